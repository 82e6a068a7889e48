//! A plan packed by one council and accepted by another: nothing that is owed changes, and all is told.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::disallowed_methods, reason = "the tests read the fixtures")]

#[path = "support/packages.rs"]
mod packages;
#[path = "support/plans.rs"]
mod plans;

use ehcp::diff::diff;
use ehcp::json;
use ehcp::model::{
    CopyReader, Date, Event, EventKind, ItemId, LocalAuthority, Plan, Quantity, Range, ReaderCopy, Reason,
    Status, Text,
};
use ehcp::review::{VersionFile, history};
use ehcp::transfer::seal::{Identity, identities, seal};
use ehcp::transfer::trust::{AnyKey, Trust, with_key};
use ehcp::transfer::{
    AcceptError, Arrival, Checks, NotInForce, Opening, PackError, Papers, Receipt, ReceiptFault, Refusal,
    Sending, TieKind, WarningKind, open, pack, write_text,
};
use packages::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn council() -> LocalAuthority {
    let mut council = fixture("autistic-age-8-mainstream.json").local_authority;
    RECIPIENT.clone_into(&mut council.name);
    council
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// A plan that was packed and opened.
fn travelled(versions: &[VersionFile], sending: &Sending, papers: &Papers) -> ehcp::transfer::Opened {
    let file = pack(versions, sending, papers).unwrap().sign(&key(7));
    opened_on(&file, &trust_of(&key(7), SENDER), sending.on.max(ON)).unwrap()
}

fn arrived(versions: &[VersionFile]) -> Arrival {
    travelled(versions, &sending(), &Papers::default()).arrival(ON).unwrap()
}

#[test]
fn every_fixture_that_was_ever_final_moves_and_owes_the_same() {
    let mut moved = 0;
    for file in fixtures() {
        let plan = plan_of(&file);
        let versions = chain(sent(plan.clone()), 5);
        let opened = travelled(&versions, &sending(), &Papers::default());
        let accepted = opened.accept(&council(), ON).unwrap();
        let (before, after) = (&versions[4].plan, &accepted.plan);
        assert_eq!(after.sections, before.sections, "{}", file.display());
        let changes = diff(before, after).unwrap();
        assert!(changes.changes.iter().all(|change| change.kind.name() == "identity"), "{}", file.display());
        assert!(changes.ledger.iter().all(|line| line.difference == 0));
        assert_eq!((after.id, after.version.number), (before.id, 6));
        assert_eq!(
            (after.version.status, after.version.reason),
            (Status::Final, Reason::TransferBetweenAuthorities)
        );
        assert_eq!(after.local_authority, council());
        assert_eq!(after.previous_authorities.last().unwrap().name, SENDER);
        // Everything beside is as it was.
        assert_eq!(after.rights_holder, before.rights_holder);
        assert_eq!(after.annual_reviews, before.annual_reviews);
        assert_eq!(after.extensions, before.extensions);
        assert_eq!(after.unplaced, before.unplaced);
        assert_eq!(after.local_funding, before.local_funding);
        let mut child = after.child_or_young_person.clone();
        child.moved_in_with_plan = before.child_or_young_person.moved_in_with_plan;
        assert_eq!(child, before.child_or_young_person);
        // It is a plan that reads back, and one chain with the versions before.
        let bytes = json::write(after).unwrap();
        assert_eq!(json::read(&bytes).unwrap(), *after);
        let mut all = versions.clone();
        all.push(VersionFile { file: "v6.json".to_owned(), plan: after.clone() });
        assert_eq!(history(&all).unwrap().breaks, []);
        moved += 1;
    }
    assert_eq!(moved, fixtures().len());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 3);
    let one = packed(&versions).sign(&key(7));
    let mut turned = versions.clone();
    turned.reverse();
    assert_eq!(packed(&turned).sign(&key(7)), one);
    // Sealed twice it is two files, and one package.
    let own = [Identity::draw()];
    let (first, second) =
        (seal(&one, &[own[0].recipient()]).unwrap(), seal(&one, &[own[0].recipient()]).unwrap());
    assert_ne!(first, second);
    let trust = trust_of(&key(7), SENDER);
    let opened = [first, second].map(|file| opened_with(&file, &trust, &own).unwrap());
    assert_eq!(opened[0].entries, opened[1].entries);
    assert!(opened[0].encrypted && opened[0].sha256 != opened[1].sha256);
}

