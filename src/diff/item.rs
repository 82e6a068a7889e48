//! The plan laid out as items: everything with words of its own, wherever it stands.

use crate::model::{ItemId, Labels, NoneIdentified, Outcome, Plan, Provision, ProvisionKind, Section};
use std::borrow::Cow;
use uuid::Uuid;

/// What an item is. Only items of one family can be the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Family {
    /// A need of Section B, C or D.
    Need,
    /// An outcome.
    Outcome,
    /// Provision of Section F, G, H1 or H2.
    Provision,
    /// A view, interest, strength or aspiration.
    View,
    /// Advice listed in Section K.
    Advice,
    /// A placement.
    Placement,
    /// A direct payment.
    Payment,
    /// A text with a place and no identity, such as the history in Section A.
    Narrative,
    /// Text that a conversion found no home for.
    Unplaced,
}

/// One item of one version.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub family: Family,
    /// Absent for text outside the sections.
    pub section: Option<Section>,
    /// The list in the file that holds it; for a narrative the text itself.
    pub list: Cow<'static, str>,
    /// Which in that list.
    pub index: usize,
    pub id: Option<Uuid>,
    pub label: String,
    pub name: String,
    /// The main text first, then the other texts of the item.
    pub texts: Vec<&'a str>,
    pub links: Vec<ItemId>,
    pub provision: Option<&'a Provision>,
    pub outcome: Option<&'a Outcome>,
    /// A placement's number in a national register.
    pub register: Option<String>,
}

impl Item<'_> {
    /// The main text.
    pub fn text(&self) -> &str {
        self.texts.first().copied().unwrap_or_default()
    }
}

/// The lists of items in a file, as pointers. A patch moves items between and within these.
pub(super) const LISTS: [&str; 15] = [
    "/sections/A/views",
    "/sections/A/interests",
    "/sections/A/strengths",
    "/sections/A/aspirations",
    "/sections/B/needs",
    "/sections/C/needs",
    "/sections/D/needs",
    "/sections/E/outcomes",
    "/sections/F/provisions",
    "/sections/G/provisions",
    "/sections/H1/provisions",
    "/sections/H2/provisions",
    "/sections/I/placements",
    "/sections/J/direct_payments",
    "/sections/K/advice",
];

macro_rules! texts {
    ($main:expr $(, $other:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "an item may have one text only")]
        let mut texts = vec![$main];
        $(texts.extend($other.as_ref().map(|text| text.as_str()));)*
        texts
    }};
}

