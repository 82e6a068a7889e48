//! The pages of a scan read by another program: pictures out of a sealed worker, words back from Tesseract.

use super::convert_job::{self, PictureOf};
use super::terminal::Terminal;
use crate::batch::{self, Job, OcrError, Settings, Status, Tesseract};
use crate::convert::read::ReadPage;
use std::path::Path;

/// The words of all pages of a file that are pictures; none where it has no such page, or cannot be read: what is
/// wrong with it the conversion says.
///
/// # Errors
/// Where the other program fails on a page: a plan without that page would not be the plan.
pub(super) fn pages(
    reader: &Tesseract,
    file: &Path,
    terminal: &mut Terminal<'_>,
) -> Result<Vec<ReadPage>, OcrError> {
    let mut found: Vec<ReadPage> = Vec::new();
    let Ok(mut settings) = Settings::this_program(1) else { return Ok(found) };
    settings.arguments = vec!["worker".into(), "--sealed".into()];
    settings.time_limit = convert_job::TIME;
    loop {
        let page = found.last().map_or(1, |last| last.page + 1);
        let wanted = PictureOf { page, size: (0, 0), resolution: 0 };
        let job = Job {
            input: file.to_owned(),
            operation: convert_job::PICTURE.to_owned(),
            options: serde_json::to_value(wanted).unwrap_or_default(),
            sealed: true,
            keep: true,
            ..Job::default()
        };
        let report = batch::run(vec![job], &settings, |_| {});
        let Some((_, answer)) = report.answers().first() else { return Ok(found) };
        let of = answer.detail.as_deref().and_then(|of| serde_json::from_value::<PictureOf>(of.clone()).ok());
        let (Status::Ok, Some(of), Some(picture)) = (answer.status, of, answer.files.first()) else {
            return Ok(found);
        };
        if of.page < page {
            return Ok(found);
        }
        terminal.say(&format!("ehcp: reading page {} of a scan", of.page));
        let words = reader.read(picture.clone(), of.resolution)?;
        found.push(ReadPage { page: of.page, size: of.size, words });
    }
}