#[test]
fn the_versions_must_be_one_chain_with_one_in_force() {
    let versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 3);
    let refused = |versions: &[VersionFile]| pack(versions, &sending(), &Papers::default()).unwrap_err();
    let gap = refused(&[versions[0].clone(), versions[2].clone()]);
    assert!(matches!(&gap, PackError::Chain { file, .. } if file == "v3.json"), "{gap}");
    let mut changed = versions.clone();
    changed[1].plan.version.made_on = Some(day(2020, 1, 1));
    assert!(matches!(refused(&changed), PackError::Chain { .. }));
    assert!(matches!(refused(&versions[1..]), PackError::Chain { .. }), "without the first version");
    assert!(matches!(refused(&[]), PackError::NotInForce(NotInForce::Nothing)));
    let status = |status| {
        let mut plan = sent(fixture("autistic-age-8-mainstream.json"));
        plan.version.status = status;
        refused(&chain(plan, 1))
    };
    assert!(matches!(status(Status::Draft), PackError::NotInForce(NotInForce::OnlyDrafts)));
    assert!(matches!(status(Status::ProposedAmendment), PackError::NotInForce(NotInForce::OnlyDrafts)));
    assert!(matches!(status(Status::Ceased), PackError::NotInForce(NotInForce::Ceased(1))));
    let mut copied = versions.clone();
    for version in &mut copied {
        version.plan.copy = Some(ReaderCopy {
            reader: CopyReader::Full,
            recipient: "Hill School".to_owned(),
            confirmed: None,
            age: None,
            left_out: Vec::new(),
            reformatted: None,
        });
    }
    let first = refused(&chain(copied[0].plan.clone(), 1));
    assert!(matches!(first, PackError::NotInForce(NotInForce::Copy(1))), "{first}");
}

#[test]
fn days_and_councils_that_make_no_sense_are_refused() {
    let versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 1);
    let with = |sending: Sending| pack(&versions, &sending, &Papers::default()).unwrap_err();
    assert!(matches!(
        with(Sending { to: "tarnside  council".to_owned(), ..sending() }),
        PackError::ToItself(_)
    ));
    assert!(matches!(with(Sending { to: " ".to_owned(), ..sending() }), PackError::ToNobody));
    let early = with(Sending { on: day(2015, 1, 1), ..sending() });
    assert!(matches!(early, PackError::BeforeTheVersion { number: 1, .. }));
    let late = with(Sending { aware: Some(day(2027, 1, 12)), ..sending() });
    assert!(matches!(late, PackError::BeforeAware { .. }));
}

/// A proposal after the version in force is no plan yet: what is in force moves, and the proposal is told.
#[test]
fn a_proposal_moves_along_and_is_not_in_force() {
    let mut versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 3);
    versions[2].plan.version.status = Status::ProposedAmendment;
    versions[2].plan.version.made_on = None;
    versions[2].plan.sections.special_educational_provision.provisions.clear();
    let opened = travelled(&versions, &sending(), &Papers::default());
    assert_eq!(opened.manifest.in_force, 2);
    assert!(
        opened.arrival(ON).unwrap().warnings.iter().any(|warning| warning.kind == WarningKind::OpenProposal)
    );
    let accepted = opened.accept(&council(), ON).unwrap().plan;
    assert_eq!(accepted.sections, versions[1].plan.sections);
    assert_eq!(accepted.version.number, 4);
    assert_eq!(accepted.version.replaces.unwrap().id, versions[2].plan.version.id);
}

