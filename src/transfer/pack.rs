//! A plan made ready to travel: all versions, advice, readable copies and a page to begin with, in one file.

use super::accept::{self, AcceptError, Move};
use super::arrival::{Arrival, arrival};
use super::files;
use super::layout::{Entry, lay_out};
use super::manifest::{AdviceHeld, FORMAT, FileHeld, Manifest, Party, Purpose, VersionHeld, check_sums};
use super::minisign::{SecretKey, Signature, SignatureError};
use super::page::{self, PageError};
use super::trust::same_council;
use super::versions::{NotInForce, Versions, VersionsFault};
use crate::archive::LARGEST_IN_ALL;
use crate::json::{self, WriteError};
use crate::model::{Date, Event, EventKind, ItemId, Labels, LocalAuthority, Plan};
use crate::review::VersionFile;
use std::collections::BTreeMap;

/// To whom a plan goes, and when.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The council that the plan goes to.
    pub to: String,
    /// Its GSS code, where that is known.
    pub to_gss_code: Option<String>,
    /// The day of packing.
    pub on: Date,
    /// The day on which the sender became aware of the move, where the record does not say.
    pub aware: Option<Date>,
    /// The day of the move, where the record does not say.
    pub moved: Option<Date>,
}

/// The papers that go with the plan.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    /// Readable copies of the version in force, each with its name without the ending, such as `professional`.
    pub readable: Vec<(String, Vec<u8>)>,
    /// Advice.
    pub advice: Vec<AdviceFile>,
}

/// One paper of advice.
#[derive(Debug, Clone)]
pub struct AdviceFile {
    /// The label in Section K that it belongs to, where somebody said so.
    pub label: Option<String>,
    /// The name of the file, as the sender has it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why nothing was packed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The versions are no unbroken chain.
    #[error("the versions are no unbroken chain: {file}, version {version}: {message}; {mend}{}", and_more(*more))]
    Chain {
        /// The file.
        file: String,
        /// The number of its version.
        version: u32,
        /// What is wrong.
        message: String,
        /// How to mend it.
        mend: String,
        /// How many places break beside this one.
        more: usize,
    },
    /// There is no plan in force.
    #[error(transparent)]
    NotInForce(#[from] NotInForce),
    /// The receiving council is the one that sends.
    #[error("the plan is {0}\u{2019}s already; name the council that it goes to with --to")]
    ToItself(String),
    /// No council is named.
    #[error("the receiving council has no name; name it with --to")]
    ToNobody,
    /// The day of packing lies before the latest version.
    #[error("version {number} was made on {made_on}, so it cannot be packed on {on}; correct --on")]
    BeforeTheVersion {
        /// The number of the version.
        number: u32,
        /// The day on which it was made.
        made_on: Date,
        /// The day of packing.
        on: Date,
    },
    /// The sender becomes aware after packing.
    #[error(
        "the council cannot pack on {on} because of a move that it became aware of on {aware}; correct --on or --aware"
    )]
    BeforeAware {
        /// The day of packing.
        on: Date,
        /// The day of becoming aware.
        aware: Date,
    },
    /// A paper whose kind is not taken.
    #[error("{file} is of a kind that no package carries; give advice as {}", files::ADVICE.join(", "))]
    AdviceKind {
        /// The file.
        file: String,
    },
    /// A paper for a label that Section K does not have.
    #[error("{file} is given for {label}, and Section K has no such entry; it has {known}")]
    NoSuchAdvice {
        /// The file.
        file: String,
        /// The label.
        label: String,
        /// The labels that there are.
        known: String,
    },
    /// Two papers for one entry.
    #[error(
        "{label} of Section K has two files, {one} and {two}; give one of them, or name the other without {label}="
    )]
    AdviceTwice {
        /// The label.
        label: String,
        /// The first file.
        one: String,
        /// The other file.
        two: String,
    },
    /// A paper that is not the one that Section K records.
    #[error(
        "{file} is not the paper that {label} of Section K records: its SHA-256 is another; find the right one"
    )]
    OtherAdvice {
        /// The file.
        file: String,
        /// The label.
        label: String,
    },
    /// More than a package may hold.
    #[error("the package would have {megabytes} MB, and the limit is {} MB; leave out papers, or make the scans smaller", LARGEST_IN_ALL / 1_000_000)]
    TooLarge {
        /// Its size.
        megabytes: usize,
    },
    /// The plan cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The page cannot be made: a fault of its template.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The version of the receiving council cannot be worked out.
    #[error(transparent)]
    Accept(#[from] AcceptError),
}

fn and_more(places: usize) -> String {
    match places {
        0 => String::new(),
        1 => "; 1 other place breaks".to_owned(),
        places => format!("; {places} other places break"),
    }
}

/// A package before it is signed.
#[derive(Debug, Clone)]
pub struct Unsigned {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What the receiving council will be shown.
    pub arrival: Arrival,
    entries: Vec<Entry>,
}

impl Unsigned {
    /// The bytes of `manifest.json`: what a signature is of.
    #[must_use]
    pub fn signed_part(&self) -> Vec<u8> {
        self.manifest.bytes()
    }

