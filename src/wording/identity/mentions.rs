//! Every name in the words, whoever bears it: for papers from which names are to be taken out.

use super::by_place::{
    after_initials, is_code, is_explained_as_a_person, is_name_by_its_capital, is_of_a_kind, is_the_doer,
    made_like_a_word,
};
use super::lexicon::{
    CHILD, CLAUSE, Class, DETERMINER, GENERIC, GIVEN, HEAD, Lexicon, MODAL, ORDINARY, PERSON, POSSESSED,
    SETTING, SETTING_KIND, STAFF, TITLE, WORD_NAME,
};
use super::people::{People, Run, Who, is_short_for, is_thing};
use super::tokens::Tokens;
use super::{Known, PlanWords};
use crate::wording::Words;
use std::collections::HashSet;
use std::ops::Range;

/// A name in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which of the texts, by its place in the list.
    pub text: usize,
    /// Where in the text, in bytes, with a title before it.
    pub span: Range<usize>,
    /// Whose it seems to be.
    pub whose: Mentioned,
}

/// Whose name it seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mentioned {
    /// The child's own, such as a nickname that the plan declares.
    Child,
    /// A person's: a listed given name, or a title before it.
    Person,
    /// A person's whom the plan introduces, such as "her brother Zbysz".
    Introduced,
    /// Words with capitals that nobody explains: a person, a place, a method or a brand.
    Unknown,
}

/// What a word can be, as far as it matters for taking names out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// A listed given name and nothing else.
    GivenName,
    /// A word of the language: it can stand with a capital and name nobody.
    Everyday,
    /// A word that many settings, services and councils share, such as "school" or "trust".
    Generic,
    /// Not listed.
    Other,
}

/// What a folded word can be.
#[must_use]
pub fn word_class(folded: &str) -> WordClass {
    let class = Lexicon::get().class(folded);
    if class.is(GENERIC | SETTING | SETTING_KIND | HEAD) {
        WordClass::Generic
    } else if class.is(WORD_NAME) || (!class.is(GIVEN) && class != Class::default()) {
        WordClass::Everyday
    } else if class.is(GIVEN) {
        WordClass::GivenName
    } else {
        WordClass::Other
    }
}

/// Whether a folded word is a usual short form of a folded given name.
#[must_use]
pub fn is_short_form(short: &str, name: &str) -> bool {
    Lexicon::get().short_forms(name).iter().any(|known| &**known == short) || is_short_for(short, name)
}

