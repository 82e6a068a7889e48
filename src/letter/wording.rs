//! The words of the letters: one template for each letter and one for what they share, every notice a
//! block of its own. A council's own files stand before ours and may extend them.
//!
//! Lines shape a block: `# ` is a heading, `- ` a point, `! ` a gap that the reader must see, an empty line
//! ends a paragraph, `<b>…</b>` is bold. Only lines of a template do this: a fact is put in as one line of
//! plain words, so nothing in a record can become a heading, a point or a block.

use super::error::WordingError;
use super::facts::Facts;
use super::kind::Form;
use crate::render::letter::{Block, Run};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use std::collections::BTreeMap;

// Noncharacters of Unicode: no record can show them.
const BOLD_ON: char = '\u{FDD0}';
const BOLD_OFF: char = '\u{FDD1}';
const HEADING: char = '\u{FDD2}';
const POINT: char = '\u{FDD3}';
const GAP: char = '\u{FDD4}';

/// Our own files stand under this name as well, so that a council's file can extend the one it replaces.
const OURS: &str = "ehcp/";

/// The file that all letters extend.
const SHARED: &str = "notices.jinja";

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$((concat!($name, ".jinja"), include_str!(concat!("../../templates/letters/", $name, ".jinja")))),*]
    };
}

/// Our templates, by name.
pub const FILES: [(&str, &str); 12] = files![
    "notices",
    "decision-to-assess",
    "decision-not-to-assess",
    "draft-plan",
    "decision-not-to-issue",
    "final-plan",
    "annual-review-maintain",
    "annual-review-amend",
    "annual-review-cease",
    "amendment-notice",
    "transfer-in",
    "transfer-out",
];

/// The words of all letters, ready to be said.
#[derive(Debug)]
pub struct Wording {
    environment: Environment<'static>,
}

impl Wording {
    /// Our own words.
    ///
    /// # Errors
    ///
    /// When a template of ours is at fault.
    pub fn built_in() -> Result<Self, WordingError> {
        Self::with(&BTreeMap::new())
    }

    /// A council's words, file by file, before ours.
    ///
    /// # Errors
    ///
    /// When a file has a name that no letter reads, or is no template.
    pub fn with(own: &BTreeMap<String, String>) -> Result<Self, WordingError> {
        if let Some(name) = own.keys().find(|name| FILES.iter().all(|(known, _)| known != name)) {
            let known: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
            return Err(WordingError::UnknownFile { name: name.clone(), known: known.join(", ") });
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(|error| fault(SHARED, &error))?);
        environment
            .set_formatter(|out, _, value| out.write_str(&one_line(&value.to_string())).map_err(Error::from));
        for (name, text) in FILES {
            let mine = own.get(name).map_or(text, String::as_str);
            for (name, text) in [(format!("{OURS}{name}"), text), (name.to_owned(), mine)] {
                environment
                    .add_template_owned(name.clone(), marked(text))
                    .map_err(|error| fault(&name, &error))?;
            }
        }
        Ok(Self { environment })
    }

    /// The letter with these facts, block by block.
    pub(super) fn script(&self, form: &Form, facts: &Facts) -> Result<Script<'_>, WordingError> {
        let file = format!("{}.jinja", form.file);
        let template = self.environment.get_template(&file).map_err(|error| fault(&file, &error))?;
        let captured = template.render_captured(facts.context()).map_err(|error| fault(&file, &error))?;
        Ok(Script { captured, file })
    }
}

/// Words as a letter shows them: one line, and no mark of ours a part of it.
pub(super) fn one_line(words: &str) -> String {
    words
        .chars()
        .filter(|c| !('\u{FDD0}'..='\u{FDEF}').contains(c))
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect()
}

/// The names of the templates of all letters, for messages and pages.
pub(super) fn file_of(form: &Form) -> String {
    format!("{}.jinja", form.file)
}

/// A letter while its blocks are said.
pub(super) struct Script<'a> {
    captured: minijinja::Captured<'a>,
    file: String,
}

impl Script<'_> {
    /// The pieces of a block; none where the template has no such block.
    pub(super) fn block(&mut self, key: &str) -> Result<Option<Vec<Block>>, WordingError> {
        match self.captured.with_state_mut(|state| state.render_block(key)) {
            Ok(words) => Ok(Some(pieces(&words))),
            Err(error) if error.kind() == ErrorKind::UnknownBlock => Ok(None),
            Err(error) => Err(fault(&self.file, &error)),
        }
    }

    /// A block that all letters have, as pieces.
    pub(super) fn pieces(&mut self, key: &str) -> Result<Vec<Block>, WordingError> {
        let file = self.file.clone();
        let lost = || WordingError::Template { file, line: None, reason: format!("it has no block `{key}`") };
        self.block(key)?.ok_or_else(lost)
    }

    /// A block of one line.
    pub(super) fn line(&mut self, key: &str) -> Result<String, WordingError> {
        Ok(plain(&self.pieces(key)?))
    }
}

