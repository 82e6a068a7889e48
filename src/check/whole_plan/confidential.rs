//! What a plan holds that many of its readers have no right to.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject, Voice};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Address, PlanPath, Section};
use crate::wording::{PhraseList, Stretch, Words, number_of};
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) const CONFIDENTIAL_CONTENT: Rule = Rule {
    code: "PL-014",
    name: "confidential-content",
    fault: "The plan holds an address, child-protection content without consent, or what is private to somebody else",
    doc: "Schools, therapists, escorts and colleges read a plan. What they do not need must not be in it (UK GDPR, article \
5(1)(c)), and the council must keep the plan from people who have no right to it (regulation 17). The Code asks for the \
parents\u{2019} consent before a child-protection or child-in-need plan is mentioned (9.69(D)).

Found are: the name of such a plan, conference or enquiry in the council\u{2019}s words where no consent is recorded in \
Section D (a sentence that denies there is one is left alone); a home address, postcode, telephone number or email of the \
child or a contact inside Sections A to K, above all one marked as confidential, with its name; and a condition said of a brother, \
sister or cousin (\u{201c}his sister has epilepsy\u{201d}). The family\u{2019}s own words are searched for what is \
confidential only.

A converted paper is asked for consent only where a refusal is recorded. Names of other children, and whether a fact \
about a parent is needed to understand the child, are left to a person.",
    basis: Basis::Must,
    law: &[
        Citation::regulation("17"),
        Citation::data_protection("5(1)(c)"),
        Citation::code("9.69(D)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}His older sister has epilepsy and is under the same clinic.\u{201d}",
    right: "\u{201c}His parents often have hospital visits with another child, so calls are best after 6 pm.\u{201d}",
    decided: Decided::InPart(
        confidential_content,
        "Whether a name or a fact about another person is needed, and whether consent that is kept elsewhere covers it.",
    ),
};

#[derive(Default, Deserialize)]
struct File {
    child_protection: Vec<String>,
    relations: Vec<String>,
    has: Vec<String>,
    between: Vec<String>,
    conditions: Vec<String>,
}

struct Lists {
    child_protection: PhraseList,
    relations: PhraseList,
    has: PhraseList,
    between: Vec<u64>,
    conditions: PhraseList,
    denials: Vec<u64>,
    who: u64,
    to: u64,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("confidential.toml")).unwrap_or_default();
    let phrases = |list: &Vec<String>| PhraseList::from(list.clone());
    Lists {
        child_protection: phrases(&file.child_protection),
        relations: phrases(&file.relations),
        has: phrases(&file.has),
        between: file.between.iter().map(|word| number_of(word)).collect(),
        conditions: phrases(&file.conditions),
        denials: ["no", "not", "never", "nor", "neither", "without", "isn't", "wasn't"]
            .iter()
            .map(|word| number_of(word))
            .collect(),
        who: number_of("who"),
        to: number_of("to"),
    }
});

fn confidential_content(subject: &Subject<'_>, found: &mut Found) {
    let consent = subject.plan.sections.social_care_needs.consent_to_child_protection_content;
    let asks = consent == Some(false) || (consent.is_none() && subject.profile != Profile::Legacy);
    let secrets = secrets(subject);
    for (text, words) in subject.told() {
        if text.section.is_none() {
            continue;
        }
        if text.voice == Voice::Council {
            if asks {
                child_protection(text, words, consent == Some(false), found);
            }
            relations(text, words, found);
        }
        for secret in &secrets {
            if text.voice == Voice::Council || secret.hidden {
                private(text, words, secret, found);
            }
        }
    }
    short_fields(subject, &secrets, found);
}

fn child_protection(text: &PlanText<'_>, words: &Words<'_>, refused: bool, found: &mut Found) {
    for hit in LISTS.child_protection.find(words) {
        let first = words[hit.start];
        let denied = words[..hit.start]
            .iter()
            .rev()
            .take(8)
            .take_while(|word| word.sentence == first.sentence)
            .any(|word| LISTS.denials.contains(&word.number));
        if denied {
            continue;
        }
        let message = if refused {
            "this speaks of child protection, and Section D records that the parents did not consent to it"
        } else {
            "this speaks of child protection, and no consent of the parents is recorded"
        };
        found
            .warning(text.path.clone(), message)
            .on(Basis::Should)
            .quote(text.text, words.stretch(&hit))
            .mend("ask the parents and record their answer in Section D; without their consent take it out");
    }
}

