//! What the reader of provision sentences gets right, measured on sentences that were labelled first.
//!
//! A third of the labelled sentences was held back: it was not looked at while the reader was made.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stdout, reason = "the scores are for people to read")]
#![expect(clippy::disallowed_methods, reason = "the tests read the plans of the fixtures")]

use assert_cmd::Command;
use ehcp::model::{Period, Quantity, Range, Sessions};
use ehcp::wording::provision::{Difference, ProvisionReading, Span, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One JSON object a line: a provision and its labels in the form of `ehcp-reading/1`. A field that is
/// not there was left unlabelled, since two careful readers could differ.
const LABELLED: &str = include_str!("../fixtures/wording/provisions.jsonl");

/// Fields that are compared as they stand.
const FIELDS: [&str; 10] = [
    "duration_minutes",
    "sessions",
    "total",
    "weeks_per_year",
    "ratio",
    "group_max",
    "who",
    "qualified",
    "whole_time",
    "approximate",
];
const ELEMENTS: [&str; 5] = ["what", "who", "ratio", "how_often", "how_long"];

/// The readings of texts by the program itself, so that what is measured is what programs get.
fn records(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| record(text)).collect()
}

/// One reading by the program. A text of several lines can only be given as an argument.
fn record(text: &str) -> Value {
    let output =
        Command::cargo_bin("ehcp").unwrap().args(["read", "--format", "json", "--", text]).output().unwrap();
    assert!(output.status.success());
    let mut found: Value = serde_json::from_slice(&output.stdout).unwrap();
    found["qualified"] = json!(!found["qualification"].is_null());
    found
}

#[derive(Default)]
struct Score {
    sentences: u32,
    weekly: u32,
    weekly_right: u32,
    weekly_wrong: u32,
    fields: BTreeMap<&'static str, (u32, u32)>,
    /// True positives, false positives and false negatives of the five elements.
    elements: (u32, u32, u32),
}

impl Score {
    fn add(&mut self, want: &Value, found: &Value) {
        self.sentences += 1;
        if let Some(week) = want.get("minutes_per_week") {
            self.weekly += 1;
            let right = *week == found["minutes_per_week"];
            self.weekly_right += u32::from(right);
            self.weekly_wrong += u32::from(!right && !found["minutes_per_week"].is_null());
        }
        for field in FIELDS {
            let Some(wanted) = want.get(field) else { continue };
            let mut wanted = wanted.clone();
            if let Some(object) = wanted.as_object_mut() {
                object.remove("at_least");
            }
            let (right, all) = self.fields.entry(field).or_default();
            *all += 1;
            *right += u32::from(wanted == found[field]);
        }
        for element in ELEMENTS {
            match (&want["elements"][element], &found["elements"][element]) {
                (Value::Bool(true), Value::Bool(true)) => self.elements.0 += 1,
                (Value::Bool(false), Value::Bool(true)) => self.elements.1 += 1,
                (Value::Bool(true), Value::Bool(false)) => self.elements.2 += 1,
                _ => {}
            }
        }
    }

    fn right_weekly(&self) -> f64 {
        f64::from(self.weekly_right) / f64::from(self.weekly)
    }

    fn wrong_per_hundred(&self) -> f64 {
        100.0 * f64::from(self.weekly_wrong) / f64::from(self.weekly)
    }

    fn precision(&self) -> f64 {
        f64::from(self.elements.0) / f64::from(self.elements.0 + self.elements.1)
    }

    fn recall(&self) -> f64 {
        f64::from(self.elements.0) / f64::from(self.elements.0 + self.elements.2)
    }

    fn f1(&self) -> f64 {
        2.0 * self.precision() * self.recall() / (self.precision() + self.recall())
    }

    fn tell(&self, name: &str) {
        println!(
            "{name}: {} sentences, right minutes a week {:.3}, confident wrong numbers {:.2} in 100, \
             elements precision {:.3} recall {:.3} F1 {:.3}",
            self.sentences,
            self.right_weekly(),
            self.wrong_per_hundred(),
            self.precision(),
            self.recall(),
            self.f1()
        );
        for (field, (right, all)) in &self.fields {
            println!("    {field}: {right} of {all}");
        }
    }
}

