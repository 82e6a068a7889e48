//! A reading for people: what was understood, then what could not be read.

use crate::model::{Period, Quantity, Range};
use crate::wording::outcome::{OutcomeReading, Verdict};
use crate::wording::provision::ProvisionReading;
use crate::wording::vague::VagueWord;
use std::io::{self, Write};

/// Writes one text and what it says.
pub(super) fn write(
    out: &mut dyn Write,
    text: &str,
    reading: &ProvisionReading,
    vague: &[VagueWord],
) -> io::Result<()> {
    write_with_carets(out, text, vague)?;
    let mut line = |label: &str, words: &str| writeln!(out, "  {label:<11} {words}");
    for (index, quantity) in reading.quantities.iter().enumerate() {
        if let Some(words) = amount(quantity) {
            let about = if quantity.approximate == Some(true) { "about " } else { "" };
            let what_for = quantity
                .purpose
                .filter(|purpose| !purpose.is_with_child())
                .map_or("", |_| ", not with the child");
            line(if index == 0 { "amount" } else { "and" }, &format!("{about}{words}{what_for}"))?;
        }
    }
    if reading.whole_time {
        line("amount", "all the time, with no minutes given")?;
    }
    if let (Some(week), Some(year)) = (reading.minutes_per_week(), reading.minutes_per_year()) {
        line("in minutes", &format!("{} a week, {} a year", range(week), range(year)))?;
    }
    if let Some(weeks) = reading.weeks_per_year() {
        line("weeks", &format!("{weeks} a year"))?;
    }
    if let Some(ratio) = reading.ratio() {
        line(
            "ratio",
            &format!(
                "{} staff to {} {}",
                ratio.staff,
                ratio.pupils,
                plural(u32::from(ratio.pupils), "pupil")
            ),
        )?;
    }
    if let Some(size) = reading.group_size() {
        line("group", &format!("{} children", range(size)))?;
    }
    if let Some(words) = &reading.who_text {
        match reading.who.map(crate::model::DelivererRole::name) {
            Some(name) if !name.eq_ignore_ascii_case(words) => line("who", &format!("{name} (\"{words}\")"))?,
            _ => line("who", words)?,
        }
    }
    if let Some(words) = &reading.qualification {
        line("training", words)?;
    }
    if let Some(span) = reading.spans.what {
        let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
        line("what", &format!("\"{words}\""))?;
    }
    let missing = missing(reading);
    if !missing.is_empty() {
        line("not said", &missing.join(", "))?;
    }
    if let Some(reason) = no_rate(reading) {
        line("no rate", reason)?;
    }
    Ok(())
}

/// Writes one outcome and what it says.
pub(super) fn write_outcome(out: &mut dyn Write, text: &str, reading: &OutcomeReading) -> io::Result<()> {
    writeln!(out, "{text}")?;
    let mut line = |label: &str, words: &str| writeln!(out, "  {label:<11} {words}");
    let parts = [
        ("measure", reading.measure.as_ref().map(|words| &words.text)),
        ("baseline", reading.baseline.as_ref().map(|words| &words.text)),
        ("date", reading.date.as_ref().map(|date| &date.words.text)),
    ];
    for (label, words) in parts {
        if let Some(words) = words {
            line(label, &format!("\"{words}\""))?;
        }
    }
    if !reading.vague_verbs.is_empty() {
        line("vague verbs", &reading.vague_verbs.join(", "))?;
    }
    match reading.verdict {
        Verdict::Pass => line("in short", "one can tell when it is met"),
        Verdict::Fail => {
            line("in short", reading.reasons.first().copied().unwrap_or_default())?;
            reading.reasons.iter().skip(1).try_for_each(|reason| line("", reason))
        }
    }
}

/// The text, with a line of carets below each line of it that has vague words.
fn write_with_carets(out: &mut dyn Write, text: &str, vague: &[VagueWord]) -> io::Result<()> {
    let mut start = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        writeln!(out, "{line}")?;
        let marks: String = (start..start + length)
            .map(
                |at| if vague.iter().any(|words| (words.start..words.end).contains(&at)) { '^' } else { ' ' },
            )
            .collect();
        if !marks.trim().is_empty() {
            writeln!(out, "{}", marks.trim_end())?;
        }
        start += length + 1;
    }
    Ok(())
}

fn amount(quantity: &Quantity) -> Option<String> {
    if let Some(total) = quantity.total {
        let split = quantity.sessions.map(|sessions| format!(", in {} sessions", range(sessions.count)));
        return Some(format!("{} {}{}", time(total.minutes), per(total.per), split.unwrap_or_default()));
    }
    let length = quantity.duration_minutes.map(time);
    let often = quantity.sessions.map(|sessions| match (sessions.count.max, sessions.per) {
        (Some(1), Period::Once) => "once".to_owned(),
        (_, Period::Once) => format!("{} times in all", range(sessions.count)),
        (Some(1), per_one) if sessions.count.is_exact() => format!("once {}", per(per_one)),
        (_, per_one) => format!("{} times {}", range(sessions.count), per(per_one)),
    });
    match (length, often) {
        (Some(length), Some(often)) => Some(format!("{length}, {often}")),
        (length, often) => length.or(often),
    }
}

fn time(minutes: Range) -> String {
    format!("{} minutes", range(minutes))
}

fn range(range: Range) -> String {
    match range.max {
        Some(max) if max == range.min => max.to_string(),
        Some(max) if range.min == 0 => format!("up to {max}"),
        Some(max) => format!("{} to {max}", range.min),
        None => format!("at least {}", range.min),
    }
}

fn plural(count: u32, noun: &str) -> String {
    if count == 1 { noun.to_owned() } else { format!("{noun}s") }
}

const fn per(period: Period) -> &'static str {
    match period {
        Period::Day => "a day",
        Period::Week => "a week",
        Period::Fortnight => "a fortnight",
        Period::Month => "a month",
        Period::HalfTerm => "each half term",
        Period::Term => "a term",
        Period::Year => "a year",
        Period::Once => "once",
    }
}

/// The elements of specified provision that the words leave open.
fn missing(reading: &ProvisionReading) -> Vec<&'static str> {
    let elements = reading.elements;
    [
        (elements.what, "what is done"),
        (elements.who, "who does it"),
        (elements.ratio, "ratio or group"),
        (elements.how_often, "how often"),
        (elements.how_long, "how long"),
    ]
    .into_iter()
    .filter_map(|(said, words)| (!said).then_some(words))
    .collect()
}

/// Why there are no minutes a week although an amount was read.
fn no_rate(reading: &ProvisionReading) -> Option<&'static str> {
    if reading.minutes_per_week().is_some() || reading.quantities.is_empty() || reading.whole_time {
        return None;
    }
    if reading.changes {
        return Some("the amount changes part-way");
    }
    if reading.unsure {
        return Some("the words can be read as different amounts; a person must say which");
    }
    let once =
        reading.lead().and_then(|lead| lead.sessions).is_some_and(|sessions| sessions.per == Period::Once);
    once.then_some("this is one block, with no period that it comes back in")
}
