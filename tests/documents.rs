//! The documents hold the whole plan: every exact word, its data, and a mark for what no font shows.

#![expect(clippy::disallowed_methods, reason = "two processes compare their documents through a file")]

mod support;

use ehcp::json;
use ehcp::model::{Labels, Plan, Text};
use ehcp::render::extract::extract;
use ehcp::render::{Audience, Options};
use support::documents::{FIXTURES, Kind, each, made, make, plan, shown, start};
use support::pdf::{read, squeezed, without_spaces};

/// What a family must be able to read word for word: needs, outcomes, provision and views.
fn owed(plan: &Plan) -> Vec<&Text> {
    let sections = &plan.sections;
    let views = &sections.views;
    let mut texts: Vec<&Text> = plan.sections.provisions().map(|item| &item.text).collect();
    texts.extend(sections.special_educational_needs.needs.iter().map(|item| &item.text));
    texts.extend(sections.health_care_needs.needs.iter().map(|item| &item.text));
    texts.extend(sections.social_care_needs.needs.iter().map(|item| &item.text));
    texts.extend(sections.outcomes.outcomes.iter().map(|item| &item.text));
    let entries = [&views.views, &views.interests, &views.strengths, &views.aspirations];
    texts.extend(entries.into_iter().flatten().map(|entry| &entry.text));
    texts
}

/// What else a professional must be able to read word for word.
fn recorded(plan: &Plan) -> Vec<&Text> {
    let sections = &plan.sections;
    let views = &sections.views;
    let mut texts: Vec<&Text> = [&views.history, &views.how_to_communicate].into_iter().flatten().collect();
    for need in &sections.special_educational_needs.needs {
        let parts =
            [&need.strengths, &need.impact_in_setting, &need.impact_in_daily_life, &need.current_level];
        texts.extend(parts.into_iter().flatten());
    }
    for area in &sections.special_educational_needs.areas {
        texts.extend([&area.strengths, &area.summary].into_iter().flatten());
    }
    for need in sections.health_care_needs.needs.iter().chain(&sections.social_care_needs.needs) {
        texts.extend([&need.strengths, &need.impact].into_iter().flatten());
    }
    for outcome in &sections.outcomes.outcomes {
        let parts = [&outcome.baseline, &outcome.target, &outcome.measure, &outcome.reviewed_by];
        texts.extend(parts.into_iter().flatten());
        texts.extend(&outcome.steps);
    }
    for item in plan.sections.provisions() {
        texts.extend([&item.setting, &item.monitoring].into_iter().flatten());
    }
    for placement in &sections.placement.placements {
        let parts = [&placement.text, &placement.own_arrangements, &placement.condition];
        texts.extend(parts.into_iter().flatten());
    }
    for transition in &sections.placement.transitions {
        texts.extend([&transition.text, &transition.check_ins].into_iter().flatten());
        texts.extend(transition.steps.iter().map(|step| &step.text));
    }
    let budget = &sections.personal_budget;
    texts.extend(&budget.text);
    texts.extend(budget.components.iter().map(|item| &item.text));
    texts.extend(budget.direct_payments.iter().map(|item| &item.text));
    texts.extend(sections.advice.advice.iter().filter_map(|item| item.note.as_ref()));
    for review in &plan.annual_reviews {
        texts.extend(review.views.iter().map(|view| &view.text));
        texts.extend(review.progress.iter().filter_map(|progress| progress.note.as_ref()));
        texts.extend([&review.recommendations, &review.differences_of_opinion].into_iter().flatten());
    }
    texts
}

/// The texts that do not stand in the words of a document.
fn missing(words: &str, texts: &[&Text]) -> Vec<String> {
    texts.iter().filter(|text| !words.contains(&shown(text))).map(|text| start(text.as_str())).collect()
}

