use super::*;
use crate::convert::document::{Block, Paragraph, RevisionKind};

fn doc(body: &str) -> Document {
    read(format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fcharset0 Arial;}}{{\\f1\\fcharset2 Wingdings;}}{{\\f2\\fcharset238 Arial CE;}}}}{body}}}").as_bytes()).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs().into_iter().map(|(paragraph, _)| paragraph.text.as_str()).collect()
}

#[test]
fn characters_come_in_many_ways() {
    let document = doc(
        r"caf\'e9 \u8217?s {\uc0\u8211}{\uc2\u233\'c3\'a9} \f2 \'b3\f0  \ldblquote x\rdblquote\~y \u-10187?\u-8704?\par \f1 \'a8\'fe\f0  box\par",
    );
    assert_eq!(texts(&document), ["café ’s –é ł “x”\u{a0}y 𝘀", "☐☑ box"]);
}

#[test]
fn tables_are_grids_with_merged_and_nested_cells() {
    let document = doc(concat!(
        r"\trowd\trhdr\clvmgf\cellx3000\cellx6000\cellx9000\pard\intbl A\cell B\cell C\cell\row",
        r"\trowd\clvmrg\cellx3000\cellx9000\pard\intbl \cell D\par E\cell\row",
        r"\pard after\par"
    ));
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    assert_eq!((table.rows, table.columns, table.head_rows), (2, 3, 1));
    let cells: Vec<(u32, u32, u32, u32, String)> = table
        .cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span, cell.text()))
        .collect();
    let cell = |row, column, rows, columns, text: &str| (row, column, rows, columns, text.to_owned());
    assert_eq!(
        cells,
        [cell(0, 0, 2, 1, "A"), cell(0, 1, 1, 1, "B"), cell(0, 2, 1, 1, "C"), cell(1, 1, 1, 2, "D\nE")]
    );
    let Block::Paragraph(after) = &document.blocks[1] else { panic!("no paragraph") };
    assert_eq!(after.text, "after");
    assert!(after.place.cells.is_empty());

    let nested = doc(concat!(
        r"\trowd\cellx9000\pard\intbl outer\par\pard\intbl\itap2 x\nestcell y\nestcell",
        r"{\*\nesttableprops\trowd\cellx4000\cellx8000\nestrow}{\nonesttables\par}",
        r"\pard\intbl last\cell\row\pard end\par"
    ));
    let Block::Table(table) = &nested.blocks[0] else { panic!("no table") };
    let inside: Vec<&Block> = table.cells[0].blocks.iter().collect();
    assert!(matches!(inside[..], [Block::Paragraph(_), Block::Table(_), Block::Paragraph(_)]), "{inside:?}");
    assert_eq!(texts(&nested), ["outer", "x", "y", "last", "end"]);
}

#[test]
fn deletions_comments_notes_and_heads_stand_apart() {
    let document = doc(concat!(
        r"{\*\revtbl{Unknown;}{Case Officer;}}{\header\pard Head \chpgn\par}{\footer Foot\par}",
        r"Kept {\deleted\revauthdel1\revdttmdel129311390 gone }{\revised\revauth1 new}{\v secret}.",
        r"{\footnote\pard Note text.}{\*\atnid SC}{\*\atnauthor Clerk}\chatn{\*\annotation{\*\atndate 1}Ask.}",
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Boxed\par}}{\shprslt{\dptxbxtext Boxed\par}}}\par",
    ));
    assert_eq!(texts(&document), ["Head ", "Kept new.", "Note text.", "Boxed", "Foot"]);
    let deleted: Vec<_> = document.revisions.iter().filter(|r| r.kind == RevisionKind::Deleted).collect();
    assert_eq!(deleted.len(), 1);
    assert_eq!((deleted[0].text.as_str(), deleted[0].author.as_deref()), ("gone ", Some("Case Officer")));
    assert_eq!(deleted[0].date.as_deref(), Some("2023-05-04T10:30:00Z"));
    assert_eq!(document.comments[0].text, "Ask.");
    assert_eq!(document.comments[0].author.as_deref(), Some("Clerk"));
    assert_eq!(document.hidden[0].text, "secret");
    assert_eq!(document.furniture.len(), 2);
}

#[test]
fn labels_styles_and_forms_are_read() {
    let document = doc(concat!(
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}",
        r"\pard\s1\b Section A\b0\par\pard\ls1\ilvl1{\listtext\pard\plain F1.1\tab}Help.\par",
        r"\pard{\listtext\f1\'a7\tab}Bullet.\par",
        r"\pard{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1\ffdefres0}}}{\fldrslt}} Final ",
        r"{\field{\*\fldinst{ HYPERLINK x }}{\fldrslt link}}\par",
    ));
    let paragraphs: Vec<&Paragraph> = document.paragraphs().into_iter().map(|(p, _)| p).collect();
    assert_eq!(paragraphs[0].heading.unwrap().level, Some(1));
    assert!(paragraphs[0].heading.unwrap().certain && paragraphs[0].is_bold());
    let mark = paragraphs[1].mark.as_ref().unwrap();
    assert_eq!((mark.label.as_str(), mark.level, mark.bullet), ("F1.1", 1, false));
    assert!(paragraphs[2].mark.as_ref().unwrap().bullet);
    assert_eq!(paragraphs[3].text, "☒ Final link");
}

#[test]
fn damaged_files_end_and_keep_their_words() {
    let document = read(b"{\\rtf1 {\\b bold {\\i both").unwrap();
    assert_eq!(texts(&document), ["bold both"]);
    assert_eq!(document.remarks[0].kind, RemarkKind::DamagedParts);
    assert!(read(&b"{".repeat(100_000)).is_err());
    let nested = format!("{{\\rtf1 {}x\\cell}}", "\\itap60000\\intbl ".repeat(3));
    assert!(read(nested.as_bytes()).is_err());
    for end in 0..400 {
        let whole = doc(r"\trowd\cellx100 a\cell\row{\footnote x}{\field{\*\fldinst y}{\fldrslt z}}");
        drop(whole);
        let bytes = br"{\rtf1{\fonttbl{\f0 A;}}\trowd\cellx100\intbl a\cell\row{\footnote x}{\field{\*\fldinst y}{\fldrslt z}}\u8217?\bin9 }";
        let _ = read(&bytes[..end.min(bytes.len())]);
    }
}
