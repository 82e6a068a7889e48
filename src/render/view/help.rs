//! One piece of provision in plain words: the made sentence, what could not be told, and what to ask.
//!
//! Facts come from the typed fields only. A fact that the record does not hold is claimed to be
//! missing from the plan only where its words were read and lack it too; otherwise the reader is
//! sent to the exact words. An amount that the plan gives
//! for something of its own ("overnight study") is told beside those words, never beside the title.

use super::amount::Amounts;
use super::gaps::Gaps;
use super::voice::{Voice, day, in_a_row, mid_sentence, sentence_case};
use super::who::{Who, who};
use crate::model::{AsWritten, Date, Period, Provision, ProvisionKind, Purpose, Quantity, Range};
use minijinja::context;

/// A piece of provision as the parent document says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Help {
    /// The title of the help.
    pub(super) title: String,
    /// The made sentences.
    pub(super) sentence: String,
    /// What could not be told or is soft, as sentences; empty where all is clear.
    pub(super) unclear: Vec<String>,
    /// The same in the fewest words, for the short edition.
    pub(super) unclear_short: Vec<String>,
    /// The questions to ask about it.
    pub(super) asks: Vec<String>,
    /// Whether the questions stand only if the exact words do not answer them.
    pub(super) ask_if_not_there: bool,
    /// The amount on its own, for lists.
    pub(super) short: Option<String>,
    /// Minutes a week with the child in every week from now on; absent where that is not sure.
    pub(super) weekly: Option<Range>,
    /// Whether someone is there all through the day.
    pub(super) whole_time: bool,
}

impl Help {
    /// Whether the reader should look closer.
    pub(super) fn is_unclear(&self) -> bool {
        !self.unclear.is_empty()
    }
}

/// Where a piece of provision stands: what its sentence depends on beside its own fields.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Its label.
    pub(super) label: &'a str,
    /// Whether it is help at school, whose days are school days.
    pub(super) school: bool,
    /// The document's date: what starts later has not started.
    pub(super) today: Date,
}

/// Which facts the record does not hold.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact that may be missing")]
pub(super) struct Unread {
    pub(super) who: bool,
    pub(super) how_often: bool,
    pub(super) how_long: bool,
    pub(super) ratio: bool,
    pub(super) start: bool,
}

impl Unread {
    /// The facts by the names of their phrases.
    pub(super) fn keys(&self) -> Vec<&'static str> {
        [
            (self.who, "who"),
            (self.how_often, "how_often"),
            (self.how_long, "how_long"),
            (self.ratio, "ratio"),
            (self.start, "start"),
        ]
        .into_iter()
        .filter_map(|(is_unread, key)| is_unread.then_some(key))
        .collect()
    }
}

/// A school year has this many weeks, or one more; other numbers of weeks are said.
const USUAL_WEEKS: std::ops::RangeInclusive<u8> = 38..=39;
/// Help in fewer weeks than this is no help of every week.
const MOST_WEEKS: u8 = 30;

/// Minutes a week that are time with the child: the sum over the amounts of direct work.
pub(super) fn weekly_with_child(provision: &Provision) -> Option<Range> {
    if matches!(provision.kind, ProvisionKind::Training | ProvisionKind::Liaison) {
        return None;
    }
    let mut sum: Option<Range> = None;
    for quantity in provision.quantities.iter().filter(|quantity| quantity.is_with_child()) {
        let rate = quantity.minutes_per_week()?;
        let so_far = sum.unwrap_or(Range::exactly(0));
        let max = so_far.max.zip(rate.max).map(|(a, b): (u32, u32)| a.saturating_add(b));
        sum = Some(Range { min: so_far.min.saturating_add(rate.min), max });
    }
    sum
}

/// Minutes a week in every week from now on: one amount of direct work, in days, weeks or
/// fortnights, by somebody the plan names, neither beginning later nor ending nor changing.
fn every_week(provision: &Provision, today: Date) -> Option<Range> {
    let quantity = sole_direct(provision)?;
    let (_, per) = quantity.minutes_per_period()?;
    let is_steady = matches!(per, Period::Day | Period::Week | Period::Fortnight)
        && quantity.weeks_per_year.is_none_or(|weeks| weeks >= MOST_WEEKS)
        && provision.starts_on.is_none_or(|starts| starts <= today)
        && provision.ends_on.is_none()
        && !provision.delivered_by.is_empty()
        && !provision.kind.has_no_sessions();
    is_steady.then(|| weekly_with_child(provision))?
}

