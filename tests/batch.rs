//! A folder of plans: every job gets its answer, whatever one of them does to its worker.

#![expect(clippy::disallowed_methods, reason = "the tests write the files that workers read")]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ehcp::batch::{
    Answer, Entry, Found, Job, Ledger, Outcome, Report, Settings, Status, WalkError, expand, run, work,
};
use ehcp::whole_file;

/// Not a test: the worker that the other tests start, with this program as its home.
#[test]
#[ignore = "the worker of the other tests"]
fn worker() {
    work(std::io::stdin().lock(), std::io::stdout(), |job, bytes| match job.operation.as_str() {
        "panic" => panic!("Sam's plan is here"),
        "abort" => std::process::abort(),
        "exit" => std::process::exit(0),
        "sleep" => {
            let folder = job.output.as_ref().unwrap().parent().unwrap();
            let name = format!(".writing-{}-x", std::process::id());
            File::create(folder.join(name)).unwrap();
            std::thread::sleep(Duration::from_mins(10));
            Answer::ok()
        }
        "process" => Answer { pages: std::process::id() as usize, ..Answer::ok() },
        "copy" => {
            let bytes = bytes.expect("a sealed job").to_vec();
            Answer { files: vec![bytes.clone(), bytes], ..Answer::ok() }
        }
        "fill" => {
            let _ = ehcp::batch::confine(512 << 20);
            Answer { pages: vec![1_u8; 1 << 30].iter().map(|byte| usize::from(*byte)).sum(), ..Answer::ok() }
        }
        "open" => {
            let before = File::open(std::env::current_exe().unwrap()).is_ok();
            let reached = ehcp::batch::confine(512 << 20);
            let closed = File::open(std::env::current_exe().unwrap()).is_err();
            let offline = std::net::TcpListener::bind(("127.0.0.1", 0)).is_err();
            assert!(before && closed == reached.no_files && offline == reached.no_network);
            Answer {
                detail: Some(Box::new(serde_json::json!(closed))),
                files: vec![b"still writes".to_vec()],
                ..Answer::ok()
            }
        }
        "threads" => Answer::failed(Status::Refused, std::env::var("RAYON_NUM_THREADS").unwrap()),
        "noise" => {
            writeln!(std::io::stdout(), "{{ not an answer").unwrap();
            Answer::ok()
        }
        _ => {
            let words = job.input.to_string_lossy().into_owned();
            match whole_file::write(job.output.as_ref().unwrap(), words.as_bytes(), false) {
                Ok(()) => Answer { bytes: words.len(), findings: 1, ..Answer::ok() },
                Err(error) => Answer::failed(Status::Refused, error.to_string()),
            }
        }
    })
    .unwrap();
}

fn settings(workers: usize) -> Settings {
    let arguments = ["-q", "--exact", "worker", "--ignored", "--nocapture"];
    Settings {
        arguments: arguments.map(Into::into).to_vec(),
        time_limit: Duration::from_secs(20),
        ..Settings::this_program(workers).expect("a program")
    }
}

fn job(name: &str, folder: &Path, operation: &str) -> Job {
    Job {
        input: name.into(),
        output: Some(folder.join(name).with_extension("pdf")),
        operation: operation.to_owned(),
        options: serde_json::json!({ "text": "a line\nand another" }),
        ..Job::default()
    }
}

/// A job whose worker is handed the bytes of the input.
fn sealed(input: &Path, operation: &str, outputs: &[&str]) -> Job {
    Job {
        input: input.to_owned(),
        operation: operation.to_owned(),
        sealed: true,
        outputs: outputs.iter().map(|name| input.with_file_name(name)).collect(),
        ..Job::default()
    }
}

fn statuses(report: &Report) -> Vec<Status> {
    report.answers().iter().map(|(_, answer)| answer.status).collect()
}

#[test]
fn every_job_is_answered_once_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for workers in [0, 1, 2, 5] {
        let folder = folder.path().join(workers.to_string());
        let jobs: Vec<Job> = (0..12).map(|n| job(&format!("{n}.json"), &folder, "write")).collect();
        let mut told = Vec::new();
        let report = run(jobs.clone(), &settings(workers), |progress| {
            told.push((progress.done, progress.total));
        });
        assert_eq!(told, (1..=12).map(|done| (done, 12)).collect::<Vec<_>>());
        let order: Vec<Job> = report.answers().iter().map(|(job, _)| job.clone()).collect();
        assert_eq!(order, jobs);
        assert_eq!(report.count(Status::Ok), 12, "{report}");
        assert_eq!(folder.read_dir().unwrap().count(), 12);
        assert_eq!((report.outcome(), report.findings()), (Outcome::Found, 12));
    }
    assert_eq!(run(Vec::new(), &settings(2), |_| ()).outcome(), Outcome::Clean);
}

