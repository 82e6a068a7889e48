//! How long it takes to judge a plan: as a whole, by family of rules, and in the parts that all rules share.
//!
//! After the benches stands how much longer a plan of three times the words takes.

#[path = "support/fixtures.rs"]
mod fixtures;

use divan::{Bencher, black_box};
use ehcp::check::{Choice, Family, Found, Options, Profile, Settings, Subject, check, rules};
use ehcp::model::Date;
use ehcp::wording::Words;
use ehcp::wording::language::marks_in;
use ehcp::wording::readability::grade;
use fixtures::{bytes, fastest, plan};

const USUAL: &str = "autistic-age-8-mainstream";
const LONG: &str = "forty-pages";
const PLANS: [&str; 3] = [USUAL, "complex-medical-age-4", LONG];

const ON: Date = jiff::civil::date(2026, 11, 21);

#[expect(clippy::print_stdout, reason = "a bench says what it measured")]
fn main() {
    divan::main();
    let settings = Settings::default();
    let options = Options { on: ON, profile: None, choice: Choice::default(), settings: &settings };
    let time = |name| {
        let plan = plan(name);
        fastest(50, || check(black_box(&plan), &options))
    };
    let (usual, long) = (time(USUAL), time(LONG));
    let ratio = long.as_secs_f64() / usual.as_secs_f64();
    println!("{USUAL}: {usual:?}; {LONG}: {long:?}, which is {ratio:.2} times as long");
}

#[divan::bench(args = PLANS)]
fn whole(bencher: Bencher<'_, '_>, name: &str) {
    let (plan, settings) = (plan(name), Settings::default());
    let options = Options { on: ON, profile: None, choice: Choice::default(), settings: &settings };
    bencher.bench_local(|| check(black_box(&plan), &options));
}

#[divan::bench(args = PLANS)]
fn read_and_check(bencher: Bencher<'_, '_>, name: &str) {
    let (bytes, settings) = (bytes(name), Settings::default());
    let options = Options { on: ON, profile: None, choice: Choice::default(), settings: &settings };
    bencher.bench_local(|| ehcp::json::read(black_box(&bytes)).map(|plan| check(&plan, &options)));
}

#[divan::bench]
fn subject(bencher: Bencher<'_, '_>) {
    let plan = plan(USUAL);
    bencher.bench_local(|| Subject::of(black_box(&plan), ON, Profile::of(&plan)));
}

/// Each family by itself, with what it makes the subject read for it.
#[divan::bench(args = Family::ALL.map(Family::letters))]
fn family(bencher: Bencher<'_, '_>, letters: &str) {
    let plan = plan(USUAL);
    let looks: Vec<_> =
        rules().filter(|rule| rule.family().letters() == letters).filter_map(|rule| rule.check()).collect();
    bencher.bench_local(|| {
        let subject = Subject::of(&plan, ON, Profile::of(&plan));
        let mut found = Found::default();
        for look in &looks {
            look(&subject, &mut found);
        }
        found
    });
}

/// Words about people, in every text.
#[divan::bench]
fn language_marks(bencher: Bencher<'_, '_>) {
    let plan = plan(USUAL);
    let subject = Subject::of(&plan, ON, Profile::of(&plan));
    let words: Vec<Words<'_>> = subject.texts.iter().map(|text| Words::of(text.text)).collect();
    bencher.bench_local(|| words.iter().map(|words| marks_in(black_box(words)).len()).sum::<usize>());
}

#[divan::bench]
fn cutting_words(bencher: Bencher<'_, '_>) {
    let plan = plan(USUAL);
    let subject = Subject::of(&plan, ON, Profile::of(&plan));
    bencher.bench_local(|| {
        subject.texts.iter().map(|text| Words::of(black_box(text.text)).len()).sum::<usize>()
    });
}

#[divan::bench]
fn readability(bencher: Bencher<'_, '_>) {
    let plan = plan(USUAL);
    let subject = Subject::of(&plan, ON, Profile::of(&plan));
    let text = subject.texts.iter().map(|text| text.text).collect::<Vec<_>>().join("\n\n");
    bencher.bench_local(|| grade(black_box(&text)));
}
