//! The golden thread of a plan: which needs, outcomes, provision and aspirations hang together.
//!
//! A plan records each link once: an outcome names its needs and aspirations, provision names its
//! needs and outcomes. Here they are followed both ways, so that a gap (a need that nothing
//! answers) and an orphan (provision that answers nothing) show alike. Only links to items of
//! the right kind count; a link to nothing is a fault of the record and joins nothing.

use super::{CareNeed, ItemId, Outcome, Plan, Provision, Section, SpecialEducationalNeed, ViewEntry};
use std::collections::HashMap;

/// All threads of a plan, each list in the order of the plan.
#[derive(Debug, Clone)]
pub struct GoldenThread<'a> {
    /// Aspirations of Section A, with what works towards them.
    pub aspirations: Vec<AspirationThread<'a>>,
    /// Needs of Sections B, C and D, with what answers them.
    pub needs: Vec<NeedThread<'a>>,
    /// Outcomes of Section E, with where they come from and what supports them.
    pub outcomes: Vec<OutcomeThread<'a>>,
    /// Provision of Sections F, G, H1 and H2, with what it is for.
    pub provisions: Vec<ProvisionThread<'a>>,
}

/// An aspiration and the outcomes that serve it.
#[derive(Debug, Clone)]
pub struct AspirationThread<'a> {
    /// The aspiration.
    pub aspiration: &'a ViewEntry,
    /// The outcomes that serve it.
    pub outcomes: Vec<&'a Outcome>,
}

/// A need, the outcomes that answer it and the provision that meets it.
#[derive(Debug, Clone)]
pub struct NeedThread<'a> {
    /// B, C or D.
    pub section: Section,
    /// The need.
    pub need: AnyNeed<'a>,
    /// The outcomes that answer it.
    pub outcomes: Vec<&'a Outcome>,
    /// The provision that meets it, in the order of the law: F, G, H1, H2.
    pub provisions: Vec<(Section, &'a Provision)>,
}

/// A need of Section B, or of Section C or D.
#[derive(Debug, Clone, Copy)]
pub enum AnyNeed<'a> {
    /// A special educational need.
    SpecialEducational(&'a SpecialEducationalNeed),
    /// A health care or social care need.
    Care(&'a CareNeed),
}

/// An outcome with its needs, its aspirations and the provision that supports it.
#[derive(Debug, Clone)]
pub struct OutcomeThread<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// The needs it answers.
    pub needs: Vec<(Section, AnyNeed<'a>)>,
    /// The aspirations it serves.
    pub aspirations: Vec<&'a ViewEntry>,
    /// The provision that supports it.
    pub provisions: Vec<(Section, &'a Provision)>,
}

/// Provision with the needs it meets and the outcomes it supports.
#[derive(Debug, Clone)]
pub struct ProvisionThread<'a> {
    /// F, G, H1 or H2.
    pub section: Section,
    /// The provision.
    pub provision: &'a Provision,
    /// The needs it meets.
    pub needs: Vec<(Section, AnyNeed<'a>)>,
    /// The outcomes it supports.
    pub outcomes: Vec<&'a Outcome>,
}

impl AnyNeed<'_> {
    /// Its identity.
    #[must_use]
    pub const fn id(self) -> ItemId {
        match self {
            Self::SpecialEducational(need) => need.id,
            Self::Care(need) => need.id,
        }
    }
}

impl<'a> GoldenThread<'a> {
    /// Follows the links of a plan.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        let sections = &plan.sections;
        let mut thread = Self {
            aspirations: sections
                .views
                .aspirations
                .iter()
                .map(|aspiration| AspirationThread { aspiration, outcomes: Vec::new() })
                .collect(),
            needs: needs(plan)
                .map(|(section, need)| NeedThread {
                    section,
                    need,
                    outcomes: Vec::new(),
                    provisions: Vec::new(),
                })
                .collect(),
            outcomes: Vec::with_capacity(sections.outcomes.outcomes.len()),
            provisions: Vec::new(),
        };
        // Where a faulty plan uses an identity twice, the first item has the links.
        let hopes = positions(thread.aspirations.iter().map(|hope| hope.aspiration.id));
        let known = positions(thread.needs.iter().map(|need| need.need.id()));
        let sought = positions(sections.outcomes.outcomes.iter().map(|outcome| outcome.id));
        for outcome in &sections.outcomes.outcomes {
            let needs = thread.needs_of(&outcome.needs, &known);
            for at in outcome.needs.iter().filter_map(|id| known.get(id)) {
                thread.needs[*at].outcomes.push(outcome);
            }
            let mut aspirations = Vec::new();
            for at in outcome.aspirations.iter().filter_map(|id| hopes.get(id)) {
                thread.aspirations[*at].outcomes.push(outcome);
                aspirations.push(thread.aspirations[*at].aspiration);
            }
            thread.outcomes.push(OutcomeThread { outcome, needs, aspirations, provisions: Vec::new() });
        }
        for (section, provision) in provisions(plan) {
            let needs = thread.needs_of(&provision.meets, &known);
            for at in provision.meets.iter().filter_map(|id| known.get(id)) {
                thread.needs[*at].provisions.push((section, provision));
            }
            let mut outcomes = Vec::new();
            for at in provision.supports.iter().filter_map(|id| sought.get(id)) {
                thread.outcomes[*at].provisions.push((section, provision));
                outcomes.push(thread.outcomes[*at].outcome);
            }
            thread.provisions.push(ProvisionThread { section, provision, needs, outcomes });
        }
        thread
    }

    fn needs_of(&self, ids: &[ItemId], known: &HashMap<ItemId, usize>) -> Vec<(Section, AnyNeed<'a>)> {
        ids.iter()
            .filter_map(|id| known.get(id))
            .map(|at| (self.needs[*at].section, self.needs[*at].need))
            .collect()
    }
}

