//! One piece of provision in plain words: the made sentence, what could not be told, and what to ask.
//!
//! Facts come from the typed fields only. A fact that the record does not hold is never claimed to
//! be missing from the plan: the reader is sent to the exact words.

use super::amount::Amounts;
use super::voice::{Voice, day, in_a_row, mid_sentence, sentence_case};
use crate::model::{Deliverer, Period, Provision, ProvisionKind, Purpose, Quantity, Range};
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
    /// Minutes a week with the child, where they are sure to be such.
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

/// Which facts the record does not hold.
#[derive(Default)]
struct Unread {
    who: bool,
    how_often: bool,
    how_long: bool,
    start: bool,
}

/// Minutes a week that are time with the child: the sum over the amounts of direct work.
pub(super) fn weekly_with_child(provision: &Provision) -> Option<Range> {
    if matches!(provision.kind, ProvisionKind::Training | ProvisionKind::Liaison) {
        return None;
    }
    let mut sum: Option<Range> = None;
    for quantity in provision.quantities.iter().filter(|quantity| quantity.is_with_child()) {
        let rate = quantity.minutes_per_week()?;
        let so_far = sum.unwrap_or(Range::exactly(0));
        let max = so_far.max.zip(rate.max).map(|(a, b)| a + b);
        sum = Some(Range { min: so_far.min + rate.min, max });
    }
    sum
}

/// The title of a piece of provision: its own, or its kind's.
pub(super) fn title(provision: &Provision) -> String {
    provision.title.clone().unwrap_or_else(|| sentence_case(provision.kind.name()))
}

/// Says one piece of provision.
pub(super) fn help(provision: &Provision, voice: &Voice, school: bool) -> Help {
    let amounts = Amounts { voice, school };
    let lead = provision.quantities.first();
    let who = provision.delivered_by.first().and_then(who);
    let parts = unread(provision, lead, who.is_some());
    let mut said = vec![lead_sentence(provision, lead, who.as_deref(), &amounts)];
    said.extend(lead.and_then(|quantity| company(quantity, voice)));
    for quantity in provision.quantities.iter().skip(1) {
        if let Some(amount) = amounts.on_top(quantity) {
            let purpose = voice.say(&format!("help.purpose.{}", purpose_key(quantity.purpose)));
            said.push(voice.tell("help.sentence.on_top", context! { amount => amount, purpose => purpose }));
        }
    }
    let is_item = is_item(provision, lead);
    if let Some(date) = provision.starts_on.filter(|_| !(is_item && who.is_some())) {
        said.push(voice.tell("help.sentence.starts", context! { date => day(date) }));
    }
    let block = lead.and_then(|quantity| quantity.sessions).is_some_and(|s| s.per == Period::Once);
    if let Some(date) = provision.ends_on {
        let key = if block { "block_done_by" } else { "ends" };
        said.push(voice.tell(&format!("help.sentence.{key}"), context! { date => day(date) }));
    }
    let (mut unclear, mut asks) = (Vec::new(), Vec::new());
    soft_lines(&provision.quantities, voice, &mut said, &mut unclear, &mut asks);
    let mut unclear_short = unclear.clone();
    let ask_if_not_there = match unread_names(&parts, provision, lead, voice) {
        Some((names, questions)) => {
            let only_these = asks.is_empty();
            unclear.push(voice.tell("help.unread.sentence", context! { parts => &names }));
            unclear_short.push(voice.tell("help.unread.short", context! { parts => names }));
            asks.extend(questions);
            only_these
        }
        None => false,
    };
    Help {
        title: title(provision),
        sentence: said.join(" "),
        unclear,
        unclear_short,
        asks,
        ask_if_not_there,
        short: lead.and_then(|quantity| amounts.short(quantity)).map(|short| sentence_case(&short)),
        weekly: weekly_with_child(provision),
        whole_time: provision.quantities.iter().any(|quantity| quantity.whole_time == Some(true)),
    }
}

/// An object or a place, to which how often and how long need not apply.
fn is_item(provision: &Provision, lead: Option<&Quantity>) -> bool {
    provision.kind.has_no_sessions() && lead.is_none_or(|q| q.duration_minutes.is_none() && q.total.is_none())
}

fn unread(provision: &Provision, lead: Option<&Quantity>, has_who: bool) -> Unread {
    if is_item(provision, lead) {
        let equipment = provision.kind == ProvisionKind::Equipment;
        return Unread {
            who: equipment && !has_who,
            start: equipment && provision.starts_on.is_none() && !has_who,
            ..Unread::default()
        };
    }
    let settled = lead.is_some_and(|q| q.whole_time == Some(true) || q.total.is_some());
    Unread {
        who: !has_who,
        how_often: !settled && lead.is_none_or(|q| q.sessions.is_none()),
        how_long: !settled && lead.is_none_or(|q| q.duration_minutes.is_none()),
        start: false,
    }
}

