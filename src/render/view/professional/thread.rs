//! The plan on one page: each need, the change sought and the help; gaps and orphans in sight.

use super::super::help::title;
use super::super::voice::{mid_sentence, sentence_case};
use super::Professional;
use super::amounts::sole_direct;
use crate::model::{
    AnyNeed, GoldenThread, ItemId, NeedThread, Provision, ProvisionKind, Section, SpecialEducationalNeed,
};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn thread(&self) -> Json {
        let thread = GoldenThread::of(self.plan);
        let rows: Vec<Json> = thread
            .needs
            .iter()
            .filter_map(|need| match need.need {
                AnyNeed::SpecialEducational(item) => Some(self.thread_row(item, need)),
                AnyNeed::Care(_) => None,
            })
            .collect();
        let none_of_section_b =
            |needs: &[(Section, AnyNeed<'_>)]| !needs.iter().any(|(section, _)| *section == Section::B);
        let loose: Vec<Json> = thread
            .provisions
            .iter()
            .filter(|item| item.section == Section::F && none_of_section_b(&item.needs))
            .map(|item| {
                let provision = item.provision;
                let labels = self.labels(&provision.meets);
                let for_needs = (!labels.is_empty())
                    .then(|| self.tell("thread.for_needs", context! { labels => labels.join(", ") }));
                json!([self.label(provision.id), title(provision), for_needs])
            })
            .collect();
        let loose_outcomes: Vec<Json> = thread
            .outcomes
            .iter()
            .filter(|item| none_of_section_b(&item.needs))
            .map(|item| {
                let outcome = item.outcome;
                let labels = self.labels(&outcome.needs);
                let for_needs = (!labels.is_empty())
                    .then(|| self.tell("thread.for_needs", context! { labels => labels.join(", ") }));
                json!([self.label(outcome.id), outcome.title.as_deref().unwrap_or_default(), for_needs])
            })
            .collect();
        json!({
            "heading": self.say("thread.heading"),
            "lead": self.say("thread.lead"),
            "header": (["need", "outcome", "provision"]).map(|key| self.say(&format!("thread.{key}"))),
            "none": self.say("thread.none"),
            "read": self.say("thread.read"),
            "few": is_sure_to_fit(&rows),
            "rows": &rows,
            "loose": (!loose.is_empty()).then(|| json!([self.say("thread.loose"), loose])),
            "loose_outcomes": (!loose_outcomes.is_empty())
                .then(|| json!([self.say("thread.loose_outcomes"), loose_outcomes])),
            "care": self.care_thread(&thread),
            "empty": rows.is_empty().then(|| self.say("thread.empty")),
        })
    }

    /// The provision of Section F that meets a need.
    pub(super) fn meeting(&self, need: ItemId) -> Vec<&Provision> {
        let provisions = &self.plan.sections.special_educational_provision.provisions;
        provisions.iter().filter(|provision| provision.meets.contains(&need)).collect()
    }

    fn thread_row(&self, need: &SpecialEducationalNeed, thread: &NeedThread<'_>) -> Json {
        let amounts = self.amounts(true);
        let outcomes: Vec<Json> = thread
            .outcomes
            .iter()
            .map(|outcome| {
                let hopes = self.labels(&outcome.aspirations);
                let serves = (!hopes.is_empty())
                    .then(|| self.tell("thread.serves", context! { labels => hopes.join(", ") }));
                let words = outcome.title.as_deref().unwrap_or_default();
                json!([self.label(outcome.id), words, serves])
            })
            .collect();
        let provisions: Vec<Json> = thread
            .provisions
            .iter()
            .filter(|(section, _)| *section == Section::F)
            .map(|(_, provision)| {
                let item = provision.kind == ProvisionKind::Equipment && provision.quantities.is_empty();
                let short = sole_direct(provision).and_then(|quantity| {
                    let short = mid_sentence(&self.amount(quantity, &amounts)?, &[]);
                    Some(
                        [Some(short), self.change(quantity)]
                            .into_iter()
                            .flatten()
                            .collect::<Vec<_>>()
                            .join(", "),
                    )
                });
                json!([self.label(provision.id), title(provision), short, item])
            })
            .collect();
        json!({
            "label": self.label(need.id),
            "title": need.title.as_deref().unwrap_or_else(|| need.area.title()),
            "outcomes": outcomes,
            "provisions": provisions,
        })
    }

    /// Which health and care needs lead to which provision, by label.
    fn care_thread(&self, thread: &GoldenThread<'_>) -> Json {
        let lines: Vec<String> = thread
            .needs
            .iter()
            .filter(|need| need.section != Section::B)
            .map(|need| {
                let met: Vec<&str> =
                    need.provisions.iter().map(|(_, provision)| self.label(provision.id)).collect();
                let needs = self.label(need.need.id());
                if met.is_empty() {
                    self.tell("thread.leads_to_none", context! { needs => needs })
                } else {
                    self.tell("thread.leads_to", context! { needs => needs, provisions => met.join(", ") })
                }
            })
            .collect();
        if lines.is_empty() {
            Json::Null
        } else {
            json!([self.say("thread.care"), sentence_case(&lines.join("; "))])
        }
    }
}

/// Whether the rows fill less than a page whatever their words: a generous count of lines, so that a
/// usual plan need not be measured. The widths are the letters that a column of the page surely holds.
fn is_sure_to_fit(rows: &[Json]) -> bool {
    const MOST_LINES: usize = 43;
    const MOST_ROWS: usize = 9;
    let lines = |cell: &Json, width: usize| letters(cell).div_ceil(width).max(1);
    let cell = |items: &Json, width: usize| {
        items.as_array().map_or(1, |items| items.iter().map(|item| lines(item, width)).sum::<usize>().max(1))
    };
    let row = |row: &Json| {
        let need = (letters(&row["label"]) + letters(&row["title"]) + 1).div_ceil(24);
        need.max(cell(&row["outcomes"], 20)).max(cell(&row["provisions"], 36))
    };
    rows.len() <= MOST_ROWS && rows.iter().map(row).sum::<usize>() <= MOST_LINES
}

fn letters(view: &Json) -> usize {
    match view {
        Json::String(words) => words.chars().count() + 1,
        Json::Array(items) => items.iter().map(letters).sum(),
        _ => 0,
    }
}
