//! Named styles, each with what it inherits.

use std::collections::BTreeMap;

use super::super::style_facts::StyleFacts;
use super::super::xml::{Element, Ns};
use super::properties::{ParagraphProperties, is_on, run_properties, value};
use crate::convert::document::Heading;

/// How far a style may inherit.
const LONGEST_CHAIN: usize = 24;

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Named>,
    defaults: StyleFacts,
    default_paragraph: Option<String>,
}

/// One style, with what it inherits once all are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) name: String,
    based_on: Option<String>,
    pub(super) run: StyleFacts,
    pub(super) list: Option<i64>,
    pub(super) level: Option<u8>,
    pub(super) outline: Option<u8>,
}

impl Styles {
    /// Reads `w:styles`.
    pub(super) fn read(root: Element<'_, '_>) -> Self {
        let mut styles = Self::default();
        for element in root.elements() {
            if element.is(Ns::W, "docDefaults") {
                let run = element.child(Ns::W, "rPrDefault").and_then(|run| run.child(Ns::W, "rPr"));
                styles.defaults = run.map(run_properties).unwrap_or_default();
            }
            let (true, Some(id)) = (element.is(Ns::W, "style"), element.attribute(Ns::W, "styleId")) else {
                continue;
            };
            let text = |name| element.child(Ns::W, name).and_then(value).map(str::to_owned);
            let paragraph = element.child(Ns::W, "pPr").map(ParagraphProperties::read).unwrap_or_default();
            let named = Named {
                name: text("name").unwrap_or_else(|| id.to_owned()),
                based_on: text("basedOn"),
                run: element.child(Ns::W, "rPr").map(run_properties).unwrap_or_default(),
                list: paragraph.list,
                level: paragraph.level,
                outline: paragraph.outline,
            };
            let is_default = element.attribute(Ns::W, "default").is_some_and(|on| is_on(Some(on)));
            if is_default && element.attribute(Ns::W, "type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), named);
        }
        styles.inherit();
        styles
    }

    /// Gives each style what it inherits.
    fn inherit(&mut self) {
        let resolved: Vec<(String, Named)> = self
            .by_id
            .iter()
            .map(|(id, own)| {
                let mut found = own.clone();
                let mut above = own.based_on.as_ref();
                for _ in 0..LONGEST_CHAIN {
                    let Some(style) = above.and_then(|id| self.by_id.get(id)) else { break };
                    found.run = found.run.over(style.run);
                    found.list = found.list.or(style.list);
                    found.level = found.level.or(style.level);
                    found.outline = found.outline.or(style.outline);
                    above = style.based_on.as_ref();
                }
                (id.clone(), found)
            })
            .collect();
        self.by_id = resolved.into_iter().collect();
    }

    /// A style; the default of paragraphs when none is named.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<&Named> {
        let id = id.filter(|id| self.by_id.contains_key(*id)).or(self.default_paragraph.as_deref())?;
        self.by_id.get(id)
    }

    /// A style by its id.
    pub(super) fn get(&self, id: &str) -> Option<&Named> {
        self.by_id.get(id)
    }

    /// What every run has where nothing else is said.
    pub(super) fn defaults(&self) -> StyleFacts {
        self.defaults
    }
}

impl Named {
    /// The heading that the style makes of a paragraph.
    pub(super) fn heading(&self) -> Option<Heading> {
        let of = |level| Heading { level, certain: true };
        let name = self.name.to_lowercase();
        if let Some(level) = self.outline {
            return (level < 9).then_some(of(Some(level + 1)));
        }
        if matches!(name.as_str(), "title" | "subtitle") {
            return Some(of(None));
        }
        let rest = name.strip_prefix("heading")?.trim();
        rest.parse().ok().filter(|level| (1..=9).contains(level)).map(|level| of(Some(level)))
    }
}
