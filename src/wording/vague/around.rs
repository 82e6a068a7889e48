//! A phrase with the words around it, and the tests on them.

use super::super::phrases::Hit;
use super::super::written::Words;
use super::VaguePlace;
use super::said::{self, Facts};
use serde::Deserialize;
use std::sync::OnceLock;

/// Words that tell an innocent use from a vague one, each list for the test that its comment names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    doors: Vec<String>,
    /// Before an upper limit on what is asked of the child.
    pub asked_of_the_child: Vec<String>,
    named_support: Vec<String>,
    kinds_of_school: Vec<String>,
    professional_terms: Vec<String>,
    undecided: Vec<String>,
    lessons: Vec<String>,
    terms_of_quality: Vec<String>,
}

/// The committed lists.
pub(super) fn lists() -> &'static Lists {
    static COMMITTED: OnceLock<Lists> = OnceLock::new();
    COMMITTED.get_or_init(|| toml::from_str(include_str!("around.toml")).unwrap_or_default())
}

/// A hit with all that the tests look at.
pub(super) struct Around<'w, 't> {
    /// The text.
    pub written: &'w Words<'t>,
    /// The phrase.
    pub hit: Hit,
    /// What the sentence says exactly, where the test looks at it.
    pub facts: Facts,
}

impl Around<'_, '_> {
    /// The word so many places after the phrase, in its sentence.
    pub fn next(&self, step: usize) -> &str {
        self.written.near(self.hit.after - 1, step.cast_signed())
    }

    /// The word so many places before the phrase, in its sentence.
    pub fn back(&self, step: usize) -> &str {
        self.written.near(self.hit.first, -step.cast_signed())
    }

    /// Whether one of the words stands within so many places before the phrase.
    pub fn before(&self, places: usize, words: &[impl AsRef<str>]) -> bool {
        (1..=places).any(|step| words.iter().any(|word| word.as_ref() == self.back(step)))
    }

    /// Whether one of the words stands within so many places after the phrase.
    pub fn follows(&self, places: usize, words: &[impl AsRef<str>]) -> bool {
        (1..=places).any(|step| words.iter().any(|word| word.as_ref() == self.next(step)))
    }

    pub fn first_word(&self) -> &str {
        self.written.lower(self.hit.first)
    }

    /// Whether a role begins so many places after the phrase.
    fn role(&self, step: usize) -> bool {
        !self.next(step).is_empty() && said::role_at(self.written, self.hit.after - 1 + step).is_some()
    }

    /// Whether a subordinate clause began between the sentence's last mark and the phrase.
    pub fn is_subordinate(&self) -> bool {
        for step in 1..=8 {
            let word = self.back(step);
            if word.is_empty() {
                return false;
            }
            if matches!(
                word,
                "so" | "that"
                    | "which"
                    | "who"
                    | "where"
                    | "when"
                    | "if"
                    | "until"
                    | "because"
                    | "what"
                    | "whether"
                    | "how"
                    | "once"
                    | "while"
                    | "before"
                    | "after"
                    | "since"
                    | "unless"
                    | "whom"
                    | "whenever"
                    | "as"
            ) {
                return true;
            }
        }
        false
    }

    /// A capital inside a sentence, as in "Access to Work".
    fn is_title(&self) -> bool {
        let (first, _) = self.written.sentence(self.hit.first);
        let after = self.written.as_written(self.hit.after);
        self.hit.first > first
            && self.written.as_written(self.hit.first).starts_with(char::is_uppercase)
            && after.starts_with(char::is_uppercase)
            && after.contains(char::is_lowercase)
    }

    /// Whether access is a promise with no amount.
    pub fn access(&self) -> bool {
        let doors = &lists().doors;
        !self.is_title() && !self.before(1, doors) && !self.is_measured()
    }

    /// Whether amount and rhythm are given, and nothing in the sentence takes them back.
    fn is_measured(&self) -> bool {
        self.facts.amount && self.facts.frequency && !self.facts.hedged
    }

    /// Whether "access" is the verb of what is owed.
    pub fn access_verb(&self) -> bool {
        let spare = ["arrangements", "ramp", "to", "plan", "card", "point"];
        let object =
            self.follows(3, &["curriculum", "learning", "community", "lesson", "lessons", "building"]);
        if self.follows(1, &spare) || object || self.is_measured() {
            return false;
        }
        let verb =
            self.before(2, &["will", "can", "may", "should", "must", "able"]) && !self.is_subordinate();
        if self.first_word() == "accessing" { self.before(1, &["be", "by"]) } else { verb }
    }

