//! What a check found, as an appendix of the professional document, and as gaps in the parent's.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use ehcp::check::{Choice, Options as CheckOptions, Settings, check};
use ehcp::finding::Finding;
use ehcp::model::{Date, Plan};
use ehcp::render::{Appendix, Audience, Options, render};
use support::documents::plan as fixture;
use support::pdf::{read, without_spaces as squeezed};

const ON: Date = jiff::civil::date(2026, 11, 21);

fn found(plan: &Plan) -> Vec<Finding> {
    let settings = Settings::default();
    let options = CheckOptions { on: ON, profile: None, choice: Choice::default(), settings: &settings };
    check(plan, &options).findings
}

fn words(plan: &Plan, audience: Audience, appendix: Option<Appendix>) -> (Vec<u8>, String) {
    let rendered = render(plan, &Options { appendix, ..Options::for_audience(audience) }).unwrap();
    let text = squeezed(&read(&rendered.pdf).content_text());
    (rendered.pdf, text)
}

#[test]
fn the_professional_copy_carries_every_finding_on_request() {
    for name in ["nearly-empty-draft", "young-person-16-own-rights"] {
        let plan = fixture(name);
        let findings = found(&plan);
        assert!(!findings.is_empty());
        let appendix = Appendix { on: ON, findings: findings.clone() };
        let (bytes, text) = words(&plan, Audience::Professional, Some(appendix.clone()));
        for finding in &findings {
            for part in [&finding.place, &finding.message, &finding.mend] {
                assert!(text.to_lowercase().contains(&squeezed(part).to_lowercase()), "{name}: {part}");
            }
        }
        assert!(text.contains(&squeezed("As on 21 November 2026.")));
        assert_eq!(bytes, words(&plan, Audience::Professional, Some(appendix.clone())).0, "other bytes");
        let without = words(&plan, Audience::Professional, None).1;
        assert!(!without.contains(&squeezed("what the check found")));
        let parent = words(&plan, Audience::Parent, Some(appendix)).1;
        assert!(!parent.contains(&squeezed("what the check found")), "the parent's copy carries no findings");
    }
}
