//! The parts of an Office file, by their names as Office looks them up.

use std::collections::BTreeMap;

use super::ReadError;
use crate::archive::{Archive, ArchiveFault};

/// A zip file, opened.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The parts by their names in lower case, since Office does not tell cases apart.
    names: BTreeMap<String, usize>,
    what: &'static str,
}

impl<'a> Package<'a> {
    /// Opens a zip file; `what` is the kind of file, for messages.
    ///
    /// # Errors
    ///
    /// When the list of parts is missing, which means that the file is cut short, or too long.
    pub(super) fn open(bytes: &'a [u8], what: &'static str) -> Result<Self, ReadError> {
        let archive = Archive::open(bytes).map_err(|fault| refused(fault, what, ""))?;
        let mut names = BTreeMap::new();
        for (at, name) in archive.names() {
            names.entry(key(&name)).or_insert(at);
        }
        Ok(Self { archive, names, what })
    }

    /// What kind of file it is, once that is known.
    pub(super) fn call(&mut self, what: &'static str) {
        self.what = what;
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The names of its parts in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The bytes of a part; `None` when there is no such part.
    ///
    /// # Errors
    ///
    /// When it is encrypted, damaged or unpacks beyond the limits.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(&at) = self.names.get(&key(name)) else { return Ok(None) };
        self.archive.part(at).map(Some).map_err(|fault| refused(fault, self.what, name))
    }
}

/// The fault as a legacy file's reader says it.
fn refused(fault: ArchiveFault, what: &'static str, part: &str) -> ReadError {
    match (fault, fault.limit()) {
        (_, Some((what, limit))) => ReadError::Limit { what, limit },
        (ArchiveFault::NoList, _) => ReadError::Truncated { what },
        (ArchiveFault::Encrypted, _) => ReadError::Encrypted { what },
        _ => ReadError::Damaged { what, part: shown(part) },
    }
}

/// A name as it is looked up.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// A part's name for a message: only what an honest one is made of.
fn shown(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "/._-[]".contains(*c)).take(60).collect()
}

/// The part that a relationship points to, from the folder of the part that has it.
pub(super) fn target(folder: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        assert_eq!(target("word", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(target("word", "/word/x.xml"), "word/x.xml");
        assert_eq!(target("word", "../../../etc/passwd"), "etc/passwd");
    }
}
