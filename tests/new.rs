//! `ehcp new`: first drafts, from a few facts and from exports.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "the tests read what the program wrote")]

use assert_cmd::Command;
use ehcp::first_draft::{
    ColumnMap, Council, Export, ExportError, ExportKind, Import, ImportError, LARGEST_EXPORT, Notice, Start,
    checklist, first_draft, import, missing, rights_holder_on, version_id,
};
use ehcp::json;
use ehcp::model::{Date, PlacementStatus, Plan, PlanId, RightsHolderKind, Status};
use ehcp::validate::validate;
use std::path::Path;
use uuid::Uuid;

const COUNCIL: &str = include_str!("../fixtures/exports/council.toml");
const MAP: &str = include_str!("../fixtures/exports/map.toml");
const CHILDREN: &[u8] = include_bytes!("../fixtures/exports/children.csv");
const MAP_JSON: &str = include_str!("../fixtures/exports/map-json.toml");
const CHILDREN_JSON: &[u8] = include_bytes!("../fixtures/exports/children.json");
const SMALL_MAP: &str = "key = \"ID\"\n[columns]\n\"First\" = \"child_or_young_person.name.given\"\n\
                         \"Born\" = \"child_or_young_person.date_of_birth\"\n";

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn run_on(export: &[u8], map: &str) -> Import {
    let export = Export::read(export, ExportKind::of(export)).unwrap();
    import(&export, &ColumnMap::read(map).unwrap(), &Council::read(COUNCIL).unwrap(), day(2026, 11, 21))
        .unwrap()
}

/// The reasons why rows failed, one line each.
fn reasons(import: &Import) -> Vec<String> {
    let of_row = |row: &ehcp::first_draft::FailedRow| {
        row.faults.iter().map(|fault| format!("{}: {fault}", row.row)).collect::<Vec<_>>()
    };
    import.failed.iter().flat_map(of_row).collect()
}

fn start() -> Start {
    let id = PlanId(Uuid::from_u128(7));
    Start {
        id,
        version: version_id(id),
        given: "Zofia".to_owned(),
        family: None,
        date_of_birth: day(2016, 2, 29),
        rights_holder: RightsHolderKind::Parent,
        local_authority: Council::read(COUNCIL).unwrap().local_authority,
    }
}

fn read_back(plan: &Plan) {
    let bytes = json::write(plan).unwrap();
    assert_eq!(&json::read(&bytes).unwrap(), plan);
}

#[test]
fn a_draft_is_a_valid_plan_with_nothing_invented() {
    let plan = first_draft(&start());
    read_back(&plan);
    assert_eq!(plan.version.status, Status::Draft);
    assert_eq!(plan.sections.placement.status, PlacementStatus::BlankInDraft);
    assert!(validate(&json::write(&plan).unwrap()).findings.is_empty());
    assert_eq!(json::write(&plan).unwrap(), json::write(&first_draft(&start())).unwrap());
}

#[test]
fn what_is_missing_gets_less_as_the_plan_fills() {
    let mut plan = first_draft(&start());
    let before = missing(&plan);
    let told = |place: &str, words: &str, list: &[ehcp::first_draft::Missing]| {
        list.iter().any(|gap| gap.place.starts_with(place) && gap.what.contains(words))
    };
    for (place, words) in [
        ("Front page", "family name"),
        ("Section A", "aspirations"),
        ("Section B", "Sensory and physical"),
        ("Section C", "who says that there are none"),
        ("Section E", "outcomes"),
        ("Section F", "special educational provision"),
        ("Section H2", "provision"),
        ("Section J", "personal budget"),
        ("Section K", "psychological"),
    ] {
        assert!(told(place, words, &before), "{place}: {words}");
    }
    // A draft must not name a setting, so nothing is missing there.
    assert!(!told("Section I", "", &before));
    assert!(!told("Section K", "adulthood", &before));
    plan.child_or_young_person.name.family = Some("Example".to_owned());
    plan.child_or_young_person.known_to_social_care = Some(false);
    assert_eq!(missing(&plan).len(), before.len() - 2);

    plan.rights_holder.kind = RightsHolderKind::YoungPerson;
    assert!(told("Section K", "adulthood", &missing(&plan)));
    let list = checklist(&before);
    assert!(list.starts_with(&format!("{} things are still missing:", before.len())));
    assert!(
        list.contains("\nSection A: Views, interests and aspirations\n  [ ] the child's own views (SEND Reg")
    );
    assert_eq!(checklist(&[]), "Nothing is missing from this checklist.\n");
}

