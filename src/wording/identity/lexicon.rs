//! What the reader knows of words: given names, people, verbs, things. All of it is data.

use super::super::quick::Quick;
use super::fold::fold;
use crate::wording::written::number_of_small;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::BitOr;
use std::sync::OnceLock;

/// What a word can be; one word can be several things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn bit(place: u32) -> Self {
        Self(1 << place)
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A given name and nothing else.
pub(super) const GIVEN: Class = Class::bit(0);
/// A given name that is also an everyday word.
pub(super) const WORD_NAME: Class = Class::bit(1);
/// A woman or girl, a man or boy, or someone of either kind.
pub(super) const SHE_PERSON: Class = Class::bit(2);
pub(super) const HE_PERSON: Class = Class::bit(3);
pub(super) const EITHER_PERSON: Class = Class::bit(4);
pub(super) const PERSON: Class = Class(SHE_PERSON.0 | HE_PERSON.0 | EITHER_PERSON.0);
/// Someone who works with the child.
pub(super) const STAFF: Class = Class::bit(5);
pub(super) const TITLE: Class = Class::bit(6);
/// A child, without a name: this one or, after "another", some other.
pub(super) const CHILD: Class = Class::bit(7);
pub(super) const OTHER_CHILD: Class = Class::bit(8);
pub(super) const CHILD_VERB: Class = Class::bit(9);
pub(super) const SHARED_VERB: Class = Class::bit(10);
pub(super) const PERSONAL_VERB: Class = Class::bit(11);
pub(super) const STAFF_VERB: Class = Class::bit(12);
/// A verb that has the child as its object.
pub(super) const HELP_VERB: Class = Class::bit(13);
pub(super) const MODAL: Class = Class::bit(14);
pub(super) const BE: Class = Class::bit(15);
pub(super) const HAVE: Class = Class::bit(16);
pub(super) const COMPANION: Class = Class::bit(17);
pub(super) const LIKING: Class = Class::bit(18);
/// What stands after "is" or "has" of the child.
pub(super) const STATE: Class = Class::bit(19);
/// What belongs to the child in a plan.
pub(super) const POSSESSED: Class = Class::bit(20);
pub(super) const CLAUSE: Class = Class::bit(21);
pub(super) const ADVERB: Class = Class::bit(22);
pub(super) const DETERMINER: Class = Class::bit(23);
pub(super) const AFTER_OBJECT: Class = Class::bit(24);
/// Capitalised and never a person.
pub(super) const ORDINARY: Class = Class::bit(25);
/// The last word of the name of a thing, a place or a body.
pub(super) const HEAD: Class = Class::bit(26);
pub(super) const SETTING: Class = Class::bit(27);
pub(super) const SETTING_KIND: Class = Class::bit(28);
pub(super) const GENERIC: Class = Class::bit(29);
pub(super) const ELSEWHERE: Class = Class::bit(30);
pub(super) const ATTENDING: Class = Class::bit(31);
/// The verb's form: "finds", "found" or "finding", and "find".
pub(super) const THIRD: Class = Class::bit(32);
pub(super) const PLAIN: Class = Class::bit(33);
pub(super) const HE: Class = Class::bit(34);
pub(super) const SHE: Class = Class::bit(35);

/// The words, by the number that stands for their folded spelling, and the short forms of names.
pub(super) struct Lexicon {
    words: HashMap<u64, Class, BuildHasherDefault<Quick>>,
    short_forms: HashMap<Box<str>, Vec<Box<str>>, BuildHasherDefault<Quick>>,
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    /// What a folded word can be.
    pub(super) fn class(&self, folded: &str) -> Class {
        self.class_of(number_of_small(folded))
    }

    /// The same by the number that stands for the word.
    pub(super) fn class_of(&self, number: u64) -> Class {
        self.words.get(&number).copied().unwrap_or_default()
    }

    /// The folded short forms of a folded name.
    pub(super) fn short_forms(&self, name: &str) -> &[Box<str>] {
        self.short_forms.get(name).map_or(&[], Vec::as_slice)
    }

    fn read() -> Self {
        let names: Names = toml::from_str(include_str!("given_names.toml")).unwrap_or_default();
        let lists: Lists = toml::from_str(include_str!("words.toml")).unwrap_or_default();
        let mut lexicon = Self { words: HashMap::default(), short_forms: HashMap::default() };
        for list in names.by_community.values() {
            lexicon.add(list, GIVEN);
        }
        for list in names.also_words.values() {
            lexicon.add(list, WORD_NAME);
        }
        for (short, long) in &names.short_forms {
            for long in long.split_whitespace() {
                lexicon.short_forms.entry(fold(long).into()).or_default().push(fold(short).into());
            }
        }
        for (table, class) in PLAIN_LISTS {
            lexicon.add(lists.list(table), *class);
        }
        for (table, class) in VERB_LISTS {
            for verb in lists.list(table).split_whitespace() {
                lexicon.add_verb(verb, *class);
            }
        }
        lexicon.add("he him his himself he's he'll he'd", HE);
        lexicon.add("she her hers herself she's she'll she'd", SHE);
        lexicon
    }

    fn add(&mut self, words: &str, class: Class) {
        for word in words.split_whitespace() {
            let known = self.words.entry(number_of_small(&fold(word))).or_default();
            *known = *known | class;
        }
    }