/// A second set by another hand, in styles that the first has not. The first reading of it, before anything
/// was mended, gave 80 of 92 weekly rates with three wrong numbers, and 0.928 for the elements.
const SECOND: &str = include_str!("../fixtures/wording/provisions_second.jsonl");

#[test]
fn a_second_set_of_sentences_is_read_as_labelled() {
    let labelled: Vec<Value> = SECOND.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(labelled.len() >= 100);
    let mut score = Score::default();
    for want in &labelled {
        score.add(want, &record(want["text"].as_str().unwrap()));
    }
    score.tell("second set");
    assert_eq!(score.weekly_wrong, 0, "a confident wrong number");
    assert!(score.right_weekly() >= 0.88 && score.f1() >= 0.92);
}

#[test]
fn labelled_sentences_are_read_as_labelled() {
    let labelled: Vec<Value> = LABELLED.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(labelled.len() >= 260);
    let texts: Vec<&str> = labelled.iter().map(|row| row["text"].as_str().unwrap()).collect();
    let (mut all, mut held_back) = (Score::default(), Score::default());
    for (want, found) in labelled.iter().zip(records(&texts)) {
        all.add(want, &found);
        if want["held_back"] == json!(true) {
            held_back.add(want, &found);
        }
    }
    assert!(held_back.sentences * 3 >= all.sentences - 3);
    all.tell("all");
    held_back.tell("held back");
    assert!(all.right_weekly() >= 0.97 && all.wrong_per_hundred() <= 0.5 && all.f1() >= 0.95);
    assert!(
        held_back.right_weekly() >= 0.93 && held_back.wrong_per_hundred() <= 1.2 && held_back.f1() >= 0.94
    );
    for (field, (right, number)) in &all.fields {
        assert!(f64::from(*right) >= 0.95 * f64::from(*number), "{field}: {right} of {number}");
    }
}

/// The plans of the fixtures were typed by other hands than the labelled sentences. Their texts are
/// long, and some typed amounts come from columns that the text does not have.
#[test]
fn the_plans_of_the_fixtures_are_read_as_they_were_typed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans");
    let mut texts: BTreeMap<String, Vec<Quantity>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let plan: Value = serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        for section in ["F", "G", "H1", "H2"] {
            for provision in plan["sections"][section]["provisions"].as_array().into_iter().flatten() {
                let typed = provision.get("quantities").cloned().unwrap_or_else(|| json!([]));
                let text = provision["text"].as_str().unwrap().to_owned();
                texts.insert(text, serde_json::from_value(typed).unwrap());
            }
        }
    }
    let (mut right, mut wrong) = (0_u32, 0_u32);
    for (text, typed) in &texts {
        let (want, found) = (typed_rate(typed), read(text).minutes_per_week());
        right += u32::from(want == found);
        wrong += u32::from(want != found && found.is_some());
    }
    println!("plans: {} texts, right {right}, confident wrong {wrong}", texts.len());
    let all = f64::from(u32::try_from(texts.len()).unwrap());
    assert!(all >= 250.0);
    assert!(f64::from(right) >= 0.88 * all, "{right} of {all}");
    assert!(f64::from(wrong) <= 0.015 * all, "{wrong} of {all}");
}

/// The weekly rate of what somebody typed: the sum, where the lead has one and it does not change.
fn typed_rate(typed: &[Quantity]) -> Option<Range> {
    if typed.iter().any(|quantity| quantity.changes_on.is_some() || quantity.whole_time == Some(true)) {
        return None;
    }
    let (lead, others) = typed.split_first()?;
    let sum =
        others.iter().filter_map(Quantity::minutes_per_week).fold(lead.minutes_per_week()?, |sum, range| {
            Range { min: sum.min + range.min, max: sum.max.zip(range.max).map(|(one, two)| one + two) }
        });
    Some(sum)
}

fn said(text: &str, span: Span) -> String {
    text.chars().skip(span.start).take(span.end - span.start).collect()
}

