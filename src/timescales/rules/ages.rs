//! Days that age brings.

use crate::law::Citation;
use crate::timescales::rule::{Bound, Certainty, Count, DateRule, Other, USUAL, Who};

const BIRTH: &str = "the date of birth";

pub(super) const RULES: &[DateRule] =
    &[YEAR_9, LAST_DAY_OF_COMPULSORY_SCHOOL_AGE, YOUNG_PERSON, AGE_18, AGE_19, AGE_25, END_OF_YEAR_25];

const OF_AGE: DateRule = DateRule { who: Who::Nobody, from: BIRTH, bound: Bound::On, ..USUAL };

/// Year 9 begins.
pub const YEAR_9: DateRule = DateRule {
    code: "TL-901",
    name: "year-9",
    aliases: &["preparing-for-adulthood", "preparation-for-adulthood", "year-nine"],
    what: "Year 9 begins: from the next review on, preparing for adulthood belongs to it",
    count: Count::SchoolYear(9),
    law: &[Citation::regulation("20(6)"), Citation::regulation("12(3)")],
    note: "by age; a child may be taught in another year by agreement",
    ..OF_AGE
};

/// The last Friday in June of the school year of the 16th birthday.
pub const LAST_DAY_OF_COMPULSORY_SCHOOL_AGE: DateRule = DateRule {
    code: "TL-902",
    name: "end-of-compulsory-school-age",
    aliases: &[
        "compulsory-school-age",
        "school-leaving-date",
        "school-leaving-age",
        "last-day-of-compulsory-school-age",
        "leaves-school",
    ],
    what: "Compulsory school age ends with this day",
    count: Count::SchoolLeaving,
    law: &[Citation::education_act("8")],
    ..OF_AGE
};

/// The day from which the rights are the young person's own.
pub const YOUNG_PERSON: DateRule = DateRule {
    code: "TL-903",
    name: "young-person",
    aliases: &[
        "becomes-young-person",
        "young-person-from",
        "becoming-a-young-person",
        "rights-pass",
        "age-16",
        "16",
    ],
    what: "The rights are the young person's own from this day on, no longer the parent's",
    count: Count::AfterSchoolLeaving,
    law: &[Citation::act("83(2)"), Citation::education_act("8")],
    note: "not the 16th birthday; where a young person lacks the capacity for a decision, a representative or the parent makes it (section 80)",
    ..OF_AGE
};

/// The 18th birthday.
pub const AGE_18: DateRule = DateRule {
    code: "TL-904",
    name: "age-18",
    aliases: &["18", "eighteen", "adult", "turns-18", "18th-birthday"],
    what: "The 18th birthday: social care for adults, in Section H2",
    count: Count::Birthday(18),
    law: &[Citation::care_act("58")],
    certainty: Certainty::Memory,
    note: LEAP,
    ..OF_AGE
};

/// The 19th birthday.
pub const AGE_19: DateRule = DateRule {
    code: "TL-905",
    name: "age-19",
    aliases: &["19", "nineteen", "turns-19", "19th-birthday"],
    what: "The 19th birthday: from now on the council considers whether the outcomes have been achieved before it keeps or ends the plan",
    count: Count::Birthday(19),
    law: &[Citation::act("44(5)"), Citation::act("45(3)"), Citation::act("36(10)")],
    note: "the Act says over 18, which the Code of Practice takes as 19 and over [M]; someone born on 29 February is a year older on 1 March of a short year [M]",
    ..OF_AGE
};

/// The 25th birthday.
pub const AGE_25: DateRule = DateRule {
    code: "TL-906",
    name: "age-25",
    aliases: &["25", "twenty-five", "turns-25", "25th-birthday"],
    what: "The 25th birthday: no longer a young person in this law, though the plan may stay until the academic year ends",
    count: Count::Birthday(25),
    law: &[Citation::act("83(2)"), Citation::act("46")],
    note: LEAP,
    ..OF_AGE
};

/// The end of the academic year of the 25th birthday.
pub const END_OF_YEAR_25: DateRule = DateRule {
    code: "TL-907",
    name: "end-of-year-25",
    aliases: &[
        "academic-year-25",
        "maximum-age",
        "max-age",
        "end-of-academic-year-25",
        "plan-ends-at-25",
        "end-at-25",
    ],
    what: "The council may keep the plan until the end of this day at the latest",
    from: BIRTH,
    and: &[Other {
        key: "course-ends",
        aliases: &["course-end", "ends", "end-of-course"],
        what: "the day on which the course or training is to end, outside a college of further education",
        needed: false,
    }],
    count: Count::YearOf25,
    law: &[Citation::act("46"), Citation::regulation("46").not_compared()],
    certainty: Certainty::Doubtful,
    note: "31 July in a college of further education; elsewhere the end of the course, or the eve of the 26th birthday if that is sooner",
    ..OF_AGE
};

const LEAP: &str = "someone born on 29 February is a year older on 1 March of a short year [M]";
