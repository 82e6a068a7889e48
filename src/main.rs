//! The command line: parse the arguments, run, return the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ehcp::cli::run(std::env::args_os()))
}
