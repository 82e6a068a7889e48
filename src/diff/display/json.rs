//! For programs: the envelope `ehcp-diff/1`, and the patch by itself (RFC 6902).

use super::{DisplayError, Shown};
use crate::diff::{Diff, Effect};
use std::io::Write;

/// Writes the comparison as `ehcp-diff/1`. The patch is whole even where only losses are shown.
///
/// # Errors
/// Where it cannot be written.
pub fn write_json(out: &mut dyn Write, diff: &Diff, shown: Shown) -> Result<(), DisplayError> {
    if shown.only_losses {
        let mut part = diff.clone();
        part.changes.retain(|change| matches!(change.effect, Effect::Reduced | Effect::Unclear));
        serde_json::to_writer_pretty(&mut *out, &part)?;
    } else {
        serde_json::to_writer_pretty(&mut *out, diff)?;
    }
    writeln!(out)?;
    Ok(())
}

/// Writes the operations alone, for programs that apply patches.
///
/// # Errors
/// Where they cannot be written.
pub fn write_patch(out: &mut dyn Write, diff: &Diff) -> Result<(), DisplayError> {
    serde_json::to_writer_pretty(&mut *out, &diff.patch)?;
    writeln!(out)?;
    Ok(())
}
