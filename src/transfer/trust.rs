//! The trust file: whose keys a council takes, for how long, and which were revoked. Plain TOML, to be read and
//! kept by people:
//!
//! ```toml
//! format = "ehcp-trust/1"
//!
//! [[key]]
//! council = "Tarnside Council"
//! signing = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
//! from = "2026-09-01"
//! until = "2027-08-31"
//!
//! [[revoked]]
//! key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
//! on = "2027-01-12"
//! reason = "The officer who held it left."
//! ```

use super::minisign::{KeyError, KeyId, PublicKey, SecretKey};
use super::refusal::Refusal;
use super::seal::Recipient;
use crate::model::Date;
use serde::{Deserialize, Deserializer};

/// The name of the form.
pub const FORMAT: &str = "ehcp-trust/1";

/// The keys that are trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    keys: Vec<Trusted>,
    revoked: Vec<(PublicKey, Date)>,
}

/// A key for signatures that is trusted, for a council and a time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trusted {
    council: String,
    key: AnyKey,
    from: Option<Date>,
    until: Date,
}

/// A public key of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnyKey {
    /// A key that checks signatures.
    Signing(PublicKey),
    /// A key to encrypt to.
    Receiving(Recipient),
}

impl AnyKey {
    /// Reads a public key of either kind, from its file or its line.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(text: &str) -> Result<Self, TrustError> {
        let secret = matches!(SecretKey::read(text, None), Ok(_) | Err(KeyError::Locked));
        if secret || text.contains("AGE-SECRET-KEY-") {
            return Err(TrustError::Secret);
        }
        if let Ok(key) = PublicKey::read(text) {
            return Ok(Self::Signing(key));
        }
        match super::seal::recipients(text).ok().as_deref() {
            Some([one]) => Ok(Self::Receiving(one.clone())),
            _ => Err(TrustError::NoKey),
        }
    }

    /// The key as one line.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Signing(key) => key.line(),
            Self::Receiving(key) => key.line(),
        }
    }
}

/// Why a trust file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// It is not TOML, or a field is unknown or of the wrong kind.
    #[error("the trust file cannot be read; mend the line it names")]
    Toml(#[from] Box<toml::de::Error>),
    /// It is of another form.
    #[error("the trust file must begin with format = \"ehcp-trust/1\"")]
    Format,
    /// A key that is none.
    #[error(
        "{which} of the trust file has no key that can be read; copy the line from the council's .pub file"
    )]
    BadKey {
        /// Which entry.
        which: String,
    },
    /// An entry with neither or both kinds of key.
    #[error("{which} of the trust file must have one key: `signing` or `receiving`")]
    OneKey {
        /// Which entry.
        which: String,
    },
    /// A council without a name.
    #[error("{which} of the trust file has no council; name the council whose key it is")]
    NoCouncil {
        /// Which entry.
        which: String,
    },
    /// A key that is trusted for two councils.
    #[error(
        "the trust file gives key {key} to two councils, {one} and {two}; ask both, and keep the right entry"
    )]
    TwoCouncils {
        /// The key.
        key: String,
        /// The first council.
        one: String,
        /// The other.
        two: String,
    },
    /// No public key.
    #[error(
        "this is no public key; name a file that ends in .sign.pub or .receive.pub, or give its line (RW\u{2026} or age1\u{2026})"
    )]
    NoKey,
    /// A time that ends before it begins.
    #[error(
        "the key would be trusted from {from} until {until}, which is no time; correct --from or --until"
    )]
    NoTime {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// A secret in the place of a public key.
    #[error("this is a secret key, which nobody else may see; name the .pub file beside it")]
    Secret,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    #[serde(default)]
    key: Vec<KeyEntry>,
    #[serde(default)]
    revoked: Vec<RevokedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyEntry {
    council: String,
    signing: Option<String>,
    receiving: Option<String>,
    #[serde(default, deserialize_with = "some_day")]
    from: Option<Date>,
    #[serde(deserialize_with = "day")]
    until: Date,
    #[expect(dead_code, reason = "a note for people")]
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RevokedEntry {
    key: String,
    #[serde(deserialize_with = "day")]
    on: Date,
    #[expect(dead_code, reason = "a note for people")]
    reason: Option<String>,
}

/// A day, in quotation marks or as TOML's own.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => text,
        toml::Value::Datetime(day) => day.to_string(),
        _ => String::new(),
    };
    text.parse().map_err(|_| serde::de::Error::custom("this is no day; write it as 2027-08-31"))
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}

