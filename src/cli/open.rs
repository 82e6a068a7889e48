//! `ehcp open`

use super::diff::other;
use super::exit::{Exit, Failure};
use super::key::{KeyFailure, secret, text_of};
use super::pack::bytes_of;
use super::terminal::Terminal;
use super::today;
use super::validate::Format;
use crate::check::{self, Choice, Settings, check};
use crate::finding::Summary;
use crate::first_draft::Council;
use crate::json;
use crate::model::{Date, LocalAuthority, Plan};
use crate::transfer::minisign::SecretKey;
use crate::transfer::seal::{self, Identity};
use crate::transfer::trust::Trust;
use crate::transfer::{
    Accepted, Arrival, Checks, LARGEST_PACKAGE, Opened, Opening, Receipt, Refusal, open, write_text,
};
use crate::whole_file;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The name of the envelope.
const FORMAT: &str = "ehcp-open/1";

/// Open a plan that another council packed, and see what it brings before you accept it
///
/// Everything is verified before anything of the plan is read: the size, the encryption, the signature
/// by a key of your trust file, every file by its check sum, and that the package is for you. A package
/// in which one byte is wrong is refused with the reason and its code.
///
/// Then it shows what is owed from day one, what of it is tied to the old place, which clocks run, and
/// what to look at. With --accept the plan becomes yours: the next version, which owes the same, proven;
/// and a receipt to send back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp open plan.ehcp --as \"Northmere Council\" --trust trust.toml --identity northmere-council.receive.key
  ehcp open plan.ehcp --as northmere.toml --trust trust.toml --identity northmere-council.receive.key \\
      --accept --on 2026-10-27 --key northmere-council.sign.key -o plans/5242/
  ehcp open plan.ehcp --receipt receipt.json --trust trust.toml      as the council that sent it

