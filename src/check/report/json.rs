//! The envelope `ehcp-findings/1`.

use super::{Caseload, CheckedFile, Form, ReportError, Run};
use crate::check::GroupScore;
use crate::finding::{NotJudged, PlanFindings};
use serde::Serialize;
use std::io::Write;

/// Writes the envelope, one plan on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Envelope {
    plans: usize,
}

/// A plan of the envelope with what only `check` knows.
#[derive(Serialize)]
struct Plan<'a> {
    #[serde(flatten)]
    findings: &'a PlanFindings,
    profile: Option<&'static str>,
    score_by_section: &'a [GroupScore],
}

impl Form for Envelope {
    fn begin(&mut self, out: &mut dyn Write, run: &Run) -> Result<(), ReportError> {
        let engine = env!("CARGO_PKG_VERSION");
        let (on, changed, ended) = (
            serde_json::to_string(&run.on)?,
            serde_json::to_string(&run.changed)?,
            serde_json::to_string(&run.ended)?,
        );
        write!(
            out,
            "{{\"format\":\"ehcp-findings/1\",\"engine\":\"{engine}\",\"on\":{on},\
\"severities_changed\":{changed},\"waivers_ended\":{ended},\"plans\":["
        )?;
        Ok(())
    }

    fn plan(&mut self, out: &mut dyn Write, file: &CheckedFile) -> Result<(), ReportError> {
        out.write_all(if self.plans == 0 { b"\n" } else { b",\n" })?;
        self.plans += 1;
        let plan = Plan {
            findings: &file.findings,
            profile: file.profile.map(super::Profile::name),
            score_by_section: file.score.as_ref().map(|score| score.groups.as_slice()).unwrap_or_default(),
        };
        serde_json::to_writer(out, &plan)?;
        Ok(())
    }

    fn end(
        &mut self,
        out: &mut dyn Write,
        _: &Run,
        _: &Caseload,
        not_judged: &[NotJudged],
    ) -> Result<(), ReportError> {
        writeln!(out, "\n],\"could_not_judge\":{}}}", serde_json::to_string(not_judged)?)?;
        Ok(())
    }
}
