//! Whose plan it is: front page, running heads and text, which must agree.

use super::date::{date, date_in};
use super::entry::{Entry, ReadAs};
use super::lexicon::{Field, Lexicon};
use super::name::{before_birth, is_name, split_name, without_preferred};
use super::normal::one_line;
use super::piece::{Piece, Pieces};
use crate::model::Date;

/// A value of the front page, as it is written, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As written.
    pub text: String,
    /// The entry that holds it; none where it stands in a running head.
    pub entry: Option<usize>,
}

/// Something about the identity that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityDoubt {
    /// The words in doubt.
    pub words: String,
    /// Where they stand, in words.
    pub place: String,
    /// Why.
    pub reason: String,
}

/// What the document says of whose plan it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The whole name.
    pub name: Option<Value>,
    /// First name, middle names and family name, where the form parts them.
    pub given: Option<Value>,
    /// Middle names.
    pub middle: Option<Value>,
    /// Family name.
    pub family: Option<Value>,
    /// The name the child likes.
    pub preferred: Option<Value>,
    /// Date of birth.
    pub date_of_birth: Option<(Date, Value)>,
    /// Unique pupil number.
    pub upn: Option<Value>,
    /// Unique learner number.
    pub uln: Option<Value>,
    /// NHS number, digits only.
    pub nhs: Option<Value>,
    /// The council.
    pub council: Option<Value>,
    /// The setting attended.
    pub setting: Option<Value>,
    /// The date of the plan.
    pub issue_date: Option<(Date, Value)>,
    /// The date of the next review.
    pub review_date: Option<(Date, Value)>,
    /// Parents, as written.
    pub parents: Vec<Value>,
    /// Other fields, with what they are.
    pub others: Vec<(Field, Value)>,
    /// The status, as written or ticked.
    pub status: Option<Value>,
    /// What does not agree.
    pub doubts: Vec<IdentityDoubt>,
}

impl Identity {
    /// The names that the text may use for the child, in small letters.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let values = [&self.name, &self.given, &self.preferred].into_iter().flatten();
        for (number, value) in values.enumerate() {
            let (given, _, family) = split_name(&value.text);
            for word in super::normal::words_of(&given) {
                names.push(word);
            }
            if number > 0 {
                names.extend(family.iter().flat_map(|family| super::normal::words_of(family)));
            }
        }
        names.retain(|name| name.chars().count() > 1);
        names.sort();
        names.dedup();
        names
    }
}

/// Reads the identity from the entries of the front page, the running heads and the text.
pub fn identity(entries: &[Entry], pieces: &Pieces<'_>, lexicon: &Lexicon) -> Identity {
    let mut found = Identity::default();
    let mut ticked: Vec<Value> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let ReadAs::Identity(field) = entry.read_as else { continue };
        let value = Value { text: one_line(&entry.text), entry: Some(at) };
        if field == Field::Status && value.text.contains(['\u{2610}', '\u{2611}', '\u{2612}']) {
            ticked.push(value);
            continue;
        }
        let place = pieces.all[entry.piece].place().to_string();
        take(&mut found, field, value, &place);
    }
    if let Some(status) = ticked_status(&ticked) {
        found.status = Some(status);
    }
    running(&mut found, pieces, lexicon);
    born_in_line(&mut found, entries);
    front_words(&mut found, entries, pieces, lexicon);
    numbers_elsewhere(&mut found, pieces);
    found
}

