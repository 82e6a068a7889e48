//! F-004, F-010, F-011, F-012, F-019 and F-020: hours, money and brands in the place of content.

use super::said::said;
use super::{in_section_f, words_of};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Need, ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Plan, ProvisionKind, Section};
use crate::wording::PhraseList;
use std::sync::LazyLock;

pub(super) const THERAPY_HOURS_NOT_SPLIT: Rule = Rule {
    code: "F-004",
    name: "therapy-hours-not-split",
    fault: "A block of therapy hours does not say how much of it is work with the child",
    doc: "\"20 hours a year\" may be twenty hours with the child or twenty hours of reports and meetings. Say how much is \
direct work, and how much is programme, training, review and report writing.

Judged where a therapist's or psychologist's amount is a total for a period and neither the words nor the record say what it is for.",
    basis: Basis::Case,
    law: &[Citation::case("[2020] UKUT 323 (AAC)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Occupational therapy: 20 hours a year.\u{201d}",
    right: "\u{201c}15 hours a year directly with him, one to one; 3 hours of training for staff; 2 hours for reviews.\u{201d}",
    decided: Decided::ByEngine(therapy_hours_not_split),
};

const DIRECT: &[&str] = &[
    "direct",
    "directly",
    "indirect",
    "one to one",
    "one-to-one",
    "1:1",
    "individual",
    "individually",
    "with him",
    "with her",
    "with them",
    "see him",
    "see her",
    "training",
    "train",
    "review",
    "report",
];

static SPLIT: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::of(DIRECT));

fn therapy_hours_not_split(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let therapy = matches!(
            item.provision.kind,
            ProvisionKind::SpeechAndLanguageTherapy
                | ProvisionKind::OccupationalTherapy
                | ProvisionKind::Physiotherapy
                | ProvisionKind::EducationalPsychology
                | ProvisionKind::OtherTherapy
        );
        let typed = &item.provision.quantities;
        let amounts = if typed.is_empty() { &item.reading().quantities } else { typed };
        let one_total = matches!(amounts.as_slice(), [only] if only.total.is_some() && only.purpose.is_none() && only.as_written.is_none());
        let names_child = SPLIT.is_in(item.words()) || said(item).ratio;
        if therapy && one_total && !names_child {
            found
                .warning(
                    words_of(item),
                    "the hours do not say how many are work with the child or young person",
                )
                .mend("ask the therapist to split them: direct work, programme, training, review, reports");
        }
    }
}

pub(super) const ORDINARY_TEACHING_ALONE: Rule = Rule {
    code: "F-010",
    name: "ordinary-teaching-alone",
    fault: "A need is met only by what good teaching gives every pupil",
    doc: "Special educational provision is additional to or different from what is made generally for others of the same \
age in mainstream schools. Differentiated work, praise and clear instructions are what every pupil gets.

Judged for each need of Section B whose provision is linked to it: where none of that provision has an amount or a \
deliverer, and all of it is ordinary good teaching in words. Below the age of two any educational provision counts.",
    basis: Basis::Must,
    law: &[Citation::act("21(1)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Differentiated work, praise and clear instructions.\u{201d}",
    right: "The same, and \u{201c}a teaching assistant trained in the programme works with him on number facts for 15 \
minutes every school day\u{201d}; or why the step is additional for this child.",
    decided: Decided::InPart(
        ordinary_teaching_alone,
        "Whether other help is more than a mainstream school gives all its pupils depends on the school and is for a person.",
    ),
};

static ORDINARY: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "quality first teaching",
        "high-quality teaching",
        "high quality teaching",
        "good classroom practice",
        "inclusive practice",
        "inclusive teaching",
        "differentiated",
        "differentiation",
        "adaptive teaching",
        "praise",
        "clear instructions",
        "positive reinforcement",
        "high expectations",
        "ordinarily available",
        "reasonable adjustments",
        "rewards",
        "encouragement",
    ])
});

fn is_ordinary(item: &ProvisionItem<'_>) -> bool {
    let said = said(item);
    !said.amount && !said.who && ORDINARY.is_in(item.words())
}

