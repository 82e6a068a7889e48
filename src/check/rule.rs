//! What a rule is: its code, its law, what it looks for, and whether a machine can decide it.

use super::found::Found;
use super::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Date, Section};

/// One rule of good plans.
///
/// A rule is named after the fault. Its code never changes its meaning.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The stable code, such as `F-002`: the family before the hyphen.
    pub code: &'static str,
    /// The fault's name in kebab-case.
    pub name: &'static str,
    /// The fault in one sentence, without a full stop.
    pub fault: &'static str,
    /// Why it matters and how it is judged, in a few sentences. Paragraphs are parted by a blank line.
    pub doc: &'static str,
    /// The strongest force that a finding of this rule can have.
    pub basis: Basis,
    /// What it rests on, strongest first. Empty for good practice alone.
    pub law: &'static [Citation],
    /// The days between which the rule is in force.
    pub in_force: InForce,
    /// An invented example with the fault.
    pub wrong: &'static str,
    /// The same example put right.
    pub right: &'static str,
    /// Who decides it.
    pub decided: Decided,
}

/// Who decides whether a plan has the fault.
#[derive(Debug, Clone, Copy)]
pub enum Decided {
    /// The engine, from the record and its words.
    ByEngine(fn(&Subject<'_>, &mut Found)),
    /// The engine in part. The text says what it leaves to a person.
    InPart(fn(&Subject<'_>, &mut Found), &'static str),
    /// A person. The text says why no machine can.
    ByPerson(&'static str),
}

/// The days between which a rule is in force. Both ends are civil dates; an open end has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl InForce {
    /// Part 3 of the Children and Families Act 2014 and the Regulations came into force on 1 September 2014.
    pub const SINCE_2014: Self = Self { from: Some(jiff::civil::date(2014, 9, 1)), until: None };
    /// Good practice has no date.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Whether the rule is in force on this day.
    #[must_use]
    pub fn holds_on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Rule {
    /// The family: the part of the code before the hyphen.
    #[must_use]
    pub fn family(&self) -> Family {
        let letters = self.code.split('-').next().unwrap_or_default();
        Family::ALL.into_iter().find(|family| family.letters() == letters).unwrap_or(Family::Plan)
    }

    /// The function that looks for the fault, where the engine decides at least a part.
    #[must_use]
    pub const fn check(&self) -> Option<fn(&Subject<'_>, &mut Found)> {
        match self.decided {
            Decided::ByEngine(check) | Decided::InPart(check, _) => Some(check),
            Decided::ByPerson(_) => None,
        }
    }
}

/// A group of rules, by what they look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `PL`: the whole plan.
    Plan,
    /// `A`: views, interests and aspirations.
    Views,
    /// `B`: special educational needs.
    SpecialEducationalNeeds,
    /// `C`: health needs.
    HealthCareNeeds,
    /// `D`: social care needs.
    SocialCareNeeds,
    /// `E`: outcomes.
    Outcomes,
    /// `F`: special educational provision.
    SpecialEducationalProvision,
    /// `G`: health care provision.
    HealthCareProvision,
    /// `H`: social care provision.
    SocialCareProvision,
    /// `I`: placement.
    Placement,
    /// `J`: personal budget.
    PersonalBudget,
    /// `K`: advice.
    Advice,
    /// `P`: preparing for adulthood.
    Adulthood,
    /// `L`: language.
    Language,
}

impl Family {
    /// All families, in the order in which they are listed.
    pub const ALL: [Self; 14] = [
        Self::Plan,
        Self::Views,
        Self::SpecialEducationalNeeds,
        Self::HealthCareNeeds,
        Self::SocialCareNeeds,
        Self::Outcomes,
        Self::SpecialEducationalProvision,
        Self::HealthCareProvision,
        Self::SocialCareProvision,
        Self::Placement,
        Self::PersonalBudget,
        Self::Advice,
        Self::Adulthood,
        Self::Language,
    ];

    /// The letters before the hyphen of a code.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Plan => "PL",
            Self::Views => "A",
            Self::SpecialEducationalNeeds => "B",
            Self::HealthCareNeeds => "C",
            Self::SocialCareNeeds => "D",
            Self::Outcomes => "E",
            Self::SpecialEducationalProvision => "F",
            Self::HealthCareProvision => "G",
            Self::SocialCareProvision => "H",
            Self::Placement => "I",
            Self::PersonalBudget => "J",
            Self::Advice => "K",
            Self::Adulthood => "P",
            Self::Language => "L",
        }
    }

    /// What the family looks at, as a heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Plan => "The whole plan",
            Self::Views => Section::A.title(),
            Self::SpecialEducationalNeeds => Section::B.title(),
            Self::HealthCareNeeds => Section::C.title(),
            Self::SocialCareNeeds => Section::D.title(),
            Self::Outcomes => Section::E.title(),
            Self::SpecialEducationalProvision => Section::F.title(),
            Self::HealthCareProvision => Section::G.title(),
            Self::SocialCareProvision => "Social care provision",
            Self::Placement => Section::I.title(),
            Self::PersonalBudget => Section::J.title(),
            Self::Advice => Section::K.title(),
            Self::Adulthood => "Preparing for adulthood",
            Self::Language => "Language",
        }
    }
}
