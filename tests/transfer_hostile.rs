//! Packages that were changed, swapped, cut, replayed or forged: each is refused, with its own reason.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/packages.rs"]
mod packages;

use ehcp::model::Date;
use ehcp::transfer::layout::Entry;
use ehcp::transfer::minisign::SecretKey;
use ehcp::transfer::seal::{Identity, seal};
use ehcp::transfer::trust::{AnyKey, Trust, with_key, with_revoked};
use ehcp::transfer::{Opening, Refusal, open};
use packages::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::LazyLock;

/// A small package, the key that signed it and the trust file of its receiver.
struct Case {
    file: Vec<u8>,
    key: SecretKey,
    trust: Trust,
}

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let key = key(7);
    Case { file: packed(&small()).sign(&key), trust: trust_of(&key, SENDER), key }
});

fn code(refusal: &Refusal) -> &'static str {
    refusal.code_and_name().0
}

fn refused(file: &[u8]) -> Refusal {
    opened(file, &CASE.trust).expect_err("this package must be refused")
}

/// The package with its files changed, laid out again as a forger would.
fn forged(change: impl FnOnce(&mut Vec<Entry>)) -> Refusal {
    let mut entries = entries(&CASE.file, &CASE.trust);
    change(&mut entries);
    refused(&laid_out(&entries))
}

fn entry(name: &str, bytes: &[u8]) -> Entry {
    Entry { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn at(entries: &[Entry], name: &str) -> usize {
    entries.iter().position(|entry| entry.name == name).unwrap()
}

#[test]
fn one_flipped_bit_in_any_byte_is_refused() {
    let (file, trust) = (&CASE.file, &CASE.trust);
    assert!(opened(file, trust).is_ok());
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    let codes: BTreeSet<&'static str> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let mut codes = BTreeSet::new();
                    let mut other = file.clone();
                    for at in (first..file.len()).step_by(threads) {
                        // Another bit in each byte, and all eight in turn over the file.
                        for other_bits in [1 << (at % 8), 0xff] {
                            other[at] = file[at] ^ other_bits;
                            let refusal = opened(&other, trust).err();
                            codes.insert(code(&refusal.unwrap_or_else(|| panic!("byte {at} is free"))));
                        }
                        other[at] = file[at];
                    }
                    codes
                })
            })
            .collect();
        all.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(codes.len() > 5, "{codes:?}");
}

#[test]
fn every_cut_and_every_longer_file_is_refused() {
    let file = &CASE.file;
    for length in (0..file.len()).step_by(97).chain([file.len() - 1]) {
        let _ = refused(&file[..length]);
    }
    for more in [&b" "[..], b"\0", b"PK\x05\x06", &[0; 22]] {
        let _ = refused(&[file, more].concat());
        let _ = refused(&[more, file].concat());
    }
    let _ = refused(&[file.as_slice(), file.as_slice()].concat());
}

#[test]
fn swapped_missing_extra_and_changed_files_have_their_own_reasons() {
    let swapped = forged(|entries| {
        let (one, two) = (at(entries, "index.html"), at(entries, "plan.json"));
        let bytes = entries[one].bytes.clone();
        entries[one].bytes = std::mem::replace(&mut entries[two].bytes, bytes);
    });
    assert!(matches!(&swapped, Refusal::Swapped { .. }), "{swapped}");
    let missing = forged(|entries| {
        let one = at(entries, "index.html");
        entries.remove(one);
    });
    assert_eq!(missing, Refusal::Missing { file: "index.html".to_owned() });
    let extra = forged(|entries| entries.push(entry("advice/K9.pdf", b"%PDF")));
    assert_eq!(extra, Refusal::Extra { file: "advice/K9.pdf".to_owned() });
    let changed = forged(|entries| {
        let one = at(entries, "versions/v1.json");
        entries[one].bytes.push(b'\n');
    });
    assert_eq!(changed, Refusal::Changed { file: "versions/v1.json".to_owned() });
    let sums = forged(|entries| {
        let one = at(entries, "manifest-sha256.txt");
        entries[one].bytes.push(b'\n');
    });
    assert_eq!(sums, Refusal::CheckSums);
    for (name, expected) in [
        ("manifest.json", Refusal::NoManifest),
        ("manifest.json.minisig", Refusal::NoSignature),
        ("manifest-sha256.txt", Refusal::Missing { file: "manifest-sha256.txt".to_owned() }),
    ] {
        let found = forged(|entries| {
            let one = at(entries, name);
            entries.remove(one);
        });
        assert_eq!(found, expected);
    }
}

