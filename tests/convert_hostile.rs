//! Files that would harm a program or a family: each gets one clear answer from `ehcp convert`, in
//! bounded time and memory, while the plans beside it are converted and nothing else is touched.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test writes hostile files for the program to read")]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const LONGEST: Duration = Duration::from_secs(30);
/// 512 MiB, in the kibibytes in which Linux tells it.
const MOST_MEMORY: u64 = 512 << 10;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/legacy/samples")
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(document: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

fn body(inside: &str) -> Vec<u8> {
    format!("<w:document {W}><w:body>{inside}</w:body></w:document>").into_bytes()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A short plan; `more` stands in Section B.
fn plan(more: &str) -> String {
    let mut all = String::new();
    for text in [
        "Northmere Council",
        "Name: Sam Vale",
        "Date of birth: 1 May 2015",
        "Section B: Special educational needs",
        "Sam finds reading hard and needs help with it.",
    ] {
        all.push_str(&paragraph(text));
    }
    all + more
        + &paragraph("Section F: Special educational provision")
        + &paragraph("A reading pen each day.")
}

/// An office file of the old kind with one named stream in its directory.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

/// A PDF of these objects, with its table of places right.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        write!(bytes, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let table = bytes.len();
    write!(bytes, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(bytes, "{place:010} 00000 n ").unwrap();
    }
    write!(bytes, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    bytes
}

/// A page that is one picture.
fn scan() -> Vec<u8> {
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        "<< /Length 28 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream",
    ])
}

fn page_loop() -> Vec<u8> {
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>",
    ])
}