fn take(found: &mut Identity, field: Field, value: Value, place: &str) {
    if value.text.is_empty() || is_blank(&value.text) {
        return;
    }
    let differs = |known: &str, new: &str, what: &str, doubts: &mut Vec<IdentityDoubt>| {
        if known != new {
            doubts.push(IdentityDoubt {
                words: value.text.clone(),
                place: place.to_owned(),
                reason: format!("the source gives another {what} elsewhere; check whose plan this is"),
            });
        }
    };
    match field {
        Field::DateOfBirth => {
            let Some(day) = date(&value.text).or_else(|| date_in(&value.text)) else {
                found.others.push((field, value));
                return;
            };
            match &found.date_of_birth {
                Some((known, _)) => {
                    differs(&known.to_string(), &day.to_string(), "date of birth", &mut found.doubts);
                }
                None => found.date_of_birth = Some((day, value)),
            }
        }
        Field::IssueDate => match date(&value.text).or_else(|| date_in(&value.text)) {
            Some(day) if found.issue_date.is_none() => found.issue_date = Some((day, value)),
            _ => found.others.push((field, value)),
        },
        Field::ReviewDate => match date(&value.text).or_else(|| date_in(&value.text)) {
            Some(day) if found.review_date.is_none() => found.review_date = Some((day, value)),
            _ => found.others.push((field, value)),
        },
        Field::Nhs => {
            let digits: String = value.text.chars().filter(char::is_ascii_digit).collect();
            if digits.len() != 10 {
                found.others.push((field, value));
                return;
            }
            match &found.nhs {
                Some(known) => differs(&known.text, &digits, "NHS number", &mut found.doubts),
                None => found.nhs = Some(Value { text: digits, entry: value.entry }),
            }
        }
        Field::Upn => {
            let upn: String =
                value.text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
            if !is_upn(&upn) {
                found.others.push((field, value));
                return;
            }
            match &found.upn {
                Some(known) => differs(&known.text, &upn, "UPN", &mut found.doubts),
                None => found.upn = Some(Value { text: upn, entry: value.entry }),
            }
        }
        Field::Name => {
            let (name, preferred) = without_preferred(&value.text);
            if name.chars().any(|c| c.is_ascii_digit()) || name.split_whitespace().count() > 8 {
                found.others.push((field, value));
                return;
            }
            match &found.name {
                Some(known) => {
                    let same = super::normal::words_of(&known.text) == super::normal::words_of(&name);
                    if !same {
                        differs("", &name, "name", &mut found.doubts);
                    }
                }
                None => found.name = Some(Value { text: name, entry: value.entry }),
            }
            if let Some(preferred) = preferred
                && found.preferred.is_none()
            {
                found.preferred = Some(Value { text: preferred, entry: value.entry });
            }
        }
        Field::Council => {
            let text = council_in(&value.text).unwrap_or_else(|| value.text.clone());
            found.council.get_or_insert(Value { text, entry: value.entry });
        }
        Field::Setting => {
            found.setting.get_or_insert(value);
        }
        Field::Parent => found.parents.push(value),
        Field::Status => {
            found.status.get_or_insert(value);
        }
        Field::Given => put(&mut found.given, value),
        Field::Middle => put(&mut found.middle, value),
        Field::Family => put(&mut found.family, value),
        Field::Preferred => put(&mut found.preferred, value),
        Field::Uln => put(&mut found.uln, value),
        _ => found.others.push((field, value)),
    }
}

fn put(into: &mut Option<Value>, value: Value) {
    into.get_or_insert(value);
}

/// Dots and lines to write on, dashes, or "not known".
fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
        || matches!(
            text.to_lowercase().trim_end_matches('.'),
            "n/a" | "not known" | "unknown" | "tbc" | "none" | "not applicable"
        )
}

/// The words of the ticked boxes: "☒ Final plan ☐ Draft plan".
fn ticked_status(values: &[Value]) -> Option<Value> {
    for value in values {
        let boxes: Vec<(usize, char)> = value
            .text
            .char_indices()
            .filter(|(_, c)| matches!(c, '\u{2610}' | '\u{2611}' | '\u{2612}'))
            .collect();
        let before = boxes.first().is_some_and(|(at, _)| !value.text[..*at].trim().is_empty());
        for (number, (at, mark)) in boxes.iter().enumerate() {
            if *mark == '\u{2610}' {
                continue;
            }
            let words = if before {
                let from = number.checked_sub(1).map_or(0, |one| boxes[one].0 + 3);
                &value.text[from..*at]
            } else {
                let to = boxes.get(number + 1).map_or(value.text.len(), |next| next.0);
                &value.text[at + 3..to]
            };
            let lower = words.to_lowercase();
            if ["final", "draft", "amend", "ceased", "proposed"].iter().any(|word| lower.contains(word)) {
                return Some(Value { text: words.trim().to_owned(), entry: value.entry });
            }
        }
    }
    None
}

/// "Name: Sam Smith" and the like in running heads and feet.
fn running(found: &mut Identity, pieces: &Pieces<'_>, lexicon: &Lexicon) {
    for (_, piece) in &pieces.running {
        let place = piece.place().to_string();
        for part in piece.paragraph.text.split(['\n', '\t', '|', ';']) {
            let Some((label, text)) = part.split_once(':') else { continue };
            let Some(field) = lexicon.field(label) else { continue };
            let firm = matches!(
                field,
                Field::Name
                    | Field::DateOfBirth
                    | Field::Upn
                    | Field::Nhs
                    | Field::Council
                    | Field::Preferred
            );
            if firm {
                take(found, field, Value { text: one_line(text), entry: None }, &place);
            }
        }
        if found.council.is_none()
            && let Some(council) = council_in(&piece.text)
        {
            found.council = Some(Value { text: council, entry: None });
        }
    }
}

