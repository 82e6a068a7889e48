//! What age brings in the next two years, and the move to the next phase of education.

use super::{Gathered, Raised};
use crate::model::{Date, EventKind as E, PlanPath, Status};
use crate::timescales::calendar::{national_curriculum_year, school_year_of};
use crate::timescales::count::Months;
use crate::timescales::rule::DateRule;
use crate::timescales::rules::{
    AGE_18, AGE_19, AGE_25, END_OF_YEAR_25, LAST_DAY_OF_COMPULSORY_SCHOOL_AGE, PHASE_TRANSFER,
    PHASE_TRANSFER_MEETING, PHASE_TRANSFER_NOTICE, POST_16_TRANSFER, POST_16_TRANSFER_MEETING,
    POST_16_TRANSFER_NOTICE, YEAR_9, YOUNG_PERSON,
};

/// How far ahead the days of age are told.
const AHEAD: Months = Months(24);

pub(super) fn add(dates: &mut Gathered<'_>) {
    if dates.plan.version.status == Status::Ceased {
        return;
    }
    birthdays(dates);
    phase(dates);
}

fn birthdays(dates: &mut Gathered<'_>) {
    let birth = dates.plan.child_or_young_person.date_of_birth;
    let start = PlanPath::root().field("child_or_young_person").field("date_of_birth");
    let (as_of, until) = (dates.as_of(), AHEAD.after(dates.as_of()));
    let rules: [&'static DateRule; 7] = [
        &YEAR_9,
        &LAST_DAY_OF_COMPULSORY_SCHOOL_AGE,
        &YOUNG_PERSON,
        &AGE_18,
        &AGE_19,
        &AGE_25,
        &END_OF_YEAR_25,
    ];
    for rule in rules {
        let answer = rule.answer(birth, &[], dates.holidays);
        if answer.is_ok_and(|answer| answer.date >= as_of && answer.date <= until) {
            dates.add(Raised::new(rule, birth, start.clone()));
        }
    }
}

/// The years after which most children move: nursery to school, primary to secondary, and to post-16.
/// Other tiers vary from place to place and are left to the council.
fn phase(dates: &mut Gathered<'_>) {
    let (plan, as_of) = (dates.plan, dates.as_of());
    if !matches!(plan.version.status, Status::Final | Status::ProposedAmendment) {
        return;
    }
    let child = &plan.child_or_young_person;
    let by_age = national_curriculum_year(child.date_of_birth, as_of);
    // A child who is taught in another year stays apart from the age group.
    let apart = child.school_year.as_ref().zip(plan.version.made_on).map_or(0, |(year, made)| {
        i16::from(year.national_curriculum_year) - national_curriculum_year(child.date_of_birth, made)
    });
    let rules: [&'static DateRule; 3] = match by_age + apart {
        -1 | 6 => [&PHASE_TRANSFER, &PHASE_TRANSFER_NOTICE, &PHASE_TRANSFER_MEETING],
        11 => [&POST_16_TRANSFER, &POST_16_TRANSFER_NOTICE, &POST_16_TRANSFER_MEETING],
        _ => return,
    };
    let year = school_year_of(as_of);
    let (Ok(begun), Ok(transfer)) = (Date::new(year, 9, 1), Date::new(year + 1, 9, 1)) else { return };
    // A review in this school year may have settled it, and whether it did no event tells.
    let reviewed = dates.log.has(&[E::ReviewMeetingHeld, E::AmendmentNoticeServed], begun, None);
    let settled = dates.log.has(&[E::FinalServed], begun, None) && reviewed;
    let start = PlanPath::root().field("child_or_young_person").field("date_of_birth");
    for rule in rules {
        let meeting = rule.code == PHASE_TRANSFER_MEETING.code || rule.code == POST_16_TRANSFER_MEETING.code;
        let notice = rule.code == PHASE_TRANSFER_NOTICE.code || rule.code == POST_16_TRANSFER_NOTICE.code;
        let noticed = dates.log.has(&[E::AmendmentNoticeServed], begun, None);
        if settled || (meeting && reviewed) || (notice && noticed) {
            continue;
        }
        dates.add(Raised {
            while_open: reviewed || meeting || notice,
            ..Raised::new(rule, transfer, start.clone())
        });
    }
}