fn ordinary_teaching_alone(subject: &Subject<'_>, found: &mut Found) {
    for need in &subject.needs {
        let Need::SpecialEducational(special) = need.need else { continue };
        let mut meeting =
            in_section_f(subject).filter(|item| item.provision.meets.contains(&special.id)).peekable();
        if meeting.peek().is_some() && meeting.all(is_ordinary) {
            found
                .warning(
                    need.path.field("text"),
                    "the provision for this need names only what good teaching gives every pupil",
                )
                .mend("add what is additional to or different from that, from the advice; or say why this is more than other pupils get");
        }
    }
}

pub(super) const ADULT_HOURS_WITHOUT_CONTENT: Rule = Rule {
    code: "F-011",
    name: "adult-hours-without-content",
    fault: "Hours of an adult are given, and not what the adult does in them",
    doc: "\"25 hours of teaching assistant\" says that somebody is there. Research on teaching assistants shows that being \
there helps little, and that named work towards independence helps. Tie the hours to what is done, when, and to what end.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}25 hours of TA support a week.\u{201d}",
    right: "\u{201c}A teaching assistant, 25 hours a week: ten in English and mathematics to draw the steps of each task, \
five to run the talking group …\u{201d}",
    decided: Decided::ByEngine(adult_hours_without_content),
};

/// A length with no number of sessions is hours of an adult from so many minutes on: no session is so long.
const HOURS_OF_AN_ADULT: u32 = 300;

fn adult_hours_without_content(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let adult = matches!(item.provision.kind, ProvisionKind::TeachingAssistant | ProvisionKind::Staffing);
        let hours = item
            .provision
            .quantities
            .iter()
            .chain(&item.reading().quantities)
            // "25 hours of TA support" forgets the period, and is hours all the same.
            .any(|amount| {
                amount.total.is_some()
                    || amount.sessions.is_none()
                        && amount.duration_minutes.is_some_and(|length| length.min >= HOURS_OF_AN_ADULT)
            });
        if adult && hours && !said(item).what {
            found
                .warning(words_of(item), "hours of an adult are given, and not what the adult does in them")
                .mend("say for what work the hours are, when, and what the child or young person should come to do alone");
        }
    }
}

pub(super) const EDUCATION_OUTSIDE_SECTION_F: Rule = Rule {
    code: "F-012",
    name: "education-outside-section-f",
    fault: "Health or social care provision that educates or trains stands in Section G or H",
    doc: "Health or social care provision that educates or trains a child or young person is to be treated as special \
educational provision (section 21(5)). In Section F the council must secure it and the family can appeal about it; in \
G or H neither is so.

Judged where the record calls it teaching, or where the words say that the child or young person is taught or has \
lessons. Training for staff or parents is not judged. Therapy in Section G is for G-001.",
    basis: Basis::Must,
    law: &[Citation::act("21(5)")],
    in_force: InForce::SINCE_2014,
    wrong: "Section H2: \u{201c}A worker will teach him to read signs and use money, one hour a week.\u{201d}",
    right: "The same words in Section F, in full.",
    decided: Decided::InPart(
        education_outside_section_f,
        "Whether other help trains the child or young person is a matter of fact for a person.",
    ),
};

static TEACHES: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "will teach him",
        "will teach her",
        "will teach them",
        "to teach him",
        "to teach her",
        "to teach them",
        "teaches him",
        "teaches her",
        "teaches them",
        "teaching him",
        "teaching her",
        "teaching them",
        "will be taught",
        "be taught to",
        "is taught to",
        "is taught how",
        "lessons in",
        "weekly lesson",
        "tuition",
        "teaching programme",
        "literacy",
        "numeracy",
        "phonics",
        "curriculum",
    ])
});

fn education_outside_section_f(subject: &Subject<'_>, found: &mut Found) {
    for item in subject.provisions.iter().filter(|item| item.section != Section::F) {
        let kind = item.provision.kind;
        let therapy = matches!(
            kind,
            ProvisionKind::SpeechAndLanguageTherapy
                | ProvisionKind::OccupationalTherapy
                | ProvisionKind::Physiotherapy
                | ProvisionKind::OtherTherapy
        );
        if therapy && item.section == Section::G || kind == ProvisionKind::Training {
            continue;
        }
        let text = item.provision.text.as_str();
        let taught = TEACHES.first(item.words());
        let typed = matches!(kind, ProvisionKind::Teaching | ProvisionKind::SpecialistTeaching);
        if typed || taught.is_some() {
            let hit = found
                .error(
                    words_of(item),
                    format!("provision that teaches or trains stands in Section {}", item.section.letter()),
                )
                .mend("set it out in full in Section F, and leave no more than a pointer to it here");
            if let Some(span) = taught {
                hit.quote(text, span);
            }
        }
    }
}

