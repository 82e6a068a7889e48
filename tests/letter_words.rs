//! The words of the letters are easy. Names, and words that a council writes itself, are not counted.

mod support;

use ehcp::letter::kind::FORMS;
use ehcp::model::ContactPoint;
use ehcp::render::letter::{Block, Run};
use support::easy_words::{assert_easy, assert_short};
use support::letters::cases;

fn lines(blocks: &[Block], found: &mut Vec<String>) {
    let line =
        |runs: &[Run]| runs.iter().map(|run| run.words.as_str()).collect::<String>().replace('\u{a0}', " ");
    for block in blocks {
        match block {
            Block::Heading(words) => found.push(words.replace('\u{a0}', " ")),
            Block::Paragraph(words) | Block::Gap(words) => found.push(line(words)),
            Block::Points(points) => found.extend(points.iter().map(|words| line(words))),
        }
    }
}

#[test]
fn every_letter_is_easy() {
    let mut pages = 0;
    let all = cases();
    for mut case in all {
        case.plan.child_or_young_person.name.preferred = Some("Sam".to_owned());
        let point = |name: &str| {
            Some(ContactPoint {
                name: Some(name.to_owned()),
                telephone: None,
                email: None,
                website: None,
                address: None,
            })
        };
        let council = &mut case.plan.local_authority;
        council.name = "Oak Council".to_owned();
        council.information_advice_and_support = point("Family Help");
        council.mediation_adviser = point("Talk First");
        council.disagreement_resolution = point("Settle It");
        if case.options.said.new_council.is_some() {
            case.options.said.new_council = Some("Ash Council".to_owned());
        }
        let shown = case.written().shown;
        let mut texts = vec![shown.title.clone()];
        for blocks in
            [&shown.opening, &shown.can.blocks, &shown.no_reasons, &shown.body, &shown.enclosed.blocks]
        {
            lines(blocks, &mut texts);
        }
        texts.extend(shown.days.iter().map(|row| row.what.clone()));
        assert!(texts.iter().all(|text| !text.contains("  ")), "{}: {texts:#?}", case.name);
        assert_short(&texts);
        pages += assert_easy(&case.name, &texts, &["Sam", "Sam’s", "Oak", "Ash"]).len();
    }
    assert!(pages >= 2 * FORMS.len(), "{pages} pages of {} letters", FORMS.len());
}