#[test]
fn a_plan_is_accepted_from_the_day_of_the_transfer_on() {
    let versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 1);
    let ahead = Sending { aware: Some(day(2026, 12, 14)), moved: Some(day(2027, 1, 25)), ..sending() };
    let opened = travelled(&versions, &ahead, &Papers::default());
    assert_eq!(opened.manifest.transferred_on, day(2027, 1, 25), "handed over before the move");
    assert!(matches!(opened.accept(&council(), ON), Err(AcceptError::TooSoon { .. })));
    let accepted = opened.accept(&council(), day(2027, 1, 28)).unwrap().plan;
    assert_eq!(accepted.version.made_on, Some(day(2027, 1, 25)));
    let events = &accepted.lifecycle.events;
    assert!(events.windows(2).all(|two| two[0].on <= two[1].on), "oldest first");
    for (kind, on) in [
        (EventKind::BecameAwareOfMove, day(2026, 12, 14)),
        (EventKind::Moved, day(2027, 1, 25)),
        (EventKind::PlanTransferredIn, day(2027, 1, 25)),
    ] {
        assert_eq!(accepted.lifecycle.latest(kind).unwrap().on, on);
    }
    let mut other = council();
    "Hartsmere Council".clone_into(&mut other.name);
    assert!(matches!(opened.accept(&other, day(2027, 1, 28)), Err(AcceptError::OtherCouncil { .. })));
}

/// The worked examples of the law's own text on moves.
#[test]
fn the_clocks_of_regulation_15() {
    let mut plan = sent(fixture("autistic-age-8-mainstream.json"));
    plan.lifecycle.events.retain(|event| event.kind == EventKind::PlanFirstMade);
    plan.annual_reviews.clear();
    plan.version.made_on = Some(day(2025, 3, 1));
    plan.version.reason = Reason::FirstPlan;
    plan.lifecycle.events.clear();
    plan.lifecycle.events.push(event(EventKind::PlanFirstMade, day(2025, 3, 1)));
    let clock = |sending: &Sending, code: &str| {
        let opened = travelled(&chain(plan.clone(), 1), sending, &Papers::default());
        let arrival = opened.arrival(sending.on).unwrap();
        arrival.clocks.into_iter().find(|clock| clock.code == code).map(|clock| (clock.date, clock.state))
    };
    // The old council knew fifteen working days before: on the day of the move.
    let knew = Sending { aware: Some(day(2026, 12, 16)), moved: Some(ON), ..sending() };
    assert_eq!(clock(&knew, "TL-802"), Some((ON, "done".to_owned())));
    // It did not: fifteen working days beginning with the day on which it became aware.
    let later = Sending { aware: Some(day(2027, 1, 13)), moved: Some(ON), on: day(2027, 2, 3), ..sending() };
    assert_eq!(clock(&later, "TL-802").unwrap().0, day(2027, 2, 2));
    assert_eq!(clock(&knew, "TL-804").unwrap().0, day(2027, 2, 22));
    assert_eq!(clock(&knew, "TL-805").unwrap().0, day(2027, 4, 10), "three months are later than twelve");
    let reviewed = {
        let mut plan = plan.clone();
        plan.lifecycle.events.push(event(EventKind::ReviewMeetingHeld, day(2026, 11, 2)));
        plan.lifecycle.events.push(event(EventKind::ReviewDecisionNotified, day(2026, 11, 20)));
        let opened = travelled(&chain(plan, 1), &knew, &Papers::default());
        let accepted = opened.accept(&council(), ON).unwrap().plan;
        let clocks = opened.arrival(ON).unwrap().clocks;
        let review = clocks.iter().find(|clock| clock.code == "TL-805").unwrap().date;
        assert_eq!(accepted.version.next_review_by, Some(review));
        review
    };
    assert_eq!(reviewed, day(2027, 11, 19), "twelve months are later than three");
    // Nobody recorded when the council knew: that is said, and no day is given.
    assert_eq!(clock(&sending(), "TL-802"), None);
    let arrival = arrived(&chain(plan, 1));
    assert!(
        arrival.not_worked_out.iter().any(|why| why.contains("became aware")),
        "{:?}",
        arrival.not_worked_out
    );
    assert!(arrival.clocks.iter().all(|clock| !clock.law.is_empty() && !clock.source_note.is_empty()));
}

fn event(kind: EventKind, on: Date) -> Event {
    Event { kind, on, respond_by: None, ordered: Vec::new(), note: None }
}

#[test]
fn an_older_move_is_not_this_one() {
    let versions = chain(sent(fixture("moved-in-from-another-council.json")), 1);
    let opened = travelled(&versions, &sending(), &Papers::default());
    assert_eq!(opened.manifest.became_aware_on, None);
    assert_eq!(opened.manifest.moved_on, None);
    let arrival = opened.arrival(ON).unwrap();
    assert!(arrival.clocks.iter().all(|clock| clock.from >= ON), "{:?}", arrival.clocks);
}

