//! Whether each need has provision that meets it: the rule that matters most.

use super::needs;
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::{Basis, Severity};
use crate::law::Citation;
use crate::model::{ItemId, Provision, Section};

pub(super) const NEED_WITHOUT_PROVISION: Rule = Rule {
    code: "B-002",
    name: "need-without-provision",
    fault: "A special educational need in Section B has no provision in Section F that meets it",
    doc: "A plan must specify the provision that the needs call for (section 37(2)(c)), and the council must secure \
what is specified (section 42(2)). A need that stands in Section B alone can be neither delivered nor enforced. \
Health or social care provision in Section G, H1 or H2 does not answer a special educational need: what educates or \
trains belongs in Section F (section 21(5)).

It is judged by the links of the record: a provision of Section F that lists the need under `meets`. A provision that only \
supports an outcome for the need does not count, and the finding names it. Where the provision has ended before the \
day of judging, that is a warning and not an error. \
Where Section F is empty, that is one error for the section. Where no provision names any need, links cannot show \
anything: one warning says so, and none in a plan converted from an old paper, whose links somebody has yet to make. \
With some links there, a need without one is a warning in such a plan.

Whether the provision is enough for the need is not judged.",
    basis: Basis::Must,
    law: &[
        Citation::act("37(2)(c)"),
        Citation::act("42"),
        Citation::case("ex parte E [1992] 1 FLR 377").not_compared(),
        Citation::code("9.69(F)"),
    ],
    in_force: InForce::SINCE_2014,
    wrong: "B4 says that Ines cannot read small print; no item of Section F names B4, and G1 is a yearly eye test.",
    right: "B4 is met by F6: a specialist teacher prepares all texts in 24 point a week before they are used.",
    decided: Decided::ByEngine(need_without_provision),
};

fn need_without_provision(subject: &Subject<'_>, found: &mut Found) {
    let count = needs(subject).count();
    let special = &subject.plan.sections.special_educational_provision.provisions;
    if count == 0 {
        return;
    }
    if special.is_empty() {
        let needs = if count == 1 { "1 need".to_owned() } else { format!("{count} needs") };
        found
            .error(
                Subject::section(Section::F),
                format!("Section B sets out {needs}, and Section F holds no provision at all"),
            )
            .mend(
                "set out in Section F the provision that each need calls for, from the advice in Section K",
            );
        return;
    }
    if special.iter().all(|provision| provision.meets.is_empty()) {
        if subject.profile != Profile::Legacy {
            found
                .warning(
                    Subject::section(Section::F),
                    "no provision of Section F says which need it meets, so nobody can see whether each need has provision",
                )
                .mend("list under `meets` of each provision the needs that it meets, then check again");
        }
        return;
    }
    for (path, need) in needs(subject) {
        let Some(gap) = gap(subject, special, need.id) else { continue };
        let label = subject.labels.get(need.id).unwrap_or("this need");
        let severity = match (&gap, subject.profile) {
            (Gap::Bare | Gap::ThroughOutcome(_), Profile::Draft | Profile::Final) => Severity::Error,
            _ => Severity::Warning,
        };
        let (message, mend) = match gap {
            Gap::Bare => (
                bare(subject, label, need.id),
                format!(
                    "set out in Section F what {label} calls for, from the advice, and list {label} under its `meets`; if an item of Section F meets it already, record that"
                ),
            ),
            Gap::ThroughOutcome(item) => (
                format!(
                    "no provision of Section F says that it meets {label}; {item} supports an outcome for it, which is not the same"
                ),
                format!(
                    "record {label} under `meets` of {item} if it meets it, or set out in Section F what {label} calls for"
                ),
            ),
            Gap::Ended(item) => (
                format!(
                    "the provision of Section F that met {label} has ended ({item}), and nothing runs in its place"
                ),
                format!("ask the advisers what {label} calls for now, and set it out in Section F"),
            ),
        };
        found.add(path.clone(), severity, message).mend(mend);
    }
}

/// Why a need counts as not met.
enum Gap {
    /// Nothing in Section F names it.
    Bare,
    /// The item of this label supports an outcome that names it.
    ThroughOutcome(String),
    /// The item of this label, the last to run, is over.
    Ended(String),
}

fn gap(subject: &Subject<'_>, special: &[Provision], need: ItemId) -> Option<Gap> {
    let label = |id: ItemId| subject.labels.get(id).unwrap_or("a provision").to_owned();
    let meeting = special.iter().filter(|provision| provision.meets.contains(&need));
    let mut last: Option<&Provision> = None;
    for provision in meeting {
        if provision.ends_on.is_none_or(|end| end >= subject.on) {
            return None;
        }
        if last.is_none_or(|last| last.ends_on < provision.ends_on) {
            last = Some(provision);
        }
    }
    if let Some(last) = last {
        return Some(Gap::Ended(label(last.id)));
    }
    let outcomes = &subject.plan.sections.outcomes.outcomes;
    let through = special.iter().find(|provision| {
        outcomes
            .iter()
            .any(|outcome| outcome.needs.contains(&need) && provision.supports.contains(&outcome.id))
    });
    Some(through.map_or(Gap::Bare, |provision| Gap::ThroughOutcome(label(provision.id))))
}

/// What is said of a need that nothing in Section F names, with what stands elsewhere for it.
fn bare(subject: &Subject<'_>, label: &str, need: ItemId) -> String {
    let elsewhere = subject
        .provisions
        .iter()
        .find(|item| item.section != Section::F && item.provision.meets.contains(&need))
        .map(|item| {
            let id = item.provision.id;
            let care = if item.section == Section::G { "health care" } else { "social care" };
            format!(
                "; {} names it, but {care} provision does not answer a special educational need",
                subject.labels.get(id).unwrap_or("an item elsewhere")
            )
        })
        .unwrap_or_default();
    format!("no provision of Section F meets {label}{elsewhere}")
}
