//! Two versions of a plan compared: the reviews in `fixtures/reviews`, and the proofs.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tests read the fixtures")]
#![expect(clippy::print_stderr, reason = "the scores are read by people")]

mod support;

use ehcp::diff::display::{Shown, write_html, write_json, write_text};
use ehcp::diff::{ApplyError, Change, ChangeKind, Diff, Effect, Mark, Proof, apply, diff, diff_of_changes};
use ehcp::json;
use ehcp::model::Plan;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use support::plans::any_plan;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn value(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn plan(path: &Path) -> Plan {
    json::read(&std::fs::read(path).unwrap()).unwrap()
}

/// The cases, by name.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(fixtures().join("reviews"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// All plans of the fixtures.
fn plans() -> Vec<Plan> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(fixtures().join("plans")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| plan(file)).collect()
}

fn labels(items: &[ehcp::diff::ItemShown]) -> Vec<&str> {
    items.iter().map(|item| item.label.as_str()).collect()
}

fn fits(found: &Change, wanted: &Value) -> bool {
    let of = |field: &str| serde_json::to_value(found).unwrap()[field].clone();
    let listed =
        |field: &str| -> Vec<String> { serde_json::from_value(wanted[field].clone()).unwrap_or_default() };
    let same_items = found.kind == ChangeKind::Identity
        || labels(&found.before) == listed("before") && labels(&found.after) == listed("after");
    let what = of("what_changed");
    let says = listed("what_changed").iter().all(|wanted| what.as_array().unwrap().contains(&json!(wanted)));
    let minutes = wanted.get("minutes_per_week").is_none_or(|wanted| {
        found.minutes_per_week.is_some_and(|found| {
            let least = |range: Option<ehcp::model::Range>| range.map(|range| range.min);
            json!({ "before": least(found.before), "after": least(found.after) }) == *wanted
        })
    });
    same_items && says && minutes && of("kind") == wanted["kind"] && of("effect") == wanted["effect"]
}

