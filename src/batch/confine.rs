//! A worker that reads strangers' files takes everything from itself that reading does not need.

use std::time::Duration;

/// What the system holds a confined process to. Older systems hold it to less: what was reached
/// is told, never assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confinement {
    /// The most memory in bytes, where the system keeps to it.
    pub memory: Option<u64>,
    /// Whether no file or folder can be opened any more.
    pub no_files: bool,
    /// Whether no TCP connection can be made or taken any more.
    pub no_network: bool,
}

/// Holds this process, from now on and for good, to `memory` bytes, no file and no network, as
/// far as this system can. Pipes and files that are already open stay so.
///
/// Memory: `RLIMIT_AS` on Unix. Files and network: Landlock on Linux (files from 5.13, TCP from
/// 6.7). Call it before the first thread is started: threads that run already are not held.
#[must_use = "says what was reached"]
pub fn confine(memory: u64) -> Confinement {
    let (no_files, no_network) = land_lock();
    Confinement { memory: limit_memory(memory), no_files, no_network }
}

/// Holds this process, and what it becomes, to memory, processor time, no network and no file to write, as far as
/// this system can. It may still read files: a program needs its libraries and data.
pub(super) fn confine_program(memory: u64, time: Duration) {
    let _ = limit_memory(memory);
    limit_time(time);
    lock_writing();
}

#[cfg(unix)]
fn limit_time(time: Duration) {
    let _ = rlimit::setrlimit(rlimit::Resource::CPU, time.as_secs(), time.as_secs());
}

#[cfg(not(unix))]
fn limit_time(_: Duration) {}

/// Closes the network, and files for writing but the one that swallows everything.
#[cfg(target_os = "linux")]
fn lock_writing() {
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, PathBeneath, PathFd, Ruleset, RulesetAttr, RulesetCreatedAttr,
    };
    let writing = Ruleset::default().handle_access(AccessFs::from_write(ABI::V1)).and_then(Ruleset::create);
    let _ = writing.and_then(|rules| match PathFd::new("/dev/null") {
        Ok(nothing) => rules.add_rule(PathBeneath::new(nothing, AccessFs::WriteFile))?.restrict_self(),
        Err(_) => rules.restrict_self(),
    });
    let network = Ruleset::default().handle_access(AccessNet::from_all(ABI::V4)).and_then(Ruleset::create);
    let _ = network.and_then(landlock::RulesetCreated::restrict_self);
}

#[cfg(not(target_os = "linux"))]
fn lock_writing() {}

#[cfg(unix)]
fn limit_memory(memory: u64) -> Option<u64> {
    use rlimit::Resource;
    // A dump of the memory would hold a child's data.
    let _ = rlimit::setrlimit(Resource::CORE, 0, 0);
    rlimit::setrlimit(Resource::AS, memory, memory).ok()?;
    Some(memory)
}

#[cfg(not(unix))]
fn limit_memory(_: u64) -> Option<u64> {
    None
}

/// Whether files and the network are closed.
#[cfg(target_os = "linux")]
fn land_lock() -> (bool, bool) {
    use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus};
    let files = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V1))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self);
    let network = Ruleset::default()
        .handle_access(AccessNet::from_all(ABI::V4))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self);
    let reached = |status: Result<landlock::RestrictionStatus, _>| {
        status.is_ok_and(|status| status.ruleset == RulesetStatus::FullyEnforced)
    };
    (reached(files), reached(network))
}

#[cfg(not(target_os = "linux"))]
fn land_lock() -> (bool, bool) {
    (false, false)
}