    /// Whether nothing says how often, and the word is no term of a lesson.
    pub fn rhythm_is_open(&self) -> bool {
        let terms = [
            "verb", "verbs", "plural", "plurals", "home", "route", "school", "past", "polygon", "shapes",
            "words",
        ];
        let learner = self.before(2, &["that", "how"]) && self.first_word() == "often";
        let asked = self.back(1) == "how" || self.back(1) == "more" && self.first_word() == "often";
        !self.facts.frequency
            && !self.follows(1, &terms)
            && !learner
            && !asked
            && !self.follows(1, &["professional"])
    }

    /// Whether help waits for a need that nobody has described.
    pub fn demand(&self) -> bool {
        let papers = ["under", "by", "in", "according"];
        let ruled = self.follows(1, &papers)
            && (self.facts.dated || self.follows(6, &["plan", "regulation", "act", "protocol"]));
        let asks =
            ["ask", "asks", "asking", "request", "requests", "requesting", "say", "says", "saying", "tell"];
        !ruled && !self.before(6, &asks)
    }

    /// Whether the word is part of an examiner's term: "modified-language papers", "modified large print".
    pub fn is_an_examination_paper(&self) -> bool {
        self.follows(3, &["paper", "papers", "print"])
    }

    /// Whether a thing is called suitable, with nothing that it suits.
    pub fn bare_quality(&self) -> bool {
        let terms = ["age", "developmentally", "most", "as", "more", "not", "is", "are"];
        !self.before(1, &terms) && !self.follows(1, &["for", "to"])
    }

    /// Whether the child is plainly the one who may: a right of the child, which leaves nothing open.
    fn is_the_childs_right(&self) -> bool {
        let rights = [
            "take", "leave", "choose", "ask", "stop", "refuse", "opt", "decide", "invite", "keep", "bring",
            "end", "rest", "sit", "wait", "eat", "stay", "say", "cancel",
        ];
        let owed =
            ["staff", "school", "teacher", "assistant", "therapist", "college", "setting", "ta", "adults"];
        self.follows(2, &rights) && !self.before(3, &owed)
    }

    /// Whether the verb permits where a duty is owed.
    pub fn permission(&self) -> bool {
        let word = self.first_word();
        if self.written.as_written(self.hit.first).starts_with('M') && word == "may" && self.is_month() {
            return false;
        }
        // A right is given by "may" and "can"; "could sit at the front" is a thought.
        let right = word != "could" && word != "might" && self.is_the_childs_right();
        if self.is_subordinate() || right || self.back(1) == "as" {
            return false;
        }
        // What the child is able to do is a skill, unless it is something that others give.
        let given = [
            "access", "use", "have", "be", "go", "attend", "join", "support", "provide", "offer", "help",
            "work", "take", "give", "deliver", "also", "receive", "get", "arrange", "visit",
        ];
        word != "can" || self.follows(1, &given)
    }

    /// "May" the month: a capital inside a sentence, or a number or "in" beside it.
    fn is_month(&self) -> bool {
        let (first, _) = self.written.sentence(self.hit.first);
        let dates = [
            "in", "by", "until", "from", "since", "of", "and", "to", "last", "next", "every", "each", "on",
            "before",
        ];
        first != self.hit.first
            || self.before(1, &dates)
            || said::is_number(self.next(1))
            || said::is_number(self.back(1))
    }

    /// Whether "should" stands without an amount.
    pub fn should(&self) -> bool {
        let (_, after) = self.written.sentence(self.hit.first);
        let number = (self.hit.after..after).any(|at| said::amount_at(self.written, at));
        // "Should Sam fall ill" is a condition, and a question asks.
        let inverted = self.hit.first == self.written.sentence(self.hit.first).0;
        !number && !inverted && !self.is_subordinate()
    }

    /// Whether "support" is a thing given, with nothing on what it is.
    pub fn support(&self) -> bool {
        let named = &lists().named_support;
        let verbs = [
            "to", "will", "can", "may", "should", "must", "shall", "might", "could", "who", "not", "that",
            "also",
        ];
        let known = [
            "this",
            "that",
            "such",
            "sen",
            "send",
            "these",
            "his",
            "her",
            "their",
            "postural",
            "head",
            "trunk",
            "life",
            "behaviour",
        ];
        let object =
            ["him", "her", "them", "the", "his", "their", "a", "each", "every", "all", "me", "my", "this"];
        let verb = self.before(1, &verbs)
            || (self.follows(1, &object))
            || (self.back(1) == "and" && self.before(3, &["will", "to", "teach", "guide"]))
            || self.is_name_next();
        !verb
            && !self.follows(1, named)
            && !self.before(1, &known)
            && self.facts.settled() < 3
            && !self.facts.dated
    }

    /// Whether the words are part of a name: "the learning support team".
    pub fn is_named_support(&self) -> bool {
        self.follows(1, &lists().named_support)
    }

