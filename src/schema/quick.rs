//! A quick yes: whether a value surely is a plan by the committed schema.
//!
//! Building the full validator costs several times what reading a plan costs, and most plans that are
//! read are sound. The committed schema uses few keywords; [`Node`] names each of them and refuses any
//! other, so that a keyword that is new to this file makes it say "not sure", never "yes". What it is not
//! sure of is left to the validator, which also says what is wrong.

use super::validate::COMMITTED;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Whether a value surely is a plan. False where it is none, and where this is not sure.
pub(super) fn accepts(plan: &Value) -> bool {
    static SCHEMA: OnceLock<Option<Node<'static>>> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| serde_json::from_str(COMMITTED).ok());
    schema.as_ref().is_some_and(|root| Quick { definitions: &root.definitions }.holds(root, plan))
}

/// One node of the schema: every keyword that the committed schema uses, and no other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Node<'s> {
    #[serde(rename = "$schema")]
    _schema: Option<IgnoredAny>,
    #[serde(rename = "$id")]
    _id: Option<IgnoredAny>,
    #[serde(rename = "title")]
    _title: Option<IgnoredAny>,
    #[serde(rename = "description")]
    _description: Option<IgnoredAny>,
    #[serde(rename = "examples")]
    _examples: Option<IgnoredAny>,
    #[serde(rename = "$defs", default, borrow)]
    definitions: BTreeMap<&'s str, Self>,
    #[serde(rename = "$ref")]
    reference: Option<&'s str>,
    #[serde(rename = "type")]
    kind: Option<Kind>,
    #[serde(default)]
    properties: BTreeMap<&'s str, Self>,
    #[serde(default)]
    required: Vec<&'s str>,
    additional_properties: Option<bool>,
    min_properties: Option<usize>,
    property_names: Option<Box<Self>>,
    items: Option<Box<Self>>,
    min_items: Option<usize>,
    #[serde(default)]
    unique_items: bool,
    #[serde(default)]
    one_of: Vec<Choice<'s>>,
    pattern: Option<Pattern>,
    format: Option<Format>,
    min_length: Option<usize>,
    max_length: Option<usize>,
    minimum: Option<i64>,
    maximum: Option<i64>,
}

/// One value of a list of choices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice<'s> {
    #[serde(rename = "type")]
    _kind: Name,
    #[serde(rename = "const")]
    value: &'s str,
    #[serde(rename = "description")]
    _description: Option<IgnoredAny>,
}

/// The only type of a choice.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Name {
    String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Array,
    Boolean,
    Integer,
    Object,
    String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    Date,
    Uuid,
}

/// The patterns of the schema, each held by code of its own.
#[derive(Debug, Clone, Copy, Deserialize)]
enum Pattern {
    #[serde(
        rename = "[^\u{9}-\u{D} \u{85}\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}]"
    )]
    SomeWord,
    #[serde(rename = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    Identity,
    #[serde(rename = "^(18|19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
    Day,
    #[serde(rename = "^[0-9a-f]{64}$")]
    Fingerprint,
    #[serde(rename = "^E(06|08|09|10)[0-9]{6}$")]
    Council,
    #[serde(rename = "^[0-9]{3}$")]
    ThreeDigits,
    #[serde(rename = "^[1-9][0-9]{5}$")]
    SixDigits,
    #[serde(rename = "^1[0-9]{7}$")]
    EightDigits,
    #[serde(rename = "^[a-z0-9][a-z0-9.-]*$")]
    Namespace,
}

impl Node<'_> {
    /// Whether the node is a reference or a list of choices and nothing else.
    fn stands_alone(&self) -> bool {
        (self.reference.is_some() || !self.one_of.is_empty())
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.items.is_none()
            && self.pattern.is_none()
            && self.minimum.is_none()
            && self.maximum.is_none()
    }
}

struct Quick<'q> {
    definitions: &'q BTreeMap<&'static str, Node<'static>>,
}

