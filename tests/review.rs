//! `ehcp review` and `ehcp history`: the next version begun, and all versions proven one chain.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests write plans for the program to read")]

mod support;

use ehcp::diff::diff;
use ehcp::json;
use ehcp::model::{Date, Plan, ProgressStatus, ReviewDecision, Status};
use ehcp::review::{BreakKind, StartError, VersionFile, history, start, to_fill, write_text};
use std::path::{Path, PathBuf};
use support::program::{self, Ran, ran};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans").join(name)
}

fn plan(name: &str) -> Plan {
    json::read(&std::fs::read(fixture(name)).unwrap()).unwrap()
}

/// A plan in force, with two reviews behind it.
fn in_force() -> Plan {
    plan("autistic-age-8-mainstream.json")
}

const MEETING: Date = Date::constant(2027, 9, 21);

#[test]
fn the_next_version_keeps_every_identity_and_names_what_it_replaces() {
    let plan = in_force();
    let next = start(&plan, MEETING, None).unwrap();
    assert_eq!((next.id, next.version.number), (plan.id, plan.version.number + 1));
    assert_eq!(next.version.status, Status::ProposedAmendment);
    let replaced = next.version.replaces.as_ref().unwrap();
    assert_eq!((replaced.id, &replaced.sha256), (plan.version.id, &json::fingerprint(&plan).unwrap()));
    assert!(next.version.made_on.is_none() && next.version.signed_by.is_none());
    assert_eq!(next.sections, plan.sections);
    assert!(diff(&plan, &next).unwrap().changes.is_empty(), "nothing that is owed changed yet");
    // The file can be read again, and is the same every time.
    let bytes = json::write(&next).unwrap();
    assert_eq!(json::read(&bytes).unwrap(), next);
    assert_eq!(json::write(&start(&plan, MEETING, None).unwrap()).unwrap(), bytes);
    let other = start(&plan, day(2027, 9, 22), None).unwrap();
    assert_ne!(other.version.id, next.version.id);
}

#[test]
fn every_outcome_is_in_the_record_and_not_yet_said() {
    let plan = in_force();
    let next = start(&plan, MEETING, None).unwrap();
    let review = next.annual_reviews.last().unwrap();
    assert_eq!(review.meeting_on, MEETING);
    let listed: Vec<_> = review.progress.iter().map(|progress| progress.outcome).collect();
    let outcomes: Vec<_> = plan.sections.outcomes.outcomes.iter().map(|outcome| outcome.id).collect();
    assert_eq!(listed, outcomes);
    assert!(review.progress.iter().all(|progress| progress.status == ProgressStatus::NotSaid));
    let list: Vec<String> =
        to_fill(&next).iter().map(|gap| format!("{}: {} ({})", gap.pointer, gap.what, gap.law)).collect();
    insta::assert_snapshot!("to_fill", list.join("\n"));
}

#[test]
fn what_is_filled_in_is_asked_for_no_more() {
    let mut next = start(&in_force(), MEETING, None).unwrap();
    let review = next.annual_reviews.last_mut().unwrap();
    for progress in &mut review.progress {
        progress.status = ProgressStatus::OnTheWay;
    }
    review.decision = Some(ReviewDecision::Maintain);
    let fields: Vec<String> = to_fill(&next).iter().map(|gap| gap.pointer.to_string()).collect();
    assert!(!fields.iter().any(|field| field.ends_with("/progress") || field.ends_with("/decision")));
    assert!(fields.iter().any(|field| field.ends_with("/recommendations")));
}

#[test]
fn a_version_that_is_not_in_force_is_refused() {
    let with = |status: Status| {
        let mut plan = in_force();
        plan.version.status = status;
        start(&plan, MEETING, None).unwrap_err()
    };
    assert!(matches!(with(Status::Draft), StartError::Draft { .. }));
    assert!(matches!(with(Status::ProposedAmendment), StartError::ProposedAmendment { .. }));
    assert!(matches!(with(Status::Ceased), StartError::Ceased { .. }));
    assert!(matches!(start(&plan("first-draft-age-6.json"), MEETING, None), Err(StartError::Draft { .. })));
}

