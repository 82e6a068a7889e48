//! What a sentence reads as, where the layout leaves it open.

use super::normal::words_of;

/// Sentences of one plan; the child's names are known.
#[derive(Debug)]
pub struct Sentences<'a> {
    /// The names that the plan uses for the child, in small letters.
    pub names: &'a [String],
}

impl Sentences<'_> {
    /// Whether the text names the child.
    pub fn names_child(&self, text: &str) -> bool {
        words_of(text).iter().any(|word| {
            let bare = word.strip_suffix('s').unwrap_or(word);
            self.names.iter().any(|name| name == word || name == bare)
        })
    }

    /// Whether the text says what the child will do: "Sam will ...", "By July 2027 he can ...".
    pub fn reads_as_outcome(&self, text: &str) -> bool {
        let words = words_of(text);
        let head: Vec<&str> = words.iter().take(22).map(String::as_str).collect();
        let subject = |word: &str| {
            matches!(word, "he" | "she" | "they" | "i" | "child" | "pupil" | "person" | "student" | "learner")
                || self.names.iter().any(|name| name == word)
        };
        let verb = |word: &str| {
            matches!(word, "will" | "can" | "is" | "to" | "should" | "would" | "has" | "shall" | "ll" | "be")
        };
        let named = head.windows(4).any(|pair| {
            subject(pair[0])
                && (verb(pair[1]) && !matches!(pair[1], "has" | "is")
                    || (pair[1] == "is" && pair[2] == "able"))
                || (subject(pair[0])
                    && verb(pair[2])
                    && pair[2] == "will"
                    && self.names.iter().any(|name| name == pair[1]))
        });
        let first = head.first().copied().unwrap_or_default();
        named
            || (first == "to" && head.len() > 3)
            || (head.len() > 3 && matches!(head[..3], ["for", _, "to"]))
    }

    /// Whether the text is a stage on the way: "Autumn: ...", "Step 1 ...", "First milestone ...".
    pub fn reads_as_step(text: &str) -> bool {
        let words = words_of(text);
        let first = words.first().map(String::as_str).unwrap_or_default();
        let second = words.get(1).map(String::as_str).unwrap_or_default();
        matches!(
            first,
            "autumn"
                | "spring"
                | "summer"
                | "winter"
                | "step"
                | "milestone"
                | "term"
                | "first"
                | "second"
                | "third"
                | "next"
                | "then"
                | "stage"
                | "target"
                | "within"
                | "initially"
                | "short"
        ) && (text.contains(':')
            || text.contains('\u{2013}')
            || second == "milestone"
            || second == "step"
            || second == "term"
            || first == "step"
            || first == "milestone")
    }

    /// Whether the text says that there is nothing to say.
    pub fn says_none(text: &str) -> bool {
        let words = words_of(text);
        if words.len() > 30 || words.is_empty() {
            return false;
        }
        let line = words.join(" ");
        let begins = [
            "none",
            "not applicable",
            "n a",
            "nil",
            "not known to",
            "no needs",
            "not required",
            "no identified needs",
            "not assessed",
            "no information",
        ];
        if begins.iter().any(|begin| line == *begin || line.starts_with(&format!("{begin} "))) {
            return true;
        }
        let no = words.iter().take(8).any(|word| word == "no" || word == "not" || word == "any");
        let thing = ["needs", "need", "provision", "requirements", "difficulties"]
            .iter()
            .any(|thing| words.iter().any(|word| word == thing));
        let found = ["identified", "reported", "required", "known", "recorded", "specified"]
            .iter()
            .any(|found| words.iter().any(|word| word == found));
        (no && thing
            && found
            && (words[0] == "no"
                || words[0] == "there"
                || words[0] == "not"
                || line.contains("does not have any")
                || line.contains("no special educational needs")
                || line.contains("no health")
                || line.contains("no social")))
            || line.contains("is not known to social care")
            || line.contains("not known to childrens social care")
    }

    /// Whether any word of the text tells of something hard.
    pub fn reads_as_hard(text: &str) -> bool {
        words_of(text).iter().any(|word| {
            HARD.iter()
                .any(|hard| hard.strip_suffix('*').map_or(word == hard, |begin| word.starts_with(begin)))
        })
    }

    /// Whether the text says what goes well and nothing that is hard.
    pub fn reads_as_strength(text: &str) -> bool {
        let words = words_of(text);
        let good = [
            "enjoys",
            "loves",
            "likes",
            "can",
            "good",
            "able",
            "polite",
            "keen",
            "proud",
            "kind",
            "cares",
            "enthusiastic",
            "strength",
            "strengths",
            "confident",
            "generous",
            "popular",
            "skilled",
            "talented",
            "well",
            "looks",
            "sings",
            "neat",
            "beautifully",
            "happily",
            "friendly",
            "caring",
            "creative",
            "curious",
            "helpful",
            "excellent",
            "joyful",
            "remembers",
        ];
        count_of(&words, &good) > 0 && !Self::reads_as_hard(text)
    }
}

fn count_of(words: &[String], list: &[&str]) -> usize {
    words.iter().filter(|word| list.contains(&word.as_str())).count()
}

/// Words that tell of something hard, or of help that is needed; `*` is any ending.
const HARD: [&str; 104] = [
    "difficult*",
    "struggl*",
    "cannot",
    "cant",
    "hard",
    "harder",
    "rarely",
    "seldom",
    "need",
    "needs",
    "unable",
    "anxi*",
    "limited",
    "delay*",
    "poor",
    "poorly",
    "only",
    "refus*",
    "avoid*",
    "mixes",
    "worr*",
    "loses",
    "lost",
    "finds",
    "not",
    "never",
    "slow",
    "slowly",
    "behind",
    "below",
    "impair*",
    "disorder",
    "diagnos*",
    "clearest",
    "affects",
    "low",
    "lower",
    "lowest",
    "weak*",
    "unclear",
    "misread*",
    "tears",
    "tires",
    "tired",
    "tiring",
    "fatigue*",
    "falls",
    "trips",
    "upset*",
    "distress*",
    "aggress*",
    "fear*",
    "pain*",
    "trouble*",
    "problem*",
    "challeng*",
    "interrupt*",
    "forget*",
    "forgot*",
    "too",
    "sensitive",
    "reluctant*",
    "seizure*",
    "loss",
    "centile",
    "percentile",
    "concern*",
    "vulnerab*",
    "dysregulat*",
    "meltdown*",
    "withdrawn",
    "withdraws",
    "isolat*",
    "exclu*",
    "lash*",
    "hits",
    "disrupt*",
    "less",
    "fewer",
    "miss",
    "misses",
    "missed",
    "frustrat*",
    "exhaust*",
    "angry",
    "anger",
    "cries",
    "scream*",
    "absen*",
    "incident*",
    "support",
    "supported",
    "help",
    "prompt*",
    "overwhelm*",
    "confus*",
    "barrier*",
    "severe*",
    "significant*",
    "dislik*",
    "stress*",
    "breaks",
    "hungry",
    "late",
];
