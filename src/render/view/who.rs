//! Who gives help, as it begins a sentence: with the article, and with the verb's number.

use super::voice::{mid_sentence, sentence_case};
use crate::model::Deliverer;

/// Who gives help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    /// The words, as they begin a sentence: "A teacher", "School staff".
    pub(super) words: String,
    /// Whether they are several, so that the verb has no "s".
    pub(super) many: bool,
}

/// Words longer than this are a description; the common name of the role stands for them.
const LONGEST_NAME: usize = 45;

/// Who delivers it: the plan's own words where they are short, else the common name of the role.
pub(super) fn who(deliverer: &Deliverer) -> Option<Who> {
    let written = deliverer.as_written.as_ref().map(|words| words.trim());
    let is_name =
        |words: &&str| words.chars().count() <= LONGEST_NAME && !words.contains(['(', ';', ',', '/']);
    let words = match (written.filter(is_name), deliverer.role, written) {
        (Some(words), _, _) | (None, None, Some(words)) => words.to_owned(),
        (None, Some(role), _) => role.name().to_owned(),
        (None, None, None) => return None,
    };
    Some(with_article(&words))
}

/// "A teacher", "An occupational therapist", "The school"; names and plurals stay as they are.
fn with_article(words: &str) -> Who {
    let first = words.split([' ', ',']).next().unwrap_or_default();
    let small = first.to_lowercase();
    let head = head_noun(words);
    let one = |words: String| Who { words, many: false };
    if matches!(
        small.as_str(),
        "two" | "three" | "four" | "both" | "all" | "staff" | "adults" | "parents" | "members"
    ) || first.parse::<u32>().is_ok_and(|number| number > 1)
        || matches!(head, "staff" | "adults" | "people" | "parents" | "team members")
        || is_plural(head)
    {
        return Who { words: sentence_case(words), many: true };
    }
    let has_article = matches!(
        small.as_str(),
        "a" | "an" | "the" | "one" | "any" | "each" | "his" | "her" | "their" | "its" | "our" | "someone"
    ) || ((first.ends_with("’s") || first.ends_with("'s"))
        && !small.starts_with("children"));
    let is_person =
        matches!(small.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr" | "mx" | "prof");
    // A body with a name of its own: "Saltwick Hearing Service".
    let starts_high = first.starts_with(char::is_uppercase);
    let is_body = matches!(
        head.to_lowercase().as_str(),
        "service"
            | "team"
            | "trust"
            | "council"
            | "nhs"
            | "hospital"
            | "charity"
            | "centre"
            | "unit"
            | "contractor"
    );
    if has_article || is_person || (is_body && starts_high && words.contains(' ')) {
        return one(sentence_case(words));
    }
    if matches!(small.as_str(), "school" | "college" | "nursery" | "council" | "nhs" | "setting") {
        let words = if small == "nhs" { words.to_owned() } else { mid_sentence(words, &[]) };
        return one(format!("The {words}"));
    }
    let words = mid_sentence(words, &[]);
    let article = if begins_with_vowel_sound(&words, first) { "An" } else { "A" };
    one(format!("{article} {words}"))
}

/// The noun that the words are about: what stands before "trained in …", "from …" or "who …".
fn head_noun(words: &str) -> &str {
    let end = [
        " trained",
        " from",
        " who",
        " with",
        " of",
        " in ",
        " at ",
        " for",
        " named",
        " under",
        " employed",
    ]
    .iter()
    .filter_map(|stop| words.find(stop))
    .min()
    .unwrap_or(words.len());
    words[..end].rsplit(' ').next().unwrap_or_default()
}

fn is_plural(noun: &str) -> bool {
    noun.len() > 3
        && noun.ends_with('s')
        && !noun.ends_with("ss")
        && !noun.ends_with("us")
        && !noun.ends_with("is")
        && noun.chars().any(char::is_lowercase)
}

fn begins_with_vowel_sound(words: &str, first: &str) -> bool {
    let is_short_form = first.len() > 1 && first.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if is_short_form {
        // Letters are spoken by their names: an ELSA, an HLTA, an SLT; a SENCO is a word.
        return words.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'X'])
            || (words.starts_with('S') && !words.starts_with("SE"));
    }
    let small = words.to_lowercase();
    (small.starts_with(['a', 'e', 'i', 'o']) && !small.starts_with("one") && !small.starts_with("eu"))
        || (small.starts_with('u') && !small.starts_with("uni") && !small.starts_with("use"))
        || small.starts_with("hour")
        || small.starts_with("honorary")
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn articles_and_numbers() {
        for (words, said, many) in [
            ("speech and language therapist", "A speech and language therapist", false),
            ("occupational therapist", "An occupational therapist", false),
            ("educational psychologist", "An educational psychologist", false),
            ("SENCO", "A SENCO", false),
            ("ELSA", "An ELSA", false),
            ("HLTA", "An HLTA", false),
            ("school", "The school", false),
            ("school staff", "School staff", true),
            ("the class teacher", "The class teacher", false),
            ("Miss Kay", "Miss Kay", false),
            ("teachers", "Teachers", true),
            ("Two members of staff", "Two members of staff", true),
            ("university student", "A university student", false),
            ("Saltwick Hearing Service", "Saltwick Hearing Service", false),
            ("Deaf Instructor", "A Deaf Instructor", false),
            ("Preparing for Adulthood Officer", "A Preparing for Adulthood Officer", false),
            ("teaching assistant trained in signs", "A teaching assistant trained in signs", false),
            ("children's community nurse", "A children's community nurse", false),
            ("adult from the class", "An adult from the class", false),
        ] {
            let who = with_article(words);
            assert_eq!((who.words.as_str(), who.many), (said, many), "{words}");
        }
    }
}
