//! Numbers that stand for words, so that words are compared without their letters.

/// The number that stands for a word in any case: equal for equal words, and as good as never for others.
#[must_use]
pub fn number_of(word: &str) -> u64 {
    let mut letters = String::with_capacity(word.len());
    add_small(word, &mut letters);
    number_of_small(&letters)
}

/// The same of a word in small letters with a straight apostrophe: FNV-1a, stirred at the end so that
/// every bit of it tells words apart.
pub(in crate::wording) fn number_of_small(letters: &str) -> u64 {
    let mut number = Number::new();
    letters.bytes().for_each(|byte| number.add(byte));
    number.finish()
}

/// The number of a word whose small letters come one after another.
pub(super) struct Number(u64);

impl Number {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    pub(super) const fn finish(self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// Adds letters in small, and a curly apostrophe as a straight one.
pub(super) fn add_small(letters: &str, small: &mut String) {
    if letters.is_ascii() {
        let from = small.len();
        small.push_str(letters);
        small[from..].make_ascii_lowercase();
        return;
    }
    for letter in letters.chars() {
        match letter {
            '\u{2019}' => small.push('\''),
            letter => small.extend(letter.to_lowercase()),
        }
    }
}

/// The number of the first two letters of a word in small letters. All words that begin with a figure have one.
pub(in crate::wording) fn pair_of(word: &str) -> u16 {
    let bytes = word.as_bytes();
    let letter = |at: usize| match bytes.get(at) {
        Some(letter @ b'a'..=b'z') => u16::from(letter - b'a'),
        _ => 26,
    };
    if bytes.first().is_some_and(u8::is_ascii_digit) { 1023 } else { letter(0) * 32 + letter(1) }
}

/// A set of numbers that may have more than was put in: enough to pass over nearly every word and text.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::wording) struct Marks([u64; 16]);

impl Marks {
    pub(in crate::wording) fn add(&mut self, number: u64) {
        self.0[Self::place(number)] |= 1 << (number & 63);
    }

    pub(in crate::wording) fn has(&self, number: u64) -> bool {
        self.0[Self::place(number)] & (1 << (number & 63)) != 0
    }

    pub(in crate::wording) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |met, (one, other)| met | (one & other)) != 0
    }

    const fn place(number: u64) -> usize {
        (number >> 6) as usize % 16
    }
}
