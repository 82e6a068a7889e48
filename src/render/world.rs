//! The few virtual files a template may see.
//!
//! There is no file access, no package, no system font and no clock here, so a
//! document depends on its template and its data alone.

use std::collections::HashMap;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fault::spells;
use super::fonts;
use super::pdf::Logo;
use super::templates::TEMPLATES;

/// What all documents share: built once for the whole process.
pub(super) struct Shared {
    library: LazyHash<Library>,
    /// What is known of each font, in the order of `fonts`.
    pub(super) book: LazyHash<FontBook>,
    /// The fonts themselves.
    pub(super) fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
}

impl Shared {
    /// The shared parts, built on first use.
    pub(super) fn get() -> &'static Self {
        static SHARED: OnceLock<Shared> = OnceLock::new();
        SHARED.get_or_init(|| {
            let fonts: Vec<Font> =
                fonts::FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
            Self {
                library: LazyHash::new(
                    // Row headers (`pdf.header-cell`) are behind this feature.
                    Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
                ),
                book: LazyHash::new(FontBook::from_fonts(&fonts)),
                fonts,
                sources: TEMPLATES
                    .iter()
                    .filter_map(|(path, text)| {
                        let id = file_id(path)?;
                        Some((id, Source::new(id, (*text).to_owned())))
                    })
                    .collect(),
            }
        })
    }

    /// Whether a template of this path exists.
    pub(super) fn template(&self, path: &str) -> Option<FileId> {
        file_id(path).filter(|id| self.sources.contains_key(id))
    }

    /// Whether any template has this name as a word; such a name is ours, not the plan's.
    pub(super) fn spells(text: &str) -> bool {
        TEMPLATES.iter().any(|(_, source)| spells(source, text))
    }
}

/// The identity of a virtual path.
///
/// Identities are never freed and a process has 65,535 of them: only fixed
/// paths may come here, never one made per document.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// One document's world: the shared parts and its own data files.
pub(super) struct DocWorld {
    shared: &'static Shared,
    main: FileId,
    own: Option<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl DocWorld {
    /// A world whose main file is a template of the table.
    pub(super) fn new(main: FileId) -> Self {
        Self { shared: Shared::get(), main, own: None, files: Vec::new() }
    }

    /// Sets a main file that is not in the table.
    pub(super) fn main_text(&mut self, text: String) {
        if let Some(id) = file_id("/main.typ") {
            self.main = id;
            self.own = Some(Source::new(id, text));
        }
    }

    /// Adds a data file under a fixed path.
    fn add(&mut self, path: &'static str, bytes: Vec<u8>) {
        if let Some(id) = file_id(path) {
            self.files.push((id, Bytes::new(bytes)));
        }
    }

    /// Adds the data of a document, and `/job.json`, which says what files and fonts there are.
    pub(super) fn data(&mut self, view: Vec<u8>, plan: Option<Vec<u8>>, logo: Option<Logo>) {
        let logo_path = logo.as_ref().map(Logo::path);
        let job = serde_json::json!({ "plan": plan.is_some(), "logo": logo_path, "fonts": fonts::FAMILIES });
        self.add("/view.json", view);
        self.add("/job.json", job.to_string().into_bytes());
        if let Some(plan) = plan {
            self.add("/plan.json", plan);
        }
        if let (Some(path), Some(logo)) = (logo_path, logo) {
            self.add(path, logo.into_bytes());
        }
    }
}

impl World for DocWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.own
            .iter()
            .find(|source| source.id() == id)
            .or_else(|| self.shared.sources.get(&id))
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .iter()
            .find(|(file, _)| *file == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
