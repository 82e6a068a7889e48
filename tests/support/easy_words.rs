//! How easy words that the engine writes are, in pages of about a hundred words.

#![allow(clippy::print_stdout, reason = "scores are printed by the tests")]

use ehcp::wording::readability::grade_excluding;

/// The grade to reach, over all made words of a document.
const TARGET: f64 = 5.0;
/// The grade at which to stop, for any page of about a hundred words.
const STOP: f64 = 6.0;
/// The longest made sentence, in words.
const LONGEST: usize = 25;

/// Texts gathered into pages of about a hundred words.
fn pages(texts: &[String]) -> Vec<String> {
    let mut pages = vec![String::new()];
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        if pages.last().unwrap().split_whitespace().count() >= 100 {
            pages.push(String::new());
        }
        let page = pages.last_mut().unwrap();
        page.push_str(text);
        page.push('\n');
    }
    let last = pages.pop().unwrap();
    if last.split_whitespace().count() >= 60 || pages.is_empty() {
        pages.push(last);
    }
    pages
}

/// No page is hard, and the whole is easy; `names` do not count. Gives the pages back.
pub fn assert_easy(what: &str, texts: &[String], names: &[&str]) -> Vec<String> {
    let pages = pages(texts);
    let mut sum = 0.0;
    for page in &pages {
        let found = grade_excluding(page, names).unrounded_grade();
        assert!(found <= STOP, "{what}: grade {found:.1}\n{page}");
        sum += found;
    }
    let mean = sum / f64::from(u32::try_from(pages.len()).unwrap());
    println!("{what}: {} pages, mean grade {mean:.2}", pages.len());
    assert!(mean <= TARGET, "{what}: mean grade {mean:.1}");
    pages
}

/// Nothing shows that a piece of a text was left out.
pub fn assert_whole(texts: &[String]) {
    for text in texts {
        assert!(["  ", " ,", " .", ".."].iter().all(|gap| !text.contains(gap)), "{text}");
    }
}

/// No sentence is long.
pub fn assert_short(texts: &[String]) {
    for text in texts {
        for sentence in text.split_inclusive(['.', '?', ':', ';', '\n']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST, "{words} words: {sentence}");
        }
    }
}
