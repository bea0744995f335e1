//! How far each side keeps its word: the reference formulas of attainment (DOMAIN 4.2).

use super::clock::State;
use crate::domain::calendar::Share;
use crate::domain::metrics::interval::wilson;
use crate::domain::nouns::Standing;
use crate::domain::time::Instant;

/// Under how many decided clocks no verdict is coloured (DOMAIN R3).
pub const FEW: u64 = 20;

/// What attainment must know of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// When it started.
    pub started_at: Instant,
    /// When its owner is warned; nothing while it is paused.
    pub warn_at: Option<Instant>,
    /// When it is due; nothing while it is paused.
    pub due_at: Option<Instant>,
    /// From when it is late.
    pub late_at: Option<Instant>,
    /// Where it stands.
    pub standing: Standing,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Whether it was ever paused.
    pub was_paused: bool,
}

impl Fact {
    /// What the clock is at `now`.
    pub fn state(&self, now: Instant) -> State {
        State::at(self.standing, self.ended_at, self.late_at, self.warn_at, now)
    }
}

/// The strict view: clocks due in the period that were decided or are overdue. What is open and late is a breach;
/// what was waived or cancelled is left out and stands beside the figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strict {
    /// Done in time.
    pub met: u64,
    /// Done too late.
    pub late: u64,
    /// Late and still open.
    pub overdue: u64,
    /// Let go.
    pub waived: u64,
    /// Without a subject.
    pub cancelled: u64,
    /// Stopped now: they have no due time until they run again.
    pub paused: u64,
    /// Of those met, how many were paused at some time.
    pub met_after_pause: u64,
}

impl Strict {
    /// Counts one clock; `from` and `until` bound the period.
    pub fn count(&mut self, fact: &Fact, (from, until): (Instant, Instant), now: Instant) {
        let state = fact.state(now);
        if state == State::Paused {
            self.paused += u64::from(fact.started_at < until && fact.started_at <= now);
            return;
        }
        if !fact.due_at.is_some_and(|due| (from..until).contains(&due)) || fact.started_at > now {
            return;
        }
        match state {
            State::Met => {
                self.met += 1;
                self.met_after_pause += u64::from(fact.was_paused);
            }
            State::Breached => self.late += 1,
            State::Overdue => self.overdue += 1,
            State::Waived => self.waived += 1,
            State::Cancelled => self.cancelled += 1,
            State::Running | State::DueSoon | State::Paused => {}
        }
    }

    /// The strict view of a period.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>, period: (Instant, Instant), now: Instant) -> Self {
        let mut all = Self::default();
        facts.into_iter().for_each(|fact| all.count(fact, period, now));
        all
    }

    /// How many were decided: the denominator.
    pub const fn decided(&self) -> u64 {
        self.met + self.late + self.overdue
    }

    /// Breaches: late ones, open or not.
    pub const fn breached(&self) -> u64 {
        self.late + self.overdue
    }

    /// met of decided, 0 to 1; nothing where nothing was due (R2).
    pub fn share(&self) -> Option<f64> {
        share(self.met, self.decided())
    }

    /// Its Wilson 95 % interval.
    pub fn interval(&self) -> Option<(f64, f64)> {
        wilson(self.met, self.decided())
    }

    /// Whether a target in per cent is kept; nothing where too few were decided to say (R3).
    pub const fn keeps(&self, target: i64) -> Option<bool> {
        if self.decided() < FEW { None } else { Some(self.met * 100 >= self.decided() * target.unsigned_abs()) }
    }
}

/// The open view: all clocks started in the period, for the standup and not for the agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// All that started.
    pub started: u64,
    /// Done in time.
    pub met: u64,
    /// Running, with time left.
    pub running: u64,
    /// Running, with little time left.
    pub due_soon: u64,
    /// Late, open or not.
    pub breached: u64,
    /// Of those, still open.
    pub overdue: u64,
    /// Stopped.
    pub paused: u64,
    /// Let go, or without a subject.
    pub let_go: u64,
}

