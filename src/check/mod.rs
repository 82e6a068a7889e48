//! A plan judged by statute and by good practice: each finding with its place, its words, its law and a mend.
//!
//! A rule whose basis is the law cites an Act, Regulations or a case; what the Code of Practice
//! says should be so cites the Code; the rest is good practice, and is called that. A finding is
//! a question for a person, never a ruling: it says what the text lacks and what asks for it.
//!
//! The same plan, judged as on the same day, always gives the same findings and the same score.

mod explain;
mod found;
mod mask;
mod order;
mod profile;
mod registry;
pub mod report;
mod rule;
mod school_year;
mod score;
mod settings;
mod subject;
mod texts;

mod adulthood;
mod advice;
mod care;
mod language;
mod needs;
mod outcomes;
mod personal_budget;
mod placement;
mod provision;
mod readable;
mod views;
mod whole_plan;
mod wrong_child;

use crate::finding::{Finding, Summary};
use crate::law::{Citation, Force};
use crate::model::{Date, Plan};
use found::Hit;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use crate::finding::{Basis, Severity, Span};
pub use explain::{list_rules, page, rules_document};
pub use found::Found;
pub use profile::Profile;
pub use registry::{find_rule, rules};
pub use rule::{Decided, Family, InForce, Rule};
pub use score::{Group, GroupScore, Score};
pub use settings::{Choice, Settings, SettingsError, Waiver};
pub use subject::{Need, NeedItem, OutcomeItem, PlanText, ProvisionItem, Subject, Voice};

/// How a plan is to be judged.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The day on which it is judged: rules hold on it, waivers end before it, dates are past or to come.
    pub on: Date,
    /// As what it is judged. Absent means what its status says.
    pub profile: Option<Profile>,
    /// The rules that are run. Absent means all.
    pub choice: Choice,
    /// A council's own severities and waivers.
    pub settings: &'a Settings,
}

/// What became of judging one plan.
#[derive(Debug, Clone)]
pub struct Checked {
    /// As what it was judged.
    pub profile: Profile,
    /// What was found, in document order, and under one place in the order of the codes.
    pub findings: Vec<Finding>,
    /// Rules that broke down, by code. What they would have found is not known.
    pub broken: Vec<&'static str>,
    /// The score, worked out from the findings.
    pub score: Score,
}

impl Checked {
    /// How many findings of each severity there are, with the score.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary { score: Some(self.score.of_hundred), ..Summary::of(&self.findings) }
    }
}

/// Judges a plan.
#[must_use]
pub fn check(plan: &Plan, options: &Options<'_>) -> Checked {
    check_with(plan, options, rules())
}

fn check_with(plan: &Plan, options: &Options<'_>, rules: impl Iterator<Item = &'static Rule>) -> Checked {
    let profile = options.profile.unwrap_or_else(|| Profile::of(plan));
    let subject = Subject::of(plan, options.on, profile);
    let mut findings = Vec::new();
    let mut broken = Vec::new();
    for rule in rules {
        let Some(look) = rule.check() else { continue };
        if !rule.in_force.holds_on(options.on) || !options.choice.takes(rule) {
            continue;
        }
        let mut found = Found::default();
        // A rule that breaks down must not pass for one that found nothing.
        if catch_unwind(AssertUnwindSafe(|| look(&subject, &mut found))).is_err() {
            broken.push(rule.code);
            continue;
        }
        findings.extend(found.hits.into_iter().filter_map(|hit| finding(rule, hit, options.settings)));
    }
    order::put_in_order(plan, &mut findings);
    mask::mask(plan, &mut findings);
    for finding in &mut findings {
        finding.waived = options.settings.waived(plan, finding, options.on);
    }
    let score = Score::of(&subject, &findings);
    Checked { profile, findings, broken, score }
}

/// The hit as a finding of the report; none where the council turned the rule off.
fn finding(rule: &Rule, hit: Hit, settings: &Settings) -> Option<Finding> {
    let severity = settings.severity(rule, hit.severity)?;
    let basis = hit.basis.unwrap_or(rule.basis);
    let (quote, span, around) = match hit.quote {
        Some((words, span, around)) => (Some(words), Some(span), Some(around)),
        None => (None, None, None),
    };
    Some(Finding {
        code: rule.code,
        name: rule.name,
        severity,
        basis,
        law: rule
            .law
            .iter()
            .filter(|citation| supports(**citation, basis))
            .map(Citation::to_string)
            .collect(),
        pointer: hit.place,
        place: String::new(),
        line: None,
        column: None,
        span,
        around,
        quote,
        message: hit.message,
        mend: hit.mend,
        waived: None,
    })
}

/// Whether a source may be cited for a finding of this force: one of more force would claim too much.
fn supports(citation: Citation, basis: Basis) -> bool {
    match basis {
        Basis::Must => true,
        Basis::Case => citation.force() >= Force::Case,
        Basis::Should => citation.force() >= Force::Guidance,
        Basis::GoodPractice => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static BREAKS: Rule = Rule {
        code: "F-999",
        name: "breaks-down",
        fault: "",
        doc: "",
        basis: Basis::GoodPractice,
        law: &[],
        in_force: InForce::ALWAYS,
        wrong: "",
        right: "",
        decided: Decided::ByEngine(|_, found| {
            found.warning(crate::model::PlanPath::root(), "half of a judgement");
            panic!("as a fault of the engine would");
        }),
    };

    #[test]
    fn a_rule_that_breaks_down_is_named_and_finds_nothing() {
        let plan =
            crate::json::read(include_bytes!("../../fixtures/plans/autistic-age-8-mainstream.json")).unwrap();
        let settings = Settings::default();
        let on = jiff::civil::date(2026, 11, 21);
        let options = Options { on, profile: None, choice: Choice::default(), settings: &settings };
        let checked = check_with(&plan, &options, std::iter::once(&BREAKS));
        assert_eq!(checked.broken, ["F-999"]);
        assert!(checked.findings.is_empty());
    }

    #[test]
    fn a_rule_holds_from_its_first_day_to_its_last() {
        let in_force = InForce {
            from: Some(jiff::civil::date(2026, 9, 1)),
            until: Some(jiff::civil::date(2027, 8, 31)),
        };
        let holds = |year, month, day| in_force.holds_on(jiff::civil::date(year, month, day));
        assert!(!holds(2026, 8, 31) && holds(2026, 9, 1) && holds(2027, 8, 31) && !holds(2027, 9, 1));
    }
}
