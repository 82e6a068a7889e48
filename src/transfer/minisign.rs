//! Keys and signatures in the format of the stock program `minisign`, so that it can check what we sign
//! and sign what we check.
//!
//! Signed is always the BLAKE2b hash of the bytes (`ED`), and beside it one line of plain words, the
//! trusted comment. The other line of a signature, its untrusted comment, is signed by nobody: only the
//! wordings that our own and the stock program write are taken, so that no stranger's words stand in a
//! package.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use blake2::digest::consts::U32;
use blake2::{Blake2b, Blake2b512, Digest};
use ed25519_dalek::{Signature as Ed25519Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;

const PUBLIC: &str = "untrusted comment: minisign public key ";
const SECRET: &str = "untrusted comment: minisign secret key";
const UNTRUSTED: &str = "untrusted comment: signature of a council for an EHC plan";
/// What `minisign -S` writes where nobody tells it otherwise.
const OF_STOCK: &str = "untrusted comment: signature from minisign secret key";
const TRUSTED: &str = "trusted comment: ";

/// The algorithms as they are spelled: of keys, of a hash that is signed, of a secret key's check sum.
const KEY: [u8; 2] = *b"Ed";
const HASHED: [u8; 2] = *b"ED";
const CHECKSUM: [u8; 2] = *b"B2";
const BY_PASSWORD: [u8; 2] = *b"Sc";
/// How many bytes of 128 a block of scrypt mixes.
const BLOCK: u64 = 8;
/// The hardest work that a password may ask for: 2^20 blocks of scrypt, a gigabyte of memory, as minisign does.
const HARDEST: u8 = 20;

/// Why a key cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// No public key of minisign.
    #[error(
        "this is no public key for signatures; it is the file that ends in .sign.pub, or its line that begins with RW"
    )]
    Public,
    /// No secret key of minisign.
    #[error("this is no secret key for signatures; `ehcp key new` writes one, and so does `minisign -G -W`")]
    Secret,
    /// A secret key under a password, and none was given.
    #[error("the secret key is under a password; put it into a file and give that with --password-file")]
    Locked,
    /// The password is wrong, or the key is damaged.
    #[error("the password does not open the secret key, or the key is damaged")]
    WrongPassword,
    /// The password's protection asks for more memory than the stock program ever does.
    #[error("the secret key asks for more work than minisign ever does; make a new one with `ehcp key new`")]
    TooHard,
}

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// It is no signature of minisign in its present form.
    #[error("the signature is not in the form that minisign writes")]
    Form,
    /// Words that nobody signed stand in it.
    #[error("the signature has a first line that nobody signed; sign again without a comment of your own")]
    Untrusted,
    /// It is of another key.
    #[error("the signature is of key {0}, not of this one")]
    OtherKey(KeyId),
    /// It is not of these bytes, or not of this key.
    #[error("the signature does not fit")]
    DoesNotFit,
}

/// The number of a key, as minisign shows it: sixteen hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", u64::from_le_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A key that checks signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    id: KeyId,
    key: VerifyingKey,
}

impl PublicKey {
    /// Reads a key: minisign's file of two lines, or its second line alone.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(text: &str) -> Result<Self, KeyError> {
        let line = text.trim().lines().last().unwrap_or_default().trim();
        let bytes = decode::<42>(line).ok_or(KeyError::Public)?;
        let (algorithm, rest) = bytes.split_at(2);
        let (id, key) = rest.split_at(8);
        let (id, key) = (id.try_into().ok(), key.try_into().ok());
        let (Some(id), Some(key)) = (id, key) else { return Err(KeyError::Public) };
        let key = VerifyingKey::from_bytes(&key).map_err(|_| KeyError::Public)?;
        // A key of a small group fits signatures that nobody made.
        if algorithm != KEY || key.is_weak() {
            return Err(KeyError::Public);
        }
        Ok(Self { id: KeyId(id), key })
    }

    /// The key as one line.
    #[must_use]
    pub fn line(&self) -> String {
        STANDARD.encode([&KEY[..], &self.id.0, self.key.as_bytes()].concat())
    }

    /// The key as minisign's file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{PUBLIC}{}\n{}\n", self.id, self.line())
    }

    /// Its number.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// Checks a signature of these bytes, and gives its trusted comment.
    ///
    /// # Errors
    /// When it does not hold.
    pub fn verify(&self, bytes: &[u8], signature: &Signature) -> Result<String, SignatureError> {
        if signature.key != self.id {
            return Err(SignatureError::OtherKey(signature.key));
        }
        let fits = |message: &[u8], made: &[u8; 64]| {
            self.key
                .verify_strict(message, &Ed25519Signature::from_bytes(made))
                .map_err(|_| SignatureError::DoesNotFit)
        };
        fits(&Blake2b512::digest(bytes), &signature.of_bytes)?;
        fits(&[&signature.of_bytes[..], signature.comment.as_bytes()].concat(), &signature.of_comment)?;
        Ok(signature.comment.clone())
    }
}

