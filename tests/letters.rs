//! The letters: what stands in each, what each may not lose, and of which records none is made.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::letter::kind::FORMS;
use ehcp::letter::{Kind, LetterError, LetterRefused, Options, Said, WordingError, letters_document};
use ehcp::model::{EventKind as E, Plan, Reason, ReviewDecision, Status, Text};
use ehcp::timescales::rules::{APPEAL, MEDIATION_CONTACT, NEXT_REVIEW};
use ehcp::timescales::words::day;
use ehcp::timescales::{BankHolidays, DateRule};
use support::documents::plan;
use support::letters::{Case, REASONS, add_events, case, cases, requested, set_events};

/// A text without its line ends.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_letter_says_what_it_should() {
    for case in cases() {
        let written = case.written();
        let findings: Vec<String> =
            written.findings.iter().map(|finding| format!("finding: {finding}")).collect();
        insta::assert_snapshot!(case.name.clone(), format!("{}\n{}", written.text, findings.join("\n")));
    }
}

#[test]
fn nothing_is_left_open_in_the_words() {
    for case in cases() {
        let text = case.written().text;
        for bad in
            ["{{", "{%", "none", "undefined", " ,", " .", "..", "()", "  and", "’s’s", "\u{FDD0}", "<b>"]
        {
            let found = text.lines().find(|line| !line.starts_with('>') && line.trim_start().contains(bad));
            assert!(found.is_none(), "{}: {bad:?} in {found:?}", case.name);
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{}", case.name);
    }
}

/// A template that changes one block of ours.
fn with_block(file: &str, key: &str, words: &str) -> String {
    format!("{{% extends \"ehcp/{file}.jinja\" %}}\n{{% block {key} %}}\n{words}\n{{% endblock %}}\n")
}

fn lost(case: &Case, file: &str, template: &str) -> String {
    match case.write_with(&[(file, template)]) {
        Err(LetterError::Wording(fault @ WordingError::Lost { .. })) => fault.to_string(),
        Err(other) => panic!("{}: {other}", case.name),
        Ok(_) => panic!("{}: the letter was written", case.name),
    }
}

#[test]
fn a_letter_that_lost_a_notice_is_refused_by_name_and_law() {
    let all = cases();
    for form in &FORMS {
        let of_it = |case: &&Case| {
            case.kind == form.kind && (form.decision.is_none() || case.options.said.decision == form.decision)
        };
        let case = all.iter().find(of_it).unwrap();
        let file = format!("{}.jinja", form.file);
        for part in form.parts {
            let Some(notice) = &part.notice else { continue };
            for words in ["", "# Only a heading", "{% if false %}We tell you.{% endif %}", "{# gone #}"] {
                let said = lost(case, &file, &with_block(form.file, part.key, words));
                assert!(
                    said.contains(notice.what) && said.contains(part.key) && said.contains(&file),
                    "{said}"
                );
                for law in notice.law {
                    assert!(said.contains(&law.to_string()), "{said}");
                }
            }
            for key in notice.holds {
                let known = case.written().text.contains("[!]");
                let words = "We tell you nothing of it.";
                let written = case.write_with(&[(&file, &with_block(form.file, part.key, words))]);
                match written {
                    Err(LetterError::Wording(fault)) => {
                        assert!(fault.to_string().contains(&format!("{{{{ {key} }}}}")) || known, "{fault}");
                    }
                    other => assert!(other.is_ok() && known, "{}: {key}", form.file),
                }
            }
        }
        // A file of its own that has none of the blocks names every notice at once.
        let said = lost(case, &file, "{% block title %}Our letter{% endblock %}");
        let needed = form.parts.iter().filter_map(|part| part.notice.as_ref());
        assert!(needed.clone().all(|notice| said.contains(notice.what)), "{said}");
        assert_eq!(said.lines().count(), 1 + needed.count(), "{said}");
    }
}

fn find(name: &str) -> Case {
    cases().into_iter().find(|case| case.name == name).unwrap()
}

#[test]
fn days_and_times_of_a_notice_are_those_of_the_engine() {
    let case = find("parent-final");
    let file = "final-plan.jinja";
    let right =
        "Appeal by {{ appeal_by }}: {{ appeal_time }}, or {{ certificate_time }} from the certificate.";
    let with = |words: &str| with_block("final-plan", "time_limit", words);
    let written = case.write_with(&[(file, &with(right))]).unwrap();
    assert!(written.text.contains("Appeal by 13 January 2027: 2 months, or 1 month from the certificate."));
    // The same day typed by hand is the same day.
    let typed = "Appeal by 13 January 2027, on 13th January at the latest: {{ appeal_time }}, or {{ certificate_time }}.";
    assert!(case.write_with(&[(file, &with(typed))]).is_ok());
    for (wrong, stray) in [
        ("You have three months.", "three months"),
        ("You have 3 months.", "3 months"),
        ("Do it by 14 January 2027.", "14 January 2027"),
        ("Do it by 13 January 2028.", "13 January 2028"),
        ("Do it by January 14.", "January 14"),
        ("Do it by 14/01/2027.", "14/01/2027"),
        ("Do it by 2027-01-14.", "2027-01-14"),
        ("You have 10 working days.", "10 working days"),
    ] {
        let said = lost(&case, file, &with(&format!("{right} {wrong}")));
        assert!(said.contains(&format!("“{stray}”")) && said.contains("time_limit"), "{said}");
    }
    let said = lost(&case, file, &with("You can appeal by {{ appeal_by }}."));
    assert!(said.contains("{{ appeal_time }}") && said.contains("rule 20(1)(c)"), "{said}");
}

#[test]
fn a_name_with_a_number_in_it_is_no_stray_time() {
    let mut case = find("parent-not-assess");
    let council = &mut case.plan.local_authority;
    council.information_advice_and_support.as_mut().unwrap().name =
        Some("Twelve Months On, 1 May House".to_owned());
    assert!(case.written().text.contains("Twelve Months On, 1 May House"));
}

#[test]
fn a_council_changes_the_words_of_one_letter_or_of_all() {
    let case = find("parent-final");
    let own = with_block("final-plan", "advice", "# Advice\nRing {{ advice }} for help that is free.");
    let written = case.write_with(&[("final-plan.jinja", &own)]).unwrap();
    assert!(flat(&written.text).contains("277 for help that is free."), "{}", written.text);
    assert!(written.text.contains("Your appeal must reach the tribunal by 5pm"));
    let shared = with_block("notices", "closing", "With best wishes");
    for name in ["parent-final", "young-transfer-out"] {
        let written = find(name).write_with(&[("notices.jinja", &shared)]).unwrap();
        assert!(written.text.contains("With best wishes") && !written.text.contains("Yours sincerely"));
    }
}

#[test]
fn faults_of_a_template_are_told_with_file_and_line() {
    let case = find("parent-final");
    let fault = |name: &str, text: &str| match case.write_with(&[(name, text)]) {
        Err(LetterError::Wording(fault)) => fault.to_string(),
        other => panic!("{:?}", other.map(|letter| letter.text)),
    };
    let said = fault("final-plan.jinja", &with_block("final-plan", "decision", "\nA {{ nobody_knows }}."));
    assert!(said.starts_with("final-plan.jinja, line 4: it asks for a fact"), "{said}");
    let said = fault("final-plan.jinja", "{% extends \"ehcp/final-plan.jinja\" %}\n\n{% block appeal %}\n");
    assert!(said.starts_with("final-plan.jinja, line ") && said.contains("syntax error"), "{said}");
    let said = fault("notices.jinja", &with_block("notices", "closing", "{{ 1 / 0 }}"));
    assert!(said.starts_with("notices.jinja, line 3:"), "{said}");
    let said = fault("final-plan.jinja", "{% extends \"other.jinja\" %}");
    assert!(said.starts_with("final-plan.jinja, line 1:"), "{said}");
    let said = fault("finalplan.jinja", "");
    assert!(said.contains("finalplan.jinja is no template") && said.contains("final-plan.jinja"), "{said}");
}

#[test]
fn the_days_are_those_of_the_rules() {
    let last = |rule: &'static DateRule, on: ehcp::model::Date| {
        let answer = rule.answer(on, &[], BankHolidays::of_england()).unwrap();
        day(answer.last_day.unwrap_or(answer.date))
    };
    let mut seen = 0;
    for case in cases() {
        let written = case.written();
        let rows: Vec<(String, String)> =
            written.shown.days.iter().map(|row| (row.what.clone(), row.day.replace('\u{a0}', " "))).collect();
        let row = |what: &str| rows.iter().find(|(known, _)| known == what).map(|(_, day)| day.clone());
        if let Some(appeal) = row("Your appeal must reach the tribunal") {
            assert_eq!(appeal, last(&APPEAL, case.options.on), "{}", case.name);
            assert_eq!(
                row("Phone the mediation adviser").unwrap(),
                last(&MEDIATION_CONTACT, case.options.on)
            );
            seen += 1;
        }
        if case.options.said.decision == Some(ReviewDecision::Maintain) {
            assert_eq!(row("We must check the plan again").unwrap(), last(&NEXT_REVIEW, case.options.on));
        }
    }
    assert!(seen >= 12);
    // An appeal goes on past the holidays, contact with the adviser does not.
    let late = case("over", requested(), Kind::DecisionNotToAssess, "2026-10-30", Said::default(), true)
        .written()
        .text;
    assert!(late.contains("- 30 December 2026: Phone the mediation adviser"), "{late}");
    assert!(late.contains("- 4 January 2027: Your appeal must reach the tribunal"), "{late}");
    let weekend =
        case("weekend", requested(), Kind::DecisionNotToAssess, "2026-10-20", Said::default(), true);
    assert!(flat(&weekend.written().text).contains("so phone by 18 December 2026"));
}

