//! Whom a family can reach, as every letter to it says: the council and the bodies that can help.
//!
//! The plan's own entries come first; a council's brand fills in what the plan does not say.

use super::brand::{Brand, Contact};
use super::view::on_one_line;
use crate::model::{ContactPoint, Plan};

/// How to reach somebody, so far as it is known. At least one of the three is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The name of the person, team or service.
    pub name: Option<String>,
    /// A telephone number, as people write it.
    pub telephone: Option<String>,
    /// An email address.
    pub email: Option<String>,
}

impl Reach {
    /// The ways of several sources put together, field by field: the first that knows wins.
    fn of(points: &[Option<[Option<&str>; 3]>]) -> Option<Self> {
        let first = |at: usize| points.iter().flatten().find_map(|point| point[at]).map(str::to_owned);
        let found = Self { name: first(0), telephone: first(1), email: first(2) };
        (found != Self::default()).then_some(found)
    }

    /// The name and the telephone number, or else the email address, in one line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let by = self.telephone.as_deref().map(on_one_line).or_else(|| self.email.clone());
        [self.name.clone(), by].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn point(point: &ContactPoint) -> [Option<&str>; 3] {
    [point.name.as_deref(), point.telephone.as_deref(), point.email.as_deref()]
}

fn of_brand(contact: &Contact) -> [Option<&str>; 3] {
    [Some(&contact.name), contact.telephone.as_deref(), contact.email.as_deref()]
}

/// The council: the officer of the plan, else the team.
#[must_use]
pub fn council(plan: &Plan, brand: &Brand) -> Option<Reach> {
    let authority = &plan.local_authority;
    let officer = authority.case_officer.as_ref();
    Reach::of(&[
        officer.map(|o| [Some(o.name.as_str()), o.telephone.as_deref(), o.email.as_deref()]),
        authority.special_educational_needs_team.as_ref().map(point),
        brand.special_educational_needs_team.as_ref().map(of_brand),
    ])
}

/// The free and impartial information, advice and support service (Children and Families Act 2014,
/// section 32).
#[must_use]
pub fn advice(plan: &Plan, brand: &Brand) -> Option<Reach> {
    let service = plan.local_authority.information_advice_and_support.as_ref();
    let brand = brand.information_advice_and_support_service.as_ref();
    Reach::of(&[service.map(point), brand.map(of_brand)])
}

/// The disagreement resolution service (section 57).
#[must_use]
pub fn resolution(plan: &Plan) -> Option<Reach> {
    Reach::of(&[plan.local_authority.disagreement_resolution.as_ref().map(point)])
}

/// The mediation adviser (section 55).
#[must_use]
pub fn mediation(plan: &Plan) -> Option<Reach> {
    Reach::of(&[plan.local_authority.mediation_adviser.as_ref().map(point)])
}
