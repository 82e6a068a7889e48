//! The later version made out of the earlier one: a patch by RFC 6902, built from the matching.
//!
//! A comparison of JSON by position would turn one new item at the top of a list into a change of
//! every item after it. Here items are removed, moved, added and then mended in place, and every index
//! is that of the working copy at that moment.

use super::item::LISTS;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;

/// One operation of a patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum Operation {
    /// The value must be this one.
    Test {
        /// Where.
        path: String,
        /// What must stand there.
        value: Value,
    },
    /// Takes a value out.
    Remove {
        /// Where.
        path: String,
    },
    /// Puts a value in.
    Add {
        /// Where.
        path: String,
        /// The value.
        value: Value,
    },
    /// Puts a value in the place of another.
    Replace {
        /// Where.
        path: String,
        /// The value.
        value: Value,
    },
    /// Takes a value out and puts it in elsewhere.
    Move {
        /// From where.
        from: String,
        /// To where, once it is out.
        path: String,
    },
}

/// Why an operation cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// There is nothing at the place, or no place there.
    #[error("operation {number} of the patch names {path}, which is not there")]
    NoSuchPlace {
        /// Which operation, from 1.
        number: usize,
        /// The place.
        path: String,
    },
    /// Something else stands at the place.
    #[error("operation {number} of the patch expects another value at {path}")]
    OtherValue {
        /// Which operation, from 1.
        number: usize,
        /// The place.
        path: String,
    },
}

/// Carries out the operations in order.
///
/// # Errors
/// At the first operation that does not fit; the value is then changed in part.
pub(super) fn carry_out(value: &mut Value, operations: &[Operation]) -> Result<(), PatchError> {
    for (index, operation) in operations.iter().enumerate() {
        let number = index + 1;
        let done = match operation {
            Operation::Test { path, value: wanted } => match value.pointer(path) {
                Some(found) if found == wanted => Some(()),
                Some(_) => return Err(PatchError::OtherValue { number, path: path.clone() }),
                None => None,
            },
            Operation::Remove { path } => take(value, path).map(|_| ()),
            Operation::Add { path, value: new } => put(value, path, new.clone()),
            Operation::Replace { path, value: new } => value.pointer_mut(path).map(|old| *old = new.clone()),
            Operation::Move { from, path } => take(value, from).and_then(|moved| put(value, path, moved)),
        };
        let (Operation::Test { path, .. }
        | Operation::Remove { path }
        | Operation::Add { path, .. }
        | Operation::Replace { path, .. }
        | Operation::Move { path, .. }) = operation;
        done.ok_or_else(|| PatchError::NoSuchPlace { number, path: path.clone() })?;
    }
    Ok(())
}

/// The parent of a place, and the name in it.
fn parent<'v>(value: &'v mut Value, path: &str) -> Option<(&'v mut Value, String)> {
    let (parent, name) = path.rsplit_once('/')?;
    Some((value.pointer_mut(parent)?, name.replace("~1", "/").replace("~0", "~")))
}

fn take(value: &mut Value, path: &str) -> Option<Value> {
    let (parent, name) = parent(value, path)?;
    match parent {
        Value::Object(map) => map.shift_remove(&name),
        Value::Array(list) => {
            let at: usize = name.parse().ok()?;
            (at < list.len()).then(|| list.remove(at))
        }
        _ => None,
    }
}

fn put(value: &mut Value, path: &str, new: Value) -> Option<()> {
    let (parent, name) = parent(value, path)?;
    match parent {
        Value::Object(map) => {
            map.insert(name, new);
        }
        Value::Array(list) => {
            let at: usize = name.parse().ok()?;
            if at > list.len() {
                return None;
            }
            list.insert(at, new);
        }
        _ => return None,
    }
    Some(())
}

