//! The pages of the rules: one source for `ehcp explain`, `ehcp rules` and `docs/rules.md`.

use super::registry::rules;
use super::rule::{Decided, Family, Rule};
use crate::finding::Basis;
use std::fmt::Write as _;

/// A rule's page, in Markdown that also reads well in a terminal.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let mut page = format!("# {} {}\n\n{}.\n\n{}\n", rule.code, rule.name, rule.fault, rule.doc.trim());
    let _ = write!(page, "\nRests on: {}.\n", basis_in_words(rule.basis));
    for citation in rule.law {
        let _ = writeln!(page, "- {citation}");
    }
    if let Some(from) = rule.in_force.from {
        let _ = write!(page, "\nIn force from {}", from.strftime("%-d %B %Y"));
        if let Some(until) = rule.in_force.until {
            let _ = write!(page, " to {}", until.strftime("%-d %B %Y"));
        }
        page.push_str(".\n");
    }
    match rule.decided {
        Decided::ByEngine(_) => {}
        Decided::InPart(_, rest) => {
            let _ = write!(page, "\nThe engine judges this in part. {rest}\n");
        }
        Decided::ByPerson(why) => {
            let _ = write!(page, "\nThe engine does not judge this: a person must. {why}\n");
        }
    }
    let _ = write!(page, "\nWith the fault: {}\n\nPut right: {}\n", rule.wrong, rule.right);
    page
}

/// All rules, a line each, under the headings of their families.
#[must_use]
pub fn list_rules() -> String {
    let mut list = String::new();
    for (family, rules) in by_family() {
        let _ = writeln!(list, "{} {}", family.letters(), family.title());
        for rule in rules {
            let who = match rule.decided {
                Decided::ByEngine(_) => "",
                Decided::InPart(..) => " (in part)",
                Decided::ByPerson(_) => " (a person judges this)",
            };
            let _ = writeln!(list, "  {:<6} {}{who}", rule.code, rule.name);
        }
    }
    list
}

/// The document of all rules, which is committed as `docs/rules.md`.
#[must_use]
pub fn rules_document() -> String {
    let all: Vec<&Rule> = rules().collect();
    let engine = all.iter().filter(|rule| matches!(rule.decided, Decided::ByEngine(_))).count();
    let part = all.iter().filter(|rule| matches!(rule.decided, Decided::InPart(..))).count();
    let mut document = format!(
        "# The rules of `ehcp check`\n\n\
This page is generated from the rules themselves: `ehcp rules --format markdown`. A test fails when it is stale.\n\n\
There are {} rules. The engine judges {engine} of them, {part} in part, and leaves {} to a person and says why.\n\n\
A finding is a question for a person, not a ruling. What it rests on is always one of four:\n\n\
- **law**: an Act or Regulations say that it must be so\n\
- **case**: a court or the Upper Tribunal on what the law needs\n\
- **Code**: the SEND Code of Practice says that it should be so; a body must have regard to it and needs a good reason to depart from it\n\
- **good practice**: no legal force, and never called a duty\n\n\
An error looks like an unmet legal requirement or words that are likely unenforceable; it rests on law or a case. \
A warning is a risk under the Code, at the Tribunal or in an inspection. Advice is style and readability.\n\n\
The score is this project's own: its weights are no published standard.\n",
        all.len(),
        all.len() - engine - part,
    );
    for (family, rules) in by_family() {
        let _ = write!(document, "\n## {}: {}\n", family.letters(), family.title());
        for rule in rules {
            let page = page(rule);
            // A rule's page stands two headings deeper in the document of all rules.
            let _ = write!(document, "\n##{page}");
        }
    }
    document
}

fn by_family() -> impl Iterator<Item = (Family, Vec<&'static Rule>)> {
    Family::ALL.into_iter().filter_map(|family| {
        let rules: Vec<&Rule> = rules().filter(|rule| rule.family() == family).collect();
        (!rules.is_empty()).then_some((family, rules))
    })
}

/// What a finding rests on, in the words that readers see.
pub(super) const fn basis_in_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Must => "law (an Act or Regulations say that it must be so)",
        Basis::Case => "case (a court or the Upper Tribunal on what the law needs)",
        Basis::Should => "Code (the SEND Code of Practice says that it should be so)",
        Basis::GoodPractice => "good practice (no legal force)",
    }
}
