//! From the comparison of two versions to the changes as documents have them.

use super::kept_back;
use crate::diff::{Change, ChangeKind, Diff, Direction, Effect, LedgerLine, Mark, Piece, What};
use crate::letter::KeptBack;
use crate::model::{BroadArea, ItemId, Labels, Plan, Provision, Section, Status};
use crate::render::changes::{
    About, ChangeShown, Changes, FactShown, Group, HoursItem, HoursLine, InVersion, Way, Words,
};
use crate::wording::outcome;
use std::collections::HashMap;

/// The changes in the order in which documents show them: the comparison's own order within each group.
pub(super) fn changes(before: &Plan, after: &Plan, compared: &Diff) -> Changes {
    let followed = Followed::of(before, after);
    let secrets = KeptBack::of(&[before, after], after);
    let mut changes: Vec<ChangeShown> =
        compared.changes.iter().map(|change| shown(before, change, &followed)).collect();
    for change in &mut changes {
        kept_back::mask(&secrets, change);
    }
    Changes {
        before_made_on: before.version.made_on,
        before_in_force: before.version.status == Status::Final,
        proposed: matches!(after.version.status, Status::ProposedAmendment | Status::Draft),
        changes,
        hours: compared.ledger.iter().map(hours).collect(),
        record: compared.record.clone(),
    }
}

fn shown(before: &Plan, change: &Change, followed: &Followed) -> ChangeShown {
    let sure = |side: Option<crate::model::Range>| side.filter(|range| range.max.is_some());
    let weekly = change.minutes_per_week.map_or((None, None), |both| (sure(both.before), sure(both.after)));
    let follows = change.before.first().and_then(|item| followed.0.get(item.id.as_ref()?)).cloned().flatten();
    let labels =
        |items: &[crate::diff::ItemShown]| items.iter().map(|item| item.label.clone()).collect::<Vec<_>>();
    let of_outcome =
        change.section == Some(Section::E) && change.before.len() == 1 && change.after.len() == 1;
    let dates = of_outcome.then(|| {
        let words = |text: &str| outcome::read(text).date.map(|date| date.words.text);
        words(&change.before[0].text).zip(words(&change.after[0].text))
    });
    ChangeShown {
        group: group(change),
        name: name(before, change),
        sections: (change.section, change.section_after),
        before: labels(&change.before),
        after: labels(&change.after),
        follows,
        listed_only: change.effect == Effect::None && (change.before.is_empty() || change.after.is_empty()),
        regrouped: change.what_changed.iter().any(|what| matches!(what, What::Split | What::Merged)),
        facts: change.facts.iter().map(fact).collect(),
        amounts: change.amounts.clone(),
        weekly,
        dates: dates.flatten().filter(|(old, new)| old != new),
        no_longer_says: change.no_longer_says.clone(),
        now_says: change.now_says.clone(),
        doubtful: change.doubt.is_some(),
        words: texts(change),
        message: change.message.clone(),
    }
}

/// The group of a change. A move that also takes something away is a loss, and stands among them.
fn group(change: &Change) -> Group {
    let loses_more =
        change.facts.iter().any(|fact| fact.direction == Direction::Less && fact.what != What::Section);
    match (change.kind, change.effect) {
        (ChangeKind::Identity, _) => Group::Names,
        (ChangeKind::MovedSection, Effect::Reduced) if loses_more => Group::Less,
        (ChangeKind::MovedSection, _) => Group::Moved,
        (ChangeKind::WeakenedWording, Effect::Reduced) => Group::Weaker,
        (_, Effect::Reduced) => Group::Less,
        (_, Effect::Strengthened) => Group::More,
        (_, Effect::Unclear) => Group::Unclear,
        (_, Effect::None) => Group::Same,
    }
}

/// The name of the thing; what has none of its own is called by what it is. Where several became one,
/// the names of all, so that none seems to be gone or kept alone.
fn name(before: &Plan, change: &Change) -> String {
    if change.before.len() > 1 && change.kind != ChangeKind::Identity {
        let titles: Vec<&str> = change.before.iter().filter_map(|item| title(before, item)).collect();
        if titles.len() == change.before.len() {
            return titles.join(" + ");
        }
    }
    match change.name.as_str() {
        "Outcome" => "Goal".to_owned(),
        other => other.to_owned(),
    }
}