    /// Whether the person was named before: "his key adult", "four named members of staff".
    pub fn is_known_person(&self) -> bool {
        let before = self.back(1);
        matches!(before, "the" | "his" | "her" | "their" | "named" | "first" | "second")
            || before.ends_with("'s")
            || before.ends_with("’s")
            || said::is_number(before)
    }

    /// Whether a name comes next, as in "adults support Sam".
    fn is_name_next(&self) -> bool {
        !self.next(1).is_empty()
            && self.written.as_written(self.hit.after).starts_with(char::is_uppercase)
            && self.written.as_written(self.hit.after).chars().any(char::is_lowercase)
    }

    /// Whether the noun has no content of its own.
    pub fn bare_content(&self) -> bool {
        let word = self.first_word();
        let known = ["this", "that", "these", "such", "same", "each", "those", "own", "to"];
        if self.before(1, &known) || self.facts.settled() >= 3 || self.facts.dated {
            return false;
        }
        let (first, _) = self.written.sentence(self.hit.first);
        let titled = (1..=3).any(|step| {
            let at = self.hit.first.checked_sub(step);
            at.is_some_and(|at| at > first && self.written.as_written(at).starts_with(char::is_uppercase))
        });
        match word {
            "programme" | "programmes" | "program" => {
                !self.is_owned()
                    && !titled
                    && !self.facts.amount
                    && !self.follows(4, &["called", "named", "uses", "using"])
            }
            "advice" | "guidance" => {
                !self.follows(1, &["of", "dated", "teacher", "appendix"]) && !self.is_appendix()
            }
            "approach" => !self.before(2, &["to", "will", "can"]),
            "intervention" if self.follows(1, &["group", "groups", "programme"]) => false,
            "monitoring" | "consultation" | "intervention" | "input" => {
                self.facts.settled() < 2 || word == "input"
            }
            _ => true,
        }
    }

    /// Whether the thing is known from elsewhere: "the therapist's programme", "the programme in F2".
    fn is_owned(&self) -> bool {
        (1..=3).any(|step| {
            let word = self.back(step);
            word == "the" || word.ends_with("'s") || word.ends_with("’s")
        })
    }

