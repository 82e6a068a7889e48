//! The chain of versions as text.

use super::{History, VersionSeen};
use crate::model::{Reason, Status};
use std::io::{self, Write};

/// Writes the versions, oldest first, and where the chain breaks, each with how to mend it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_text(out: &mut dyn Write, history: &History) -> io::Result<()> {
    let count = history.versions.len();
    let versions = if count == 1 { "1 version".to_owned() } else { format!("{count} versions") };
    match (history.plan, history.breaks.len()) {
        (None, _) => return writeln!(out, "no version"),
        (Some(plan), 0) => writeln!(out, "Plan {plan}: {versions}, one unbroken chain")?,
        (Some(plan), 1) => writeln!(out, "Plan {plan}: {versions}, the chain breaks at 1 place")?,
        (Some(plan), breaks) => {
            writeln!(out, "Plan {plan}: {versions}, the chain breaks at {breaks} places")?;
        }
    }
    writeln!(out)?;
    for seen in &history.versions {
        writeln!(out, "  {}", line(seen))?;
        for broken in history.breaks.iter().filter(|broken| broken.file == seen.file) {
            writeln!(out, "      BREAK: {}", broken.message)?;
            writeln!(out, "      mend:  {}", broken.mend)?;
        }
    }
    Ok(())
}

fn line(seen: &VersionSeen) -> String {
    let made = seen.made_on.map_or_else(|| "no date   ".to_owned(), |date| date.to_string());
    let short: String = seen.sha256.0.chars().take(12).collect();
    format!(
        "{:>3}  {made}  {:<18}  {:<28}  {short}  {}",
        seen.version,
        status(seen.status),
        reason(seen.reason),
        seen.file
    )
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::ProposedAmendment => "proposed amendment",
        Status::Final => "final",
        Status::Ceased => "ceased",
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::FirstPlan => "first plan",
        Reason::AnnualReview => "annual review",
        Reason::EarlyReview => "early review",
        Reason::PhaseTransfer => "phase transfer",
        Reason::Reassessment => "re-assessment",
        Reason::TransferBetweenAuthorities => "transfer between councils",
        Reason::TribunalOrder => "order of the tribunal",
        Reason::Correction => "correction",
        Reason::Withheld => "reason left out",
    }
}
