//! The plan on one page: each need, the change sought and the help; gaps and orphans in sight.

use super::super::help::title;
use super::super::voice::{mid_sentence, sentence_case};
use super::Professional;
use super::amounts::sole_direct;
use crate::model::{
    AnyNeed, GoldenThread, ItemId, NeedThread, Provision, ProvisionKind, Section, SpecialEducationalNeed,
};
use crate::render::lines::lines;
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
        let named = |key: &str, items: Vec<Json>| (!items.is_empty()).then(|| json!([self.say(key), items]));
        let mut page = json!({
            "heading": self.say("thread.heading"),
            "lead": self.say("thread.lead"),
            "header": (["need", "outcome", "provision"]).map(|key| self.say(&format!("thread.{key}"))),
            "none": self.say("thread.none"),
            "read": self.say("thread.read"),
            "empty": rows.is_empty().then(|| self.say("thread.empty")),
            "rows": rows,
            "loose": named("thread.loose", loose),
            "loose_outcomes": named("thread.loose_outcomes", loose_outcomes),
            "care": self.care_thread(&thread),
        });
        let (first, sure) = worth_trying(&page, self.strip().is_some());
        page["first_way"] = first.into();
        page["fits"] = sure.into();
        page
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

/// A way of setting the page, as the template has them: the size of its letters in points, the points
/// that a row takes besides its lines, and whether it has words or labels only.
struct Way {
    size: f64,
    row: f64,
    words: bool,
}

/// The template's ways, in its order.
const WAYS: [Way; 4] = [
    Way { size: 10.5, row: 5.7, words: true },
    Way { size: 9.0, row: 1.9, words: true },
    Way { size: 10.5, row: 5.7, words: false },
    Way { size: 9.0, row: 1.9, words: false },
];

/// Points between the margins of the page, from top to foot and from side to side, and of the first
/// the strip on every page. These and the next are the template's; a test reads them there.
const ROOM: f64 = 722.8;
const PAGE: f64 = 459.2;
const STRIP: f64 = 34.0;
/// The widths of the columns between their insets, in points.
const COLUMNS: [f64; 3] = [127.7, 107.3, 194.0];
/// From one line to the next in the table and below it, in parts of the size.
const PITCH: f64 = 1.218;
const PITCH_BELOW: f64 = 1.348;

/// Which ways of setting the page are worth a try: the first one that may stay on one page, and whether
/// that one surely does.
///
/// Laying the table out to measure it costs an eighth of the document. Counting lines is enough for
/// nearly every plan; where it is not, the template measures.
fn worth_trying(thread: &Json, strip: bool) -> (usize, bool) {
    /// Points by which a count may be off: a line.
    const MARGIN: f64 = 13.0;
    /// Columns a little narrower or wider than they are: so many lines at most, and at least.
    const NARROW: f64 = 0.98;
    const WIDE: f64 = 1.01;
    let room = ROOM - if strip { STRIP } else { 0.0 };
    let last = WAYS.len() - 1;
    let first = (0..last).find(|at| height(thread, &WAYS[*at], WIDE) <= room + MARGIN).unwrap_or(last);
    (first, height(thread, &WAYS[first], NARROW) <= room - MARGIN)
}

