//! Another program, Tesseract, that reads the words of a picture (OCR).
//!
//! It is given the picture and gives words back, both through pipes. It opens no file to write and makes no
//! connection, as far as the system can see to that, and it is ended when it takes too long.

use std::ffi::{OsStr, OsString};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The longest that one page may take.
const TIME: Duration = Duration::from_mins(2);
/// The most that may come back for one page: 8 MiB.
const MOST_BYTES: u64 = 8 << 20;
/// The most memory that the program may have: 2 GiB.
const MEMORY: u64 = 2 << 30;
/// The names it may have.
const NAMES: [&str; 2] = ["tesseract", "tesseract.exe"];

/// Why no words came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcrError {
    /// It is not installed, or not where programs are looked for.
    #[error(
        "--ocr needs the program `tesseract` with its English data, and it is in no folder of PATH. Debian and \
         Ubuntu: apt-get install tesseract-ocr. Windows: winget install UB-Mannheim.TesseractOCR, then add its \
         folder to PATH. macOS: brew install tesseract"
    )]
    NotInstalled,
    /// The system would not start it.
    #[error("`tesseract` cannot be started; try `tesseract --version`, and install it anew if that fails")]
    NotStarted,
    /// It ended without a result.
    #[error(
        "`tesseract` ended without reading the page; try `tesseract --list-langs`, which must name `eng`"
    )]
    Failed,
    /// It did not end.
    #[error(
        "`tesseract` took longer than two minutes for one page and was ended; scan the page again with less detail"
    )]
    TooSlow,
}

/// The program that reads pictures.
#[derive(Debug, Clone)]
pub struct Tesseract {
    program: PathBuf,
    /// This very program, which confines itself and then becomes the other.
    keeper: PathBuf,
}

impl Tesseract {
    /// Finds it: the first in the folders of PATH, in their order. Folders named from where one stands are left out,
    /// so that no folder of sources can bring a program along.
    ///
    /// # Errors
    ///
    /// When it is in none of them.
    pub fn find() -> Result<Self, OcrError> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
        let program =
            folders.flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|file| file.is_file());
        let keeper = std::env::current_exe().map_err(|_| OcrError::NotStarted)?;
        program.map(|program| Self { program, keeper }).ok_or(OcrError::NotInstalled)
    }

    /// Reads a picture: a portable graymap with `resolution` pixels to the inch. What comes back are words with their
    /// boxes, as tab-separated values.
    ///
    /// # Errors
    ///
    /// When it cannot be started, fails, or takes too long.
    pub fn read(&self, graymap: Vec<u8>, resolution: u32) -> Result<String, OcrError> {
        let mut child = Command::new(&self.keeper)
            .args(["worker", "--become"])
            .arg(&self.program)
            .arg(resolution.to_string())
            // More threads cost more time than they save, and share memory.
            .env("OMP_THREAD_LIMIT", "1")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What it says may quote the page.
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| OcrError::NotStarted)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(OcrError::NotStarted);
        };
        // A program that ends early closes the pipe; its exit code then tells.
        let writer = thread::spawn(move || drop(input.write_all(&graymap)));
        let (sender, answer) = channel();
        thread::spawn(move || {
            let mut said = Vec::new();
            let read = output.take(MOST_BYTES).read_to_end(&mut said);
            let _ = sender.send(read.map(|_| said));
        });
        let said = answer.recv_timeout(TIME);
        if said.is_err() {
            let _ = child.kill();
        }
        let ended = child.wait();
        let _ = writer.join();
        let said = said.map_err(|_| OcrError::TooSlow)?.map_err(|_| OcrError::Failed)?;
        if !ended.is_ok_and(|status| status.success()) {
            return Err(OcrError::Failed);
        }
        String::from_utf8(said).map_err(|_| OcrError::Failed)
    }
}

/// Confines this process and becomes the program. Comes back only where that fails, or where the system cannot do
/// it and the program has ended: its exit code.
#[must_use]
pub fn become_tesseract(program: &Path, resolution: &OsStr) -> i32 {
    let arguments: [OsString; 9] =
        ["stdin", "stdout", "-l", "eng", "--psm", "3", "--dpi", "", "tsv"].map(OsString::from);
    let mut command = Command::new(program);
    for argument in &arguments {
        command.arg(if argument.is_empty() { resolution } else { argument });
    }
    super::confine::confine_program(MEMORY, TIME);
    start(&mut command)
}

#[cfg(unix)]
fn start(command: &mut Command) -> i32 {
    use std::os::unix::process::CommandExt as _;
    drop(command.exec());
    127
}

#[cfg(not(unix))]
fn start(command: &mut Command) -> i32 {
    command.status().ok().and_then(|status| status.code()).unwrap_or(127)
}