impl Trust {
    /// Reads a trust file.
    ///
    /// # Errors
    /// When it is not of the form, or a key in it is none.
    pub fn read(text: &str) -> Result<Self, TrustError> {
        let file: File = toml::from_str(text).map_err(|error| TrustError::Toml(Box::new(error)))?;
        if file.format != FORMAT {
            return Err(TrustError::Format);
        }
        let mut trust = Self::default();
        for (at, entry) in file.key.into_iter().enumerate() {
            let which = format!("[[key]] number {}", at + 1);
            let ((Some(line), None) | (None, Some(line))) = (entry.signing, entry.receiving) else {
                return Err(TrustError::OneKey { which });
            };
            if entry.council.trim().is_empty() {
                return Err(TrustError::NoCouncil { which });
            }
            let key = AnyKey::read(&line).map_err(|_| TrustError::BadKey { which })?;
            let council = entry.council;
            if let Some(other) =
                trust.keys.iter().find(|known| known.key == key && !same_council(&known.council, &council))
            {
                let (one, two) = (other.council.clone(), council);
                return Err(TrustError::TwoCouncils { key: key.line(), one, two });
            }
            trust.keys.push(Trusted { council, key, from: entry.from, until: entry.until });
        }
        for (at, entry) in file.revoked.into_iter().enumerate() {
            let which = format!("[[revoked]] number {}", at + 1);
            match AnyKey::read(&entry.key) {
                Ok(AnyKey::Signing(key)) => trust.revoked.push((key, entry.on)),
                Ok(AnyKey::Receiving(_)) => {}
                Err(_) => return Err(TrustError::BadKey { which }),
            }
        }
        Ok(trust)
    }

    /// The keys for signatures with this number, each with its council.
    pub(super) fn numbered(&self, id: KeyId) -> Vec<(&PublicKey, &str)> {
        let mut found: Vec<(&PublicKey, &str)> = Vec::new();
        for trusted in &self.keys {
            if let AnyKey::Signing(key) = &trusted.key
                && key.id() == id
                && !found.iter().any(|(known, _)| *known == key)
            {
                found.push((key, &trusted.council));
            }
        }
        found
    }

    /// Whether a key is trusted on all these days: it was never revoked, and one time of trust holds each day.
    ///
    /// # Errors
    /// The reason why it is not.
    pub(super) fn holds(&self, key: &PublicKey, council: &str, days: &[Date]) -> Result<Date, Refusal> {
        let (id, name) = (key.id(), council.to_owned());
        if let Some((_, on)) = self.revoked.iter().find(|(revoked, _)| revoked == key) {
            return Err(Refusal::KeyRevoked { key: id, council: name, on: *on });
        }
        let times: Vec<(Option<Date>, Date)> = self
            .keys
            .iter()
            .filter(|trusted| matches!(&trusted.key, AnyKey::Signing(known) if known == key))
            .map(|trusted| (trusted.from, trusted.until))
            .collect();
        let last = times.iter().map(|(_, until)| *until).max().unwrap_or_default();
        for &day in days {
            let began = |from: &Option<Date>| from.is_none_or(|from| from <= day);
            if times.iter().any(|(from, until)| began(from) && day <= *until) {
                continue;
            }
            let next = times.iter().filter_map(|(from, _)| *from).filter(|from| *from > day).min();
            return Err(match next {
                Some(from) => Refusal::KeyNotYet { key: id, council: name, from, day },
                None => Refusal::KeyExpired { key: id, council: name, until: last, day },
            });
        }
        Ok(last)
    }

    /// The keys of a council to encrypt to that are valid on a day.
    #[must_use]
    pub fn receiving(&self, council: &str, on: Date) -> Vec<Recipient> {
        self.keys
            .iter()
            .filter(|trusted| same_council(&trusted.council, council))
            .filter(|trusted| trusted.from.is_none_or(|from| from <= on) && on <= trusted.until)
            .filter_map(|trusted| match &trusted.key {
                AnyKey::Receiving(key) => Some(key.clone()),
                AnyKey::Signing(_) => None,
            })
            .collect()
    }
}

/// The trust file with one key more. What stands in it stays as it is.
///
/// # Errors
/// When the file before is faulty, or the new entry would be.
pub fn with_key(
    before: Option<&str>,
    key: &AnyKey,
    council: &str,
    from: Option<Date>,
    until: Date,
) -> Result<String, TrustError> {
    if let Some(from) = from.filter(|from| *from > until) {
        return Err(TrustError::NoTime { from, until });
    }
    let (kind, line) = match key {
        AnyKey::Signing(key) => ("signing", key.line()),
        AnyKey::Receiving(key) => ("receiving", key.line()),
    };
    let from = from.map(|from| format!("from = \"{from}\"\n")).unwrap_or_default();
    let council = quoted(council);
    added(before, &format!("[[key]]\ncouncil = {council}\n{kind} = \"{line}\"\n{from}until = \"{until}\"\n"))
}

