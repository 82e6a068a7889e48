//! Hours before and after: a table whose bars are decoration, and the items behind each line.

use super::Told;
use crate::model::Range;
use crate::render::changes::{ChangeShown, HoursItem, HoursLine};
use crate::render::view::voice::sentence_case;
use minijinja::context;
use serde_json::{Value as Json, json};

impl Told<'_> {
    /// The table of hours, losses first. Without rows where no hours changed.
    pub(in crate::render::view) fn hours(&self) -> Json {
        let mut lines: Vec<&HoursLine> =
            self.changes.hours.iter().filter(|line| line.before > 0 || line.after > 0).collect();
        lines.sort_by_key(|line| (rank(line), line.after - line.before, -line.before));
        let changed: Vec<&HoursLine> = lines.iter().copied().filter(|line| rank(line) < SAME).collect();
        let say = |key: &str| self.say(&format!("hours.{key}"));
        if changed.is_empty() {
            return json!({ "rows": [], "stay": say("stay"), "items": [], "notes": self.not_counted() });
        }
        // A short table shows every kind; a long one only what changed, and how many stay.
        let shown = if lines.len() > MOST_ROWS { &changed } else { &lines };
        let unchanged = lines.len() - shown.len();
        let most = lines.iter().map(|line| line.before.max(line.after)).max().unwrap_or(1);
        let rows: Vec<Json> = shown.iter().map(|line| self.row(line)).collect();
        let items: Vec<Json> = changed
            .iter()
            .map(|line| json!([sentence_case(&line.kind), self.items(line).join("; ")]))
            .collect();
        let both = |sign: fn(i64) -> bool| {
            changed.iter().any(|line| line.items.iter().any(|item| sign(item.after - item.before)))
        };
        let mut notes = Vec::new();
        if unchanged > 0 {
            notes.push(self.tell("hours.unchanged", context! { count => unchanged }));
        }
        notes.extend(self.not_counted());
        if both(|difference| difference < 0) && both(|difference| difference > 0) {
            notes.push(say("no_make_up"));
        }
        json!({
            "rows": rows,
            "most": most,
            "lead": say("lead"),
            "header": [say("kind"), say("before"), say("after"), say("change")],
            "items": items,
            "stay": null,
            "notes": notes,
        })
    }

    fn row(&self, line: &HoursLine) -> Json {
        let amount = |minutes: i64| if minutes == 0 { self.say("hours.none") } else { self.short(minutes) };
        let difference = line.after - line.before;
        let (sign, word) = match rank(line) {
            MIXED => ("mixed", self.say("group.mixed")),
            SAME => ("", self.say("hours.same")),
            _ if difference < 0 => ("less", self.say("group.less")),
            _ => ("more", self.say("group.more")),
        };
        let way = match difference {
            _ if sign != "mixed" => "",
            0 => "",
            ..0 => "less",
            _ => "more",
        };
        let by = if difference == 0 { String::new() } else { self.short(difference.abs()) };
        let by = if way.is_empty() {
            by
        } else {
            format!("{by} {}", self.say(&format!("group.{way}")).to_lowercase())
        };
        json!({
            "kind": sentence_case(&line.kind),
            "before": line.before,
            "after": line.after,
            "now": amount(line.before),
            "then": amount(line.after),
            "sign": sign,
            "word": word,
            "by": by,
        })
    }

    /// The items behind a line that changed: "F1: 15 min less".
    fn items(&self, line: &HoursLine) -> Vec<String> {
        let changed = line.items.iter().filter(|item| item.before != item.after);
        changed
            .map(|item| {
                let HoursItem { labels: (old, new), before, after } = item;
                // What is only no longer counted, or counted now, neither came nor went.
                let all = &self.changes.changes;
                let stays = all.iter().any(|change| {
                    let touches = |labels: &[String], of: &[String]| of.iter().any(|l| labels.contains(l));
                    touches(&change.before, old) && !change.after.is_empty()
                        || touches(&change.after, new) && !change.before.is_empty()
                });
                let key = match (old.is_empty(), new.is_empty(), stays) {
                    (true, _, false) => "item_new",
                    (true, _, true) => "item_counted",
                    (_, true, false) => "item_gone",
                    (_, true, true) => "item_uncounted",
                    _ if after < before => "item_less",
                    _ => "item_more",
                };
                let facts = context! { labels => super::place(old, new, self), time => self.short((after - before).abs()) };
                self.tell(&format!("hours.{key}"), facts)
            })
            .collect()
    }

    /// Help of a change that no line counts, or that a line counts as none.
    fn not_counted(&self) -> Vec<String> {
        let uncounted = |labels: &[String], side: fn(&HoursLine) -> &Vec<String>| {
            labels.iter().any(|label| self.changes.hours.iter().any(|line| side(line).contains(label)))
        };
        let in_table = |change: &ChangeShown| {
            self.changes.hours.iter().flat_map(|line| &line.items).any(|item| {
                let touches = |labels: &[String], of: &[String]| of.iter().any(|l| labels.contains(l));
                item.before != item.after
                    && (touches(&change.before, &item.labels.0) || touches(&change.after, &item.labels.1))
            })
        };
        let found: Vec<String> = self
            .changes
            .changes
            .iter()
            .filter(|change| {
                super::is_owed(change)
                    && !in_table(change)
                    && (uncounted(&change.before, |line| &line.uncounted.0)
                        || uncounted(&change.after, |line| &line.uncounted.1))
            })
            .map(|change| super::place(&change.before, &change.after, self))
            .collect();
        let is_up_to = |range: Option<Range>| {
            range.is_some_and(|range| range.min == 0 && range.max.is_some_and(|max| max > 0))
        };
        let up_to = self.changes.changes.iter().filter(|change| {
            super::is_owed(change) && (is_up_to(change.weekly.0) || is_up_to(change.weekly.1))
        });
        let up_to: Vec<String> =
            up_to.map(|change| super::place(&change.before, &change.after, self)).collect();
        let mut notes = Vec::new();
        for (key, labels) in [("hours.not_counted", found), ("hours.up_to", up_to)] {
            if !labels.is_empty() {
                notes.push(self.tell(key, context! { labels => labels.join(", ") }));
            }
        }
        notes
    }

    /// Minutes as "1 h 30 min".
    pub(super) fn short(&self, minutes: i64) -> String {
        let unit = |key: &str, n: i64| self.tell(&format!("unit.{key}"), context! { n => n });
        match (minutes / 60, minutes % 60) {
            (0, minutes) => unit("minutes", minutes),
            (hours, 0) => unit("hours", hours),
            (hours, minutes) => format!("{} {}", unit("hours", hours), unit("minutes", minutes)),
        }
    }
}

/// The most rows of a table that shows what stays the same as well.
const MOST_ROWS: usize = 6;

const LESS: u8 = 0;
const MIXED: u8 = 1;
const MORE: u8 = 2;
const SAME: u8 = 3;

/// Losses first, then lines in which some help goes up and some down, then gains.
fn rank(line: &HoursLine) -> u8 {
    let goes = |sign: fn(i64) -> bool| line.items.iter().any(|item| sign(item.after - item.before));
    match (goes(|difference| difference < 0), goes(|difference| difference > 0)) {
        (true, false) => LESS,
        (true, true) => MIXED,
        (false, true) => MORE,
        (false, false) => SAME,
    }
}
