//! What the surroundings of a listed phrase must say for it to be marked.

use super::super::phrases::Hit;
use super::super::written::Words;
use serde::Deserialize;

/// The test that a phrase must pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stands {
    /// Always marked.
    #[default]
    Always,
    /// "Victim of" a condition: of a crime or abuse it is a fact.
    NoCrime,
    /// The name of a diagnosis in a narrative, not where it was diagnosed nor in a team's name.
    Narrative,
    /// An adjective said of the child.
    OfTheChild,
    /// The child's refusal: a parent, a young person or a body may lawfully refuse.
    Refusal,
    /// Not inside the name of a diagnosis.
    NoDiagnosis,
    /// "Controlling" as a trait, not of a thing that is steered.
    Controlling,
    /// Not of reasoning, cues or a test.
    NoTest,
    /// "Weak" at learning, not of a muscle.
    Weak,
    /// "Behind" others in learning, not in space.
    Behind,
    /// Said of parents or a family.
    OfAFamily,
    /// With nobody who diagnosed it.
    NoSource,
    /// With nobody who says it.
    NobodyNamed,
    /// Not where the words are denied, or told as what others once called it.
    NotDenied,
    /// With an age after it: "the level of a two-year-old", not of a grade.
    AnAge,
}

struct Around<'w, 't> {
    written: &'w Words<'t>,
    hit: Hit,
}

impl Stands {
    /// Whether the phrase is to be marked where it stands.
    pub(super) fn is_amiss(self, written: &Words<'_>, hit: Hit) -> bool {
        let around = Around { written, hit };
        match self {
            Self::Always => true,
            Self::NoCrime => !around.follows(
                4,
                &[
                    "crime",
                    "abuse",
                    "assault",
                    "assaults",
                    "bullying",
                    "violence",
                    "neglect",
                    "exploitation",
                    "trafficking",
                    "harassment",
                    "theft",
                    "robbery",
                    "fire",
                    "accident",
                    "bullies",
                    "fgm",
                    "slavery",
                    "grooming",
                    "racism",
                ],
            ),
            Self::Narrative => around.narrative(),
            Self::OfTheChild => around.of_the_child(),
            Self::Refusal => around.refusal(),
            Self::NoDiagnosis => !around.follows(2, &["disorder"]) && !around.before(1, &["oppositional"]),
            Self::Controlling => around.controlling(),
            Self::NoTest => !around.follows(
                1,
                &[
                    "reasoning",
                    "communication",
                    "cue",
                    "cues",
                    "test",
                    "tests",
                    "score",
                    "scores",
                    "ability",
                    "skills",
                    "iq",
                    "signals",
                    "signal",
                    "prompt",
                    "prompts",
                    "gestures",
                    "index",
                    "learning",
                    "assessment",
                    "intelligence",
                    "language",
                    "means",
                    "ways",
                    "subtests",
                    "feedback",
                    "methods",
                    "section",
                    "tasks",
                ],
            ),
            Self::Weak => around.weak(),
            Self::Behind => around.behind(),
            Self::OfAFamily => around.of_a_family(),
            Self::NoSource => around.no_source(),
            Self::NobodyNamed => around.nobody_named(),
            Self::NotDenied => around.stands_uncontradicted(),
            Self::AnAge => around.an_age(),
        }
    }
}

/// Words that join an adjective to the child.
const JOINS: [&str; 20] = [
    "is",
    "be",
    "was",
    "being",
    "been",
    "are",
    "were",
    "very",
    "so",
    "often",
    "quite",
    "appears",
    "seems",
    "becomes",
    "become",
    "just",
    "simply",
    "too",
    "sometimes",
    "gets",
];

/// People and what they do, after an adjective.
const PEOPLE: [&str; 14] = [
    "boy",
    "girl",
    "child",
    "children",
    "pupil",
    "student",
    "learner",
    "young",
    "behaviour",
    "attitude",
    "person",
    "boys",
    "teenager",
    "streak",
];

impl Around<'_, '_> {
    fn next(&self, step: usize) -> &str {
        self.written.near(self.hit.after - 1, step.cast_signed())
    }

    fn back(&self, step: usize) -> &str {
        self.written.near(self.hit.first, -step.cast_signed())
    }

