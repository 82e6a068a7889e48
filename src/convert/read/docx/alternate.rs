//! Things stored twice: once for newer programs, once for older ones.

use super::super::xml::{Element, Ns, UNDERSTOOD};
use super::Reader;
use crate::convert::document::{HiddenBy, RemarkKind};

impl Reader<'_, '_, '_> {
    /// The one form of an `mc:AlternateContent` that is read: the first whose requirements are
    /// understood, else the fallback, else the first at all. A form left out that says something else
    /// is kept as hidden text.
    pub(super) fn chosen<'t, 'a>(&mut self, alternate: Element<'t, 'a>) -> Option<Element<'t, 'a>> {
        let understood = |choice: &Element<'t, 'a>| {
            choice.is(Ns::Mc, "Choice")
                && choice.attribute(Ns::None, "Requires").is_some_and(|requires| {
                    requires.split_whitespace().all(|prefix| UNDERSTOOD.contains(&prefix))
                })
        };
        let texts: Vec<(Element<'t, 'a>, String)> =
            alternate.elements().take(8).map(|form| (form, words(form))).collect();
        let has_text = |form: &Element<'t, 'a>| {
            texts.iter().any(|(other, text)| other.index() == form.index() && !text.is_empty())
        };
        let forms = || alternate.elements().take(8);
        let wanted = forms()
            .find(understood)
            .or_else(|| forms().find(|form| form.is(Ns::Mc, "Fallback")))
            .or_else(|| forms().next());
        // A form without words never hides one with words.
        let wanted = wanted.filter(has_text).or_else(|| forms().find(has_text)).or(wanted);
        let wanted = wanted?;
        let shown = texts.iter().find(|(form, _)| form.index() == wanted.index());
        let shown = shown.map(|(_, text)| text.clone()).unwrap_or_default();
        for (form, text) in &texts {
            if form.index() == wanted.index() || text.is_empty() {
                continue;
            }
            if *text == shown {
                self.gather.remark(RemarkKind::SecondCopies);
            } else {
                self.gather.hidden(text, HiddenBy::OtherCopy);
            }
        }
        Some(wanted)
    }
}

/// The words of a form, each paragraph on a line of its own.
fn words(form: Element<'_, '_>) -> String {
    let mut text = String::new();
    for element in form.descendants() {
        match element.key() {
            (Ns::W | Ns::A, "t") => text.push_str(&element.text()),
            (Ns::W | Ns::A, "p") if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}
