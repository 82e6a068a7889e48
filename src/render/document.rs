//! The verb: one plan to one document for one reader.

use super::audience::{Audience, Edition, Paper};
use super::brand::Brand;
use super::changes::{Changes, Letter};
use super::coverage::{Mark, replace_in_value, replace_unshowable};
use super::fault::RenderError;
use super::letter::LetterShown;
use super::pdf::{Job, compile_pdf};
use super::view::{self, Setting};
use crate::finding::Finding;
use crate::json;
use crate::model::{Date, Labels, Plan, ReaderCopy};
use serde_json::Value;

/// The program named in a PDF as its maker; without a version, so that an upgrade alone changes no bytes here.
const CREATOR: &str = "ehcp";

/// For whom a document is, and how it is to look.
#[derive(Debug, Clone)]
pub struct Options {
    /// The reader.
    pub audience: Audience,
    /// The paper of the parent document; the professional one is always A4.
    pub paper: Paper,
    /// How much the parent document holds.
    pub edition: Edition,
    /// Whether the copy carries the plan's data in any case. A parent copy carries it only then; a
    /// professional copy also does without, unless the record holds something that must not be shown.
    pub embed: bool,
    /// Whether the parent document is on plain white instead of cream.
    pub white: bool,
    /// The council's look and contacts.
    pub brand: Brand,
    /// What a check found, for an appendix of the professional document; none leaves the appendix out.
    pub appendix: Option<Appendix>,
}

/// Findings on a plan that go into its professional document, and the day as on which it was judged.
#[derive(Debug, Clone)]
pub struct Appendix {
    /// The day as on which the plan was judged.
    pub on: Date,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Options {
    /// The usual document for this reader.
    #[must_use]
    pub fn for_audience(audience: Audience) -> Self {
        Self {
            audience,
            paper: Paper::A4,
            edition: Edition::Full,
            embed: false,
            white: false,
            brand: Brand::default(),
            appendix: None,
        }
    }
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The characters that no font shows, each with its place in the plan; a visible mark stands for each.
    pub marks: Vec<Mark>,
    /// What the layout engine found odd; empty for a good template.
    pub warnings: Vec<String>,
    /// What to tell of the data in a document of a record that holds something not to be shown.
    pub safeguard: Option<Safeguard>,
}

/// What became of the data of a record that holds something not to be shown: a confidential
/// address, a confidential contact, or a former name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safeguard {
    /// The document does not carry the record, although others of its kind do.
    HeldBack,
    /// The document carries it, as it was asked to.
    Carried,
}

impl Safeguard {
    /// What to say of it, in one line.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::HeldBack => {
                "the PDF does not carry the plan as data: the record holds a confidential address or name; \
                 --embed carries it all the same"
            }
            Self::Carried => {
                "warning: the PDF carries the plan as data, with a confidential address or name; whoever \
                 gets the file can read it"
            }
        }
    }
}

/// Makes the document of a plan for one reader: a PDF/A-3a and PDF/UA-1 file.
///
/// The same plan and options give the same bytes.
///
/// # Errors
///
/// When a template or a phrase file is at fault. No plan that was read can cause one.
pub fn render(plan: &Plan, options: &Options) -> Result<Rendered, RenderError> {
    finish(prepare_all(plan, options, None)?)
}

/// Makes the document of a plan that changed: for professionals a tracked copy, for parents with what
/// has changed right after page 1.
///
/// # Errors
///
/// As [`render`].
pub fn render_changed(plan: &Plan, options: &Options, changes: &Changes) -> Result<Rendered, RenderError> {
    finish(prepare_all(plan, options, Some(changes))?)
}

/// Makes the notice of proposed amendments. `plan` is the proposed version; nothing of it is carried
/// inside the PDF.
///
/// # Errors
///
/// As [`render`].
pub fn render_notice(
    plan: &Plan,
    changes: &Changes,
    letter: &Letter,
    brand: &Brand,
) -> Result<Rendered, RenderError> {
    let (job, marks) = prepare_notice(plan, changes, letter, brand)?;
    finish(Prepared { job, marks, safeguard: None })
}

