//! Section K: the advice and information gathered.

mod age;
mod cited;
mod complete;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    complete::ADVICE_MISSING,
    age::STALE_ADVICE,
    complete::ADVICE_WITHOUT_AUTHOR_OR_DATE,
    cited::ADVICE_NOT_USED,
];