/// What the answer must be: a refusal with these words, or a plan that was read in spite of all.
enum Answer {
    Refused(&'static str),
    Read,
    /// Either, as long as it is one of these two.
    Any,
}

fn cases() -> Vec<(String, Vec<u8>, Answer)> {
    use Answer::{Any, Read, Refused};
    let entities =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    let attributes = (0..100_000).map(|at| format!(" a{at}=\"\"")).collect::<Vec<_>>().concat();
    let nested = zipped(&[("inner.zip", &zipped(&[("inner.docx", &word(&body(&plan(""))))]))]);
    let vba = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", &body(&plan(""))),
        ("word/vbaProject.bin", b"Sub AutoOpen() Shell \"calc\" End Sub"),
    ]);
    let climbing = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("../../../../climbed.txt", b"out"),
        ("/climbed.txt", b"out"),
        ("word/document.xml", &body(&plan(""))),
    ]);
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden canary words.</w:t></w:r></w:p>";
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Section B: needs".encode_utf16().flat_map(u16::to_le_bytes))
        .chain([0x41])
        .collect();
    let broken =
        [b"Section B: Special educational needs\n\nSam finds r\xFF\xFE\xC3ding hard.\n".as_slice(), b"\n"]
            .concat();
    let mut found: Vec<(&str, Vec<u8>, Answer)> = vec![
        ("bomb.docx", word(&vec![b' '; 110_000_000]), Refused("over the limit")),
        ("nested.docx", nested, Refused("an archive")),
        (
            "entities.docx",
            word(format!("{entities}<w:document {W}>&c;</w:document>").as_bytes()),
            Refused("document type"),
        ),
        (
            "outside.docx",
            word(format!("{outside}<w:document {W}>&x;</w:document>").as_bytes()),
            Refused("document type"),
        ),
        ("attributes.docx", word(&body(&format!("<w:p{attributes}/>"))), Refused("over the limit")),
        ("tables.docx", word(&body(&"<w:tbl><w:tr><w:tc>".repeat(20_000))), Refused("over the limit")),
        ("no-main-part.docx", zipped(&[("[Content_Types].xml", b"<Types/>")]), Refused("damaged")),
        ("climbing.docx", climbing, Read),
        ("macros.docm", vba, Read),
        ("hidden.docx", word(&body(&plan(hidden))), Read),
        ("locked.docx", compound("EncryptedPackage"), Refused("encrypted")),
        ("scan.pdf", scan(), Refused("scan")),
        ("page-loop.pdf", page_loop(), Any),
        ("empty.docx", Vec::new(), Refused("empty")),
        ("deep.rtf", [b"{\\rtf1 ".as_slice(), &b"{".repeat(1_000_000)].concat(), Refused("over the limit")),
        ("long-bin.rtf", b"{\\rtf1 Section B {\\bin99999999999 x}}".to_vec(), Any),
        (
            "deep.html",
            format!("<html>{}", "<table><tr><td>".repeat(50_000)).into_bytes(),
            Refused("over the limit"),
        ),
        ("sixteen.txt", utf16, Any),
        ("bytes.txt", broken, Read),
        ("program.pdf", b"MZ\x90\0\x03\0\0\0".to_vec(), Refused("a program")),
        (
            "million.docx",
            word(&body(&"<w:p><w:r><w:t>Sam reads.</w:t></w:r></w:p>".repeat(1_000_000))),
            Refused("over the limit"),
        ),
        ("million.txt", "Sam reads well.\n\n".repeat(1_000_000).into_bytes(), Refused("over the limit")),
        ("large.docx", vec![b'x'; 51 << 20], Refused("over the limit")),
        (
            "a\nname \u{1b}[31mred\u{202e}.txt",
            b"Section B: Special educational needs\n\nSam finds reading hard.\n".to_vec(),
            Read,
        ),
    ];
    let mut all: Vec<(String, Vec<u8>, Answer)> =
        found.drain(..).map(|(name, bytes, answer)| (name.to_owned(), bytes, answer)).collect();
    all.extend(long_texts());
    let sample = |name: &str| std::fs::read(samples().join(name)).unwrap();
    all.push(("locked.pdf".into(), sample("damaged/locked.pdf"), Refused("encrypted")));
    all.push(("really-a-pdf.docx".into(), sample("damaged/really-a-pdf.docx"), Read));
    all.push(("really-a-docx.txt".into(), sample("s1.docx"), Read));
    // Every type cut short: text is read as far as it goes, packed files are refused by name.
    for (name, answer) in [
        ("s1.docx", Refused("cut short")),
        ("s6.odt", Refused("cut short")),
        ("s2.rtf", Any),
        ("s4.pdf", Any),
        ("s8.txt", Read),
    ] {
        let bytes = sample(name);
        all.push((format!("half-{name}"), bytes[..bytes.len() / 2].to_vec(), answer));
    }
    all
}

/// Texts that would cost a careless program the square of their length.
fn long_texts() -> Vec<(String, Vec<u8>, Answer)> {
    use Answer::Any;
    let found: Vec<(&str, Vec<u8>, Answer)> = vec![
        (
            "headings.txt",
            "Section B: Special educational needs\n\nSection F: Provision\n\n".repeat(4_000).into_bytes(),
            Any,
        ),
        (
            "one-heading.txt",
            "Section B: Special educational needs\n\nSam reads.\n\n".repeat(4_000).into_bytes(),
            Any,
        ),
        (
            "numbers.txt",
            (0..9_000)
                .map(|at| format!("{}.{} Sam reads.\n\n", at % 90, at % 77))
                .collect::<Vec<_>>()
                .concat()
                .into_bytes(),
            Any,
        ),
        ("names.txt", "Sam Vale\n\n".repeat(9_000).into_bytes(), Any),
        (
            "outcomes.txt",
            format!(
                "Section E: Outcomes\n\n{}",
                "Outcome 1: Sam will read.\n\nProvision: A pen. Who: A teacher.\n\n".repeat(3_000)
            )
            .into_bytes(),
            Any,
        ),
        ("one-line.txt", "Sam reads well: ".repeat(200_000).into_bytes(), Any),
    ];
    found.into_iter().map(|(name, bytes, answer)| (name.to_owned(), bytes, answer)).collect()
}

