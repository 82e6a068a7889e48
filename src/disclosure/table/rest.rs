//! The plan as a whole, its version, Sections I to K, and what is recorded beside the sections.

use super::Decision::{As, BlankUntilFinal, Extensions, Say};
use super::Named::{Contact, Number, Professional as ProfessionalName, Service, Setting};
use super::front_page::{CHILD, COUNCIL, PREVIOUS_COUNCIL, RIGHTS_HOLDER};
use super::needs_and_help::{
    EDUCATIONAL_PROVISION, HEALTH_NEEDS, HEALTH_PROVISION, NEEDS, NONE_IDENTIFIED, OUTCOMES, PROVENANCE,
    SOCIAL_NEEDS, SOCIAL_PROVISION, VIEW, VIEWS, VIEWS_ON_REQUEST,
};
use super::{CLEAN, DROP, Decision, Form, KEEP, day, fact, form, identity, links, naming, part, text};

pub(in crate::disclosure) static PLAN: Form = Form {
    of: "Plan",
    title: "The plan as a whole",
    why: "Every copy says in `copy` for whom it is, and has an identity of its own as a version, so that nobody takes it \
          for the record. An anonymised copy has new identities throughout: two recipients cannot join theirs.",
    guarded: false,
    fields: &[
        fact("schema", KEEP, KEEP, KEEP),
        fact("id", KEEP, KEEP, Decision::Rename),
        part("version", &VERSION, KEEP, KEEP, KEEP),
        // Written by the engine itself; a copy is never made of a copy.
        part("copy", &COPY, DROP, DROP, DROP),
        part("local_authority", &COUNCIL, KEEP, KEEP, KEEP),
        part("previous_authorities", &PREVIOUS_COUNCIL, KEEP, DROP, DROP),
        part("child_or_young_person", &CHILD, KEEP, KEEP, KEEP),
        part("rights_holder", &RIGHTS_HOLDER, KEEP, KEEP, KEEP),
        part("sections", &SECTIONS, KEEP, KEEP, KEEP),
        part("lifecycle", &LIFECYCLE, KEEP, DROP, DROP),
        part("annual_reviews", &REVIEW, KEEP, DROP, DROP),
        part("local_funding", &FUNDING, KEEP, DROP, DROP),
        part("unplaced", &UNPLACED, KEEP, DROP, DROP),
        fact("extensions", Extensions, DROP, DROP),
    ],
};

static COPY: Form = form(
    "ReaderCopy",
    "What a copy says of itself",
    &[
        fact("reader", DROP, DROP, DROP),
        fact("recipient", DROP, DROP, DROP),
        fact("confirmed", DROP, DROP, DROP),
        part("age", &STATED_AGE, DROP, DROP, DROP),
        fact("left_out", DROP, DROP, DROP),
        fact("reformatted", DROP, DROP, DROP),
    ],
);

static STATED_AGE: Form =
    form("StatedAge", "Age on a day", &[fact("years", DROP, DROP, DROP), fact("on", DROP, DROP, DROP)]);

static VERSION: Form = Form {
    of: "Version",
    title: "Version",
    why: "Why a version was made can tell of the Tribunal, which the direction leaves out for a school.",
    guarded: false,
    fields: &[
        fact("id", Decision::Rename, Decision::Rename, Decision::Rename),
        fact("number", KEEP, KEEP, KEEP),
        fact("status", KEEP, KEEP, KEEP),
        day("made_on", KEEP, DROP),
        fact("reason", KEEP, Say("withheld"), Say("withheld")),
        part("replaces", &REPLACED, KEEP, DROP, DROP),
        day("next_review_by", KEEP, DROP),
        day("ceased_on", KEEP, DROP),
        part("signed_by", &SIGNED, KEEP, DROP, DROP),
    ],
};

static REPLACED: Form = form(
    "ReplacedVersion",
    "Version that this one replaces",
    &[fact("id", KEEP, DROP, DROP), fact("sha256", KEEP, DROP, DROP)],
);

static SIGNED: Form = form(
    "SignedBy",
    "Signature",
    &[
        naming("name", ProfessionalName, KEEP, DROP, DROP),
        fact("role", CLEAN, DROP, DROP),
        day("date", DROP, DROP),
    ],
);

static SECTIONS: Form = Form {
    of: "Sections",
    title: "Sections",
    why: "A consultation must let the school answer properly: B, E, F and K are kept [S]. In a copy for a school Section I \
          is blank until the plan is final. Section J is left out. The direction drops Sections I and J from an \
          anonymised copy; this table keeps the type of setting and how a budget is managed, which name nobody.",
    guarded: false,
    fields: &[
        part("A", &VIEWS, KEEP, KEEP, As(&VIEWS_ON_REQUEST)),
        part("B", &NEEDS, KEEP, KEEP, KEEP),
        part("C", &HEALTH_NEEDS, KEEP, KEEP, KEEP),
        part("D", &SOCIAL_NEEDS, KEEP, KEEP, KEEP),
        part("E", &OUTCOMES, KEEP, KEEP, KEEP),
        part("F", &EDUCATIONAL_PROVISION, KEEP, KEEP, KEEP),
        part("G", &HEALTH_PROVISION, KEEP, KEEP, KEEP),
        part("H1", &SOCIAL_PROVISION, KEEP, KEEP, KEEP),
        part("H2", &SOCIAL_PROVISION, KEEP, KEEP, KEEP),
        part("I", &PLACEMENT_SECTION, KEEP, BlankUntilFinal, As(&CODED_PLACEMENT_SECTION)),
        part("J", &BUDGET, KEEP, As(&NO_BUDGET), As(&CODED_BUDGET)),
        part("K", &ADVICE_SECTION, KEEP, KEEP, As(&NO_ADVICE)),
    ],
};

