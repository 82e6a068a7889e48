//! Words that a template or a writer left for later.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, Voice, item};
use crate::finding::{Basis, Span};
use crate::model::{PlanPath, Section};
use crate::wording::{PhraseList, Stretch, Words, number_of};
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) const PLACEHOLDER_LEFT: Rule = Rule {
    code: "PL-010",
    name: "placeholder-left",
    fault: "A placeholder stands where words of the plan should",
    doc: "A template\u{2019}s \u{201c}INSERT\u{201d}, a row of crosses or a bare \u{201c}TBC\u{201d} in an issued plan means \
that nobody read it to the end. If it stands where provision should, the child is owed nothing there; that is then a \
finding of F-001 as well.

Found are the prompts of forms and word processors, brackets that ask for something, INSERT, XXX, TBC, TBA and TBD in \
capitals, rows of underlines or dots, \u{201c}to be confirmed\u{201d} in a sentence that gives no date, and a field that \
holds only \u{201c}N/A\u{201d} or the like with no reason. \u{201c}Name confirmed by 30 November 2026\u{201d} is a promise \
and is left alone. In the words of the child or family only the prompts of forms are found, and reviews are not searched. A gap without any such mark \
cannot be seen here.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}INSERT name of therapist\u{201d}",
    right: "\u{201c}A speech and language therapist of the NHS trust; the name will be given by 30 November 2026\u{201d}",
    decided: Decided::ByEngine(placeholder_left),
};

#[derive(Deserialize)]
struct File {
    phrases: Vec<String>,
    bracketed: Vec<String>,
    whole_bracket: Vec<String>,
    whole_field: Vec<String>,
}

struct Lists {
    prompts: PhraseList,
    bracketed: Vec<String>,
    whole_bracket: Vec<String>,
    whole_field: Vec<String>,
    later: PhraseList,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("placeholders.toml")).unwrap_or(File {
        phrases: Vec::new(),
        bracketed: Vec::new(),
        whole_bracket: Vec::new(),
        whole_field: Vec::new(),
    });
    Lists {
        prompts: PhraseList::from(file.phrases),
        bracketed: file.bracketed,
        whole_bracket: file.whole_bracket,
        whole_field: file.whole_field,
        later: PhraseList::of(&["to be confirmed"]),
    }
});

/// Marks that are placeholders in capitals only, by the number of the word.
static CAPITALS: LazyLock<Vec<u64>> =
    LazyLock::new(|| ["INSERT", "TBC", "TBA", "TBD"].iter().map(|mark| number_of(mark)).collect());

fn placeholder_left(subject: &Subject<'_>, found: &mut Found) {
    let council = initials(&subject.plan.local_authority.name);
    for (text, words) in subject.told() {
        // A review may well write down what is still to be found out.
        if text.voice == Voice::Adviser || text.path.as_str().starts_with("/annual_reviews") {
            continue;
        }
        let own = text.voice == Voice::Council;
        let mut hits: Vec<(usize, usize)> = LISTS
            .prompts
            .find(words)
            .map(|hit| (words[hit.start].start, words[hit.end - 1].bare_end))
            .collect();
        brackets(text.text, &mut hits);
        if own {
            capitals(text.text, words, &council, &mut hits);
            lines(text.text, &mut hits);
            later(text.text, words, &mut hits);
        }
        if own && says_nothing(text.text) {
            hits = vec![(0, text.text.len())];
        }
        hits.sort_unstable();
        let mut end = 0;
        for (from, to) in hits {
            // "[INSERT name]" is one placeholder, not two.
            if from < end {
                continue;
            }
            end = to;
            found
                .warning(text.path.clone(), "a placeholder stands here instead of the plan's words")
                .quote(text.text, Stretch::of(text.text, from, to))
                .mend("write what belongs here; if it is not known yet, say who will give it and by when");
        }
    }
    fields(subject, found);
}

