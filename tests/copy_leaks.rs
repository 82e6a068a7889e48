//! What a copy for one reader never tells: planted markers in every field and in every free text.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::diff::diff;
use ehcp::disclosure::{Copied, Options, copy};
use ehcp::model::{CopyReader, Plan};
use ehcp::render::{Audience, Options as Look, render};
use jiff::civil::date;
use serde_json::{Value, json};
use support::canaries::{Dice, day_written, marked, number_written, written};
use support::pdf::{read as read_pdf, without_spaces};

fn options(reader: CopyReader) -> Options {
    let mut options = Options::new(reader, "Marlbeck Academy");
    if reader == CopyReader::Anonymised {
        options.on = Some(date(2026, 12, 5));
    }
    options
}

fn copied(plan: &Plan, reader: CopyReader) -> Copied {
    copy(plan, &options(reader)).unwrap()
}

fn json_of(plan: &Plan) -> String {
    String::from_utf8(ehcp::json::write(plan).unwrap()).unwrap()
}

/// The fields of the whole plan whose markers a copy for this reader may hold, without list positions.
fn kept(reader: CopyReader) -> Vec<String> {
    let (plan, marked) = marked();
    let copy = json_of(&copied(&support::read(&plan), reader).plan);
    let held = marked.into_iter().filter(|(_, marker)| copy.contains(marker.as_str()));
    held.map(|(field, _)| field.path).collect()
}

/// The text fields that the copies for a school and without names hold, so that a row of the table that
/// changes shows here. (The full copy holds all but what the record marks as confidential.)
#[test]
fn only_these_fields_are_in_a_copy_for_a_school() {
    insta::assert_snapshot!(kept(CopyReader::School).join("\n"));
}

#[test]
fn only_these_fields_are_in_a_copy_without_names() {
    insta::assert_snapshot!(kept(CopyReader::Anonymised).join("\n"));
}

#[test]
fn the_full_copy_lacks_only_the_recipient_of_copies() {
    let (plan, marked) = marked();
    let copy = json_of(&copied(&support::read(&plan), CopyReader::Full).plan);
    let lost: Vec<String> = marked
        .into_iter()
        .filter(|(_, marker)| !copy.contains(marker.as_str()))
        .map(|(field, _)| field.path)
        .filter(|path| !path.starts_with("/copy/"))
        .collect();
    assert_eq!(lost, [""; 0]);
}

/// Who is planted: values of structured fields that a copy for a school or without names must not hold.
struct Planted {
    plan: Value,
    /// What may be in no copy that holds less than the record.
    always: Vec<Said>,
    /// What may be in no anonymised copy.
    names: Vec<Said>,
}

/// Words that were planted.
#[derive(Debug, Clone)]
enum Said {
    /// Looked for without marks and spaces.
    Letters(String),
    /// Looked for as they stand: figures of dates stand in identities too.
    Exactly(String),
}

const GIVEN: [&str; 12] = [
    "Zofia",
    "Kaelon",
    "Siân",
    "Łucja",
    "Adetokunbo",
    "Róisín",
    "Ifeoluwa",
    "Bartholomew",
    "Xiaoling",
    "Marged",
    "Oluwaseun",
    "Tamsin",
];
const FAMILY: [&str; 10] = [
    "Nowakowska",
    "O'Halloran",
    "Okonjo-Bright",
    "Żurawski",
    "Featherstonehaugh",
    "Abubakar",
    "Grünwald",
    "Penhaligon",
    "Szczepańska",
    "Vaithianathan",
];
const PLACES: [&str; 5] = ["Quillbeck", "Ombersham", "Thrupplewick", "Wexcombe", "Ashmarrow"];
const LETTERS: [&str; 8] = ["A", "B", "C", "E", "F", "G", "I", "K"];

