//! A council's own settings for the checks: severities, and waivers with their reason.

use super::registry::find_rule;
use super::rule::Rule;
use crate::finding::{Finding, Severity};
use crate::model::{Date, ItemId, Plan, PlanId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rules that are run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Codes, families or names that are run. Empty means all.
    select: Vec<String>,
    /// Codes, families or names that are not run, whatever `select` says.
    ignore: Vec<String>,
}

impl Choice {
    /// Takes what the command line says. Each entry is a code (`F-002`), a family (`F`) or a name.
    ///
    /// # Errors
    /// Where an entry names no rule and no family.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, SettingsError> {
        let known = |entry: &String| {
            let family = super::Family::ALL.iter().any(|family| family.letters().eq_ignore_ascii_case(entry));
            if family || find_rule(entry).is_some() {
                Ok(())
            } else {
                Err(SettingsError::NoSuchRule { name: entry.clone() })
            }
        };
        select.iter().chain(ignore).try_for_each(known)?;
        Ok(Self { select: select.to_vec(), ignore: ignore.to_vec() })
    }

    /// Whether a rule is run.
    #[must_use]
    pub fn takes(&self, rule: &Rule) -> bool {
        let named = |entry: &String| {
            entry.eq_ignore_ascii_case(rule.family().letters())
                || find_rule(entry).is_some_and(|found| found.code == rule.code)
        };
        (self.select.is_empty() || self.select.iter().any(named)) && !self.ignore.iter().any(named)
    }
}

/// A council's own severities and waivers: the file `ehcp.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    severities: BTreeMap<&'static str, Option<Severity>>,
    waivers: Vec<Waiver>,
}

/// A decision to leave a finding as it is. It is shown in every report until it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The code of the rule.
    pub rule: &'static str,
    /// The plan. Absent means every plan that holds the item.
    pub plan: Option<PlanId>,
    /// The item that the finding is about. Absent means findings on the plan as a whole or a section of it.
    pub item: Option<ItemId>,
    /// The role of whoever decided, such as `SEN team manager`. A role, not a name.
    pub decided_by: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
}

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// It is not TOML, or has fields that settings do not have.
    #[error("the settings are not in the form of an ehcp.toml: {0}")]
    Form(#[from] Box<toml::de::Error>),
    /// A rule that does not exist.
    #[error("there is no rule {name:?}; `ehcp rules` lists the codes, names and families")]
    NoSuchRule {
        /// What was written.
        name: String,
    },
    /// A severity that does not exist.
    #[error("rule {rule}: {severity:?} is no severity; write \"error\", \"warning\", \"advice\" or \"off\"")]
    NoSuchSeverity {
        /// The rule it was written for.
        rule: String,
        /// What was written.
        severity: String,
    },
    /// A waiver without a plan or an item would hide a rule everywhere.
    #[error(
        "the waiver of {rule} names neither a plan nor an item; name one of them, or set the rule's severity to \"off\""
    )]
    WaiverOfEverything {
        /// The rule.
        rule: String,
    },
    /// A waiver that does not say who decided, or why.
    #[error("the waiver of {rule} has an empty {field}; say it, since every report shows it")]
    WaiverWithoutReason {
        /// The rule.
        rule: String,
        /// The field that is empty.
        field: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    severity: BTreeMap<String, String>,
    #[serde(default, rename = "waiver")]
    waivers: Vec<WaiverEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverEntry {
    rule: String,
    plan: Option<PlanId>,
    item: Option<ItemId>,
    decided_by: String,
    reason: String,
    until: Date,
}

impl Settings {
    /// Reads the text of an `ehcp.toml`.
    ///
    /// # Errors
    /// Where it has another form, names a rule or a severity that does not exist, or holds a
    /// waiver without bounds, without a reason or without who decided.
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        let file: File = toml::from_str(text).map_err(Box::new)?;
        let rule =
            |name: &str| find_rule(name).ok_or_else(|| SettingsError::NoSuchRule { name: name.to_owned() });
        let mut severities = BTreeMap::new();
        for (name, severity) in file.severity {
            let severity_of = match severity.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "advice" => Some(Severity::Advice),
                "off" => None,
                _ => return Err(SettingsError::NoSuchSeverity { rule: name, severity }),
            };
            severities.insert(rule(&name)?.code, severity_of);
        }
        let mut waivers = Vec::new();
        for entry in file.waivers {
            let code = rule(&entry.rule)?.code;
            if entry.plan.is_none() && entry.item.is_none() {
                return Err(SettingsError::WaiverOfEverything { rule: entry.rule });
            }
            for (field, words) in [("decided_by", &entry.decided_by), ("reason", &entry.reason)] {
                if words.trim().is_empty() {
                    return Err(SettingsError::WaiverWithoutReason { rule: entry.rule, field });
                }
            }
            let WaiverEntry { plan, item, decided_by, reason, until, .. } = entry;
            waivers.push(Waiver { rule: code, plan, item, decided_by, reason, until });
        }
        Ok(Self { severities, waivers })
    }

    /// The severity that a finding of this rule has here; none where the rule is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule, found: Severity) -> Option<Severity> {
        self.severities.get(rule.code).copied().unwrap_or(Some(found))
    }

    /// The rules whose severity the council changed, in the order of their codes; none means off.
    pub fn changed(&self) -> impl Iterator<Item = (&'static str, Option<Severity>)> {
        self.severities.iter().map(|(code, severity)| (*code, *severity))
    }

    /// Why this finding was left as it is, in words, where a waiver holds on this day.
    #[must_use]
    pub fn waived(&self, plan: &Plan, finding: &Finding, on: Date) -> Option<String> {
        self.waivers
            .iter()
            .find(|waiver| {
                waiver.rule == finding.code
                    && on <= waiver.until
                    && waiver.plan.is_none_or(|id| id == plan.id)
                    && match waiver.item {
                        Some(item) => item_at(plan, finding) == Some(item),
                        None => item_at(plan, finding).is_none(),
                    }
            })
            .map(|waiver| format!("{} ({}, until {})", waiver.reason, waiver.decided_by, waiver.until))
    }

    /// The waivers that no longer hold on this day.
    pub fn ended(&self, on: Date) -> impl Iterator<Item = &Waiver> {
        self.waivers.iter().filter(move |waiver| waiver.until < on)
    }
}

