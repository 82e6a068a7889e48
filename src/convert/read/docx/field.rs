//! Fields: their results are text, their codes are not. Fields of old forms have their answers inside.

use super::super::xml::{Element, Ns};
use super::Reader;
use super::inline::Line;
use super::properties::{is_on, number, value};
use crate::convert::document::{Control, ControlKind, HiddenBy, RemarkKind, Style};

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    /// Whether its code has ended and its result begun.
    in_result: bool,
    /// What an old form's field shows when it has no result of its own.
    answer: Option<String>,
    /// The name and kind of an old form's field.
    form: Option<(Option<String>, ControlKind)>,
    /// Whether it opened a content control.
    control: Option<u32>,
    /// How long the paragraph was when the result began.
    from: usize,
}

/// The longest code that is kept, in bytes.
const LONGEST_CODE: usize = 4_000;

impl Reader<'_, '_, '_> {
    /// Begins a field, begins its result, or ends it.
    pub(super) fn field_mark(&mut self, mark: Element<'_, '_>, style: Style, line: &mut Line) {
        match mark.attribute(Ns::W, "fldCharType") {
            Some("begin") if self.fields.len() < 64 => {
                let mut field = Field::default();
                if let Some(data) = mark.child(Ns::W, "ffData") {
                    field.form(data);
                }
                self.fields.push(field);
            }
            Some("separate") => {
                let Some(mut field) = self.fields.pop() else { return };
                field.in_result = true;
                field.from = line.paragraph.text.len();
                self.open_form_field(&mut field);
                self.fields.push(field);
            }
            Some("end") => {
                let Some(mut field) = self.fields.pop() else { return };
                let shown = line.paragraph.text.get(field.from..).unwrap_or_default();
                let blank = shown.trim().is_empty();
                if !field.in_result {
                    self.open_form_field(&mut field);
                }
                if let Some(answer) = field.answer.take().filter(|_| blank || !field.in_result) {
                    self.push(&answer, style, false, line);
                } else if blank && let Some(control) = field.control {
                    self.gather.document.controls[control as usize].placeholder = true;
                }
                if field.control.is_some() {
                    self.controls.pop();
                }
                let code = std::mem::take(&mut field.code);
                self.keep_code(&code);
            }
            _ => {}
        }
    }

    fn open_form_field(&mut self, field: &mut Field) {
        if let Some((tag, kind)) = field.form.take() {
            let number = u32::try_from(self.gather.document.controls.len()).unwrap_or(u32::MAX);
            self.gather.document.controls.push(Control { title: None, tag, placeholder: false, kind });
            self.controls.push(number);
            field.control = Some(number);
        }
    }

    /// Adds to the code of the innermost field.
    pub(super) fn field_code(&mut self, text: &str) {
        let field = self.fields.iter_mut().rev().find(|field| !field.in_result);
        if let Some(field) = field
            && field.code.len() < LONGEST_CODE
        {
            field.code.push_str(text);
        }
    }

    /// Whether text is part of a field's code: the result of a field within the code of another.
    /// Text that stands in a code itself is no code, since codes are marked as such.
    pub(super) fn swallow(&mut self, text: &str) -> bool {
        let in_result = self.fields.last().is_some_and(|field| field.in_result);
        let outer_code = self.fields.iter().any(|field| !field.in_result);
        if in_result && outer_code {
            self.field_code(text);
            return true;
        }
        false
    }

    /// Keeps the code of a field that people should know of.
    pub(super) fn keep_code(&mut self, code: &str) {
        const HARMLESS: [&str; 30] = [
            "PAGE",
            "NUMPAGES",
            "SECTIONPAGES",
            "PAGEREF",
            "TOC",
            "TC",
            "XE",
            "INDEX",
            "HYPERLINK",
            "REF",
            "NOTEREF",
            "SEQ",
            "DATE",
            "TIME",
            "CREATEDATE",
            "SAVEDATE",
            "PRINTDATE",
            "STYLEREF",
            "FORMTEXT",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "MERGEFIELD",
            "DOCPROPERTY",
            "TITLE",
            "AUTHOR",
            "SUBJECT",
            "FILENAME",
            "LISTNUM",
            "EQ",
            "SYMBOL",
        ];
        const ACTIVE: [&str; 9] = [
            "DDE",
            "DDEAUTO",
            "INCLUDETEXT",
            "INCLUDEPICTURE",
            "INCLUDE",
            "IMPORT",
            "DATABASE",
            "LINK",
            "MACROBUTTON",
        ];
        let name = code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if ACTIVE.contains(&name.as_str()) {
            self.gather.remark(RemarkKind::ActiveFields);
        }
        if !name.is_empty() && !HARMLESS.contains(&name.as_str()) {
            self.gather.hidden(code.trim(), HiddenBy::FieldCode);
        }
    }
}

impl Field {
    /// Reads what an old form's field holds.
    fn form(&mut self, data: Element<'_, '_>) {
        let name = data.child(Ns::W, "name").and_then(value).filter(|name| !name.is_empty());
        let mut kind = ControlKind::Text;
        for part in data.elements() {
            match part.key() {
                (Ns::W, "checkBox") => {
                    let of = |name| part.child(Ns::W, name).map(|on| is_on(value(on)));
                    let ticked = of("checked").or_else(|| of("default")).unwrap_or_default();
                    self.answer = Some(if ticked { "☒" } else { "☐" }.to_owned());
                    kind = ControlKind::CheckBox { ticked };
                }
                (Ns::W, "ddList") => {
                    let of = |name| part.child(Ns::W, name).and_then(|of| number(value(of)));
                    let at = of("result").or_else(|| of("default")).unwrap_or_default();
                    let mut entries = part.elements().filter(|entry| entry.is(Ns::W, "listEntry"));
                    let entry = usize::try_from(at).ok().and_then(|at| entries.nth(at));
                    self.answer = entry.and_then(value).map(str::to_owned);
                    kind = ControlKind::Choice;
                }
                _ => {}
            }
        }
        self.form = Some((name.map(str::to_owned), kind));
    }
}
