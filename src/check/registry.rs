//! All rules, in one list.

use super::rule::Rule;
use super::{
    adulthood, advice, care, language, needs, outcomes, personal_budget, placement, provision, readable,
    views, whole_plan, wrong_child,
};

/// The rules, family by family.
static RULES: &[&[Rule]] = &[
    whole_plan::RULES,
    wrong_child::RULES,
    readable::RULES,
    views::RULES,
    needs::RULES,
    care::RULES,
    outcomes::RULES,
    provision::RULES,
    placement::RULES,
    personal_budget::RULES,
    advice::RULES,
    adulthood::RULES,
    language::RULES,
];

/// All rules, in the order in which they are listed and run.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The rule with this code or name, whatever the case of its letters. `EHCP-F-002` is `F-002`.
#[must_use]
pub fn find_rule(code_or_name: &str) -> Option<&'static Rule> {
    let asked = code_or_name.trim();
    let asked =
        asked.get(..5).filter(|start| start.eq_ignore_ascii_case("ehcp-")).map_or(asked, |_| &asked[5..]);
    rules().find(|rule| rule.code.eq_ignore_ascii_case(asked) || rule.name.eq_ignore_ascii_case(asked))
}