impl Open {
    /// Counts one clock.
    pub fn count(&mut self, fact: &Fact, (from, until): (Instant, Instant), now: Instant) {
        if !(from..until).contains(&fact.started_at) || fact.started_at > now {
            return;
        }
        self.started += 1;
        match fact.state(now) {
            State::Met => self.met += 1,
            State::Running => self.running += 1,
            State::DueSoon => self.due_soon += 1,
            State::Breached => self.breached += 1,
            State::Overdue => {
                self.breached += 1;
                self.overdue += 1;
            }
            State::Paused => self.paused += 1,
            State::Waived | State::Cancelled => self.let_go += 1,
        }
    }

    /// The open view of a period.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>, period: (Instant, Instant), now: Instant) -> Self {
        let mut all = Self::default();
        facts.into_iter().for_each(|fact| all.count(fact, period, now));
        all
    }

    /// met of all started, 0 to 1; nothing where none started.
    pub fn share(&self) -> Option<f64> {
        share(self.met, self.started)
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "counts of clocks are far below 2^52")]
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What is owed by now of a target for a whole period: target × worked share, rounded up to the next whole thing, because
/// half a lead is none (DOMAIN 4.2, R10). A period without working time owes nothing before its end.
pub fn owed_to_date(target: i64, share: Share) -> i64 {
    if share.whole <= 0 {
        return 0;
    }
    let product = i128::from(target) * i128::from(share.elapsed);
    let whole = i128::from(share.whole);
    i64::try_from((product + whole - 1).div_euclid(whole)).unwrap_or(i64::MAX)
}

/// The projection of a period's end from what was delivered: only once a fifth of the working time has passed (R10).
pub fn projected(delivered: i64, share: Share) -> Option<i64> {
    if share.elapsed <= 0 || i128::from(share.elapsed) * 5 < i128::from(share.whole) {
        return None;
    }
    i64::try_from(i128::from(delivered) * i128::from(share.whole) / i128::from(share.elapsed)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000_000;

    fn fact(due: i64, ended: Option<i64>, standing: Standing) -> Fact {
        let due = Some(Instant(due * HOUR));
        let ended_at = ended.map(|hour| Instant(hour * HOUR));
        Fact { started_at: Instant(0), warn_at: None, due_at: due, late_at: due, standing, ended_at, was_paused: false }
    }

    #[test]
    fn open_and_late_is_a_breach() {
        let mut facts = vec![fact(10, Some(5), Standing::Answered); 18];
        facts.extend(vec![fact(10, Some(12), Standing::Answered); 4]);
        facts.extend(vec![fact(10, None, Standing::Running); 3]);
        facts.extend(vec![fact(10, Some(9), Standing::Waived), fact(90, None, Standing::Running)]);
        let strict = Strict::of(&facts, (Instant(0), Instant(100 * HOUR)), Instant(50 * HOUR));
        assert_eq!((strict.met, strict.decided(), strict.waived), (18, 25, 1));
        assert!((strict.share().unwrap() - 0.72).abs() < 1e-12);
        assert_eq!(strict.keeps(72), Some(true));
        assert_eq!(strict.keeps(73), Some(false));
    }

    #[test]
    fn an_answer_in_the_future_has_not_happened() {
        let fact = fact(10, Some(8), Standing::Answered);
        assert_eq!(fact.state(Instant(7 * HOUR)), State::Running);
        assert_eq!(fact.state(Instant(8 * HOUR)), State::Met);
    }

    #[test]
    fn nothing_due_is_no_share() {
        assert_eq!(Strict::default().share(), None);
        assert_eq!(Strict::default().keeps(90), None);
    }

    #[test]
    fn what_is_owed_grows_with_working_time() {
        let at = |elapsed| Share { elapsed, whole: 10 };
        assert_eq!(owed_to_date(61, at(0)), 0);
        assert_eq!(owed_to_date(61, at(1)), 7);
        assert_eq!(owed_to_date(61, at(10)), 61);
        assert_eq!(projected(10, at(1)), None);
        assert_eq!(projected(10, at(2)), Some(50));
    }
}
