//! The front page: who the child or young person is and the people around them.

use super::Decision::{Age, Token};
use super::Named::{
    Address as AddressLine, BirthDate, Child, Contact as ContactName, Council, Email, Number, Postcode,
    Professional as ProfessionalName, Service, Setting, Telephone, Trait, Web,
};
use super::{CLEAN, DROP, Form, KEEP, Named, day, fact, form, identity, naming, part, text};

pub(super) static CHILD: Form = Form {
    of: "ChildOrYoungPerson",
    title: "Front page",
    why: "The direction this table follows gives a school the name and the date of birth [S]. Beside these a school \
          gets what its answer rests on: the school year, the words and pronouns that the person chose, languages and how \
          to communicate. Of the rest it is silent, so it is left out. For an anonymised copy all that few share goes.",
    guarded: false,
    fields: &[
        part("name", &NAME, KEEP, KEEP, KEEP),
        naming("date_of_birth", BirthDate, KEEP, KEEP, Age),
        fact("sex", KEEP, DROP, DROP),
        naming("gender_identity", Trait, KEEP, DROP, DROP),
        fact("pronouns", KEEP, KEEP, DROP),
        fact("preferred_wording", CLEAN, CLEAN, CLEAN),
        naming("ethnicity", Trait, KEEP, DROP, DROP),
        fact("ethnicity_code", KEEP, DROP, DROP),
        naming("first_language", Trait, KEEP, KEEP, DROP),
        naming("parent_first_language", Trait, KEEP, DROP, DROP),
        naming("languages", Trait, KEEP, KEEP, DROP),
        naming("religion", Trait, KEEP, DROP, DROP),
        part("identifiers", &IDENTIFIERS, KEEP, DROP, DROP),
        part("addresses", &ADDRESS, KEEP, DROP, DROP),
        part("contacts", &CONTACT, KEEP, DROP, DROP),
        part("communication", &COMMUNICATION, KEEP, KEEP, KEEP),
        part("setting_attended", &SETTING_ATTENDED, KEEP, DROP, DROP),
        part("school_year", &SCHOOL_YEAR, KEEP, KEEP, DROP),
        part("general_practice", &GENERAL_PRACTICE, KEEP, DROP, DROP),
        part("key_health_professional", &PROFESSIONAL, KEEP, KEEP, DROP),
        fact("known_to_social_care", KEEP, DROP, DROP),
        part("social_worker", &PROFESSIONAL, KEEP, DROP, DROP),
        part("other_professionals", &PROFESSIONAL, KEEP, KEEP, DROP),
        part("looked_after", &LOOKED_AFTER, KEEP, DROP, DROP),
        fact("parent_in_armed_forces", KEEP, DROP, DROP),
        part("one_page_profile", &ONE_FILE, KEEP, DROP, DROP),
        fact("moved_in_with_plan", KEEP, DROP, DROP),
    ],
};

static NAME: Form = form(
    "PersonName",
    "Name of the child or young person",
    &[
        naming("given", Child, KEEP, KEEP, Token),
        naming("middle", Child, KEEP, KEEP, DROP),
        naming("family", Child, KEEP, KEEP, DROP),
        naming("preferred", Child, KEEP, KEEP, DROP),
        part("former", &FORMER_NAME, KEEP, DROP, DROP),
    ],
);

static FORMER_NAME: Form = Form {
    of: "FormerName",
    title: "Former name",
    why: "A former name that the record marks as not to be shown is in no copy.",
    guarded: true,
    fields: &[
        naming("name", Child, KEEP, DROP, DROP),
        day("until", DROP, DROP),
        fact("may_be_shown", KEEP, DROP, DROP),
    ],
};

static IDENTIFIERS: Form = form(
    "Identifiers",
    "Numbers that name the person",
    &[
        naming("unique_pupil_number", Number, KEEP, DROP, DROP),
        naming("former_unique_pupil_numbers", Number, KEEP, DROP, DROP),
        naming("unique_learner_number", Number, KEEP, DROP, DROP),
        naming("nhs_number", Number, KEEP, DROP, DROP),
        fact("nhs_number_verified", KEEP, DROP, DROP),
        naming("consistent_identifier", Number, KEEP, DROP, DROP),
    ],
);

pub(super) static ADDRESS: Form = Form {
    of: "Address",
    title: "Address",
    why: "A confidential address is in no copy, unless `--with-confidential` asks for it in a full one.",
    guarded: true,
    fields: &[
        naming("lines", AddressLine, KEEP, KEEP, DROP),
        naming("postcode", Postcode, KEEP, KEEP, DROP),
        fact("description", CLEAN, CLEAN, DROP),
        fact("confidential", KEEP, DROP, DROP),
    ],
};

static CONTACT: Form = Form {
    of: "Contact",
    title: "Parent, carer or other contact",
    why: "A confidential contact is in no copy, unless `--with-confidential` asks for it in a full one.",
    guarded: true,
    fields: &[
        identity("id"),
        naming("name", ContactName, KEEP, DROP, DROP),
        fact("relationship", CLEAN, DROP, DROP),
        fact("parental_responsibility", KEEP, DROP, DROP),
        naming("telephone", Telephone, KEEP, DROP, DROP),
        naming("email", Email, KEEP, DROP, DROP),
        part("address", &ADDRESS, KEEP, DROP, DROP),
        naming("first_language", Trait, KEEP, DROP, DROP),
        part("communication", &COMMUNICATION, KEEP, DROP, DROP),
        fact("confidential", KEEP, DROP, DROP),
        fact("note", CLEAN, DROP, DROP),
    ],
};

