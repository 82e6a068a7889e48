//! Social care provision: silence, H1 from the age of 18, and provision under the wrong letter.

use super::{LISTS, label};
use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{ProvisionItem, Subject};
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{Date, ProvisionKind, Section, SectionTwoService};

pub(super) const SOCIAL_CARE_PROVISION_SILENT: Rule = Rule {
    code: "H-001",
    name: "social-care-provision-silent",
    fault: "Section H1 or H2 says nothing, or Section H1 holds provision for somebody of 18 or over",
    doc: "Section H1 is for provision that must be made for a child under 18 under section 2 of the Chronically Sick \
and Disabled Persons Act 1970 (section 37(2)(e)). From 18 there is no such provision: adult social care stands in Section H2.

Provision in Section H1 on a day when the person is 18 or over is an error, unless it had ended by then. A section that holds neither \
provision nor the record that none is needed or that it does not apply is a warning, and good practice only: a reader \
cannot tell whether anybody looked.",
    basis: Basis::Must,
    law: &[Citation::act("37(2)(e)")],
    in_force: InForce::SINCE_2014,
    wrong: "Section H1 lists a Saturday club for somebody who is 19.",
    right: "H1: \u{201c}not applicable at 18 and over\u{201d}; H2 lists the care and support under the Care Act 2014.",
    decided: Decided::ByEngine(social_care_provision_silent),
};

fn social_care_provision_silent(subject: &Subject<'_>, found: &mut Found) {
    let sections = &subject.plan.sections;
    for (section, held) in
        [(Section::H1, &sections.social_care_provision_h1), (Section::H2, &sections.social_care_provision_h2)]
    {
        if held.provisions.is_empty() && held.none_identified.is_none() {
            let letter = section.letter();
            found
                .warning(Subject::section(section), format!("Section {letter} says nothing: neither provision nor that none is needed"))
                .on(Basis::GoodPractice)
                .mend("ask social care and set out the provision, or record that none is needed or that the section does not apply, with who says so and when");
        }
    }
    if is_adult(subject) {
        for item in subject.provisions.iter().filter(|item| item.section == Section::H1) {
            if item.provision.ends_on.is_some_and(|end| end < subject.on) {
                continue;
            }
            let label = label(subject, item.provision.id);
            found
                .error(item.path.clone(), format!("{label} stands in Section H1, which is for people under 18"))
                .mend("ask adult social care what is owed now, set it out in Section H2, and record that Section H1 does not apply");
        }
    }
}

/// Whether the person has turned 18 by the day of judging.
fn is_adult(subject: &Subject<'_>) -> bool {
    let born = subject.plan.child_or_young_person.date_of_birth;
    let year = born.year().saturating_add(18);
    // Somebody born on 29 February turns 18 on 1 March of a common year.
    let birthday = Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1));
    birthday.is_ok_and(|birthday| birthday <= subject.on)
}

pub(super) const SOCIAL_CARE_MISPLACED: Rule = Rule {
    code: "H-002",
    name: "social-care-misplaced",
    fault: "Social care provision stands under the wrong letter of Section H",
    doc: "Section H1 is a closed list: the services of section 2 of the Chronically Sick and Disabled Persons Act 1970, \
such as practical help and adaptations at home and short breaks that are not overnight. Everything else, overnight short \
breaks among it, belongs in Section H2 (regulation 12(1)(h); Code, paragraph 9.69). The difference matters to a family: the \
duty under that Act is a strong one.

Under 18, found in Section H2 are items that the record marks as a section 2 service, help at home, and words of an \
adaptation of the home. Found in Section H1 are short breaks with nights away. From 18 everything \
belongs in Section H2, and rule H-001 speaks. Whether the tests of the Act are met is left to social care.",
    basis: Basis::Must,
    law: &[
        Citation::disabled_persons_act("2"),
        Citation::regulation("12(1)(h)"),
        Citation::code("9.69(H1)"),
        Citation::code("9.69(H2)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "Section H1 lists 24 nights a year at the short-break house.",
    right: "The nights stand in H2; the bathroom that is adapted stands in H1.",
    decided: Decided::InPart(
        social_care_misplaced,
        "whether a service is owed under section 2 of the Act where neither its kind nor its words show it",
    ),
};

fn social_care_misplaced(subject: &Subject<'_>, found: &mut Found) {
    if is_adult(subject) {
        return;
    }
    for item in &subject.provisions {
        match item.section {
            Section::H2 => service_in_h2(subject, item, found),
            Section::H1 => nights_in_h1(subject, item, found),
            _ => {}
        }
    }
}

fn service_in_h2(subject: &Subject<'_>, item: &ProvisionItem<'_>, found: &mut Found) {
    const MEND: &str = "ask social care whether it is owed under section 2 of the 1970 Act; if so, move it to Section H1 as it is";
    let provision = item.provision;
    let label = label(subject, provision.id);
    let words = subject.told_of(Section::H2, provision.id).find(|(text, _)| text.is("text"));
    if let Some((text, words)) = words
        && let Some(range) = LISTS.at_home.find_unquoted(words).next()
    {
        found
            .warning(
                text.path.clone(),
                format!("{label} adapts the home or helps in it, which belongs in Section H1 under 18"),
            )
            .quote(text.text, words.stretch(&range))
            .mend(MEND);
    } else if provision.section_2_service.is_some() {
        found
            .warning(item.path.clone(), format!("{label} is recorded as a service under section 2 of the 1970 Act, and stands in Section H2"))
            .mend(MEND);
    } else if provision.kind == ProvisionKind::HelpAtHome {
        found
            .warning(
                item.path.clone(),
                format!("{label} is help at home, which belongs in Section H1 under 18"),
            )
            .mend(MEND);
    }
}

fn nights_in_h1(subject: &Subject<'_>, item: &ProvisionItem<'_>, found: &mut Found) {
    let provision = item.provision;
    let Some((text, words)) = subject.told_of(Section::H1, provision.id).find(|(text, _)| text.is("text"))
    else {
        return;
    };
    let a_break = provision.kind == ProvisionKind::ShortBreak
        || provision.section_2_service == Some(SectionTwoService::NonResidentialShortBreaks)
        || LISTS.short_breaks.is_in(words);
    let Some(range) = LISTS.overnight.find_unquoted(words).next() else { return };
    if a_break && !LISTS.not_overnight.is_in(words) {
        let label = label(subject, provision.id);
        found
            .warning(
                text.path.clone(),
                format!("{label} is a short break with nights, which belongs in Section H2"),
            )
            .quote(text.text, words.stretch(&range))
            .mend("move the nights to Section H2 as they are; short breaks that are not overnight stay here");
    }
}
