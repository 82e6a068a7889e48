//! Why a package is not opened. Each reason has a code of its own, and says what, where and how to mend it.

use super::minisign::KeyId;
use crate::model::Date;

/// Why a package was refused. Nothing of the plan in it was read, except where the last reasons say so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Larger than any package may be.
    #[error(
        "the file is larger than a package may be ({limit}); ask the sender to leave out what need not travel"
    )]
    TooLarge {
        /// The limit with its unit.
        limit: String,
    },
    /// Neither a ZIP file nor an age file.
    #[error("this is no package: it is neither a ZIP file nor encrypted with age; ask for the file again")]
    NoPackage,
    /// An age file in the form of text.
    #[error(
        "the package is encrypted in the form of text; decrypt it with `age -d` first, or ask for it without --armor"
    )]
    Armoured,
    /// Encrypted, and no key to open it was given.
    #[error(
        "the package is encrypted; give the receiving key, the file that ends in .receive.key, with --identity"
    )]
    NoIdentity,
    /// Encrypted to somebody else.
    #[error(
        "the package is encrypted to another key, so it is not for the holder of this one; ask the sender which key it used"
    )]
    OtherIdentity,
    /// Encrypted with a password.
    #[error("the package is encrypted with a password, not to a council's key; ask for one that is")]
    Password,
    /// The encryption does not hold: a byte was changed, or the end is missing.
    #[error("the encrypted file was changed or cut short on its way; ask for it again")]
    Envelope,
    /// The list of a ZIP file is not there.
    #[error("the package is cut short or damaged: its list of files cannot be read; ask for it again")]
    NoList,
    /// More than any honest package.
    #[error(
        "the package goes beyond what one needs: {what} is over the limit of {limit}; it was not read further"
    )]
    Limit {
        /// What is too much.
        what: &'static str,
        /// The limit with its unit.
        limit: String,
    },
    /// A part that cannot be unpacked.
    #[error("{file} in the package is damaged or locked; ask for the package again")]
    Damaged {
        /// The file.
        file: String,
    },
    /// A name that no file of a package has.
    #[error(
        "the package holds a file with a name that no package has ({file}); do not unpack it, and tell the sender"
    )]
    Name {
        /// The name, as far as it can be shown.
        file: String,
    },
    /// One name twice.
    #[error("the package holds two files of one name; do not unpack it, and tell the sender")]
    Twice,
    /// Without `manifest.json`.
    #[error("the package has no manifest.json, which says from whom and for whom it is; ask for it again")]
    NoManifest,
    /// Without a signature.
    #[error(
        "the package is not signed (manifest.json.minisig is missing); ask the sender to pack it with --key"
    )]
    NoSignature,
    /// A signature that is none.
    #[error(
        "the signature of the package is not in the form that minisign writes; ask for the package again"
    )]
    SignatureForm,
    /// Words in the signature that nobody signed.
    #[error(
        "the signature has a first line that nobody signed; ask the sender to sign without a comment of its own"
    )]
    Untrusted,
    /// No key of the trust file.
    #[error(
        "the package is signed by key {0}, which is not in the trust file; ask the sender for its key by another way, and add it with `ehcp key trust`"
    )]
    UnknownKey(KeyId),
    /// The signature is not of this manifest.
    #[error("manifest.json is not what key {0} signed: it was changed; ask for the package again")]
    Signature(KeyId),
    /// A manifest of another form.
    #[error(
        "the package is of the form {format}, and this program reads ehcp-package/1; use a newer version of it"
    )]
    Format {
        /// The form that it names.
        format: String,
    },
    /// A manifest that cannot be read.
    #[error("manifest.json cannot be read as a manifest of ehcp-package/1; ask the sender to pack it again")]
    Manifest,
    /// A key that is trusted for another council.
    #[error(
        "the package says that it is from {said}, and key {key} is the key of {council}; ask {said} what happened"
    )]
    KeyOfAnother {
        /// The key.
        key: KeyId,
        /// The sender that the manifest names.
        said: String,
        /// The council of the key.
        council: String,
    },
    /// A file that the manifest lists is not there.
    #[error("{file} is missing from the package, and the manifest lists it; ask for the package again")]
    Missing {
        /// The file.
        file: String,
    },
    /// A file that the manifest does not list.
    #[error(
        "{file} is in the package, and the manifest does not list it; do not unpack it, and tell the sender"
    )]
    Extra {
        /// The file.
        file: String,
    },
    /// A file that stands in the place of another.
    #[error("{file} is not itself but what {is} should be: files were swapped; ask for the package again")]
    Swapped {
        /// The file.
        file: String,
        /// Whose content it has.
        is: String,
    },
    /// A file with other bytes.
    #[error("{file} is not as it was packed: its check sum is another; ask for the package again")]
    Changed {
        /// The file.
        file: String,
    },
    /// The list of check sums does not agree with the manifest.
    #[error("manifest-sha256.txt does not list the files as they are; ask for the package again")]
    CheckSums,
    /// Bytes that belong to no file.
    #[error(
        "the ZIP file has bytes that belong to none of its files, or lies in another way than packages do; ask for it again"
    )]
    NotExact,
    /// For another council.
    #[error("the package is for {recipient}, not for {own}; send it back unopened, and tell {sender}")]
    OtherRecipient {
        /// For whom it is.
        recipient: String,
        /// Who opens it.
        own: String,
        /// Who sent it.
        sender: String,
    },
    /// Packed on a day to come.
    #[error(
        "the package says that it was packed on {packed}, after {on}; look at --on, or ask the sender for its date"
    )]
    FromTheFuture {
        /// The day of packing.
        packed: Date,
        /// The day of opening.
        on: Date,
    },
    /// The key is not yet valid.
    #[error(
        "key {key} of {council} is trusted from {from} on, and this is about {day}; ask the sender which key it uses"
    )]
    KeyNotYet {
        /// The key.
        key: KeyId,
        /// The council.
        council: String,
        /// Its first day.
        from: Date,
        /// The day in question.
        day: Date,
    },
    /// The key is no longer valid.
    #[error(
        "key {key} of {council} was trusted until {until}, and this is about {day}; ask the sender for its new key, and to pack again"
    )]
    KeyExpired {
        /// The key.
        key: KeyId,
        /// The council.
        council: String,
        /// Its last day.
        until: Date,
        /// The day in question.
        day: Date,
    },
    /// The key was revoked.
    #[error(
        "key {key} of {council} was revoked on {on}; nothing that it signed is taken, whatever its date: ask {council} to pack again with its new key"
    )]
    KeyRevoked {
        /// The key.
        key: KeyId,
        /// The council.
        council: String,
        /// The day of revoking.
        on: Date,
    },
    /// A version that is no plan.
    #[error(
        "{file} is no plan that this program reads ({faults}); ask the sender to run `ehcp validate` on it"
    )]
    Plan {
        /// The file.
        file: String,
        /// How many faults, in words.
        faults: String,
    },
    /// The versions are no unbroken chain.
    #[error(
        "the versions are no unbroken chain: {file}: {message}; ask the sender to run `ehcp history` on them"
    )]
    Chain {
        /// The file.
        file: String,
        /// What is wrong.
        message: String,
    },
    /// The plans are not what the manifest says they are.
    #[error("the manifest says of {file} what the plan in it does not; ask the sender to pack it again")]
    Contradicts {
        /// The file.
        file: String,
    },
    /// No version in force.
    #[error("{0}")]
    NotInForce(super::versions::NotInForce),
}

