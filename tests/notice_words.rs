//! The words that the engine writes about changes are easy: every pattern with every kind of fact, and all
//! fixed words of the notice. Words of the plan, which stand in quotation marks, are not counted.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops at the first surprise")]

mod support;

use ehcp::model::{Period, Quantity, Range, Ratio, Section, Sessions, TotalAmount};
use ehcp::notice::draft;
use ehcp::render::brand::Brand;
use ehcp::render::changes::{About, ChangeShown, Changes, FactShown, Group, InVersion, Letter, Way, Words};
use ehcp::render::engine::{prepare_changed, prepare_notice};
use ehcp::render::{Audience, Options};
use serde_json::Value;
use support::changes::{proposal, proposals};
use support::easy_words;

fn view(letter: &Letter, changes: &Changes) -> Value {
    let after = proposal("notices", "everything-at-once").after;
    let (job, _) = prepare_notice(&after, changes, letter, &Brand::default()).unwrap();
    serde_json::from_slice(&job.view).unwrap()
}

/// The words without what stands in quotation marks and without labels.
fn made(words: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0;
    for letter in words.replace('\u{a0}', " ").chars() {
        match letter {
            '“' => depth += 1,
            '”' => {
                depth -= 1;
                kept.push_str("this");
            }
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(words) if words.len() > 1 => into.push(made(words)),
        Value::Array(items) if items.first().is_some_and(|first| first == "s") => {
            into.push(made(items[1].as_str().unwrap()));
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        _ => {}
    }
}

fn assert_easy(what: &str, texts: &[String]) {
    easy_words::assert_whole(texts);
    easy_words::assert_short(texts);
    easy_words::assert_easy(what, texts, &["Zofia", "Zofia’s"]);
}

fn exactly(number: u32) -> Range {
    Range { min: number, max: Some(number) }
}

fn quantities() -> Vec<Quantity> {
    let session = |minutes: Range, count: Range, per: Period| Quantity {
        duration_minutes: Some(minutes),
        sessions: Some(Sessions { count, per }),
        ..Quantity::default()
    };
    vec![
        session(exactly(60), exactly(1), Period::Week),
        session(exactly(45), exactly(1), Period::Week),
        session(Range { min: 30, max: Some(45) }, exactly(3), Period::Fortnight),
        session(Range { min: 0, max: Some(20) }, exactly(1), Period::Day),
        session(exactly(50), exactly(6), Period::Once),
        Quantity {
            total: Some(TotalAmount { minutes: exactly(900), per: Period::Week }),
            ..Quantity::default()
        },
        Quantity {
            total: Some(TotalAmount { minutes: exactly(720), per: Period::Week }),
            ..Quantity::default()
        },
        Quantity { whole_time: Some(true), ..Quantity::default() },
        Quantity {
            ratio: Some(Ratio { staff: 1, pupils: 1 }),
            ..session(exactly(40), exactly(1), Period::HalfTerm)
        },
    ]
}

/// Every sort of fact that a comparison gives, in each way that it can go.
fn facts() -> Vec<FactShown> {
    let says = [
        (About::Time, "45 minutes → 30 minutes a week"),
        (About::Time, "1 hour 15 minutes to 2 hours 55 minutes → 50 minutes a week"),
        (About::Time, "time with the child: 60 hours → 30 hours a year"),
        (About::Time, "5 hours → 3 hours 20 minutes in all"),
        (About::Time, "39 → 20 times a year"),
        (About::Time, "39 → 36 weeks a year"),
        (About::Time, "no longer says how much or how often in numbers"),
        (About::Time, "now says how much or how often in numbers"),
        (About::Time, "no longer all the time, now a number of hours"),
        (About::Time, "now all the time"),
        (About::Time, "no longer says that it is there all the time"),
        (About::Time, "less often"),
        (About::Time, "the first amount changed"),
        (About::Time, "amounts differ that cannot be added up for certain"),
        (About::Time, "the words are the same; the typed amounts say: 45 minutes → 30 minutes a week"),
        (About::Ratio, "2:8 → 2:11 (staff to pupils)"),
        (About::Ratio, "one to one → a group"),
        (About::Ratio, "2 → 1 adults"),
        (About::Ratio, "no longer says one to one"),
        (About::Ratio, "no longer says how many share the adult"),
        (About::GroupSize, "group of 4 → 6"),
        (About::GroupSize, "no longer says how large the group is"),
        (About::Who, "speech and language therapist → teaching assistant"),
        (About::Who, "no longer names speech and language therapist"),
        (About::Who, "now also says “or an adult”"),
        (About::Sureness, "now says “may”, not “will”"),
        (About::Sureness, "now says “where possible”"),
        (About::Sureness, "no longer says “registered”"),
        (About::Date, "to be achieved later"),
        (About::Date, "no longer says by when"),
        (About::Date, "the date is said in another way"),
        (About::Target, "target 15 → 12"),
        (About::Other, "no longer says how it will be known"),
        (About::Other, "no longer says where the child is now"),
    ];
    let ways = [Way::Less, Way::Unclear, Way::More];
    let each = |(about, says): (About, &str)| ways.map(|way| FactShown { about, way, says: says.to_owned() });
    says.into_iter().flat_map(each).collect()
}

/// Changes with every fact, every amount against every other, and every move.
fn patterns(proposed: bool) -> Changes {
    let blank = ChangeShown {
        group: Group::Less,
        name: "Reading".to_owned(),
        sections: (Some(Section::F), Some(Section::F)),
        before: vec!["F1".to_owned()],
        after: vec!["F1".to_owned()],
        follows: None,
        listed_only: false,
        regrouped: false,
        facts: Vec::new(),
        amounts: (Vec::new(), Vec::new()),
        weekly: (None, None),
        dates: None,
        no_longer_says: Vec::new(),
        now_says: Vec::new(),
        doubtful: false,
        words: vec![vec![Words { version: InVersion::Both, text: "Words.".to_owned() }]],
        message: "Changed.".to_owned(),
    };
    let group = |way: Way| match way {
        Way::Less => Group::Less,
        Way::More => Group::More,
        _ => Group::Unclear,
    };
    let mut changes: Vec<ChangeShown> = facts()
        .into_iter()
        .map(|fact| ChangeShown { group: group(fact.way), facts: vec![fact], ..blank.clone() })
        .collect();
    for old in quantities() {
        for new in quantities().into_iter().filter(|new| *new != old) {
            let fact = FactShown { about: About::Time, way: Way::Less, says: "1 → 2 a week".to_owned() };
            changes.push(ChangeShown {
                facts: vec![fact],
                weekly: (old.minutes_per_week(), new.minutes_per_week()),
                amounts: (vec![old.clone()], vec![new]),
                ..blank.clone()
            });
        }
        for (before, after) in [(vec![], vec!["F2".to_owned()]), (vec!["F2".to_owned()], vec![])] {
            let amounts =
                if before.is_empty() { (vec![], vec![old.clone()]) } else { (vec![old.clone()], vec![]) };
            changes.push(ChangeShown { before, after, amounts, ..blank.clone() });
        }
    }
    let letters = [
        Section::B,
        Section::C,
        Section::D,
        Section::E,
        Section::F,
        Section::G,
        Section::H1,
        Section::H2,
        Section::I,
        Section::K,
        Section::A,
    ];
    for from in letters {
        changes.push(ChangeShown { sections: (Some(from), Some(from)), after: Vec::new(), ..blank.clone() });
        changes.push(ChangeShown {
            sections: (Some(from), Some(from)),
            before: Vec::new(),
            group: Group::More,
            ..blank.clone()
        });
        for to in letters.into_iter().filter(|to| *to != from) {
            changes.push(ChangeShown {
                sections: (Some(from), Some(to)),
                group: Group::Moved,
                ..blank.clone()
            });
        }
    }
    for group in [Group::Less, Group::Weaker, Group::More, Group::Unclear, Group::Same] {
        changes.push(ChangeShown { group, doubtful: true, now_says: vec!["one".into()], ..blank.clone() });
        changes.push(ChangeShown { group, no_longer_says: vec!["one".into()], ..blank.clone() });
        changes.push(ChangeShown {
            group,
            regrouped: true,
            after: vec!["F1".into(), "F2".into()],
            ..blank.clone()
        });
        changes.push(ChangeShown { group, ..blank.clone() });
    }
    changes.push(ChangeShown {
        dates: Some(("July 2027".into(), "July 2028".into())),
        facts: vec![FactShown { about: About::Date, way: Way::Less, says: "to be achieved later".into() }],
        ..blank
    });
    let base = draft_of();
    Changes { changes, proposed, ..base.changes }
}

fn draft_of() -> ehcp::notice::Draft {
    let pair = proposal("notices", "everything-at-once");
    draft(&pair.before, &pair.after, pair.on).unwrap()
}

#[test]
fn every_sentence_pattern_is_easy() {
    for proposed in [true, false] {
        let view = view(&draft_of().letter, &patterns(proposed));
        let mut lines = Vec::new();
        for group in view["groups"].as_array().unwrap() {
            let items = group["items"].as_array().unwrap();
            lines.extend(items.iter().map(|item| made(item[2].as_str().unwrap())));
        }
        assert!(lines.len() > 250, "{}", lines.len());
        assert!(lines.iter().all(|line| !line.contains('→') && !line.contains("{{")), "{lines:?}");
        // Each once: patterns that many facts share would drown the others.
        lines.sort();
        lines.dedup();
        assert_easy(&format!("lines, proposed {proposed}"), &lines);
    }
}

#[test]
fn the_fixed_words_of_each_notice_are_easy() {
    for pair in proposals() {
        let draft = draft(&pair.before, &pair.after, pair.on).unwrap();
        let (job, _) = prepare_notice(&pair.after, &draft.changes, &draft.letter, &Brand::default()).unwrap();
        let view: Value = serde_json::from_slice(&job.view).unwrap();
        let mut texts = Vec::new();
        for field in ["proposals", "reply", "served"] {
            strings(&view["front"][field], &mut texts);
        }
        for line in view["can"]["lines"].as_array().unwrap() {
            let mut runs = Vec::new();
            strings(line, &mut runs);
            texts.push(runs.concat());
        }
        for field in ["lead", "stay"] {
            strings(&view["hours"][field], &mut texts);
        }
        for group in view["cards"].as_array().unwrap() {
            strings(&group["lead"], &mut texts);
            for card in group["cards"].as_array().unwrap() {
                strings(&card["grounds"]["gaps"], &mut texts);
                strings(&card["grounds"]["ask"][1], &mut texts);
            }
        }
        strings(&view["law"], &mut texts);
        assert_easy(&format!("fixed words, {}", pair.name), &texts);
    }
}

#[test]
fn what_has_changed_in_the_parent_document_is_easy() {
    for pair in proposals() {
        let changes = ehcp::notice::changes(&pair.before, &pair.after).unwrap();
        let options = Options::for_audience(Audience::Parent);
        let (job, _) = prepare_changed(&pair.after, &options, &changes).unwrap();
        let view: Value = serde_json::from_slice(&job.view).unwrap();
        let view = &view["changes"];
        let mut texts = Vec::new();
        for field in ["lead", "counts", "no_loss", "same"] {
            strings(&view[field], &mut texts);
        }
        strings(&view["hours"]["lead"], &mut texts);
        strings(&view["hours"]["notes"], &mut texts);
        for group in view["groups"].as_array().unwrap() {
            for item in group["items"].as_array().unwrap() {
                strings(&item[2], &mut texts);
            }
        }
        assert_easy(&format!("what has changed, {}", pair.name), &texts);
    }
}
