//! The dates of a caseload as a table for a spreadsheet.

use super::Caseload;
use crate::spreadsheet::harmless;
use std::io::{self, Write};

const HEADER: [&str; 17] = [
    "file",
    "plan",
    "version",
    "state",
    "days_late",
    "date",
    "last_day",
    "safe_working_day",
    "rule",
    "code",
    "what",
    "who",
    "from",
    "done_on",
    "recorded",
    "law",
    "reasoning",
];

/// Writes one row for each date under a header, in the order of the plans.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_csv(out: &mut dyn Write, load: &Caseload<'_>) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER)?;
    for case in &load.cases {
        for date in &case.dates.dates {
            let answer = &date.answer;
            let optional =
                |day: Option<crate::model::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let mut reasoning = answer.reasoning(date.rule, load.holidays);
            for exception in &date.exceptions {
                reasoning.push_str(" Exception claimed: ");
                reasoning.push_str(exception);
                reasoning.push('.');
            }
            let row = [
                case.file.clone(),
                case.plan.clone(),
                case.version.to_string(),
                date.state.name().to_owned(),
                date.days_late.map(|days| days.to_string()).unwrap_or_default(),
                answer.date.to_string(),
                optional(answer.last_day),
                answer.safe_working_day.to_string(),
                date.rule.name.to_owned(),
                date.rule.code.to_owned(),
                date.rule.what.to_owned(),
                date.rule.who.words().to_owned(),
                answer.from.to_string(),
                optional(date.done.as_ref().map(|(on, _)| *on)),
                optional(date.recorded),
                date.rule.law_in_words().join("; "),
                reasoning,
            ];
            table.write_record(row.iter().map(|cell| harmless(cell).into_owned()))?;
        }
    }
    table.flush()
}
