//! The plans that are measured, and the clock.

use divan::black_box;
use ehcp::model::Plan;
use std::time::{Duration, Instant};

/// A plan of the fixtures, as it stands in its file.
#[expect(clippy::disallowed_methods, reason = "a bench reads its fixtures")]
pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR")))
        .expect("the fixture is there")
}

/// The same, read.
pub fn plan(name: &str) -> Plan {
    ehcp::json::read(&bytes(name)).expect("the fixture is a plan")
}

/// The fastest of so many runs: what the machine does besides only ever makes a run slower.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn fastest<R>(runs: usize, work: impl Fn() -> R) -> Duration {
    let run = |_| {
        let begun = Instant::now();
        black_box(work());
        begun.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}
