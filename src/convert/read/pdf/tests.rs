#![allow(clippy::format_push_string, reason = "a test may be plain")]

use super::*;
use crate::convert::document::{Block, Cell, Paragraph, Table};

fn read_pdf(bytes: &[u8]) -> Result<Document, ReadError> {
    read(bytes, &[])
}

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
    let document = read_pdf(&pdf(&[page])).unwrap();
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
    let text = texts(&read_pdf(&pdf(&[page])).unwrap()).join(" ");
    let (left, right) = (text.rfind("left").unwrap(), text.find("right").unwrap());
    assert!(left < right, "{text}");
}

#[test]
fn labels_and_their_answers_stay_together() {
    let page: String = ["Name", "Born", "School", "Council", "Status"]
        .iter()
        .zip(0..)
        .map(|(label, line)| at(50, 700 - line * 14, label) + &at(200, 700 - line * 14, "Answer"))
        .collect();
    let document = read_pdf(&pdf(&[page])).unwrap();
    let Block::Table(table) = &document.blocks[0] else { panic!("{:?}", texts(&document)) };
    assert_eq!((table.rows, table.columns, document.blocks.len()), (5, 2, 1));
    assert_eq!(table.row(2).map(Cell::text).collect::<Vec<_>>(), ["School", "Answer"]);
}

/// The rows of the first table, each as its cells' texts.
fn rows(document: &Document) -> Vec<Vec<String>> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let row = |table: &Table, row| table.row(row).map(|cell| cell.text().replace('\n', " ")).collect();
    table.map(|table| (0..table.rows).map(|at| row(table, at)).collect()).unwrap_or_default()
}

#[test]
fn columns_and_rows_that_agree_are_a_table_without_lines() {
    let lines = [
        (700, ["Provision", "Who", "How often"]),
        (686, ["A reading group with", "Teaching", "Daily"]),
        (674, ["four others.", "assistant", ""]),
        (662, ["Movement breaks before", "All staff", "Twice a day, for"]),
        (650, ["each written task.", "", "five minutes"]),
    ];
    let mut page =
        at(50, 730, "The provision below was agreed with the family and the school in the spring.");
    for (y, cells) in lines {
        for (x, text) in [50, 250, 400].iter().zip(cells) {
            page += &at(*x, y, text);
        }
    }
    page += &at(50, 620, "After the table comes a paragraph that goes over the whole of the line and on.");
    let document = read_pdf(&pdf(&[page])).unwrap();
    assert_eq!(
        rows(&document),
        [
            ["Provision", "Who", "How often"],
            ["A reading group with four others.", "Teaching assistant", "Daily"],
            ["Movement breaks before each written task.", "All staff", "Twice a day, for five minutes"],
        ]
    );
    assert!(texts(&document).last().unwrap().starts_with("After the table"));
}

#[test]
fn shaded_rows_part_what_gaps_alone_do_not() {
    let mut page = String::new();
    for y in [640, 700] {
        page += &format!("0.9 g 45 {} 400 30 re f 0 g\n", y - 17);
    }
    for y in [700, 670, 640] {
        page += &(at(50, y, "one line of a need") + &at(250, y, "one line of help"));
        page += &(at(50, y - 12, "and another line.") + &at(250, y - 12, "and another one."));
    }
    let document = read_pdf(&pdf(&[page])).unwrap();
    let row = ["one line of a need and another line.", "one line of help and another one."];
    assert_eq!(rows(&document), [row, row, row]);
}

#[test]
fn lists_contents_and_prose_are_no_tables() {
    let list: String = (0..6)
        .map(|line| {
            at(50, 700 - line * 14, "\\225") + &at(68, 700 - line * 14, "a thing that helps in class")
        })
        .collect();
    let contents: String = (0..6)
        .map(|line| at(50, 700 - line * 14, "Section") + &at(120, 700 - line * 14, "What helps ......... 4"))
        .collect();
    let prose: String = (0..9)
        .map(|line| {
            at(
                50,
                700 - line * 14,
                &format!("words {} of a text that goes on", "long ".repeat(line as usize % 3)),
            )
        })
        .collect();
    for page in [list, contents, prose] {
        let document = read_pdf(&pdf(&[page])).unwrap();
        assert_eq!(rows(&document), Vec::<Vec<String>>::new(), "{:?}", texts(&document));
    }
}

