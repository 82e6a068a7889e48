//! Named and automatic styles with what they inherit.

use std::collections::BTreeMap;

use super::super::style_facts::StyleFacts;
use super::super::xml::{Element, Ns};
use crate::convert::document::Style;

/// How far a style may inherit.
const LONGEST_CHAIN: usize = 24;

/// All styles of a document, by family and name.
#[derive(Default)]
pub(super) struct Styles {
    by_name: BTreeMap<(String, String), Own>,
}

/// What a style itself says.
#[derive(Debug, Clone, Default)]
struct Own {
    parent: Option<String>,
    shown_name: Option<String>,
    automatic: bool,
    text: StyleFacts,
    outline: Option<String>,
    break_before: bool,
}

/// A paragraph style with all it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphStyle {
    /// The nearest name that people see.
    pub(super) shown_name: String,
    pub(super) looks: Style,
    pub(super) hidden: bool,
    pub(super) outline: Option<String>,
    pub(super) break_before: bool,
}

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn read(&mut self, root: Element<'_, '_>) {
        for group in root.elements() {
            let automatic = group.is(Ns::Office, "automatic-styles");
            if !automatic && !group.is(Ns::Office, "styles") {
                continue;
            }
            for element in group.elements() {
                let family = element.attribute(Ns::Style, "family").unwrap_or_default();
                let default = element.is(Ns::Style, "default-style");
                let name = if default { Some("") } else { element.attribute(Ns::Style, "name") };
                let Some(name) = name.filter(|_| element.key().0 == Ns::Style) else { continue };
                let of = |name| element.attribute(Ns::Style, name).map(str::to_owned);
                let text = element.child(Ns::Style, "text-properties");
                let paragraph = element.child(Ns::Style, "paragraph-properties");
                let own = Own {
                    parent: of("parent-style-name"),
                    shown_name: of("display-name").or_else(|| Some(name.replace("_20_", " "))),
                    automatic,
                    text: text.map(text_properties).unwrap_or_default(),
                    outline: of("default-outline-level"),
                    break_before: paragraph.is_some_and(|properties| {
                        properties.attribute(Ns::Fo, "break-before") == Some("page")
                    }),
                };
                self.by_name.insert((family.to_owned(), name.to_owned()), own);
            }
        }
    }

    /// A style and those it inherits from, nearest first.
    fn chain(&self, family: &str, name: &str) -> Vec<&Own> {
        let mut found = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next.take() {
            let Some(own) = self.by_name.get(&(family.to_owned(), name)) else { break };
            found.push(own);
            if found.len() < LONGEST_CHAIN {
                next.clone_from(&own.parent);
            }
        }
        found
    }

    /// A paragraph style.
    pub(super) fn paragraph(&self, name: &str) -> ParagraphStyle {
        let chain = self.chain("paragraph", name);
        let default = self.chain("paragraph", "");
        let text = chain.iter().chain(&default).fold(StyleFacts::default(), |text, own| text.over(own.text));
        let named = chain.iter().find(|own| !own.automatic);
        ParagraphStyle {
            shown_name: named.and_then(|own| own.shown_name.clone()).unwrap_or_default(),
            looks: text.on(Style::default()),
            hidden: text.hidden == Some(true),
            outline: chain.iter().find_map(|own| own.outline.clone()).filter(|level| !level.is_empty()),
            break_before: chain.first().is_some_and(|own| own.break_before),
        }
    }

    /// The looks that a text style makes of others, and whether it hides or shows, if it says.
    pub(super) fn text(&self, name: &str, looks: Style) -> (Style, Option<bool>) {
        let text =
            self.chain("text", name).iter().fold(StyleFacts::default(), |text, own| text.over(own.text));
        (text.on(looks), text.hidden)
    }
}

fn text_properties(element: Element<'_, '_>) -> StyleFacts {
    let fo = |name| element.attribute(Ns::Fo, name);
    let style = |name| element.attribute(Ns::Style, name);
    let weight = |weight: &str| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    let caps = fo("text-transform").map(|value| value == "uppercase");
    let small = fo("font-variant").map(|value| value == "small-caps");
    let points = fo("font-size").and_then(|size| size.strip_suffix("pt")?.parse::<f32>().ok());
    StyleFacts {
        bold: fo("font-weight").map(weight),
        italic: fo("font-style").map(|value| value == "italic"),
        underline: style("text-underline-style").map(|value| value != "none"),
        struck: style("text-line-through-style").map(|value| value != "none"),
        caps: match (caps, small) {
            (None, None) => None,
            (caps, small) => Some(caps == Some(true) || small == Some(true)),
        },
        raised: style("text-position").map(|value| value.starts_with("super") || value.starts_with("33%")),
        size: points.filter(|points| (1.0..500.0).contains(points)).map(|points| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 500")]
            let half = (points * 2.0).round() as u16;
            half
        }),
        hidden: element.attribute(Ns::Text, "display").map(|value| value == "none"),
    }
}
