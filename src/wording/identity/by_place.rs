//! Names that only the words around them show, and capitals that are nobody's name by what stands around them.

use super::PlanWords;
use super::lexicon::{
    ADVERB, BE, CLAUSE, Class, DETERMINER, GIVEN, HE, HEAD, MODAL, ORDINARY, PERSON, SETTING, SHE, STAFF,
    THIRD, TITLE, WORD_NAME,
};
use super::mentions::{Mention, Mentioned};
use super::people::{Run, Who, is_thing};
use super::tokens::Tokens;
use std::collections::HashSet;

/// "SATs": letters that stand for words. A number behind a word says nothing: people too are met 3 times.
pub(super) fn is_code(tokens: &Tokens, texts: &[PlanWords<'_>], run: &Run) -> bool {
    let token = &tokens.row[run.to];
    let said = &texts[token.text].text[token.span.clone()];
    said.ends_with('s') && said.chars().filter(|letter| letter.is_uppercase()).count() > 2
}

/// The word before a name in its sentence; nothing at the beginning of one.
fn before<'t>(tokens: &'t Tokens, run: &Run) -> &'t str {
    let before = run.from.checked_sub(1).filter(|at| tokens.near(run.from, *at).is_some());
    before.map_or("", |at| tokens.key(at))
}

/// "led by Nasreen".
pub(super) fn is_the_doer(tokens: &Tokens, run: &Run) -> bool {
    before(tokens, run) == "by"
}

/// "Xiuying, his mother, prefers".
pub(super) fn is_explained_as_a_person(tokens: &Tokens, run: &Run) -> bool {
    let person = |at: usize| tokens.class_near(run.to, at).is(PERSON | HE | SHE | STAFF);
    tokens.near(run.to, run.to + 1).is_some_and(|next| next.mark == ',')
        && tokens.class_near(run.to, run.to + 1).is(DETERMINER)
        && (person(run.to + 2) || person(run.to + 3))
}

/// "a Lycra suit", "her Skater badge", "Hirschsprung's disease": a word that says of what kind a thing is. Families
/// say "our Jaxxon gets tired" of a child.
pub(super) fn is_of_a_kind(tokens: &Tokens, run: &Run) -> bool {
    let word = &tokens.row[run.from];
    let Some(next) = tokens.near(run.to, run.to + 1).filter(|next| next.mark == ' ' && !next.capital) else {
        return false;
    };
    if tokens.row[run.to].possessive {
        return matches!(tokens.key(run.to + 1), "disease" | "syndrome" | "palsy" | "disorder" | "sign");
    }
    let of_a_thing = !next.class.is(CLAUSE | MODAL | BE | ADVERB | DETERMINER | THIRD);
    let said = matches!(before(tokens, run), "a" | "an" | "his" | "her" | "their");
    !word.class.is(GIVEN) && word.mark == ' ' && said && of_a_thing
}

/// "He told Will that", "Mark from the charity": a word that is a name too and has a capital of its own, or
/// stands at the start of a sentence before what only a person can be followed by.
pub(super) fn is_name_by_its_capital(tokens: &Tokens, run: &Run) -> bool {
    let token = &tokens.row[run.from];
    if run.from != run.to || !token.class.is(WORD_NAME) || is_thing(tokens, *run) {
        return false;
    }
    let next = tokens.near(run.to, run.to + 1).map_or("", |_| tokens.key(run.to + 1));
    if token.first {
        matches!(next, "from" | "is" | "was" | "has" | "had" | "says" | "said" | "visits" | "helps" | "takes")
    } else {
        !matches!(next, "he" | "she" | "it" | "they" | "we" | "you" | "i" | "the" | "this" | "that's")
    }
}

/// "Xiuying, his mother, prefers": a name with the end of a common word.
pub(super) fn made_like_a_word(tokens: &Tokens, plain: &HashSet<&str>) -> Vec<Mention> {
    let bare = |at: &usize| {
        let token = &tokens.row[*at];
        token.capital
            && !token.capitals
            && token.class == Class::default()
            && !plain.contains(tokens.key(*at))
    };
    let all = (0..tokens.row.len()).filter(bare);
    let explained =
        all.filter(|at| is_explained_as_a_person(tokens, &Run { from: *at, to: *at, who: Who::Unknown }));
    explained
        .map(|at| Mention {
            text: tokens.row[at].text,
            span: tokens.row[at].span.clone(),
            whose: Mentioned::Introduced,
        })
        .collect()
}

/// "R. Castellanos", "Mr B Thwaite": an initial and a family name.
pub(super) fn after_initials(
    tokens: &Tokens,
    texts: &[PlanWords<'_>],
    plain: &HashSet<&str>,
) -> Vec<Mention> {
    let is_initial = |at: usize| {
        tokens.row[at].capital
            && tokens.key(at).chars().count() == 1
            && !tokens.key(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut found = Vec::new();
    for at in 1..tokens.row.len() {
        let (initial, name) = (&tokens.row[at - 1], &tokens.row[at]);
        let fits = is_initial(at - 1)
            && initial.text == name.text
            && name.capital
            && !name.capitals
            && tokens.key(at).chars().count() > 1
            && !plain.contains(tokens.key(at))
            && !name.class.is(ORDINARY | MODAL | CLAUSE | DETERMINER | STAFF | HEAD | SETTING);
        if !fits {
            continue;
        }
        let gap = &texts[name.text].text[initial.span.end..name.span.start];
        let dotted = matches!(gap, "." | ". " | ".\u{a0}");
        // "A Lycra suit", "I like": words of one letter; "Section B Widgets": a letter of a list.
        let titled = at > 1 && tokens.row[at - 2].class.is(TITLE) && tokens.row[at - 2].capital;
        let led = at > 1 && matches!(tokens.key(at - 2), "by" | "from" | "with" | "to" | "and" | "for");
        let spaced = gap == " " && (titled || led) && !(led && matches!(tokens.key(at - 1), "a" | "i"));
        if dotted || spaced {
            found.push(Mention {
                text: name.text,
                span: initial.span.start..name.span.end,
                whose: Mentioned::Person,
            });
        }
    }
    found
}