static COMMUNICATION: Form = form(
    "CommunicationNeeds",
    "How to reach and understand a person",
    &[
        naming("interpreter", Trait, KEEP, KEEP, DROP),
        text("methods"),
        fact("accessible_formats", KEEP, KEEP, KEEP),
        text("note"),
    ],
);

static SETTING_ATTENDED: Form = form(
    "SettingAttended",
    "Setting attended now",
    &[
        naming("name", Setting, KEEP, DROP, DROP),
        fact("type", KEEP, DROP, DROP),
        naming("unique_reference_number", Number, KEEP, DROP, DROP),
        naming("provider_reference_number", Number, KEEP, DROP, DROP),
        part("contact", &PROFESSIONAL, KEEP, DROP, DROP),
        part("contact_point", &CONTACT_POINT, KEEP, DROP, DROP),
    ],
);

pub(super) static PROFESSIONAL: Form = Form {
    of: "Professional",
    title: "Professional",
    why: "A school learns the role and the service, not the person.",
    guarded: false,
    fields: &[
        naming("name", ProfessionalName, KEEP, DROP, DROP),
        fact("role", CLEAN, CLEAN, DROP),
        naming("organisation", Service, CLEAN, CLEAN, DROP),
        naming("telephone", Telephone, KEEP, DROP, DROP),
        naming("email", Email, KEEP, DROP, DROP),
    ],
};

static SCHOOL_YEAR: Form = form(
    "SchoolYear",
    "School year",
    &[
        fact("national_curriculum_year", KEEP, KEEP, DROP),
        fact("out_of_year_group", KEEP, KEEP, DROP),
        fact("note", CLEAN, CLEAN, DROP),
    ],
);

static GENERAL_PRACTICE: Form = form(
    "GeneralPractice",
    "Family doctor's practice",
    &[
        naming("name", Service, KEEP, DROP, DROP),
        naming("organisation_code", Number, KEEP, DROP, DROP),
        naming("telephone", Telephone, KEEP, DROP, DROP),
    ],
);

static LOOKED_AFTER: Form = form(
    "LookedAfter",
    "Looked after by a council",
    &[
        fact("currently", KEEP, DROP, DROP),
        fact("previously", KEEP, DROP, DROP),
        fact("legal_status", CLEAN, DROP, DROP),
        naming("responsible_authority", Council, KEEP, DROP, DROP),
        naming("virtual_school", Service, KEEP, DROP, DROP),
        day("personal_education_plan_on", DROP, DROP),
    ],
);

static ONE_FILE: Form = form(
    "OneFilePaper",
    "Paper that comes as a file",
    &[fact("received", KEEP, DROP, DROP), fact("appended", KEEP, DROP, DROP)],
);

pub(super) static COUNCIL: Form = Form {
    of: "LocalAuthority",
    title: "Council",
    why: "A school answers the council's team, not an officer by name.",
    guarded: false,
    fields: &[
        naming("name", Council, KEEP, KEEP, super::Decision::Say("[council]")),
        naming("gss_code", Number, KEEP, KEEP, DROP),
        // Three figures are no secret in running text.
        fact("number", KEEP, KEEP, DROP),
        part("case_officer", &OFFICER, KEEP, DROP, DROP),
        part("special_educational_needs_team", &CONTACT_POINT, KEEP, KEEP, DROP),
        part("information_advice_and_support", &CONTACT_POINT, KEEP, DROP, DROP),
        part("mediation_adviser", &CONTACT_POINT, KEEP, DROP, DROP),
        part("disagreement_resolution", &CONTACT_POINT, KEEP, DROP, DROP),
    ],
};

static OFFICER: Form = form(
    "Officer",
    "Officer of the council",
    &[
        naming("name", ProfessionalName, KEEP, DROP, DROP),
        fact("role", CLEAN, DROP, DROP),
        naming("telephone", Telephone, KEEP, DROP, DROP),
        naming("email", Email, KEEP, DROP, DROP),
    ],
);

static CONTACT_POINT: Form = form(
    "ContactPoint",
    "How to reach a team or service",
    &[
        naming("name", Service, CLEAN, CLEAN, DROP),
        naming("telephone", Telephone, KEEP, KEEP, DROP),
        naming("email", Email, KEEP, KEEP, DROP),
        naming("website", Web, KEEP, KEEP, DROP),
        part("address", &ADDRESS, KEEP, KEEP, DROP),
    ],
);

pub(super) static PREVIOUS_COUNCIL: Form = form(
    "PreviousAuthority",
    "Council before the present one",
    &[
        naming("name", Council, KEEP, DROP, DROP),
        naming("gss_code", Number, KEEP, DROP, DROP),
        fact("number", KEEP, DROP, DROP),
        day("responsible_from", DROP, DROP),
        day("responsible_until", DROP, DROP),
        day("transferred_on", DROP, DROP),
    ],
);

pub(super) static RIGHTS_HOLDER: Form = form(
    "RightsHolder",
    "Who holds the rights",
    &[
        fact("kind", KEEP, KEEP, KEEP),
        fact("shares_with_parents", KEEP, DROP, DROP),
        part("representatives", &REPRESENTATIVE, KEEP, DROP, DROP),
    ],
);

static REPRESENTATIVE: Form = form(
    "Representative",
    "Somebody who acts for a young person",
    &[
        fact("decision", CLEAN, DROP, DROP),
        naming("name", Named::Contact, KEEP, DROP, DROP),
        fact("kind", KEEP, DROP, DROP),
        day("assessed_on", DROP, DROP),
        fact("assessed_by", CLEAN, DROP, DROP),
    ],
);
