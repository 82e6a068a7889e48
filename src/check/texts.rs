//! Every text of a plan that rules of language look at, in document order, with whose words it is.

use super::subject::{PlanText, Subject, Voice, item};
use crate::model::{
    CareNeed, ItemId, NoneIdentified, Outcome, Plan, PlanPath, Provision, Section, Sections,
    SpecialEducationalNeed, Text, ViewEntry, Whose,
};

/// Collects the texts of the front page, the sections and the reviews.
pub(super) fn of(plan: &Plan) -> Vec<PlanText<'_>> {
    let mut texts = Texts::default();
    texts.front_page(plan);
    texts.views(&plan.sections);
    texts.needs(&plan.sections);
    let outcomes = &plan.sections.outcomes;
    let arrangements = outcomes.arrangements_for_shorter_term_targets.as_ref();
    texts.at(Section::E, "arrangements_for_shorter_term_targets", arrangements);
    for (index, outcome) in outcomes.outcomes.iter().enumerate() {
        texts.outcome(&item(Section::E, "outcomes", index), outcome);
    }
    texts.all_provision(&plan.sections);
    texts.placement(&plan.sections);
    texts.budget(&plan.sections);
    for (index, advice) in plan.sections.advice.advice.iter().enumerate() {
        let path = item(Section::K, "advice", index);
        let place = Place { section: Some(Section::K), item: Some(advice.id), voice: Voice::Adviser };
        texts.field(&path, "note", advice.note.as_ref(), place);
    }
    texts.reviews(plan);
    texts.0
}

#[derive(Default)]
struct Texts<'a>(Vec<PlanText<'a>>);

#[derive(Clone, Copy)]
struct Place {
    section: Option<Section>,
    item: Option<ItemId>,
    voice: Voice,
}

impl Place {
    const fn council(section: Section, item: ItemId) -> Self {
        Self { section: Some(section), item: Some(item), voice: Voice::Council }
    }
}

impl<'a> Texts<'a> {
    fn field(&mut self, item: &PlanPath, field: &str, text: Option<&'a Text>, place: Place) {
        if let Some(text) = text {
            let Place { section, item: id, voice } = place;
            self.0.push(PlanText::of(item.field(field), section, id, voice, text.as_str()));
        }
    }

    /// A text that belongs to a section as a whole.
    fn at(&mut self, section: Section, field: &str, text: Option<&'a Text>) {
        let place = Place { section: Some(section), item: None, voice: Voice::Council };
        self.field(&Subject::section(section), field, text, place);
    }

    fn none_identified(&mut self, section: Section, at: &PlanPath, none: Option<&'a NoneIdentified>) {
        let place = Place { section: Some(section), item: None, voice: Voice::Council };
        let statement = none.and_then(|none| none.statement.as_ref());
        self.field(&at.field("none_identified"), "statement", statement, place);
    }

    fn front_page(&mut self, plan: &'a Plan) {
        let at = PlanPath::root().field("child_or_young_person");
        let child = &plan.child_or_young_person;
        let place = Place { section: None, item: None, voice: Voice::Council };
        // The wording that a family prefers is theirs.
        let family = Place { voice: Voice::Family, ..place };
        self.field(&at, "preferred_wording", child.preferred_wording.as_ref(), family);
        let note = child.communication.as_ref().and_then(|needs| needs.note.as_ref());
        self.field(&at.field("communication"), "note", note, place);
        let note = child.school_year.as_ref().and_then(|year| year.note.as_ref());
        self.field(&at.field("school_year"), "note", note, place);
    }

    fn views(&mut self, sections: &'a Sections) {
        let views = &sections.views;
        self.at(Section::A, "history", views.history.as_ref());
        self.at(Section::A, "how_to_communicate", views.how_to_communicate.as_ref());
        for (list, entries) in [
            ("views", &views.views),
            ("interests", &views.interests),
            ("strengths", &views.strengths),
            ("aspirations", &views.aspirations),
        ] {
            for (index, entry) in entries.iter().enumerate() {
                self.entry(&item(Section::A, list, index), Some(Section::A), entry);
            }
        }
    }

    fn entry(&mut self, path: &PlanPath, section: Option<Section>, entry: &'a ViewEntry) {
        let voice = if entry.whose == Some(Whose::SomeoneElse) { Voice::Adviser } else { Voice::Family };
        self.field(path, "text", Some(&entry.text), Place { section, item: Some(entry.id), voice });
    }

    fn needs(&mut self, sections: &'a Sections) {
        let needs = &sections.special_educational_needs;
        for (index, area) in needs.areas.iter().enumerate() {
            let path = item(Section::B, "areas", index);
            let place = Place { section: Some(Section::B), item: None, voice: Voice::Council };
            self.field(&path, "strengths", area.strengths.as_ref(), place);
            self.field(&path, "summary", area.summary.as_ref(), place);
            self.none_identified(Section::B, &path, area.none_identified.as_ref());
        }
        for (index, need) in needs.needs.iter().enumerate() {
            self.special_educational_need(&item(Section::B, "needs", index), need);
        }
        let (health, social) = (&sections.health_care_needs, &sections.social_care_needs);
        for (section, strengths, needs, none) in [
            (Section::C, &health.strengths, &health.needs, &health.none_identified),
            (Section::D, &social.strengths, &social.needs, &social.none_identified),
        ] {
            self.at(section, "strengths", strengths.as_ref());
            for (index, need) in needs.iter().enumerate() {
                self.care_need(section, &item(section, "needs", index), need);
            }
            self.none_identified(section, &Subject::section(section), none.as_ref());
        }
    }

