//! What the surroundings of a listed phrase must say for it to leave something open.

use super::super::phrases::Hit;
use super::super::written::Written;
use super::VaguePlace;
use super::said::{self, Facts, Said};
use serde::Deserialize;

/// The test that a phrase must pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stands {
    /// Always open.
    #[default]
    Always,
    /// Not of doors and ramps, and not followed by an amount and a rhythm.
    Access,
    /// "Will access": the verb as what is owed, not as the purpose of something else.
    AccessVerb,
    /// What is to come, not what has been.
    Opportunity,
    /// Open unless the sentence says how often.
    WithoutFrequency,
    /// Open unless the sentence gives an amount.
    WithoutAmount,
    /// Open unless the sentence names a role.
    WithoutPerson,
    /// Open unless the sentence gives amount, rhythm and person.
    WithoutAll,
    /// Open unless the sentence gives two of amount, rhythm and person.
    Thin,
    /// Open unless the sentence says with a number, a date or its facts how it is done.
    Alone,
    /// "As needed": not under a dated plan, and not what the child learns to ask for.
    Demand,
    /// "Suitable" of a thing that is given.
    BareQuality,
    /// "May" and its like as the verb of what is owed.
    Permission,
    /// "Should", unless a number follows.
    Should,
    /// An upper limit on what is owed, not on a group or on what is asked of the child.
    UpperLimit,
    /// "At least" with no number.
    LowerLimit,
    /// "About" before an amount.
    BeforeAmount,
    /// "Some" and its like of things that are given.
    LooseNumber,
    /// "Short" with no length.
    Brief,
    /// "Support" as a thing given, with nothing on what it is.
    Support,
    /// A noun with no content of its own, unless it is named or points at a dated paper.
    BareContent,
    /// "Specialist" without the role.
    Specialist,
    /// "Professional" as a person.
    Professional,
    /// "Trained" with no trainer and no course.
    Trained,
    /// A group with no number of pupils.
    SmallGroup,
    /// To look into something rather than decide it.
    LookInto,
    /// A paper whose words are not here, unless dated.
    Reference,
    /// A device in general, not a school subject.
    Technology,
    /// A fine word, not part of a term.
    QualityWord,
    /// Hours that are not divided among pieces of work.
    Unbroken,
    /// A state of mind with no sign that others can see.
    NoSigns,
    /// A verb of an outcome that says neither where from nor where to.
    Outcome,
    /// A degree of need, not the name of a kind of need.
    Severity,
    /// An example that stands for an open list.
    Example,
}

/// A hit with all that the tests look at.
struct Around<'w, 't> {
    written: &'w Written<'t>,
    hit: Hit,
    facts: Facts,
}

impl Stands {
    /// Whether the phrase leaves something open where it stands.
    pub(super) fn is_open(self, written: &Written<'_>, hit: Hit, place: VaguePlace, said: &mut Said) -> bool {
        let around = Around { written, hit, facts: said.around(written, hit.first) };
        let facts = around.facts;
        match self {
            Self::Always => true,
            Self::Access => around.access(),
            Self::AccessVerb => around.access_verb(),
            Self::Opportunity => !around.before(4, &["had"]),
            Self::WithoutFrequency => around.rhythm_is_open(),
            Self::WithoutAmount => !facts.amount,
            Self::WithoutPerson => !facts.person,
            Self::WithoutAll => facts.settled() < 3,
            Self::Thin => facts.settled() < 2,
            Self::Alone => !facts.number && facts.settled() < 2 && !facts.dated,
            Self::Demand => around.demand(),
            Self::BareQuality => around.bare_quality(),
            Self::Permission => around.permission(),
            Self::Should => around.should(),
            Self::UpperLimit => around.upper_limit(),
            Self::LowerLimit => !(1..=3).any(|step| around.is_exact(step)),
            Self::BeforeAmount => around.before_amount(),
            Self::LooseNumber => around.loose_number(),
            Self::Brief => around.brief(),
            Self::Support => around.support(),
            Self::BareContent => around.bare_content(),
            Self::Specialist => around.specialist(),
            Self::Professional => around.professional(),
            Self::Trained => around.trained(),
            Self::SmallGroup => around.small_group(),
            Self::LookInto => around.look_into(),
            Self::Reference => !facts.dated,
            Self::Technology => around.technology(),
            Self::QualityWord => around.quality_word(),
            Self::Unbroken => facts.settled() < 3 && !around.follows(1, &["supervision"]),
            Self::NoSigns => around.no_signs(),
            Self::Outcome => around.outcome(place),
            Self::Severity => around.severity(),
            Self::Example => facts.settled() < 3 && !around.full_list(),
        }
    }
}

