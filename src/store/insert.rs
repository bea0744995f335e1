//! Rows in quantity: the statements stay prepared and bound values are not copied on the way. Looking
//! the statement up for each row and building a record for it cost a third of a bulk load.

use super::rows;
use super::seal::Seal;
use super::session::{Param, Prepared, Session};
use crate::domain::record::{Entity, Kind, Record, ValueRef};
use crate::domain::text;
use crate::store::Result;

/// At least as many as the head columns, the fields and the keys of any kind together.
const MOST: usize = 48;

/// Inserts records that one batch brings.
#[derive(Debug)]
pub(super) struct Inserter<'s> {
    session: &'s Session,
    batch: i64,
    /// By the number of the kind.
    statements: Vec<Option<Prepared<'s>>>,
    /// By the number of the kind: what its rows were, for the entry that publishes them.
    seals: Vec<Seal>,
    /// The folded keys of the row on its way.
    keys: [String; 2],
}

/// A seal of each kind.
fn fresh() -> Vec<Seal> {
    Kind::ALL.iter().map(|kind| Seal::new(*kind)).collect()
}

impl<'s> Inserter<'s> {
    pub(super) fn new(session: &'s Session, batch: i64) -> Self {
        let statements = Kind::ALL.iter().map(|_| None).collect();
        Self { session, batch, statements, seals: fresh(), keys: Default::default() }
    }

    /// What was inserted since the last time, kind by kind.
    pub(super) fn take_seals(&mut self) -> Vec<Seal> {
        std::mem::replace(&mut self.seals, fresh())
    }

    /// Inserts a new record given as its noun's type.
    pub(super) fn entity<E: Entity>(&mut self, entity: &E) -> Result<()> {
        let mut row = Row::new(entity.id(), false, self.batch);
        entity.each_value(|value| row.push(value.into()));
        self.run(E::KIND, row)
    }

    /// Inserts a new record.
    pub(super) fn record(&mut self, record: &Record) -> Result<()> {
        let mut row = Row::new(record.id, record.archived, self.batch);
        record.values.iter().for_each(|value| row.push(value.into()));
        self.run(record.kind, row)
    }

    fn run(&mut self, kind: Kind, row: Row<'_>) -> Result<()> {
        let mut row = row;
        let positions = rows::key_positions(kind);
        if let Some(seal) = self.seals.get_mut(kind as usize) {
            seal.row(row.id(), row.archived(), |at| row.field(at));
        }
        for (key, position) in self.keys.iter_mut().zip(positions) {
            key.clear();
            if let Some(Param::Text(text)) = row.field(*position) {
                text::fold_into(text, key);
            }
        }
        for key in self.keys.iter().take(positions.len()) {
            row.push(if key.is_empty() { Param::Null } else { Param::Text(key) });
        }
        let Some(place) = self.statements.get_mut(kind as usize) else { return Ok(()) };
        if place.is_none() {
            *place = Some(self.session.prepare(rows::insert_sql(kind))?);
        }
        place.as_mut().map_or(Ok(()), |statement| statement.execute(row.bound()).map(drop))
    }
}

/// The values of one row, on the stack.
struct Row<'a> {
    values: [Param<'a>; MOST],
    count: usize,
}

impl<'a> Row<'a> {
    fn new(id: i64, archived: bool, batch: i64) -> Self {
        let mut row = Self { values: [Param::Null; MOST], count: 0 };
        let version = 1;
        [id, version, i64::from(archived), -batch].into_iter().for_each(|number| row.push(Param::Int(number)));
        row
    }

    fn push(&mut self, value: Param<'a>) {
        if let Some(place) = self.values.get_mut(self.count) {
            *place = value;
            self.count += 1;
        }
    }

    fn field(&self, position: usize) -> Option<Param<'a>> {
        self.values.get(rows::HEAD - 1 + position).copied()
    }

    fn id(&self) -> i64 {
        if let Some(Param::Int(id)) = self.values.first() { *id } else { 0 }
    }

    fn archived(&self) -> bool {
        self.values.get(2) == Some(&Param::Int(1))
    }

    fn bound(&self) -> &[Param<'a>] {
        self.values.get(..self.count).unwrap_or_default()
    }
}

impl<'a> From<ValueRef<'a>> for Param<'a> {
    fn from(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Int(number) => Self::Int(number),
            ValueRef::Text(text) => Self::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_fits_in_a_row() {
        for kind in Kind::ALL {
            assert!(rows::HEAD - 1 + kind.fields().len() + rows::keys(*kind).len() <= MOST, "{kind:?}");
            assert!(rows::keys(*kind).len() <= 2);
        }
    }
}
