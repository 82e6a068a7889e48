//! Part 2: the week drawn, one line for each piece of help. The number is in the words; the bar is decoration.

use super::Parent;
use serde_json::{Value as Json, json};

impl Parent<'_> {
    pub(super) fn week(&self) -> Json {
        let voice = &self.voice;
        let say = |key: &str| voice.say(&format!("parent.week.{key}"));
        let items = self.every_week();
        let ranges = || items.iter().filter_map(|(_, help)| help.weekly);
        let bars: Vec<Json> = items
            .iter()
            .zip(ranges())
            .map(|((provision, help), range)| {
                json!({ "label": help.title, "item": self.label(provision.id), "amount": help.short,
                        "min": range.min, "max": range.max.unwrap_or(range.min), "open": range.max.is_none() })
            })
            .collect();
        let longest = ranges()
            .map(|range| range.max.unwrap_or(range.min.saturating_add(range.min / 8)))
            .max()
            .unwrap_or(0);
        let scale = longest.div_ceil(60).max(5);
        let mut untimed = self.merged(&self.whole_time());
        untimed.extend(self.merged(&self.untimed()));
        let untimed: Vec<Json> = untimed.into_iter().map(|(title, short)| json!([title, short])).collect();
        let mut unclear: Vec<Json> =
            self.unclear().iter().map(|(p, help)| json!([help.title, self.label(p.id)])).collect();
        unclear.extend(self.bare_needs().iter().map(|need| {
            json!([need.title.as_deref().unwrap_or_else(|| need.area.title()), self.label(need.id)])
        }));
        json!({
            "heading": say("heading"),
            "lead": say(if scale > 40 { "lead_five" } else { "lead_one" }),
            "bars": bars,
            "scale": scale,
            "overlap": (bars.len() > 1).then(|| say("overlap")),
            "none": say("none"),
            "untimed": (!untimed.is_empty()).then(|| json!({ "heading": say("untimed"), "items": untimed })),
            "unclear": (!unclear.is_empty()).then(|| json!({ "heading": say("unclear"), "items": unclear })),
        })
    }
}