/// The program's answer on one file, how long it took and the most memory that it or a worker had, in KiB.
struct Ran {
    out: String,
    code: i32,
    time: Duration,
    memory: u64,
}

fn convert(input: &Path, output: &Path) -> Ran {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ehcp"))
        .args(["convert", "--jobs", "1"])
        .arg(input)
        .arg("--output")
        .arg(output)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut memory = 0;
    while child.try_wait().unwrap().is_none() {
        memory = memory.max(peak(child.id()));
        std::thread::sleep(Duration::from_millis(4));
        assert!(begun.elapsed() < LONGEST * 2, "{} is still running", input.display());
    }
    let done = child.wait_with_output().unwrap();
    Ran {
        out: String::from_utf8(done.stdout).unwrap(),
        code: done.status.code().unwrap(),
        time: begun.elapsed(),
        memory,
    }
}

/// The most memory that a process or one of its children has had, in KiB; 0 where no system tells it.
fn peak(process: u32) -> u64 {
    let of = |process: &str| -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children: Vec<String> = tasks
        .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|children| children.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    children.iter().map(|child| of(child)).max().unwrap_or(0).max(of(&process.to_string()))
}

/// Every file below a folder with its bytes' length.
fn listed(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let data = path.symlink_metadata().unwrap();
        if data.is_dir() { found.extend(listed(&path)) } else { found.push((path, data.len())) }
    }
    found.sort();
    found
}

#[test]
fn every_hostile_file_has_one_clear_answer_in_bounded_time_and_memory() {
    let place = tempfile::tempdir().unwrap();
    let sources = place.path().join("in");
    std::fs::create_dir(&sources).unwrap();
    let cases = cases();
    assert!(cases.len() >= 30);
    for (name, bytes, wanted) in &cases {
        let file = sources.join(name);
        std::fs::write(&file, bytes).unwrap();
        let before = listed(&sources);
        let output = place.path().join("out");
        let ran = convert(&file, &output);
        assert!(ran.time < LONGEST, "{name:?} took {:?}", ran.time);
        assert!(ran.memory < MOST_MEMORY, "{name:?} had {} KiB", ran.memory);
        let line = ran.out.trim_end();
        assert!(
            !line.contains('\n') && !line.contains('\u{1b}') && !line.contains('\u{202e}'),
            "{name:?}: {line:?}"
        );
        let report =
            listed(&output).into_iter().find(|(path, _)| path.to_string_lossy().ends_with(".report.json"));
        let report: Value = serde_json::from_slice(&std::fs::read(report.unwrap().0).unwrap()).unwrap();
        let refused = report["status"] == "refused";
        assert_eq!(ran.code == 2, refused, "{name:?}: {line}");
        match wanted {
            Answer::Refused(words) => {
                let reason = report["reason"].as_str().unwrap_or_default();
                assert!(refused && reason.contains(words), "{name:?}: {report}");
            }
            Answer::Read => {
                assert!(!refused, "{name:?}: {line}");
                assert_eq!(report["words"]["lost"], 0, "{name:?}");
            }
            Answer::Any => assert!(refused || report["words"]["lost"] == 0, "{name:?}: {line}"),
        }
        assert!(
            refused || !std::fs::read_to_string(plan_file(&output)).unwrap().contains("canary"),
            "{name:?}"
        );
        assert!(!line.contains("timeout") && !line.contains("crashed"), "{name:?}: {line}");
        // Nothing but the three outputs and the ledger, and nothing outside the folder.
        assert!(listed(&output).len() <= 4, "{name:?}: {:?}", listed(&output));
        assert_eq!(listed(&sources), before, "{name:?}");
        assert!(!place.path().join("climbed.txt").exists() && !Path::new("/climbed.txt").exists());
        std::fs::remove_dir_all(&output).unwrap();
        std::fs::remove_file(&file).unwrap();
    }
}

fn plan_file(output: &Path) -> PathBuf {
    listed(output).into_iter().find(|(path, _)| path.to_string_lossy().ends_with(".plan.json")).unwrap().0
}