fn lead_sentence(p: &Provision, lead: Option<&Quantity>, who: Option<&str>, amounts: &Amounts<'_>) -> String {
    let voice = amounts.voice;
    let what = mid_sentence(&title(p), &[&voice.name]);
    let amount = lead.map(|quantity| amounts.in_sentence(quantity)).unwrap_or_default();
    let bare = amount.trim_start_matches([',', ' ']).to_owned();
    let say = |key: &str, facts| voice.tell(&format!("help.sentence.{key}"), facts);
    let facts = || context! { who => who.unwrap_or_default(), what => &what, amount => &amount };

    if is_item(p, lead) {
        let mut said = say("must_have", facts());
        if let Some(giver) = who {
            let given = match p.starts_on {
                Some(date) => say("gives_it_by", context! { who => giver, date => day(date) }),
                None => say("gives_it", facts()),
            };
            said = format!("{said} {given}");
        }
        return said;
    }
    let purpose = lead.and_then(|quantity| quantity.purpose);
    let for_staff = purpose == Some(Purpose::TrainingForStaff)
        || (p.kind == ProvisionKind::Training && purpose.is_none());
    if for_staff || purpose.is_some_and(|purpose| !purpose.is_with_child()) {
        let mut key = match purpose {
            _ if for_staff && who.is_none() => "for_staff_nobody",
            _ if for_staff => "for_staff",
            Some(Purpose::AdviceToStaff) if who.is_some() => "advice_to_staff",
            _ if who.is_some() => "not_with_child",
            _ => "gets",
        }
        .to_owned();
        if key != "gets" && bare.is_empty() {
            key.push_str("_no_amount");
        }
        let what = match (key.as_str(), purpose) {
            ("gets", _) | (_, None) => what.clone(),
            (_, Some(purpose)) => match purpose {
                Purpose::Programme | Purpose::Review | Purpose::ReportWriting => {
                    voice.say(&format!("help.activity.{}", purpose_key(Some(purpose))))
                }
                _ => what.clone(),
            },
        };
        let amount = if key == "gets" { &amount } else { &bare };
        return say(&key, context! { who => who.unwrap_or_default(), what => what, amount => amount });
    }
    if lead.is_some_and(|quantity| quantity.whole_time == Some(true)) {
        return say(if who.is_some() { "whole_time" } else { "whole_time_nobody" }, facts());
    }
    if let Some(date) = lead.and_then(|quantity| quantity.changes_on).filter(|_| !bare.is_empty()) {
        let bare = bare.strip_prefix("for ").unwrap_or(&bare);
        let key = if who.is_some() { "changes" } else { "changes_nobody" };
        let who = who.unwrap_or_default();
        return say(key, context! { who => who, what => &what, amount => bare, date => day(date) });
    }
    if lead.and_then(|quantity| quantity.sessions).is_some_and(|sessions| sessions.per == Period::Once) {
        return say(if who.is_some() && is_work(p.kind) { "block" } else { "block_nobody" }, facts());
    }
    let key = match (who.is_some(), bare.is_empty()) {
        (true, true) => "helps_with",
        (true, false) if is_work(p.kind) => "works_with",
        (true, false) if is_care(p.kind) => "helps",
        (_, false) => "gets",
        (false, true) => "gets_help_with",
    };
    say(key, facts())
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
    matches!(kind, K::Staffing | K::PersonalCare | K::Nursing | K::HelpAtHome)
}