fn fault(file: &str, error: &Error) -> WordingError {
    let file = error.name().unwrap_or(file);
    let file = file.strip_prefix(OURS).map_or_else(|| file.to_owned(), |name| format!("{name} (built in)"));
    let reason = match (error.kind(), error.detail()) {
        (ErrorKind::UndefinedError, _) => {
            "it asks for a fact that this letter does not have, or not of this record; put it inside {% if … %}, or see docs/letters.md for the facts".to_owned()
        }
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    };
    WordingError::Template { file, line: error.line(), reason }
}

/// A template with its marks in place of what a designer types; no line is added or lost.
fn marked(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text: String = text.chars().filter(|c| !('\u{FDD0}'..='\u{FDEF}').contains(c)).collect();
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let start = line.trim_start();
        let mark = [("# ", HEADING), ("- ", POINT), ("! ", GAP)]
            .into_iter()
            .find_map(|(typed, mark)| start.strip_prefix(typed).map(|rest| format!("{mark}{rest}")));
        lines.push(mark.unwrap_or_else(|| line.to_owned()));
    }
    let said = lines.join("\n").replace("<b>", &BOLD_ON.to_string()).replace("</b>", &BOLD_OFF.to_string());
    // Only blocks are said, one by one. What stands around them is never run: in the file that all others
    // extend it would run every block, whatever the letter.
    if said.contains("{% extends") || said.contains("{%- extends") {
        said
    } else {
        format!("{{% if false %}}{said}{{% endif %}}")
    }
}

/// The pieces of a said block.
fn pieces(said: &str) -> Vec<Block> {
    let mut found: Vec<(Option<char>, String)> = Vec::new();
    let mut open = false;
    for line in said.lines() {
        let line = line.trim();
        let mark = line.chars().next().filter(|first| [HEADING, POINT, GAP].contains(first));
        let words = mark.map_or(line, |mark| line.trim_start_matches(mark)).trim();
        if words.is_empty() {
            open = false;
        } else if mark.is_some() || !open {
            found.push((mark, words.to_owned()));
            open = mark != Some(HEADING);
        } else if let Some((_, last)) = found.last_mut() {
            last.push(' ');
            last.push_str(words);
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (mark, words) in found {
        match (mark, blocks.last_mut()) {
            (Some(HEADING), _) => blocks.push(Block::Heading(bare(&words))),
            (Some(GAP), _) => blocks.push(Block::Gap(runs(&words))),
            (Some(_), Some(Block::Points(points))) => points.push(runs(&words)),
            (Some(_), _) => blocks.push(Block::Points(vec![runs(&words)])),
            (None, _) => blocks.push(Block::Paragraph(runs(&words))),
        }
    }
    blocks
}

fn bare(words: &str) -> String {
    words.chars().filter(|c| ![BOLD_ON, BOLD_OFF].contains(c)).collect()
}

fn runs(words: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut bold = false;
    for part in words.split_inclusive([BOLD_ON, BOLD_OFF]) {
        let plain = bare(part);
        if !plain.is_empty() {
            found.push(Run { bold, words: plain });
        }
        bold = match part.chars().next_back() {
            Some(BOLD_ON) => true,
            Some(BOLD_OFF) => false,
            _ => bold,
        };
    }
    found
}

/// The words of pieces in one line.
pub(super) fn plain(blocks: &[Block]) -> String {
    let line = |runs: &[Run]| runs.iter().map(|run| run.words.as_str()).collect::<String>();
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(words) => lines.push(words.clone()),
            Block::Paragraph(words) | Block::Gap(words) => lines.push(line(words)),
            Block::Points(points) => lines.extend(points.iter().map(|words| line(words))),
        }
    }
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::kind::FORMS;
    use super::*;

    fn run(bold: bool, words: &str) -> Run {
        Run { bold, words: words.to_owned() }
    }

    #[test]
    fn lines_shape_a_block_and_facts_do_not() {
        let text = marked("# Head\nOne <b>two</b>\nthree.\n\n- a\n- b\n  goes on\n! Ask.");
        let text = text.strip_prefix("{% if false %}").unwrap().strip_suffix("{% endif %}").unwrap();
        let said = pieces(text);
        assert_eq!(
            said,
            [
                Block::Heading("Head".to_owned()),
                Block::Paragraph(vec![run(false, "One "), run(true, "two"), run(false, " three.")]),
                Block::Points(vec![vec![run(false, "a")], vec![run(false, "b goes on")]]),
                Block::Gap(vec![run(false, "Ask.")]),
            ]
        );
    }

    #[test]
    fn every_letter_has_a_template() {
        for form in &FORMS {
            assert!(FILES.iter().any(|(name, _)| *name == file_of(form)), "{}", form.file);
        }
        assert_eq!(FILES.len(), FORMS.len() + 1);
        assert!(Wording::built_in().is_ok());
    }
}
