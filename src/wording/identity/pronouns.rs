//! Pronouns that are not the child's, where the sentence is about nobody else.

use super::lexicon::{
    AFTER_OBJECT, BE, CHILD, CHILD_VERB, Class, GIVEN, HE, HE_PERSON, HELP_VERB, MODAL, OTHER_CHILD, PERSON,
    PLAIN, SHE, SHE_PERSON, STAFF, STAFF_VERB, STATE, THIRD,
};
use super::people::{People, Who};
use super::roles::is_childs_predicate;
use super::tokens::Tokens;
use super::{Certainty, Kind, Known, PlanWords, Reason, Trace, Voice};
use crate::model::Pronouns;
use std::ops::Range;

/// Without a record, the pronouns that a plan uses in this many texts, and in this share of them, are the child's.
const USES: usize = 3;
const SHARE: (usize, usize) = (4, 5);

pub(super) fn find(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    known: &Known<'_>,
    people: &People,
    traces: &mut Vec<Trace>,
) {
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
        let mut staff = false;
        for place in sentence.words.clone() {
            match read(tokens, texts, people, sentence, place, foreign, scene) {
                Whose::Child => found.push((place, sentence.child || scene.child)),
                // "In addition she will hold a meeting": the therapist stays in mind.
                Whose::Staff => {
                    scene.she |= tokens.row[place].class.is(SHE);
                    scene.he |= tokens.row[place].class.is(HE);
                    staff = true;
                }
                Whose::Nobody => {}
            }
        }
        scene.turn(sentence, staff);
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
    /// The first words that name a woman or girl, a man or boy, who is not the child.
    she: Option<usize>,
    he: Option<usize>,
    staff: bool,
}

/// Whom a pronoun at the start of the next sentence can stand for, besides the child.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a person who may be in mind")]
struct Scene {
    child: bool,
    she: bool,
    he: bool,
    staff: bool,
}

impl Sentence {
    fn meet(&mut self, at: usize, she: bool, he: bool) {
        if she {
            self.she = Some(self.she.map_or(at, |first| first.min(at)));
        }
        if he {
            self.he = Some(self.he.map_or(at, |first| first.min(at)));
        }
    }
}

