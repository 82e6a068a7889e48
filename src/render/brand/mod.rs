//! How a council wants its papers to look: name, logo, two colours, contacts.
//!
//! A brand is a TOML file. It may change the look and the contact lines, never
//! a meaning: what warns or shows a loss keeps its own colours and shapes.

mod colour;
mod logo;

use std::io;

use serde::{Deserialize, Serialize};

pub use colour::Colour;
pub use logo::{LogoError, MOST_BYTES_OF_PNG, MOST_BYTES_OF_SVG, MOST_PIXELS};

use super::pdf::Logo;

/// A council's brand, ready to use: every colour is readable, the logo is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brand {
    /// The council's name; `None` leaves it to the plan.
    pub name: Option<String>,
    /// The colour of headings, labels and bars: 4.5:1 on white and on cream.
    pub primary: Colour,
    /// The colour of quiet surfaces: dark text on it has 4.5:1.
    pub tint: Colour,
    /// What the logo shows, for those who cannot see it; there if and only if there is a logo.
    pub logo_alternative_text: Option<String>,
    /// Whom parents and schools ask at the council.
    pub special_educational_needs_team: Option<Contact>,
    /// The free and independent service for parents (SENDIASS).
    pub information_advice_and_support_service: Option<Contact>,
    /// The logo itself.
    #[serde(skip)]
    pub(crate) logo: Option<Logo>,
}

impl Default for Brand {
    /// Our own colours, no logo, no contacts.
    fn default() -> Self {
        Self {
            name: None,
            primary: Colour::new(0x1d, 0x3f, 0x5e),
            tint: Colour::new(0xe6, 0xed, 0xf3),
            logo_alternative_text: None,
            special_educational_needs_team: None,
            information_advice_and_support_service: None,
            logo: None,
        }
    }
}

/// How to reach a team or a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name people know it by.
    pub name: String,
    /// A telephone number, as it is to be printed.
    #[serde(default)]
    pub telephone: Option<String>,
    /// An email address.
    #[serde(default)]
    pub email: Option<String>,
    /// A website, as it is to be printed.
    #[serde(default)]
    pub website: Option<String>,
}

/// Something the person who wrote the brand should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The primary colour was too pale to read.
    PrimaryDarkened {
        /// The colour in the file.
        from: Colour,
        /// The colour used in its place.
        to: Colour,
    },
    /// The tint was too dark to read on.
    TintLightened {
        /// The colour in the file.
        from: Colour,
        /// The colour used in its place.
        to: Colour,
    },
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::PrimaryDarkened { from, to } => {
                write!(
                    f,
                    "the primary colour {from} was darkened to {to}: 4.5:1 contrast is needed on white and cream"
                )
            }
            Self::TintLightened { from, to } => {
                write!(f, "the tint {from} was lightened to {to}: text on it needs 4.5:1 contrast")
            }
        }
    }
}

/// Why a brand could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BrandError {
    /// The file is not TOML, or has a key we do not know or a value of the wrong kind.
    #[error("the brand file cannot be read: {reason}\nknown keys: {KNOWN_KEYS}")]
    Toml {
        /// What the TOML reader says: line, column, what was expected.
        reason: String,
    },
    /// A colour is not written as one.
    #[error("the brand's {key} {value:?} is no colour; write it as #rrggbb, for example #1d3f5e")]
    Colour {
        /// `primary` or `tint`.
        key: &'static str,
        /// What stands in the file.
        value: String,
    },
    /// A text that must not be empty is.
    #[error("the brand's {key} is empty; fill it in or leave the key out")]
    Empty {
        /// The key, with its table.
        key: &'static str,
    },
    /// The logo's path leaves the folder of the brand file.
    #[error("the logo {file:?} must be a relative path inside the brand file's folder")]
    LogoPath {
        /// The path in the file.
        file: String,
    },
    /// The logo could not be opened.
    #[error("cannot open the logo {file:?}; its path is relative to the brand file")]
    LogoFile {
        /// The path in the file.
        file: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The logo cannot be used.
    #[error("the logo {file:?} cannot be used")]
    Logo {
        /// The path in the file.
        file: String,
        /// What is wrong with it.
        source: LogoError,
    },
}

