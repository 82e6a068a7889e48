//! What a provision says, from its words, from the columns that stood beside them, and from the record.

use crate::check::subject::ProvisionItem;
use crate::model::{Provision, ProvisionKind, Range};
use crate::wording::PhraseList;
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
    let column = |words: Option<&String>| words.is_some_and(|words| !words.trim().is_empty());
    let columns = as_written.as_ref();
    let whole_time = item.reading().whole_time || quantities.iter().any(|each| each.whole_time == Some(true));
    let total = quantities.iter().any(|each| each.total.is_some());
    let length = quantities.iter().any(|each| each.duration_minutes.is_some());
    let sessions = quantities.iter().any(|each| each.sessions.is_some());
    let people = quantities.iter().any(|each| each.ratio.is_some() || each.group_size.is_some());
    let how_often = elements.how_often
        || whole_time
        || total
        || sessions
        || column(columns.and_then(|c| c.how_often.as_ref()));
    let how_long = elements.how_long
        || whole_time
        || total
        || length
        || column(columns.and_then(|c| c.how_long.as_ref()));
    Said {
        what: elements.what
            || is_training_in_something(item)
            || activity.is_some()
            || column(columns.and_then(|c| c.what.as_ref())),
        who: elements.who
            || delivered_by.iter().any(|person| person.role.is_some())
            || column(columns.and_then(|c| c.who.as_ref())),
        ratio: elements.ratio || people || column(columns.and_then(|c| c.ratio.as_ref())),
        how_often,
        how_long,
        amount: how_often || how_long || !item.reading().quantities.is_empty(),
    }
}

/// What the training of staff is in: it has no activity with the child or young person.
static IN_SOMETHING: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::of(&["in", "on", "to", "how", "about", "for"]));

fn is_training_in_something(item: &ProvisionItem<'_>) -> bool {
    item.provision.kind == ProvisionKind::Training && IN_SOMETHING.is_in(item.words())
}

/// Whether two ranges have no number in common, so that they cannot both be meant.
pub(super) fn apart(one: Range, other: Range) -> bool {
    one.max.is_some_and(|max| max < other.min) || other.max.is_some_and(|max| max < one.min)
}