/// "Sam Vale, born 1 May 2015", "Re: Sam Vale (d.o.b. 1/5/2015)": the date of birth within a line before the
/// first section.
fn born_in_line(found: &mut Identity, entries: &[Entry]) {
    if found.date_of_birth.is_some() {
        return;
    }
    for (at, entry) in entries.iter().enumerate().take_while(|(_, entry)| entry.section.is_none()) {
        if entry.read_as == ReadAs::Contents {
            continue;
        }
        let lower = entry.text.to_lowercase();
        for word in ["born on", "born", "d.o.b.", "d.o.b", "dob", "date of birth"] {
            let Some(start) = lower.find(word).filter(|_| lower.len() == entry.text.len()) else { continue };
            let after = entry.text[start + word.len()..].trim_start_matches([':', ' ', '-', '\u{2013}']);
            let first: String = after.split([';', ')', '|']).next().unwrap_or(after).to_owned();
            let words: Vec<&str> = first.split_whitespace().take(4).collect();
            let whole = (1..=words.len()).rev().find_map(|length| date(&words[..length].join(" ")));
            if let Some(day) = whole {
                found.date_of_birth = Some((day, Value { text: one_line(&first), entry: Some(at) }));
                return;
            }
        }
    }
}

/// A front page has no more stretches than this.
const FRONT: usize = 300;

/// The council and the status as free words of the front page; the name where nothing labels it.
fn front_words(found: &mut Identity, entries: &[Entry], pieces: &Pieces<'_>, lexicon: &Lexicon) {
    let front = |entry: &&Entry| entry.section.is_none() && !matches!(entry.read_as, ReadAs::Contents);
    let first_section = entries.iter().position(|entry| entry.section.is_some()).unwrap_or(entries.len());
    let first_section = first_section.min(FRONT);
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| front(entry)) {
        if found.council.is_none()
            && !entry.text.trim_end().ends_with('?')
            && let Some(council) = council_in(&entry.text)
        {
            found.council = Some(Value { text: council, entry: Some(at) });
        }
        let lower = entry.text.to_lowercase();
        let words = lower.split_whitespace().count();
        if found.status.is_none()
            && at < first_section
            && matches!(entry.read_as, ReadAs::Other | ReadAs::Heading)
            && words <= 12
            && ["final", "draft", "amended", "proposed"]
                .iter()
                .any(|word| lower.split(|c: char| !c.is_alphabetic()).any(|part| part == *word))
        {
            found.status = Some(Value { text: entry.text.clone(), entry: Some(at) });
        }
    }
    if found.name.is_none() && found.given.is_none() {
        for (at, entry) in entries.iter().enumerate().take(first_section) {
            let lower = entry.text.to_lowercase();
            for begin in [
                "education, health and care plan for ",
                "ehc plan for ",
                "plan for ",
                "ehcp for ",
                "this is the plan of ",
                "this plan is for ",
                "my name is ",
                "education health and care plan for ",
                "re: ",
                "for ",
            ] {
                if entry.read_as != ReadAs::Contents && lower.starts_with(begin) && found.name.is_none() {
                    let rest = entry.text[begin.len()..].trim().trim_end_matches('.');
                    let name = before_birth(rest.split(',').next().unwrap_or(rest)).to_owned();
                    if is_name(&name) {
                        found.name = Some(Value { text: name, entry: Some(at) });
                    }
                }
            }
        }
    }
    if found.name.is_none() && found.given.is_none() {
        // "Prepared by Hill Council for Sam Vale".
        let line = entries.iter().enumerate().take(first_section).find_map(|(at, entry)| {
            let (_, name) = entry.text.rsplit_once(" for ").filter(|_| entry.read_as == ReadAs::Other)?;
            let name = before_birth(name.trim_end_matches('.'));
            (is_name(name) && council_in(name).is_none()).then(|| (at, name.to_owned()))
        });
        if let Some((at, name)) = line {
            found.name = Some(Value { text: name, entry: Some(at) });
        }
    }
    if found.name.is_none() && found.given.is_none() {
        // A line of the front page that is a name and nothing else, and that a running head repeats.
        let heads: Vec<&str> = pieces.running.iter().map(|(_, piece)| piece.text.as_str()).collect();
        let line = entries.iter().enumerate().take(first_section).find(|(_, entry)| {
            let name = before_birth(&entry.text);
            matches!(entry.read_as, ReadAs::Other | ReadAs::Heading)
                && is_name(name)
                && council_in(&entry.text).is_none()
                && lexicon.section_named(name).is_none()
                && name.split_whitespace().next().is_some_and(|first| {
                    heads.iter().any(|head| head.contains(first))
                        || pieces.all.iter().filter(|piece| piece.text.contains(first)).count() > 4
                })
        });
        if let Some((at, entry)) = line {
            found.name = Some(Value { text: before_birth(&entry.text).to_owned(), entry: Some(at) });
        }
    }
}