/// The trust file with one key revoked. What stands in it stays as it is.
///
/// # Errors
/// When the file before is faulty.
pub fn with_revoked(before: Option<&str>, key: &AnyKey, on: Date) -> Result<String, TrustError> {
    added(before, &format!("[[revoked]]\nkey = \"{}\"\non = \"{on}\"\n", key.line()))
}

fn added(before: Option<&str>, entry: &str) -> Result<String, TrustError> {
    let first = format!("format = \"{FORMAT}\"\n");
    let before = before.unwrap_or(&first);
    let end = if before.ends_with('\n') { "" } else { "\n" };
    let after = format!("{before}{end}\n{entry}");
    Trust::read(&after)?;
    Ok(after)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.trim().chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether two names are of one council: the same words, whatever their capitals and spaces.
#[must_use]
pub fn same_council(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn key(seed: u8) -> AnyKey {
        AnyKey::Signing(SecretKey::of(&[seed; 40]).public())
    }

    #[test]
    fn keys_are_added_and_revoked_and_the_rest_stays() {
        let first = with_key(None, &key(1), "Tarnside \"T\" Council\n", None, date(2027, 8, 31)).unwrap();
        let noted = format!("{first}# Spoken to on the telephone.\n");
        let second =
            with_key(Some(&noted), &key(2), "Marlbeck", Some(date(2026, 9, 1)), date(2027, 8, 31)).unwrap();
        assert!(second.starts_with(&noted));
        let trust = Trust::read(&second).unwrap();
        let AnyKey::Signing(two) = key(2) else { panic!() };
        assert_eq!(trust.numbered(two.id()), [(&two, "Marlbeck")]);
        let holds = |trust: &Trust, day| trust.holds(&two, "Marlbeck", &[day]);
        assert_eq!(holds(&trust, date(2027, 8, 31)), Ok(date(2027, 8, 31)));
        assert!(matches!(holds(&trust, date(2027, 9, 1)), Err(Refusal::KeyExpired { .. })));
        assert!(matches!(holds(&trust, date(2026, 8, 31)), Err(Refusal::KeyNotYet { .. })));
        let third = with_revoked(Some(&second), &key(2), date(2027, 1, 12)).unwrap();
        let trust = Trust::read(&third).unwrap();
        assert!(matches!(holds(&trust, date(2026, 12, 1)), Err(Refusal::KeyRevoked { .. })));
    }

    #[test]
    fn a_faulty_file_is_refused_with_the_reason() {
        let with = |entry: &str| Trust::read(&format!("format = \"{FORMAT}\"\n{entry}"));
        assert!(matches!(Trust::read("format = \"ehcp-trust/2\""), Err(TrustError::Format)));
        assert!(matches!(Trust::read("keys = []"), Err(TrustError::Toml(_))));
        let line = key(1).line();
        for (entry, fault) in [
            ("[[key]]\ncouncil = \"A\"\nuntil = 2027-01-01".to_owned(), "one key"),
            ("[[key]]\ncouncil = \"A\"\nsigning = \"RW\"\nuntil = 2027-01-01".to_owned(), "no key"),
            (format!("[[key]]\ncouncil = \" \"\nsigning = \"{line}\"\nuntil = 2027-01-01"), "no council"),
        ] {
            let error = with(&entry).unwrap_err().to_string();
            assert!(error.contains(fault), "{error}");
        }
        let twice = format!(
            "[[key]]\ncouncil = \"A\"\nsigning = \"{line}\"\nuntil = 2027-01-01\n[[key]]\ncouncil = \"B\"\nsigning = \
             \"{line}\"\nuntil = 2027-01-01"
        );
        assert!(matches!(with(&twice), Err(TrustError::TwoCouncils { .. })));
        assert!(with_key(None, &key(1), "A", Some(date(2027, 1, 2)), date(2027, 1, 1)).is_err());
    }

    #[test]
    fn a_secret_is_no_key_to_trust() {
        let secret = SecretKey::of(&[3; 40]).file();
        assert!(matches!(AnyKey::read(&secret), Err(TrustError::Secret)));
        let secret = super::super::seal::Identity::draw().file();
        assert!(matches!(AnyKey::read(&secret), Err(TrustError::Secret)));
    }

    #[test]
    fn one_council_has_one_name() {
        assert!(same_council(" Tarnside  council", "Tarnside Council"));
        assert!(!same_council("Tarnside Council", "Tarnside Borough Council"));
    }
}
