//! Tests on words beside amounts: limits, inexact numbers, lengths and groups.

use super::around::{Around, lists};
use super::said;

impl Around<'_, '_> {
    /// Whether a limit is set on what is owed.
    pub fn upper_limit(&self) -> bool {
        let from = usize::from(!said::is_number(self.next(1)) && !self.next(1).starts_with('£'));
        let word = self.next(1 + from);
        let money = self.money_follows();
        if !(said::is_number(word) || matches!(word, "once" | "twice" | "half") || money || word == "hour") {
            return false;
        }
        if self.first_word() == "up"
            && (self.before(1, &["catch", "catches", "count", "counts", "caught", "numbers"]))
        {
            return false;
        }
        let child = &lists().asked_of_the_child;
        let ceiling = self.follows(9, &["without", "before", "between", "row", "notice", "per adult"])
            || (self.follows(9, &["at"]) && self.follows(9, &["time", "once"]) && self.first_word() != "up");
        let heads = (1..=4).any(|step| {
            let word = self.next(step + from);
            said::is_pupils(word)
                || matches!(word, "adults" | "people" | "prompts" | "redrafts" | "words" | "steps")
                || matches!(
                    word,
                    "instructions" | "metres" | "choices" | "items" | "staff" | "peers" | "degrees"
                )
        });
        let timed = (1..=4).any(|step| {
            let word = self.next(step + from);
            said::is_unit(word)
                || said::is_unit(word.trim_start_matches(|c: char| c.is_ascii_digit()))
                || matches!(
                    word,
                    "times" | "sessions" | "session" | "visits" | "visit" | "weeks" | "lessons" | "days"
                )
                || matches!(
                    word,
                    "once" | "twice" | "week" | "per" | "x" | "appointments" | "places" | "year"
                )
        });
        money
            || (timed
                && !ceiling
                && !self.is_subordinate()
                && !self.before(4, child)
                && (!heads || self.heads_follow_time()))
    }

    /// Whether an amount stands before any heads: "up to 3 sessions for six pupils".
    fn heads_follow_time(&self) -> bool {
        said::is_unit(self.next(2)) || matches!(self.next(2), "times" | "sessions" | "visits")
    }

    /// Whether a sum of money comes next. The pound sign is a mark, and no part of the word.
    fn money_follows(&self) -> bool {
        let after = self.written.word(self.hit.after - 1).end;
        let (_, end) = self.written.sentence(self.hit.first);
        let until = self.written.word(end - 1).end;
        self.written.part(after, until).trim_start().starts_with('£')
    }

    /// Whether an amount follows, and is made inexact.
    pub fn before_amount(&self) -> bool {
        let told = [
            "talk", "talks", "talking", "learn", "learns", "know", "knows", "ask", "asks", "story", "worry",
            "told", "think",
        ];
        let word = self.next(1);
        let half =
            matches!(word, "half" | "an" | "once" | "twice") || (word == "a" && said::is_unit(self.next(2)));
        let counted = said::is_number(word)
            && (1..=4).any(|step| {
                let unit = self.next(step);
                said::is_unit(unit)
                    || said::is_unit(unit.trim_start_matches(|c: char| c.is_ascii_digit()))
                    || said::is_pupils(unit)
                    || matches!(
                        unit,
                        "times"
                            | "sessions"
                            | "visits"
                            | "weeks"
                            | "lessons"
                            | "x"
                            | "months"
                            | "words"
                            | "per"
                    )
            });
        (counted || half || self.money_follows()) && !self.before(1, &told)
    }

    /// Whether the word stands for a number of things.
    pub fn loose_number(&self) -> bool {
        let last = self.written.lower(self.hit.after - 1);
        if last == "of" && self.follows(1, &["motion", "movement"]) {
            return false;
        }
        match self.first_word() {
            "many" => !self.before(1, &["how", "as", "so", "too"]),
            "some" => !self.before(1, &["and"]) || !self.follows(1, &["of"]),
            _ => true,
        }
    }

    /// Whether no length is given.
    pub fn brief(&self) -> bool {
        let terms = [
            "break", "breaks", "term", "stay", "stays", "list", "story", "stories", "sighted", "vowel",
            "vowels", "i", "film", "letter", "trousers", "notice",
        ];
        let one = self.hit.after - self.hit.first == 1;
        let (_, after) = self.written.sentence(self.hit.first);
        let percent = (self.hit.after..after).any(|at| self.written.lower(at).ends_with('%'))
            || self.facts.number && self.follows(6, &["per"]);
        !self.facts.amount
            && !percent
            && (!self.facts.number || one)
            && !(one && (self.follows(1, &terms) || (self.back(1) == "in" && self.next(1).is_empty())))
    }

    /// Whether the number of pupils is not given.
    pub fn small_group(&self) -> bool {
        let nurture = self.first_word() == "nurture"
            && self.follows(1, &["class", "room", "teacher", "base", "team", "lead"]);
        // "A microphone for group work", "the group work of his class": where something happens.
        let lessons = self.first_word() == "group"
            && self.before(1, &["for", "the", "during", "his", "her", "their", "its"]);
        !self.facts.pupils && !nurture && !lessons
    }

    /// Whether a number, or a word such as "weekly" or "once", stands so many places after the phrase.
    pub fn is_exact(&self, step: usize) -> bool {
        let word = self.next(step);
        said::is_number(word)
            || matches!(
                word,
                "once" | "twice" | "weekly" | "daily" | "termly" | "half" | "annually" | "fortnightly"
            )
            || matches!(word, "monthly" | "a" | "an" | "every" | "each")
            || word.starts_with('£')
    }
}