    /// The package, signed. The same package and key give the same bytes.
    #[must_use]
    pub fn sign(&self, key: &SecretKey) -> Vec<u8> {
        let Manifest { sender, recipient, on, plan, in_force, .. } = &self.manifest;
        let comment = format!(
            "plan {plan} version {in_force} from {} to {} on {on}",
            sender.council, recipient.council
        );
        self.with(key.sign(&self.signed_part(), &comment).into_bytes())
    }

    /// The package with a signature that was made elsewhere, as by the stock program.
    ///
    /// # Errors
    /// When it is no signature in the form that the receiver takes.
    pub fn with_signature(&self, signature: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Signature::read(signature)?;
        Ok(self.with(signature.to_vec()))
    }

    /// The package without a signature. No receiver takes it.
    #[must_use]
    pub fn without_signature(&self) -> Vec<u8> {
        lay_out(&self.entries)
    }

    fn with(&self, signature: Vec<u8>) -> Vec<u8> {
        let mut entries = self.entries.clone();
        entries.push(Entry { name: files::SIGNATURE.to_owned(), bytes: signature });
        lay_out(&entries)
    }
}

/// Packs all versions of a plan, with its papers, for another council. The same input gives the same bytes.
///
/// # Errors
/// Where the versions are no unbroken chain or none is in force, where a day or a council makes no sense, or where a
/// paper is not what Section K says.
pub fn pack(versions: &[VersionFile], sending: &Sending, papers: &Papers) -> Result<Unsigned, PackError> {
    let versions = Versions::of(versions).map_err(fault)?;
    let (in_force, latest) = (versions.in_force(), versions.latest());
    let days = days(in_force, latest, sending)?;
    let from = &in_force.local_authority;
    let moved =
        Move { aware: days.aware, moved: days.moved, transferred: days.transferred, from: &from.name };
    let council = named(sending);
    let next = accept::next(in_force, latest, moved, &council)?;

    let mut entries = vec![entry(files::BAG, files::BAG_TEXT.as_bytes().to_vec())];
    let mut held = Vec::new();
    for plan in &versions.all {
        let name = files::version(plan.version.number);
        let bytes = json::write(plan)?;
        held.push(VersionHeld {
            number: plan.version.number,
            id: plan.version.id,
            status: plan.version.status,
            made_on: plan.version.made_on,
            fingerprint: json::fingerprint(plan)?,
            file: name.clone(),
        });
        if plan.version.number == in_force.version.number {
            entries.push(entry(files::PLAN, bytes.clone()));
        }
        entries.push(entry(&name, bytes));
    }
    for (name, bytes) in &papers.readable {
        entries.push(entry(&format!("readable/{name}.pdf"), bytes.clone()));
    }
    let advice = advice(in_force, &papers.advice, &mut entries)?;
    let arrival = arrival(in_force, latest, &next, days.transferred, &advice);

    let mut deadlines = arrival.clocks.clone();
    deadlines.extend(arrival.left_open.iter().cloned());
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        sender: Party { council: from.name.clone(), gss_code: from.gss_code.clone() },
        recipient: Party { council: council.name.clone(), gss_code: council.gss_code.clone() },
        purpose: Purpose::TransferOfPlan,
        law: crate::law::Citation::regulation("15").to_string(),
        on: sending.on,
        became_aware_on: days.aware,
        moved_on: days.moved,
        transferred_on: days.transferred,
        plan: in_force.id,
        in_force: in_force.version.number,
        versions: held,
        deadlines,
        not_worked_out: arrival.not_worked_out.clone(),
        advice,
        files: Vec::new(),
    };
    let page = page::page(in_force, &manifest, &arrival, &papers.readable)?;
    entries.push(entry(files::PAGE, page.into_bytes()));
    entries.sort_by(|one, two| one.name.cmp(&two.name));
    manifest.files = entries.iter().map(FileHeld::of).collect();
    entries.push(entry(files::MANIFEST, manifest.bytes()));
    let sums = check_sums(&entries);
    entries.push(entry(files::CHECK_SUMS, sums));
    let size: usize = entries.iter().map(|entry| entry.bytes.len()).sum();
    // The signature comes on top.
    if size + 4_096 > LARGEST_IN_ALL {
        return Err(PackError::TooLarge { megabytes: size.div_ceil(1_000_000) });
    }
    Ok(Unsigned { manifest, arrival, entries })
}

fn entry(name: &str, bytes: Vec<u8>) -> Entry {
    Entry { name: name.to_owned(), bytes }
}

fn fault(fault: VersionsFault) -> PackError {
    match fault {
        VersionsFault::NotInForce(refused) => refused.into(),
        VersionsFault::Write(fault) => fault.into(),
        VersionsFault::Broken(first, count) => PackError::Chain {
            file: first.file,
            version: first.version,
            message: first.message,
            mend: first.mend,
            more: count - 1,
        },
    }
}