#[test]
fn a_manifest_that_was_changed_is_not_what_was_signed() {
    let id = CASE.key.public().id();
    let found = forged(|entries| {
        let one = at(entries, "manifest.json");
        let text = String::from_utf8(entries[one].bytes.clone()).unwrap();
        entries[one].bytes = text.replace(RECIPIENT, "Hartsmere Council").into_bytes();
    });
    assert_eq!(found, Refusal::Signature(id));
    let found = forged(|entries| {
        let one = at(entries, "manifest.json.minisig");
        let text = String::from_utf8(entries[one].bytes.clone()).unwrap();
        entries[one].bytes = text.replacen("signature of", "a gift from", 1).into_bytes();
    });
    assert_eq!(found, Refusal::Untrusted);
    let found = forged(|entries| {
        let one = at(entries, "manifest.json.minisig");
        entries[one].bytes = b"no signature\n".to_vec();
    });
    assert_eq!(found, Refusal::SignatureForm);
}

/// A forger who has a trusted key still writes only what the format allows.
#[test]
fn what_a_trusted_key_signs_is_held_to_the_format() {
    let signed = |change: &dyn Fn(String) -> String| {
        forged(|entries| {
            let one = at(entries, "manifest.json");
            let text = change(String::from_utf8(entries[one].bytes.clone()).unwrap());
            let two = at(entries, "manifest.json.minisig");
            entries[two].bytes = CASE.key.sign(text.as_bytes(), "forged").into_bytes();
            entries[one].bytes = text.into_bytes();
        })
    };
    let format = signed(&|text| text.replace("ehcp-package/1", "ehcp-package/2"));
    assert_eq!(format, Refusal::Format { format: "ehcp-package/2".to_owned() });
    assert_eq!(signed(&|text| text.replacen('{', "{\"more\": 1,", 1)), Refusal::Manifest);
    assert_eq!(signed(&|_| "[]".to_owned()), Refusal::Manifest);
    let twice = signed(&|text| text.replacen('{', "{\"format\": \"ehcp-package/1\",", 1));
    assert_eq!(twice, Refusal::Manifest, "a field that is given twice");
    let unlisted = signed(&|text| text.replace("\"index.html\"", "\"readable/index.pdf\""));
    assert_eq!(unlisted, Refusal::Missing { file: "readable/index.pdf".to_owned() });
    assert_eq!(signed(&|text| text.replace("\"index.html\"", "\"../index.html\"")), Refusal::Manifest);
    let other = signed(&|text| text.replace(SENDER, "Hartsmere Council"));
    assert!(
        matches!(&other, Refusal::KeyOfAnother { said, council, .. } if said == "Hartsmere Council" && council == SENDER)
    );
    // The check sums hold the manifest too.
    assert_eq!(signed(&|text| format!("{text}\n")), Refusal::CheckSums);
}

/// The same for the plans in it: the files and their sums are right, and what they say is not.
#[test]
fn what_the_manifest_says_of_the_plan_must_be_so() {
    let contradicts = |change: &dyn Fn(String) -> String| {
        let mut unsigned = packed(&small());
        let text = change(serde_json::to_string_pretty(&unsigned.manifest).unwrap());
        unsigned.manifest = serde_json::from_str(&text).unwrap();
        let bytes = unsigned.signed_part();
        forged(|entries| {
            let (one, two) = (at(entries, "manifest.json"), at(entries, "manifest.json.minisig"));
            entries[two].bytes = CASE.key.sign(&bytes, "forged").into_bytes();
            entries[one].bytes = bytes;
            let sums = at(entries, "manifest-sha256.txt");
            let mut listed: Vec<&Entry> = entries
                .iter()
                .filter(|e| !["manifest-sha256.txt", "manifest.json.minisig"].contains(&e.name.as_str()))
                .collect();
            listed.sort_by(|one, two| one.name.cmp(&two.name));
            let lines: Vec<String> = listed
                .iter()
                .map(|entry| format!("{}  {}\n", ehcp::json::fingerprint_of(&entry.bytes).0, entry.name))
                .collect();
            entries[sums].bytes = lines.concat().into_bytes();
        })
    };
    let version = Refusal::Contradicts { file: "versions/v1.json".to_owned() };
    assert_eq!(contradicts(&|text| text.replace("\"status\": \"final\"", "\"status\": \"draft\"")), version);
    assert_eq!(
        contradicts(&|text| text.replace("\"made_on\": \"2026-06-01\"", "\"made_on\": \"2026-06-02\"")),
        version
    );
    let plan = Refusal::Contradicts { file: "plan.json".to_owned() };
    assert_eq!(contradicts(&|text| text.replace("\"in_force\": 1", "\"in_force\": 2")), plan);
}