#[test]
fn every_exact_word_is_in_the_parent_document() {
    let mut lost = Vec::new();
    for (_, made) in each(&[Kind::Parent]) {
        let mut texts = owed(&made.shown);
        texts.extend(made.shown.unplaced.iter().map(|piece| &piece.text));
        lost.extend(missing(&made.words(), &texts).into_iter().map(|words| (made.name, words)));
    }
    assert_eq!(lost, []);
}

#[test]
fn every_paper_holds_the_same_words() {
    let mut lost = Vec::new();
    for name in ["autistic-age-8-mainstream", "forty-pages", "young-person-16-own-rights"] {
        for kind in [Kind::Phone, Kind::Large] {
            let made = made(name, kind);
            let texts = owed(&made.shown);
            lost.extend(missing(&made.words(), &texts).into_iter().map(|words| (name, kind, words)));
        }
    }
    assert_eq!(lost, []);
}

#[test]
fn every_word_of_the_record_is_in_the_professional_document() {
    let mut lost = Vec::new();
    for (_, made) in each(&[Kind::Professional]) {
        let mut texts = owed(&made.shown);
        texts.extend(recorded(&made.shown));
        texts.extend(made.shown.unplaced.iter().map(|piece| &piece.text));
        let words = made.words();
        lost.extend(missing(&words, &texts).into_iter().map(|words| (made.name, words)));
        let places = made.shown.unplaced.iter().map(|piece| piece.place.as_str());
        let titles = made.shown.sections.advice.advice.iter().map(|advice| advice.title.as_str());
        for title in places.chain(titles) {
            if !words.contains(&without_spaces(title)) {
                lost.push((made.name, start(title)));
            }
        }
    }
    assert_eq!(lost, []);
}

#[test]
fn every_label_is_in_both_documents() {
    for (kind, made) in each(&[Kind::Professional, Kind::Parent]) {
        let labels = Labels::of(&made.shown);
        let headings: Vec<String> =
            made.document.headings().into_iter().map(|(_, heading)| heading).collect();
        for item in made.shown.sections.provisions() {
            let label = labels.get(item.id).expect("a label");
            let stands = headings.iter().any(|heading| heading.starts_with(&format!("{label} ")));
            assert!(stands, "{} {kind:?}: no heading for {label} in {headings:?}", made.name);
        }
    }
}

#[test]
fn the_short_guide_has_a_sentence_for_every_piece_of_help() {
    for (_, made) in each(&[Kind::Short]) {
        let text = made.document.text();
        let labels = Labels::of(&made.shown);
        for item in made.shown.sections.provisions() {
            let label = labels.get(item.id).expect("a label");
            let sentence = text
                .lines()
                .filter_map(|line| line.strip_prefix(label)?.strip_prefix(' '))
                .map(squeezed)
                .find(|words| words.contains('.'));
            let words = sentence.unwrap_or_else(|| panic!("{}: no sentence for {label}", made.name));
            assert!(words.split(' ').count() >= 4, "{}: {label} {words}", made.name);
        }
    }
}

#[test]
fn the_short_guide_is_short() {
    // Plans with far more help than usual.
    const LONGER: [&str; 2] = ["complex-medical-age-4", "forty-pages"];
    let mut long = Vec::new();
    for (_, made) in each(&[Kind::Short]) {
        let full = support::documents::made(made.name, Kind::Parent).rendered.pages;
        let pages = made.rendered.pages;
        assert!(pages < full, "{}: {pages} of {full} pages", made.name);
        if pages > 6 && !LONGER.contains(&made.name) {
            long.push((made.name, pages));
        }
    }
    assert_eq!(long, []);
}

#[test]
fn the_same_plan_makes_the_same_bytes() {
    for kind in [Kind::Professional, Kind::Parent] {
        let name = "autistic-age-8-mainstream";
        let again = make(&plan(name), &kind.options());
        assert!(again == made(name, kind).rendered, "{kind:?} differs");
    }
}

