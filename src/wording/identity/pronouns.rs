//! Pronouns that are not the child's, where the sentence is about nobody else.

use super::lexicon::{AFTER_OBJECT, BE, CHILD, Class, HE, HE_PERSON, OTHER_CHILD, PERSON, PLAIN, SHE, SHE_PERSON, STAFF, STAFF_VERB};
use super::people::{People, Who};
use super::roles::is_childs_predicate;
use super::tokens::Tokens;
use super::{Certainty, Kind, Known, PlanWords, Reason, Trace, Voice};
use crate::model::Pronouns;
use std::ops::Range;

/// Without a record, the pronouns that a plan uses this often, and in this share of all cases, are the child's.
const USES: usize = 4;
const SHARE: (usize, usize) = (4, 5);

pub(super) fn find(tokens: &Tokens, texts: &[PlanWords<'_>], known: &Known<'_>, people: &People, traces: &mut Vec<Trace>) {
    let sentences = sentences(tokens, people);
    let Some(own) = known.pronouns.or_else(|| usual(tokens, texts, &sentences)) else { return };
    let foreign = match own {
        Pronouns::He => SHE,
        Pronouns::She => HE,
        Pronouns::They => HE | SHE,
    };
    let mut scene = Scene::default();
    let mut found: Vec<(usize, bool)> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for place in sentence.words.clone() {
            if is_foreign(tokens, texts, people, sentence, place, foreign, scene) {
                found.push((place, sentence.child || scene.child));
            }
        }
        scene.turn(sentence);
        let text = tokens.row[sentence.words.start].text;
        if sentences.get(at + 1).is_none_or(|next| tokens.row[next.words.start].text != text) {
            if let Some((first, _)) = found.first() {
                let sure = found.len() > 1 || found.iter().any(|(_, child)| *child);
                let certainty = if sure { Certainty::Sure } else { Certainty::Likely };
                let span = tokens.row[*first].span.clone();
                traces.push(Trace::new(texts, text, span, (Kind::Pronoun, Reason::OtherPronouns, certainty)));
            }
            found.clear();
            scene = Scene::default();
        }
    }
}

/// Who is in one sentence.
struct Sentence {
    words: Range<usize>,
    child: bool,
    she: bool,
    he: bool,
    staff: bool,
}

/// Whom a pronoun at the start of the next sentence can stand for, besides the child.
#[derive(Clone, Copy, Default)]
struct Scene {
    child: bool,
    she: bool,
    he: bool,
    staff: bool,
}

impl Scene {
    fn turn(&mut self, sentence: &Sentence) {
        // Whoever was spoken of stays in mind until the child is named without them.
        let alone = sentence.child && !sentence.she && !sentence.he;
        self.she = sentence.she || (self.she && !alone);
        self.he = sentence.he || (self.he && !alone);
        self.staff = sentence.staff || (self.staff && !sentence.child);
        self.child |= sentence.child;
    }
}

fn sentences(tokens: &Tokens, people: &People) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let (mut start, mut run) = (0, 0);
    while start < tokens.row.len() {
        let number = tokens.row[start].sentence;
        let length = tokens.row[start..].iter().take_while(|word| word.sentence == number).count();
        let words = start..start + length;
        let mut sentence = Sentence { words: words.clone(), child: false, she: false, he: false, staff: false };
        for at in words.clone() {
            let class = tokens.row[at].class;
            if class.is(PERSON | STAFF | CHILD) && !is_many(tokens.key(at)) {
                see_person(tokens, &mut sentence, at);
            }
        }
        while run < people.runs.len() && people.runs[run].from < words.end {
            let seen = people.runs[run];
            match seen.who {
                Who::Child => sentence.child = true,
                Who::Thing => {}
                Who::Other | Who::Unknown => {
                    let before = if seen.from > words.start { tokens.row[seen.from - 1].class } else { Class::default() };
                    sentence.she |= !before.is(HE_PERSON);
                    sentence.he |= !before.is(SHE_PERSON);
                }
            }
            run += 1;
        }
        start = words.end;
        sentences.push(sentence);
    }
    sentences
}

fn see_person(tokens: &Tokens, sentence: &mut Sentence, at: usize) {
    let class = tokens.row[at].class;
    let before = |back: usize| at.checked_sub(back).map_or(Class::default(), |place| tokens.class_near(at, place));
    if class.is(CHILD) {
        // "the pupil" and "is a happy boy" are the child; "another pupil", "a boy sat beside him" are not.
        let complement = (1..6).any(|back| before(back).is(BE));
        let other = before(1).is(OTHER_CHILD) || before(2).is(OTHER_CHILD);
        if !complement && other && !matches!(tokens.key(at), "individual" | "person") {
            sentence.she |= !class.is(HE_PERSON);
            sentence.he |= !class.is(SHE_PERSON);
        } else if !complement && class.is(PERSON) && !tokens.key(at).eq("young") {
            sentence.she |= class.is(SHE_PERSON);
            sentence.he |= class.is(HE_PERSON);
        }
        return;
    }
    if class.is(PERSON) {
        sentence.she |= !class.is(HE_PERSON) || class.is(SHE_PERSON);
        sentence.he |= !class.is(SHE_PERSON) || class.is(HE_PERSON);
        return;
    }
    // "The therapist noted", "the teacher says": somebody in particular, who can have a pronoun.
    let reports = (at + 1..at + 4).any(|place| {
        tokens.near(at, place).is_some_and(|word| {
            (word.class.is(STAFF_VERB) && !word.class.is(PLAIN) && !tokens.key(place).ends_with("ing")) || matches!(tokens.key(place), "said" | "says" | "feels" | "felt" | "who")
        })
    });
    if reports && !(1..4).any(|back| matches!(at.checked_sub(back).map_or("", |place| tokens.key(place)), "by" | "from" | "with")) {
        sentence.she = true;
        sentence.he = true;
    } else {
        sentence.staff = true;
    }
}

