//! How far each side kept its word: what has ended is summed by the hour ready-made, what runs is read from an index.
//! The reference formulas are the domain's (`domain::agreement::attainment`).

use crate::domain::agreement::attainment::{Open, Strict};
use crate::domain::time::Instant;
use crate::store::filter::json;
use crate::store::hourly::{DUE, HOUR, STARTED};
use crate::store::{Result, Store};

/// From, and the first instant after it.
type Span = (Instant, Instant);

/// Where a clock ended by ?1, the instant of the question.
pub(super) const ENDED: &str = "f.ended_at is not null and f.ended_at <= ?1";

/// A count from a column that may hold nothing.
pub(super) fn count(row: &crate::store::session::Row<'_>, at: usize) -> Result<u64> {
    row.opt_int(at).map(|count| u64::try_from(count.unwrap_or(0)).unwrap_or(0))
}

/// Spans as a statement reads them: a list of pairs.
fn pairs(spans: impl Iterator<Item = (i64, i64)>) -> String {
    let all: Vec<String> = spans.map(|(from, until)| format!("[{from},{until}]")).collect();
    format!("[{}]", all.join(","))
}

/// The whole hours of a span: the first, and the first after it.
fn hours((from, until): Span) -> (i64, i64) {
    let first = from.0.div_euclid(HOUR) + i64::from(from.0.rem_euclid(HOUR) != 0);
    (first, until.0.div_euclid(HOUR).max(first))
}

/// What whole hours do not hold of a span: nothing in zones whose offset is of whole hours.
fn edges(span: Span) -> Vec<Span> {
    let (first, after) = hours(span);
    let (first, after) = (Instant(first.saturating_mul(HOUR)), Instant(after.saturating_mul(HOUR)));
    if first >= span.1 {
        return vec![span];
    }
    [(span.0, first), (after.max(first), span.1)].into_iter().filter(|(from, until)| from < until).collect()
}

impl Store {
    /// The strict view of a term in each of these periods, in their order.
    ///
    /// # Errors
    /// The engine's.
    pub fn attained(&self, term: i64, periods: &[Span], now: Instant) -> Result<Vec<Strict>> {
        let mut all = vec![Strict::default(); periods.len()];
        let place = |key: i64| usize::try_from(key).unwrap_or(usize::MAX);
        // Hours whose clocks ended after `now` say too much: those periods are counted by the clock.
        let mut slow: Vec<(usize, Span)> = Vec::new();
        let mut summed = vec![false; periods.len()];
        let whole = pairs(periods.iter().map(|period| hours(*period)));
        let sums = "select w.key, sum(h.met), sum(h.late), sum(h.waived), sum(h.cancelled), sum(h.met_after_pause), \
                    max(h.last_end) from json_each(?1) w cross join clock_hour h on h.term = ?2 and h.what = ?3 \
                    and h.hour >= w.value ->> 0 and h.hour < w.value ->> 1 group by w.key";
        self.session.each(sums, &[whole.as_str().into(), term.into(), DUE.into()], |row| {
            let key = place(row.int(0)?);
            let (Some(strict), Some(period)) = (all.get_mut(key), periods.get(key)) else { return Ok(()) };
            if row.int(6)? > now.0 {
                slow.push((key, *period));
                if let Some(done) = summed.get_mut(key) {
                    *done = true;
                }
                return Ok(());
            }
            strict.met = count(row, 1)?;
            strict.late = count(row, 2)?;
            strict.waived = count(row, 3)?;
            strict.cancelled = count(row, 4)?;
            strict.met_after_pause = count(row, 5)?;
            Ok(())
        })?;
        let open_ended = periods.iter().enumerate().zip(&summed).filter(|(_, slowly)| !**slowly);
        slow.extend(open_ended.flat_map(|((key, period), _)| edges(*period).into_iter().map(move |edge| (key, edge))));
        self.count_each(term, &slow, now, &mut all)?;
        self.late_and_paused(term, periods, now, &mut all)?;
        Ok(all)
    }

