//! Records of any kind under a filter, by number: lists of the command line and exports.

use super::ascending;
use super::page::{From, Listing, Order, Part, Segment, in_order, not_offered, visible};
use super::prospects::Prospects;
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
        let place = bound.bind(after);
        let limit = bound.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!(
            "select {} from {} t where {} and t.id > {place} order by t.id limit {limit}",
            rows::columns(kind, "t"),
            kind.word(),
            bound.sql
        );
        ascending(after, self.session.rows(&sql, &bound.given(), |row| rows::read(kind, row, 0))?)
    }

    /// The numbers of the records of a kind that fit, at most `limit`, by `sort`: a field, or `id`. What is
    /// not known comes last either way.
    ///
    /// # Errors
    /// `sort-not-offered` where no index delivers that order; the engine's.
    pub fn sorted_ids(
        &self,
        kind: Kind,
        condition: &Condition,
        archived: bool,
        (sort, descending): (&str, bool),
        limit: u64,
    ) -> Result<Vec<i64>> {
        let order = self.order_of(kind, sort, descending)?;
        let mut condition = visible(&self.session, kind, condition.clone())?;
        if archived {
            condition.sql = condition.sql.replacen(" and t.archived = 0", "", 1);
        }
        let listing = Listing { session: &self.session, kind, condition, order, keep: None };
        listing.ids(&Part { offset: 0, limit, from: From::Start }, None)
    }

    fn order_of(&self, kind: Kind, sort: &str, descending: bool) -> Result<Order> {
        if sort == "id" {
            return Ok(Order { segments: vec![Segment::default()], descending });
        }
        // Screens call it shorter.
        let short = if sort == "created_at" { "created" } else { sort };
        let offered: &[&str] = match kind {
            Kind::Prospect => &["id", "created_at", "name", "stage"],
            Kind::Deal => &["id", "expected_close", "title", "created_at", "amount", "owner", "stage"],
            Kind::Account => &["id", "name"],
            _ => &["id"],
        };
        if !offered.contains(&sort) {
            return Err(not_offered(sort, offered));
        }
        match kind {
            Kind::Prospect => {
                Prospects { condition: Condition::default(), words: None, sort: short, descending }.order()
            }
            Kind::Deal => self.deal_order(short, descending),
            _ => Ok(Order::by_known("t.name_key", descending)),
        }
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