Exit codes: 0 nothing to look at, 1 something to look at, 2 refused or could not run.")]
pub struct OpenCommand {
    /// The package
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Your council: its name, or its file as for `ehcp new` (.toml), which a plan that is accepted needs
    #[arg(long = "as", value_name = "COUNCIL", required_unless_present = "receipt")]
    council: Option<String>,
    /// The keys that you trust
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// The secret key to which the package is encrypted
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// The day of opening [default: today, and it says so]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Accept the plan: write your council's version, all others and a receipt
    #[arg(long, requires = "output")]
    accept: bool,
    /// Your council's secret key for signatures, to sign the receipt
    #[arg(long, value_name = "FILE", requires = "accept")]
    key: Option<PathBuf>,
    /// The file with the password of that key, if minisign locked it
    #[arg(long, value_name = "FILE", requires = "key")]
    password_file: Option<PathBuf>,
    /// The folder for what is accepted
    #[arg(long, short, value_name = "FOLDER", requires = "accept")]
    output: Option<PathBuf>,
    /// Check this receipt of the package that you sent; its signature stands beside it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["accept", "identity", "council"])]
    receipt: Option<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

/// Why a package was not opened, beside the reasons of its own.
#[derive(Debug, thiserror::Error)]
enum OpenFailure {
    /// A refusal with its code.
    #[error("{code} {name}: {refusal}")]
    Refused { code: &'static str, name: &'static str, refusal: Refusal },
    /// The file of the own council is at fault.
    #[error("{}: {message}", file.display())]
    Council { file: PathBuf, message: String },
}

impl OpenCommand {
    /// Opens a package and shows it, accepts it, or checks a receipt.
    ///
    /// # Errors
    /// Where the package is refused, or a file cannot be read or written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let on = self.on.unwrap_or_else(|| {
            let today = today();
            terminal.say(&format!("ehcp: opened as on {today}, today; --on sets another day"));
            today
        });
        let trust = Trust::read(&text_of(&self.trust)?)
            .map_err(|source| other(KeyFailure::Trust { file: self.trust.clone(), source }))?;
        let file = bytes_of(&self.file, LARGEST_PACKAGE)?;
        if let Some(receipt) = &self.receipt {
            return self.check_receipt(receipt, &file, &trust, on, terminal);
        }
        let council = self.council()?;
        let key = self.key.as_deref().map(|file| secret(file, self.password_file.as_deref())).transpose()?;
        let identities = self.identities()?;
        let opening = Opening { own: &council.name, on, trust: &trust, identities: &identities };
        let opened = match open(&file, &opening) {
            Ok(opened) => opened,
            Err(refusal) => return self.refused(refusal, terminal),
        };
        let arrival = opened.arrival(on).map_err(other)?;
        let (checks, could_judge) = checks(opened.in_force(), on);
        let accepted = if self.accept {
            Some(self.accept(&opened, &council, on, key.as_ref(), terminal)?)
        } else {
            None
        };
        match self.format {
            Format::Text => {
                write_text(terminal.out, &opened, &arrival, checks)?;
                self.told(accepted.as_ref(), &council, terminal)?;
            }
            Format::Json => {
                let value = self.value(&opened, &arrival, checks, accepted.as_ref());
                serde_json::to_writer_pretty(&mut *terminal.out, &value)?;
                writeln!(terminal.out)?;
            }
        }
        let unsigned = accepted.is_some() && key.is_none();
        Ok(match (could_judge, unsigned || something(&arrival, checks)) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Found,
            (true, false) => Exit::Clean,
        })
    }

    fn refused(&self, refusal: Refusal, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let (code, name) = refusal.code_and_name();
        if self.format == Format::Json {
            let value = json!({
                "format": FORMAT, "engine": env!("CARGO_PKG_VERSION"), "status": "refused",
                "file": self.file.display().to_string(),
                "refused": { "code": code, "name": name, "message": refusal.to_string() },
            });
            serde_json::to_writer_pretty(&mut *terminal.out, &value)?;
            writeln!(terminal.out)?;
            terminal.out.flush()?;
        }
        Err(other(OpenFailure::Refused { code, name, refusal }))
    }

    /// The own council: from its file, or its name alone.
    fn council(&self) -> Result<LocalAuthority, Failure> {
        let named = self.council.clone().unwrap_or_default();
        let path = Path::new(&named);
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
            let council = Council::read(&text_of(path)?).map_err(|fault| {
                other(OpenFailure::Council { file: path.to_owned(), message: fault.to_string() })
            })?;
            return Ok(council.local_authority);
        }
        Ok(LocalAuthority::named(named.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    fn identities(&self) -> Result<Vec<Identity>, Failure> {
        let mut all = Vec::new();
        for file in &self.identity {
            let read = seal::identities(&text_of(file)?)
                .map_err(|source| other(KeyFailure::Seal { file: file.clone(), source }))?;
            all.extend(read);
        }
        Ok(all)
    }

    /// Makes the own version and writes it with all others, the package as it came and the receipt.
    fn accept(
        &self,
        opened: &Opened,
        council: &LocalAuthority,
        on: Date,
        key: Option<&SecretKey>,
        terminal: &mut Terminal<'_>,
    ) -> Result<Accepted, Failure> {
        let accepted = opened.accept(council, on).map_err(other)?;
        let folder = self.output.clone().unwrap_or_default();
        let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        for plan in opened.versions().iter().chain([&accepted.plan]) {
            let name = format!("v{}.json", plan.version.number);
            files.push((folder.join("versions").join(name), json::write(plan).map_err(other)?));
        }
        for entry in &opened.entries {
            files.push((folder.join("received").join(&entry.name), entry.bytes.clone()));
        }
        let receipt = Receipt::of(opened, &accepted.plan, on).map_err(other)?;
        files.push((folder.join("receipt.json"), receipt.bytes()));
        if let Some(key) = key {
            files.push((folder.join("receipt.json.minisig"), receipt.sign(key).into_bytes()));
        }
        // All or none of them.
        if let Some((file, _)) = files.iter().find(|(file, _)| !self.force && file.exists()) {
            return Err(other(whole_file::WriteError::Exists { file: file.clone() }));
        }
        for (file, bytes) in &files {
            whole_file::write(file, bytes, self.force).map_err(other)?;
        }
        if key.is_none() {
            terminal.say(
                "ehcp: the receipt is not signed, and proves nothing; sign it with --key, or with minisign",
            );
        }
        Ok(accepted)
    }

    /// Says what was accepted, with the proof.
    fn told(
        &self,
        accepted: Option<&Accepted>,
        council: &LocalAuthority,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), Failure> {
        let Some(Accepted { plan, proof }) = accepted else {
            terminal.say("ehcp: nothing is accepted yet; --accept -o FOLDER makes it your plan");
            return Ok(());
        };
        let folder = self.output.clone().unwrap_or_default();
        let number = plan.version.number;
        writeln!(
            terminal.out,
            "\nAccepted: version {number} of {}, made on {}",
            council.name,
            made_on(plan)
        )?;
        writeln!(terminal.out, "  {}", folder.join("versions").join(format!("v{number}.json")).display())?;
        let names = proof.changes.len();
        writeln!(
            terminal.out,
            "  Proven: no change in anything that is owed ({} sections equal, {names} {} of names).",
            crate::model::Section::ALL.len(),
            if names == 1 { "change" } else { "changes" }
        )?;
        writeln!(terminal.out, "  Send back: {}", folder.join("receipt.json").display())?;
        if council.special_educational_needs_team.is_none() {
            terminal.say(
                "ehcp: the new version has no contacts of your council; give its file with --as COUNCIL.toml instead of its name",
            );
        }
        Ok(())
    }

    fn value(
        &self,
        opened: &Opened,
        arrival: &Arrival,
        checks: Checks,
        accepted: Option<&Accepted>,
    ) -> Value {
        let manifest = &opened.manifest;
        json!({
            "format": FORMAT,
            "engine": env!("CARGO_PKG_VERSION"),
            "status": if accepted.is_some() { "accepted" } else { "opened" },
            "file": self.file.display().to_string(),
            "package": {
                "sha256": opened.sha256, "encrypted": opened.encrypted, "key": opened.key.to_string(),
                "key_until": opened.key_until, "signed_words": opened.comment,
                "sender": manifest.sender, "recipient": manifest.recipient, "purpose": manifest.purpose,
                "law": manifest.law, "packed_on": manifest.on, "became_aware_on": manifest.became_aware_on,
                "moved_on": manifest.moved_on, "transferred_on": manifest.transferred_on,
                "files": manifest.files,
            },
            "plan": manifest.plan,
            "in_force": manifest.in_force,
            "versions": manifest.versions,
            "advice": manifest.advice,
            "arrival": arrival,
            "checks": checks,
            "accepted": accepted.map(|accepted| json!({
                "version": accepted.plan.version.number,
                "id": accepted.plan.version.id,
                "fingerprint": accepted.proof.after.sha256,
                "changes": accepted.proof.changes.len(),
            })),
        })
    }

    fn check_receipt(
        &self,
        receipt: &Path,
        package: &[u8],
        trust: &Trust,
        on: Date,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Failure> {
        const LARGEST: usize = 64 * 1024;
        let mut beside = receipt.as_os_str().to_owned();
        beside.push(".minisig");
        let bytes = bytes_of(receipt, LARGEST)?;
        let signature = bytes_of(Path::new(&beside), LARGEST)?;
        let (receipt, key) = Receipt::check(&bytes, &signature, package, trust, on).map_err(other)?;
        match self.format {
            Format::Text => {
                writeln!(
                    terminal.out,
                    "The receipt holds: {} accepted plan {} on {}, transferred on {}, as its version {} (key {key}).",
                    receipt.recipient,
                    receipt.plan,
                    receipt.accepted_on,
                    receipt.transferred_on,
                    receipt.version.number
                )?;
            }
            Format::Json => {
                let value = json!({
                    "format": FORMAT, "engine": env!("CARGO_PKG_VERSION"), "status": "receipt",
                    "file": self.file.display().to_string(), "key": key.to_string(), "receipt": receipt,
                });
                serde_json::to_writer_pretty(&mut *terminal.out, &value)?;
                writeln!(terminal.out)?;
            }
        }
        Ok(Exit::Clean)
    }
}

fn made_on(plan: &Plan) -> String {
    plan.version.made_on.map_or_else(|| "no day".to_owned(), |day| day.to_string())
}

/// How many findings the checks have, and whether all rules could judge.
fn checks(plan: &Plan, on: Date) -> (Checks, bool) {
    let settings = Settings::default();
    let checked =
        check(plan, &check::Options { on, profile: None, choice: Choice::default(), settings: &settings });
    let Summary { error, warning, advice, .. } = Summary::of(&checked.findings);
    (Checks { error, warning, advice }, checked.broken.is_empty())
}

/// Whether a person has to look at something.
fn something(arrival: &Arrival, checks: Checks) -> bool {
    checks.error > 0
        || !arrival.warnings.is_empty()
        || !arrival.arrangements.is_empty()
        || !arrival.not_worked_out.is_empty()
        || arrival.owed.iter().any(|owed| !owed.tied.is_empty() || owed.minutes_per_week.is_none())
        || arrival.clocks.iter().chain(&arrival.left_open).any(|clock| clock.state == "late")
}
