//! Content controls: the fields of a form.

use serde::{Deserialize, Serialize};

/// A content control, or a field of a form. Its text is in the runs that name it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Control {
    /// What the form's author called it, as people see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the form's author called it, for programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Whether it still shows its placeholder ("Click here to enter text"): nobody filled it in.
    #[serde(default)]
    pub placeholder: bool,
    /// What it takes.
    #[serde(default)]
    pub kind: ControlKind,
}

/// What a content control takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ControlKind {
    /// Text, plain or formatted.
    #[default]
    Text,
    /// A box to tick, and whether it is ticked. Its text is ☐ or ☒.
    CheckBox {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// One of several answers.
    Choice,
    /// A date, with the day the control itself stores (`YYYY-MM-DD`), if it does.
    Date {
        /// The stored day. The text shown may say another.
        stored: Option<String>,
    },
}