#[test]
fn facts_have_their_place_in_the_text() {
    let text =
        "Zoë – **café group**: an HLTA, trained in ELKLAN, 1:3, for 20 minutes twice a week, 38 weeks.";
    let reading = read(text);
    assert_eq!(said(text, reading.spans.quantities[0]), "20 minutes twice a week");
    assert_eq!(said(text, reading.spans.who.unwrap()), "HLTA");
    assert_eq!(said(text, reading.spans.ratio.unwrap()), "1:3");
    assert_eq!(said(text, reading.spans.weeks.unwrap()), "38 weeks");
    assert_eq!(said(text, reading.spans.qualification.unwrap()), "trained in ELKLAN");
    assert_eq!(reading.minutes_per_week(), Some(Range::exactly(40)));
    assert_eq!(reading.minutes_per_year(), Some(Range::exactly(40 * 38)));
}

#[test]
fn an_open_end_stays_open() {
    let least = read("A TA will read with him for at least 20 minutes, three times a week.");
    assert_eq!(least.minutes_per_week(), Some(Range { min: 60, max: None }));
    let most = read("A TA will read with him for up to 20 minutes, three times a week.");
    assert_eq!(most.minutes_per_week(), Some(Range { min: 0, max: Some(60) }));
    let both = read("One session a week of not less than 40 and not more than 50 minutes.");
    assert_eq!(both.minutes_per_week(), Some(Range { min: 40, max: Some(50) }));
    assert!(!read("0.6 of a full-time TA").whole_time && read("A full-time TA").whole_time);
}

#[test]
fn words_and_typed_amounts_are_compared() {
    let words = read("A TA will practise spelling with Bea, 1:1, 3 x 20 minutes a week for 38 weeks.");
    let mut typed = words.quantities.clone();
    assert_eq!(words.differences(&typed), []);
    typed[0].duration_minutes = Some(Range::exactly(45));
    typed[0].weeks_per_year = Some(39);
    assert_eq!(
        words.differences(&typed),
        [Difference::Duration, Difference::MinutesPerWeek, Difference::Weeks]
    );
    // Another way to type the same hour is no difference.
    let hour = Quantity {
        duration_minutes: Some(Range::exactly(60)),
        sessions: Some(Sessions { count: Range::exactly(1), per: Period::Week }),
        ..Quantity::default()
    };
    assert_eq!(words.differences(&[hour]), []);
    assert_eq!(words.differences(&[]), []);
}

#[test]
fn numbers_that_are_no_amount_are_left_alone() {
    for text in [
        "Staff will respond within 10 minutes of Ali asking for help.",
        "He is 5 years old, in Year 1, and works at Stage 3.",
        "Call 01632 960 123 between 9.00 and 17.30, extension 45.",
        "Equipment worth £1,200 and 25% extra time.",
        "In a class of 28, he can work for 10 minutes before he needs a break.",
        "The journey takes 40 minutes each way.",
        "The EP scored her 72 on 14 May 2026.",
        "His teacher has a 2:1 degree and 12 years of experience.",
    ] {
        let reading = read(text);
        assert_eq!(reading.minutes_per_week(), None, "{text}");
        assert!(reading.quantities.iter().all(|quantity| quantity.minutes_per_period().is_none()), "{text}");
        assert_eq!(reading.ratio(), None, "{text}");
    }
}

#[test]
fn both_formats_of_the_command() {
    let texts = "A teaching assistant trained in Numicon will practise number bonds with Ife, 1:1, for 15 to 20 minutes, four times a week, for 38 weeks.\n\
        \n\
        Speech and language therapy as required.\n\
        45 minutes weekly for 6 weeks, then monthly, with the SaLT\n\
        A block of six 40 minute sessions with an occupational therapist\n\
        Direct: 30 minutes weekly with the SaLT. Indirect: 2 hours per term to train staff.\n";
    for format in ["text", "json"] {
        let mut command = Command::cargo_bin("ehcp").unwrap();
        command.args(["read", "--format", format]).env("NO_COLOR", "1").write_stdin(texts);
        let output = command.output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        insta::assert_snapshot!(format!("read_{format}"), String::from_utf8(output.stdout).unwrap());
    }
}

