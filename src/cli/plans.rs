//! The plans that a command line names: files, folders, standard input.

use super::exit::Failure;
use crate::batch::expand;
use crate::json;
use std::path::{Path, PathBuf};

/// One plan that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input, named `-`.
    StandardInput,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The name as reports show it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::StandardInput => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The bytes of the plan.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn load(&self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::StandardInput => json::load_from(&mut std::io::stdin().lock()).map_err(Failure::Input),
            Self::File(path) => json::load(path).map_err(|error| Failure::Other(Box::new(error))),
        }
    }
}

/// Whether a file does not even begin as a plan does. A picture or a Word file has as many faults
/// as bytes, and one sentence says more than a thousand of them.
pub(super) fn is_no_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    !text.trim_ascii_start().starts_with(b"{")
}

/// The plans under these names: files as they stand, every `.json` file in a folder and the
/// folders in it, in order. Hidden files and folders are passed over.
///
/// # Errors
/// Where a path cannot be opened or a folder has no plan in it.
pub fn plans(named: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    for name in named {
        if name == Path::new("-") {
            found.push(Source::StandardInput);
        } else if name.is_dir() {
            let files =
                expand(std::slice::from_ref(name)).map_err(|error| Failure::Other(Box::new(error)))?;
            found.extend(files.into_iter().map(|plan| Source::File(plan.file)));
        } else {
            found.push(Source::File(name.clone()));
        }
    }
    Ok(found)
}
