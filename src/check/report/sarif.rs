//! Findings as SARIF 2.1.0, which code hosts and editors show beside the file.

use super::{Caseload, CheckedFile, Form, ReportError, Run};
use crate::check::{page, rules};
use crate::finding::{Finding, NotJudged, Severity};
use serde_json::{Value, json};
use std::io::Write;

/// Writes a log with the rules' pages and every finding. A waived finding is a suppressed result;
/// what could not be judged is a notification, and the run was then not successful.
#[derive(Debug, Default)]
pub(super) struct Log {
    results: usize,
}

impl Form for Log {
    fn begin(&mut self, out: &mut dyn Write, run: &Run) -> Result<(), ReportError> {
        let rules: Vec<Value> = rules()
            .map(|rule| {
                json!({
                    "id": rule.code,
                    "name": rule.name,
                    "shortDescription": { "text": format!("{}.", rule.fault) },
                    "help": { "text": page(rule), "markdown": page(rule) },
                })
            })
            .collect();
        let driver = json!({ "name": "ehcp", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
        let properties =
            json!({ "on": run.on, "severities_changed": run.changed, "waivers_ended": run.ended });
        write!(
            out,
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"properties\":{properties},\"results\":["
        )?;
        Ok(())
    }

    fn plan(&mut self, out: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError> {
        for finding in &file.findings.findings {
            out.write_all(if self.results == 0 { b"\n" } else { b",\n" })?;
            self.results += 1;
            write!(out, "{}", result(&file.findings.file, finding))?;
        }
        Ok(())
    }

    fn end(
        &mut self,
        out: &mut dyn Write,
        _: &Run,
        _: &Caseload,
        not_judged: &[NotJudged],
    ) -> Result<(), ReportError> {
        let notes: Vec<Value> = not_judged
            .iter()
            .map(|note| {
                json!({ "level": "error", "message": { "text": format!("{}: {}", note.file, note.reason) } })
            })
            .collect();
        let invocation =
            json!([{ "executionSuccessful": not_judged.is_empty(), "toolExecutionNotifications": notes }]);
        writeln!(out, "\n],\"invocations\":{invocation}}}]}}")?;
        Ok(())
    }
}

fn result(file: &str, finding: &Finding) -> Value {
    let mut place = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } });
    if let (Some(line), Some(column)) = (finding.line, finding.column) {
        place["physicalLocation"]["region"] = json!({ "startLine": line, "startColumn": column });
    }
    place["logicalLocations"] =
        json!([{ "fullyQualifiedName": finding.pointer.as_str(), "name": finding.place }]);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let message = format!("{}: {} To mend it: {}.", finding.place, sentence(&finding.message), finding.mend);
    let mut result = json!({
        "ruleId": finding.code,
        "level": level,
        "message": { "text": message },
        "locations": [place],
        "properties": finding,
    });
    if let Some(reason) = &finding.waived {
        result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
    }
    result
}

fn sentence(message: &str) -> String {
    if message.ends_with(['.', '?']) { message.to_owned() } else { format!("{message}.") }
}

/// A file name as a URI reference: what may not stand in one is written in percent signs.
fn uri(file: &str) -> String {
    file.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            b'\\' => "/".to_owned(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