#[test]
fn a_full_plan_misses_little() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plans");
    let full = json::read_file(&folder.join("autistic-age-8-mainstream.json")).unwrap();
    assert!(missing(&full).len() < missing(&first_draft(&start())).len());
    for entry in std::fs::read_dir(folder).unwrap() {
        let plan = json::read_file(&entry.unwrap().path()).unwrap();
        let list = checklist(&missing(&plan));
        // The list says what is not there, so it has no reason to say who it is about.
        if let Some(family) = &plan.child_or_young_person.name.family {
            assert!(!list.contains(family.as_str()));
        }
    }
}

#[test]
fn the_example_export_becomes_drafts() {
    let found = run_on(CHILDREN, MAP);
    let names: Vec<&str> = found.drafts.iter().map(|draft| draft.file_name.as_str()).collect();
    assert_eq!(names[..3], ["NM-0412.json", "NM-0413.json", "NM-0416.json"]);
    assert!(names[3].starts_with("NM-0417-"), "{names:?}");
    for draft in &found.drafts {
        read_back(&draft.plan);
        assert!(validate(&json::write(&draft.plan).unwrap()).findings.is_empty(), "{}", draft.row);
    }
    let zofia = &found.drafts[0].plan;
    assert_eq!(zofia.child_or_young_person.name.family.as_deref(), Some("Nowak-Łęcka"));
    assert_eq!(zofia.child_or_young_person.languages, ["Polish", "English"]);
    let view = &zofia.sections.views.views[0];
    assert_eq!(view.text.as_str(), "I like the sea.\nI don't like \"hurry up\".");
    let needs = &zofia.sections.special_educational_needs.needs;
    assert_eq!(needs.len(), 3);
    assert_eq!(needs[1].text.as_str(), "uses short sentences");
    assert_eq!(zofia.extensions["northmere.example"]["columns"]["Panel band"], "Band C");
    // Tom has a second parent and no first.
    let tom = &found.drafts[3].plan.child_or_young_person;
    assert_eq!(tom.contacts.len(), 1);
    assert_eq!(tom.contacts[0].relationship, "father");
    assert_eq!(
        found.drafts[2].plan.child_or_young_person.school_year.as_ref().unwrap().national_curriculum_year,
        -1
    );

    let reasons = reasons(&found);
    assert_eq!(reasons.len(), 2, "{reasons:#?}");
    assert!(reasons[0].starts_with("row 4: column \"DOB\" for child_or_young_person.date_of_birth:"));
    assert!(reasons[1].starts_with("row 6: column \"CLA\""));
    for secret in ["March", "Ava", "CLA?", "Jack"] {
        assert!(!reasons.join("\n").contains(secret), "{secret}");
    }
    assert_eq!(run_on(CHILDREN, MAP), found);
}

#[test]
fn the_identity_of_a_plan_comes_from_its_key_alone() {
    let one = run_on(b"ID,First,Born\n7,A,2016-02-29\n8,B,2016-02-29\n", SMALL_MAP);
    let other = run_on(b"First,ID,Born,More\nC,8,2017-02-28,x\n", SMALL_MAP);
    assert_eq!(one.drafts[1].plan.id, other.drafts[0].plan.id);
    assert_ne!(one.drafts[0].plan.id, one.drafts[1].plan.id);
    assert_eq!(one.drafts[0].plan.id.0.get_version_num(), 5);
}

#[test]
fn nested_json_becomes_drafts() {
    let found = run_on(CHILDREN_JSON, MAP_JSON);
    assert_eq!(reasons(&found), Vec::<String>::new());
    assert_eq!(found.drafts[0].file_name, "7001.json");
    let zofia = &found.drafts[0].plan;
    assert_eq!(zofia.child_or_young_person.languages, ["Polish", "English"]);
    assert_eq!(zofia.sections.special_educational_needs.needs.len(), 1);
    let kept = &zofia.extensions["northmere.example"]["columns"];
    assert_eq!(kept["case.panel"], "Band C");
    assert_eq!(kept["contacts"][0]["name"], "Agnieszka Łęcka");
    found.drafts.iter().for_each(|draft| read_back(&draft.plan));
}