/// A PDF of one page with this content and a tree whose elements are these objects, the first being object 5.
fn tagged(content: &str, tree: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /Type /StructTreeRoot /K 5 0 R /RoleMap << /Row /TR /Loop /Loop >> >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << \
         /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    objects.extend(tree.iter().map(|object| (*object).to_owned()));
    let mut file = String::from("%PDF-1.7\n");
    for (at, object) in objects.iter().enumerate() {
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    file += "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";
    file.into_bytes()
}

fn stretch(number: u32, x: u32, y: u32, text: &str) -> String {
    format!("/P << /MCID {number} >> BDC\n{}EMC\n", at(x, y, text))
}

#[test]
fn a_tagged_table_is_taken_from_the_tree() {
    // Side by side without a gap that shows, and the heading by its tag alone.
    let content = stretch(0, 50, 720, "Section F")
        + &stretch(1, 50, 700, "Provision")
        + &stretch(2, 100, 700, "Who")
        + &stretch(3, 50, 688, "A pen")
        + &stretch(4, 100, 688, "Teacher")
        + &at(50, 640, "A word that the tree does not know.");
    let tree = [
        "<< /S /Document /K [6 0 R 7 0 R] >>",
        "<< /S /H2 /Pg 3 0 R /K 0 >>",
        "<< /S /Table /Pg 3 0 R /K [<< /S /Row /K [<< /S /TH /K 1 >> << /S /TH /K [2] >>] >> \
         << /S /TR /K [<< /S /TD /K << /S /P /K 3 >> >> << /S /TD /K << /Type /MCR /MCID 4 /Pg 3 0 R >> >>] >>] >>",
    ];
    let words = "The tree covers most of what stands here, and so it is believed of all of this.";
    let content = content + &stretch(5, 50, 600, words) + &stretch(6, 50, 580, words);
    let document = read_pdf(&tagged(&content, &tree)).unwrap();
    assert!(texts(&document).join(" ").contains("A word that the tree does not know."));
    // Where the tree leaves out more than a fifth, it is not believed.
    assert_eq!(rows(&document), Vec::<Vec<String>>::new());
    let mut whole = tree;
    whole[0] = "<< /S /Document /Pg 3 0 R /K [6 0 R 7 0 R << /S /P /K [5 6] >>] >>";
    let document = read_pdf(&tagged(&content, &whole)).unwrap();
    assert_eq!(rows(&document), [["Provision", "Who"], ["A pen", "Teacher"]]);
    let (heading, _) = document.paragraphs()[0];
    assert_eq!((heading.text.as_str(), heading.heading.unwrap().certain), ("Section F", true));
    assert!(texts(&document).iter().any(|text| text.contains("does not know")));
}

#[test]
fn a_hostile_tree_ends_and_loses_no_word() {
    let content = stretch(0, 50, 700, "First line.") + &stretch(1, 50, 600, "Second line.");
    for tree in [
        // Round in a ring, twice at each step; a role that is itself; spans beyond any table.
        vec!["<< /S /Div /K [5 0 R 5 0 R 0 1] /Pg 3 0 R >>"],
        vec!["<< /S /Loop /K [6 0 R] /Pg 3 0 R >>", "<< /S /Table /K [5 0 R] >>"],
        vec![
            "<< /S /Table /Pg 3 0 R /K << /S /TR /K [<< /S /TD /A << /ColSpan 99999999 /RowSpan 99999999 >> /K 0 >> \
             << /S /TD /A [<< /ColSpan -4 >>] /K 1 >>] >> >>",
        ],
        vec!["<< /S /P /K [-5 99999999999 (x) null 0 1 << /MCID 0 >>] /Pg 9 0 R >>"],
    ] {
        let document = read_pdf(&tagged(&content, &tree)).unwrap();
        let text = texts(&document).join(" ");
        assert!(text.contains("First line.") && text.contains("Second line."), "{text}");
    }
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
    let document = read_pdf(&pdf(&pages)).unwrap();
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
    let document = read_pdf(&pdf(&[page])).unwrap();
    let paragraphs: Vec<&Paragraph> = document.paragraphs().into_iter().map(|(p, _)| p).collect();
    assert_eq!(paragraphs[0].text, "first thing");
    assert!(paragraphs[1].mark.as_ref().unwrap().bullet);
    assert_eq!(paragraphs[2].text, "Section B");
}

#[test]
fn scans_cut_and_empty_files_are_named() {
    let picture = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q\n".to_owned();
    assert_eq!(read_pdf(&pdf(std::slice::from_ref(&picture))), Err(ReadError::Scan { pages: 1 }));
    assert_eq!(read_pdf(&pdf(&[String::new()])), Err(ReadError::NoText { what: WHAT }));
    let mixed = read_pdf(&pdf(&[at(50, 700, "Text."), picture])).unwrap();
    assert!(mixed.remarks.iter().any(|remark| remark.kind == RemarkKind::PagesWithoutText));
    let whole = pdf(&[at(50, 700, "Text.")]);
    for end in [whole.len() / 3, whole.len() / 2, whole.len() - 60] {
        assert!(read_pdf(&whole[..end]).is_err());
    }
}

/// Two columns of a table between two heights.
fn grid(top: u32, bottom: u32) -> String {
    let mut lines = String::new();
    for y in [top, bottom] {
        lines += &format!("50 {y} m 450 {y} l S\n");
    }
    for x in [50, 250, 450] {
        lines += &format!("{x} {bottom} m {x} {top} l S\n");
    }
    lines
}

#[test]
fn a_row_that_a_page_cuts_is_one_row() {
    let first = grid(140, 60)
        + &at(55, 100, "Noor needs a word for each picture so")
        + &at(55, 88, "that she can follow what is said in the")
        + &at(55, 76, "room, since she does not follow long")
        + &at(255, 100, "Teacher");
    let goes_on = |text: &str| grid(800, 760) + &at(55, 785, text);
    let cells = |pages: &[String]| {
        let document = read_pdf(&pdf(pages)).unwrap();
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.rows),
            _ => None,
        });
        (tables.collect::<Vec<_>>(), texts(&document))
    };
    let (rows, read) = cells(&[first.clone(), goes_on("explanations.")]);
    assert_eq!(rows, [1], "{read:?}");
    assert!(read[0].ends_with("does not follow long explanations."), "{read:?}");
    // A row of its own begins on the next page.
    let (rows, read) = cells(&[first, goes_on("Noor likes swimming.") + &at(255, 785, "Parent")]);
    assert_eq!(rows, [2], "{read:?}");
}

