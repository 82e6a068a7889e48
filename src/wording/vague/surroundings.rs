//! What the surroundings of a listed phrase must say for it to leave something open.

use super::super::phrases::Hit;
use super::super::written::Words;
use super::VaguePlace;
use super::around::Around;
use super::said::{Facts, Said};
use serde::Deserialize;

/// The test that a phrase must pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stands {
    /// Always open.
    #[default]
    Always,
    /// Not of doors and ramps, and not followed by an amount and a rhythm.
    Access,
    /// "Will access": the verb as what is owed, not as the purpose of something else.
    AccessVerb,
    /// What is to come, not what has been.
    Opportunity,
    /// Open unless the sentence says how often.
    WithoutFrequency,
    /// Open unless the sentence gives an amount.
    WithoutAmount,
    /// Open unless the sentence names a role.
    WithoutPerson,
    /// Open unless the sentence gives amount, rhythm and person.
    WithoutAll,
    /// Open unless the sentence gives two of amount, rhythm and person.
    Thin,
    /// Open unless the sentence says with a number, a date or its facts how it is done.
    Alone,
    /// "Flexible" in how help is given, not of thinking or of joints.
    Flexible,
    /// "As needed": not under a dated plan, and not what the child learns to ask for.
    Demand,
    /// "Suitable" of a thing that is given.
    BareQuality,
    /// "May" and its like as the verb of what is owed.
    Permission,
    /// "Should", unless a number follows.
    Should,
    /// An upper limit on what is owed, not on a group or on what is asked of the child.
    UpperLimit,
    /// "At least" with no number.
    LowerLimit,
    /// "About" before an amount.
    BeforeAmount,
    /// "Some" and its like of things that are given.
    LooseNumber,
    /// "Short" with no length.
    Brief,
    /// "Support" as a thing given, with nothing on what it is.
    Support,
    /// A kind of support, unless it is a role's or a team's name.
    SupportPhrase,
    /// A noun with no content of its own, unless it is named or points at a dated paper.
    BareContent,
    /// "Specialist" without the role.
    Specialist,
    /// "Professional" as a person.
    Professional,
    /// "Trained" with no trainer and no course.
    Trained,
    /// A group with no number of pupils.
    SmallGroup,
    /// To look into something rather than decide it.
    LookInto,
    /// A paper whose words are not here, unless dated.
    Reference,
    /// A device in general, not a school subject.
    Technology,
    /// A fine word, not part of a term.
    QualityWord,
    /// Hours that are not divided among pieces of work.
    Unbroken,
    /// A state of mind with no sign that others can see.
    NoSigns,
    /// A verb of an outcome that says neither where from nor where to.
    Outcome,
    /// A degree of need, not the name of a kind of need.
    Severity,
    /// An example that stands for an open list.
    Example,
}

impl Stands {
    /// Whether what the sentence says exactly bears on it. Reading that is the dearest part.
    const fn looks_at_facts(self) -> bool {
        !matches!(
            self,
            Self::Always
                | Self::Opportunity
                | Self::Flexible
                | Self::BareQuality
                | Self::Permission
                | Self::Should
                | Self::UpperLimit
                | Self::LowerLimit
                | Self::BeforeAmount
                | Self::LooseNumber
                | Self::LookInto
                | Self::Trained
                | Self::NoSigns
                | Self::Severity
        )
    }

    /// Whether the phrase leaves something open where it stands.
    pub(super) fn is_open(self, written: &Words<'_>, hit: Hit, place: VaguePlace, said: &mut Said) -> bool {
        let facts = if self.looks_at_facts() { said.around(written, hit.first) } else { Facts::default() };
        let around = Around { written, hit, facts };
        match self {
            Self::Always => true,
            Self::Access => around.access(),
            Self::AccessVerb => around.access_verb(),
            Self::Opportunity => !around.before(4, &["had"]),
            Self::WithoutFrequency => around.rhythm_is_open(),
            Self::WithoutAmount => !facts.amount,
            Self::WithoutPerson => !facts.person && !around.is_known_person(),
            Self::WithoutAll => facts.settled() < 3,
            Self::Thin => facts.settled() < 2,
            Self::Alone => {
                !facts.number && facts.settled() < 2 && !facts.dated && !around.is_an_examination_paper()
            }
            Self::Flexible => {
                !around.follows(2, &["thinking", "thinker", "joints", "hips", "straw", "seating", "of"])
            }
            Self::Demand => around.demand(),
            Self::BareQuality => around.bare_quality(),
            Self::Permission => around.permission(),
            Self::Should => around.should(),
            Self::UpperLimit => around.upper_limit(),
            Self::LowerLimit => !(1..=3).any(|step| around.is_exact(step)),
            Self::BeforeAmount => around.before_amount(),
            Self::LooseNumber => around.loose_number(),
            Self::Brief => around.brief(),
            Self::Support => around.support(),
            Self::SupportPhrase => facts.settled() < 3 && !around.is_named_support(),
            Self::BareContent => around.bare_content(),
            Self::Specialist => around.specialist(),
            Self::Professional => around.professional(),
            Self::Trained => around.trained(),
            Self::SmallGroup => around.small_group(),
            Self::LookInto => around.look_into(),
            Self::Reference => !facts.dated,
            Self::Technology => around.technology(),
            Self::QualityWord => around.quality_word(),
            Self::Unbroken => facts.settled() < 3 && !around.follows(1, &["supervision"]),
            Self::NoSigns => around.no_signs(),
            Self::Outcome => around.outcome(place),
            Self::Severity => around.severity(),
            Self::Example => facts.settled() < 3 && !around.full_list(),
        }
    }
}