/// All items of a version, in the order of the plan.
#[expect(clippy::too_many_lines, reason = "the plan from A to K, told once")]
pub(super) fn items(plan: &Plan) -> Vec<Item<'_>> {
    let labels = Labels::of(plan);
    let mut list = Lister { labels: &labels, items: Vec::new() };
    let sections = &plan.sections;

    let views = &sections.views;
    list.narrative(Section::A, "/sections/A/history", "History", views.history.as_ref());
    list.narrative(
        Section::A,
        "/sections/A/how_to_communicate",
        "How to communicate",
        views.how_to_communicate.as_ref(),
    );
    for (pointer, what, entries) in [
        (LISTS[0], "view", &views.views),
        (LISTS[1], "interest", &views.interests),
        (LISTS[2], "strength", &views.strengths),
        (LISTS[3], "aspiration", &views.aspirations),
    ] {
        for (index, entry) in entries.iter().enumerate() {
            let name = entry.title.clone().unwrap_or_else(|| what.to_owned());
            list.item(Family::View, Section::A, pointer, index, entry.id, name, texts![entry.text.as_str()]);
        }
    }
    for need in sections.special_educational_needs.needs.iter().enumerate() {
        let (index, need) = need;
        let texts = texts![
            need.text.as_str(),
            need.strengths,
            need.impact_in_setting,
            need.impact_in_daily_life,
            need.current_level
        ];
        let name = need.title.clone().unwrap_or_else(|| need.area.title().to_lowercase());
        list.item(Family::Need, Section::B, LISTS[4], index, need.id, name, texts);
    }
    for (section, pointer, needs) in [
        (Section::C, LISTS[5], &sections.health_care_needs.needs),
        (Section::D, LISTS[6], &sections.social_care_needs.needs),
    ] {
        for (index, need) in needs.iter().enumerate() {
            let texts = texts![need.text.as_str(), need.strengths, need.impact];
            let name = need.title.clone().unwrap_or_else(|| "need".to_owned());
            list.item(Family::Need, section, pointer, index, need.id, name, texts);
        }
    }
    for area in &sections.special_educational_needs.areas {
        let place = |field: &str| format!("/sections/B/areas/{}/{field}", area.area.title());
        list.narrative(Section::B, place("strengths"), area.area.title(), area.strengths.as_ref());
        list.narrative(Section::B, place("summary"), area.area.title(), area.summary.as_ref());
        list.none_identified(Section::B, place("none"), area.none_identified.as_ref());
    }
    for (section, none) in [
        (Section::C, &sections.health_care_needs.none_identified),
        (Section::D, &sections.social_care_needs.none_identified),
        (Section::G, &sections.health_care_provision.none_identified),
        (Section::H1, &sections.social_care_provision_h1.none_identified),
        (Section::H2, &sections.social_care_provision_h2.none_identified),
        (Section::J, &sections.personal_budget.none_identified),
    ] {
        let place = format!("/sections/{}/none_identified", section.letter());
        list.none_identified(section, place, none.as_ref());
    }
    list.narrative(
        Section::C,
        "/sections/C/strengths",
        "Strengths",
        sections.health_care_needs.strengths.as_ref(),
    );
    list.narrative(
        Section::D,
        "/sections/D/strengths",
        "Strengths",
        sections.social_care_needs.strengths.as_ref(),
    );
    for (index, outcome) in sections.outcomes.outcomes.iter().enumerate() {
        let mut texts = texts![
            outcome.text.as_str(),
            outcome.baseline,
            outcome.target,
            outcome.measure,
            outcome.reviewed_by
        ];
        texts.extend(outcome.steps.iter().map(crate::model::Text::as_str));
        let name = outcome.title.clone().unwrap_or_else(|| "outcome".to_owned());
        list.item(Family::Outcome, Section::E, LISTS[7], index, outcome.id, name, texts);
        list.last(|item| {
            item.outcome = Some(outcome);
            item.links.clone_from(&outcome.needs);
        });
    }
    list.narrative(
        Section::E,
        "/sections/E/arrangements_for_shorter_term_targets",
        "Shorter-term targets",
        sections.outcomes.arrangements_for_shorter_term_targets.as_ref(),
    );
    for (section, pointer, provisions) in [
        (Section::F, LISTS[8], &sections.special_educational_provision.provisions),
        (Section::G, LISTS[9], &sections.health_care_provision.provisions),
        (Section::H1, LISTS[10], &sections.social_care_provision_h1.provisions),
        (Section::H2, LISTS[11], &sections.social_care_provision_h2.provisions),
    ] {
        for (index, provision) in provisions.iter().enumerate() {
            list.provision(section, pointer, index, provision);
        }
    }
    for (index, placement) in sections.placement.placements.iter().enumerate() {
        let name = placement.name.as_deref().or(placement.type_as_written.as_deref()).unwrap_or("placement");
        let texts = texts![name, placement.text, placement.condition, placement.own_arrangements];
        let name = name.to_owned();
        list.item(Family::Placement, Section::I, LISTS[12], index, placement.id, name, texts);
        list.last(|item| {
            let number = placement.unique_reference_number.as_ref();
            item.register = number.or(placement.provider_reference_number.as_ref()).cloned();
        });
    }
    list.narrative(Section::J, "/sections/J/text", "Personal budget", sections.personal_budget.text.as_ref());
    for (index, payment) in sections.personal_budget.direct_payments.iter().enumerate() {
        let texts = texts![payment.text.as_str()];
        list.item(
            Family::Payment,
            Section::J,
            LISTS[13],
            index,
            payment.id,
            "direct payment".to_owned(),
            texts,
        );
    }
    for (index, advice) in sections.advice.advice.iter().enumerate() {
        let mut texts = vec![advice.title.as_str()];
        texts.extend(advice.author_role.as_deref());
        list.item(Family::Advice, Section::K, LISTS[14], index, advice.id, advice.title.clone(), texts);
    }
    for (index, unplaced) in plan.unplaced.iter().enumerate() {
        let texts = texts![unplaced.text.as_str()];
        list.items.push(Item {
            family: Family::Unplaced,
            section: None,
            list: Cow::Borrowed("/unplaced"),
            index,
            id: Some(unplaced.id.0),
            label: "not yet placed".to_owned(),
            name: "text not yet placed".to_owned(),
            texts,
            links: Vec::new(),
            provision: None,
            outcome: None,
            register: None,
        });
    }
    list.items
}