#[test]
fn service_by_post_moves_the_fifteen_days_alone() {
    let mut draft = find("parent-draft-empty");
    draft.options.served_on = Some("2026-10-26".parse().unwrap());
    let text = draft.written().text;
    assert!(
        text.contains("Tell us what you think by 9 November 2026.") && text.contains("\n22 October 2026\n"),
        "{text}"
    );
    draft.options.served_on = Some("2026-10-21".parse().unwrap());
    assert!(matches!(draft.write(), Err(LetterError::Refused(LetterRefused::TooEarly { .. }))));
}

fn refused(name: &str, plan: Plan, kind: Kind, on: &str, said: Said) -> String {
    let reasons = matches!(kind, Kind::DecisionNotToAssess | Kind::DecisionNotToIssue)
        || said.decision == Some(ReviewDecision::Cease);
    let case = case(name, plan, kind, on, said, reasons);
    match case.write() {
        Err(LetterError::Refused(refusal)) => {
            let said = refusal.to_string();
            for word in ["Zofia", "Simmi", "Simran", "Róisín", "Northmere", "Yusuf"] {
                assert!(!said.contains(word), "{said}");
            }
            assert!(said.len() > 40, "{said}");
            said
        }
        Err(other) => panic!("{name}: {other}"),
        Ok(letter) => panic!("{name}: {}", letter.text),
    }
}

