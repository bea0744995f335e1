//! Part of a long list in an order: the numbers of its records, found on an index by a known neighbour
//! and not by counting rows off.
//!
//! An order is made of segments, one after the other, each of which an index delivers: those with a
//! value before those without, or one a stage. So every offered order costs the same on every page.

use crate::domain::record::{Kind, Value};
use crate::domain::refusal::Refusal;
use crate::store::Result;
use crate::store::filter::Condition;
use crate::store::session::{Param, Session};

/// From where a part of a list is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The list's first record.
    Start,
    /// Its end: the part ends with it.
    End,
    /// The record before the part.
    After(i64),
    /// The record after the part.
    Before(i64),
    /// Only the place is known.
    Offset,
}

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The place of its first record, from 0.
    pub offset: u64,
    /// At most so many.
    pub limit: u64,
    /// From where it is found.
    pub from: From,
}

/// Records that an index delivers in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct Segment {
    /// Which records: empty, or ` and …` on the alias `t`.
    pub when: String,
    /// By what they are ordered before their number: columns that are never null in this segment.
    pub keys: Vec<&'static str>,
}

/// An order of a table's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Order {
    pub segments: Vec<Segment>,
    pub descending: bool,
}

impl Order {
    /// By a column that always has a value.
    pub fn by(key: &'static str, descending: bool) -> Self {
        Self { segments: vec![Segment { when: String::new(), keys: vec![key] }], descending }
    }

    /// By a column, those without a value last.
    pub fn by_known(key: &'static str, descending: bool) -> Self {
        let segments = vec![
            Segment { when: format!(" and {key} is not null"), keys: vec![key] },
            Segment { when: format!(" and {key} is null"), keys: Vec::new() },
        ];
        Self { segments, descending }
    }

    /// One segment a value, in the given order.
    pub fn grouped(values: impl Iterator<Item = String>, keys: &[&'static str], descending: bool) -> Self {
        let mut segments: Vec<Segment> = values.map(|when| Segment { when, keys: keys.to_vec() }).collect();
        if descending {
            segments.reverse();
        }
        Self { segments, descending }
    }
}

/// A test of a record that the engine cannot make: whether its text is among the words searched for.
pub(in crate::store) type Keep<'a> = &'a dyn Fn(i64) -> bool;

/// A list: which records of which table, in which order.
pub(in crate::store) struct Listing<'a> {
    pub session: &'a Session,
    pub kind: Kind,
    /// Visible rows and the filter.
    pub condition: Condition,
    pub order: Order,
    pub keep: Option<Keep<'a>>,
}

/// Where a neighbour stands: its segment and the values that it is ordered by there.
struct Neighbour {
    segment: usize,
    keys: Vec<Value>,
    id: i64,
}

