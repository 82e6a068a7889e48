//! Preparing for adulthood: advice for it, and whose decisions they are.

use super::found::Found;
use super::profile::Profile;
use super::rule::{Decided, InForce, Rule};
use super::subject::{Subject, Voice};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{AdviceKind, Date, EventKind, PlanPath, RightsHolderKind, Section, Status};
use crate::timescales::calendar::{
    age_on, last_day_of_compulsory_school_age, last_of_months_beginning_with, national_curriculum_year,
};
use crate::wording::{PhraseList, Stretch, Words, number_of};
use std::sync::LazyLock;

pub(super) const RULES: &[Rule] = &[NO_ADULTHOOD_ADVICE, RIGHTS_STILL_WITH_PARENT, CAPACITY_NOT_STATED];

const NO_ADULTHOOD_ADVICE: Rule = Rule {
    code: "P-001",
    name: "no-adulthood-advice",
    fault: "The child or young person is in or beyond Year 9, and Section K holds no advice on preparing for adulthood",
    doc: "An assessment that is made in or beyond Year 9 must bring advice on preparation for adulthood and independent \
living (regulation 6(1)(g)). Where the assessment was made earlier no law asks for such a paper later, though reviews must \
consider adulthood; advice on it is then good practice.

An error is a request, a decision to assess or a decision to re-assess recorded in or beyond Year 9 with no such advice in \
Section K; otherwise it is a warning. The school year is the recorded one, or follows from the age. Provision that prepares \
for adulthood is judged by F-017. A draft is judged once the advice of the assessment is in.",
    basis: Basis::Must,
    law: &[Citation::regulation("6(1)(g)")],
    in_force: InForce::SINCE_2014,
    wrong: "Assessed in Year 10; Section K has no adulthood advice.",
    right: "\u{201c}K8: preparing for adulthood advice, careers adviser, 15 September 2026, appended.\u{201d}",
    decided: Decided::ByEngine(no_adulthood_advice),
};

/// From Year 9 the law looks towards adulthood.
const YEAR_9: i16 = 9;

fn no_adulthood_advice(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let child = &plan.child_or_young_person;
    let has = |kind: EventKind| plan.lifecycle.events.iter().any(|event| event.kind == kind);
    if subject.profile == Profile::Draft
        && !has(EventKind::AdviceReceived)
        && !has(EventKind::AmendmentNoticeServed)
    {
        return;
    }
    let made = plan.version.made_on.unwrap_or(subject.on).min(subject.on);
    let year = child.school_year.as_ref().map_or_else(
        || national_curriculum_year(child.date_of_birth, made),
        |year| i16::from(year.national_curriculum_year),
    );
    let advised =
        plan.sections.advice.advice.iter().any(|advice| advice.kind == AdviceKind::PreparationForAdulthood);
    if year < YEAR_9 || advised {
        return;
    }
    let assessed = plan
        .lifecycle
        .events
        .iter()
        .filter(|event| {
            matches!(
                event.kind,
                EventKind::RequestReceived
                    | EventKind::DecisionToAssessNotified
                    | EventKind::ReassessmentDecisionNotified
            )
        })
        .map(|event| event.on)
        .max();
    let at = Subject::section(Section::K);
    let mend = "ask for advice on work, home, friends and health from someone who knows the choices ahead, and append it";
    if assessed.is_some_and(|on| national_curriculum_year(child.date_of_birth, on) >= YEAR_9) {
        found
            .error(
                at,
                "the assessment was made in or beyond Year 9, and Section K lists no advice on preparing for adulthood",
            )
            .mend(mend);
    } else {
        found
            .warning(at, "Section K lists no advice on preparing for adulthood, and Year 9 has begun")
            .on(Basis::GoodPractice)
            .mend(mend);
    }
}

