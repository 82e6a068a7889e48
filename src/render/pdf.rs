//! One document: laid out, checked and written as an archived, tagged PDF.

use std::thread;

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fault::{Fault, RenderError, faults};
use super::settle::settle;
use super::world::{DocWorld, Shared, file_id};

/// Room for deeply nested layout; the default of a thread is too small for it.
const STACK: usize = 16 * 1024 * 1024;

/// What to make a document from.
#[derive(Debug, Clone)]
pub struct Job {
    /// The template, by its path in the table of templates.
    pub main: &'static str,
    /// A template text to use in place of `main`; the tests of the engine use it.
    pub main_text: Option<String>,
    /// The reader's view as JSON; templates read it as `/view.json`.
    pub view: Vec<u8>,
    /// The plan to carry inside the PDF; templates attach it from `/plan.json`.
    pub plan: Option<Vec<u8>>,
    /// The council's logo; templates find its path in `/job.json`.
    pub logo: Option<Logo>,
    /// What identifies the document for good: plan, version, reader. It only
    /// enters the PDF as a hash.
    pub ident: String,
    /// The program named in the PDF as its maker.
    pub creator: &'static str,
}

/// A logo that [`crate::render::brand`] has looked over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Logo {
    /// A drawing.
    Svg(Vec<u8>),
    /// A picture.
    Png(Vec<u8>),
}

impl Logo {
    /// The virtual path under which templates find the logo.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self {
            Self::Svg(_) => "/logo.svg",
            Self::Png(_) => "/logo.png",
        }
    }

    /// The file's bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Svg(bytes) | Self::Png(bytes) => bytes,
        }
    }
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the layout engine found odd; empty for a good template.
    pub warnings: Vec<String>,
}

/// Makes a PDF/A-3a and PDF/UA-1 document.
///
/// The same job gives the same bytes. The document's date, title, author and
/// language come from the template.
///
/// # Errors
///
/// When the template is not known, when it fails on its data, or when the
/// result would break either standard (a character that no font shows, a
/// skipped heading level, an image without alternative text, no title, no date).
pub fn compile_pdf(job: &Job) -> Result<Pdf, RenderError> {
    let job = job.clone();
    thread::Builder::new()
        .name("layout".to_owned())
        .stack_size(STACK)
        .spawn(move || compile(job))
        .map_err(|_| RenderError::NoThread)?
        .join()
        .unwrap_or(Err(RenderError::Stopped))
}

fn compile(job: Job) -> Result<Pdf, RenderError> {
    let _evict = Evict;
    let unknown = || RenderError::NoTemplate { path: job.main.to_owned() };
    let main = match &job.main_text {
        Some(_) => file_id("/main.typ"),
        None => Shared::get().template(job.main),
    };
    let mut world = DocWorld::new(main.ok_or_else(unknown)?);
    if let Some(text) = job.main_text {
        world.main_text(text);
    }
    world.data(job.view, job.plan, job.logo);

    let compiled = typst::compile::<PagedDocument>(&world);
    let warnings = faults(&world, &compiled.warnings).iter().map(Fault::to_string).collect();
    let document =
        compiled.output.map_err(|errors| RenderError::Template { faults: faults(&world, &errors) })?;
    // What the engine remembers of the layout shares its pages with the document: forgotten, they can
    // be changed where they are.
    typst::comemo::evict(0);
    let document = settle(document).map_err(|error| RenderError::Template {
        faults: vec![Fault { file: None, line: None, message: error.to_string() }],
    })?;
    let options = PdfOptions {
        ident: Smart::Custom(job.ident),
        creator: Smart::Custom(Some(job.creator.to_owned())),
        timestamp: None,
        page_ranges: None,
        standards: standards()?,
        tagged: true,
        pretty: false,
    };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|errors| RenderError::Template { faults: faults(&world, &errors) })?;
    Ok(Pdf { bytes, pages: document.pages().len(), warnings })
}

fn standards() -> Result<PdfStandards, RenderError> {
    PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|error| RenderError::Template {
        faults: vec![Fault { file: None, line: None, message: error.message().to_string() }],
    })
}

/// Lets go of what the layout engine remembers of this document, whatever its end.
///
/// Without this, memory grows by some 24 MB with each document. Keeping what the last document used
/// costs some 50 MB more and finds next to nothing again: two children's plans share no words.
struct Evict;

impl Drop for Evict {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}
