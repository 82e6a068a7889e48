//! `ehcp pack`

use super::diff::{other, read};
use super::exit::{Exit, Failure};
use super::key::{secret, text_of};
use super::plans::plans;
use super::render_job;
use super::terminal::Terminal;
use crate::model::{Date, Plan, Status};
use crate::render::{self, Audience};
use crate::review::VersionFile;
use crate::transfer::seal::{self, Recipient};
use crate::transfer::{AdviceFile, LARGEST_PACKAGE, Papers, Sending, Unsigned, pack};
use crate::whole_file;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Pack a plan for the council that a child or young person moved to
///
/// One file with the plan, all its versions, advice, readable copies and a page to begin with. The
/// receiving council opens it with `ehcp open`, or with nothing but an unzip program and a browser.
///
/// The package names the council that it is for, which no other can change; it is signed with --key
/// and encrypted with --recipient. Without --recipient the same input gives the same bytes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp pack versions/ --to \"Northmere Council\" --on 2026-10-26 --key tarnside-council.sign.key \\
      --recipient northmere-council.receive.pub --advice K1=psychology.pdf -o plan.ehcp

With a key that is kept elsewhere, sign the manifest with the stock program, and pack again:
  ehcp pack versions/ --to \"Northmere Council\" --on 2026-10-26 --manifest manifest.json
  minisign -Sm manifest.json
  ehcp pack versions/ --to \"Northmere Council\" --on 2026-10-26 --signature manifest.json.minisig -o plan.ehcp

Exit codes: 0 packed, 1 packed and something is missing or not protected, 2 not packed.")]
pub struct PackCommand {
    /// All versions of the plan: files, or a folder with all of them
    #[arg(required = true, value_name = "PLAN")]
    versions: Vec<PathBuf>,
    /// The council that the plan goes to
    #[arg(long, value_name = "COUNCIL")]
    to: String,
    /// Its nine-character GSS code
    #[arg(long, value_name = "CODE")]
    to_gss_code: Option<String>,
    /// The day of packing: the day on which the plan is handed over
    #[arg(long, value_name = "DATE")]
    on: Date,
    /// The day on which your council became aware of the move, if the record does not say
    #[arg(long, value_name = "DATE")]
    aware: Option<Date>,
    /// The day of the move, if the record does not say
    #[arg(long, value_name = "DATE")]
    moved: Option<Date>,
    /// Your council's secret key for signatures
    #[arg(long, value_name = "FILE", conflicts_with = "signature")]
    key: Option<PathBuf>,
    /// The file with the password of that key, if minisign locked it
    #[arg(long, value_name = "FILE", requires = "key")]
    password_file: Option<PathBuf>,
    /// A signature of the manifest that was made elsewhere
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
    /// Encrypt to this key of the receiving council: its file or its line (age1…)
    #[arg(long, value_name = "KEY")]
    recipient: Vec<String>,
    /// A paper of advice; with its label in Section K if its name does not begin with it
    #[arg(long, value_name = "[LABEL=]FILE", num_args = 1..)]
    advice: Vec<String>,
    /// Leave the readable copies out
    #[arg(long)]
    no_copies: bool,
    /// The council's look: name, logo, two colours and contacts, as a TOML file
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Write only the manifest to this file, to be signed elsewhere
    #[arg(long, value_name = "FILE", conflicts_with_all = ["key", "signature", "recipient", "output"])]
    manifest: Option<PathBuf>,
    /// The package to write; `-` is standard output
    #[arg(long, short, value_name = "FILE", required_unless_present = "manifest")]
    output: Option<PathBuf>,
    /// Replace a file that is already there
    #[arg(long)]
    force: bool,
}

/// Why nothing was packed, beside the reasons of packing itself.
#[derive(Debug, thiserror::Error)]
enum PackFailure {
    /// A file that cannot be read.
    #[error("cannot read {}; check the path and your permission to read it", file.display())]
    Open { file: PathBuf, source: io::Error },
    /// A key to encrypt to that is none.
    #[error("--recipient {key}: {source}")]
    Recipient { key: String, source: seal::SealError },
    /// A signature in another form.
    #[error("{}: {source}", file.display())]
    Signature { file: PathBuf, source: crate::transfer::minisign::SignatureError },
    /// A package would only disturb a terminal.
    #[error("a package cannot be shown on a terminal; send it to a file with -o FILE.ehcp")]
    Terminal,
}

