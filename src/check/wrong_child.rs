//! PL-003 and PL-004: words that are another child's, and the pronouns that the person uses.

use super::found::Found;
use super::rule::{Decided, InForce, Rule};
use super::subject::{PlanText, Subject, Voice};
use crate::finding::{Basis, Severity, Span};
use crate::law::Citation;
use crate::model::{Plan, PlanPath, Whose};
use crate::wording::Words;
use crate::wording::identity::{self, Certainty, Kind, Known, PlanWords, Trace, strangers_in};

pub(super) const RULES: &[Rule] = &[WRONG_CHILD, OTHER_PRONOUNS];

const WRONG_CHILD: Rule = Rule {
    code: "PL-003",
    name: "wrong-child",
    fault: "A name, pronoun, birth date, age or setting seems to be another child's",
    doc: "Councils write plans from other plans. What stays behind of another child breaks that child's privacy and makes \
this child's plan wrong: personal data must be accurate.

The whole plan is read at once. A name is found where only the child or young person can stand (\"… finds it hard\", \
\"support … to\"), unless it is a relation, member of staff, friend, place or programme that the plan introduces or the \
record names. Pronouns are found where the sentence is about nobody else, birth dates and ages where they differ from \
the front page (ages by more than a year), settings where the record knows none of that name. What the family said is \
read with the same care and quotations are left alone. A second spelling of the child's own name is advice.",
    basis: Basis::Must,
    law: &[Citation::data_protection("5(1)(d)")],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Callum finds group work hard\u{201d}, in Zofia's plan.",
    right: "\u{201c}Zofia finds group work hard\u{201d}, if it is true of her; otherwise nothing.",
    decided: Decided::InPart(
        wrong_child,
        "A need that is simply another child's, with every name put right, only somebody who knows the child can see.",
    ),
};

const OTHER_PRONOUNS: Rule = Rule {
    code: "PL-004",
    name: "other-pronouns",
    fault: "The plan does not use the pronouns that are recorded as the person's own",
    doc: "The front page records she, he or they as the person's own choice. A plan that uses others throughout has not \
listened, or was written from a form.

Found once, where most of the texts that use a pronoun for the person use another than the recorded one. A few texts \
with other pronouns are rather another child's (PL-003). Without a recorded choice nothing is found here.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The record says they; the plan says he.",
    right: "One set throughout: the recorded one.",
    decided: Decided::ByEngine(other_pronouns),
};

/// How many texts with other pronouns make them the plan's own way of speaking.
const MOSTLY: usize = 6;

fn wrong_child(subject: &Subject<'_>, found: &mut Found) {
    let traces = subject.traces();
    let other_way_of_speaking = speaks_otherwise(subject, traces);
    for trace in traces {
        if trace.kind == Kind::Pronoun && other_way_of_speaking {
            continue;
        }
        let Some(text) = subject.texts.get(trace.text) else { continue };
        // How a child or a family spells a name in their own words is theirs.
        if trace.kind == Kind::Spelling && text.voice == Voice::Family {
            continue;
        }
        let (severity, message, mend) = said(trace);
        let hit =
            found.add(text.path.clone(), severity, message).mend(mend).quote(text.text, span(text, trace));
        if severity != Severity::Error {
            hit.on(Basis::GoodPractice);
        }
    }
}

fn said(trace: &Trace) -> (Severity, &'static str, &'static str) {
    let sure = if trace.certainty == Certainty::Possible { Severity::Advice } else { Severity::Error };
    let look = "compare with the advice in Section K: put it right, or take the passage out if it is another child's";
    match trace.kind {
        Kind::Name => {
            (sure, "a name stands where only the child or young person can stand, and it is not theirs", look)
        }
        Kind::Spelling => (
            Severity::Advice,
            "the name is spelt in another way than on the front page",
            "ask how the name is spelt, and spell it one way",
        ),
        Kind::Pronoun => (sure, "the words speak of somebody with other pronouns", look),
        Kind::BirthDate => (sure, "the date of birth is not the one on the front page", look),
        Kind::Age => (sure, "the age is more than a year from the one that the date of birth gives", look),
        Kind::Setting => (sure, "the record knows no setting of this name", look),
    }
}

fn other_pronouns(subject: &Subject<'_>, found: &mut Found) {
    if speaks_otherwise(subject, subject.traces()) {
        let front_page = PlanPath::root().field("child_or_young_person");
        found
            .warning(
                front_page.field("pronouns"),
                "most of the plan uses other pronouns than the recorded ones",
            )
            .mend("ask which pronouns the person uses, and use them throughout; or put the record right");
    }
}

/// Whether the plan as a whole uses other pronouns than those that are recorded.
fn speaks_otherwise(subject: &Subject<'_>, traces: &[Trace]) -> bool {
    subject.plan.child_or_young_person.pronouns.is_some()
        && traces.iter().filter(|trace| trace.kind == Kind::Pronoun).count() >= MOSTLY
}

/// The traces in the texts of the plan, in their order.
pub(super) fn traces(subject: &Subject<'_>) -> Vec<Trace> {
    let words: Vec<PlanWords<'_>> = subject
        .texts
        .iter()
        .map(|text| PlanWords { text: text.text, section: text.section, voice: speaker(subject.plan, text) })
        .collect();
    let cut: Vec<&Words<'_>> = subject.texts.iter().map(PlanText::words).collect();
    strangers_in(&words, &cut, &known(subject))
}

fn speaker(plan: &Plan, text: &PlanText<'_>) -> identity::Voice {
    if text.voice == Voice::Council {
        return identity::Voice::Plan;
    }
    let views = &plan.sections.views;
    let entries =
        views.views.iter().chain(&views.interests).chain(&views.strengths).chain(&views.aspirations);
    let of_reviews = plan.annual_reviews.iter().flat_map(|review| &review.views);
    let entry = entries.chain(of_reviews).find(|entry| Some(entry.id) == text.item);
    match entry.and_then(|entry| entry.whose) {
        Some(Whose::Child | Whose::YoungPerson) => identity::Voice::Child,
        _ => identity::Voice::Other,
    }
}

/// Everyone and everything that the record names.
fn known<'a>(subject: &Subject<'a>) -> Known<'a> {
    let plan = subject.plan;
    let child = &plan.child_or_young_person;
    let name = &child.name;
    let mut names = vec![name.given.as_str()];
    names.extend([&name.middle, &name.family, &name.preferred].into_iter().flatten().map(String::as_str));
    names.extend(name.former.iter().map(|former| former.name.as_str()));
    let placement = &plan.sections.placement;
    let mut settings: Vec<&str> =
        placement.placements.iter().filter_map(|each| each.name.as_deref()).collect();
    settings.extend(child.setting_attended.iter().map(|setting| setting.name.as_str()));
    settings.extend(
        placement.transitions.iter().flat_map(|move_| [&move_.from, &move_.to]).flatten().map(String::as_str),
    );
    Known {
        names,
        pronouns: child.pronouns,
        date_of_birth: Some(child.date_of_birth),
        age_on: Some(plan.version.made_on.unwrap_or(subject.on)),
        settings,
        others: others(plan),
    }
}