impl Quick<'_> {
    fn holds(&self, node: &Node<'_>, value: &Value) -> bool {
        if let Some(reference) = node.reference {
            let target = reference.strip_prefix("#/$defs/").and_then(|name| self.definitions.get(name));
            if !target.is_some_and(|target| self.holds(target, value)) {
                return false;
            }
        }
        let is_choice = |choice: &&Choice<'_>| value.as_str() == Some(choice.value);
        if !node.one_of.is_empty() && node.one_of.iter().filter(is_choice).count() != 1 {
            return false;
        }
        match (value, node.kind) {
            (Value::Object(fields), Some(Kind::Object)) => self.object(node, fields),
            (Value::Array(items), Some(Kind::Array)) => self.list(node, items),
            (Value::String(text), Some(Kind::String)) => is_text(node, text),
            (Value::Number(number), Some(Kind::Integer)) => number.as_i64().is_some_and(|number| {
                node.minimum.is_none_or(|least| number >= least)
                    && node.maximum.is_none_or(|most| number <= most)
            }),
            (Value::Bool(_), Some(Kind::Boolean)) => true,
            // A node without a type says all by its choices, its reference or, for a name, its pattern.
            (Value::String(text), None) if node.pattern.is_some() => is_text(node, text),
            (_, None) => node.stands_alone(),
            _ => false,
        }
    }

    fn object(&self, node: &Node<'_>, fields: &Map<String, Value>) -> bool {
        let open = node.additional_properties != Some(false);
        let name_fits = |name: &String| {
            node.property_names
                .as_ref()
                .is_none_or(|names| names.pattern.is_some_and(|pattern| fits(pattern, name)))
        };
        node.required.iter().all(|name| fields.contains_key(*name))
            && node.min_properties.is_none_or(|least| fields.len() >= least)
            && fields.iter().all(|(name, value)| {
                name_fits(name)
                    && node.properties.get(name.as_str()).map_or(open, |inner| self.holds(inner, value))
            })
    }

    fn list(&self, node: &Node<'_>, items: &[Value]) -> bool {
        node.min_items.is_none_or(|least| items.len() >= least)
            && node.items.as_ref().is_none_or(|inner| items.iter().all(|item| self.holds(inner, item)))
            && (!node.unique_items || all_different(items))
    }
}

/// Whether all are texts, and no two the same.
fn all_different(items: &[Value]) -> bool {
    let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
    texts.is_some_and(|mut texts| {
        texts.sort_unstable();
        texts.windows(2).all(|pair| pair[0] != pair[1])
    })
}

fn is_text(node: &Node<'_>, text: &str) -> bool {
    // Where the bytes are few enough the characters are.
    node.max_length.is_none_or(|most| text.len() <= most || text.chars().count() <= most)
        && node.min_length.is_none_or(|least| text.chars().count() >= least)
        && node.pattern.is_none_or(|pattern| fits(pattern, text))
        && match node.format {
            Some(Format::Date) => text.parse::<Date>().is_ok(),
            // The pattern beside it says the same.
            Some(Format::Uuid) => matches!(node.pattern, Some(Pattern::Identity)),
            None => true,
        }
}

fn fits(pattern: Pattern, text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let hexadecimal = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    match pattern {
        Pattern::SomeWord => text.chars().any(|letter| !letter.is_whitespace() && letter != '\u{FEFF}'),
        Pattern::Identity => {
            bytes.len() == 36
                && bytes.iter().enumerate().all(|(at, byte)| match at {
                    8 | 13 | 18 | 23 => *byte == b'-',
                    _ => hexadecimal(byte),
                })
        }
        // The format beside it tells which days there are.
        Pattern::Day => {
            matches!(bytes, [b'1', b'8' | b'9', ..] | [b'2', b'0' | b'1', ..])
                && matches!(bytes, [year @ .., b'-', m1, m2, b'-', d1, d2]
                    if year.len() == 4 && digits(year) && digits(&[*m1, *m2, *d1, *d2]))
        }
        Pattern::Fingerprint => bytes.len() == 64 && bytes.iter().all(hexadecimal),
        Pattern::Council => {
            bytes.len() == 9
                && ["E06", "E08", "E09", "E10"].iter().any(|start| text.starts_with(start))
                && digits(&bytes[3..])
        }
        Pattern::ThreeDigits => bytes.len() == 3 && digits(bytes),
        Pattern::SixDigits => bytes.len() == 6 && digits(bytes) && bytes[0] != b'0',
        Pattern::EightDigits => bytes.len() == 8 && digits(bytes) && bytes[0] == b'1',
        Pattern::Namespace => {
            let of_name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
            bytes.first().is_some_and(of_name)
                && bytes.iter().all(|byte| of_name(byte) || matches!(byte, b'.' | b'-'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where it were never sure, every plan would be read as slowly as before; that it is never wrong is
    /// tested against the validator in `tests/reading.rs`.
    #[test]
    fn sound_plans_are_surely_plans() {
        for plan in [
            include_str!("../../fixtures/plans/autistic-age-8-mainstream.json"),
            include_str!("../../fixtures/plans/forty-pages.json"),
            include_str!("../../fixtures/plans/converted-with-unplaced.json"),
            include_str!("../../fixtures/plans/nearly-empty-draft.json"),
        ] {
            assert!(accepts(&serde_json::from_str(plan).unwrap()));
        }
        assert!(!accepts(&Value::Null));
    }

    #[test]
    fn a_keyword_that_is_new_to_this_file_is_never_passed_over() {
        assert!(serde_json::from_str::<Node<'_>>(r#"{"type": "string", "pattern": "^[0-9]{3}$"}"#).is_ok());
        for node in [r#"{"type": "string", "pattern": "^[0-9]{4}$"}"#, r#"{"type": "string", "not": {}}"#] {
            assert!(serde_json::from_str::<Node<'_>>(node).is_err(), "{node}");
        }
    }
}
