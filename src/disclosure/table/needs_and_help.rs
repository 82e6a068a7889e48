//! Sections A to H: views, needs, outcomes and provision.

use super::Decision::{As, Say, Views as WithViews};
use super::Named::{Professional as ProfessionalName, Service};
use super::{CLEAN, DROP, Decision, Form, KEEP, day, fact, form, identity, links, naming, part, text};

/// What stands for the words of a need or of help that a reader gets as codes only.
const WORDS_LEFT_OUT: Decision = Say("[The words are left out of this copy.]");

pub(super) static VIEWS: Form = form(
    "Views",
    "Section A",
    &[
        text("history"),
        text("how_to_communicate"),
        part("views", &VIEW, KEEP, KEEP, KEEP),
        part("interests", &VIEW, KEEP, KEEP, KEEP),
        part("strengths", &VIEW, KEEP, KEEP, KEEP),
        part("aspirations", &VIEW, KEEP, KEEP, KEEP),
    ],
);

/// Section A of the anonymised copy: all or nothing.
pub(super) static VIEWS_ON_REQUEST: Form = Form {
    of: "Views",
    title: "Section A, anonymised",
    why: "What a child and a family say in their own words can be told by those who know them. It is left out, and \
          kept and cleaned only with `--with-views`.",
    guarded: false,
    fields: &[
        fact("history", WithViews, WithViews, WithViews),
        fact("how_to_communicate", WithViews, WithViews, WithViews),
        part("views", &VIEW, WithViews, WithViews, WithViews),
        part("interests", &VIEW, WithViews, WithViews, WithViews),
        part("strengths", &VIEW, WithViews, WithViews, WithViews),
        part("aspirations", &VIEW, WithViews, WithViews, WithViews),
    ],
};

