//! The figures of the agreement (DOMAIN 4.2): how clocks were kept, how fast the first answer came, and what was
//! delivered of what is owed.

use super::facts::Groups;
use super::figures::{Came, Value, share};
use crate::domain::agreement::clock::State;
use crate::domain::money::Money;
use crate::domain::nouns::TermKind;
use crate::domain::time::Day;

/// A clock of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockFact {
    /// The clock.
    pub clock: i64,
    /// The kind of its term.
    pub kind: TermKind,
    /// The day on which it started.
    pub started: Day,
    /// The day on which it is due; nothing while it is paused.
    pub due: Option<Day>,
    /// What it is now.
    pub state: State,
    /// Its groups.
    pub groups: Groups,
}

/// The first answer to a hand-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The hand-off.
    pub handoff: i64,
    /// The day on which it was offered.
    pub day: Day,
    /// Working seconds until the first genuine attempt; nothing: none yet.
    pub seconds: Option<i64>,
    /// Its groups.
    pub groups: Groups,
}

/// A volume or value term of the version in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    /// The term's name.
    pub name: String,
    /// Whether it owes value and not a number of things.
    pub value: bool,
    /// What was delivered: things or minor units.
    pub delivered: i64,
    /// What is owed by now.
    pub owed: i64,
    /// What was delivered, as money; for value.
    pub money: Option<Money>,
    /// Why the figure is not whole, or there is none.
    pub why: Option<&'static str>,
}

/// The day by which a clock belongs to a period: due for the strict view and attempts, started for the open view.
pub fn clock_day(id: &str, fact: &ClockFact) -> Option<Day> {
    if id == "sla_open_view" { Some(fact.started) } else { fact.due }
}

/// met / (met + breached) of clocks due, late and open ones among the breaches; or met of all started.
pub(super) fn clock_figure(id: &str, facts: &[&ClockFact]) -> Came {
    let wanted = facts.iter().filter(|fact| id != "attempts_depth" || fact.kind == TermKind::Depth);
    let states: Vec<State> = wanted.map(|fact| fact.state).collect();
    let count = |wanted: &[State]| {
        i64::try_from(states.iter().filter(|state| wanted.contains(state)).count()).unwrap_or(i64::MAX)
    };
    let met = count(&[State::Met]);
    if id == "sla_open_view" {
        return share(met, i64::try_from(states.len()).unwrap_or(i64::MAX), "nothing-started");
    }
    share(met, met + count(&[State::Breached, State::Overdue]), "nothing-due")
}

/// A percentile of the time to the first answer. Who was not answered yet waits longer than anybody who was: where the
/// percentile falls among those, it is not known yet (never the mean alone, DOMAIN 4.2).
pub(super) fn response_figure(id: &str, facts: &[&Response]) -> Came {
    let mut seconds: Vec<i64> = facts.iter().filter_map(|fact| fact.seconds).collect();
    seconds.sort_unstable();
    let (k, n) = (i64::try_from(seconds.len()).ok(), i64::try_from(facts.len()).ok());
    if facts.is_empty() {
        return (None, k, n, Some("no-handoffs"));
    }
    let q = if id == "speed_to_lead_p90" { 0.9 } else { 0.5 };
    // Type 7 over all, answered or not.
    let rank = q * (facts.len() - 1) as f64;
    let (low, part) = (rank.floor() as usize, rank.fract());
    let high = if part == 0.0 { low } else { low + 1 };
    match (seconds.get(low), seconds.get(high)) {
        (Some(low), Some(high)) => {
            let value = *low as f64 + (*high - *low) as f64 * part;
            (Some(Value::Seconds(value)), k, n, None)
        }
        _ => (None, k, n, Some("not-answered-yet")),
    }
}

/// Delivered / owed by now, or what was delivered as money.
pub(super) fn debt_figure(id: &str, debt: &Debt) -> Came {
    if id == "value_delivered" {
        let why = if debt.money.is_none() { Some("no-target") } else { debt.why };
        return (debt.money.map(Value::Money), Some(debt.delivered), Some(debt.owed), why);
    }
    let (value, k, n, why) = share(debt.delivered, debt.owed, "nothing-due");
    (value, k, n, why.or(debt.why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(kind: TermKind, state: State) -> ClockFact {
        ClockFact { clock: 1, kind, started: Day(1), due: Some(Day(2)), state, groups: Vec::new() }
    }

    #[test]
    fn strict_and_open_differ() {
        let mut facts = vec![clock(TermKind::Speed, State::Met); 18];
        facts.extend(vec![clock(TermKind::Speed, State::Breached); 4]);
        facts.extend(vec![clock(TermKind::Speed, State::Overdue); 3]);
        facts.extend([clock(TermKind::Depth, State::Running), clock(TermKind::Depth, State::Waived)]);
        let facts: Vec<&ClockFact> = facts.iter().collect();
        assert_eq!(clock_figure("sla_attainment", &facts), (Some(Value::Ratio(0.72)), Some(18), Some(25), None));
        assert_eq!(clock_figure("sla_open_view", &facts).2, Some(27));
        assert_eq!(clock_figure("attempts_depth", &facts), (None, Some(0), Some(0), Some("nothing-due")));
    }

    #[test]
    fn who_waits_still_pushes_the_percentile_up() {
        let fact = |seconds| Response { handoff: 1, day: Day(1), seconds, groups: Vec::new() };
        let facts = [fact(Some(60)), fact(Some(180)), fact(None), fact(Some(0))];
        let facts: Vec<&Response> = facts.iter().collect();
        assert_eq!(response_figure("speed_to_lead_median", &facts).0, Some(Value::Seconds(120.0)));
        assert_eq!(response_figure("speed_to_lead_p90", &facts), (None, Some(3), Some(4), Some("not-answered-yet")));
        assert_eq!(response_figure("speed_to_lead_p90", &facts[..2]).0, Some(Value::Seconds(168.0)));
        assert_eq!(response_figure("speed_to_lead_median", &[]).3, Some("no-handoffs"));
    }
}
