//! A reading for programs: `ehcp-reading/1`.

use crate::model::{DelivererRole, Period, Purpose, Quantity, Range, Ratio};
use crate::wording::provision::ProvisionReading;
use crate::wording::vague::VagueWord;
use serde::Serialize;

/// One line of `ehcp-reading/1`. Absent facts and open ends are `null`.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the names are those of the interface")]
pub(super) struct Record<'a> {
    format: &'static str,
    text: &'a str,
    #[serde(rename = "as")]
    kind: &'static str,
    #[serde(flatten)]
    lead: Amount,
    /// All the amounts, the first again among them, where there are several.
    components: Vec<Component>,
    weeks_per_year: Option<u8>,
    ratio: Option<Ratio>,
    group_max: Option<u32>,
    who: Option<DelivererRole>,
    who_text: Option<&'a str>,
    qualification: Option<&'a str>,
    whole_time: bool,
    approximate: bool,
    changes: bool,
    unsure: bool,
    minutes_per_week: Option<Ends>,
    minutes_per_year: Option<Ends>,
    vague: Vec<VagueWords<'a>>,
    elements: Elements,
}

/// A length with how often it happens. For an amount owed for a period with no session length,
/// `total` is true and the length is that amount, once in the period.
#[derive(Debug, Serialize)]
struct Amount {
    duration_minutes: Option<Ends>,
    sessions: Option<Times>,
    total: bool,
}

#[derive(Debug, Serialize)]
struct Component {
    purpose: Purpose,
    #[serde(flatten)]
    amount: Amount,
    minutes_per_week: Option<Ends>,
}

#[derive(Debug, Serialize)]
struct Ends {
    min: u32,
    max: Option<u32>,
}

/// `count_max` is `null` for one exact number and where no upper end is set.
#[derive(Debug, Serialize)]
struct Times {
    count: u32,
    count_max: Option<u32>,
    per: Period,
}

#[derive(Debug, Serialize)]
struct VagueWords<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the five elements are five plain answers")]
struct Elements {
    what: bool,
    who: bool,
    ratio: bool,
    how_often: bool,
    how_long: bool,
}

fn ends(range: Range) -> Ends {
    Ends { min: range.min, max: range.max }
}

impl Amount {
    fn of(quantity: Option<&Quantity>) -> Self {
        let total = quantity.and_then(|quantity| quantity.total);
        let sessions = quantity.and_then(|quantity| quantity.sessions);
        let times = sessions.map(|sessions| Times {
            count: sessions.count.min,
            count_max: sessions.count.max.filter(|max| *max != sessions.count.min),
            per: sessions.per,
        });
        Self {
            duration_minutes: total
                .map(|total| total.minutes)
                .or(quantity.and_then(|quantity| quantity.duration_minutes))
                .map(ends),
            sessions: times.or(total.map(|total| Times { count: 1, count_max: None, per: total.per })),
            total: total.is_some(),
        }
    }
}

/// The reading of one text.
pub(super) fn record<'a>(text: &'a str, reading: &'a ProvisionReading, vague: &'a [VagueWord]) -> Record<'a> {
    let several = reading.quantities.len() > 1;
    let components = reading.quantities.iter().filter(|_| several).map(|quantity| Component {
        purpose: quantity.purpose.unwrap_or(Purpose::DirectWork),
        amount: Amount::of(Some(quantity)),
        minutes_per_week: quantity.minutes_per_week().map(ends),
    });
    Record {
        format: "ehcp-reading/1",
        text,
        kind: "provision",
        lead: Amount::of(reading.lead()),
        components: components.collect(),
        weeks_per_year: reading.weeks_per_year(),
        ratio: reading.ratio(),
        group_max: reading.group_size().and_then(|size| size.max),
        who: reading.who,
        who_text: reading.who_text.as_deref(),
        qualification: reading.qualification.as_deref(),
        whole_time: reading.whole_time,
        approximate: reading.approximate,
        changes: reading.changes,
        unsure: reading.unsure,
        minutes_per_week: reading.minutes_per_week().map(ends),
        minutes_per_year: reading.minutes_per_year().map(ends),
        vague: vague
            .iter()
            .map(|words| VagueWords { text: &words.text, start: words.start, end: words.end })
            .collect(),
        elements: Elements {
            what: reading.elements.what,
            who: reading.elements.who,
            ratio: reading.elements.ratio,
            how_often: reading.elements.how_often,
            how_long: reading.elements.how_long,
        },
    }
}
