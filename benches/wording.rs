//! How long it takes to read the words of a provision: ten lines in the styles of several councils.

use ehcp::wording::provision::read;

fn main() {
    divan::main();
}

/// Short and long, telegraphic and legal.
const LINES: [&str; 10] = [
    "SaLT 1:1 3 x 20 mins pw, 36 wks",
    "A teaching assistant will practise letter sounds and blending with Amir, one to one, for 15 minutes every school day.",
    "The Authority shall arrange for occupational therapy to be delivered by a qualified therapist, at a minimum of 6 hours per academic year.",
    "Lego Therapy 1x40 min per wk, group of 3",
    "Sessions will take place weekly. Each will last 45 minutes. They will be led by a speech and language therapist.",
    "Staff will provide support as needed.",
    "Two half-hour sessions a week of Colourful Semantics with a trained teaching assistant.",
    "An ELSA-trained teaching assistant will talk through feelings cards with Sami for 30 minutes weekly.",
    "Direct: 30 minutes weekly 1:1 with the SaLT. Indirect: 2 hours per term to train staff.",
    "Maths in a group of up to 6 pupils with 2 adults for 1 hour every day",
];

#[divan::bench]
fn ten_lines(bencher: divan::Bencher<'_, '_>) {
    assert!(LINES.iter().filter(|line| read(line).minutes_per_week().is_some()).count() >= 9);
    bencher.counter(divan::counter::ItemsCount::new(LINES.len())).bench(|| {
        for line in LINES {
            divan::black_box(read(divan::black_box(line)));
        }
    });
}