    /// Adds a verb with the forms that English makes by rule, and the irregular ones as far as they are listed.
    fn add_verb(&mut self, verb: &str, class: Class) {
        self.add(verb, class | PLAIN);
        let last_is_vowel = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
        let third = match verb {
            "have" => "has".to_owned(),
            _ if verb.ends_with('y') && !last_is_vowel(&verb[..verb.len() - 1]) => {
                format!("{}ies", &verb[..verb.len() - 1])
            }
            _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end)) => {
                format!("{verb}es")
            }
            _ => format!("{verb}s"),
        };
        self.add(&third, class | THIRD);
        let stem = verb.strip_suffix('e').unwrap_or(verb);
        let stem = match stem.strip_suffix('y') {
            Some(short) if !last_is_vowel(short) => format!("{short}i"),
            _ => stem.to_owned(),
        };
        self.add(&format!("{stem}ed"), class);
        self.add(&format!("{}ing", verb.strip_suffix('e').unwrap_or(verb)), class);
        if let Some(&last) = verb.as_bytes().last()
            && b"bdgmnpt".contains(&last)
        {
            let last = char::from(last);
            self.add(&format!("{verb}{last}ed"), class);
            self.add(&format!("{verb}{last}ing"), class);
        }
        if let Some((_, past)) = IRREGULAR.iter().find(|(plain, _)| *plain == verb) {
            self.add(past, class);
        }
    }
}

const PLAIN_LISTS: &[(&str, Class)] = &[
    ("people.she", SHE_PERSON),
    ("people.he", HE_PERSON),
    ("people.either", EITHER_PERSON),
    ("people.staff", STAFF),
    ("people.titles", TITLE),
    ("people.child", CHILD),
    ("people.other_child", OTHER_CHILD),
    ("verbs.modal", MODAL),
    ("verbs.be", BE),
    ("verbs.have", HAVE),
    ("state.words", STATE),
    ("possessed.words", POSSESSED),
    ("grammar.clause", CLAUSE),
    ("grammar.adverbs", ADVERB),
    ("grammar.determiners", DETERMINER),
    ("grammar.after_object", AFTER_OBJECT),
    ("things.ordinary", ORDINARY),
    ("things.heads", HEAD),
    ("things.settings", SETTING),
    ("things.kinds", SETTING_KIND),
    ("things.generic", GENERIC),
    ("things.elsewhere", ELSEWHERE),
    ("things.attending", ATTENDING),
];

const VERB_LISTS: &[(&str, Class)] = &[
    ("verbs.child", CHILD_VERB),
    ("verbs.shared", SHARED_VERB),
    ("verbs.personal", PERSONAL_VERB),
    ("verbs.staff", STAFF_VERB),
    ("verbs.help", HELP_VERB),
    ("verbs.companion", COMPANION),
    ("verbs.liking", LIKING),
];

const IRREGULAR: &[(&str, &str)] = &[
    ("find", "found"),
    ("feel", "felt"),
    ("understand", "understood"),
    ("know", "knew known"),
    ("become", "became"),
    ("get", "got"),
    ("say", "said"),
    ("speak", "spoke spoken"),
    ("tell", "told"),
    ("write", "wrote written"),
    ("draw", "drew drawn"),
    ("eat", "ate eaten"),
    ("drink", "drank"),
    ("sleep", "slept"),
    ("run", "ran"),
    ("sit", "sat"),
    ("stand", "stood"),
    ("take", "took taken"),
    ("make", "made"),
    ("hold", "held"),
    ("begin", "began begun"),
    ("forget", "forgot forgotten"),
    ("choose", "chose chosen"),
    ("think", "thought"),
    ("keep", "kept"),
    ("leave", "left"),
    ("lead", "led"),
    ("wear", "wore worn"),
    ("teach", "taught"),
    ("give", "gave given"),
    ("show", "shown"),
    ("see", "saw seen"),
    ("meet", "met"),
    ("bite", "bit bitten"),
    ("hide", "hid hidden"),
    ("throw", "threw thrown"),
    ("catch", "caught"),
    ("lose", "lost"),
    ("do", "did done"),
    ("sing", "sang sung"),
    ("go", "went gone"),
];

#[derive(Default, Deserialize)]
struct Names {
    #[serde(rename = "names")]
    by_community: BTreeMap<String, String>,
    also_words: BTreeMap<String, String>,
    short_forms: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
struct Lists(BTreeMap<String, BTreeMap<String, String>>);

impl Lists {
    fn list(&self, place: &str) -> &str {
        let (table, key) = place.split_once('.').unwrap_or((place, ""));
        self.0.get(table).and_then(|table| table.get(key)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_are_read() {
        let lexicon = Lexicon::get();
        assert!(lexicon.class("zofia").is(GIVEN) && lexicon.class("lukasz").is(GIVEN));
        assert!(lexicon.class("will").is(WORD_NAME) && lexicon.class("will").is(MODAL));
        assert!(lexicon.class("struggles").is(CHILD_VERB) && lexicon.class("struggles").is(THIRD));
        for (list, _) in PLAIN_LISTS.iter().chain(VERB_LISTS) {
            let lists: Lists = toml::from_str(include_str!("words.toml")).unwrap();
            assert!(!lists.list(list).is_empty(), "{list}");
        }
        assert!(lexicon.short_forms("katarzyna").iter().any(|short| &**short == "kasia"));
    }

    #[test]
    fn there_are_names_of_every_community_and_none_twice() {
        let names: Names = toml::from_str(include_str!("given_names.toml")).unwrap();
        let mut all: Vec<String> = names
            .by_community
            .values()
            .chain(names.also_words.values())
            .flat_map(|list| list.split_whitespace())
            .map(fold)
            .collect();
        let count = all.len();
        assert!(count >= 1_200, "{count}");
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