impl Around<'_, '_> {
    /// The word so many places after the phrase, in its sentence.
    fn next(&self, step: usize) -> &str {
        self.written.near(self.hit.after - 1, step.cast_signed())
    }

    /// The word so many places before the phrase, in its sentence.
    fn back(&self, step: usize) -> &str {
        self.written.near(self.hit.first, -step.cast_signed())
    }

    /// Whether one of the words stands within so many places before the phrase.
    fn before(&self, places: usize, words: &[&str]) -> bool {
        (1..=places).any(|step| words.contains(&self.back(step)))
    }

    /// Whether one of the words stands within so many places after the phrase.
    fn follows(&self, places: usize, words: &[&str]) -> bool {
        (1..=places).any(|step| words.contains(&self.next(step)))
    }

    fn first_word(&self) -> &str {
        self.written.lower(self.hit.first)
    }

    /// Whether a role begins so many places after the phrase.
    fn role(&self, step: usize) -> bool {
        !self.next(step).is_empty() && said::role_at(self.written, self.hit.after - 1 + step).is_some()
    }

    /// Whether a number, or a word such as "weekly" or "once", stands so many places after the phrase.
    fn is_exact(&self, step: usize) -> bool {
        let word = self.next(step);
        said::is_number(word)
            || matches!(word, "once" | "twice" | "weekly" | "daily" | "termly" | "half" | "annually" | "fortnightly")
            || matches!(word, "monthly" | "a" | "an" | "every" | "each")
            || word.starts_with('£')
    }

    /// Whether a subordinate clause began between the sentence's last mark and the phrase.
    fn is_subordinate(&self) -> bool {
        for step in 1..=8 {
            let word = self.back(step);
            if word.is_empty() {
                return false;
            }
            if matches!(
                word,
                "so" | "that" | "which" | "who" | "where" | "when" | "if" | "until" | "because" | "what" | "whether"
                    | "how" | "once" | "while" | "before" | "after" | "since" | "unless" | "whom" | "whenever" | "as"
            ) {
                return true;
            }
        }
        false
    }

    fn access(&self) -> bool {
        let doors = ["wheelchair", "step", "free", "level", "no", "ramped", "difficulty", "enable", "internet", "gain"];
        !self.before(1, &doors) && !self.is_measured()
    }

    /// Whether amount and rhythm are given, and nothing in the sentence takes them back.
    fn is_measured(&self) -> bool {
        self.facts.amount && self.facts.frequency && !self.facts.hedged
    }

    fn access_verb(&self) -> bool {
        let spare = ["arrangements", "ramp", "to", "plan", "card", "point"];
        let object = self.follows(3, &["curriculum", "learning", "community", "lesson", "lessons", "building"]);
        if self.follows(1, &spare) || object || self.is_measured() {
            return false;
        }
        let verb = self.before(2, &["will", "can", "may", "should", "must", "able"]) && !self.is_subordinate();
        if self.first_word() == "accessing" { self.before(1, &["be", "by"]) } else { verb }
    }

    fn rhythm_is_open(&self) -> bool {
        let terms = ["verb", "verbs", "plural", "plurals", "home", "route", "school", "past", "polygon", "shapes", "words"];
        let learner = self.before(2, &["that", "how"]) && self.first_word() == "often";
        let asked = self.back(1) == "how" || self.back(1) == "more" && self.first_word() == "often";
        !self.facts.frequency && !self.follows(1, &terms) && !learner && !asked && !self.follows(1, &["professional"])
    }

    fn demand(&self) -> bool {
        let papers = ["under", "by", "in", "according"];
        let ruled = self.follows(1, &papers) && (self.facts.dated || self.follows(6, &["plan", "regulation", "act", "protocol"]));
        let asks = ["ask", "asks", "asking", "request", "requests", "requesting", "say", "says", "saying", "tell"];
        !ruled && !self.before(6, &asks)
    }

    fn bare_quality(&self) -> bool {
        let terms = ["age", "developmentally", "most", "as", "more", "not", "is", "are"];
        !self.before(1, &terms) && !self.follows(1, &["for", "to"])
    }

