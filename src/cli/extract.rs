//! `ehcp extract`

use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::json;
use crate::render::extract::extract;
use crate::whole_file;
use std::path::{Path, PathBuf};

/// Take the plan out of a PDF that carries it
///
/// A professional copy carries its plan unless the plan holds a confidential address, contact or
/// former name; any copy does that was made with `--embed`. What comes out is the plan in canonical form (RFC 8785), byte for byte what the
/// document was made from.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp extract zofia-professional.pdf > zofia.json
  ehcp extract zofia-professional.pdf -o zofia.json

Exit codes: 0 done, 1 what came out is no valid plan, 2 the file cannot be used.")]
pub struct ExtractCommand {
    /// The PDF, or `-` for standard input
    #[arg(value_name = "FILE.pdf")]
    file: PathBuf,
    /// The file to write; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Replace a file that is already there
    #[arg(long)]
    force: bool,
}

impl ExtractCommand {
    /// Takes the plan out and writes it.
    ///
    /// # Errors
    /// Where the file cannot be read, is no PDF or carries no plan, or the output cannot be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let pdf = if self.file == Path::new("-") {
            json::load_from(&mut std::io::stdin().lock()).map_err(Failure::Input)?
        } else {
            json::load(&self.file).map_err(|error| Failure::Other(Box::new(error)))?
        };
        let plan = extract(pdf).map_err(|error| Failure::Other(Box::new(error)))?;
        if self.output == Path::new("-") {
            terminal.out.write_all(&plan)?;
        } else {
            whole_file::write(&self.output, &plan, self.force)
                .map_err(|error| Failure::Other(Box::new(error)))?;
        }
        match json::read(&plan) {
            Ok(_) => Ok(Exit::Clean),
            Err(faults) => {
                let count = faults.0.len();
                terminal.say(&format!(
                    "ehcp: what this PDF carries is no plan that this version reads: {count} found by `ehcp validate`"
                ));
                Ok(Exit::Found)
            }
        }
    }
}
