//! A PDF of ours that carries its plan: nothing needs to be read off its pages.

use crate::convert::build::Counts;
use crate::convert::proof_page;
use crate::convert::report::{Report, SourceFile, Status};
use crate::json;
use crate::render::extract::extract;
use serde_json::Value;

/// What the report says of such a plan.
const TAKEN_OUT: &str =
    "the PDF carries its plan as a record; it was taken out as it stands, and the pages were not read";

/// The plan that a PDF carries, byte for byte, its report and its proof sheet; `None` where the file is
/// no PDF, carries no plan, or one that this version does not read: then its pages are read.
pub(super) fn files(bytes: &[u8], file: &str, sha256: &str) -> Option<Vec<Vec<u8>>> {
    let start = bytes.get(..bytes.len().min(1024))?;
    if !start.windows(5).any(|window| window == b"%PDF-") {
        return None;
    }
    let plan = extract(bytes.to_vec()).ok()?;
    let typed = json::read(&plan).ok()?;
    let value: Value = serde_json::from_slice(&plan).ok()?;
    let source = SourceFile { file: file.to_owned(), sha256: sha256.to_owned(), kind: Some("PDF") };
    let mut report = Report::refused(source, String::new());
    report.status = Status::Ok;
    report.reason = None;
    report.remarks = vec![TAKEN_OUT.to_owned()];
    report.items = Counts::of(&typed);
    let proof = proof_page::page(&report, &value).ok()?;
    let mut said = serde_json::to_vec_pretty(&report).ok()?;
    said.push(b'\n');
    Some(vec![plan, said, proof.into_bytes()])
}
