//! What an item says as facts, from its words where they can be read, else from its typed amounts.
//!
//! The words are the law, so they lead; a typed amount stands in where the words give none, as in
//! a plan whose source kept how often and how long in columns of their own.

use super::item::{Family, Item};
use crate::model::{DelivererRole, Period, Quantity, Range, Ratio};
use crate::wording::outcome::{self, Achieve};
use crate::wording::provision::{self, ProvisionReading, Span};

/// The facts of an item. What cannot be read is absent.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain answer of its own")]
pub(super) struct Facts {
    /// Minutes a week and a year, all amounts together.
    pub weekly: Option<Range>,
    pub yearly: Option<Range>,
    /// Minutes a year with the child, where some of the time is for something else.
    pub direct: Option<Range>,
    /// Minutes of a block that has no weekly rate.
    pub block: Option<Range>,
    /// How long a session is.
    pub session: Option<Range>,
    /// Times a school year, of what comes first.
    pub times: Option<Range>,
    /// What comes first, as written: how much in which period.
    pub period: Option<(Range, Period)>,
    pub weeks: Option<u8>,
    pub ratio: Option<Ratio>,
    pub group: Option<Range>,
    /// All amounts, as they were read or typed.
    pub quantities: Vec<Quantity>,
    /// Whether the words can be read in two ways, or the rate changes part-way.
    pub doubtful: bool,
    pub whole_time: bool,
    pub who: Option<DelivererRole>,
    /// Whether the amounts are those of the words.
    pub from_words: bool,
    /// Whether the words say nothing of how much, so that a typed amount stands alone.
    pub words_are_silent: bool,
    /// Where in the main text amounts, ratio, group, weeks and "all the time" stand, in bytes.
    pub amount_spans: Vec<(usize, usize)>,
    pub achieve: Option<Achieve>,
    pub achieve_span: Option<(usize, usize)>,
    pub has_measure: bool,
    pub has_baseline: bool,
}

impl Facts {
    pub fn of(item: &Item<'_>) -> Self {
        match item.family {
            Family::Provision | Family::Payment => of_provision(item),
            Family::Outcome => of_outcome(item),
            _ => Self::default(),
        }
    }

    /// The facts of several items together, as one provision split into parts: sums of time, the
    /// most pupils to an adult.
    pub fn together(parts: &[&Self]) -> Self {
        let mut sum = (*parts[0]).clone();
        if parts.len() == 1 {
            return sum;
        }
        for part in &parts[1..] {
            sum.weekly = add(sum.weekly, part.weekly);
            sum.yearly = add(sum.yearly, part.yearly);
            sum.direct = add(sum.direct, part.direct);
            sum.block = match (sum.block, part.block) {
                (Some(_), Some(_)) => add(sum.block, part.block),
                (one, two) => one.or(two),
            };
            sum.ratio = match (sum.ratio, part.ratio) {
                (Some(one), Some(two)) => Some(if weaker(two, one) { two } else { one }),
                (one, two) => one.or(two),
            };
            sum.whole_time &= part.whole_time;
            sum.from_words &= part.from_words;
            sum.doubtful |= part.doubtful;
            sum.quantities.extend(part.quantities.iter().cloned());
        }
        sum.session = None;
        sum.times = None;
        sum.period = None;
        sum
    }

    /// The facts without any amount, for words that no longer state one.
    pub fn without_amounts(&self) -> Self {
        Self {
            weekly: None,
            yearly: None,
            direct: None,
            block: None,
            session: None,
            times: None,
            period: None,
            quantities: Vec::new(),
            whole_time: false,
            ..self.clone()
        }
    }

    /// The amounts of time that have no weekly rate, so that no sum has them.
    pub fn unrated(&self) -> Vec<&Quantity> {
        self.quantities
            .iter()
            .filter(|quantity| {
                quantity.minutes_per_year().is_none() && quantity.minutes_per_period().is_some()
            })
            .collect()
    }

    /// Whether anything says how much.
    pub fn has_amount(&self) -> bool {
        self.yearly.is_some() || self.block.is_some() || self.times.is_some() || self.whole_time
    }
}

fn weaker(one: Ratio, two: Ratio) -> bool {
    u32::from(one.pupils) * u32::from(two.staff) > u32::from(two.pupils) * u32::from(one.staff)
}

/// The sum, where both are known. One that is not known makes the sum unknown: never a wrong number.
fn add(one: Option<Range>, two: Option<Range>) -> Option<Range> {
    let (one, two) = (one?, two?);
    let max = match (one.max, two.max) {
        (Some(a), Some(b)) => Some(a.checked_add(b)?),
        _ => None,
    };
    Some(Range { min: one.min.checked_add(two.min)?, max })
}

/// The sum of the rates that are known, the first of which must be.
fn sum<'q>(
    mut quantities: impl Iterator<Item = &'q Quantity>,
    rate: impl Fn(&Quantity) -> Option<Range>,
) -> Option<Range> {
    let first = rate(quantities.next()?)?;
    quantities.filter_map(rate).try_fold(first, |sum, more| add(Some(sum), Some(more)))
}

