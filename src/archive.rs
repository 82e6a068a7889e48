//! A ZIP file's parts, unpacked within limits. Names of parts are looked up, never used as paths.
//!
//! One guard for every ZIP file of a stranger: legacy plans ([`crate::convert`]) and packages between
//! councils ([`crate::transfer`]).

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most that one packed part may unpack to: 100 MB.
pub const LARGEST_PART: usize = 100 * 1000 * 1000;

/// The most that all packed parts of a file may unpack to together: 300 MB.
pub const LARGEST_IN_ALL: usize = 300 * 1000 * 1000;

/// How many times its packed size a part may unpack to, once it is over [`RATIO_FREE`].
pub const MOST_RATIO: usize = 250;

/// Up to this size a part may unpack at any ratio: 1 MiB.
pub const RATIO_FREE: usize = 1024 * 1024;

/// How many parts a packed file may list.
pub const MOST_PARTS: u64 = 5_000;

/// Why a ZIP file, or a part of it, could not be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ArchiveFault {
    /// The list of parts is missing: the file is cut short, or it is no ZIP file.
    NoList,
    /// The part is encrypted.
    Encrypted,
    /// The part cannot be unpacked, or is not what its check sum says.
    Damaged,
    /// More parts than [`MOST_PARTS`].
    TooMany,
    /// A part unpacks further than [`MOST_RATIO`] times its packed size.
    Ratio,
    /// A part is over [`LARGEST_PART`].
    LargePart,
    /// All parts together are over [`LARGEST_IN_ALL`].
    LargeInAll,
}

impl ArchiveFault {
    /// What went over its limit and the limit in words; none where the fault is no limit.
    pub(crate) fn limit(self) -> Option<(&'static str, String)> {
        Some(match self {
            Self::TooMany => ("the number of parts", format!("{MOST_PARTS} parts")),
            Self::Ratio => ("how far one part unpacks", format!("{MOST_RATIO} times its packed size")),
            Self::LargePart => ("the size of one part", format!("{} MB", LARGEST_PART / 1_000_000)),
            Self::LargeInAll => ("the size of all parts", format!("{} MB", LARGEST_IN_ALL / 1_000_000)),
            Self::NoList | Self::Encrypted | Self::Damaged => return None,
        })
    }
}

/// A ZIP file, opened.
pub(crate) struct Archive<'a> {
    list: ZipArchive<Cursor<&'a [u8]>>,
    listed: Option<u64>,
    left: usize,
}

impl<'a> Archive<'a> {
    /// Opens a ZIP file.
    ///
    /// # Errors
    ///
    /// When the list of parts is missing, or too long.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ArchiveFault> {
        let listed = listed(bytes);
        if listed.is_some_and(|parts| parts > MOST_PARTS) {
            return Err(ArchiveFault::TooMany);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveFault::NoList)?;
        if archive.len() as u64 > MOST_PARTS {
            return Err(ArchiveFault::TooMany);
        }
        Ok(Self { list: archive, listed, left: LARGEST_IN_ALL })
    }

    /// The names of the parts as the list has them, each with its number. A name that cannot be read is
    /// left out.
    pub(crate) fn names(&self) -> Vec<(usize, String)> {
        (0..self.list.len())
            .filter_map(|at| Some((at, self.list.name_for_index(at)?.ok()?.into_owned())))
            .collect()
    }

    /// How many parts the list has.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// How many parts the end of the file says that there are; two of one name count twice.
    pub(crate) const fn listed(&self) -> Option<u64> {
        self.listed
    }

    /// The bytes of the part with this number.
    ///
    /// # Errors
    ///
    /// When it is encrypted, damaged or unpacks beyond the limits.
    pub(crate) fn part(&mut self, at: usize) -> Result<Vec<u8>, ArchiveFault> {
        let file = self.list.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                ArchiveFault::Encrypted
            }
            _ => ArchiveFault::Damaged,
        })?;
        if file.encrypted() {
            return Err(ArchiveFault::Encrypted);
        }
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(MOST_RATIO).max(RATIO_FREE);
        let most = by_ratio.min(LARGEST_PART).min(self.left);
        let mut bytes = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|_| ArchiveFault::Damaged)?;
        if bytes.len() > most {
            return Err(if most == by_ratio {
                ArchiveFault::Ratio
            } else if most == LARGEST_PART {
                ArchiveFault::LargePart
            } else {
                ArchiveFault::LargeInAll
            });
        }
        self.left -= bytes.len();
        Ok(bytes)
    }
}

/// How many parts the end of a ZIP file says it lists.
fn listed(bytes: &[u8]) -> Option<u64> {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(u64::from(u16::from_le_bytes([count[0], count[1]])))
}