    fn follows(&self, places: usize, words: &[&str]) -> bool {
        (1..=places).any(|step| words.contains(&self.next(step)))
    }

    fn before(&self, places: usize, words: &[&str]) -> bool {
        (1..=places).any(|step| words.contains(&self.back(step)))
    }

    /// Whether the subject before the joining words is a person, not a year or the weather.
    fn is_said_of_a_person(&self) -> bool {
        let people = ["he", "she", "they", "i", "boy", "girl", "child", "pupil", "who"];
        let Some(step) = (1..=4).find(|step| !JOINS.contains(&self.back(*step))) else { return false };
        let subject = self.back(step);
        let Some(at) = self.hit.first.checked_sub(step).filter(|_| !subject.is_empty()) else { return false };
        people.contains(&subject) || self.written.as_written(at).starts_with(char::is_uppercase)
    }

    /// Whether nobody is named who says so: neither after "by", nor as the one who is spoken to, nor by
    /// the words themselves in quotation marks.
    fn nobody_named(&self) -> bool {
        let listener = self.written.lower(self.hit.after - 1) == "to"
            && self.follows(1, &["him", "her", "them", "me", "us", "the", "his", "their", "my"]);
        let quoted = self.hit.after < self.written.len()
            && self.written.between(self.hit.after).contains(['"', '\u{201c}', '\u{2018}']);
        !listener && !quoted && !self.follows(4, &["by"])
    }

    /// Whether the words are the plan's own view: neither denied nor told as an old name for something.
    fn stands_uncontradicted(&self) -> bool {
        let denied = ["not", "isn't", "wasn't", "never", "than"];
        let called = [
            "dealt",
            "described",
            "recorded",
            "labelled",
            "treated",
            "seen",
            "called",
            "mistaken",
            "misread",
            "logged",
        ];
        let as_it = self.before(2, &["as", "for"]) && self.before(6, &called);
        !self.before(3, &denied) && !as_it
    }

    /// Whether an age, or somebody of an age, follows.
    fn an_age(&self) -> bool {
        let ages = [
            "old",
            "years",
            "months",
            "toddler",
            "baby",
            "infant",
            "child",
            "someone",
            "preschooler",
            "younger",
        ];
        let number = self.next(1).chars().all(|letter| letter.is_ascii_digit()) && !self.next(1).is_empty();
        number || self.follows(6, &ages)
    }

    fn narrative(&self) -> bool {
        let capitals =
            self.hit.after - self.hit.first > 1 || self.written.as_written(self.hit.first) == "ASD";
        let places = [
            "base",
            "team",
            "service",
            "unit",
            "outreach",
            "provision",
            "nurse",
            "pathway",
            "assessment",
            "specialist",
            "class",
            "clinic",
            "lead",
        ];
        let made = ["diagnosis", "diagnosed", "diagnoses", "assessed", "diagnostic", "confirmed"];
        capitals && !self.follows(2, &places) && !self.before(8, &made) && !self.follows(4, &made)
    }

    fn of_the_child(&self) -> bool {
        let joined = self.before(1, &JOINS)
            || (self.before(1, &["and", "or"]) && self.before(4, &JOINS))
            || (self.follows(1, &["and", "or"]) && self.before(2, &JOINS));
        let person = self.follows(1, &PEOPLE);
        if !person && self.written.lower(self.hit.first) == "bad" && !self.is_said_of_a_person() {
            return false;
        }
        let thing = self.before(4, &["river", "weather", "eye", "food", "milk", "light", "it"]);
        (joined || person) && !thing && !self.follows(1, &["at", "for", "news"])
    }

    fn refusal(&self) -> bool {
        let lawful = [
            "consent",
            "assessment",
            "treatment",
            "offer",
            "permission",
            "placement",
            "examination",
            "assess",
            "vaccination",
            "request",
            "application",
            "appeal",
            "medication",
            "medical",
            "operation",
            "agree",
            "injection",
            "support",
        ];
        let others = [
            "parent",
            "parents",
            "mum",
            "mother",
            "dad",
            "father",
            "family",
            "council",
            "authority",
            "school",
            "college",
            "may",
            "right",
            "he's",
            "carers",
            "la",
            "tribunal",
            "panel",
            "not",
            "can",
            "didn't",
            "mother's",
            "setting",
            "nhs",
        ];
        // "Choose, or refuse," offers both: to refuse is then an answer.
        let choice = ["choose", "chooses", "choosing", "accept", "accepts", "accepting", "tasting"];
        !self.follows(6, &lawful) && !self.before(4, &others) && !self.before(3, &choice)
    }

