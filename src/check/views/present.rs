//! Whether the views that the law asks for are there at all.

use super::{LISTS, entries, holds_words, is_own, says_nothing};
use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::{Basis, Span};
use crate::law::Citation;
use crate::model::{RightsHolderKind, Section, ViewEntry, Whose};
use crate::wording::Words;

pub(super) const OWN_VIEWS_ABSENT: Rule = Rule {
    code: "A-001",
    name: "own-views-absent",
    fault: "Section A holds no view of the child or young person, and does not say how it was sought",
    doc: "A plan must set out the views, interests and aspirations of the child or young person (regulation 12(1)(a)), \
and the council must have regard to them (section 19). A child who does not speak has views as well; then the plan \
says how people looked for them and what they saw.

It is judged by whose view each entry of Section A records. An entry of the child, of the young person or of the \
family together is enough; so is an account by somebody else that says whose it is or how it was found. An account that says neither is a \
warning. Words such as \u{201c}not applicable\u{201d} count as silence. Where an entry does not say whose view it is, \
nothing is claimed; rule A-004 asks. In a plan converted from an old paper any words in Section A are enough.

How well the child was heard is not judged.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(1)(a)"), Citation::act("19")],
    in_force: InForce::SINCE_2014,
    wrong: "Child\u{2019}s views: \u{201c}Not applicable\u{201d}.",
    right: "Ines chose photographs of her day; two people who know her agreed what her choices meant.",
    decided: Decided::InPart(
        own_views_absent,
        "whether the account is really the child\u{2019}s view, and whether enough was done to find it",
    ),
};

fn own_views_absent(subject: &Subject<'_>, found: &mut Found) {
    const MEND: &str = "ask and record what they say, in their words; if they cannot tell, say how people looked for their view and what they saw";
    if is_old_paper_with_words(subject) {
        return;
    }
    let told = |entry: &ViewEntry| !says_nothing(entry.text.as_str());
    if entries(subject).any(|(_, _, entry)| told(entry) && (is_own(entry) || entry.whose.is_none())) {
        return;
    }
    let who = person(subject);
    let account = entries(subject)
        .find(|(list, _, entry)| *list == "views" && told(entry) && entry.whose == Some(Whose::SomeoneElse));
    if let Some((_, path, entry)) = account {
        if entry.who.is_none() && entry.gathered_how.is_none() && entry.gathered_by.is_none() {
            found
                .warning(path, format!("somebody else tells the view of the {who}, and nothing says who it was or how they found it"))
                .on(Basis::GoodPractice)
                .mend("record whose account it is, and how the view was found");
        }
        return;
    }
    let empty = entries(subject).find(|(_, _, entry)| is_own(entry));
    let message = format!("Section A holds no view of the {who}, and nothing on how it was sought");
    match empty {
        Some((_, path, entry)) => {
            let text = entry.text.as_str();
            let all = Span { start: 0, end: text.chars().count() };
            found.error(path.field("text"), message).quote(text, all).mend(MEND);
        }
        None => {
            found.error(Subject::section(Section::A), message).mend(MEND);
        }
    }
}

pub(super) const PARENTS_VIEWS_ABSENT: Rule = Rule {
    code: "A-002",
    name: "parents-views-absent",
    fault: "The plan of a child holds no view of the parents, and no word that they chose to give none",
    doc: "For a child the plan must set out the views, interests and aspirations of the parents as well (regulation \
12(1)(a)). For a young person it is their views alone, and this rule never speaks: the parents\u{2019} views may stand \
there if the young person agrees, but are not asked for.

An entry of a parent or of the family is enough, and so is an account by a carer, or a sentence that the parents chose \
not to give a view. Where an entry does not say whose view it is, nothing is claimed. In a plan converted from an old paper any \
words in Section A are enough. Who holds the rights comes from the record.",
    basis: Basis::Must,
    law: &[Citation::regulation("12(1)(a)")],
    in_force: InForce::SINCE_2014,
    wrong: "The box for the parents\u{2019} views is blank.",
    right: "\u{201c}Ines\u{2019}s parents told the school on 4 October that mornings are the hardest part of the day.\u{201d}",
    decided: Decided::ByEngine(parents_views_absent),
};

fn parents_views_absent(subject: &Subject<'_>, found: &mut Found) {
    if subject.plan.rights_holder.kind != RightsHolderKind::Parent || is_old_paper_with_words(subject) {
        return;
    }
    let told = entries(subject).any(|(_, _, entry)| {
        let a_parent = match entry.whose {
            Some(Whose::Parent | Whose::Family) | None => true,
            Some(Whose::SomeoneElse) => {
                entry.who.as_deref().is_some_and(|who| LISTS.parents.is_in(&Words::of(who)))
            }
            Some(Whose::Child | Whose::YoungPerson) => false,
        };
        a_parent && !says_nothing(entry.text.as_str())
    });
    let declined = || {
        subject.told().any(|(text, words)| {
            matches!(text.section, Some(Section::A | Section::K)) && LISTS.parents_declined.is_in(words)
        })
    };
    if !told && !declined() {
        found
            .error(
                Subject::section(Section::A),
                "Section A holds no view of the parents, and no word that they chose to give none",
            )
            .mend("ask the parents and record what they say and when, or record that they chose not to");
    }
}

/// Whether this is an old paper with something in Section A: whose words they are was seldom parted there.
fn is_old_paper_with_words(subject: &Subject<'_>) -> bool {
    subject.profile == Profile::Legacy && holds_words(subject)
}

const fn person(subject: &Subject<'_>) -> &'static str {
    match subject.plan.rights_holder.kind {
        RightsHolderKind::Parent => "child",
        RightsHolderKind::YoungPerson => "young person",
    }
}
