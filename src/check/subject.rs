//! A plan as the rules look at it: its words in order, its items with their places, the day.

use super::profile::Profile;
use super::texts;
use super::wrong_child;
use crate::model::{
    CareNeed, Date, ItemId, Labels, Outcome, Plan, PlanPath, Provision, Section, SpecialEducationalNeed,
};
use crate::wording::Words;
use crate::wording::identity::Trace;
use crate::wording::language::{LanguageMark, marks_in};
use crate::wording::outcome::{self, OutcomeReading};
use crate::wording::provision::{self, ProvisionReading};
use crate::wording::vague::{VaguePlace, VagueWord, vague_words_in};
use std::cell::OnceCell;
use std::ptr;
use std::rc::Rc;

/// What the rules look at. Made once for a plan, read by every rule.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day on which it is judged.
    pub on: Date,
    /// As what it is judged.
    pub profile: Profile,
    /// The short labels of its items.
    pub labels: Labels,
    /// Needs of Sections B, C and D, in order.
    pub needs: Vec<NeedItem<'a>>,
    /// Outcomes of Section E, in order.
    pub outcomes: Vec<OutcomeItem<'a>>,
    /// Provision of Sections F, G, H1 and H2, in order.
    pub provisions: Vec<ProvisionItem<'a>>,
    /// Every text of the plan's front page and sections, in document order.
    pub texts: Vec<PlanText<'a>>,
    /// The texts of each item, by identity and then in order.
    by_item: OnceCell<Vec<(ItemId, usize)>>,
    traces: OnceCell<Vec<Trace>>,
}

/// One text of the plan.
#[derive(Debug)]
pub struct PlanText<'a> {
    /// Where it stands, down to the field.
    pub path: PlanPath,
    /// The section it belongs to; none for the front page.
    pub section: Option<Section>,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// Whose words they are.
    pub voice: Voice,
    /// The words.
    pub text: &'a str,
    cut: Rc<OnceCell<Words<'a>>>,
    marks: OnceCell<Vec<LanguageMark>>,
}

impl<'a> PlanText<'a> {
    pub(super) fn of(
        path: PlanPath,
        section: Option<Section>,
        item: Option<ItemId>,
        voice: Voice,
        text: &'a str,
    ) -> Self {
        Self { path, section, item, voice, text, cut: Rc::default(), marks: OnceCell::new() }
    }

    /// Its words for which there are better ones. Read once, when the first rule asks.
    pub fn marks(&self) -> &[LanguageMark] {
        self.marks.get_or_init(|| marks_in(self.words()))
    }

    /// Its words, for lists of phrases. Words once, when the first rule asks.
    pub fn words(&self) -> &Words<'a> {
        self.cut.get_or_init(|| Words::of(self.text))
    }
}

/// Whose words a text is, which says how far it may be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The council's own words: they are judged.
    Council,
    /// What the child, young person or family said. It is never corrected.
    Family,
    /// What an adviser or another service said, in their words.
    Adviser,
}

/// A need with its place.
#[derive(Debug)]
pub struct NeedItem<'a> {
    /// B, C or D.
    pub section: Section,
    /// Where it stands.
    pub path: PlanPath,
    /// The need.
    pub need: Need<'a>,
}

/// A need of either kind.
#[derive(Debug, Clone, Copy)]
pub enum Need<'a> {
    /// Of Section B.
    SpecialEducational(&'a SpecialEducationalNeed),
    /// Of Section C or D.
    Care(&'a CareNeed),
}

impl<'a> Need<'a> {
    /// Its identity.
    #[must_use]
    pub const fn id(self) -> ItemId {
        match self {
            Self::SpecialEducational(need) => need.id,
            Self::Care(need) => need.id,
        }
    }

    /// Its words.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::SpecialEducational(need) => need.text.as_str(),
            Self::Care(need) => need.text.as_str(),
        }
    }

    /// The advice behind it.
    #[must_use]
    pub fn evidence(self) -> &'a [ItemId] {
        match self {
            Self::SpecialEducational(need) => &need.evidence,
            Self::Care(need) => &need.evidence,
        }
    }
}

/// An outcome with its place.
#[derive(Debug)]
pub struct OutcomeItem<'a> {
    /// Where it stands.
    pub path: PlanPath,
    /// The outcome.
    pub outcome: &'a Outcome,
    reading: OnceCell<OutcomeReading>,
    /// The same as in the outcome's text among the texts of the plan.
    words: Rc<OnceCell<Words<'a>>>,
}

impl OutcomeItem<'_> {
    /// What its words say. Read once, when the first rule asks.
    pub fn reading(&self) -> &OutcomeReading {
        self.reading.get_or_init(|| {
            outcome::read_words(self.words.get_or_init(|| Words::of(self.outcome.text.as_str())))
        })
    }
}

/// A provision with its place.
#[derive(Debug)]
pub struct ProvisionItem<'a> {
    /// F, G, H1 or H2.
    pub section: Section,
    /// Where it stands.
    pub path: PlanPath,
    /// The provision.
    pub provision: &'a Provision,
    reading: OnceCell<ProvisionReading>,
    vague: OnceCell<Vec<VagueWord>>,
    /// The same as in the provision's text among the texts of the plan.
    words: Rc<OnceCell<Words<'a>>>,
}

