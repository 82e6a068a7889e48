//! The letters that a council sends to a family in the life of a plan.
//!
//! ```text
//! a plan, a kind, a day ─▶ standing (does the letter make sense now, what does the record say) ─┐
//!                       ─▶ facts (names, bodies, the days of the law) ──────────────────────────┼─▶ wording
//! a council's words ────────────────────────────────────────────────────────────────────────────┘     │
//!                           a PDF or plain text ◀─ render, text ◀─ held (every notice is there) ◀─────┘
//! ```
//!
//! What each letter must hold, and where the law says so, stands in [`kind`]; how it is said in
//! `templates/letters`, which a council may change file by file; the days come from `timescales`. The notice
//! of proposed amendments is a letter as well: who is addressed, and what is kept back, stand here for both.

mod addressee;
mod amendment;
mod document;
mod error;
mod facts;
mod held;
mod kept_back;
pub mod kind;
mod standing;
mod text;
mod wording;

pub(crate) use addressee::addressee;
pub use amendment::{NoNotice, Regulation};
pub use document::{letters_document, list_letters};
pub use error::{LetterError, LetterRefused, WordingError};
pub(crate) use kept_back::KeptBack;
pub use kind::Kind;
pub use wording::{FILES, Wording};

use crate::model::{Date, Plan, ReviewDecision, Text};
use crate::render::brand::Brand;
use crate::render::letter::{Block, DayRow, Headed, Helper, LetterShown};
use crate::render::{Rendered, reach, render_letter};
use crate::timescales::words::day;
use addressee::{Addressee, address};
use facts::{Fact, Facts, Sources, facts};
use kind::{Form, Place, Reasons};
use std::collections::BTreeMap;
use wording::{Script, one_line};

/// When a letter is sent, how it looks, and what no record holds.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day on which it is sent. Times that run from the sending of a decision begin with it.
    pub on: Date,
    /// The day on which it counts as served, where that is another: the 15 days to comment begin with it.
    pub served_on: Option<Date>,
    /// The council's look and contacts.
    pub brand: Brand,
    /// The council's reasons for its decision.
    pub reasons: Option<Text>,
    /// What the council says for this letter alone.
    pub said: Said,
}

/// What the council says for one letter, because no record holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What was decided after a review.
    pub decision: Option<ReviewDecision>,
    /// Whether the new council will make an assessment.
    pub will_assess: Option<bool>,
    /// The council that the plan goes to.
    pub new_council: Option<String>,
    /// Where the list of schools and other settings is.
    pub school_list: Option<String>,
    /// Who signs, where that is not the officer of the plan.
    pub signed_by: Option<String>,
}

/// A letter before it is laid out.
#[derive(Debug, Clone)]
pub struct Letter {
    /// All its words.
    pub shown: LetterShown,
    /// The same as plain text.
    pub text: String,
    /// What the record lacks, what is late or odd, each with its mend. Empty where there is nothing to mend.
    pub findings: Vec<String>,
}

impl Letter {
    /// The letter as an accessible PDF. The same letter, plan and brand give the same bytes.
    ///
    /// # Errors
    ///
    /// When a template of the layout is at fault.
    pub fn render(&self, plan: &Plan, brand: &Brand) -> Result<Rendered, LetterError> {
        Ok(render_letter(plan, &self.shown, brand)?)
    }
}

/// Writes a letter.
///
/// Nothing is invented: what the record does not say is asked for, or stands in the letter as a gap and
/// among the findings. No confidential address and nobody marked as confidential stands in it.
///
/// # Errors
///
/// Where the letter makes no sense for the record on that day, where it needs something that nobody said,
/// or where its words lost a notice that the law asks for.
pub fn letter(plan: &Plan, kind: Kind, options: &Options, wording: &Wording) -> Result<Letter, LetterError> {
    let standing = standing::standing(plan, kind, options)?;
    let form = kind.form(standing.decision.unwrap_or(ReviewDecision::Maintain));
    let to = addressee(plan);
    let kept_back = KeptBack::of(&[plan], plan);
    let reasons = reasons(form, options)?;
    let sources = Sources { plan, form, standing: &standing, options, to: &to, kept_back: &kept_back };
    let mut facts = facts(&sources)?;
    let mut findings = standing.findings;
    findings.append(&mut facts.findings);

    let mut script = wording.script(form, &facts)?;
    let mut blocks: BTreeMap<&'static str, Option<Vec<Block>>> = BTreeMap::new();
    for part in form.parts {
        blocks.insert(part.key, script.block(part.key)?);
    }
    let lost = held::faults(form, &blocks, &facts);
    if !lost.is_empty() {
        return Err(WordingError::Lost { form: form.file, faults: lost }.into());
    }
    let mut writer = Writer { plan, form, options, to: &to, facts: &facts, script, blocks, findings };
    let shown = writer.write(standing.regulation, reasons, &kept_back)?;
    let text = text::text(&shown, options.brand.name.as_deref().unwrap_or(&plan.local_authority.name));
    Ok(Letter { shown, text, findings: writer.findings })
}

