#![allow(clippy::format_push_string, reason = "a test may be plain")]

use super::*;
use crate::convert::document::{Block, Paragraph};

/// A PDF with these pages, each a stream of drawing operators, in Helvetica.
fn pdf(pages: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = String::new();
    for content in pages {
        let stream = objects.len() + 2;
        kids += &format!("{} 0 R ", stream - 1);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R \
             /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

/// Text at a place, measured from the bottom left corner.
fn at(x: u32, y: u32, text: &str) -> String {
    format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

fn texts(document: &Document) -> Vec<String> {
    document.paragraphs().into_iter().map(|(paragraph, _)| paragraph.text.clone()).collect()
}

#[test]
fn ruled_lines_make_tables_and_the_rest_stays_outside() {
    let mut page = at(50, 700, "Before the table.");
    for y in [660, 630, 600] {
        page += &format!("50 {y} m 450 {y} l S\n");
    }
    for x in [50, 200, 450] {
        page += &format!("{x} 600 m {x} 660 l S\n");
    }
    page += &(at(55, 645, "Need")
        + &at(205, 645, "Help")
        + &at(55, 615, "Reading")
        + &at(205, 615, "A reader pen"));
    page += &at(50, 560, "After the table.");
    let document = read(&pdf(&[page])).unwrap();
    assert_eq!(
        texts(&document),
        ["Before the table.", "Need", "Help", "Reading", "A reader pen", "After the table."]
    );
    let Block::Table(table) = &document.blocks[1] else { panic!("no table") };
    assert_eq!((table.rows, table.columns), (2, 2));
    assert_eq!(table.cell_at(1, 1).unwrap().text(), "A reader pen");
}

#[test]
fn columns_of_running_text_are_read_one_after_the_other() {
    let mut page = String::new();
    for line in 0..8 {
        page += &at(50, 700 - line * 14, &format!("left words of line number {line} going on"));
        page += &at(320, 700 - line * 14, &format!("right words of line number {line} going on"));
    }
    let text = texts(&read(&pdf(&[page])).unwrap()).join(" ");
    let (left, right) = (text.rfind("left").unwrap(), text.find("right").unwrap());
    assert!(left < right, "{text}");
}

#[test]
fn labels_and_their_answers_are_no_columns() {
    let page: String = ["Name", "Born", "School", "Council", "Status"]
        .iter()
        .zip(0..)
        .map(|(label, line)| at(50, 700 - line * 14, label) + &at(200, 700 - line * 14, "answer"))
        .collect();
    let document = read(&pdf(&[page])).unwrap();
    assert_eq!(texts(&document)[0], "Name\tanswer");
    assert_eq!(texts(&document).len(), 5);
}

#[test]
fn what_repeats_at_the_edges_is_furniture() {
    let pages: Vec<String> = (1..=3)
        .map(|number| {
            at(50, 810, "Plan of A Child")
                + &at(50, 400, &format!("Text of page {number}."))
                + &at(280, 30, &format!("Page {number}"))
        })
        .collect();
    let document = read(&pdf(&pages)).unwrap();
    assert_eq!(document.furniture.len(), 2);
    assert_eq!(document.furniture[0].pages, [1, 2, 3]);
    let body: Vec<&Paragraph> =
        document.paragraphs().into_iter().filter(|(_, around)| !around.furniture).map(|(p, _)| p).collect();
    assert_eq!(
        body.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        ["Text of page 1.", "Text of page 2.", "Text of page 3."]
    );
    assert_eq!(body[2].place.page, Some(3));
}

#[test]
fn bullets_and_bold_are_seen() {
    let page = at(50, 700, "\\225 first thing")
        + &at(50, 680, "\\225 second thing")
        + "BT /F2 10 Tf 50 650 Td (Section B) Tj ET\n";
    let document = read(&pdf(&[page])).unwrap();
    let paragraphs: Vec<&Paragraph> = document.paragraphs().into_iter().map(|(p, _)| p).collect();
    assert_eq!(paragraphs[0].text, "first thing");
    assert!(paragraphs[1].mark.as_ref().unwrap().bullet);
    assert_eq!(paragraphs[2].text, "Section B");
}

#[test]
fn scans_cut_and_empty_files_are_named() {
    let picture = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q\n".to_owned();
    assert_eq!(read(&pdf(std::slice::from_ref(&picture))), Err(ReadError::Scan { pages: 1 }));
    assert_eq!(read(&pdf(&[String::new()])), Err(ReadError::NoText { what: WHAT }));
    let mixed = read(&pdf(&[at(50, 700, "Text."), picture])).unwrap();
    assert!(mixed.remarks.iter().any(|remark| remark.kind == RemarkKind::PagesWithoutText));
    let whole = pdf(&[at(50, 700, "Text.")]);
    for end in [whole.len() / 3, whole.len() / 2, whole.len() - 60] {
        assert!(read(&whole[..end]).is_err());
    }
}
