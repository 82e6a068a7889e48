//! A package opened: everything is verified before anything of the plan is read.
//!
//! ```text
//! size ─▶ encryption ─▶ ZIP within limits, names ─▶ signature of the manifest by a trusted key ─▶ every file, none
//! missing, none more, no stray byte ─▶ it is for us ─▶ the key on its days ─▶ only now the plan
//! ```

use super::accept::{self, AcceptError, Accepted, Move};
use super::arrival::{Arrival, Warning, WarningKind, arrival};
use super::files;
use super::layout::{Entry, is_exact};
use super::manifest::{FORMAT, FileHeld, Manifest, check_sums};
use super::minisign::{KeyId, PublicKey, Signature, SignatureError};
use super::refusal::Refusal;
use super::seal::{self, Identity};
use super::trust::{Trust, same_council};
use super::versions::{Versions, VersionsFault};
use crate::archive::{Archive, ArchiveFault, LARGEST_IN_ALL};
use crate::json;
use crate::model::{Date, LocalAuthority, Plan, Sha256};
use crate::review::VersionFile;
use std::collections::BTreeSet;

/// The largest package: the most that all parts of a packed file may have, since nothing in it is compressed, and
/// room for its list and its encryption.
pub const LARGEST_PACKAGE: usize = LARGEST_IN_ALL + 4 * 1024 * 1024;

/// Who opens a package, and when.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// The name of the council that opens.
    pub own: &'a str,
    /// The day of opening.
    pub on: Date,
    /// The keys that are trusted.
    pub trust: &'a Trust,
    /// The keys that open what is encrypted to this council.
    pub identities: &'a [Identity],
}

/// A package in which everything holds.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The key that signed it.
    pub key: KeyId,
    /// The last day on which that key is trusted.
    pub key_until: Date,
    /// The words that were signed with it.
    pub comment: String,
    /// Whether it came encrypted.
    pub encrypted: bool,
    /// The SHA-256 of the file as it came.
    pub sha256: Sha256,
    /// The SHA-256 of `manifest.json`.
    pub manifest_sha256: Sha256,
    /// Every file in it.
    pub entries: Vec<Entry>,
    versions: Versions,
}

/// Opens a package.
///
/// # Errors
/// The first reason, in the order of the work, why it is not to be taken.
pub fn open(file: &[u8], opening: &Opening<'_>) -> Result<Opened, Refusal> {
    if file.len() > LARGEST_PACKAGE {
        return Err(Refusal::TooLarge { limit: format!("{} MB", LARGEST_PACKAGE / 1_000_000) });
    }
    let encrypted = seal::may_be_sealed(file);
    let unsealed;
    let package = if encrypted {
        unsealed = seal::unseal(file, opening.identities, LARGEST_PACKAGE)?;
        unsealed.as_slice()
    } else {
        file
    };
    if !package.starts_with(b"PK") {
        return Err(Refusal::NoPackage);
    }
    let entries = unpacked(package)?;
    let (manifest, signer) = signed_manifest(&entries, opening.trust)?;
    every_file(&manifest, &entries)?;
    if !is_exact(package, &entries) {
        return Err(Refusal::NotExact);
    }
    if !same_council(&manifest.recipient.council, opening.own) {
        return Err(Refusal::OtherRecipient {
            recipient: manifest.recipient.council.clone(),
            own: opening.own.to_owned(),
            sender: manifest.sender.council.clone(),
        });
    }
    if manifest.on > opening.on {
        return Err(Refusal::FromTheFuture { packed: manifest.on, on: opening.on });
    }
    let days = [manifest.on, opening.on];
    let key_until = opening.trust.holds(&signer.key, &manifest.sender.council, &days)?;
    let versions = plans(&manifest, &entries)?;
    Ok(Opened {
        key: signer.key.id(),
        key_until,
        comment: signer.comment,
        encrypted,
        sha256: json::fingerprint_of(file),
        manifest_sha256: bytes(&entries, files::MANIFEST)
            .map(json::fingerprint_of)
            .ok_or(Refusal::NoManifest)?,
        manifest,
        entries,
        versions,
    })
}

/// The files of a ZIP file, within limits, with names that packages have.
fn unpacked(package: &[u8]) -> Result<Vec<Entry>, Refusal> {
    let mut archive = Archive::open(package).map_err(|fault| refused(fault, ""))?;
    let names = archive.names();
    if names.len() < archive.len() {
        return Err(Refusal::Name { file: "it cannot be read".to_owned() });
    }
    let mut seen = BTreeSet::new();
    for (_, name) in &names {
        if !files::is_name(name) {
            return Err(Refusal::Name { file: files::shown(name) });
        }
        // Two names that differ in their capitals are one file on many machines.
        if !seen.insert(name.to_lowercase()) {
            return Err(Refusal::Twice);
        }
    }
    if archive.listed().is_some_and(|listed| listed > names.len() as u64) {
        return Err(Refusal::Twice);
    }
    let mut entries = Vec::with_capacity(names.len());
    for (at, name) in names {
        let bytes = archive.part(at).map_err(|fault| refused(fault, &name))?;
        entries.push(Entry { name, bytes });
    }
    Ok(entries)
}