/// Everything of [`render_notice`] before the layout.
///
/// # Errors
///
/// As [`render`].
pub fn prepare_notice(
    plan: &Plan,
    changes: &Changes,
    letter: &Letter,
    brand: &Brand,
) -> Result<(Job, Vec<Mark>), RenderError> {
    let ident = format!("notice {}", letter.served_on);
    prepare_paper(plan, brand, "/notice.typ", &ident, |setting| {
        Ok(view::notice(plan, changes, letter, setting)?)
    })
}

/// Lays a letter out. Nothing of the plan is carried inside the PDF.
///
/// # Errors
///
/// As [`render`].
pub fn render_letter(plan: &Plan, letter: &LetterShown, brand: &Brand) -> Result<Rendered, RenderError> {
    let (job, marks) = prepare_letter(plan, letter, brand)?;
    finish(Prepared { job, marks, safeguard: None })
}

/// Everything of [`render_letter`] before the layout.
///
/// # Errors
///
/// As [`render`].
pub fn prepare_letter(
    plan: &Plan,
    letter: &LetterShown,
    brand: &Brand,
) -> Result<(Job, Vec<Mark>), RenderError> {
    prepare_paper(plan, brand, "/letter.typ", &letter.ident, |setting| {
        Ok(view::letter(plan, letter, setting))
    })
}

