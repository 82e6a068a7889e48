//! The twelve sections filled from what was recognised.

use super::last_sections::{budget, papers, placement};
use super::maker::{Maker, text};
use super::provision::provision;
use crate::convert::recognise::{ReadAs, View, parse_date};
use crate::model::{
    AchieveBy, AreaOfNeed, BroadArea, CareNeed, Confidence, ItemId, NoneIdentified, NoneIdentifiedFinding,
    Outcome, Plan, Section, SpecialEducationalNeed, Text, ViewEntry, Whose,
};

/// Fills all sections.
pub(super) fn fill(maker: &mut Maker<'_>, plan: &mut Plan) {
    views(maker, plan);
    let needs = needs(maker, plan);
    strengths(maker, plan);
    let outcomes = outcomes(maker, plan, &needs);
    provisions(maker, plan, &needs, &outcomes);
    none_identified(maker, plan);
    placement(maker, plan);
    budget(maker, plan);
    papers(maker, plan);
}

fn views(maker: &mut Maker<'_>, plan: &mut Plan) {
    let items = &maker.recognised.items.views;
    let section = &mut plan.sections.views;
    for item in items {
        let whole = match item.view {
            Some(View::History) => Some((&mut section.history, "/sections/A/history")),
            Some(View::HowToCommunicate) => {
                Some((&mut section.how_to_communicate, "/sections/A/how_to_communicate"))
            }
            _ => None,
        };
        if let Some((into, pointer)) = whole {
            append(into, &item.text);
            item.entries.iter().for_each(|&at| maker.goes(at, pointer));
            continue;
        }
        let (list, name) = match item.view {
            Some(View::Interests) => (&mut section.interests, "interests"),
            Some(View::Strengths) => (&mut section.strengths, "strengths"),
            Some(View::Aspirations) => (&mut section.aspirations, "aspirations"),
            _ => (&mut section.views, "views"),
        };
        let pointer = format!("/sections/A/{name}/{}/text", list.len());
        item.entries.iter().for_each(|&at| maker.goes(at, pointer.clone()));
        list.push(ViewEntry {
            id: maker.item_id("view", &item.entries),
            label: None,
            title: None,
            text: text(&item.text),
            // Whose view it is stands in no record unless the source says it.
            whose: match item.view {
                Some(View::Child) => Some(Whose::Child),
                Some(View::Parent) => Some(Whose::Parent),
                _ => None,
            },
            who: None,
            direct_quotation: None,
            gathered_how: None,
            gathered_by: None,
            gathered_on: None,
            media: Vec::new(),
            provenance: Some(maker.provenance(&item.entries, Maker::confidence(item))),
        });
    }
}

pub(super) fn append(into: &mut Option<Text>, words: &str) {
    *into = Some(match into.take() {
        Some(known) => text(&format!("{}\n\n{words}", known.as_str())),
        None => text(words),
    });
}

/// The needs; their identities in the order of the items found.
fn needs(maker: &mut Maker<'_>, plan: &mut Plan) -> Vec<ItemId> {
    let mut ids = Vec::new();
    let mut without_area = 0;
    let mut first_without = None;
    for item in &maker.recognised.items.needs {
        let id = maker.item_id("need", &item.entries);
        ids.push(id);
        let mut confidence = Maker::confidence(item);
        let provenance = |maker: &Maker<'_>, confidence| Some(maker.provenance(&item.entries, confidence));
        let details: Vec<&str> = item.details.iter().map(|(_, words)| words.as_str()).collect();
        let impact = (!details.is_empty()).then(|| text(&details.join("\n\n")));
        let (letter, count, detail) = match item.section {
            Some(Section::C) => ("C", plan.sections.health_care_needs.needs.len(), "impact"),
            Some(Section::D) => ("D", plan.sections.social_care_needs.needs.len(), "impact"),
            _ => ("B", plan.sections.special_educational_needs.needs.len(), "impact_in_setting"),
        };
        for &at in &item.entries {
            let field =
                if maker.recognised.entries[at].read_as == ReadAs::NeedDetail { detail } else { "text" };
            maker.goes(at, format!("/sections/{letter}/needs/{count}/{field}"));
        }
        if letter == "B" {
            let area = item.area.unwrap_or_else(|| {
                without_area += 1;
                first_without.get_or_insert(item.entries[0]);
                confidence = Confidence::Low;
                likely_area(&item.text)
            });
            plan.sections.special_educational_needs.needs.push(SpecialEducationalNeed {
                id,
                label: item.label.clone(),
                title: None,
                area,
                local_area: None,
                types: Vec::new(),
                text: text(&item.text),
                strengths: None,
                impact_in_setting: impact,
                impact_in_daily_life: None,
                current_level: None,
                evidence: Vec::new(),
                provenance: provenance(maker, confidence),
            });
            continue;
        }
        let need = CareNeed {
            id,
            label: item.label.clone(),
            title: None,
            text: text(&item.text),
            strengths: None,
            impact,
            relates_to: Vec::new(),
            evidence: Vec::new(),
            provenance: provenance(maker, confidence),
        };
        if letter == "C" {
            plan.sections.health_care_needs.needs.push(need);
        } else {
            plan.sections.social_care_needs.needs.push(need);
        }
    }
    if without_area > 0 {
        let reason = format!(
            "the source does not say the broad area of {without_area} of the needs; it was taken from their words, so check each"
        );
        maker.doubt(first_without, reason);
    }
    ids
}

