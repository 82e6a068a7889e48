//! Who gives a provision and how often, where the layout puts them after its words: in brackets, on a
//! line of their own, after a dash.

use super::lexicon::Lexicon;
use super::normal::words_of;

/// Who and how often, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhoWhen {
    /// Who.
    pub who: Option<String>,
    /// How often.
    pub how_often: Option<String>,
}

/// A line that holds nothing but who and how often: "Class teacher / three times weekly".
pub fn line(text: &str, lexicon: &Lexicon) -> Option<WhoWhen> {
    let whole = text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    if !whole || text.contains(". ") || text.split_whitespace().count() > 22 {
        return None;
    }
    let text = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
    let text = text.strip_prefix("Delivered by ").or_else(|| text.strip_prefix("By ")).unwrap_or(text);
    parts(text, lexicon)
}

/// The words of a provision without the who and how often at their end, and these.
pub fn trailing(text: &str, lexicon: &Lexicon) -> Option<(String, WhoWhen)> {
    bracket(text, lexicon).or_else(|| after_dash(text, lexicon)).or_else(|| last_line(text, lexicon))
}

/// Who gives what follows a line: "The class teacher will provide".
pub fn giver(text: &str, lexicon: &Lexicon) -> Option<String> {
    const WILL: [&str; 8] = [
        " will provide",
        " will deliver",
        " will give",
        " will offer",
        " will do",
        " provides",
        " delivers",
        " gives",
    ];
    let lower = text.to_lowercase();
    let end = WILL.iter().find_map(|will| lower.strip_suffix(will)).map(str::len)?;
    let who = text.get(..end)?.trim();
    let count = words_of(who).len();
    (count <= 8 && lexicon.people_in(who) * 3 >= weight(who)).then(|| who.to_owned())
}

/// A bracket at the end that says how often and nothing else, for a provision whose giver is known.
pub fn often(text: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let end = text.trim_end_matches(['.', ' ', '\u{a0}']);
    let inner = end.strip_suffix([')', ']'])?;
    let open = opening(inner)?;
    let words = inner.get(open + 1..)?.trim();
    let only = lexicon.frequency_in(words) * 3 >= weight(words) && lexicon.frequency_in(words) > 0;
    let rest = text[..open].trim();
    (only && words_of(words).len() <= 9 && !rest.is_empty()).then(|| (rest.to_owned(), words.to_owned()))
}

fn bracket(text: &str, lexicon: &Lexicon) -> Option<(String, WhoWhen)> {
    let end = text.trim_end_matches(['.', ' ', '\u{a0}']);
    let inner = end.strip_suffix([')', ']'])?;
    let open = opening(inner)?;
    let found = parts(&inner[open + 1..], lexicon)?;
    let rest = text[..open].trim();
    (!rest.is_empty()).then(|| (rest.to_owned(), found))
}

/// Where the bracket opens that closes right after these words; brackets may stand within it.
fn opening(inner: &str) -> Option<usize> {
    let mut closed = 0_u32;
    for (at, character) in inner.char_indices().rev() {
        match character {
            ')' | ']' => closed += 1,
            '(' | '[' if closed == 0 => return Some(at),
            '(' | '[' => closed -= 1,
            _ => {}
        }
    }
    None
}

fn after_dash(text: &str, lexicon: &Lexicon) -> Option<(String, WhoWhen)> {
    for separator in [" \u{2013} ", " \u{2014} ", " - ", " | ", "; ", " / "] {
        let pieces: Vec<&str> = text.split(separator).collect();
        if pieces.len() < 3 {
            continue;
        }
        let [rest @ .., one, two] = pieces.as_slice() else { continue };
        if let Some(found) = pair(one.trim(), two.trim().trim_end_matches('.'), lexicon) {
            return Some((rest.join(separator).trim().to_owned(), found));
        }
    }
    None
}

/// A last sentence of its own: "... picture cards. Class teacher, three times weekly."
fn last_line(text: &str, lexicon: &Lexicon) -> Option<(String, WhoWhen)> {
    let body = text.trim_end_matches(['.', ' ']);
    let at = body.rfind(". ")?;
    let last = &body[at + 2..];
    if last.split_whitespace().count() > 16 || last.contains(" will ") || last.contains(" to ") {
        return None;
    }
    let found = parts(last, lexicon).filter(|found| found.who.is_some() && found.how_often.is_some())?;
    Some((text[..=at].trim().to_owned(), found))
}