/// UPNs and NHS numbers in the text must be the child's.
fn numbers_elsewhere(found: &mut Identity, pieces: &Pieces<'_>) {
    for piece in pieces.all.iter().chain(pieces.running.iter().map(|(_, piece)| piece)) {
        for word in piece.text.split(|c: char| !c.is_ascii_alphanumeric()) {
            if is_upn(word) && found.upn.as_ref().is_some_and(|upn| upn.text != word) {
                found.doubts.push(other_number(word, piece, "UPN"));
            }
        }
        if let Some(at) = piece.text.find("NHS") {
            let digits: String = piece.text[at..]
                .chars()
                .filter(|c| c.is_ascii_digit() || c.is_ascii_alphabetic())
                .skip_while(|c| !c.is_ascii_digit())
                .take_while(char::is_ascii_digit)
                .take(10)
                .collect();
            if digits.len() == 10 && found.nhs.as_ref().is_some_and(|nhs| nhs.text != digits) {
                found.doubts.push(other_number(&digits, piece, "NHS number"));
            }
        }
    }
}

fn other_number(words: &str, piece: &Piece<'_>, what: &str) -> IdentityDoubt {
    IdentityDoubt {
        words: words.to_owned(),
        place: piece.place().to_string(),
        reason: format!("this is another {what} than that of the front page; it may be another child's"),
    }
}

/// A capital and twelve digits, or eleven and a check letter.
pub fn is_upn(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 13
        && bytes[0].is_ascii_uppercase()
        && bytes[1..12].iter().all(u8::is_ascii_digit)
        && (bytes[12].is_ascii_digit() || bytes[12].is_ascii_uppercase())
}

/// Whether a word begins the name of the plan, which may stand right after the council's.
fn names_plan(word: &str) -> bool {
    ["ehc", "ehcp", "education", "plan", "children", "childrens"]
        .iter()
        .any(|begin| word.replace(['\'', '\u{2019}'], "").eq_ignore_ascii_case(begin))
}

/// The name of a council within a text.
pub fn council_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let clean = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}' && c != '-')
            .to_owned()
    };
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &str| matches!(word, "of" | "and" | "the" | "upon" | "on" | "le" | "de" | "&");
    let last = words.iter().position(|word| clean(word).eq_ignore_ascii_case("council"));
    if let Some(last) = last {
        let after: Vec<String> = words[last + 1..].iter().map(|word| clean(word)).collect();
        // "Council of the Isles of Scilly".
        if after.first().is_some_and(|word| word == "of") && last == 0 {
            let name: Vec<&str> =
                words[..].iter().copied().take_while(|word| capital(word) || small(word)).collect();
            return Some(name.join(" ").trim_end_matches([',', '.', ';']).to_owned());
        }
        let mut first = last;
        while first > 0 {
            let word = words[first - 1];
            if word.ends_with([',', '.', ':', ';', '\u{2013}', '|'])
                || word == "-"
                || !(capital(word) || small(word))
            {
                break;
            }
            first -= 1;
        }
        while first < last && small(&words[first].to_lowercase()) {
            first += 1;
        }
        let name: Vec<String> = words[first..=last].iter().map(|word| clean(word)).collect();
        return (name.len() >= 2).then(|| name.join(" "));
    }
    for begin in [
        "London Borough of ",
        "Royal Borough of ",
        "City of ",
        "Metropolitan Borough of ",
        "LONDON BOROUGH OF ",
    ] {
        if let Some(at) = text.find(begin) {
            let rest: Vec<&str> = text[at + begin.len()..]
                .split_whitespace()
                .take_while(|word| (capital(word) || small(word)) && !names_plan(&clean(word)))
                .collect();
            let mut name = Vec::new();
            for word in rest {
                name.push(clean(word));
                if word.ends_with([',', '.', ';', ':', ')']) {
                    break;
                }
            }
            if !name.is_empty() {
                return Some(format!("{begin}{}", name.join(" ")));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_are_found_in_titles() {
        for (text, expected) in [
            ("Dunmere County Council \u{2013} statutory plan", Some("Dunmere County Council")),
            ("Isle of Pentire Council", Some("Isle of Pentire Council")),
            ("Issued by Ravensgate Borough Council, Children's Services", Some("Ravensgate Borough Council")),
            ("London Borough of Eastmarsh", Some("London Borough of Eastmarsh")),
            ("Royal Borough of Kestrelford EHC PLAN", Some("Royal Borough of Kestrelford")),
            ("the council must", None),
            ("Plan for education, health and care", None),
        ] {
            assert_eq!(council_in(text).as_deref(), expected, "{text}");
        }
    }
}