pub(super) static VIEW: Form = form(
    "ViewEntry",
    "View, interest, strength or aspiration",
    &[
        identity("id"),
        text("label"),
        text("title"),
        text("text"),
        fact("whose", KEEP, KEEP, KEEP),
        fact("who", CLEAN, CLEAN, DROP),
        fact("direct_quotation", KEEP, KEEP, KEEP),
        text("gathered_how"),
        text("gathered_by"),
        day("gathered_on", KEEP, DROP),
        part("media", &MEDIA, KEEP, DROP, DROP),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static MEDIA: Form = form(
    "Media",
    "Drawing, photograph, sound or video",
    &[
        fact("sha256", KEEP, DROP, DROP),
        fact("media_type", KEEP, DROP, DROP),
        fact("alternative_text", CLEAN, DROP, DROP),
        fact("seconds", KEEP, DROP, DROP),
    ],
);

pub(super) static PROVENANCE: Form = Form {
    of: "Provenance",
    title: "Where words come from",
    why: "The source's own words and place are for those who check a conversion. Whether the record was taken from an \
          older document and not confirmed is told at the top of the copy.",
    guarded: false,
    fields: &[
        fact("source_sha256", KEEP, DROP, DROP),
        fact("place", CLEAN, DROP, DROP),
        fact("words", CLEAN, DROP, DROP),
        fact("confidence", KEEP, DROP, DROP),
        fact("confirmed_by", CLEAN, DROP, DROP),
        day("confirmed_on", DROP, DROP),
    ],
};

pub(super) static NEEDS: Form = form(
    "SpecialEducationalNeeds",
    "Section B",
    &[part("areas", &AREA, KEEP, KEEP, KEEP), part("needs", &NEED, KEEP, KEEP, KEEP)],
);

static AREA: Form = form(
    "AreaOfNeed",
    "Broad area of need",
    &[
        fact("area", KEEP, KEEP, KEEP),
        text("local_area"),
        text("strengths"),
        text("summary"),
        part("none_identified", &NONE_IDENTIFIED, KEEP, KEEP, KEEP),
    ],
);

static NEED: Form = form(
    "SpecialEducationalNeed",
    "Special educational need",
    &[
        identity("id"),
        text("label"),
        text("title"),
        fact("area", KEEP, KEEP, KEEP),
        text("local_area"),
        part("types", &NEED_TYPE, KEEP, KEEP, KEEP),
        text("text"),
        text("strengths"),
        text("impact_in_setting"),
        text("impact_in_daily_life"),
        text("current_level"),
        links("evidence"),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static NEED_TYPE: Form =
    form("NeedType", "Type of need", &[fact("code", KEEP, KEEP, KEEP), fact("rank", KEEP, KEEP, KEEP)]);

pub(super) static NONE_IDENTIFIED: Form = form(
    "NoneIdentified",
    "That nothing was identified",
    &[
        fact("finding", KEEP, KEEP, KEEP),
        text("statement"),
        fact("source", CLEAN, CLEAN, DROP),
        day("date", KEEP, DROP),
    ],
);

static NONE_AS_CODE: Form = Form {
    of: "NoneIdentified",
    title: "That nothing was identified, as codes",
    why: "",
    guarded: false,
    fields: &[
        fact("finding", KEEP, KEEP, KEEP),
        fact("statement", DROP, DROP, DROP),
        fact("source", DROP, DROP, DROP),
        day("date", DROP, DROP),
    ],
};

pub(super) static HEALTH_NEEDS: Form = Form {
    of: "HealthCareNeeds",
    title: "Section C",
    why: "The needs in Section C relate by law to the special educational needs, and a school must keep the child safe: \
          a school gets the words. An anonymised copy has the links only.",
    guarded: false,
    fields: &[
        fact("strengths", CLEAN, CLEAN, DROP),
        part("needs", &CARE_NEED, KEEP, KEEP, As(&CODED_NEED)),
        part("none_identified", &NONE_IDENTIFIED, KEEP, KEEP, As(&NONE_AS_CODE)),
    ],
};

pub(super) static SOCIAL_NEEDS: Form = Form {
    of: "SocialCareNeeds",
    title: "Section D",
    why: "What bears on provision is which special educational needs a social care need relates to. Its words tell of the \
          family and are left out for a school too.",
    guarded: false,
    fields: &[
        fact("strengths", CLEAN, DROP, DROP),
        part("needs", &CARE_NEED, KEEP, As(&CODED_NEED), As(&CODED_NEED)),
        part("none_identified", &NONE_IDENTIFIED, KEEP, As(&NONE_AS_CODE), As(&NONE_AS_CODE)),
        fact("consent_to_child_protection_content", KEEP, DROP, DROP),
    ],
};

static CARE_NEED: Form = form(
    "CareNeed",
    "Health or social care need",
    &[
        identity("id"),
        text("label"),
        text("title"),
        text("text"),
        text("strengths"),
        text("impact"),
        links("relates_to"),
        links("evidence"),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static CODED_NEED: Form = form(
    "CareNeed",
    "Health or social care need, as codes",
    &[
        identity("id"),
        fact("label", DROP, DROP, DROP),
        fact("title", DROP, DROP, DROP),
        fact("text", WORDS_LEFT_OUT, WORDS_LEFT_OUT, WORDS_LEFT_OUT),
        fact("strengths", DROP, DROP, DROP),
        fact("impact", DROP, DROP, DROP),
        links("relates_to"),
        fact("evidence", DROP, DROP, DROP),
        part("provenance", &PROVENANCE, DROP, DROP, DROP),
    ],
);

pub(super) static OUTCOMES: Form = form(
    "Outcomes",
    "Section E",
    &[text("arrangements_for_shorter_term_targets"), part("outcomes", &OUTCOME, KEEP, KEEP, KEEP)],
);

static OUTCOME: Form = form(
    "Outcome",
    "Outcome",
    &[
        identity("id"),
        text("label"),
        text("title"),
        text("text"),
        text("baseline"),
        text("target"),
        text("measure"),
        part("scale", &SCALE, KEEP, KEEP, KEEP),
        part("achieve_by", &ACHIEVE_BY, KEEP, KEEP, KEEP),
        text("reviewed_by"),
        fact("preparing_for_adulthood", KEEP, KEEP, KEEP),
        links("needs"),
        links("aspirations"),
        text("steps"),
        fact("measure_kinds", KEEP, KEEP, KEEP),
        links("evidence"),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static SCALE: Form = form(
    "ProgressScale",
    "Scale of progress",
    &[
        text("unit"),
        fact("start", KEEP, KEEP, KEEP),
        fact("latest", KEEP, KEEP, KEEP),
        fact("target", KEEP, KEEP, KEEP),
    ],
);

static ACHIEVE_BY: Form = form(
    "AchieveBy",
    "By when an outcome is to be achieved",
    &[day("date", KEEP, DROP), fact("phase", KEEP, KEEP, KEEP), text("as_written")],
);

pub(super) static EDUCATIONAL_PROVISION: Form =
    form("SpecialEducationalProvision", "Section F", &[part("provisions", &PROVISION, KEEP, KEEP, KEEP)]);

static PROVISION: Form = form(
    "Provision",
    "Provision",
    &[
        identity("id"),
        text("label"),
        text("title"),
        text("text"),
        fact("kind", KEEP, KEEP, KEEP),
        text("activity"),
        part("delivered_by", &DELIVERER, KEEP, KEEP, KEEP),
        part("quantities", &QUANTITY, KEEP, KEEP, KEEP),
        text("setting"),
        day("starts_on", KEEP, DROP),
        day("ends_on", KEEP, DROP),
        text("monitoring"),
        naming("commissioner", Service, CLEAN, CLEAN, DROP),
        fact("tier", KEEP, KEEP, KEEP),
        links("meets"),
        links("supports"),
        links("evidence"),
        fact("direct_payment", KEEP, DROP, DROP),
        fact("section_2_service", KEEP, KEEP, KEEP),
        part("as_written", &AS_WRITTEN, KEEP, KEEP, KEEP),
        part("provenance", &PROVENANCE, KEEP, DROP, DROP),
    ],
);

static CODED_PROVISION: Form = Form {
    of: "Provision",
    title: "Provision, as codes",
    why: "What kind of help, by whom, how much, and what it is for; no words.",
    guarded: false,
    fields: &[
        identity("id"),
        fact("label", DROP, DROP, DROP),
        fact("title", DROP, DROP, DROP),
        fact("text", WORDS_LEFT_OUT, WORDS_LEFT_OUT, WORDS_LEFT_OUT),
        fact("kind", KEEP, KEEP, KEEP),
        fact("activity", DROP, DROP, DROP),
        part("delivered_by", &CODED_DELIVERER, KEEP, KEEP, KEEP),
        part("quantities", &CODED_QUANTITY, KEEP, KEEP, KEEP),
        fact("setting", DROP, DROP, DROP),
        day("starts_on", DROP, DROP),
        day("ends_on", DROP, DROP),
        fact("monitoring", DROP, DROP, DROP),
        naming("commissioner", Service, DROP, DROP, DROP),
        fact("tier", KEEP, KEEP, KEEP),
        links("meets"),
        links("supports"),
        fact("evidence", DROP, DROP, DROP),
        fact("direct_payment", DROP, DROP, DROP),
        fact("section_2_service", KEEP, KEEP, KEEP),
        part("as_written", &AS_WRITTEN, DROP, DROP, DROP),
        part("provenance", &PROVENANCE, DROP, DROP, DROP),
    ],
};

static DELIVERER: Form = form(
    "Deliverer",
    "Who delivers provision",
    &[
        fact("role", KEEP, KEEP, KEEP),
        text("as_written"),
        text("qualification"),
        naming("organisation", Service, CLEAN, CLEAN, DROP),
    ],
);

static CODED_DELIVERER: Form = form(
    "Deliverer",
    "Who delivers provision, as codes",
    &[
        fact("role", KEEP, KEEP, KEEP),
        fact("as_written", DROP, DROP, DROP),
        fact("qualification", DROP, DROP, DROP),
        naming("organisation", Service, DROP, DROP, DROP),
    ],
);

static QUANTITY: Form = form(
    "Quantity",
    "Amount",
    &[
        fact("purpose", KEEP, KEEP, KEEP),
        part("duration_minutes", &RANGE, KEEP, KEEP, KEEP),
        part("sessions", &SESSIONS, KEEP, KEEP, KEEP),
        part("total", &TOTAL, KEEP, KEEP, KEEP),
        fact("weeks_per_year", KEEP, KEEP, KEEP),
        part("ratio", &RATIO, KEEP, KEEP, KEEP),
        part("group_size", &RANGE, KEEP, KEEP, KEEP),
        fact("whole_time", KEEP, KEEP, KEEP),
        fact("approximate", KEEP, KEEP, KEEP),
        day("changes_on", KEEP, DROP),
        text("as_written"),
    ],
);

static CODED_QUANTITY: Form = form(
    "Quantity",
    "Amount, as codes",
    &[
        fact("purpose", KEEP, KEEP, KEEP),
        part("duration_minutes", &RANGE, KEEP, KEEP, KEEP),
        part("sessions", &SESSIONS, KEEP, KEEP, KEEP),
        part("total", &TOTAL, KEEP, KEEP, KEEP),
        fact("weeks_per_year", KEEP, KEEP, KEEP),
        part("ratio", &RATIO, KEEP, KEEP, KEEP),
        part("group_size", &RANGE, KEEP, KEEP, KEEP),
        fact("whole_time", KEEP, KEEP, KEEP),
        fact("approximate", KEEP, KEEP, KEEP),
        day("changes_on", DROP, DROP),
        fact("as_written", DROP, DROP, DROP),
    ],
);

static RANGE: Form =
    form("Range", "Range of numbers", &[fact("min", KEEP, KEEP, KEEP), fact("max", KEEP, KEEP, KEEP)]);

static SESSIONS: Form = form(
    "Sessions",
    "How many sessions",
    &[part("count", &RANGE, KEEP, KEEP, KEEP), fact("per", KEEP, KEEP, KEEP)],
);

static TOTAL: Form = form(
    "TotalAmount",
    "Time for a period",
    &[part("minutes", &RANGE, KEEP, KEEP, KEEP), fact("per", KEEP, KEEP, KEEP)],
);

static RATIO: Form =
    form("Ratio", "Staff to pupils", &[fact("staff", KEEP, KEEP, KEEP), fact("pupils", KEEP, KEEP, KEEP)]);

static AS_WRITTEN: Form = form(
    "AsWritten",
    "Words of the source's columns",
    &[text("what"), text("who"), text("ratio"), text("how_often"), text("how_long")],
);

pub(super) static HEALTH_PROVISION: Form = Form {
    of: "HealthCareProvision",
    title: "Section G",
    why: "A school often carries health care provision out, or must make room for it: it gets the words.",
    guarded: false,
    fields: &[
        part("provisions", &PROVISION, KEEP, KEEP, As(&CODED_PROVISION)),
        part("none_identified", &NONE_IDENTIFIED, KEEP, KEEP, As(&NONE_AS_CODE)),
        part("agreement", &AGREEMENT, KEEP, KEEP, DROP),
    ],
};

static AGREEMENT: Form = form(
    "HealthAgreement",
    "Agreement of the health body",
    &[
        naming("body", Service, KEEP, KEEP, DROP),
        naming("name", ProfessionalName, KEEP, DROP, DROP),
        fact("role", CLEAN, CLEAN, DROP),
        day("date", KEEP, DROP),
    ],
);

pub(super) static SOCIAL_PROVISION: Form = Form {
    of: "SocialCareProvision",
    title: "Sections H1 and H2",
    why: "What bears on provision in a school is what kind of help there is, by whom and how much. The words tell of the \
          family and its home, and are left out for a school too.",
    guarded: false,
    fields: &[
        part("provisions", &PROVISION, KEEP, As(&CODED_PROVISION), As(&CODED_PROVISION)),
        part("none_identified", &NONE_IDENTIFIED, KEEP, As(&NONE_AS_CODE), As(&NONE_AS_CODE)),
    ],
};
