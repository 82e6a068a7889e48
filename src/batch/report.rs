//! What a batch came to.

use std::fmt;

use super::{Answer, Job, Status};

/// Every job with its answer, in the order in which the jobs were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    answers: Vec<(Job, Answer)>,
}

/// What a batch came to, in the words of the exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done and nothing found.
    Clean,
    /// Everything was done, and something found or a plan not valid.
    Found,
    /// Something could not be done.
    CouldNotRun,
}

impl Report {
    pub(super) fn new(answers: Vec<(Job, Answer)>) -> Self {
        Self { answers }
    }

    /// Every job with its answer.
    #[must_use]
    pub fn answers(&self) -> &[(Job, Answer)] {
        &self.answers
    }

    /// How many jobs ended so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.answers.iter().filter(|(_, answer)| answer.status == status).count()
    }

    /// The jobs that did not end well.
    pub fn failures(&self) -> impl Iterator<Item = &(Job, Answer)> {
        self.answers.iter().filter(|(_, answer)| answer.status != Status::Ok)
    }

    /// The findings of all jobs together.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.answers.iter().map(|(_, answer)| answer.findings).sum()
    }

    /// What the batch came to; the exit code follows from it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let worst = |answer: &Answer| match answer.status {
            Status::Ok if answer.findings == 0 => Outcome::Clean,
            Status::Ok | Status::Invalid => Outcome::Found,
            Status::Refused | Status::Crashed | Status::Timeout | Status::Io => Outcome::CouldNotRun,
        };
        let all = || self.answers.iter().map(|(_, answer)| worst(answer));
        if all().any(|outcome| outcome == Outcome::CouldNotRun) {
            Outcome::CouldNotRun
        } else if all().any(|outcome| outcome == Outcome::Found) {
            Outcome::Found
        } else {
            Outcome::Clean
        }
    }
}

impl fmt::Display for Report {
    /// One line for each failure with its file and reason, said once where several documents of a file fail for
    /// the same reason; then the counts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = None;
        for (job, answer) in self.failures() {
            let what = (&job.input, answer.status, &answer.message);
            if said.replace(what) == Some(what) {
                continue;
            }
            write!(f, "{}: {}", job.input.display(), answer.status)?;
            match &answer.message {
                Some(message) => writeln!(f, ": {message}")?,
                None => writeln!(f)?,
            }
        }
        write!(f, "{} done", self.count(Status::Ok))?;
        for status in [Status::Invalid, Status::Refused, Status::Crashed, Status::Timeout, Status::Io] {
            match self.count(status) {
                0 => {}
                count => write!(f, ", {count} {status}")?,
            }
        }
        match self.findings() {
            0 => Ok(()),
            1 => write!(f, "; 1 finding"),
            findings => write!(f, "; {findings} findings"),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "done",
            Self::Invalid => "not valid",
            Self::Refused => "refused",
            Self::Crashed => "crashed",
            Self::Timeout => "too slow",
            Self::Io => "not read or written",
        })
    }
}