#[test]
fn every_review_says_what_happened_and_nothing_else() {
    let (mut wanted_all, mut found_all, mut right) = (0, 0, 0);
    let mut faults = Vec::new();
    assert!(cases().len() >= 16);
    for case in cases() {
        let found = diff(&plan(&case.join("before.json")), &plan(&case.join("after.json"))).unwrap();
        let wanted = value(&case.join("expected.json"));
        let wanted = wanted.as_array().unwrap();
        wanted_all += wanted.len();
        found_all += found.changes.len();
        for wanted in wanted {
            if found.changes.iter().any(|change| fits(change, wanted)) {
                right += 1;
            } else {
                faults.push(format!("{}: not found: {wanted}", case.display()));
            }
        }
        for change in &found.changes {
            if !wanted.iter().any(|wanted| fits(change, wanted)) {
                faults.push(format!("{}: invented: {} {}", case.display(), change.name, change.message));
            }
        }
    }
    eprintln!("reviews: {right} of {wanted_all} changes right, {found_all} found");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The first line is what was lost, in words that can be quoted.
#[test]
fn the_summary_begins_with_the_losses() {
    let summary = |case: &str| {
        let case = fixtures().join("reviews").join(case);
        diff(&plan(&case.join("before.json")), &plan(&case.join("after.json"))).unwrap().summary
    };
    assert_eq!(
        summary("hours-cut-prose-nicer"),
        "Speech and language therapy: 15 minutes a week less. Help in lessons: 3 hours a week less."
    );
    assert_eq!(summary("need-dropped"), "Hand exercises: taken out. Writing by hand: taken out.");
    assert_eq!(summary("only-the-layout-differs"), "Nothing changed.");
    assert!(summary("a-fair-stronger-plan").starts_with("Nothing was lost. "));
    assert!(
        summary("council-move-local-names")
            .starts_with("Specialist teacher for autism: 9 minutes a week less.")
    );
}

fn proof(diff: &Diff) -> Proof {
    let mut bytes = Vec::new();
    write_json(&mut bytes, diff, Shown::default()).unwrap();
    Proof::read(&bytes).unwrap()
}

/// Applies the comparison, ours and another implementation's way.
fn assert_proven(before: &Plan, after: &Plan) -> Diff {
    let found = diff(before, after).unwrap();
    let wanted = json::canonical(after).unwrap();
    assert_eq!(apply(before, &proof(&found)).unwrap(), wanted);
    let patch: json_patch::Patch =
        serde_json::from_value(serde_json::to_value(&found.patch).unwrap()).unwrap();
    let mut made: Value = serde_json::from_slice(&json::canonical(before).unwrap()).unwrap();
    json_patch::patch(&mut made, &patch).unwrap();
    assert_eq!(made, serde_json::from_slice::<Value>(&wanted).unwrap());
    found
}

#[test]
fn the_patch_gives_the_later_version_byte_for_byte() {
    let plans = plans();
    for pair in plans.windows(2) {
        assert_proven(&pair[0], &pair[1]);
    }
    for case in cases() {
        let (before, after) = (plan(&case.join("before.json")), plan(&case.join("after.json")));
        assert_proven(&before, &after);
        assert_proven(&after, &before);
    }
}

#[test]
fn another_plan_is_refused_and_so_is_a_patch_that_was_changed() {
    let plans = plans();
    let found = diff(&plans[0], &plans[1]).unwrap();
    assert!(matches!(apply(&plans[2], &proof(&found)), Err(ApplyError::OtherPlan { .. })));
    let mut changed = found.clone();
    changed.patch.pop();
    assert!(matches!(
        apply(&plans[0], &proof(&changed)),
        Err(ApplyError::OtherResult | ApplyError::Patch(_))
    ));
    assert!(matches!(Proof::read(b"{}"), Err(ApplyError::NoDiff(_))));
}

/// Help that stayed as it was is not read for what shows only changes; all else is the same.
#[test]
fn a_comparison_of_the_changes_leaves_out_only_hours_that_stay() {
    let mut left_out = 0;
    for case in cases() {
        let (before, after) = (plan(&case.join("before.json")), plan(&case.join("after.json")));
        for (one, two) in [(&before, &after), (&after, &before), (&before, &before)] {
            let (whole, mut changes) = (diff(one, two).unwrap(), diff_of_changes(one, two).unwrap());
            for shown in [Shown { only_losses: false }, Shown { only_losses: true }] {
                let text = |diff: &Diff| {
                    let mut text = Vec::new();
                    write_text(&mut text, diff, shown, false).unwrap();
                    String::from_utf8(text).unwrap()
                };
                assert_eq!(text(&changes), text(&whole), "{}", case.display());
            }
            let kept = whole.ledger.iter().filter(|line| changes.ledger.contains(line)).count();
            assert_eq!(kept, changes.ledger.len(), "{}", case.display());
            left_out += whole.ledger.len() - kept;
            changes.ledger.clone_from(&whole.ledger);
            assert_eq!(changes, whole, "{}", case.display());
        }
    }
    assert!(left_out > 300, "{left_out}");
}

#[test]
fn the_page_shows_every_text_of_what_is_gone() {
    let case = fixtures().join("reviews/one-outcome-easier-one-replaced");
    let found = diff(&plan(&case.join("before.json")), &plan(&case.join("after.json"))).unwrap();
    let mut page = Vec::new();
    write_html(&mut page, &found, Shown { only_losses: false }).unwrap();
    let page = String::from_utf8(page).unwrap();
    for words in ["Other words of the same part, before", "Travels by minibus with a passenger assistant."] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_plan_compared_with_itself_has_no_change() {
    for plan in plans() {
        let found = diff(&plan, &plan).unwrap();
        assert!(found.changes.is_empty() && found.patch.is_empty() && found.record.is_empty());
        assert!(found.ledger.iter().all(|line| line.difference == 0));
    }
}

fn assert_sound(before: &Plan, after: &Plan, found: &Diff) {
    // Every item of both sides stands in one change at most.
    for side in
        [|change: &Change| &change.before, |change: &Change| &change.after] as [fn(&Change) -> &Vec<_>; 2]
    {
        let mut ids: Vec<&String> = found
            .changes
            .iter()
            .flat_map(side)
            .filter_map(|item: &ehcp::diff::ItemShown| item.id.as_ref())
            .collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "an item stands in two changes");
    }
    // Pieces rebuild both texts.
    for change in found.changes.iter().filter(|change| change.kind != ChangeKind::Identity) {
        let side = |left_out: Mark| -> String {
            change
                .redline
                .iter()
                .filter(|piece| piece.mark != left_out)
                .map(|piece| piece.text.as_str())
                .collect()
        };
        let joined = |items: &[ehcp::diff::ItemShown]| {
            items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("\n\n")
        };
        assert_eq!(side(Mark::New), joined(&change.before));
        assert_eq!(side(Mark::Gone), joined(&change.after));
    }
    // Items add up to the lines of the ledger.
    for line in &found.ledger {
        let sum = |minutes: fn(&ehcp::diff::LedgerItem) -> i64| line.items.iter().map(minutes).sum::<i64>();
        assert_eq!((line.before, line.after), (sum(|item| item.before), sum(|item| item.after)));
        assert_eq!(line.difference, sum(|item| item.after - item.before));
        assert_eq!(line.difference_per_year, sum(|item| item.after_per_year - item.before_per_year));
    }
    // The other way round the same is true, mirrored.
    let back = diff(after, before).unwrap();
    let count =
        |diff: &Diff, kind: ChangeKind| diff.changes.iter().filter(|change| change.kind == kind).count();
    for (kind, mirrored) in [
        (ChangeKind::Added, ChangeKind::Removed),
        (ChangeKind::Removed, ChangeKind::Added),
        (ChangeKind::MovedSection, ChangeKind::MovedSection),
        (ChangeKind::Identity, ChangeKind::Identity),
    ] {
        assert_eq!(count(found, kind), count(&back, mirrored), "{kind:?}");
    }
}

#[test]
fn comparisons_are_sound_and_mirror() {
    for case in cases() {
        let (before, after) = (plan(&case.join("before.json")), plan(&case.join("after.json")));
        assert_sound(&before, &after, &diff(&before, &after).unwrap());
    }
    for case in ["will-to-may", "ratio-worse", "outcome-date-a-year-later"] {
        let case = fixtures().join("reviews").join(case);
        let (before, after) = (plan(&case.join("before.json")), plan(&case.join("after.json")));
        let kinds =
            |diff: &Diff| diff.changes.iter().map(|change| (change.kind, change.effect)).collect::<Vec<_>>();
        let mirrored: Vec<(ChangeKind, Effect)> = kinds(&diff(&before, &after).unwrap())
            .into_iter()
            .map(|(kind, effect)| {
                let kind = match kind {
                    ChangeKind::Reduced => ChangeKind::Increased,
                    ChangeKind::WeakenedWording => ChangeKind::StrengthenedWording,
                    other => other,
                };
                (kind, effect.mirrored())
            })
            .collect();
        assert_eq!(kinds(&diff(&after, &before).unwrap()), mirrored, "{}", case.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24,
        max_shrink_iters: 40,
        failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_plans_can_be_compared_and_the_comparison_proves_itself(one in any_plan(), two in any_plan()) {
        let (before, after): (Plan, Plan) =
            (serde_json::from_value(one).unwrap(), serde_json::from_value(two).unwrap());
        let found = assert_proven(&before, &after);
        for line in &found.ledger {
            prop_assert_eq!(line.difference, line.items.iter().map(|item| item.after - item.before).sum::<i64>());
        }
        prop_assert!(diff(&after, &after).unwrap().changes.is_empty());
    }
}

/// The provisions of Section F of each fixture, one at a time, as JSON to be changed.
fn for_each_provision(mut change: impl FnMut(&Plan, &Value, usize)) {
    for plan in plans() {
        let value = serde_json::to_value(&plan).unwrap();
        let count = value["sections"]["F"]["provisions"].as_array().map_or(0, Vec::len);
        let at_first = usize::from(count > 1);
        // A few of each plan are enough, and every plan has its own style.
        for at in (at_first..count).step_by(5) {
            change(&plan, &value, at);
        }
    }
}

fn with_text(value: &Value, at: usize, text: &str) -> Plan {
    let mut value = value.clone();
    value["sections"]["F"]["provisions"][at]["text"] = json!(text);
    serde_json::from_value(value).unwrap()
}

fn text_of(value: &Value, at: usize) -> &str {
    value["sections"]["F"]["provisions"][at]["text"].as_str().unwrap()
}

#[test]
fn will_to_may_is_always_one_weakened_wording() {
    let mut tried = 0;
    for_each_provision(|plan, value, at| {
        let text = text_of(value, at);
        if text.matches(" will ").count() == 0 {
            return;
        }
        tried += 1;
        let found = diff(plan, &with_text(value, at, &text.replacen(" will ", " may ", 1))).unwrap();
        let kinds: Vec<_> = found.changes.iter().map(|change| (change.kind, change.effect)).collect();
        assert_eq!(kinds, [(ChangeKind::WeakenedWording, Effect::Reduced)], "{text}");
    });
    assert!(tried > 15, "{tried}");
}

#[test]
fn a_sentence_that_is_deleted_is_always_shown() {
    let mut tried = 0;
    for_each_provision(|plan, value, at| {
        let text = text_of(value, at);
        let sentences: Vec<&str> = text.split_inclusive(". ").collect();
        if sentences.len() < 2 {
            return;
        }
        for gone in 0..sentences.len() {
            let left: String =
                sentences.iter().enumerate().filter(|(number, _)| *number != gone).map(|(_, s)| *s).collect();
            tried += 1;
            let found = diff(plan, &with_text(value, at, left.trim())).unwrap();
            assert!(!found.changes.is_empty(), "{}", sentences[gone]);
            for change in &found.changes {
                assert!(
                    !matches!(change.effect, Effect::None | Effect::Strengthened),
                    "{:?}: {} | {}",
                    change.kind,
                    sentences[gone],
                    change.message
                );
            }
        }
    });
    assert!(tried > 40, "{tried}");
}

#[test]
fn half_the_minutes_are_always_one_reduction() {
    let mut tried = 0;
    for_each_provision(|plan, value, at| {
        let text = text_of(value, at);
        let places: Vec<_> = ["20 minutes", "30 minutes", "40 minutes", "60 minutes", "10 minutes"]
            .iter()
            .filter(|amount| text.matches(*amount).count() == 1)
            .collect();
        let [amount] = places.as_slice() else { return };
        let number: u32 = amount.split(' ').next().unwrap().parse().unwrap();
        tried += 1;
        let fewer = text.replace(**amount, &format!("{} minutes", number / 2));
        let found = diff(plan, &with_text(value, at, &fewer)).unwrap();
        assert_eq!(found.changes.len(), 1, "{text}");
        assert!(
            found.changes[0].kind == ChangeKind::Reduced
                || found.changes[0].effect == Effect::Unclear && found.changes[0].minutes_per_week.is_none(),
            "{text}: {}",
            found.changes[0].message
        );
    });
    assert!(tried > 2, "{tried}");
}

#[test]
fn one_new_item_is_one_addition() {
    for_each_provision(|plan, value, at| {
        let mut value = value.clone();
        let mut item = value["sections"]["F"]["provisions"][at].clone();
        item["id"] = json!("22222222-2222-4222-8222-222222222222");
        item["text"] = json!("A beekeeper will show the hives to the whole family on 3 Saturdays in June.");
        item.as_object_mut().unwrap().retain(|key, _| ["id", "text", "kind"].contains(&key.as_str()));
        value["sections"]["F"]["provisions"].as_array_mut().unwrap().insert(at, item);
        let found = diff(plan, &serde_json::from_value(value).unwrap()).unwrap();
        let kinds: Vec<_> = found.changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Added]);
    });
}

/// Reversed lists and other identities, in every plan: the same plan.
#[test]
fn order_and_identities_are_no_change() {
    for plan in plans() {
        let mut value = serde_json::to_value(&plan).unwrap();
        let mut number = 0;
        for section in ["B", "E", "F", "G"] {
            for list in ["needs", "outcomes", "provisions"] {
                if let Some(items) = value["sections"][section].get_mut(list).and_then(Value::as_array_mut) {
                    items.reverse();
                    for item in items {
                        number += 1;
                        item["id"] = json!(format!("33333333-3333-4333-8333-{number:012}"));
                        item.as_object_mut().unwrap().shift_remove("label");
                    }
                }
            }
        }
        let after: Plan = serde_json::from_value(value).unwrap();
        let found = assert_proven(&plan, &after);
        assert!(found.changes.is_empty(), "{}: {}", plan.id, found.summary);
    }
}

/// Another given name throughout is an exchange of names and nothing else.
#[test]
fn another_name_throughout_is_identity_only() {
    for plan in plans() {
        let name = plan.child_or_young_person.name.given.clone();
        let text = String::from_utf8(json::canonical(&plan).unwrap()).unwrap();
        let after: Plan = serde_json::from_str(&text.replace(&name, "Quilliam")).unwrap();
        let found = diff(&plan, &after).unwrap();
        let kinds: Vec<_> = found.changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Identity], "{name}: {}", found.summary);
    }
}
