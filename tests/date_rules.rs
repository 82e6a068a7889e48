//! Every worked example of the law's time limits, and many of our own, asked by the names of the rules.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use ehcp::model::Date;
use ehcp::timescales::{Answer, BankHolidays, QuestionError, State, date_rule, date_rules};
use std::fmt::Write;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ask(rule: &str, from: &str, and: &[(&str, &str)]) -> Result<Answer, QuestionError> {
    let and: Vec<(&str, Date)> = and.iter().map(|(key, date)| (*key, day(date))).collect();
    date_rule(rule).unwrap().answer(day(from), &and, BankHolidays::of_england())
}

/// Rule, start, other days, statutory day, safe working day.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);

fn hold(cases: &[Case<'_>]) {
    for (rule, from, and, date, safe) in cases {
        let answer = ask(rule, from, and).unwrap_or_else(|error| panic!("{rule} from {from}: {error}"));
        let got = (answer.date.to_string(), answer.safe_working_day.to_string());
        assert_eq!(got, ((*date).to_owned(), (*safe).to_owned()), "{rule} from {from} {and:?}");
    }
}

#[test]
fn a_first_plan_has_six_sixteen_and_twenty_weeks() {
    hold(&[
        ("decision-to-assess", "2026-01-05", &[], "2026-02-16", "2026-02-16"),
        ("advice-at-latest", "2026-01-05", &[], "2026-03-30", "2026-03-30"),
        ("refusal-to-issue", "2026-01-05", &[], "2026-04-27", "2026-04-27"),
        ("final-plan", "2026-01-05", &[], "2026-05-25", "2026-05-22"),
        ("decision-to-assess", "2026-03-09", &[], "2026-04-20", "2026-04-20"),
        ("advice-at-latest", "2026-03-09", &[], "2026-06-01", "2026-06-01"),
        ("refusal-to-issue", "2026-03-09", &[], "2026-06-29", "2026-06-29"),
        ("final-plan", "2026-03-09", &[], "2026-07-27", "2026-07-27"),
        ("decision-to-assess", "2026-07-06", &[], "2026-08-17", "2026-08-17"),
        ("advice-at-latest", "2026-07-06", &[], "2026-09-28", "2026-09-28"),
        ("refusal-to-issue", "2026-07-06", &[], "2026-10-26", "2026-10-26"),
        ("final-plan", "2026-07-06", &[], "2026-11-23", "2026-11-23"),
        ("decision-to-assess", "2024-01-08", &[], "2024-02-19", "2024-02-19"),
        // Good Friday and Easter Monday 2026 are 3 and 6 April.
        ("advice", "2026-02-20", &[], "2026-04-03", "2026-04-02"),
        ("advice", "2026-02-23", &[], "2026-04-06", "2026-04-02"),
        ("decision-to-assess", "2026-11-14", &[], "2026-12-26", "2026-12-24"),
        ("decision-to-assess", "2026-11-16", &[], "2026-12-28", "2026-12-24"),
        // The 20 weeks run over a leap day.
        ("final-plan", "2027-12-06", &[], "2028-04-24", "2028-04-24"),
        ("final-plan", "2023-10-16", &[], "2024-03-04", "2024-03-04"),
        ("draft-plan", "2026-01-05", &[], "2026-04-27", "2026-04-27"),
        ("setting-reply", "2026-04-20", &[], "2026-05-05", "2026-05-05"),
    ]);
}

#[test]
fn fifteen_days_begin_with_the_day_of_service() {
    hold(&[
        ("representations", "2026-04-20", &[], "2026-05-04", "2026-05-01"),
        ("amendment-representations", "2026-12-01", &[], "2026-12-15", "2026-12-15"),
        ("amendment-representations", "2026-12-18", &[], "2027-01-01", "2026-12-31"),
        ("representations", "2028-02-15", &[], "2028-02-29", "2028-02-29"),
    ]);
}

#[test]
fn a_review_has_its_chain() {
    hold(&[
        ("review-invitation", "2026-11-10", &[], "2026-10-27", "2026-10-27"),
        ("review-papers", "2026-11-10", &[], "2026-10-27", "2026-10-27"),
        ("review-report", "2026-11-10", &[], "2026-11-24", "2026-11-24"),
        ("review-decision", "2026-11-10", &[], "2026-12-08", "2026-12-08"),
        ("amendment-notice", "2026-11-10", &[], "2026-12-08", "2026-12-08"),
        ("review-to-amended-plan", "2026-11-10", &[], "2027-02-02", "2027-02-02"),
        ("amended-plan", "2026-12-08", &[], "2027-02-02", "2027-02-02"),
        ("amended-plan", "2026-12-01", &[], "2027-01-26", "2027-01-26"),
        ("next-review", "2026-05-18", &[], "2027-05-17", "2027-05-17"),
        ("next-review", "2026-02-02", &[], "2027-02-01", "2027-02-01"),
        ("first-review", "2024-02-29", &[], "2025-02-28", "2025-02-28"),
        ("next-review", "2025-03-01", &[], "2026-02-28", "2026-02-27"),
        ("next-review", "2023-03-01", &[], "2024-02-29", "2024-02-29"),
        ("under-five-review", "2026-08-31", &[], "2027-02-28", "2027-02-26"),
        ("review-report", "2026-12-11", &[], "2026-12-25", "2026-12-24"),
        ("review-invitation", "2027-01-11", &[], "2026-12-28", "2026-12-24"),
    ]);
}

#[test]
fn phase_transfers_end_before_15_february_or_31_march() {
    hold(&[
        ("phase-transfer", "2027-09-01", &[], "2027-02-15", "2027-02-12"),
        ("phase-transfer-notice", "2027-09-01", &[], "2026-12-20", "2026-12-18"),
        ("phase-transfer-meeting", "2027-09-01", &[], "2026-11-22", "2026-11-20"),
        ("post-16-transfer", "2027-09-01", &[], "2027-03-31", "2027-03-30"),
        ("post-16-transfer-notice", "2027-09-01", &[], "2027-02-02", "2027-02-02"),
        ("post-16-transfer-meeting", "2027-09-01", &[], "2027-01-05", "2027-01-05"),
        // 30 March 2024 is the Saturday of Easter.
        ("post-16-transfer", "2024-09-01", &[], "2024-03-31", "2024-03-28"),
        ("post-16-to-post-16", "2027-01-04", &[], "2026-08-04", "2026-08-04"),
        ("post-16-to-post-16", "2026-07-31", &[], "2026-02-28", "2026-02-27"),
    ]);
    let last = |rule: &str| ask(rule, "2027-09-01", &[]).unwrap().last();
    assert_eq!((last("phase-transfer"), last("post-16-transfer")), (day("2027-02-14"), day("2027-03-30")));
}

#[test]
fn re_assessment_and_the_end_of_a_plan() {
    hold(&[
        ("reassessment-decision", "2026-09-07", &[], "2026-09-22", "2026-09-22"),
        ("reassessment-final", "2026-09-18", &[], "2026-12-25", "2026-12-24"),
        ("reassessment-own-motion", "2026-09-18", &[], "2026-12-25", "2026-12-24"),
        ("reassessment-six-months", "2026-08-31", &[], "2027-02-28", "2027-03-01"),
        ("plan-continues-until", "2026-06-30", &[("certificate", "2026-08-14")], "2026-09-14", "2026-09-14"),
        ("cease-earliest", "2026-06-30", &[("certificate", "2026-08-14")], "2026-09-15", "2026-09-15"),
        ("cease-earliest", "2026-06-29", &[], "2026-09-02", "2026-09-02"),
        ("cease-earliest", "2026-03-04", &[], "2026-05-06", "2026-05-06"),
    ]);
}

#[test]
fn appeals_go_on_past_weekends_august_and_christmas() {
    hold(&[
        ("appeal", "2026-06-30", &[("certificate", "2026-08-14")], "2026-09-14", "2026-09-14"),
        ("appeal", "2026-06-29", &[("certificate", "2026-07-10")], "2026-09-01", "2026-09-01"),
        ("appeal", "2026-01-07", &[("certificate", "2026-01-20")], "2026-03-09", "2026-03-09"),
        ("appeal", "2026-04-20", &[], "2026-06-22", "2026-06-22"),
        // The two months end on 31 August in 2027, a Tuesday in August.
        ("appeal", "2027-06-30", &[], "2027-09-01", "2027-09-01"),
        ("appeal", "2025-05-31", &[], "2025-07-31", "2025-07-31"),
        // 31 July 2027 is a Saturday: the next working day is in August, and in time.
        ("appeal", "2027-05-31", &[], "2027-08-02", "2027-08-02"),
        ("appeal", "2026-06-01", &[], "2026-09-01", "2026-09-01"),
        // 1 September 2029 is a Saturday.
        ("appeal", "2029-06-11", &[], "2029-09-03", "2029-09-03"),
        ("appeal", "2026-10-24", &[], "2026-12-24", "2026-12-24"),
        ("appeal", "2026-10-25", &[], "2027-01-04", "2027-01-04"),
        ("appeal", "2026-11-01", &[], "2027-01-04", "2027-01-04"),
        ("appeal", "2026-11-02", &[], "2027-01-04", "2027-01-04"),
        ("appeal", "2025-10-28", &[], "2026-01-02", "2026-01-02"),
        // 24 December 2022 is a Saturday, and 26 and 27 are bank holidays.
        ("appeal", "2022-10-24", &[], "2022-12-28", "2022-12-28"),
        // Easter 2026: 3 to 6 April.
        ("appeal", "2026-02-03", &[], "2026-04-07", "2026-04-07"),
        ("appeal", "2025-12-31", &[], "2026-03-02", "2026-03-02"),
        ("appeal", "2027-12-31", &[], "2028-02-29", "2028-02-29"),
        ("appeal", "2026-03-10", &[("certificate", "2026-03-31")], "2026-05-11", "2026-05-11"),
        ("appeal", "2026-03-10", &[("certificate", "2026-04-30")], "2026-06-01", "2026-06-01"),
        // Contact with the mediation adviser gets no more time.
        ("mediation-contact", "2026-06-29", &[], "2026-08-29", "2026-08-28"),
        ("mediation-contact", "2026-10-25", &[], "2026-12-25", "2026-12-24"),
    ]);
    assert!(matches!(
        ask("appeal", "2026-06-30", &[("certificate", "2026-06-29")]),
        Err(QuestionError::Order { .. })
    ));
}

#[test]
fn the_tribunal_does_not_count_august_or_christmas() {
    hold(&[
        // 1 June is day 0: 22 working days in June and 8 to Friday 10 July end on 13 July.
        ("appeal-response", "2026-06-01", &[], "2026-07-13", "2026-07-13"),
        // From 20 July: 9 days to 31 July, then 21 from 1 September.
        ("appeal-response", "2026-07-20", &[], "2026-09-29", "2026-09-29"),
        ("appeal-response", "2026-08-10", &[], "2026-10-12", "2026-10-12"),
        // From 14 December: 8 days to 24 December, then 22 from 4 January.
        ("appeal-response", "2026-12-14", &[], "2027-02-02", "2027-02-02"),
    ]);
}

#[test]
fn mediation_has_working_days_and_thirty_days() {
    hold(&[
        ("mediation-certificate", "2026-08-26", &[], "2026-09-01", "2026-09-01"),
        ("mediation-certificate", "2026-12-23", &[], "2026-12-30", "2026-12-30"),
        ("mediation-certificate", "2026-04-02", &[], "2026-04-09", "2026-04-09"),
        ("mediation-certificate", "2026-04-04", &[], "2026-04-09", "2026-04-09"),
        ("mediation", "2026-07-30", &[], "2026-08-29", "2026-08-28"),
        ("mediation-health-notice", "2026-05-21", &[], "2026-05-27", "2026-05-27"),
        ("mediation-health", "2026-11-25", &[], "2026-12-25", "2026-12-24"),
        ("served-by-post", "2026-12-24", &[], "2026-12-30", "2026-12-30"),
    ]);
}

#[test]
fn orders_of_the_tribunal_set_their_own_times() {
    hold(&[
        ("order-assess", "2026-09-21", &[], "2026-10-05", "2026-10-05"),
        ("order-amend-provision", "2026-09-21", &[], "2026-10-26", "2026-10-26"),
        ("order-assess-refusal", "2026-09-21", &[], "2026-11-30", "2026-11-30"),
        ("order-make-plan-final", "2026-09-21", &[], "2026-12-07", "2026-12-07"),
        ("order-assess-final", "2026-09-21", &[], "2026-12-28", "2026-12-24"),
        ("order-make-plan-draft", "2026-09-21", &[], "2026-10-26", "2026-10-26"),
        ("order-reconsider", "2026-09-21", &[], "2026-10-05", "2026-10-05"),
        ("order-amend-placement", "2026-09-21", &[], "2026-10-05", "2026-10-05"),
        ("order-continue", "2026-09-21", &[], "2026-09-21", "2026-09-21"),
        ("order-cease", "2026-09-21", &[], "2026-09-21", "2026-09-21"),
        ("order-continue-amend", "2026-09-21", &[], "2026-10-26", "2026-10-26"),
        ("order-health-social-care", "2026-09-21", &[], "2026-10-26", "2026-10-26"),
        ("mediation-agreement-other", "2026-12-14", &[], "2026-12-28", "2026-12-24"),
        ("mediation-agreement-health-notice", "2026-03-27", &[], "2026-04-03", "2026-04-02"),
    ]);
}

#[test]
fn a_move_takes_the_plan_with_it() {
    hold(&[
        ("transfer", "2027-01-11", &[("aware", "2026-12-16")], "2027-01-11", "2027-01-11"),
        ("transfer", "2027-01-11", &[("aware", "2026-11-02")], "2027-01-11", "2027-01-11"),
        ("transfer", "2027-01-11", &[("aware", "2027-01-13")], "2027-02-02", "2027-02-02"),
        ("transfer-once-aware", "2027-01-13", &[], "2027-02-02", "2027-02-02"),
        ("transfer-once-aware", "2026-12-14", &[], "2027-01-06", "2027-01-06"),
        ("transfer-once-aware", "2026-12-14", &[("moved", "2027-01-11")], "2027-01-11", "2027-01-11"),
        ("transfer", "2027-01-04", &[("aware", "2026-12-21")], "2027-01-13", "2027-01-13"),
        // A day of the weekend is no day 1.
        ("transfer-once-aware", "2026-12-12", &[], "2027-01-06", "2027-01-06"),
        ("transfer-once-aware", "2026-03-27", &[], "2026-04-20", "2026-04-20"),
        ("transfer-known-by", "2027-01-11", &[], "2026-12-16", "2026-12-16"),
        ("transfer-notice", "2027-01-11", &[], "2027-02-22", "2027-02-22"),
        ("transfer-three-months", "2027-01-11", &[], "2027-04-10", "2027-04-09"),
        ("transfer-review", "2027-01-11", &[("last-review", "2026-03-02")], "2027-04-10", "2027-04-09"),
        ("transfer-review", "2027-01-11", &[("last-review", "2026-05-18")], "2027-05-17", "2027-05-17"),
        ("transfer-review", "2026-11-30", &[("made", "2026-01-20")], "2027-02-28", "2027-02-26"),
        ("health-body-change", "2026-12-14", &[], "2027-01-06", "2027-01-06"),
        ("health-body-change-with-move", "2027-01-13", &[], "2027-02-02", "2027-02-02"),
        ("health-body-request", "2026-12-14", &[], "2027-01-06", "2027-01-06"),
    ]);
    assert!(matches!(ask("transfer-review", "2027-01-11", &[]), Err(QuestionError::Needed { .. })));
}

#[test]
fn a_closure_opens_a_window() {
    let window = ask("closure-window", "2026-07-22", &[("re-opens", "2026-09-02")]).unwrap();
    assert_eq!((window.opens, window.date), (Some(day("2026-07-15")), day("2026-08-26")));
    let short = ask("closure-window", "2026-12-19", &[("reopens", "2027-01-05")]);
    assert_eq!(short, Err(QuestionError::ShortClosure { days: 17 }));
}

#[test]
fn ages_bring_rights() {
    hold(&[
        ("end-of-compulsory-school-age", "2010-02-17", &[], "2026-06-26", "2026-06-26"),
        ("end-of-compulsory-school-age", "2010-10-03", &[], "2027-06-25", "2027-06-25"),
        ("end-of-compulsory-school-age", "2012-01-01", &[], "2028-06-30", "2028-06-30"),
        ("young-person", "2010-08-31", &[], "2026-06-27", "2026-06-26"),
        ("age-18", "2008-02-29", &[], "2026-03-01", "2026-02-27"),
        ("age-19", "2007-04-02", &[], "2026-04-02", "2026-04-02"),
        ("age-25", "2001-05-04", &[], "2026-05-04", "2026-05-01"),
        ("end-of-year-25", "2001-05-04", &[], "2026-07-31", "2026-07-31"),
        ("end-of-year-25", "2001-08-15", &[], "2027-07-31", "2027-07-30"),
        ("end-of-year-25", "2001-05-04", &[("course-ends", "2027-06-30")], "2027-05-03", "2027-04-30"),
        ("year-9", "2013-02-14", &[], "2026-09-01", "2026-09-01"),
        ("year-9", "2013-09-01", &[], "2027-09-01", "2027-09-01"),
    ]);
}

#[test]
fn what_cannot_be_answered_is_said() {
    assert!(matches!(ask("final-plan", "2014-08-31", &[]), Err(QuestionError::NotInForce { .. })));
    assert!(matches!(
        ask("order-health-social-care", "2018-04-02", &[]),
        Err(QuestionError::NotInForce { .. })
    ));
    assert!(matches!(ask("final-plan", "1979-12-31", &[]), Err(QuestionError::OutsideCalendar(_))));
    assert!(matches!(ask("final-plan", "9999-12-31", &[]), Err(QuestionError::OutsideCalendar(_))));
    let other = [("certificate", "2026-01-20")];
    assert!(matches!(ask("final-plan", "2026-01-07", &other), Err(QuestionError::NotTaken { .. })));
    let twice = [("certificate", "2026-01-20"), ("mediation-certificate", "2026-01-21")];
    assert!(matches!(ask("appeal", "2026-01-07", &twice), Err(QuestionError::Twice { .. })));
    assert!(matches!(ask("closure-window", "2026-07-22", &[]), Err(QuestionError::Needed { .. })));
}

#[test]
fn a_step_is_done_due_or_late() {
    let rule = date_rule("final-plan").unwrap();
    let answer = ask("final-plan", "2026-01-05", &[]).unwrap();
    let state = |done: Option<&str>, on: &str| {
        let done = done.map(day);
        (answer.state(rule, done, day(on)), answer.days_late(rule, done, day(on)))
    };
    assert_eq!(state(None, "2026-05-25"), (State::Due, None));
    assert_eq!(state(None, "2026-05-26"), (State::Late, Some(1)));
    assert_eq!(state(Some("2026-05-25"), "2026-06-30"), (State::Done, None));
    assert_eq!(state(Some("2026-05-28"), "2026-06-30"), (State::Done, Some(3)));
    // "Before 15 February" is missed on 15 February.
    let (rule, answer) =
        (date_rule("phase-transfer").unwrap(), ask("phase-transfer", "2027-09-01", &[]).unwrap());
    assert_eq!(answer.state(rule, None, day("2027-02-14")), State::Due);
    assert_eq!(answer.state(rule, None, day("2027-02-15")), State::Late);
    // A time that the family has is over, never late.
    let (rule, answer) =
        (date_rule("representations").unwrap(), ask("representations", "2026-04-20", &[]).unwrap());
    assert_eq!(answer.state(rule, None, day("2026-05-05")), State::Done);
}

/// The answers of all rules from one day in words, so that a change of a sentence shows in review.
#[test]
fn reasoning_is_told_in_sentences() {
    let holidays = BankHolidays::of_england();
    let mut told = String::new();
    for rule in date_rules() {
        let and: Vec<(&str, Date)> = match rule.name {
            "closure-window" => vec![("reopens", day("2027-01-25"))],
            "appeal" | "cease-earliest" => vec![("certificate", day("2026-12-22"))],
            "transfer" => vec![("aware", day("2026-12-20"))],
            "transfer-once-aware" => vec![("moved", day("2027-02-15"))],
            "transfer-review" => vec![("last-review", day("2026-02-02"))],
            _ => Vec::new(),
        };
        let birth = rule.from == "the date of birth";
        let from = day(if birth { "2008-02-29" } else { "2026-12-12" });
        let answer = rule.answer(from, &and, holidays).unwrap();
        let (sum, why) = (answer.arithmetic(holidays), answer.reasoning(rule, holidays));
        writeln!(told, "{}: {sum}\n{why}\n", rule.name).unwrap();
    }
    insta::assert_snapshot!(told);
}
