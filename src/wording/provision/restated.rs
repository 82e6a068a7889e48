//! Amounts that are said twice. What says another amount again, adds it up or is a part of it is not added to it.

use super::amounts::words;
use super::chunk::{Chunk, Chunks, What};
use super::counts::Counted;
use super::draft::{Draft, Echo};
use crate::model::{Period, Quantity};
use crate::wording::tokens::Tokens;

/// Whether the words before a piece say that it tells the amount before it again, or a part of it.
pub(super) fn echo_between(tokens: &Tokens<'_>, from: usize, chunk: &Chunk, continues: bool) -> Option<Echo> {
    let mut found = None;
    for at in from..chunk.from {
        let word = tokens.word(at);
        if words().same.contains(word)
            || tokens.are(at, &["that", "is"])
            || tokens.are(at, &["which", "is"])
            || tokens.are(at, &["delivered", "as"])
            || tokens.are(at, &["delivered", "in"])
            || tokens.are(at, &["i", "e"])
            || tokens.mark(at) == '='
        {
            found = Some(Echo::Same);
        } else if words().parts.contains(word)
            || tokens.are(at, &["of", "which"])
            || continues && tokens.mark(at) == ':'
        {
            found = found.or(Some(Echo::Part));
        } else if tokens.are(at, &["made", "up"]) {
            // Several amounts after it are its parts; one alone is the same again.
            let several = (chunk.until..tokens.len())
                .any(|at| super::number::length(tokens, at).is_some_and(|_| true) && at > chunk.until + 6);
            found = Some(if several { Echo::Part } else { Echo::Same });
        } else if tokens.word(at) == "total" && (continues || tokens.word_before(at) != "a") {
            found = Some(Echo::Total);
        } else if tokens.mark(at) == '(' && at + 1 == chunk.from && at <= from + 3 {
            let listed = (chunk.until..tokens.len())
                .take_while(|at| tokens.mark(*at) != ')')
                .any(|at| matches!(tokens.word(at), "minute" | "hour" | "min"));
            found = found.or(Some(if listed { Echo::Part } else { Echo::Same }));
        }
    }
    // "one hour in total"
    let after = chunk.until + usize::from(matches!(tokens.word(chunk.until), "in" | "a" | "overall"));
    if matches!(tokens.word(after), "total" | "altogether" | "overall")
        && matches!(chunk.what, What::Length(_))
    {
        found = Some(Echo::Total);
    }
    found
}

/// Compares what is said twice. What agrees lends its sessions to the amount; what does not makes it unsure.
pub(super) fn echoes(drafts: &mut Vec<Draft>, unsure: &mut bool) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let (Some(echo), Some(principal)) = (draft.echo, kept.last_mut()) else {
            kept.push(draft);
            continue;
        };
        if echo != Echo::Part && !principal.agree(&draft) && echo == Echo::Same {
            *unsure = true;
        }
    }
    *drafts = kept;
}

/// An amount that comes with "the" or "this" speaks of one named before and is not added to it.
pub(super) fn repeated(tokens: &Tokens<'_>, drafts: &mut Vec<Draft>, unsure: &mut bool) {
    // "(36 hours per year)" after "six hours each half term" adds up the same help.
    let mut at = 1;
    while at < drafts.len() {
        let adds_up = drafts[at].count.is_none()
            && drafts[at].cycle.is_some_and(|cycle| cycle.period == Some(Period::Year) && cycle.times == 1);
        let year = drafts[at].quantity(false).filter(|_| adds_up);
        let again = year.and_then(|year| year.minutes_per_year()).is_some_and(|year| {
            drafts[..at].iter().any(|before| {
                let shorter = before.cycle.is_some_and(|cycle| cycle.period != Some(Period::Year));
                let own = before.quantity(false).filter(|_| shorter).and_then(|own| own.minutes_per_year());
                own.is_some_and(|own| {
                    own.min.abs_diff(year.min) * 20 <= year.min && own.max.is_some() == year.max.is_some()
                })
            })
        });
        if again {
            drafts.remove(at);
        } else {
            at += 1;
        }
    }
    let mut at = 1;
    while at < drafts.len() {
        let from = drafts[at].from;
        let pointing = (1..=3).any(|back| {
            from.checked_sub(back).is_some_and(|at| {
                matches!(
                    tokens.word(at),
                    "the" | "this" | "these" | "those" | "such" | "his" | "her" | "their"
                ) && (at + 1..from).all(|at| {
                    matches!(
                        tokens.word(at),
                        "weekly" | "daily" | "individual" | "same" | "direct" | "group" | "termly"
                    )
                })
            })
        }) && drafts[at].length.is_some();
        if pointing {
            let same = drafts[..at]
                .iter()
                .any(|before| before.length.map(|l| l.minutes) == drafts[at].length.map(|l| l.minutes));
            let timed = drafts[..at].iter().any(|before| before.length.is_some() && before.has_frequency());
            if same || (timed && !drafts[at].has_frequency()) {
                drafts.remove(at);
                continue;
            }
            *unsure |= timed;
        }
        at += 1;
    }
}

/// Drops the amounts that a table says again after the sentence before it.
pub(super) fn said_again_in_table(tokens: &Tokens<'_>, chunks: &Chunks, drafts: &mut Vec<Draft>) {
    let in_table =
        |draft: &Draft| match (chunks.clauses.get(draft.clause), chunks.clauses.get(draft.clause + 1)) {
            (Some(from), Some(until)) => (*from..*until).any(|at| tokens.mark(at) == '|'),
            _ => false,
        };
    let said: Vec<Option<Quantity>> =
        drafts.iter().filter(|draft| !in_table(draft)).map(|draft| draft.quantity(false)).collect();
    let rate = |quantity: &Option<Quantity>| quantity.as_ref().and_then(Quantity::minutes_per_period);
    drafts.retain(|draft| {
        let own = rate(&draft.quantity(false));
        !(in_table(draft) && own.is_some() && said.iter().any(|said| rate(said) == own))
    });
}

/// Whether a count with a period stands beside a whole amount and says another: "on alternate Saturdays, 24 times a year".
pub(super) fn has_rival_frequency(drafts: &[Draft]) -> bool {
    drafts.iter().any(|draft| {
        let rival = draft.length.is_none()
            && draft.count.is_some_and(|count| count.of != Counted::Days)
            && draft.cycle.is_some();
        rival
            && drafts.iter().any(|whole| {
                whole.clause == draft.clause
                    && whole.length.is_some()
                    && whole.cycle.is_some()
                    && whole.from < draft.from
            })
    })
}
