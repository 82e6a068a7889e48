//! Sections I, J and K.

use super::maker::{Maker, text};
use super::sections::append;
use crate::convert::recognise::{FoundPaper, Item, parse_date};
use crate::model::{
    Advice, AdviceKind, Confidence, DirectPayment, NoneIdentified, NoneIdentifiedFinding, Placement,
    PlacementStatus, Plan, Status,
};
use std::collections::BTreeSet;

/// Section I: its words as one placement; a name and a type where the words part them plainly.
pub(super) fn placement(maker: &mut Maker<'_>, plan: &mut Plan) {
    let items = &maker.recognised.items.placement;
    let words: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
    let all: Vec<usize> = items.iter().flat_map(|item| item.entries.iter().copied()).collect();
    let section = &mut plan.sections.placement;
    if words.is_empty() {
        section.status = if plan.version.status == Status::Draft {
            PlacementStatus::BlankInDraft
        } else {
            maker.doubts.push(super::Doubt::new(
                "",
                "",
                "no words of Section I were found; name the setting or its type, or say why it is blank",
            ));
            PlacementStatus::LeftOpen
        };
        return;
    }
    section.status = PlacementStatus::Named;
    let whole = words.join("\n\n");
    let (name, kind) = name_and_type(&words);
    for &at in &all {
        maker.goes(at, "/sections/I/placements/0/text");
    }
    let provenance = maker.provenance(&all, Confidence::Medium);
    section.placements.push(Placement {
        id: maker.item_id("placement", &all),
        name,
        kind: None,
        type_as_written: kind,
        unique_reference_number: None,
        provider_reference_number: None,
        from: None,
        until: None,
        attendance: None,
        residential: None,
        own_arrangements: None,
        condition: None,
        text: Some(text(&whole)),
        provenance: Some(provenance),
    });
}

/// "Fernhill Academy. Type of setting: Community primary school."
fn name_and_type(words: &[&str]) -> (Option<String>, Option<String>) {
    let (mut name, mut kind) = (None, None);
    for line in words.iter().flat_map(|words| words.split(['\n', ';'])) {
        let lower = line.to_lowercase();
        let at = [
            "type of setting:",
            "type of school:",
            "type of placement:",
            "type of provision:",
            "type:",
            "type of institution:",
        ]
        .iter()
        .find_map(|label| lower.find(label).map(|at| (at, at + label.len())));
        let before = at.map_or(line, |(at, _)| &line[..at]);
        if let Some((_, end)) = at {
            kind = kind.or_else(|| {
                Some(line[end..].trim().trim_end_matches('.').to_owned()).filter(|kind| !kind.is_empty())
            });
        }
        let before = before.trim().trim_end_matches(['.', ',', '\u{2013}', '-', ' ']);
        let plain = before
            .split_once(':')
            .filter(|(label, _)| label.split_whitespace().count() <= 5)
            .map_or(before, |(_, after)| after.trim());
        let short = (1..=9).contains(&plain.split_whitespace().count());
        if name.is_none()
            && short
            && plain.chars().next().is_some_and(char::is_uppercase)
            && !plain.contains(". ")
        {
            name = Some(plain.to_owned());
        }
    }
    (name, kind)
}

pub(super) fn budget(maker: &mut Maker<'_>, plan: &mut Plan) {
    let items: &[Item] = &maker.recognised.items.budget;
    let section = &mut plan.sections.personal_budget;
    for item in items {
        let lower = item.text.to_lowercase();
        let refused = [
            "do not wish",
            "does not wish",
            "no personal budget",
            "not requested",
            "not asked",
            "has not been requested",
            "have not requested",
            "declined",
            "no request",
            "no direct payment",
        ]
        .iter()
        .any(|words| lower.contains(words));
        if refused && items.len() == 1 && section.none_identified.is_none() {
            section.none_identified = Some(NoneIdentified {
                finding: NoneIdentifiedFinding::NotRequested,
                statement: Some(text(&item.text)),
                source: None,
                date: None,
            });
            item.entries.iter().for_each(|&at| maker.goes(at, "/sections/J/none_identified/statement"));
            continue;
        }
        let payment = lower.contains("direct payment") && item.text.contains('\u{a3}');
        if payment && section.none_identified.is_none() {
            let pointer = format!("/sections/J/direct_payments/{}/text", section.direct_payments.len());
            item.entries.iter().for_each(|&at| maker.goes(at, pointer.clone()));
            section.direct_payments.push(DirectPayment {
                id: maker.item_id("direct payment", &item.entries),
                label: None,
                text: text(&item.text),
                amount_pence: None,
                per: None,
                paid_to: None,
                needs: Vec::new(),
                outcomes: Vec::new(),
                provisions: Vec::new(),
                provenance: Some(maker.provenance(&item.entries, Confidence::Medium)),
            });
            continue;
        }
        append(&mut section.text, &item.text);
        item.entries.iter().for_each(|&at| maker.goes(at, "/sections/J/text"));
    }
}

pub(super) fn papers(maker: &mut Maker<'_>, plan: &mut Plan) {
    let mut undated = BTreeSet::new();
    for paper in &maker.recognised.items.papers {
        let list = &mut plan.sections.advice.advice;
        let place = list.len();
        let Some(title) = Some(paper.title.trim()).filter(|title| !title.is_empty()) else { continue };
        for &at in &paper.entries {
            maker.goes(at, format!("/sections/K/advice/{place}"));
        }
        let written_on = paper.date.as_deref().and_then(parse_date);
        if paper.date.is_some() && written_on.is_none() {
            undated.extend(paper.entries.first().copied());
        }
        list.push(Advice {
            id: maker.item_id("advice", &paper.entries),
            label: None,
            kind: advice_kind(paper),
            title: title.to_owned(),
            author: paper.author.clone(),
            author_role: paper.role.clone(),
            organisation: paper.organisation.clone(),
            requested_on: None,
            written_on,
            received_on: None,
            appended: paper.appended.as_deref().and_then(|words| {
                match words.trim().to_lowercase().as_str() {
                    "yes" | "y" | "\u{2612}" | "\u{2611}" | "\u{2713}" | "\u{2714}" => Some(true),
                    "no" | "n" | "\u{2610}" => Some(false),
                    _ => None,
                }
            }),
            superseded_by: None,
            sha256: None,
            tier: None,
            note: None,
        });
    }
    for at in undated {
        maker.doubt(Some(at), "the date of this paper could not be read");
    }
}

/// The kind of advice, where the title plainly says it; else any other person's.
fn advice_kind(paper: &FoundPaper) -> AdviceKind {
    let words = format!("{} {}", paper.title, paper.role.as_deref().unwrap_or_default()).to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&["psycholog"]) && !has(&["clinical"]) {
        AdviceKind::Psychological
    } else if has(&["social care", "social worker", "early help"]) {
        AdviceKind::SocialCare
    } else if has(&["parent", "carer", "family", "young person's view", "child's view"]) {
        AdviceKind::ParentOrYoungPerson
    } else if has(&["paediatric", "medical", "consultant", "health", "nurse", "doctor"]) {
        AdviceKind::Medical
    } else if has(&[
        "headteacher",
        "head teacher",
        "school",
        "educational advice",
        "teacher",
        "senco",
        "college",
        "nursery",
    ]) {
        AdviceKind::Educational
    } else {
        AdviceKind::OtherPerson
    }
}