#[test]
fn a_letter_that_makes_no_sense_is_refused_with_the_reason() {
    let none = Said::default;
    let decided = |decision| Said { decision: Some(decision), ..Said::default() };
    let in_force = || plan("autistic-age-8-mainstream");
    let draft = || plan("first-draft-age-6");
    let mut proposed = in_force();
    proposed.version.status = Status::ProposedAmendment;
    let mut ceased = in_force();
    ceased.version.status = Status::Ceased;
    let mut reviewed = in_force();
    add_events(&mut reviewed, &[(E::ReviewMeetingHeld, "2027-09-14")]);
    let mut told = reviewed.clone();
    add_events(&mut told, &[(E::ReviewDecisionNotified, "2027-10-01")]);
    let mut agreed = requested();
    add_events(&mut agreed, &[(E::DecisionToAssessNotified, "2026-08-01")]);
    let mut refused_before = requested();
    add_events(&mut refused_before, &[(E::RefusalToAssessNotified, "2026-08-01")]);
    let mut named = draft();
    named.sections.placement = in_force().sections.placement;
    let mut short = draft();
    short.lifecycle.events.last_mut().unwrap().respond_by = Some("2026-11-01".parse().unwrap());
    let mut ordered = proposed.clone();
    ordered.version.reason = Reason::TribunalOrder;
    let mut reassessed = requested();
    reassessed.version.reason = Reason::Reassessment;
    let mut gone = plan("moved-in-from-another-council");
    add_events(&mut gone, &[(E::PlanTransferredOut, "2026-11-10")]);
    let table: Vec<(Plan, Kind, &str, Said, &str)> = vec![
        (in_force(), Kind::DecisionToAssess, "2027-01-04", none(), "status is final"),
        (in_force(), Kind::DecisionNotToAssess, "2027-01-04", none(), "status is final"),
        (in_force(), Kind::DraftPlan, "2027-01-04", none(), "status is final"),
        (in_force(), Kind::DecisionNotToIssue, "2027-01-04", none(), "status is final"),
        (draft(), Kind::FinalPlan, "2026-10-22", none(), "status is draft"),
        (proposed.clone(), Kind::FinalPlan, "2026-12-01", none(), "status is proposed_amendment"),
        (ceased.clone(), Kind::FinalPlan, "2026-12-01", none(), "status is ceased"),
        (draft(), Kind::AnnualReviewDecision, "2026-10-22", none(), "status is draft"),
        (in_force(), Kind::AmendmentNotice, "2026-12-01", none(), "status is final"),
        (draft(), Kind::TransferIn, "2026-12-01", none(), "status is draft"),
        (ceased, Kind::TransferOut, "2026-12-01", none(), "status is ceased"),
        (in_force(), Kind::TransferOut, "2026-12-01", none(), "became_aware_of_move"),
        (
            plan("moved-in-from-another-council"),
            Kind::TransferOut,
            "2026-12-01",
            none(),
            "became_aware_of_move",
        ),
        (in_force(), Kind::TransferIn, "2026-12-01", none(), "plan_transferred_in"),
        (gone, Kind::TransferIn, "2026-11-20", none(), "went on to another council on 2026-11-10"),
        (plan("moved-in-from-another-council"), Kind::TransferIn, "2026-12-01", none(), "--will-assess"),
        (plan("moved-in-from-another-council"), Kind::FinalPlan, "2026-12-01", none(), "transfer-in"),
        (agreed, Kind::DecisionNotToAssess, "2026-08-14", none(), "told of an assessment on 2026-08-01"),
        (
            refused_before,
            Kind::DecisionNotToIssue,
            "2026-08-14",
            none(),
            "there is no assessment on 2026-08-01",
        ),
        (requested(), Kind::DecisionToAssess, "2026-07-01", none(), "the request was on 2026-07-06"),
        (draft(), Kind::DecisionNotToIssue, "2026-10-22", none(), "a draft plan was served"),
        (reassessed, Kind::DecisionToAssess, "2026-08-14", none(), "re-assessment"),
        (draft(), Kind::DraftPlan, "2026-10-23", none(), "was served on 2026-10-22, not on 2026-10-23"),
        (named, Kind::DraftPlan, "2026-10-22", none(), "section 38(5)"),
        (short, Kind::DraftPlan, "2026-10-22", none(), "end on 2026-11-05"),
        (in_force(), Kind::FinalPlan, "2026-11-14", none(), "not on 2026-11-14"),
        (in_force(), Kind::FinalPlan, "2026-11-12", none(), "the final plan was on 2026-11-13"),
        (
            in_force(),
            Kind::AnnualReviewDecision,
            "2026-12-01",
            decided(ReviewDecision::Maintain),
            "ehcp review",
        ),
        (reviewed.clone(), Kind::AnnualReviewDecision, "2027-10-01", none(), "--decision"),
        (
            told,
            Kind::AnnualReviewDecision,
            "2027-10-05",
            decided(ReviewDecision::Cease),
            "told of the decision on 2027-10-01",
        ),
        (ordered, Kind::AmendmentNotice, "2026-12-01", none(), "regulation 44"),
        (
            reviewed,
            Kind::AnnualReviewDecision,
            "2027-10-01",
            Said { will_assess: Some(true), ..none() },
            "--will-assess has no place",
        ),
    ];
    for (at, (plan, kind, on, said, wanted)) in table.into_iter().enumerate() {
        let found = refused(&format!("{at} {}", kind.name()), plan, kind, on, said);
        assert!(found.contains(wanted), "{at}: {wanted}: {found}");
    }
}

