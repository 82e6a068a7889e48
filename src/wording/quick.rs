//! Sets and maps of committed words that are looked up for every word of a text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of words of a committed list.
pub(super) type WordSet = HashSet<String, BuildHasherDefault<Quick>>;

/// What the words of a committed list stand for.
pub(super) type WordMap<T> = HashMap<String, T, BuildHasherDefault<Quick>>;

/// A short hash: every word of a plan is looked up once, and nobody chooses the words of the lists.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        // The product mixes upwards only: without its high half all words with one first letter would meet.
        self.0 ^ (self.0 >> 32)
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.write_u64(rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }
}
