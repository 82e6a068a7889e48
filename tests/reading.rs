//! Files that are not plans: each is refused with its own clear message, and nothing panics.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::semicolon_if_nothing_returned, reason = "one change to a plan is one expression")]

mod support;

use ehcp::json::{self, Fault, ReadFaults};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;
use support::{PLAN, plan_value};

fn faults_of(bytes: &[u8]) -> ReadFaults {
    json::read(bytes).expect_err("the file must be refused")
}

/// The messages for one file, without the file's name.
fn told(bytes: &[u8]) -> String {
    faults_of(bytes).to_string()
}

/// The plan of the tests with one piece of its JSON written differently.
fn with(from: &str, to: &str) -> String {
    assert!(PLAN.contains(from), "{from}");
    PLAN.replacen(from, to, 1)
}

#[test]
fn faults_of_json_are_told_in_plain_words() {
    let deep = with("1.5", &format!("{}{}", "[".repeat(70), "]".repeat(70)));
    let very_deep = "[".repeat(1_000_000);
    let long = with("Swimming.", &"x".repeat(4 * 1024 * 1024 + 1));
    let with_bytes = |bytes: &[u8]| {
        let (before, after) = PLAN.split_once("Swimming").unwrap();
        [before.as_bytes(), bytes, after.as_bytes()].concat()
    };
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(PLAN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("spaces only", b" \n ".to_vec()),
        (
            "a field twice",
            with("\"given\": \"Zofia\",", "\"given\": \"Zofia\", \"given\": \"Zosia\",").into(),
        ),
        (
            "fields twice in two places",
            PLAN.replace("\"kind\": \"nursing\",", "\"kind\": \"nursing\", \"kind\": \"other\",")
                .replace("\"rank\": 2", "\"rank\": 2, \"rank\": 2")
                .into(),
        ),
        ("the same name, escaped", with("\"given\":", "\"giv\\u0065n\": \"Z\", \"given\":").into()),
        ("half a character", with("Swimming", "Swim \\ud83d ming").into()),
        ("the other half", with("Swimming", "Swim \\ude00 ming").into()),
        ("NaN", with("\"top_up_pence_per_year\": 900000", "\"top_up_pence_per_year\": NaN").into()),
        (
            "-Infinity",
            with("\"top_up_pence_per_year\": 900000", "\"top_up_pence_per_year\": -Infinity").into(),
        ),
        ("a leading zero", with(": 250000", ": 0250000").into()),
        ("a plus sign", with(": 250000", ": +250000").into()),
        ("a bare point", with("1.5", ".5").into()),
        ("hexadecimal", with(": 250000", ": 0x3d090").into()),
        ("too many digits", with("1.5", "9007199254740993").into()),
        ("too many decimals", with("1.5", "0.12345678901234567891").into()),
        ("overflow", with("1.5", "1e999").into()),
        ("a trailing comma", with("\"preferred\": \"Zosia\"", "\"preferred\": \"Zosia\",").into()),
        ("a trailing comma in a list", with("\"Polish\"\n", "\"Polish\",\n").into()),
        ("two commas", with("\"given\": \"Zofia\",", "\"given\": \"Zofia\",,").into()),
        ("a missing comma", with("\"given\": \"Zofia\",", "\"given\": \"Zofia\"").into()),
        ("comments", with("\"given\"", "// the name\n /* here */ \"given\"").into()),
        ("single quotation marks", with("\"Swimming.\"", "'Swimming.'").into()),
        ("curly quotation marks", with("\"Swimming.\"", "\u{201c}Swimming.\u{201d}").into()),
        ("a bare name", with("\"given\"", "given").into()),
        ("no colon", with("\"given\":", "\"given\"").into()),
        ("words of other languages", with(": true", ": True").into()),
        ("a wrong bracket", with("\"Polish\"\n    ]", "\"Polish\"\n    }").into()),
        ("a special space", with("\"given\": ", "\"given\":\u{a0}").into()),
        ("a tab in a text", with("Swimming", "Swim\tming").into()),
        ("a new line in a text", with("Swimming", "Swim\nming").into()),
        ("a text without an end", with("Swimming.\"", "Swimming.").into()),
        ("a wrong escape", with("Swimming", "Swim\\qming").into()),
        ("a backslash path", with("Swimming", "C:\\users").into()),
        ("NUL in a text", with_bytes(b"Swim\0ming")),
        ("NUL between values", with("\"given\"", "\0\"given\"").into()),
        ("bytes of Latin-1", with_bytes(b"Z\xf3\xb3ko")),
        ("a byte order mark", format!("\u{feff}{PLAN}").into()),
        ("UTF-16", utf16),
        ("too deep", deep.into()),
        ("much too deep", very_deep.into()),
        ("a long text", long.into()),
        ("two plans", format!("{PLAN}{PLAN}").into()),
        ("cut short", PLAN[..PLAN.len() / 2].into()),
        ("a page of the web", b"<!DOCTYPE html><html></html>".to_vec()),
        ("a PDF", b"%PDF-1.7\n".to_vec()),
        ("a list", b"[]".to_vec()),
        ("a word", b"\"plan\"".to_vec()),
    ];
    let mut report = String::new();
    for (name, bytes) in cases {
        writeln!(report, "## {name}\n{}\n", told(&bytes)).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn faults_of_the_schema_are_told_in_plain_words() {
    type Change = fn(&mut Value);
    let cases: Vec<(&str, Change)> = vec![
        ("another version", |plan| plan["schema"] = json!("urn:ehcp:plan:2.0")),
        ("a later version of this one", |plan| plan["schema"] = json!("urn:ehcp:plan:1.3")),
        ("a bare version", |plan| plan["schema"] = json!("1.3")),
        ("no version at all", |plan| drop(plan.as_object_mut().unwrap().remove("schema"))),
        ("a wrong name of the schema", |plan| plan["schema"] = json!("ehcp")),
        ("a misspelt field", |plan| plan["sections"]["F"]["provisions"][0]["suports"] = json!([])),
        ("a misspelt field that must be there", |plan| {
            let provision = plan["sections"]["F"]["provisions"][1].as_object_mut().unwrap();
            let text = provision.remove("text").unwrap();
            provision.insert("tetx".into(), text);
        }),
        ("an unknown field far from all others", |plan| plan["version"]["watermark"] = json!(true)),
        ("a field of the top level", |plan| plan["northmere/case"] = json!(1)),
        ("a section L", |plan| plan["sections"]["L"] = json!({})),
        ("an undivided section H", |plan| plan["sections"]["H"] = json!({})),
        ("a missing section", |plan| drop(plan["sections"].as_object_mut().unwrap().remove("G"))),
        ("missing fields", |plan| plan["rights_holder"] = json!({})),
        ("null", |plan| plan["version"]["made_on"] = Value::Null),
        ("null where a value must be", |plan| plan["version"]["status"] = Value::Null),
        ("an empty text", |plan| plan["sections"]["E"]["outcomes"][0]["title"] = json!(" \n")),
        ("an empty text where words must be", |plan| {
            plan["sections"]["E"]["outcomes"][0]["text"] = json!("")
        }),
        ("an empty list", |plan| plan["sections"]["F"]["provisions"][0]["meets"] = json!([])),
        ("an empty object", |plan| plan["lifecycle"] = json!({})),
        ("a text for a list", |plan| plan["sections"]["F"]["provisions"][0]["meets"] = json!("x")),
        ("a number for a text", |plan| plan["local_authority"]["number"] = json!(999)),
        ("a text for a number", |plan| plan["version"]["number"] = json!("2")),
        ("a fraction for a whole number", |plan| plan["version"]["number"] = json!(2.5)),
        ("a text for yes or no", |plan| plan["sections"]["A"]["views"][0]["direct_quotation"] = json!("yes")),
        ("a text for an object", |plan| plan["child_or_young_person"]["name"] = json!("Zofia Nowak")),
        ("no such value", |plan| plan["sections"]["B"]["needs"][0]["area"] = json!("speech")),
        ("a list for a value", |plan| plan["version"]["status"] = json!(["final"])),
        ("a date in another form", |plan| {
            plan["child_or_young_person"]["date_of_birth"] = json!("14/03/2016")
        }),
        ("a day that no calendar has", |plan| plan["version"]["made_on"] = json!("2026-02-30")),
        ("an identity in capitals", |plan| {
            plan["id"] = json!(plan["id"].as_str().unwrap().replace('1', "A"));
        }),
        ("a link by label", |plan| plan["sections"]["F"]["provisions"][0]["meets"][0] = json!("B1")),
        ("a wrong code of the council", |plan| plan["local_authority"]["gss_code"] = json!("W06000001")),
        ("a digest in another form", |plan| plan["version"]["replaces"]["sha256"] = json!("AB")),
        ("a number outside its limits", |plan| plan["version"]["number"] = json!(0)),
        ("a namespace with capitals", |plan| plan["extensions"]["Northmere Council"] = json!(1)),
        ("several at once", |plan| {
            plan["version"]["number"] = json!(0);
            plan["sections"]["C"]["needs"][0]["colour"] = json!("red");
            plan["annual_reviews"][0]["meeting_on"] = json!("June");
            plan["child_or_young_person"]["contacts"][0]["telephone"] = json!(7);
        }),
    ];
    let mut report = String::new();
    for (name, change) in cases {
        let mut plan = plan_value();
        change(&mut plan);
        let file = serde_json::to_string_pretty(&plan).unwrap();
        writeln!(report, "## {name}\n{}\n", told(file.as_bytes())).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn faults_of_json_and_of_the_schema_are_told_together() {
    let file = with("\"given\": \"Zofia\",", "\"given\": \"Zofia\", \"given\": \"Z\",")
        .replace("\"number\": 2,", "\"number\": 02,")
        .replace("\"kind\": \"parent\"", "\"kind\": \"parents\"");
    let faults = faults_of(file.as_bytes());
    let codes: Vec<&str> = faults.0.iter().map(|fault| fault.fault.code_and_name().0).collect();
    assert_eq!(codes, ["JSON-016", "JSON-010", "S-011"]);
}

#[test]
fn a_plan_that_is_cut_short_at_any_byte_is_refused_clearly() {
    // The last byte is a new line, which no plan needs.
    for length in 0..PLAN.len() - 2 {
        let faults = faults_of(&PLAN.as_bytes()[..length]);
        let known = |fault: &Fault| matches!(fault, Fault::EndsEarly | Fault::Empty | Fault::InvalidUtf8);
        assert!(faults.0.iter().all(|fault| known(&fault.fault)), "{length}: {faults}");
    }
}

#[test]
fn no_message_quotes_the_plan() {
    let mut plan = plan_value();
    let secret = "Canary Wharfinger";
    plan["child_or_young_person"]["date_of_birth"] = json!(secret);
    plan["version"]["status"] = json!(secret);
    plan["version"]["number"] = json!(secret);
    plan["sections"]["F"]["provisions"][0]["meets"][0] = json!(secret);
    plan["sections"]["F"]["provisions"][0]["kind"] = json!({ "is": secret });
    let faults = faults_of(plan.to_string().as_bytes());
    assert_eq!(faults.0.len(), 5);
    assert!(!format!("{faults} {faults:?}").contains("Canary"));
}

#[test]
fn more_than_a_thousand_faults_are_counted_not_told() {
    let faults = faults_of(format!("[{}1]", ",".repeat(5000)).as_bytes());
    assert!(faults.0.len() < 1010);
    assert!(faults.0.iter().any(|fault| matches!(fault.fault, Fault::More(_))));
}

/// Large files with very many faults are answered too, and not after minutes.
#[test]
fn very_many_faults_are_answered() {
    let mut plan = plan_value();
    plan["sections"]["F"]["provisions"][0]["meets"] = json!(vec!["B1"; 100_000]);
    let faults = faults_of(plan.to_string().as_bytes());
    assert!(faults.0.iter().any(|fault| matches!(fault.fault, Fault::More(_))));
    assert!(faults.0.len() < 1010);
    let noise = vec![0xff; 1_000_000];
    assert!(faults_of(&noise).0.len() < 1010);
}

#[test]
fn a_file_that_is_not_there_says_so() {
    let error = json::read_file(std::path::Path::new("no/such/plan.json")).unwrap_err();
    insta::assert_snapshot!(error, @"cannot open no/such/plan.json; check the path and your permission to read it");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Any damage gives faults or a plan, never a panic; and the reader agrees with another parser
    /// on what is JSON, apart from what it refuses on purpose.
    #[test]
    fn damaged_files_never_panic(
        at in 0..PLAN.len(),
        removed in 0_usize..4,
        added in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..4),
            "[\\[\\]{}\",:'\\\\0-9eE.+ntf/* -]{0,4}".prop_map(String::into_bytes),
        ],
    ) {
        let mut bytes = PLAN.as_bytes().to_vec();
        let end = (at + removed).min(bytes.len());
        bytes.splice(at..end, added);
        let other = serde_json::from_slice::<Value>(&bytes);
        match json::read(&bytes) {
            Ok(plan) => {
                let other = other.map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(json::canonical(&plan).unwrap(), serde_json_canonicalizer::to_vec(&other).unwrap());
            }
            Err(faults) => {
                prop_assert!(!faults.0.is_empty());
                let of_json: Vec<&Fault> = faults.0.iter().map(|fault| &fault.fault)
                    .filter(|fault| fault.code_and_name().0.starts_with('J')).collect();
                let on_purpose = |fault: &&Fault| matches!(
                    fault,
                    Fault::GivenTwice | Fault::NumberNotExact | Fault::NumberOutOfRange
                );
                match other {
                    Ok(_) => prop_assert!(of_json.iter().all(on_purpose), "{faults}"),
                    Err(error) => prop_assert!(!of_json.is_empty(), "{error}: {faults}"),
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(json::read(&bytes).is_err());
    }
}

/// The schema says yes quickly to most plans; here the validator itself is asked about each of many plans
/// with one thing wrong, and both must say the same.
#[test]
fn what_the_schema_accepts_the_validator_accepts() {
    let schema: Value = serde_json::from_str(ehcp::schema::COMMITTED).unwrap();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    let wrong = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(3.0),
        json!(1e300),
        json!(u64::MAX),
        json!(100_000),
        json!(""),
        json!(" \u{a0}\u{feff}\n"),
        json!("x"),
        json!("\u{200b}"),
        json!("2026-02-30"),
        json!("2024-02-29"),
        json!("2026-02-03\n"),
        json!("1799-01-01"),
        json!("22026-1-01"),
        json!("0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21"),
        json!("0B54F3A2-6C1F-4E0E-9A57-3D1F6F0A7C21"),
        json!("0b54f3a26c1f4e0e9a573d1f6f0a7c21"),
        json!("E06000001"),
        json!("E07000001"),
        json!("123"),
        json!("012345"),
        json!("123456"),
        json!("12345678"),
        json!("١٢٣"),
        json!("f".repeat(64)),
        json!([]),
        json!(["x", "x"]),
        json!(["0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21", "0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21"]),
        json!({}),
        json!({"x": 1}),
        json!({"X": 1}),
        json!({"a-council.b": {"c": null}}),
    ];
    let mut places = Vec::new();
    every_place(&plan_value(), "", &mut places);
    let (mut asked, mut sound) = (0, 0);
    let mut ask = |plan: &Value, what: &dyn Fn() -> String| {
        let both = (ehcp::schema::is_valid(plan), validator.is_valid(plan));
        assert_eq!(both.0, both.1, "{}", what());
        asked += 1;
        sound += usize::from(both.0);
    };
    for place in &places {
        for value in &wrong {
            let mut plan = plan_value();
            *plan.pointer_mut(place).unwrap() = value.clone();
            ask(&plan, &|| format!("{value} at {place}"));
        }
        let mut plan = plan_value();
        match plan.pointer_mut(place).unwrap() {
            Value::Object(fields) => {
                fields.insert("Not a field".into(), json!(1));
            }
            Value::Array(items) => items.extend(items.first().cloned()),
            Value::String(text) => text.push('\n'),
            other => *other = json!([other.clone()]),
        }
        ask(&plan, &|| format!("one more at {place}"));
        let Some((parent, name)) = place.rsplit_once('/') else { continue };
        let mut plan = plan_value();
        if let Some(Value::Object(fields)) = plan.pointer_mut(parent) {
            fields.shift_remove(name);
            ask(&plan, &|| format!("without {place}"));
        }
    }
    // Both answers were given often, so that neither is always the same.
    assert!(asked > 5_000 && sound > 300 && asked - sound > 4_000, "{asked} asked, {sound} sound");
}

/// One pointer for each kind of place: of a list only the first item.
fn every_place(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                every_place(inner, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            if let Some(first) = items.first() {
                every_place(first, &format!("{at}/0"), places);
            }
        }
        _ => {}
    }
}