#[test]
fn a_recorded_decision_is_not_overruled() {
    let mut case = find("parent-amend");
    case.plan.annual_reviews.last_mut().unwrap().meeting_on = "2027-09-14".parse().unwrap();
    case.plan.annual_reviews.last_mut().unwrap().decision_notified_on = None;
    case.options.said.decision = None;
    assert!(case.written().text.contains("should change"));
    case.options.said.decision = Some(ReviewDecision::Maintain);
    let said = case.write().unwrap_err().to_string();
    assert!(said.contains("decided to amend") && said.contains("not to maintain"), "{said}");
}

#[test]
fn a_refusal_without_reasons_is_refused_and_reasons_elsewhere_have_no_place() {
    for name in ["parent-not-assess", "parent-not-issue", "parent-cease"] {
        for reasons in [None, Some(Text::from(" \n "))] {
            let mut case = find(name);
            case.options.reasons = reasons;
            let said = case.write().unwrap_err().to_string();
            assert!(said.contains("--reasons") && said.contains("20"), "{said}");
        }
    }
    let mut case = find("parent-final");
    case.options.reasons = Some(Text::from(REASONS));
    assert!(case.write().unwrap_err().to_string().contains("--reasons has no place"));
    let gap = find("parent-maintain-no-reasons").written();
    assert!(gap.text.contains("[!] We do not give our reasons here."), "{}", gap.text);
    assert!(gap.findings.iter().any(|finding| finding.contains("--reasons")));
}

