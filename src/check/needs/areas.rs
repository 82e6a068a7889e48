//! The four broad areas of Section B: whether each is told, with strengths, and whether the primary type fits.

use super::{LISTS, needs, says};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{BroadArea, ItemId, NeedTypeCode, NoneIdentifiedFinding, PlanPath, Section};

pub(super) const NO_STRENGTH_IN_AREA: Rule = Rule {
    code: "B-009",
    name: "no-strength-in-area",
    fault: "An area of need lists only difficulties",
    doc: "A plan should be positive about what the child can do. Teaching builds on it, and a family that reads only \
difficulties does not meet its own child.

For each broad area that holds a need, a strength counts in the fields for it, for the area or for any need in it, \
and so do words in a need that tell what the child can do, enjoys or knows. Whether the strength is \
real and worth telling is not judged.",
    basis: Basis::Should,
    law: &[Citation::code("9.61").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "Under cognition and learning: three difficulties and nothing else.",
    right: "\u{201c}Ines remembers facts about space and explains them clearly.\u{201d}",
    decided: Decided::ByEngine(no_strength_in_area),
};

fn no_strength_in_area(subject: &Subject<'_>, found: &mut Found) {
    let areas = &subject.plan.sections.special_educational_needs.areas;
    for area in BroadArea::ALL {
        let in_area: Vec<(&PlanPath, ItemId, bool)> = needs(subject)
            .filter(|(_, need)| need.area == area)
            .map(|(path, need)| (path, need.id, need.strengths.is_some()))
            .collect();
        let Some((first, ..)) = in_area.first() else { continue };
        let told = areas.iter().any(|told| told.area == area && told.strengths.is_some())
            || in_area.iter().any(|(_, id, strength)| *strength || says(subject, *id, &LISTS.strengths));
        if !told {
            found.advice((*first).clone(), format!("{} lists only difficulties", area.title())).mend(
                "add what the child can do in this area, as the family, the school or the adviser tells it",
            );
        }
    }
}

pub(super) const AREA_SILENT: Rule = Rule {
    code: "B-010",
    name: "area-silent",
    fault: "Section B says nothing of one of the broad areas of need",
    doc: "Silence about an area can mean that nobody looked. A sentence that no special educational needs were \
identified in it, with who looked and when, is an answer.

Each of the Code\u{2019}s four broad areas must hold a need, words of its own, or the record that none was \
identified. An area that is only recorded as not assessed, or an empty heading, is found as well. In a plan converted from \
an old paper only an empty heading is found: old papers had other headings. An empty Section B is \
reported by B-001 and not here. The four areas come from the Code; that each must be mentioned is good practice only.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The heading \u{201c}Sensory and physical\u{201d} with nothing under it.",
    right: "\u{201c}No special educational needs were identified in this area (educational psychologist, September 2026).\u{201d}",
    decided: Decided::ByEngine(area_silent),
};

fn area_silent(subject: &Subject<'_>, found: &mut Found) {
    const MEND: &str = "say which needs there are in this area, or record that none was identified, with who looked and when";
    if needs(subject).next().is_none() {
        return;
    }
    let areas = &subject.plan.sections.special_educational_needs.areas;
    for area in BroadArea::ALL {
        if needs(subject).any(|(_, need)| need.area == area) {
            continue;
        }
        let heading = areas.iter().position(|told| told.area == area);
        let Some(index) = heading else {
            if subject.profile != Profile::Legacy {
                found
                    .warning(
                        Subject::section(Section::B),
                        format!("Section B says nothing of {}", small(area)),
                    )
                    .mend(MEND);
            }
            continue;
        };
        let told = &areas[index];
        let path = item(Section::B, "areas", index);
        match &told.none_identified {
            Some(none)
                if matches!(
                    none.finding,
                    NoneIdentifiedFinding::NotAssessed | NoneIdentifiedFinding::NotKnownToService
                ) =>
            {
                found
                    .warning(
                        path,
                        format!("nobody has looked at {}, which is not the same as no needs", small(area)),
                    )
                    .mend("ask an adviser to look at this area, or record who looked and when");
            }
            None if told.summary.is_none() && told.strengths.is_none() => {
                found.warning(path, format!("the heading {} has nothing under it", small(area))).mend(MEND);
            }
            _ => {}
        }
    }
}

/// The area's name inside a sentence.
fn small(area: BroadArea) -> String {
    area.title().to_lowercase()
}

pub(super) const PRIMARY_TYPE_DOES_NOT_FIT: Rule = Rule {
    code: "B-011",
    name: "primary-type-does-not-fit",
    fault: "The primary type of need does not fit the needs that Section B describes",
    doc: "The yearly return takes one primary type of need. Councils plan places and staff by it, so a wrong type \
sends help to the wrong places.

It is found when no need stands in a broad area that the primary type belongs to, when two different types have \
rank 1, and when types are ranked and none has rank 1. Autism fits any area but cognition and learning alone, a specific learning \
difficulty also fits sensory and physical (co-ordination), and Down syndrome or another difficulty fits any area. \
Whether the first rank is the right choice among types that fit is not judged. In a plan converted from an old paper types are not asked for.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "The primary type is physical disability, and every need is about speech.",
    right: "Speech, language and communication needs have rank 1, physical disability rank 2.",
    decided: Decided::InPart(
        primary_type_does_not_fit,
        "which of several types that fit the needs is the primary one",
    ),
};

fn primary_type_does_not_fit(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile == Profile::Legacy {
        return;
    }
    let ranked: Vec<_> = needs(subject)
        .flat_map(|(path, need)| {
            need.types.iter().enumerate().map(move |(index, kind)| (path.field("types").index(index), kind))
        })
        .collect();
    let Some((first_ranked, _)) = ranked.first() else { return };
    let mut primary = ranked.iter().filter(|(_, kind)| kind.rank == 1);
    let Some((path, kind)) = primary.next() else {
        found
            .warning(first_ranked.clone(), "types of need are ranked, and none is the primary one")
            .mend("give the type that matters most rank 1");
        return;
    };
    if let Some((other, _)) = primary.find(|(_, other)| other.code != kind.code) {
        found
            .warning(other.clone(), "two different types of need have rank 1")
            .mend("give rank 1 to the type that matters most, and rank 2 to the next");
        return;
    }
    let fits = |area: BroadArea| fitting(kind.code).contains(&area);
    if !needs(subject).any(|(_, need)| fits(need.area)) {
        found
            .warning(path.clone(), "no need in Section B stands in an area that the primary type of need belongs to")
            .mend("choose the type that fits the needs, or ask which need of the primary type is missing from Section B");
    }
}

/// The broad areas in which a need of this type can stand.
const fn fitting(code: NeedTypeCode) -> &'static [BroadArea] {
    use BroadArea::{
        CognitionAndLearning, CommunicationAndInteraction, SensoryAndPhysical, SocialEmotionalMentalHealth,
    };
    match code {
        NeedTypeCode::Spld | NeedTypeCode::Pmld => &[CognitionAndLearning, SensoryAndPhysical],
        NeedTypeCode::Mld | NeedTypeCode::Sld => &[CognitionAndLearning],
        NeedTypeCode::Semh => &[SocialEmotionalMentalHealth],
        NeedTypeCode::Slcn => &[CommunicationAndInteraction],
        NeedTypeCode::Asd => &[CommunicationAndInteraction, SocialEmotionalMentalHealth, SensoryAndPhysical],
        NeedTypeCode::Hi | NeedTypeCode::Vi | NeedTypeCode::Msi | NeedTypeCode::Pd => &[SensoryAndPhysical],
        NeedTypeCode::Ds | NeedTypeCode::Oth => &BroadArea::ALL,
    }
}
