//! Moves between councils, and between health bodies.

use super::log::place;
use super::{Gathered, Raised};
use crate::model::{Date, EventKind as E};
use crate::timescales::calendar::days_from;
use crate::timescales::rules::{HEALTH_BODY_CHANGE, HEALTH_BODY_CHANGE_WITH_MOVE, TRANSFER_ONCE_AWARE};

/// The longest that a move and the news of it can lie apart and still be taken to belong together.
const SAME_MOVE: i32 = 200;

pub(super) fn add(dates: &mut Gathered<'_>) {
    let log = dates.log;
    for (index, aware) in log.of(E::BecameAwareOfMove) {
        let until = log.next_of(E::BecameAwareOfMove, aware.on);
        let over = [E::PlanTransferredOut, E::PlanTransferredIn];
        let done = log.first(&over, index, aware.on, until).map(|(at, event)| (event.on, place(at)));
        let moved = nearest_move(dates, aware.on);
        let and: Vec<(&str, Date)> = moved.map(|on| ("moved", on)).into_iter().collect();
        dates.add(Raised { and: &and, done, ..Raised::new(&TRANSFER_ONCE_AWARE, aware.on, place(index)) });
    }
    for (index, moved) in log.of(E::Moved) {
        let near = |on: Date| days_from(on, moved.on).abs() <= SAME_MOVE;
        let aware = log.of(E::BecameAwareOfMove).any(|(_, event)| near(event.on));
        if !aware && !log.has(&[E::PlanTransferredOut, E::PlanTransferredIn], moved.on, None) {
            let why = "the day on which the old council became aware of the move is not recorded; the 15 working days begin with it";
            dates.cannot(place(index), why);
        }
    }
    for (index, aware) in log.of(E::CommissioningBodyBecameAware) {
        let until = log.next_of(E::CommissioningBodyBecameAware, aware.on);
        let done = log
            .first(&[E::CommissioningBodyToldNewBody], index, aware.on, until)
            .map(|(at, event)| (event.on, place(at)));
        match nearest_move(dates, aware.on) {
            Some(moved) => dates.add(Raised {
                and: &[("moved", moved)],
                done,
                ..Raised::new(&HEALTH_BODY_CHANGE_WITH_MOVE, aware.on, place(index))
            }),
            None => dates.add(Raised { done, ..Raised::new(&HEALTH_BODY_CHANGE, aware.on, place(index)) }),
        }
    }
}

/// The day of the move that lies nearest to the day on which it became known.
fn nearest_move(dates: &Gathered<'_>, aware: Date) -> Option<Date> {
    // A move that is known beforehand can be recorded with its day to come.
    let moves = dates.plan.lifecycle.events.iter().filter(|event| event.kind == E::Moved);
    let apart = |on: &Date| days_from(aware, *on).abs();
    moves.map(|event| event.on).filter(|on| apart(on) <= SAME_MOVE).min_by_key(apart)
}
