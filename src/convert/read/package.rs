//! A zip file's parts, unpacked within limits. Part names are looked up, never used as paths.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadError;
use crate::convert::limits::{LARGEST_IN_ALL, LARGEST_PART, MOST_PARTS, MOST_RATIO, RATIO_FREE};

/// A zip file, opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in lower case, since Office does not tell cases apart.
    names: BTreeMap<String, usize>,
    what: &'static str,
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens a zip file; `what` is the kind of file, for messages.
    ///
    /// # Errors
    ///
    /// When the list of parts is missing, which means that the file is cut short, or too long.
    pub(super) fn open(bytes: &'a [u8], what: &'static str) -> Result<Self, ReadError> {
        if listed(bytes).is_some_and(|parts| parts > MOST_PARTS) {
            return Err(ReadError::limit("the number of parts", MOST_PARTS, "parts"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Truncated { what })?;
        if archive.len() as u64 > MOST_PARTS {
            return Err(ReadError::limit("the number of parts", MOST_PARTS, "parts"));
        }
        let mut names = BTreeMap::new();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                names.entry(key(&name)).or_insert(at);
            }
        }
        Ok(Self { archive, names, what, left: LARGEST_IN_ALL })
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
        let what = self.what;
        let damaged = || ReadError::Damaged { what, part: shown(name) };
        let file = self.archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                ReadError::Encrypted { what }
            }
            _ => damaged(),
        })?;
        if file.encrypted() {
            return Err(ReadError::Encrypted { what });
        }
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(MOST_RATIO).max(RATIO_FREE);
        let most = by_ratio.min(LARGEST_PART).min(self.left);
        let mut bytes = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() > most {
            return Err(if most == by_ratio {
                ReadError::limit("how far one part unpacks", MOST_RATIO, "times its packed size")
            } else if most == LARGEST_PART {
                ReadError::limit("the size of one part", LARGEST_PART / 1_000_000, "MB")
            } else {
                ReadError::limit("the size of all parts", LARGEST_IN_ALL / 1_000_000, "MB")
            });
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
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

/// How many parts the end of a zip file says it lists.
fn listed(bytes: &[u8]) -> Option<u64> {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(u64::from(u16::from_le_bytes([count[0], count[1]])))
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
