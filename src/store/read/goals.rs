//! Goals, their revisions, signatures, and the leave of people: small lists, each read with one statement.

use crate::domain::nouns::{CalendarDay, GoalRevision, Signature};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::time::Day;
use crate::store::{Result, Store, rows};

/// A team has so many goals at most that are not put away; what is beyond is not measured.
const GOALS: i64 = 500;

impl Store {
    /// The goals that are not put away, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn goals(&self) -> Result<Vec<Record>> {
        let sql = format!(
            "select {} from goal t where t.removed is null and t.archived = 0 order by t.id limit {GOALS}",
            rows::columns(Kind::Goal, "t")
        );
        self.session.rows(&sql, &[], |row| rows::read(Kind::Goal, row, 0))
    }

    /// The revisions of these goals, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn goal_revisions(&self, goals: &[i64]) -> Result<Vec<GoalRevision>> {
        Ok(self.of_these(Kind::GoalRevision, "goal", goals)?.iter().map(GoalRevision::of).collect())
    }

    /// The days on which these members are away, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn leave_of(&self, members: &[i64]) -> Result<Vec<CalendarDay>> {
        let days = self.of_these(Kind::CalendarDay, "member", members)?;
        Ok(days.iter().filter(|day| !day.archived).map(CalendarDay::of).collect())
    }

    /// The signatures under these versions, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn signatures_of(&self, versions: &[i64]) -> Result<Vec<Signature>> {
        Ok(self.of_these(Kind::Signature, "version_of", versions)?.iter().map(Signature::of).collect())
    }

    /// The exceptions of calendars that are not over by a day, and the leave of people that is not over by then and
    /// begins by `soon`, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn days_ahead(&self, from: Day, soon: Day) -> Result<Vec<CalendarDay>> {
        let sql = format!(
            "select {} from calendar_day t where t.removed is null and t.archived = 0 and t.\"to\" >= ?1 \
             and (t.member is null or t.\"from\" <= ?2) order by t.id",
            rows::columns(Kind::CalendarDay, "t")
        );
        let read = |row: &crate::store::session::Row<'_>| rows::read(Kind::CalendarDay, row, 0);
        Ok(self.session.rows(&sql, &[from.0.into(), soon.0.into()], read)?.iter().map(CalendarDay::of).collect())
    }

    /// The records of a kind whose field holds one of `ids`.
    fn of_these(&self, kind: Kind, field: &str, ids: &[i64]) -> Result<Vec<Record>> {
        let list = crate::store::filter::json(ids);
        let sql = format!(
            "select {} from json_each(?1) j join {} t on t.\"{field}\" = j.value where t.removed is null order by t.id",
            rows::columns(kind, "t"),
            kind.word()
        );
        self.session.rows(&sql, &[list.as_str().into()], |row| rows::read(kind, row, 0))
    }
}