/// The only amount of direct work, if there is only one and it is for the whole of the help.
fn sole_direct(provision: &Provision) -> Option<&Quantity> {
    let mut direct = provision.quantities.iter().filter(|quantity| quantity.is_with_child());
    direct.next().filter(|first| direct.next().is_none() && first.as_written.is_none())
}

/// The title of a piece of provision: its own, or its kind's.
pub(super) fn title(provision: &Provision) -> String {
    provision.title.clone().unwrap_or_else(|| sentence_case(provision.kind.name()))
}

/// Says one piece of provision.
pub(super) fn help(provision: &Provision, voice: &Voice, place: Place<'_>) -> Help {
    let amounts = Amounts { voice, school: place.school };
    let lead = provision.quantities.first();
    let giver = provision.delivered_by.first().and_then(who);
    let written = provision.as_written.clone().unwrap_or_default();
    let mut said = vec![lead_sentence(provision, lead, giver.as_ref(), &amounts)];
    said.extend(lead.and_then(|quantity| company(quantity, voice)));
    said.extend(other_amounts(provision, lead, &amounts));
    said.extend(columns(&written, provision, voice));
    said.extend(times_of_year(provision, lead, giver.is_some(), voice));

    let parts = unread(provision, lead, giver.is_some(), &written, place.school);
    let (mut unclear, mut asks) = (Vec::new(), Vec::new());
    soft_lines(lead, voice, &mut said, &mut unclear, &mut asks);
    let gaps = Gaps::of(provision);
    let (missing, parts) = gaps.part(&parts);
    let no_activity = provision.activity.is_none() && written.what.is_none();
    let (lines, questions) = gaps.said(&missing, no_activity, voice);
    unclear.extend(lines);
    asks.extend(questions);
    let mut unclear_short = unclear.clone();
    let mut ask_if_not_there = false;
    if let Some((names, questions)) = unread_names(&parts, voice) {
        ask_if_not_there = asks.is_empty();
        unclear.push(voice.tell("help.unread.sentence", context! { parts => &names }));
        unclear_short.push(voice.tell("help.unread.short", context! { parts => names }));
        asks.extend(questions);
    }
    Help {
        title: title(provision),
        sentence: said.join(" "),
        unclear,
        unclear_short,
        asks,
        ask_if_not_there,
        short: short(provision, &amounts, place),
        weekly: every_week(provision, place.today),
        whole_time: provision.quantities.iter().any(|quantity| quantity.whole_time == Some(true)),
    }
}

/// The amount on its own, with the day from which or until which it holds.
fn short(provision: &Provision, amounts: &Amounts<'_>, place: Place<'_>) -> Option<String> {
    let lead = provision.quantities.first()?;
    let say = |key: &str, facts| amounts.voice.tell(&format!("help.short.{key}"), facts);
    if lead.whole_time == Some(true) {
        return Some(sentence_case(&amounts.short(lead)?));
    }
    if lead.as_written.is_some() || provision.quantities.iter().filter(|q| q.is_with_child()).count() > 1 {
        return Some(say("several", context! { label => place.label }));
    }
    let mut short = sentence_case(&amounts.short(lead)?);
    if lead.changes_on.is_some() {
        short = say("changing", context! { amount => short });
    }
    if let Some(date) = provision.starts_on.filter(|starts| *starts > place.today) {
        short = say("from", context! { amount => short, date => day(date) });
    }
    if let Some(date) = provision.ends_on {
        short = say("until", context! { amount => short, date => day(date) });
    }
    Some(short)
}

