//! The number or bullet before a list item or heading.

use serde::{Deserialize, Serialize};

/// The number or bullet that the program sets before a paragraph. It is not in the paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The mark as it is shown: `F1.1`, `Need 2:`, `(a)`, `•`. Empty when the list shows none.
    pub label: String,
    /// How deep in its list, from 0.
    pub level: u8,
    /// Whether it is a bullet and not a number.
    pub bullet: bool,
    /// Which list of the document; items with the same number are counted together.
    pub list: u32,
}