fn others(plan: &Plan) -> Vec<&str> {
    let child = &plan.child_or_young_person;
    let council = &plan.local_authority;
    let mut others = vec![council.name.as_str()];
    others.extend(plan.previous_authorities.iter().map(|council| council.name.as_str()));
    others.extend(council.case_officer.iter().map(|officer| officer.name.as_str()));
    others.extend(child.contacts.iter().map(|contact| contact.name.as_str()));
    let professionals = [&child.key_health_professional, &child.social_worker].into_iter().flatten();
    let at_setting = child.setting_attended.iter().filter_map(|setting| setting.contact.as_ref());
    for person in professionals.chain(&child.other_professionals).chain(at_setting) {
        others.extend(person.name.iter().chain(&person.organisation).map(String::as_str));
    }
    others.extend(child.general_practice.iter().map(|practice| practice.name.as_str()));
    for address in &child.addresses {
        others.extend(address.lines.iter().map(String::as_str));
    }
    others.extend(plan.rights_holder.representatives.iter().map(|each| each.name.as_str()));
    others.extend(plan.version.signed_by.iter().map(|signed| signed.name.as_str()));
    for advice in &plan.sections.advice.advice {
        others.extend([&advice.author, &advice.organisation].into_iter().flatten().map(String::as_str));
        others.push(&advice.title);
    }
    for provision in plan.sections.provisions() {
        others.extend(provision.commissioner.iter().map(String::as_str));
        for person in &provision.delivered_by {
            others.extend(person.as_written.iter().chain(&person.organisation).map(String::as_str));
        }
    }
    let views = &plan.sections.views;
    let entries =
        views.views.iter().chain(&views.interests).chain(&views.strengths).chain(&views.aspirations);
    for entry in entries.chain(plan.annual_reviews.iter().flat_map(|review| &review.views)) {
        others.extend(entry.who.iter().chain(&entry.gathered_by).map(String::as_str));
    }
    for review in &plan.annual_reviews {
        others.extend(review.attendance.iter().filter_map(|person| person.name.as_deref()));
    }
    others.extend(
        plan.sections.health_care_provision.agreement.iter().map(|agreement| agreement.body.as_str()),
    );
    others
}

/// The place of a trace in its text, in characters.
fn span(text: &PlanText<'_>, trace: &Trace) -> Span {
    let characters = |until: usize| text.text.get(..until).unwrap_or_default().chars().count();
    Span { start: characters(trace.span.start), end: characters(trace.span.end) }
}