/// A plan with values of its own in the fields that name somebody, and these values planted in free texts.
fn planted(case: usize) -> Planted {
    let mut dice = Dice::new(case as u64 + 1);
    let mut plan = support::plan_value();
    let (given, family) = (dice.pick(&GIVEN), dice.pick(&FAMILY));
    let mother = loop {
        let other = dice.pick(&GIVEN);
        if other != given {
            break other;
        }
    };
    let doctor = loop {
        let other = dice.pick(&FAMILY);
        if other != family {
            break other;
        }
    };
    let place = dice.pick(&PLACES);
    let digit = |dice: &mut Dice| char::from_digit(u32::try_from(dice.roll(10)).unwrap(), 10).unwrap();
    let digits = |dice: &mut Dice, count: usize| (0..count).map(|_| digit(dice)).collect::<String>();
    let telephone = format!("07700 {}", digits(&mut dice, 6));
    let health = format!("9{}", digits(&mut dice, 9));
    let pupil = format!("K{}", digits(&mut dice, 12));
    let postcode = format!("QX{} {}ZZ", 1 + dice.roll(9), 1 + dice.roll(9));
    let email = format!("{}.{}@family.example", mother.to_lowercase(), digits(&mut dice, 3));
    let born =
        date(2016, i8::try_from(1 + dice.roll(12)).unwrap(), i8::try_from(13 + dice.roll(15)).unwrap());
    let child = &mut plan["child_or_young_person"];
    child["name"] = json!({ "given": given, "family": family });
    child["date_of_birth"] = json!(born.to_string());
    child["identifiers"] = json!({ "nhs_number": health, "unique_pupil_number": pupil });
    let house = format!("{} {place} Lane", 11 + dice.roll(80));
    child["addresses"] = json!([{ "lines": [house, place], "postcode": postcode }]);
    child["contacts"] = json!([{
        "id": "00000000-0000-4000-8000-00000000abcd", "name": format!("{mother} {family}"), "relationship": "mother",
        "telephone": telephone, "email": email,
    }]);
    child["other_professionals"] = json!([{ "name": format!("Dr {doctor}"), "role": "paediatrician" }]);
    child["setting_attended"] = json!({ "name": format!("{place} Primary School") });
    plan["version"]["status"] = json!("draft");
    plan["sections"]["I"] = json!({ "status": "blank_in_draft" });

    let (mut always, mut names) = (Vec::new(), Vec::new());
    let say = |plan: &mut Value, dice: &mut Dice, words: String, list: &mut Vec<Said>| {
        let said = match dice.roll(5) {
            0 => format!("Then {words} helps."),
            1 => format!("It is said that {words}, as before, is at the table."),
            2 => format!("- for {words}\n- for others"),
            3 => format!("Support ({words}) each week: see {words}."),
            _ => format!("| who | what |\n|---|---|\n| {words} | reads |"),
        };
        let letter = dice.pick(&LETTERS);
        let count = texts(&mut plan["sections"][letter]).len();
        if count > 0 {
            let at = dice.roll(count);
            let mut found = texts(&mut plan["sections"][letter]);
            let text: &mut Value = found[at];
            let joined = format!("{}\n\n{said}", text.as_str().unwrap());
            *text = json!(joined);
            let is_date = words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().count() < 11;
            list.push(if is_date {
                Said::Exactly(words.to_lowercase())
            } else {
                Said::Letters(plain(&words))
            });
        }
    };
    let words = written(mother, &mut dice);
    say(&mut plan, &mut dice, words, &mut always);
    let words = written(doctor, &mut dice);
    say(&mut plan, &mut dice, format!("Dr {words}"), &mut always);
    let words = number_written(&telephone, &mut dice);
    say(&mut plan, &mut dice, words, &mut always);
    let words = number_written(&health, &mut dice);
    say(&mut plan, &mut dice, words, &mut always);
    let words = if dice.roll(2) == 0 { pupil.clone() } else { pupil.to_lowercase() };
    say(&mut plan, &mut dice, words, &mut always);
    let words = match dice.roll(3) {
        0 => postcode.clone(),
        1 => postcode.replace(' ', ""),
        _ => postcode.to_lowercase(),
    };
    say(&mut plan, &mut dice, words, &mut always);
    say(&mut plan, &mut dice, email, &mut always);
    say(&mut plan, &mut dice, house.clone(), &mut always);
    say(&mut plan, &mut dice, format!("{place} Primary School"), &mut always);
    let words = written(given, &mut dice);
    say(&mut plan, &mut dice, words, &mut names);
    let words = written(family, &mut dice);
    say(&mut plan, &mut dice, words, &mut names);
    let words = day_written(born, &mut dice);
    say(&mut plan, &mut dice, words, &mut names);
    say(&mut plan, &mut dice, format!("born in {}", born.year()), &mut Vec::new());
    say(&mut plan, &mut dice, place.to_owned(), &mut names);
    Planted { plan, always, names }
}

