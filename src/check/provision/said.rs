//! What a provision says, from its words, from the columns that stood beside them, and from the record.

use crate::check::subject::ProvisionItem;
use crate::model::{AsWritten, Provision, ProvisionKind, Range};
use crate::wording::provision::read;
use crate::wording::{PhraseList, Words};
use std::sync::LazyLock;

/// Which of the five elements of provision are said, and whether any amount is.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "the elements are plain answers")]
pub(super) struct Said {
    pub(super) what: bool,
    pub(super) who: bool,
    pub(super) ratio: bool,
    pub(super) how_often: bool,
    pub(super) how_long: bool,
    /// Any amount of help: a length, a number of sessions, a total, or that it lasts the whole day.
    pub(super) amount: bool,
}

/// Reads what a provision says.
pub(super) fn said(item: &ProvisionItem<'_>) -> Said {
    let Provision { quantities, delivered_by, as_written, activity, .. } = item.provision;
    let elements = item.reading().elements;
    let columns = as_written.as_ref();
    let column = |which: fn(&AsWritten) -> Option<&String>| columns.and_then(which).map(String::as_str);
    let whole_time = item.reading().whole_time || quantities.iter().any(|each| each.whole_time == Some(true));
    let total = quantities.iter().any(|each| each.total.is_some());
    let length = quantities.iter().any(|each| each.duration_minutes.is_some());
    let sessions = quantities.iter().any(|each| each.sessions.is_some());
    let people = quantities.iter().any(|each| each.ratio.is_some() || each.group_size.is_some());
    let how_often = elements.how_often
        || whole_time
        || total
        || sessions
        || column(|c| c.how_often.as_ref()).is_some_and(settles);
    let how_long = elements.how_long
        || whole_time
        || total
        || length
        || column(|c| c.how_long.as_ref()).is_some_and(settles);
    Said {
        what: elements.what
            || is_training_in_something(item)
            || is_meeting(item)
            || activity.is_some()
            || column(|c| c.what.as_ref()).is_some_and(|words| !words.trim().is_empty()),
        who: elements.who
            || delivered_by.iter().any(|person| person.role.is_some())
            || column(|c| c.who.as_ref()).is_some_and(|words| read(words).who_text.is_some()),
        ratio: elements.ratio || people || column(|c| c.ratio.as_ref()).is_some_and(counts_people),
        how_often,
        how_long,
        amount: how_often || how_long || !item.reading().quantities.is_empty(),
    }
}

/// Words in a column of the source that leave it as open as a blank.
static OPEN: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "(as|when|where|if) (and when |it is |)(required|needed|necessary|appropriate|possible)",
        "as and when",
        "regular",
        "regularly",
        "ongoing",
        "on going",
        "continuous",
        "frequent",
        "frequently",
        "often",
        "occasionally",
        "periodically",
        "flexible",
        "flexibly",
        "variable",
        "varies",
        "until calm",
        "(tbc|tba|tbd)",
        "(to be|not) (confirmed|agreed|decided|determined|stated|specified|known)",
        "unknown",
        "various",
        "n/a",
        "na",
    ])
});

/// Words in such a column that say a number or a rhythm, whatever else stands there.
static FIRM: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::of(&[
        "#",
        "(daily|weekly|fortnightly|monthly|termly|annually|yearly|once|twice|each|every|all|throughout)",
        "(half|one|two|three|four|five|six) (a |an |)(day|hour|hours|minutes|lesson|lessons|times|sessions|days)",
    ])
});

/// Whether a column of the source says how often or how long: "as required", "tbc" and a dash do not.
pub(super) fn settles(words: &str) -> bool {
    let words = Words::of(words);
    !words.is_empty() && (!OPEN.is_in(&words) || FIRM.is_in(&words))
}

/// Whether a column of the source gives a ratio or the size of a group, or says that none is meant.
fn counts_people(words: &str) -> bool {
    static COUNTED: LazyLock<PhraseList> = LazyLock::new(|| {
        PhraseList::of(&[
            "#",
            "(individual|individually|one to one|alone|pair|pairs|paired|whole class)",
            "(group|groups) of (two|three|four|five|six|seven|eight)",
            "(not applicable|n/a)",
        ])
    });
    words.contains(|letter: char| letter.is_ascii_digit()) || COUNTED.is_in(&Words::of(words))
}

/// What the training of staff is in: it has no activity with the child or young person.
static IN_SOMETHING: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::of(&["in", "on", "to", "how", "about", "for"]));

fn is_training_in_something(item: &ProvisionItem<'_>) -> bool {
    item.provision.kind == ProvisionKind::Training && IN_SOMETHING.is_in(item.words())
}

/// A meeting of named people is what it says; no activity with the child or young person is in it.
fn is_meeting(item: &ProvisionItem<'_>) -> bool {
    static MEETING: LazyLock<PhraseList> = LazyLock::new(|| {
        PhraseList::of(&[
            "(chair|chairs|hold|holds|lead|leads) (a|the|each|every) (meeting|meetings|review)",
            "meeting (of|with|between)",
        ])
    });
    item.provision.kind == ProvisionKind::Liaison && MEETING.is_in(item.words())
}

/// Whether two ranges have no number in common, so that they cannot both be meant.
pub(super) fn apart(one: Range, other: Range) -> bool {
    one.max.is_some_and(|max| max < other.min) || other.max.is_some_and(|max| max < one.min)
}
