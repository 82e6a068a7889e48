//! A score that follows from the findings alone.
//!
//! The weights are this project's own, made from what those who judge plans look at; no
//! published standard has them. Each group of sections has units: its items, and itself. A unit
//! loses all of its worth by an error, half by a warning, a tenth by advice, and never more than
//! all of it. The group's rate is the share of worth that is left. Waived findings do not count.

use super::rule::Family;
use super::subject::Subject;
use crate::finding::{Finding, Severity};
use crate::model::Section;
use serde::Serialize;
use std::collections::BTreeMap;

/// The score of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// From 0 to 100, rounded down.
    pub of_hundred: u32,
    /// Whether an error caps what anyone may call the plan: it needs work before it is good.
    pub needs_work: bool,
    /// The groups, in order.
    pub groups: Vec<GroupScore>,
}

/// The score of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupScore {
    /// The group.
    pub group: Group,
    /// Its weight; the weights add up to 100.
    pub weight: u32,
    /// Its rate, from 0 to 100, rounded down.
    pub rate: u32,
    /// Errors in it that nobody waived.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Advice.
    pub advice: usize,
}

/// What is scored together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Section A.
    Views,
    /// Section B.
    SpecialEducationalNeeds,
    /// Sections C and G.
    Health,
    /// Sections D, H1 and H2.
    SocialCare,
    /// Section E.
    Outcomes,
    /// Section F.
    SpecialEducationalProvision,
    /// Sections I and J.
    PlacementAndBudget,
    /// Section K.
    Advice,
    /// The front page, the version, language and accuracy anywhere.
    LanguageAndAccuracy,
}

impl Group {
    /// All groups with their weights, in the order of the plan. The weights add up to 100.
    const WEIGHTS: [(Self, u32); 9] = [
        (Self::Views, 10),
        (Self::SpecialEducationalNeeds, 15),
        (Self::Health, 10),
        (Self::SocialCare, 10),
        (Self::Outcomes, 15),
        (Self::SpecialEducationalProvision, 25),
        (Self::PlacementAndBudget, 5),
        (Self::Advice, 5),
        (Self::LanguageAndAccuracy, 5),
    ];

    /// The group in words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Views => "A: views",
            Self::SpecialEducationalNeeds => "B: educational needs",
            Self::Health => "C and G: health",
            Self::SocialCare => "D and H: social care",
            Self::Outcomes => "E: outcomes",
            Self::SpecialEducationalProvision => "F: educational provision",
            Self::PlacementAndBudget => "I and J: placement and budget",
            Self::Advice => "K: advice",
            Self::LanguageAndAccuracy => "Language and accuracy",
        }
    }

    /// The group that a finding counts in: language and accuracy by the rule, the rest by the place.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let family = finding.code.split('-').next();
        if family == Some(Family::Language.letters()) {
            return Self::LanguageAndAccuracy;
        }
        let section = finding.pointer.as_str().strip_prefix("/sections/").and_then(|rest| {
            let letter = rest.split('/').next().unwrap_or(rest);
            Section::from_letter(letter)
        });
        match section {
            None => Self::LanguageAndAccuracy,
            Some(Section::A) => Self::Views,
            Some(Section::B) => Self::SpecialEducationalNeeds,
            Some(Section::C | Section::G) => Self::Health,
            Some(Section::D | Section::H1 | Section::H2) => Self::SocialCare,
            Some(Section::E) => Self::Outcomes,
            Some(Section::F) => Self::SpecialEducationalProvision,
            Some(Section::I | Section::J) => Self::PlacementAndBudget,
            Some(Section::K) => Self::Advice,
        }
    }

    /// How many items the plan has in the group; the section itself is one more.
    fn items(self, subject: &Subject<'_>) -> usize {
        let sections = &subject.plan.sections;
        let needs = |section| subject.needs.iter().filter(|need| need.section == section).count();
        let provisions =
            |section| subject.provisions.iter().filter(|provision| provision.section == section).count();
        match self {
            Self::Views => {
                let views = &sections.views;
                views.views.len() + views.interests.len() + views.strengths.len() + views.aspirations.len()
            }
            Self::SpecialEducationalNeeds => needs(Section::B),
            Self::Health => needs(Section::C) + provisions(Section::G),
            Self::SocialCare => needs(Section::D) + provisions(Section::H1) + provisions(Section::H2),
            Self::Outcomes => subject.outcomes.len(),
            Self::SpecialEducationalProvision => provisions(Section::F),
            Self::PlacementAndBudget => {
                sections.placement.placements.len() + sections.personal_budget.direct_payments.len()
            }
            Self::Advice => sections.advice.advice.len(),
            Self::LanguageAndAccuracy => subject.texts.len(),
        }
    }
}

/// What a unit loses by one finding, in tenths of its worth.
const fn loss(severity: Severity) -> u64 {
    match severity {
        Severity::Error => 10,
        Severity::Warning => 5,
        Severity::Advice => 1,
    }
}

impl Score {
    /// The score of a plan with these findings.
    #[must_use]
    pub(super) fn of(subject: &Subject<'_>, findings: &[Finding]) -> Self {
        let counted = findings.iter().filter(|finding| finding.waived.is_none());
        let counted: Vec<(Group, &Finding)> = counted.map(|finding| (Group::of(finding), finding)).collect();
        let mut groups = Vec::new();
        let (mut sum, mut weights) = (0, 0);
        for (group, weight) in Group::WEIGHTS {
            let mut losses: BTreeMap<&str, u64> = BTreeMap::new();
            let (mut error, mut warning, mut advice) = (0, 0, 0);
            for (_, finding) in counted.iter().filter(|(of, _)| *of == group) {
                match finding.severity {
                    Severity::Error => error += 1,
                    Severity::Warning => warning += 1,
                    Severity::Advice => advice += 1,
                }
                *losses.entry(unit(finding.pointer.as_str())).or_default() += loss(finding.severity);
            }
            let worth = 10 * (group.items(subject) as u64 + 1);
            let lost: u64 = losses.values().map(|lost| (*lost).min(10)).sum();
            let left = worth.saturating_sub(lost);
            sum += u64::from(weight) * left * 1_000_000 / worth;
            weights += u64::from(weight);
            let rate = u32::try_from(left * 100 / worth).unwrap_or(0);
            groups.push(GroupScore { group, weight, rate, error, warning, advice });
        }
        Self {
            of_hundred: u32::try_from(sum / weights / 10_000).unwrap_or(0),
            needs_work: groups.iter().any(|group| group.error > 0),
            groups,
        }
    }
}

/// The unit that a place belongs to: the item of a section, or the section, or the part of the front page.
fn unit(pointer: &str) -> &str {
    let steps = if pointer.starts_with("/sections/") { 4 } else { 2 };
    pointer.match_indices('/').nth(steps).map_or(pointer, |(at, _)| &pointer[..at])
}