/// The title of a piece of provision.
fn title<'a>(plan: &'a Plan, item: &crate::diff::ItemShown) -> Option<&'a str> {
    let id = item.id.as_deref()?;
    let mut provisions = plan.sections.provisions();
    provisions.find(|provision| provision.id.0.hyphenated().to_string() == id)?.title.as_deref()
}

fn fact(fact: &crate::diff::ChangedFact) -> FactShown {
    FactShown {
        about: match fact.what {
            What::Duration | What::Frequency | What::WholeTime | What::Weeks | What::TypedAmounts => {
                About::Time
            }
            What::Ratio | What::Staff => About::Ratio,
            What::GroupSize => About::GroupSize,
            What::Deliverer => About::Who,
            What::Duty | What::Certainty => About::Sureness,
            What::Date => About::Date,
            What::Target => About::Target,
            What::Names => About::Name,
            _ => About::Other,
        },
        way: match fact.direction {
            Direction::Less => Way::Less,
            Direction::Unclear => Way::Unclear,
            Direction::More => Way::More,
            Direction::Same => Way::Same,
        },
        says: fact.says.clone(),
    }
}

/// The redlines of a change, without the further texts that only repeat words of the main one.
fn texts(change: &Change) -> Vec<Vec<Words>> {
    let says = |items: &[crate::diff::ItemShown], pieces: &[Piece], left_out: Mark| {
        let side = pieces.iter().filter(|piece| piece.mark != left_out).map(|piece| piece.text.as_str());
        let side: String = side.collect();
        items.iter().any(|item| item.text.contains(side.trim())) || side.trim().is_empty()
    };
    let repeats =
        |pieces: &[Piece]| says(&change.before, pieces, Mark::New) && says(&change.after, pieces, Mark::Gone);
    let beside = change.beside.iter().filter(|pieces| !repeats(pieces));
    std::iter::once(&change.redline).chain(beside).map(|pieces| words(pieces)).collect()
}

fn words(pieces: &[Piece]) -> Vec<Words> {
    let version = |mark: Mark| match mark {
        Mark::Same => InVersion::Both,
        Mark::Gone => InVersion::Before,
        Mark::New => InVersion::After,
    };
    pieces.iter().map(|piece| Words { version: version(piece.mark), text: piece.text.clone() }).collect()
}

fn hours(line: &LedgerLine) -> HoursLine {
    let item = |item: &crate::diff::LedgerItem| HoursItem {
        labels: (item.before_labels.clone(), item.after_labels.clone()),
        before: item.before,
        after: item.after,
    };
    HoursLine {
        kind: line.kind.clone(),
        before: line.before,
        after: line.after,
        items: line.items.iter().map(item).collect(),
        uncounted: (line.uncounted_before.clone(), line.uncounted_after.clone()),
    }
}

/// For each item of the earlier version, the label in the later one of what stood before it; none for
/// what stood first.
struct Followed(HashMap<String, Option<String>>);

impl Followed {
    fn of(before: &Plan, after: &Plan) -> Self {
        let labels = Labels::of(after);
        let (old, new) = (lists(before), lists(after));
        let mut found = HashMap::new();
        for (of, stay) in old.iter().zip(&new) {
            let mut last = None;
            for id in of {
                found.insert(id.0.hyphenated().to_string(), last.clone());
                if stay.contains(id)
                    && let Some(label) = labels.get(*id)
                {
                    last = Some(label.to_owned());
                }
            }
        }
        Self(found)
    }
}

/// The items of a version in the order in which documents show them, list by list.
fn lists(plan: &Plan) -> Vec<Vec<ItemId>> {
    let sections = &plan.sections;
    let provisions = |provisions: &[Provision]| provisions.iter().map(|provision| provision.id).collect();
    // Needs stand area by area.
    let needs = &sections.special_educational_needs.needs;
    let area = |area: BroadArea| needs.iter().filter(|need| need.area == area).map(|need| need.id).collect();
    let mut found: Vec<Vec<ItemId>> = BroadArea::ALL.into_iter().map(area).collect();
    found.extend([
        sections.health_care_needs.needs.iter().map(|need| need.id).collect(),
        sections.social_care_needs.needs.iter().map(|need| need.id).collect(),
        sections.outcomes.outcomes.iter().map(|outcome| outcome.id).collect(),
        provisions(&sections.special_educational_provision.provisions),
        provisions(&sections.health_care_provision.provisions),
        provisions(&sections.social_care_provision_h1.provisions),
        provisions(&sections.social_care_provision_h2.provisions),
        sections.personal_budget.direct_payments.iter().map(|payment| payment.id).collect(),
    ]);
    found
}
