//! How a document speaks: phrases filled with facts about one child, and plan text given its shape.

use super::super::phrases::{BOLD_OFF, BOLD_ON, PhraseError, Phrases};
use crate::model::{Block, Date, Inline, Plan, RightsHolderKind, Text};
use minijinja::{Value, context};
use serde_json::{Value as Json, json};
use std::cell::RefCell;
use unicode_segmentation::UnicodeSegmentation;

/// The phrases, spoken about one child.
///
/// A phrase that cannot be said is noted and shows as nothing; the first one noted fails the
/// document, so that no page with a hole in it is ever made.
pub(super) struct Voice {
    phrases: &'static Phrases,
    /// The name the child wants to be called by.
    pub(super) name: String,
    /// The name's possessive, such as "James's".
    pub(super) names: String,
    /// Whether this is a young person, in whose group there are people and not children.
    pub(super) grown: bool,
    faults: RefCell<Vec<PhraseError>>,
}

impl Voice {
    pub(super) fn new(plan: &Plan) -> Result<Self, PhraseError> {
        let name = &plan.child_or_young_person.name;
        let name = name.preferred.as_ref().unwrap_or(&name.given).trim().to_owned();
        let names = format!("{name}’s");
        let grown = plan.rights_holder.kind == RightsHolderKind::YoungPerson;
        Ok(Self { phrases: Phrases::get()?, name, names, grown, faults: RefCell::default() })
    }

    /// All phrases and the lists beside them.
    pub(super) fn phrases(&self) -> &'static Phrases {
        self.phrases
    }

    /// Says a phrase that needs no facts but the child's name.
    pub(super) fn say(&self, key: &str) -> String {
        self.tell(key, context! {})
    }

    /// Says a phrase with facts.
    pub(super) fn tell(&self, key: &str, facts: Value) -> String {
        let facts = context! { name => &self.name, names => &self.names, ..facts };
        self.phrases.say(key, &facts).unwrap_or_else(|fault| {
            self.faults.borrow_mut().push(fault);
            String::new()
        })
    }

    /// Says a phrase as runs, in which some words may be bold.
    pub(super) fn runs(&self, key: &str, facts: Value) -> Json {
        marked_runs(&self.tell(key, facts))
    }

    /// The first phrase that could not be said.
    pub(super) fn fault(&self) -> Option<PhraseError> {
        self.faults.borrow().first().cloned()
    }
}

/// Runs of a made sentence: plain words, and bold words as `["s", words]`.
fn marked_runs(words: &str) -> Json {
    let mut runs = Vec::new();
    for (at, part) in words.split(BOLD_ON).enumerate() {
        let (bold, plain) =
            if at == 0 { ("", part) } else { part.split_once(BOLD_OFF).unwrap_or((part, "")) };
        if !bold.is_empty() {
            runs.push(json!(["s", bold]));
        }
        if !plain.is_empty() {
            runs.push(json!(plain));
        }
    }
    Json::Array(runs)
}

/// The plan's words as data for a template: paragraphs `["p", runs]`, lists `["ul", items]` and
/// `["ol", [[number, sign, blocks], …]]`, tables `["t", header, rows]`.
pub(super) fn rich(text: &Text) -> Json {
    blocks(&text.blocks())
}

/// The same for words that are no `Text` of the plan, such as a title: one plain paragraph.
pub(super) fn plain(words: &str) -> Json {
    json!([["p", runs(&[Inline::Plain(words.to_owned())])]])
}

/// The words as one line without the stars of bold words, for a fact that stands in a strip or inside a
/// sentence. Words without bold stay as they were typed.
pub(super) fn bare(text: &Text) -> String {
    fn gather(blocks: &[Block], words: &mut Vec<String>) {
        let line = |runs: &[Inline]| -> String {
            let word = |run: &Inline| match run {
                Inline::Plain(words) | Inline::Strong(words) => words.clone(),
                Inline::Break => " ".to_owned(),
            };
            runs.iter().map(word).collect()
        };
        for block in blocks {
            match block {
                Block::Paragraph(runs) => words.push(line(runs)),
                Block::Bullets(items) => {
                    for item in items {
                        words.push("•".to_owned());
                        gather(item, words);
                    }
                }
                Block::Numbers(items) => {
                    for (number, sign, item) in items {
                        words.push(format!("{number}{sign}"));
                        gather(item, words);
                    }
                }
                Block::Table { header, rows } => {
                    words.extend(std::iter::once(header).chain(rows).flatten().map(|cell| line(cell)));
                }
            }
        }
    }
    if !text.as_str().contains("**") {
        return text.as_str().to_owned();
    }
    let mut words = Vec::new();
    gather(&text.blocks(), &mut words);
    words.join(" ")
}

