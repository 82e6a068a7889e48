//! The plans that a command line names: files, folders, standard input.

use super::exit::Failure;
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

/// The plans under these names: files as they stand, every `.json` file in a folder and the
/// folders in it, by name. Hidden files and folders are passed over.
///
/// # Errors
/// Where a folder cannot be read or has no plan in it.
pub fn plans(named: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    for name in named {
        if name == Path::new("-") {
            found.push(Source::StandardInput);
        } else if name.is_dir() {
            let before = found.len();
            walk(name, &mut found)?;
            if found.len() == before {
                return Err(Failure::NoPlans { path: name.clone() });
            }
        } else {
            found.push(Source::File(name.clone()));
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<Source>) -> Result<(), Failure> {
    let open = |source| Failure::Open { path: folder.to_owned(), source };
    let mut entries =
        std::fs::read_dir(folder).map_err(open)?.collect::<Result<Vec<_>, _>>().map_err(open)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        // A link to a folder above would never end: links are passed over.
        let kind = entry.file_type().map_err(open)?;
        if !hidden && kind.is_dir() {
            walk(&path, found)?;
        } else if !hidden && kind.is_file() && path.extension().is_some_and(|end| end == "json") {
            found.push(Source::File(path));
        }
    }
    Ok(())
}