#[test]
fn every_bad_row_is_named_and_stops_no_other() {
    let found = run_on(
        b"ID,First,Born\n1,A,2016-02-29\n2,B\n3,,2016-02-29\n,D,2016-02-29\n1,E,2016-02-29\n6,F,31/02/2016\n7,G,2016-02-29\n",
        SMALL_MAP,
    );
    assert_eq!(found.drafts.len(), 1);
    assert_eq!(
        reasons(&found),
        [
            "row 2: column \"ID\" has the same value as row 6; two plans cannot have one identity",
            "row 3: the row has 2 cells and the header has 3; look for a comma or a quotation mark too many",
            "row 4: column \"First\" is empty, and there is no plan without child_or_young_person.name.given",
            "row 5: column \"ID\" is empty, and the plan's identity comes from it",
            "row 6: column \"ID\" has the same value as row 2; two plans cannot have one identity",
            "row 7: column \"Born\" for child_or_young_person.date_of_birth: this is not a date in the formats \
             dd/mm/yyyy, yyyy-mm-dd, dd-Mon-yyyy; mend it, or add its format to `dates`",
        ]
    );
}

#[test]
fn a_plan_that_would_not_be_readable_is_a_failed_row() {
    let map = format!("{SMALL_MAP}\"Mum\" = \"child_or_young_person.contacts[1].name\"\n");
    let found = run_on(b"ID,First,Born,Mum\n1,A,2016-02-29,Jo\n2,B,2016-02-29,\n", &map);
    assert_eq!(found.drafts.len(), 1);
    let reasons = reasons(&found);
    assert!(reasons[0].starts_with("row 2: front page, contact 1: "), "{reasons:?}");
    assert!(reasons[0].contains("relationship"));
}

#[test]
fn file_names_never_say_who_the_child_is_and_never_meet() {
    let found = run_on(
        b"ID,First,Born\nsmith ava,Ava,2016-02-29\n../../x,B\xc3\xa9,2016-02-29\na1,Cy,2016-02-29\nA1,Di,2016-02-29\nCON,Ed,2016-02-29\n",
        SMALL_MAP,
    );
    let names: Vec<String> = found.drafts.iter().map(|draft| draft.file_name.to_lowercase()).collect();
    assert_eq!(names[0], format!("{}.json", found.drafts[0].plan.id));
    assert!(names[1].starts_with("x-") && !names[1].contains('/'), "{names:?}");
    assert_ne!(names[2], names[3]);
    assert!(names[4].starts_with("con-"));
    let by_name = SMALL_MAP.replace("\"ID\"", "\"First\"");
    let found = run_on(b"First,Born\nAva,2016-02-29\n", &by_name);
    assert_eq!(found.drafts[0].file_name, format!("{}.json", found.drafts[0].plan.id));
}

#[test]
fn old_encodings_are_read_and_reported() {
    let bytes = b"ID,First,Born\n1,Zo\xeb \x93Z\x94,2016-02-29\n";
    let export = Export::read(bytes, ExportKind::Csv).unwrap();
    assert_eq!(export.notices, [Notice::ReadAsWindows1252]);
    assert_eq!(run_on(bytes, SMALL_MAP).drafts[0].plan.child_or_young_person.name.given, "Zoë “Z”");
    let read = |bytes: &[u8]| Export::read(bytes, ExportKind::of(bytes));
    assert!(matches!(read(b"ID\n\x81\n"), Err(ExportError::UnknownBytes { line: 2 })));
    assert!(matches!(read(b"\xff\xfeI\0"), Err(ExportError::Utf16)));
    assert!(matches!(read(b"ID,First\n1,\"A\n2,B\n"), Err(ExportError::UnclosedQuote { line: 2 })));
    assert!(matches!(read(b"ID,First\n"), Err(ExportError::Empty)));
    assert!(matches!(read(b"[{\"a\": 1, \"a\": 2}]"), Err(ExportError::Json { .. })));
    assert!(matches!(read(&vec![b' '; LARGEST_EXPORT + 1]), Err(ExportError::TooLarge)));
}

#[test]
fn a_map_that_does_not_fit_the_export_is_refused() {
    let export = Export::read(b"ID,Fisrt,Born\n1,A,2016-02-29\n", ExportKind::Csv).unwrap();
    let map = ColumnMap::read(SMALL_MAP).unwrap();
    let council = Council::read(COUNCIL).unwrap();
    let error = import(&export, &map, &council, day(2026, 1, 1)).unwrap_err();
    assert!(error.to_string().contains("did you mean \"Fisrt\"?"), "{error}");
    let nameless = Council { namespace: None, ..council };
    assert!(matches!(import(&export, &map, &nameless, day(2026, 1, 1)), Err(ImportError::NoNamespace)));
}