/// A signature as minisign writes it: four lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    key: KeyId,
    of_bytes: [u8; 64],
    comment: String,
    of_comment: [u8; 64],
}

impl Signature {
    /// Reads a signature. No byte of it is free: what is read could only have been written so.
    ///
    /// # Errors
    /// When it is none, or has words that nobody signed.
    pub fn read(bytes: &[u8]) -> Result<Self, SignatureError> {
        let text = std::str::from_utf8(bytes).map_err(|_| SignatureError::Form)?;
        let mut lines = text.strip_suffix('\n').ok_or(SignatureError::Form)?.split('\n');
        let (Some(untrusted), Some(made), Some(trusted), Some(global), None) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(SignatureError::Form);
        };
        if untrusted != UNTRUSTED && untrusted != OF_STOCK {
            return Err(SignatureError::Untrusted);
        }
        let made = decode::<74>(made).ok_or(SignatureError::Form)?;
        let comment = trusted.strip_prefix(TRUSTED).ok_or(SignatureError::Form)?.to_owned();
        let of_comment = decode::<64>(global).ok_or(SignatureError::Form)?;
        let (algorithm, rest) = made.split_at(2);
        let (id, of_bytes) = rest.split_at(8);
        let (Ok(id), Ok(of_bytes)) = (id.try_into(), of_bytes.try_into()) else {
            return Err(SignatureError::Form);
        };
        if algorithm != HASHED {
            return Err(SignatureError::Form);
        }
        Ok(Self { key: KeyId(id), of_bytes, comment, of_comment })
    }

    /// The number of the key that it says it is of.
    #[must_use]
    pub const fn key(&self) -> KeyId {
        self.key
    }
}

/// A key that signs. It never shows itself in a message.
pub struct SecretKey {
    id: KeyId,
    key: SigningKey,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.id)
    }
}

impl SecretKey {
    /// A key of these random bytes: 32 for the key, 8 for its number.
    #[must_use]
    pub fn of(random: &[u8; 40]) -> Self {
        let (mut seed, mut id) = ([0; 32], [0; 8]);
        seed.copy_from_slice(&random[..32]);
        id.copy_from_slice(&random[32..]);
        Self { id: KeyId(id), key: SigningKey::from_bytes(&seed) }
    }

    /// Reads a secret key of minisign, with its password where it has one.
    ///
    /// # Errors
    /// When it is none, or its password is missing or wrong.
    pub fn read(text: &str, password: Option<&str>) -> Result<Self, KeyError> {
        let line = text.trim().lines().last().unwrap_or_default().trim();
        let bytes = decode::<158>(line).ok_or(KeyError::Secret)?;
        let (head, rest) = bytes.split_at(6);
        let (salt, rest) = rest.split_at(32);
        let (limits, kept) = rest.split_at(16);
        if head[..2] != KEY || head[4..] != CHECKSUM {
            return Err(KeyError::Secret);
        }
        let mut kept = kept.to_vec();
        let locked = head[2..4] == BY_PASSWORD;
        if locked {
            let password = password.ok_or(KeyError::Locked)?;
            let mask = mask(password, salt, limits)?;
            for (byte, mask) in kept.iter_mut().zip(mask) {
                *byte ^= mask;
            }
        } else if head[2..4] != [0, 0] {
            return Err(KeyError::Secret);
        }
        let wrong = if locked { KeyError::WrongPassword } else { KeyError::Secret };
        let (named, sum) = kept.split_at(72);
        // The stock program leaves the check sum of a key without a password empty; the pair proves itself.
        if checksum(named) != sum && (locked || sum != [0; 32]) {
            return Err(wrong);
        }
        let (id, pair) = named.split_at(8);
        let (Ok(id), Ok(pair)) = (id.try_into(), pair.try_into()) else { return Err(wrong) };
        let key = SigningKey::from_keypair_bytes(&pair).map_err(|_| wrong)?;
        Ok(Self { id: KeyId(id), key })
    }

    /// The key as minisign's file, without a password: whoever has the file can sign.
    #[must_use]
    pub fn file(&self) -> String {
        let named = [&self.id.0[..], &self.key.to_keypair_bytes()].concat();
        // No password: no salt, and no work.
        let whole = [&KEY[..], &[0, 0], &CHECKSUM, &[0; 48], &named, &checksum(&named)].concat();
        format!("{SECRET}\n{}\n", STANDARD.encode(whole))
    }

    /// The key that checks its signatures.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { id: self.id, key: self.key.verifying_key() }
    }

    /// Signs bytes, with one line of words that are signed as well. The same key, bytes and words always
    /// give the same signature. Marks that would end the line are left out.
    #[must_use]
    pub fn sign(&self, bytes: &[u8], comment: &str) -> String {
        let comment: String = comment.chars().filter(|c| !c.is_control()).collect();
        let of_bytes = self.key.sign(&Blake2b512::digest(bytes)).to_bytes();
        let of_comment = self.key.sign(&[&of_bytes[..], comment.as_bytes()].concat()).to_bytes();
        let made = STANDARD.encode([&HASHED[..], &self.id.0, &of_bytes].concat());
        format!("{UNTRUSTED}\n{made}\n{TRUSTED}{comment}\n{}\n", STANDARD.encode(of_comment))
    }
}