#[test]
fn a_poisoned_job_fails_alone() {
    let folder = tempfile::tempdir().unwrap();
    let operations = ["write", "panic", "write", "abort", "write", "exit", "exit", "noise", "write"];
    for workers in [1, 2] {
        let folder = folder.path().join(workers.to_string());
        let jobs =
            operations.iter().enumerate().map(|(n, o)| job(&format!("{n}.json"), &folder, o)).collect();
        let report = run(jobs, &settings(workers), |_| ());
        for (index, status) in statuses(&report).into_iter().enumerate() {
            let expected = if operations[index] == "write" { Status::Ok } else { Status::Crashed };
            assert_eq!(status, expected, "{index} {report}");
        }
        let told = report.to_string();
        assert!(!told.contains("Sam"), "{told}");
        assert!(told.contains("1.json: crashed: the program stopped at tests/batch.rs line"), "{told}");
        assert_eq!(report.outcome(), Outcome::CouldNotRun);
    }
}

#[test]
fn a_job_that_hangs_is_ended_and_swept_up() {
    let folder = tempfile::tempdir().unwrap();
    let jobs =
        ["sleep", "write"].iter().enumerate().map(|(n, o)| job(&format!("{n}.json"), folder.path(), o));
    let report = run(jobs.collect(), &Settings { time_limit: Duration::from_secs(3), ..settings(1) }, |_| ());
    assert_eq!(statuses(&report), [Status::Timeout, Status::Ok]);
    let names: Vec<_> = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["1.pdf"]);
}

#[test]
fn one_worker_does_many_jobs_in_one_thread() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = (0..4).map(|n| job(&format!("{n}.json"), folder.path(), "process")).collect();
    let report = run(jobs, &settings(1), |_| ());
    let first = report.answers()[0].1.pages;
    assert!(report.answers().iter().all(|(_, answer)| answer.pages == first));
    assert_ne!(first, std::process::id() as usize);
    let report = run(vec![job("a.json", folder.path(), "threads")], &settings(1), |_| ());
    assert_eq!(report.answers()[0].1.message.as_deref(), Some("1"));
}

#[test]
fn a_sealed_job_takes_bytes_and_gives_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("a.docx");
    let bytes: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    fs::write(&input, &bytes).unwrap();
    fs::write(folder.path().join("k"), &bytes).unwrap();
    fs::write(folder.path().join("old"), b"old").unwrap();
    let jobs = vec![
        sealed(&input, "copy", &["b", "c"]),
        sealed(&input, "copy", &["d"]),
        // The very same bytes are there already, as after a run that was cut off; then other ones.
        sealed(&input, "copy", &["k", "e"]),
        sealed(&input, "copy", &["old", "e2"]),
        sealed(&folder.path().join("missing"), "copy", &["f", "g"]),
        Job { force: true, ..sealed(&input, "copy", &["h", "b"]) },
    ];
    let report = run(jobs, &settings(1), |_| ());
    let expected = [Status::Ok, Status::Crashed, Status::Ok, Status::Refused, Status::Io, Status::Ok];
    assert_eq!(statuses(&report), expected, "{report}");
    assert_eq!(report.answers()[0].1.bytes, 600_000);
    for name in ["b", "c", "h"] {
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes);
    }
    assert_eq!(fs::read(folder.path().join("old")).unwrap(), b"old");
    assert!(!folder.path().join("d").exists() && !folder.path().join("f").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_confined_worker_is_held_and_the_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("a.docx");
    fs::write(&input, b"words").unwrap();
    let jobs =
        vec![sealed(&input, "fill", &["a"]), sealed(&input, "open", &["b"]), sealed(&input, "panic", &["c"])];
    let report = run(jobs, &settings(1), |_| ());
    assert_eq!(statuses(&report), [Status::Crashed, Status::Ok, Status::Crashed], "{report}");
    assert_eq!(fs::read(folder.path().join("b")).unwrap(), b"still writes");
}

#[test]
fn two_plans_never_share_an_output_and_old_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = vec![job("a.json", folder.path(), "write"), job("a.plan", folder.path(), "write")];
    let report = run(jobs.clone(), &settings(2), |_| ());
    assert_eq!(statuses(&report), [Status::Ok, Status::Refused]);
    let report = run(jobs, &settings(2), |_| ());
    assert_eq!(statuses(&report), [Status::Refused, Status::Refused]);
    assert!(report.to_string().contains("already there"), "{report}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_answered_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let name = std::ffi::OsStr::from_bytes(b"a\xFF.json");
    let odd = Job { input: name.into(), ..job("a.json", Path::new("."), "process") };
    assert_eq!(statuses(&run(vec![odd], &settings(1), |_| ())), [Status::Io]);
}

