//! The worker's side: a job a line in, an answer a line out.

use std::io::{self, BufRead, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Mutex;

use super::{Answer, Job, Status};

/// Where the program last stopped; the words of a panic may quote a plan, its place cannot.
static STOPPED_AT: Mutex<Option<String>> = Mutex::new(None);

/// Does jobs until the input ends. A hidden subcommand of the program calls this.
///
/// A panic within `perform` becomes the answer [`Status::Crashed`]; its words
/// are shown nowhere.
///
/// # Errors
///
/// When the parent is gone, or sends what is not a job.
pub fn work(input: impl BufRead, mut output: impl Write, perform: impl Fn(&Job) -> Answer) -> io::Result<()> {
    panic::set_hook(Box::new(remember_place));
    for line in input.lines() {
        let job: Job = serde_json::from_str(&line?)?;
        let answer = panic::catch_unwind(AssertUnwindSafe(|| perform(&job))).unwrap_or_else(|_| crashed());
        let mut line = serde_json::to_vec(&answer)?;
        line.push(b'\n');
        output.write_all(&line)?;
        output.flush()?;
    }
    Ok(())
}

fn remember_place(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|location| {
        // The folders above are those of the machine that built the program.
        let mut parts: Vec<&str> = location.file().rsplit(['/', '\\']).take(3).collect();
        parts.reverse();
        format!("{} line {}", parts.join("/"), location.line())
    });
    if let Ok(mut stopped_at) = STOPPED_AT.lock() {
        *stopped_at = place;
    }
}

fn crashed() -> Answer {
    let place = STOPPED_AT.lock().ok().and_then(|mut place| place.take());
    let place = place.unwrap_or_else(|| "an unknown place".to_owned());
    Answer::failed(Status::Crashed, format!("the program stopped at {place}; please report this"))
}
