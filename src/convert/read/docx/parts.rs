//! Which part of a package is which.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::package::{Package, target};
use super::super::xml::{Ns, Tree, decode};
use super::WHAT;

/// The relationships of one part: what it points to, by id.
#[derive(Default)]
pub(super) struct Relationships {
    by_id: BTreeMap<String, String>,
    by_kind: BTreeMap<String, String>,
    external: u32,
}

impl Relationships {
    /// Those of a part. A part without the list has none.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let mut found = Self::default();
        let Some(bytes) = package.part(&name)? else { return Ok(found) };
        let text = decode(&bytes);
        let tree = Tree::parse(&text, WHAT, &name)?;
        for relationship in tree.root().elements() {
            let of = |name| relationship.attribute(Ns::None, name);
            let (Some(id), Some(path)) = (of("Id"), of("Target")) else { continue };
            let kind = of("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default();
            if of("TargetMode") == Some("External") {
                // A link that people may follow is no fetch.
                found.external += u32::from(kind != "hyperlink");
                continue;
            }
            let path = target(folder, path);
            found.by_kind.entry(kind.to_owned()).or_insert_with(|| path.clone());
            found.by_id.insert(id.to_owned(), path);
        }
        Ok(found)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        self.by_kind.get(kind).map(String::as_str)
    }

    /// How many things elsewhere would be fetched.
    pub(super) fn external(&self) -> u32 {
        self.external
    }
}

/// The name of the part that holds the text.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let top = Relationships::of(package, "")?;
    if let Some(name) = top.of_kind("officeDocument")
        && package.has(name)
    {
        return Ok(name.to_owned());
    }
    if package.has("word/document.xml") {
        return Ok("word/document.xml".to_owned());
    }
    Err(ReadError::Damaged { what: WHAT, part: "its main part".to_owned() })
}
