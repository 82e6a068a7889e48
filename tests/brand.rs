//! A council's brand: readable whatever its colours, safe whatever its logo.

use std::io;

use ehcp::render::brand::{Brand, BrandError, LogoError, MOST_BYTES_OF_PNG, MOST_BYTES_OF_SVG, Note, read};

const FULL: &str = r##"
name = "Northshire Council"

[logo]
file = "art/logo.svg"
alternative_text = "Northshire Council: an oak tree"

[colours]
primary = "#5b1e6b"
tint = "#f1e8f4"

[special_educational_needs_team]
name = "SEND Team"
telephone = "0300 123 4567"
email = "send@northshire.example"

[information_advice_and_support_service]
name = "Northshire SENDIASS"
website = "northshire-sendiass.example"
"##;

fn no_logo(_: &str) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::NotFound.into())
}

fn with_logo(logo: &[u8]) -> Result<(Brand, Vec<Note>), BrandError> {
    read("[logo]\nfile = \"l\"\nalternative_text = \"A tree\"", |_| Ok(logo.to_vec()))
}

fn logo_fault(logo: &[u8]) -> LogoError {
    match with_logo(logo) {
        Err(BrandError::Logo { source, .. }) => source,
        other => panic!("{other:?}"),
    }
}

fn png(width: u32, height: u32, extra: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let chunks = [(b"IHDR", header.as_slice())].into_iter().chain(extra.iter().copied());
    for (kind, data) in chunks.chain([(b"IEND", &[][..])]) {
        bytes.extend(u32::try_from(data.len()).expect("a small chunk").to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

#[test]
fn a_full_brand_is_read() {
    let (brand, notes) = read(FULL, |file| {
        assert_eq!(file, "art/logo.svg");
        Ok(b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z' fill='url(#a)'/></svg>".to_vec())
    })
    .unwrap();
    assert!(notes.is_empty());
    let json = serde_json::to_value(&brand).unwrap();
    assert_eq!(json["name"], "Northshire Council");
    assert_eq!(json["primary"], "#5b1e6b");
    assert_eq!(json["special_educational_needs_team"]["telephone"], "0300 123 4567");
    assert_eq!(json["logo_alternative_text"], "Northshire Council: an oak tree");
}

#[test]
fn an_empty_brand_is_the_default() {
    assert_eq!(read("", no_logo).unwrap(), (Brand::default(), Vec::new()));
}

#[test]
fn a_pale_primary_is_darkened_and_told() {
    let (brand, notes) = read("[colours]\nprimary = \"#ffe680\"\ntint = \"#333333\"", no_logo).unwrap();
    assert_eq!(notes.len(), 2);
    let told = notes[0].to_string();
    assert!(told.starts_with("the primary colour #ffe680 was darkened to #"), "{told}");
    assert!(told.contains("4.5:1"), "{told}");
    assert!(brand.primary.contrast("#fdf6e3".parse().unwrap()) >= 4.5);
    assert!(brand.tint.contrast("#1a1a1a".parse().unwrap()) >= 4.5);
}

#[test]
fn unknown_keys_are_refused_with_the_known_ones() {
    for text in ["colour = 1", "[colours]\nprimry = \"#fff\"", "[logo]\nfile = \"a\"\nalt = \"b\""] {
        let told = read(text, no_logo).unwrap_err().to_string();
        assert!(told.contains("alternative_text") && told.contains("primary"), "{told}");
    }
}

#[test]
fn a_logo_needs_a_text_and_a_path_inside() {
    assert!(matches!(read("[logo]\nfile = \"a.svg\"", no_logo), Err(BrandError::Toml { .. })));
    let empty = read("[logo]\nfile = \"a.svg\"\nalternative_text = \" \"", no_logo);
    assert!(matches!(empty, Err(BrandError::Empty { key: "logo.alternative_text" })));
    for path in ["/etc/logo.svg", "../logo.svg", "a/../../b", "", "C:logo.svg", "a\\\\b"] {
        let text = format!("[logo]\nfile = \"{path}\"\nalternative_text = \"a\"");
        assert!(matches!(read(&text, no_logo), Err(BrandError::LogoPath { .. })), "{path}");
    }
    let missing = read("[logo]\nfile = \"a.svg\"\nalternative_text = \"a\"", no_logo);
    assert!(matches!(missing, Err(BrandError::LogoFile { .. })));
}

#[test]
fn an_svg_that_reaches_out_or_runs_is_refused() {
    for inside in [
        "<script>x</script>",
        "<svg:script>x</svg:script>",
        "<image href='https://example.org/a.png'/>",
        "<image xlink:href = \"file:///etc/passwd\"/>",
        "<image href='&#104;ttps://example.org/a.png'/>",
        "<image href='data:image/svg+xml;base64,AA'/>",
        "<rect fill='url(https://example.org/#a)'/>",
        "<rect style='fill:&#x75;rl(a.svg)'/>",
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: u\\72l(a) }</style>",
        "<rect onload='x()'/>",
        "<rect width='1'onclick = 'x()'/>",
        "<foreignObject/>",
        "<text>Northshire</text>",
        "<set attributeName='href' to='a'/>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
        assert!(matches!(logo_fault(svg.as_bytes()), LogoError::Unsafe { .. }), "{inside}");
    }
    let copies = "<use href='#a'/>".repeat(33);
    assert!(matches!(logo_fault(format!("<svg>{copies}</svg>").as_bytes()), LogoError::Unsafe { .. }));
    let large = format!("<svg>{}</svg>", " ".repeat(MOST_BYTES_OF_SVG));
    assert!(matches!(logo_fault(large.as_bytes()), LogoError::TooLarge { .. }));
}

#[test]
fn an_honest_svg_is_let_in() {
    for inside in [
        "<defs><g id='a'><path d='M0 0'/></g></defs><use xlink:href='#a'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<title>Long on words, &#169; 2026</title>",
        "<rect style=\"fill:url('#a')\"/>",
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
        assert!(with_logo(svg.as_bytes()).is_ok(), "{inside}");
    }
}

#[test]
fn a_png_is_measured_before_it_is_opened() {
    assert!(with_logo(&png(100, 50, &[(b"IDAT", b"x")])).is_ok());
    assert!(matches!(logo_fault(&png(60_000, 60_000, &[])), LogoError::TooManyPixels { .. }));
    assert_eq!(logo_fault(&png(0, 1, &[])), LogoError::Damaged);
    let large = png(1, 1, &[(b"IDAT", &vec![0; MOST_BYTES_OF_PNG])]);
    assert!(matches!(logo_fault(&large), LogoError::TooLarge { .. }));
    let whole = png(1, 1, &[(b"IDAT", b"abc")]);
    for end in 8..whole.len() - 4 {
        assert_eq!(logo_fault(&whole[..end]), LogoError::Damaged, "{end}");
    }
    assert_eq!(logo_fault(b"GIF89a"), LogoError::Kind);
    assert_eq!(logo_fault(&[0xff, 0xfe, 0, 0]), LogoError::Kind);
}
