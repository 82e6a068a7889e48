//! Where results and messages go, and whether they may have colour.

use std::io::{self, IsTerminal, Write};

/// The two streams of a command and what the user asked of them.
///
/// Results go to `out` and nothing else does; progress and messages go to `messages`.
pub struct Terminal<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub messages: &'a mut dyn Write,
    /// Whether `out` may have colour.
    pub colour: bool,
    /// Whether the user asked for results only.
    pub quiet: bool,
}

impl Terminal<'_> {
    /// Says something beside the results, unless the user asked for quiet. A message that nobody
    /// can read is dropped.
    ///
    pub fn say(&mut self, message: &str) {
        if !self.quiet {
            let _ = writeln!(self.messages, "{message}");
        }
    }

    /// A progress bar for so many things, such as `documents`; none where nobody would see it.
    #[must_use]
    pub fn progress_bar(&self, length: usize, what: &str) -> Option<indicatif::ProgressBar> {
        if self.quiet || !io::stderr().is_terminal() {
            return None;
        }
        let style = format!("{{bar:30}} {{pos}} of {{len}} {what}, {{eta}} to go");
        let style = indicatif::ProgressStyle::with_template(&style).ok()?;
        Some(indicatif::ProgressBar::new(length as u64).with_style(style))
    }

    /// Says why something could not be done. Quiet does not silence it.
    pub fn complain(&mut self, failure: &dyn std::error::Error) {
        let _ = write!(self.messages, "ehcp: {failure}");
        let mut cause = failure.source();
        while let Some(reason) = cause {
            let _ = write!(self.messages, " ({reason})");
            cause = reason.source();
        }
        let _ = writeln!(self.messages);
    }
}

/// Whether standard output may have colour: a terminal, and `NO_COLOR` is not set.
#[must_use]
pub fn may_have_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && io::stdout().is_terminal()
}
