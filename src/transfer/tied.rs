//! What of a plan is tied to the place that the child or young person left.
//!
//! Decided from the fields of the record where they say it; from words only as a question for a person, with the
//! words shown. What is not seen here may be tied all the same, and nothing is ever said to be free.

use crate::diff;
use crate::model::{DirectPayment, Plan, Provision, Section, Text};
use crate::wording::{PhraseList, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// The council that sends, or its people.
    Council,
    /// The setting, or its people.
    Setting,
    /// Whoever gives the help, named as an organisation.
    Provider,
    /// A team or service that each council has of its own.
    Team,
    /// The body that arranges health care, or its people.
    HealthBody,
    /// A direct payment, or another part of a personal budget.
    DirectPayment,
    /// Getting there.
    Transport,
    /// A band or top-up of one council.
    Band,
}

impl TieKind {
    /// The kind in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Setting => "setting",
            Self::Provider => "provider",
            Self::Team => "team",
            Self::HealthBody => "health body",
            Self::DirectPayment => "direct payment",
            Self::Transport => "transport",
            Self::Band => "band",
        }
    }
}

/// One way in which something is tied to the old place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Tie {
    /// What ties.
    pub kind: TieKind,
    /// Whether the record itself says so. Else a person has to look.
    pub sure: bool,
    /// Why, in a sentence without a full stop.
    pub reason: String,
}

#[derive(Default, Deserialize)]
struct File {
    setting: Vec<String>,
    team: Vec<String>,
    health_body: Vec<String>,
    transport: Vec<String>,
    band: Vec<String>,
}

static LISTS: LazyLock<Vec<(TieKind, PhraseList)>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("places.toml")).unwrap_or_default();
    vec![
        (TieKind::Setting, PhraseList::from(file.setting)),
        (TieKind::Team, PhraseList::from(file.team)),
        (TieKind::HealthBody, PhraseList::from(file.health_body)),
        (TieKind::Transport, PhraseList::from(file.transport)),
        (TieKind::Band, PhraseList::from(file.band)),
    ]
});

/// The names in the record that belong to the old place.
pub(super) struct OldPlace {
    names: Vec<(TieKind, String, PhraseList)>,
    /// The names among them that are only a place.
    cores: Vec<String>,
}

