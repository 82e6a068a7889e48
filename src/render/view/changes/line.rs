//! One change in plain sentences: what it was, what it would be, and what that does.

use super::Told;
use crate::model::{Quantity, Range, Section};
use crate::render::changes::{About, ChangeShown, FactShown, Group, Way};
use crate::render::view::amount::Amounts;
use crate::render::view::voice::{mid_sentence, sentence_case};
use minijinja::{Value, context};

/// The arrow by which a fact names what was and what is.
const ARROW: &str = " → ";

/// How a fact says that Section I names another place.
const OTHER_PLACE: &str = "another place is named: ";

impl Told<'_> {
    /// The sentences of one change, without its name.
    pub(in crate::render::view) fn line(&self, change: &ChangeShown) -> String {
        let mut said = Vec::new();
        if change.before.is_empty() || change.after.is_empty() {
            said.push(self.lone(change));
        }
        said.extend(self.moved(change));
        said.extend(self.regrouped(change));
        // Of each way the time comes first: it is what people ask for.
        let facts = |way: Way| {
            let of = move |time: bool| {
                let all = change.facts.iter();
                all.filter(move |fact| fact.way == way && (fact.about == About::Time) == time)
            };
            of(true).chain(of(false))
        };
        for fact in facts(Way::Less).chain(facts(Way::Unclear)) {
            said.extend(self.fact(change, fact));
        }
        // Where nobody can tell, only what both sides say of the time is worth the space.
        let unclear = change.group == Group::Unclear;
        let gains = facts(Way::More).filter(|fact| !unclear || fact.about == About::Time);
        let gains: Vec<String> = gains.flat_map(|fact| self.fact(change, fact)).collect();
        if !gains.is_empty() && matches!(change.group, Group::Less | Group::Weaker) {
            said.push(self.say("fact.also_more"));
        }
        said.extend(gains);
        let quoted = |words: &[String]| {
            let quoted = words.iter().map(|words| self.tell("fact.quote", context! { words => words }));
            quoted.collect::<Vec<_>>().join(", ")
        };
        if !change.no_longer_says.is_empty() {
            said.push(self.tell("fact.no_longer", context! { words => quoted(&change.no_longer_says) }));
        }
        if !change.now_says.is_empty() {
            said.push(self.tell("fact.now", context! { words => quoted(&change.now_says) }));
        }
        if said.is_empty() {
            said.push(self.say(match change.group {
                Group::Less => "fact.smaller",
                Group::Weaker => "fact.weaker",
                Group::More => "fact.larger",
                _ => "fact.reworded",
            }));
        }
        let school = change.sections.1 == Some(Section::I) || change.sections.0 == Some(Section::I);
        if change.group == Group::Unclear {
            said.push(self.say(if school { "fact.school" } else { "fact.unclear" }));
        }
        if change.doubtful {
            said.push(self.say("fact.doubtful"));
        }
        let mut once: Vec<String> = Vec::with_capacity(said.len());
        for sentence in said {
            if !once.contains(&sentence) {
                once.push(sentence);
            }
        }
        once.join(" ")
    }

    fn amounts(&self, section: Option<Section>) -> Amounts<'_> {
        Amounts { voice: self.voice, school: section == Some(Section::F) && !self.lives_there }
    }

    /// What is new or gone.
    fn lone(&self, change: &ChangeShown) -> String {
        let is_new = change.before.is_empty();
        let quantities = if is_new { &change.amounts.1 } else { &change.amounts.0 };
        let kind = match change.sections.0.or(change.sections.1) {
            Some(Section::B | Section::C | Section::D) => "_need",
            Some(Section::E) => "_goal",
            Some(Section::I) => "_school",
            Some(Section::K) => "_paper",
            Some(Section::F | Section::G | Section::H1 | Section::H2 | Section::J) => "",
            Some(Section::A) | None => "_words",
        };
        let amount = match quantities.as_slice() {
            [one] => self.amounts(change.sections.0).short(one).map(|amount| {
                let alone = one.ratio.is_some_and(|ratio| (ratio.staff, ratio.pupils) == (1, 1));
                if alone { self.tell("lone.one_to_one", context! { amount => amount }) } else { amount }
            }),
            _ => None,
        };
        let amount = amount.map(|amount| {
            if is_new { sentence_case(&amount) } else { mid_sentence(&amount, &[&self.voice.name]) }
        });
        let key = format!("lone.{}{kind}", if is_new { "new" } else { "gone" });
        self.tell(&key, context! { amount => amount })
    }

    /// A move to another letter and what that means in law.
    fn moved(&self, change: &ChangeShown) -> Vec<String> {
        use Section::{B, C, D, F, G, H1, H2};
        let (Some(from), Some(to)) = change.sections else { return Vec::new() };
        if from == to {
            return Vec::new();
        }
        let part = |section: Section| match section {
            B | C | D | F | G | H1 | H2 => self.say(&format!("part.{}", section.letter())),
            other => self.tell("part.other", context! { letter => other.letter() }),
        };
        let mut said = vec![self.tell("move.moved", context! { from => part(from), to => part(to) })];
        let meaning = match (from, to) {
            (F, G) => "move.from_F_to_G",
            (F, H1 | H2) => "move.from_F_to_H",
            (G | H1 | H2, F) => "move.to_F",
            (B, C | D) => "move.from_B",
            (C | D, B) => "move.to_B",
            (H1, H2) => "move.from_H1_to_H2",
            (H2, H1) => "move.from_H2_to_H1",
            _ => return said,
        };
        said.push(self.say(meaning));
        said
    }

    fn regrouped(&self, change: &ChangeShown) -> Vec<String> {
        if !change.regrouped {
            return Vec::new();
        }
        let key = if change.after.len() > change.before.len() { "split" } else { "merged" };
        let row = |labels: &[String]| super::super::voice::in_a_row(labels, "and");
        let facts = context! { before => row(&change.before), after => row(&change.after) };
        let mut said = vec![self.tell(&format!("regrouped.{key}"), facts)];
        if change.group == Group::Same {
            said.push(self.say("regrouped.same_sum"));
        }
        said
    }

    /// One fact in one or two sentences.
    fn fact(&self, change: &ChangeShown, fact: &FactShown) -> Vec<String> {
        let says = fact.says.as_str();
        if says.is_empty() {
            return Vec::new();
        }
        if let Some(rest) = says.strip_prefix("the words are the same; the typed amounts say: ") {
            return vec![self.tell("fact.record", context! { rest => rest.replacen(ARROW, ", then ", 1) })];
        }
        if let Some((old, new)) = says.strip_prefix(OTHER_PLACE).and_then(|names| names.split_once(ARROW)) {
            return vec![self.tell("fact.place", context! { old => old, new => new })];
        }
        if fact.about == About::Date
            && let Some((old, new)) = &change.dates
        {
            let said = self.tell("fact.date", context! { old => old, new => new });
            return match fact.way {
                Way::Less => vec![said, self.say("fact.later")],
                Way::More => vec![said, self.say("fact.sooner")],
                _ => vec![said],
            };
        }
        if let Some((old, new)) = says.split_once(ARROW) {
            return self.was_and_is(change, fact, old, new);
        }
        if let Some(said) = self.amount_of_one_side(change, says) {
            return vec![said];
        }
        let fixed = match says {
            "no longer all the time, now a number of hours" => Some("time.all_day_gone"),
            "now all the time" => Some("time.all_day_new"),
            "less often" => Some("time.less_often"),
            "more often" => Some("time.more_often"),
            "to be achieved later" => Some("fact.later"),
            "to be achieved sooner" => Some("fact.sooner"),
            "amounts differ that cannot be added up for certain" => Some("fact.amounts_differ"),
            _ => None,
        };
        if let Some(key) = fixed {
            return vec![self.say(key)];
        }
        let starts = [
            ("now also says ", "fact.also_says"),
            ("now says ", "fact.now_says"),
            ("no longer says ", "fact.says_no_more"),
            ("now names ", "fact.now_names"),
            ("no longer names ", "fact.names_no_more"),
        ];
        let said = starts
            .iter()
            .find_map(|(start, key)| Some(self.tell(key, context! { words => says.strip_prefix(start)? })))
            .unwrap_or_else(|| self.tell("fact.other", context! { words => sentence_case(says) }));
        let mut said = vec![said];
        if fact.about == About::Sureness {
            match fact.way {
                Way::Less => said.push(self.say("fact.less_sure")),
                Way::More => said.push(self.say("fact.more_sure")),
                _ => {}
            }
        }
        said
    }

    /// An amount that only one side gives, in its words.
    fn amount_of_one_side(&self, change: &ChangeShown, says: &str) -> Option<String> {
        let (key, quantities) = match says {
            "no longer says how much or how often in numbers" => ("time.amount_gone", &change.amounts.0),
            "now says how much or how often in numbers" => ("time.amount_new", &change.amounts.1),
            _ => return None,
        };
        let [one] = quantities.as_slice() else { return None };
        let amount = self.amounts(change.sections.1).short(one)?;
        Some(self.tell(key, context! { amount => mid_sentence(&amount, &[&self.voice.name]) }))
    }

    /// A fact that was one thing and is another.
    fn was_and_is(&self, change: &ChangeShown, fact: &FactShown, old: &str, new: &str) -> Vec<String> {
        let pair = |key: &str, old: &str, new: &str| self.tell(key, context! { old => old, new => new });
        match fact.about {
            About::Time => {
                let mut said =
                    vec![self.time_from_amounts(change).unwrap_or_else(|| self.time_as_said(old, new))];
                said.extend(self.difference(change));
                said
            }
            About::Ratio => self.ratio(fact.way, old, new),
            About::GroupSize => vec![pair("fact.group", old.trim_start_matches("group of "), new)],
            About::Who => {
                vec![pair("fact.who", old.trim_start_matches("the main work: "), new)]
            }
            About::Target if old.starts_with("target ") => {
                vec![pair("fact.target", old.trim_start_matches("target "), new)]
            }
            _ => vec![pair("fact.swap", old, new)],
        }
    }

    fn ratio(&self, way: Way, old: &str, new: &str) -> Vec<String> {
        let parts = |words: &str| {
            let (staff, pupils) = words.split_once(' ').map_or(words, |(first, _)| first).split_once(':')?;
            Some((staff.to_owned(), pupils.to_owned()))
        };
        if let (Some((old_staff, old_pupils)), Some((new_staff, new_pupils))) = (parts(old), parts(new)) {
            let facts = context! {
                old_staff => old_staff, old_pupils => old_pupils,
                new_staff => new_staff, new_pupils => new_pupils,
            };
            let so = match way {
                Way::Less => Some("fact.ratio_more_children"),
                Way::More => Some("fact.ratio_fewer_children"),
                _ => None,
            };
            let said = [Some(self.tell("fact.ratio", facts)), so.map(|key| self.say(key))];
            return said.into_iter().flatten().collect();
        }
        if let Some(new) = new.strip_suffix(" adults") {
            return vec![self.tell("fact.adults", context! { old => old, new => new })];
        }
        vec![self.tell("time.was_is", context! { old => old, new => new })]
    }

    /// "From 1 hour to 45 minutes, once a week", where both sides have one amount of the same shape.
    fn time_from_amounts(&self, change: &ChangeShown) -> Option<String> {
        let (old, new) = (&change.amounts.0, &change.amounts.1);
        // Of several amounts the one that differs, where only one does.
        let mut differ = old.iter().zip(new).filter(|(old, new)| old != new);
        let (old, new) = differ.next().filter(|_| old.len() == new.len())?;
        if differ.next().is_some() {
            return None;
        }
        let amounts = self.amounts(change.sections.1);
        let exact = |range: Range| range.max == Some(range.min);
        if old.approximate == Some(true) || new.approximate == Some(true) {
            return self.was_is(&amounts, old, new);
        }
        let length = |range: Range| amounts.length(range, false);
        match (old, new) {
            (
                Quantity { total: None, duration_minutes: Some(one), sessions: Some(often), .. },
                Quantity { total: None, duration_minutes: Some(two), sessions: Some(same), .. },
            ) if often == same && exact(*one) && exact(*two) && often.per != crate::model::Period::Once => {
                Some(self.tell("time.from_to_often", context! {
                    old => length(*one), new => length(*two), often => amounts.often(*often),
                }))
            }
            (Quantity { total: Some(one), .. }, Quantity { total: Some(two), .. })
                if one.per == two.per
                    && exact(one.minutes)
                    && exact(two.minutes)
                    && one.per != crate::model::Period::Once =>
            {
                Some(self.tell("time.from_to_total", context! {
                    old => length(one.minutes), new => length(two.minutes), period => amounts.period(one.per),
                }))
            }
            _ => self.was_is(&amounts, old, new),
        }
    }

    fn was_is(&self, amounts: &Amounts<'_>, old: &Quantity, new: &Quantity) -> Option<String> {
        let said = |quantity: &Quantity| {
            amounts.short(quantity).map(|said| mid_sentence(&said, &[&self.voice.name]))
        };
        let (old, new) = (said(old)?, said(new)?);
        (old != new).then(|| self.tell("time.was_is", context! { old => old, new => new }))
    }

    /// What the comparison says of the time, where the amounts are not of one shape.
    fn time_as_said(&self, old: &str, new: &str) -> String {
        let (lead, old) = old.split_once(": ").unwrap_or(("", old));
        let ends = [" times a year", " a week", " a year", " in all", " each time", " weeks a year"];
        let end = ends.iter().find(|end| new.ends_with(**end) && !old.ends_with(**end)).unwrap_or(&"");
        let said = self.tell("time.was_is", context! { old => format!("{old}{end}"), new => new });
        if lead.is_empty() {
            said
        } else {
            self.tell("time.child", context! { rest => mid_sentence(&said, &[]) })
        }
    }

    /// "That is 15 minutes a week less", where both weekly rates are sure.
    fn difference(&self, change: &ChangeShown) -> Option<String> {
        let (old, new) = (change.weekly.0?, change.weekly.1?);
        if old.max != Some(old.min) || new.max != Some(new.min) || old.min == new.min {
            return None;
        }
        let time = self.amounts(change.sections.1).time(old.min.abs_diff(new.min));
        let key = if new.min < old.min { "time.less" } else { "time.more" };
        Some(self.tell(key, context! { time => time }))
    }

    pub(in crate::render::view) fn say(&self, key: &str) -> String {
        self.tell(key, context! {})
    }

    /// A phrase about changes, which knows whether they are only proposed, and to a plan in force.
    pub(in crate::render::view) fn tell(&self, key: &str, facts: Value) -> String {
        let changes = self.changes;
        let versions = context! { proposed => changes.proposed, in_force => changes.before_in_force };
        self.voice.tell(&format!("changes.{key}"), context! { ..versions, ..facts })
    }
}