#[test]
fn what_is_late_or_missing_is_said_and_the_letter_is_written() {
    let late =
        case("late", requested(), Kind::DecisionToAssess, "2026-09-01", Said::default(), false).written();
    assert!(late.findings.iter().any(|finding| finding.contains("due by 2026-08-17")), "{:?}", late.findings);
    let very =
        case("very", requested(), Kind::DecisionToAssess, "2027-01-05", Said::default(), false).written();
    assert!(
        flat(&very.text).contains("you should have had it by 23 November 2026. We are late."),
        "{}",
        very.text
    );
    let mut no_request = requested();
    set_events(&mut no_request, &[]);
    let unknown =
        case("unknown", no_request, Kind::DecisionToAssess, "2027-01-05", Said::default(), false).written();
    assert!(unknown.shown.days.is_empty() && unknown.findings.iter().any(|f| f.contains("request_received")));
    let mut amended = find("parent-amend");
    amended.options.on = "2027-10-20".parse().unwrap();
    let text = amended.written().text;
    assert!(
        flat(&text).contains("We should have sent you a notice of the changes by 12 October 2027."),
        "{text}"
    );
    let old = find("young-final");
    let mut child = old.plan.clone();
    child.rights_holder.kind = ehcp::model::RightsHolderKind::Parent;
    let wrong = Case { plan: child, ..old };
    assert!(wrong.written().findings.iter().any(|finding| finding.contains("section 83(2)")));
}

#[test]
fn nothing_confidential_stands_in_a_letter() {
    let case = find("confidential-final");
    let child = &case.plan.child_or_young_person;
    let text = case.written().text;
    let secret: Vec<&str> = child
        .addresses
        .iter()
        .filter(|address| address.confidential == Some(true))
        .flat_map(|address| address.lines.iter().chain(&address.postcode))
        .chain(child.contacts.iter().filter(|c| c.confidential == Some(true)).map(|contact| &contact.name))
        .map(String::as_str)
        .collect();
    assert!(secret.len() > 2);
    assert!(secret.iter().all(|word| !text.contains(word)), "{text}");

    // An address of one parent is not shown to the other; one that all share is.
    let mut apart = find("parent-final");
    let home = apart.plan.child_or_young_person.addresses[0].lines[0].clone();
    assert!(apart.written().text.contains(&home));
    let other = ehcp::model::Address {
        lines: vec!["7 Secret Lane".to_owned()],
        postcode: None,
        description: None,
        confidential: None,
    };
    apart.plan.child_or_young_person.contacts[1].address = Some(other);
    let written = apart.written();
    assert!(!written.text.contains(&home) && !written.text.contains("Secret Lane"));
    assert!(written.findings.iter().any(|finding| finding.contains("do not share one address")));

    // A father who must not be found is neither named nor are the others' addresses given.
    let mut hidden = find("parent-final");
    let name = hidden.plan.child_or_young_person.contacts[1].name.clone();
    hidden.plan.child_or_young_person.contacts[1].confidential = Some(true);
    let written = hidden.written();
    assert!(!written.text.contains(&name) && !written.text.contains(&home));

    // What the council writes itself is looked through as well.
    let mut reasons = find("parent-not-assess");
    reasons.plan.child_or_young_person.addresses[0].confidential = Some(true);
    let line = reasons.plan.child_or_young_person.addresses[0].lines[0].clone();
    reasons.options.reasons = Some(Text(format!("The family lives at {line}.")));
    let written = reasons.written();
    assert!(!written.text.contains(&line) && written.text.contains("[kept back]"), "{}", written.text);
    assert!(written.findings.iter().any(|finding| finding.contains("confidential stand as [kept back]")));
}

#[test]
fn the_page_of_the_letters_is_not_stale() {
    let committed = include_str!("../docs/letters.md");
    assert_eq!(
        committed,
        letters_document(),
        "docs/letters.md is stale: ehcp letter --list --format markdown > docs/letters.md"
    );
}

#[test]
fn options_have_no_hidden_default_of_words() {
    let options = Options::default();
    assert!(options.reasons.is_none() && options.said == Said::default() && options.served_on.is_none());
}