impl OldPlace {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut place = Self { names: Vec::new(), cores: Vec::new() };
        let council = &plan.local_authority;
        place.add_with_core(TieKind::Council, &council.name);
        for before in &plan.previous_authorities {
            place.add_with_core(TieKind::Council, &before.name);
        }
        let teams = [
            &council.special_educational_needs_team,
            &council.information_advice_and_support,
            &council.mediation_adviser,
            &council.disagreement_resolution,
        ];
        for name in teams.into_iter().flatten().filter_map(|team| team.name.as_deref()) {
            // "SEN team" is every council's.
            if !distinctive(name).is_empty() && name.split_whitespace().count() > 2 {
                place.add(TieKind::Council, name);
            }
        }
        let child = &plan.child_or_young_person;
        for placement in &plan.sections.placement.placements {
            place.add_all(TieKind::Setting, placement.name.as_deref());
        }
        place.add_all(TieKind::Setting, child.setting_attended.as_ref().map(|setting| setting.name.as_str()));
        let agreement = plan.sections.health_care_provision.agreement.as_ref();
        place.add_all(TieKind::HealthBody, agreement.map(|agreement| agreement.body.as_str()));
        place.add_all(
            TieKind::HealthBody,
            child.general_practice.as_ref().map(|practice| practice.name.as_str()),
        );
        let health = child.key_health_professional.iter().map(|person| (TieKind::HealthBody, person));
        let others = child.social_worker.iter().chain(&child.other_professionals);
        for (kind, person) in health.chain(others.map(|person| (TieKind::Provider, person))) {
            place.add_all(kind, person.organisation.as_deref());
            // A name of one word is anybody's.
            place.add_all(kind, person.name.as_deref().filter(|name| name.contains(' ')));
        }
        for deliverer in plan.sections.provisions().flat_map(|provision| &provision.delivered_by) {
            place.add_all(TieKind::Provider, deliverer.organisation.as_deref());
        }
        place
    }

    fn add_all(&mut self, kind: TieKind, name: Option<&str>) {
        if let Some(name) = name {
            self.add(kind, name);
        }
    }

    fn add(&mut self, kind: TieKind, name: &str) {
        let name = name.trim();
        if name.chars().count() > 2
            && !self.names.iter().any(|(_, known, _)| known.eq_ignore_ascii_case(name))
        {
            self.names.push((kind, name.to_owned(), PhraseList::of(&[&name.to_lowercase()])));
        }
    }

    /// A name, and the part of it that is the place: "Tarnside" of "Tarnside Council".
    fn add_with_core(&mut self, kind: TieKind, name: &str) {
        self.add(kind, name);
        let core = distinctive(name);
        if core.chars().count() > 3 && !core.eq_ignore_ascii_case(name.trim()) {
            self.add(kind, &core);
            self.cores.push(core);
        }
    }

    /// The first name of the old place in a text, the longest where several begin together.
    fn named_in(&self, text: &str) -> Vec<(TieKind, String)> {
        let words = Words::of(text);
        let mut found: Vec<(TieKind, String)> = Vec::new();
        for (kind, _, phrase) in &self.names {
            for stretch in phrase.all(&words) {
                let said: String =
                    text.chars().skip(stretch.start).take(stretch.end - stretch.start).collect();
                // A place in small letters is another word.
                if said.chars().any(char::is_uppercase) {
                    found.push((*kind, said));
                    break;
                }
            }
        }
        // "Tarnside" within "Tarnside Council" says nothing more.
        let all = found.clone();
        found.retain(|(_, one)| !all.iter().any(|(_, other)| other.len() > one.len() && other.contains(one)));
        found
    }

    /// To what of the old place a body belongs by its name, whether that is sure, and why.
    fn belongs(&self, body: &str) -> (TieKind, bool, String) {
        let words = Words::of(body);
        let of = |wanted: TieKind, whole: bool| {
            self.names.iter().find(|(kind, name, phrase)| {
                *kind == wanted && self.is_whole(name) == whole && phrase.is_in(&words)
            })
        };
        if of(TieKind::Council, true).is_some() {
            return (
                TieKind::Council,
                true,
                "the council that the plan comes from, or a part of it".to_owned(),
            );
        }
        if of(TieKind::Setting, true).is_some() {
            return (TieKind::Setting, true, "the setting, or a part of it".to_owned());
        }
        if of(TieKind::HealthBody, true).is_some() {
            let why = "whether the move changes the health body is not known";
            return (TieKind::HealthBody, false, why.to_owned());
        }
        if let Some((_, name, _)) = of(TieKind::Council, false) {
            return (
                TieKind::Provider,
                false,
                format!("it is named after {name}; ask whether it works in the new area"),
            );
        }
        (TieKind::Provider, false, "whether it works in the new area is not known".to_owned())
    }

    /// Whether a name is a whole one, and not only the part that is a place.
    fn is_whole(&self, name: &str) -> bool {
        !self.cores.iter().any(|core| core.eq_ignore_ascii_case(name))
    }

    /// What ties a provision to the old place, what is sure first.
    pub(super) fn ties(&self, plan: &Plan, section: Section, provision: &Provision) -> Vec<Tie> {
        let mut ties = Vec::new();
        let mut add = |kind, sure, reason: String| ties.push(Tie { kind, sure, reason });
        for organisation in provision.delivered_by.iter().filter_map(|who| who.organisation.as_deref()) {
            let (kind, sure, why) = self.belongs(organisation);
            add(kind, sure, format!("given by \u{201c}{organisation}\u{201d}: {why}"));
        }
        if let Some(commissioner) = provision.commissioner.as_deref() {
            let (kind, sure, why) = self.belongs(commissioner);
            add(kind, sure, format!("arranged or paid for by \u{201c}{commissioner}\u{201d}: {why}"));
        }
        if section == Section::G {
            let body =
                plan.sections.health_care_provision.agreement.as_ref().map(|agreement| &agreement.body);
            let reason = match body {
                Some(body) => format!(
                    "health care that {body} agreed to: whether the move changes the health body is not known"
                ),
                None => "health care: which body arranges it, and whether the move changes it, is not known"
                    .to_owned(),
            };
            add(TieKind::HealthBody, false, reason);
        }
        let pays = |payment: &DirectPayment| payment.provisions.contains(&provision.id);
        if provision.direct_payment == Some(true)
            || plan.sections.personal_budget.direct_payments.iter().any(pays)
        {
            let council = &plan.local_authority.name;
            add(TieKind::DirectPayment, true, format!("paid by a direct payment of {council}"));
        }
        let texts = [Some(&provision.text), provision.setting.as_ref(), provision.monitoring.as_ref()];
        let mut seen = BTreeSet::new();
        for text in texts.into_iter().flatten().map(Text::as_str) {
            for (kind, name) in self.named_in(text) {
                if seen.insert(name.to_lowercase()) {
                    add(kind, false, format!("these words name \u{201c}{name}\u{201d}"));
                }
            }
            let words = Words::of(text);
            for (kind, list) in LISTS.iter() {
                if *kind == TieKind::HealthBody && section == Section::G {
                    continue;
                }
                if let Some(stretch) = list.first(&words) {
                    let said: String =
                        text.chars().skip(stretch.start).take(stretch.end - stretch.start).collect();
                    if seen.insert(kind.words().to_owned()) {
                        add(*kind, false, format!("these words speak of \u{201c}{said}\u{201d}"));
                    }
                }
            }
        }
        ties.sort_by_key(|tie| !tie.sure);
        let mut known = BTreeSet::new();
        ties.retain(|tie| known.insert(tie.reason.clone()));
        ties
    }
}

