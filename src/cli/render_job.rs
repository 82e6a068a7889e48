//! One document of one plan: what `ehcp render` does itself, and what its workers do.

use super::plans::is_no_json;
use crate::batch::{Answer, Job, Status};
use crate::check::{self, Choice, Settings};
use crate::json;
use crate::model::{Date, Plan};
use crate::render::brand::{self, Brand, BrandError, Note};
use crate::render::changes::Changes;
use crate::render::{Appendix, Audience, Edition, Options, Paper, Rendered, render, render_changed};
use crate::schema::Places;
use crate::whole_file;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// The name of this operation between a batch and its workers.
pub(super) const OPERATION: &str = "render";

/// For whom a document is and how it looks, as it is handed to a worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Look {
    pub(super) audience: Audience,
    pub(super) paper: Paper,
    pub(super) edition: Edition,
    pub(super) embed: bool,
    pub(super) white: bool,
    pub(super) brand: Option<PathBuf>,
    /// The day as on which the plan is judged for an appendix of findings; absent leaves it out.
    pub(super) findings_on: Option<Date>,
    pub(super) force: bool,
}

impl Look {
    /// The name of the PDF of a plan file: `zofia.plan.json` gives `zofia-parent.pdf`.
    pub(super) fn file_name(&self, plan: &Path) -> String {
        let name = plan.file_name().map_or_else(|| "plan".into(), |name| name.to_string_lossy().into_owned());
        let stem = name.strip_suffix(".json").unwrap_or(&name);
        let stem = stem.strip_suffix(".plan").unwrap_or(stem);
        let mut parts = vec![stem, self.audience.name()];
        if self.audience == Audience::Parent {
            if self.paper != Paper::A4 {
                parts.push(self.paper.name());
            }
            if self.edition == Edition::Short {
                parts.push("short");
            }
        }
        format!("{}.pdf", parts.join("-"))
    }
}

/// Why the brand could not be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum BrandFileError {
    /// The file cannot be read.
    #[error("cannot open the brand file {}; check the path", file.display())]
    Open { file: PathBuf, source: io::Error },
    /// Its content is at fault.
    #[error("the brand file {} cannot be used", file.display())]
    Brand { file: PathBuf, source: BrandError },
}

/// The brand of this file, or our own; with what was changed so that people can read it.
#[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
pub(super) fn brand(file: Option<&Path>) -> Result<(Brand, Vec<Note>), BrandFileError> {
    let Some(file) = file else { return Ok((Brand::default(), Vec::new())) };
    let text = std::fs::read_to_string(file)
        .map_err(|source| BrandFileError::Open { file: file.to_owned(), source })?;
    let folder = file.parent().unwrap_or_else(|| Path::new(""));
    brand::read(&text, |logo| std::fs::read(folder.join(logo)))
        .map_err(|source| BrandFileError::Brand { file: file.to_owned(), source })
}

/// A document in memory, and what to say of it.
pub(super) struct Made {
    pub(super) document: Rendered,
    /// How many characters stand as marks and where the first is, and what became of the data.
    pub(super) message: Option<String>,
}

/// Makes a document in memory.
///
/// # Errors
/// The answer to give where it cannot be made.
pub(super) fn make(file: &Path, look: &Look) -> Result<Made, Answer> {
    let from_input = file == Path::new("-");
    let bytes =
        if from_input { json::load_from(&mut io::stdin().lock()).ok() } else { json::load(file).ok() };
    let bytes = bytes.ok_or_else(|| {
        Answer::failed(
            Status::Io,
            "the file cannot be read; check the path, your permission and that it is under 64 MiB",
        )
    })?;
    let plan = json::read(&bytes).map_err(|faults| {
        let count = faults.0.len();
        if is_no_json(&bytes) {
            return Answer::failed(
                Status::Invalid,
                "this file is not JSON, so it is no plan; name a plan file",
            );
        }
        let named = if count == 1 { "1 fault".to_owned() } else { format!("{count} faults") };
        Answer::failed(Status::Invalid, format!("{named}; `ehcp validate` names each and how to mend it"))
    })?;
    make_of(&plan, look, None)
}

/// Makes a document of a plan in memory, with what changed since an earlier version where that is given.
///
/// # Errors
/// The answer to give where it cannot be made.
pub(super) fn make_of(plan: &Plan, look: &Look, changes: Option<&Changes>) -> Result<Made, Answer> {
    let (brand, _) =
        brand(look.brand.as_deref()).map_err(|error| Answer::failed(Status::Refused, error.to_string()))?;
    let appendix = look.findings_on.filter(|_| look.audience == Audience::Professional).map(|on| {
        let settings = Settings::default();
        let options = check::Options { on, profile: None, choice: Choice::default(), settings: &settings };
        Appendix { on, findings: check::check(plan, &options).findings }
    });
    let options = Options {
        audience: look.audience,
        paper: look.paper,
        edition: look.edition,
        embed: look.embed,
        white: look.white,
        brand,
        appendix,
    };
    let document = match changes {
        Some(changes) => render_changed(plan, &options, changes),
        None => render(plan, &options),
    }
    .map_err(|error| Answer::failed(Status::Crashed, error.to_string()))?;
    let marks = document.marks.first().map(|first| {
        let value = serde_json::to_value(plan).unwrap_or_default();
        told(document.marks.len(), &Places::of(&value).words(&first.pointer))
    });
    let safeguard = document.safeguard.map(|safeguard| safeguard.message().to_owned());
    let messages: Vec<String> = safeguard.into_iter().chain(marks).collect();
    let message = (!messages.is_empty()).then(|| messages.join("; "));
    Ok(Made { document, message })
}

/// Does one job: makes the document and writes it whole, or not at all.
pub(super) fn perform(job: &Job, look: &Look) -> Answer {
    let made = match make(&job.input, look) {
        Ok(made) => made,
        Err(answer) => return answer,
    };
    let Some(output) = &job.output else {
        return Answer::failed(Status::Refused, "the job names no output");
    };
    let document = made.document;
    if let Err(error) = whole_file::write(output, &document.pdf, look.force) {
        return Answer::failed(Status::Refused, error.to_string());
    }
    Answer {
        findings: document.marks.len(),
        pages: document.pages,
        bytes: document.pdf.len(),
        message: made.message,
        ..Answer::ok()
    }
}

/// Says how many characters stand as marks, and where the first is.
fn told(count: usize, place: &str) -> String {
    match count {
        1 => format!("1 character that no font shows stands as a visible mark, in {place}"),
        count => format!("{count} characters that no font shows stand as visible marks, first in {place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_documents() {
        let mut look = Look {
            audience: Audience::Parent,
            paper: Paper::A4,
            edition: Edition::Full,
            embed: false,
            white: false,
            brand: None,
            findings_on: None,
            force: false,
        };
        assert_eq!(look.file_name(Path::new("a/zofia.plan.json")), "zofia-parent.pdf");
        look.paper = Paper::Phone;
        look.edition = Edition::Short;
        assert_eq!(look.file_name(Path::new("zofia.json")), "zofia-parent-phone-short.pdf");
        look.audience = Audience::Professional;
        assert_eq!(look.file_name(Path::new("zofia.json")), "zofia-professional.pdf");
    }
}
