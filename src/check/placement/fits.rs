//! Whether Section I can hold what Section F asks for.

use crate::check::found::Found;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::{Subject, item};
use crate::finding::Basis;
use crate::model::{Placement, PlacementStatus, ResidentialPattern, Section, Status};
use crate::wording::{PhraseList, Stretch, Words, number_of};
use std::sync::LazyLock;

pub(super) const PLACEMENT_AGAINST_PROVISION: Rule = Rule {
    code: "I-003",
    name: "placement-against-provision",
    fault: "Section F asks for what the placement in Section I cannot give, or Section I gives what no provision asks for",
    doc: "Section I follows from Section F: the setting is chosen because it can deliver the provision. Where the two do not \
fit, one of them is wrong, and the family finds out on the first day.

It is judged for living at the setting only. Section F requires a residential placement, boarding or a waking day \
curriculum while every setting in Section I is recorded as for the day; or Section I is recorded as boarding while no \
provision of Section F speaks of it, of nights or of evenings. Short breaks and care at home in Sections G and H are \
another matter. Whether the staff, rooms and groups of a setting allow what Section F requires is left to a person.",
    basis: Basis::GoodPractice,
    law: &[],
    in_force: InForce::ALWAYS,
    wrong: "Section F requires a 52-week residential placement, Section I is a day school.",
    right: "Section F and Section I both say: termly boarding, 38 weeks.",
    decided: Decided::InPart(
        placement_against_provision,
        "Whether the setting has the staff, the rooms, the groups and the curriculum that Section F requires.",
    ),
};

/// What only a setting where one lives can give. The phrases name the placement, not a visit.
static LIVES_THERE: LazyLock<PhraseList> = LazyLock::new(|| {
    const PHRASES: [&str; 14] = [
        "52 week residential",
        "52 week placement",
        "38 week residential",
        "residential school",
        "residential special school",
        "residential college",
        "residential placement",
        "residential education",
        "residential provision",
        "weekly boarding",
        "termly boarding",
        "boarding placement",
        "waking day curriculum",
        "24 hour curriculum",
    ];
    PhraseList::of(&PHRASES)
});

/// Any word of evenings, nights or living away.
static ANY_NIGHT: LazyLock<Vec<u64>> = LazyLock::new(|| {
    const WORDS: [&str; 10] = [
        "residential",
        "boarding",
        "boards",
        "night",
        "nights",
        "overnight",
        "evening",
        "evenings",
        "waking",
        "bedtime",
    ];
    WORDS.iter().map(|word| number_of(word)).collect()
});

fn placement_against_provision(subject: &Subject<'_>, found: &mut Found) {
    let section = &subject.plan.sections.placement;
    if subject.plan.version.status != Status::Final || section.status != PlacementStatus::Named {
        return;
    }
    let current: Vec<(usize, &Placement)> = section
        .placements
        .iter()
        .enumerate()
        .filter(|(_, placement)| placement.until.is_none_or(|until| until >= subject.on))
        .collect();
    let by_day = !current.is_empty()
        && current.iter().all(|(_, placement)| placement.residential == Some(ResidentialPattern::Day));
    for provision in subject.provisions.iter().filter(|item| by_day && item.section == Section::F) {
        let text = provision.provision.text.as_str();
        let words = provision.words();
        let hit =
            LIVES_THERE.find(words).find(|hit| !denied(words, hit.start)).map(|hit| (hit.start, hit.end - 1));
        if let Some((first, last)) = hit {
            found
                .warning(
                    provision.path.field("text"),
                    "Section F requires living at a setting, and Section I is recorded as for the day only",
                )
                .quote(text, Stretch::of(text, words[first].start, words[last].bare_end))
                .mend("say in Section I how the child or young person lives there, or ask the adviser whether it is needed");
        }
    }
    let boards = current.iter().find(|(_, placement)| {
        placement.residential.is_some_and(|pattern| pattern != ResidentialPattern::Day)
    });
    if let Some((index, _)) = boards
        && !subject
            .provisions
            .iter()
            .filter(|item| item.section == Section::F)
            .any(|provision| provision.words().iter().any(|word| ANY_NIGHT.contains(&word.number)))
    {
        found
            .warning(
                item(Section::I, "placements", *index).field("residential"),
                "Section I is boarding, and no provision of Section F says what it is needed for",
            )
            .mend("set out in Section F what happens outside the school day and why, or correct Section I");
    }
}

/// Whether the sentence says no to it before: "does not require a residential placement".
fn denied(words: &Words<'_>, first: usize) -> bool {
    let no = ["not", "no", "without", "than", "from"].map(number_of);
    let sentence = words[first].sentence;
    words[..first]
        .iter()
        .rev()
        .take(8)
        .take_while(|word| word.sentence == sentence)
        .any(|word| no.contains(&word.number))
}
