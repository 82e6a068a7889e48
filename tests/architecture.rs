//! The shape of the library, read from its `use` lines, so that it stays what it is said to be.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the test reads the source files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Lines that a file of the library may have. Longer is for one thing told whole.
const LONGEST_FILE: usize = 600;

/// Modules that import nothing else of ours, or only these.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("law", &[]),
    ("archive", &[]),
    ("transfer", &["model", "json", "law", "wording", "timescales", "review", "diff", "archive"]),
    ("spreadsheet", &[]),
    ("wording", &["model", "law"]),
    ("timescales", &["model", "law", "spreadsheet"]),
    ("review", &["model", "json", "timescales"]),
    ("disclosure", &["model", "json", "schema", "timescales", "wording"]),
    ("letter", &["model", "law", "wording", "timescales", "render"]),
];

/// Modules that never import each other.
const APART: [&str; 4] = ["check", "render", "diff", "convert"];

/// Modules that call everything and are called by nothing but each other and `main`.
const AT_THE_TOP: [&str; 3] = ["cli", "web", "batch"];

/// Modules that may touch files. `whole_file` writes a file whole or not at all, for the others.
const TOUCH_FILES: [&str; 5] = ["json", "batch", "web", "cli", "whole_file"];

/// Modules that may read the clock or the terminal.
const READ_THE_CLOCK: [&str; 2] = ["cli", "web"];

struct Source {
    path: PathBuf,
    module: String,
    text: String,
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let inside = path.strip_prefix(root).unwrap();
                let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(Source { path, module, text });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    assert!(!found.is_empty());
    found
}

impl Source {
    /// The lines that are code, up to the tests at the end of the file.
    fn code(&self) -> impl Iterator<Item = &str> {
        self.text
            .lines()
            .take_while(|line| line.trim() != "#[cfg(test)]")
            .map(|line| line.split("//").next().unwrap_or_default())
    }

