//! A provision's words read as facts: how long, how often, for how many weeks, with how many people, by whom.
//!
//! The words are the law and this only says what they say. What cannot be read is absent, and
//! where two readings would give different minutes there is no weekly rate at all: a confident
//! wrong number about a child's help is worse than none. Amounts come out as the plan's own
//! [`Quantity`], so that they can be put into a plan or laid beside what somebody typed there; minutes
//! a week and a year are derived in the one place that does so.
//!
//! The text may be a sentence, several paragraphs, bullets or a table, in any council's style.

mod amounts;
mod change;
mod chunk;
mod counts;
mod doubt;
mod draft;
mod not_help;
mod number;
mod often;
mod part_of_year;
mod people;
mod purpose;
mod restated;
mod review;
mod what;
mod who;
mod whole_time;

use super::tokens::Tokens;
use crate::model::{DelivererRole, Quantity, Range, Ratio};
use amounts::Amounts;
use chunk::{Chunks, What};
use people::People;

/// What the words of a provision say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain answer about the whole text")]
pub struct ProvisionReading {
    /// The amounts, direct work first; the first leads. It carries the ratio, the group and the weeks.
    /// Empty where the words state none.
    pub quantities: Vec<Quantity>,
    /// Whether the rate changes part-way; the amount that leads is then the one at the start.
    pub changes: bool,
    /// Whether the words can be put together in ways that give different minutes. There is then no rate.
    pub unsure: bool,
    /// Whether the help ends within the year, after a time that is not a number of weeks. There is then
    /// a weekly rate, and none for the year.
    pub for_part_of_year: bool,
    /// Whether the help is there all the time, with no minutes given.
    pub whole_time: bool,
    /// Whether an amount is inexact: "about", "approximately".
    pub approximate: bool,
    /// The role that does the main work, where the model has a name for it.
    pub who: Option<DelivererRole>,
    /// The words of the role, even where the model has no name for it. Absent for nobody in particular.
    pub who_text: Option<String>,
    /// The words on training, registration, award or supervision of that person.
    pub qualification: Option<String>,
    /// Which of the five elements the words state.
    pub elements: Elements,
    /// Where in the text the facts were read.
    pub spans: Spans,
}

/// The five elements of provision that is specified and quantified.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the five elements are five plain answers")]
pub struct Elements {
    /// A named or described activity.
    pub what: bool,
    /// Somebody in particular.
    pub who: bool,
    /// A ratio or the size of a group.
    pub ratio: bool,
    /// How many times in which period.
    pub how_often: bool,
    /// How long.
    pub how_long: bool,
}

/// A stretch of the text, in Unicode scalar values, from the first to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// The one after the last character.
    pub end: usize,
}

impl Span {
    fn of(tokens: &Tokens<'_>, from: usize, until: usize) -> Self {
        let (start, end) = tokens.span(from, until);
        Self { start, end }
    }
}

/// Where in the text the facts were read. Absent facts have no place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans {
    /// One for each of `quantities` that states time or times, in the same order.
    pub quantities: Vec<Span>,
    /// The role that does the main work.
    pub who: Option<Span>,
    /// The words on that person's training.
    pub qualification: Option<Span>,
    /// The ratio.
    pub ratio: Option<Span>,
    /// The size of the group.
    pub group_size: Option<Span>,
    /// The weeks of the year.
    pub weeks: Option<Span>,
    /// The words that say the help is there all the time.
    pub whole_time: Option<Span>,
    /// The activity.
    pub what: Option<Span>,
}

impl ProvisionReading {
    /// The amount that leads: direct work, where there is any.
    #[must_use]
    pub fn lead(&self) -> Option<&Quantity> {
        self.quantities.first()
    }