static PLACEMENT_SECTION: Form = form(
    "PlacementSection",
    "Section I",
    &[
        fact("status", KEEP, KEEP, KEEP),
        part("placements", &PLACEMENT, KEEP, KEEP, KEEP),
        part("transitions", &TRANSITION, KEEP, KEEP, KEEP),
    ],
);

static CODED_PLACEMENT_SECTION: Form = form(
    "PlacementSection",
    "Section I, as codes",
    &[
        fact("status", KEEP, KEEP, KEEP),
        part("placements", &CODED_PLACEMENT, KEEP, KEEP, KEEP),
        part("transitions", &TRANSITION, DROP, DROP, DROP),
    ],
);

static PLACEMENT: Form = Form {
    of: "Placement",
    title: "Placement",
    why: "What parents arranged or agreed to pay is about money and the family: not for a school.",
    guarded: false,
    fields: &[
        identity("id"),
        naming("name", Setting, KEEP, KEEP, DROP),
        fact("type", KEEP, KEEP, KEEP),
        text("type_as_written"),
        naming("unique_reference_number", Number, KEEP, KEEP, DROP),
        naming("provider_reference_number", Number, KEEP, KEEP, DROP),
        day("from", KEEP, DROP),
        day("until", KEEP, DROP),
        fact("attendance", KEEP, KEEP, KEEP),
        fact("residential", KEEP, KEEP, KEEP),
        fact("own_arrangements", CLEAN, DROP, DROP),
        fact("condition", CLEAN, DROP, DROP),
        text("text"),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
};

static CODED_PLACEMENT: Form = form(
    "Placement",
    "Placement, as codes",
    &[
        identity("id"),
        naming("name", Setting, DROP, DROP, DROP),
        fact("type", KEEP, KEEP, KEEP),
        fact("type_as_written", DROP, DROP, DROP),
        naming("unique_reference_number", Number, DROP, DROP, DROP),
        naming("provider_reference_number", Number, DROP, DROP, DROP),
        day("from", DROP, DROP),
        day("until", DROP, DROP),
        fact("attendance", KEEP, KEEP, KEEP),
        fact("residential", KEEP, KEEP, KEEP),
        fact("own_arrangements", DROP, DROP, DROP),
        fact("condition", DROP, DROP, DROP),
        fact("text", DROP, DROP, DROP),
        part("provenance", &PROVENANCE, DROP, DROP, DROP),
    ],
);

static TRANSITION: Form = form(
    "Transition",
    "Move between settings",
    &[
        identity("id"),
        fact("kind", KEEP, KEEP, KEEP),
        naming("from", Setting, KEEP, KEEP, DROP),
        naming("to", Setting, KEEP, KEEP, DROP),
        text("text"),
        part("steps", &STEP, KEEP, KEEP, KEEP),
        text("check_ins"),
        text("led_by"),
        links("provisions"),
    ],
);

static STEP: Form = form(
    "TransitionStep",
    "Step of a move",
    &[
        text("text"),
        day("from", KEEP, DROP),
        day("until", KEEP, DROP),
        fact("share_of_week_percent", KEEP, KEEP, KEEP),
    ],
);

static BUDGET: Form = form(
    "PersonalBudget",
    "Section J",
    &[
        text("text"),
        part("components", &COMPONENT, KEEP, KEEP, KEEP),
        part("direct_payments", &PAYMENT, KEEP, KEEP, KEEP),
        part("none_identified", &NONE_IDENTIFIED, KEEP, KEEP, KEEP),
    ],
);

static COMPONENT: Form = form(
    "BudgetComponent",
    "Part of a personal budget",
    &[
        identity("id"),
        text("text"),
        fact("amount_pence", KEEP, DROP, DROP),
        fact("per", KEEP, DROP, DROP),
        fact("managed_as", KEEP, KEEP, KEEP),
        links("provisions"),
        links("outcomes"),
    ],
);

static PAYMENT: Form = form(
    "DirectPayment",
    "Direct payment",
    &[
        identity("id"),
        text("label"),
        text("text"),
        fact("amount_pence", KEEP, DROP, DROP),
        fact("per", KEEP, DROP, DROP),
        naming("paid_to", Contact, KEEP, DROP, DROP),
        links("needs"),
        links("outcomes"),
        links("provisions"),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static NO_BUDGET: Form = form(
    "PersonalBudget",
    "Section J, left out",
    &[
        fact("text", DROP, DROP, DROP),
        part("components", &COMPONENT, DROP, DROP, DROP),
        part("direct_payments", &PAYMENT, DROP, DROP, DROP),
        part("none_identified", &NONE_IDENTIFIED, DROP, DROP, DROP),
    ],
);

static CODED_BUDGET: Form = form(
    "PersonalBudget",
    "Section J, as codes",
    &[
        fact("text", DROP, DROP, DROP),
        part("components", &CODED_COMPONENT, KEEP, KEEP, KEEP),
        part("direct_payments", &PAYMENT, DROP, DROP, DROP),
        part("none_identified", &NONE_IDENTIFIED, DROP, DROP, DROP),
    ],
);

static CODED_COMPONENT: Form = form(
    "BudgetComponent",
    "Part of a personal budget, as codes",
    &[
        identity("id"),
        fact(
            "text",
            Say("[The words are left out of this copy.]"),
            Say("[The words are left out of this copy.]"),
            Say("[The words are left out of this copy.]"),
        ),
        fact("amount_pence", DROP, DROP, DROP),
        fact("per", DROP, DROP, DROP),
        fact("managed_as", KEEP, KEEP, KEEP),
        links("provisions"),
        links("outcomes"),
    ],
);

static ADVICE_SECTION: Form =
    form("AdviceAndInformation", "Section K", &[part("advice", &ADVICE, KEEP, KEEP, KEEP)]);

static NO_ADVICE: Form =
    form("AdviceAndInformation", "Section K, left out", &[part("advice", &ADVICE, DROP, DROP, DROP)]);

static ADVICE: Form = Form {
    of: "Advice",
    title: "Advice",
    why: "The list of advice only. The papers themselves stand beside the plan: what a school may have of them a person \
          decides and clears of other people's data. Their fingerprints go, since a cleared paper has another one.",
    guarded: false,
    fields: &[
        identity("id"),
        text("label"),
        fact("kind", KEEP, KEEP, KEEP),
        text("title"),
        naming("author", ProfessionalName, KEEP, DROP, DROP),
        text("author_role"),
        naming("organisation", Service, CLEAN, CLEAN, DROP),
        day("requested_on", KEEP, DROP),
        day("written_on", KEEP, DROP),
        day("received_on", KEEP, DROP),
        fact("appended", KEEP, KEEP, KEEP),
        links("superseded_by"),
        fact("sha256", KEEP, DROP, DROP),
        fact("tier", KEEP, KEEP, KEEP),
        text("note"),
    ],
};

static LIFECYCLE: Form = form(
    "Lifecycle",
    "Recorded events",
    &[part("events", &EVENT, KEEP, DROP, DROP), part("exceptions", &EXCEPTION, KEEP, DROP, DROP)],
);

static EVENT: Form = form(
    "Event",
    "Event",
    &[
        fact("kind", KEEP, DROP, DROP),
        day("on", DROP, DROP),
        day("respond_by", DROP, DROP),
        fact("ordered", KEEP, DROP, DROP),
        fact("note", CLEAN, DROP, DROP),
    ],
);

static EXCEPTION: Form = form(
    "LawfulException",
    "Lawful exception to a time limit",
    &[
        fact("limit", KEEP, DROP, DROP),
        fact("reason", KEEP, DROP, DROP),
        day("from", DROP, DROP),
        day("until", DROP, DROP),
        fact("note", CLEAN, DROP, DROP),
    ],
);

static REVIEW: Form = form(
    "AnnualReview",
    "Annual review",
    &[
        identity("id"),
        day("meeting_on", DROP, DROP),
        part("attendance", &ATTENDEE, KEEP, DROP, DROP),
        part("views", &VIEW, KEEP, DROP, DROP),
        part("progress", &PROGRESS, KEEP, DROP, DROP),
        fact("recommendations", CLEAN, DROP, DROP),
        fact("differences_of_opinion", CLEAN, DROP, DROP),
        fact("decision", KEEP, DROP, DROP),
        day("decision_notified_on", DROP, DROP),
    ],
);

static ATTENDEE: Form = form(
    "Attendee",
    "Person at a review",
    &[
        naming("name", ProfessionalName, KEEP, DROP, DROP),
        fact("role", CLEAN, DROP, DROP),
        fact("attended", KEEP, DROP, DROP),
        fact("sent_advice", KEEP, DROP, DROP),
    ],
);

static PROGRESS: Form = form(
    "OutcomeProgress",
    "Progress of an outcome",
    &[links("outcome"), fact("status", KEEP, DROP, DROP), fact("note", CLEAN, DROP, DROP)],
);

static FUNDING: Form = form(
    "LocalFunding",
    "Funding by the council",
    &[
        fact("band", CLEAN, DROP, DROP),
        fact("top_up_pence_per_year", KEEP, DROP, DROP),
        fact("note", CLEAN, DROP, DROP),
    ],
);

static UNPLACED: Form = form(
    "UnplacedText",
    "Words that a conversion could not place",
    &[
        identity("id"),
        fact("text", CLEAN, DROP, DROP),
        fact("place", CLEAN, DROP, DROP),
        fact("reason", CLEAN, DROP, DROP),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);