impl Refusal {
    /// The code, which never changes its meaning, and the name.
    #[must_use]
    pub const fn code_and_name(&self) -> (&'static str, &'static str) {
        match self {
            Self::TooLarge { .. } => ("P-001", "too-large"),
            Self::NoPackage => ("P-002", "no-package"),
            Self::Armoured => ("P-003", "armoured"),
            Self::NoIdentity => ("P-004", "no-identity"),
            Self::OtherIdentity => ("P-005", "encrypted-to-another"),
            Self::Password => ("P-006", "encrypted-with-password"),
            Self::Envelope => ("P-007", "encryption-broken"),
            Self::NoList => ("P-008", "cut-short"),
            Self::Limit { .. } => ("P-009", "over-limit"),
            Self::Damaged { .. } => ("P-010", "damaged-file"),
            Self::Name { .. } => ("P-011", "bad-name"),
            Self::Twice => ("P-012", "name-twice"),
            Self::NoManifest => ("P-013", "no-manifest"),
            Self::NoSignature => ("P-014", "not-signed"),
            Self::SignatureForm => ("P-015", "signature-form"),
            Self::Untrusted => ("P-016", "unsigned-words"),
            Self::UnknownKey(_) => ("P-017", "unknown-key"),
            Self::Signature(_) => ("P-018", "signature-broken"),
            Self::Format { .. } => ("P-019", "other-format"),
            Self::Manifest => ("P-020", "bad-manifest"),
            Self::KeyOfAnother { .. } => ("P-021", "key-of-another"),
            Self::Missing { .. } => ("P-022", "missing-file"),
            Self::Extra { .. } => ("P-023", "extra-file"),
            Self::Swapped { .. } => ("P-024", "swapped-file"),
            Self::Changed { .. } => ("P-025", "changed-file"),
            Self::CheckSums => ("P-026", "check-sums"),
            Self::NotExact => ("P-027", "stray-bytes"),
            Self::OtherRecipient { .. } => ("P-028", "other-recipient"),
            Self::FromTheFuture { .. } => ("P-029", "from-the-future"),
            Self::KeyNotYet { .. } => ("P-030", "key-not-yet"),
            Self::KeyExpired { .. } => ("P-031", "key-expired"),
            Self::KeyRevoked { .. } => ("P-032", "key-revoked"),
            Self::Plan { .. } => ("P-033", "bad-plan"),
            Self::Chain { .. } => ("P-034", "broken-chain"),
            Self::Contradicts { .. } => ("P-035", "manifest-contradicts"),
            Self::NotInForce(_) => ("P-036", "not-in-force"),
        }
    }
}
