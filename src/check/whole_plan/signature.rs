//! Who answers for the plan, and its dates.

use crate::check::found::Found;
use crate::check::profile::Profile;
use crate::check::rule::{Decided, InForce, Rule};
use crate::check::subject::Subject;
use crate::finding::Basis;
use crate::law::Citation;
use crate::model::{PlanPath, Status};

pub(super) const FINAL_NOT_SIGNED: Rule = Rule {
    code: "PL-002",
    name: "final-not-signed",
    fault: "A final plan is not dated or not signed, or nobody is named who answers for the plan",
    doc: "The Code asks that the officer of the council who is responsible signs and dates the final plan. The Regulations \
do not ask for it: an unsigned plan is in force all the same.

Good practice adds two things that families look for: the officer who looks after the plan, and the last day for the next \
review. A draft is asked for the officer only, since the family must know whom to answer. A converted paper is not asked \
for the day of the next review, which old forms did not carry.",
    basis: Basis::Should,
    law: &[Citation::code("9.125").not_compared()],
    in_force: InForce::SINCE_2014,
    wrong: "A plan marked as final has no signature and no date.",
    right: "\u{201c}Signed for the council: SEND case officer, 13 November 2026.\u{201d}",
    decided: Decided::ByEngine(final_not_signed),
};

fn final_not_signed(subject: &Subject<'_>, found: &mut Found) {
    let (plan, version) = (subject.plan, &subject.plan.version);
    let at = PlanPath::root().field("version");
    if version.status == Status::Final {
        if version.made_on.is_none() {
            found
                .warning(at.clone(), "the final plan has no date")
                .mend("give the date that stands on the plan");
        }
        match &version.signed_by {
            None => {
                found
                    .warning(
                        at.clone(),
                        "no officer of the council is recorded as having signed the final plan",
                    )
                    .mend("record the officer who signed it, with the role and the day");
            }
            Some(signed) if signed.name.trim().is_empty() || signed.role.trim().is_empty() => {
                found
                    .warning(at.field("signed_by"), "the signature has no name or no role")
                    .mend("record the officer who signed it, with the role and the day");
            }
            Some(_) => {}
        }
        if version.next_review_by.is_none() && subject.profile == Profile::Final {
            found
                .warning(at, "the plan does not say by when it will next be reviewed")
                .on(Basis::GoodPractice)
                .mend("give the last day for the next review");
        }
    }
    if version.status != Status::Ceased && plan.local_authority.case_officer.is_none() {
        found
            .warning(
                PlanPath::root().field("local_authority"),
                "no officer is named who looks after the plan",
            )
            .on(Basis::GoodPractice)
            .mend("name the case officer, with a telephone number or an email address");
    }
}