/// With how many people: the ratio or the group.
fn company(quantity: &Quantity, voice: &Voice) -> Option<String> {
    let say = |key: &str, facts| voice.tell(&format!("help.ratio.{key}"), facts);
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

/// Amounts that are soft: "up to" leaves the least open and is unclear; "at least" and "about" are said.
fn soft_lines(
    quantities: &[Quantity],
    voice: &Voice,
    said: &mut Vec<String>,
    unclear: &mut Vec<String>,
    asks: &mut Vec<String>,
) {
    let ranges = |quantity: &Quantity| {
        let total = quantity.total.map(|total| total.minutes);
        let count = quantity.sessions.map(|sessions| sessions.count);
        [quantity.duration_minutes, count, total].into_iter().flatten().collect::<Vec<_>>()
    };
    let any = |test: fn(&Range) -> bool| quantities.iter().flat_map(ranges).any(|range| test(&range));
    if any(|range| range.min == 0) {
        unclear.push(voice.say("help.soft.up_to"));
        asks.push(voice.say("help.ask.least"));
    } else if any(|range| range.max.is_none()) {
        said.push(voice.say("help.soft.at_least"));
    } else if quantities.iter().any(|quantity| quantity.approximate == Some(true)) {
        said.push(voice.say("help.soft.about"));
    }
}

/// What could not be told, in a row of words, and the questions for it.
fn unread_names(
    parts: &Unread,
    provision: &Provision,
    lead: Option<&Quantity>,
    voice: &Voice,
) -> Option<(String, Vec<String>)> {
    let mut keys: Vec<&str> = Vec::new();
    keys.extend(parts.who.then_some("who"));
    keys.extend(parts.how_often.then_some("how_often"));
    keys.extend(parts.how_long.then_some("how_long"));
    keys.extend(parts.start.then_some("start"));
    let alone = lead.is_none_or(|quantity| quantity.ratio.is_none() && quantity.group_size.is_none());
    if !keys.is_empty() && keys.len() < 3 && alone && is_work(provision.kind) {
        keys.push("ratio");
    }
    let say =
        |file: &str| keys.iter().map(|key| voice.say(&format!("help.{file}.{key}"))).collect::<Vec<_>>();
    (!keys.is_empty()).then(|| (in_a_row(&say("unread"), "or"), say("ask")))
}

fn purpose_key(purpose: Option<Purpose>) -> &'static str {
    match purpose.unwrap_or(Purpose::DirectWork) {
        Purpose::DirectWork => "direct_work",
        Purpose::Programme => "programme",
        Purpose::TrainingForStaff => "training_for_staff",
        Purpose::AdviceToStaff => "advice_to_staff",
        Purpose::Review => "review",
        Purpose::ReportWriting => "report_writing",
    }
}

/// Who delivers it, with the article, as it begins a sentence.
fn who(deliverer: &Deliverer) -> Option<String> {
    let words = match (deliverer.role, &deliverer.as_written) {
        (Some(role), _) => role.name().to_owned(),
        (None, Some(words)) => words.trim().to_owned(),
        (None, None) => return None,
    };
    Some(with_article(&words))
}

/// "A teacher", "An occupational therapist", "The school"; names and plurals stay as they are.
pub(super) fn with_article(words: &str) -> String {
    let first = words.split([' ', ',']).next().unwrap_or_default();
    let small = first.to_lowercase();
    let has_article = matches!(
        small.as_str(),
        "a" | "an"
            | "the"
            | "one"
            | "two"
            | "three"
            | "both"
            | "all"
            | "any"
            | "each"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "staff"
            | "adults"
            | "parents"
    ) || first.ends_with("’s")
        || first.ends_with("'s")
        || first.starts_with(|c: char| c.is_ascii_digit());
    let last = words.rsplit(' ').next().unwrap_or_default();
    let plural = last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("us");
    let institution =
        matches!(small.as_str(), "school" | "college" | "nursery" | "council" | "nhs" | "setting");
    let short_form = first.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && first.len() > 1;
    let name = first.chars().next().is_some_and(char::is_uppercase)
        && !short_form
        && words.contains(' ')
        && words.split(' ').nth(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    if has_article || name || plural || words.contains(" staff") {
        return sentence_case(words);
    }
    if institution {
        return format!("The {}", if small == "nhs" { words.to_owned() } else { mid_sentence(words, &[]) });
    }
    let words = mid_sentence(words, &[]);
    let sound = if short_form {
        // Letters are spoken by their names: an ELSA, an HLTA, an SLT; a SENCO is a word.
        words.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'X'])
            || (words.starts_with('S') && !words.starts_with("SE"))
    } else {
        words.starts_with(['a', 'e', 'i', 'o'])
            || (words.starts_with('u') && !words.starts_with("uni") && !words.starts_with("use"))
            || words.starts_with("hour")
            || words.starts_with("honorary")
    };
    format!("{} {words}", if sound { "An" } else { "A" })
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn articles() {
        for (words, said) in [
            ("speech and language therapist", "A speech and language therapist"),
            ("occupational therapist", "An occupational therapist"),
            ("educational psychologist", "An educational psychologist"),
            ("SENCO", "A SENCO"),
            ("ELSA", "An ELSA"),
            ("HLTA", "An HLTA"),
            ("school", "The school"),
            ("school staff", "School staff"),
            ("the class teacher", "The class teacher"),
            ("Miss Kay", "Miss Kay"),
            ("teachers", "Teachers"),
            ("university student", "A university student"),
            ("Saltwick Hearing Service", "Saltwick Hearing Service"),
        ] {
            assert_eq!(with_article(words), said);
        }
    }
}