#[test]
fn a_meeting_that_cannot_have_reviewed_the_version_is_refused() {
    let plan = in_force();
    let made_on = plan.version.made_on.unwrap();
    let before = made_on.yesterday().unwrap();
    assert!(matches!(start(&plan, before, None), Err(StartError::BeforeTheVersion { .. })));
    assert!(start(&plan, made_on, None).is_ok(), "a meeting on the day itself can have");
    let mut undated = plan.clone();
    undated.version.made_on = None;
    let latest = undated.annual_reviews.last().unwrap().meeting_on;
    assert!(matches!(start(&undated, latest, None), Err(StartError::NotAfterTheLast { .. })));
    assert!(matches!(start(&plan, MEETING, Some(plan.version.id)), Err(StartError::SameIdentity(_))));
}

#[test]
fn an_empty_record_of_the_review_before_is_refused() {
    let mut next = start(&in_force(), MEETING, None).unwrap();
    next.version.status = Status::Final;
    next.version.made_on = Some(day(2027, 11, 1));
    let refused = start(&next, day(2028, 9, 19), None).unwrap_err();
    assert!(matches!(refused, StartError::EarlierUnfilled { .. }));
    insta::assert_snapshot!(refused.to_string(), @"/annual_reviews/2 is empty: nothing is recorded of the review of 2027-09-21 but the meeting itself; record progress, recommendations or the decision there before the next review is started");
    next.annual_reviews.last_mut().unwrap().decision = Some(ReviewDecision::Maintain);
    assert!(start(&next, day(2028, 9, 19), None).is_ok());
}

/// Three versions, each made from the one before by a review.
fn chain() -> Vec<VersionFile> {
    let mut first = in_force();
    first.version.number = 1;
    first.version.replaces = None;
    let mut plans = vec![first];
    for year in [2027, 2028] {
        let last = plans.last().unwrap();
        let mut next = start(last, day(year, 9, 21), None).unwrap();
        next.version.status = Status::Final;
        next.version.made_on = Some(day(year, 11, 5));
        next.annual_reviews.last_mut().unwrap().decision = Some(ReviewDecision::Amend);
        plans.push(next);
    }
    plans
        .into_iter()
        .map(|plan| VersionFile { file: format!("v{}.json", plan.version.number), plan })
        .collect()
}

fn text(files: &[VersionFile]) -> String {
    let mut out = Vec::new();
    write_text(&mut out, &history(files).unwrap()).unwrap();
    String::from_utf8(out).unwrap()
}

fn kinds(files: &[VersionFile]) -> Vec<BreakKind> {
    history(files).unwrap().breaks.iter().map(|broken| broken.kind).collect()
}

#[test]
fn versions_in_any_order_are_one_chain() {
    let mut files = chain();
    files.reverse();
    assert!(kinds(&files).is_empty());
    insta::assert_snapshot!("one_chain", text(&files));
    assert_eq!(kinds(&[]), []);
}

