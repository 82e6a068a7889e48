use std::io::{Cursor, Write};

use super::*;
use crate::convert::document::RevisionKind;

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/""#;

fn doc(styles: &str, body: &str) -> Document {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("content.xml", options).unwrap();
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip.write_all(content.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    read(Package::open(&bytes, WHAT).unwrap()).unwrap()
}

fn lines(document: &Document) -> Vec<String> {
    let shown = |paragraph: &Paragraph| match &paragraph.mark {
        Some(mark) => format!("{} | {}", mark.label, paragraph.text),
        None => paragraph.text.clone(),
    };
    document.paragraphs().into_iter().map(|(paragraph, _)| shown(paragraph)).collect()
}

#[test]
fn white_space_spans_and_notes() {
    let styles = r#"<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>"#;
    let document = doc(
        styles,
        "<text:p> One\n  <text:span text:style-name=\"T1\">two</text:span><text:s text:c=\"2\"/>x<text:tab/>y<text:line-break/>z\
         <text:span text:style-name=\"T2\">secret</text:span><text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>Note.</text:p></text:note-body></text:note> </text:p>\
         <text:p>A<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>\
         <text:p><office:annotation><dc:creator>Clerk</dc:creator><dc:date>2024-01-02</dc:date><text:p>Ask.</text:p></office:annotation>B</text:p>",
    );
    assert_eq!(lines(&document), ["One two  x\ty\nz", "Note.", "A", "Boxed", "B"]);
    let first = document.paragraphs()[0].0;
    assert!(first.runs[1].style.bold && first.runs[1].style.size == Some(28));
    assert_eq!(document.hidden[0].text, "secret");
    assert_eq!(document.comments[0].author.as_deref(), Some("Clerk"));
}

#[test]
fn tracked_changes_are_told() {
    let document = doc(
        "",
        "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>Clerk</dc:creator>\
         <dc:date>2024-01-02</dc:date></office:change-info><text:p>gone<text:s/>away</text:p></text:deletion></text:changed-region>\
         <text:changed-region text:id=\"c2\"><text:insertion><office:change-info><dc:creator>Head</dc:creator></office:change-info>\
         </text:insertion></text:changed-region></text:tracked-changes>\
         <text:p>Kept <text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>new<text:change-end text:change-id=\"c2\"/>.</text:p>",
    );
    assert_eq!(lines(&document), ["Kept new."]);
    let told: Vec<(RevisionKind, &str, Option<&str>)> = document
        .revisions
        .iter()
        .map(|revision| (revision.kind, revision.text.as_str(), revision.author.as_deref()))
        .collect();
    assert_eq!(
        told,
        [(RevisionKind::Deleted, "gone away", Some("Clerk")), (RevisionKind::Inserted, "new", Some("Head"))]
    );
}

#[test]
fn labels_are_computed_and_go_on_where_they_should() {
    let styles = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="F"/>
        <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="F" text:display-levels="2"/></text:list-style>"#;
    let item = |text: &str, inside: &str| {
        format!("<text:list-item><text:p>{text}</text:p>{inside}</text:list-item>")
    };
    let nested = format!("<text:list>{}{}</text:list>", item("b", ""), item("c", ""));
    let body = format!(
        "<text:list text:style-name=\"L\">{}{}</text:list><text:list text:style-name=\"L\" text:continue-numbering=\"true\">{}</text:list>\
         <text:list text:style-name=\"L\">{}</text:list>",
        item("a", &nested),
        item("d", ""),
        item("e", ""),
        item("f", "")
    );
    let document = doc(styles, &body);
    assert_eq!(lines(&document), ["F1 | a", "F1.1 | b", "F1.2 | c", "F2 | d", "F3 | e", "F1 | f"]);
}

#[test]
fn tables_have_spans_and_covered_cells() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-header-rows><table:table-row>{}<table:covered-table-cell/></table:table-row></table:table-header-rows>\
         <table:table-row>{}{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row></table:table>",
        cell("table:number-columns-spanned=\"2\"", "A"),
        cell("table:number-rows-spanned=\"2\"", "B"),
        cell("", "C"),
        cell("", "D"),
    );
    let document = doc("", &body);
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    let cells: Vec<(u32, u32, u32, u32)> =
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect();
    assert_eq!(cells, [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 2, 1));
}