impl Scene {
    fn turn(&mut self, sentence: &Sentence, staff: bool) {
        // Whoever was spoken of stays in mind until the child is named without them.
        let alone = sentence.child && !staff && sentence.she.is_none() && sentence.he.is_none();
        self.she = sentence.she.is_some() || (self.she && !alone);
        self.he = sentence.he.is_some() || (self.he && !alone);
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
        let mut sentence = Sentence { words: words.clone(), child: false, she: None, he: None, staff: false };
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
                // A capital at the start of a sentence says nothing of a word that is in no list.
                Who::Unknown if tokens.row[seen.from].first && !tokens.row[seen.from].class.is(GIVEN) => {}
                Who::Other | Who::Unknown => {
                    let before = if seen.from > words.start {
                        tokens.row[seen.from - 1].class
                    } else {
                        Class::default()
                    };
                    sentence.meet(seen.from, !before.is(HE_PERSON), !before.is(SHE_PERSON));
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
    let before =
        |back: usize| at.checked_sub(back).map_or(Class::default(), |place| tokens.class_near(at, place));
    if class.is(CHILD) {
        // "the pupil" and "is a happy boy" are the child; "another pupil", "a boy sat beside him" are not.
        let verb = (1..6).find(|back| before(*back).is(BE));
        let complement = verb.is_some_and(|verb| {
            (1..verb).all(|back| !before(back).is(PLAIN) || before(back).is(STATE))
                && !(1..verb).any(|back| tokens.key(at - back) == "to")
        });
        let other = before(1).is(OTHER_CHILD) || before(2).is(OTHER_CHILD);
        if !complement && other && !matches!(tokens.key(at), "individual" | "person") {
            sentence.meet(at, !class.is(HE_PERSON), !class.is(SHE_PERSON));
        } else if !complement && class.is(PERSON) && !tokens.key(at).eq("young") {
            sentence.meet(at, class.is(SHE_PERSON), class.is(HE_PERSON));
        }
        return;
    }
    if class.is(PERSON) {
        sentence.meet(
            at,
            !class.is(HE_PERSON) || class.is(SHE_PERSON),
            !class.is(SHE_PERSON) || class.is(HE_PERSON),
        );
        return;
    }
    // "The therapist noted", "the teacher says": somebody in particular, who can have a pronoun.
    let reports = (at + 1..at + 4).any(|place| {
        tokens.near(at, place).is_some_and(|word| {
            (word.class.is(STAFF_VERB | CHILD_VERB)
                && !word.class.is(PLAIN)
                && !tokens.key(place).ends_with("ing"))
                || matches!(tokens.key(place), "said" | "says" | "feels" | "felt" | "who")
        })
    });
    if reports
        && !(1..4).any(|back| {
            at.checked_sub(back).is_some_and(|place| {
                tokens.near(at, place).is_some() && matches!(tokens.key(place), "by" | "from" | "with")
            })
        })
    {
        sentence.meet(at, true, true);
    } else if !(2..5).any(|back| {
        at.checked_sub(back)
            .is_some_and(|place| tokens.near(at, place).is_some() && tokens.key(place) == "by")
    }) {
        // "by a trained teaching assistant" is not whom the next sentence goes on about.
        sentence.staff = true;
    }
}

/// Several people, or nobody in particular, for whom nobody says "he" or "she".
fn is_many(key: &str) -> bool {
    (key.ends_with('s') && !matches!(key, "mrs" | "miss" | "ms"))
        || matches!(
            key,
            "children"
                | "men"
                | "women"
                | "somebody"
                | "someone"
                | "everybody"
                | "nobody"
                | "anyone"
                | "whoever"
                | "member"
                | "key"
                | "person"
                | "adult"
                | "head"
                | "lead"
                | "portage"
                | "support"
                | "individual"
                | "character"
                | "toy"
                | "band"
                | "twin"
                | "partner"
        )
}

/// The pronouns that the plan mostly uses where nobody else is spoken of.
fn usual(tokens: &Tokens, texts: &[PlanWords<'_>], sentences: &[Sentence]) -> Option<Pronouns> {
    let mut votes = vec![(0, 0); texts.len()];
    let (mut scene, mut text) = (Scene::default(), usize::MAX);
    for sentence in sentences {
        let here = tokens.row[sentence.words.start].text;
        if here != text {
            (scene, text) = (Scene::default(), here);
        }
        let others = scene.she || scene.he || sentence.she.is_some() || sentence.he.is_some();
        scene.turn(sentence, false);
        if others {
            continue;
        }
        for token in tokens.row[sentence.words.clone()].iter().filter(|token| !token.quoted) {
            if texts[token.text].voice == Voice::Plan {
                votes[token.text].0 += usize::from(token.class.is(HE));
                votes[token.text].1 += usize::from(token.class.is(SHE));
            }
        }
    }
    // A text has one vote, so that one copied paragraph cannot outvote the plan.
    let he = votes.iter().filter(|(he, she)| he > she).count();
    let she = votes.iter().filter(|(he, she)| she > he).count();
    let enough = |one: usize| one >= USES && one * SHARE.1 >= (he + she) * SHARE.0;
    match (enough(he), enough(she)) {
        (true, _) => Some(Pronouns::He),
        (_, true) => Some(Pronouns::She),
        _ => None,
    }
}

/// Whose a pronoun of the wrong kind is.
enum Whose {
    Child,
    Staff,
    Nobody,
}

fn read(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    people: &People,
    sentence: &Sentence,
    at: usize,
    foreign: Class,
    scene: Scene,
) -> Whose {
    let word = &tokens.row[at];
    if word.quoted || texts[word.text].voice == Voice::Child {
        return Whose::Nobody;
    }
    if word.class.is(CHILD) && word.class.is(SHE_PERSON | HE_PERSON) {
        return if is_wrong_boy_or_girl(tokens, people, at, foreign) { Whose::Child } else { Whose::Nobody };
    }
    if !word.class.is(foreign) || is_one_of_a_pair(tokens, at) {
        return Whose::Nobody;
    }
    let here = word.class;
    let met = if here.is(SHE) { sentence.she } else { sentence.he };
    // "When she arrives, the teacher will": somebody who comes after counts in a sentence that begins so.
    let begins = tokens.key(sentence.words.start);
    let turned = matches!(
        begins,
        "when" | "if" | "before" | "after" | "while" | "once" | "as" | "in" | "with" | "until" | "although"
    );
    if met.is_some_and(|met| met < at || turned) {
        return Whose::Nobody;
    }
    let object = is_object(tokens, at);
    let name = people.names_in(tokens, at).filter(|run| run.who == Who::Child && run.to < at).last();
    // "Yusuf misses her": the object is not the subject.
    if object && name.is_some_and(|run| is_the_same_clause(tokens, run.to, at)) {
        return Whose::Nobody;
    }
    let before = if here.is(SHE) { scene.she } else { scene.he };
    let possessive = !object && matches!(tokens.key(at), "her" | "his");
    let promised = matches!(tokens.key(at), "he" | "she")
        && matches!(tokens.key(at + 1), "will" | "can")
        && is_childs_predicate(tokens, at);
    // "Ava needs watching as he has no road sense": the sentence begins with the child and goes on about the child.
    let leads = name.is_some_and(|run| run.from == sentence.words.start && !tokens.row[run.to].possessive);
    let goes_on = leads
        && matches!(tokens.key(at - 1), "as" | "because" | "that" | "how" | "what" | "whether" | "and")
        && is_childs_predicate(tokens, at);
    if before && !(name.is_some() && (possessive || promised || goes_on)) {
        return Whose::Nobody;
    }
    let staff = (sentence.words.start..at)
        .rev()
        .find(|place| tokens.row[*place].class.is(STAFF) && !is_many(tokens.key(*place)));
    let staff_before = staff.is_some() || (scene.staff && name.is_none());
    if !staff_before {
        return Whose::Child;
    }
    let named_last = name.is_some_and(|run| staff.is_none_or(|staff| staff < run.from));
    let staff_acts = staff.is_some_and(|staff| {
        (staff + 1..staff + 3).take_while(|place| tokens.key(*place) != "and").any(|place| {
            tokens
                .near(staff, place)
                .is_some_and(|word| word.class.is(MODAL | THIRD) || tokens.key(place) == "to")
        })
    });
    let childs = match tokens.key(at) {
        "he" | "she" | "he's" | "she's" => is_childs_predicate(tokens, at),
        _ if object => staff_acts,
        _ => named_last && !is_work(tokens.key(at + 1)),
    };
    match tokens.key(at) {
        _ if childs => Whose::Child,
        "he" | "she" => Whose::Staff,
        _ => Whose::Nobody,
    }
}

/// "him", or "her" with nothing of hers after it.
fn is_object(tokens: &Tokens, at: usize) -> bool {
    match tokens.key(at) {
        "him" => true,
        "her" => tokens.near(at, at + 1).is_none_or(|next| next.mark != ' ' || next.class.is(AFTER_OBJECT)),
        _ => false,
    }
}

/// Whether only a verb and small words stand between a subject and a pronoun.
fn is_the_same_clause(tokens: &Tokens, subject: usize, at: usize) -> bool {
    let between = subject + 1..at;
    let subject_first = !tokens.row[subject].possessive
        && subject
            .checked_sub(1)
            .and_then(|before| tokens.near(subject, before))
            .is_none_or(|before| !before.class.is(HELP_VERB) && !matches!(before.mark, '('))
        && subject
            .checked_sub(1)
            .is_none_or(|before| !matches!(tokens.key(before), "with" | "for" | "to" | "of" | "by"));
    subject_first
        && between.len() <= 6
        && between.clone().all(|place| tokens.row[place].mark == ' ')
        && !between.clone().any(|place| {
            tokens.row[place].class.is(STAFF | PERSON)
                || matches!(
                    tokens.key(place),
                    "that"
                        | "so"
                        | "adults"
                        | "staff"
                        | "who"
                        | "because"
                        | "when"
                        | "others"
                        | "people"
                        | "things"
                        | "what"
                        | "which"
                        | "for"
                        | "needs"
                        | "requires"
                )
        })
}

/// What is a professional's own: "her report".
fn is_work(key: &str) -> bool {
    matches!(
        key,
        "report"
            | "reports"
            | "notes"
            | "advice"
            | "observations"
            | "observation"
            | "records"
            | "record"
            | "own"
            | "view"
            | "views"
            | "opinion"
            | "findings"
            | "recommendations"
            | "recommendation"
            | "assessment"
            | "visit"
            | "visits"
            | "class"
            | "room"
            | "clinic"
            | "team"
            | "colleagues"
            | "colleague"
            | "lessons"
            | "lesson"
            | "work"
            | "caseload"
            | "absence"
    )
}

/// "he or she", "his/her", "(s)he".
fn is_one_of_a_pair(tokens: &Tokens, at: usize) -> bool {
    let pronoun = |place: usize| {
        tokens.near(at, place).is_some_and(|word| {
            word.class.is(HE | SHE) || matches!(tokens.key(place), "they" | "their" | "them" | "s")
        })
    };
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
    let verb = (1..7)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|place| tokens.near(at, *place).is_some())
        .find(|place| tokens.row[*place].class.is(BE));
    let Some(verb) = verb else { return false };
    let is_a = matches!(tokens.key(verb + 1), "a" | "an")
        && tokens.row[verb + 1..=at]
            .iter()
            .all(|word| word.mark != ';' && !word.class.is(PERSON) || word.class.is(CHILD));
    let straight = tokens.row[verb + 1..=at].iter().filter(|word| word.class.is(BE)).count() == 0;
    is_a && straight
        && verb > 0
        && tokens.near(at, verb - 1).is_some()
        && people.is_own(tokens.key(verb - 1))
        && tokens.row[verb - 1].capital
}
