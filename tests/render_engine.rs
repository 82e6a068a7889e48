//! The rendering machinery: whatever a plan holds, an accessible PDF comes out.

mod support;

use std::process::Command;

use ehcp::render::engine::{Job, Logo, Pdf, RenderError, compile_pdf, replace_in_value, replace_unshowable};
use serde_json::json;
use support::pdf::{read, without_spaces};

const FRAME: &str = r#"
#let view = json("/view.json")
#set document(title: "A test", author: "The council", date: datetime(year: 2026, month: 7, day: 15))
#set text(font: json("/job.json").fonts, lang: "en", region: "GB")
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

const TWO_WEIGHTS: &str = r"
= Heading
#for words in view [#par(words) #par(strong(words))]
";

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

const LONG: &str = r"
#set page(footer: context [#counter(page).display()])
#outline()
#for n in range(12) [
  = Part #str(n)
  #pagebreak(weak: true)
  #for words in view [#par(words)]
]
";

fn long() -> Vec<u8> {
    pdf(LONG, &json!(["A sentence of a plan, said again and again. ".repeat(30), "خدیجہ", "Łukasz"])).bytes
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let first = long();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, long());
    // Something else in between must not show.
    pdf("= Other", &json!([]));
    assert_eq!(first, long());
}

/// Not a test: writes a document where the next test asks for it.
#[test]
#[ignore = "a part of the next test"]
fn write_long() {
    std::fs::File::create(std::env::var_os("WRITE_TO").unwrap())
        .and_then(|mut file| std::io::Write::write_all(&mut file, &long()))
        .unwrap();
}

#[test]
fn the_number_of_threads_does_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let expected = long();
    for threads in ["1", "2"] {
        let file = folder.path().join(threads);
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["-q", "--exact", "write_long", "--ignored"])
            .env("RAYON_NUM_THREADS", threads)
            .env("WRITE_TO", &file)
            .status()
            .unwrap();
        assert!(status.success());
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::fs::File::open(file).unwrap(), &mut bytes).unwrap();
        assert!(bytes == expected, "with {threads} threads");
    }
}

#[test]
fn the_identity_and_nothing_else_changes_the_file_id() {
    let other = Job { ident: "plan 1 version 3 parent".to_owned(), ..job("= A", &json!([])) };
    let (one, two) = (pdf("= A", &json!([])), compile_pdf(&other).unwrap());
    assert_ne!(one.bytes, two.bytes);
    assert_eq!(one.bytes.len(), two.bytes.len());
    let has = |pdf: &Pdf, words: &[u8]| pdf.bytes.windows(words.len()).any(|window| window == words);
    assert!(!has(&two, b"plan 1 version 3"));
    assert!(has(&one, b"ehcp") && !has(&one, b"Typst"));
}

#[test]
fn a_plan_cannot_speak_to_the_templates() {
    let payloads = [
        "#eval(\"1+1\")",
        "#read(\"/view.json\")",
        "$x^2$",
        "@ref <label>",
        "// comment",
        "/* c */",
        "]#[",
        "*b* _i_",
        "= Heading",
        "- item",
        "\\u{41}",
        "#import \"@preview/a:1.0.0\"",
        "```raw```",
        "https://example.org",
        "~--- ... \"quotes\"",
        "#sys.inputs",
        "#panic()",
        "\\",
    ];
    let made = pdf("= A\n#for words in view [#par(words)]", &json!(payloads));
    let document = read(&made.bytes);
    let paragraphs: Vec<String> =
        document.all("P").iter().map(|p| without_spaces(&p.text(&document))).collect();
    assert_eq!(paragraphs, payloads.map(without_spaces));
    assert_eq!(document.headings().len(), 1);
    assert!(document.all("Link").is_empty());
}

#[test]
fn templates_see_their_own_files_alone() {
    for reach in [
        "#read(\"/etc/passwd\")",
        "#read(\"../Cargo.toml\")",
        "#read(\"/plan.json\")",
        "#image(\"/logo.svg\", alt: \"a\")",
        "#import \"@preview/cetz:0.3.0\": *",
        "#datetime.today()",
        "#plugin(\"a.wasm\")",
        "#pdf.attach(\"plan.json\")",
    ] {
        let error = compile_pdf(&job(&format!("= A\n{reach}"), &json!([]))).unwrap_err();
        assert!(matches!(error, RenderError::Template { .. }), "{reach}: {error}");
    }
}