    /// How many staff for how many pupils.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        self.lead()?.ratio
    }

    /// How many children are in the group, this child among them.
    #[must_use]
    pub fn group_size(&self) -> Option<Range> {
        self.lead()?.group_size
    }

    /// For how many weeks a year, where the words say so.
    #[must_use]
    pub fn weeks_per_year(&self) -> Option<u8> {
        self.lead()?.weeks_per_year
    }

    /// Minutes a week: the sum of the amounts that have a weekly rate. Absent where the lead has
    /// none, where the rate changes part-way, and where the words can be read in two ways.
    #[must_use]
    pub fn minutes_per_week(&self) -> Option<Range> {
        self.sum(Quantity::minutes_per_week)
    }

    /// Minutes a year, under the same conditions, where the help does not end within the year.
    #[must_use]
    pub fn minutes_per_year(&self) -> Option<Range> {
        self.sum(Quantity::minutes_per_year).filter(|_| !self.for_part_of_year)
    }

    fn sum(&self, rate: impl Fn(&Quantity) -> Option<Range>) -> Option<Range> {
        if self.changes || self.unsure || self.whole_time {
            return None;
        }
        let (lead, others) = self.quantities.split_first()?;
        others.iter().filter_map(&rate).try_fold(rate(lead)?, |sum, range| {
            let max = match (sum.max, range.max) {
                (Some(one), Some(two)) => Some(one.checked_add(two)?),
                _ => None,
            };
            Some(Range { min: sum.min.checked_add(range.min)?, max })
        })
    }

    /// What the words and the typed amounts of a plan say differently, so that one of them is wrong.
    ///
    /// Only what both state is compared; the order of amounts does not matter. An amount that only
    /// one side states is no difference here.
    #[must_use]
    pub fn differences(&self, typed: &[Quantity]) -> Vec<Difference> {
        let mut found = Vec::new();
        let Some(lead) = self.lead() else { return found };
        let Some(beside) =
            typed.iter().find(|quantity| same_amount(lead, quantity)).or_else(|| typed.first())
        else {
            return found;
        };
        let mut compare = |differs: bool, difference| {
            if differs {
                found.push(difference);
            }
        };
        let both = |one: Option<Range>, two: Option<Range>| one.zip(two).is_some_and(|(one, two)| one != two);
        if !self.unsure && !self.changes {
            let same_rate =
                lead.minutes_per_week().is_some() && lead.minutes_per_week() == beside.minutes_per_week();
            compare(both(lead.duration_minutes, beside.duration_minutes) && !same_rate, Difference::Duration);
            compare(
                lead.sessions.zip(beside.sessions).is_some_and(|(one, two)| one != two) && !same_rate,
                Difference::Sessions,
            );
            let any = |quantity: &Quantity| quantity.minutes_per_week();
            let sums = (self.quantities.len() == typed.len()).then(|| (any(lead), any(beside)));
            compare(sums.is_some_and(|(one, two)| both(one, two)), Difference::MinutesPerWeek);
        }
        compare(
            lead.weeks_per_year.zip(beside.weeks_per_year).is_some_and(|(one, two)| one != two),
            Difference::Weeks,
        );
        compare(lead.ratio.zip(beside.ratio).is_some_and(|(one, two)| one != two), Difference::Ratio);
        compare(both(lead.group_size, beside.group_size), Difference::GroupSize);
        found
    }
}

/// A fact that the words and the typed amounts state differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// How long a session is.
    Duration,
    /// How many sessions in which period.
    Sessions,
    /// Minutes a week.
    MinutesPerWeek,
    /// Weeks a year.
    Weeks,
    /// How many staff for how many pupils.
    Ratio,
    /// The size of the group.
    GroupSize,
}

fn same_amount(one: &Quantity, two: &Quantity) -> bool {
    one.duration_minutes == two.duration_minutes && one.sessions == two.sessions && one.total == two.total
}

/// Reads the words of one provision.
///
/// Any text can be read; one that is no provision has few facts. The reading does not depend on
/// spaces at the end.
#[must_use]
pub fn read(text: &str) -> ProvisionReading {
    let tokens = Tokens::of(text.trim_end());
    let chunks = chunk::chunks(&tokens);
    let amounts = amounts::amounts(&tokens, &chunks);
    let people = who::who(&tokens);
    let whole =
        whole_time::whole_time(&tokens).filter(|(from, _)| !has_amount_beside(&chunks, &amounts, *from));
    let mut reading = ProvisionReading {
        changes: amounts.changes,
        unsure: amounts.unsure || doubt::is_told_again(&tokens),
        whole_time: whole.is_some(),
        for_part_of_year: part_of_year::is_for_part_of_year(&tokens, &chunks),
        who: people.who.and_then(|who| who.role),
        who_text: people.who.map(|who| without_possessive(tokens.between(who.from, who.until)).to_owned()),
        qualification: people.qualification.map(|(from, until)| tokens.between(from, until).to_owned()),
        ..ProvisionReading::default()
    };
    reading.spans.who = people.who.map(|who| who.span(&tokens));
    reading.spans.qualification = people.qualification.map(|(from, until)| Span::of(&tokens, from, until));
    reading.spans.whole_time = whole.map(|(from, until)| Span::of(&tokens, from, until));
    reading.spans.what = what::activity(&tokens, &chunks, &people);
    for (quantity, from, until) in &amounts.list {
        reading.quantities.push(quantity.clone());
        reading.spans.quantities.push(Span::of(&tokens, *from, *until));
    }
    put_aside_facts(&tokens, &chunks, whole.is_some(), &mut reading);
    reading.approximate = reading.quantities.iter().any(|quantity| quantity.approximate == Some(true));
    reading.elements = elements(&reading, &amounts);
    reading
}