fn parts(text: &str, lexicon: &Lexicon) -> Option<WhoWhen> {
    for separator in [";", " / ", "|", " \u{2013} ", " \u{2014} ", " - ", "\t", ", ", ": "] {
        let Some((one, two)) = text.split_once(separator) else { continue };
        let found = pair(strip(one), strip(two), lexicon).or_else(|| {
            let (one, two) = text.rsplit_once(separator)?;
            pair(strip(one), strip(two), lexicon)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Without the label that may stand before: "Who: Class teacher".
fn strip(text: &str) -> &str {
    let text = text.trim();
    let lower = text.to_lowercase();
    for label in [
        "who:",
        "when:",
        "by:",
        "how often:",
        "frequency:",
        "delivered by:",
        "delivered by ",
        "by whom:",
        "time:",
        "person:",
    ] {
        if lower.starts_with(label) {
            return text[label.len()..].trim();
        }
    }
    text
}

/// Two parts of which one names people and the other tells how often, in either order.
fn pair(one: &str, two: &str, lexicon: &Lexicon) -> Option<WhoWhen> {
    let short = |text: &str| (1..=14).contains(&text.split_whitespace().count());
    if !short(one) || !short(two) {
        return None;
    }
    let (people_one, people_two) = (lexicon.people_in(one), lexicon.people_in(two));
    let (often_one, often_two) = (lexicon.frequency_in(one), lexicon.frequency_in(two));
    let make = |who: &str, often: &str| {
        Some(WhoWhen { who: Some(who.to_owned()), how_often: Some(often.to_owned()) })
    };
    // Most of what such a part says is people or times: "a carer's assessment for her mother" and "to be
    // offered each spring" hold words of both and are neither.
    if people_one * 3 >= weight(one) && often_two * 3 >= weight(two) && often_two > people_two {
        return make(one, two).filter(|_| people_one > 0);
    }
    if people_two * 3 >= weight(two) && often_one * 3 >= weight(one) && often_one > people_one {
        return make(two, one).filter(|_| people_two > 0);
    }
    None
}

/// How many words a part has beside numbers and the small ones.
fn weight(text: &str) -> usize {
    const SMALL: [&str; 14] =
        ["of", "the", "from", "with", "by", "and", "a", "an", "for", "in", "on", "at", "or", "per"];
    let counts = |word: &String| {
        !SMALL.contains(&word.as_str()) && !word.chars().all(|character| character.is_ascii_digit())
    };
    words_of(text).iter().filter(|word| counts(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<(String, String, String)> {
        let lexicon = Lexicon::general();
        let (rest, found) = trailing(text, &lexicon)?;
        Some((rest, found.who?, found.how_often?))
    }

    #[test]
    fn who_and_how_often_are_found_at_the_end() {
        let expected = |rest: &str, who: &str, often: &str| Some((rest.into(), who.into(), often.into()));
        assert_eq!(
            said("Story retelling. (All classroom adults; each school day)"),
            expected("Story retelling.", "All classroom adults", "each school day")
        );
        assert_eq!(
            said("Maths with coins \u{2013} class teacher \u{2013} three times weekly"),
            expected("Maths with coins", "class teacher", "three times weekly")
        );
        assert_eq!(
            said("Maths with coins. [3 x 20 mins pw, TA]"),
            expected("Maths with coins.", "TA", "3 x 20 mins pw")
        );
        assert_eq!(
            said("Story retelling. (ELSA (emotional literacy support assistant), weekly)"),
            expected("Story retelling.", "ELSA (emotional literacy support assistant)", "weekly")
        );
        assert_eq!(said("Maths with coins (and number rods)."), None);
        assert_eq!(said("The nurse will train staff, each September."), None);
        assert!(
            line("A carer's assessment for her mother, to be offered each spring.", &Lexicon::general())
                .is_none()
        );
        assert_eq!(
            line("All classroom adults / 24 minutes on alternate days", &Lexicon::general())
                .and_then(|found| found.who),
            Some("All classroom adults".into())
        );
        assert_eq!(line("A log sheet will be kept.", &Lexicon::general()), None);
    }
}