/// The reasons, where the letter has a place for them; none where they are blank.
fn reasons(form: &Form, options: &Options) -> Result<Option<Text>, LetterRefused> {
    let given = options.reasons.clone().filter(|reasons| !reasons.as_str().trim().is_empty());
    match (form.reasons, &given) {
        (Reasons::None, Some(_)) => Err(LetterRefused::NoPlace { kind: form.kind, flag: "--reasons" }),
        (Reasons::Needed(law), None) => Err(LetterRefused::NoReasons { law: held::citations(law) }),
        _ => Ok(given),
    }
}

/// A letter while it is put together.
struct Writer<'a> {
    plan: &'a Plan,
    form: &'static Form,
    options: &'a Options,
    to: &'a Addressee,
    facts: &'a Facts,
    script: Script<'a>,
    blocks: BTreeMap<&'static str, Option<Vec<Block>>>,
    findings: Vec<String>,
}

impl Writer<'_> {
    fn write(
        &mut self,
        regulation: Option<Regulation>,
        reasons: Option<Text>,
        kept_back: &KeptBack,
    ) -> Result<LetterShown, WordingError> {
        let (reasons_heading, reasons, no_reasons) = self.reasons(reasons, kept_back)?;
        let (people, people_gaps) = self.people()?;
        let (signed, unsigned) = self.signature(kept_back)?;
        let to = self.addressed()?;
        let has_name = !self.to.names.is_empty();
        let enclosed =
            Headed { heading: self.script.line("enclosed_heading")?, blocks: self.placed(Place::Enclosed) };
        let days = self.days()?;
        let on = self.options.on;
        let served = self.options.served_on.map(|served| format!(" {served}")).unwrap_or_default();
        Ok(LetterShown {
            sent_on: on,
            ident: format!("letter {} {on}{served}", self.form.file),
            kicker: self.script.line("kicker")?,
            title: self.script.line("title")?,
            document_title: self.script.line("document_title")?,
            to,
            dated: day(on).replace(' ', "\u{a0}"),
            about: self.script.line("about")?,
            dear: if has_name { Some(self.script.line("dear")?) } else { None },
            opening: self.placed(Place::Opening),
            can: Headed { heading: self.script.line("box_heading")?, blocks: self.placed(Place::Box) },
            days_heading: [
                self.script.line("days_heading")?,
                self.script.line("days_what")?,
                self.script.line("days_day")?,
            ],
            days,
            reasons_heading,
            reasons,
            no_reasons,
            body: self.placed(Place::Body),
            people_heading: self.script.line("people_heading")?,
            people,
            people_gaps,
            enclosed,
            closing: self.script.line("closing")?,
            signed,
            unsigned,
            law: format!("{} {}.", self.script.line("law")?, self.law(regulation)),
            footer: [
                self.script.line("footer")?,
                self.script.line("footer_page")?,
                self.script.line("footer_of")?,
            ],
        })
    }

    /// The pieces of the parts that stand in one place, in the order of the table.
    fn placed(&self, place: Place) -> Vec<Block> {
        let parts = self.form.parts.iter().filter(|part| part.place == place);
        parts.filter_map(|part| self.blocks.get(part.key)?.clone()).flatten().collect()
    }

    /// The law under which it is sent, as the family reads it.
    fn law(&self, regulation: Option<Regulation>) -> String {
        let law = match regulation {
            Some(Regulation::AfterReview) => held::citations(&self.form.law[..1]),
            Some(Regulation::WithoutReview) => held::citations(&self.form.law[1..]),
            None => held::citations(self.form.law),
        };
        law.replace("regulation ", "regulation\u{a0}").replace("section ", "section\u{a0}")
    }

    /// Those it goes to, and the address where all of them may read it.
    fn addressed(&mut self) -> Result<Vec<String>, WordingError> {
        self.findings.extend(self.to.unnamed.map(|why| why.message("letter")));
        let mut lines = vec![self.script.line("to")?];
        // Only the letter of the old council knows of a move from here.
        let moved = self.facts.get("moved_on");
        let has_moved = matches!(moved, Some(Fact::Day(moved)) if *moved <= self.options.on);
        match address(self.plan, has_moved) {
            Ok(address) => lines.extend(address.iter().map(|line| one_line(line))),
            Err(why) => self.findings.push(why.message().to_owned()),
        }
        Ok(lines)
    }

    fn is_to_come(&self, fact: &Fact) -> bool {
        matches!(fact, Fact::Day(date) if *date >= self.options.on)
    }

    /// The rows of the table of days: those that are known and to come.
    fn days(&mut self) -> Result<Vec<DayRow>, WordingError> {
        let mut rows: Vec<(Date, DayRow)> = Vec::new();
        for key in self.form.days {
            // What is past is said in the letter's own words; the table holds what is to come.
            if let Some(Fact::Day(date)) = self.facts.get(key).filter(|fact| self.is_to_come(fact)) {
                let what = self.script.line(&format!("row_{key}"))?;
                rows.push((*date, DayRow { what, day: Fact::Day(*date).words() }));
            }
        }
        rows.sort_by_key(|(date, _)| *date);
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    #[expect(clippy::type_complexity, reason = "three fields of the letter, for its one caller")]
    fn reasons(
        &mut self,
        reasons: Option<Text>,
        kept_back: &KeptBack,
    ) -> Result<(Option<String>, Option<Text>, Vec<Block>), WordingError> {
        if matches!(self.form.reasons, Reasons::None) {
            return Ok((None, None, Vec::new()));
        }
        let heading = Some(self.script.line("reasons_heading")?);
        let Some(Text(mut words)) = reasons else {
            self.findings.push(
                "the letter gives no reasons for the decision, and says so; give them with --reasons FILE"
                    .to_owned(),
            );
            return Ok((heading, None, self.script.pieces("no_reasons")?));
        };
        let given = words.clone();
        kept_back.mask(&mut words);
        if given != words {
            self.findings.push(
                "words of the reasons that the record marks as confidential stand as [kept back] in the letter; take them out"
                    .to_owned(),
            );
        }
        Ok((heading, Some(Text(words)), Vec::new()))
    }

    /// The bodies that can help, and a gap for each that the letter needs and nobody names.
    fn people(&mut self) -> Result<(Vec<Helper>, Vec<Block>), WordingError> {
        let appealable = self.form.parts.iter().any(|part| part.key == "appeal");
        let brand = &self.options.brand;
        let all = [
            (
                "council",
                reach::council(self.plan, brand),
                true,
                "the council's team; fill in `local_authority.special_educational_needs_team`",
            ),
            (
                "advice",
                reach::advice(self.plan, brand),
                true,
                "the information, advice and support service (Children and Families Act 2014, section 32); fill in `local_authority.information_advice_and_support`",
            ),
            (
                "mediation",
                reach::mediation(self.plan),
                appealable,
                "the mediation adviser (SEND Regulations 2014, regulation 32); fill in `local_authority.mediation_adviser`",
            ),
            (
                "resolution",
                reach::resolution(self.plan),
                appealable,
                "the disagreement resolution service (Children and Families Act 2014, section 57); fill in `local_authority.disagreement_resolution`",
            ),
        ];
        let (mut people, mut gaps) = (Vec::new(), Vec::new());
        for (key, reach, wanted, what) in all {
            match reach {
                _ if !wanted => {}
                Some(reach) => people.push(Helper { lead: self.script.line(&format!("lead_{key}"))?, reach }),
                None => {
                    gaps.extend(self.script.pieces(&format!("no_{key}"))?);
                    self.findings.push(format!("the letter cannot say how to reach {what}"));
                }
            }
        }
        Ok((people, gaps))
    }

    /// Who signs, or the gap where a name should stand.
    fn signature(&mut self, kept_back: &KeptBack) -> Result<(Vec<String>, Vec<Block>), WordingError> {
        let council =
            self.options.brand.name.clone().unwrap_or_else(|| self.plan.local_authority.name.clone());
        let officer = self.plan.local_authority.case_officer.as_ref();
        let mut lines: Vec<String> = match (&self.options.said.signed_by, officer) {
            (Some(name), _) => {
                let mut name = name.trim().to_owned();
                kept_back.mask(&mut name);
                vec![name]
            }
            (None, Some(officer)) => {
                [Some(officer.name.clone()), officer.role.clone()].into_iter().flatten().collect()
            }
            (None, None) => Vec::new(),
        };
        let mut gap = Vec::new();
        if lines.is_empty() {
            gap = self.script.pieces("unsigned")?;
            self.findings.push(
                "nobody signs the letter; give --signed-by NAME, or fill in `local_authority.case_officer`"
                    .to_owned(),
            );
        }
        lines.push(council);
        Ok((lines.iter().map(|line| one_line(line)).collect(), gap))
    }
}
