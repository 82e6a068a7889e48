//! A folder converted in one go, cut off anywhere and gone on with, or twice: the same bytes.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads what the program wrote")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn legacy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy").join(name)
}

/// A folder of sources of many types, with one that is refused.
fn sources(folder: &Path) -> PathBuf {
    let sources = folder.join("in");
    std::fs::create_dir_all(sources.join("more")).unwrap();
    for (from, to) in [
        ("samples/s1.docx", "s1.docx"),
        ("samples/s2.rtf", "s2.rtf"),
        ("samples/s6.odt", "more/s6.odt"),
        ("samples/s8.txt", "more/s8.txt"),
        ("samples/s7.docx", "s7.docx"),
        ("samples/damaged/cut-short.docx", "cut-short.docx"),
        ("layouts/one-long-page.html", "page.html"),
        ("layouts/need-tables.docx", "page.docx"),
    ] {
        std::fs::copy(legacy(from), sources.join(to)).unwrap();
    }
    sources
}

/// Runs to the end: its exit code and what it said.
fn run(sources: &Path, output: &Path) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_ehcp"))
        .args(["convert", "--jobs", "2"])
        .arg(sources)
        .arg("--output")
        .arg(output)
        .output()
        .unwrap();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
}

fn start(sources: &Path, output: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_ehcp"))
        .args(["convert", "--jobs", "2"])
        .arg(sources)
        .arg("--output")
        .arg(output)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Every file below a folder with its bytes, hidden ones too.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.insert(path.strip_prefix(top).unwrap().to_owned(), bytes);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

fn lines(ledger: &Path) -> usize {
    std::fs::read_to_string(ledger).map_or(0, |text| text.matches('\n').count())
}

#[test]
fn a_run_cut_off_anywhere_goes_on_to_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let sources = sources(place.path());
    let whole = place.path().join("whole");
    assert_eq!(run(&sources, &whole).0, Some(2));
    let wanted = files(&whole);
    assert_eq!(wanted.len(), 7 * 3 + 1 + 1, "three files a plan, a report of the refused one, the ledger");

    let mut cut = 0;
    for moment in 0..20_u64 {
        let output = place.path().join(format!("cut-{moment}"));
        let mut child = start(&sources, &output);
        if moment % 2 == 0 {
            // After so many finished files.
            let ledger = output.join("convert.ledger.jsonl");
            while lines(&ledger) < usize::try_from(moment / 2).unwrap().min(7)
                && child.try_wait().unwrap().is_none()
            {
                std::thread::sleep(Duration::from_micros(200));
            }
        } else {
            // After so many milliseconds, spread over the run.
            std::thread::sleep(Duration::from_millis(moment * moment * 3));
        }
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        cut += usize::from(running);
        let (code, said) = run(&sources, &output);
        assert_eq!(code, Some(2), "cut {moment}: {said}");
        let found = files(&output);
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&wanted), "cut {moment}: {said}");
        assert!(found == wanted, "cut {moment}: other bytes");
        std::fs::remove_dir_all(&output).unwrap();
    }
    assert!(cut >= 8, "only {cut} runs were still going when they were cut off");
}

#[test]
fn a_second_run_reads_nothing_again_and_another_folder_gets_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let sources = sources(place.path());
    let (one, two) = (place.path().join("one"), place.path().join("two"));
    for output in [&one, &one, &two] {
        assert_eq!(run(&sources, output).0, Some(2));
    }
    assert!(files(&one) == files(&two));
    // What somebody else wrote under an output's name is not replaced.
    let plan = one.join("s1.plan.json");
    std::fs::write(&plan, b"mine").unwrap();
    std::fs::remove_file(one.join("convert.ledger.jsonl")).unwrap();
    assert_eq!(run(&sources, &one).0, Some(2));
    assert_eq!(std::fs::read(&plan).unwrap(), b"mine");
}