/// Prompts in square, curly or pointed brackets.
fn brackets(text: &str, hits: &mut Vec<(usize, usize)>) {
    // Looked for in all bytes at once, since nearly no text has any.
    if !text.as_bytes().iter().fold(false, |any, byte| any | matches!(byte, b'[' | b'{' | b'<')) {
        return;
    }
    for (open, close) in [('[', ']'), ('{', '}'), ('<', '>')] {
        for (from, _) in text.match_indices(open) {
            let Some(length) = text[from..].find(close).filter(|length| *length < 80) else { continue };
            let inside = text[from + 1..from + length].trim().replace('\u{2019}', "'").to_lowercase();
            let begins = |start: &String| {
                inside
                    .strip_prefix(start.as_str())
                    .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || start == "xx")
            };
            if LISTS.whole_bracket.contains(&inside) || LISTS.bracketed.iter().any(begins) {
                hits.push((from, from + length + 1));
            }
        }
    }
}

/// INSERT, TBC and the like, and crosses of three or more, in capitals.
fn capitals(text: &str, words: &Words<'_>, council: &str, hits: &mut Vec<(usize, usize)>) {
    for (at, word) in words.iter().enumerate() {
        // Marks have capitals, and crosses are crosses: nearly every word is neither.
        if !matches!(text.as_bytes()[word.start], b'I' | b'T' | b'X' | b'x') {
            continue;
        }
        let letters = &text[word.start..word.bare_end];
        let follows = |one: &str| {
            words.get(at + 1).is_some_and(|next| text[next.start..next.bare_end].eq_ignore_ascii_case(one))
        };
        let mark =
            CAPITALS.contains(&word.number) && letters.chars().all(char::is_uppercase) && letters != council;
        let crosses = letters.chars().all(|c| c == 'X') && !text[word.bare_end..].starts_with('-');
        // The sex chromosomes of a diagnosis are written 47,XXX or "XXX syndrome".
        let chromosomes =
            text[..word.start].ends_with(',') || follows("syndrome") || before_is_triple(text, words, at);
        let amount = letters.eq_ignore_ascii_case("xx")
            && (["hours", "minutes", "weeks", "sessions", "times", "hrs", "mins", "per"]
                .iter()
                .any(|unit| follows(unit))
                || text[..word.start].ends_with(['\u{a3}', '/']));
        if mark || (crosses && letters.len() >= 3 && !chromosomes) || amount {
            hits.push((word.start, word.bare_end));
        }
    }
}

fn before_is_triple(text: &str, words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        text[words[before].start..words[before].bare_end].eq_ignore_ascii_case("triple")
    })
}

