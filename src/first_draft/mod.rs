//! The first draft of a plan, from a few facts or from each row of a case system's export.
//!
//! A draft holds what is known and nothing else. What is not known is absent, and [`missing`]
//! tells it section by section. Nothing here touches a file or reads the clock, and nothing
//! depends on chance: the same input gives the same bytes.
//!
//! ```text
//! name, date of birth, council ── first_draft ──▶ Plan ── missing ──▶ checklist
//! export + column map + council ── import ──▶ a Plan or the reasons for each row
//! ```

mod cell;
mod column_map;
mod council;
mod export;
mod field;
mod file_name;
mod import;
mod missing;
mod start;

pub use cell::CellFault;
pub use column_map::{ColumnMap, MapError};
pub use council::{Council, CouncilError};
pub use export::{Export, ExportError, ExportKind, LARGEST_EXPORT, Notice, RowName};
pub use field::FieldFault;
pub use import::{Draft, FailedRow, Import, ImportError, RowFault, import};
pub use missing::{Missing, checklist, missing};
pub use start::{Start, first_draft, item_id, rights_holder_on, version_id};
