//! The rendering machinery: whatever a plan holds, an accessible PDF comes out.

use ehcp::render::engine::{Job, Logo, Pdf, RenderError, compile_pdf, replace_unshowable};

const FRAME: &str = r#"
#let view = json("/view.json")
#set document(title: "A test", author: "The council", date: datetime(year: 2026, month: 7, day: 15))
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali",
  "Noto Sans Gurmukhi", "DejaVu Sans"), lang: "en", region: "GB")
"#;

fn job(body: &str, view: &serde_json::Value) -> Job {
    Job {
        main: "",
        main_text: Some(format!("{FRAME}{body}")),
        view: view.to_string().into_bytes(),
        plan: None,
        logo: None,
        ident: "plan 1 version 2 parent".to_owned(),
        creator: "ehcp",
    }
}

fn pdf(body: &str, view: &serde_json::Value) -> Pdf {
    match compile_pdf(&job(body, view)) {
        Ok(pdf) => pdf,
        Err(error) => panic!("{error}"),
    }
}

/// Lines of 64 code points each, without surrogates.
fn lines(ranges: &[std::ops::RangeInclusive<u32>]) -> Vec<String> {
    let scalars: Vec<char> = ranges.iter().cloned().flatten().filter_map(char::from_u32).collect();
    scalars.chunks(64).map(|chunk| chunk.iter().collect()).collect()
}

const TWO_WEIGHTS: &str = r#"
= Heading
#for words in view [#par(words) #par(strong(words))]
"#;

#[test]
fn every_character_of_the_basic_plane_comes_through() {
    // Scripts that no font here has are one long row of marks: a sample of them is enough.
    let ranges = [0..=0x33FF, 0x4E00..=0x4E3F, 0xA4D0..=0xABFF, 0xD7A0..=0xFFFF];
    let shown: Vec<String> =
        lines(&ranges).iter().map(|line| replace_unshowable(line).0.into_owned()).collect();
    pdf(TWO_WEIGHTS, &shown.into());
}

#[test]
fn every_character_by_itself_comes_through() {
    let ranges = [0..=0x2FFF, 0xA640..=0xABFF, 0xE000..=0xE00F, 0xFB00..=0xFFFF, 0x1_F100..=0x1_FAFF];
    let shown: Vec<String> = lines(&ranges)
        .iter()
        .map(|line| {
            let spaced: String = line.chars().flat_map(|c| ['a', ' ', c, ' ']).collect();
            replace_unshowable(&spaced).0.into_owned()
        })
        .collect();
    pdf(TWO_WEIGHTS, &shown.into());
}

#[test]
fn letters_with_any_mark_on_them_come_through() {
    let marks: Vec<char> = [
        0x300..=0x36F,
        0x483..=0x489,
        0x591..=0x5C7,
        0x610..=0x61A,
        0x64B..=0x65F,
        0x6D6..=0x6ED,
        0x981..=0x9FE,
        0xA01..=0xA51,
        0x1AB0..=0x1AFF,
        0x1DC0..=0x1DFF,
        0x200B..=0x200F,
        0x20D0..=0x20F0,
        0xFE00..=0xFE0F,
        0xFE20..=0xFE2F,
        0x1_F3FB..=0x1_F3FF,
    ]
    .into_iter()
    .flatten()
    .filter_map(char::from_u32)
    .collect();
    let shown: Vec<String> = ['a', 'Ł', 'ع', 'ক', 'ਗ', '☐', '👍', '漢', ' ']
        .iter()
        .flat_map(|&base| {
            marks.chunks(40).map(move |chunk| {
                chunk.iter().flat_map(|&mark| [base, mark, '\u{301}', mark, base, '\u{200D}', base]).collect()
            })
        })
        .map(|text: String| replace_unshowable(&text).0.into_owned())
        .collect();
    pdf(TWO_WEIGHTS, &shown.into());
}
