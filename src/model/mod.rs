//! What a plan is: one typed record from which every document is derived.
//!
//! The words are the law and the structure reads them: every item keeps its text exactly as
//! the authority issued it, and typed facts stand beside the words, never in their place. A
//! value that is not known is absent. Field names are the law's own terms; the JSON keys of
//! the sections are their statutory letters (SEND Regulations 2014, regulation 12(1)).
//!
//! One plan is written in one way, so that a fingerprint means the same everywhere: a field
//! that has nothing to say is left out, never `null`, an empty text or an empty list.

mod advice;
mod child_or_young_person;
mod golden_thread;
mod label;
mod lifecycle;
mod local_authority;
mod need;
mod outcome;
mod path;
mod personal_budget;
mod placement;
mod plan;
mod provenance;
mod provision;
mod quantity;
mod reader_copy;
mod review;
mod rights_holder;
mod section;
mod text;
mod value;
mod views;

pub use advice::{Advice, AdviceKind, AssessmentTier};
pub use child_or_young_person::{
    AccessibleFormat, Address, ChildOrYoungPerson, CommunicationNeeds, Contact, FormerName, GeneralPractice,
    Identifiers, LookedAfter, OneFilePaper, PersonName, Professional, Pronouns, SchoolYear, SettingAttended,
    Sex,
};
pub use golden_thread::{
    AnyNeed, AspirationThread, GoldenThread, NeedThread, OutcomeThread, ProvisionThread,
};
pub use label::{Labels, assign as assign_labels, prefix_of as label_prefix};
pub use lifecycle::{
    Event, EventKind, ExceptionReason, LawfulException, Lifecycle, TimeLimit, TribunalOrder,
};
pub use local_authority::{ContactPoint, LocalAuthority, Officer, PreviousAuthority};
pub use need::{
    AreaOfNeed, BroadArea, CareNeed, Finding as NoneIdentifiedFinding, NeedType, NeedTypeCode,
    NoneIdentified, SpecialEducationalNeed,
};
pub use outcome::{AchieveBy, AdulthoodArea, MeasureKind, Outcome, Phase, ProgressScale};
pub use path::PlanPath;
pub use personal_budget::{BudgetComponent, BudgetManagement, DirectPayment, MoneyPeriod};
pub use placement::{
    Attendance, Placement, PlacementStatus, PlacementType, ResidentialPattern, Transition, TransitionKind,
    TransitionStep,
};
pub use plan::{
    LocalFunding, Plan, Reason, ReplacedVersion, SchemaVersion, SignedBy, Status, UnplacedText, Version,
};
pub use provenance::{Confidence, Provenance};
pub use provision::{
    AsWritten, Deliverer, DelivererRole, HealthAgreement, Provision, ProvisionKind, SectionTwoService, Tier,
};
pub use quantity::{Period, Purpose, Quantity, Range, Ratio, Sessions, TotalAmount};
pub use reader_copy::{CopyReader, ReaderCopy, StatedAge};
pub use review::{AnnualReview, Attendee, OutcomeProgress, ProgressStatus, ReviewDecision};
pub use rights_holder::{Representative, RepresentativeKind, RightsHolder, RightsHolderKind};
pub use section::{
    AdviceAndInformation, HealthCareNeeds, HealthCareProvision, Outcomes, PersonalBudget, PlacementSection,
    Section, Sections, SocialCareNeeds, SocialCareProvision, SpecialEducationalNeeds,
    SpecialEducationalProvision, Views,
};
pub use text::{Block, Inline, Text};
pub use value::{Date, ItemId, PlanId, Sha256};
pub use views::{Media, ViewEntry, Whose};