#[test]
fn open_matters_and_secrets_are_told() {
    let mut plan = sent(fixture("looked-after-confidential-address.json"));
    let kinds = |plan: &Plan| -> BTreeSet<WarningKind> {
        arrived(&chain(plan.clone(), 1)).warnings.iter().map(|warning| warning.kind).collect()
    };
    let found = kinds(&plan);
    for kind in [
        WarningKind::Confidential,
        WarningKind::LookedAfter,
        WarningKind::MissingAdvice,
        WarningKind::NotEncrypted,
    ] {
        assert!(found.contains(&kind), "{kind:?} of {found:?}");
    }
    assert!(!found.contains(&WarningKind::OpenAppeal));
    plan.lifecycle.events.push(event(EventKind::AppealRegistered, day(2026, 12, 1)));
    assert!(kinds(&plan).contains(&WarningKind::OpenAppeal));
    plan.lifecycle.events.push(event(EventKind::AppealEnded, day(2026, 12, 20)));
    assert!(!kinds(&plan).contains(&WarningKind::OpenAppeal));
    plan.lifecycle.events.push(event(EventKind::MediationRequested, day(2026, 12, 21)));
    plan.lifecycle.events.push(event(EventKind::AmendmentNoticeServed, day(2026, 12, 21)));
    let found = kinds(&plan);
    assert!(found.contains(&WarningKind::OpenMediation) && found.contains(&WarningKind::OpenProposal));
    // No confidential word stands in the manifest or on the page.
    let secrets: Vec<String> = plan
        .child_or_young_person
        .addresses
        .iter()
        .filter(|address| address.confidential == Some(true))
        .flat_map(|address| address.lines.iter().chain(&address.postcode).cloned())
        .collect();
    assert!(!secrets.is_empty());
    let opened = travelled(&chain(plan, 1), &sending(), &Papers::default());
    for name in ["index.html", "manifest.json"] {
        let text = text_of(&opened, name);
        assert!(secrets.iter().all(|secret| !text.contains(secret.as_str())), "{name}");
    }
}

fn text_of(opened: &ehcp::transfer::Opened, name: &str) -> String {
    let entry = opened.entries.iter().find(|entry| entry.name == name).unwrap();
    String::from_utf8(entry.bytes.clone()).unwrap()
}

#[test]
fn what_ties_is_sure_by_the_record_and_a_question_by_the_words() {
    let mut plan = sent(fixture("autistic-age-8-mainstream.json"));
    let provision = &mut plan.sections.special_educational_provision.provisions[0];
    provision.text = "Tarnside outreach will see him by taxi.".into();
    provision.quantities =
        vec![Quantity { duration_minutes: Some(Range::exactly(45)), ..Quantity::default() }];
    provision.delivered_by.clear();
    provision.direct_payment = Some(true);
    provision.setting = None;
    provision.monitoring = None;
    provision.commissioner = None;
    let arrival = arrived(&chain(plan, 1));
    let first = &arrival.owed[0];
    assert_eq!((first.minutes_per_week, first.amount()), (None, "not said".to_owned()));
    let ties: Vec<(TieKind, bool)> = first.tied.iter().map(|tie| (tie.kind, tie.sure)).collect();
    assert_eq!(
        ties,
        [(TieKind::DirectPayment, true), (TieKind::Council, false), (TieKind::Transport, false)]
    );
    assert!(arrival.arrangements.iter().any(|item| item.kind == TieKind::Setting && item.sure));
}

