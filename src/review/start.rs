//! The next version of a plan begun from the one in force, with a record of the review to fill.

use crate::json::{self, WriteError};
use crate::model::{
    AnnualReview, Date, ItemId, Labels, OutcomeProgress, Plan, PlanPath, ProgressStatus, Reason,
    ReplacedVersion, Status,
};
use crate::timescales::count::Weeks;
use uuid::Uuid;

/// Why no review can be started from a version.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// A plan that was never in force has nothing to review.
    #[error(
        "version {number} is a draft, which is not in force and cannot be reviewed; name the final version"
    )]
    Draft {
        /// The number of the version.
        number: u32,
    },
    /// Amendments that are only proposed are not in force yet.
    #[error(
        "version {number} proposes amendments and is not in force; make it final, or name the final version \
         that it would replace"
    )]
    ProposedAmendment {
        /// The number of the version.
        number: u32,
    },
    /// A plan that ended is reviewed no more.
    #[error("version {number} records that the plan has ceased; a plan that ended is not reviewed")]
    Ceased {
        /// The number of the version.
        number: u32,
    },
    /// The meeting was held before there was anything to review.
    #[error(
        "a meeting on {meeting} cannot have reviewed version {number}, which was made on {made_on}; mend --meeting, \
         or name the version that was in force on that day"
    )]
    BeforeTheVersion {
        /// The day of the meeting.
        meeting: Date,
        /// The number of the version.
        number: u32,
        /// The day on which the version was made.
        made_on: Date,
    },
    /// The plan records a review on that day, or a later one.
    #[error(
        "the plan already records a review of {latest}; a meeting on {meeting} is not after it; mend --meeting"
    )]
    NotAfterTheLast {
        /// The day of the meeting.
        meeting: Date,
        /// The day of the latest meeting that is recorded.
        latest: Date,
    },
    /// The review before says nothing but its day.
    #[error(
        "{at} is empty: nothing is recorded of the review of {meeting} but the meeting itself; record \
         progress, recommendations or the decision there before the next review is started"
    )]
    EarlierUnfilled {
        /// Where the empty record stands.
        at: PlanPath,
        /// The day of that meeting.
        meeting: Date,
    },
    /// The identity asked for is taken.
    #[error("{0} is the identity of the version that is reviewed; give the new version another one")]
    SameIdentity(Uuid),
    /// Version numbers have an end.
    #[error("version {0} is the last number that a version can have")]
    NoNumberLeft(u32),
    /// The plan cannot be written, so it has no fingerprint.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Starts the next version of a plan from a review meeting.