    /// Whether the label of a paper in Section K follows: "the adulthood advice (K9)".
    fn is_appendix(&self) -> bool {
        let label = self.next(1);
        label.len() > 1 && label.starts_with('k') && label[1..].bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether no role follows.
    pub fn specialist(&self) -> bool {
        let spare = &lists().kinds_of_school;
        let role = (1..=3).any(|step| self.role(step))
            || self.follows(2, &["nurse", "doctor", "interpreter", "dyslexia"]);
        // "The specialist teacher's report": the role has the possessive.
        let role = role
            || (1..=3).any(|step| {
                let word = self.next(step);
                let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
                owner.is_some_and(|owner| {
                    matches!(
                        owner,
                        "teacher"
                            | "therapist"
                            | "nurse"
                            | "adviser"
                            | "advisor"
                            | "psychologist"
                            | "tutor"
                            | "worker"
                    )
                })
            });
        let named = self.back(1) != "a"
            && self.back(1) != "the"
            && self.back(1) != "from"
            && self.back(1) != "by"
            && !self.back(1).is_empty();
        let is_person =
            !self.next(1).is_empty() && matches!(self.next(1), "in" | "who" | "for" | "will" | "to" | "on");
        !self.follows(1, spare)
            && !role
            && !(named && (is_person || self.next(1).is_empty()) && !self.before(1, &["and", "with"]))
            && self.facts.settled() < 3
    }

    /// Whether a person is meant, and no role is named.
    pub fn professional(&self) -> bool {
        let terms = &lists().professional_terms;
        !self.facts.person && !self.follows(1, terms)
    }

    /// Whether neither trainer nor course is named.
    pub fn trained(&self) -> bool {
        let (_, end) = self.written.sentence(self.hit.first);
        let at = self.hit.first;
        // "Makaton-trained" names the course; "trained ELSA" has it in the role.
        let hyphen = at > 0
            && self
                .written
                .part(self.written.word(at - 1).end, self.written.word(at).start)
                .contains(['-', '–', '‑']);
        let adverb = self.before(
            1,
            &["specially", "fully", "highly", "well", "suitably", "specifically", "appropriately"],
        );
        let award = (self.hit.after..end).any(|at| {
            matches!(
                self.written.lower(at),
                "level" | "certificate" | "award" | "course" | "diploma" | "qualification"
            )
        });
        let known = self.follows(1, &["elsa", "elsas", "makaton"]) || self.back(1) == "toilet";
        let signed_off = (self.hit.after..end)
            .any(|at| self.written.lower(at) == "signed" && self.written.near(at, 1) == "off");
        (!hyphen || adverb)
            && !award
            && !signed_off
            && !known
            && !self.is_followed_by_course()
            && !self.titled_before()
    }

    /// "Trained in …", "trained to deliver …", "trained and supervised by …", "trained for two hours by …".
    fn is_followed_by_course(&self) -> bool {
        let leads = |step: usize| {
            let to_work = ["class", "lessons", "school", "support", "all", "the"];
            matches!(self.next(step), "by" | "to" | "on" | "under" | "through")
                || (self.next(step) == "in" && !to_work.contains(&self.next(step + 1)))
                || (self.next(step) == "in"
                    && self.next(step + 1) == "the"
                    && self.follows(4, &["use", "programme", "method"]))
        };
        // "A trained adult to help" is followed by what the adult does.
        let alone = self.hit.after - self.hit.first == 1;
        (alone && leads(1))
            || (!alone && leads(1) && self.next(1) != "to")
            || (self.next(1) == "and" && (leads(3) || self.follows(6, &["by"])))
            || (self.next(1) == "for" && self.follows(6, &["by"]))
    }

    /// Whether the course stands before it: "Thrive trained", "Makaton trained", "TEACCH trained".
    fn titled_before(&self) -> bool {
        let (first, _) = self.written.sentence(self.hit.first);
        self.hit.first > first
            && self.written.as_written(self.hit.first - 1).starts_with(char::is_uppercase)
            && self.hit.first - 1 > first
    }

    /// Whether a decision is put off.
    pub fn look_into(&self) -> bool {
        let decided = &lists().undecided;
        let the = self.next(1) == "the"
            && !self
                .follows(2, &["use", "possibility", "option", "options", "need", "potential", "feasibility"]);
        self.follows(1, decided) && !the || (self.back(1) == "be" && self.first_word() == "explored")
    }

    /// Whether a device is meant, and not a lesson.
    pub fn technology(&self) -> bool {
        let subject = &lists().lessons;
        let kind = ["design", "food", "and"];
        !self.before(1, &kind) && !self.follows(1, subject) && self.facts.settled() < 2 && !self.facts.number
    }

    /// Whether the word only praises.
    pub fn quality_word(&self) -> bool {
        let terms = &lists().terms_of_quality;
        // "The plan will be effective from May" says when; "lessons will be holistic" says nothing.
        let from_a_day = ["effective", "positive", "relevant", "robust", "meaningful"];
        let plain = self.before(1, &["be", "is"]) && from_a_day.contains(&self.first_word());
        !self.follows(1, terms) && self.facts.settled() < 3 && !self.before(1, &["cost"]) && !plain
    }

    /// Whether no sign is given that others can see.
    pub fn no_signs(&self) -> bool {
        let signs = [
            "signs", "sign", "shown", "seen", "example", "face", "fists", "hands", "voice", "rocking",
            "pacing", "hums",
        ];
        !self.follows(12, &signs)
    }

    /// Whether neither start nor end is given as a figure.
    pub fn outcome(&self, place: VaguePlace) -> bool {
        let (first, after) = self.written.sentence(self.hit.first);
        let numbers = (first..after)
            .filter(|at| {
                let word = self.written.lower(*at);
                let year = word.len() == 4 && word.starts_with("20");
                let named = matches!(self.written.near(*at, -1), "year" | "yr" | "stage" | "ks" | "age");
                said::is_number(word) && !year && !named && !matches!(word, "one" | "both")
            })
            .count();
        match place {
            VaguePlace::Provision => self.facts.settled() < 3,
            // A start and an end, or a measure, settle it.
            _ => numbers < 2,
        }
    }

    /// Whether a degree is meant, and not the name of a kind of need.
    pub fn severity(&self) -> bool {
        let label = ["learning", "hearing", "vision", "visual", "sight", "intellectual"];
        let named = self.follows(1, &label)
            && self.follows(
                4,
                &["difficulty", "difficulties", "disability", "disabilities", "impairment", "loss"],
            );
        !named
    }

    /// Whether three or more things follow and the last has "and" before it: a whole list.
    pub fn full_list(&self) -> bool {
        let (_, after) = self.written.sentence(self.hit.first);
        let start = self.written.word(self.hit.after - 1).end;
        let end = self.written.word(after - 1).end;
        let rest = self.written.part(start, end);
        let list = rest.split(['.', ';', ')', '\n']).next().unwrap_or_default();
        list.matches(", ").count() >= 1 && list.contains(" and ") && !list.contains("etc")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        assert!(lists().doors.contains(&"wheelchair".to_owned()));
    }
}
