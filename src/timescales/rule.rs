//! What a date rule is: one time limit of the law, as a value.

use super::count::{Days, Months, Weeks, WorkingDays};
use super::tribunal::TribunalWorkingDays;
use crate::law::Citation;
use crate::model::Date;
use jiff::civil::date;

/// One time limit, or one day that the law makes count.
///
/// To change the law is to change a value: close `in_force` of the old rule and add the new one
/// beside it. Codes never change their meaning.
#[derive(Debug, Clone, Copy)]
pub struct DateRule {
    /// The short code, such as `TL-104`.
    pub code: &'static str,
    /// The plain name in kebab-case, unique.
    pub name: &'static str,
    /// Other names that mean the same.
    pub aliases: &'static [&'static str],
    /// What is done, or what begins or ends, as a sentence without its full stop.
    pub what: &'static str,
    /// Who must or may act.
    pub who: Who,
    /// The event from which it counts, as a sentence without its full stop.
    pub from: &'static str,
    /// Other days that the answer needs or can use.
    pub and: &'static [Other],
    /// How it counts.
    pub count: Count,
    /// What the date means.
    pub bound: Bound,
    /// Where it stands, the rule itself first.
    pub law: &'static [Citation],
    /// How sure the engine's source is.
    pub certainty: Certainty,
    /// What a reader should know before relying on it; empty where there is nothing.
    pub note: &'static str,
    /// The circumstances in which the Regulations lift it.
    pub exceptions: &'static [&'static str],
    /// The days between which the rule is in force.
    pub in_force: InForce,
}

/// A further day that a rule takes.
#[derive(Debug, Clone, Copy)]
pub struct Other {
    /// Its name in a question, such as `certificate`.
    pub key: &'static str,
    /// Other names that mean the same.
    pub aliases: &'static [&'static str],
    /// What happened on it.
    pub what: &'static str,
    /// Whether there is no answer without it.
    pub needed: bool,
}

/// Who must or may act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The council that is responsible.
    Council,
    /// The council that the child or young person left.
    OldCouncil,
    /// The council to which the child or young person moved.
    NewCouncil,
    /// The parent or the young person.
    Family,
    /// Whoever was asked for advice.
    AdviceGiver,
    /// The school, college or other setting.
    Setting,
    /// The health body that arranges the care.
    HealthBody,
    /// The mediation adviser.
    MediationAdviser,
    /// Nobody: the day itself changes what holds.
    Nobody,
}

impl Who {
    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Council => "the council",
            Self::OldCouncil => "the old council",
            Self::NewCouncil => "the new council",
            Self::Family => "the parent or young person",
            Self::AdviceGiver => "whoever was asked for advice",
            Self::Setting => "the school, college or other setting",
            Self::HealthBody => "the health body",
            Self::MediationAdviser => "the mediation adviser",
            Self::Nobody => "nobody",
        }
    }
}

/// How a rule counts. Each kind of time is a type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// On the day itself.
    OnTheDay,
    /// Weeks after the day, which is not counted.
    Weeks(Weeks),
    /// Weeks before the day.
    WeeksBefore(Weeks),
    /// Calendar days after the day, which is not counted.
    Days(Days),
    /// Calendar days beginning with the day.
    DaysBeginningWith(Days),
    /// Months after the day: the same number in a later month.
    Months(Months),
    /// Months before the day.
    MonthsBefore(Months),
    /// A period of months that begins with the day.
    MonthsBeginningWith(Months),
    /// Working days after the day, which is not counted.
    WorkingDays(WorkingDays),
    /// Working days beginning with the day.
    WorkingDaysBeginningWith(WorkingDays),
    /// The last day with so many working days from it, itself counted, before the day.
    WorkingDaysBefore(WorkingDays),
    /// Working days of the Tribunal after the day.
    TribunalWorkingDays(TribunalWorkingDays),
    /// The time to start an appeal, by the Tribunal's rules.
    AppealTime,
    /// The day after the time to start an appeal.
    AfterAppealTime,
    /// Before a day of the year in which the child or young person changes phase, and so many weeks before it.
    BeforeDayOfYear {
        /// The month of the statutory day.
        month: i8,
        /// The day of the month.
        day: i8,
        /// The weeks that later steps need.
        less: &'static [Weeks],
    },
    /// The day of a move, or working days beginning with the day on which the old council became aware.
    TransferOfPlan,
    /// The same, asked from the day of becoming aware.
    TransferOnceAware,
    /// The later of twelve months beginning with the last review and three beginning with the transfer.
    ReviewAfterTransfer,
    /// The window of a school closure: from a week before it to a week before re-opening.
    ClosureWindow,
    /// A birthday.
    Birthday(i16),
    /// The last day of compulsory school age.
    SchoolLeaving,
    /// The day after it.
    AfterSchoolLeaving,
    /// The first day of a national curriculum year.
    SchoolYear(i16),
    /// The end of the academic year of the 25th birthday.
    YearOf25,
}