impl<'a> ProvisionItem<'a> {
    fn of(
        section: Section,
        path: PlanPath,
        provision: &'a Provision,
        words: Rc<OnceCell<Words<'a>>>,
    ) -> Self {
        Self { section, path, provision, reading: OnceCell::new(), vague: OnceCell::new(), words }
    }

    /// What its words say. Read once, when the first rule asks.
    pub fn reading(&self) -> &ProvisionReading {
        self.reading.get_or_init(|| provision::read(self.provision.text.as_str()))
    }

    /// Its words that leave something open.
    pub fn vague(&self) -> &[VagueWord] {
        self.vague.get_or_init(|| vague_words_in(self.words(), VaguePlace::Provision))
    }

    /// Its words.
    pub fn words(&self) -> &Words<'a> {
        self.words.get_or_init(|| Words::of(self.provision.text.as_str()))
    }
}

impl PlanText<'_> {
    /// Whether it is this field of its item, such as `text`.
    pub(super) fn is(&self, field: &str) -> bool {
        self.path.as_str().rsplit('/').next() == Some(field)
    }
}

impl<'a> Subject<'a> {
    /// Prepares a plan for the rules.
    #[must_use]
    pub fn of(plan: &'a Plan, on: Date, profile: Profile) -> Self {
        let sections = &plan.sections;
        let mut needs = Vec::new();
        for (index, need) in sections.special_educational_needs.needs.iter().enumerate() {
            needs.push(NeedItem {
                section: Section::B,
                path: item(Section::B, "needs", index),
                need: Need::SpecialEducational(need),
            });
        }
        for (section, list) in
            [(Section::C, &sections.health_care_needs.needs), (Section::D, &sections.social_care_needs.needs)]
        {
            for (index, need) in list.iter().enumerate() {
                needs.push(NeedItem { section, path: item(section, "needs", index), need: Need::Care(need) });
            }
        }
        let texts = texts::of(plan);
        let mut written = texts.iter();
        // The items are in the order of the plan as the texts are, and each text is the very same.
        let mut words_of = |own: &str| {
            written.find(|text| ptr::eq(text.text, own)).map(|text| Rc::clone(&text.cut)).unwrap_or_default()
        };
        let outcomes = sections
            .outcomes
            .outcomes
            .iter()
            .enumerate()
            .map(|(index, outcome)| OutcomeItem {
                path: item(Section::E, "outcomes", index),
                outcome,
                reading: OnceCell::new(),
                words: words_of(outcome.text.as_str()),
            })
            .collect();
        let mut provisions = Vec::new();
        for (section, list) in [
            (Section::F, &sections.special_educational_provision.provisions),
            (Section::G, &sections.health_care_provision.provisions),
            (Section::H1, &sections.social_care_provision_h1.provisions),
            (Section::H2, &sections.social_care_provision_h2.provisions),
        ] {
            for (index, provision) in list.iter().enumerate() {
                let words = words_of(provision.text.as_str());
                let path = item(section, "provisions", index);
                provisions.push(ProvisionItem::of(section, path, provision, words));
            }
        }
        Self {
            plan,
            on,
            profile,
            labels: Labels::of(plan),
            needs,
            outcomes,
            provisions,
            texts,
            by_item: OnceCell::new(),
            traces: OnceCell::new(),
        }
    }

    /// What in the plan seems to be another child's. Read once, when the first rule asks.
    pub(super) fn traces(&self) -> &[Trace] {
        self.traces.get_or_init(|| wrong_child::traces(self))
    }

    /// Every text with its words, in document order.
    pub(super) fn told(&self) -> impl Iterator<Item = (&PlanText<'a>, &Words<'a>)> {
        self.texts.iter().map(|text| (text, text.words()))
    }

    /// The texts of one item of a section, with their words.
    pub(super) fn told_of(
        &self,
        section: Section,
        item: ItemId,
    ) -> impl Iterator<Item = (&PlanText<'a>, &Words<'a>)> {
        let by_item = self.by_item.get_or_init(|| {
            let mut places: Vec<(ItemId, usize)> =
                self.texts.iter().enumerate().filter_map(|(place, text)| Some((text.item?, place))).collect();
            places.sort_unstable();
            places
        });
        let from = by_item.partition_point(|(id, _)| *id < item);
        by_item[from..]
            .iter()
            .take_while(move |(id, _)| *id == item)
            .map(|(_, place)| &self.texts[*place])
            .filter(move |text| text.section == Some(section))
            .map(|text| (text, text.words()))
    }

    /// The section as a whole, such as `/sections/F`.
    #[must_use]
    pub fn section(section: Section) -> PlanPath {
        PlanPath::root().field("sections").field(section.letter())
    }
}

pub(super) fn item(section: Section, list: &str, index: usize) -> PlanPath {
    PlanPath::from_pointer(format!("/sections/{}/{list}/{index}", section.letter()))
}