/// Every name in the texts, in their order. The names of places and things that are known as such are
/// passed over, and so are words that stand somewhere without a capital.
#[must_use]
pub fn mentions(texts: &[PlanWords<'_>], known: &Known<'_>) -> Vec<Mention> {
    let cut: Vec<Words<'_>> = texts.iter().map(|words| Words::of(words.text)).collect();
    let tokens = Tokens::read(&cut.iter().collect::<Vec<_>>());
    let people = People::read(&tokens, texts, known);
    let plain: HashSet<&str> = tokens
        .row
        .iter()
        .enumerate()
        .filter(|(_, token)| !token.capital)
        .map(|(at, _)| tokens.key(at))
        .collect();
    let seen_inside: HashSet<&str> = people
        .runs
        .iter()
        .filter(|run| !tokens.row[run.from].first)
        .map(|run| tokens.key(run.from))
        .collect();
    let whose = |run: &Run| {
        let (token, key) = (&tokens.row[run.from], tokens.key(run.from));
        let unlisted = |at: usize| {
            let known = ORDINARY | MODAL | CLAUSE | DETERMINER | STAFF | POSSESSED;
            !plain.contains(tokens.key(at)) && !tokens.row[at].class.is(known)
        };
        match run.who {
            // "Seen by Ffion", "I like Callum": what is liked or made by somebody is a thing's name as a rule.
            Who::Thing
                if (token.class.is(GIVEN) || is_the_doer(&tokens, run)) && !is_thing(&tokens, *run) =>
            {
                Some(Mentioned::Unknown)
            }
            Who::Thing => None,
            Who::Unknown if is_code(&tokens, texts, run) || is_of_a_kind(&tokens, run) => None,
            Who::Unknown if is_name_by_its_capital(&tokens, run) => Some(Mentioned::Unknown),
            Who::Child => Some(Mentioned::Child),
            Who::Other | Who::Unknown if token.class.is(GIVEN) => Some(Mentioned::Person),
            Who::Other if plain.contains(key) => None,
            Who::Other => Some(Mentioned::Introduced),
            Who::Unknown if !(run.from..=run.to).any(unlisted) => None,
            Who::Unknown if is_explained_as_a_person(&tokens, run) => Some(Mentioned::Introduced),
            Who::Unknown if token.first && run.from == run.to && !seen_inside.contains(key) => None,
            Who::Unknown if token.class.is(PERSON | CHILD) => None,
            Who::Unknown => Some(Mentioned::Unknown),
        }
    };
    let mut found: Vec<Mention> = Vec::new();
    for run in &people.runs {
        let title = run.from.checked_sub(1).filter(|before| {
            tokens.near(run.from, *before).is_some_and(|word| word.class.is(TITLE) && word.capital)
                && " .".contains(tokens.row[run.from].mark)
        });
        // After a title even an everyday word is a name: "Mrs Fell".
        let whose =
            if title.is_some() && run.who != Who::Thing { Some(Mentioned::Person) } else { whose(run) };
        let Some(whose) = whose else { continue };
        let from = title.unwrap_or(run.from);
        let span = tokens.row[from].span.start..tokens.row[run.to].span.end;
        found.push(Mention { text: tokens.row[run.from].text, span, whose });
    }
    found.extend(after_initials(&tokens, texts, &plain));
    found.extend(made_like_a_word(&tokens, &plain));
    found
}

#[cfg(test)]
mod tests {
    use super::super::Voice;
    use super::*;

    fn found(text: &str) -> Vec<(&str, Mentioned)> {
        let texts = [PlanWords { text, section: None, voice: Voice::Plan }];
        let known = Known { names: vec!["Zofia", "Nowak"], ..Known::default() };
        mentions(&texts, &known).into_iter().map(|it| (&text[it.span], it.whose)).collect()
    }

    #[test]
    fn names_are_found_and_things_are_not() {
        use Mentioned::{Child, Introduced, Person, Unknown};
        assert_eq!(
            found(
                "Zofia sits with her brother Tomek and Mrs Adeyemi. She uses Makaton at Elm House. The Wobbleton box helps."
            ),
            [("Zofia", Child), ("Tomek", Introduced), ("Mrs Adeyemi", Person), ("Wobbleton", Unknown)]
        );
    }

    #[test]
    fn a_title_makes_a_name_of_an_everyday_word() {
        assert_eq!(
            found(
                "\u{201c}I like Mrs Fell. She draws it for me.\u{201d} Zofia fell twice. The fell is high."
            ),
            [("Mrs Fell", Mentioned::Person), ("Zofia", Mentioned::Child)]
        );
    }

    #[test]
    fn names_that_only_their_place_shows() {
        use Mentioned::{Introduced, Person, Unknown};
        assert_eq!(
            found("He told Will that he is tired. It was seen by Nasreen. Email from R. Castellanos."),
            [("Will", Unknown), ("Nasreen", Unknown), ("R. Castellanos", Person)]
        );
        assert_eq!(found("Xiuying, his mother, drives."), [("Xiuying", Introduced)]);
        assert_eq!(
            found("We say our Jaxxon gets tired. It went from Nguyen 3 times to his Quang loves it."),
            [("Jaxxon", Unknown), ("Nguyen", Unknown), ("Quang", Person)]
        );
        assert_eq!(found("When Will he be able? A Lycra suit, SATs. Hirschsprung's disease."), []);
    }

    #[test]
    fn classes_of_words() {
        assert_eq!(word_class("zofia"), WordClass::GivenName);
        assert_eq!(word_class("grace"), WordClass::Everyday);
        assert_eq!(word_class("school"), WordClass::Generic);
        assert_eq!(word_class("saltwick"), WordClass::Other);
        assert!(is_short_form("tam", "tamsin"));
    }
}
