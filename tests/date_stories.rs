//! Life stories in `fixtures/dates/`: what a plan's recorded events raise, whole.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]

mod support;

use ehcp::model::{Date, Plan};
use ehcp::timescales::{BankHolidays, PlanDates, State, plan_dates};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::PathBuf;
use support::{plan_value, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What happens, for people.
    #[serde(rename = "story")]
    told: String,
    born: String,
    version: Value,
    lifecycle: Value,
    annual_reviews: Vec<Value>,
    as_of: Date,
    /// State, rule, statutory day, safe working day and, where it was done, the day and how late.
    expect: Vec<String>,
    #[serde(default)]
    unanswered: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/dates")
}

/// The plan of the tests with another life.
fn plan(story: &Story) -> Plan {
    let mut value = plan_value();
    let version = &mut value["version"];
    for field in ["made_on", "next_review_by", "signed_by", "replaces"] {
        version.as_object_mut().unwrap().shift_remove(field);
    }
    version["number"] = json!(1);
    for (field, content) in story.version.as_object().unwrap() {
        version[field] = content.clone();
    }
    let child = value["child_or_young_person"].as_object_mut().unwrap();
    child.insert("date_of_birth".into(), json!(story.born));
    child.shift_remove("school_year");
    value["lifecycle"] = story.lifecycle.clone();
    let whole = value["annual_reviews"][0].clone();
    let reviews: Vec<Value> = story
        .annual_reviews
        .iter()
        .map(|review| {
            let mut review = review.clone();
            review["id"] = whole["id"].clone();
            review
        })
        .collect();
    value.as_object_mut().unwrap().shift_remove("annual_reviews");
    if !reviews.is_empty() {
        value["annual_reviews"] = Value::Array(reviews);
    }
    read(&value)
}

fn lines(dates: &PlanDates) -> Vec<String> {
    dates
        .dates
        .iter()
        .map(|date| {
            let done = date.done.as_ref().map(|(on, _)| format!(" done {on}")).unwrap_or_default();
            let late = date.days_late.map(|days| format!(" late {days}")).unwrap_or_default();
            let claimed = if date.exceptions.is_empty() { "" } else { " exception" };
            let (state, rule, answer) = (date.state.name(), date.rule.name, &date.answer);
            format!("{state} {rule} {} {}{done}{late}{claimed}", answer.date, answer.safe_working_day)
        })
        .collect()
}

#[test]
fn every_story_has_its_dates() {
    let mut count = 0;
    let mut files: Vec<PathBuf> = folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let story: Story = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let dates = plan_dates(&plan(&story), story.as_of, BankHolidays::of_england());
        let unanswered: Vec<String> = dates.unanswered.iter().map(|missing| missing.at.to_string()).collect();
        if lines(&dates) != story.expect || unanswered != story.unanswered {
            wrong.push(format!(
                "{}: {} {}\nunanswered {unanswered:?}",
                file.file_name().unwrap().to_str().unwrap(),
                story.told,
                serde_json::to_string_pretty(&lines(&dates)).unwrap()
            ));
        }
        count += 1;
    }
    assert!(count >= 14);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

const KINDS: [&str; 39] = [
    "request_received",
    "decision_to_assess_notified",
    "refusal_to_assess_notified",
    "advice_requested",
    "advice_received",
    "refusal_to_issue_notified",
    "draft_served",
    "representations_received",
    "setting_consulted",
    "meeting_held",
    "plan_first_made",
    "final_served",
    "review_invitations_sent",
    "review_papers_sent",
    "review_meeting_held",
    "review_report_sent",
    "review_decision_notified",
    "amendment_notice_served",
    "reassessment_requested",
    "reassessment_decision_notified",
    "refusal_to_reassess_notified",
    "became_aware_of_move",
    "moved",
    "plan_transferred_in",
    "plan_transferred_out",
    "family_told_of_transfer",
    "commissioning_body_changed",
    "commissioning_body_became_aware",
    "commissioning_body_told_new_body",
    "cease_decision_notified",
    "mediation_requested",
    "mediation_declined",
    "mediation_certificate_issued",
    "appeal_registered",
    "appeal_received",
    "appeal_ended",
    "tribunal_ordered",
    "review_meeting_held",
    "final_served",
];

fn day(offset: i32) -> Date {
    jiff::civil::date(2016, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap()
}

/// The plan of the tests with these events alone, by kind and day.
fn plan_with(events: &[(usize, i32)]) -> Plan {
    let mut value = plan_value();
    let list: Vec<Value> = events
        .iter()
        .map(|(kind, offset)| json!({ "kind": KINDS[*kind], "on": day(*offset).to_string() }))
        .collect();
    value.as_object_mut().unwrap().shift_remove("lifecycle");
    value.as_object_mut().unwrap().shift_remove("annual_reviews");
    if !list.is_empty() {
        value["lifecycle"] = json!({ "events": list });
    }
    read(&value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever stands in a log, in whatever order: no panic; a date that is done has a day on or before
    /// the day of judging; what is late has its last day before it and no day of being done; and events
    /// after the day of judging change nothing but planned meetings.
    #[test]
    fn any_log_is_judged_soundly(
        events in prop::collection::vec((0..KINDS.len(), 0..4000_i32), 0..24),
        on in 0..4000_i32,
    ) {
        let as_of = day(on);
        let holidays = BankHolidays::of_england();
        let dates = plan_dates(&plan_with(&events), as_of, holidays);
        for date in &dates.dates {
            let last = date.answer.last();
            prop_assert!(date.done.as_ref().is_none_or(|(done, _)| *done <= as_of));
            match date.state {
                State::Late => prop_assert!(last < as_of && date.done.is_none() && date.rule.is_duty()),
                State::Due => prop_assert!(last >= as_of || date.answer.date > as_of),
                State::Done => {}
            }
        }
        let known: Vec<(usize, i32)> = events
            .iter()
            .copied()
            .filter(|(kind, offset)| {
                *offset <= on || ["review_meeting_held", "moved"].contains(&KINDS[*kind])
            })
            .collect();
        prop_assert_eq!(lines(&dates), lines(&plan_dates(&plan_with(&known), as_of, holidays)));
    }
    /// A log may be written in any order: what counts are the days.
    #[test]
    fn the_order_of_a_log_does_not_matter(
        events in prop::collection::vec((0..KINDS.len(), 0..1500_i32), 0..24),
        on in 0..1500_i32,
    ) {
        let mut sorted = events.clone();
        sorted.sort_by_key(|(kind, offset)| (*offset, *kind));
        let holidays = BankHolidays::of_england();
        let judged = |events: &[(usize, i32)]| lines(&plan_dates(&plan_with(events), day(on), holidays));
        prop_assert_eq!(judged(&events), judged(&sorted));
    }
}