#[cfg(unix)]
#[test]
fn a_folder_of_traps_is_answered_whole_and_the_plans_in_it_are_converted() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = tempfile::tempdir().unwrap();
    let sources = place.path().join("in");
    std::fs::create_dir_all(sources.join("folder.docx")).unwrap();
    std::fs::write(place.path().join("outside.txt"), "Section B: Special educational needs\n\nA secret.\n")
        .unwrap();
    symlink(place.path().join("outside.txt"), sources.join("link-out.txt")).unwrap();
    symlink("good.docx", sources.join("link-in.docx")).unwrap();
    symlink("/", sources.join("link-to-root")).unwrap();
    symlink("nowhere", sources.join("link-broken.docx")).unwrap();
    std::fs::write(sources.join("good.docx"), word(&body(&plan("")))).unwrap();
    std::fs::write(sources.join("bad.docx"), b"PK\x03\x04").unwrap();
    let closed = sources.join("closed.docx");
    std::fs::write(&closed, word(&body(&plan("")))).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o0)).unwrap();
    // A caretaker of the system opens closed files all the same.
    let opens_all = std::fs::read(&closed).is_ok();
    let pipe = sources.join("pipe.docx");
    let has_pipe = Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());

    let ran = convert(&sources, &place.path().join("out"));
    let answer = |name: &str| {
        ran.out.lines().find(|line| line.starts_with(&format!("{name}: "))).unwrap_or_default().to_owned()
    };
    assert_eq!(ran.code, 2);
    assert!(answer("good.docx").contains("0 lost"), "{}", ran.out);
    assert!(answer("link-in.docx").contains("0 lost"), "{}", ran.out);
    assert!(answer("link-out.txt").contains("a link to a file outside"), "{}", ran.out);
    assert!(answer("folder.docx").contains("a folder"), "{}", ran.out);
    assert!(answer("bad.docx").contains("cut short"), "{}", ran.out);
    assert!(opens_all || answer("closed.docx").contains("cannot be opened"), "{}", ran.out);
    assert!(
        !listed(&place.path().join("out"))
            .iter()
            .any(|(path, _)| { std::fs::read_to_string(path).is_ok_and(|text| text.contains("secret")) })
    );
    if has_pipe {
        let ran = convert(&pipe, &place.path().join("out-2"));
        assert_eq!(ran.code, 2);
        assert!(ran.time < Duration::from_secs(5));
    }
}

/// Numbers that look like chance and are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }
}

#[test]
fn spoilt_samples_are_read_or_refused_and_never_break_the_reader() {
    let lexicon = ehcp::convert::recognise::Lexicon::general();
    let mut chance = Chance(0x5EED);
    let (mut read, mut refused) = (0, 0);
    for name in ["s1.docx", "s2.rtf", "s3.docx", "s4.pdf", "s6.odt", "s7.docx", "s8.txt"] {
        let whole = std::fs::read(samples().join(name)).unwrap();
        for _ in 0..45 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(6) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            match chance.below(4) {
                0 => bytes.truncate(chance.below(bytes.len()).max(1)),
                1 => {
                    let (length, from, to) =
                        (bytes.len(), chance.below(bytes.len()), chance.below(bytes.len()));
                    bytes.copy_within(from..length.min(from + 64), to.min(length.saturating_sub(64)));
                }
                _ => {}
            }
            let sum = ehcp::json::fingerprint_of(&bytes).0;
            match ehcp::convert::convert(&bytes, name, &sum, None, &lexicon) {
                Ok(made) => {
                    assert_eq!(made.report.words.lost, 0, "{name}");
                    read += 1;
                }
                Err(error) => {
                    let message = error.to_string();
                    assert!(!message.contains("inside the program"), "{name}: {message}");
                    refused += 1;
                }
            }
        }
    }
    assert_eq!(read + refused, 315);
    assert!(read > 20 && refused > 20, "{read} read, {refused} refused");
}