#[test]
fn a_replay_to_another_council_is_refused() {
    let opening = Opening { own: "Hartsmere Council", on: ON, trust: &CASE.trust, identities: &[] };
    let found = open(&CASE.file, &opening).unwrap_err();
    assert!(matches!(&found, Refusal::OtherRecipient { recipient, .. } if recipient == RECIPIENT), "{found}");
    // Spaces and capitals make no other council.
    let opening = Opening { own: " marlbeck  COUNCIL ", ..opening };
    assert!(open(&CASE.file, &opening).is_ok());
}

#[test]
fn unknown_foreign_expired_early_and_revoked_keys_are_refused() {
    let id = CASE.key.public().id();
    assert_eq!(opened(&CASE.file, &Trust::default()).unwrap_err(), Refusal::UnknownKey(id));
    assert_eq!(opened(&CASE.file, &trust_of(&key(8), SENDER)).unwrap_err(), Refusal::UnknownKey(id));
    let foreign = opened(&CASE.file, &trust_of(&CASE.key, "Hartsmere Council")).unwrap_err();
    assert_eq!(code(&foreign), "P-021");
    let on = |on| opened_on(&CASE.file, &CASE.trust, on);
    assert!(on(Date::constant(2027, 8, 31)).is_ok());
    assert_eq!(code(&on(Date::constant(2027, 9, 1)).unwrap_err()), "P-031");
    assert_eq!(code(&on(Date::constant(2027, 1, 10)).unwrap_err()), "P-029", "packed on a day to come");
    let public = AnyKey::Signing(CASE.key.public());
    let from = Date::constant(2027, 1, 12);
    let late = with_key(None, &public, SENDER, Some(from), Date::constant(2027, 8, 31)).unwrap();
    let late = opened_on(&CASE.file, &Trust::read(&late).unwrap(), from).unwrap_err();
    assert_eq!(code(&late), "P-030", "the key was not trusted on the day of packing");
    let text = with_key(None, &public, SENDER, None, Date::constant(2027, 8, 31)).unwrap();
    let text = with_revoked(Some(&text), &public, Date::constant(2027, 3, 1)).unwrap();
    let revoked = opened(&CASE.file, &Trust::read(&text).unwrap()).unwrap_err();
    assert_eq!(code(&revoked), "P-032", "also for a package from before");
    // Another key under the same number signed nothing.
    let twin = SecretKey::of(&{
        let mut random = [8; 40];
        random[32..].copy_from_slice(&[7; 8]);
        random
    });
    assert_eq!(twin.public().id(), id);
    assert_eq!(opened(&CASE.file, &trust_of(&twin, SENDER)).unwrap_err(), Refusal::Signature(id));
}

#[test]
fn names_that_lead_elsewhere_are_refused_before_anything_is_read() {
    for name in [
        "../plan.json",
        "/etc/passwd",
        "advice/x.exe",
        "advice/../plan.json",
        "readable/a b.pdf",
        "C:\\x.pdf",
    ] {
        let found = forged(|entries| entries.push(entry(name, b"x")));
        assert!(matches!(&found, Refusal::Name { .. }), "{name}: {found}");
    }
    let found = forged(|entries| entries.push(entry("advice/K1.pdf", b"x")));
    assert_eq!(code(&found), "P-023");
    let found = forged(|entries| {
        entries.push(entry("advice/K1.pdf", b"x"));
        entries.push(entry("advice/k1.pdf", b"y"));
    });
    assert_eq!(found, Refusal::Twice, "one file on a machine that does not tell capitals apart");
    let found = forged(|entries| entries.push(entry("plan.json", b"{}")));
    assert_eq!(found, Refusal::Twice);
}

