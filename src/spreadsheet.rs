//! What a table must not do to the spreadsheet that opens it.

use std::borrow::Cow;

/// The cell so that no spreadsheet runs it: an apostrophe stands before what looks like a formula.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for payload in ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(payload), format!("'{payload}"));
        }
        for plain in ["", "F-002", "a = b", "'=1", "2026-11-21"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
