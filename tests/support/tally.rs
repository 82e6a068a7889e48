//! How well a reader does on labelled sentences: precision, recall and F1.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(dead_code, reason = "each test file uses some of this")]
#![expect(clippy::print_stdout, reason = "the scores are for a person")]

/// Right, found and labelled, of which the three scores are made.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub right: u32,
    pub found: u32,
    pub labelled: u32,
}

impl Tally {
    /// Adds one answer to one question.
    pub fn add(&mut self, found: bool, labelled: bool, right: bool) {
        self.found += u32::from(found);
        self.labelled += u32::from(labelled);
        self.right += u32::from(right);
    }

    /// Adds all that was found in one text. One label answers one find.
    pub fn add_all<T>(&mut self, found: &[T], labelled: &[T], same: impl Fn(&T, &T) -> bool) {
        self.found += u32::try_from(found.len()).unwrap();
        self.labelled += u32::try_from(labelled.len()).unwrap();
        let mut free: Vec<&T> = labelled.iter().collect();
        for one in found {
            if let Some(at) = free.iter().position(|label| same(one, label)) {
                free.remove(at);
                self.right += 1;
            }
        }
    }

    pub fn f1(self) -> f64 {
        2.0 * f64::from(self.right) / f64::from((self.found + self.labelled).max(1))
    }

    pub fn show(self, name: &str) {
        let part = |whole: u32| f64::from(self.right) / f64::from(whole.max(1));
        println!(
            "{name}: precision {:.3} recall {:.3} F1 {:.3}",
            part(self.found),
            part(self.labelled),
            self.f1()
        );
    }
}
