//! Pictures, sound and video in a plan, and whether anybody agreed to them.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::model::{Section, ViewEntry};
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

pub(super) const MEDIA_WITHOUT_PERMISSION: Rule = Rule {
    code: "PL-015",
    name: "media-without-permission",
    fault: "A photograph, recording or drawing belongs to the plan and nothing says that its use was agreed",
    doc: "A plan travels to many readers. Before a child's face or voice travels with it, the child, the young person or a \
parent should have agreed, and the plan should say so, so that nobody has to ask again. This is good practice; the record \
has no field of its own for it.

It is judged only where an entry of Section A carries a picture, sound or video: the entry's own words, how it was \
gathered and the description of the media are searched for words of consent, permission or agreement. A consent that is \
kept elsewhere cannot be seen here.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "A video of the child at home belongs to the plan; nobody says whether the family agreed.",
    right: "\u{201c}Filmed by his mother, who agreed on 28 August 2026 that school and therapists may see it.\u{201d}",
    decided: Decided::ByEngine(media_without_permission),
};

/// Words by which people say that something was agreed.
static AGREED: LazyLock<PhraseList> = LazyLock::new(|| {
    const WORDS: [&str; 13] = [
        "agreed",
        "agree",
        "agrees",
        "agreement",
        "allowed",
        "consent",
        "consented",
        "consents",
        "happy for",
        "happy to share",
        "permission",
        "permitted",
        "said yes",
    ];
    PhraseList::of(&WORDS)
});

fn media_without_permission(subject: &Subject<'_>, found: &mut Found) {
    if subject.profile == Profile::Legacy {
        return;
    }
    let views = &subject.plan.sections.views;
    for (list, entries) in [
        ("views", &views.views),
        ("interests", &views.interests),
        ("strengths", &views.strengths),
        ("aspirations", &views.aspirations),
    ] {
        for (index, entry) in entries.iter().enumerate() {
            if !entry.media.is_empty() && !says_agreed(entry) {
                found
                    .advice(
                        item(Section::A, list, index).field("media"),
                        "nothing says that the child, the young person or a parent agreed to the use of this picture or recording",
                    )
                    .mend("say who agreed to its use, when, and who may see it");
            }
        }
    }
}

fn says_agreed(entry: &ViewEntry) -> bool {
    let gathered = [entry.gathered_how.as_deref(), entry.gathered_by.as_deref()];
    let described = entry.media.iter().map(|media| media.alternative_text.as_str());
    std::iter::once(entry.text.as_str())
        .chain(gathered.into_iter().flatten())
        .chain(described)
        .any(|words| AGREED.find(&Words::of(words)).next().is_some())
}