    /// Whether the child is plainly the one who may: a right of the child, which leaves nothing open.
    fn is_the_childs_right(&self) -> bool {
        let rights = ["leave", "choose", "ask", "stop", "refuse", "opt", "decide", "invite", "keep", "bring", "end"];
        let owed = ["staff", "school", "teacher", "assistant", "therapist", "college", "setting", "ta", "adults"];
        self.follows(2, &rights) && !self.before(3, &owed)
    }

    fn permission(&self) -> bool {
        let word = self.first_word();
        if self.written.as_written(self.hit.first).starts_with('M') && word == "may" && self.is_month() {
            return false;
        }
        if self.is_subordinate() || self.is_the_childs_right() || self.back(1) == "as" {
            return false;
        }
        // What the child is able to do is a skill, unless it is something that others give.
        let given = [
            "access", "use", "have", "be", "go", "attend", "join", "support", "provide", "offer", "help", "work",
            "take", "give", "deliver", "also", "receive", "get", "arrange", "visit",
        ];
        word != "can" || self.follows(1, &given)
    }

    /// "May" the month: a capital inside a sentence, or a number or "in" beside it.
    fn is_month(&self) -> bool {
        let (first, _) = self.written.sentence(self.hit.first);
        let dates = ["in", "by", "until", "from", "since", "of", "and", "to", "last", "next", "every", "each", "on", "before"];
        first != self.hit.first || self.before(1, &dates) || said::is_number(self.next(1)) || said::is_number(self.back(1))
    }

    fn should(&self) -> bool {
        let (_, after) = self.written.sentence(self.hit.first);
        let number = (self.hit.after..after).any(|at| said::amount_at(self.written, at));
        // "Should Sam fall ill" is a condition, and a question asks.
        let inverted = self.hit.first == self.written.sentence(self.hit.first).0;
        !number && !inverted && !self.is_subordinate()
    }

    fn upper_limit(&self) -> bool {
        let from = usize::from(!said::is_number(self.next(1)) && !self.next(1).starts_with('£'));
        let word = self.next(1 + from);
        let money = self.money_follows();
        if !(said::is_number(word) || matches!(word, "once" | "twice" | "half") || money || word == "hour") {
            return false;
        }
        if self.first_word() == "up" && (self.before(1, &["catch", "catches", "count", "counts", "caught", "numbers"])) {
            return false;
        }
        let child = ["wait", "waits", "work", "works", "concentrate", "sit", "sits", "travel", "journey", "group", "class", "groups"];
        let ceiling = self.follows(9, &["without", "before", "between", "row", "notice", "per adult"])
            || (self.follows(9, &["at"]) && self.follows(9, &["time", "once"]) && self.first_word() != "up");
        let heads = (1..=4).any(|step| {
            let word = self.next(step + from);
            said::is_pupils(word) || matches!(word, "adults" | "people" | "prompts" | "redrafts" | "words" | "steps")
                || matches!(word, "instructions" | "metres" | "choices" | "items" | "staff" | "peers" | "degrees")
        });
        let timed = (1..=4).any(|step| {
            let word = self.next(step + from);
            said::is_unit(word) || said::is_unit(word.trim_start_matches(|c: char| c.is_ascii_digit()))
                || matches!(word, "times" | "sessions" | "session" | "visits" | "visit" | "weeks" | "lessons" | "days")
                || matches!(word, "once" | "twice" | "week" | "per" | "x" | "appointments" | "places" | "year")
        });
        money || (timed && !ceiling && !self.is_subordinate() && !self.before(4, &child) && !(heads && !self.heads_follow_time()))
    }

    /// Whether an amount stands before any heads: "up to 3 sessions for six pupils".
    fn heads_follow_time(&self) -> bool {
        said::is_unit(self.next(2)) || matches!(self.next(2), "times" | "sessions" | "visits")
    }

    /// Whether a sum of money comes next. The pound sign is a mark, and no part of the word.
    fn money_follows(&self) -> bool {
        let after = self.written.word(self.hit.after - 1).end;
        let (_, end) = self.written.sentence(self.hit.first);
        let until = self.written.word(end - 1).end;
        self.written.lower_between(after, until).trim_start().starts_with('£')
    }

