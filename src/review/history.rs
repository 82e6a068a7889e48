//! Whether the versions of a plan form one unbroken chain, and every place where they do not.

use crate::json::{self, WriteError};
use crate::model::{Date, Plan, PlanId, Reason, ReplacedVersion, Sha256, Status};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The name of the envelope. A change of its meaning takes another number.
pub const FORMAT: &str = "ehcp-history/1";

/// A version that was read, with the name of its file.
#[derive(Debug, Clone)]
pub struct VersionFile {
    /// The file's name as reports show it.
    pub file: String,
    /// The version.
    pub plan: Plan,
}

/// The versions of a plan and what became of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// The envelope's name.
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The plan, for life. Absent where no version was given.
    pub plan: Option<PlanId>,
    /// The versions, the oldest first.
    pub versions: Vec<VersionSeen>,
    /// Where the chain breaks, in the order of the versions. Empty for one unbroken chain.
    pub breaks: Vec<Break>,
}

/// One version of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionSeen {
    /// The file.
    pub file: String,
    /// The plan that the file says it is of.
    pub plan: PlanId,
    /// The number of the version.
    pub version: u32,
    /// The identity of the version.
    pub id: Uuid,
    /// Its status.
    pub status: Status,
    /// Why it was made.
    pub reason: Reason,
    /// The day on which it was made, where the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_on: Option<Date>,
    /// The fingerprint of its canonical JSON.
    pub sha256: Sha256,
    /// What it says that it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<ReplacedVersion>,
}

/// What is wrong at one place of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakKind {
    /// The file is of another plan.
    OtherPlan,
    /// Two files have one number.
    SameNumber,
    /// Two files are the same version.
    SameVersion,
    /// Versions in between, or the first ones, are not there.
    Missing,
    /// The version does not say what it replaces.
    ReplacesNothing,
    /// It names another version than the one before it.
    ReplacesOther,
    /// It names the version before it with another fingerprint.
    OtherFingerprint,
    /// It is dated before the version that it replaces.
    OutOfOrder,
    /// It follows a version that ended the plan.
    AfterTheEnd,
}

/// One place where the chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Break {
    /// The file.
    pub file: String,
    /// The number of its version.
    pub version: u32,
    /// What is wrong.
    pub kind: BreakKind,
    /// What is wrong, in words.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

/// Looks at all versions of one plan together.
///
/// An unbroken chain begins with version 1, which replaces nothing; each version after it has the next
/// number, names the one before by identity and by fingerprint, is of the same plan and is not dated
/// before it. A version without a day is not out of order. Files of the plan that most of the files
/// are of make the chain; the others are named.
///
/// # Errors
/// Only where a plan cannot be written as canonical JSON; a plan that was read can.
pub fn history(files: &[VersionFile]) -> Result<History, WriteError> {
    let plan = most_common(files);
    let mut versions = files
        .iter()
        .map(|VersionFile { file, plan }| {
            let version = &plan.version;
            Ok(VersionSeen {
                file: file.clone(),
                plan: plan.id,
                version: version.number,
                id: version.id,
                status: version.status,
                reason: version.reason,
                made_on: version.made_on,
                sha256: json::fingerprint(plan)?,
                replaces: version.replaces.clone(),
            })
        })
        .collect::<Result<Vec<VersionSeen>, WriteError>>()?;
    versions.sort_by(|one, two| (one.version, &one.file).cmp(&(two.version, &two.file)));
    let mut breaks = Vec::new();
    let mut last: Option<&VersionSeen> = None;
    for seen in &versions {
        if Some(seen.plan) != plan {
            breaks.push(broken(
                seen,
                BreakKind::OtherPlan,
                format!("this is of another plan ({})", seen.plan),
                "move it to its own plan's versions, or restore the identity of the plan, which never changes",
            ));
            continue;
        }
        match last {
            Some(before) if before.version == seen.version => breaks.push(twice(before, seen)),
            _ => {
                follows(last, seen, &mut breaks);
                last = Some(seen);
            }
        }
    }
    Ok(History { format: FORMAT, engine: env!("CARGO_PKG_VERSION"), plan, versions, breaks })
}

