//! Chains of versions, councils' keys and packages, for the tests of the move.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(dead_code, reason = "each test file uses some of this")]
#![allow(clippy::disallowed_methods, reason = "the tests read the fixtures")]

use ehcp::json;
use ehcp::model::{Date, Plan, PlanId, Reason, ReplacedVersion, Status};
use ehcp::review::VersionFile;
use ehcp::transfer::layout::{Entry, lay_out};
use ehcp::transfer::minisign::SecretKey;
use ehcp::transfer::seal::Identity;
use ehcp::transfer::trust::{AnyKey, Trust, with_key};
use ehcp::transfer::{AdviceFile, Opened, Opening, Papers, Refusal, Sending, Unsigned, open, pack};
use std::path::{Path, PathBuf};

/// The council that sends in these tests, and the one that receives.
pub const SENDER: &str = "Tarnside Council";
pub const RECIPIENT: &str = "Marlbeck Council";
/// The day of packing, which is the day of the transfer too.
pub const ON: Date = Date::constant(2027, 1, 11);

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn fixtures() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(root().join("fixtures/plans"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    all.sort();
    assert!(all.len() > 10);
    all
}

pub fn plan_of(file: &Path) -> Plan {
    json::read(&std::fs::read(file).unwrap()).unwrap()
}

pub fn fixture(name: &str) -> Plan {
    plan_of(&root().join("fixtures/plans").join(name))
}

/// A final plan of the sending council, as its first version.
pub fn sent(mut plan: Plan) -> Plan {
    SENDER.clone_into(&mut plan.local_authority.name);
    plan.version.number = 1;
    plan.version.replaces = None;
    plan.version.status = Status::Final;
    plan
}

/// So many versions of a plan, each made of the one before.
pub fn chain(first: Plan, count: u32) -> Vec<VersionFile> {
    let mut versions = vec![first];
    for number in 2..=count {
        let before = versions.last().unwrap();
        let mut next = before.clone();
        next.version.replaces =
            Some(ReplacedVersion { id: before.version.id, sha256: json::fingerprint(before).unwrap() });
        next.version.number = number;
        next.version.id = uuid(number);
        next.version.reason = Reason::AnnualReview;
        versions.push(next);
    }
    let named = |plan: Plan| VersionFile { file: format!("v{}.json", plan.version.number), plan };
    versions.into_iter().map(named).collect()
}

fn uuid(number: u32) -> uuid::Uuid {
    uuid::Uuid::new_v5(&PlanId(uuid::Uuid::nil()).0, &number.to_be_bytes())
}

pub fn sending() -> Sending {
    Sending { to: RECIPIENT.to_owned(), to_gss_code: None, on: ON, aware: None, moved: None }
}

pub fn key(seed: u8) -> SecretKey {
    SecretKey::of(&[seed; 40])
}

/// A trust file in which a key is the sender's until the end of August 2027.
pub fn trust_of(key: &SecretKey, council: &str) -> Trust {
    let text = with_key(
        None,
        &AnyKey::Signing(key.public()),
        council,
        Some(Date::constant(2026, 9, 1)),
        Date::constant(2027, 8, 31),
    );
    Trust::read(&text.unwrap()).unwrap()
}

pub fn packed(versions: &[VersionFile]) -> Unsigned {
    pack(versions, &sending(), &Papers::default()).unwrap()
}

/// A plan with next to nothing in it, so that each of its bytes can be tried.
pub fn small() -> Vec<VersionFile> {
    let mut plan = sent(fixture("nearly-empty-draft.json"));
    plan.version.made_on = Some(Date::constant(2026, 6, 1));
    plan.sections.placement.status = ehcp::model::PlacementStatus::LeftOpen;
    chain(plan, 1)
}

pub fn opened_on(file: &[u8], trust: &Trust, on: Date) -> Result<Opened, Refusal> {
    open(file, &Opening { own: RECIPIENT, on, trust, identities: &[] })
}

pub fn opened(file: &[u8], trust: &Trust) -> Result<Opened, Refusal> {
    opened_on(file, trust, ON)
}

pub fn opened_with(file: &[u8], trust: &Trust, identities: &[Identity]) -> Result<Opened, Refusal> {
    open(file, &Opening { own: RECIPIENT, on: ON, trust, identities })
}

/// The files of a package, to be changed by a test.
pub fn entries(file: &[u8], trust: &Trust) -> Vec<Entry> {
    opened(file, trust).unwrap().entries
}

/// A package of these files, as a forger would lay it out.
pub fn laid_out(entries: &[Entry]) -> Vec<u8> {
    lay_out(entries)
}

pub fn advice(label: Option<&str>, name: &str, bytes: &[u8]) -> AdviceFile {
    AdviceFile { label: label.map(str::to_owned), name: name.to_owned(), bytes: bytes.to_vec() }
}
