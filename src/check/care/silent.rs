//! Sections C and D that say nothing, or only that a service does not know the person.

use super::LISTS;
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{PlanText, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{AdviceKind, CareNeed, NoneIdentified, NoneIdentifiedFinding, Section};
use crate::wording::Words;

pub(super) const HEALTH_NEEDS_SILENT: Rule = Rule {
    code: "C-001",
    name: "health-needs-silent",
    fault: "Section C holds neither a health need nor a word that none was found",
    doc: "A blank can mean that there are no health needs, that nobody asked, or that a page was lost. A sentence that \
none was identified, with who looked and when, is an answer.

Found is a Section C without needs and without the record that none was identified. Strengths alone do not count. \
That the labelled section is there is the law\u{2019}s; a blank in it where there is no need is not by itself a breach, \
so this is good practice. What the record says there is judged by C-002.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Section C: nothing.",
    right: "\u{201c}The paediatrician found no health needs related to Ines\u{2019}s learning (2 September 2026).\u{201d}",
    decided: Decided::ByEngine(|subject, found| silent(subject, found, Section::C)),
};

pub(super) const SOCIAL_CARE_NEEDS_SILENT: Rule = Rule {
    code: "D-001",
    name: "social-care-needs-silent",
    fault: "Section D holds neither a social care need nor a word that none was found",
    doc: "A blank can mean that there are no social care needs, that nobody asked, or that a page was lost. A sentence that \
none was identified, with who looked and when, is an answer.

Found is a Section D without needs and without the record that none was identified. Strengths alone do not count. \
That the labelled section is there is the law\u{2019}s; a blank in it where there is no need is not by itself a breach, \
so this is good practice. What the record says there is judged by D-002.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Section D: nothing.",
    right: "\u{201c}A social worker met the family on 6 October 2026 and found no social care needs.\u{201d}",
    decided: Decided::ByEngine(|subject, found| silent(subject, found, Section::D)),
};

fn care_section<'a>(subject: &Subject<'a>, section: Section) -> (&'a [CareNeed], Option<&'a NoneIdentified>) {
    let sections = &subject.plan.sections;
    if section == Section::C {
        (&sections.health_care_needs.needs, sections.health_care_needs.none_identified.as_ref())
    } else {
        (&sections.social_care_needs.needs, sections.social_care_needs.none_identified.as_ref())
    }
}

fn silent(subject: &Subject<'_>, found: &mut Found, section: Section) {
    let (needs, none) = care_section(subject, section);
    if needs.is_empty() && none.is_none() {
        let (letter, service) = words_for(section);
        found
            .warning(
                Subject::section(section),
                format!("Section {letter} says nothing: neither a need nor that none was found"),
            )
            .mend(format!(
                "ask {service} and record the needs, or that none was identified, with who looked and when"
            ));
    }
}

const fn words_for(section: Section) -> (&'static str, &'static str) {
    match section {
        Section::C => ("C", "the health service"),
        _ => ("D", "social care"),
    }
}

pub(super) const NOT_KNOWN_TO_HEALTH: Rule = Rule {
    code: "C-002",
    name: "not-known-to-health",
    fault: "That health does not know the child stands in place of a finding",
    doc: "\u{201c}Not known to health\u{201d} tells about a service\u{2019}s list and nothing about the child. The council must \
seek medical advice for an assessment (regulation 6(1)(c)).

Found are the record that the service does not know the person, and such words in Section C where no word beside them tells that somebody \
checked, met or assessed. The law is cited where Section K holds no medical advice; where it does, what \
the advice found should stand here, and that is good practice.",
    basis: Basis::Must,
    law: &[Citation::regulation("6(1)(c)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Not known to health.\u{201d}",
    right: "\u{201c}Health checked its records on 5 October 2026 and found no needs related to Ines\u{2019}s learning.\u{201d}",
    decided: Decided::ByEngine(|subject, found| not_known(subject, found, Section::C, AdviceKind::Medical)),
};

pub(super) const NOT_KNOWN_TO_SOCIAL_CARE: Rule = Rule {
    code: "D-002",
    name: "not-known-to-social-care",
    fault: "That social care does not know the child stands in place of a finding",
    doc: "\u{201c}Not known to social care\u{201d} tells about a service\u{2019}s list and nothing about the child. Every \
disabled child can have needs that nobody has looked at. The council must seek advice from social care for an \
assessment (regulation 6(1)(e)).

Found are the record that the service does not know the person, and such words in Section D where no word beside them tells that somebody \
screened, met or assessed. The law is cited where Section K holds no social care advice; where it does, what \
the advice found should stand here, and that is good practice.",
    basis: Basis::Must,
    law: &[Citation::regulation("6(1)(e)")],
    in_force: InForce::SINCE_2014,
    wrong: "\u{201c}Not known to social care.\u{201d}",
    right: "\u{201c}Social care screened on 6 October 2026; the parents did not want an assessment; no needs were identified.\u{201d}",
    decided: Decided::ByEngine(|subject, found| not_known(subject, found, Section::D, AdviceKind::SocialCare)),
};

fn not_known(subject: &Subject<'_>, found: &mut Found, section: Section, advice: AdviceKind) {
    let (_, none) = care_section(subject, section);
    let asked = subject.plan.sections.advice.advice.iter().any(|item| item.kind == advice);
    let basis = if asked { Basis::GoodPractice } else { Basis::Must };
    let (letter, service) = words_for(section);
    let message = format!(
        "Section {letter} says that a service does not know the person, which is not the same as no needs"
    );
    let mend = format!("ask {service} to look, and record what was found, by whom and when");
    let recorded = none.is_some_and(|none| none.finding == NoneIdentifiedFinding::NotKnownToService);
    let said = subject.told().filter(|(text, _)| text.section == Some(section)).find(|(text, words)| {
        (text.is("statement") || text.is("text")) && is_only_not_known(text, words, recorded)
    });
    match said {
        Some((text, words)) => {
            let range = LISTS.not_known.find(words).next().unwrap_or(0..words.len());
            found
                .warning(text.path.clone(), message)
                .on(basis)
                .quote(text.text, words.stretch(&range))
                .mend(mend);
        }
        None if recorded => {
            let path = Subject::section(section).field("none_identified").field("finding");
            found.warning(path, message).on(basis).mend(mend);
        }
        None => {}
    }
}

/// Whether a text says that a service does not know the person, and not that somebody looked.
fn is_only_not_known(text: &PlanText<'_>, words: &Words<'_>, recorded: bool) -> bool {
    /// A longer text tells more than the phrase. This project's own number.
    const SHORT: usize = 20;
    let says = LISTS.not_known.find_unquoted(words).next().is_some();
    let looked = LISTS.looked.is_in(words);
    if text.is("statement") { says && (recorded || !looked) } else { says && !looked && words.len() < SHORT }
}
