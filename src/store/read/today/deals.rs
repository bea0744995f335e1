//! Next steps of open deals by their day.

use super::Whose;
use crate::domain::record::Kind;
use crate::domain::time::Day;
use crate::store::{Result, Store};

/// A deal's next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The deal's number.
    pub deal: i64,
    /// Its version.
    pub version: i64,
    /// Its title.
    pub title: String,
    /// The company's name, or empty.
    pub account: String,
    /// Whom it is about.
    pub prospect: Option<i64>,
    /// Handle of its owner, or empty.
    pub owner: String,
    /// What is to be done, or empty.
    pub step: String,
    /// On which day.
    pub due: Day,
}

impl Store {
    /// The condition on an open deal `d` whose next step falls on the days from `first` to `last`; those that wait until
    /// a later day than `today` have none.
    fn steps_when(&self, whose: Whose, today: Day, first: Option<Day>, last: Option<Day>) -> Result<String> {
        let mine = if whose.whole { String::new() } else { format!(" and d.owner = {}", whose.member) };
        let first = first.map_or_else(String::new, |day| format!(" and d.next_due >= {}", day.0));
        let last = last.map_or_else(String::new, |day| format!(" and d.next_due <= {}", day.0));
        let hidden = super::super::hidden(&self.session, Kind::Deal, "d")?;
        Ok(format!(
            "d.status = 'open' and d.next_due is not null{first}{last}{mine} and d.removed is null and d.archived = 0 \
             and (d.wait_until is null or d.wait_until <= {}){hidden}",
            today.0
        ))
    }

    /// The first next steps of the days from `first` to `last`, the earliest first.
    ///
    /// # Errors
    /// The engine's.
    pub fn steps(
        &self,
        whose: Whose,
        today: Day,
        (first, last): (Option<Day>, Option<Day>),
        limit: u64,
    ) -> Result<Vec<Step>> {
        let sql = format!(
            "select d.id, d.version, d.title, a.name, d.prospect, m.handle, d.next_step, d.next_due from deal d \
             left join account a on a.id = d.account left join member m on m.id = d.owner where {} \
             order by d.next_due, d.id limit {limit}",
            self.steps_when(whose, today, first, last)?
        );
        self.session.rows(&sql, &[], |row| {
            Ok(Step {
                deal: row.int(0)?,
                version: row.int(1)?,
                title: row.text(2)?,
                account: row.text(3)?,
                prospect: row.opt_int(4)?,
                owner: row.text(5)?,
                step: row.text(6)?,
                due: Day(row.int(7)?),
            })
        })
    }

    /// How many next steps are late on `today`, and how many are today's.
    ///
    /// # Errors
    /// The engine's.
    pub fn steps_due(&self, whose: Whose, today: Day) -> Result<(u64, u64)> {
        let sql = format!(
            "select count(*) filter (where d.next_due < ?1), count(*) filter (where d.next_due = ?1) from deal d where {}",
            self.steps_when(whose, today, None, Some(today))?
        );
        let found = self.session.row(&sql, &[today.0.into()], |row| Ok((row.int(0)?, row.int(1)?)))?;
        let (late, due) = found.unwrap_or_default();
        Ok((u64::try_from(late).unwrap_or(0), u64::try_from(due).unwrap_or(0)))
    }
}
