//! Two versions of a plan in, the notice of proposed amendments out; and what changed, for the documents.
//!
//! ```text
//! two plans ─▶ proposal (may a notice be served, by when to answer) ─┐
//!           ─▶ diff ─▶ shown (changes as documents have them) ───────┼─▶ render ─▶ the notice
//!           ─▶ grounds (the reason and evidence of each change) ─────┘
//! ```
//!
//! This is the one module above both `diff` and `render`. Law: SEND Regulations 2014, regulations 22
//! and 28; Children and Families Act 2014, section 44.

mod grounds;
mod kept_back;
mod proposal;
mod shown;

pub use crate::letter::Regulation;
pub use proposal::NoticeError;

use crate::diff;
use crate::letter::addressee;
use crate::model::{Date, Plan};
use crate::render::brand::Brand;
use crate::render::changes::{Changes, Letter};
use crate::render::{RenderError, Rendered, render_notice};

/// When a notice is served and how it looks.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day on which the notice is served. The 15 days to answer begin with it.
    pub on: Date,
    /// The council's look and contacts.
    pub brand: Brand,
}

/// A notice before it is laid out.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What would change.
    pub changes: Changes,
    /// To whom it goes, the days, and the grounds of each change.
    pub letter: Letter,
    /// The regulation under which it is served.
    pub regulation: Regulation,
    /// What the papers lack or the law asks for, each with its mend: a change without a reason or
    /// without evidence, a notice that comes late. Empty where there is nothing to mend.
    pub findings: Vec<String>,
}

/// A finished notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The PDF.
    pub document: Rendered,
    /// What it was made from.
    pub draft: Draft,
}

/// Why no notice was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// There is nothing that a notice could be served of, or not on that day.
    #[error(transparent)]
    Refused(#[from] NoticeError),
    /// The two versions could not be compared.
    #[error("the two versions cannot be compared")]
    Compare(#[from] crate::json::WriteError),
    /// The document could not be made.
    #[error("the notice could not be made")]
    Render(#[from] RenderError),
}

/// Makes the notice of the amendments that `after` proposes to `before`.
///
/// The same plans, day and brand give the same bytes. No address stands in a notice, and nobody whom
/// the record marks as confidential.
///
/// # Errors
///
/// Where `after` proposes nothing to `before`, where no notice may be served of it, or where the day
/// cannot be.
pub fn notice(before: &Plan, after: &Plan, options: &Options) -> Result<Notice, Fault> {
    let draft = draft(before, after, options.on)?;
    let document = render_notice(after, &draft.changes, &draft.letter, &options.brand)?;
    Ok(Notice { document, draft })
}

/// Everything of a notice but its layout.
///
/// # Errors
///
/// As [`notice`].
pub fn draft(before: &Plan, after: &Plan, on: Date) -> Result<Draft, Fault> {
    let proposal = proposal::proposal(before, after, on)?;
    let compared = diff::diff(before, after)?;
    if compared.changes.is_empty() {
        return Err(NoticeError::NothingProposed.into());
    }
    let changes = shown::changes(before, after, &compared);
    let mut findings = proposal.findings;
    let review = grounds::review(before, after);
    let found = grounds::grounds(before, after, &compared, &changes);
    findings.extend(grounds::findings(&compared, &found, review.is_some(), proposal.regulation));
    let to = addressee(after);
    findings.extend(to.unnamed.map(|why| why.message("notice")));
    let letter = Letter {
        served_on: on,
        reply_by: proposal.reply_by,
        decide_by: proposal.decide_by,
        addressed_to: to.names,
        acting_for: to.acting_for,
        after_review: proposal.regulation == Regulation::AfterReview,
        review,
        papers: grounds::papers(&found),
        grounds: found,
    };
    Ok(Draft { changes, letter, regulation: proposal.regulation, findings })
}

/// What changed between two versions, for [`crate::render::render_changed`].
///
/// # Errors
///
/// Where a plan cannot be written as canonical JSON; a plan that was read can. Where the files are of
/// two plans.
pub fn changes(before: &Plan, after: &Plan) -> Result<Changes, Fault> {
    if before.id != after.id {
        return Err(NoticeError::AnotherPlan.into());
    }
    Ok(shown::changes(before, after, &diff::diff(before, after)?))
}