#[test]
fn another_process_makes_the_same_bytes() {
    const WRITE_TO: &str = "EHCP_TEST_WRITE_DOCUMENT_TO";
    let bytes = &made("nearly-empty-draft", Kind::Parent).rendered.pdf;
    if let Some(file) = std::env::var_os(WRITE_TO) {
        return std::fs::write(file, bytes).expect("a writable place");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("other.pdf");
    let run = std::process::Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "another_process_makes_the_same_bytes"])
        .env(WRITE_TO, &file)
        .output()
        .expect("a process");
    assert!(run.status.success());
    assert!(std::fs::read(file).expect("a PDF") == *bytes, "the processes differ");
}

#[test]
fn the_professional_copy_carries_the_plan() {
    for (_, made) in each(&[Kind::Professional]) {
        // What becomes of a record with something confidential is tested in document_confidential.rs.
        if made.rendered.safeguard.is_some() {
            continue;
        }
        assert_eq!(made.document.attachments, ["plan.json"], "{}", made.name);
        let carried = extract(made.rendered.pdf.clone()).expect("the plan");
        assert!(carried == json::canonical(&made.plan).expect("JSON"), "{}", made.name);
        let again = json::read(&carried).expect("a plan");
        assert_eq!(again, made.plan, "{}", made.name);
    }
}

#[test]
fn a_family_copy_carries_the_plan_only_when_asked_and_says_so() {
    for (kind, made) in each(&[Kind::Parent, Kind::Short]) {
        assert_eq!(made.document.attachments, [""; 0], "{} {kind:?}", made.name);
        assert!(extract(made.rendered.pdf.clone()).is_err(), "{} {kind:?}", made.name);
    }
    for name in ["first-draft-age-6", "looked-after-confidential-address"] {
        let plan = plan(name);
        let options = Options { embed: true, ..Options::for_audience(Audience::Parent) };
        let rendered = make(&plan, &options);
        let carried = extract(rendered.pdf.clone()).expect("the plan");
        assert!(carried == json::canonical(&plan).expect("JSON"), "{name}");
        let (with, without) = (read(&rendered.pdf), &made(name, Kind::Parent).document);
        let note = "This copy holds the whole plan as data.";
        let text = with.text();
        let before_part_one = text.split("1. About").next().unwrap_or_default();
        assert!(squeezed(before_part_one).contains(note), "{name}: {before_part_one}");
        assert!(!squeezed(&without.text()).contains(note), "{name}");
    }
}

#[test]
fn every_mark_has_a_place_in_the_plan_and_stands_in_the_document() {
    let name = "young-person-16-own-rights";
    let kinds = [Kind::Professional, Kind::Parent];
    let words = kinds.map(|kind| made(name, kind).words());
    let marks = &made(name, Kind::Professional).rendered.marks;
    assert_eq!(marks.len(), 154);
    assert_eq!(*marks, made(name, Kind::Parent).rendered.marks);
    let value = serde_json::to_value(plan(name)).expect("JSON");
    let with_marks = serde_json::to_value(&made(name, Kind::Parent).shown).expect("JSON");
    for mark in marks {
        let text = value.pointer(&mark.pointer).and_then(|text| text.as_str()).expect("a text");
        let there = text[mark.unshowable.offset..].chars().next();
        assert_eq!(there, Some(mark.unshowable.character), "{}", mark.pointer);
        let number = format!("U+{:04X}", u32::from(mark.unshowable.character));
        let replaced = with_marks.pointer(&mark.pointer).and_then(|text| text.as_str()).expect("a text");
        assert!(replaced.contains(&number), "{} has no {number}", mark.pointer);
        let seen = words.iter().any(|words| words.contains(&number));
        assert!(seen, "{} {number} stands in neither document", mark.pointer);
    }
}

#[test]
fn all_fixtures_are_there() {
    let folder = format!("{}/fixtures/plans", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(std::fs::read_dir(folder).expect("a folder").count(), FIXTURES.len());
}
