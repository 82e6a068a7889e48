#![allow(clippy::format_collect, reason = "a test may be plain")]

use std::io::{Cursor, Write};

use super::*;
use crate::convert::document::{ControlKind, HiddenBy, Paragraph, RevisionKind};

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#;

/// A Word document with this body and these other parts: kind of relationship, name, content.
fn package(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put("[Content_Types].xml", "<Types/>");
    let list = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{list}\"><Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
    );
    let relationships: String = parts
        .iter()
        .map(|(kind, name, _)| {
            format!("<Relationship Id=\"{name}\" Type=\"{office}/{kind}\" Target=\"{name}\"/>")
        })
        .collect();
    put(
        "word/_rels/document.xml.rels",
        &format!("<Relationships xmlns=\"{list}\">{relationships}</Relationships>"),
    );
    put("word/document.xml", &format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>"));
    for (_, name, content) in parts {
        put(&format!("word/{name}"), &content.replace("NAMES", NAMES));
    }
    zip.finish().unwrap().into_inner()
}

fn doc_with(body: &str, parts: &[(&str, &str, &str)]) -> Document {
    super::super::read(&package(body, parts)).unwrap()
}

fn doc(body: &str) -> Document {
    doc_with(body, &[])
}

fn lines(document: &Document) -> Vec<String> {
    let shown = |paragraph: &Paragraph| match &paragraph.mark {
        Some(mark) => format!("{} | {}", mark.label, paragraph.text),
        None => paragraph.text.clone(),
    };
    document.paragraphs().into_iter().map(|(paragraph, _)| shown(paragraph)).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn odd_characters_are_read_as_people_see_them() {
    let document =
        doc("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:tab/><w:br/>\
         <w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> d</w:t></w:r>\
         <w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\u{a8}</w:t></w:r></w:p>");
    assert_eq!(lines(&document), ["a\u{2011}bc\t\n☑ d☐"]);
}

#[test]
fn revisions_are_data_and_an_end_that_was_deleted_joins_paragraphs() {
    let document = doc(
        "<w:p><w:pPr><w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r>\
         <w:del w:author=\"A\" w:date=\"D\"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>\
         <w:p><w:ins w:author=\"B\"><w:r><w:t>two</w:t></w:r><w:del w:author=\"C\"><w:r><w:delText>never</w:delText></w:r></w:del></w:ins>\
         <w:moveFrom w:author=\"A\"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>\
         <w:p><w:moveTo w:author=\"A\"><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>\
         <w:tbl><w:tr><w:trPr><w:del w:author=\"A\"/></w:trPr><w:tc><w:p><w:r><w:t>row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(lines(&document), ["One two", "moved"]);
    let told: Vec<(RevisionKind, &str)> =
        document.revisions.iter().map(|revision| (revision.kind, revision.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (RevisionKind::Deleted, "gone"),
            (RevisionKind::Inserted, "two"),
            (RevisionKind::Deleted, "never"),
            (RevisionKind::MovedFrom, "moved"),
            (RevisionKind::MovedTo, "moved"),
            (RevisionKind::Deleted, "row"),
        ]
    );
    assert_eq!(document.revisions[0].date.as_deref(), Some("D"));
}

#[test]
fn labels_are_computed_with_levels_restarts_and_styles() {
    let numbering = "<w:numbering NAMES><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"F%1\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:pStyle w:val=\"Sub\"/><w:lvlText w:val=\"F%1.%2)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num></w:numbering>";
    let styles = "<w:styles NAMES><w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let item = |list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let by_style = "<w:p><w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>";
    let body = [
        &item(1, 0, "a"),
        by_style,
        by_style,
        &item(1, 0, "c"),
        by_style,
        &item(2, 0, "d"),
        &item(2, 0, "e"),
        &item(0, 0, "f"),
    ]
    .concat();
    let document =
        doc_with(&body, &[("numbering", "numbering.xml", numbering), ("styles", "styles.xml", styles)]);
    assert_eq!(
        lines(&document),
        ["F1 | a", "F1.a) | b", "F1.b) | b", "F2 | c", "F2.a) | b", "F7 | d", "F8 | e", "f"]
    );
}

#[test]
fn content_controls_are_seen_through_at_every_level() {
    let control = |properties: &str, content: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let run = control("<w:alias w:val=\"Name\"/><w:showingPlcHdr/>", "<w:r><w:t>Click here</w:t></w:r>");
    let tick =
        control("<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", "<w:r><w:t>☒</w:t></w:r>");
    let cell = control("", &format!("<w:tc>{}</w:tc>", p("cell")));
    let row = control("", &format!("<w:tr>{cell}<w:tc>{}</w:tc></w:tr>", p("other")));
    let body = control("", &format!("<w:p>{run}{tick}</w:p><w:tbl>{row}</w:tbl>"));
    let document = doc(&body);
    assert_eq!(lines(&document), ["Click here☒", "cell", "other"]);
    let first = document.paragraphs()[0].0;
    let of = |at: usize| &document.controls[first.runs[at].control.unwrap() as usize];
    assert!(of(0).placeholder && of(0).title.as_deref() == Some("Name"));
    assert_eq!(of(1).kind, ControlKind::CheckBox { ticked: true });
}

#[test]
fn text_boxes_are_read_once_and_other_copies_are_kept_apart() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let twice = |new: &str, old: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>anchor</w:t></w:r></w:p>",
            text_box(new),
            text_box(old)
        )
    };
    let document = doc(&(twice("same", "same") + &twice("new", "old")));
    assert_eq!(lines(&document), ["same", "anchor", "new", "anchor"]);
    assert_eq!(document.hidden.len(), 1);
    assert_eq!((document.hidden[0].text.as_str(), document.hidden[0].by), ("old", HiddenBy::OtherCopy));
}

