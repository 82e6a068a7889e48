//! The worker's side: a job a line in, an answer a line out.

use std::io::{self, BufRead, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Mutex;

use super::{Answer, Job, Status, sealed};

/// Where the program last stopped; the words of a panic may quote a plan, its place cannot.
static STOPPED_AT: Mutex<Option<String>> = Mutex::new(None);

/// Does jobs until the input ends. A hidden subcommand of the program calls this.
///
/// `perform` is given the bytes of the input where the job is sealed, and none otherwise. A panic
/// within `perform` becomes the answer [`Status::Crashed`]; its words
/// are shown nowhere.
///
/// # Errors
///
/// When the parent is gone, or sends what is not a job.
pub fn work(
    mut input: impl BufRead,
    mut output: impl Write,
    perform: impl Fn(&Job, Option<&[u8]>) -> Answer,
) -> io::Result<()> {
    panic::set_hook(Box::new(remember_place));
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let job: Job = serde_json::from_slice(&line)?;
        let bytes = if job.sealed { Some(sealed::read_bytes(&mut input)?) } else { None };
        let mut answer = panic::catch_unwind(AssertUnwindSafe(|| perform(&job, bytes.as_deref())))
            .unwrap_or_else(|_| crashed());
        answer.carried = if job.sealed { answer.files.len() } else { 0 };
        line.clear();
        serde_json::to_writer(&mut line, &answer)?;
        line.push(b'\n');
        output.write_all(&line)?;
        sealed::write_files(&mut output, &answer.files[..answer.carried])?;
        output.flush()?;
        line.clear();
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
