//! Tracked changes, and the fields of forms.

use std::collections::BTreeMap;

use super::super::xml::{Element, Ns};
use super::Reader;
use crate::convert::document::RevisionKind;

/// What was changed, by the id under which the text refers to it.
#[derive(Default)]
pub(super) struct Changes {
    by_id: BTreeMap<String, Change>,
    /// The insertions that are open.
    pub(super) open: Vec<String>,
    /// What fields of forms show, by their ids.
    pub(super) fields: BTreeMap<String, String>,
}

/// One change.
#[derive(Debug, Clone)]
pub(super) struct Change {
    deleted: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

impl Changes {
    /// Reads the list of changes.
    pub(super) fn read(&mut self, text: Element<'_, '_>) {
        let list = text.child(Ns::Text, "tracked-changes");
        for region in list.iter().flat_map(|list| list.elements()) {
            let id = region.attribute(Ns::Text, "id").or_else(|| region.attribute(Ns::Xml, "id"));
            let (Some(id), Some(change)) = (id, region.elements().next()) else { continue };
            let info = change.child(Ns::Office, "change-info");
            let of = |name| info.and_then(|info| info.child(Ns::Dc, name)).map(Element::text);
            let deleted = change.is(Ns::Text, "deletion").then(|| {
                let paragraphs = change.elements().filter(|element| !element.is(Ns::Office, "change-info"));
                paragraphs.map(plain).collect::<Vec<_>>().join("\n")
            });
            let change = Change { deleted, author: of("creator"), date: of("date") };
            self.by_id.insert(id.to_owned(), change);
        }
    }

    /// The insertion that is open, if one is.
    pub(super) fn inserted(&self) -> Option<&Change> {
        self.open.iter().rev().find_map(|id| self.by_id.get(id))
    }
}

impl Reader {
    /// A change in the text: a deletion stood here, or an insertion begins or ends.
    pub(super) fn change(&mut self, mark: Element<'_, '_>) {
        let Some(id) = mark.attribute(Ns::Text, "change-id") else { return };
        match mark.name() {
            "change-start" if self.changes.open.len() < 1_000 => self.changes.open.push(id.to_owned()),
            "change-end" => self.changes.open.retain(|open| open != id),
            "change" => {
                if let Some(change) = self.changes.by_id.get(id).cloned()
                    && let Some(text) = &change.deleted
                {
                    let (author, date) = (change.author.as_deref(), change.date.as_deref());
                    self.gather.revision(RevisionKind::Deleted, text, author, date);
                }
            }
            _ => {}
        }
    }

    /// Notes what the fields of forms show.
    pub(super) fn forms(&mut self, text: Element<'_, '_>) {
        let forms = text.child(Ns::Office, "forms");
        for field in forms.iter().flat_map(|forms| forms.descendants()) {
            let id = field.attribute(Ns::Form, "id").or_else(|| field.attribute(Ns::Xml, "id"));
            let Some(id) = id else { continue };
            let of = |name| field.attribute(Ns::Form, name);
            let shown = match field.key() {
                (Ns::Form, "checkbox") => {
                    let state = of("current-state").or_else(|| of("state"));
                    if state == Some("checked") { "☒" } else { "☐" }.to_owned()
                }
                (Ns::Form, "radio") => {
                    let on = of("current-selected").or_else(|| of("selected"));
                    if on == Some("true") { "☒" } else { "☐" }.to_owned()
                }
                (Ns::Form, _) => of("current-value").or_else(|| of("value")).unwrap_or_default().to_owned(),
                _ => continue,
            };
            self.changes.fields.insert(id.to_owned(), shown);
        }
    }
}

/// The text of a deleted paragraph, with spaces and tabs.
pub(super) fn plain(element: Element<'_, '_>) -> String {
    use super::super::xml::Child;
    let mut text = String::new();
    let mut open = vec![element.children().collect::<Vec<_>>().into_iter()];
    while let Some(children) = open.last_mut() {
        match children.next() {
            None => {
                open.pop();
            }
            Some(Child::Text(piece)) => text.push_str(piece),
            Some(Child::Element(child)) => match child.key() {
                (Ns::Text, "s") => text.push(' '),
                (Ns::Text, "tab") => text.push('\t'),
                (Ns::Text, "line-break") => text.push('\n'),
                _ => {
                    if child.is(Ns::Text, "p") && !text.is_empty() {
                        text.push('\n');
                    }
                    open.push(child.children().collect::<Vec<_>>().into_iter());
                }
            },
        }
    }
    text
}