    fn before_amount(&self) -> bool {
        let told = ["talk", "talks", "talking", "learn", "learns", "know", "knows", "ask", "asks", "story", "worry", "told", "think"];
        let word = self.next(1);
        let half = matches!(word, "half" | "an" | "once" | "twice") || (word == "a" && said::is_unit(self.next(2)));
        let counted = said::is_number(word)
            && (1..=4).any(|step| {
                let unit = self.next(step);
                said::is_unit(unit)
                    || said::is_unit(unit.trim_start_matches(|c: char| c.is_ascii_digit()))
                    || said::is_pupils(unit)
                    || matches!(unit, "times" | "sessions" | "visits" | "weeks" | "lessons" | "x" | "months" | "words" | "per")
            });
        (counted || half || self.money_follows()) && !self.before(1, &told)
    }

    fn loose_number(&self) -> bool {
        let last = self.written.lower(self.hit.after - 1);
        if last == "of" && self.follows(1, &["motion", "movement"]) {
            return false;
        }
        match self.first_word() {
            "many" => !self.before(1, &["how", "as", "so", "too"]),
            "some" => !self.before(1, &["and"]) || !self.follows(1, &["of"]),
            _ => true,
        }
    }

    fn brief(&self) -> bool {
        let terms = ["break", "breaks", "term", "stay", "stays", "list", "story", "stories", "sighted", "vowel", "vowels", "i", "film", "letter", "trousers", "notice"];
        let one = self.hit.after - self.hit.first == 1;
        let (_, after) = self.written.sentence(self.hit.first);
        let percent = (self.hit.after..after).any(|at| self.written.lower(at).ends_with('%')) || self.facts.number && self.follows(6, &["per"]);
        !self.facts.amount && !percent && !(self.facts.number && !one) && !(one && (self.follows(1, &terms) || self.back(1) == "in"))
    }

    fn support(&self) -> bool {
        let named = [
            "assistant", "assistants", "worker", "workers", "teacher", "team", "service", "services", "plan", "plans",
            "group", "staff", "package", "partner", "centre", "officer", "base",
        ];
        let verbs = ["to", "will", "can", "may", "should", "must", "shall", "might", "could", "who", "not", "that", "also"];
        let known = ["this", "that", "such", "sen", "send", "these", "his", "her", "their", "life", "behaviour"];
        let object = ["him", "her", "them", "the", "his", "their", "a", "each", "every", "all", "me", "my", "this"];
        let verb = self.before(1, &verbs)
            || (self.follows(1, &object))
            || (self.back(1) == "and" && self.before(3, &["will", "to", "teach", "guide"]))
            || self.is_name_next();
        !verb && !self.follows(1, &named) && !self.before(1, &known) && self.facts.settled() < 3 && !self.facts.dated
    }

    /// Whether a name comes next, as in "adults support Sam".
    fn is_name_next(&self) -> bool {
        !self.next(1).is_empty() && self.written.as_written(self.hit.after).starts_with(char::is_uppercase)
            && self.written.as_written(self.hit.after).chars().any(char::is_lowercase)
    }

