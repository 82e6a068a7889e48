//! What styles and runs say of looks, and how one stands over another.

use crate::convert::document::Style;

/// What a style or a run says of its looks; what it does not say is `None`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct StyleFacts {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) size: Option<u16>,
}

impl StyleFacts {
    /// These, and where they say nothing, the others.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            bold: self.bold.or(under.bold),
            italic: self.italic.or(under.italic),
            underline: self.underline.or(under.underline),
            struck: self.struck.or(under.struck),
            caps: self.caps.or(under.caps),
            raised: self.raised.or(under.raised),
            hidden: self.hidden.or(under.hidden),
            size: self.size.or(under.size),
        }
    }

    /// What they make of looks.
    pub(super) fn on(self, looks: Style) -> Style {
        Style {
            bold: self.bold.unwrap_or(looks.bold),
            italic: self.italic.unwrap_or(looks.italic),
            underline: self.underline.unwrap_or(looks.underline),
            struck: self.struck.unwrap_or(looks.struck),
            caps: self.caps.unwrap_or(looks.caps),
            raised: self.raised.unwrap_or(looks.raised),
            size: self.size.or(looks.size),
        }
    }

    /// The looks that they come to.
    pub(super) fn style(self) -> Style {
        self.on(Style::default())
    }
}