/// The free texts of a part of a plan.
fn texts(value: &mut Value) -> Vec<&mut Value> {
    let mut found = Vec::new();
    collect(value, "", &mut found);
    found
}

fn collect<'a>(value: &'a mut Value, name: &str, found: &mut Vec<&'a mut Value>) {
    if value.is_string() {
        if matches!(name, "text" | "strengths" | "baseline" | "monitoring" | "note" | "impact_in_setting") {
            found.push(value);
        }
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| collect(item, name, found)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| collect(field, name, found)),
        _ => {}
    }
}

/// Words as they compare: small, without marks and what cannot be seen.
fn plain(words: &str) -> String {
    let stem = words.trim_end_matches("'s").trim_end_matches('\u{2019}').trim_end_matches("\u{2019}s");
    stem.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What of the planted words still stands in the copy.
fn leaks(copy: &str, planted: &[Said]) -> Vec<String> {
    let (letters, small) = (plain(copy), copy.to_lowercase());
    let stands = |said: &&Said| match said {
        Said::Letters(words) => letters.contains(words.as_str()),
        Said::Exactly(words) => small.contains(words.as_str()),
    };
    planted.iter().filter(stands).map(|said| format!("{said:?}")).collect()
}

/// 10,000 plans, each with fourteen things planted in free text besides the structured fields.
#[test]
fn planted_words_are_in_no_copy() {
    const THREADS: usize = 4;
    let cases = |first: usize| {
        let (mut lost, mut planted_in_all) = (Vec::new(), 0);
        for case in (first..10_000).step_by(THREADS) {
            let Planted { plan, always, names } = planted(case);
            let plan: Plan = serde_json::from_value(plan).unwrap();
            planted_in_all += always.len() + names.len();
            let reader = if dice_of(case) { CopyReader::School } else { CopyReader::Anonymised };
            let copy = json_of(&copied(&plan, reader).plan);
            let mut found = leaks(&copy, &always);
            if reader == CopyReader::Anonymised {
                found.extend(leaks(&copy, &names));
            }
            lost.extend(found.into_iter().map(|words| format!("{case} {}: {words}", reader.name())));
        }
        (lost, planted_in_all)
    };
    let done: Vec<(Vec<String>, usize)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || cases(first))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let planted_in_all: usize = done.iter().map(|(_, count)| count).sum();
    let lost: Vec<&String> = done.iter().flat_map(|(lost, _)| lost).collect();
    assert!(planted_in_all > 90_000, "{planted_in_all}");
    assert!(
        lost.is_empty(),
        "{} of {planted_in_all}: {:#?}",
        lost.len(),
        lost.iter().take(60).collect::<Vec<_>>()
    );
}

/// For every other case, but not in step with the threads.
fn dice_of(case: usize) -> bool {
    (case / 4).is_multiple_of(2)
}