    fn bare_content(&self) -> bool {
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
            "programme" | "programmes" | "program" => !titled && !self.facts.amount && !self.follows(2, &["called", "named"]),
            "advice" | "guidance" => !self.follows(1, &["of", "dated", "teacher", "appendix"]),
            "approach" => !self.before(2, &["to", "will", "can"]),
            "monitoring" | "consultation" | "intervention" | "input" => self.facts.settled() < 2 || word == "input",
            _ => true,
        }
    }

    fn specialist(&self) -> bool {
        let spare = ["school", "schools", "college", "setting", "placement", "base", "provision", "unit", "centre", "resource"];
        let role = (1..=3).any(|step| self.role(step)) || self.follows(2, &["nurse", "doctor", "interpreter", "dyslexia"]);
        let named = self.back(1) != "a" && self.back(1) != "the" && self.back(1) != "from" && self.back(1) != "by" && !self.back(1).is_empty();
        let is_person = !self.next(1).is_empty() && matches!(self.next(1), "in" | "who" | "for" | "will" | "to" | "on");
        !self.follows(1, &spare) && !role && !(named && (is_person || self.next(1).is_empty()) && !self.before(1, &["and", "with"])) && self.facts.settled() < 3
    }

    fn professional(&self) -> bool {
        let terms = ["development", "body", "registration", "qualification", "supervision", "standards", "report", "reports", "advice", "boundaries", "award", "football"];
        !self.facts.person && !self.follows(1, &terms)
    }

    fn trained(&self) -> bool {
        let (_, end) = self.written.sentence(self.hit.first);
        let at = self.hit.first;
        // "Makaton-trained" names the course; "trained ELSA" has it in the role.
        let hyphen = at > 0
            && self.written.lower_between(self.written.word(at - 1).end, self.written.word(at).start).contains(['-', '–', '‑']);
        let adverb = self.before(1, &["specially", "fully", "highly", "well", "suitably", "specifically", "appropriately"]);
        let award = (self.hit.after..end).any(|at| {
            matches!(self.written.lower(at), "level" | "certificate" | "award" | "course" | "diploma" | "qualification")
        });
        let known = self.follows(1, &["elsa", "elsas", "makaton"]) || self.back(1) == "toilet";
        (!hyphen || adverb) && !award && !known && !self.is_followed_by_course() && !self.titled_before()
    }

    /// "Trained in …", "trained to deliver …", "trained and supervised by …", "trained for two hours by …".
    fn is_followed_by_course(&self) -> bool {
        let leads = |step: usize| {
            let to_work = ["class", "lessons", "school", "support", "all", "the"];
            matches!(self.next(step), "by" | "to" | "on" | "under" | "through")
                || (self.next(step) == "in" && !to_work.contains(&self.next(step + 1)))
                || (self.next(step) == "in" && self.next(step + 1) == "the" && self.follows(4, &["use", "programme", "method"]))
        };
        // "A trained adult to help" is followed by what the adult does.
        let alone = self.hit.after - self.hit.first == 1;
        (alone && leads(1)) || (!alone && leads(1) && self.next(1) != "to")
            || (self.next(1) == "and" && leads(3)) || (self.next(1) == "for" && self.follows(6, &["by"]))
    }

    /// Whether the course stands before it: "Thrive trained", "Makaton trained", "TEACCH trained".
    fn titled_before(&self) -> bool {
        let (first, _) = self.written.sentence(self.hit.first);
        self.hit.first > first && self.written.as_written(self.hit.first - 1).starts_with(char::is_uppercase)
            && self.hit.first - 1 > first
    }

    fn small_group(&self) -> bool {
        let nurture = self.first_word() == "nurture" && self.follows(1, &["class", "room", "teacher", "base", "team", "lead"]);
        !self.facts.pupils && !nurture
    }

    fn look_into(&self) -> bool {
        let decided = [
            "alternative", "alternatives", "options", "option", "the", "whether", "how", "possible", "possibility", "ways",
            "different", "using", "funding", "if", "further", "providing", "other",
        ];
        let the = self.next(1) == "the" && !self.follows(2, &["use", "possibility", "option", "options", "need", "potential", "feasibility"]);
        self.follows(1, &decided) && !the || (self.back(1) == "be" && self.first_word() == "explored")
    }

    fn technology(&self) -> bool {
        let subject = ["lesson", "lessons", "teacher", "suite", "gcse", "room", "class", "adviser", "advisor", "technician"];
        let kind = ["design", "food", "and"];
        !self.before(1, &kind) && !self.follows(1, &subject) && self.facts.settled() < 2 && !self.facts.number
    }

    fn quality_word(&self) -> bool {
        let terms = ["handling", "behaviour", "behavior", "test", "result", "number", "numbers", "from", "date", "to", "touch", "pressure"];
        !self.follows(1, &terms) && self.facts.settled() < 3 && !self.before(1, &["cost", "be", "is"])
    }

    fn no_signs(&self) -> bool {
        let signs = ["signs", "sign", "shown", "seen", "example", "face", "fists", "hands", "voice", "rocking", "pacing", "hums"];
        !self.follows(12, &signs)
    }

    fn outcome(&self, place: VaguePlace) -> bool {
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

    fn severity(&self) -> bool {
        let label = ["learning", "hearing", "vision", "visual", "sight", "intellectual"];
        let named = self.follows(1, &label) && self.follows(4, &["difficulty", "difficulties", "disability", "disabilities", "impairment", "loss"]);
        named == (self.facts.dated && named) && !(named && !self.facts.dated)
    }

    /// Whether three or more things follow and the last has "and" before it: a whole list.
    fn full_list(&self) -> bool {
        let (_, after) = self.written.sentence(self.hit.first);
        let start = self.written.word(self.hit.after - 1).end;
        let end = self.written.word(after - 1).end;
        let rest = self.written.lower_between(start, end);
        let list = rest.split(['.', ';', ')', '\n']).next().unwrap_or_default();
        list.matches(", ").count() >= 1 && list.contains(" and ") && !list.contains("etc")
    }
}
