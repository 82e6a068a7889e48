//! PDFs whose tables have no ruled lines: layouts of our own as LibreOffice and a browser print them, made by
//! `tests/interop/legacy_unruled.sh`, and designs of tables without lines and shades as three programs print them, made
//! by `tests/interop/legacy_plain_tables.sh`. Held to what is reached, so that nothing falls back.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stdout, reason = "the table of figures is part of the test's output")]
#![expect(clippy::cast_precision_loss, reason = "a few files")]

mod support;

use support::legacy::{f1, file, files, folder, measure, share, truth};

/// Words, order, front page, items, who and how often, links: the mean of a folder's files.
fn means(name: &str, truths: &str) -> [f64; 6] {
    println!("{name:30}  words  order  whose  items who/how links");
    let mut truths = files(&folder(truths));
    truths.sort();
    let mut sum = [0.0; 6];
    for path in &truths {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let made = file(&folder(name).join(format!("{stem}.pdf")));
        let figures = measure(&made.plan, &truth(path));
        let own = [
            figures.words_f1(),
            figures.order_kept(),
            share(figures.identity),
            f1(figures.items),
            share(figures.beside),
            f1(figures.links),
        ];
        println!("{stem:30}{}", own.map(|figure| format!("{figure:7.3}")).concat());
        assert_eq!(made.report.words.lost, 0, "{name}/{stem}");
        for (sum, own) in sum.iter_mut().zip(own) {
            *sum += own;
        }
    }
    assert_eq!(truths.len(), 8);
    sum.map(|sum| sum / truths.len() as f64)
}

fn hold(name: &str, truths: &str, floors: [f64; 6]) {
    let means = means(name, truths);
    assert!(means.iter().zip(floors).all(|(mean, floor)| *mean >= floor), "{name}: {means:?}");
}

#[test]
fn tables_without_lines_are_told_by_gaps() {
    hold("unruled/printed", "unruled/truth", [0.99, 0.97, 0.98, 0.96, 0.95, 0.90]);
}

#[test]
fn tables_of_shaded_rows_are_told_by_the_shades() {
    hold("unruled/shaded", "unruled/truth", [0.98, 0.97, 0.98, 0.95, 0.94, 0.94]);
}

#[test]
fn tables_that_a_tagged_file_tells_of_are_taken_from_it() {
    hold("unruled/tagged", "unruled/truth", [0.98, 0.97, 0.98, 0.97, 0.90, 0.88]);
}

#[test]
fn tables_of_other_designs_without_lines_and_shades_are_told() {
    hold("plain-tables", "plain-tables/truth", [0.99, 0.97, 0.98, 0.98, 0.95, 0.94]);
}