#[test]
fn advice_goes_under_its_label_and_what_is_missing_is_named() {
    let mut plan = sent(fixture("autistic-age-8-mainstream.json"));
    let listed = plan.sections.advice.advice.len();
    assert!(listed > 2);
    plan.sections.advice.advice[1].sha256 = Some(json::fingerprint_of(b"by its digest"));
    let versions = chain(plan, 1);
    let with = |advice| pack(&versions, &sending(), &Papers { readable: Vec::new(), advice });
    let unsigned = with(vec![
        advice(Some("k3"), "report.PDF", b"by its label"),
        advice(None, "whatever.docx", b"by its digest"),
        advice(None, "K1 parents.pdf", b"by its name"),
        advice(None, "more.pdf", b"not listed"),
    ])
    .unwrap();
    let held = &unsigned.manifest.advice;
    let files: Vec<Option<&str>> = held.iter().map(|held| held.file.as_deref()).collect();
    assert_eq!(files[..3], [Some("advice/K1.pdf"), Some("advice/K2.docx"), Some("advice/K3.pdf")]);
    assert_eq!(files.last().unwrap(), &Some("advice/other.pdf"));
    assert!(files[3..listed].iter().all(Option::is_none));
    let missing =
        unsigned.arrival.warnings.iter().filter(|warning| warning.kind == WarningKind::MissingAdvice);
    assert_eq!(missing.count(), listed - 3);
    assert!(matches!(with(vec![advice(None, "x.exe", b"")]), Err(PackError::AdviceKind { .. })));
    assert!(matches!(with(vec![advice(Some("K99"), "x.pdf", b"")]), Err(PackError::NoSuchAdvice { .. })));
    assert!(matches!(
        with(vec![advice(Some("K2"), "x.pdf", b"another paper")]),
        Err(PackError::OtherAdvice { .. })
    ));
    let twice = vec![advice(Some("K1"), "x.pdf", b""), advice(None, "K1.pdf", b"")];
    assert!(matches!(with(twice), Err(PackError::AdviceTwice { .. })));
}

/// Whatever a plan says, the page shows it as words.
#[test]
fn words_of_a_plan_never_become_html() {
    let payload =
        "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}{% raw %}javascript:alert(1)";
    let mut plan = sent(fixture("autistic-age-8-mainstream.json"));
    plan.child_or_young_person.name.given = payload.to_owned();
    plan.local_authority.name = payload.to_owned();
    plan.sections.advice.advice[0].title = payload.to_owned();
    for provision in &mut plan.sections.special_educational_provision.provisions {
        provision.title = Some(payload.to_owned());
        provision.text = Text(payload.to_owned());
        provision.commissioner = Some(payload.to_owned());
    }
    for placement in &mut plan.sections.placement.placements {
        placement.name = Some(payload.to_owned());
    }
    let to = format!("Marl<b>beck{payload}");
    let unsigned = pack(&chain(plan, 1), &Sending { to, ..sending() }, &Papers::default()).unwrap();
    let file = unsigned.without_signature();
    let page = String::from_utf8_lossy(&file);
    let start = page.find("<!doctype html>").unwrap();
    let page = &page[start..start + page[start..].find("</html>").unwrap()];
    for live in ["<script", "<img", "<b>", "onerror=alert(1)>", "49", "{{", "{%"] {
        let found = page.contains(live);
        // The braces are shown as they stand; nothing was worked out of them.
        assert_eq!(found, live.starts_with('{'), "{live}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert!(page.contains("default-src 'none'") && !page.contains("href=\"http"));
}

#[test]
fn a_receipt_proves_the_transfer_to_the_sender() {
    let versions = chain(sent(fixture("autistic-age-8-mainstream.json")), 2);
    let file = packed(&versions).sign(&key(7));
    let opened = opened(&file, &trust_of(&key(7), SENDER)).unwrap();
    let accepted = opened.accept(&council(), ON).unwrap().plan;
    let receipt = Receipt::of(&opened, &accepted, ON).unwrap();
    let (bytes, signature) = (receipt.bytes(), receipt.sign(&key(9)));
    let theirs = trust_of(&key(9), RECIPIENT);
    let check =
        |bytes: &[u8], file: &[u8], trust, on| Receipt::check(bytes, signature.as_bytes(), file, trust, on);
    let (read, by) = check(&bytes, &file, &theirs, ON).unwrap();
    assert_eq!((read, by), (receipt.clone(), key(9).public().id()));
    let mut other = file.clone();
    other[40] ^= 1;
    assert!(matches!(check(&bytes, &other, &theirs, ON), Err(ReceiptFault::OtherPackage { .. })));
    let early = day(2027, 1, 10);
    assert!(matches!(check(&bytes, &file, &theirs, early), Err(ReceiptFault::FromTheFuture { .. })));
    let stranger = trust_of(&key(8), RECIPIENT);
    assert!(matches!(check(&bytes, &file, &stranger, ON), Err(ReceiptFault::Signature(_))));
    let foreign = trust_of(&key(9), "Hartsmere Council");
    assert!(matches!(check(&bytes, &file, &foreign, ON), Err(ReceiptFault::KeyOfAnother { .. })));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 2;
        assert!(check(&changed, &file, &theirs, ON).is_err(), "byte {at}");
    }
}

