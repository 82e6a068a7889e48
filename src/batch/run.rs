//! The parent's side: workers started, watched, replaced.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::report::Report;
use super::{Answer, Job, Status, sealed};
use crate::whole_file;

/// The longest that one job may take, by the clock on the wall.
const TIME_LIMIT: Duration = Duration::from_mins(1);
/// Room for deeply nested layout in every thread of a worker.
const STACK: &str = "16777216";

/// How to run a batch.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How many workers at once; one per core is best. At least one is used.
    pub workers: usize,
    /// The program that the workers run.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// The longest that one job may take.
    pub time_limit: Duration,
}

impl Settings {
    /// Workers that are this very program under its hidden subcommand `worker`.
    ///
    /// # Errors
    ///
    /// When the system does not tell where this program is.
    pub fn this_program(workers: usize) -> io::Result<Self> {
        Ok(Self {
            workers,
            program: std::env::current_exe()?,
            arguments: vec!["worker".into()],
            time_limit: TIME_LIMIT,
        })
    }
}

/// How far a batch has come, told after every job.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// How many jobs have been answered.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// The job that was just answered.
    pub job: &'a Job,
    /// Its answer.
    pub answer: &'a Answer,
}

/// Runs all jobs: every job gets exactly one answer, in the report in the order given.
///
/// `progress` is called on the calling thread, in the order in which jobs end.
/// Of two jobs that would write the same file the second is refused.
pub fn run(jobs: Vec<Job>, settings: &Settings, mut progress: impl FnMut(Progress<'_>)) -> Report {
    let total = jobs.len();
    let mut answers: Vec<Option<Answer>> = second_writers(&jobs);
    let open: Vec<usize> = (0..total).filter(|&index| answers[index].is_none()).collect();
    let mut done = total - open.len();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for _ in 0..settings.workers.max(1).min(open.len()) {
            let (sender, next, open, jobs) = (sender.clone(), &next, &open, &jobs);
            scope.spawn(move || {
                let mut slot = Slot { settings, worker: None };
                while let Some(&index) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if sender.send((index, slot.answer(&jobs[index]))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (index, answer) in receiver {
            done += 1;
            progress(Progress { done, total, job: &jobs[index], answer: &answer });
            answers[index] = Some(answer);
        }
    });
    let lost = || Answer::failed(Status::Crashed, "the worker's answer was lost");
    let answers = answers.into_iter().map(|answer| answer.unwrap_or_else(lost));
    Report::new(jobs.into_iter().zip(answers).collect())
}

/// Refuses every job whose output an earlier job writes.
fn second_writers(jobs: &[Job]) -> Vec<Option<Answer>> {
    let mut taken = HashSet::new();
    jobs.iter()
        .map(|job| {
            let output = job.output.as_ref()?;
            let refused = || {
                let message = format!(
                    "another plan of this run is written to {}; give each its own name",
                    output.display()
                );
                Answer::failed(Status::Refused, message)
            };
            (!taken.insert(output)).then(refused)
        })
        .collect()
}

/// A place for one worker, which is started when needed and replaced when it ends.
struct Slot<'a> {
    settings: &'a Settings,
    worker: Option<Worker>,
}

impl Slot<'_> {
    fn answer(&mut self, job: &Job) -> Answer {
        let Ok(line) = serde_json::to_vec(job) else {
            return Answer::failed(Status::Io, "the file's name is no Unicode text; rename the file");
        };
        let bytes = match job.sealed.then(|| sealed::load(&job.input)).transpose() {
            Ok(bytes) => bytes,
            Err(answer) => return answer,
        };
        // A worker may have ended since its last answer: then a new one gets the job.
        for _ in 0..2 {
            let mut worker = match self.worker.take().map_or_else(|| Worker::start(self.settings), Ok) {
                Ok(worker) => worker,
                Err(error) => {
                    return Answer::failed(Status::Io, format!("a worker cannot be started: {error}"));
                }
            };
            if worker.send(&line, bytes.as_deref()).is_err() {
                continue;
            }
            return match worker.answers.recv_timeout(self.settings.time_limit) {
                Ok(Some(answer)) => {
                    self.worker = Some(worker);
                    sealed::store(job, answer)
                }
                Ok(None) => {
                    worker.end(job);
                    Answer::failed(Status::Crashed, "the worker's answer could not be read")
                }
                Err(RecvTimeoutError::Timeout) => {
                    worker.end(job);
                    let seconds = self.settings.time_limit.as_secs_f32();
                    Answer::failed(Status::Timeout, format!("no answer within {seconds} seconds"))
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let status = worker.end(job);
                    let how = status.map_or_else(String::new, |status| format!(" ({status})"));
                    let likely = if job.sealed {
                        "; most likely the file needs more memory than one file may have: split it, or save it anew as .docx"
                    } else {
                        ""
                    };
                    let message = format!("the worker ended in the middle of its work{how}{likely}");
                    Answer::failed(Status::Crashed, message)
                }
            };
        }
        Answer::failed(Status::Crashed, "workers end before they take a job")
    }
}

/// A running child process.
struct Worker {
    child: Child,
    jobs: ChildStdin,
    /// `None` in it is an answer that could not be read.
    answers: Receiver<Option<Answer>>,
}

impl Worker {
    fn start(settings: &Settings) -> io::Result<Self> {
        let mut child = Command::new(&settings.program)
            .args(&settings.arguments)
            // One core a worker: the layout engine's own threads would only queue.
            .env("RAYON_NUM_THREADS", "1")
            .env("RUST_MIN_STACK", STACK)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a failing program says may quote a plan.
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (jobs, output) = pipes.ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        let (sender, answers) = channel();
        thread::Builder::new().name("answers".to_owned()).spawn(move || {
            let mut output = BufReader::new(output);
            let mut line = Vec::new();
            while output.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                // Anything but an object is not ours: a program may greet.
                if line.starts_with(b"{") && sender.send(read_answer(&line, &mut output)).is_err() {
                    break;
                }
                line.clear();
            }
        })?;
        Ok(Self { child, jobs, answers })
    }

    fn send(&mut self, line: &[u8], bytes: Option<&[u8]>) -> io::Result<()> {
        self.jobs.write_all(line)?;
        self.jobs.write_all(b"\n")?;
        if let Some(bytes) = bytes {
            sealed::write_bytes(&mut self.jobs, bytes)?;
        }
        self.jobs.flush()
    }

    /// Ends the process for good and removes what it was writing.
    fn end(mut self, job: &Job) -> Option<ExitStatus> {
        let process = self.child.id();
        // A process that has ended by itself cannot be ended again; that is no fault.
        let _ = self.child.kill();
        let status = self.child.wait().ok();
        if let Some(output) = &job.output {
            let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
            whole_file::sweep(folder.unwrap_or(Path::new(".")), process);
        }
        status
    }
}

impl Drop for Worker {
    /// A worker without work is ended and waited for, so that none is left behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The answer in this line with the files that follow it, or `None` where it cannot be read.
fn read_answer(line: &[u8], output: &mut impl io::Read) -> Option<Answer> {
    let mut answer: Answer = serde_json::from_slice(line).ok()?;
    answer.files = sealed::read_files(output, answer.carried).ok()?;
    Some(answer)
}
