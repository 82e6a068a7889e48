//! The allow-list: for every field of a plan, what becomes of it in the copy for each reader.
//!
//! One row for each field of the schema. What has no row is absent from every copy, and a test fails
//! where the schema has a field without a row. `docs/copies.md` is made from these rows.

mod front_page;
mod needs_and_help;
mod rest;

use crate::model::CopyReader;
pub(super) use rest::PLAN;

/// The rows of one type of the schema.
#[derive(Debug)]
pub(super) struct Form {
    /// The name of the type in the schema; `Plan` for the plan as a whole.
    pub(super) of: &'static str,
    /// What it is, for a reader of the table.
    pub(super) title: &'static str,
    /// Why the rows are as they are, where that is not plain.
    pub(super) why: &'static str,
    /// Whether the record may mark one of these as not to be shown; such a one is absent from every copy.
    pub(super) guarded: bool,
    /// The rows, in the order of the schema.
    pub(super) fields: &'static [Field],
}

/// One row.
#[derive(Debug)]
pub(super) struct Field {
    /// The name of the field in the file.
    pub(super) name: &'static str,
    /// The rows of what it holds, where that has fields of its own.
    pub(super) of: Option<&'static Form>,
    /// Whom or what its words name; they are taken out of free text where the field itself is not kept.
    pub(super) names: Option<Named>,
    full: Decision,
    school: Decision,
    anonymised: Decision,
}

impl Field {
    /// What becomes of the field for this reader.
    pub(super) const fn decision(&self, reader: CopyReader) -> Decision {
        match reader {
            CopyReader::Full => self.full,
            CopyReader::School => self.school,
            CopyReader::Anonymised => self.anonymised,
        }
    }
}

/// What becomes of a field in a copy.
#[derive(Debug, Clone, Copy)]
pub(super) enum Decision {
    /// It is kept as it stands; what has fields of its own is kept by their rows.
    Keep,
    /// It is free text: kept, without what must not be told.
    Clean,
    /// It is absent.
    Drop,
    /// It is kept by other rows than usual.
    As(&'static Form),
    /// These words stand in its place.
    Say(&'static str),
    /// An identity that is another one in this copy, the same for the same item and recipient.
    Rename,
    /// A link to an item, kept where the copy has the item.
    Link,
    /// The same, in the new identities of the copy.
    RenamedLink,
    /// A mark for the child or young person.
    Token,
    /// The age in whole years takes its place.
    Age,
    /// A section that is blank until the plan is final: only that it is blank is kept.
    BlankUntilFinal,
    /// What a council's programs add: kept only where `--with-extensions` asks for it.
    Extensions,
    /// Free text of Section A: kept and cleaned only where `--with-views` asks for it.
    Views,
}

/// Whom or what the words of a field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// The child or young person.
    Child,
    /// A parent, carer or other contact.
    Contact,
    /// Somebody who works with the child or young person, or for a council.
    Professional,
    /// A school or other setting.
    Setting,
    /// A council.
    Council,
    /// A service or another body.
    Service,
    /// The lines of an address.
    Address,
    /// A postcode.
    Postcode,
    /// A telephone number.
    Telephone,
    /// An email address.
    Email,
    /// A web address.
    Web,
    /// A number that names somebody or some setting.
    Number,
    /// The date of birth.
    BirthDate,
    /// Any other date.
    Day,
    /// A language, an ethnicity, a religion: what few share.
    Trait,
}

const KEEP: Decision = Decision::Keep;
const CLEAN: Decision = Decision::Clean;
const DROP: Decision = Decision::Drop;

/// A field without words of people: a code, a number, a yes or no.
const fn fact(name: &'static str, full: Decision, school: Decision, anonymised: Decision) -> Field {
    Field { name, of: None, names: None, full, school, anonymised }
}

/// A field whose words name somebody or something.
const fn naming(
    name: &'static str,
    names: Named,
    full: Decision,
    school: Decision,
    anonymised: Decision,
) -> Field {
    Field { name, of: None, names: Some(names), full, school, anonymised }
}

/// A field that has fields of its own.
const fn part(
    name: &'static str,
    of: &'static Form,
    full: Decision,
    school: Decision,
    anonymised: Decision,
) -> Field {
    Field { name, of: Some(of), names: None, full, school, anonymised }
}

/// The identity of an item.
const fn identity(name: &'static str) -> Field {
    fact(name, KEEP, KEEP, Decision::Rename)
}

/// Links to items.
const fn links(name: &'static str) -> Field {
    fact(name, Decision::Link, Decision::Link, Decision::RenamedLink)
}

/// Free text that every reader may have, cleaned.
const fn text(name: &'static str) -> Field {
    fact(name, CLEAN, CLEAN, CLEAN)
}

/// A date that the full and the school copy have.
const fn day(name: &'static str, school: Decision, anonymised: Decision) -> Field {
    naming(name, Named::Day, KEEP, school, anonymised)
}

/// The usual rows of a type.
const fn form(of: &'static str, title: &'static str, fields: &'static [Field]) -> Form {
    Form { of, title, why: "", guarded: false, fields }
}

/// All forms that can be reached from the plan, each once, in the order in which the plan leads to them.
pub(super) fn forms() -> Vec<&'static Form> {
    let mut found: Vec<&'static Form> = vec![&PLAN];
    let mut at = 0;
    while at < found.len() {
        for field in found[at].fields {
            let readers = CopyReader::ALL.map(|reader| match field.decision(reader) {
                Decision::As(form) => Some(form),
                _ => None,
            });
            for form in std::iter::once(field.of).chain(readers).flatten() {
                if !found.iter().any(|known| std::ptr::eq(*known, form)) {
                    found.push(form);
                }
            }
        }
        at += 1;
    }
    found
}
