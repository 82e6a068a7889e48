//! Findings as one page that needs nothing beside it: for a manager to read and print.

use super::{Caseload, CheckedFile, Form, ReportError, Run};
use crate::check::explain::basis_in_words;
use crate::check::score::Score;
use crate::finding::{Finding, NotJudged, PlanFindings, Summary};
use minijinja::{AutoEscape, Environment, Value, context};
use std::collections::HashMap;
use std::io::Write;

const PAGE: &str = include_str!("../../../templates/web/check.html");

/// Keeps every plan until the end, since the page begins with a table of all of them.
#[derive(Debug, Default)]
pub(super) struct Page {
    files: Vec<CheckedFile>,
}

impl Form for Page {
    fn plan(&mut self, _: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError> {
        self.files.push(file.clone());
        Ok(())
    }

    fn end(
        &mut self,
        out: &mut dyn Write,
        run: &Run,
        caseload: &Caseload,
        not_judged: &[NotJudged],
    ) -> Result<(), ReportError> {
        let mut environment = Environment::empty();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_filter("capitalize", |word: String| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect::<String>())
                .unwrap_or_default()
        });
        environment.add_filter("length", |value: Value| value.len().unwrap_or(0));
        environment.add_test("none", |value: Value| value.is_none());
        // The last of files of one name is not worth a different link.
        let index: HashMap<&str, usize> =
            self.files.iter().enumerate().map(|(at, file)| (file.findings.file.as_str(), at + 1)).collect();
        let rows: Vec<Value> = caseload
            .worst_first()
            .into_iter()
            .map(|row| {
                let [error, warning, advice] = row.counts;
                let score = row.score.map_or_else(|| "not read".to_owned(), |score| score.to_string());
                context! { index => index.get(row.file.as_str()).copied().unwrap_or(1), file => row.file.as_str(), score, error, warning, advice }
            })
            .collect();
        let by_rule: Vec<Value> = caseload
            .by_rule()
            .into_iter()
            .map(|(code, name, [error, warning, advice])| context! { code, name, error, warning, advice })
            .collect();
        let plans: Vec<Value> =
            self.files.iter().map(|file| of_plan(&file.findings, file.score.as_ref())).collect();
        let not_judged: Vec<Value> = not_judged
            .iter()
            .map(|note| context! { file => note.file.as_str(), reason => note.reason.as_str() })
            .collect();
        let page = environment.render_str(
            PAGE,
            context! {
                engine => env!("CARGO_PKG_VERSION"),
                on => run.on.as_str(),
                changed => run.changed.clone(),
                ended => run.ended.clone(),
                could_not_judge => not_judged,
                caseload => rows,
                by_rule,
                plans,
            },
        )?;
        out.write_all(page.as_bytes())?;
        Ok(out.write_all(b"\n")?)
    }
}

fn of_plan(plan: &PlanFindings, score: Option<&Score>) -> Value {
    let Summary { error, warning, advice, .. } = plan.summary;
    let groups: Vec<Value> = score
        .map(|score| score.groups.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|group| {
            context! {
                title => group.group.title(), weight => group.weight, rate => group.rate,
                error => group.error, warning => group.warning, advice => group.advice,
            }
        })
        .collect();
    let findings: Vec<Value> = plan.findings.iter().map(of_finding).collect();
    context! { file => plan.file.as_str(), score => plan.summary.score, error, warning, advice, groups, findings }
}

fn of_finding(finding: &Finding) -> Value {
    context! {
        severity => finding.severity.name(),
        place => finding.place.as_str(),
        code => finding.code,
        name => finding.name,
        line => finding.line,
        message => finding.message.as_str(),
        before => finding.around.as_ref().map(|around| around.before.clone()).unwrap_or_default(),
        after => finding.around.as_ref().map(|around| around.after.clone()).unwrap_or_default(),
        quote => finding.quote.clone(),
        mend => finding.mend.as_str(),
        basis => basis_in_words(finding.basis),
        law => finding.law.join("; "),
        waived => finding.waived.clone(),
    }
}