impl PackCommand {
    /// Packs, signs and encrypts.
    ///
    /// # Errors
    /// Where a file is no plan, where no package may be made of them, or where a file cannot be read or written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let to_output = self.output.as_deref().is_some_and(|output| output.as_os_str() == "-");
        if to_output && io::stdout().is_terminal() {
            return Err(other(PackFailure::Terminal));
        }
        // Everything that can be wrong with keys is known before the documents are made.
        let key = self.key.as_deref().map(|file| secret(file, self.password_file.as_deref())).transpose()?;
        let recipients = self.recipients()?;
        let signature = self.signature.as_deref().map(|file| bytes_of(file, 64 * 1024)).transpose()?;
        let versions = self.versions()?;
        let sending = Sending {
            to: self.to.clone(),
            to_gss_code: self.to_gss_code.clone(),
            on: self.on,
            aware: self.aware,
            moved: self.moved,
        };
        let mut papers = Papers { readable: Vec::new(), advice: self.advice()? };
        // Packed once without the copies, so that what is wrong is said before they are made.
        pack(&versions, &sending, &papers).map_err(other)?;
        if !self.no_copies {
            papers.readable = self.copies(&versions, terminal)?;
        }
        let unsigned = pack(&versions, &sending, &papers).map_err(other)?;
        if let Some(file) = &self.manifest {
            whole_file::write(file, &unsigned.signed_part(), self.force).map_err(other)?;
            writeln!(terminal.out, "{}", file.display())?;
            terminal.say("ehcp: sign this file, and pack again with the same input and --signature");
            return Ok(Exit::Clean);
        }
        let package = match (&key, &signature, &self.signature) {
            (Some(key), _, _) => unsigned.sign(key),
            (None, Some(signature), Some(file)) => unsigned
                .with_signature(signature)
                .map_err(|source| other(PackFailure::Signature { file: file.clone(), source }))?,
            _ => unsigned.without_signature(),
        };
        let file =
            if recipients.is_empty() { package } else { seal::seal(&package, &recipients).map_err(other)? };
        match self.output.as_deref().filter(|_| !to_output) {
            None => terminal.out.write_all(&file)?,
            Some(path) => {
                whole_file::write(path, &file, self.force).map_err(other)?;
                writeln!(terminal.out, "{}", path.display())?;
            }
        }
        let signed = key.is_some() || signature.is_some();
        Ok(said(&unsigned, signed, !recipients.is_empty(), terminal))
    }

    fn recipients(&self) -> Result<Vec<Recipient>, Failure> {
        let mut all = Vec::new();
        for key in &self.recipient {
            let text = if key.starts_with("age1") { key.clone() } else { text_of(Path::new(key))? };
            let read = seal::recipients(&text)
                .map_err(|source| other(PackFailure::Recipient { key: key.clone(), source }))?;
            all.extend(read);
        }
        Ok(all)
    }

    fn versions(&self) -> Result<Vec<VersionFile>, Failure> {
        plans(&self.versions)?
            .into_iter()
            .map(|source| {
                let file = source.name();
                Ok(VersionFile { plan: read(Path::new(&file))?, file })
            })
            .collect()
    }

    fn advice(&self) -> Result<Vec<AdviceFile>, Failure> {
        self.advice
            .iter()
            .map(|given| {
                // A file whose own name has a sign of equality is taken as it is.
                let (label, path) = match given.split_once('=') {
                    Some((label, path)) if !Path::new(given).exists() => (Some(label.to_owned()), path),
                    _ => (None, given.as_str()),
                };
                let path = Path::new(path);
                let name =
                    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                Ok(AdviceFile { label, name, bytes: bytes_of(path, LARGEST_PACKAGE)? })
            })
            .collect()
    }

    /// The plan in force as professionals and as the family read it.
    fn copies(
        &self,
        versions: &[VersionFile],
        terminal: &mut Terminal<'_>,
    ) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let (brand, notes) = render_job::brand(self.brand.as_deref()).map_err(other)?;
        for note in notes {
            terminal.say(&format!("ehcp: {note}"));
        }
        let finals = versions.iter().map(|version| &version.plan);
        let in_force: Option<&Plan> =
            finals.filter(|plan| plan.version.status == Status::Final).max_by_key(|plan| plan.version.number);
        let mut copies = Vec::new();
        for audience in [Audience::Professional, Audience::Parent] {
            let Some(plan) = in_force else { continue };
            let options = render::Options { brand: brand.clone(), ..render::Options::for_audience(audience) };
            copies.push((audience.name().to_owned(), render::render(plan, &options).map_err(other)?.pdf));
        }
        Ok(copies)
    }
}

/// Says what was packed, and what is missing or not protected.
fn said(unsigned: &Unsigned, signed: bool, encrypted: bool, terminal: &mut Terminal<'_>) -> Exit {
    let manifest = &unsigned.manifest;
    let versions = manifest.versions.len();
    terminal.say(&format!(
        "ehcp: plan {} with {versions} {} for {}, transferred on {}",
        manifest.plan,
        if versions == 1 { "version" } else { "versions" },
        manifest.recipient.council,
        manifest.transferred_on
    ));
    let mut found = Vec::new();
    if !signed {
        found.push("the package is not signed, and no council takes it so; sign it with --key".to_owned());
    }
    if !encrypted {
        found.push(
            "the package is not encrypted: whoever gets it can read it; encrypt it with --recipient"
                .to_owned(),
        );
    }
    let missing: Vec<&str> =
        manifest.advice.iter().filter(|held| held.file.is_none()).map(|held| held.label.as_str()).collect();
    if let Some(first) = missing.first() {
        let all = missing.join(", ");
        found.push(format!("advice that is not in the package: {all}; give it with --advice {first}=FILE"));
    }
    for why in &manifest.not_worked_out {
        found.push(format!("cannot be worked out: {why}"));
    }
    for clock in manifest.deadlines.iter().filter(|clock| clock.state == "late") {
        found.push(format!("{} was due by {} ({}, {})", clock.what, clock.date, clock.rule, clock.code));
    }
    for line in &found {
        terminal.say(&format!("ehcp: {line}"));
    }
    if found.is_empty() { Exit::Clean } else { Exit::Found }
}

/// The bytes of a file, up to a size and one more, so that the next to look knows that it is too large.
pub(super) fn bytes_of(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|opened| opened.take(most as u64 + 1).read_to_end(&mut bytes))
        .map_err(|source| other(PackFailure::Open { file: file.to_owned(), source }))?;
    Ok(bytes)
}