/// A paper of our own words about a plan: on white A4, and without the plan as data.
fn prepare_paper(
    plan: &Plan,
    brand: &Brand,
    main: &'static str,
    ident: &str,
    view: impl FnOnce(&Setting<'_>) -> Result<Value, RenderError>,
) -> Result<(Job, Vec<Mark>), RenderError> {
    let fingerprint = json::fingerprint(plan).map_err(|error| RenderError::Data(error.to_string()))?;
    let brand = showable(brand.clone());
    let labels = Labels::of(plan);
    let setting = Setting {
        brand: &brand,
        paper: Paper::A4,
        short: false,
        embedded: false,
        white: true,
        fingerprint: &fingerprint.0,
        labels: &labels,
        appendix: None,
    };
    let mut view = view(&setting)?;
    let marks = replace_in_value(&mut view);
    finish_view(&mut view);
    let job = Job {
        main,
        main_text: None,
        view: view.to_string().into_bytes(),
        plan: None,
        logo: brand.logo.clone(),
        ident: format!("{fingerprint} {ident}"),
        creator: CREATOR,
    };
    Ok((job, marks))
}

fn finish(prepared: Prepared) -> Result<Rendered, RenderError> {
    let Prepared { job, marks, safeguard } = prepared;
    let pdf = compile_pdf(&job)?;
    Ok(Rendered { pdf: pdf.bytes, pages: pdf.pages, marks, warnings: pdf.warnings, safeguard })
}

/// What templates are told of a view as a whole.
fn finish_view(view: &mut Value) {
    view["doc"]["long_words"] = view::has_long_words(view).into();
    if let Some(details) = view.get_mut("details") {
        details["long_words"] = view::has_long_words(details).into();
    }
    view::count_letters(view);
}

/// The plan with a visible mark for each character that no font shows, and where these stand.
fn showable_plan(mut value: Value) -> Result<(Plan, Vec<Mark>), RenderError> {
    if let Some(fields) = value.as_object_mut() {
        fields.remove("extensions");
    }
    let marks = replace_in_value(&mut value);
    let plan = serde_json::from_value(value).map_err(|error| RenderError::Data(error.to_string()))?;
    Ok((plan, marks))
}

/// Everything before the layout: the reader's view of the plan, and what the document carries.
///
/// # Errors
///
/// As [`render`].
pub fn prepare(plan: &Plan, options: &Options) -> Result<(Job, Vec<Mark>), RenderError> {
    prepare_all(plan, options, None).map(|prepared| (prepared.job, prepared.marks))
}

/// The same for a plan that changed, as [`render_changed`] makes it.
///
/// # Errors
///
/// As [`render`].
pub fn prepare_changed(
    plan: &Plan,
    options: &Options,
    changes: &Changes,
) -> Result<(Job, Vec<Mark>), RenderError> {
    prepare_all(plan, options, Some(changes)).map(|prepared| (prepared.job, prepared.marks))
}

struct Prepared {
    job: Job,
    marks: Vec<Mark>,
    safeguard: Option<Safeguard>,
}

fn prepare_all(plan: &Plan, options: &Options, changes: Option<&Changes>) -> Result<Prepared, RenderError> {
    let data = |error: &dyn std::fmt::Display| RenderError::Data(error.to_string());
    let canonical = json::canonical(plan).map_err(|error| data(&error))?;
    let fingerprint = json::fingerprint_of(&canonical);

    // Characters that no font shows become visible marks before anything is said or laid out.
    let value = serde_json::to_value(plan).map_err(|error| data(&error))?;
    let guarded = must_be_guarded(&value);
    let (plan, marks) = showable_plan(value)?;

    let brand = showable(options.brand.clone());
    let professional = options.audience == Audience::Professional;
    let reduced = plan.copy.as_ref().is_some_and(ReaderCopy::is_reduced);
    if reduced && !professional {
        return Err(RenderError::ReducedCopy);
    }
    // A copy that holds less than the record never carries data, whoever asks.
    let embed = !reduced && (options.embed || (professional && !guarded));
    let safeguard = match (guarded, embed) {
        (true, true) => Some(Safeguard::Carried),
        (true, false) if professional && !reduced => Some(Safeguard::HeldBack),
        _ => None,
    };
    let labels = Labels::of(&plan);
    let appendix = options.appendix.clone().map(showable_appendix);
    let setting = Setting {
        brand: &brand,
        paper: options.paper,
        short: options.edition == Edition::Short,
        embedded: embed,
        white: options.white,
        fingerprint: &fingerprint.0,
        labels: &labels,
        appendix: appendix.as_ref(),
    };
    let (main, mut view) = if professional {
        ("/professional.typ", view::professional(&plan, &setting)?)
    } else {
        ("/parent.typ", view::parent(&plan, &setting)?)
    };
    if let Some(changes) = changes {
        if professional {
            view::track(&mut view, &plan, changes)?;
        } else {
            view::open_with(&mut view, &plan, changes, setting.short)?;
        }
        replace_in_value(&mut view);
    }
    finish_view(&mut view);
    let short = if setting.short { "short" } else { "full" };
    let of_two = if changes.is_some() { " changes" } else { "" };
    let job = Job {
        main,
        main_text: None,
        view: view.to_string().into_bytes(),
        plan: embed.then_some(canonical),
        logo: brand.logo.clone(),
        ident: format!("{fingerprint} {} {} {short}{of_two}", options.audience.name(), options.paper.name()),
        creator: CREATOR,
    };
    Ok(Prepared { job, marks, safeguard })
}

/// Whether a record holds anything that must not be shown. Extensions count: what they mean is not known here.
fn must_be_guarded(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(must_be_guarded),
        Value::Object(fields) => fields.iter().any(|(name, field)| match (name.as_str(), field) {
            ("confidential", Value::Bool(true)) | ("may_be_shown", Value::Bool(false)) => true,
            _ => must_be_guarded(field),
        }),
        _ => false,
    }
}

/// The findings with every character showable.
fn showable_appendix(mut appendix: Appendix) -> Appendix {
    let mend = |words: &mut String| *words = replace_unshowable(words).0.into_owned();
    for finding in &mut appendix.findings {
        mend(&mut finding.place);
        mend(&mut finding.message);
        mend(&mut finding.mend);
        finding.quote.iter_mut().for_each(mend);
        finding.waived.iter_mut().for_each(mend);
    }
    appendix
}

/// The brand with every character showable.
fn showable(mut brand: Brand) -> Brand {
    let mend = |words: &mut String| *words = replace_unshowable(words).0.into_owned();
    brand.name.iter_mut().for_each(mend);
    brand.logo_alternative_text.iter_mut().for_each(mend);
    for contact in
        [&mut brand.special_educational_needs_team, &mut brand.information_advice_and_support_service]
            .into_iter()
            .flatten()
    {
        mend(&mut contact.name);
        contact.telephone.iter_mut().for_each(mend);
        contact.email.iter_mut().for_each(mend);
    }
    brand
}