/// An item by its place: the pointer of its list, and which in it.
pub(super) type Place = (&'static str, usize);

/// Builds the patch that makes `after` out of `before`, given which items are the same. Empty where
/// nothing differs.
pub(super) fn patch(before: Value, after: &Value, pairs: &[(Place, Place)]) -> Vec<Operation> {
    if before == *after {
        return Vec::new();
    }
    let test = before
        .pointer("/version/id")
        .map(|id| Operation::Test { path: "/version/id".into(), value: id.clone() });
    let mut builder = Builder { working: before, operations: Vec::new() };
    let lists = builder.arrange_items(after, pairs);
    let mut operations: Vec<Operation> = test.into_iter().chain(builder.operations).collect();
    fields("", &builder.working, after, &lists, &mut operations);
    operations
}

/// An item while lists are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key {
    Old(Place),
    New(Place),
}

struct Builder {
    working: Value,
    operations: Vec<Operation>,
}

impl Builder {
    /// Notes an operation and carries it out on the working copy.
    fn do_now(&mut self, operation: Operation) {
        let done = carry_out(&mut self.working, std::slice::from_ref(&operation));
        debug_assert!(done.is_ok(), "the builder names places that are there");
        self.operations.push(operation);
    }

    /// Removes, moves and adds whole items until every list has the items of `after` in their order.
    /// Returns which lists are so arranged.
    fn arrange_items(&mut self, after: &Value, pairs: &[(Place, Place)]) -> Vec<&'static str> {
        let lists: Vec<&'static str> = LISTS.iter().copied().chain(["/unplaced"]).collect();
        let length =
            |value: &Value, list: &str| value.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
        let old_of: HashMap<Place, Place> = pairs.iter().map(|&(old, new)| (new, old)).collect();
        let kept: HashMap<Place, Place> = pairs.iter().copied().collect();
        let mut now: Vec<Vec<Key>> = lists
            .iter()
            .map(|list| (0..length(&self.working, list)).map(|at| Key::Old((list, at))).collect())
            .collect();
        let wanted: Vec<Vec<Key>> = lists
            .iter()
            .map(|list| {
                (0..length(after, list))
                    .map(|at| old_of.get(&(*list, at)).map_or(Key::New((list, at)), |&old| Key::Old(old)))
                    .collect()
            })
            .collect();
        for (number, list) in lists.iter().enumerate() {
            for at in (0..now[number].len()).rev() {
                let gone = matches!(now[number][at], Key::Old(place) if !kept.contains_key(&place));
                if gone {
                    self.do_now(Operation::Remove { path: format!("{list}/{at}") });
                    now[number].remove(at);
                }
            }
        }
        for (number, list) in lists.iter().enumerate() {
            if !wanted[number].is_empty() && self.working.pointer(list).is_none() {
                self.do_now(Operation::Add { path: (*list).to_owned(), value: Value::Array(Vec::new()) });
            }
        }
        for (number, list) in lists.iter().enumerate() {
            for &key in &wanted[number] {
                let Key::Old((from, _)) = key else { continue };
                let Some(source) = lists.iter().position(|other| *other == from).filter(|&at| at != number)
                else {
                    continue;
                };
                if let Some(at) = now[source].iter().position(|other| *other == key) {
                    let path = format!("{list}/{}", now[number].len());
                    self.do_now(Operation::Move { from: format!("{from}/{at}"), path });
                    now[source].remove(at);
                    now[number].push(key);
                }
            }
        }
        for (number, list) in lists.iter().enumerate() {
            self.order(list, &mut now[number], &wanted[number], after);
        }
        for (number, list) in lists.iter().enumerate() {
            if wanted[number].is_empty()
                && self.working.pointer(list).is_some()
                && after.pointer(list).is_none()
            {
                self.do_now(Operation::Remove { path: (*list).to_owned() });
            }
        }
        lists
    }

    /// Puts one list in its order. The longest run that is in order already stays in place.
    fn order(&mut self, list: &str, now: &mut Vec<Key>, wanted: &[Key], after: &Value) {
        let place: HashMap<Key, usize> = wanted.iter().enumerate().map(|(at, key)| (*key, at)).collect();
        let staying =
            longest_rising(&now.iter().map(|key| place.get(key).copied().unwrap_or(0)).collect::<Vec<_>>());
        let stays: Vec<Key> = staying.into_iter().map(|at| now[at]).collect();
        for (at, &key) in wanted.iter().enumerate() {
            if stays.contains(&key) {
                continue;
            }
            let from = now.iter().position(|other| *other == key);
            if let Some(from) = from {
                now.remove(from);
            }
            let to = at.checked_sub(1).map_or(0, |previous| {
                now.iter().position(|other| *other == wanted[previous]).map_or(now.len(), |found| found + 1)
            });
            now.insert(to, key);
            let path = format!("{list}/{to}");
            match (from, key) {
                (Some(from), _) if from == to => {}
                (Some(from), _) => self.do_now(Operation::Move { from: format!("{list}/{from}"), path }),
                (None, Key::New((list, index)) | Key::Old((list, index))) => {
                    let value = after
                        .pointer(list)
                        .and_then(|items| items.get(index))
                        .cloned()
                        .unwrap_or(Value::Null);
                    self.do_now(Operation::Add { path, value });
                }
            }
        }
    }
}