const RIGHTS_STILL_WITH_PARENT: Rule = Rule {
    code: "P-002",
    name: "rights-still-with-parent",
    fault: "The young person is over compulsory school age, and letters and decisions still go to the parents",
    doc: "After the last Friday in June of the school year in which someone turns 16, the rights are the young \
person\u{2019}s own (section 83(2)): to ask, to be consulted, to be told and to appeal (sections 36 to 51). Parents are told what the young \
person agrees that they are told. Not the 16th birthday counts: a pupil who turned 16 in October is a child until that Friday.

It is judged by the rights holder on record, which decides to whom documents are addressed, against the day of judging. \
Where the young person holds the rights and a parent stands among the contacts, good practice is to record whether papers \
are shared with them. If the young person cannot make a decision, that is P-003.",
    basis: Basis::Must,
    law: &[
        Citation::act("83(2)"),
        Citation::act("36"),
        Citation::act("38"),
        Citation::act("44"),
        Citation::act("51"),
        Citation::education_act("8"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "The final plan of a 19-year-old is addressed to her parents.",
    right: "It is addressed to her, with a copy to her parents, as she agreed on 3 May.",
    decided: Decided::InPart(
        rights_still_with_parent,
        "To whom letters really went: the record says to whom documents are addressed, not what was posted.",
    ),
};

fn rights_still_with_parent(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let last_day = last_day_of_compulsory_school_age(plan.child_or_young_person.date_of_birth);
    let holder = &plan.rights_holder;
    if plan.version.status == Status::Ceased || subject.on <= last_day {
        return;
    }
    let at = PlanPath::root().field("rights_holder");
    if holder.kind == RightsHolderKind::Parent {
        found
            .warning(
                at.field("kind"),
                "the record gives the rights to the parents of a young person over compulsory school age",
            )
            .mend("record the young person as holder of the rights, and ask what may be shared with the parents");
    } else if holder.shares_with_parents.is_none()
        && has_parents(subject)
        && subject.profile != Profile::Legacy
    {
        found
            .warning(
                at,
                "nothing records whether the young person agreed that papers are shared with parents",
            )
            .on(Basis::GoodPractice)
            .mend("ask the young person and record the answer");
    }
}

/// Whether a parent stands among the contacts.
fn has_parents(subject: &Subject<'_>) -> bool {
    const PARENTS: [&str; 8] =
        ["mother", "father", "parent", "parents", "mum", "dad", "stepmother", "stepfather"];
    subject.plan.child_or_young_person.contacts.iter().any(|contact| {
        contact.parental_responsibility == Some(true)
            || PARENTS.contains(&contact.relationship.trim().to_lowercase().as_str())
    })
}

const CAPACITY_NOT_STATED: Rule = Rule {
    code: "P-003",
    name: "capacity-not-stated",
    fault: "Somebody else decides for a young person, and nothing says that capacity for that decision was assessed",
    doc: "From 16 a person is assumed to be able to decide (Mental Capacity Act 2005, section 1(2)). Capacity is a question of one \
decision at one time. Only where it is lacking does somebody else act: a deputy, an attorney, or the parent (section 80, \
regulations 63 and 64). The plan should show for which decision, when and by whom capacity was assessed.

Found are representatives without the day or the assessor; words of the council that a young person lacks capacity while \
no representative is on record; and a person of 18 or more whose rights the record gives to the parents with no \
representative at all. The first two are good practice: the law says who decides, not how it is recorded. Whether the \
assessment was right is no question for a machine.",
    basis: Basis::Must,
    law: &[
        Citation::mental_capacity_act("1(2)"),
        Citation::act("80"),
        Citation::regulation("63"),
        Citation::regulation("64"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "Parents sign for their daughter of 18; nothing says why.",
    right: "\u{201c}Capacity for this decision assessed on 2 November 2026 by the social worker; her mother acts for her under section 80.\u{201d}",
    decided: Decided::InPart(capacity_not_stated, "Whether the person has capacity for the decision in question."),
};

/// Words by which a text says that somebody cannot decide.
static LACKS: LazyLock<PhraseList> = LazyLock::new(|| {
    const PHRASES: [&str; 10] = [
        "lacks capacity",
        "lacks the capacity",
        "lacks mental capacity",
        "lacks the mental capacity",
        "does not have capacity",
        "does not have the capacity",
        "does not have mental capacity",
        "does not have the mental capacity",
        "lack of capacity",
        "deemed to lack capacity",
    ];
    PhraseList::of(&PHRASES)
});

fn capacity_not_stated(subject: &Subject<'_>, found: &mut Found) {
    let plan = subject.plan;
    let birth = plan.child_or_young_person.date_of_birth;
    let holder = &plan.rights_holder;
    let at = PlanPath::root().field("rights_holder");
    if plan.version.status == Status::Ceased || subject.on <= sixteen(birth) {
        return;
    }
    if subject.profile != Profile::Legacy {
        for (index, representative) in holder.representatives.iter().enumerate() {
            let missing = match (representative.assessed_on.is_none(), representative.assessed_by.is_none()) {
                (true, true) => "when and by whom",
                (true, false) => "when",
                (false, true) => "by whom",
                (false, false) => continue,
            };
            found
                .warning(
                    at.field("representatives").index(index),
                    format!("somebody acts for the young person, and nothing says {missing} capacity for this decision was assessed"),
                )
                .on(Basis::GoodPractice)
                .mend("record the day and the assessor; if capacity was not assessed, the young person decides");
        }
    }
    if holder.kind == RightsHolderKind::Parent
        && age_on(birth, subject.on) >= 18
        && holder.representatives.is_empty()
    {
        found
            .warning(
                at.field("kind"),
                "the parents decide for an adult, and nothing says that capacity was assessed",
            )
            .mend("record the young person as holder of the rights; where capacity for a decision is lacking, record who acts and when it was assessed");
    }
    if holder.representatives.is_empty() && subject.on > last_day_of_compulsory_school_age(birth) {
        for (text, words) in subject.told() {
            if text.voice != Voice::Council {
                continue;
            }
            if let Some(hit) = LACKS.find(words).find(|hit| !denied(words, hit.start)) {
                found
                    .warning(
                        text.path.clone(),
                        "this says that capacity is lacking, and the record names nobody who acts and no assessment",
                    )
                    .on(Basis::GoodPractice)
                    .quote(text.text, Stretch::of(text.text, words[hit.start].start, words[hit.end - 1].bare_end))
                    .mend("record the decision, who acts, and when and by whom capacity was assessed");
            }
        }
    }
}

/// The day before the 16th birthday, as far as it is a date.
fn sixteen(birth: Date) -> Date {
    last_of_months_beginning_with(birth, 16 * 12)
}

/// "No reason to think that she lacks capacity."
fn denied(words: &Words<'_>, first: usize) -> bool {
    let no = ["no", "not", "never", "whether", "if", "should", "nor"].map(number_of);
    let sentence = words[first].sentence;
    words[..first]
        .iter()
        .rev()
        .take_while(|word| word.sentence == sentence)
        .any(|word| no.contains(&word.number))
}