#[test]
fn lines_that_hang_below_a_label_are_one_paragraph() {
    let page = at(50, 700, "Need 1")
        + &at(120, 700, "Noor does not follow what is said where the room is loud and the")
        + &at(86, 688, "others in her group are talking.")
        + &at(50, 664, "Need 2")
        + &at(120, 664, "Noor tires.");
    let document = read_pdf(&pdf(&[page])).unwrap();
    let texts = texts(&document);
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts[0].starts_with("Need 1") && texts[0].ends_with("and the others in her group are talking."));
}

#[test]
fn a_hyphen_at_the_end_of_a_line_goes_where_the_word_is_known_without() {
    let page = at(50, 700, "Good communication matters. Cards help commu-")
        + &at(50, 688, "nication in class, and a 12-")
        + &at(50, 676, "minute talk ends the day.");
    let text = texts(&read_pdf(&pdf(&[page])).unwrap()).join("|");
    assert_eq!(
        text,
        "Good communication matters. Cards help communication in class, and a 12-minute talk ends the day."
    );
}

#[test]
fn what_is_struck_through_is_kept_as_deleted() {
    // A line through "ten" and "old", one under a word, and the line of a form that runs on past the words.
    let page = at(50, 700, "Help for ten twenty minutes a day.")
        + "0.5 w 87.8 703 m 101.7 703 l S\n"
        + &at(50, 660, "\\225 old")
        + "56 663 m 70.2 663 l S\n"
        + &at(50, 620, "An underlined word.")
        + "50 618 m 63 618 l S\n"
        + &at(50, 580, "Name")
        + "50 583 m 300 583 l S\n";
    let document = read_pdf(&pdf(&[page])).unwrap();
    assert_eq!(texts(&document), ["Help for twenty minutes a day.", "An underlined word.", "Name"]);
    let deleted: Vec<&str> = document.revisions.iter().map(|revision| revision.text.trim()).collect();
    assert_eq!(deleted, ["ten", "old"]);
    assert_eq!(document.revisions[0].place.paragraph, 1);
    assert!(document.remarks.iter().any(|remark| remark.kind == RemarkKind::StruckThrough));
}

