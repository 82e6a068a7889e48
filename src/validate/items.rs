//! Every item of a plan with its place, and every link between items.

use crate::model::{ItemId, Plan, PlanPath, Provision, Section};

/// What an item is, as far as links care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A view, interest or strength of Section A.
    View,
    /// An aspiration of Section A.
    Aspiration,
    /// A need of Section B, C or D.
    Need(Section),
    /// An outcome of Section E.
    Outcome,
    /// Provision of Section F, G, H1 or H2.
    Provision(Section),
    /// A direct payment of Section J.
    DirectPayment,
    /// Advice of Section K.
    Advice,
    /// Anything else that has an identity.
    Other,
}

/// What a link may point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Aspiration,
    Need,
    SpecialEducationalNeed,
    Outcome,
    Provision,
    SpecialEducationalProvision,
    Advice,
}

impl Target {
    /// Whether an item of this kind is what the link asks for.
    pub(super) const fn fits(self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Aspiration, Kind::Aspiration)
                | (Self::Need, Kind::Need(_))
                | (Self::SpecialEducationalNeed, Kind::Need(Section::B))
                | (Self::Outcome, Kind::Outcome)
                | (Self::Provision, Kind::Provision(_))
                | (Self::SpecialEducationalProvision, Kind::Provision(Section::F))
                | (Self::Advice, Kind::Advice)
        )
    }

    /// What the link asks for, in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Aspiration => "an aspiration in Section A",
            Self::Need => "a need in Section B, C or D",
            Self::SpecialEducationalNeed => "a need in Section B",
            Self::Outcome => "an outcome in Section E",
            Self::Provision => "provision in Section F, G, H1 or H2",
            Self::SpecialEducationalProvision => "provision in Section F",
            Self::Advice => "advice in Section K",
        }
    }
}

/// A link from one place to one item.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) path: PlanPath,
    pub(super) to: ItemId,
    pub(super) target: Target,
    /// Whether the link belongs to a review older than the last: it may name what is gone since.
    pub(super) of_the_past: bool,
}

/// The place of a list of a section.
pub(super) fn list(section: Section, name: &str) -> PlanPath {
    PlanPath::root().field("sections").field(section.letter()).field(name)
}

/// The provision of Sections F, G, H1 and H2 with its section and place.
pub(super) fn provisions(plan: &Plan) -> impl Iterator<Item = (Section, PlanPath, &Provision)> {
    let sections = &plan.sections;
    [
        (Section::F, &sections.special_educational_provision.provisions),
        (Section::G, &sections.health_care_provision.provisions),
        (Section::H1, &sections.social_care_provision_h1.provisions),
        (Section::H2, &sections.social_care_provision_h2.provisions),
    ]
    .into_iter()
    .flat_map(|(section, provisions)| {
        let at = list(section, "provisions");
        provisions.iter().enumerate().map(move |(index, item)| (section, at.index(index), item))
    })
}

/// All items that have an identity, in the order of the plan.
pub(super) fn items(plan: &Plan) -> Vec<(ItemId, Kind, PlanPath)> {
    let mut found = Vec::new();
    let mut add = |at: PlanPath, kind: Kind, ids: &mut dyn Iterator<Item = ItemId>| {
        found.extend(ids.enumerate().map(|(index, id)| (id, kind, at.index(index))));
    };
    macro_rules! ids {
        ($list:expr) => {
            &mut $list.iter().map(|item| item.id)
        };
    }
    let (root, sections) = (PlanPath::root(), &plan.sections);
    let contacts = root.field("child_or_young_person").field("contacts");
    add(contacts, Kind::Other, ids!(plan.child_or_young_person.contacts));
    add(list(Section::A, "views"), Kind::View, ids!(sections.views.views));
    add(list(Section::A, "interests"), Kind::View, ids!(sections.views.interests));
    add(list(Section::A, "strengths"), Kind::View, ids!(sections.views.strengths));
    add(list(Section::A, "aspirations"), Kind::Aspiration, ids!(sections.views.aspirations));
    add(list(Section::B, "needs"), Kind::Need(Section::B), ids!(sections.special_educational_needs.needs));
    add(list(Section::C, "needs"), Kind::Need(Section::C), ids!(sections.health_care_needs.needs));
    add(list(Section::D, "needs"), Kind::Need(Section::D), ids!(sections.social_care_needs.needs));
    add(list(Section::E, "outcomes"), Kind::Outcome, ids!(sections.outcomes.outcomes));
    for (section, path, provision) in provisions(plan) {
        found.push((provision.id, Kind::Provision(section), path));
    }
    let mut add = |at: PlanPath, kind: Kind, ids: &mut dyn Iterator<Item = ItemId>| {
        found.extend(ids.enumerate().map(|(index, id)| (id, kind, at.index(index))));
    };
    add(list(Section::I, "placements"), Kind::Other, ids!(sections.placement.placements));
    add(list(Section::I, "transitions"), Kind::Other, ids!(sections.placement.transitions));
    add(list(Section::J, "components"), Kind::Other, ids!(sections.personal_budget.components));
    let payments = list(Section::J, "direct_payments");
    add(payments, Kind::DirectPayment, ids!(sections.personal_budget.direct_payments));
    add(list(Section::K, "advice"), Kind::Advice, ids!(sections.advice.advice));
    add(root.field("annual_reviews"), Kind::Other, ids!(plan.annual_reviews));
    for (index, review) in plan.annual_reviews.iter().enumerate() {
        let at = root.field("annual_reviews").index(index).field("views");
        add(at, Kind::View, ids!(review.views));
    }
    add(root.field("unplaced"), Kind::Other, ids!(plan.unplaced));
    found
}