fn refused(fault: ArchiveFault, file: &str) -> Refusal {
    match (fault, fault.limit()) {
        (_, Some((what, limit))) => Refusal::Limit { what, limit },
        (ArchiveFault::NoList, _) => Refusal::NoList,
        _ => Refusal::Damaged { file: files::shown(file) },
    }
}

/// Who signed.
struct Signer {
    key: PublicKey,
    comment: String,
}

/// The manifest, once a key that is trusted for its sender signed it. On which days the key is trusted is looked
/// at later: a package for somebody else is sent back whatever its key.
fn signed_manifest(entries: &[Entry], trust: &Trust) -> Result<(Manifest, Signer), Refusal> {
    let manifest = bytes(entries, files::MANIFEST).ok_or(Refusal::NoManifest)?;
    let signature = bytes(entries, files::SIGNATURE).ok_or(Refusal::NoSignature)?;
    let (signer, council) = signer(manifest, signature, trust)?;
    let format = Manifest::format_of(manifest).ok_or(Refusal::Manifest)?;
    if format != FORMAT {
        return Err(Refusal::Format { format: files::shown(&format) });
    }
    let manifest = Manifest::read(manifest).map_err(|_| Refusal::Manifest)?;
    if !same_council(&council, &manifest.sender.council) {
        return Err(Refusal::KeyOfAnother { key: signer.key.id(), said: manifest.sender.council, council });
    }
    Ok((manifest, signer))
}

/// The key of the trust file that made a signature, and whose it is.
fn signer(signed: &[u8], signature: &[u8], trust: &Trust) -> Result<(Signer, String), Refusal> {
    let signature = Signature::read(signature).map_err(|fault| match fault {
        SignatureError::Untrusted => Refusal::Untrusted,
        _ => Refusal::SignatureForm,
    })?;
    let numbered = trust.numbered(signature.key());
    if numbered.is_empty() {
        return Err(Refusal::UnknownKey(signature.key()));
    }
    for (key, council) in numbered {
        if let Ok(comment) = key.verify(signed, &signature) {
            return Ok((Signer { key: key.clone(), comment }, council.to_owned()));
        }
    }
    Err(Refusal::Signature(signature.key()))
}

/// Holds a signature against the trust file on these days, and gives the council of the key.
pub(super) fn trusted(
    signed: &[u8],
    signature: &[u8],
    trust: &Trust,
    days: &[Date],
) -> Result<(KeyId, String), Refusal> {
    let (by, council) = signer(signed, signature, trust)?;
    trust.holds(&by.key, &council, days)?;
    Ok((by.key.id(), council))
}

fn bytes<'a>(entries: &'a [Entry], name: &str) -> Option<&'a [u8]> {
    entries.iter().find(|entry| entry.name == name).map(|entry| entry.bytes.as_slice())
}

/// Holds every file against the manifest.
fn every_file(manifest: &Manifest, entries: &[Entry]) -> Result<(), Refusal> {
    let unlisted = [files::MANIFEST, files::SIGNATURE, files::CHECK_SUMS];
    let listed = |name: &str| manifest.files.iter().find(|file| file.name == name);
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for file in &manifest.files {
        if !files::is_name(&file.name) || unlisted.contains(&file.name.as_str()) || !names.insert(&file.name)
        {
            return Err(Refusal::Manifest);
        }
    }
    for file in manifest.files.iter().map(|file| file.name.as_str()).chain([files::CHECK_SUMS]) {
        if bytes(entries, file).is_none() {
            return Err(Refusal::Missing { file: file.to_owned() });
        }
    }
    for entry in entries {
        let Some(file) = listed(&entry.name) else {
            if unlisted.contains(&entry.name.as_str()) {
                continue;
            }
            return Err(Refusal::Extra { file: entry.name.clone() });
        };
        let found = FileHeld::of(entry);
        if found == *file {
            continue;
        }
        let other = manifest.files.iter().find(|other| other.sha256 == found.sha256);
        return Err(match other {
            Some(other) => Refusal::Swapped { file: entry.name.clone(), is: other.name.clone() },
            None => Refusal::Changed { file: entry.name.clone() },
        });
    }
    if bytes(entries, files::CHECK_SUMS) != Some(check_sums(entries).as_slice()) {
        return Err(Refusal::CheckSums);
    }
    if bytes(entries, files::BAG) != Some(files::BAG_TEXT.as_bytes()) {
        return Err(Refusal::Changed { file: files::BAG.to_owned() });
    }
    Ok(())
}

