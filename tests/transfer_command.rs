//! `ehcp key`, `ehcp pack` and `ehcp open`, as officers of two councils run them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::disallowed_methods, reason = "the tests read what the program wrote")]

#[path = "support/packages.rs"]
mod packages;
#[path = "support/program.rs"]
mod program;

use ehcp::json;
use packages::{RECIPIENT, SENDER, chain, fixture, sent};
use program::Ran;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder with both councils' keys, their trust files and the versions of a plan.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for council in [SENDER, RECIPIENT] {
            desk.run(&["key", "new", "--council", council, "-o", "keys"], 0);
        }
        for (name, council, trust) in
            [("tarnside", SENDER, "marlbeck.toml"), ("marlbeck", RECIPIENT, "tarnside.toml")]
        {
            let key = format!("keys/{name}-council.sign.pub");
            let until = ["--until", "2027-08-31", "--trust", trust];
            desk.run(&[&["key", "trust", &key, "--council", council], &until[..]].concat(), 0);
        }
        std::fs::create_dir(desk.path("versions")).unwrap();
        for version in chain(sent(fixture("moved-in-from-another-council.json")), 3) {
            let file = desk.path("versions").join(&version.file);
            std::fs::write(file, json::write(&version.plan).unwrap()).unwrap();
        }
        std::fs::write(desk.path("council.toml"), "name = \"Marlbeck Council\"\ngss_code = \"E10000099\"\n")
            .unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program in the folder: what it printed, what it said, and its code.
    fn ran(&self, arguments: &[&str]) -> Ran {
        program::ran(program::ehcp(arguments).current_dir(self.folder.path()))
    }

    fn run(&self, arguments: &[&str], code: i32) -> (String, String) {
        let (out, messages, found) = self.ran(arguments);
        assert_eq!(found, code, "{arguments:?}\n{out}\n{messages}");
        (out, messages)
    }

    fn pack(&self, more: &[&str], code: i32) -> (String, String) {
        let usual = ["pack", "versions", "--to", RECIPIENT, "--on", "2027-01-11", "--no-copies"];
        self.run(&[&usual[..], more].concat(), code)
    }

    fn open(&self, file: &str, more: &[&str], code: i32) -> (String, String) {
        let usual = ["open", file, "--trust", "marlbeck.toml", "--on", "2027-01-12"];
        self.run(&[&usual[..], more].concat(), code)
    }
}

const SIGN: &str = "keys/tarnside-council.sign.key";
const RECEIVE: [&str; 2] = ["--identity", "keys/marlbeck-council.receive.key"];
const SEAL: [&str; 2] = ["--recipient", "keys/marlbeck-council.receive.pub"];

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_plan_moves_and_a_receipt_goes_back() {
    let desk = Desk::new();
    let aware = ["--aware", "2027-01-04", "--moved", "2027-01-11"];
    let (out, messages) =
        desk.pack(&[&["--key", SIGN, "-o", "plan.ehcp"], &SEAL[..], &aware[..]].concat(), 1);
    assert_eq!(out, "plan.ehcp\n");
    assert!(
        messages.contains("not in the package: K1, K2") && !messages.contains("not encrypted"),
        "{messages}"
    );

    let (text, messages) = desk.open("plan.ehcp", &[&["--as", RECIPIENT], &RECEIVE[..]].concat(), 1);
    for said in ["Owed from day one", "180 minutes a week", "Mon 22 Feb 2027", "TL-804", "Quayside"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(messages.contains("nothing is accepted yet"), "{messages}");
    assert!(!text.contains("Oyelaran"), "the child's name is no part of it");

    let accept =
        ["--as", "council.toml", "--accept", "--key", "keys/marlbeck-council.sign.key", "-o", "ours"];
    let (text, _) = desk.open("plan.ehcp", &[&accept[..], &RECEIVE[..]].concat(), 1);
    assert!(
        text.contains("Accepted: version 4 of Marlbeck Council") && text.contains("no change in anything"),
        "{text}"
    );
    assert_eq!(names(&desk.path("ours")), ["receipt.json", "receipt.json.minisig", "received", "versions"]);
    assert_eq!(names(&desk.path("ours/versions")), ["v1.json", "v2.json", "v3.json", "v4.json"]);
    desk.run(&["history", "ours/versions"], 0);
    desk.run(&["validate", "ours/versions/v4.json"], 0);
    // Nothing is written over.
    let (_, messages) = desk.open("plan.ehcp", &[&accept[..], &RECEIVE[..]].concat(), 2);
    assert!(messages.contains("--force"), "{messages}");

    let receipt = [
        "open",
        "plan.ehcp",
        "--receipt",
        "ours/receipt.json",
        "--trust",
        "tarnside.toml",
        "--on",
        "2027-01-14",
    ];
    let (text, _) = desk.run(&receipt, 0);
    assert!(text.starts_with("The receipt holds: Marlbeck Council accepted plan"), "{text}");
    let (_, messages) = desk.run(
        &[
            "open",
            "council.toml",
            "--receipt",
            "ours/receipt.json",
            "--trust",
            "tarnside.toml",
            "--on",
            "2027-01-14",
        ],
        2,
    );
    assert!(messages.contains("another package"), "{messages}");
}

#[test]
fn a_refused_package_says_why_in_words_and_as_json() {
    let desk = Desk::new();
    desk.pack(&[&["--key", SIGN, "-o", "plan.ehcp"], &SEAL[..]].concat(), 1);
    let (_, messages) = desk.open("plan.ehcp", &["--as", RECIPIENT], 2);
    assert!(messages.contains("P-004 no-identity"), "{messages}");
    let (out, messages) = desk.open(
        "plan.ehcp",
        &[&["--as", "Hartsmere Council", "--format", "json"], &RECEIVE[..]].concat(),
        2,
    );
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["format"], "ehcp-open/1");
    assert_eq!(
        (value["status"].as_str(), value["refused"]["code"].as_str()),
        (Some("refused"), Some("P-028"))
    );
    assert!(messages.contains("other-recipient"), "{messages}");
    desk.run(
        &[
            "key",
            "revoke",
            "keys/tarnside-council.sign.pub",
            "--on",
            "2027-01-02",
            "--trust",
            "marlbeck.toml",
        ],
        0,
    );
    let (_, messages) = desk.open("plan.ehcp", &[&["--as", RECIPIENT], &RECEIVE[..]].concat(), 2);
    assert!(messages.contains("P-032 key-revoked"), "{messages}");
}

