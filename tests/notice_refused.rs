//! Of which versions and days no notice may be served, and what the record must say.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::model::{Date, EventKind, Reason, Status};
use ehcp::notice::{Draft, Fault, NoticeError, Regulation, draft};
use support::changes::{NO_PROPOSALS, Pair, pair, proposal, replace_again};

fn base() -> Pair {
    proposal("notices", "everything-at-once")
}

fn drafted(pair: &Pair) -> Result<Draft, NoticeError> {
    draft(&pair.before, &pair.after, pair.on).map_err(|fault| match fault {
        Fault::Refused(refusal) => refusal,
        fault => panic!("{fault}"),
    })
}

fn refused(pair: &Pair) -> NoticeError {
    drafted(pair).unwrap_err()
}

fn day(date: &str) -> Date {
    date.parse().unwrap()
}

#[test]
fn versions_without_a_proposal_are_refused() {
    let of = |name| refused(&pair("reviews", name));
    assert_eq!(of(NO_PROPOSALS[0]), NoticeError::AnotherCouncil);
    assert_eq!(of(NO_PROPOSALS[1]), NoticeError::NothingProposed);
    assert_eq!(of(NO_PROPOSALS[2]), NoticeError::NothingProposed);
    // A proposal is compared with a proposal.
    assert_eq!(of("phase-transfer"), NoticeError::NotInForce { status: "proposed_amendment" });
}

#[test]
fn another_plan_or_the_same_version_is_refused() {
    let mut same = base();
    same.after = same.before.clone();
    assert_eq!(refused(&same), NoticeError::SameVersion);
    let mut other = base();
    other.before = pair("notices", "young-person").before;
    assert_eq!(refused(&other), NoticeError::AnotherPlan);
    let mut exchanged = base();
    std::mem::swap(&mut exchanged.before, &mut exchanged.after);
    assert_eq!(refused(&exchanged), NoticeError::NotInForce { status: "proposed_amendment" });
}

#[test]
fn only_a_proposal_of_the_plan_in_force_has_a_notice() {
    for (status, name) in [(Status::Draft, "draft"), (Status::Final, "final"), (Status::Ceased, "ceased")] {
        let mut pair = base();
        pair.after.version.status = status;
        assert_eq!(refused(&pair), NoticeError::NoProposal { status: name });
    }
    let mut changed = base();
    changed.before.version.signed_by = None;
    assert_eq!(refused(&changed), NoticeError::ReplacesAnother { what: "the fingerprint" });
    let mut another = base();
    another.before.version.id = another.after.version.id;
    assert_eq!(refused(&another), NoticeError::ReplacesAnother { what: "the identity" });
    let mut backwards = base();
    backwards.after.version.number = 3;
    assert_eq!(refused(&backwards), NoticeError::WrongOrder { before: 3, after: 3 });
}

#[test]
fn reasons_that_have_no_notice_are_refused_with_what_there_is_instead() {
    for reason in
        [Reason::FirstPlan, Reason::Reassessment, Reason::TransferBetweenAuthorities, Reason::TribunalOrder]
    {
        let mut pair = base();
        pair.after.version.reason = reason;
        let refusal = refused(&pair);
        assert!(matches!(refusal, NoticeError::NoNoticeForReason { .. }), "{refusal}");
        assert!(refusal.to_string().contains("(regulation "), "{refusal}");
    }
}

#[test]
fn the_reason_decides_the_regulation() {
    for (reason, regulation) in [
        (Reason::AnnualReview, Regulation::AfterReview),
        (Reason::EarlyReview, Regulation::AfterReview),
        (Reason::PhaseTransfer, Regulation::AfterReview),
        (Reason::Correction, Regulation::WithoutReview),
    ] {
        let mut pair = base();
        pair.after.version.reason = reason;
        let draft = drafted(&pair).unwrap();
        assert_eq!(draft.regulation, regulation);
        assert_eq!(draft.letter.after_review, regulation == Regulation::AfterReview);
    }
}

#[test]
fn days_that_cannot_be_are_refused() {
    let on = |date: &str| {
        let mut pair = base();
        pair.on = day(date);
        refused(&pair)
    };
    assert!(matches!(on("2026-11-12"), NoticeError::TooEarly { what: "the plan in force", .. }));
    assert!(matches!(on("2027-09-13"), NoticeError::TooEarly { what: "the review meeting", .. }));
    assert!(matches!(on("2027-10-02"), NoticeError::AnotherDay { .. }));
    assert!(matches!(on("9999-12-30"), NoticeError::NoSuchDay { .. }));
}

#[test]
fn fewer_days_than_the_law_gives_are_refused_and_more_are_kept() {
    let with = |last: &str| {
        let mut pair = base();
        let events = &mut pair.after.lifecycle.events;
        let served = events.iter_mut().rev().find(|e| e.kind == EventKind::AmendmentNoticeServed).unwrap();
        served.respond_by = Some(day(last));
        drafted(&pair)
    };
    assert!(matches!(with("2027-10-14"), Err(NoticeError::TooFewDays { .. })));
    assert_eq!(with("2027-10-15").unwrap().letter.reply_by, day("2027-10-15"));
    assert_eq!(with("2027-10-29").unwrap().letter.reply_by, day("2027-10-29"));
}

#[test]
fn a_late_notice_is_served_and_said_to_be_late() {
    let mut pair = base();
    pair.after.lifecycle.events.retain(|event| event.on != day("2027-10-01"));
    pair.on = day("2027-10-12");
    assert!(!drafted(&pair).unwrap().findings.iter().any(|finding| finding.contains("late")));
    pair.on = day("2027-10-13");
    let findings = drafted(&pair).unwrap().findings;
    assert!(
        findings.iter().any(|f| f.starts_with("the notice is late") && f.contains("2027-10-12")),
        "{findings:?}"
    );
}

#[test]
fn every_refusal_says_how_to_mend_it_and_holds_no_word_of_the_plan() {
    let mut mended = base();
    mended.before.version.signed_by = None;
    let again = {
        let mut pair = base();
        pair.before.version.signed_by = None;
        replace_again(&mut pair);
        drafted(&pair)
    };
    assert!(again.is_ok());
    for refusal in [refused(&mended), refused(&pair("reviews", NO_PROPOSALS[0]))] {
        let said = refusal.to_string();
        assert!(said.len() > 60 && !said.contains("Zofia") && !said.contains("Northmere"), "{said}");
    }
}

#[test]
fn a_person_marked_as_confidential_is_not_named() {
    let mut pair = base();
    let contacts = &mut pair.after.child_or_young_person.contacts;
    let parents: Vec<String> = contacts
        .iter_mut()
        .filter(|contact| contact.parental_responsibility == Some(true))
        .map(|contact| {
            contact.confidential = Some(true);
            contact.name.clone()
        })
        .collect();
    assert!(!parents.is_empty());
    let draft = drafted(&pair).unwrap();
    assert_eq!(draft.letter.addressed_to, [""; 0]);
    let said = draft.findings.join("\n");
    assert!(said.contains("marked as confidential"), "{said}");
    assert!(parents.iter().all(|name| !said.contains(name)));
}