fn lead_sentence(
    p: &Provision,
    lead: Option<&Quantity>,
    giver: Option<&Who>,
    amounts: &Amounts<'_>,
) -> String {
    let voice = amounts.voice;
    let what = mid_sentence(&title(p), &[&voice.name]);
    let own_amount = lead.filter(|quantity| quantity.as_written.is_none());
    let amount = own_amount.map(|quantity| amounts.in_sentence(quantity)).unwrap_or_default();
    let bare = amount.trim_start_matches([',', ' ']).to_owned();
    let who = giver.map(|giver| giver.words.as_str());
    let many = giver.is_some_and(|giver| giver.many);
    let say = |key: &str, what: &str, amount: &str| {
        let facts = context! { who => who.unwrap_or_default(), many => many, what => what, amount => amount };
        voice.tell(&format!("help.sentence.{key}"), facts)
    };
    if p.kind.has_no_sessions() {
        return item_sentence(p, own_amount, giver, amounts, &what);
    }
    let purpose = own_amount.and_then(|quantity| quantity.purpose);
    let training = purpose == Some(Purpose::TrainingForStaff)
        || (p.kind == ProvisionKind::Training && purpose.is_none() && own_amount.is_some());
    if training || (p.kind == ProvisionKind::Training && lead.is_none()) {
        return say(if who.is_some() { "for_staff" } else { "for_staff_nobody" }, &what, &bare);
    }
    match purpose {
        Some(Purpose::AdviceToStaff) if who.is_some() => return say("advice_to_staff", &what, &bare),
        Some(purpose @ (Purpose::Programme | Purpose::Review | Purpose::ReportWriting)) if who.is_some() => {
            let activity = voice.say(&format!("help.activity.{}", purpose_key(purpose)));
            return say("not_with_child", &activity, &bare);
        }
        Some(purpose) if !purpose.is_with_child() => return say("gets_help_with", &what, ""),
        _ => {}
    }
    if own_amount.is_some_and(|quantity| quantity.whole_time == Some(true)) {
        return say(if who.is_some() { "whole_time" } else { "whole_time_nobody" }, &what, "");
    }
    if let Some(date) = own_amount.and_then(|quantity| quantity.changes_on).filter(|_| !bare.is_empty()) {
        let bare = bare.strip_prefix("for ").unwrap_or(&bare);
        let key = if who.is_some() && is_work(p.kind) { "changes" } else { "changes_nobody" };
        let facts = context! {
            who => who.unwrap_or_default(), many => many, what => what, amount => bare, date => day(date),
        };
        return voice.tell(&format!("help.sentence.{key}"), facts);
    }
    let once = own_amount.and_then(|quantity| quantity.sessions).is_some_and(|s| s.per == Period::Once);
    let key = match (who.is_some(), bare.is_empty()) {
        (true, false) if once && is_work(p.kind) => "block",
        (_, false) if once => "block_nobody",
        // "An epilepsy nurse helps Sam with this: epilepsy nurse" says one thing twice.
        (true, true)
            if giver.is_some_and(|giver| giver.words.to_lowercase().contains(&what.to_lowercase())) =>
        {
            "helps"
        }
        (true, true) => "helps_with",
        (true, false) if is_work(p.kind) => "works_with",
        (true, false) if is_care(p.kind) => "helps",
        (true, false) => {
            // The help is named and so is who gives it: two short sentences.
            return format!("{} {}", say("gets", &what, &amount), say("gives_it", &what, ""));
        }
        (false, false) => "gets",
        (false, true) => "gets_help_with",
    };
    say(key, &what, &amount)
}

/// An object, a place or a change to what is taught. What an amount of it is of, only the words say.
fn item_sentence(
    p: &Provision,
    amount: Option<&Quantity>,
    giver: Option<&Who>,
    amounts: &Amounts<'_>,
    what: &str,
) -> String {
    let voice = amounts.voice;
    let is_thing = p.kind == ProvisionKind::Equipment;
    if !is_thing && p.quantities.is_empty() {
        return voice.tell("help.sentence.about", context! { what => what });
    }
    let mut said = vec![voice.tell("help.sentence.must_have", context! { what => what })];
    if let Some(giver) = giver {
        let (who, many) = (&giver.words, giver.many);
        said.push(match p.starts_on.filter(|_| is_thing) {
            Some(date) => voice
                .tell("help.sentence.gives_it_by", context! { who => who, many => many, date => day(date) }),
            None => voice.tell("help.sentence.gives_it", context! { who => who, many => many }),
        });
    }
    if let Some(amount) = amount.and_then(|quantity| amounts.short(quantity)) {
        let amount = mid_sentence(&amount, &[]);
        said.push(voice.tell("help.sentence.item_amount", context! { amount => amount }));
    }
    said.join(" ")
}

