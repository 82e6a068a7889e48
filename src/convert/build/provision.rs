//! A provision with the facts that its words state; what two readings would tell differently is left out.

use super::maker::{Maker, text};
use crate::convert::recognise::{Item, ReadAs};
use crate::model::{AsWritten, Deliverer, DelivererRole, ItemId, Provision, ProvisionKind, Quantity};
use crate::wording;

/// Builds a provision; `pointer` is where it will stand.
pub(super) fn provision(
    maker: &mut Maker<'_>,
    item: &Item,
    id: ItemId,
    pointer: &str,
    meets: Vec<ItemId>,
    supports: Vec<ItemId>,
) -> Provision {
    let beside = &item.beside;
    let written = AsWritten {
        what: None,
        who: beside.who.clone(),
        ratio: beside.ratio.clone(),
        how_often: beside.how_often.clone(),
        how_long: beside.how_long.clone(),
    };
    let reading = wording::provision::read(&item.text);
    let who = beside.who.as_deref().map(|words| {
        let role = wording::provision::read(words).who;
        Deliverer { role, as_written: Some(words.to_owned()), qualification: None, organisation: None }
    });
    let who = who.or_else(|| {
        (reading.who.is_some() || reading.who_text.is_some()).then(|| Deliverer {
            role: reading.who,
            as_written: reading.who_text.clone(),
            qualification: reading.qualification.clone(),
            organisation: None,
        })
    });
    let quantities = quantities(maker, item, &reading);
    let kind = who.as_ref().and_then(|who| who.role).map_or(ProvisionKind::Other, kind_of);
    for &at in &item.entries {
        let field = match maker.recognised.entries[at].read_as {
            ReadAs::Who => "as_written/who",
            ReadAs::HowOften => "as_written/how_often",
            ReadAs::HowLong => "as_written/how_long",
            ReadAs::Ratio => "as_written/ratio",
            ReadAs::Review => "monitoring",
            _ => "text",
        };
        maker.goes(at, format!("{pointer}/{field}"));
    }
    let empty = written == AsWritten::default();
    Provision {
        id,
        label: item.label.clone(),
        title: None,
        text: text(&item.text),
        kind,
        activity: None,
        delivered_by: who.into_iter().collect(),
        quantities,
        setting: None,
        starts_on: None,
        ends_on: None,
        monitoring: beside.review.as_deref().map(text),
        commissioner: None,
        tier: None,
        meets,
        supports,
        evidence: Vec::new(),
        direct_payment: None,
        section_2_service: None,
        as_written: (!empty).then_some(written),
        provenance: Some(maker.provenance(&item.entries, Maker::confidence(item))),
    }
}

/// The amounts, where one reading is left: the words and what stands beside them must not differ.
fn quantities(
    maker: &mut Maker<'_>,
    item: &Item,
    reading: &wording::provision::ProvisionReading,
) -> Vec<Quantity> {
    let beside: Vec<&str> = [&item.beside.how_often, &item.beside.how_long, &item.beside.ratio]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let sure = |reading: &wording::provision::ProvisionReading| !reading.unsure && !reading.changes;
    if beside.is_empty() {
        return if sure(reading) { reading.quantities.clone() } else { Vec::new() };
    }
    let own = wording::provision::read(&beside.join(", "));
    if !sure(&own) {
        return Vec::new();
    }
    if reading.quantities.is_empty() || own.quantities.is_empty() {
        return if own.quantities.is_empty() { Vec::new() } else { own.quantities };
    }
    if sure(reading) && own.differences(&reading.quantities).is_empty() {
        return own.quantities;
    }
    maker.doubt(
        item.entries.first().copied(),
        "the words of this provision and the amount beside them tell different amounts; no amount was recorded",
    );
    Vec::new()
}

/// The kind of help that a role's own work is.
const fn kind_of(role: DelivererRole) -> ProvisionKind {
    match role {
        DelivererRole::Teacher | DelivererRole::Tutor => ProvisionKind::Teaching,
        DelivererRole::SpecialistTeacher
        | DelivererRole::TeacherOfTheDeaf
        | DelivererRole::TeacherOfVisionImpaired => ProvisionKind::SpecialistTeaching,
        DelivererRole::TeachingAssistant => ProvisionKind::TeachingAssistant,
        DelivererRole::SpeechAndLanguageTherapist => ProvisionKind::SpeechAndLanguageTherapy,
        DelivererRole::OccupationalTherapist => ProvisionKind::OccupationalTherapy,
        DelivererRole::Physiotherapist => ProvisionKind::Physiotherapy,
        DelivererRole::EducationalPsychologist => ProvisionKind::EducationalPsychology,
        DelivererRole::ClinicalPsychologist
        | DelivererRole::Counsellor
        | DelivererRole::EmotionalLiteracySupportAssistant => ProvisionKind::EmotionalSupport,
        DelivererRole::CreativeTherapist => ProvisionKind::OtherTherapy,
        DelivererRole::Nurse => ProvisionKind::Nursing,
        _ => ProvisionKind::Other,
    }
}
