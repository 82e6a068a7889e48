//! Why each change is proposed: the words of the review that name it, and the papers that the item cites.
//!
//! A reason is given only where the papers' own words name the item, by its label or by its name.
//! Nothing is concluded from what merely stands near.

use crate::diff::{Change, Diff};
use crate::letter::Regulation;
use crate::model::{AnnualReview, Date, ItemId, Labels, Plan, Text};
use crate::render::changes::{ChangeShown, Changes, Grounds, Group, ReviewSaid};
use std::collections::HashSet;

/// The review that the proposed version follows: the latest that the plan in force does not hold.
fn latest<'a>(before: &Plan, after: &'a Plan) -> Option<&'a AnnualReview> {
    let known: HashSet<ItemId> = before.annual_reviews.iter().map(|review| review.id).collect();
    let new = after.annual_reviews.iter().filter(|review| {
        // Of two conversions of one plan the identities may differ and the meetings are the same.
        !known.contains(&review.id)
            && !before.annual_reviews.iter().any(|other| other.meeting_on == review.meeting_on)
    });
    new.max_by_key(|review| review.meeting_on)
}

/// What that review said.
pub(super) fn review(before: &Plan, after: &Plan) -> Option<ReviewSaid> {
    latest(before, after).map(|review| ReviewSaid {
        met_on: review.meeting_on,
        recommendations: review.recommendations.clone(),
        differences: review.differences_of_opinion.clone(),
    })
}

/// The grounds of each change, in the order of the changes.
pub(super) fn grounds(before: &Plan, after: &Plan, compared: &Diff, changes: &Changes) -> Vec<Grounds> {
    let papers = Papers { before, after, labels: Labels::of(after), labels_before: Labels::of(before) };
    let said = papers.sentences();
    let pairs = compared.changes.iter().zip(&changes.changes);
    pairs
        .map(|(change, shown)| {
            let (evidence, evidence_is_old) = papers.evidence(change);
            Grounds {
                reason: reason(change, shown, &said),
                found_at_review: papers.found_at_review(change),
                evidence,
                evidence_is_old,
                needed: !matches!(shown.group, Group::Same | Group::Names),
            }
        })
        .collect()
}

/// The papers named as evidence, each once, in order.
pub(super) fn papers(grounds: &[Grounds]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for paper in grounds.iter().filter(|of| of.needed).flat_map(|of| &of.evidence) {
        if !found.contains(paper) {
            found.push(paper.clone());
        }
    }
    found
}

/// What the papers lack, in one line for each change and one for the review.
pub(super) fn findings(
    compared: &Diff,
    grounds: &[Grounds],
    has_review: bool,
    regulation: Regulation,
) -> Vec<String> {
    let mut found = Vec::new();
    if regulation == Regulation::AfterReview && !has_review {
        found.push(
            "the proposed version holds no review that the plan in force does not hold; record it under \
             `annual_reviews`, with what it recommended"
                .to_owned(),
        );
    }
    for (change, of) in compared.changes.iter().zip(grounds) {
        if !of.needed {
            continue;
        }
        // A title is the plan's own words, so only the label is said.
        let place = place(change);
        if of.reason.is_empty() {
            let mend = if has_review {
                "name it by its label in the review's recommendations"
            } else {
                "say why in the review's recommendations or in the note of the decision"
            };
            found.push(format!("{place}: no reason is given in the papers; {mend}"));
        }
        if of.evidence.is_empty() {
            found.push(format!(
                "{place}: no evidence is named; name the papers of Section K that support it under `evidence`"
            ));
        } else if of.evidence_is_old {
            found.push(format!(
                "{place}: all its evidence is older than the plan in force; name the paper that supports the change"
            ));
        }
    }
    found
}

fn place(change: &Change) -> String {
    let labels = |items: &[crate::diff::ItemShown]| {
        items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join(" and ")
    };
    let (old, new) = (labels(&change.before), labels(&change.after));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ if old == new => old,
        _ => format!("{old} to {new}"),
    }
}

struct Papers<'a> {
    before: &'a Plan,
    after: &'a Plan,
    labels: Labels,
    labels_before: Labels,
}