/// All links, in the order of the plan.
pub(super) fn links(plan: &Plan) -> Vec<Link> {
    let mut found = Links::default();
    let sections = &plan.sections;
    for (index, need) in sections.special_educational_needs.needs.iter().enumerate() {
        found.from(&list(Section::B, "needs").index(index), "evidence", &need.evidence, Target::Advice);
    }
    for (section, needs) in
        [(Section::C, &sections.health_care_needs.needs), (Section::D, &sections.social_care_needs.needs)]
    {
        for (index, need) in needs.iter().enumerate() {
            let at = list(section, "needs").index(index);
            found.from(&at, "relates_to", &need.relates_to, Target::SpecialEducationalNeed);
            found.from(&at, "evidence", &need.evidence, Target::Advice);
        }
    }
    for (index, outcome) in sections.outcomes.outcomes.iter().enumerate() {
        let at = list(Section::E, "outcomes").index(index);
        found.from(&at, "needs", &outcome.needs, Target::Need);
        found.from(&at, "aspirations", &outcome.aspirations, Target::Aspiration);
        found.from(&at, "evidence", &outcome.evidence, Target::Advice);
    }
    for (_, at, provision) in provisions(plan) {
        found.from(&at, "meets", &provision.meets, Target::Need);
        found.from(&at, "supports", &provision.supports, Target::Outcome);
        found.from(&at, "evidence", &provision.evidence, Target::Advice);
    }
    for (index, transition) in sections.placement.transitions.iter().enumerate() {
        let at = list(Section::I, "transitions").index(index);
        found.from(&at, "provisions", &transition.provisions, Target::SpecialEducationalProvision);
    }
    for (index, component) in sections.personal_budget.components.iter().enumerate() {
        let at = list(Section::J, "components").index(index);
        found.from(&at, "provisions", &component.provisions, Target::Provision);
        found.from(&at, "outcomes", &component.outcomes, Target::Outcome);
    }
    for (index, payment) in sections.personal_budget.direct_payments.iter().enumerate() {
        let at = list(Section::J, "direct_payments").index(index);
        found.from(&at, "needs", &payment.needs, Target::Need);
        found.from(&at, "outcomes", &payment.outcomes, Target::Outcome);
        found.from(&at, "provisions", &payment.provisions, Target::Provision);
    }
    for (index, advice) in sections.advice.advice.iter().enumerate() {
        let path = list(Section::K, "advice").index(index).field("superseded_by");
        found.0.extend(advice.superseded_by.map(|to| Link {
            path,
            to,
            target: Target::Advice,
            of_the_past: false,
        }));
    }
    let last = plan.annual_reviews.iter().map(|review| review.meeting_on).max();
    for (index, review) in plan.annual_reviews.iter().enumerate() {
        let at = PlanPath::root().field("annual_reviews").index(index).field("progress");
        for (index, progress) in review.progress.iter().enumerate() {
            found.0.push(Link {
                path: at.index(index).field("outcome"),
                to: progress.outcome,
                target: Target::Outcome,
                of_the_past: Some(review.meeting_on) < last,
            });
        }
    }
    found.0
}

#[derive(Default)]
struct Links(Vec<Link>);

impl Links {
    fn from(&mut self, item: &PlanPath, field: &str, ids: &[ItemId], target: Target) {
        let at = item.field(field);
        self.0.extend(ids.iter().enumerate().map(|(index, to)| Link {
            path: at.index(index),
            to: *to,
            target,
            of_the_past: false,
        }));
    }
}