/// Rows of underlines or dots to write on, and question marks in a row.
fn lines(text: &str, hits: &mut Vec<(usize, usize)>) {
    let bytes = text.as_bytes();
    // Nearly no text has one of these marks twice together.
    let twice = |any, (one, next): (&u8, &u8)| any | (one == next && matches!(one, b'_' | b'.' | b'?'));
    if !bytes.iter().zip(bytes.iter().skip(1)).fold(false, twice) {
        return;
    }
    let mut at = 0;
    while at < bytes.len() {
        let mark = bytes[at];
        let least = match mark {
            b'_' => 4,
            b'.' => 10,
            b'?' => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
        // A blank inside a sentence is a task for the pupil, not a gap in the plan.
        let rest = text[at + length..].lines().next().unwrap_or_default();
        let inside =
            mark == b'_' && rest.contains(char::is_alphabetic) && !text[..at].trim_end().ends_with(':');
        if length >= least && !inside {
            hits.push((at, at + length));
        }
        at += length;
    }
}

/// "To be confirmed" where the sentence gives no date by which.
fn later(text: &str, words: &Words<'_>, hits: &mut Vec<(usize, usize)>) {
    for hit in LISTS.later.find(words) {
        let sentence = words[hit.start].sentence;
        let dated = words.iter().filter(|word| word.sentence == sentence).any(|word| {
            text[word.start..word.bare_end].len() >= 4 && text[word.start..word.bare_end].starts_with("20")
        });
        if !dated {
            hits.push((words[hit.start].start, words[hit.end - 1].bare_end));
        }
    }
}

/// Whether the whole field only says that it says nothing.
fn says_nothing(text: &str) -> bool {
    // Nearly every text is longer than any such word, and need not be read.
    if text.len() > 40 {
        return false;
    }
    let small = text.trim().trim_end_matches(['.', '*']).trim_start_matches('*').to_lowercase();
    small.len() < 16 && LISTS.whole_field.contains(&small)
}

/// Short fields that are no texts: titles, names of people, settings and papers.
fn fields(subject: &Subject<'_>, found: &mut Found) {
    let mut add = |at: PlanPath, field: &str, words: Option<&'_ str>| {
        if let Some(words) = words.filter(|words| is_placeholder(words)) {
            found
                .warning(at.field(field), "a placeholder stands here instead of a name or a title")
                .quote(words, Span { start: 0, end: words.chars().count() })
                .mend("write what belongs here, or leave the field out until it is known");
        }
    };
    let plan = subject.plan;
    let version = PlanPath::root().field("version").field("signed_by");
    add(version, "name", plan.version.signed_by.as_ref().map(|signed| signed.name.as_str()));
    let council = PlanPath::root().field("local_authority").field("case_officer");
    add(council, "name", plan.local_authority.case_officer.as_ref().map(|officer| officer.name.as_str()));
    for (index, need) in plan.sections.special_educational_needs.needs.iter().enumerate() {
        add(item(Section::B, "needs", index), "title", need.title.as_deref());
    }
    for outcome in &subject.outcomes {
        add(outcome.path.clone(), "title", outcome.outcome.title.as_deref());
    }
    for provision in &subject.provisions {
        add(provision.path.clone(), "title", provision.provision.title.as_deref());
        add(provision.path.clone(), "commissioner", provision.provision.commissioner.as_deref());
        for (index, person) in provision.provision.delivered_by.iter().enumerate() {
            let at = provision.path.field("delivered_by").index(index);
            add(at.clone(), "as_written", person.as_written.as_deref());
            add(at, "qualification", person.qualification.as_deref());
        }
    }
    for (index, placement) in plan.sections.placement.placements.iter().enumerate() {
        let at = item(Section::I, "placements", index);
        add(at.clone(), "name", placement.name.as_deref());
        add(at, "type_as_written", placement.type_as_written.as_deref());
    }
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let at = item(Section::K, "advice", index);
        add(at.clone(), "title", Some(advice.title.as_str()));
        add(at.clone(), "author", advice.author.as_deref());
        add(at, "author_role", advice.author_role.as_deref());
    }
}

/// Whether a short field holds a placeholder and nothing else of use.
fn is_placeholder(field: &str) -> bool {
    if says_nothing(field) {
        return true;
    }
    let mut hits = Vec::new();
    brackets(field, &mut hits);
    let begins = |letters: &[u8]| {
        [b"ins".as_slice(), b"tbc", b"tba", b"tbd", b"be "]
            .iter()
            .any(|mark| letters.eq_ignore_ascii_case(mark))
            || letters[..2].eq_ignore_ascii_case(b"xx")
    };
    // Nearly no field has the letters of a mark anywhere, so that its words need not be cut.
    let bytes = field.as_bytes();
    if hits.is_empty() && !bytes.windows(3).any(begins) && !bytes.ends_with(b"xx") && !bytes.ends_with(b"XX")
    {
        return false;
    }
    let words = Words::of(field);
    capitals(field, &words, "", &mut hits);
    later(field, &words, &mut hits);
    !hits.is_empty()
}

/// The first letters of a council's name: "Tarnside Borough Council" is TBC and no placeholder there.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter(|word| !matches!(*word, "of" | "and" | "the"))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        assert!(LISTS.bracketed.len() > 10 && LISTS.whole_bracket.len() > 5 && LISTS.whole_field.len() > 5);
    }
}