/// The identity of the item that a finding is about: the nearest one on the way to its place.
fn item_at(plan: &Plan, finding: &Finding) -> Option<ItemId> {
    let steps: Vec<&str> = finding.pointer.as_str().split('/').skip(1).collect();
    let ["sections", section, list, index, ..] = steps.as_slice() else { return None };
    let index: usize = index.parse().ok()?;
    let sections = &plan.sections;
    match (*section, *list) {
        ("A", "views") => sections.views.views.get(index).map(|entry| entry.id),
        ("A", "interests") => sections.views.interests.get(index).map(|entry| entry.id),
        ("A", "strengths") => sections.views.strengths.get(index).map(|entry| entry.id),
        ("A", "aspirations") => sections.views.aspirations.get(index).map(|entry| entry.id),
        ("B", "needs") => sections.special_educational_needs.needs.get(index).map(|need| need.id),
        ("C", "needs") => sections.health_care_needs.needs.get(index).map(|need| need.id),
        ("D", "needs") => sections.social_care_needs.needs.get(index).map(|need| need.id),
        ("E", "outcomes") => sections.outcomes.outcomes.get(index).map(|outcome| outcome.id),
        ("F", "provisions") => {
            sections.special_educational_provision.provisions.get(index).map(|provision| provision.id)
        }
        ("G", "provisions") => {
            sections.health_care_provision.provisions.get(index).map(|provision| provision.id)
        }
        ("H1", "provisions") => {
            sections.social_care_provision_h1.provisions.get(index).map(|provision| provision.id)
        }
        ("H2", "provisions") => {
            sections.social_care_provision_h2.provisions.get(index).map(|provision| provision.id)
        }
        ("I", "placements") => sections.placement.placements.get(index).map(|placement| placement.id),
        ("I", "transitions") => sections.placement.transitions.get(index).map(|transition| transition.id),
        ("J", "components") => sections.personal_budget.components.get(index).map(|component| component.id),
        ("J", "direct_payments") => {
            sections.personal_budget.direct_payments.get(index).map(|payment| payment.id)
        }
        ("K", "advice") => sections.advice.advice.get(index).map(|advice| advice.id),
        _ => None,
    }
}