/// The area that the words of a need point to most. It is only used with a doubt.
fn likely_area(words: &str) -> BroadArea {
    let words = words.to_lowercase();
    let count = |list: &[&str]| list.iter().filter(|word| words.contains(**word)).count();
    let counts = [
        (
            BroadArea::CommunicationAndInteraction,
            count(&[
                "speech",
                "language",
                "communicat",
                "word",
                "sentence",
                "conversation",
                "talk",
                "social",
                "autis",
                "understand",
                "sign",
            ]),
        ),
        (
            BroadArea::CognitionAndLearning,
            count(&[
                "read",
                "writ",
                "spell",
                "math",
                "number",
                "learn",
                "memory",
                "phonic",
                "concept",
                "attainment",
            ]),
        ),
        (
            BroadArea::SocialEmotionalMentalHealth,
            count(&[
                "anxi",
                "emotion",
                "behav",
                "friend",
                "feel",
                "angry",
                "upset",
                "worr",
                "self-esteem",
                "regulat",
            ]),
        ),
        (
            BroadArea::SensoryAndPhysical,
            count(&[
                "hear",
                "vision",
                "visual",
                "motor",
                "physical",
                "sensory",
                "walk",
                "wheelchair",
                "noise",
                "sound",
                "grip",
            ]),
        ),
    ];
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(BroadArea::CognitionAndLearning, |(area, _)| *area)
}

fn strengths(maker: &mut Maker<'_>, plan: &mut Plan) {
    for item in &maker.recognised.items.strengths {
        let sections = &mut plan.sections;
        match (item.section, item.area) {
            (Some(Section::C), _) => {
                append(&mut sections.health_care_needs.strengths, &item.text);
                item.entries.iter().for_each(|&at| maker.goes(at, "/sections/C/strengths"));
            }
            (Some(Section::D), _) => {
                append(&mut sections.social_care_needs.strengths, &item.text);
                item.entries.iter().for_each(|&at| maker.goes(at, "/sections/D/strengths"));
            }
            (_, Some(area)) => {
                let at_area = area_at(&mut sections.special_educational_needs.areas, area);
                append(&mut sections.special_educational_needs.areas[at_area].strengths, &item.text);
                item.entries
                    .iter()
                    .for_each(|&at| maker.goes(at, format!("/sections/B/areas/{at_area}/strengths")));
            }
            // Strengths of no area stay among the words that were not placed.
            _ => {}
        }
    }
}

fn area_at(areas: &mut Vec<AreaOfNeed>, area: BroadArea) -> usize {
    areas.iter().position(|known| known.area == area && known.local_area.is_none()).unwrap_or_else(|| {
        areas.push(AreaOfNeed {
            area,
            local_area: None,
            strengths: None,
            summary: None,
            none_identified: None,
        });
        areas.len() - 1
    })
}

fn outcomes(maker: &mut Maker<'_>, plan: &mut Plan, needs: &[ItemId]) -> Vec<ItemId> {
    let mut ids = Vec::new();
    for (number, item) in maker.recognised.items.outcomes.iter().enumerate() {
        let id = maker.item_id("outcome", &item.entries);
        ids.push(id);
        let of = |kind: ReadAs| -> Vec<&str> {
            item.details.iter().filter(|(as_, _)| *as_ == kind).map(|(_, words)| words.as_str()).collect()
        };
        let at_list = plan.sections.outcomes.outcomes.len();
        let mut step = 0;
        for &at in &item.entries {
            let field = match maker.recognised.entries[at].read_as {
                ReadAs::Step => {
                    step += 1;
                    format!("steps/{}", step - 1)
                }
                ReadAs::ByWhen => "achieve_by/as_written".to_owned(),
                ReadAs::Baseline => "baseline".to_owned(),
                _ => "text".to_owned(),
            };
            maker.goes(at, format!("/sections/E/outcomes/{at_list}/{field}"));
        }
        let by_when = of(ReadAs::ByWhen).join("\n");
        let baseline = of(ReadAs::Baseline).join("\n\n");
        let links = &maker.recognised.links.outcome_to_need;
        plan.sections.outcomes.outcomes.push(Outcome {
            id,
            label: item.label.clone(),
            title: None,
            text: text(&item.text),
            baseline: (!baseline.is_empty()).then(|| text(&baseline)),
            target: None,
            measure: None,
            scale: None,
            achieve_by: (!by_when.is_empty()).then(|| AchieveBy {
                date: parse_date(by_when.split_once(':').map_or(by_when.as_str(), |(_, day)| day)),
                phase: None,
                as_written: Some(by_when.clone()),
            }),
            reviewed_by: None,
            preparing_for_adulthood: Vec::new(),
            needs: links
                .iter()
                .filter(|(outcome, _)| *outcome == number)
                .map(|(_, need)| needs[*need])
                .collect(),
            aspirations: Vec::new(),
            steps: of(ReadAs::Step).into_iter().map(text).collect(),
            measure_kinds: Vec::new(),
            evidence: Vec::new(),
            provenance: Some(maker.provenance(&item.entries, Maker::confidence(item))),
        });
    }
    ids
}

