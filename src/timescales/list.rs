//! The rules as a list and as the document `docs/dates.md`: one source for both.

use super::rule::{Bound, Count, DateRule};
use super::rules::PARTS;
use super::words::sentence;
use serde::Serialize;
use std::fmt::Write as _;

/// A rule as one object of a list.
#[derive(Debug, Serialize)]
pub struct RuleRecord {
    name: &'static str,
    code: &'static str,
    aliases: &'static [&'static str],
    part: &'static str,
    what: &'static str,
    who: &'static str,
    from_event: &'static str,
    and: Vec<OtherRecord>,
    counts: String,
    meaning: &'static str,
    law: Vec<String>,
    exceptions: &'static [&'static str],
    source_note: String,
    in_force_from: String,
    in_force_until: Option<String>,
}

#[derive(Debug, Serialize)]
struct OtherRecord {
    key: &'static str,
    aliases: &'static [&'static str],
    what: &'static str,
    needed: bool,
}

/// Every rule as data, in the order of the table.
#[must_use]
pub fn rule_records() -> Vec<RuleRecord> {
    let parts = PARTS.iter().flat_map(|(part, rules)| rules.iter().map(|rule| (*part, rule)));
    parts.map(|(part, rule)| record(part, rule)).collect()
}

fn record(part: &'static str, rule: &DateRule) -> RuleRecord {
    RuleRecord {
        name: rule.name,
        code: rule.code,
        aliases: rule.aliases,
        part,
        what: rule.what,
        who: rule.who.words(),
        from_event: rule.from,
        and: rule
            .and
            .iter()
            .map(|o| OtherRecord { key: o.key, aliases: o.aliases, what: o.what, needed: o.needed })
            .collect(),
        counts: rule.counts(),
        meaning: rule.bound.name(),
        law: rule.law_in_words(),
        exceptions: rule.exceptions,
        source_note: rule.source_note(),
        in_force_from: rule.in_force.from.to_string(),
        in_force_until: rule.in_force.until.map(|day| day.to_string()),
    }
}

/// A line for each rule under the headings of the parts.
#[must_use]
pub fn list_date_rules() -> String {
    let mut list = String::new();
    for (part, rules) in PARTS {
        let _ = writeln!(list, "{part}");
        for rule in rules {
            let others: String = rule
                .and
                .iter()
                .map(|o| if o.needed { format!(", and {}", o.key) } else { format!(" [and {}]", o.key) })
                .collect();
            let _ = writeln!(list, "  {:<34} {:<6}  {}", rule.name, rule.code, rule.counts());
            let _ = writeln!(list, "  {:<34}         from: {}{others}", "", rule.from);
        }
    }
    list
}

impl DateRule {
    /// How it counts, in words, such as "6 weeks".
    #[must_use]
    pub fn counts(&self) -> String {
        match self.count {
            Count::OnTheDay => "at once".to_owned(),
            Count::Weeks(weeks) => format!("{weeks} after"),
            Count::WeeksBefore(weeks) => format!("{weeks} before"),
            Count::Days(days) => format!("{days} after (calendar days)"),
            Count::DaysBeginningWith(days) => format!("{days} beginning with it (calendar days)"),
            Count::Months(months) => format!("{months} after"),
            Count::MonthsBefore(months) => format!("{months} before"),
            Count::MonthsBeginningWith(months) => format!("{months} beginning with it"),
            Count::WorkingDays(days) => format!("{days} after"),
            Count::WorkingDaysBeginningWith(days) => format!("{days} beginning with it"),
            Count::WorkingDaysBefore(days) => format!("{days} before"),
            Count::TribunalWorkingDays(days) => {
                format!("{days} after, without August and 25 December to 1 January")
            }
            Count::AppealTime => "2 months after, or 1 month after the certificate if later; then on to a working day, past August and Christmas".to_owned(),
            Count::AfterAppealTime => "the day after the time to appeal".to_owned(),
            Count::BeforeDayOfYear { month, day, less } => {
                let month = if month == 2 { "February" } else { "March" };
                let less: Vec<String> = less.iter().map(|weeks| format!(", less {weeks}")).collect();
                format!("before {day} {month} of that year{}", less.concat())
            }
            Count::TransferOfPlan => "that day; or 15 working days beginning with the day of becoming aware".to_owned(),
            Count::TransferOnceAware => "15 working days beginning with it; or the day of the move, if known 15 working days before".to_owned(),
            Count::ReviewAfterTransfer => "the later of 12 months beginning with the last review and 3 months beginning with the transfer".to_owned(),
            Count::ClosureWindow => "from 1 week before it to 1 week before re-opening".to_owned(),
            Count::Birthday(years) => format!("{years} years after"),
            Count::SchoolLeaving => "the last Friday in June of the school year of the 16th birthday".to_owned(),
            Count::AfterSchoolLeaving => "the day after the last Friday in June of the school year of the 16th birthday".to_owned(),
            Count::SchoolYear(year) => format!("1 September of Year {year}"),
            Count::YearOf25 => "31 July on or after the 25th birthday, or the end of the course".to_owned(),
        }
    }
}

