//! What sales says to hand-offs, and how long that takes (DOMAIN 4.2): each hand-off is one passage of a prospect (R6).

use super::facts::Groups;
use super::figures::{Came, Value, share};
use super::percentile::quantile;
use crate::domain::time::Day;

/// What became of a hand-off by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Became {
    /// Sales works on it.
    Accepted,
    /// Sales does not want it.
    Refused,
    /// No verdict, and the time for one is over.
    Expired,
    /// No verdict yet.
    Waiting,
    /// Not now: neither accepted nor refused.
    Recycled,
    /// Marketing took it back before a verdict.
    TakenBack,
}

/// A hand-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffFact {
    /// The hand-off.
    pub handoff: i64,
    /// The prospect.
    pub prospect: i64,
    /// What became of it.
    pub became: Became,
    /// The day of the offer.
    pub offered: Day,
    /// The day of the verdict, or on which its time ran out; nothing while it waits.
    pub decided: Option<Day>,
    /// Working seconds from the offer to the verdict, without pauses.
    pub seconds: Option<i64>,
    /// Its groups; the owner is who had it when it was decided (R13).
    pub groups: Groups,
}

impl HandoffFact {
    /// The day by which it belongs to a period of a figure. What waits belongs to none: it is counted as of now.
    pub fn day(&self, id: &str) -> Option<Day> {
        if id == "handoffs_waiting" { Some(self.offered) } else { self.decided }
    }

    /// Whether it is in a figure's denominator.
    pub fn counts(&self, id: &str) -> bool {
        match id {
            "handoffs_waiting" => matches!(self.became, Became::Waiting | Became::Expired),
            "decision_time_median" => matches!(self.became, Became::Accepted | Became::Refused),
            _ => matches!(self.became, Became::Accepted | Became::Refused | Became::Expired),
        }
    }
}

/// What the hand-offs of a group come to: accepted / (accepted + refused + expired); the median time to a verdict, with
/// k of n measured; how many wait.
pub(super) fn handoff_figure(id: &str, facts: &[&HandoffFact]) -> Came {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let counted: Vec<&HandoffFact> = facts.iter().copied().filter(|fact| fact.counts(id)).collect();
    let n = count(counted.len());
    match id {
        "handoffs_waiting" => (Some(Value::Count(n)), None, Some(n), None),
        "decision_time_median" => {
            let mut seconds: Vec<i64> = counted.iter().filter_map(|fact| fact.seconds).collect();
            let k = count(seconds.len());
            match quantile(&mut seconds, 0.5) {
                Some(median) => (Some(Value::Seconds(median)), Some(k), Some(n), None),
                None => (None, Some(k), Some(n), Some("none-decided")),
            }
        }
        _ => {
            let accepted = counted.iter().filter(|fact| fact.became == Became::Accepted).count();
            share(count(accepted), n, "none-decided")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::find;
    use super::super::dimension::Dimension;
    use super::super::facts::Facts;
    use super::super::figures::{Ask, Outcome, rows};
    use super::*;
    use crate::domain::money::Currency;
    use crate::domain::period::Period;

    fn fact(became: Became, decided: Option<&str>, seconds: Option<i64>, reason: Option<&str>) -> HandoffFact {
        let decided = decided.map(|day| Day::parse(day).unwrap());
        let offered = Day::parse("2026-09-01").unwrap();
        let groups = vec![reason.map(str::to_owned)];
        HandoffFact { handoff: 1, prospect: 1, became, offered, decided, seconds, groups }
    }

    fn facts() -> Facts {
        let handoffs = vec![
            fact(Became::Accepted, Some("2026-09-03"), Some(3_600), None),
            fact(Became::Accepted, Some("2026-10-01"), Some(9_000), None),
            fact(Became::Refused, Some("2026-09-30"), Some(7_200), Some("FIT-01")),
            fact(Became::Refused, Some("2026-09-30"), None, Some("FIT-01")),
            fact(Became::Expired, Some("2026-09-04"), None, None),
            fact(Became::Recycled, Some("2026-09-05"), Some(60), None),
            fact(Became::TakenBack, Some("2026-09-05"), Some(60), None),
            fact(Became::Waiting, None, None, None),
        ];
        Facts { handoffs, ..Facts::default() }
    }

    fn ask(period: Period, by: Vec<Dimension>) -> Ask {
        Ask { period, by, within: None, outcome: Outcome::Won, base: Currency::EUR }
    }

    #[test]
    fn who_is_decided_counts_and_who_waits_or_rests_does_not() {
        let one = |id: &str, period| rows(find(id).unwrap(), &ask(period, Vec::new()), &facts()).remove(0);
        let rate = one("acceptance_rate", Period::quarter(2026, 3));
        assert_eq!((rate.value, rate.k, rate.n), (Some(Value::Ratio(0.25)), Some(1), Some(4)));
        let rate = one("acceptance_rate", Period::all());
        assert_eq!((rate.value, rate.k, rate.n), (Some(Value::Ratio(0.4)), Some(2), Some(5)));
        let none = one("acceptance_rate", Period::quarter(2025, 3));
        assert_eq!((none.value, none.why), (None, Some("none-decided")), "nothing decided is not nought");
        let time = one("decision_time_median", Period::all());
        assert_eq!((time.value, time.k, time.n), (Some(Value::Seconds(7_200.0)), Some(3), Some(4)));
        // Who waits, waits now, whatever period is asked for.
        assert_eq!(one("handoffs_waiting", Period::quarter(2020, 1)).value, Some(Value::Count(2)));
    }

    #[test]
    fn a_reason_has_its_refusals() {
        let by = ask(Period::all(), vec![Dimension::Reason]);
        let rows = rows(find("acceptance_rate").unwrap(), &by, &facts());
        let seen: Vec<_> = rows.iter().map(|row| (row.group[0].1.as_deref(), row.k, row.n)).collect();
        assert_eq!(seen, [(Some("FIT-01"), Some(0), Some(2)), (None, Some(2), Some(3))]);
    }
}
