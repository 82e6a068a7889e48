//! The known name that a misspelt name most likely means.

/// The nearest of the names, if one is near enough to suggest.
///
/// Case, hyphens and spaces do not count: `supportsOutcomes` is near `supports_outcomes`.
pub(crate) fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let written = plain(written);
    let allowed = (written.chars().count() / 3).max(1);
    names
        .map(|name| (steps(&written, &plain(name)), name))
        .filter(|(steps, _)| *steps <= allowed)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// The name in small letters with one underscore between words.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 4);
    for character in name.chars().take(100) {
        if character.is_uppercase() && plain.ends_with(|last: char| last.is_lowercase()) {
            plain.push('_');
        }
        match character {
            '-' | ' ' | '.' => plain.push('_'),
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain
}

/// How many letters must be added, removed, changed or swapped with their neighbour.
fn steps(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut fewest = changed.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && *letter == to[column - 1] && from[row - 1] == *other {
                fewest = fewest.min(before[column - 1] + 1);
            }
            next.push(fewest);
        }
        before = std::mem::replace(&mut last, next);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["supports", "meets", "text", "starts_on", "unique_pupil_number"];

    #[test]
    fn slips_of_the_finger_are_understood() {
        for (written, name) in [
            ("suports", "supports"),
            ("support", "supports"),
            ("txet", "text"),
            ("startsOn", "starts_on"),
            ("starts-on", "starts_on"),
            ("uniquePupilNumber", "unique_pupil_number"),
        ] {
            assert_eq!(nearest(written, NAMES.into_iter()), Some(name), "{written}");
        }
    }

    #[test]
    fn nothing_is_suggested_that_is_far_away() {
        for written in ["upn", "cost", "x", "provision_hours"] {
            assert_eq!(nearest(written, NAMES.into_iter()), None, "{written}");
        }
    }
}