fn of_provision(item: &Item<'_>) -> Facts {
    let text = item.text();
    let mut reading = provision::read(text);
    let mut in_main = true;
    let typed: &[Quantity] = item.provision.map_or(&[], |provision| &provision.quantities);
    let says_nothing = reading.quantities.iter().all(|q| *q == Quantity::default()) && !reading.unsure;
    if says_nothing && item.provision.is_some_and(|provision| provision.as_written.is_some()) {
        reading = provision::read(&item.texts.join("\n"));
        in_main = false;
    }
    let read = !reading.unsure && !reading.changes;
    let from_words = read && reading.quantities.iter().any(states_time) || reading.whole_time;
    let quantities: &[Quantity] = if from_words { &reading.quantities } else { typed };
    let lead = quantities.first();
    let whole_time = reading.whole_time || lead.is_some_and(|quantity| quantity.whole_time == Some(true));
    let rate =
        |rate: fn(&Quantity) -> Option<Range>| if whole_time { None } else { sum(quantities.iter(), rate) };
    let of_reading = |get: fn(&ProvisionReading) -> Option<Range>, typed: fn(&Quantity) -> Option<Range>| {
        if from_words { get(&reading) } else { rate(typed) }
    };
    let direct: Vec<&Quantity> = quantities.iter().filter(|quantity| quantity.is_with_child()).collect();
    let typed_lead = typed.first();
    Facts {
        weekly: of_reading(ProvisionReading::minutes_per_week, Quantity::minutes_per_week),
        yearly: of_reading(ProvisionReading::minutes_per_year, Quantity::minutes_per_year),
        direct: (direct.len() < quantities.len())
            .then(|| sum(direct.iter().copied(), Quantity::minutes_per_year))
            .flatten(),
        block: lead.and_then(block),
        session: lead.and_then(|quantity| quantity.duration_minutes),
        times: lead.and_then(times_per_year),
        period: lead.and_then(Quantity::minutes_per_period),
        weeks: reading
            .weeks_per_year()
            .or_else(|| typed_lead.filter(|_| !from_words).and_then(|quantity| quantity.weeks_per_year)),
        ratio: reading
            .ratio()
            .or_else(|| typed_lead.filter(|_| !in_main).and_then(|quantity| quantity.ratio)),
        group: reading
            .group_size()
            .or_else(|| in_threes(text))
            .or_else(|| typed_lead.filter(|_| !in_main).and_then(|q| q.group_size)),
        whole_time,
        who: reading.who,
        from_words,
        words_are_silent: says_nothing
            && !from_words
            && !item.texts.iter().any(|text| text.contains(|c: char| c.is_ascii_digit())),
        quantities: if reading.quantities.iter().any(states_time) {
            reading.quantities.clone()
        } else {
            typed.to_vec()
        },
        doubtful: !read,
        amount_spans: if in_main { spans(text, &reading) } else { Vec::new() },
        ..Facts::default()
    }
}

/// "In sixes": how many make a group, where no number says so.
fn in_threes(text: &str) -> Option<Range> {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase())
        .collect();
    words.windows(2).filter(|pair| pair[0] == "in").find_map(|pair| {
        let size = match pair[1].as_str() {
            "pairs" | "twos" => 2,
            "threes" => 3,
            "fours" => 4,
            "fives" => 5,
            "sixes" => 6,
            "eights" => 8,
            _ => return None,
        };
        Some(Range::exactly(size))
    })
}

fn states_time(quantity: &Quantity) -> bool {
    quantity.duration_minutes.is_some() || quantity.sessions.is_some() || quantity.total.is_some()
}

/// The minutes of a block or event without a period.
fn block(quantity: &Quantity) -> Option<Range> {
    quantity.minutes_per_period().filter(|(_, per)| *per == Period::Once).map(|(minutes, _)| minutes)
}

/// How many times in a school year of 39 weeks, or of the weeks written.
fn times_per_year(quantity: &Quantity) -> Option<Range> {
    quantity.sessions?;
    let one = Quantity { duration_minutes: Some(Range::exactly(1)), total: None, ..quantity.clone() };
    one.minutes_per_year()
}

fn spans(text: &str, reading: &ProvisionReading) -> Vec<(usize, usize)> {
    let spans = &reading.spans;
    let mut found: Vec<Span> = spans.quantities.clone();
    found.extend([spans.ratio, spans.group_size, spans.weeks, spans.whole_time].into_iter().flatten());
    found.iter().map(|span| (byte_at(text, span.start), byte_at(text, span.end))).collect()
}

fn byte_at(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

fn of_outcome(item: &Item<'_>) -> Facts {
    let text = item.text();
    let reading = outcome::read(text);
    let typed = item.outcome;
    let in_words = reading.date.as_ref().and_then(|date| date.achieve);
    let of_record = typed
        .and_then(|outcome| outcome.achieve_by.as_ref())
        .and_then(|by| by.date.map(Achieve::Day).or_else(|| by.phase.map(Achieve::Phase)));
    Facts {
        achieve: in_words.or(of_record),
        achieve_span: reading
            .date
            .map(|date| (byte_at(text, date.words.start), byte_at(text, date.words.end))),
        has_measure: reading.measure.is_some()
            || typed.is_some_and(|outcome| outcome.measure.is_some() || outcome.target.is_some()),
        has_baseline: reading.baseline.is_some() || typed.is_some_and(|outcome| outcome.baseline.is_some()),
        ..Facts::default()
    }
}