/// Several people, or nobody in particular, for whom nobody says "he" or "she".
fn is_many(key: &str) -> bool {
    (key.ends_with('s') && !matches!(key, "mrs" | "miss" | "ms"))
        || matches!(
            key,
            "children" | "men" | "women" | "somebody" | "someone" | "everybody" | "nobody" | "anyone" | "whoever" | "member" | "key" | "person" | "adult" | "head" | "lead"
                | "portage" | "support" | "individual" | "character" | "toy" | "band" | "twin" | "partner"
        )
}

/// The pronouns that the plan mostly uses where nobody else is spoken of.
fn usual(tokens: &Tokens, texts: &[PlanWords<'_>], sentences: &[Sentence]) -> Option<Pronouns> {
    let (mut he, mut she) = (0, 0);
    for sentence in sentences.iter().filter(|sentence| !sentence.she && !sentence.he) {
        for token in tokens.row[sentence.words.clone()].iter().filter(|token| !token.quoted) {
            if texts[token.text].voice == Voice::Plan {
                he += usize::from(token.class.is(HE));
                she += usize::from(token.class.is(SHE));
            }
        }
    }
    let enough = |one: usize| one >= USES && one * SHARE.1 >= (he + she) * SHARE.0;
    match (enough(he), enough(she)) {
        (true, _) => Some(Pronouns::He),
        (_, true) => Some(Pronouns::She),
        _ => None,
    }
}

fn is_foreign(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    people: &People,
    sentence: &Sentence,
    at: usize,
    foreign: Class,
    scene: Scene,
) -> bool {
    let word = &tokens.row[at];
    if word.quoted || texts[word.text].voice == Voice::Child {
        return false;
    }
    if word.class.is(CHILD) && word.class.is(SHE_PERSON | HE_PERSON) {
        return is_wrong_boy_or_girl(tokens, people, at, foreign);
    }
    if !word.class.is(foreign) || is_one_of_a_pair(tokens, at) {
        return false;
    }
    let here = word.class;
    let others = (here.is(SHE) && (sentence.she || scene.she)) || (here.is(HE) && (sentence.he || scene.he));
    // Somebody spoken of before does not count once the child is named in this very sentence, before the pronoun.
    let named_before = people.names_in(tokens, at).any(|run| run.who == Who::Child && run.to < at);
    let only_before = !(here.is(SHE) && sentence.she || here.is(HE) && sentence.he);
    if others && !(only_before && named_before) {
        return false;
    }
    if !sentence.staff && !(scene.staff && !named_before) {
        return true;
    }
    let next = tokens.near(at, at + 1);
    match tokens.key(at) {
        "he" | "she" => is_childs_predicate(tokens, at),
        "him" => sentence.staff,
        "her" => {
            let object = next.is_none_or(|next| next.mark != ' ' || next.class.is(AFTER_OBJECT));
            (object && sentence.staff) || named_before && sentence.staff && !is_work(tokens.key(at + 1))
        }
        _ => named_before && !is_work(tokens.key(at + 1)),
    }
}

/// What is a professional's own: "her report".
fn is_work(key: &str) -> bool {
    matches!(
        key,
        "report" | "reports" | "notes" | "advice" | "observations" | "observation" | "records" | "record" | "own" | "view" | "views" | "opinion" | "findings" | "recommendations" | "recommendation"
            | "assessment" | "visit" | "visits" | "class" | "room" | "clinic" | "team" | "colleagues" | "colleague" | "lessons" | "lesson" | "work" | "caseload" | "absence"
    )
}

/// "he or she", "his/her", "(s)he".
fn is_one_of_a_pair(tokens: &Tokens, at: usize) -> bool {
    let pronoun = |place: usize| tokens.near(at, place).is_some_and(|word| word.class.is(HE | SHE) || matches!(tokens.key(place), "they" | "their" | "them" | "s"));
    let joined = |place: usize| matches!(tokens.key(place), "or" | "and");
    (pronoun(at + 1) && tokens.row[at + 1].mark == '/')
        || (tokens.row[at].mark == '/' && at > 0 && pronoun(at - 1))
        || (tokens.near(at, at + 2).is_some() && joined(at + 1) && pronoun(at + 2))
        || (at > 1 && joined(at - 1) && pronoun(at - 2))
        || (at > 0 && tokens.row[at].mark == ')' && tokens.key(at - 1) == "s")
}

/// "Adam is a sociable girl".
fn is_wrong_boy_or_girl(tokens: &Tokens, people: &People, at: usize, foreign: Class) -> bool {
    let class = tokens.row[at].class;
    let wrong = (foreign.is(SHE) && class.is(SHE_PERSON)) || (foreign.is(HE) && class.is(HE_PERSON));
    if !wrong || is_many(tokens.key(at)) || foreign.is(SHE) && foreign.is(HE) {
        return false;
    }
    let verb = (1..7).filter_map(|back| at.checked_sub(back)).take_while(|place| tokens.near(at, *place).is_some()).find(|place| tokens.row[*place].class.is(BE));
    let Some(verb) = verb else { return false };
    let is_a = matches!(tokens.key(verb + 1), "a" | "an") && tokens.row[verb + 1..=at].iter().all(|word| word.mark != ';' && !word.class.is(PERSON) || word.class.is(CHILD));
    let straight = tokens.row[verb + 1..=at].iter().filter(|word| word.class.is(BE)).count() == 0;
    is_a && straight && verb > 0 && tokens.near(at, verb - 1).is_some() && people.is_own(tokens.key(verb - 1)) && tokens.row[verb - 1].capital
}