/// The needs of Sections B, C and D, in order.
fn needs(plan: &Plan) -> impl Iterator<Item = (Section, AnyNeed<'_>)> {
    let sections = &plan.sections;
    let education = sections.special_educational_needs.needs.iter();
    let health = sections.health_care_needs.needs.iter();
    let social = sections.social_care_needs.needs.iter();
    education
        .map(|need| (Section::B, AnyNeed::SpecialEducational(need)))
        .chain(health.map(|need| (Section::C, AnyNeed::Care(need))))
        .chain(social.map(|need| (Section::D, AnyNeed::Care(need))))
}

/// The provision of Sections F, G, H1 and H2 with its section, in order.
fn provisions(plan: &Plan) -> impl Iterator<Item = (Section, &Provision)> {
    let sections = &plan.sections;
    let (h1, h2) = (&sections.social_care_provision_h1, &sections.social_care_provision_h2);
    [
        (Section::F, &sections.special_educational_provision.provisions),
        (Section::G, &sections.health_care_provision.provisions),
        (Section::H1, &h1.provisions),
        (Section::H2, &h2.provisions),
    ]
    .into_iter()
    .flat_map(|(section, items)| items.iter().map(move |item| (section, item)))
}

fn positions(ids: impl Iterator<Item = ItemId>) -> HashMap<ItemId, usize> {
    let mut positions = HashMap::new();
    for (at, id) in ids.enumerate() {
        positions.entry(id).or_insert(at);
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        serde_json::from_str(include_str!("../../fixtures/plans/autistic-age-8-mainstream.json")).unwrap()
    }

    #[test]
    fn every_link_is_followed_both_ways() {
        let plan = plan();
        let thread = GoldenThread::of(&plan);
        let mut links = 0;
        for outcome in &thread.outcomes {
            for (_, need) in &outcome.needs {
                let back = thread.needs.iter().find(|known| known.need.id() == need.id()).unwrap();
                assert!(back.outcomes.iter().any(|known| known.id == outcome.outcome.id));
                links += 1;
            }
            for hope in &outcome.aspirations {
                let back = thread.aspirations.iter().find(|known| known.aspiration.id == hope.id).unwrap();
                assert!(back.outcomes.iter().any(|known| known.id == outcome.outcome.id));
                links += 1;
            }
        }
        for item in &thread.provisions {
            for (_, need) in &item.needs {
                let back = thread.needs.iter().find(|known| known.need.id() == need.id()).unwrap();
                assert!(back.provisions.iter().any(|(_, known)| known.id == item.provision.id));
                links += 1;
            }
            for outcome in &item.outcomes {
                let back = thread.outcomes.iter().find(|known| known.outcome.id == outcome.id).unwrap();
                assert!(back.provisions.iter().any(|(_, known)| known.id == item.provision.id));
                links += 1;
            }
        }
        let recorded = plan.sections.outcomes.outcomes.iter().map(|o| o.needs.len() + o.aspirations.len());
        let owed = plan.sections.provisions().map(|p| p.meets.len() + p.supports.len());
        assert_eq!(links, recorded.chain(owed).sum::<usize>(), "a link that was recorded is followed");
    }

    #[test]
    fn a_need_of_section_b_can_be_met_in_any_section_of_provision() {
        let mut plan = plan();
        let need = plan.sections.special_educational_needs.needs[7].id;
        plan.sections.social_care_provision_h1.provisions[0].meets = vec![need];
        let thread = GoldenThread::of(&plan);
        let met = thread.needs.iter().find(|known| known.need.id() == need).unwrap();
        assert!(met.provisions.iter().any(|(section, _)| *section == Section::H1));
        assert_eq!(met.section, Section::B);
    }

    #[test]
    fn a_link_to_nothing_or_to_the_wrong_kind_joins_nothing() {
        let mut plan = plan();
        let need = plan.sections.special_educational_needs.needs[0].id;
        let provision = &mut plan.sections.special_educational_provision.provisions[0];
        provision.meets = vec![ItemId(uuid::Uuid::nil())];
        provision.supports = vec![need];
        let thread = GoldenThread::of(&plan);
        assert!(thread.provisions[0].needs.is_empty() && thread.provisions[0].outcomes.is_empty());
    }

    #[test]
    fn gaps_and_orphans_are_empty_lists() {
        let mut plan = plan();
        plan.sections.outcomes.outcomes.clear();
        let thread = GoldenThread::of(&plan);
        assert!(thread.needs.iter().all(|need| need.outcomes.is_empty()));
        assert!(thread.provisions.iter().all(|provision| provision.outcomes.is_empty()));
        assert!(thread.aspirations.iter().all(|hope| hope.outcomes.is_empty()));
    }
}
