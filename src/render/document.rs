//! The verb: one plan to one document for one reader.

use super::audience::{Audience, Edition, Paper};
use super::brand::Brand;
use super::coverage::{Mark, replace_in_value, replace_unshowable};
use super::fault::RenderError;
use super::pdf::{Job, compile_pdf};
use super::view::{self, Setting};
use crate::json;
use crate::model::{Labels, Plan};
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
    /// Whether a parent copy carries the plan's data; a professional copy always does.
    pub embed: bool,
    /// Whether the parent document is on plain white instead of cream.
    pub white: bool,
    /// The council's look and contacts.
    pub brand: Brand,
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
}

/// Makes the document of a plan for one reader: a PDF/A-3a and PDF/UA-1 file.
///
/// The same plan and options give the same bytes.
///
/// # Errors
///
/// When a template or a phrase file is at fault. No plan that was read can cause one.
pub fn render(plan: &Plan, options: &Options) -> Result<Rendered, RenderError> {
    let canonical = json::canonical(plan).map_err(|error| data(&error))?;
    let fingerprint = json::fingerprint_of(&canonical);
    let (plan, marks) = marked(plan)?;
    let brand = showable(options.brand.clone());
    let view = view_of(&plan, options, &brand, &fingerprint.0)?;
    let short = if options.edition == Edition::Short { "short" } else { "full" };
    let job = Job {
        main: match options.audience {
            Audience::Professional => "/professional.typ",
            Audience::Parent => "/parent.typ",
        },
        main_text: None,
        view: view.to_string().into_bytes(),
        plan: carries_plan(options).then_some(canonical),
        logo: brand.logo.clone(),
        ident: format!("{fingerprint} {} {} {short}", options.audience.name(), options.paper.name()),
        creator: CREATOR,
    };
    let pdf = compile_pdf(&job)?;
    Ok(Rendered { pdf: pdf.bytes, pages: pdf.pages, marks, warnings: pdf.warnings })
}

/// What the templates are given to lay out; the tests read the made sentences in it.
///
/// # Errors
///
/// As [`render`].
pub fn view(plan: &Plan, options: &Options) -> Result<Value, RenderError> {
    let fingerprint = json::fingerprint(plan).map_err(|error| data(&error))?;
    let (plan, _) = marked(plan)?;
    view_of(&plan, options, &showable(options.brand.clone()), &fingerprint.0)
}

fn view_of(plan: &Plan, options: &Options, brand: &Brand, fingerprint: &str) -> Result<Value, RenderError> {
    let setting = Setting {
        brand,
        paper: options.paper,
        short: options.edition == Edition::Short,
        embedded: carries_plan(options),
        white: options.white,
        fingerprint,
        labels: &Labels::of(plan),
    };
    Ok(match options.audience {
        Audience::Professional => view::professional(plan, &setting)?,
        Audience::Parent => view::parent(plan, &setting)?,
    })
}

fn carries_plan(options: &Options) -> bool {
    options.audience == Audience::Professional || options.embed
}

/// The plan with visible marks for the characters that no font shows, before anything is said or laid out.
fn marked(plan: &Plan) -> Result<(Plan, Vec<Mark>), RenderError> {
    let mut value = serde_json::to_value(plan).map_err(|error| data(&error))?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("extensions");
    }
    let marks = replace_in_value(&mut value);
    Ok((serde_json::from_value(value).map_err(|error| data(&error))?, marks))
}

fn data(error: &dyn std::fmt::Display) -> RenderError {
    RenderError::Data(error.to_string())
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