struct Lister<'a, 'l> {
    labels: &'l Labels,
    items: Vec<Item<'a>>,
}

impl<'a> Lister<'a, '_> {
    #[expect(clippy::too_many_arguments, reason = "an item has seven facts, and one place makes all of them")]
    fn item(
        &mut self,
        family: Family,
        section: Section,
        list: &'static str,
        index: usize,
        id: ItemId,
        name: String,
        texts: Vec<&'a str>,
    ) {
        let label = self
            .labels
            .get(id)
            .map_or_else(|| format!("{}, item {}", section.letter(), index + 1), str::to_owned);
        self.items.push(Item {
            family,
            section: Some(section),
            list: Cow::Borrowed(list),
            index,
            id: Some(id.0),
            label,
            name,
            texts,
            links: Vec::new(),
            provision: None,
            outcome: None,
            register: None,
        });
    }

    fn provision(&mut self, section: Section, list: &'static str, index: usize, provision: &'a Provision) {
        let mut texts =
            texts![provision.text.as_str(), provision.activity, provision.setting, provision.monitoring];
        if let Some(written) = &provision.as_written {
            for words in [&written.what, &written.who, &written.ratio, &written.how_often, &written.how_long]
            {
                texts.extend(words.as_deref());
            }
        }
        let name = provision.title.clone().unwrap_or_else(|| name_of(provision));
        self.item(Family::Provision, section, list, index, provision.id, name, texts);
        self.last(|item| {
            item.provision = Some(provision);
            item.links = provision.meets.iter().chain(&provision.supports).copied().collect();
        });
    }

    fn narrative(
        &mut self,
        section: Section,
        pointer: impl Into<Cow<'static, str>>,
        name: &str,
        text: Option<&'a crate::model::Text>,
    ) {
        let Some(text) = text else { return };
        self.items.push(Item {
            family: Family::Narrative,
            section: Some(section),
            list: pointer.into(),
            index: 0,
            id: None,
            label: section.letter().to_owned(),
            name: name.to_owned(),
            texts: vec![text.as_str()],
            links: Vec::new(),
            provision: None,
            outcome: None,
            register: None,
        });
    }

    fn none_identified(&mut self, section: Section, pointer: String, none: Option<&'a NoneIdentified>) {
        self.narrative(section, pointer, "None identified", none.and_then(|none| none.statement.as_ref()));
    }

    fn last(&mut self, fill: impl FnOnce(&mut Item<'a>)) {
        if let Some(item) = self.items.last_mut() {
            fill(item);
        }
    }
}

/// What to call a provision without a title: its kind, or the first words of its text where the
/// kind says nothing.
fn name_of(provision: &Provision) -> String {
    if provision.kind != ProvisionKind::Other {
        return provision.kind.name().to_owned();
    }
    let words: Vec<&str> = provision.text.as_str().split_whitespace().take(6).collect();
    let cut = words.join(" ");
    if cut.len() < provision.text.as_str().trim().len() {
        format!("“{cut} …”")
    } else {
        format!("“{cut}”")
    }
}
