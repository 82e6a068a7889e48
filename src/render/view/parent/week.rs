//! Part 2: the week drawn. The number is in the words; the bar is decoration.

use super::Parent;
use super::front::drawn;
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn week(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.week.{key}"));
        let kinds = self.kinds();
        let bars: Vec<Json> = kinds
            .iter()
            .map(|kind| {
                let range = drawn(kind);
                json!({ "label": kind.label, "amount": self.amount(kind, true),
                        "min": range.min, "max": range.max.unwrap_or(range.min), "open": range.max.is_none() })
            })
            .collect();
        let longest = kinds.iter().map(|kind| kind.max.unwrap_or(kind.min).max(kind.min)).max().unwrap_or(0);
        let scale = longest.div_ceil(60).max(5);
        let whole = self.merged(&self.whole_time());
        let mut untimed: Vec<(String, Option<&str>)> = whole;
        untimed.extend(self.merged(&self.untimed()));
        let untimed: Vec<Json> = untimed.into_iter().map(|(title, short)| json!([title, short])).collect();
        let unclear: Vec<Json> =
            self.unclear().iter().map(|(p, help)| json!([help.title, self.label(p.id)])).collect();
        json!({
            "heading": say("heading"),
            "lead": say(if scale > 40 { "lead_five" } else { "lead_one" }),
            "bars": bars,
            "scale": scale,
            "overlap": (kinds.len() > 1 || kinds.iter().any(|kind| kind.items.len() > 1)).then(|| say("overlap")),
            "none": say("none"),
            "untimed": (!untimed.is_empty()).then(|| json!({ "heading": say("untimed"), "items": untimed })),
            "unclear": (!unclear.is_empty()).then(|| json!({ "heading": say("unclear"), "items": unclear })),
        })
    }
}
