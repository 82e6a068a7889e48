//! No plan that can be read stops the engine: generated plans, with every character there is.

mod support;

use ehcp::model::ReaderCopy;
use ehcp::render::engine::replace_unshowable;
use ehcp::render::{RenderError, render};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::documents::{Kind, make, plan};
use support::pdf::{read as read_pdf, without_spaces};
use support::plans::any_plan;

#[test]
fn any_plan_becomes_every_document() {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let plans = any_plan();
    for number in 0..12 {
        let value = plans.new_tree(&mut runner).expect("a plan").current();
        let plan = support::read(&value);
        let reduced = plan.copy.as_ref().is_some_and(ReaderCopy::is_reduced);
        for kind in [Kind::Professional, Kind::Parent, Kind::Phone, Kind::Short] {
            if reduced && kind != Kind::Professional {
                // A parent is never told of a copy what only the record can say.
                assert!(matches!(render(&plan, &kind.options()), Err(RenderError::ReducedCopy)));
                continue;
            }
            let document = read_pdf(&make(&plan, &kind.options()).pdf);
            assert_eq!(document.untagged_text().trim(), "", "plan {number} {kind:?}");
        }
    }
}

#[test]
fn control_characters_are_made_visible() {
    let mut plan = plan("nearly-empty-draft");
    let odd: String = ('\u{0}'..'\u{20}')
        .chain('\u{7F}'..'\u{A0}')
        .chain(['\u{202E}', '\u{2066}', '\u{FEFF}', '\u{FFFE}', '\u{E000}', '\u{E0041}', '\u{10FFFF}'])
        .flat_map(|c| ['a', c])
        .collect();
    plan.child_or_young_person.name.given.clone_from(&odd);
    plan.child_or_young_person.name.preferred = None;
    plan.local_authority.name.clone_from(&odd);
    plan.sections.views.history = Some(odd.as_str().into());
    let shown = without_spaces(&replace_unshowable(&odd).0);
    assert!(shown.contains("[U+0000]a[U+0001]") && shown.contains("[U+202E]"), "{shown}");
    for kind in Kind::ALL {
        let rendered = make(&plan, &kind.options());
        assert!(rendered.marks.len() >= 3 * 60, "{}", rendered.marks.len());
        let text = without_spaces(&read_pdf(&rendered.pdf).text());
        assert!(text.contains(&shown), "{kind:?}");
    }
}