#[test]
fn the_same_as_json() {
    let desk = Desk::new();
    desk.pack(&["--key", SIGN, "-o", "plan.ehcp"], 1);
    let (out, _) = desk.open("plan.ehcp", &["--as", RECIPIENT, "--format", "json"], 1);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((value["format"].as_str(), value["status"].as_str()), (Some("ehcp-open/1"), Some("opened")));
    assert_eq!(value["package"]["encrypted"], false);
    assert_eq!(value["arrival"]["owed"][1]["minutes_per_week"]["min"], 180);
    assert!(value["arrival"]["clocks"].as_array().unwrap().iter().any(|clock| clock["code"] == "TL-804"));
    assert_eq!(value["accepted"], Value::Null);
}

#[test]
fn an_unsigned_package_is_told_and_taken_by_nobody() {
    let desk = Desk::new();
    let (_, messages) = desk.pack(&["-o", "plan.ehcp"], 1);
    assert!(messages.contains("not signed") && messages.contains("not encrypted"), "{messages}");
    let (_, messages) = desk.open("plan.ehcp", &["--as", RECIPIENT], 2);
    assert!(messages.contains("P-014 not-signed"), "{messages}");
    // The manifest alone is what a signature is of.
    let (out, _) = desk.pack(&["--manifest", "manifest.json"], 0);
    assert_eq!(out, "manifest.json\n");
    assert!(std::fs::read_to_string(desk.path("manifest.json")).unwrap().contains("ehcp-package/1"));
}

#[test]
fn readable_copies_go_with_the_plan() {
    let desk = Desk::new();
    desk.run(
        &["pack", "versions", "--to", RECIPIENT, "--on", "2027-01-11", "--key", SIGN, "-o", "plan.ehcp"],
        1,
    );
    let accept = ["--as", "council.toml", "--accept", "-o", "ours"];
    let (_, messages) = desk.open("plan.ehcp", &accept, 1);
    assert!(messages.contains("receipt is not signed"), "{messages}");
    assert_eq!(names(&desk.path("ours/received/readable")), ["parent.pdf", "professional.pdf"]);
    let page = std::fs::read_to_string(desk.path("ours/received/index.html")).unwrap();
    assert!(page.contains("href=\"readable/parent.pdf\"") && page.contains("Morayo Oyelaran"));
}

#[test]
fn keys_are_for_their_owner_only_and_never_shown() {
    let desk = Desk::new();
    #[cfg(unix)]
    for end in ["sign.key", "receive.key"] {
        use std::os::unix::fs::PermissionsExt;
        let file = desk.path(&format!("keys/tarnside-council.{end}"));
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let show = |name: &str| desk.run(&["key", "show", &format!("keys/tarnside-council.{name}")], 0).0;
    assert_eq!(show("sign.key").replace("secret", "public"), show("sign.pub"));
    assert_eq!(show("receive.key").replace("secret", "public"), show("receive.pub"));
    let secret = std::fs::read_to_string(desk.path("keys/tarnside-council.receive.key")).unwrap();
    let secret = secret.lines().last().unwrap();
    assert!(!show("receive.key").contains(secret));
    // Another pair is not written over the first.
    let (_, messages) = desk.run(&["key", "new", "--council", SENDER, "-o", "keys"], 2);
    assert!(messages.contains("already there"), "{messages}");
    // A secret key is nothing to trust, and no message repeats it.
    let trust = ["--council", SENDER, "--until", "2027-08-31", "--trust", "marlbeck.toml"];
    for key in [SIGN, "keys/tarnside-council.receive.key", secret] {
        let (_, messages) = desk.run(&[&["key", "trust", key], &trust[..]].concat(), 2);
        assert!(!messages.contains(&secret[20..]), "{messages}");
    }
    let (_, messages) = desk.run(
        &[
            "key",
            "trust",
            "keys/tarnside-council.sign.pub",
            "--council",
            RECIPIENT,
            "--until",
            "2027-08-31",
            "--trust",
            "marlbeck.toml",
        ],
        2,
    );
    assert!(messages.contains("two councils"), "{messages}");
}
