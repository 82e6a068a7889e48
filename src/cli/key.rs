//! `ehcp key`

use super::diff::other;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::json;
use crate::model::Date;
use crate::transfer::CouncilKeys;
use crate::transfer::minisign::{KeyError, PublicKey, SecretKey};
use crate::transfer::seal::{self, Recipient};
use crate::transfer::trust::{AnyKey, TrustError, with_key, with_revoked};
use crate::whole_file;
use std::io;
use std::path::{Path, PathBuf};

/// Make, show and trust the keys with which councils send plans to each other
///
/// A council has two pairs of keys: one to sign what it sends, in the format of `minisign`, and one to
/// open what is sent to it, in the format of `age`. The .pub files go to other councils; the .key files
/// go to nobody. Whose keys you take, and until when, stands in a trust file of your own.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ehcp key new --council \"Tarnside Council\" -o keys/
  ehcp key show keys/tarnside-council.sign.pub
  ehcp key trust tarnside-council.sign.pub --council \"Tarnside Council\" --until 2027-08-31 --trust trust.toml
  ehcp key revoke tarnside-council.sign.pub --on 2027-01-12 --trust trust.toml

Before you trust a key, read its fingerprint to the other council on the telephone.")]
pub struct KeyCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Make a council's two pairs of keys
    New(New),
    /// Show the public part of a key and its fingerprint
    Show(Show),
    /// Put another council's public key into a trust file
    Trust(TrustKey),
    /// Mark a key in a trust file as revoked: nothing that it signed is taken any more
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
struct New {
    /// The council whose keys they are
    #[arg(long, value_name = "NAME")]
    council: String,
    /// The folder for the four files
    #[arg(long, short, value_name = "FOLDER")]
    output: PathBuf,
    /// Replace keys that are already there; what was encrypted to them is lost
    #[arg(long)]
    force: bool,
}

#[derive(Debug, clap::Args)]
struct Show {
    /// A key file of either kind, or the line of a public key
    #[arg(value_name = "KEY")]
    key: String,
    /// The file with the password of a secret key that minisign locked
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct TrustKey {
    /// The public key: its file, or its line (RW… or age1…)
    #[arg(value_name = "PUBKEY")]
    key: String,
    /// The council whose key it is
    #[arg(long, value_name = "NAME")]
    council: String,
    /// The first day on which it is trusted [default: any day before --until]
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// The last day on which it is trusted
    #[arg(long, value_name = "DATE")]
    until: Date,
    /// The trust file; made where it is not there
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Revoke {
    /// The public key: its file, or its line
    #[arg(value_name = "PUBKEY")]
    key: String,
    /// The day on which it was revoked
    #[arg(long, value_name = "DATE")]
    on: Date,
    /// The trust file
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
}

/// Why nothing was done with a key.
#[derive(Debug, thiserror::Error)]
pub(super) enum KeyFailure {
    /// A file that cannot be read.
    #[error("cannot read {}; check the path and your permission to read it", file.display())]
    Open { file: PathBuf, source: io::Error },
    /// A key that is at fault.
    #[error("{}: {source}", file.display())]
    Key { file: PathBuf, source: KeyError },
    /// A file for keys of age that is at fault.
    #[error("{}: {source}", file.display())]
    Seal { file: PathBuf, source: seal::SealError },
    /// A trust file that is at fault.
    #[error("{}: {source}{}", file.display(), cause(source))]
    Trust { file: PathBuf, source: TrustError },
    /// A council without a name.
    #[error("the council has no name; name it with --council")]
    NoCouncil,
}

/// The place of a fault in a TOML file, as its reader says it.
fn cause(fault: &TrustError) -> String {
    match fault {
        TrustError::Toml(toml) => {
            let message = toml.message().trim();
            format!(": {message}")
        }
        _ => String::new(),
    }
}

impl KeyCommand {
    /// Makes, shows, trusts or revokes a key.
    ///
    /// # Errors
    /// Where a file cannot be read or written, or a key is none.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::New(new) => new.run(terminal),
            What::Show(show) => show.run(terminal),
            What::Trust(trust) => trust.run(terminal),
            What::Revoke(revoke) => revoke.run(terminal),
        }
    }
}

impl New {
    fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let stem = file_stem(&self.council);
        if stem.is_empty() {
            return Err(other(KeyFailure::NoCouncil));
        }
        let keys = CouncilKeys::draw().map_err(other)?;
        let (signing, receiving) = (keys.signing.public(), keys.receiving.recipient());
        let files = [
            ("sign.key", keys.signing.file()),
            ("sign.pub", signing.file()),
            ("receive.key", keys.receiving.file()),
            ("receive.pub", format!("{}\n", receiving.line())),
        ]
        .map(|(end, text)| (self.output.join(format!("{stem}.{end}")), text));
        // All or none: half a pair is of no use.
        if let Some((file, _)) = files.iter().find(|(file, _)| !self.force && file.exists()) {
            return Err(other(whole_file::WriteError::Exists { file: file.clone() }));
        }
        for (file, text) in &files {
            // Files written whole come from a temporary file, which nobody but its owner may read.
            whole_file::write(file, text.as_bytes(), self.force).map_err(other)?;
            writeln!(terminal.out, "{}", file.display())?;
        }
        terminal.say("ehcp: the two .pub files go to other councils; the two .key files go to nobody, and have no password");
        Ok(Exit::Clean)
    }
}