    /// Adds what was decided by the clock: for the ends of periods within an hour, and as of an instant in the past.
    fn count_each(&self, term: i64, spans: &[(usize, Span)], now: Instant, all: &mut [Strict]) -> Result<()> {
        if spans.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "select w.key, sum(f.standing = 'answered' and {ENDED} and (f.late_at is null or f.ended_at <= f.late_at)), \
             sum(f.standing = 'answered' and {ENDED} and f.ended_at > f.late_at), \
             sum(f.late_at < ?1 and not ({ENDED})), \
             sum(f.standing = 'waived' and {ENDED}), sum(f.standing = 'cancelled' and {ENDED}), \
             sum(f.standing = 'answered' and f.paused_seconds > 0 and {ENDED} \
               and (f.late_at is null or f.ended_at <= f.late_at)) \
             from json_each(?2) w cross join clock_face f on f.term = ?3 and f.due_at >= w.value ->> 0 \
             and f.due_at < w.value ->> 1 where f.standing not in ('running', 'paused') group by w.key"
        );
        let list = pairs(spans.iter().map(|(_, (from, until))| (from.0, until.0)));
        self.session.each(&sql, &[now.0.into(), list.as_str().into(), term.into()], |row| {
            let span = usize::try_from(row.int(0)?).ok().and_then(|key| spans.get(key));
            let Some(strict) = span.and_then(|(key, _)| all.get_mut(*key)) else { return Ok(()) };
            strict.met += count(row, 1)?;
            strict.late += count(row, 2)?;
            strict.overdue += count(row, 3)?;
            strict.waived += count(row, 4)?;
            strict.cancelled += count(row, 5)?;
            strict.met_after_pause += count(row, 6)?;
            Ok(())
        })
    }

    /// Adds what runs and is late, and what is stopped.
    fn late_and_paused(&self, term: i64, periods: &[Span], now: Instant, all: &mut [Strict]) -> Result<()> {
        let list = pairs(periods.iter().map(|(from, until)| (from.0, until.0)));
        let late = "select w.key, count(*) from json_each(?1) w cross join clock_face f on f.term = ?2 \
                    and f.due_at >= w.value ->> 0 and f.due_at < w.value ->> 1 and f.standing = 'running' \
                    where f.late_at < ?3 group by w.key";
        self.session.each(late, &[list.as_str().into(), term.into(), now.0.into()], |row| {
            if let Some(strict) = usize::try_from(row.int(0)?).ok().and_then(|key| all.get_mut(key)) {
                strict.overdue += count(row, 1)?;
            }
            Ok(())
        })?;
        // The sign keeps the planner on the index of what is paused, which is little.
        let paused = "select f.started_at from clock_face f where f.standing = 'paused' and +f.term = ?1 \
                      and f.started_at <= ?2";
        self.session.each(paused, &[term.into(), now.0.into()], |row| {
            let started = Instant(row.int(0)?);
            for (strict, _) in all.iter_mut().zip(periods).filter(|(_, (_, until))| started < *until) {
                strict.paused += 1;
            }
            Ok(())
        })
    }

    /// The strict view of terms in a period.
    ///
    /// # Errors
    /// The engine's.
    pub fn strict(&self, terms: &[i64], period: Span, now: Instant) -> Result<Strict> {
        let mut all = Strict::default();
        for term in terms {
            for one in self.attained(*term, &[period], now)? {
                all.met += one.met;
                all.late += one.late;
                all.overdue += one.overdue;
                all.waived += one.waived;
                all.cancelled += one.cancelled;
                all.paused += one.paused;
                all.met_after_pause += one.met_after_pause;
            }
        }
        Ok(all)
    }

    /// The open view of a term in a period: what started in it.
    ///
    /// # Errors
    /// The engine's.
    pub fn open_view(&self, term: i64, (from, until): Span, now: Instant) -> Result<Open> {
        let (first, after) = hours((from, until));
        let sums = "select sum(h.met), sum(h.late), sum(h.waived + h.cancelled), max(h.last_end) from clock_hour h \
                    where h.term = ?1 and h.what = ?2 and h.hour >= ?3 and h.hour < ?4";
        let params = [term.into(), STARTED.into(), first.into(), after.into()];
        let read = |row: &crate::store::session::Row<'_>| {
            let exact = row.opt_int(3)?.is_none_or(|last| last <= now.0);
            Ok((exact, count(row, 0)?, count(row, 1)?, count(row, 2)?))
        };
        let (exact, met, late, let_go) = self.session.row(sums, &params, read)?.unwrap_or((true, 0, 0, 0));
        let mut open = if exact && edges((from, until)).is_empty() {
            Open { started: met + late + let_go, met, breached: late, let_go, ..Open::default() }
        } else {
            self.ended_of_started(term, (from, until), now)?
        };
        let running = "select count(*), sum(f.late_at < ?1), sum(f.warn_at <= ?1 and not (f.late_at < ?1)) \
                       from clock_face f where f.term = ?2 and f.standing = 'running' and f.due_at >= ?3 \
                       and f.started_at >= ?3 and f.started_at < ?4 and f.started_at <= ?1";
        let params = [now.0.into(), term.into(), from.0.into(), until.0.into()];
        let read = |row: &crate::store::session::Row<'_>| Ok((count(row, 0)?, count(row, 1)?, count(row, 2)?));
        let (running, overdue, due_soon) = self.session.row(running, &params, read)?.unwrap_or_default();
        // What is paused has no due time to be found by; what ended has.
        let still = "select count(*) from clock_face f where f.standing = 'paused' and +f.term = ?1 \
                     and f.started_at >= ?2 and f.started_at < ?3 and f.started_at <= ?4";
        let params = [term.into(), from.0.into(), until.0.into(), now.0.into()];
        open.paused = u64::try_from(self.session.number(still, &params)?).unwrap_or(0);
        open.started += running + open.paused;
        open.breached += overdue;
        open.overdue += overdue;
        open.due_soon += due_soon;
        open.running += running.saturating_sub(overdue + due_soon);
        Ok(open)
    }

    /// The same of what does not run, by the clock.
    fn ended_of_started(&self, term: i64, (from, until): Span, now: Instant) -> Result<Open> {
        // What starts in a period is due in it or later, so that one range of the index holds it.
        let sql = format!(
            "select count(*), sum(f.standing = 'answered' and {ENDED} and (f.late_at is null or f.ended_at <= f.late_at)), \
             sum(f.standing = 'answered' and {ENDED} and f.ended_at > f.late_at), \
             sum(f.late_at < ?1 and not ({ENDED})), \
             sum(f.warn_at <= ?1 and not (f.late_at < ?1) and not ({ENDED})), \
             sum(f.standing in ('waived', 'cancelled') and {ENDED}) \
             from clock_face f where f.term = ?4 and f.due_at >= ?2 and f.started_at >= ?2 and f.started_at < ?3 \
             and f.started_at <= ?1 and f.standing not in ('running', 'paused')"
        );
        let params = [now.0.into(), from.0.into(), until.0.into(), term.into()];
        let counts =
            self.session.row(&sql, &params, |row| (0..6).map(|at| count(row, at)).collect::<Result<Vec<u64>>>())?;
        let at = |place: usize| counts.as_ref().and_then(|counts| counts.get(place)).copied().unwrap_or(0);
        let (started, met, late, overdue, due_soon, let_go) = (at(0), at(1), at(2), at(3), at(4), at(5));
        let breached = late + overdue;
        let running = started.saturating_sub(met + breached + due_soon + let_go);
        Ok(Open { started, met, running, due_soon, breached, overdue, paused: 0, let_go })
    }

    /// The strict view of terms in a period, by whoever owed each clock when it was due (DOMAIN 4.2, R13).
    ///
    /// # Errors
    /// The engine's.
    pub fn strict_by_owner(
        &self,
        terms: &[i64],
        (from, until): Span,
        now: Instant,
    ) -> Result<Vec<(Option<i64>, Strict)>> {
        let sql = format!(
            "select f.owner, \
             sum(f.standing = 'answered' and {ENDED} and (f.late_at is null or f.ended_at <= f.late_at)), \
             sum(f.standing = 'answered' and {ENDED} and f.ended_at > f.late_at), \
             sum(f.late_at < ?1 and f.standing <> 'paused' and not ({ENDED})), \
             sum(f.standing = 'waived' and {ENDED}), sum(f.standing = 'cancelled' and {ENDED}) \
             from json_each(?4) j cross join clock_face f on f.term = j.value \
             where f.due_at >= ?2 and f.due_at < ?3 group by f.owner order by f.owner"
        );
        let list = json(terms);
        let params = [now.0.into(), from.0.into(), until.0.into(), list.as_str().into()];
        let mut found = self.session.rows(&sql, &params, |row| {
            let strict = Strict {
                met: count(row, 1)?,
                late: count(row, 2)?,
                overdue: count(row, 3)?,
                waived: count(row, 4)?,
                cancelled: count(row, 5)?,
                ..Strict::default()
            };
            Ok((row.opt_int(0)?, strict))
        })?;
        // The sign keeps the planner on the index of what is paused, which is little.
        let paused = "select f.owner, count(*) from clock_face f where f.standing = 'paused' \
                      and +f.term in (select value from json_each(?1)) and f.started_at < ?2 and f.started_at <= ?3 group by f.owner";
        let params = [list.as_str().into(), until.0.into(), now.0.into()];
        for (owner, count) in
            self.session.rows(paused, &params, |row| Ok((row.opt_int(0)?, u64::try_from(row.int(1)?).unwrap_or(0))))?
        {
            match found.iter_mut().find(|(known, _)| *known == owner) {
                Some((_, strict)) => strict.paused = count,
                None => found.push((owner, Strict { paused: count, ..Strict::default() })),
            }
        }
        Ok(found)
    }

    /// The strict view by the campaign that brought the prospect: met and decided.
    ///
    /// # Errors
    /// The engine's.
    pub fn strict_by_campaign(
        &self,
        terms: &[i64],
        (from, until): (Instant, Instant),
        now: Instant,
    ) -> Result<Vec<(Option<i64>, u64, u64)>> {
        let sql = format!(
            "select p.campaign, sum(f.standing = 'answered' and {ENDED} and (f.late_at is null or f.ended_at <= f.late_at)), \
             sum((f.standing = 'answered' and {ENDED}) or (f.late_at < ?1 and f.standing <> 'paused' and not ({ENDED}))) \
             from json_each(?4) j cross join clock_face f on f.term = j.value join prospect p on p.id = f.prospect \
             where f.due_at >= ?2 and f.due_at < ?3 group by p.campaign order by 3 desc, 1"
        );
        let list = json(terms);
        self.session.rows(&sql, &[now.0.into(), from.0.into(), until.0.into(), list.as_str().into()], |row| {
            Ok((row.opt_int(0)?, count(row, 1)?, count(row, 2)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_its_whole_hours_and_its_edges() {
        let at = |minutes: i64| Instant(minutes * HOUR / 60);
        assert_eq!(edges((at(60), at(180))), []);
        assert_eq!(hours((at(90), at(210))), (2, 3));
        assert_eq!(edges((at(90), at(210))), [(at(90), at(120)), (at(180), at(210))]);
        assert_eq!(edges((at(70), at(80))), [(at(70), at(80))], "within one hour");
        assert_eq!(edges((at(110), at(130))), [(at(110), at(120)), (at(120), at(130))]);
        assert_eq!(hours((at(-90), at(0))), (-1, 0));
    }
}
