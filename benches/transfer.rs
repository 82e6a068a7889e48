//! Packing and opening a plan with five versions, besides rendering.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

#[path = "../tests/support/packages.rs"]
mod packages;

use ehcp::transfer::seal::{Identity, seal};
use ehcp::transfer::{Papers, pack};
use packages::{ON, SENDER, chain, fixture, key, opened_with, sending, sent, trust_of};

fn main() {
    divan::main();
}

/// The fixtures from the shortest to the longest plan.
const PLANS: [&str; 3] =
    ["nearly-empty-draft.json", "moved-in-from-another-council.json", "forty-pages.json"];

/// All versions proven one chain, the page made, packed and signed.
#[divan::bench(args = PLANS)]
fn packs(bencher: divan::Bencher<'_, '_>, name: &str) {
    let (versions, key) = (chain(sent(fixture(name)), 5), key(7));
    bencher.bench(|| pack(&versions, &sending(), &Papers::default()).unwrap().sign(&key));
}

/// Decrypted, verified, read, what is owed worked out, and accepted with its proof.
#[divan::bench(args = PLANS)]
fn opens_and_accepts(bencher: divan::Bencher<'_, '_>, name: &str) {
    let (versions, key) = (chain(sent(fixture(name)), 5), key(7));
    let trust = trust_of(&key, SENDER);
    let own = [Identity::draw()];
    let package = pack(&versions, &sending(), &Papers::default()).unwrap().sign(&key);
    let file = seal(&package, &[own[0].recipient()]).unwrap();
    let mut council = fixture(name).local_authority;
    packages::RECIPIENT.clone_into(&mut council.name);
    bencher.bench(|| {
        let opened = opened_with(&file, &trust, &own).unwrap();
        (opened.arrival(ON).unwrap(), opened.accept(&council, ON).unwrap())
    });
}
