//! The envelope `ehcp-dates/1` of a caseload.

use super::{Caseload, NotRead};
use crate::timescales::record::{DateRecord, FORMAT};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Plan<'a> {
    file: &'a str,
    #[serde(rename = "plan")]
    id: &'a str,
    version: u32,
    dates: Vec<DateRecord<'a>>,
    unanswered: Vec<Missing<'a>>,
}

#[derive(Serialize)]
struct Missing<'a> {
    pointer: String,
    message: &'a str,
}

#[derive(Serialize)]
struct Tail<'a> {
    could_not_read: &'a [NotRead],
}

/// Writes the envelope, one plan on a line of its own.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_json(out: &mut dyn Write, load: &Caseload<'_>) -> io::Result<()> {
    let engine = env!("CARGO_PKG_VERSION");
    write!(
        out,
        "{{\"format\":\"{FORMAT}\",\"engine\":\"{engine}\",\"as_of\":\"{}\",\"plans\":[",
        load.as_of
    )?;
    for (index, case) in load.cases.iter().enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        let unanswered = case.dates.unanswered.iter();
        let plan = Plan {
            file: &case.file,
            id: &case.plan,
            version: case.version,
            dates: case.dates.dates.iter().map(|date| date.record(load.as_of, load.holidays)).collect(),
            unanswered: unanswered
                .map(|missing| Missing { pointer: missing.at.to_string(), message: missing.why })
                .collect(),
        };
        serde_json::to_writer(&mut *out, &plan)?;
    }
    let tail = serde_json::to_string(&Tail { could_not_read: &load.not_read })?;
    writeln!(out, "\n],{}", tail.trim_start_matches('{'))
}
