//! The appendix of findings, where somebody asked for it: what a check found, for the council's own use.

use super::super::voice::{day, sentence_case};
use super::Professional;
use crate::finding::{Basis, Finding, Severity};
use minijinja::context;
use serde_json::{Value as Json, json};

impl Professional<'_> {
    pub(super) fn appendix(&self) -> Option<Json> {
        let appendix = self.setting.appendix?;
        let items: Vec<Json> = appendix.findings.iter().map(|finding| self.finding(finding)).collect();
        Some(json!({
            "heading": self.say("appendix.heading"),
            "lead": self.tell("appendix.lead", context! { date => day(appendix.on) }),
            "none": items.is_empty().then(|| self.say("appendix.none")),
            "items": items,
        }))
    }

    fn finding(&self, finding: &Finding) -> Json {
        let severity = self.say(&format!("appendix.{}", finding.severity.name()));
        let basis = match finding.basis {
            Basis::Must => "must",
            Basis::Case => "case",
            Basis::Should => "should",
            Basis::GoodPractice => "good_practice",
        };
        let law = (!finding.law.is_empty()).then(|| finding.law.join("; "));
        json!({
            "severity": severity,
            "is_error": finding.severity == Severity::Error,
            "place": finding.place,
            "code": format!("{} {}", finding.code, finding.name),
            "message": format!("{}.", sentence_case(&finding.message)),
            "quote": finding.quote.as_ref().filter(|quote| !finding.message.contains(&quote.to_lowercase())),
            "mend": [self.say("appendix.mend"), format!("{}.", finding.mend)],
            "law": [self.say(&format!("appendix.{basis}")), law],
            "waived": finding.waived.as_ref().map(|reason| json!([self.say("appendix.waived"), reason])),
        })
    }
}