    fn controlling(&self) -> bool {
        let trait_of = self.before(1, &JOINS) || (self.before(1, &["and", "or"]) && self.before(4, &JOINS));
        let steered = self.follows(
            1,
            &[
                "a",
                "an",
                "the",
                "his",
                "her",
                "their",
                "its",
                "this",
                "that",
                "cursor",
                "movement",
                "movements",
                "company",
                "both",
            ],
        );
        (trait_of && !steered)
            || self.follows(1, &["behaviour", "behaviours", "child", "personality", "nature"])
    }

    fn weak(&self) -> bool {
        let learning = [
            "in",
            "at",
            "reader",
            "writer",
            "speller",
            "learner",
            "student",
            "pupil",
            "reading",
            "writing",
            "spelling",
            "literacy",
            "maths",
            "academic",
            "academically",
            "numeracy",
            "mathematician",
        ];
        let body = [
            "legs", "leg", "arm", "arms", "hand", "hands", "muscle", "muscles", "grip", "heart", "ankle",
            "side", "the", "his", "her",
        ];
        self.follows(1, &learning) && !(self.follows(2, &body) && self.next(1) == "in")
    }

    fn behind(&self) -> bool {
        let measured = [
            "years",
            "year",
            "months",
            "well",
            "far",
            "falling",
            "fallen",
            "falls",
            "fell",
            "way",
            "significantly",
            "academically",
            "slightly",
        ];
        let others = [
            "peers",
            "class",
            "classmates",
            "age",
            "group",
            "where",
            "expectations",
            "others",
            "academically",
            "cohort",
        ];
        let copula = ["is", "be", "are", "was", "were", "remains", "still"];
        let learning =
            self.follows(1, &["in", "with"]) || self.follows(3, &others) || self.next(1).is_empty();
        self.before(1, &measured) || (self.before(1, &copula) && learning)
    }

    fn of_a_family(&self) -> bool {
        let family = [
            "parent",
            "parents",
            "mother",
            "mum",
            "father",
            "dad",
            "family",
            "families",
            "home",
            "carers",
            "household",
            "background",
        ];
        self.follows(3, &family) || self.before(4, &family)
    }

    fn no_source(&self) -> bool {
        let first = self.written.as_written(self.hit.first);
        let short = self.hit.after - self.hit.first == 1;
        let (from, until) = self.written.sentence(self.hit.first);
        let sources = [
            "assessed",
            "diagnosed",
            "diagnosis",
            "diagnoses",
            "dr",
            "psychiatrist",
            "paediatrician",
            "psychologist",
            "wrote",
            "reported",
            "confirmed",
            "camhs",
            "assessment",
            "society",
            "report",
            "query",
            "possible",
            "explained",
        ];
        let is_known = (from..until).any(|at| sources.contains(&self.written.lower(at)));
        (!short || first.chars().all(char::is_uppercase)) && !is_known
    }
}

/// Where two negatives in one clause end: "not that Amy does not", "did not say nothing".
pub(super) fn negated_twice(written: &Words<'_>, at: usize) -> Option<usize> {
    let negative =
        |word: &str| matches!(word, "not" | "never") || word.ends_with("n't") || word.ends_with("n’t");
    // Nearly every word is of plain letters, and few of those are negative.
    let first = written.lower(at);
    if written.word(at).is_plain() && !matches!(first, "not" | "never") {
        return None;
    }
    if !negative(first) || written.is_quoted(at) {
        return None;
    }
    let that = written.near(at, 1) == "that";
    (2..=6_isize).find_map(|step| {
        let word = written.near(at, step);
        let parted = (1..=step).any(|step| {
            at.checked_add_signed(step).is_some_and(|there| {
                there < written.len() && written.word(there).gap == super::super::written::Gap::Mark
            })
        });
        let second = (that && negative(word))
            || (step <= 3 && matches!(word, "nothing" | "nobody" | "never" | "none" | "nowhere"));
        (second && !parted).then_some(at + step.cast_unsigned() + 1)
    })
}