/// The plan that most of the files are of; of several the one with the smallest identity.
fn most_common(files: &[VersionFile]) -> Option<PlanId> {
    let mut count: BTreeMap<PlanId, usize> = BTreeMap::new();
    for file in files {
        *count.entry(file.plan.id).or_default() += 1;
    }
    let most = count.values().copied().max()?;
    count.into_iter().find(|(_, files)| *files == most).map(|(plan, _)| plan)
}

fn broken(seen: &VersionSeen, kind: BreakKind, message: String, mend: impl Into<String>) -> Break {
    Break { file: seen.file.clone(), version: seen.version, kind, message, mend: mend.into() }
}

/// Two files with one number.
fn twice(before: &VersionSeen, seen: &VersionSeen) -> Break {
    if before.sha256 == seen.sha256 {
        broken(
            seen,
            BreakKind::SameVersion,
            format!("this is the same version as {}", before.file),
            "keep one of the two files",
        )
    } else {
        broken(
            seen,
            BreakKind::SameNumber,
            format!("{} is version {} too, and says something else", before.file, seen.version),
            "keep the one that was served, or give the later one the next number and its own identity",
        )
    }
}

/// Whether a version follows the one before it, or begins the chain.
fn follows(last: Option<&VersionSeen>, seen: &VersionSeen, breaks: &mut Vec<Break>) {
    let wanted = last.map_or(1, |before| before.version.saturating_add(1));
    if seen.version > wanted {
        let missing = if wanted + 1 == seen.version {
            format!("version {wanted} is not here")
        } else {
            format!("versions {wanted} to {} are not here", seen.version - 1)
        };
        let mend = match last {
            None => "add the versions before it; a plan that moved in has them from the council before",
            Some(_) => "add the versions between",
        };
        breaks.push(broken(seen, BreakKind::Missing, missing, mend));
        if last.is_none() {
            return;
        }
    }
    let Some(before) = last else {
        if seen.replaces.is_some() {
            breaks.push(broken(
                seen,
                BreakKind::ReplacesOther,
                "the first version says that it replaces another one".to_owned(),
                "correct the number, or leave `replaces` out",
            ));
        }
        return;
    };
    if seen.version == wanted {
        match &seen.replaces {
            None => breaks.push(broken(
                seen,
                BreakKind::ReplacesNothing,
                format!("it does not say that it replaces version {}", before.version),
                format!("give `replaces` with the id {} and the sha256 {}", before.id, before.sha256),
            )),
            Some(replaced) if replaced.id != before.id => breaks.push(broken(
                seen,
                BreakKind::ReplacesOther,
                format!(
                    "it says that it replaces {}, and version {} is {}",
                    replaced.id, before.version, before.id
                ),
                format!(
                    "find the version that it was made from, or correct `replaces`; {} is not it",
                    before.file
                ),
            )),
            Some(replaced) if replaced.sha256 != before.sha256 => breaks.push(broken(
                seen,
                BreakKind::OtherFingerprint,
                format!(
                    "version {} is not as it was when it was replaced: its fingerprint was {}",
                    before.version, replaced.sha256
                ),
                format!(
                    "{} was changed afterwards, or is another copy; restore the file that was served",
                    before.file
                ),
            )),
            Some(_) => {}
        }
    }
    if let (Some(old), Some(new)) = (before.made_on, seen.made_on)
        && new < old
    {
        breaks.push(broken(
            seen,
            BreakKind::OutOfOrder,
            format!("it is dated {new}, before version {} of {old}", before.version),
            "correct `made_on` of the wrong one in a new version",
        ));
    }
    if before.status == Status::Ceased {
        breaks.push(broken(
            seen,
            BreakKind::AfterTheEnd,
            format!("version {} ended the plan", before.version),
            "correct the status of the version that did not end it, in a new version; a new plan has a new identity",
        ));
    }
}