/// What a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The last day to act.
    By,
    /// The other side has at least until the end of this day.
    AtLeastUntil,
    /// Not before this day.
    NotBefore,
    /// Something holds from this day on, or until its end.
    On,
}

impl Bound {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::AtLeastUntil => "at_least_until",
            Self::NotBefore => "not_before",
            Self::On => "on",
        }
    }
}

/// How sure the engine's own source of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Read in the source itself.
    Read,
    /// Read in a secondary source.
    Secondary,
    /// From memory, and not compared with the source yet.
    Memory,
    /// Doubtful.
    Doubtful,
    /// No law: guidance that must be had regard to.
    Guidance,
    /// No law and no guidance: worked out from the limits so that they can be kept.
    Planning,
}

impl Certainty {
    /// Whether the day is one of the law itself, and not of guidance or planning.
    #[must_use]
    pub const fn is_law(self) -> bool {
        !matches!(self, Self::Guidance | Self::Planning)
    }

    /// Whether the rule was read in the source itself.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Read)
    }

    /// The mark and the words of a source note.
    #[must_use]
    pub const fn note(self) -> &'static str {
        match self {
            Self::Read => "[S] read in the source",
            Self::Secondary => "[S] read in a secondary source, not in the Regulations themselves",
            Self::Memory => "[M] from memory, not compared with the source; confirm before relying on it",
            Self::Doubtful => "[?] doubtful; confirm before relying on it",
            Self::Guidance => "[M] guidance that must be had regard to, no time limit of the law",
            Self::Planning => {
                "no law sets this day; it is worked out so that the limits after it can be kept"
            }
        }
    }
}

/// The days between which a rule is in force. An open end has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

impl InForce {
    /// Part 3 of the Children and Families Act 2014 and the Regulations came into force on 1 September 2014.
    pub const SINCE_2014: Self = Self { from: date(2014, 9, 1), until: None };

    /// Whether the rule is in force on this day.
    #[must_use]
    pub fn holds_on(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What most rules have in common; a rule says only what is its own.
pub(super) const USUAL: DateRule = DateRule {
    code: "",
    name: "",
    aliases: &[],
    what: "",
    who: Who::Council,
    from: "",
    and: &[],
    count: Count::OnTheDay,
    bound: Bound::By,
    law: &[],
    certainty: Certainty::Read,
    note: "",
    exceptions: &[],
    in_force: InForce::SINCE_2014,
};

/// The exceptions of regulations 5(4), 10(4), 13(3) and 27(3).
pub(super) const OF_AN_ASSESSMENT: &[&str] = &[
    "(a) advice was asked of a head or principal in the time from a week before a closure of at least 4 continuous weeks \
to a week before re-opening",
    "(b) advice was asked of the head of SEN in an early years setting in such a time",
    "(c) exceptional personal circumstances of the child, the parent or the young person in that time",
    "(d) the child, the parent or the young person was away from the area for a continuous period of at least 4 weeks",
];

/// The exceptions of regulation 8.
pub(super) const OF_ADVICE: &[&str] = &[
    "exceptional circumstances of the child, the parent or the young person",
    "the child, the parent or the young person was away from the area for a continuous period of at least 4 weeks",
    "an appointment or examination was missed",
];

/// The exceptions of regulations 42, 44 and 45.
pub(super) const OF_AN_ORDER: &[&str] = &[
    "exceptional personal circumstances of the child, the parent or the young person",
    "the child, the parent or the young person was away from the area for a continuous period of at least 2 weeks",
    "a reason of regulation 13(3)",
];