#[test]
fn a_program_that_cannot_start_answers_every_job() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = vec![job("a.json", folder.path(), "write"), job("b.json", folder.path(), "write")];
    let missing = Settings { program: folder.path().join("missing"), ..settings(2) };
    assert_eq!(statuses(&run(jobs, &missing, |_| ())), [Status::Io, Status::Io]);
}

#[test]
fn folders_are_listed_in_one_order_without_hidden_files() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    for name in ["b.json", "a.plan.json", "z/c.json", "z/.d/e.json", ".f.json", "g.txt", "A.JSON"] {
        fs::create_dir_all(top.join(name).parent().unwrap()).unwrap();
        File::create(top.join(name)).unwrap();
    }
    let relative = |list: Vec<Found>| -> Vec<PathBuf> { list.into_iter().map(|f| f.relative).collect() };
    let expected = ["A.JSON", "a.plan.json", "b.json", "z/c.json"].map(PathBuf::from);
    assert_eq!(relative(expand(&[top.to_owned()]).unwrap()), expected);
    // A file that was named counts whatever its name, and only once.
    let named = expand(&[top.join("g.txt"), top.join("z"), top.join("z/c.json")]).unwrap();
    assert_eq!(relative(named), ["g.txt", "c.json"].map(PathBuf::from));
    assert!(matches!(expand(&[top.join("missing")]), Err(WalkError::Open { .. })));
    assert!(matches!(expand(&[top.join("z/.d/e.json"), top.join("z/.d")]), Ok(list) if list.len() == 1));
    fs::create_dir(top.join("empty")).unwrap();
    assert!(matches!(expand(&[top.join("empty")]), Err(WalkError::Empty { .. })));
}

#[test]
fn a_ledger_survives_any_end_of_its_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.jsonl");
    let entry = |name: &str, sha256: &str| Entry {
        input: name.to_owned(),
        sha256: sha256.to_owned(),
        settings: "1".to_owned(),
        answer: Answer { findings: 2, ..Answer::ok() },
    };
    let mut ledger = Ledger::open(&file).unwrap();
    for name in ["a", "b", "c"] {
        ledger.add(entry(name, "old")).unwrap();
    }
    ledger.add(entry("b", "new")).unwrap();
    drop(ledger);
    let whole = fs::read(&file).unwrap();
    // Wherever the run was cut off, what was finished before counts, and nothing else.
    for end in 0..=whole.len() {
        fs::write(&file, &whole[..end]).unwrap();
        let mut ledger = Ledger::open(&file).unwrap();
        let lines = whole[..end].split(|byte| *byte == b'\n').count() - 1;
        assert_eq!(ledger.answer("a", "old", "1").is_some(), lines >= 1, "{end}");
        assert_eq!(ledger.answer("b", "old", "1").is_some(), (2..4).contains(&lines), "{end}");
        assert_eq!(ledger.answer("b", "new", "1").map(|answer| answer.findings), (lines >= 4).then_some(2));
        assert!(ledger.answer("a", "old", "2").is_none());
        ledger.add(entry("d", "x")).unwrap();
        drop(ledger);
        assert!(Ledger::open(&file).unwrap().answer("d", "x", "1").is_some(), "{end}");
    }
    fs::write(&file, b"{\"not\":\"a ledger\"}\n").unwrap();
    let error = Ledger::open(&file).unwrap_err().to_string();
    assert!(error.contains("line 1"), "{error}");
}

#[test]
fn a_finished_ledger_is_the_same_whatever_the_order_of_its_run() {
    let folder = tempfile::tempdir().unwrap();
    let entry = |name: &str| Entry {
        input: name.to_owned(),
        sha256: format!("of {name}"),
        settings: "1".to_owned(),
        answer: Answer::ok(),
    };
    let bytes = ["abc", "cab", "bca"].map(|order| {
        let file = folder.path().join(order);
        let mut ledger = Ledger::open(&file).unwrap();
        for name in order.chars() {
            ledger.add(entry(&name.to_string())).unwrap();
        }
        ledger.finish(["c", "a"]).unwrap();
        fs::read(file).unwrap()
    });
    assert!(bytes.iter().all(|other| *other == bytes[0]));
    let text = String::from_utf8(bytes[0].clone()).unwrap();
    assert_eq!(
        text.lines().map(|line| &line[..12]).collect::<Vec<_>>(),
        ["{\"input\":\"c\"", "{\"input\":\"a\""].map(|l| &l[..12])
    );
}