fn provisions(maker: &mut Maker<'_>, plan: &mut Plan, needs: &[ItemId], outcomes: &[ItemId]) {
    let mut joint = None;
    for (number, item) in maker.recognised.items.provisions.iter().enumerate() {
        let letter = item
            .section
            .filter(|s| matches!(s, Section::G | Section::H1 | Section::H2))
            .unwrap_or(Section::F);
        let sections = &mut plan.sections;
        let list = match letter {
            Section::G => &mut sections.health_care_provision.provisions,
            Section::H1 => &mut sections.social_care_provision_h1.provisions,
            Section::H2 => &mut sections.social_care_provision_h2.provisions,
            _ => &mut sections.special_educational_provision.provisions,
        };
        let pointer = format!("/sections/{}/provisions/{}", letter.letter(), list.len());
        let id = maker.item_id("provision", &item.entries);
        let links = &maker.recognised.links;
        let meets =
            links.provision_to_need.iter().filter(|(one, _)| *one == number).map(|(_, need)| needs[*need]);
        let supports = links
            .provision_to_outcome
            .iter()
            .filter(|(one, _)| *one == number)
            .map(|(_, two)| outcomes[*two]);
        let (meets, supports) = (meets.collect(), supports.collect());
        if item.joint_h {
            joint = joint.or_else(|| item.entries.first().copied());
        }
        list.push(provision(maker, item, id, &pointer, meets, supports));
    }
    if joint.is_some() {
        maker.doubt(
            joint,
            "the source does not part H1 from H2; all of it was put into H2, so move to H1 what is owed under section 2 of the 1970 Act",
        );
    }
}

fn none_identified(maker: &mut Maker<'_>, plan: &mut Plan) {
    for item in &maker.recognised.items.none {
        let said = NoneIdentified {
            finding: finding(&item.text),
            statement: Some(text(&item.text)),
            source: None,
            date: None,
        };
        let sections = &mut plan.sections;
        let (into, empty, pointer) = match item.section {
            Some(Section::C) => {
                let own = &mut sections.health_care_needs;
                (&mut own.none_identified, own.needs.is_empty(), "/sections/C/none_identified".to_owned())
            }
            Some(Section::D) => {
                let own = &mut sections.social_care_needs;
                (&mut own.none_identified, own.needs.is_empty(), "/sections/D/none_identified".to_owned())
            }
            Some(Section::G) => {
                let own = &mut sections.health_care_provision;
                (
                    &mut own.none_identified,
                    own.provisions.is_empty(),
                    "/sections/G/none_identified".to_owned(),
                )
            }
            Some(Section::H1) => {
                let own = &mut sections.social_care_provision_h1;
                (
                    &mut own.none_identified,
                    own.provisions.is_empty(),
                    "/sections/H1/none_identified".to_owned(),
                )
            }
            Some(Section::H2) => {
                let own = &mut sections.social_care_provision_h2;
                (
                    &mut own.none_identified,
                    own.provisions.is_empty(),
                    "/sections/H2/none_identified".to_owned(),
                )
            }
            Some(Section::J) => (
                &mut sections.personal_budget.none_identified,
                true,
                "/sections/J/none_identified".to_owned(),
            ),
            Some(Section::B) => {
                let Some(area) = item.area else { continue };
                let held = sections.special_educational_needs.needs.iter().any(|need| need.area == area);
                let at = area_at(&mut sections.special_educational_needs.areas, area);
                let own = &mut sections.special_educational_needs.areas[at].none_identified;
                (own, !held, format!("/sections/B/areas/{at}/none_identified"))
            }
            _ => continue,
        };
        if into.is_none() && empty {
            *into = Some(said);
            item.entries.iter().for_each(|&at| maker.goes(at, format!("{pointer}/statement")));
        }
    }
}

fn finding(words: &str) -> NoneIdentifiedFinding {
    let words = words.to_lowercase();
    if words.contains("not known to") {
        NoneIdentifiedFinding::NotKnownToService
    } else if words.contains("not applicable") || words.trim_end_matches('.') == "n/a" {
        NoneIdentifiedFinding::NotApplicable
    } else if words.contains("not assessed") {
        NoneIdentifiedFinding::NotAssessed
    } else if words.contains("not request") || words.contains("do not wish") {
        NoneIdentifiedFinding::NotRequested
    } else {
        NoneIdentifiedFinding::NoneIdentified
    }
}
