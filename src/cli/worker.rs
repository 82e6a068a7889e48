//! `ehcp worker`: the hidden side of a folder run, one job a line.

use super::convert_job;
use super::exit::{Exit, Failure};
use super::render_job::{self, Look};
use super::terminal::Terminal;
use crate::batch::{self, Answer, Job, Status};
use std::cell::RefCell;

/// Do jobs that a parent process sends, one JSON object a line
#[derive(Debug, clap::Args)]
pub struct WorkerCommand {
    /// Read strangers' files: open no file, use no network, and keep to the limits of memory
    #[arg(long)]
    sealed: bool,
    /// Become the program that reads pictures, held to memory and time: its path and how many pixels an inch has
    #[arg(long = "become", num_args = 2, value_names = ["PROGRAM", "PIXELS"])]
    becomes: Option<Vec<std::ffi::OsString>>,
}

impl WorkerCommand {
    /// Works until the input ends.
    ///
    /// # Errors
    /// Where the parent process is gone.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if let Some([program, resolution]) = self.becomes.as_deref() {
            let code = batch::become_tesseract(std::path::Path::new(program), resolution);
            return Ok(if code == 0 { Exit::Clean } else { Exit::CouldNotRun });
        }
        if self.sealed {
            // What was reached is told by `ehcp limits`; an older system still converts.
            let _ = batch::confine(convert_job::MEMORY);
            let words = RefCell::new(None);
            batch::work(std::io::stdin().lock(), &mut *terminal.out, |job, bytes| {
                if job.operation == convert_job::OPERATION {
                    convert_job::perform(job, bytes, &words)
                } else if job.operation == convert_job::PICTURE {
                    convert_job::picture(job, bytes)
                } else {
                    unknown()
                }
            })?;
            return Ok(Exit::Clean);
        }
        batch::work(std::io::stdin().lock(), &mut *terminal.out, perform)?;
        Ok(Exit::Clean)
    }
}

fn perform(job: &Job, _: Option<&[u8]>) -> Answer {
    match (job.operation.as_str(), serde_json::from_value::<Look>(job.options.clone())) {
        (render_job::OPERATION, Ok(look)) => render_job::perform(job, &look),
        _ => unknown(),
    }
}

fn unknown() -> Answer {
    Answer::failed(Status::Refused, "this version does not know such a job")
}