#[test]
fn the_rights_follow_the_age() {
    let found = run_on(b"ID,First,Born\n1,A,2009-07-14\n2,B,2016-02-29\n", SMALL_MAP);
    let kinds: Vec<_> = found.drafts.iter().map(|draft| draft.plan.rights_holder.kind).collect();
    assert_eq!(kinds, [RightsHolderKind::YoungPerson, RightsHolderKind::Parent]);
    assert_eq!(rights_holder_on(day(2009, 7, 14), day(2025, 6, 27)), RightsHolderKind::Parent);
}

fn ehcp(arguments: &[&str]) -> assert_cmd::assert::Assert {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/exports");
    Command::cargo_bin("ehcp").unwrap().current_dir(fixtures).arg("new").args(arguments).assert()
}

#[test]
fn the_command_makes_one_draft() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, list) = (folder.path().join("a/z.json"), folder.path().join("list.txt"));
    let id = "0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21";
    let arguments = [
        "--name",
        "Zofia",
        "--family",
        "Example",
        "--born",
        "2016-02-29",
        "--council",
        "council.toml",
        "--id",
        id,
        "--on",
        "2026-11-21",
        "-o",
        plan.to_str().unwrap(),
        "--checklist",
        list.to_str().unwrap(),
    ];
    let done = ehcp(&arguments).code(0);
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("by age on 2026-11-21, the parent holds the rights"), "{told}");
    assert!(told.contains("things are still missing:") && !told.contains("Zofia"), "{told}");
    assert_eq!(json::read_file(&plan).unwrap().id.to_string(), id);
    assert!(std::fs::read_to_string(&list).unwrap().contains("Section B"));
    // Nothing is overwritten unless someone says so, and then it is the same again.
    let before = std::fs::read(&plan).unwrap();
    ehcp(&arguments).code(2);
    ehcp(&[&arguments[..], &["--force"]].concat()).code(0);
    assert_eq!(std::fs::read(&plan).unwrap(), before);
}

#[test]
fn the_command_makes_a_folder_of_drafts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("drafts");
    let arguments = [
        "--from",
        "children.csv",
        "--map",
        "map.toml",
        "--council",
        "council.toml",
        "--on",
        "2026-11-21",
        "-o",
        out.to_str().unwrap(),
    ];
    let done = ehcp(&arguments).code(1);
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("children.csv: row 4: column \"DOB\""), "{told}");
    assert!(told.contains("4 drafts in") && told.contains("2 rows failed"), "{told}");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 4);
    let again = ehcp(&arguments).code(1);
    let told = String::from_utf8(again.get_output().stderr.clone()).unwrap();
    assert!(told.contains("0 drafts in") && told.contains("--force"), "{told}");
    let json =
        ["--from", "children.json", "--map", "map-json.toml", "--council", "council.toml", "--force", "-o"];
    ehcp(&[&json[..], &[out.to_str().unwrap()]].concat()).code(0);
}

#[test]
fn mistakes_on_the_command_line_are_explained() {
    for (arguments, words) in [
        (vec!["--council", "council.toml", "-o", "-"], "--name"),
        (vec!["--name", "A", "--born", "29/02/2016", "--council", "council.toml", "-o", "-"], "YYYY-MM-DD"),
        (vec!["--name", " ", "--born", "2016-02-29", "--council", "council.toml", "-o", "-"], "leave it out"),
        (
            vec![
                "--name",
                "A",
                "--born",
                "2030-02-28",
                "--on",
                "2026-01-01",
                "--council",
                "council.toml",
                "-o",
                "-",
            ],
            "--born",
        ),
        (vec!["--name", "A", "--born", "2016-02-29", "--council", "no.toml", "-o", "-"], "no.toml"),
        (
            vec!["--name", "A", "--born", "2016-02-29", "--council", "map.toml", "-o", "-"],
            "map.toml cannot be used",
        ),
        (vec!["--from", "children.csv", "--council", "council.toml", "-o", "x"], "--map"),
        (
            vec!["--from", "children.csv", "--map", "map.toml", "--council", "council.toml", "-o", "-"],
            "folder",
        ),
        (
            vec!["--from", "children.csv", "--map", "council.toml", "--council", "council.toml", "-o", "x"],
            "TOML",
        ),
    ] {
        let done = ehcp(&arguments).code(2);
        let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
}