#[test]
fn planted_words_are_nowhere_in_the_pdf() {
    for case in 0..60 {
        let Planted { plan, always, names } = planted(case * 131 + 7);
        let plan = support::read(&plan);
        let reader = if case % 2 == 0 { CopyReader::School } else { CopyReader::Anonymised };
        let copied = copied(&plan, reader);
        let made = render(&copied.plan, &Look { embed: true, ..Look::for_audience(Audience::Professional) })
            .unwrap();
        assert_eq!(made.warnings, [""; 0]);
        let document = read_pdf(&made.pdf);
        assert!(ehcp::render::extract::extract(made.pdf.clone()).is_err(), "a copy carries data");
        let words = [document.all_words(), support::pdf::raw_words(&made.pdf)].concat();
        let said = without_spaces(&words.join("\n"));
        assert_eq!(leaks(&said, &always), [""; 0], "case {case}");
        if reader == CopyReader::Anonymised {
            assert_eq!(leaks(&said, &names), [""; 0], "case {case}");
        }
        for (number, page) in document.pages.iter().enumerate() {
            let text: String = page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            let text = without_spaces(&text);
            assert!(
                text.contains("CopyforMarlbeckAcademy"),
                "page {} does not name the recipient",
                number + 1
            );
        }
    }
}

/// A comparison of two copies is made of the copies alone.
#[test]
fn a_comparison_of_two_copies_tells_no_more_than_they_do() {
    for case in 0..200 {
        let Planted { plan, always, names } = planted(case * 17 + 3);
        let mut later = plan.clone();
        later["version"]["number"] = json!(2);
        later["version"]["id"] = json!("00000000-0000-4000-8000-0000000000ff");
        later["sections"]["F"]["provisions"][0]["text"] =
            json!("A teacher will read with him for 20 minutes each day.");
        let (before, after) = (support::read(&plan), support::read(&later));
        let (before, after) =
            (copied(&before, CopyReader::Anonymised).plan, copied(&after, CopyReader::Anonymised).plan);
        assert_eq!(before.id, after.id, "two copies for one recipient can be compared");
        let changes = diff(&before, &after).unwrap();
        let mut said = Vec::new();
        ehcp::diff::display::write_json(
            &mut said,
            &changes,
            ehcp::diff::display::Shown { only_losses: false },
        )
        .unwrap();
        let said = String::from_utf8(said).unwrap();
        assert_eq!(leaks(&said, &always), [""; 0]);
        assert_eq!(leaks(&said, &names), [""; 0]);
    }
}

/// The fixtures: their children, families and staff, in no anonymised copy; and every copy a sound plan.
#[test]
fn the_people_of_the_fixtures_are_in_no_copy_without_names() {
    for name in support::documents::FIXTURES {
        let plan = support::documents::plan(name);
        for reader in CopyReader::ALL {
            let copied = copied(&plan, reader);
            let bytes = ehcp::json::write(&copied.plan).unwrap();
            let found = ehcp::validate::validate(&bytes);
            let known: Vec<&str> =
                ehcp::validate::validate_record(&plan).iter().map(|finding| finding.code).collect();
            let new: Vec<&str> =
                found.findings.iter().map(|it| it.code).filter(|code| !known.contains(code)).collect();
            assert_eq!(new, [""; 0], "{name} for {reader:?}");
            if reader != CopyReader::Anonymised {
                continue;
            }
            let said = String::from_utf8(bytes).unwrap();
            let child = &plan.child_or_young_person;
            let own = [Some(&child.name.given), child.name.family.as_ref(), child.name.preferred.as_ref()];
            let people = own.into_iter().flatten().chain(child.contacts.iter().map(|contact| &contact.name));
            for word in people.flat_map(|name| name.split([' ', '-'])).filter(|word| word.len() > 3) {
                let stands = said.match_indices(word).any(|(at, _)| {
                    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                    edge(said[..at].chars().next_back()) && edge(said[at + word.len()..].chars().next())
                });
                assert!(!stands, "{name}: {word}");
            }
        }
    }
}