impl Show {
    fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let text = text_of_key(&self.key)?;
        let password = self.password_file.as_deref().map(password).transpose()?;
        let file = PathBuf::from(&self.key);
        let key = if let Ok(identities) = seal::identities(&text) {
            for identity in &identities {
                show_receiving(terminal, "receiving key (secret)", &identity.recipient())?;
            }
            return Ok(Exit::Clean);
        } else {
            match SecretKey::read(&text, password.as_deref()) {
                Ok(secret) => {
                    show_signing(terminal, "signing key (secret)", &secret.public())?;
                    return Ok(Exit::Clean);
                }
                Err(KeyError::Secret) => AnyKey::read(&text),
                Err(source) => return Err(other(KeyFailure::Key { file, source })),
            }
        };
        match key {
            Ok(AnyKey::Signing(key)) => show_signing(terminal, "signing key (public)", &key)?,
            Ok(AnyKey::Receiving(key)) => show_receiving(terminal, "receiving key (public)", &key)?,
            Err(fault) => return Err(other(fault)),
        }
        Ok(Exit::Clean)
    }
}

fn show_signing(terminal: &mut Terminal<'_>, kind: &str, key: &PublicKey) -> io::Result<()> {
    writeln!(terminal.out, "{kind}")?;
    writeln!(terminal.out, "  number       {}", key.id())?;
    shown(terminal, &key.line())
}

fn show_receiving(terminal: &mut Terminal<'_>, kind: &str, key: &Recipient) -> io::Result<()> {
    writeln!(terminal.out, "{kind}")?;
    shown(terminal, &key.line())
}

fn shown(terminal: &mut Terminal<'_>, line: &str) -> io::Result<()> {
    writeln!(terminal.out, "  public key   {line}")?;
    writeln!(terminal.out, "  fingerprint  {}", fingerprint(line))
}

/// The fingerprint of a public key, to be read aloud: the first 32 digits of the SHA-256 of its line, in fours.
fn fingerprint(line: &str) -> String {
    let digits = json::fingerprint_of(line.as_bytes()).0;
    let fours: Vec<&str> = (0..8).filter_map(|at| digits.get(at * 4..at * 4 + 4)).collect();
    fours.join(" ")
}

impl TrustKey {
    fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        if self.council.trim().is_empty() {
            return Err(other(KeyFailure::NoCouncil));
        }
        let key = AnyKey::read(&text_of_key(&self.key)?).map_err(other)?;
        let before = if self.trust.exists() { Some(text_of(&self.trust)?) } else { None };
        let after = with_key(before.as_deref(), &key, &self.council, self.from, self.until)
            .map_err(|source| other(KeyFailure::Trust { file: self.trust.clone(), source }))?;
        whole_file::write(&self.trust, after.as_bytes(), true).map_err(other)?;
        let line = key.line();
        writeln!(terminal.out, "{}", self.trust.display())?;
        terminal.say(&format!(
            "ehcp: the key of {} is trusted until {}; read its fingerprint to them on the telephone: {}",
            self.council.trim(),
            self.until,
            fingerprint(&line)
        ));
        Ok(Exit::Clean)
    }
}

impl Revoke {
    fn run(&self, terminal: &mut Terminal<'_>) -> Result<Exit, Failure> {
        let key = AnyKey::read(&text_of_key(&self.key)?).map_err(other)?;
        let before = text_of(&self.trust)?;
        let after = with_revoked(Some(&before), &key, self.on)
            .map_err(|source| other(KeyFailure::Trust { file: self.trust.clone(), source }))?;
        whole_file::write(&self.trust, after.as_bytes(), true).map_err(other)?;
        writeln!(terminal.out, "{}", self.trust.display())?;
        Ok(Exit::Clean)
    }
}

/// A council's name as the beginning of a file's: `Tarnside Council` gives `tarnside-council`.
fn file_stem(council: &str) -> String {
    let plain = council.to_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// The text of a key: of its file, or the line that was given itself.
pub(super) fn text_of_key(key: &str) -> Result<String, Failure> {
    match AnyKey::read(key) {
        Ok(_) => Ok(key.to_owned()),
        // Not taken for the name of a file, which a message would repeat.
        Err(fault @ TrustError::Secret) => Err(other(fault)),
        Err(_) => text_of(Path::new(key)),
    }
}

/// The first line of a password file.
pub(super) fn password(file: &Path) -> Result<String, Failure> {
    Ok(text_of(file)?.lines().next().unwrap_or_default().to_owned())
}

/// A secret key that signs, from its file.
pub(super) fn secret(file: &Path, password_file: Option<&Path>) -> Result<SecretKey, Failure> {
    let password = password_file.map(password).transpose()?;
    SecretKey::read(&text_of(file)?, password.as_deref())
        .map_err(|source| other(KeyFailure::Key { file: file.to_owned(), source }))
}

#[expect(clippy::disallowed_methods, reason = "the command line opens the files that it is given")]
pub(super) fn text_of(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|source| other(KeyFailure::Open { file: file.to_owned(), source }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_council() {
        assert_eq!(file_stem("Tarnside Council"), "tarnside-council");
        assert_eq!(file_stem(" St. Anne\u{2019}s & Ouse "), "st-anne-s-ouse");
        assert_eq!(file_stem("../.."), "");
    }

    #[test]
    fn fingerprints_are_read_in_fours() {
        assert_eq!(fingerprint("RW").split(' ').count(), 8);
    }
}
