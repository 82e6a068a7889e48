use super::*;
use crate::convert::document::{Block, Paragraph, RevisionKind};

fn page(text: &str) -> Document {
    read(text.as_bytes()).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs().into_iter().map(|(paragraph, _)| paragraph.text.as_str()).collect()
}

#[test]
fn a_page_reads_as_people_see_it() {
    let document = page(
        "<!DOCTYPE html><html><head><title>T</title><style>p{}</style><script>if (a<b) {}</script></head>\
         <body><h2>Section&nbsp;A</h2><p>One <b>two</b>\n  three<br>four &amp; &#8217;s\
         <p>five<div>six <del>gone</del><ins>new</ins> <span style='display: none'>secret</span>x</div>\
         <ol type=a start=3><li>c<ul><li>in</ul><li>d</ol>\
         <select><option>first<option selected>second</select> <input type=checkbox checked> yes</body>",
    );
    assert_eq!(
        texts(&document),
        ["Section\u{a0}A", "One two three\nfour & ’s", "five", "six new x", "c", "in", "d", "second ☒ yes"]
    );
    let paragraphs: Vec<&Paragraph> = document.paragraphs().into_iter().map(|(p, _)| p).collect();
    assert_eq!(paragraphs[0].heading.unwrap().level, Some(2));
    let marks: Vec<&str> =
        paragraphs.iter().filter_map(|p| p.mark.as_ref()).map(|mark| mark.label.as_str()).collect();
    assert_eq!(marks, ["c.", "•", "d."]);
    assert_eq!(document.revisions[0].kind, RevisionKind::Deleted);
    assert_eq!(document.hidden[0].text.trim(), "secret");
}

#[test]
fn tables_are_grids_even_when_tags_are_left_out() {
    let document = page(
        "<table><thead><tr><th>A<th colspan=2>B</thead><tr><td rowspan=2>1<td>2<td>3<tr><td>4\
         <td><table><tr><td>in</table>after</table>end",
    );
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 1));
    let cells: Vec<(u32, u32, u32, u32)> =
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span)).collect();
    assert_eq!(
        cells,
        [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]
    );
    assert_eq!(texts(&document), ["A", "B", "1", "2", "3", "4", "in", "after", "end"]);
    assert!(matches!(table.cells[6].blocks[..], [Block::Table(_), Block::Paragraph(_)]));
}

#[test]
fn character_sets_are_believed_when_they_are_named() {
    let latin = b"<meta charset=\"iso-8859-2\"><p>\xb3</p>";
    assert_eq!(texts(&read(latin).unwrap()), ["ł"]);
    let unnamed = read(b"<p>caf\xe9</p>").unwrap();
    assert_eq!(texts(&unnamed), ["café"]);
    assert_eq!(unnamed.remarks[0].kind, RemarkKind::CharacterSetGuessed);
}

#[test]
fn lists_of_word_keep_their_labels() {
    let document = page(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>F1.1\
         <span>&nbsp;&nbsp; </span></span>Help</p>",
    );
    let (paragraph, _) = document.paragraphs()[0];
    assert_eq!((paragraph.text.as_str(), paragraph.mark.as_ref().unwrap().label.as_str()), ("Help", "F1.1"));
}

#[test]
fn the_page_of_an_archive_is_found() {
    let archive = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"X\"\r\n\r\n--X\r\n\
        Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>caf=C3=A9 a=\r\nb</p>\r\n--X\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--X--";
    assert_eq!(texts(&read_archive(archive).unwrap()), ["café ab"]);
}

#[test]
fn deep_and_wide_pages_end() {
    assert!(matches!(read("<table><tr><td>".repeat(20_000).as_bytes()), Err(ReadError::Limit { .. })));
    let deep = format!("{}x", "<b>".repeat(100_000));
    assert_eq!(page(&deep).count_words().body, 1);
    let wide = "<table><tr><td colspan=4000000000 rowspan=4000000000>x<td>y</table>";
    assert!(read(wide.as_bytes()).is_err());
}

#[test]
fn names_with_their_values_are_a_table_of_two_columns() {
    let document = page(
        "<p>Before</p><dl><dt>Provider</dt><dd>Class teacher</dd><dd>Key adult</dd><dt>When\
         <dd>Daily</dl></dl><p>After</p>",
    );
    let [Block::Paragraph(before), Block::Table(table), Block::Paragraph(after)] = document.blocks.as_slice()
    else {
        panic!("{:?}", document.blocks)
    };
    assert_eq!((before.text.as_str(), after.text.as_str()), ("Before", "After"));
    let rows: Vec<Vec<String>> = (0..table.rows)
        .map(|row| table.row(row).map(crate::convert::document::Cell::text).collect())
        .collect();
    assert_eq!(rows, [["Provider", "Class teacher"], ["", "Key adult"], ["When", "Daily"]]);
}