/// The check sum of a key's number and its bytes.
fn checksum(named: &[u8]) -> [u8; 32] {
    Blake2b::<U32>::new().chain_update(KEY).chain_update(named).finalize().into()
}

/// What a password lays over a secret key. The work follows from the two limits as libsodium reads them.
fn mask(password: &str, salt: &[u8], limits: &[u8]) -> Result<[u8; 104], KeyError> {
    let number = |bytes: &[u8]| bytes.try_into().map_or(u64::MAX, u64::from_le_bytes);
    let (work, memory) = (number(&limits[..8]).max(32_768), number(&limits[8..]));
    let few = work < memory / 32;
    let most = if few { work / (BLOCK * 4) } else { memory / (BLOCK * 128) };
    let log = (1_u8..63).find(|log| (1_u64 << log) > most / 2).unwrap_or(u8::MAX);
    if log > HARDEST {
        return Err(KeyError::TooHard);
    }
    let turns = if few { 1 } else { ((work / 4) >> log).min(0x3fff_ffff) / BLOCK };
    let turns =
        u32::try_from(turns).ok().filter(|turns| (1..=16).contains(turns)).ok_or(KeyError::TooHard)?;
    let params = scrypt::Params::new(log, 8, turns, 32).map_err(|_| KeyError::TooHard)?;
    let mut mask = [0; 104];
    scrypt::scrypt(password.as_bytes(), salt, &params, &mut mask).map_err(|_| KeyError::TooHard)?;
    Ok(mask)
}

/// Bytes of an exact number, in the one spelling that Base64 has for them.
fn decode<const LENGTH: usize>(line: &str) -> Option<[u8; LENGTH]> {
    STANDARD.decode(line).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> SecretKey {
        SecretKey::of(&[7; 40])
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        let secret = secret();
        let again = SecretKey::read(&secret.file(), None).unwrap();
        assert_eq!(again.public(), secret.public());
        assert_eq!(PublicKey::read(&secret.public().file()).unwrap(), secret.public());
        assert_eq!(PublicKey::read(&secret.public().line()).unwrap().id(), secret.id);
        assert_eq!(format!("{secret:?}"), "SecretKey(0707070707070707)");
    }

    #[test]
    fn a_signature_holds_for_its_bytes_its_comment_and_its_key_only() {
        let public = secret().public();
        let text = secret().sign(b"a plan", "sent\non a day");
        let signature = Signature::read(text.as_bytes()).unwrap();
        assert_eq!(public.verify(b"a plan", &signature).as_deref(), Ok("senton a day"));
        assert_eq!(public.verify(b"a plam", &signature), Err(SignatureError::DoesNotFit));
        let other = SecretKey::of(&[8; 40]).public();
        assert!(matches!(other.verify(b"a plan", &signature), Err(SignatureError::OtherKey(_))));
    }

    #[test]
    fn no_byte_of_a_signature_is_free() {
        let public = secret().public();
        let text = secret().sign(b"a plan", "sent");
        for at in 0..text.len() {
            for flip in [1, 0x20, 0x80] {
                let mut other = text.clone().into_bytes();
                other[at] ^= flip;
                let holds = Signature::read(&other).and_then(|read| public.verify(b"a plan", &read));
                assert!(holds.is_err(), "byte {at} of the signature");
            }
        }
        assert!(Signature::read(format!("{text}\n").as_bytes()).is_err());
        assert!(Signature::read(text.replace('\n', "\r\n").as_bytes()).is_err());
    }

    #[test]
    fn another_checker_agrees() {
        let text = secret().sign(b"a plan", "sent");
        let public = minisign_verify::PublicKey::decode(&secret().public().file()).unwrap();
        let signature = minisign_verify::Signature::decode(&text).unwrap();
        public.verify(b"a plan", &signature, false).unwrap();
        assert!(public.verify(b"a plam", &signature, false).is_err());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "RW", "untrusted comment: x\nRWQ=", "AAAA\n\u{1f600}"] {
            assert_eq!(PublicKey::read(text).unwrap_err(), KeyError::Public);
            assert_eq!(SecretKey::read(text, None).unwrap_err(), KeyError::Secret);
        }
        let weak = STANDARD.encode([&KEY[..], &[1; 8], &[1], &[0; 31]].concat());
        assert_eq!(PublicKey::read(&weak), Err(KeyError::Public), "the neutral point");
        let mut file = secret().file().into_bytes();
        let at = file.len() - 60;
        file[at] ^= 1;
        assert_eq!(SecretKey::read(&String::from_utf8(file).unwrap(), None).unwrap_err(), KeyError::Secret);
    }
}
