//! Amounts of time in plain words, in the unit that the plan uses.

use super::voice::Voice;
use crate::model::{Period, Quantity, Range, Sessions};
use minijinja::context;

/// Says amounts. `school` is true for Section F, whose days are school days.
pub(super) struct Amounts<'a> {
    pub(super) voice: &'a Voice,
    pub(super) school: bool,
}

impl Amounts<'_> {
    /// A length of time: minutes up to 90, whole hours, or hours and minutes.
    pub(super) fn time(&self, minutes: u32) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let unit =
            |key: &str, n: u32| self.voice.tell(&format!("help.unit.{key}"), context! { n => n.to_string() });
        match (hours, rest) {
            (1.., 0) => unit("hours", hours),
            _ if minutes <= 90 => unit("minutes", minutes),
            _ => self.voice.tell(
                "help.unit.hours_and_minutes",
                context! { hours => unit("hours", hours), minutes => unit("minutes", rest) },
            ),
        }
    }

    /// A length of time with its ends and how sure it is.
    pub(super) fn length(&self, range: Range, approximate: bool) -> String {
        let unit = |key: &str, n: String| self.voice.tell(&format!("help.unit.{key}"), context! { n => n });
        let said = match (range.min, range.max) {
            (min, Some(max)) if min == max => self.time(min),
            (0, Some(max)) => return self.hedged("up_to", self.time(max)),
            (min, None) => return self.hedged("at_least", self.time(min)),
            (min, Some(max)) if min % 60 == 0 && max % 60 == 0 => {
                unit("hours", self.range(&(min / 60).to_string(), &(max / 60).to_string()))
            }
            (min, Some(max)) if max <= 90 => unit("minutes", self.range(&min.to_string(), &max.to_string())),
            (min, Some(max)) => self.range(&self.time(min), &self.time(max)),
        };
        if approximate { self.hedged("about", said) } else { said }
    }

    fn hedged(&self, key: &str, number: String) -> String {
        self.voice.tell(&format!("help.amount.{key}"), context! { number => number })
    }

    fn range(&self, low: &str, high: &str) -> String {
        self.voice.tell("help.amount.range", context! { low => low, high => high })
    }

    /// How many times: "once", "3 times", "2 to 3 times", "up to 3 times".
    pub(super) fn times(&self, count: Range) -> String {
        let times = |n: String| self.voice.tell("help.often.times", context! { count => n });
        match (count.min, count.max) {
            (1, Some(1)) => self.voice.say("help.often.once"),
            (1, None) => self.voice.say("help.often.at_least_once"),
            (min, Some(max)) if min == max => times(min.to_string()),
            (0, Some(max)) => self.hedged("up_to", times(max.to_string())),
            (min, None) => self.hedged("at_least", times(min.to_string())),
            (min, Some(max)) => times(self.range(&min.to_string(), &max.to_string())),
        }
    }

    /// A period: "a week", "every school day".
    pub(super) fn period(&self, period: Period) -> String {
        let key = match period {
            Period::Day if self.school => "day",
            Period::Day => "every_day",
            Period::Week => "week",
            Period::Fortnight => "fortnight",
            Period::Month => "month",
            Period::HalfTerm => "half_term",
            Period::Term => "term",
            Period::Year => "year",
            Period::Once => "once",
        };
        self.voice.say(&format!("help.often.{key}"))
    }

    /// How often: "once a week", "every school day", "2 times every school day". A block is said by [`Self::times`].
    pub(super) fn often(&self, sessions: Sessions) -> String {
        let period = self.period(sessions.per);
        let exactly_one = sessions.count == Range::exactly(1);
        match sessions.per {
            Period::Once => self.times(sessions.count),
            Period::Day if exactly_one => self.voice.tell("help.often.every", context! { period => period }),
            _ => self.voice.tell(
                "help.often.times_in",
                context! { times => self.times(sessions.count), period => period },
            ),
        }
    }

    /// The amount as it follows a name in a sentence: " for 45 minutes, once a week"; empty without facts.
    pub(super) fn in_sentence(&self, quantity: &Quantity) -> String {
        let length = quantity.duration_minutes.map(|range| self.length(range, is_about(quantity)));
        let (key, facts) = match (&quantity.total, length, quantity.sessions) {
            (Some(total), _, _) => {
                let length = self.length(total.minutes, is_about(quantity));
                let key = if total.per == Period::Once { "total_once" } else { "total" };
                (key, context! { length => length, period => self.period(total.per) })
            }
            (None, Some(length), Some(sessions)) if sessions.per == Period::Once => {
                let key = if sessions.count == Range::exactly(1) { "block_one" } else { "block" };
                (key, context! { length => length, times => self.times(sessions.count) })
            }
            (None, None, Some(sessions)) if sessions.per == Period::Once => {
                ("block_times", context! { times => self.times(sessions.count) })
            }
            (None, Some(length), Some(sessions)) => {
                ("length_often", context! { length => length, often => self.often(sessions) })
            }
            (None, Some(length), None) => ("length", context! { length => length }),
            (None, None, Some(sessions)) => ("often", context! { often => self.often(sessions) }),
            (None, None, None) => return String::new(),
        };
        self.voice.tell(&format!("help.amount.{key}"), facts)
    }

    /// The amount on its own, for a list: "45 minutes, once a week"; `None` without facts.
    pub(super) fn short(&self, quantity: &Quantity) -> Option<String> {
        if quantity.whole_time == Some(true) {
            return Some(self.voice.say("help.short.whole_time"));
        }
        let length = quantity.duration_minutes.map(|range| self.length(range, is_about(quantity)));
        let (key, facts) = match (&quantity.total, length, quantity.sessions) {
            (Some(total), _, _) => {
                let length = self.length(total.minutes, is_about(quantity));
                let key = if total.per == Period::Once { "total_once" } else { "total" };
                (key, context! { length => length, period => self.period(total.per) })
            }
            (None, Some(length), Some(sessions)) if sessions.per == Period::Once => {
                let key = if sessions.count == Range::exactly(1) { "block_one" } else { "block" };
                (key, context! { length => length, times => self.times(sessions.count) })
            }
            (None, Some(length), Some(sessions)) => {
                ("length_often", context! { length => length, often => self.often(sessions) })
            }
            (None, Some(length), None) => ("each_time", context! { length => length }),
            (None, None, Some(sessions)) => return Some(self.often(sessions)),
            (None, None, None) => return None,
        };
        Some(self.voice.tell(&format!("help.short.{key}"), facts))
    }

    /// A further amount: "2 hours a term" or "20 minutes, 3 times a week,".
    pub(super) fn on_top(&self, quantity: &Quantity) -> Option<String> {
        let about = is_about(quantity);
        if let Some(total) = &quantity.total {
            let facts =
                context! { length => self.length(total.minutes, about), period => self.period(total.per) };
            return Some(self.voice.tell("help.amount.on_top", facts));
        }
        match (quantity.duration_minutes, quantity.sessions) {
            (Some(length), Some(sessions)) if sessions.count == Range::exactly(1) => {
                let facts =
                    context! { length => self.length(length, about), period => self.period(sessions.per) };
                Some(self.voice.tell("help.amount.on_top", facts))
            }
            (Some(length), Some(sessions)) => {
                let facts = context! { length => self.length(length, about), often => self.often(sessions) };
                Some(self.voice.tell("help.amount.on_top_often", facts))
            }
            (Some(length), None) => Some(self.length(length, about)),
            (None, Some(sessions)) => Some(self.often(sessions)),
            (None, None) => None,
        }
    }
}

fn is_about(quantity: &Quantity) -> bool {
    quantity.approximate == Some(true)
}