#[test]
fn errors_name_the_template_and_never_the_plan() {
    let view = json!({ "name": "Khadija", "date": "Khadija was here \" and ` there" });
    let lines_before = FRAME.lines().count();
    for body in [
        "\n#panic(view.name)",
        "\n#int(view.name)",
        "\n#view.at(view.name)",
        "\n#panic(\"a\", view.date)",
        "\n#label(view.date).missing",
        "\n#assert(false, message: view.name)",
        "\n#view.name.missing",
        "\n#json(bytes(view.date))",
        "\n#eval(view.date)",
        "\n#datetime(year: view.name)",
        "\n#rgb(view.name)",
        "\n#regex(\"(\" + view.name)",
    ] {
        let error = compile_pdf(&job(body, &view)).unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(!told.contains("Khadija"), "{body}: {told}");
        assert!(told.contains(&format!("templates/main.typ line {}", lines_before + 2)), "{body}: {told}");
    }
    let broken = Job { view: b"{\"name\": Khadija".to_vec(), ..job("", &view) };
    let told = compile_pdf(&broken).unwrap_err().to_string();
    assert!(told.contains("templates/main.typ line 2") && !told.contains("Khadija"), "{told}");
    let unknown = compile_pdf(&Job { main: "/missing.typ", main_text: None, ..job("", &json!([])) });
    assert!(matches!(unknown, Err(RenderError::NoTemplate { .. })));
    // A key that the template spells out is ours to tell.
    let missing = compile_pdf(&job("#view.surname", &view)).unwrap_err();
    assert!(missing.to_string().contains("surname"), "{missing}");
}

#[test]
fn what_breaks_the_standards_is_an_error() {
    for (body, about) in [
        ("= A\n=== B", "heading"),
        ("= A\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\"))", "alt"),
        ("#set document(title: none)\n= A", "title"),
        ("#set document(date: none)\n= A", "date"),
        ("= A 漢", "no glyph"),
    ] {
        let error = compile_pdf(&job(body, &json!([]))).unwrap_err().to_string();
        assert!(error.to_lowercase().contains(about), "{body}: {error}");
    }
}

#[test]
fn a_logo_is_shown_with_its_words() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
    let body = "#import \"/parts/attach.typ\": brand-logo\n#brand-logo(\"An oak\")\n= A";
    let with = Job { logo: Some(Logo::Svg(svg.to_vec())), ..job(body, &json!([])) };
    let made = compile_pdf(&with).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read(&made.bytes).all("Figure")[0].alternative.as_deref(), Some("An oak"));
    assert!(read(&pdf(body, &json!([])).bytes).all("Figure").is_empty());
    let with = Job { logo: Some(Logo::Png(png())), ..with };
    let made = compile_pdf(&with).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read(&made.bytes).all("Figure").len(), 1);
}

#[test]
fn any_mixture_of_characters_comes_through() {
    let pools: [std::ops::RangeInclusive<u32>; 16] = [
        0x20..=0x7E,
        0x20..=0x7E,
        0xA0..=0x24F,
        0x300..=0x36F,
        0x370..=0x52F,
        0x590..=0x5FF,
        0x600..=0x6FF,
        0x900..=0x97F,
        0x980..=0x9FF,
        0xA00..=0xA7F,
        0x1E00..=0x1EFF,
        0x2000..=0x206F,
        0x2190..=0x27BF,
        0xFE00..=0xFE2F,
        0x1_F1E6..=0x1_F64F,
        0x0..=0x1F,
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = move |limit: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state % u64::from(limit)).expect("less than the limit")
    };
    let texts: Vec<String> = (0..1000)
        .map(|_| {
            let text: String = (0..30)
                .filter_map(|_| {
                    let pool = &pools[below(16) as usize];
                    char::from_u32(pool.start() + below(pool.end() - pool.start() + 1))
                })
                .collect();
            let shown = replace_unshowable(&text).0.into_owned();
            assert_eq!(replace_unshowable(&shown).0, shown);
            shown
        })
        .collect();
    pdf(TWO_WEIGHTS, &json!(texts));
}

#[test]
fn a_line_feed_in_a_text_is_a_new_line() {
    let made = pdf("= A\n#par(view.at(0))", &json!(["one\ntwo"]));
    let document = read(&made.bytes);
    assert_eq!(document.all("P")[0].text(&document), "one two");
    let lines: Vec<f64> = document.pages[0].glyphs.iter().map(|glyph| glyph.y).collect();
    assert!(lines.first() > lines.last() && lines[lines.len() - 3] < lines[lines.len() - 4]);
}

/// A red picture of two by two, half transparent.
fn png() -> Vec<u8> {
    let rows = [0, 200, 0, 0, 128, 200, 0, 0, 255].repeat(2);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in
        [(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0][..]), (b"IDAT", &packed), (b"IEND", &[])]
    {
        let body = [&kind[..], data].concat();
        let sum = body.iter().fold(u32::MAX, |sum, &byte| {
            (0..8).fold(
                sum ^ u32::from(byte),
                |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 },
            )
        });
        bytes.extend(u32::try_from(data.len()).expect("a small chunk").to_be_bytes());
        bytes.extend(body);
        bytes.extend((!sum).to_be_bytes());
    }
    bytes
}

#[test]
fn marks_reach_the_page() {
    let mut view = json!(["Sam likes 🧃 a\u{202E}lot\tand\u{7}more"]);
    assert_eq!(replace_in_value(&mut view).len(), 3);
    let made = pdf("= A\n#par(view.at(0))", &view);
    let document = read(&made.bytes);
    assert_eq!(document.all("P")[0].text(&document), "Sam likes [U+1F9C3] a[U+202E]lot and[U+0007]more");
}