fn without_possessive(words: &str) -> &str {
    words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words)
}

/// Whether an amount with minutes stands in the same clause as words such as "throughout the day".
fn has_amount_beside(chunks: &Chunks, amounts: &Amounts, at: usize) -> bool {
    let clause = chunks.clauses.windows(2).find(|clause| (clause[0]..clause[1]).contains(&at));
    amounts.list.iter().any(|(quantity, from, _)| {
        quantity.minutes_per_week().is_some()
            && clause.is_some_and(|clause| (clause[0]..clause[1]).contains(from))
    })
}

/// Puts the ratio, the group, the weeks and "all the time" into the amount that leads, or into one of their own.
fn put_aside_facts(tokens: &Tokens<'_>, chunks: &Chunks, whole: bool, reading: &mut ProvisionReading) {
    let (ratio_at, group_at, staff_at) = amounts::first_people(chunks);
    let weeks_at = chunks.list.iter().find(|chunk| matches!(chunk.what, What::Weeks(_)));
    let span = |chunk: &chunk::Chunk| Span::of(tokens, chunk.from, chunk.until);
    let group = group_at.and_then(|chunk| match chunk.what {
        What::People(People::Group(range)) => Some(range),
        _ => None,
    });
    let staff = staff_at.and_then(|chunk| match chunk.what {
        What::People(People::Staff(staff)) => Some(staff),
        _ => None,
    });
    let ratio = match ratio_at.map(|chunk| chunk.what) {
        Some(What::People(People::Ratio(ratio))) => Some(ratio),
        // "a group of 5 with two members of staff"
        _ => staff
            .zip(group.and_then(|group| group.max))
            .and_then(|(staff, pupils)| Some(Ratio { staff, pupils: u8::try_from(pupils).ok()? })),
    };
    let weeks = weeks_at.and_then(|chunk| match chunk.what {
        What::Weeks(weeks) => Some(weeks),
        _ => None,
    });
    if ratio.is_none() && group.is_none() && weeks.is_none() && !whole {
        return;
    }
    if reading.quantities.is_empty() {
        reading.quantities.push(Quantity::default());
    }
    let several = reading.quantities.len() > 1;
    let lead = &mut reading.quantities[0];
    lead.ratio = ratio;
    lead.group_size = group;
    if lead.weeks_per_year.is_none() && (!several || weeks.is_none_or(|weeks| weeks >= 30)) {
        lead.weeks_per_year = weeks;
    }
    if whole {
        lead.whole_time = Some(true);
    }
    reading.spans.ratio = ratio.and(ratio_at.or(staff_at)).map(span);
    reading.spans.group_size = group.and(group_at).map(span);
    reading.spans.weeks = weeks.and(weeks_at).map(span);
}

fn elements(reading: &ProvisionReading, amounts: &Amounts) -> Elements {
    let any = |wanted: fn(&Quantity) -> bool| reading.quantities.iter().any(wanted);
    Elements {
        what: reading.spans.what.is_some(),
        who: reading.who_text.is_some(),
        ratio: any(|quantity| quantity.ratio.is_some() || quantity.group_size.is_some()),
        how_often: reading.whole_time
            || amounts.often_in_words
            || any(|quantity| quantity.sessions.is_some() || quantity.total.is_some()),
        how_long: reading.whole_time
            || amounts.long_in_words
            || any(|quantity| quantity.duration_minutes.is_some() || quantity.total.is_some()),
    }
}