/// Mends the fields below a place, once the items stand where they belong.
fn fields(path: &str, before: &Value, after: &Value, lists: &[&str], operations: &mut Vec<Operation>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            for key in old.keys().filter(|key| !new.contains_key(*key)) {
                operations.push(Operation::Remove { path: child(path, key) });
            }
            for (key, value) in new {
                let path = child(path, key);
                match old.get(key) {
                    Some(old) => fields(&path, old, value, lists, operations),
                    None => operations.push(Operation::Add { path, value: value.clone() }),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if lists.contains(&path) && old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                if old != new {
                    fields(&format!("{path}/{at}"), old, new, lists, operations);
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            let same_start = old.iter().zip(new).take_while(|(one, two)| one == two).count();
            let room = old.len().min(new.len()) - same_start;
            let same_end =
                old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(one, two)| one == two).count();
            let (old_until, new_until) = (old.len() - same_end, new.len() - same_end);
            for at in (new_until.max(same_start)..old_until).rev() {
                operations.push(Operation::Remove { path: format!("{path}/{at}") });
            }
            for (at, value) in new.iter().enumerate().take(new_until).skip(same_start) {
                let path = format!("{path}/{at}");
                if at < old_until {
                    fields(&path, &old[at], value, lists, operations);
                } else {
                    operations.push(Operation::Add { path, value: value.clone() });
                }
            }
        }
        _ => operations.push(Operation::Replace { path: path.to_owned(), value: after.clone() }),
    }
}

fn child(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The places of one longest rising run.
fn longest_rising(values: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; values.len()];
    for at in 0..values.len() {
        let to = ends.partition_point(|&end| values[end] < values[at]);
        previous[at] = to.checked_sub(1).map(|before| ends[before]);
        if to == ends.len() {
            ends.push(at);
        } else {
            ends[to] = at;
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(place) = at {
        run.push(place);
        at = previous[place];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_new_item_at_the_top_is_one_operation() {
        let item = |id: &str| json!({"id": id, "text": id});
        let before =
            json!({"version": {"id": "1"}, "sections": {"F": {"provisions": [item("a"), item("b")]}}});
        let after = json!({"version": {"id": "1"}, "sections": {"F": {"provisions": [item("n"), item("a"), item("b")]}}});
        let list = LISTS[8];
        let operations = patch(before.clone(), &after, &[((list, 0), (list, 1)), ((list, 1), (list, 2))]);
        assert_eq!(operations.len(), 2);
        let mut made = before;
        carry_out(&mut made, &operations).unwrap();
        assert_eq!(made, after);
    }

    #[test]
    fn names_are_escaped_and_lists_may_come_and_go() {
        let before = json!({"version": {"id": "1"}, "extensions": {"x": {"a/b": 1, "c~d": [1, 2]}},
            "sections": {"F": {"provisions": [{"id": "a"}]}, "G": {}}});
        let after = json!({"version": {"id": "2"}, "extensions": {"x": {"a/b": 2, "c~d": [2]}},
            "sections": {"F": {}, "G": {"provisions": [{"id": "a", "text": "t"}]}}});
        let operations = patch(before.clone(), &after, &[((LISTS[8], 0), (LISTS[9], 0))]);
        let mut made = before;
        carry_out(&mut made, &operations).unwrap();
        assert_eq!(made, after);
    }
}