#[test]
fn help_has_examples() {
    let output = Command::cargo_bin("ehcp").unwrap().args(["read", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("Examples:\n  ehcp read \""), "{help}");
}

fn spans_of(reading: &ProvisionReading) -> Vec<Span> {
    let spans = &reading.spans;
    let single = [
        spans.who,
        spans.qualification,
        spans.ratio,
        spans.group_size,
        spans.weeks,
        spans.whole_time,
        spans.what,
    ];
    single.into_iter().flatten().chain(spans.quantities.iter().copied()).collect()
}

fn holds_for(text: &str) {
    let reading = read(text);
    let length = text.chars().count();
    for span in spans_of(&reading) {
        assert!(span.start <= span.end && span.end <= length, "{span:?} in {text:?}");
    }
    assert_eq!(read(&format!("{text} \n\t ")), reading, "{text:?}");
    for range in [reading.minutes_per_week(), reading.minutes_per_year()].into_iter().flatten() {
        assert!(range.max.is_none_or(|max| max >= range.min), "{text:?}");
    }
}

/// Words from which sentences of provision are made, in any order.
fn provision_words() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "45",
        "minutes",
        "3",
        "x",
        "20",
        "mins",
        "a",
        "week",
        "weekly",
        "twice",
        "half",
        "an",
        "hour",
        "termly",
        "per",
        "-",
        "to",
        "up",
        "at",
        "least",
        "and",
        "(",
        ")",
        ":",
        "1:1",
        "TA",
        "SaLT",
        "will",
        "for",
        "weeks",
        "38",
        "½",
        "sessions",
        "of",
        "each",
        "every",
        "other",
        "Monday",
        "Fridays",
        "group",
        "four",
        "in",
        "total",
        "then",
        "until",
        "including",
        "the",
        "fortnight",
        "|",
        "\n",
        "•",
        ".",
        ";",
        "day",
        "all",
        "one",
        "hundred",
        "4294967295",
        "once",
        "block",
        "trained",
        "by",
        "on",
        "reading",
        "£",
        "%",
        "1/2",
        "é",
        "’s",
        "…",
        "60–90",
        "0",
        "/",
        "third",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "))
}

#[test]
fn a_length_after_a_times_sign_is_no_number_of_times() {
    for (text, week) in [
        ("4 x 1:1 sessions x 25 mins per week = 100 mins", 100),
        ("4 sessions x 25 mins = 100 mins per week", 100),
        ("3 x individual sessions x 20 mins weekly", 60),
        ("2 sessions per week x 45 minutes = 1.5 hours", 90),
        ("2 sessions x 3 hours per week", 360),
        ("sessions x 3 per week of 20 minutes", 60),
        ("x 2 weekly, 30 mins", 60),
    ] {
        assert_eq!(read(text).minutes_per_week(), Some(Range::exactly(week)), "{text}");
    }
}

#[test]
fn help_for_a_part_of_the_year_has_no_yearly_amount() {
    for text in [
        "Counselling: 50 min weekly for a minimum of 12 weeks with a counsellor",
        "A weekly session (1hr) with a play therapist for two terms",
        "30 minutes a week during the summer term",
        "20 minutes daily for the first half term",
        "One hour per week for six months",
    ] {
        let reading = read(text);
        assert!(reading.minutes_per_week().is_some() && reading.minutes_per_year().is_none(), "{text}");
    }
    for (text, year) in [
        ("1 hour a week for 3 terms", 60 * 39),
        ("One hour a week for 12 weeks", 60 * 12),
        ("One hour a week for at least 38 weeks", 60 * 38),
        ("6 hours per term", 6 * 60 * 3),
        ("Two 1 hour sessions over each term", 2 * 60 * 3),
        ("One hour a week, reviewed at the end of each term", 60 * 39),
    ] {
        assert_eq!(read(text).minutes_per_year(), Some(Range::exactly(year)), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "\\PC*") {
        holds_for(&text);
    }

    #[test]
    fn any_characters_can_be_read(text in prop::collection::vec(any::<char>(), 0..200)) {
        holds_for(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_order_of_words_can_be_read(text in provision_words()) {
        holds_for(&text);
    }

    #[test]
    fn glued_words_can_be_read(text in provision_words()) {
        holds_for(&text.replace(' ', ""));
    }

    /// A plain sentence gives the number that it states, whatever the number is.
    #[test]
    fn plain_sentences_give_their_number(minutes in 5_u32..180, times in 1_u32..6) {
        let text = format!("A TA will practise spelling with Bea for {minutes} minutes, {times} times a week.");
        prop_assert_eq!(read(&text).minutes_per_week(), Some(Range::exactly(minutes * times)));
    }
}
