//! A council's keys: one pair to sign with and one to receive with. The only place of this module, beside the sealing
//! of a package, that draws random numbers.

use super::minisign::SecretKey;
use super::seal::Identity;

/// Both secret keys of a council.
#[derive(Debug)]
pub struct CouncilKeys {
    /// The key that signs what the council sends.
    pub signing: SecretKey,
    /// The key that opens what is sent to the council.
    pub receiving: Identity,
}

/// The system gave no random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this system gives no random numbers, so no key was made; try again, or on another machine")]
pub struct NoRandomness;

impl CouncilKeys {
    /// Draws new keys.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn draw() -> Result<Self, NoRandomness> {
        let mut random = [0; 40];
        getrandom::fill(&mut random).map_err(|_| NoRandomness)?;
        Ok(Self { signing: SecretKey::of(&random), receiving: Identity::draw() })
    }
}