/// The amounts that the lead sentence does not tell: beside the plan's own words for them where it has any.
fn other_amounts(provision: &Provision, lead: Option<&Quantity>, amounts: &Amounts<'_>) -> Vec<String> {
    let voice = amounts.voice;
    let told_first = lead.is_some_and(|quantity| quantity.as_written.is_none());
    provision
        .quantities
        .iter()
        .skip(usize::from(told_first))
        .filter_map(|quantity| {
            if let Some(words) = &quantity.as_written {
                let amount = mid_sentence(&amounts.short(quantity)?, &[]);
                let purpose = sentence_case(words.trim().trim_end_matches('.'));
                return Some(
                    voice.tell("help.sentence.part", context! { purpose => purpose, amount => amount }),
                );
            }
            let purpose = quantity.purpose.unwrap_or(Purpose::DirectWork);
            let purpose = voice.say(&format!("help.purpose.{}", purpose_key(purpose)));
            let amount = amounts.on_top(quantity)?;
            let amount = if purpose.is_empty() { amount.trim_end_matches(',').to_owned() } else { amount };
            Some(voice.tell("help.sentence.also", context! { amount => amount, purpose => purpose }))
        })
        .collect()
}

/// The source's own columns for what is not typed: they are words of the plan.
fn columns(written: &AsWritten, provision: &Provision, voice: &Voice) -> Vec<String> {
    let lead = provision.quantities.first();
    [
        (&written.who, provision.delivered_by.is_empty()),
        (&written.ratio, lead.is_none_or(|q| q.ratio.is_none() && q.group_size.is_none())),
        (&written.how_often, lead.is_none_or(|q| q.sessions.is_none() && q.total.is_none())),
        (&written.how_long, lead.is_none_or(|q| q.duration_minutes.is_none() && q.total.is_none())),
    ]
    .into_iter()
    .filter(|(_, untyped)| *untyped)
    .filter_map(|(words, _)| words.as_ref())
    .map(|words| voice.tell("help.sentence.as_written", context! { words => words }))
    .collect()
}

/// In which weeks, from which day and until which day.
fn times_of_year(p: &Provision, lead: Option<&Quantity>, has_giver: bool, voice: &Voice) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(weeks) = lead.and_then(|q| q.weeks_per_year).filter(|weeks| !USUAL_WEEKS.contains(weeks)) {
        let key = if weeks < MOST_WEEKS { "weeks_in_all" } else { "weeks_a_year" };
        said.push(voice.tell(&format!("help.sentence.{key}"), context! { weeks => weeks }));
    }
    let told_with_giver = p.kind == ProvisionKind::Equipment && has_giver;
    if let Some(date) = p.starts_on.filter(|_| !told_with_giver) {
        said.push(voice.tell("help.sentence.starts", context! { date => day(date) }));
    }
    if let Some(date) = p.ends_on {
        // A block, a thing to put in or a plan to write has a last day; help of every week ends.
        let key = if weekly_with_child(p).is_some() { "ends" } else { "done_by" };
        said.push(voice.tell(&format!("help.sentence.{key}"), context! { date => day(date) }));
    }
    said
}

/// Kinds in which a person works with the child.
fn is_work(kind: ProvisionKind) -> bool {
    use ProvisionKind as K;
    matches!(
        kind,
        K::Teaching
            | K::SpecialistTeaching
            | K::TeachingAssistant
            | K::SpeechAndLanguageTherapy
            | K::OccupationalTherapy
            | K::Physiotherapy
            | K::EducationalPsychology
            | K::EmotionalSupport
            | K::OtherTherapy
            | K::SmallGroup
            | K::PreparingForAdulthood
            | K::TransitionSupport
    )
}

/// Kinds in which a person helps or looks after the child.
fn is_care(kind: ProvisionKind) -> bool {
    use ProvisionKind as K;
    matches!(kind, K::Staffing | K::PersonalCare | K::Nursing)
}

