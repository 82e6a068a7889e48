//! One source converted in a sealed worker: bytes in, a plan, a report and a proof sheet out.

use super::convert_carried;
use crate::batch::{Answer, Job, Status};
use crate::convert::read::{self, ReadPage};
use crate::convert::recognise::Lexicon;
use crate::convert::report;
use crate::convert::{ConvertError, convert_with};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::time::Duration;

/// The name of this operation between a batch and its workers.
pub(super) const OPERATION: &str = "convert";
/// The name of the operation that hands back the picture of a page without text.
pub(super) const PICTURE: &str = "picture";
/// The longest that one file may take, by the clock on the wall.
pub(super) const TIME: Duration = Duration::from_secs(30);
/// The most memory that a worker may have, in bytes: 512 MiB.
pub(super) const MEMORY: u64 = 512 << 20;

/// What a conversion hangs on beside the source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct How {
    /// The council whose plans these are, if it was given.
    pub(super) council: Option<String>,
    /// Whether pages that are pictures are read by another program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) ocr: bool,
    /// The council's own words: names and contents of their files.
    pub(super) layouts: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Options {
    how: How,
    file: String,
    sha256: String,
    /// What another program read on pages that are pictures.
    #[serde(default)]
    pages: Vec<ReadPage>,
}

/// The picture that is wanted: that of the first page from here on; and the one that came.
#[derive(Serialize, Deserialize)]
pub(super) struct PictureOf {
    pub(super) page: u32,
    #[serde(default)]
    pub(super) size: (u32, u32),
    #[serde(default)]
    pub(super) resolution: u32,
}

/// The picture of a page without text, and which page it is; no file where there is none.
pub(super) fn picture(job: &Job, bytes: Option<&[u8]>) -> Answer {
    let wanted = serde_json::from_value::<PictureOf>(job.options.clone());
    let (Ok(wanted), Some(bytes)) = (wanted, bytes) else {
        return Answer::failed(Status::Crashed, "the job came without what it needs; please report this");
    };
    match read::picture(bytes, wanted.page) {
        Ok(Some(found)) => {
            let of = PictureOf { page: found.page, size: found.size, resolution: found.resolution };
            let detail = serde_json::to_value(of).ok().map(Box::new);
            Answer { detail, files: vec![found.graymap], ..Answer::ok() }
        }
        Ok(None) => Answer::ok(),
        Err(error) => Answer::failed(Status::Refused, error.to_string()),
    }
}

/// The options of a job.
///
/// # Errors
/// Where they cannot be written as JSON.
pub(super) fn options(
    how: &How,
    file: &str,
    sha256: &str,
    pages: Vec<ReadPage>,
) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(Options {
        how: how.clone(),
        file: file.to_owned(),
        sha256: sha256.to_owned(),
        pages,
    })
}

/// The words of the last job: their files and what was read of them.
pub(super) type Kept = Option<(Vec<(String, String)>, Lexicon)>;

/// Converts; the words of the last job are kept, since all jobs of a run have the same.
pub(super) fn perform(job: &Job, bytes: Option<&[u8]>, kept: &RefCell<Kept>) -> Answer {
    let (Some(bytes), Ok(options)) = (bytes, serde_json::from_value::<Options>(job.options.clone())) else {
        return Answer::failed(Status::Refused, "this version does not know such a job");
    };
    if let Some(files) = convert_carried::files(bytes, &options.file, &options.sha256) {
        let message = "the PDF carries its plan; it was taken out as it stands".to_owned();
        return Answer { message: Some(message), files, ..Answer::ok() };
    }
    let mut kept = kept.borrow_mut();
    if kept.as_ref().is_none_or(|(layouts, _)| *layouts != options.how.layouts) {
        match options.how.lexicon() {
            Ok(lexicon) => *kept = Some((options.how.layouts.clone(), lexicon)),
            Err(error) => return Answer::failed(Status::Refused, error.to_string()),
        }
    }
    let Some((_, lexicon)) = kept.as_ref() else {
        return Answer::failed(Status::Crashed, "the layout words are gone; please report this");
    };
    let council = options.how.council.as_deref();
    match convert_with(bytes, &options.file, &options.sha256, council, lexicon, &options.pages) {
        Ok(made) => match files(&made) {
            Ok(files) => {
                let words = made.report.words;
                let message = format!(
                    "{} words: {} placed, {} of the form, {} kept as unplaced, {} lost; {} to look at",
                    words.source,
                    words.placed,
                    words.furniture,
                    words.unplaced,
                    words.lost,
                    made.report.doubts.len()
                );
                let findings = if made.report.status == report::Status::Ok {
                    0
                } else {
                    made.report.doubts.len().max(1)
                };
                Answer { findings, message: Some(message), files, ..Answer::ok() }
            }
            Err(_) => Answer::failed(Status::Crashed, "the result could not be written; please report this"),
        },
        Err(ConvertError::Read(error)) => Answer {
            detail: Some(Box::new(serde_json::json!({ "refused": "unreadable" }))),
            ..Answer::failed(Status::Refused, error.to_string())
        },
        Err(error) => Answer::failed(Status::Crashed, error.to_string()),
    }
}

fn files(made: &crate::convert::Conversion) -> serde_json::Result<Vec<Vec<u8>>> {
    let pretty = |value: serde_json::Result<Vec<u8>>| {
        value.map(|mut bytes| {
            bytes.push(b'\n');
            bytes
        })
    };
    Ok(vec![
        pretty(serde_json::to_vec_pretty(&made.plan))?,
        pretty(serde_json::to_vec_pretty(&made.report))?,
        made.proof.clone().into_bytes(),
    ])
}