impl Papers<'_> {
    /// Every sentence in which a reason may stand: what the review recommended, and the notes of the
    /// report, the decision and the notice.
    fn sentences(&self) -> Vec<String> {
        use crate::model::EventKind::{AmendmentNoticeServed, ReviewDecisionNotified, ReviewReportSent};
        let mut texts: Vec<&Text> = Vec::new();
        if let Some(review) = latest(self.before, self.after) {
            texts.extend(&review.recommendations);
        }
        let known = &self.before.lifecycle.events;
        let notes = self.after.lifecycle.events.iter().filter(|event| {
            matches!(event.kind, AmendmentNoticeServed | ReviewDecisionNotified | ReviewReportSent)
                && !known.contains(event)
        });
        texts.extend(notes.filter_map(|event| event.note.as_ref()));
        texts.iter().flat_map(|text| sentences(text.as_str())).collect()
    }

    /// What the review found of an outcome, in its own words.
    fn found_at_review(&self, change: &Change) -> Option<String> {
        let review = latest(self.before, self.after)?;
        let id = change.before.first()?.id.as_deref()?;
        let of_it = review.progress.iter().find(|of| of.outcome.0.hyphenated().to_string() == id)?;
        Some(of_it.note.as_ref()?.as_str().trim().to_owned())
    }

    /// The papers that the item cites, each with its label, title and date, and whether all of them
    /// were there when the plan in force was made.
    fn evidence(&self, change: &Change) -> (Vec<String>, bool) {
        let ids = |items: &[crate::diff::ItemShown], plan: &Plan| -> Vec<ItemId> {
            let wanted: HashSet<&str> = items.iter().filter_map(|item| item.id.as_deref()).collect();
            let mut found = Vec::new();
            cited(plan, &wanted, &mut found);
            found
        };
        let mut cited = ids(&change.after, self.after);
        let (plan, labels) = if cited.is_empty() {
            cited = ids(&change.before, self.before);
            (self.before, &self.labels_before)
        } else {
            (self.after, &self.labels)
        };
        let made_on = self.before.version.made_on;
        let mut all_old = true;
        let mut papers = Vec::new();
        for id in cited {
            let Some(advice) = plan.sections.advice.advice.iter().find(|advice| advice.id == id) else {
                continue;
            };
            let day = advice.written_on.or(advice.received_on);
            let is_old = match (day, made_on) {
                (Some(day), Some(made_on)) => day <= made_on,
                _ => false,
            };
            all_old &= is_old;
            let label = labels.get(id).unwrap_or_default();
            let dated = day.map_or_else(String::new, |day| format!(", {}", in_words(day)));
            papers.push(format!("{label} {}{dated}", advice.title.trim()).trim().to_owned());
        }
        let old = all_old && !papers.is_empty();
        (papers, old)
    }
}

/// The sentences that name the item.
fn reason(change: &Change, shown: &ChangeShown, said: &[String]) -> Vec<String> {
    // A review speaks of the plan as it was: a label of the new version may be another item's there.
    let labels: Vec<&str> = change.before.iter().map(|item| item.label.as_str()).collect();
    let named = shown.name.to_lowercase();
    // One word, such as "typing", may mean many things.
    let own_name = named.split_whitespace().count() > 1;
    said.iter()
        .filter(|sentence| {
            labels.iter().any(|label| names(sentence, label))
                || own_name && names(&sentence.to_lowercase(), &named)
        })
        .cloned()
        .collect()
}

/// The evidence of the items with these identities.
fn cited(plan: &Plan, wanted: &HashSet<&str>, found: &mut Vec<ItemId>) {
    let sections = &plan.sections;
    let mut add = |id: ItemId, evidence: &[ItemId]| {
        if wanted.contains(id.0.hyphenated().to_string().as_str()) {
            for paper in evidence {
                if !found.contains(paper) {
                    found.push(*paper);
                }
            }
        }
    };
    for need in &sections.special_educational_needs.needs {
        add(need.id, &need.evidence);
    }
    for need in &sections.health_care_needs.needs {
        add(need.id, &need.evidence);
    }
    for need in &sections.social_care_needs.needs {
        add(need.id, &need.evidence);
    }
    for outcome in &sections.outcomes.outcomes {
        add(outcome.id, &outcome.evidence);
    }
    for provisions in [
        &sections.special_educational_provision.provisions,
        &sections.health_care_provision.provisions,
        &sections.social_care_provision_h1.provisions,
        &sections.social_care_provision_h2.provisions,
    ] {
        for provision in provisions {
            add(provision.id, &provision.evidence);
        }
    }
}

/// Whether a sentence names something as a word of its own.
fn names(sentence: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    sentence.match_indices(name).any(|(at, _)| {
        let before = sentence[..at].chars().next_back();
        let mut after = sentence[at + name.len()..].chars();
        let next = after.next();
        // "H1.1" is not "H1", and "F12" is not "F1".
        let goes_on = next == Some('.') && after.next().is_some_and(|c| c.is_ascii_digit());
        let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        open(before) && open(next) && !goes_on
    })
}

/// The sentences of a text.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim().trim_start_matches(['-', '*', '•']).trim_start();
        while let Some(at) = end(rest) {
            found.push(rest[..at].trim().to_owned());
            rest = rest[at..].trim_start();
        }
        if !rest.is_empty() {
            found.push(rest.to_owned());
        }
    }
    found
}

/// Where the first sentence ends: a stop before a space and a capital, so not after "approx. 20" or "Dr."
fn end(text: &str) -> Option<usize> {
    let stops = text.match_indices(['.', '!', '?']);
    stops.map(|(at, _)| at + 1).find(|&at| {
        let rest = &text[at..];
        let word = text[..at - 1].rsplit(char::is_whitespace).next().unwrap_or_default();
        let title = matches!(word, "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "No" | "Prof");
        rest.starts_with(char::is_whitespace)
            && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !title
    })
}

fn in_words(day: Date) -> String {
    day.strftime("%-d\u{a0}%B\u{a0}%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::{names, sentences};

    #[test]
    fn a_label_is_a_word_of_its_own() {
        assert!(names("Reduce F1 to 30 minutes.", "F1"));
        assert!(names("Reduce therapy (F1).", "F1"));
        assert!(!names("Reduce F12 to 30 minutes.", "F1"));
        assert!(!names("See H1.1 for more.", "H1"));
    }

    #[test]
    fn sentences_keep_titles_and_short_forms_together() {
        assert_eq!(
            sentences("- Dr. Amin asks for less. The school agrees\n- Approx. 20 minutes."),
            ["Dr. Amin asks for less.", "The school agrees", "Approx.", "20 minutes."]
        );
    }
}