#[test]
fn merged_and_nested_cells_make_a_grid() {
    let cell = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>{}", cell("", &p("in")), p("after"));
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", &p("wide")),
        cell("", &p("c")),
        cell("<w:vMerge w:val=\"restart\"/>", &p("tall")),
        cell("", &p("x")),
        cell("", &p("y")),
        cell("<w:vMerge/>", "<w:p/>"),
        cell("<w:gridSpan w:val=\"2\"/>", &nested),
    );
    let document = doc(&body);
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    let cells: Vec<(u32, u32, u32, u32)> =
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect();
    assert_eq!(cells, [(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 2)]);
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 1));
    let inside = document.paragraphs().into_iter().find(|(paragraph, _)| paragraph.text == "in").unwrap();
    assert_eq!(inside.1.tables, 2);
    assert_eq!(inside.0.place.cells.len(), 2);
}

#[test]
fn fields_show_results_and_forms_show_answers() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let form = |data: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}<w:r><w:t> </w:t></w:r>{}{}{}</w:p>",
        field("HYPERLINK x", "link"),
        field("DDEAUTO cmd", "dde"),
        form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>"),
        form(
            "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Draft\"/><w:listEntry w:val=\"Final\"/></w:ddList>"
        ),
    );
    let document = doc(&body);
    assert_eq!(lines(&document), ["link dde☒Final"]);
    assert!(document.remarks.iter().any(|remark| remark.kind == RemarkKind::ActiveFields));
    assert!(document.hidden.iter().any(|hidden| hidden.by == HiddenBy::FieldCode));
}

#[test]
fn notes_comments_heads_and_hidden_text_stand_where_they_belong() {
    let footnotes = "<w:footnotes NAMES><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
        <w:footnote w:id=\"1\"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Lost.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let comments = "<w:comments NAMES><w:comment w:id=\"5\" w:author=\"A\" w:date=\"D\"><w:p><w:r><w:t>Ask.</w:t></w:r></w:p></w:comment></w:comments>";
    let header = "<w:hdr NAMES><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>";
    let body = "<w:p><w:commentRangeStart w:id=\"5\"/><w:r><w:t>Words</w:t></w:r><w:commentRangeEnd w:id=\"5\"/>\
        <w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t> on.</w:t></w:r></w:p>\
        <w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1.xml\"/></w:sectPr>";
    let document = doc_with(
        body,
        &[
            ("footnotes", "footnotes.xml", footnotes),
            ("comments", "comments.xml", comments),
            ("header", "header1.xml", header),
        ],
    );
    assert_eq!(lines(&document), ["Head", "Words on.", "Note."]);
    let hidden: Vec<(&str, HiddenBy)> =
        document.hidden.iter().map(|hidden| (hidden.text.as_str(), hidden.by)).collect();
    assert_eq!(hidden, [("secret", HiddenBy::Format), ("Lost.", HiddenBy::Unreferenced)]);
    let comment = &document.comments[0];
    assert_eq!((comment.about.as_deref(), comment.author.as_deref()), (Some("Words"), Some("A")));
}

#[test]
fn a_document_inside_the_document_is_read() {
    let document = doc_with(
        &format!("{}<w:altChunk r:id=\"chunk.html\"/>{}", p("before"), p("after")),
        &[("aFChunk", "chunk.html", "<html><body><h1>Section B</h1><p>inside</p></body></html>")],
    );
    assert_eq!(lines(&document), ["before", "Section B", "inside", "after"]);
    assert_eq!(document.paragraphs()[2].0.place.part, Part::Embedded(1));
}

#[test]
fn deep_and_tampered_documents_are_refused() {
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(20_000), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    assert!(matches!(super::super::read(&package(&deep, &[])), Err(ReadError::Limit { .. })));
    let wide = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc>".repeat(3)
    );
    assert!(matches!(super::super::read(&package(&wide, &[])), Err(ReadError::Limit { .. })));
    let entity = "<!DOCTYPE x [<!ENTITY e \"boom\">]><w:hdr NAMES><w:p/></w:hdr>";
    let body = format!("{}<w:sectPr><w:headerReference r:id=\"header1.xml\"/></w:sectPr>", p("x"));
    let tampered = package(&body, &[("header", "header1.xml", entity)]);
    assert!(matches!(super::super::read(&tampered), Err(ReadError::DocumentType { .. })));
    let whole = package(&p("words"), &[]);
    for end in (0..whole.len()).step_by(37) {
        assert!(super::super::read(&whole[..end]).is_err());
    }
}
