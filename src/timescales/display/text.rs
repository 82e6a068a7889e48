//! The dates of a caseload for people.

use super::{CaseDates, Caseload};
use crate::model::Date;
use crate::timescales::of_plan::PlanDate;
use crate::timescales::rule::Bound;
use crate::timescales::state::State;
use crate::timescales::words::day;
use std::io::{self, Write};

/// Writes one plan in full, or of many what is late and due, the latest first.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_text(out: &mut dyn Write, load: &Caseload<'_>, all: bool) -> io::Result<()> {
    match load.cases.as_slice() {
        [one] => one_plan(out, load, one),
        _ => many(out, load, all),
    }
}

fn short(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

fn one_plan(out: &mut dyn Write, load: &Caseload<'_>, case: &CaseDates) -> io::Result<()> {
    writeln!(out, "{}: version {}, as of {}", case.file, case.version, day(load.as_of))?;
    for (state, heading) in [(State::Late, "Late"), (State::Due, "Due"), (State::Done, "Done")] {
        let dates: Vec<&PlanDate> = case.dates.dates.iter().filter(|date| date.state == state).collect();
        if dates.is_empty() {
            continue;
        }
        writeln!(out, "\n{heading}")?;
        for date in dates {
            write_date(out, load, date)?;
        }
    }
    if case.dates.dates.is_empty() {
        writeln!(out, "\nThe record has no event that sets a statutory date.")?;
    }
    if !case.dates.unanswered.is_empty() {
        writeln!(out, "\nCannot be worked out")?;
        for missing in &case.dates.unanswered {
            writeln!(out, "  {}: {}", missing.at, missing.why)?;
        }
    }
    Ok(())
}

fn write_date(out: &mut dyn Write, load: &Caseload<'_>, date: &PlanDate) -> io::Result<()> {
    let answer = &date.answer;
    writeln!(out, "  {}  {}{}", short(answer.last()), date.rule.name, remark(date, load.as_of))?;
    writeln!(out, "      {}.", date.rule.what)?;
    let law = date.rule.law.first().map(ToString::to_string).unwrap_or_default();
    writeln!(out, "      {} ({law})", answer.arithmetic(load.holidays))?;
    if date.state != State::Done && answer.safe_working_day != answer.last() {
        let safe = if date.rule.bound == Bound::NotBefore { "first working day" } else { "safe working day" };
        writeln!(out, "      {safe}: {}", short(answer.safe_working_day))?;
    }
    if let Some(recorded) = date.recorded.filter(|recorded| *recorded != answer.last()) {
        writeln!(out, "      the record says {}", short(recorded))?;
    }
    for exception in &date.exceptions {
        writeln!(out, "      exception claimed: {exception}")?;
    }
    if !date.rule.certainty.is_read() {
        writeln!(out, "      source: {}", date.rule.certainty.note())?;
    }
    Ok(())
}

fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn remark(date: &PlanDate, as_of: Date) -> String {
    match (date.state, &date.done, date.days_late) {
        (State::Done, Some((on, _)), None) => format!(": done {}", short(*on)),
        (State::Done, Some((on, _)), Some(late)) => format!(": done {}, {} late", short(*on), days(late)),
        (State::Done, None, _) => ": past".to_owned(),
        (State::Late, _, Some(late)) => format!(": {} late", days(late)),
        (State::Late, _, None) => ": past, and not done by the record".to_owned(),
        (State::Due, ..) => match crate::timescales::calendar::days_from(as_of, date.answer.last()) {
            0 => ": today".to_owned(),
            left => format!(": in {}", days(left)),
        },
    }
}

fn many(out: &mut dyn Write, load: &Caseload<'_>, all: bool) -> io::Result<()> {
    let mut rows: Vec<(&CaseDates, &PlanDate)> =
        load.cases.iter().flat_map(|case| case.dates.dates.iter().map(move |date| (case, date))).collect();
    let count = |state: State| rows.iter().filter(|(_, date)| date.state == state).count();
    let (late, due, done) = (count(State::Late), count(State::Due), count(State::Done));
    writeln!(
        out,
        "{} plans as of {}: {late} dates late, {due} due, {done} done",
        load.cases.len(),
        day(load.as_of)
    )?;
    // The longest overdue first, then the soonest to come, then the latest done.
    rows.sort_by_key(|(case, date)| {
        let days = i64::from(crate::timescales::calendar::days_from(load.as_of, date.answer.last()));
        let rank = match date.state {
            State::Late => 0,
            State::Due => 1,
            State::Done => 2,
        };
        (rank, if rank == 2 { -days } else { days }, case.file.as_str(), date.rule.code)
    });
    for (state, heading) in [(State::Late, "Late"), (State::Due, "Due"), (State::Done, "Done")] {
        if state == State::Done && !all {
            continue;
        }
        let of_state: Vec<_> = rows.iter().filter(|(_, date)| date.state == state).collect();
        if !of_state.is_empty() {
            writeln!(out, "\n{heading}")?;
        }
        for (case, date) in of_state {
            let last = short(date.answer.last());
            writeln!(out, "  {last}  {}{}  {}", date.rule.name, remark(date, load.as_of), case.file)?;
        }
    }
    let missing: Vec<_> = load.cases.iter().filter(|case| !case.dates.unanswered.is_empty()).collect();
    if !missing.is_empty() {
        writeln!(out, "\nCannot be worked out")?;
    }
    for case in missing {
        for why in &case.dates.unanswered {
            writeln!(out, "  {} {}: {}", case.file, why.at, why.why)?;
        }
    }
    Ok(())
}