    fn special_educational_need(&mut self, path: &PlanPath, need: &'a SpecialEducationalNeed) {
        let place = Place::council(Section::B, need.id);
        self.field(path, "text", Some(&need.text), place);
        self.field(path, "strengths", need.strengths.as_ref(), place);
        self.field(path, "impact_in_setting", need.impact_in_setting.as_ref(), place);
        self.field(path, "impact_in_daily_life", need.impact_in_daily_life.as_ref(), place);
        self.field(path, "current_level", need.current_level.as_ref(), place);
    }

    fn care_need(&mut self, section: Section, path: &PlanPath, need: &'a CareNeed) {
        let place = Place::council(section, need.id);
        self.field(path, "text", Some(&need.text), place);
        self.field(path, "strengths", need.strengths.as_ref(), place);
        self.field(path, "impact", need.impact.as_ref(), place);
    }

    fn outcome(&mut self, path: &PlanPath, outcome: &'a Outcome) {
        let place = Place::council(Section::E, outcome.id);
        self.field(path, "text", Some(&outcome.text), place);
        self.field(path, "baseline", outcome.baseline.as_ref(), place);
        self.field(path, "target", outcome.target.as_ref(), place);
        self.field(path, "measure", outcome.measure.as_ref(), place);
        self.field(path, "reviewed_by", outcome.reviewed_by.as_ref(), place);
        for (index, step) in outcome.steps.iter().enumerate() {
            self.field(&path.field("steps"), &index.to_string(), Some(step), place);
        }
    }

    fn all_provision(&mut self, sections: &'a Sections) {
        let (h1, h2) = (&sections.social_care_provision_h1, &sections.social_care_provision_h2);
        let health = &sections.health_care_provision;
        for (section, provisions, none) in [
            (Section::F, &sections.special_educational_provision.provisions, &None),
            (Section::G, &health.provisions, &health.none_identified),
            (Section::H1, &h1.provisions, &h1.none_identified),
            (Section::H2, &h2.provisions, &h2.none_identified),
        ] {
            for (index, provision) in provisions.iter().enumerate() {
                self.provision(section, &item(section, "provisions", index), provision);
            }
            self.none_identified(section, &Subject::section(section), none.as_ref());
        }
    }

    fn provision(&mut self, section: Section, path: &PlanPath, provision: &'a Provision) {
        let place = Place::council(section, provision.id);
        self.field(path, "text", Some(&provision.text), place);
        self.field(path, "activity", provision.activity.as_ref(), place);
        self.field(path, "setting", provision.setting.as_ref(), place);
        self.field(path, "monitoring", provision.monitoring.as_ref(), place);
    }

    fn placement(&mut self, sections: &'a Sections) {
        for (index, placement) in sections.placement.placements.iter().enumerate() {
            let path = item(Section::I, "placements", index);
            let place = Place::council(Section::I, placement.id);
            self.field(&path, "own_arrangements", placement.own_arrangements.as_ref(), place);
            self.field(&path, "condition", placement.condition.as_ref(), place);
            self.field(&path, "text", placement.text.as_ref(), place);
        }
        for (index, transition) in sections.placement.transitions.iter().enumerate() {
            let path = item(Section::I, "transitions", index);
            let place = Place::council(Section::I, transition.id);
            self.field(&path, "text", transition.text.as_ref(), place);
            for (step, each) in transition.steps.iter().enumerate() {
                self.field(&path.field("steps").index(step), "text", Some(&each.text), place);
            }
            self.field(&path, "check_ins", transition.check_ins.as_ref(), place);
        }
    }

    fn budget(&mut self, sections: &'a Sections) {
        let budget = &sections.personal_budget;
        self.at(Section::J, "text", budget.text.as_ref());
        for (index, component) in budget.components.iter().enumerate() {
            let path = item(Section::J, "components", index);
            self.field(&path, "text", Some(&component.text), Place::council(Section::J, component.id));
        }
        for (index, payment) in budget.direct_payments.iter().enumerate() {
            let path = item(Section::J, "direct_payments", index);
            self.field(&path, "text", Some(&payment.text), Place::council(Section::J, payment.id));
        }
        self.none_identified(Section::J, &Subject::section(Section::J), budget.none_identified.as_ref());
    }

    fn reviews(&mut self, plan: &'a Plan) {
        for (index, review) in plan.annual_reviews.iter().enumerate() {
            let path = PlanPath::root().field("annual_reviews").index(index);
            for (at, entry) in review.views.iter().enumerate() {
                self.entry(&path.field("views").index(at), None, entry);
            }
            let place = Place { section: None, item: Some(review.id), voice: Voice::Council };
            for (at, progress) in review.progress.iter().enumerate() {
                self.field(&path.field("progress").index(at), "note", progress.note.as_ref(), place);
            }
            self.field(&path, "recommendations", review.recommendations.as_ref(), place);
            self.field(&path, "differences_of_opinion", review.differences_of_opinion.as_ref(), place);
        }
    }
}
