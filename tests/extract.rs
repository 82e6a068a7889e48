//! The plan inside a PDF comes out as it went in; a hostile PDF gives an answer, not a crash.

use ehcp::render::engine::{Job, compile_pdf};
use ehcp::render::extract::{ExtractError, extract};

const PLAN: &str = r#"{"format":"a plan","name":"Łukasz \"O'Neil\" خدیجہ"}"#;

fn pdf(plan: Option<&str>) -> Vec<u8> {
    let text = r#"
#import "/parts/attach.typ": attach-plan
#set document(title: "A test", date: datetime(year: 2026, month: 7, day: 15))
#set text(lang: "en", region: "GB", font: "Atkinson Hyperlegible Next")
#attach-plan()
= Heading
Text
"#;
    let job = Job {
        main: "",
        main_text: Some(text.to_owned()),
        view: b"{}".to_vec(),
        plan: plan.map(|plan| plan.as_bytes().to_vec()),
        logo: None,
        ident: "a".to_owned(),
        creator: "ehcp",
    };
    compile_pdf(&job).expect("a PDF").bytes
}

#[test]
fn the_plan_comes_out_as_it_went_in() {
    assert_eq!(extract(pdf(Some(PLAN))).unwrap(), PLAN.as_bytes());
    // Large enough to be packed.
    let large = format!("[{}\"end\"]", "\"a sentence of a plan\",".repeat(20_000));
    assert_eq!(extract(pdf(Some(&large))).unwrap(), large.as_bytes());
}

#[test]
fn a_copy_without_a_plan_says_so() {
    let error = extract(pdf(None)).unwrap_err();
    assert_eq!(error, ExtractError::NoPlan);
    assert!(error.to_string().contains("only the professional copy"));
}

#[test]
fn other_files_are_no_pdf() {
    for bytes in [&b""[..], b"%PDF", b"PK\x03\x04", b"{}", &[0; 4096], b"%PDF-1.7\n"] {
        assert_eq!(extract(bytes.to_vec()), Err(ExtractError::NotAPdf));
    }
}

#[test]
fn a_truncated_pdf_gives_an_answer() {
    let whole = pdf(Some(PLAN));
    for end in (0..whole.len()).step_by(whole.len() / 60) {
        if let Ok(plan) = extract(whole[..end].to_vec()) {
            assert_eq!(plan, PLAN.as_bytes(), "cut at {end}");
        }
    }
}

#[test]
fn a_damaged_pdf_gives_an_answer() {
    let whole = pdf(Some(PLAN));
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..150 {
        let mut damaged = whole.clone();
        for _ in 0..=next(40) {
            let at = next(damaged.len());
            damaged[at] = u8::try_from(next(256)).unwrap();
        }
        let _ = extract(damaged);
    }
    for _ in 0..50 {
        let mut noise = b"%PDF-1.7\n".to_vec();
        noise.extend((0..next(4000)).map(|_| u8::try_from(next(256)).unwrap()));
        noise.extend(b"\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF");
        let _ = extract(noise);
    }
}

const HEAD: &str = "%PDF-1.7\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
                    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n";

#[test]
fn a_plan_is_found_in_the_names_alone() {
    let stream = |words: &str| format!("<</Length {}>> stream\n{words}\nendstream", words.len());
    let file = |embedded: &str, words: &str| {
        format!(
            "{HEAD}1 0 obj <</Type/Catalog/Pages 2 0 R/Names <</EmbeddedFiles <</Kids[4 0 R]>>>>>> endobj\n\
             4 0 obj <</Names[(other.txt) 6 0 R (x) 5 0 R]>> endobj\n5 0 obj {embedded} endobj\n\
             6 0 obj <</Type/Filespec/F(other.txt)/EF<</F 7 0 R>>>> endobj\n7 0 obj {} endobj\n\
             8 0 obj {} endobj\ntrailer <</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF",
            stream("other"),
            stream(words)
        )
        .into_bytes()
    };
    let spec = "<</Type/Filespec/UF(plan.json)/EF<</F 8 0 R>>>>";
    assert_eq!(extract(file(spec, "{\"a\":1}")).unwrap(), b"{\"a\":1}");
    let empty = "<</Type/Filespec/UF(plan.json)/EF<<>>>>";
    assert_eq!(extract(file(empty, "{}")), Err(ExtractError::Damaged));
    let other = "<</Type/Filespec/UF(plans.json)/EF<</F 8 0 R>>>>";
    assert_eq!(extract(file(other, "{}")), Err(ExtractError::NoPlan));
}

#[test]
fn an_encrypted_pdf_says_so() {
    let file = format!(
        "{HEAD}1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         4 0 obj <</Filter/Standard/V 2/R 3/Length 128/P -44/O(00000000000000000000000000000000)\
         /U(11111111111111111111111111111111)>> endobj\n\
         trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[(a)(a)]>>\nstartxref\n0\n%%EOF"
    );
    assert_eq!(extract(file.into_bytes()), Err(ExtractError::Encrypted));
}

#[test]
fn loops_and_depth_end() {
    let deep = format!("{}{}", "<</Kids[".repeat(5000), "]>>".repeat(5000));
    let nested = "[".repeat(100_000);
    for names in [
        "<</EmbeddedFiles 4 0 R>>".to_owned(),
        format!("<</EmbeddedFiles {deep}>>"),
        nested,
        "1 0 R".to_owned(),
    ] {
        let file = format!(
            "{HEAD}1 0 obj <</Type/Catalog/Pages 2 0 R/Names {names}>> endobj\n\
             4 0 obj <</Kids[4 0 R 4 0 R 4 0 R]>> endobj\ntrailer <</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"
        );
        assert!(extract(file.into_bytes()).is_err());
    }
}
