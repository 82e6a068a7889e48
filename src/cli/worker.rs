//! `ehcp worker`: the hidden side of a folder run, one job a line.

use super::exit::{Exit, Failure};
use super::render_job::{self, Look};
use super::terminal::Terminal;
use crate::batch::{self, Answer, Job, Status};

/// Do jobs that a parent process sends, one JSON object a line
#[derive(Debug, clap::Args)]
pub struct WorkerCommand {}

impl WorkerCommand {
    /// Works until the input ends.
    ///
    /// # Errors
    /// Where the parent process is gone.
    #[expect(clippy::unused_self, reason = "every command is run in the same way")]
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        batch::work(std::io::stdin().lock(), &mut *terminal.out, perform)?;
        Ok(Exit::Clean)
    }
}

fn perform(job: &Job, _: Option<&[u8]>) -> Answer {
    match (job.operation.as_str(), serde_json::from_value::<Look>(job.options.clone())) {
        (render_job::OPERATION, Ok(look)) => render_job::perform(job, &look),
        _ => Answer::failed(Status::Refused, "this version does not know such a job"),
    }
}
