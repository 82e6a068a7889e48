//! Labels within a text: "Outcome 2", "Who: ... When: ...", "Help with outcomes 1 and 3".

use super::lexicon::{Label, Lexicon};
use super::normal::words_of;

/// A stretch of a text under its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The label and the number in it; none for words before the first label.
    pub label: Option<(Label, Option<u32>)>,
    /// The label as it is written, with its colon.
    pub head: String,
    /// The words under it.
    pub body: String,
}

/// Cuts a text at its labels: "Provision: ... Who: ... When: ...".
pub fn segments(text: &str, lexicon: &Lexicon) -> Vec<Segment> {
    let mut cuts: Vec<(usize, usize, Label, Option<u32>)> = Vec::new();
    for (colon, mark) in
        text.char_indices().filter(|(_, c)| matches!(c, ':' | '\u{2013}' | '\u{2014}' | '\t'))
    {
        let floor = cuts.last().map_or(0, |cut| cut.1);
        if colon < floor {
            continue;
        }
        if mark != ':' && !(mark == '\t' || (text[..colon].ends_with(' ') && floor == 0)) {
            continue;
        }
        let Some((start, label, number)) = label_before(text, floor, colon, lexicon) else { continue };
        if mark != ':' && start > 0 {
            continue;
        }
        cuts.push((start, colon + mark.len_utf8(), label, number));
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (at, &(start, end, label, number)) in cuts.iter().enumerate() {
        let before = text[from..start].trim();
        if at == 0 && !before.is_empty() {
            found.push(Segment { label: None, head: String::new(), body: without_loose_bracket(before) });
        }
        let to = cuts.get(at + 1).map_or(text.len(), |next| next.0);
        let body = without_loose_bracket(text[end..to].trim());
        found.push(Segment { label: Some((label, number)), head: text[start..end].trim().to_owned(), body });
        from = to;
    }
    if found.is_empty() {
        found.push(Segment { label: None, head: String::new(), body: text.to_owned() });
    }
    found
}

/// Words without a bracket whose other half stands with another segment: "[Who: ... When: ...]".
fn without_loose_bracket(words: &str) -> String {
    let mut words = words.trim_end_matches(['(', '[']).trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inner) = words.strip_suffix(close)
            && words.matches(close).count() > words.matches(open).count()
        {
            words = inner.trim_end();
        }
    }
    words.to_owned()
}

/// The longest label that ends right before `colon`: it begins a text, or follows the end of a
/// sentence or another mark, and has a capital.
fn label_before(
    text: &str,
    floor: usize,
    colon: usize,
    lexicon: &Lexicon,
) -> Option<(usize, Label, Option<u32>)> {
    let head = &text[floor..colon];
    let mut starts: Vec<usize> = head
        .char_indices()
        .filter(|&(at, c)| !c.is_whitespace() && (at == 0 || head[..at].ends_with(char::is_whitespace)))
        // "[Who: class teacher]"
        .map(|(at, c)| floor + at + if matches!(c, '(' | '[') { c.len_utf8() } else { 0 })
        .collect();
    if starts.len() > 7 {
        starts.drain(..starts.len() - 7);
    }
    starts
        .into_iter()
        .find_map(|start| {
            let phrase = &text[start..colon];
            if !phrase.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                return None;
            }
            let before = text[..start].trim_end();
            let free = before.is_empty()
                || before.ends_with([
                    '.', ';', ')', '|', ',', '\u{2013}', '\u{2014}', '!', '?', ':', '/', ']', '\u{2022}',
                    '(', '[',
                ])
                || words_of(phrase).len() == 1
                || start == floor;
            if !free {
                return None;
            }
            let (label, number) = label_and_number(phrase, lexicon)?;
            Some((start, label, number))
        })
        .or_else(|| {
            // "Monitored by: ...": words that only stand beside a provision, where they begin the text.
            let phrase = &text[..colon];
            let short = floor == 0 && phrase.starts_with(char::is_uppercase) && words_of(phrase).len() <= 5;
            let label = short.then(|| lexicon.head_label(phrase)).flatten()?;
            // "Sam knows who: ..." is no label, "Monitored by: ..." and "Given weekly by: ..." are.
            let beside = match label {
                Label::HowOften | Label::HowLong | Label::Ratio | Label::Review | Label::Step => true,
                Label::Who => words_of(phrase).last().is_some_and(|word| word == "by"),
                _ => false,
            };
            beside.then_some((0, label, None))
        })
}

