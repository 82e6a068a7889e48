//! What documents cost, as ratios in one run: processor time, the variants in turn, the smallest of
//! several rounds. `cargo bench --bench documents`; needs Linux for the clock of the process.
#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]

use ehcp::json;
use ehcp::model::Plan;
use ehcp::render::engine::{compile_pdf, prepare};
use ehcp::render::{Audience, Edition, Options, Paper, render};
use std::hint::black_box;

const ROUNDS: usize = 12;
/// The process's clock ticks in 10 ms: a round repeats the work until the tick is small beside it.
const REPEAT: u32 = 8;

/// Processor time of this process so far, in milliseconds, ended threads included.
fn process_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    // User and system time, in hundredths of a second.
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) * 10.0
}

struct Variant {
    name: &'static str,
    work: Box<dyn Fn()>,
    best: f64,
}

impl Variant {
    fn new(name: &'static str, work: impl Fn() + 'static) -> Self {
        Self { name, work: Box::new(work), best: f64::INFINITY }
    }
}

fn plan(name: &str) -> Plan {
    let file = format!("{}/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    json::read(&std::fs::read(file).unwrap()).unwrap()
}

fn document(name: &'static str, plan: &Plan, options: &Options) -> Variant {
    let (plan, options) = (plan.clone(), options.clone());
    Variant::new(name, move || {
        black_box(render(&plan, &options).unwrap());
    })
}

/// The same template and data through layout and export alone.
fn bare(name: &'static str, plan: &Plan, options: &Options) -> Variant {
    let (job, _) = prepare(plan, options).unwrap();
    Variant::new(name, move || {
        black_box(compile_pdf(&job).unwrap());
    })
}

fn options(audience: Audience, paper: Paper, edition: Edition) -> Options {
    Options { paper, edition, ..Options::for_audience(audience) }
}

fn main() {
    let usual = plan("autistic-age-8-mainstream");
    let long = plan("forty-pages");
    let professional = options(Audience::Professional, Paper::A4, Edition::Full);
    let parent = options(Audience::Parent, Paper::A4, Edition::Full);
    let short = options(Audience::Parent, Paper::A4, Edition::Short);
    let phone = options(Audience::Parent, Paper::Phone, Edition::Full);
    let mut variants = vec![
        bare("professional, layout and export alone", &usual, &professional),
        document("professional", &usual, &professional),
        bare("parent, layout and export alone", &usual, &parent),
        document("parent", &usual, &parent),
        document("parent, short", &usual, &short),
        document("parent, phone", &usual, &phone),
        document("professional, 17,000 words", &long, &professional),
        document("parent, 17,000 words", &long, &parent),
    ];
    for variant in &variants {
        (variant.work)();
    }
    for _ in 0..ROUNDS {
        for variant in &mut variants {
            let before = process_time();
            for _ in 0..REPEAT {
                (variant.work)();
            }
            variant.best = variant.best.min((process_time() - before) / f64::from(REPEAT));
        }
    }
    let best = |at: usize| variants[at].best;
    println!("{:<40} {:>8} {:>22}", "document", "ms", "ratio to professional");
    for variant in &variants {
        println!("{:<40} {:>8.1} {:>22.2}", variant.name, variant.best, variant.best / best(1));
    }
    println!("professional / layout and export alone:   {:.2}", best(1) / best(0));
    println!("parent / layout and export alone:         {:.2}", best(3) / best(2));
    println!("17,000 words / 5,600 words, professional: {:.2}", best(6) / best(1));
    println!("17,000 words / 5,600 words, parent:       {:.2}", best(7) / best(3));
}
