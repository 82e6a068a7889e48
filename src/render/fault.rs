//! Why a document could not be made, told without a word of the plan.

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use super::templates::FOLDER;
use super::world::{DocWorld, Shared};

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The template is not one of those compiled in.
    #[error("there is no template {path}; add it to the table of templates")]
    NoTemplate {
        /// The path that was asked for.
        path: String,
    },
    /// The template or the data it reads is at fault, or the document would
    /// break the rules for accessible or archived PDFs.
    #[error(
        "the document could not be made: {}; please report this with the program's version",
        list(faults)
    )]
    Template {
        /// Every fault that was found, in the order found.
        faults: Vec<Fault>,
    },
    /// The layout engine failed inside.
    #[error(
        "the layout engine stopped while making the document; please report this with the program's version"
    )]
    Stopped,
    /// A phrase file is at fault, or a phrase asks for a fact that it is not given.
    #[error("a sentence of the document could not be made: {0}")]
    Phrase(#[from] super::phrases::PhraseError),
    /// The plan could not be written as canonical JSON.
    #[error("the plan's data could not be written: {0}")]
    Data(String),
    /// A parent's document of a copy would say of the plan what only the copy lacks.
    #[error(
        "this is a copy for a school, or an anonymised one: it has the professional document only; use --for \
         professional"
    )]
    ReducedCopy,
    /// The system gave no thread to lay the document out on.
    #[error("the system has no room for another thread; close other programs and try again")]
    NoThread,
}

/// One thing wrong with a template, or with what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template file as it stands in the source tree, if known.
    pub file: Option<String>,
    /// The line in that file, from 1.
    pub line: Option<usize>,
    /// What is wrong; any text that may come from a plan is left out.
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file} line {line}: {}", self.message),
            (Some(file), None) => write!(f, "{file}: {}", self.message),
            _ => f.write_str(&self.message),
        }
    }
}

/// The faults in one sentence: each kind once, and no more than a reader would read.
fn list(faults: &[Fault]) -> String {
    let mut told: Vec<String> = Vec::new();
    for fault in faults.iter().map(Fault::to_string) {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
    let more = told.len().saturating_sub(MOST_TOLD);
    told.truncate(MOST_TOLD);
    let list = told.join("; ");
    if more == 0 { list } else { format!("{list}; and {more} more") }
}

/// How many faults the sentence of an error names.
const MOST_TOLD: usize = 5;

/// Turns the layout engine's messages into faults.
pub(super) fn faults(world: &DocWorld, diagnostics: &[SourceDiagnostic]) -> Vec<Fault> {
    diagnostics.iter().map(|diagnostic| fault(world, diagnostic)).collect()
}

fn fault(world: &DocWorld, diagnostic: &SourceDiagnostic) -> Fault {
    // Where the span is outside any template, the innermost call that led there serves.
    let mut places = std::iter::once(diagnostic.span).chain(diagnostic.trace.iter().map(|t| t.span.into()));
    let (file, line) = places.find_map(|span| place(world, span)).unzip();
    Fault { file, line: line.flatten(), message: without_plan_text(world, &diagnostic.message) }
}

fn place(world: &DocWorld, span: DiagSpan) -> Option<(String, Option<usize>)> {
    let id = span.id()?;
    // A data file is no place to look: the template that reads it is.
    let source = world.source(id).ok()?;
    let line = world.range(span).and_then(|range| source.lines().byte_to_line(range.start));
    Some((format!("{FOLDER}{}", id.get().vpath().get_with_slash()), line.map(|line| line + 1)))
}

/// Leaves out whatever a message quotes, unless it is a name that a template spells out itself.
fn without_plan_text(world: &DocWorld, message: &str) -> String {
    if message.contains("could not be displayed") {
        return "a character has no glyph in any font; replace it before the layout".to_owned();
    }
    // Further lines show the text at fault.
    let message = message.lines().next().unwrap_or_default().trim_end_matches(':');
    // What follows a colon may be a value; in a message of the standards it is their own words.
    if let Some((head, tail)) = message.split_once(": ")
        && !head.starts_with("PDF/")
        && !spelled(world, tail)
    {
        return format!("{head}: {LEFT_OUT}");
    }
    let quote = |c: char| c == '"' || c == '`';
    let (Some(first), Some(last)) = (message.find(quote), message.rfind(quote)) else {
        return message.to_owned();
    };
    let bare = message[first..=last].trim_matches(quote);
    let is_name = !bare.is_empty()
        && bare.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
    if is_name && spelled(world, bare) {
        return message.to_owned();
    }
    format!("{}{LEFT_OUT}{}", &message[..first], &message[last + 1..])
}

/// What stands in a message in place of what may be a plan's text.
const LEFT_OUT: &str = "(text left out)";

/// Whether a template spells these words out.
fn spelled(world: &DocWorld, words: &str) -> bool {
    Shared::spells(words) || world.source(world.main()).is_ok_and(|source| spells(source.text(), words))
}

/// Whether a template's text has a name as a word of its own.
pub(super) fn spells(text: &str, name: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(part_of_word) && !text[at + name.len()..].starts_with(part_of_word)
    })
}
