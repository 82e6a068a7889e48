//! A plan moves to another council in one file, and arrives as it left.
//!
//! ```text
//! versions, advice, readable copies ─ pack ─▶ a package ─ sign ─▶ seal ─▶ FILE.ehcp
//! FILE.ehcp ─ open ─▶ everything holds, or the reason why not ─▶ arrival: what is owed, what is tied, which clocks run
//!                     └─ accept ─▶ the receiving council's version, proven to owe the same ─▶ a signed receipt
//! ```
//!
//! A package is a ZIP file that could not be written in another way ([`layout`]); its manifest names every other
//! file, a council signs the manifest in the format of `minisign` ([`minisign`]), and the whole is encrypted with
//! `age` ([`seal`]). Whose keys count, and when, stands in a trust file ([`trust`]). Law: SEND Regulations 2014,
//! regulation 15.

mod accept;
mod arrival;
mod files;
mod keys;
pub mod layout;
mod manifest;
pub mod minisign;
mod open;
mod owed;
mod pack;
mod page;
mod receipt;
mod refusal;
pub mod seal;
mod text;
mod tied;
pub mod trust;
mod versions;

pub use accept::{AcceptError, Accepted};
pub use arrival::{Arrangement, Arrival, Warning, WarningKind};
pub use keys::{CouncilKeys, NoRandomness};
pub use manifest::{AdviceHeld, Deadline, FORMAT, FileHeld, Manifest, Party, Purpose, VersionHeld};
pub use open::{LARGEST_PACKAGE, Opened, Opening, open};
pub use owed::Owed;
pub use pack::{AdviceFile, PackError, Papers, Sending, Unsigned, pack};
pub use page::PageError;
pub use receipt::{FORMAT as RECEIPT_FORMAT, Receipt, ReceiptFault, ReceiptVersion};
pub use refusal::Refusal;
pub use text::{Checks, write_text};
pub use tied::{Tie, TieKind};
pub use versions::NotInForce;
