//! Encryption to the receiving council, in the format of `age`, so that the stock program can open what we seal
//! and seal what we open.
//!
//! Sealing draws random numbers: the same package sealed twice is two files with one content.

use super::refusal::Refusal;
use age::x25519;
use std::fmt;
use std::io::{Read, Write};
use std::str::FromStr;

/// How a file of age begins, and how it does in the form of text.
const BEGINS: &[u8] = b"age-encryption.org/";
const ARMOURED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Why a key of age cannot be read, or nothing be encrypted to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// No public key of age.
    #[error(
        "this is no key to encrypt to; it is the file that ends in .receive.pub, or its line that begins with age1"
    )]
    Recipient,
    /// No secret key of age.
    #[error(
        "this is no receiving key; it is the file that ends in .receive.key, or an identity file of `age-keygen`"
    )]
    Identity,
    /// The encryption failed.
    #[error("the package could not be encrypted to these keys; look at --recipient")]
    Seal,
}

/// A key to encrypt to.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Recipient {
    /// The key as one line.
    #[must_use]
    pub fn line(&self) -> String {
        self.0.to_string()
    }
}

/// A key that opens what is encrypted to it. It never shows itself in a message.
pub struct Identity(x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.0.to_public())
    }
}

impl Identity {
    /// A new key, drawn at random.
    #[must_use]
    pub fn draw() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The key to encrypt to it.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The key as an identity file of age: whoever has it can open.
    #[must_use]
    pub fn file(&self) -> String {
        use age::secrecy::ExposeSecret;
        format!("# public key: {}\n{}\n", self.0.to_public(), self.0.to_string().expose_secret())
    }
}

/// The keys in a file, one to a line; lines that begin with `#` are remarks.
fn keys<T: FromStr>(text: &str, fault: SealError) -> Result<Vec<T>, SealError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<T> = lines.map(|line| line.parse().map_err(|_| fault)).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(fault) } else { Ok(keys) }
}

/// Reads keys to encrypt to.
///
/// # Errors
/// When there is none, or one that is none.
pub fn recipients(text: &str) -> Result<Vec<Recipient>, SealError> {
    Ok(keys(text, SealError::Recipient)?.into_iter().map(Recipient).collect())
}

/// Reads keys that open.
///
/// # Errors
/// When there is none, or one that is none.
pub fn identities(text: &str) -> Result<Vec<Identity>, SealError> {
    Ok(keys(text, SealError::Identity)?.into_iter().map(Identity).collect())
}

/// Encrypts a package to these keys; each of them opens it.
///
/// # Errors
/// When there is no key.
pub fn seal(package: &[u8], to: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let to = to.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(to).map_err(|_| SealError::Seal)?;
    let mut sealed = Vec::with_capacity(package.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| SealError::Seal)?;
    writer.write_all(package).and_then(|()| writer.finish().map(drop)).map_err(|_| SealError::Seal)?;
    Ok(sealed)
}

/// Whether a file is encrypted with age.
#[must_use]
pub fn is_sealed(file: &[u8]) -> bool {
    file.starts_with(BEGINS)
}

/// Opens what is encrypted to one of these keys, up to a size.
///
/// # Errors
/// The reason why it cannot be opened.
pub(super) fn unseal(file: &[u8], keys: &[Identity], most: usize) -> Result<Vec<u8>, Refusal> {
    use age::DecryptError as Fault;
    if file.starts_with(ARMOURED) {
        return Err(Refusal::Armoured);
    }
    if keys.is_empty() {
        return Err(Refusal::NoIdentity);
    }
    let decryptor = age::Decryptor::new(file).map_err(|_| Refusal::Envelope)?;
    if decryptor.is_scrypt() {
        return Err(Refusal::Password);
    }
    let keys = keys.iter().map(|key| &key.0 as &dyn age::Identity);
    let reader = decryptor.decrypt(keys).map_err(|fault| match fault {
        Fault::NoMatchingKeys => Refusal::OtherIdentity,
        _ => Refusal::Envelope,
    })?;
    let mut package = Vec::new();
    reader.take(most as u64 + 1).read_to_end(&mut package).map_err(|_| Refusal::Envelope)?;
    Ok(package)
}

/// Whether a file looks as if it were encrypted in any way that age knows.
pub(super) fn may_be_sealed(file: &[u8]) -> bool {
    is_sealed(file) || file.starts_with(ARMOURED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_holder_of_the_key_opens() {
        let (own, other) = (Identity::draw(), Identity::draw());
        let sealed = seal(b"a plan", &[own.recipient()]).unwrap();
        assert!(is_sealed(&sealed));
        let again = identities(&own.file()).unwrap();
        assert_eq!(unseal(&sealed, &again, 6).unwrap(), b"a plan");
        assert_eq!(unseal(&sealed, &[other], 6), Err(Refusal::OtherIdentity));
        assert_eq!(unseal(&sealed, &[], 6), Err(Refusal::NoIdentity));
        assert!(!format!("{own:?}").contains("SECRET"));
    }

    #[test]
    fn no_byte_of_it_is_free() {
        let own = [Identity::draw()];
        let sealed = seal(b"a plan", &[own[0].recipient()]).unwrap();
        for at in 0..sealed.len() {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert!(unseal(&other, &own, 100).is_err(), "byte {at}");
        }
        assert_eq!(unseal(&sealed[..sealed.len() - 1], &own, 100), Err(Refusal::Envelope));
        let longer = [sealed.as_slice(), b"x"].concat();
        assert_eq!(unseal(&longer, &own, 100), Err(Refusal::Envelope));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert_eq!(recipients("# none\n"), Err(SealError::Recipient));
        assert_eq!(recipients("age1qqqq"), Err(SealError::Recipient));
        assert!(matches!(identities("AGE-SECRET-KEY-1QQ"), Err(SealError::Identity)));
        assert_eq!(seal(b"x", &[]), Err(SealError::Seal));
    }
}
