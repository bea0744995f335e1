//! Goals, their revisions, and the leave of people: small lists, each read with one statement.

use crate::domain::nouns::{CalendarDay, GoalRevision};
use crate::domain::record::{Entity, Kind, Record};
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
