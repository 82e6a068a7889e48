//! What a council says of itself, once, for all its drafts.

use super::start::{Start, first_draft};
use crate::json;
use crate::model::{Date, LocalAuthority, PlanId, RightsHolderKind};
use uuid::Uuid;

/// A council as its file describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// What goes into every plan.
    pub local_authority: LocalAuthority,
    /// The council's own name space, such as `northmere.example`. It makes identities and keeps
    /// what no field holds; only an export needs it.
    pub namespace: Option<String>,
}

/// Why a council's file could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CouncilError {
    /// It is not TOML, or a field is unknown or of the wrong kind.
    #[error("the council's file cannot be read; mend the line it names")]
    Toml(#[from] Box<toml::de::Error>),
    /// A value that a plan cannot hold, such as a malformed GSS code.
    #[error("the council's file does not fit a plan: {0}")]
    DoesNotFit(String),
    /// A name space that `extensions` cannot have.
    #[error(
        "the council's `namespace` must be small letters, digits, full stops and hyphens, such as `northmere.example`"
    )]
    Namespace,
}

impl Council {
    /// Reads a council's file: the fields of `local_authority` in a plan, and `namespace`.
    ///
    /// # Errors
    /// When it is not TOML, when a field is unknown, or when a plan cannot hold a value.
    pub fn read(text: &str) -> Result<Self, CouncilError> {
        let boxed = |error: toml::de::Error| CouncilError::Toml(Box::new(error));
        let mut table: toml::Table = toml::from_str(text).map_err(boxed)?;
        let namespace = match table.remove("namespace") {
            None => None,
            Some(toml::Value::String(name)) if is_namespace(&name) => Some(name),
            Some(_) => return Err(CouncilError::Namespace),
        };
        let local_authority: LocalAuthority = table.try_into().map_err(boxed)?;
        fits(&local_authority)?;
        Ok(Self { local_authority, namespace })
    }
}

/// Whether `extensions` may have an entry of this name.
fn is_namespace(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.starts_with(plain) && name.chars().all(|c| plain(c) || matches!(c, '.' | '-'))
}

/// Whether a plan with this council can be read back.
fn fits(local_authority: &LocalAuthority) -> Result<(), CouncilError> {
    let trial = first_draft(&Start {
        id: PlanId(Uuid::nil()),
        version: Uuid::nil(),
        given: "A".to_owned(),
        family: None,
        date_of_birth: Date::constant(2020, 1, 1),
        rights_holder: RightsHolderKind::Parent,
        local_authority: local_authority.clone(),
    });
    let bytes = json::write(&trial).map_err(|error| CouncilError::DoesNotFit(error.to_string()))?;
    let Err(faults) = json::read(&bytes) else { return Ok(()) };
    let told: Vec<String> = faults
        .0
        .iter()
        .map(|fault| format!("{}: {}; {}", fault.place, fault.fault, fault.fault.mend()))
        .collect();
    Err(CouncilError::DoesNotFit(told.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_is_read() {
        let council = Council::read(
            "namespace = \"northmere.example\"\nname = \"Northmere Council\"\ngss_code = \"E10000099\"\n\
             [mediation_adviser]\nname = \"Fair Talk\"\ntelephone = \"01632 960111\"",
        )
        .unwrap();
        assert_eq!(council.local_authority.name, "Northmere Council");
        assert_eq!(council.namespace.as_deref(), Some("northmere.example"));
    }

    #[test]
    fn a_faulty_council_is_refused_with_the_reason() {
        assert!(matches!(Council::read("name = "), Err(CouncilError::Toml(_))));
        assert!(matches!(Council::read("nmae = \"N\""), Err(CouncilError::Toml(_))));
        assert!(matches!(Council::read("name = \"N\"\nnamespace = \"A b\""), Err(CouncilError::Namespace)));
        let error = Council::read("name = \"N\"\ngss_code = \"E99\"").unwrap_err().to_string();
        assert!(error.contains("E06"), "{error}");
    }
}