impl Listing<'_> {
    /// The numbers of a part's records. `total` is the list's length where it is known exactly.
    pub fn ids(&self, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        let by_place = || self.by_place(part, total);
        match part.from {
            From::Start if part.offset == 0 => self.walk(None, false, 0, part.limit),
            From::Start | From::Offset => by_place(),
            From::End => match total {
                Some(total) => {
                    let wanted = total.saturating_sub(part.offset).min(part.limit);
                    let skip = total.saturating_sub(part.offset.saturating_add(part.limit));
                    self.backwards(None, skip, wanted)
                }
                None => by_place(),
            },
            From::After(id) => match self.neighbour(id)? {
                Some(neighbour) => self.walk(Some(&neighbour), false, 0, part.limit),
                None => by_place(),
            },
            From::Before(id) => match self.neighbour(id)? {
                Some(neighbour) => self.backwards(Some(&neighbour), 0, part.limit),
                None => by_place(),
            },
        }
    }

    /// How many records the list has.
    pub fn count(&self) -> Result<u64> {
        let table = self.kind.word();
        let Some(keep) = self.keep else {
            let sql = format!("select count(*) from {table} t where {}", self.condition.sql);
            let count = self.session.number(&sql, &self.condition.given())?;
            return Ok(u64::try_from(count).unwrap_or(0));
        };
        let sql = format!("select t.id from {table} t where {}", self.condition.sql);
        let mut count = 0;
        self.session.each(&sql, &self.condition.given(), |row| {
            count += u64::from(keep(row.int(0)?));
            Ok(())
        })?;
        Ok(count)
    }

    /// From the nearer end.
    fn by_place(&self, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        match total {
            Some(total) if part.offset > total / 2 => {
                let wanted = total.saturating_sub(part.offset).min(part.limit);
                self.backwards(None, total.saturating_sub(part.offset + wanted), wanted)
            }
            _ => self.walk(None, false, part.offset, part.limit),
        }
    }

    fn backwards(&self, from: Option<&Neighbour>, skip: u64, wanted: u64) -> Result<Vec<i64>> {
        let mut ids = self.walk(from, true, skip, wanted)?;
        ids.reverse();
        Ok(ids)
    }

    /// Where a record stands, if it is there; it need not fit the filter any more.
    fn neighbour(&self, id: i64) -> Result<Option<Neighbour>> {
        for (segment, found) in self.order.segments.iter().enumerate() {
            let columns: String = found.keys.iter().map(|key| format!(", {key}")).collect();
            let sql = format!("select t.id{columns} from {} t where t.id = ?1{}", self.kind.word(), found.when);
            let keys = self.session.row(&sql, &[id.into()], |row| {
                (1..=found.keys.len()).map(|column| row.field(column)).collect::<Result<Vec<Value>>>()
            })?;
            if let Some(keys) = keys {
                return Ok(Some(Neighbour { segment, keys, id }));
            }
        }
        Ok(None)
    }

    /// Walks the segments, forwards or backwards, from a neighbour or an end.
    fn walk(&self, from: Option<&Neighbour>, backwards: bool, mut skip: u64, wanted: u64) -> Result<Vec<i64>> {
        let mut ids = Vec::new();
        if wanted == 0 {
            return Ok(ids);
        }
        let mut places: Vec<usize> = (0..self.order.segments.len()).collect();
        if backwards {
            places.reverse();
        }
        let several = places.len() > 1;
        for place in places {
            let Some(segment) = self.order.segments.get(place) else { continue };
            let passed = from.is_some_and(|from| if backwards { place > from.segment } else { place < from.segment });
            if passed {
                continue;
            }
            let here = from.filter(|from| from.segment == place);
            let (mut condition, order) = self.statement(segment, here, backwards);
            let left = wanted - ids.len() as u64;
            if let Some(keep) = self.keep {
                let sql = format!("select t.id from {} t where {}{order}", self.kind.word(), condition.sql);
                self.session.each_while(&sql, &condition.given(), |row| {
                    let id = row.int(0)?;
                    if keep(id) {
                        if skip > 0 {
                            skip -= 1;
                        } else {
                            ids.push(id);
                        }
                    }
                    Ok((ids.len() as u64) < wanted)
                })?;
            } else {
                let bound = condition.sql.clone();
                let limit = condition.bind(i64::try_from(left).unwrap_or(i64::MAX));
                let offset = condition.bind(i64::try_from(skip).unwrap_or(i64::MAX));
                let sql = format!(
                    "select t.id from {} t where {bound}{order} limit {limit} offset {offset}",
                    self.kind.word()
                );
                let found = self.session.rows(&sql, &condition.given(), |row| row.int(0))?;
                if !found.is_empty() {
                    skip = 0;
                } else if skip > 0 && several {
                    condition.params.truncate(condition.params.len() - 2);
                    let sql = format!("select count(*) from {} t where {bound}", self.kind.word());
                    let passed = self.session.number(&sql, &condition.given())?;
                    skip = skip.saturating_sub(u64::try_from(passed).unwrap_or(0));
                }
                ids.extend(found);
            }
            if ids.len() as u64 >= wanted {
                break;
            }
        }
        Ok(ids)
    }

    /// A segment's condition beyond a neighbour, and its order.
    fn statement(&self, segment: &Segment, from: Option<&Neighbour>, backwards: bool) -> (Condition, String) {
        let mut condition = self.condition.clone();
        condition.sql.push_str(&segment.when);
        let descending = self.order.descending != backwards;
        let columns: Vec<&str> = segment.keys.iter().copied().chain(["t.id"]).collect();
        if let Some(from) = from {
            let mut values: Vec<String> = Vec::with_capacity(columns.len());
            for key in from.keys.iter().cloned().chain([Value::Int(from.id)]) {
                values.push(condition.bind(key));
            }
            let than = if descending { '<' } else { '>' };
            condition.sql.push_str(&format!(" and ({}) {than} ({})", columns.join(", "), values.join(", ")));
        }
        let direction = if descending { " desc" } else { "" };
        let order: Vec<String> = columns.iter().map(|column| format!("{column}{direction}")).collect();
        (condition, format!(" order by {}", order.join(", ")))
    }
}

/// The visible rows of a kind that fit a filter.
pub(in crate::store) fn visible(session: &Session, kind: Kind, mut filter: Condition) -> Result<Condition> {
    let hidden = super::hidden(session, kind, "t")?;
    filter.sql = format!("t.removed is null and t.archived = 0{hidden}{}", filter.sql);
    Ok(filter)
}

/// A sort that no index makes cheap.
pub(in crate::store) fn not_offered(field: &str, offered: &[&str]) -> Refusal {
    Refusal::invalid("sort-not-offered").with("field", field).with("choices", offered.join(", "))
}

/// Rows in the order of their numbers in `ids`; those that are gone are left out.
pub(in crate::store) fn in_order<T>(ids: &[i64], mut rows: Vec<(i64, T)>) -> Vec<T> {
    let places: std::collections::HashMap<i64, usize> =
        ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    rows.sort_by_key(|(id, _)| places.get(id).copied());
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The rows of a page by their numbers.
pub(in crate::store) fn rows_of<T>(
    session: &Session,
    sql: &str,
    ids: &[i64],
    more: &[Param<'_>],
    mut map: impl FnMut(&crate::store::session::Row<'_>) -> Result<(i64, T)>,
) -> Result<Vec<T>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = crate::store::filter::json(ids);
    let mut params: Vec<Param<'_>> = vec![list.as_str().into()];
    params.extend_from_slice(more);
    let rows = session.rows(sql, &params, &mut map)?;
    Ok(in_order(ids, rows))
}
