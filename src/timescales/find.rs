//! From a name, a code or a reference to the law to the rule that is meant.

use super::rule::DateRule;
use super::rules::date_rules;

/// Why no rule was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoRule {
    /// No rule has this name.
    #[error("there is no date rule {asked:?}{}; `ehcp date --list` shows them all", perhaps(near))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// Names that are like it, the likest first.
        near: Vec<&'static str>,
    },
    /// A place in the law on which several rules rest.
    #[error("{asked:?} is where several rules stand; name one of {}", rules.join(", "))]
    Several {
        /// What was asked for.
        asked: String,
        /// The rules.
        rules: Vec<&'static str>,
    },
}

fn perhaps(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!("; perhaps {}", near.join(" or ")) }
}

/// The rule with this name, alias or code, or the only one that rests on this place in the law.
///
/// Names are read without regard to capitals, and `_` and blanks are hyphens. The law is taken as
/// people write it: `reg 5(1)`, `regulation 20(10)`, `s. 45(4)`, `CFA 55`, `rule 21`, `Code 9.83`.
///
/// # Errors
/// Where nothing, or more than one rule, is meant.
pub fn date_rule(asked: &str) -> Result<&'static DateRule, NoRule> {
    let plain = asked.trim().to_lowercase().replace(['_', ' '], "-");
    let named = date_rules().find(|rule| {
        rule.name == plain || rule.code.eq_ignore_ascii_case(&plain) || rule.aliases.contains(&plain.as_str())
    });
    if let Some(rule) = named {
        return Ok(rule);
    }
    let Some(place) = place_in_law(asked) else { return Err(unknown(asked, &plain)) };
    let first: Vec<&DateRule> = date_rules().filter(|rule| rule.law[0].key() == place).collect();
    let any: Vec<&DateRule> =
        date_rules().filter(|rule| rule.law.iter().any(|law| law.key() == place)).collect();
    match (first.as_slice(), any.as_slice()) {
        ([only], _) | ([], [only]) => Ok(only),
        ([], []) => Err(unknown(asked, &plain)),
        ([], several) | (several, _) => Err(NoRule::Several {
            asked: asked.to_owned(),
            rules: several.iter().map(|rule| rule.name).collect(),
        }),
    }
}

/// A reference to the law in the form of `Citation::key`.
fn place_in_law(asked: &str) -> Option<String> {
    let lower = asked.to_lowercase();
    if lower.trim_start().starts_with('[') {
        return Some(lower.trim().to_owned());
    }
    let start = lower.rfind(|c: char| c.is_whitespace() || c == ',').map_or(0, |at| at + 1);
    let digit = lower[start..].find(|c: char| c.is_ascii_digit())?;
    let (before, place) = lower.split_at(start + digit);
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let kind = if says(&["code", "cop", "paragraph", "para"]) {
        "code"
    } else if says(&["rule", "rules", "r", "hesc"]) {
        "rule"
    } else if says(&["regulation", "regulations", "reg", "regs"]) {
        "regulation"
    } else if says(&["section", "s", "cfa", "act"]) {
        "section"
    } else {
        return None;
    };
    Some(format!("{kind} {}", place.trim().trim_end_matches('.')))
}

/// No such rule, with up to three names that share the most words or letters with what was asked.
fn unknown(asked: &str, plain: &str) -> NoRule {
    let words: Vec<&str> = plain.split('-').filter(|word| word.len() > 2).collect();
    let mut near: Vec<(usize, &'static str)> = date_rules()
        .map(|rule| {
            let known = std::iter::once(&rule.name).chain(rule.aliases);
            let score = |name: &str| words.iter().filter(|word| name.contains(**word)).count();
            (known.map(|name| score(name)).max().unwrap_or(0), rule.name)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    near.sort_by_key(|(score, name)| (std::cmp::Reverse(*score), *name));
    let asked: String = asked.chars().take(80).collect();
    NoRule::Unknown { asked, near: near.into_iter().take(3).map(|(_, name)| name).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_by_name_alias_code_and_law() {
        for (asked, name) in [
            ("final-plan", "final-plan"),
            ("Final plan", "final-plan"),
            ("20_weeks", "final-plan"),
            ("tl-108", "final-plan"),
            ("regulation 13(2)", "final-plan"),
            ("SEND Regulations 2014, regulation 13(2)", "final-plan"),
            ("reg. 20(10)", "review-decision"),
            ("Regs 27(2)", "reassessment-final"),
            ("Code 9.83", "setting-reply"),
            ("HESC r.21", "appeal-response"),
            ("CFA 2014 s.45(4)", "plan-continues-until"),
            ("reg5(1)", "decision-to-assess"),
        ] {
            assert_eq!(date_rule(asked).map(|rule| rule.name), Ok(name), "{asked}");
        }
    }

    #[test]
    fn a_place_of_several_rules_names_them() {
        let Err(NoRule::Several { rules, .. }) = date_rule("section 44(1)") else { panic!("several") };
        assert_eq!(rules, ["first-review", "next-review"]);
        let Err(NoRule::Unknown { near, .. }) = date_rule("mediation-fee") else { panic!("unknown") };
        assert!(near.iter().all(|name| name.contains("mediation")));
        assert!(date_rule("").is_err() && date_rule("é(1)").is_err() && date_rule("\u{1f600}9").is_err());
    }

    #[test]
    fn codes_names_and_aliases_are_unique() {
        let mut all: Vec<&str> = date_rules()
            .flat_map(|rule| [rule.code, rule.name].into_iter().chain(rule.aliases.iter().copied()))
            .collect();
        let count = all.len();
        all.sort_unstable();
        let twice: Vec<&&str> = all.windows(2).filter(|two| two[0] == two[1]).map(|two| &two[0]).collect();
        assert!(twice.is_empty(), "{twice:?} of {count}");
        for rule in date_rules() {
            assert!(!rule.law.is_empty() && !rule.what.is_empty() && !rule.from.is_empty(), "{}", rule.name);
            assert!(!rule.what.ends_with('.'), "{}", rule.name);
        }
    }
}