///
/// The plan, its items and their identities stay as they are. The version is the next number, a
/// proposed amendment (SEND Regulations 2014, regulation 22) without a day or a signature, and names
/// the version that it replaces by identity and fingerprint. Its own identity is `identity`, else one
/// derived from the plan, the number and the meeting: the same again for the same input. A record of
/// the review stands last in `annual_reviews`, with every outcome as not yet said; [`to_fill`] names
/// what belongs in it.
///
/// # Errors
/// Where the version is not in force, the meeting cannot have reviewed it, or the record of the
/// review before is still empty.
pub fn start(plan: &Plan, meeting: Date, identity: Option<Uuid>) -> Result<Plan, StartError> {
    let number = plan.version.number;
    match plan.version.status {
        Status::Final => {}
        Status::Draft => return Err(StartError::Draft { number }),
        Status::ProposedAmendment => return Err(StartError::ProposedAmendment { number }),
        Status::Ceased => return Err(StartError::Ceased { number }),
    }
    if let Some(made_on) = plan.version.made_on
        && meeting < made_on
    {
        return Err(StartError::BeforeTheVersion { meeting, number, made_on });
    }
    if let Some(latest) = plan.annual_reviews.iter().map(|review| review.meeting_on).max()
        && meeting <= latest
    {
        return Err(StartError::NotAfterTheLast { meeting, latest });
    }
    if let Some((at, last)) = plan.annual_reviews.iter().enumerate().next_back()
        && !last.is_filled()
    {
        let at = PlanPath::root().field("annual_reviews").index(at);
        return Err(StartError::EarlierUnfilled { at, meeting: last.meeting_on });
    }
    let next = number.checked_add(1).ok_or(StartError::NoNumberLeft(number))?;
    let derived = |what: &str| Uuid::new_v5(&plan.id.0, format!("/{what}/{next}/{meeting}").as_bytes());
    let id = identity.unwrap_or_else(|| derived("version"));
    if id == plan.version.id {
        return Err(StartError::SameIdentity(id));
    }
    let mut started = plan.clone();
    let version = &mut started.version;
    version.replaces = Some(ReplacedVersion { id: plan.version.id, sha256: json::fingerprint(plan)? });
    version.id = id;
    version.number = next;
    version.status = Status::ProposedAmendment;
    version.reason = Reason::AnnualReview;
    version.made_on = None;
    version.next_review_by = None;
    version.ceased_on = None;
    version.signed_by = None;
    let outcomes = &plan.sections.outcomes.outcomes;
    started.annual_reviews.push(AnnualReview {
        id: ItemId(derived("annual-review")),
        meeting_on: meeting,
        attendance: Vec::new(),
        views: Vec::new(),
        progress: outcomes
            .iter()
            .map(|outcome| OutcomeProgress {
                outcome: outcome.id,
                status: ProgressStatus::NotSaid,
                note: None,
            })
            .collect(),
        recommendations: None,
        differences_of_opinion: None,
        decision: None,
        decision_notified_on: None,
    });
    Ok(started)
}

/// Something that belongs in the record of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToFill {
    /// Where it belongs, as a pointer into the file.
    pub pointer: PlanPath,
    /// What belongs there, in words.
    pub what: String,
    /// The law that asks for it.
    pub law: &'static str,
}

/// What belongs in the record of the latest review and is not there, in the order of the record.
/// Empty where no review is recorded or nothing is missing.
#[must_use]
pub fn to_fill(plan: &Plan) -> Vec<ToFill> {
    let Some((index, review)) = plan.annual_reviews.iter().enumerate().next_back() else { return Vec::new() };
    let at = PlanPath::root().field("annual_reviews").index(index);
    let mut list = Vec::new();
    let mut add = |field: &str, missing: bool, what: String, law: &'static str| {
        if missing {
            list.push(ToFill { pointer: at.field(field), what, law });
        }
    };
    let invited = "who was invited, who came and who sent advice: the parents or the young person, the setting, \
                   the council's officers for special educational needs and for social care, a health professional";
    add("attendance", review.attendance.is_empty(), invited.to_owned(), "regulation 20(2) to (4)");
    let said = "what the child or young person and the parents said".to_owned();
    add("views", review.views.is_empty(), said, "section 19 of the Act");
    let labels = Labels::of(plan);
    let silent: Vec<&str> = review
        .progress
        .iter()
        .filter(|progress| progress.status == ProgressStatus::NotSaid && progress.note.is_none())
        .map(|progress| labels.get(progress.outcome).unwrap_or("an outcome that is gone"))
        .collect();
    let progress = format!(
        "progress towards {}: met, on_the_way, not_yet or got_harder, each with a note",
        silent.join(", ")
    );
    add("progress", !silent.is_empty(), progress, "regulations 19 and 20(5)");
    let report = Weeks(2).after(review.meeting_on);
    let recommended = format!("what the meeting recommends; the report is due by {report}");
    add("recommendations", review.recommendations.is_none(), recommended, "regulation 20(7) and (8)");
    let differ = "where people disagreed, or that nobody did".to_owned();
    add("differences_of_opinion", review.differences_of_opinion.is_none(), differ, "regulation 20(7)");
    let decision = Weeks(4).after(review.meeting_on);
    let decided = format!("maintain, amend or cease; the family is to be told by {decision}");
    add("decision", review.decision.is_none(), decided, "regulation 20(10)");
    let told = "the day on which the family was told".to_owned();
    add("decision_notified_on", review.decision_notified_on.is_none(), told, "regulation 20(10)");
    list
}