/// The receiving council as far as the sender knows it.
fn named(sending: &Sending) -> LocalAuthority {
    LocalAuthority {
        gss_code: sending.to_gss_code.clone(),
        ..LocalAuthority::named(sending.to.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The days of a move.
struct Days {
    aware: Option<Date>,
    moved: Option<Date>,
    transferred: Date,
}

/// The days of the move: as given, else as the record has them since the plan last came from elsewhere.
fn days(in_force: &Plan, latest: &Plan, sending: &Sending) -> Result<Days, PackError> {
    let on = sending.on;
    if sending.to.trim().is_empty() {
        return Err(PackError::ToNobody);
    }
    if same_council(&sending.to, &in_force.local_authority.name) {
        return Err(PackError::ToItself(in_force.local_authority.name.clone()));
    }
    for plan in [in_force, latest] {
        if let Some(made_on) = plan.version.made_on.filter(|made_on| *made_on > on) {
            return Err(PackError::BeforeTheVersion { number: plan.version.number, made_on, on });
        }
    }
    let came = latest.lifecycle.latest(EventKind::PlanTransferredIn).map(|event| event.on);
    let recorded = |kind: EventKind| {
        let since = |event: &&Event| event.kind == kind && came.is_none_or(|came| event.on > came);
        latest.lifecycle.events.iter().filter(since).map(|event| event.on).max()
    };
    let aware = sending.aware.or_else(|| recorded(EventKind::BecameAwareOfMove));
    let moved = sending.moved.or_else(|| recorded(EventKind::Moved));
    if let Some(aware) = aware.filter(|aware| *aware > on) {
        return Err(PackError::BeforeAware { on, aware });
    }
    Ok(Days { aware, moved, transferred: moved.map_or(on, |moved| moved.max(on)) })
}

/// Puts the advice among the files, each under the label of its entry in Section K, and says what is missing.
fn advice(
    plan: &Plan,
    papers: &[AdviceFile],
    entries: &mut Vec<Entry>,
) -> Result<Vec<AdviceHeld>, PackError> {
    let labels = Labels::of(plan);
    let listed = &plan.sections.advice.advice;
    let label = |id: ItemId| labels.get(id).unwrap_or("K").to_owned();
    let mut of_entry: BTreeMap<usize, &AdviceFile> = BTreeMap::new();
    let mut unlisted: Vec<&AdviceFile> = Vec::new();
    for paper in papers {
        let kind = kind(&paper.name).ok_or_else(|| PackError::AdviceKind { file: paper.name.clone() })?;
        debug_assert!(files::ADVICE.contains(&kind.as_str()));
        let digest = json::fingerprint_of(&paper.bytes);
        let at = match &paper.label {
            Some(wanted) => {
                let at = listed.iter().position(|advice| label(advice.id).eq_ignore_ascii_case(wanted));
                Some(at.ok_or_else(|| PackError::NoSuchAdvice {
                    file: paper.name.clone(),
                    label: wanted.clone(),
                    known: listed.iter().map(|advice| label(advice.id)).collect::<Vec<_>>().join(", "),
                })?)
            }
            None => listed
                .iter()
                .position(|advice| advice.sha256.as_ref() == Some(&digest))
                .or_else(|| listed.iter().position(|advice| begins_with(&paper.name, &label(advice.id)))),
        };
        let Some(at) = at else {
            unlisted.push(paper);
            continue;
        };
        let label = label(listed[at].id);
        if listed[at].sha256.as_ref().is_some_and(|recorded| *recorded != digest) {
            return Err(PackError::OtherAdvice { file: paper.name.clone(), label });
        }
        if let Some(other) = of_entry.insert(at, paper) {
            return Err(PackError::AdviceTwice { label, one: other.name.clone(), two: paper.name.clone() });
        }
    }
    let mut held = Vec::new();
    let mut put = |stem: &str, paper: &AdviceFile| {
        let kind = kind(&paper.name).unwrap_or_default();
        let mut stem: String = stem.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
        if stem.is_empty() {
            "K".clone_into(&mut stem);
        }
        let taken =
            |name: &str, entries: &[Entry]| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
        let mut name = format!("advice/{stem}.{kind}");
        let mut next = 2;
        while taken(&name, entries) || !files::is_name(&name) {
            name = format!("advice/{stem}-{next}.{kind}");
            next += 1;
        }
        entries.push(entry(&name, paper.bytes.clone()));
        name
    };
    for (at, advice) in listed.iter().enumerate() {
        let label = label(advice.id);
        let file = of_entry.get(&at).map(|paper| put(&label, paper));
        held.push(AdviceHeld { advice: Some(advice.id), label, title: advice.title.clone(), file });
    }
    for paper in unlisted {
        let file = put("other", paper);
        let title = "a paper that Section K does not list".to_owned();
        held.push(AdviceHeld { advice: None, label: "not in K".to_owned(), title, file: Some(file) });
    }
    Ok(held)
}

/// The kind of a file by its ending, where a package may carry it.
fn kind(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    files::ADVICE.contains(&ending.as_str()).then_some(ending)
}

/// Whether the name of a file begins with a label: `K2 psychology.pdf` with K2, and not with K.
fn begins_with(name: &str, label: &str) -> bool {
    let start = name.get(..label.len());
    let rest = name.get(label.len()..);
    start.is_some_and(|start| start.eq_ignore_ascii_case(label))
        && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}