/// The height of the page in points, as near as counting lines tells, if columns were so much wider.
fn height(thread: &Json, way: &Way, stretch: f64) -> f64 {
    /// The heading and the lead above the table.
    const ABOVE: f64 = 69.5;
    let words = |item: &Json| item.as_str().unwrap_or_default().to_owned();
    let parts = |item: &Json| item.as_array().map_or(&[][..], Vec::as_slice).to_vec();
    // A label, words, and what else is said of an outcome or of a provision without a row.
    let said = |item: &Json| match (way.words, item[2].as_str()) {
        (true, more) => [words(&item[1]), words(&item[2])].join(if more.is_some() { ", " } else { "" }),
        (false, more) => more.unwrap_or_default().to_owned(),
    };
    let amount = |item: &Json| match item[2].as_str() {
        Some(short) => format!("{}: {short}", words(&item[1])),
        None if item[3] == true => words(&item[1]),
        None => format!("{}: {}", words(&item[1]), words(&thread["read"])),
    };
    let cell = |items: &Json, column: usize, say: &dyn Fn(&Json) -> String| {
        let items = parts(items);
        let lines = |bold: &str, regular: &str| lines(bold, regular, way.size, COLUMNS[column] * stretch);
        if way.words {
            items.iter().map(|item| lines(&words(&item[0]), &say(item))).sum::<usize>().max(1)
        } else {
            let all = items.iter().map(|item| format!("{} {},", words(&item[0]), say(item)));
            lines("", &all.collect::<Vec<_>>().join(" "))
        }
    };
    let nothing = |_: &Json| String::new();
    let row = |row: &Json| {
        let need = lines(&words(&row["label"]), &words(&row["title"]), way.size, COLUMNS[0] * stretch);
        let outcomes = cell(&row["outcomes"], 1, &said);
        let provisions = cell(&row["provisions"], 2, if way.words { &amount } else { &nothing });
        need.max(outcomes).max(provisions)
    };
    let head = |at: usize| lines(&words(&thread["header"][at]), "", way.size, COLUMNS[at] * stretch);
    let rows = parts(&thread["rows"]);
    let count = rows.iter().map(row).sum::<usize>() + head(0).max(head(1)).max(head(2));
    let below = |part: &Json| {
        if part.is_null() {
            return 0.0;
        }
        let regular = part[1].as_str().map_or_else(
            || {
                parts(&part[1])
                    .iter()
                    .map(|item| format!("{} {};", words(&item[0]), said(item)))
                    .collect::<Vec<_>>()
                    .join(" ")
            },
            str::to_owned,
        );
        points(lines(&words(&part[0]), &regular, way.size, PAGE * stretch)) * way.size * PITCH_BELOW
            + way.size * 0.4
    };
    ABOVE
        + points(count) * way.size * PITCH
        + points(rows.len() + 1) * way.row
        + ["loose", "loose_outcomes", "care"].into_iter().map(|key| below(&thread[key])).sum::<f64>()
}

/// A count as a number to reckon with.
fn points(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::lines::capital_height;

    const THEME: &str = include_str!("../../../../templates/theme.typ");
    const TEMPLATE: &str = include_str!("../../../../templates/professional.typ");

    /// The numbers after a mark in a template, up to the end of its line.
    fn numbers(template: &str, mark: &str) -> Vec<f64> {
        let start =
            template.find(mark).unwrap_or_else(|| panic!("the template has no {mark:?}")) + mark.len();
        let line = template[start..].lines().next().unwrap();
        line.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|part| part.parse().ok()).collect()
    }

    fn near(counted: f64, template: f64) {
        assert!((counted - template).abs() < 0.15, "counted with {counted}, the template has {template}");
    }

    #[test]
    fn the_page_is_counted_as_the_template_has_it() {
        const MILLIMETRE: f64 = 72.0 / 25.4;
        let paper = THEME.lines().find(|line| line.trim_start().starts_with("professional:")).unwrap();
        let token = |name: &str| numbers(paper, &format!(" {name}: "))[0];
        let (width, height) = (numbers(paper, "(w: ")[0], token("h"));
        near(ROOM, (height - token("top") - token("bottom")) * MILLIMETRE);
        near(PAGE, (width - 2.0 * token("x")) * MILLIMETRE);
        near(STRIP, numbers(THEME, "strip-room = ")[0] * MILLIMETRE);

        let thread = &TEMPLATE[TEMPLATE.find("#let thread-page").unwrap()..];
        let inset = numbers(TEMPLATE, "#let listing(size: paper.small, inset: ")[0];
        let parts = numbers(thread, "columns: ");
        for (column, part) in COLUMNS.iter().zip(&parts) {
            near(*column, PAGE * part / parts.iter().sum::<f64>() - 2.0 * inset);
        }
        let (tight, usual) = (numbers(thread, "small = if tight { ")[0], token("small"));
        let insets = numbers(thread, "inset: (x: 5pt, y: if tight { ");
        // A row takes its insets and its rule, less the room that its last line would leave below it.
        let leading = numbers(&TEMPLATE[TEMPLATE.find("#let listing").unwrap()..], "set par(leading: ")[0];
        for (way, (size, inset)) in
            WAYS.iter().zip([(usual, insets[1]), (tight, insets[0]), (usual, insets[1]), (tight, insets[0])])
        {
            near(way.size, size);
            near(way.row, 2.0 * inset + 0.5 - leading * size);
        }
        let capital = capital_height();
        near(PITCH, capital + leading);
        near(PITCH_BELOW, capital + token("lead"));
    }
}
