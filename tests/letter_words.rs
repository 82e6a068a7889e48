//! The words of the letters are easy. Names, and words that a council writes itself, are not counted.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops at the first surprise")]

mod support;

use ehcp::letter::kind::FORMS;
use ehcp::model::ContactPoint;
use ehcp::render::letter::{Block, Run};
use ehcp::wording::readability::grade_excluding;
use support::letters::cases;

/// The grade to reach, over all made words of the letters.
const TARGET: f64 = 5.0;
/// The grade at which to stop, for any page of about a hundred words.
const STOP: f64 = 6.0;
/// The longest made sentence, in words.
const LONGEST: usize = 25;

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
    let mut mean = Vec::new();
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
        for text in &texts {
            assert!(!text.contains("  "), "{}: {text}", case.name);
            for sentence in text.split_inclusive(['.', '?', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= LONGEST, "{}: {words} words: {sentence}", case.name);
            }
        }
        let mut pages = vec![String::new()];
        for text in texts {
            if pages.last().unwrap().split_whitespace().count() >= 100 {
                pages.push(String::new());
            }
            let page = pages.last_mut().unwrap();
            page.push_str(&text);
            page.push('\n');
        }
        let last = pages.pop().unwrap();
        if last.split_whitespace().count() >= 60 || pages.is_empty() {
            pages.push(last);
        }
        for page in &pages {
            let found = grade_excluding(page, &["Sam", "Sam’s", "Oak", "Ash"]).unrounded_grade();
            assert!(found <= STOP, "{}: grade {found:.1}\n{page}", case.name);
            mean.push(found);
        }
    }
    let sum: f64 = mean.iter().sum();
    let average = sum / f64::from(u32::try_from(mean.len()).unwrap());
    let worst = mean.iter().copied().fold(0.0, f64::max);
    println!(
        "letters: {} pages of {} letters, mean grade {average:.2}, worst {worst:.2}",
        mean.len(),
        FORMS.len()
    );
    assert!(average <= TARGET, "mean grade {average:.1}");
}
