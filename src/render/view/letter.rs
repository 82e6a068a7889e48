//! A letter as the data of its template. Every word comes written; only telephone numbers get their links.

use super::super::letter::{Block, Headed, LetterShown, Run};
use super::super::reach::Reach;
use super::parent::dial;
use super::voice::{on_one_line, rich};
use super::{Setting, date_parts};
use crate::model::Plan;
use serde_json::{Value as Json, json};

/// A line of how to reach somebody: name, telephone and email, so far as they are known.
pub(super) fn reach_line(lead: &str, reach: Option<&Reach>) -> Json {
    let Some(reach) = reach else { return Json::Null };
    json!({
        "lead": lead,
        "who": reach.name.as_deref().unwrap_or_default(),
        "tel": reach.telephone.as_deref().map(on_one_line),
        "tel_link": reach.telephone.as_deref().map(dial),
        "email": reach.email,
    })
}

/// The view of a letter.
pub(in crate::render) fn letter(plan: &Plan, shown: &LetterShown, setting: &Setting<'_>) -> Json {
    let people: Vec<Json> =
        shown.people.iter().map(|helper| reach_line(&helper.lead, Some(&helper.reach))).collect();
    let days: Vec<Json> = shown.days.iter().map(|row| json!([row.what, row.day])).collect();
    json!({
        "doc": {
            "title": shown.document_title,
            "author": setting.council(plan),
            "date": date_parts(shown.sent_on),
            "footer": [shown.footer[0]],
            "page": shown.footer[1],
            "of": shown.footer[2],
            "strip": null,
        },
        "brand": setting.brand_view(plan),
        "kicker": shown.kicker,
        "title": shown.title,
        "to": shown.to,
        "dated": shown.dated,
        "about": shown.about,
        "dear": shown.dear,
        "opening": blocks(&shown.opening),
        "can": headed(&shown.can),
        "days": { "heading": shown.days_heading[0], "head": shown.days_heading[1..], "rows": days },
        "reasons": shown.reasons_heading.as_ref().map(|heading| json!({
            "heading": heading,
            "words": shown.reasons.as_ref().map(rich),
            "gap": blocks(&shown.no_reasons),
        })),
        "body": blocks(&shown.body),
        "people": {
            "heading": shown.people_heading,
            "lines": people,
            "gaps": blocks(&shown.people_gaps),
        },
        "enclosed": headed(&shown.enclosed),
        "closing": shown.closing,
        "signed": shown.signed,
        "unsigned": blocks(&shown.unsigned),
        "law": shown.law,
    })
}

fn headed(part: &Headed) -> Json {
    json!({ "heading": part.heading, "blocks": blocks(&part.blocks) })
}

fn blocks(found: &[Block]) -> Vec<Json> {
    found
        .iter()
        .map(|block| match block {
            Block::Heading(words) => json!(["h", words]),
            Block::Paragraph(words) => json!(["p", runs(words)]),
            Block::Points(points) => {
                json!(["ul", points.iter().map(|words| runs(words)).collect::<Vec<_>>()])
            }
            Block::Gap(words) => json!(["gap", runs(words)]),
        })
        .collect()
}

fn runs(words: &[Run]) -> Json {
    words.iter().map(|run| if run.bold { json!(["s", run.words]) } else { json!(run.words) }).collect()
}