/// With how many people: the ratio or the group.
fn company(quantity: &Quantity, voice: &Voice) -> Option<String> {
    let children = voice.say(if voice.grown { "help.ratio.people" } else { "help.ratio.children" });
    let say = |key: &str, facts| {
        voice.tell(&format!("help.ratio.{key}"), context! { children => children, ..facts })
    };
    if let Some(ratio) = quantity.ratio {
        let facts = context! { staff => ratio.staff, pupils => ratio.pupils };
        return Some(match (ratio.staff, ratio.pupils) {
            (1, 1) => say("one_to_one", facts),
            (1, _) => say("one_adult", facts),
            (_, 1) => say("adults_for_child", facts),
            _ => say("adults_for_children", facts),
        });
    }
    let size = quantity.group_size?;
    Some(match (size.min, size.max) {
        (min, Some(max)) if min == max => say("group", context! { size => max }),
        (0 | 1, Some(max)) => say("group_at_most", context! { size => max }),
        (min, Some(max)) => {
            let size = voice.tell("help.amount.range", context! { low => min, high => max });
            say("group", context! { size => size })
        }
        (min, None) => say("group_at_least", context! { size => min }),
    })
}

/// A lead amount that is soft: "up to" leaves the least open and is unclear; "at least" and "about" are said.
fn soft_lines(
    lead: Option<&Quantity>,
    voice: &Voice,
    said: &mut Vec<String>,
    unclear: &mut Vec<String>,
    asks: &mut Vec<String>,
) {
    let Some(quantity) = lead.filter(|quantity| quantity.as_written.is_none()) else { return };
    let total = quantity.total.map(|total| total.minutes);
    let count = quantity.sessions.map(|sessions| sessions.count);
    let ranges = [quantity.duration_minutes, count, total].into_iter().flatten();
    if ranges.clone().any(|range| range.min == 0) {
        unclear.push(voice.say("help.soft.up_to"));
        asks.push(voice.say("help.ask.least"));
    } else if ranges.clone().any(|range| range.max.is_none()) {
        said.push(voice.say("help.soft.at_least"));
    } else if quantity.approximate == Some(true) {
        said.push(voice.say("help.soft.about"));
    }
}

fn unread(
    p: &Provision,
    lead: Option<&Quantity>,
    has_who: bool,
    written: &AsWritten,
    school: bool,
) -> Unread {
    let no_who = !has_who && written.who.is_none();
    if p.kind.has_no_sessions() {
        let is_thing = p.kind == ProvisionKind::Equipment;
        let start = is_thing && no_who && p.starts_on.is_none();
        return Unread { who: is_thing && no_who, start, ..Unread::default() };
    }
    let settled =
        lead.is_some_and(|q| q.whole_time == Some(true) || q.total.is_some() || q.as_written.is_some());
    // Nights, outings and help at home are not counted in minutes.
    let uncounted = matches!(
        p.kind,
        ProvisionKind::ShortBreak
            | ProvisionKind::HelpAtHome
            | ProvisionKind::FamilySupport
            | ProvisionKind::Nursing
    );
    let how_often = !settled && written.how_often.is_none() && lead.is_none_or(|q| q.sessions.is_none());
    let how_long = !settled
        && !uncounted
        && written.how_long.is_none()
        && lead.is_none_or(|q| q.duration_minutes.is_none());
    let alone = lead.is_none_or(|quantity| quantity.ratio.is_none() && quantity.group_size.is_none());
    let some = [no_who, how_often, how_long].into_iter().filter(|part| *part).count();
    let asks_ratio = school && alone && written.ratio.is_none() && is_work(p.kind);
    let is_move = p.kind == ProvisionKind::TransitionSupport;
    Unread {
        who: no_who,
        how_often,
        how_long,
        ratio: (1..3).contains(&some) && asks_ratio && !is_move,
        start: false,
    }
}

/// What could not be told, in a row of words, and the questions for it.
fn unread_names(parts: &Unread, voice: &Voice) -> Option<(String, Vec<String>)> {
    let keys = parts.keys();
    let say =
        |file: &str| keys.iter().map(|key| voice.say(&format!("help.{file}.{key}"))).collect::<Vec<_>>();
    (!keys.is_empty()).then(|| (in_a_row(&say("unread"), "or"), say("ask")))
}

fn purpose_key(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::DirectWork => "direct_work",
        Purpose::Programme => "programme",
        Purpose::TrainingForStaff => "training_for_staff",
        Purpose::AdviceToStaff => "advice_to_staff",
        Purpose::Review => "review",
        Purpose::ReportWriting => "report_writing",
    }
}
