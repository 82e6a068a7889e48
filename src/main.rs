//! The command line.
use std::io::Write;
fn main() {
    let _ = writeln!(
        std::io::stdout(),
        "{}",
        serde_json::to_string_pretty(&ehcp::schema::generate()).unwrap_or_default()
    );
}