/// The document of all rules, which is committed as `docs/dates.md`.
#[must_use]
pub fn date_rules_document() -> String {
    let count: usize = PARTS.iter().map(|(_, rules)| rules.len()).sum();
    let mut document = format!("{}{}", INTRODUCTION.replace("{count}", &count.to_string()), COUNTING);
    for (part, rules) in PARTS {
        let _ = write!(document, "\n## {part}\n");
        for rule in rules {
            document.push_str(&page(rule));
        }
    }
    document
}

fn page(rule: &DateRule) -> String {
    let mut page = format!("\n### {}\n\n`{}`. {}.\n\n", rule.name, rule.code, rule.what);
    let _ = writeln!(page, "- Counts: {}", rule.counts());
    let _ = writeln!(page, "- From: {}", rule.from);
    for other in rule.and {
        let needed = if other.needed { "needed" } else { "where there is one" };
        let _ = writeln!(page, "- And `{}` ({needed}): {}", other.key, other.what);
    }
    let meaning = match rule.bound {
        Bound::By => "the last day to act",
        Bound::AtLeastUntil => "there is time at least until the end of this day",
        Bound::NotBefore => "not before this day",
        Bound::On => "this day itself",
    };
    let _ = writeln!(page, "- Means: {meaning} ({})", rule.who.words());
    let _ = writeln!(page, "- Law: {}", rule.law_in_words().join("; "));
    let _ = writeln!(page, "- Source: {}", rule.source_note());
    if rule.in_force.from != super::rule::InForce::SINCE_2014.from || rule.in_force.until.is_some() {
        let until = rule.in_force.until.map(|day| format!(" to {day}")).unwrap_or_default();
        let _ = writeln!(page, "- In force: from {}{until}", rule.in_force.from);
    }
    if !rule.exceptions.is_empty() {
        let _ = writeln!(page, "- Lifted where keeping it is impractical because of:");
        for exception in rule.exceptions {
            let _ = writeln!(page, "  - {}", sentence(exception));
        }
    }
    if !rule.aliases.is_empty() {
        let names: Vec<String> = rule.aliases.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "- Also called: {}", names.join(", "));
    }
    page
}

const INTRODUCTION: &str = "\
# Statutory dates

This page is generated from the rules themselves: `ehcp date --list --format markdown`. A test fails when it is stale.

There are {count} rules. Ask one with `ehcp date RULE --from DATE`, by its name, another of its names, its code, or the place in \
the law where only one rule stands (`\"regulation 20(10)\"`). `ehcp dates FILE` answers all that a plan's recorded events raise.

Every answer gives the statutory day and a safe working day, its law, the arithmetic, and a source note: `[S]` read in the \
source, `[M]` from memory and not compared yet, `[?]` doubtful. It is no legal advice.
";

const COUNTING: &str = "
## How time is counted

Five kinds of time, which never mix:

- **Weeks** and **calendar days** run through school holidays and bank holidays. \u{201c}Within 6 weeks of\u{201d} leaves the day \
of the event out; \u{201c}15 days beginning with\u{201d} counts it as day 1.
- **Months** end on the same number of a later month, or on its last day where it is shorter. \u{201c}12 months beginning \
with\u{201d} a day end on the day before that number.
- **Working days** are Monday to Friday without the bank holidays of England: by rule (Easter, the Mondays, substitute days) and \
by a data file for days that were proclaimed. `--holidays FILE` adds days.
- **The Tribunal's working days** leave out August and 25 December to 1 January as well.
- **The time to start an appeal** ends after months and goes on to the next working day, past August and past 1 January. The day on \
which the months end decides once: a time that ends on Saturday 31 July is in time on Monday 2 August.

Where a limit of the Regulations ends on a day when nobody works there is no more time: the statutory day stands, and the safe \
working day is the one before it.
";
