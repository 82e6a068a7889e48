//! What stands in the place of words that are taken out, and how sure it is that they had to go.

use super::table::Named;
use serde::{Deserialize, Serialize};

/// What was taken out, or may have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The child or young person.
    Child,
    /// A parent.
    Parent,
    /// A carer.
    Carer,
    /// Another contact.
    Contact,
    /// Somebody who works with the child or for a council.
    Professional,
    /// A name that the record does not hold.
    Name,
    /// A school or other setting.
    School,
    /// A council.
    Council,
    /// A service or another body.
    Service,
    /// A town or another place.
    Place,
    /// An address.
    Address,
    /// A postcode.
    Postcode,
    /// A telephone number.
    Telephone,
    /// An email address.
    Email,
    /// A web address.
    WebAddress,
    /// A number that names somebody.
    Number,
    /// The date of birth.
    DateOfBirth,
    /// Another date.
    Date,
    /// A language, ethnicity or religion.
    Trait,
}

impl Kind {
    /// What stands in its place. `young` is for a young person's plan.
    #[must_use]
    pub const fn mark(self, young: bool) -> &'static str {
        match self {
            Self::Child if young => "[the young person]",
            Self::Child => "[the child]",
            Self::Parent => "[parent]",
            Self::Carer => "[carer]",
            Self::Contact | Self::Name => "[name]",
            Self::Professional => "[professional]",
            Self::School => "[school]",
            Self::Council => "[council]",
            Self::Service => "[service]",
            Self::Place => "[place]",
            Self::Address => "[address]",
            Self::Postcode => "[postcode]",
            Self::Telephone => "[telephone number]",
            Self::Email => "[email address]",
            Self::WebAddress => "[web address]",
            Self::Number => "[number]",
            Self::DateOfBirth => "[date of birth]",
            Self::Date => "[date]",
            Self::Trait => "[left out]",
        }
    }

    /// What it is, in words for the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Child => "the child or young person",
            Self::Parent => "a parent",
            Self::Carer => "a carer",
            Self::Contact => "a contact",
            Self::Professional => "a professional",
            Self::Name => "a name that the record does not hold",
            Self::School => "a school or setting",
            Self::Council => "a council",
            Self::Service => "a service",
            Self::Place => "a place",
            Self::Address => "an address",
            Self::Postcode => "a postcode",
            Self::Telephone => "a telephone number",
            Self::Email => "an email address",
            Self::WebAddress => "a web address",
            Self::Number => "a number",
            Self::DateOfBirth => "the date of birth",
            Self::Date => "a date",
            Self::Trait => "a language, ethnicity or religion",
        }
    }

    /// The kind of what a field names.
    pub(super) fn of(names: Named, relationship: Option<&str>) -> Self {
        match names {
            Named::Child => Self::Child,
            Named::Contact => {
                let said = relationship.unwrap_or_default().to_lowercase();
                let is = |words: &[&str]| words.iter().any(|word| said.contains(word));
                if is(&["mother", "father", "parent", "mum", "dad"]) && !is(&["grand"]) {
                    Self::Parent
                } else if is(&["carer", "guardian"]) {
                    Self::Carer
                } else {
                    Self::Contact
                }
            }
            Named::Professional => Self::Professional,
            Named::Setting => Self::School,
            Named::Council => Self::Council,
            Named::Service => Self::Service,
            Named::Address => Self::Address,
            Named::Postcode => Self::Postcode,
            Named::Telephone => Self::Telephone,
            Named::Email => Self::Email,
            Named::Web => Self::WebAddress,
            Named::Number => Self::Number,
            Named::BirthDate => Self::DateOfBirth,
            Named::Day => Self::Date,
            Named::Trait => Self::Trait,
        }
    }
}

/// How sure it is that the words have to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The record holds them in a field that the copy must not have.
    Sure,
    /// They look like it: a near spelling, a name that is a word too, a person whom the record does not hold.
    Doubtful,
    /// A person should look: words with capitals that nobody explains, a name in small letters.
    Suggested,
}

/// What is done with the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A mark stands in their place.
    Remove,
    /// They stand as they stood.
    Keep,
}
