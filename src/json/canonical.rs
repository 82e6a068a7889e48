//! Canonical JSON (RFC 8785) with one copy of each byte.
//!
//! What serde writes is noted as it is written: where each object and each of its fields stands. The bytes
//! are then copied once more with the fields in their order. Everything that needs a decision of the RFC
//! beside the order, which is numbers that are not small and whole, is left to `serde_json_canonicalizer`.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::cell::Cell;
use std::cmp::Ordering;
use std::io::{self, Write};
use std::ops::Range;

/// Up to here every whole number is written alike by all programs.
const LARGEST_EXACT: u64 = 1 << 53;

/// The canonical JSON of a value that holds no field twice and no number that is none.
///
/// # Errors
/// As serde: where the value cannot be written as JSON.
pub(super) fn to_vec<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let written = Cell::new(0);
    let mut sink = Sink { bytes: Vec::with_capacity(1 << 14), written: &written };
    let mut notes = Notes { written: &written, objects: Vec::new(), fields: Vec::new(), open: Vec::new() };
    value.serialize(&mut Serializer::with_formatter(&mut sink, &mut notes))?;
    let bytes = sink.bytes;
    let Notes { objects, mut fields, .. } = notes;
    for object in &objects {
        fields[object.fields.clone()].sort_by(|one, two| order(&bytes[one.name()], &bytes[two.name()]));
    }
    let mut sorted = Vec::with_capacity(bytes.len());
    Written { bytes: &bytes, objects: &objects, fields: &fields }.copy(0..bytes.len(), 0, &mut sorted);
    Ok(sorted)
}

/// The bytes so far, and how many for whoever asks.
struct Sink<'c> {
    bytes: Vec<u8>,
    written: &'c Cell<usize>,
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.written.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An object: its bytes, its fields, and which object is the next one after it.
struct Object {
    bytes: Range<usize>,
    fields: Range<usize>,
    after: usize,
}

/// A field: its name with the quotation marks, the end of its value, and which object may be the first in it.
#[derive(Clone)]
struct Field {
    start: usize,
    colon: usize,
    end: usize,
    first: usize,
}

impl Field {
    fn name(&self) -> Range<usize> {
        self.start..self.colon
    }
}

/// Notes where objects and fields stand while serde writes them.
struct Notes<'c> {
    written: &'c Cell<usize>,
    objects: Vec<Object>,
    /// The fields of objects that are whole, those of one object together.
    fields: Vec<Field>,
    /// Objects that are still open, each with its fields so far.
    open: Vec<(usize, Vec<Field>)>,
}

impl Formatter for &mut Notes<'_> {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let start = self.written.get();
        self.open.push((self.objects.len(), Vec::new()));
        self.objects.push(Object { bytes: start..start, fields: 0..0, after: 0 });
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"}")?;
        if let Some((number, fields)) = self.open.pop() {
            let first = self.fields.len();
            self.fields.extend(fields);
            let after = self.objects.len();
            let object = &mut self.objects[number];
            (object.bytes.end, object.fields, object.after) =
                (self.written.get(), first..self.fields.len(), after);
        }
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        let (start, next) = (self.written.get(), self.objects.len());
        if let Some((_, fields)) = self.open.last_mut() {
            fields.push(Field { start, colon: start, end: start, first: next });
        }
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if let Some(field) = self.open.last_mut().and_then(|(_, fields)| fields.last_mut()) {
            field.colon = self.written.get();
        }
        writer.write_all(b":")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        if let Some(field) = self.open.last_mut().and_then(|(_, fields)| fields.last_mut()) {
            field.end = self.written.get();
        }
        Ok(())
    }

    fn write_i64<W: ?Sized + Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        if value.unsigned_abs() <= LARGEST_EXACT { write!(writer, "{value}") } else { by_rfc(writer, &value) }
    }

    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        if value <= LARGEST_EXACT { write!(writer, "{value}") } else { by_rfc(writer, &value) }
    }

    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        by_rfc(writer, &value)
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        by_rfc(writer, &value)
    }
}

/// A number as the RFC writes it.
fn by_rfc<W: ?Sized + Write, N: Serialize>(writer: &mut W, number: &N) -> io::Result<()> {
    writer.write_all(&serde_json_canonicalizer::to_vec(number).map_err(io::Error::from)?)
}

/// The order of two names, as they are written: that of their UTF-16.
fn order(one: &[u8], two: &[u8]) -> Ordering {
    let plain = |name: &[u8]| name.iter().all(|byte| byte.is_ascii() && *byte != b'\\');
    if plain(one) && plain(two) {
        return one[1..one.len() - 1].cmp(&two[1..two.len() - 1]);
    }
    let units = |name: &[u8]| -> Vec<u16> {
        serde_json::from_slice::<String>(name).unwrap_or_default().encode_utf16().collect()
    };
    units(one).cmp(&units(two))
}

/// What serde wrote, with the fields of each object in their order.
struct Written<'w> {
    bytes: &'w [u8],
    objects: &'w [Object],
    fields: &'w [Field],
}

impl Written<'_> {
    /// Copies a stretch, in which object number `next` is the first that may stand.
    fn copy(&self, stretch: Range<usize>, mut next: usize, sorted: &mut Vec<u8>) {
        let mut from = stretch.start;
        while let Some(object) = self.objects.get(next).filter(|object| object.bytes.start < stretch.end) {
            sorted.extend_from_slice(&self.bytes[from..=object.bytes.start]);
            for (at, field) in self.fields[object.fields.clone()].iter().enumerate() {
                if at > 0 {
                    sorted.push(b',');
                }
                sorted.extend_from_slice(&self.bytes[field.start..=field.colon]);
                self.copy(field.colon + 1..field.end, field.first, sorted);
            }
            sorted.push(b'}');
            (from, next) = (object.bytes.end, object.after);
        }
        sorted.extend_from_slice(&self.bytes[from..stretch.end]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Map, Number, Value, json};

    #[test]
    fn objects_lists_and_names_stand_in_their_order() {
        for value in [
            json!({"b": [{"z": 1, "a": {}}, [], {"y": {"d": 1, "c": 2}, "x": null}], "a": "}\"{,", "": true}),
            json!({"\u{FB33}": 1, "\u{1F600}": 2, "\u{20ac}": 3, "\r": 4, "1": 5, "\u{80}": 6, "aa": 7, "a": 8, "a\\": 9}),
            json!([
                1.0,
                -0.0,
                1e21,
                1e-7,
                333_333_333.333_333_3,
                u64::MAX,
                i64::MIN,
                9_007_199_254_740_993_u64
            ]),
            json!("a text"),
            json!({}),
        ] {
            assert_eq!(to_vec(&value).unwrap(), serde_json_canonicalizer::to_vec(&value).unwrap(), "{value}");
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(|n| Number::from_f64(n).map_or(Value::Null, Value::Number)),
            "\\PC{0,6}|[\\x00-\\x7f]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let name = "[a-c]{0,2}|\\PC{0,3}|[\\x00-\\x7f]{0,3}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                prop::collection::vec((name, inner), 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_the_library_that_the_rfc_names(value in values()) {
            prop_assert_eq!(to_vec(&value).unwrap(), serde_json_canonicalizer::to_vec(&value).unwrap());
        }
    }
}