fn blocks(found: &[Block]) -> Json {
    found
        .iter()
        .map(|block| match block {
            Block::Paragraph(words) if runs_from_the_right(words) => json!(["p", runs(words), "rtl"]),
            Block::Paragraph(words) => json!(["p", runs(words)]),
            Block::Bullets(items) => json!(["ul", items.iter().map(|item| blocks(item)).collect::<Vec<_>>()]),
            Block::Numbers(items) => {
                let items: Vec<Json> = items
                    .iter()
                    .map(|(number, sign, item)| json!([number, sign.to_string(), blocks(item)]))
                    .collect();
                json!(["ol", items])
            }
            Block::Table { header, rows } => {
                let cells = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| runs(cell)).collect::<Vec<_>>();
                json!(["t", cells(header), rows.iter().map(cells).collect::<Vec<_>>()])
            }
        })
        .collect()
}

fn runs(words: &[Inline]) -> Json {
    let mut found = Vec::with_capacity(words.len());
    for run in words {
        match run {
            Inline::Plain(words) => push_plain(&mut found, words),
            Inline::Strong(words) => found.push(json!(["s", words])),
            Inline::Break => found.push(json!(["br"])),
        }
    }
    Json::Array(found)
}

/// A word with more letters than this may be wider than the narrowest line of a document.
const WIDEST_WORD: usize = 28;

/// Adds plain words. A word too long for a line comes in pieces `["w", piece]` between which a line
/// may end; no character is added, so that copied text is the plan's. An address parts after its signs.
fn push_plain(found: &mut Vec<Json>, words: &str) {
    let mut kept = 0;
    let too_long = |word: &str| {
        word.len() > WIDEST_WORD && word.chars().count() > WIDEST_WORD && !word.chars().any(is_right_to_left)
    };
    let mut at = 0;
    for word in words.split(' ') {
        if too_long(word) {
            if at > kept {
                found.push(json!(&words[kept..at]));
            }
            found.extend(pieces(word).iter().map(|piece| json!(["w", piece])));
            kept = at + word.len();
        }
        at += word.len() + 1;
    }
    if kept < words.len() {
        found.push(json!(&words[kept..]));
    }
}

/// The pieces of a word between which a line may end.
fn pieces(word: &str) -> Vec<String> {
    const SIGNS: [&str; 7] = ["@", ".", "/", "-", "_", "?", "&"];
    let address = word.contains(['@', '.', '/']);
    let mut pieces: Vec<String> = Vec::new();
    let (mut letters, mut after_sign) = (0, false);
    for letter in word.graphemes(true) {
        let sign = address && SIGNS.contains(&letter);
        let full = if address { letters == 16 || (after_sign && !sign) } else { letters == 8 };
        if pieces.is_empty() || (full && !sign) {
            pieces.push(String::new());
            letters = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(letter);
        }
        letters += 1;
        after_sign = sign;
    }
    pieces
}

/// Whether a paragraph begins with a letter of a script that runs from right to left.
fn runs_from_the_right(words: &[Inline]) -> bool {
    let letters = words.iter().flat_map(|run| match run {
        Inline::Plain(words) | Inline::Strong(words) => words.chars(),
        Inline::Break => "".chars(),
    });
    letters.into_iter().find(|letter| letter.is_alphabetic()).is_some_and(is_right_to_left)
}

/// Whether any words of a view, other than those in pieces already, are too long for a line. A rule
/// that parts them looks at every word, so a document has it only if it needs it.
pub(in crate::render) fn has_long_words(view: &Json) -> bool {
    let too_long = |word: &str| word.len() > WIDEST_WORD && word.chars().count() > WIDEST_WORD;
    match view {
        Json::String(words) => words.split([' ', '-', '–', '—', '/', '\n', '\u{a0}']).any(too_long),
        Json::Array(items) => items.iter().any(has_long_words),
        Json::Object(fields) => {
            // Where addresses stand the templates have the rule anyway, or are told on their own.
            let has_rule = |key: &str| matches!(key, "tel_link" | "email" | "details");
            fields.iter().any(|(key, field)| !has_rule(key) && has_long_words(field))
        }
        _ => false,
    }
}

