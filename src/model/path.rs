//! Where in a plan something stands: a JSON pointer (RFC 6901) that is built step by step.

use std::fmt;

/// A place in a plan file, as a JSON pointer such as `/sections/F/provisions/2/text`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanPath(String);

impl PlanPath {
    /// The plan as a whole.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The same place as a given pointer says.
    #[must_use]
    pub fn from_pointer(pointer: impl Into<String>) -> Self {
        Self(pointer.into())
    }

    /// The field `name` of this place. The characters `~` and `/` are escaped as the RFC says.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let mut place = String::with_capacity(self.0.len() + 1 + name.len());
        place.push_str(&self.0);
        place.push('/');
        if name.contains(['~', '/']) {
            place.push_str(&name.replace('~', "~0").replace('/', "~1"));
        } else {
            place.push_str(name);
        }
        Self(place)
    }

    /// The item at `index` of the list at this place, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.field(&index.to_string())
    }

    /// The pointer; empty for the whole plan.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlanPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped() {
        let path = PlanPath::root().field("extensions").field("a/b~c").index(2);
        assert_eq!(path.as_str(), "/extensions/a~1b~0c/2");
    }
}
