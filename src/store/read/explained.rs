//! The clocks and people behind figures of the agreement: the first of them, and how many there are in one statement.

use super::agreement::{Population, Volume};
use super::attained::{ENDED, count};
use super::clocks::{ClockLine, LINE, line};
use crate::domain::time::Instant;
use crate::store::filter::json;
use crate::store::{Result, Store};

/// Which clocks of a period a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Due in it and decided, or late and open; what is not is left out.
    Strict,
    /// Started in it, whatever became of them.
    Open,
}

/// What counts of clocks, and what does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Above the line.
    pub met: u64,
    /// Below it.
    pub all: u64,
    /// Left out.
    pub out: u64,
}

impl View {
    /// Whether a clock `f` belongs to the period at all; ?1 is now, ?2 and ?3 bound the period, ?4 lists the terms.
    const fn within(self) -> &'static str {
        match self {
            Self::Strict => {
                "f.started_at <= ?1 and (f.due_at >= ?2 and f.due_at < ?3 \
                 or f.due_at is null and f.standing = 'paused' and f.started_at < ?3)"
            }
            // What starts in a period is due in it or later.
            Self::Open => {
                "(f.due_at >= ?2 or f.due_at is null) and f.started_at >= ?2 and f.started_at < ?3 and f.started_at <= ?1"
            }
        }
    }

    /// Whether it counts.
    fn counts(self) -> String {
        match self {
            Self::Strict => format!(
                "(f.standing = 'answered' and {ENDED} or f.late_at < ?1 and f.standing <> 'paused' and not ({ENDED}))"
            ),
            Self::Open => "1 = 1".to_owned(),
        }
    }
}

impl Store {
    /// How many clocks of terms a figure of a period is of.
    ///
    /// # Errors
    /// The engine's.
    pub fn clocks_counted(
        &self,
        terms: &[i64],
        view: View,
        (from, until): (Instant, Instant),
        now: Instant,
    ) -> Result<Counted> {
        let counts = view.counts();
        let sql = format!(
            "select sum({counts} and f.standing = 'answered' and {ENDED} and (f.late_at is null or f.ended_at <= f.late_at)), \
             sum({counts}), sum(not {counts}) \
             from json_each(?4) j cross join clock_face f on f.term = j.value where {}",
            view.within()
        );
        let list = json(terms);
        let params = [now.0.into(), from.0.into(), until.0.into(), list.as_str().into()];
        let found = self
            .session
            .row(&sql, &params, |row| Ok(Counted { met: count(row, 0)?, all: count(row, 1)?, out: count(row, 2)? }))?;
        Ok(found.unwrap_or_default())
    }

    /// The first of them by number: those that count, or those that do not.
    ///
    /// # Errors
    /// The engine's.
    pub fn clocks_behind(
        &self,
        terms: &[i64],
        view: View,
        (from, until): (Instant, Instant),
        now: Instant,
        (counting, limit): (bool, u64),
    ) -> Result<Vec<ClockLine>> {
        let sign = if counting { "" } else { "not " };
        let sql = format!(
            "select {LINE} from json_each(?4) j cross join clock_face f on f.term = j.value \
             where {} and {sign}{} order by f.clock limit {limit}",
            view.within(),
            view.counts()
        );
        let list = json(terms);
        self.session.rows(&sql, &[now.0.into(), from.0.into(), until.0.into(), list.as_str().into()], line)
    }

    /// The first prospects that a volume is of, with the passage that counts; `again`: those who came back, who stand
    /// beside it.
    ///
    /// # Errors
    /// The filters'; the engine's.
    pub fn people_behind(
        &self,
        what: Volume,
        population: &Population<'_>,
        (again, limit): (bool, u64),
    ) -> Result<Vec<(i64, String)>> {
        let about = self.about(population)?;
        let passage = if again { "t.in_episode > 1" } else { "t.in_episode <= 1" };
        let sql = format!(
            "select t.id, t.name from ({}) t where {passage}{} order by t.id limit {limit}",
            what.rows(&self.session)?,
            about.sql
        );
        self.session.rows(&sql, &about.given(), |row| Ok((row.int(0)?, row.text(1)?)))
    }
}