fn zipped(parts: &[(&str, &[u8])], packed: bool) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let method = if packed { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_and_other_files_are_refused() {
    let zeros = vec![0; 40 * 1024 * 1024];
    let bomb = zipped(&[("plan.json", &zeros)], true);
    assert!(bomb.len() < 100_000);
    assert!(matches!(refused(&bomb), Refusal::Limit { what: "how far one part unpacks", .. }));
    let names: Vec<String> = (0..5_001).map(|number| format!("advice/K{number}.pdf")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(refused(&zipped(&many, false)), Refusal::Limit { what: "the number of parts", .. }));
    assert_eq!(refused(b""), Refusal::NoPackage);
    assert_eq!(refused(b"%PDF-1.7"), Refusal::NoPackage);
    assert_eq!(refused(b"PK\x03\x04"), Refusal::NoList);
    // The right files in the hand of another program: nothing is wrong but how they lie.
    let held = entries(&CASE.file, &CASE.trust);
    let parts: Vec<(&str, &[u8])> =
        held.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice())).collect();
    for packed in [false, true] {
        assert_eq!(refused(&zipped(&parts, packed)), Refusal::NotExact);
    }
}

#[test]
fn an_encrypted_package_opens_for_its_receiver_only() {
    let (own, other) = (Identity::draw(), Identity::draw());
    let sealed = seal(&CASE.file, &[own.recipient()]).unwrap();
    let found = |keys: &[Identity]| opened_with(&sealed, &CASE.trust, keys).err();
    assert_eq!(found(&[]), Some(Refusal::NoIdentity));
    assert_eq!(found(std::slice::from_ref(&other)), Some(Refusal::OtherIdentity));
    assert_eq!(found(&[other, own]), None);
    let own = [Identity::draw()];
    let sealed = seal(&CASE.file, &[own[0].recipient()]).unwrap();
    for at in (0..400).chain((400..sealed.len()).step_by(211)).chain(sealed.len() - 20..sealed.len()) {
        let mut changed = sealed.clone();
        changed[at] ^= 4;
        assert!(opened_with(&changed, &CASE.trust, &own).is_err(), "byte {at}");
    }
    for length in [10, 100, 200, sealed.len() / 2, sealed.len() - 1] {
        assert!(opened_with(&sealed[..length], &CASE.trust, &own).is_err());
    }
    let nothing = seal(b"", &[own[0].recipient()]).unwrap();
    assert_eq!(opened_with(&nothing, &CASE.trust, &own).err(), Some(Refusal::NoPackage));
    let text = b"-----BEGIN AGE ENCRYPTED FILE-----\n";
    assert_eq!(opened_with(text, &CASE.trust, &own).err(), Some(Refusal::Armoured));
}

#[test]
fn every_reason_has_a_code_and_says_how_to_mend_it() {
    let found = [
        Refusal::NoPackage,
        Refusal::Twice,
        Refusal::NotExact,
        refused(&CASE.file[..CASE.file.len() - 1]),
        Refusal::UnknownKey(CASE.key.public().id()),
    ];
    let codes: BTreeSet<&str> = found.iter().map(code).collect();
    assert_eq!(codes.len(), found.len());
    for refusal in found {
        assert!(refusal.to_string().contains([';', ':']), "{refusal}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever happens to the bytes, only the package itself opens, and nothing breaks down.
    #[test]
    fn other_bytes_never_open(at in any::<prop::sample::Index>(), length in 0_usize..40, bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let file = &CASE.file;
        let at = at.index(file.len());
        let end = (at + length).min(file.len());
        let other = [&file[..at], &bytes, &file[end..]].concat();
        prop_assert_eq!(opened(&other, &CASE.trust).is_ok(), other == *file);
    }
}