/// Whether a letter belongs to a script that runs from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A date as people write it: "14 July 2026", with no-break spaces.
pub(super) fn day(date: Date) -> String {
    crate::timescales::words::day(date).replace(' ', "\u{a0}")
}

/// A telephone number with no-break spaces; longer words, such as when to ring, may part.
pub(in crate::render) fn on_one_line(number: &str) -> String {
    if number.chars().count() > 20 { number.to_owned() } else { number.replace(' ', "\u{a0}") }
}

/// A title that begins a sentence.
pub(super) fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words that keep their capital inside a sentence: days, months, and languages and signs of plans.
const PROPER_WORDS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March \
    April June July August September October November December Christmas Easter English British Welsh \
    French Polish Arabic Turkish Punjabi Bengali Urdu Deaf Makaton Lego Signalong Portage";

/// A title inside a sentence: its first letter small, unless the word is a short form or a name.
pub(super) fn mid_sentence(words: &str, names: &[&str]) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let is_short_form = first.chars().skip(1).any(char::is_uppercase) || (letters == 1 && first != "A");
    let bare = first.trim_end_matches(|c: char| !c.is_alphabetic());
    let is_proper = PROPER_WORDS.split_whitespace().any(|word| word == bare);
    // "Occupational Therapy Service", "Preparing for Adulthood": a name that is written with capitals stays so.
    let is_name = words.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    if is_short_form || is_proper || is_name || names.iter().any(|name| first.starts_with(name)) {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Words in a row: "a, b or c".
pub(super) fn in_a_row(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., end] => format!("{} {last} {end}", start.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_marks_come_from_the_phrase_only() {
        let said = format!("Get {BOLD_ON}all{BOLD_OFF} the <b>help</b>.");
        assert_eq!(marked_runs(&said), json!(["Get ", ["s", "all"], " the <b>help</b>."]));
    }

    #[test]
    fn a_word_too_long_for_a_line_may_be_parted() {
        let mut found = Vec::new();
        push_plain(&mut found, "a nooooooooooooooooooooooooooooooooooo b");
        let words: String = found.iter().map(|run| run.as_str().or(run[1].as_str()).unwrap()).collect();
        assert_eq!(words, "a nooooooooooooooooooooooooooooooooooo b");
        assert_eq!(found[0], "a ");
        assert_eq!(found[1], json!(["w", "nooooooo"]));
        assert_eq!(found.last().unwrap(), " b");
    }

    #[test]
    fn words_lose_their_shape_and_nothing_else() {
        let odd = "__a__ ~~b~~ `c` [a](https://a.example) ![b](c) > a | b |";
        assert_eq!(bare(&Text::from(odd)), odd);
        assert_eq!(
            bare(&Text::from("Reading **aloud**, then\n- one\n- two")),
            "Reading aloud, then • one • two"
        );
    }

    #[test]
    fn an_address_parts_after_its_signs() {
        assert_eq!(
            pieces("sendiass.team@northmere.example"),
            ["sendiass.", "team@", "northmere.", "example"]
        );
        let long = "a-very-long-address-without-any-end-to-it-at-all/and-more";
        assert_eq!(pieces(long).concat(), long);
        assert!(pieces(&"@".repeat(40)).concat().len() == 40);
    }

    #[test]
    fn titles_inside_a_sentence() {
        assert_eq!(mid_sentence("Extra reading", &[]), "extra reading");
        assert_eq!(mid_sentence("ELSA sessions", &[]), "ELSA sessions");
        assert_eq!(mid_sentence("Saturday short break", &[]), "Saturday short break");
        assert_eq!(mid_sentence("Zofia’s laptop", &["Zofia"]), "Zofia’s laptop");
    }

    #[test]
    fn rows_of_words() {
        let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(in_a_row(&words(&["a"]), "or"), "a");
        assert_eq!(in_a_row(&words(&["a", "b", "c"]), "or"), "a, b or c");
    }
}