#[test]
fn every_break_is_named_with_its_file() {
    let mut changed = chain();
    changed[1].plan.extensions.insert("northmere.example".into(), serde_json::json!({ "seen": true }));
    assert_eq!(kinds(&changed), [BreakKind::OtherFingerprint]);
    insta::assert_snapshot!("changed_afterwards", text(&changed));

    let mut gap = chain();
    gap.remove(1);
    assert_eq!(kinds(&gap), [BreakKind::Missing]);
    assert_eq!(kinds(&chain()[1..]), [BreakKind::Missing]);

    let mut silent = chain();
    silent[1].plan.version.replaces = None;
    assert_eq!(kinds(&silent), [BreakKind::ReplacesNothing, BreakKind::OtherFingerprint]);

    let mut crossed = chain();
    let first = crossed[0].plan.version.id;
    crossed[2].plan.version.replaces.as_mut().unwrap().id = first;
    assert_eq!(kinds(&crossed), [BreakKind::ReplacesOther]);

    let mut early = chain();
    early[2].plan.version.made_on = Some(day(2020, 1, 1));
    assert_eq!(kinds(&early), [BreakKind::OutOfOrder]);

    let mut ended = chain();
    ended[2].plan.version.status = Status::Ceased;
    assert!(kinds(&ended).is_empty(), "the last version may end the plan");
    let mut lived_on = chain();
    lived_on[0].plan.version.status = Status::Ceased;
    assert!(kinds(&lived_on).contains(&BreakKind::AfterTheEnd));

    let mut twice = chain();
    twice.push(VersionFile { file: "v3-copy.json".into(), plan: twice[2].plan.clone() });
    assert_eq!(kinds(&twice), [BreakKind::SameVersion]);
    let mut other = twice[3].plan.clone();
    other.version.made_on = Some(day(2028, 12, 1));
    twice[3].plan = other;
    assert_eq!(kinds(&twice), [BreakKind::SameNumber]);

    let mut strange = chain();
    strange.push(VersionFile { file: "other.json".into(), plan: plan("complex-medical-age-4.json") });
    assert_eq!(kinds(&strange), [BreakKind::OtherPlan]);
    insta::assert_snapshot!("another_plan", text(&strange));
}

fn ehcp(arguments: &[&str], folder: &Path) -> Ran {
    ran(program::ehcp(arguments).current_dir(folder))
}

#[test]
fn the_program_starts_a_review_and_proves_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let versions = chain();
    for version in &versions[..2] {
        std::fs::write(folder.path().join(&version.file), json::write(&version.plan).unwrap()).unwrap();
    }
    let arguments = ["review", "v2.json", "--meeting", "2028-09-21", "-o", "v3.json"];
    let (out, messages, code) = ehcp(&arguments, folder.path());
    assert_eq!((out.as_str(), code), ("", 0), "{messages}");
    insta::assert_snapshot!("review_messages", messages);
    assert_eq!(ehcp(&arguments, folder.path()).2, 2, "an existing file is not written over");
    let (out, _, code) = ehcp(&["history", "."], folder.path());
    assert_eq!(code, 0, "{out}");
    let (out, _, code) = ehcp(&["history", "v1.json", "v3.json", "--format", "json"], folder.path());
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["breaks"][0]["kind"]), (1, &serde_json::json!("missing")));
    std::fs::write(folder.path().join("notes.json"), "{").unwrap();
    assert_eq!(ehcp(&["history", "."], folder.path()).2, 2);
    let draft = fixture("first-draft-age-6.json");
    let draft = draft.to_str().unwrap();
    let (_, messages, code) = ehcp(&["review", draft, "--meeting", "2027-09-21", "-o", "-"], folder.path());
    assert_eq!(code, 2);
    insta::assert_snapshot!(messages, @"ehcp: version 1 is a draft, which is not in force and cannot be reviewed; name the final version\n");
}

#[test]
fn an_outcome_carried_on_twice_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = in_force();
    let outcome = plan.sections.outcomes.outcomes[0].id;
    for review in &mut plan.annual_reviews {
        for progress in review.progress.iter_mut().filter(|progress| progress.outcome == outcome) {
            progress.status = ProgressStatus::NotYet;
            progress.note = None;
        }
    }
    std::fs::write(folder.path().join("plan.json"), json::write(&plan).unwrap()).unwrap();
    let (_, messages, code) =
        ehcp(&["review", "plan.json", "--meeting", "2027-09-21", "-o", "next.json"], folder.path());
    assert_eq!(code, 1, "{messages}");
    assert!(messages.contains("E-012"), "{messages}");
    assert!(folder.path().join("next.json").exists());
}