#[test]
fn a_footnote_stands_after_the_paragraph_that_refers_to_it() {
    let page = at(50, 700, "A first paragraph.")
        + &at(50, 660, "Noor has tests each spring.")
        + "BT /F1 6 Tf 172 664 Td (1) Tj ET\n"
        + &at(50, 620, "A last paragraph.")
        + "50 100 m 150 100 l S\n"
        + &at(50, 85, "1 Kept by the office.");
    let document = read_pdf(&pdf(&[page])).unwrap();
    let Block::Note(note) = &document.blocks[2] else { panic!("{:?}", texts(&document)) };
    assert_eq!(note.mark.as_deref(), Some("1"));
    assert_eq!(
        texts(&document),
        ["A first paragraph.", "Noor has tests each spring.", "Kept by the office.", "A last paragraph."]
    );
}

#[test]
fn a_repeated_head_tells_columns_whose_cells_stand_at_the_right() {
    let head = |y: u32| at(50, y, "Provision") + &at(300, y, "How often") + &at(420, y, "Who");
    let row = |y: u32, text: &str, often: (u32, &str), who: &str| {
        at(50, y, text)
            + &at(50, y - 12, "and a second line of it.")
            + &at(often.0, y, often.1)
            + &at(420, y, who)
    };
    let first = at(50, 600, "Before the table stands a line that goes over the whole width of this page.")
        + &head(500)
        + &row(480, "A reading group with others", (305, "Every day"), "Teacher")
        + &row(450, "Breaks before written tasks", (322, "Daily"), "All staff");
    let second = head(700)
        + &row(680, "A quiet place to go to", (296, "At all times"), "Key adult")
        + &row(650, "A pen that reads aloud", (310, "Weekly"), "Teacher");
    let document = read_pdf(&pdf(&[first, second])).unwrap();
    let rows = rows(&document);
    assert_eq!(rows[0], ["Provision", "How often", "Who"]);
    assert_eq!(rows[1], ["A reading group with others and a second line of it.", "Every day", "Teacher"]);
    assert_eq!(rows[2][1..], ["Daily", "All staff"]);
}

#[test]
fn cells_in_the_middle_of_their_rows_stay_in_them() {
    let mut page = String::new();
    for (y, who, often) in
        [(700, "Teacher", "Daily"), (640, "Key adult", "Weekly"), (580, "All staff", "Often")]
    {
        for line in 0..3 {
            page += &at(50, y - line * 12, &format!("Line {line} of a provision that goes"));
        }
        page += &(at(300, y - 12, who) + &at(420, y - 12, often));
    }
    let document = read_pdf(&pdf(&[page])).unwrap();
    let beside: Vec<Vec<String>> = rows(&document).into_iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(beside, [["Teacher", "Daily"], ["Key adult", "Weekly"], ["All staff", "Often"]]);
}