/// Reads the plan's versions, and holds them against each other and against the manifest.
fn plans(manifest: &Manifest, entries: &[Entry]) -> Result<Versions, Refusal> {
    let mut versions = Vec::new();
    for held in &manifest.versions {
        let contradicts = || Refusal::Contradicts { file: files::shown(&held.file) };
        if held.file != files::version(held.number) {
            return Err(contradicts());
        }
        let bytes = bytes(entries, &held.file).ok_or_else(contradicts)?;
        let plan = json::read(bytes).map_err(|faults| {
            let count = faults.0.len();
            let faults = if count == 1 { "1 fault".to_owned() } else { format!("{count} faults") };
            Refusal::Plan { file: held.file.clone(), faults }
        })?;
        let version = &plan.version;
        let same = plan.id == manifest.plan
            && (version.number, version.id, version.status, version.made_on)
                == (held.number, held.id, held.status, held.made_on)
            && json::fingerprint(&plan).is_ok_and(|fingerprint| fingerprint == held.fingerprint);
        if !same {
            return Err(contradicts());
        }
        versions.push(VersionFile { file: held.file.clone(), plan });
    }
    let count = entries.iter().filter(|entry| entry.name.starts_with("versions/")).count();
    if count != versions.len() {
        return Err(Refusal::Contradicts { file: "versions/".to_owned() });
    }
    let versions = Versions::of(&versions).map_err(|fault| match fault {
        VersionsFault::NotInForce(refused) => Refusal::NotInForce(refused),
        VersionsFault::Broken(first, _) => Refusal::Chain { file: first.file, message: first.message },
        VersionsFault::Write(_) => Refusal::Contradicts { file: "versions/".to_owned() },
    })?;
    let in_force = versions.in_force();
    let plan = bytes(entries, files::PLAN);
    let sender = &in_force.local_authority.name;
    if in_force.version.number != manifest.in_force
        || plan != bytes(entries, &files::version(manifest.in_force))
        || !same_council(sender, &manifest.sender.council)
    {
        return Err(Refusal::Contradicts { file: files::PLAN.to_owned() });
    }
    Ok(versions)
}

impl Opened {
    /// The version in force.
    #[must_use]
    pub fn in_force(&self) -> &Plan {
        self.versions.in_force()
    }

    /// All versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Plan] {
        &self.versions.all
    }

    /// What it means for the council that receives it, as on a day; before the transfer, as on the day of it.
    ///
    /// # Errors
    /// As [`Opened::accept`], but for the day.
    pub fn arrival(&self, on: Date) -> Result<Arrival, AcceptError> {
        let council = LocalAuthority {
            name: self.manifest.recipient.council.clone(),
            ..self.in_force().local_authority.clone()
        };
        let next = self.next(&council)?;
        let as_of = on.max(self.manifest.transferred_on);
        let (in_force, latest) = (self.versions.in_force(), self.versions.latest());
        let mut arrival = arrival(in_force, latest, &next, as_of, &self.manifest.advice);
        if !self.encrypted {
            arrival.warnings.push(Warning {
                kind: WarningKind::NotEncrypted,
                pointer: String::new(),
                message:
                    "the package came without encryption: whoever had it on its way could read it; give the \
                          sender your receiving key"
                        .to_owned(),
            });
        }
        Ok(arrival)
    }

    /// The version of the receiving council, with the proof that it owes the same.
    ///
    /// # Errors
    /// Where the transfer is still to come, the council is not the one that the package is for, or the proof fails.
    pub fn accept(&self, council: &LocalAuthority, on: Date) -> Result<Accepted, AcceptError> {
        let Manifest { recipient, sender, transferred_on, .. } = &self.manifest;
        if !same_council(&council.name, &recipient.council) {
            let (own, recipient) = (council.name.clone(), recipient.council.clone());
            return Err(AcceptError::OtherCouncil { own, recipient });
        }
        if on < *transferred_on {
            let sender = sender.council.clone();
            return Err(AcceptError::TooSoon { transferred: *transferred_on, on, sender });
        }
        accept::proven(self.in_force(), self.next(council)?)
    }

    fn next(&self, council: &LocalAuthority) -> Result<Plan, AcceptError> {
        let Manifest { became_aware_on, moved_on, transferred_on, sender, .. } = &self.manifest;
        let moved = Move {
            aware: *became_aware_on,
            moved: *moved_on,
            transferred: *transferred_on,
            from: &sender.council,
        };
        accept::next(self.versions.in_force(), self.versions.latest(), moved, council)
    }
}