/// What a caseworker reads before accepting.
#[test]
fn the_text_of_an_arrival() {
    let mut plan = sent(fixture("moved-in-from-another-council.json"));
    plan.sections.special_educational_provision.provisions.truncate(3);
    plan.sections.health_care_provision.provisions.truncate(1);
    let sending = Sending { aware: Some(day(2027, 1, 4)), moved: Some(ON), ..sending() };
    let opened = travelled(&chain(plan, 2), &sending, &Papers::default());
    let mut out = Vec::new();
    let checks = Checks { error: 1, warning: 12, advice: 5 };
    write_text(&mut out, &opened, &opened.arrival(ON).unwrap(), checks).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn no_item_of_the_plan_is_left_out_of_what_is_owed() {
    for file in fixtures() {
        let plan = sent(plan_of(&file));
        let ids: Vec<ItemId> = plan.sections.provisions().map(|provision| provision.id).collect();
        let owed: Vec<ItemId> = arrived(&chain(plan, 1)).owed.iter().map(|owed| owed.id).collect();
        assert_eq!(owed, ids, "{}", file.display());
    }
}

/// A package signed by the stock `minisign` and encrypted by the stock `age`, as `tests/interop/packages.sh` makes it.
#[test]
fn a_package_of_the_stock_programs_opens() {
    let file = |name: &str| std::fs::read(root().join("fixtures/moves/stock").join(name)).unwrap();
    let text = |name: &str| String::from_utf8(file(name)).unwrap();
    let key = AnyKey::read(&text("sign.pub")).unwrap();
    let trust = with_key(None, &key, SENDER, None, day(2027, 8, 31)).unwrap();
    let trust = Trust::read(&trust).unwrap();
    let own = identities(&text("receive.key")).unwrap();
    let opening =
        Opening { own: "Northmere Council", on: day(2026, 10, 26), trust: &trust, identities: &own };
    let opened = open(&file("plan.ehcp"), &opening).unwrap();
    assert!(opened.encrypted && opened.comment.contains("file:manifest.json"), "{}", opened.comment);
    assert_eq!((opened.versions().len(), opened.in_force().version.number), (3, 3));
    // The record knows of the move: the old council knew in time, and handed over on the day.
    let arrival = opened.arrival(day(2026, 10, 26)).unwrap();
    let handed = arrival.clocks.iter().find(|clock| clock.code == "TL-802").unwrap();
    assert_eq!(
        (handed.date, handed.done_on, handed.days_late),
        (day(2026, 10, 26), Some(day(2026, 10, 26)), None)
    );
    let mut changed = file("plan.ehcp");
    let at = changed.len() / 2;
    changed[at] ^= 1;
    assert_eq!(open(&changed, &opening).err(), Some(Refusal::Envelope));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a plan holds, it arrives as it left, or it is refused with a reason before it leaves.
    #[test]
    fn any_plan_arrives_as_it_left(value in plans::any_plan()) {
        let mut plan = sent(json::read(value.to_string().as_bytes()).unwrap());
        plan.version.made_on = Some(day(2026, 6, 1));
        // A copy for one reader is refused, as another test shows.
        plan.copy = None;
        let packed = pack(&chain(plan.clone(), 2), &sending(), &Papers::default());
        let Ok(packed) = packed else {
            prop_assert!(matches!(packed, Err(PackError::BeforeAware { .. })), "{:?}", packed.err());
            return Ok(());
        };
        let opened = opened(&packed.sign(&key(7)), &trust_of(&key(7), SENDER)).unwrap();
        prop_assert_eq!(&opened.versions()[0], &plan);
        opened.arrival(ON).unwrap();
        match opened.accept(&council(), ON.max(opened.manifest.transferred_on)) {
            Ok(accepted) => prop_assert_eq!(accepted.plan.sections, plan.sections),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}
