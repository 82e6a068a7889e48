//! Names of people: whether words are one, what parts it has, and where it ends in a line.

/// The words of a line before a birth date or what stands in brackets: where a name may be.
pub fn before_birth(text: &str) -> &str {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return text;
    }
    let end = [", born", " born", " dob", " d.o.b", ", dob", "(", " \u{2013} ", " - "]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min()
        .unwrap_or(text.len());
    text[..end].trim().trim_end_matches([',', ':'])
}

/// Two to five words, each with a capital, without digits.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(*word, "de" | "van" | "der" | "al" | "bin" | "von" | "da" | "la" | "le")
        })
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '.' | '(' | '/'))
        && ![
            "Plan",
            "Council",
            "School",
            "Education",
            "Health",
            "Care",
            "Draft",
            "Final",
            "Section",
            "Academy",
            "College",
            "Borough",
        ]
        .iter()
        .any(|word| words.contains(word))
}

/// A name, and the name the child likes where the same line tells it: "Samuel Smith (known as Sam)".
pub fn without_preferred(text: &str) -> (String, Option<String>) {
    let text = text.trim().trim_end_matches('.');
    if let Some((name, rest)) = text.split_once(['(', '\u{201c}', '"']) {
        let inner = rest.trim_end_matches([')', '\u{201d}', '"', ' ']);
        let lower = inner.to_lowercase();
        let known = [
            "known as ",
            "likes to be called ",
            "prefers ",
            "called ",
            "preferred name ",
            "preferred name: ",
        ]
        .iter()
        .find(|begin| lower.starts_with(**begin))
        .map_or(inner, |begin| &inner[begin.len()..]);
        let one_word = known.split_whitespace().count() <= 2 && !known.contains(|c: char| c.is_ascii_digit());
        return (name.trim().to_owned(), one_word.then(|| known.trim().to_owned()));
    }
    for join in [", known as ", " known as ", ", likes to be called "] {
        if let Some((name, known)) = text.split_once(join) {
            return (name.trim().to_owned(), Some(known.trim().to_owned()));
        }
    }
    (text.to_owned(), None)
}

/// Given name, middle names and family name of a whole name: "Albie George Fenwick-Doyle",
/// "FENWICK-DOYLE, Albie George", "Albie FENWICK DOYLE".
#[must_use]
pub fn split_name(text: &str) -> (String, Option<String>, Option<String>) {
    let own = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    if let Some((family, rest)) = text.split_once(',') {
        let mut given = rest.split_whitespace();
        let first = given.next().unwrap_or_default().to_owned();
        let middle = given.collect::<Vec<_>>().join(" ");
        return (first, own(&middle), own(family));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [] => (String::new(), None, None),
        [one] => ((*one).to_owned(), None, None),
        [first, rest @ ..] => {
            let capitals = |word: &&str| word.chars().count() > 1 && !word.contains(char::is_lowercase);
            let particle = |word: &&str| {
                matches!(
                    *word,
                    "de" | "van"
                        | "der"
                        | "den"
                        | "al"
                        | "bin"
                        | "ibn"
                        | "von"
                        | "da"
                        | "di"
                        | "la"
                        | "le"
                        | "el"
                        | "St"
                        | "Al"
                        | "El"
                        | "Van"
                        | "De"
                        | "von der"
                )
            };
            let all_capitals = capitals(first);
            let at = rest
                .iter()
                .position(|word| (!all_capitals && capitals(word)) || particle(word))
                .unwrap_or(rest.len() - 1);
            ((*first).to_owned(), own(&rest[..at].join(" ")), own(&rest[at..].join(" ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted() {
        let parts = |text: &str| {
            let (given, middle, family) = split_name(text);
            format!("{given}/{}/{}", middle.unwrap_or_default(), family.unwrap_or_default())
        };
        assert_eq!(parts("Albie George Fenwick-Doyle"), "Albie/George/Fenwick-Doyle");
        assert_eq!(parts("FENWICK, Albie George"), "Albie/George/FENWICK");
        assert_eq!(parts("Ana Maria de la Cruz"), "Ana/Maria/de la Cruz");
        assert_eq!(parts("Sam SMITH JONES"), "Sam//SMITH JONES");
        assert_eq!(parts("Prem"), "Prem//");
        assert_eq!(
            without_preferred("Samuel Smith (known as Sam)"),
            ("Samuel Smith".into(), Some("Sam".into()))
        );
    }
}
