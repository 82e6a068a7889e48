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
}

impl WorkerCommand {
    /// Works until the input ends.
    ///
    /// # Errors
    /// Where the parent process is gone.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.sealed {
            // What was reached is told by `ehcp limits`; an older system still converts.
            let _ = batch::confine(convert_job::MEMORY);
            let words = RefCell::new(None);
            batch::work(std::io::stdin().lock(), &mut *terminal.out, |job, bytes| {
                if job.operation == convert_job::OPERATION {
                    convert_job::perform(job, bytes, &words)
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
