//! Files written whole or not at all.
//!
//! The bytes go to a temporary file in the same folder, are pushed to the
//! disk, and take their name in one step: a reader never sees half a file, and
//! neither does anyone after a power cut.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. What stood there before still does.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// There is a file already, and nobody said to replace it.
    #[error("{} is already there; choose another name or replace it with --force", file.display())]
    Exists {
        /// The file.
        file: PathBuf,
    },
    /// The system refused.
    #[error("cannot write {}; check the folder, your permission and the room on the disk", file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

/// Writes a file whole or not at all; `force` lets it replace an older one.
///
/// A missing folder is made. Without `force` the last step fails if the name
/// has been taken in the meantime, so two programs cannot overwrite each other.
///
/// # Errors
///
/// When the file exists and `force` is off, or when the system refuses.
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<(), WriteError> {
    let failed = |source| WriteError::Write { file: file.to_owned(), source };
    if !force && file.symlink_metadata().is_ok() {
        return Err(WriteError::Exists { file: file.to_owned() });
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut draft =
        tempfile::Builder::new().prefix(&prefix(std::process::id())).tempfile_in(folder).map_err(failed)?;
    draft.write_all(bytes).map_err(failed)?;
    draft.as_file().sync_all().map_err(failed)?;
    if force {
        draft.persist(file).map_err(|error| failed(error.error))?;
    } else {
        draft.persist_noclobber(file).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists { file: file.to_owned() },
            _ => failed(error.error),
        })?;
    }
    sync_folder(folder);
    Ok(())
}

/// Removes what a process that was ended in the middle of its work left in a folder.
///
/// Only to be called once that process is gone.
pub(crate) fn sweep(folder: &Path, process: u32) {
    let prefix = prefix(process);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            // Left behind, it harms nobody: hidden, and under no plan's name.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes from a folder what runs that were ended in the middle of their work left there, where the
/// system tells that their processes are gone. Elsewhere it stays: hidden, and under no plan's name.
pub(crate) fn sweep_after_dead(folder: &Path) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(".writing-")?.split('-').next());
        let Some(process) = process.filter(|process| process.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            continue;
        };
        if !process.is_empty() && !processes.join(process).exists() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How the temporary files of a process begin.
fn prefix(process: u32) -> String {
    format!(".writing-{process}-")
}

/// Makes the new name lasting too, where the system can.
///
/// Some file systems refuse to sync a folder; the file itself is safe by then.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_with_its_folder_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b/c.pdf");
        write(&file, b"one", false).unwrap();
        assert_eq!(names(file.parent().unwrap()), ["c.pdf"]);
    }

    #[test]
    fn an_older_file_stays_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("c.pdf");
        write(&file, b"one", false).unwrap();
        assert!(matches!(write(&file, b"two", false), Err(WriteError::Exists { .. })));
        assert_eq!(file.metadata().unwrap().len(), 3);
        write(&file, b"three", true).unwrap();
        assert_eq!(file.metadata().unwrap().len(), 5);
        assert_eq!(names(folder.path()), ["c.pdf"]);
    }

    #[test]
    fn only_the_dead_process_is_swept_up_after() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".writing-7-a", ".writing-77-a", "plan.pdf"] {
            write(&folder.path().join(name), b"", false).unwrap();
        }
        sweep(folder.path(), 7);
        assert_eq!(names(folder.path()), [".writing-77-a", "plan.pdf"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_dead_left_goes_and_what_the_living_write_stays() {
        let folder = tempfile::tempdir().unwrap();
        let own = format!(".writing-{}-a", std::process::id());
        // No process has a number beyond what the system gives out.
        for name in [own.as_str(), ".writing-4194999-a", ".writing-x-a", "plan.pdf"] {
            write(&folder.path().join(name), b"", false).unwrap();
        }
        sweep_after_dead(folder.path());
        let mut expected = vec![own, ".writing-x-a".to_owned(), "plan.pdf".to_owned()];
        expected.sort();
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let blocker = folder.path().join("blocker");
        write(&blocker, b"", false).unwrap();
        let error = write(&blocker.join("c.pdf"), b"one", false).unwrap_err();
        assert!(matches!(error, WriteError::Write { .. }), "{error}");
        assert!(write(folder.path(), b"one", true).is_err());
        assert_eq!(names(folder.path()), ["blocker"]);
    }
}
