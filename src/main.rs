//! The command line.
use std::io::Write;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let bytes = std::fs::read(&args[1]).unwrap();
    let plan = ehcp::json::read(&bytes).unwrap();
    use ehcp::render::*;
    let mut o =
        Options::for_audience(if args[2] == "pro" { Audience::Professional } else { Audience::Parent });
    if args[2] == "phone" {
        o.paper = Paper::Phone
    }
    if args[2] == "large" {
        o.paper = Paper::Large
    }
    if args[2] == "short" {
        o.edition = Edition::Short
    }
    match render(&plan, &o) {
        Ok(r) => {
            std::fs::write(&args[3], r.pdf).unwrap();
            writeln!(std::io::stdout(), "{} pages {} marks {:?}", r.pages, r.marks.len(), r.warnings)
                .unwrap();
        }
        Err(e) => writeln!(std::io::stdout(), "{e}").unwrap(),
    }
}
