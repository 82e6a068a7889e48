//! What goes between a parent and a worker that opens no file: bytes after the line.
//!
//! Every run of bytes is told by its length in eight bytes, the least first.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::{Answer, Job, Status};
use crate::whole_file;

/// The largest file that a sealed job takes and the most that one gives back, in bytes: 256 MiB.
pub const MOST_BYTES: u64 = 256 << 20;
/// More files than any operation gives back.
const MOST_FILES: usize = 16;

/// The bytes of the input of a job, or the answer to give where there are none.
pub(super) fn load(input: &Path) -> Result<Vec<u8>, Answer> {
    let unread = |_| {
        Answer::failed(Status::Io, "the file cannot be opened; check the path and your permission to read it")
    };
    let mut bytes = Vec::new();
    if input.is_dir() {
        let message = "this is a folder without files in it, not a document; ask for the document";
        return Err(Answer::failed(Status::Refused, message));
    }
    let file = File::open(input).map_err(unread)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(Answer::failed(
            Status::Refused,
            format!("the file is larger than {most} MiB; take out its pictures, or split it"),
        ));
    }
    Ok(bytes)
}

/// Sends one run of bytes.
pub(super) fn write_bytes(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(&(bytes.len() as u64).to_le_bytes())?;
    output.write_all(bytes)
}

/// Takes one run of bytes.
pub(super) fn read_bytes(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > MOST_BYTES {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    let mut bytes = Vec::new();
    if input.take(length).read_to_end(&mut bytes)? as u64 == length {
        Ok(bytes)
    } else {
        Err(io::Error::from(io::ErrorKind::UnexpectedEof))
    }
}

/// Sends what a job gives back.
pub(super) fn write_files(output: &mut impl Write, files: &[Vec<u8>]) -> io::Result<()> {
    files.iter().try_for_each(|file| write_bytes(output, file))
}

/// Takes what a job gives back.
pub(super) fn read_files(input: &mut impl Read, count: usize) -> io::Result<Vec<Vec<u8>>> {
    if count > MOST_FILES {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    (0..count).map(|_| read_bytes(input)).collect()
}

/// Writes what came back to where the job wants it: all of it, or the answer becomes the reason.
pub(super) fn store(job: &Job, mut answer: Answer) -> Answer {
    if job.keep {
        return answer;
    }
    let files = std::mem::take(&mut answer.files);
    if files.is_empty() {
        return answer;
    }
    if files.len() != job.outputs.len() {
        return Answer::failed(Status::Crashed, "the worker gave back what was not asked for");
    }
    for (output, bytes) in job.outputs.iter().zip(&files) {
        // What a run that was cut off wrote is what this one would write, and stays as it is.
        if !job.force && is_there(output, bytes) {
            continue;
        }
        if let Err(error) = whole_file::write(output, bytes, job.force) {
            let status = match error {
                whole_file::WriteError::Exists { .. } => Status::Refused,
                whole_file::WriteError::Write { .. } => Status::Io,
            };
            return Answer::failed(status, error.to_string());
        }
    }
    answer.bytes = files.iter().map(Vec::len).sum();
    answer
}

/// Whether a file holds these very bytes. A link is no file of ours.
fn is_there(file: &Path, bytes: &[u8]) -> bool {
    file.symlink_metadata().is_ok_and(|data| data.is_file() && data.len() == bytes.len() as u64)
        && File::open(file).is_ok_and(|mut open| {
            let mut there = Vec::with_capacity(bytes.len());
            open.read_to_end(&mut there).is_ok() && there == bytes
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_arrives() {
        let files = vec![b"plan\n".to_vec(), Vec::new(), vec![0, 255, 10]];
        let mut pipe = Vec::new();
        write_files(&mut pipe, &files).unwrap();
        assert_eq!(read_files(&mut pipe.as_slice(), 3).unwrap(), files);
        for end in 0..pipe.len() {
            assert!(read_files(&mut &pipe[..end], 3).is_err(), "{end}");
        }
    }

    #[test]
    fn a_length_that_cannot_be_is_refused_before_any_memory_is_taken() {
        for number in [u64::MAX, MOST_BYTES + 1] {
            assert!(read_bytes(&mut number.to_le_bytes().as_slice()).is_err());
        }
        assert!(read_files(&mut [0; 800].as_slice(), MOST_FILES + 1).is_err());
    }
}