/// "His older sister Ana has been diagnosed with epilepsy."
fn relations(text: &PlanText<'_>, words: &Words<'_>, found: &mut Found) {
    for person in LISTS.relations.find(words) {
        let sentence = words[person.start].sentence;
        if words[person.end - 1].is_possessive() {
            continue;
        }
        // The brother may be named between: "his brother Tom is autistic".
        let next = person.end;
        let starts =
            |at: usize| words.get(at).filter(|word| word.sentence == sentence).map(|word| word.start);
        let named = starts(next).is_some_and(|at| text.text[at..].starts_with(char::is_uppercase));
        let says = [Some(next), named.then_some(next + 1)]
            .into_iter()
            .flatten()
            .filter(|at| starts(*at).is_some())
            .find_map(|at| LISTS.has.begins(words, at));
        let Some(mut at) = says else { continue };
        let far = at + 3;
        while at < far && words.get(at).is_some_and(|word| LISTS.between.contains(&word.number)) {
            at += 1;
        }
        let condition = words
            .get(at)
            .filter(|word| word.sentence == sentence)
            .and_then(|_| LISTS.conditions.begins(words, at));
        if let Some(after) = condition {
            let last = after - 1;
            // "Like her brother, Zofia is autistic" speaks of Zofia; "her brother, who is autistic" does not.
            let told = &text.text[words[person.start].start..words[last].bare_end];
            let of_whom = words.get(next).is_some_and(|word| word.number == LISTS.who);
            let figure_of_speech = words.get(last + 1).is_some_and(|word| word.number == LISTS.to);
            if (!of_whom && told.contains([',', ';', '(', ':'])) || figure_of_speech {
                continue;
            }
            found
                .warning(
                    text.path.clone(),
                    "this tells a condition of somebody else, who is not the subject of the plan",
                )
                .quote(text.text, words.stretch(&(person.start..after)))
                .mend("say only what it means for this child, or take it out");
        }
    }
}

/// Something by which a person could be found.
struct Secret {
    what: &'static str,
    numbers: Vec<u64>,
    /// Whether it is an address that must be kept from every reader.
    hidden: bool,
}

/// Addresses, telephone numbers and emails of the child and the contacts.
fn secrets(subject: &Subject<'_>) -> Vec<Secret> {
    let child = &subject.plan.child_or_young_person;
    let mut secrets = Vec::new();
    let mut add = |what: &'static str, words: &str, hidden: bool| {
        let words = Words::of(words);
        let numbers: Vec<u64> = words.iter().map(|word| word.bare_number).collect();
        // A word alone, such as a village, names no home.
        if numbers.len() >= 2 {
            secrets.push(Secret { what, numbers, hidden });
        }
    };
    let mut address = |of: &Address, owner_hidden: bool| {
        let hidden = owner_hidden || of.confidential == Some(true);
        let what = if hidden { "an address that is marked as confidential" } else { "a home address" };
        if let Some(postcode) = &of.postcode {
            add(what, postcode, hidden);
        }
        for line in of.lines.iter().filter(|line| line.contains(|c: char| c.is_ascii_digit())) {
            add(what, line, hidden);
        }
    };
    child.addresses.iter().for_each(|of| address(of, false));
    for contact in &child.contacts {
        contact.address.iter().for_each(|of| address(of, contact.confidential == Some(true)));
    }
    for contact in &child.contacts {
        let hidden = contact.confidential == Some(true);
        if hidden {
            add("the name of a contact who is marked as confidential", &contact.name, true);
        }
        for (what, words) in
            [("a private telephone number", &contact.telephone), ("a private email address", &contact.email)]
        {
            if let Some(words) = words {
                add(what, words, hidden);
            }
        }
    }
    secrets
}

fn private(text: &PlanText<'_>, words: &Words<'_>, secret: &Secret, found: &mut Found) {
    let length = secret.numbers.len();
    let Some(first) = stands_in(words, secret) else { return };
    let at = Stretch::of(text.text, words[first].start, words[first + length - 1].bare_end);
    found
        .warning(text.path.clone(), format!("{} stands in Section {}", secret.what, letter(text)))
        .quote(text.text, at)
        .mend("take it out; the front page is the place for it, and not even that where it is confidential");
}

/// The first word of a secret where a text says all of it.
fn stands_in(words: &Words<'_>, secret: &Secret) -> Option<usize> {
    let numbers = &secret.numbers;
    if !numbers.iter().all(|number| words.may_say(*number)) {
        return None;
    }
    let last = words.len().checked_sub(numbers.len())?;
    (0..=last).find(|first| {
        numbers.iter().enumerate().all(|(step, number)| words.bare_number(first + step) == *number)
    })
}

fn letter(text: &PlanText<'_>) -> &'static str {
    text.section.map_or("A", Section::letter)
}

/// The place of education otherwise: no address belongs in the names of Section I.
fn short_fields(subject: &Subject<'_>, secrets: &[Secret], found: &mut Found) {
    for (index, placement) in subject.plan.sections.placement.placements.iter().enumerate() {
        let at: PlanPath = Subject::section(Section::I).field("placements").index(index);
        for (field, words) in [("name", &placement.name), ("type_as_written", &placement.type_as_written)] {
            let Some(words) = words else { continue };
            let cut = Words::of(words);
            if let Some(secret) = secrets.iter().find(|secret| stands_in(&cut, secret).is_some()) {
                found
                    .warning(at.field(field), format!("{} stands in Section I", secret.what))
                    .mend("take it out; Section I names a setting or a type of setting");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        let file: File = toml::from_str(include_str!("confidential.toml")).unwrap();
        assert!(file.conditions.len() > 40 && file.relations.len() > 10 && file.has.len() > 20);
        assert!(file.child_protection.len() > 10 && !file.between.is_empty());
    }
}
