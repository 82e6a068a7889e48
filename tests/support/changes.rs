//! Pairs of versions: those of `fixtures/reviews` and `fixtures/notices`, as a notice may be served of them.

use ehcp::json;
use ehcp::model::{Date, Plan, Reason, Status};
use std::path::Path;

/// A pair of versions and the day on which a notice of it is served.
pub struct Pair {
    /// The name of the case.
    pub name: &'static str,
    /// The plan in force.
    pub before: Plan,
    /// The proposed version.
    pub after: Plan,
    /// The day of service.
    pub on: Date,
}

/// The cases of which a notice may be served.
pub const PROPOSALS: [(&str, &str); 16] = [
    ("notices", "everything-at-once"),
    ("notices", "nothing-less"),
    ("notices", "young-person"),
    ("reviews", "a-fair-stronger-plan"),
    ("reviews", "forty-pages-one-word"),
    ("reviews", "hours-cut-prose-nicer"),
    ("reviews", "merged-with-less"),
    ("reviews", "need-dropped"),
    ("reviews", "outcome-date-a-year-later"),
    ("reviews", "phase-transfer"),
    ("reviews", "ratio-worse"),
    ("reviews", "renamed-provider"),
    ("reviews", "split-with-the-same-total"),
    ("reviews", "therapy-moved-to-health"),
    ("reviews", "where-possible-slipped-in"),
    ("reviews", "will-to-may"),
];

/// The cases of `fixtures/reviews` of which none may be served.
pub const NO_PROPOSALS: [&str; 3] =
    ["council-move-local-names", "everything-reordered-with-new-ids", "only-the-layout-differs"];

/// The cases that came later: documents of both versions are made of them too.
pub const FURTHER: [&str; 8] = [
    "care-moved-and-cut",
    "council-move-shorter-mentoring",
    "health-wording-looser",
    "one-outcome-easier-one-replaced",
    "split-with-less",
    "transfer-to-a-larger-class",
    "two-merged-with-the-same-total",
    "typing-corrected-and-reordered",
];

/// A pair as it stands in its folder.
pub fn pair(folder: &str, name: &'static str) -> Pair {
    let read = |file: &str| -> Plan {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder).join(name).join(file);
        json::read_file(&path).expect("a plan")
    };
    let on = match (folder, name) {
        ("notices", "young-person") => "2027-10-20",
        ("notices", _) => "2027-10-01",
        _ => "2026-12-01",
    };
    Pair { name, before: read("before.json"), after: read("after.json"), on: on.parse().expect("a day") }
}

/// The pair of a proposal. The phase transfer compares two proposals: its first is taken as in force.
pub fn proposal(folder: &str, name: &'static str) -> Pair {
    let mut pair = pair(folder, name);
    if name == "phase-transfer" {
        pair.before.version.status = Status::Final;
        pair.after.version.reason = Reason::PhaseTransfer;
        let replaces = pair.after.version.replaces.as_mut().expect("the replaced version");
        replaces.sha256 = json::fingerprint(&pair.before).expect("a fingerprint");
    }
    pair
}

/// All proposals.
pub fn proposals() -> impl Iterator<Item = Pair> {
    PROPOSALS.into_iter().map(|(folder, name)| proposal(folder, name))
}

/// Takes the fingerprint of the plan in force into the proposed version, after a test changed the first.
pub fn replace_again(pair: &mut Pair) {
    if let Some(replaces) = pair.after.version.replaces.as_mut() {
        replaces.id = pair.before.version.id;
        replaces.sha256 = json::fingerprint(&pair.before).expect("a fingerprint");
    }
}
