//! How long the dates of plans take, with and without reading, and of one question.
//!
//! After the benches stands how long 10,000 plans would take on one core, with reading.

#[path = "support/fixtures.rs"]
mod fixtures;

use divan::{Bencher, black_box};
use ehcp::model::Date;
use ehcp::timescales::{BankHolidays, date_rule, plan_dates};
use fixtures::{bytes, fastest, plan};

const PLANS: [&str; 3] = ["autistic-age-8-mainstream", "moved-in-from-another-council", "forty-pages"];

const ON: Date = jiff::civil::date(2026, 11, 21);

#[expect(clippy::print_stdout, reason = "a bench says what it measured")]
fn main() {
    divan::main();
    let bytes = bytes(PLANS[0]);
    let plan = plan(PLANS[0]);
    let holidays = BankHolidays::of_england();
    let reading = fastest(200, || ehcp::json::read_life(&bytes));
    let dates = fastest(200, || plan_dates(&plan, ON, holidays));
    let ratio = dates.as_secs_f64() / reading.as_secs_f64();
    println!(
        "10,000 plans of {} KB: {:.2} s reading and {:.2} s dates, which is {ratio:.3} of the reading",
        bytes.len() / 1024,
        reading.as_secs_f64() * 10_000.0,
        dates.as_secs_f64() * 10_000.0,
    );
}

#[divan::bench(args = PLANS)]
fn dates(bencher: Bencher<'_, '_>, name: &str) {
    let plan = plan(name);
    bencher.bench_local(|| plan_dates(black_box(&plan), ON, BankHolidays::of_england()));
}

#[divan::bench(args = PLANS)]
fn read_and_dates(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = bytes(name);
    bencher.bench_local(|| {
        ehcp::json::read_life(black_box(&bytes)).map(|plan| plan_dates(&plan, ON, BankHolidays::of_england()))
    });
}

/// One question with its reasoning.
#[divan::bench(args = ["final-plan", "appeal", "appeal-response", "transfer-once-aware"])]
fn question(bencher: Bencher<'_, '_>, name: &str) {
    let holidays = BankHolidays::of_england();
    bencher.bench_local(|| {
        let rule = date_rule(black_box(name)).ok()?;
        let answer = rule.answer(jiff::civil::date(2026, 6, 29), &[], holidays).ok()?;
        Some(answer.reasoning(rule, holidays))
    });
}
