//! What documents cost, as ratios in one run: processor time, the variants in turn, the smallest of
//! several rounds. `cargo bench --bench documents`; needs Linux for the clock of the process. A name
//! after `--` measures only that document, without ratios: to see where time goes.
#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]

use ehcp::json;
use ehcp::model::Plan;
use ehcp::render::engine::{Job, compile_pdf, prepare};
use ehcp::render::{Audience, Edition, Options, Paper, render};
use serde_json::Value;
use std::hint::black_box;

const ROUNDS: usize = 6;
/// The process's clock ticks in 10 ms: a round repeats the work until the tick is small beside it.
const REPEAT: usize = 8;

/// Processor time of this process so far, in milliseconds, ended threads included.
fn process_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    // User and system time, in hundredths of a second.
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) * 10.0
}

struct Variant {
    name: &'static str,
    work: Box<dyn Fn(usize)>,
    best: f64,
}

impl Variant {
    /// Work on one of several children's plans: the same plan twice running would be found in the cache.
    fn new(name: &'static str, work: impl Fn(usize) + 'static) -> Self {
        Self { name, work: Box::new(work), best: f64::INFINITY }
    }
}

/// The plan as several children's: every name in it is another.
fn plans(name: &str, child: &str) -> Vec<Plan> {
    let file = format!("{}/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).unwrap();
    ('a'..)
        .take(REPEAT)
        .map(|end| json::read(text.replace(child, &format!("{child}{end}")).as_bytes()).unwrap())
        .collect()
}

fn document(name: &'static str, plans: &[Plan], options: &Options) -> Variant {
    let (plans, options) = (plans.to_vec(), options.clone());
    Variant::new(name, move |at| {
        black_box(render(&plans[at], &options).unwrap());
    })
}

/// The same template and data through layout and export alone.
fn bare(name: &'static str, plans: &[Plan], options: &Options) -> Variant {
    let jobs: Vec<_> = plans.iter().map(|plan| prepare(plan, options).unwrap().0).collect();
    Variant::new(name, move |at| {
        black_box(compile_pdf(&jobs[at]).unwrap());
    })
}

/// The floor that every machine can be measured by: the plan's words as plain paragraphs, without any
/// design, through the same layout and the same export.
const FLOOR: &str = r#"
#set document(title: "Floor", date: datetime(year: 2026, month: 1, day: 1))
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans", "DejaVu Sans"), lang: "en", region: "GB", hyphenate: false)
#for words in json("/view.json") { par(words) }
"#;

/// Every text of a plan: what has a space in it.
fn texts(value: &Value, all: &mut Vec<Value>) {
    match value {
        Value::String(text) if text.contains(' ') => all.push(value.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, all)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, all)),
        _ => {}
    }
}

fn floor(name: &'static str, plans: &[Plan]) -> Variant {
    let job = |plan: &Plan| {
        let mut all = Vec::new();
        texts(&serde_json::to_value(plan).unwrap(), &mut all);
        Job {
            main: "",
            main_text: Some(FLOOR.to_owned()),
            view: Value::Array(all).to_string().into_bytes(),
            plan: None,
            logo: None,
            ident: "floor".to_owned(),
            creator: "ehcp",
        }
    };
    let jobs: Vec<_> = plans.iter().map(job).collect();
    Variant::new(name, move |at| {
        black_box(compile_pdf(&jobs[at]).unwrap());
    })
}

fn options(audience: Audience, paper: Paper, edition: Edition) -> Options {
    Options { paper, edition, ..Options::for_audience(audience) }
}

fn main() {
    let usual = plans("autistic-age-8-mainstream", "Zofia");
    let long = plans("forty-pages", "Seun");
    let professional = options(Audience::Professional, Paper::A4, Edition::Full);
    let parent = options(Audience::Parent, Paper::A4, Edition::Full);
    let short = options(Audience::Parent, Paper::A4, Edition::Short);
    let phone = options(Audience::Parent, Paper::Phone, Edition::Full);
    let mut variants = vec![
        floor("floor: the words of the plan, no design", &usual),
        bare("professional, layout and export alone", &usual, &professional),
        document("professional", &usual, &professional),
        bare("parent, layout and export alone", &usual, &parent),
        document("parent", &usual, &parent),
        document("parent, short", &usual, &short),
        document("parent, phone", &usual, &phone),
        document("professional, 17,000 words", &long, &professional),
        document("parent, 17,000 words", &long, &parent),
    ];
    let wanted = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let whole = wanted.is_none();
    if let Some(wanted) = wanted {
        variants.retain(|variant| variant.name == wanted);
    }
    for variant in &variants {
        (variant.work)(0);
    }
    for _ in 0..ROUNDS {
        for variant in &mut variants {
            let before = process_time();
            for at in 0..REPEAT {
                (variant.work)(at);
            }
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            let each = (process_time() - before) / REPEAT as f64;
            variant.best = variant.best.min(each);
        }
    }
    if !whole {
        for variant in &variants {
            println!("{} {:.1} ms", variant.name, variant.best);
        }
        return;
    }
    let best = |name: &str| variants.iter().find(|variant| variant.name == name).unwrap().best;
    let (floor, professional) = (variants[0].best, best("professional"));
    println!("{:<40} {:>8} {:>10} {:>22}", "document", "ms", "x floor", "ratio to professional");
    for Variant { name, best, .. } in &variants {
        println!("{name:<40} {best:>8.1} {:>10.2} {:>22.2}", best / floor, best / professional);
    }
    let ratio = |name: &str, other: &str| println!("{name} / {other}: {:.2}", best(name) / best(other));
    ratio("professional", "professional, layout and export alone");
    ratio("parent", "parent, layout and export alone");
    ratio("professional, 17,000 words", "professional");
    ratio("parent, 17,000 words", "parent");
}
