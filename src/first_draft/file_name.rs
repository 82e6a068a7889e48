//! The name of a draft's file: from the council's key, safe on every system, and never the child's.

use crate::model::PlanId;

/// Names that some systems keep for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "clock$", "conin$"];

/// How much of a key goes into a name, in characters.
const LONGEST_KEY: usize = 60;

/// A name from the key, and whether it stands for that key alone.
///
/// Only small and capital letters, digits, hyphens, underscores and full stops inside stay; a key
/// that had to change, or that could be taken for a device, gets a part of the plan's identity.
pub(super) fn of_key(key: &str, plan: PlanId) -> String {
    let safe: String = key
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
        .collect();
    let safe: String = safe.trim_matches(['.', '-']).chars().take(LONGEST_KEY).collect();
    if safe == key && !is_device(&safe) { format!("{safe}.json") } else { with_identity(&safe, plan) }
}

/// The name with the start of the plan's identity, for a key that is not safe or not alone.
pub(super) fn with_identity(safe: &str, plan: PlanId) -> String {
    let identity = plan.to_string();
    let short = &identity[..8];
    let safe = safe.trim_end_matches(".json").trim_matches(['.', '-']);
    if safe.is_empty() { format!("plan-{short}.json") } else { format!("{safe}-{short}.json") }
}

/// The name from the plan's identity alone, for a key that says who the child is.
pub(super) fn of_identity(plan: PlanId) -> String {
    format!("{plan}.json")
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1);
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn names_are_safe() {
        let plan = PlanId(Uuid::from_u128(0x0123_4567_89ab_cdef));
        for (key, name) in [
            ("NM-00412", "NM-00412.json"),
            ("12.5_a", "12.5_a.json"),
            ("../../etc/passwd", "etc-passwd-00000000.json"),
            ("a/b\\c:d", "a-b-c-d-00000000.json"),
            (".hidden", "hidden-00000000.json"),
            ("NUL", "NUL-00000000.json"),
            ("com1.x", "com1.x-00000000.json"),
            ("…", "plan-00000000.json"),
            ("Zoë 7", "Zo--7-00000000.json"),
        ] {
            assert_eq!(of_key(key, plan), name, "{key}");
        }
        assert!(of_key(&"x".repeat(500), plan).len() < 90);
    }
}
