//! What the shared record says of a clock's subject, as the events that a clock is derived from.

use super::clock::{Event, What};
use crate::domain::nouns::{
    Channel, ClockMove, ClockStep, Direction, HandoffMove, HandoffStep, Obliged, Outcome, Side, TermKind, Touch,
};
use crate::domain::time::Instant;

/// Whether a touch is a genuine attempt by a person: outbound, by a member, on a channel that speaks to one person.
/// What a machine sends is no answer (DOMAIN 4.2).
pub const fn is_attempt(touch: &Touch) -> bool {
    let personal =
        matches!(touch.channel, Channel::Email | Channel::Call | Channel::Meeting | Channel::Chat | Channel::Other);
    matches!(touch.direction, Direction::Out) && touch.member.is_some() && personal
}

/// Whether a touch reached the person, or shows that more attempts are pointless.
pub fn is_outcome(touch: &Touch) -> bool {
    let reached = matches!(
        touch.outcome,
        Some(Outcome::Connected | Outcome::Replied | Outcome::MeetingBooked | Outcome::NotInterested)
    );
    // A call that came in and was taken is an answer at once (DOMAIN 4.2).
    let taken = touch.direction == Direction::In && touch.channel == Channel::Call && touch.member.is_some();
    reached && (taken || is_attempt(touch))
}

/// The events of touches for a term that `obliged` owes. Those before `since` belong to an earlier passage; those by a
/// member of the other side pay nobody's debt. `side` says on which side a member works.
pub fn of_touches(
    touches: &[Touch],
    since: Instant,
    obliged: Obliged,
    side: impl Fn(i64) -> Option<Side>,
) -> Vec<Event> {
    let pays = |touch: &&Touch| match touch.member.and_then(&side) {
        Some(Side::Management) => true,
        Some(Side::Marketing) => obliged != Obliged::Sales,
        Some(Side::Sales) => obliged != Obliged::Marketing,
        None => false,
    };
    let later = touches.iter().filter(|touch| touch.at >= since).filter(pays);
    later
        .filter_map(|touch| {
            let what = if is_outcome(touch) {
                What::Reached
            } else if is_attempt(touch) {
                What::Attempt
            } else {
                return None;
            };
            Some(Event { at: touch.at, order: touch.id, what })
        })
        .collect()
}

/// The events of a hand-off's steps for a clock of that kind.
pub fn of_handoff(steps: &[HandoffStep], kind: TermKind) -> Vec<Event> {
    let mut verdict = Vec::new();
    for step in steps {
        let what = match (step.step, kind) {
            (HandoffMove::Accepted | HandoffMove::Refused | HandoffMove::Recycled, TermKind::Decision) => What::Verdict,
            // Who refuses a lead need not go on calling it.
            (HandoffMove::Refused | HandoffMove::Recycled, TermKind::Speed | TermKind::Depth) => What::Reached,
            (HandoffMove::Answered, TermKind::Feedback) => What::Reply,
            (HandoffMove::Withdrawn, _) => What::Cancelled,
            (HandoffMove::PassedOn, TermKind::Speed | TermKind::Depth | TermKind::Decision) => {
                What::Transferred(step.to)
            }
            _ => continue,
        };
        verdict.push(Event { at: step.at, order: step.id, what });
    }
    verdict
}

/// The events of a clock's own steps.
pub fn of_clock(steps: &[ClockStep]) -> Vec<Event> {
    steps
        .iter()
        .map(|step| {
            let what = match step.step {
                ClockMove::Paused => What::Paused,
                ClockMove::Resumed => What::Resumed,
                ClockMove::Waived => What::Waived,
                ClockMove::Cancelled => What::Cancelled,
            };
            Event { at: step.at, order: step.id, what }
        })
        .collect()
}
