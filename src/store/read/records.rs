//! Records of any kind under a filter, by number: lists of the command line and exports.

use super::page::{in_order, visible};
use crate::domain::record::{Kind, Record};
use crate::store::filter::Condition;
use crate::store::{Result, Store, rows};

impl Store {
    /// Up to `limit` records of a kind after the number `after` that fit, by number. With `archived`, those
    /// put away too.
    ///
    /// # Errors
    /// The engine's.
    pub fn records_where(
        &self,
        kind: Kind,
        condition: &Condition,
        archived: bool,
        after: i64,
        limit: u64,
    ) -> Result<Vec<Record>> {
        let mut bound = visible(&self.session, kind, condition.clone())?;
        if archived {
            bound.sql = bound.sql.replacen(" and t.archived = 0", "", 1);
        }
        let after = bound.bind(after);
        let limit = bound.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!(
            "select {} from {} t where {} and t.id > {after} order by t.id limit {limit}",
            rows::columns(kind, "t"),
            kind.word(),
            bound.sql
        );
        self.session.rows(&sql, &bound.given(), |row| rows::read(kind, row, 0))
    }

    /// Records by their numbers, in that order.
    ///
    /// # Errors
    /// The engine's.
    pub fn records_of(&self, kind: Kind, ids: &[i64]) -> Result<Vec<Record>> {
        let list = crate::store::filter::json(ids);
        let sql = format!(
            "select {} from json_each(?1) j join {} t on t.id = j.value where t.removed is null",
            rows::columns(kind, "t"),
            kind.word()
        );
        let found = self.session.rows(&sql, &[list.as_str().into()], |row| rows::read(kind, row, 0))?;
        Ok(in_order(ids, found.into_iter().map(|record| (record.id, record)).collect()))
    }
}
