//! The story of one plan, `docs/a-plans-life.md`: every command of the page is run, and prints what the page says.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the page and the files that the commands write"
)]

#[path = "support/program.rs"]
mod program;

use std::path::Path;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/a-plans-life.md");
const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/life");

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The arguments of a command line; quotation marks hold words together.
fn arguments(line: &str) -> Vec<String> {
    let (mut found, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => found.push(String::new()),
            letter => found.last_mut().unwrap().push(letter),
        }
    }
    found
}

/// What a command prints: the results, then the messages.
fn run(folder: &Path, line: &str) -> String {
    let arguments = arguments(line);
    assert_eq!(arguments[0], "ehcp", "{line}");
    let arguments: Vec<&str> = arguments[1..].iter().map(String::as_str).collect();
    let (out, messages, code) = program::ran(program::ehcp(&arguments).current_dir(folder));
    let out = out + &messages;
    assert_ne!(code, 2, "{line}: {out}");
    // No line of a page ends in blanks.
    out.lines().map(str::trim_end).flat_map(|line| [line, "\n"]).collect()
}

/// The page with what its commands print today.
fn told_again(page: &str, folder: &Path) -> String {
    let (mut told, mut in_commands) = (String::new(), false);
    for line in page.lines() {
        match (in_commands, line) {
            (false, "```console") => in_commands = true,
            (true, "```") => in_commands = false,
            // What stood here is printed anew.
            (true, line) if !line.starts_with("$ ") => continue,
            _ => {}
        }
        told.push_str(line);
        told.push('\n');
        if let Some(command) = line.strip_prefix("$ ").filter(|_| in_commands) {
            told.push_str(&run(folder, command));
        }
    }
    told
}

#[test]
fn every_command_of_the_story_prints_what_the_page_says() {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(Path::new(STORY), folder.path());
    for made in ["letters", "papers"] {
        std::fs::create_dir(folder.path().join(made)).unwrap();
    }
    let page = std::fs::read_to_string(PAGE).unwrap();
    let told = told_again(&page, folder.path());
    if std::env::var_os("TELL_THE_STORY_AGAIN").is_some() {
        ehcp::whole_file::write(Path::new(PAGE), told.as_bytes(), true).unwrap();
        return;
    }
    assert_eq!(
        told, page,
        "the page is stale: run this test with TELL_THE_STORY_AGAIN=1 and read what changed"
    );
    // What the receiving council accepts is the version that the story goes on with.
    let bytes = |path: &str| std::fs::read(folder.path().join(path)).unwrap();
    assert!(bytes("papers/eastholme/versions/v8.json") == bytes("versions/8.json"), "version 8 is stale");
    let letters = std::fs::read_dir(folder.path().join("letters")).unwrap().count();
    assert_eq!(letters, 11, "every letter of the story is there");
}

/// What `ehcp new` and `ehcp review` begin is what the committed versions go on from.
#[test]
fn the_versions_go_on_from_what_the_commands_began() {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(Path::new(STORY), folder.path());
    let read = |name: &str| -> ehcp::model::Plan {
        ehcp::json::read(&std::fs::read(folder.path().join(name)).unwrap()).unwrap()
    };
    run(
        folder.path(),
        "ehcp new --name Ivo --family Larkham --born 2016-03-08 --council council.toml --id 5b1f6d1e-8f1a-4a53-9a1d-2c7f0e6b9a10 --on 2026-01-05 -o started.json",
    );
    let (started, first) = (read("started.json"), read("versions/1.json"));
    assert_eq!((started.id, &started.local_authority), (first.id, &first.local_authority));
    for (before, meeting, after) in [("2", "2026-11-10", "3"), ("5", "2027-11-02", "6")] {
        run(
            folder.path(),
            &format!("ehcp review versions/{before}.json --meeting {meeting} -o next.json --force"),
        );
        let (started, typed) = (read("next.json"), read(&format!("versions/{after}.json")));
        assert_eq!(started.version.id, typed.version.id);
        assert_eq!(started.version.replaces, typed.version.replaces);
        assert_eq!(started.annual_reviews.last().unwrap().id, typed.annual_reviews.last().unwrap().id);
    }
}