/// "Outcome 2" → outcome, 2. The number may carry a letter: "Outcome E2".
pub fn label_and_number(phrase: &str, lexicon: &Lexicon) -> Option<(Label, Option<u32>)> {
    let plain = phrase.trim().trim_end_matches([':', '.', '-', '\u{2013}']).trim();
    if let Some(label) = lexicon.label(plain) {
        return Some((label, None));
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let (last, rest) = words.split_last()?;
    let number = number_of(last.trim_matches(['(', ')', '#', '.', ':']))?;
    let rest: Vec<&str> = rest
        .iter()
        .copied()
        .filter(|word| !matches!(word.to_lowercase().as_str(), "no" | "no." | "number"))
        .collect();
    lexicon.label(&rest.join(" ")).map(|label| (label, Some(number)))
}

/// The number that a label such as `2`, `E2`, `O2`, `2a` or `F1.3` leads with or ends with.
pub fn number_of(label: &str) -> Option<u32> {
    let label = label.trim().trim_matches(['(', ')', '.', ':', '#', '[', ']']);
    if label.is_empty() || label.len() > 14 {
        return None;
    }
    let last = label.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or(label);
    let digits = last.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (!digits.is_empty() && digits.len() <= 3 && digits.chars().all(|c| c.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

/// The numbers in a reference such as "1, 2", "O1 and O3", "Outcomes 1-3". None where there are other words.
pub fn references(text: &str) -> Option<Vec<u32>> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut range = false;
    let spaced = text
        .replace(['\u{2013}', '\u{2014}', '-'], " - ")
        .replace([',', ';', '/', '&', '+', '(', ')', '[', ']'], " ");
    for word in spaced.split_whitespace() {
        let lower = word.to_lowercase();
        match lower.as_str() {
            "-" | "to" => range = !numbers.is_empty(),
            "and" | "outcome" | "outcomes" | "need" | "needs" | "no" | "no." | "number" | "all" | "see"
            | "for" => {}
            _ => {
                let number = number_of(word)?;
                match numbers.last().copied().filter(|_| range) {
                    Some(first) if first < number && number - first < 30 => {
                        numbers.extend(first + 1..=number);
                    }
                    _ => numbers.push(number),
                }
                range = false;
            }
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// A reference at the end of a text: a sentence of its own or a bracket that says nothing but to which
/// outcomes or needs the words before it belong, as in "See E1.", "(supports outcomes 1 and 3)", "[B2]".
/// Gives the words before, the reference as written, and its numbers.
pub fn trailing_reference(text: &str) -> Option<(&str, &str, Label, Vec<u32>)> {
    let whole = text.trim_end();
    let end = whole.trim_end_matches(['.', ' ']);
    let bracket = [(')', '('), (']', '[')]
        .into_iter()
        .find_map(|(close, open)| end.strip_suffix(close).and_then(|inner| inner.rfind(open)));
    let at = if let Some(open) = bracket {
        open
    } else {
        // "... (daily) Outcome 3": after the last sentence, or after the bracket behind it.
        let stop = end.rfind(". ").map(|stop| stop + 2);
        let closed = [") ", "] "].iter().filter_map(|close| end.rfind(close)).map(|stop| stop + 2).max();
        stop.max(closed)?
    };
    let written = whole[at..].trim();
    let inside = written.trim_matches(['(', ')', '[', ']', '.', ' ']);
    let words: Vec<&str> = inside.split_whitespace().collect();
    let before = whole[..at].trim_end();
    if before.is_empty() || words.len() > 8 {
        return None;
    }
    let verb = |word: &str| {
        let word = word.to_lowercase();
        matches!(
            word.trim_end_matches([':', ',']),
            "see"
                | "links"
                | "linked"
                | "link"
                | "supports"
                | "supporting"
                | "support"
                | "meets"
                | "meeting"
                | "meet"
                | "relates"
                | "related"
                | "towards"
                | "addresses"
                | "to"
                | "for"
                | "this"
                | "provision"
                | "helps"
                | "with"
        )
    };
    let rest: Vec<&str> = words.iter().copied().skip_while(|word| verb(word)).collect();
    let kind = |word: &&str| {
        let word = word.trim_matches([',', ';', ':', '.']);
        let lower = word.to_lowercase();
        let code = number_of(word).is_some() && word.starts_with(|c: char| c.is_ascii_uppercase());
        match lower.as_str() {
            "outcome" | "outcomes" => Some(Label::OutcomeNumber),
            "need" | "needs" => Some(Label::NeedNumber),
            _ if code && word.starts_with(['E', 'O']) => Some(Label::OutcomeNumber),
            _ if code && word.starts_with(['B', 'N']) => Some(Label::NeedNumber),
            _ => None,
        }
    };
    let label = rest.iter().find_map(kind)?;
    if rest.iter().filter_map(kind).any(|other| other != label) {
        return None;
    }
    let of_kind = |word: &&str| number_of(word).is_none() || word.starts_with(|c: char| c.is_ascii_digit());
    if rest.iter().any(|word| kind(word).is_none() && !of_kind(word)) {
        return None;
    }
    references(&rest.join(" ")).map(|numbers| (before, written, label, numbers))
}

/// A short heading that refers to outcomes or needs by number: "Help with outcome 2".
pub fn heading_reference(text: &str) -> Option<(Label, Vec<u32>)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 9 || words.len() < 2 {
        return None;
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let at = lower.iter().position(|word| {
        matches!(
            word.trim_start_matches('(').trim_end_matches([':', '.']),
            "outcome" | "outcomes" | "need" | "needs"
        )
    })?;
    let label = if lower[at].contains("need") { Label::NeedNumber } else { Label::OutcomeNumber };
    let rest = words[at + 1..].join(" ");
    references(rest.trim_end_matches([':', '.', ')'])).map(|numbers| (label, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_within_a_line_part_it() {
        let lexicon = Lexicon::general();
        let cut = |text: &str| -> Vec<String> {
            segments(text, &lexicon)
                .into_iter()
                .map(|segment| format!("{:?}={}", segment.label.map(|label| label.0), segment.body))
                .collect()
        };
        assert_eq!(
            cut("Provision: Maths with coins. Who: Class teacher When: All lessons"),
            ["Some(Provision)=Maths with coins.", "Some(Who)=Class teacher", "Some(HowOften)=All lessons"]
        );
        assert_eq!(cut("Autumn: with help"), ["None=Autumn: with help"]);
        assert_eq!(cut("Outcome 2: Sam will wait."), ["Some(Outcome)=Sam will wait."]);
        assert_eq!(cut("Sam knows who: his sister"), ["None=Sam knows who: his sister"]);
    }

    #[test]
    fn a_reference_at_the_end_is_told_from_words() {
        let told = |text: &str| {
            trailing_reference(text).map(|(before, _, label, numbers)| (before.to_owned(), label, numbers))
        };
        let outcomes =
            |before: &str, numbers: &[u32]| Some((before.to_owned(), Label::OutcomeNumber, numbers.to_vec()));
        assert_eq!(told("Maths with coins. See E1."), outcomes("Maths with coins.", &[1]));
        assert_eq!(told("Weekly (outcomes 1 and 3)"), outcomes("Weekly", &[1, 3]));
        assert_eq!(told("Weekly. Supports outcomes 1-3."), outcomes("Weekly.", &[1, 2, 3]));
        assert_eq!(
            told("Sam will read [B2, B4]"),
            Some(("Sam will read".into(), Label::NeedNumber, vec![2, 4]))
        );
        for words in [
            "Maths with coins. See F3.",
            "In a group (4)",
            "Weekly. For 6 weeks.",
            "See E1.",
            "Sam reads. See E1 and B2.",
            "Sam reads (outcome of the test in Year 2)",
            "Sam will pass. Outcomes matter.",
        ] {
            assert_eq!(told(words), None, "{words}");
        }
    }

    #[test]
    fn references_are_numbers_and_nothing_else() {
        assert_eq!(references("1"), Some(vec![1]));
        assert_eq!(references("O1, O3 and O4"), Some(vec![1, 3, 4]));
        assert_eq!(references("Outcomes 1\u{2013}3"), Some(vec![1, 2, 3]));
        assert_eq!(references("E2.1"), Some(vec![1]));
        assert_eq!(references("Sam will read"), None);
        assert_eq!(heading_reference("Help with outcome 2"), Some((Label::OutcomeNumber, vec![2])));
        assert_eq!(heading_reference("Outcomes for Sam"), None);
    }
}