/// What a text outside the provisions speaks of: transport, or money by a scheme of one council.
pub(super) fn speaks_of(text: &str) -> Vec<TieKind> {
    let words = Words::of(text);
    let of_place = |kind: TieKind| matches!(kind, TieKind::Transport | TieKind::Band);
    LISTS.iter().filter(|(kind, list)| of_place(*kind) && list.is_in(&words)).map(|(kind, _)| *kind).collect()
}

/// The part of a name that no other shares: its first run of words that are not generic.
fn distinctive(name: &str) -> String {
    let generic = |word: &&str| {
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        diff::is_shared_by_names(&plain.to_lowercase())
    };
    let words: Vec<&str> =
        name.split_whitespace().skip_while(generic).take_while(|word| !generic(word)).collect();
    words.join(" ").trim_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved_in() -> Plan {
        serde_json::from_str(include_str!("../../fixtures/plans/moved-in-from-another-council.json")).unwrap()
    }

    fn ties(plan: &Plan, at: usize) -> Vec<Tie> {
        OldPlace::of(plan).ties(plan, Section::F, &plan.sections.special_educational_provision.provisions[at])
    }

    #[test]
    fn the_place_is_what_is_left_of_a_name() {
        assert_eq!(distinctive("London Borough of Tarnside"), "Tarnside");
        assert_eq!(distinctive("Marlbeck and Ouse Council"), "Marlbeck");
        assert_eq!(distinctive("The Council"), "");
    }

    #[test]
    fn fields_are_sure_and_words_are_questions() {
        let mut plan = moved_in();
        let first = ties(&plan, 0);
        assert!(first.iter().any(|tie| tie.sure && tie.kind == TieKind::Setting), "{first:?}");
        assert!(first.iter().any(|tie| !tie.sure && tie.reason.contains("these words name")), "{first:?}");
        let provision = &mut plan.sections.special_educational_provision.provisions[0];
        provision.delivered_by.clear();
        provision.commissioner = None;
        assert!(ties(&plan, 0).iter().all(|tie| !tie.sure));
        let provision = &mut plan.sections.special_educational_provision.provisions[0];
        provision.text = "A teacher will read with her for ten minutes each day.".into();
        provision.setting = None;
        provision.monitoring = None;
        assert_eq!(ties(&plan, 0), []);
    }

    #[test]
    fn a_place_in_small_letters_is_another_word() {
        let mut plan = moved_in();
        plan.local_authority.name = "Reading Council".to_owned();
        let place = OldPlace::of(&plan);
        assert_eq!(place.named_in("help with reading each day"), []);
        assert_eq!(place.named_in("by the Reading outreach worker").len(), 1);
    }
}
