//! The receipt that goes back: who took which package on which day, signed by the council that took it.

use super::minisign::{KeyId, SecretKey};
use super::open::{Opened, trusted};
use super::refusal::Refusal;
use super::trust::{Trust, same_council};
use crate::json::{self, WriteError};
use crate::model::{Date, Plan, PlanId, Sha256};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name of the form. A change of its meaning takes another number.
pub const FORMAT: &str = "ehcp-receipt/1";

/// The largest receipt that is read.
const LARGEST: usize = 64 * 1024;

/// The content of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The name of the form, [`FORMAT`].
    pub format: String,
    /// The version of the engine that wrote it.
    pub engine: String,
    /// The SHA-256 of the package as it came.
    pub package_sha256: Sha256,
    /// The SHA-256 of the manifest in it.
    pub manifest_sha256: Sha256,
    /// The plan.
    pub plan: PlanId,
    /// The council that sent the package.
    pub sender: String,
    /// The council that took it.
    pub recipient: String,
    /// The day on which it was packed.
    pub sent_on: Date,
    /// The day on which the plan is transferred.
    pub transferred_on: Date,
    /// The day on which the plan was accepted.
    pub accepted_on: Date,
    /// The version that the receiving council made.
    pub version: ReceiptVersion,
}

/// The version that a receiving council made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptVersion {
    /// Its number.
    pub number: u32,
    /// Its identity.
    pub id: Uuid,
    /// The fingerprint of its canonical JSON.
    pub fingerprint: Sha256,
}

/// Why a receipt is not taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiptFault {
    /// The signature, or its key.
    #[error("the receipt is not to be relied on: {0}")]
    Signature(Refusal),
    /// It is no receipt.
    #[error("this is no receipt of the form ehcp-receipt/1; ask the other council for the file receipt.json")]
    Form,
    /// It is signed by another council than the one that it names.
    #[error("the receipt says that {said} took the package, and it is signed by {council}; ask both")]
    KeyOfAnother {
        /// The council that it names.
        said: String,
        /// The council of the key.
        council: String,
    },
    /// It is of another package.
    #[error(
        "the receipt is of another package: it names the SHA-256 {named}, and this file has {found}; name the file that was sent"
    )]
    OtherPackage {
        /// The fingerprint in the receipt.
        named: String,
        /// The fingerprint of the file.
        found: String,
    },
    /// It is dated on a day to come.
    #[error("the receipt says that the plan was accepted on {accepted}, after {on}; look at --on")]
    FromTheFuture {
        /// The day in the receipt.
        accepted: Date,
        /// The day of looking.
        on: Date,
    },
}

impl Receipt {
    /// The receipt of a package that was accepted.
    ///
    /// # Errors
    /// Where the version cannot be written.
    pub fn of(opened: &Opened, accepted: &Plan, on: Date) -> Result<Self, WriteError> {
        let manifest = &opened.manifest;
        Ok(Self {
            format: FORMAT.to_owned(),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            package_sha256: opened.sha256.clone(),
            manifest_sha256: opened.manifest_sha256.clone(),
            plan: manifest.plan,
            sender: manifest.sender.council.clone(),
            recipient: manifest.recipient.council.clone(),
            sent_on: manifest.on,
            transferred_on: manifest.transferred_on,
            accepted_on: on,
            version: ReceiptVersion {
                number: accepted.version.number,
                id: accepted.version.id,
                fingerprint: json::fingerprint(accepted)?,
            },
        })
    }

    /// The bytes of `receipt.json`: what its signature is of.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    }

    /// The signature of it, `receipt.json.minisig`.
    #[must_use]
    pub fn sign(&self, key: &SecretKey) -> String {
        let comment = format!(
            "receipt of plan {} by {} on {}: version {}",
            self.plan, self.recipient, self.accepted_on, self.version.number
        );
        key.sign(&self.bytes(), &comment)
    }

    /// Checks a receipt: the signature first, by a key that is trusted for the council that it names on the day of
    /// accepting, then that it is of this package.
    ///
    /// # Errors
    /// The reason why it is not taken.
    pub fn check(
        bytes: &[u8],
        signature: &[u8],
        package: &[u8],
        trust: &Trust,
        on: Date,
    ) -> Result<(Self, KeyId), ReceiptFault> {
        if bytes.len() > LARGEST {
            return Err(ReceiptFault::Form);
        }
        // The days are in the receipt, so it is read once anybody known signed it, and believed later.
        let days = |receipt: &Self| [receipt.accepted_on, on];
        trusted(bytes, signature, trust, &[]).map_err(ReceiptFault::Signature)?;
        let receipt: Self = serde_json::from_slice(bytes).map_err(|_| ReceiptFault::Form)?;
        if receipt.format != FORMAT {
            return Err(ReceiptFault::Form);
        }
        if receipt.accepted_on > on {
            return Err(ReceiptFault::FromTheFuture { accepted: receipt.accepted_on, on });
        }
        let (key, council) =
            trusted(bytes, signature, trust, &days(&receipt)).map_err(ReceiptFault::Signature)?;
        if !same_council(&council, &receipt.recipient) {
            return Err(ReceiptFault::KeyOfAnother { said: receipt.recipient, council });
        }
        let found = json::fingerprint_of(package);
        if found != receipt.package_sha256 {
            return Err(ReceiptFault::OtherPackage { named: receipt.package_sha256.0, found: found.0 });
        }
        Ok((receipt, key))
    }
}
