//! The page to begin with: `index.html`, which opens from the unzipped folder in any browser.

use super::arrival::{Arrangement, Arrival};
use super::files;
use super::manifest::{Deadline, Manifest};
use super::owed::Owed;
use crate::model::{Date, Plan, Reason, Status};
use crate::timescales::words::day;
use minijinja::{AutoEscape, Environment, Value, context};

/// The template of the page. It escapes what it shows.
const TEMPLATE: &str = include_str!("../../templates/web/package.html");

/// The page could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the page of the package cannot be made, which is a fault of the engine: {0}")]
pub struct PageError(String);

/// Makes the page. Everything in it comes from the plan's record and from the law's dates; what it says is as on the
/// day of the transfer.
pub(super) fn page(
    plan: &Plan,
    manifest: &Manifest,
    arrival: &Arrival,
    readable: &[(String, Vec<u8>)],
) -> Result<String, PageError> {
    let fault = |fault: minijinja::Error| PageError(fault.to_string());
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("package.html", TEMPLATE).map_err(fault)?;
    let child = &plan.child_or_young_person;
    let name = &child.name;
    let names = [Some(&name.given), name.family.as_ref()];
    let name = names.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let (provisions, amounts, tied) = arrival.counts();
    let page = environment.get_template("package.html").map_err(fault)?;
    page.render(context! {
        engine => env!("CARGO_PKG_VERSION"),
        name => name,
        born => day(child.date_of_birth),
        plan => plan.id.to_string(),
        sender => &manifest.sender.council,
        recipient => &manifest.recipient.council,
        packed => day(manifest.on),
        transferred => day(manifest.transferred_on),
        law => &manifest.law,
        in_force => manifest.in_force,
        plan_file => files::PLAN,
        versions => manifest.versions.iter().rev().map(|held| context! {
            number => held.number,
            status => status(held.status),
            made => held.made_on.map_or_else(|| "no date".to_owned(), day),
            reason => reason_of(plan, held.number),
            file => link(&held.file),
            in_force => held.number == manifest.in_force,
        }).collect::<Vec<Value>>(),
        readable => readable.iter().map(|(name, bytes)| context! {
            file => link(&format!("readable/{name}.pdf")),
            title => title(name),
            size => size(bytes.len()),
        }).collect::<Vec<Value>>(),
        advice => manifest.advice.iter().map(|held| context! {
            label => &held.label, title => &held.title, file => held.file.as_deref().map(link),
        }).collect::<Vec<Value>>(),
        counts => context! { provisions => provisions, amounts => amounts, tied => tied },
        owed => arrival.owed.iter().map(row).collect::<Vec<Value>>(),
        arrangements => arrival.arrangements.iter().map(arrangement).collect::<Vec<Value>>(),
        clocks => arrival.clocks.iter().map(clock).collect::<Vec<Value>>(),
        left_open => arrival.left_open.iter().map(clock).collect::<Vec<Value>>(),
        not_worked_out => &arrival.not_worked_out,
        warnings => arrival.messages(false).into_iter().map(|(message, _)| message).collect::<Vec<String>>(),
    })
    .map_err(fault)
}

fn row(owed: &Owed) -> Value {
    context! {
        label => &owed.label,
        title => &owed.title,
        words => paragraphs(&owed.words),
        amount => owed.amount(),
        said => owed.minutes_per_week.is_some(),
        notes => &owed.amount_notes,
        ties => owed.tied.iter().map(|tie| context! {
            kind => tie.kind.words(), sure => tie.sure, reason => &tie.reason,
        }).collect::<Vec<Value>>(),
    }
}

fn arrangement(item: &Arrangement) -> Value {
    context! { kind => item.kind.words(), sure => item.sure, what => &item.what }
}

fn clock(clock: &Deadline) -> Value {
    let safe =
        (clock.safe_working_day != clock.date && clock.state != "done").then(|| day(clock.safe_working_day));
    context! {
        date => day(clock.date),
        safe => safe,
        what => &clock.what,
        done => clock.done_on.map(day),
        days_late => clock.days_late,
        code => &clock.code,
        rule => &clock.rule,
        state => &clock.state,
        arithmetic => &clock.arithmetic,
        law => clock.law.first(),
        source => (!clock.source_note.starts_with("[S] read in the source")).then_some(&clock.source_note),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A file of the package, to be linked as it stands; none where its name is not one that packages have.
fn link(file: &str) -> Option<Value> {
    files::is_name(file).then(|| Value::from_safe_string(file.to_owned()))
}

/// What a readable copy is called.
fn title(name: &str) -> String {
    match name {
        "professional" => "The plan for professionals".to_owned(),
        "parent" => "The plan for the parent or young person".to_owned(),
        other => other.to_owned(),
    }
}

fn size(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}

pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::ProposedAmendment => "proposed amendment",
        Status::Final => "final",
        Status::Ceased => "ceased",
    }
}

/// Why the version in force was made; the reasons of the others stand in their files.
fn reason_of(plan: &Plan, number: u32) -> Option<&'static str> {
    (plan.version.number == number).then_some(match plan.version.reason {
        Reason::FirstPlan => "first plan",
        Reason::AnnualReview => "annual review",
        Reason::EarlyReview => "early review",
        Reason::PhaseTransfer => "phase transfer",
        Reason::Reassessment => "re-assessment",
        Reason::TransferBetweenAuthorities => "moved in from another council",
        Reason::TribunalOrder => "order of the tribunal",
        Reason::Correction => "correction",
        Reason::Withheld => "withheld",
    })
}

/// A day as tables show it.
pub(super) fn short(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}