    /// The modules of ours that the file names, as `crate::name` or inside `use crate::{...}`.
    fn imports(&self) -> BTreeSet<String> {
        let code: String = self.code().collect::<Vec<_>>().join("\n");
        let mut found = BTreeSet::new();
        for (at, _) in code.match_indices("crate::") {
            // `$crate` in a macro, or the end of a longer name, is another thing.
            if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                continue;
            }
            let rest = &code[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                found.extend(first_names(group));
            } else {
                found.insert(name(rest));
            }
        }
        found
    }

    fn is_part_of(&self, modules: &[&str]) -> bool {
        modules.contains(&self.module.as_str())
    }
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first name of each path in a group such as `model::{Plan, Text}, schema::Places}`.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut at_start) = (0_usize, Vec::new(), true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if at_start && depth == 0 && (c.is_alphabetic() || c == '_') => {
                names.push(name(&group[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn groups_of_imports_are_understood() {
    assert_eq!(first_names("model::{Plan, Text}, schema, json::read}; other"), ["model", "schema", "json"]);
}

#[test]
fn the_model_and_the_law_import_nothing_else() {
    for source in sources() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(module, _)| *module == source.module) else {
            continue;
        };
        for import in source.imports() {
            assert!(
                import == source.module || allowed.contains(&import.as_str()),
                "{} must not import `{import}`",
                source.path.display()
            );
        }
    }
}

#[test]
fn check_render_diff_and_convert_stand_apart() {
    for source in sources().iter().filter(|source| source.is_part_of(&APART)) {
        for import in source.imports() {
            assert!(
                import == source.module || !APART.contains(&import.as_str()),
                "{} must not import `{import}`",
                source.path.display()
            );
        }
    }
}

/// The notice stands above the comparison and the documents; only the command line calls it.
#[test]
fn the_notice_is_the_one_module_above_diff_and_render() {
    for source in sources() {
        let imports = source.imports();
        let above_both = imports.contains("diff") && imports.contains("render");
        assert!(
            !above_both || source.is_part_of(&["notice"]) || source.is_part_of(&AT_THE_TOP),
            "{} must not import both `diff` and `render`",
            source.path.display()
        );
        if source.is_part_of(&["notice", "lib"]) || source.is_part_of(&AT_THE_TOP) {
            continue;
        }
        assert!(!imports.contains("notice"), "{} must not import `notice`", source.path.display());
    }
}

/// The letters are written above the documents; the notice is a letter too, and shares with them who is
/// addressed and what is kept back.
#[test]
fn only_the_notice_and_the_command_line_call_the_letters() {
    for source in sources() {
        if source.is_part_of(&["letter", "notice", "lib"]) || source.is_part_of(&AT_THE_TOP) {
            continue;
        }
        assert!(!source.imports().contains("letter"), "{} must not import `letter`", source.path.display());
    }
}

/// Packages between councils are made and opened above everything that they hold; only the command line calls them.
/// Random numbers are drawn for keys and for encryption, and for identities that the command line mints.
#[test]
fn only_keys_and_encryption_draw_random_numbers() {
    for source in sources() {
        let inside = source.is_part_of(&["transfer", "lib"]) || source.is_part_of(&AT_THE_TOP);
        assert!(inside || !source.imports().contains("transfer"), "{}", source.path.display());
        let may = ["transfer/keys.rs", "transfer/seal.rs", "cli/new.rs"];
        let path = source.path.to_str().unwrap().replace('\\', "/");
        if may.iter().any(|end| path.ends_with(end)) {
            continue;
        }
        for line in source.code() {
            let draws = ["getrandom", "Identity::generate", "Encryptor::", "new_v4", "OsRng"];
            assert!(!draws.iter().any(|word| line.contains(word)), "{path}: {}", line.trim());
        }
    }
}

#[test]
fn nothing_calls_the_command_line_the_pages_or_the_batch() {
    for source in sources() {
        if source.is_part_of(&AT_THE_TOP) || source.is_part_of(&["main", "lib"]) {
            continue;
        }
        for import in source.imports() {
            assert!(
                !AT_THE_TOP.contains(&import.as_str()),
                "{} must not import `{import}`",
                source.path.display()
            );
        }
    }
}

#[test]
fn few_modules_touch_files() {
    for source in sources().iter().filter(|source| !source.is_part_of(&TOUCH_FILES)) {
        for line in source.code() {
            let touches = ["std::fs", "fs::File", "std::net", "std::env::", "tempfile"];
            let found = touches.iter().find(|word| line.contains(**word));
            // The program's own arguments are the business of `main`.
            let own = source.module == "main" && line.contains("std::env::args_os");
            assert!(found.is_none() || own, "{}: {}", source.path.display(), line.trim());
        }
    }
}

#[test]
fn only_the_command_line_and_the_pages_read_the_clock_or_the_terminal() {
    let words = [
        "SystemTime::now",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "is_terminal",
        "std::io::stdin",
        "std::io::stdout",
        "std::io::stderr",
    ];
    // A run over a folder measures how long it took.
    let measured = |source: &Source, line: &str| source.module == "batch" && line.contains("Instant::now");
    for source in sources().iter().filter(|source| !source.is_part_of(&READ_THE_CLOCK)) {
        for line in source.code() {
            let found = words.iter().any(|word| line.contains(word));
            let in_batch = source.module == "batch" && line.contains("std::io::std");
            assert!(
                !found || measured(source, line) || in_batch,
                "{}: {}",
                source.path.display(),
                line.trim()
            );
        }
    }
}

#[test]
fn names_say_what_a_file_does() {
    for source in sources() {
        for part in &source.path {
            let part = part.to_str().unwrap().trim_end_matches(".rs");
            assert!(
                !["util", "utils", "common", "helpers", "helper", "misc"].contains(&part),
                "{}",
                source.path.display()
            );
        }
    }
}

#[test]
fn files_are_short_enough_to_read() {
    let long: BTreeMap<String, usize> = sources()
        .iter()
        .map(|source| (source.path.display().to_string(), source.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines: {long:?}");
}
