//! From files and folders to the list of plans in them.

use std::io;
use std::path::{Path, PathBuf};

/// A plan file that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub file: PathBuf,
    /// Its path below the folder that was named, or its bare name: outputs
    /// placed by it keep the order of the folders.
    pub relative: PathBuf,
    /// Whether it is a link in a folder that was named to a file outside that folder.
    pub leads_out: bool,
}

/// Why the list could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalkError {
    /// A path that was named is missing or closed to us.
    #[error("cannot open {}; check the path and your permission to read it", path.display())]
    Open {
        /// The path.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A path that was named is a pipe or a device.
    #[error("{} is neither a file nor a folder; save what it gives to a file first", path.display())]
    NoFile {
        /// The path.
        path: PathBuf,
    },
    /// A folder that was named holds no plan.
    #[error("{} holds no {}; name the folder that the plans are in", folder.display(), if *any { "file" } else { ".json file" })]
    Empty {
        /// The folder.
        folder: PathBuf,
        /// Whether any file would have done.
        any: bool,
    },
}

/// Lists the plans: files as they are named, folders with all `.json` files below them.
///
/// Inputs keep their order; within a folder, paths are sorted by their bytes,
/// so the list is the same on every machine. Hidden files and folders are left
/// out, links to folders are not followed, and no file is listed twice.
///
/// # Errors
///
/// When an input cannot be opened, or a folder holds no plan.
pub fn expand(inputs: &[PathBuf]) -> Result<Vec<Found>, WalkError> {
    list(inputs, |path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")), false)
}

/// Lists files of any kind in the same way: their type is told by their content, not by their names.
///
/// # Errors
///
/// When an input cannot be opened, or a folder holds no file.
pub fn expand_all(inputs: &[PathBuf]) -> Result<Vec<Found>, WalkError> {
    list(inputs, |_| true, true)
}

fn list(inputs: &[PathBuf], wanted: fn(&Path) -> bool, any: bool) -> Result<Vec<Found>, WalkError> {
    let mut list: Vec<Found> = Vec::new();
    for input in inputs {
        let open = |source| WalkError::Open { path: input.clone(), source };
        let mut found = Vec::new();
        let data = input.metadata().map_err(open)?;
        if data.is_dir() {
            walk(input, input, wanted, any, &mut found)?;
            found.sort_by(|a, b| a.relative.as_os_str().cmp(b.relative.as_os_str()));
            if found.is_empty() {
                return Err(WalkError::Empty { folder: input.clone(), any });
            }
        } else if any && !data.is_file() {
            return Err(WalkError::NoFile { path: input.clone() });
        } else {
            let relative = input.file_name().map_or_else(|| input.clone(), PathBuf::from);
            found.push(Found { file: input.clone(), relative, leads_out: false });
        }
        list.extend(found);
    }
    let mut seen = std::collections::HashSet::new();
    list.retain(|found| seen.insert(found.file.clone()));
    Ok(list)
}

fn walk(
    top: &Path,
    folder: &Path,
    wanted: fn(&Path) -> bool,
    any: bool,
    found: &mut Vec<Found>,
) -> Result<(), WalkError> {
    let below = |path: &Path| path.strip_prefix(top).map_or_else(|_| path.to_owned(), Path::to_owned);
    let open = |source| WalkError::Open { path: folder.to_owned(), source };
    for entry in folder.read_dir().map_err(open)? {
        let entry = entry.map_err(open)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(open)?;
        if kind.is_dir() {
            let before = found.len();
            walk(top, &path, wanted, any, found)?;
            // A folder that is called like a document is answered as one.
            if any && found.len() == before && is_called_document(&path) {
                found.push(Found { relative: below(&path), file: path, leads_out: false });
            }
        } else if wanted(&path) && path.is_file() {
            let leads_out = kind.is_symlink() && leads_out(top, &path);
            found.push(Found { relative: below(&path), file: path, leads_out });
        }
    }
    Ok(())
}

/// Whether a link leads out of the folder that was named.
fn leads_out(top: &Path, link: &Path) -> bool {
    match (top.canonicalize(), link.canonicalize()) {
        (Ok(top), Ok(to)) => !to.starts_with(top),
        _ => true,
    }
}

fn is_called_document(path: &Path) -> bool {
    const ENDS: [&str; 9] = ["docx", "docm", "doc", "odt", "rtf", "pdf", "html", "txt", "md"];
    path.extension().is_some_and(|own| ENDS.iter().any(|end| own.eq_ignore_ascii_case(end)))
}