const KNOWN_KEYS: &str = "name; [logo] file, alternative_text; [colours] primary, tint; \
    [special_educational_needs_team] name, telephone, email, website; \
    [information_advice_and_support_service] name, telephone, email, website";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BrandFile {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    logo: Option<LogoFile>,
    #[serde(default)]
    colours: ColoursFile,
    #[serde(default)]
    special_educational_needs_team: Option<Contact>,
    #[serde(default)]
    information_advice_and_support_service: Option<Contact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogoFile {
    file: String,
    alternative_text: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColoursFile {
    #[serde(default)]
    primary: Option<String>,
    #[serde(default)]
    tint: Option<String>,
}

/// Reads a brand file. `open` gives the bytes of a file named relative to it.
///
/// A colour that cannot be read against its paper is changed in small steps,
/// its hue kept, until it can; each such change is told in a [`Note`].
///
/// # Errors
///
/// When the TOML is at fault, a colour is no colour, or the logo is missing,
/// too large or unsafe.
pub fn read(
    text: &str,
    open: impl FnOnce(&str) -> io::Result<Vec<u8>>,
) -> Result<(Brand, Vec<Note>), BrandError> {
    let file: BrandFile =
        toml::from_str(text).map_err(|error| BrandError::Toml { reason: error.to_string() })?;
    not_empty("name", file.name.as_deref())?;
    for (key, contact) in [
        ("special_educational_needs_team.name", &file.special_educational_needs_team),
        ("information_advice_and_support_service.name", &file.information_advice_and_support_service),
    ] {
        not_empty(key, contact.as_ref().map(|contact| contact.name.as_str()))?;
    }
    let mut notes = Vec::new();
    let mut brand = Brand::default();
    if let Some(primary) = colour("primary", file.colours.primary)? {
        brand.primary = primary.darkened_for_paper();
        if brand.primary != primary {
            notes.push(Note::PrimaryDarkened { from: primary, to: brand.primary });
        }
    }
    if let Some(tint) = colour("tint", file.colours.tint)? {
        brand.tint = tint.lightened_for_ink();
        if brand.tint != tint {
            notes.push(Note::TintLightened { from: tint, to: brand.tint });
        }
    }
    if let Some(logo) = file.logo {
        not_empty("logo.alternative_text", Some(&logo.alternative_text))?;
        brand.logo = Some(read_logo(logo.file, open)?);
        brand.logo_alternative_text = Some(logo.alternative_text);
    }
    brand.name = file.name;
    brand.special_educational_needs_team = file.special_educational_needs_team;
    brand.information_advice_and_support_service = file.information_advice_and_support_service;
    Ok((brand, notes))
}

fn not_empty(key: &'static str, text: Option<&str>) -> Result<(), BrandError> {
    match text {
        Some(text) if text.trim().is_empty() => Err(BrandError::Empty { key }),
        _ => Ok(()),
    }
}

fn colour(key: &'static str, value: Option<String>) -> Result<Option<Colour>, BrandError> {
    value.map(|value| value.parse().map_err(|_| BrandError::Colour { key, value: value.clone() })).transpose()
}

fn read_logo(file: String, open: impl FnOnce(&str) -> io::Result<Vec<u8>>) -> Result<Logo, BrandError> {
    let inside = !file.is_empty()
        && !file.contains('\\')
        && !file.contains(':')
        && std::path::Path::new(&file)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
    if !inside {
        return Err(BrandError::LogoPath { file });
    }
    match open(&file) {
        Ok(bytes) => logo::check(bytes).map_err(|source| BrandError::Logo { file, source }),
        Err(source) => Err(BrandError::LogoFile { file, source }),
    }
}
