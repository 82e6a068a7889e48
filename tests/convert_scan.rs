//! Scans: pages that are pictures are read by another program with `--ocr`, and never pass for certain.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test writes a scan and reads what the program wrote")]

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A PDF of one page that is a grey picture of 620 by 877 pixels, and nothing else.
fn scan() -> Vec<u8> {
    let objects: [&[u8]; 3] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    for (object, number) in objects.iter().zip(1..) {
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(*object);
        file.extend(b"\nendobj\n");
    }
    let content = "q 595 0 0 842 0 0 cm /I Do Q";
    file.extend(
        format!("4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n", content.len()).bytes(),
    );
    let picture =
        "/Type /XObject /Subtype /Image /Width 620 /Height 877 /ColorSpace /DeviceGray /BitsPerComponent 8";
    file.extend(format!("5 0 obj\n<< {picture} /Length {} >>\nstream\n", 620 * 877).bytes());
    file.extend(vec![255; 620 * 877]);
    file.extend(b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    file
}

/// What Tesseract would say of these lines of words, each with its place and how sure it was.
fn said(lines: &[(u32, u32, &str, u32)]) -> String {
    let mut said = String::from(
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
         1\t1\t0\t0\t0\t0\t0\t0\t620\t877\t-1\t\n",
    );
    for (at, (left, top, words, sure)) in lines.iter().enumerate() {
        let mut x = *left;
        for (number, word) in words.split(' ').enumerate() {
            let width = u32::try_from(word.len()).unwrap() * 5;
            let sure = if word.starts_with('?') { 31 } else { *sure };
            let word = word.trim_start_matches('?');
            writeln!(said, "5\t1\t1\t1\t{at}\t{number}\t{x}\t{top}\t{width}\t9\t{sure}.5\t{word}").unwrap();
            x += width + 4;
        }
    }
    said
}

fn program(folder: &Path, script: &str) {
    let file = folder.join("tesseract");
    std::fs::write(&file, script).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn convert(folder: &Path, path: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ehcp"))
        .env("PATH", path)
        .arg("convert")
        .arg(folder.join("scan.pdf"))
        .arg("-o")
        .arg(folder.join("out"))
        .args(arguments)
        .output()
        .unwrap()
}

fn json(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join("out").join(name)).unwrap()).unwrap()
}

#[test]
fn a_scan_becomes_a_plan_that_is_always_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scan.pdf"), scan()).unwrap();
    let tsv = said(&[
        (50, 60, "Northmere Council", 96),
        (50, 90, "Name: Sam Vale", 96),
        (50, 120, "Section B: Special educational needs", 95),
        (50, 150, "Sam finds ?reodlng hard.", 94),
        (50, 200, "Section F: Special educational provision", 95),
        (50, 230, "A reading pen each day.", 96),
    ]);
    std::fs::write(folder.path().join("said.tsv"), tsv).unwrap();
    let told = folder.path().join("arguments");
    std::fs::write(&told, "").unwrap();
    // It may read what it needs, takes the picture, and can write nothing.
    program(
        folder.path(),
        &format!(
            "#!/bin/sh\nhead -c 2 | grep -q P5 || exit 3\ncat > /dev/null\necho x > {told} 2>/dev/null && exit 4\n\
             [ \"$*\" = 'stdin stdout -l eng --psm 3 --dpi 75 tsv' ] || exit 5\n[ \"$OMP_THREAD_LIMIT\" = 1 ] || exit 6\n\
             cat {said}\n",
            told = told.display(),
            said = folder.path().join("said.tsv").display()
        ),
    );
    let path = format!("relative:{}:/usr/bin:/bin", folder.path().display());
    let done = convert(folder.path(), &path, &["--ocr"]);
    let text = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{text}");
    let (plan, report) = (json(folder.path(), "scan.plan.json"), json(folder.path(), "scan.report.json"));
    assert_eq!(report["status"], "doubtful");
    assert!(report["doubts"][0]["reason"].as_str().unwrap().contains("OCR"), "{report}");
    let doubts = report["doubts"].as_array().unwrap();
    assert!(doubts.iter().any(|doubt| doubt["words"] == "reodlng"
        && doubt["reason"].as_str().unwrap().contains("31")
        && doubt["place"].as_str().unwrap().contains("page 1")));
    assert_eq!(plan["sections"]["B"]["needs"][0]["text"], "Sam finds reodlng hard.");
    assert_eq!(plan["sections"]["F"]["provisions"][0]["text"], "A reading pen each day.");
    assert_eq!(report["words"]["lost"], 0);
}

#[test]
fn without_the_program_the_message_says_how_to_get_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scan.pdf"), scan()).unwrap();
    let done = convert(folder.path(), "", &["--ocr"]);
    let message = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2));
    assert!(
        ["apt-get install tesseract-ocr", "winget", "brew"].iter().all(|how| message.contains(how)),
        "{message}"
    );
    // Without the option a scan is refused, and the way out is named.
    let done = convert(folder.path(), "", &[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stdout).contains("--ocr"));
}

#[test]
fn a_program_that_fails_leaves_no_half_of_a_plan() {
    for script in ["#!/bin/sh\nexit 1\n", "#!/bin/sh\ncat > /dev/null\nprintf '\\377'\n"] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("scan.pdf"), scan()).unwrap();
        program(folder.path(), script);
        let done = convert(folder.path(), &format!("{}:/usr/bin:/bin", folder.path().display()), &["--ocr"]);
        assert_eq!(done.status.code(), Some(2));
        assert!(!folder.path().join("out/scan.plan.json").exists());
        assert_eq!(json(folder.path(), "scan.report.json")["status"], "refused");
    }
}

#[test]
fn what_the_program_says_can_be_anything() {
    let page =
        |words: &str| ehcp::convert::read::ReadPage { page: 1, size: (620, 877), words: words.to_owned() };
    for words in [
        "",
        "5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t99\tok\n",
        "5\t1\t1\t1\t1\t1\t4294967295\t4294967295\t4294967295\t1\tnan\tword\n5\t\t\t\n\t\t\t\t\t\t\t\t\t\t\t\t\t\n",
        "5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t-1\tword\n",
    ] {
        let read = ehcp::convert::read::read_with(&scan(), &[page(words)]);
        assert!(!matches!(read, Err(ehcp::convert::read::ReadError::Internal { .. })), "{words:?}");
    }
    let zero = ehcp::convert::read::ReadPage { page: 1, size: (0, 0), words: said(&[(1, 1, "a word", 90)]) };
    assert!(!matches!(
        ehcp::convert::read::read_with(&scan(), &[zero]),
        Err(ehcp::convert::read::ReadError::Internal { .. })
    ));
}
