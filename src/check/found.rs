//! What one rule found, before it becomes a finding of the report.

use crate::finding::{Around, Basis, Severity, Span};
use crate::model::PlanPath;

/// The hits of one rule on one plan.
#[derive(Debug, Default)]
pub struct Found {
    pub(super) hits: Vec<Hit>,
    /// How many of the last hits stand at one place.
    at_one_place: usize,
    /// What a hit beyond the most at one place is written to.
    beyond: Option<Hit>,
}

/// The most findings of one rule at one place. A text with more of them is read whole anyway, and
/// a text of millions of words must not take as many findings.
const MOST_AT_ONE_PLACE: usize = 50;

/// One place where a rule found its fault.
#[derive(Debug)]
pub struct Hit {
    pub(super) place: PlanPath,
    pub(super) severity: Severity,
    pub(super) basis: Option<Basis>,
    pub(super) quote: Option<(String, Span, Around)>,
    pub(super) message: String,
    pub(super) mend: String,
    /// Whether it is in the list, so that its words are worth finding.
    kept: bool,
}

impl Found {
    /// A legal requirement looks unmet, or the words are likely unenforceable.
    pub fn error(&mut self, place: PlanPath, message: impl Into<String>) -> &mut Hit {
        self.add(place, Severity::Error, message)
    }

    /// A risk under the Code, at the Tribunal or in an inspection.
    pub fn warning(&mut self, place: PlanPath, message: impl Into<String>) -> &mut Hit {
        self.add(place, Severity::Warning, message)
    }

    /// Something that could be better: style and readability.
    pub fn advice(&mut self, place: PlanPath, message: impl Into<String>) -> &mut Hit {
        self.add(place, Severity::Advice, message)
    }

    /// A hit of the severity that the caller worked out.
    pub fn add(&mut self, place: PlanPath, severity: Severity, message: impl Into<String>) -> &mut Hit {
        let again = self.hits.last().is_some_and(|last| last.place == place);
        self.at_one_place = if again { self.at_one_place + 1 } else { 1 };
        if self.at_one_place > MOST_AT_ONE_PLACE {
            let hit = Hit {
                place,
                severity,
                basis: None,
                quote: None,
                message: String::new(),
                mend: String::new(),
                kept: false,
            };
            return self.beyond.insert(hit);
        }
        let mut message = message.into();
        if self.at_one_place == MOST_AT_ONE_PLACE {
            message.push_str("; there may be more in this text, which are not listed");
        }
        self.hits.push(Hit {
            place,
            severity,
            basis: None,
            quote: None,
            message,
            mend: String::new(),
            kept: true,
        });
        // The line above has just put it there.
        let last = self.hits.len() - 1;
        &mut self.hits[last]
    }
}

impl Hit {
    /// How to mend it, in one sentence that begins with a verb and names no invented amount.
    pub fn mend(&mut self, mend: impl Into<String>) -> &mut Self {
        self.mend = mend.into();
        self
    }

    /// The exact words of the text at the hit's place, and where they stand in it.
    pub fn quote(&mut self, text: &str, span: impl Into<Span>) -> &mut Self {
        if !self.kept {
            return self;
        }
        let span = span.into();
        let letters: Vec<char> = text.chars().collect();
        let (start, end) = (span.start.min(letters.len()), span.end.min(letters.len()).max(span.start));
        let end = end.min(letters.len());
        let words = letters[start..end].iter().collect();
        self.quote = Some((words, span, around(&letters, start, end)));
        self
    }

    /// What this hit rests on, where that is weaker than the rule at its strongest. Only the
    /// sources of that force, and of weaker force, are then cited.
    pub fn on(&mut self, basis: Basis) -> &mut Self {
        self.basis = Some(basis);
        self
    }
}

/// How many characters beside a quotation help to find it.
const BESIDE: usize = 60;

/// What stands beside the words from `start` to `end` on their line, cut at a space.
fn around(letters: &[char], start: usize, end: usize) -> Around {
    let line = letters[..start].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let mut from = line.max(start.saturating_sub(BESIDE));
    let cut = from > line;
    if cut {
        from = letters[from..start].iter().position(|c| *c == ' ').map_or(from, |at| from + at + 1);
    }
    let line_end = letters[end..].iter().position(|c| *c == '\n').map_or(letters.len(), |at| end + at);
    let mut to = line_end.min(end + BESIDE);
    let cut_after = to < line_end;
    if cut_after {
        to = letters[end..to].iter().rposition(|c| *c == ' ').map_or(to, |at| end + at);
    }
    let words = |part: &[char]| part.iter().collect::<String>();
    Around {
        before: format!("{}{}", if cut { "\u{2026}" } else { "" }, words(&letters[from..start])),
        after: format!("{}{}", words(&letters[end..to]), if cut_after { "\u{2026}" } else { "" }),
    }
}

/// Several things in words, such as "a measure, a baseline and a date"; none where there is nothing.
pub(super) fn listed(things: &[&str]) -> Option<String> {
    let (last, before) = things.split_last()?;
    Some(if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) })
}