pub(super) const MONEY_INSTEAD_OF_PROVISION: Rule = Rule {
    code: "F-019",
    name: "money-instead-of-provision",
    fault: "A band, an amount of money or top-up stands where provision should",
    doc: "A plan must specify the special educational provision. A band or a sum of money says what a school is paid, not \
what the child or young person gets, and the amounts change while the plan stays.

Judged where the words name a band, top-up or money and neither an activity nor any amount of time.",
    basis: Basis::Must,
    law: &[Citation::act("37(2)(c)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Band 4 funding.\u{201d}",
    right: "What the money buys: what is done, by whom, how often and for how long.",
    decided: Decided::ByEngine(money_instead_of_provision),
};

static MONEY: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "band a",
        "band b",
        "band c",
        "band d",
        "band e",
        "band f",
        "band 1",
        "band 2",
        "band 3",
        "band 4",
        "band 5",
        "band 6",
        "band 7",
        "band 8",
        "banding",
        "banded funding",
        "top-up",
        "top up funding",
        "element 3",
        "element 2",
        "high needs funding",
        "high-needs funding",
        "high-needs band",
        "notional budget",
        "funding of",
        "matrix level",
    ])
});

/// Words that make the funding the whole of what is said.
static FUNDED: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::of(&["(is|are|be|will be) funded", "(top-up|top up) (funding|of)"]));

fn money_instead_of_provision(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        let said = said(item);
        // "Callum's provision is funded at Band 4": the funding itself is no activity.
        if (said.what && !FUNDED.is_in(item.words())) || said.amount {
            continue;
        }
        if let Some(span) = MONEY.first(item.words()) {
            found
                .warning(words_of(item), "money or a band stands where provision should")
                .mend("say what is done with the child or young person, by whom, how often and for how long; keep the band in the record of local funding")
                .quote(text, span);
        }
    }
}

pub(super) const BRAND_WITHOUT_EQUIVALENT: Rule = Rule {
    code: "F-020",
    name: "brand-without-equivalent",
    fault: "A programme is named by its brand alone",
    doc: "A brand can be withdrawn, renamed or not be what a new school uses, and the provision then fails by its name. Say \
what kind of programme it is, and name the brand as the one used now or one that delivers the same.

Only programmes sold or licensed under a name are judged, from a list. A named method that anyone trained may use is not.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "\u{201c}Toe by Toe for 15 minutes a day.\u{201d}",
    right: "\u{201c}A structured phonics programme (now Toe by Toe, or one that delivers the same) for 15 minutes every \
school day.\u{201d}",
    decided: Decided::InPart(
        brand_without_equivalent,
        "Where the advice asks for one programme and no other, its name alone is right: that is for a person.",
    ),
};

static BRANDS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "toe by toe",
        "read write inc",
        "nessy",
        "lexia",
        "wordshark",
        "numbershark",
        "word wasp",
        "clicker 8",
        "reading eggs",
        "power of 2",
        "plus 1",
        "catch up literacy",
        "catch up numeracy",
        "talkabout",
        "thrive approach",
        "numicon",
        "beat dyslexia",
        "idl literacy",
        "rapid reading",
        "fresh start phonics",
        "stareway to spelling",
        "write from the start",
        "speed up handwriting",
        "rainbow readers",
    ])
});

static OR_EQUAL: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "or equivalent",
        "or equal",
        "or similar",
        "or a similar",
        "or another",
        "or one that",
        "or an equivalent",
        "currently",
        "for example",
        "such as",
        "at present",
        "now used",
    ])
});

fn brand_without_equivalent(subject: &Subject<'_>, found: &mut Found) {
    for item in in_section_f(subject) {
        let text = item.provision.text.as_str();
        if OR_EQUAL.is_in(item.words()) {
            continue;
        }
        for span in BRANDS.all(item.words()) {
            found
                .warning(words_of(item), "the programme is named by its brand alone")
                .mend("say what kind of programme it is, and that another that delivers the same will do, if the adviser agrees")
                .quote(text, span);
        }
    }
}

/// Whether the whole education is otherwise than at a school or institution.
pub(super) fn is_education_otherwise(plan: &Plan) -> bool {
    plan.sections.placement.status == crate::model::PlacementStatus::EducationOtherwise
}
