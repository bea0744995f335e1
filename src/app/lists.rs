//! Lists of records: filtered, sorted, cut to a length.

use std::cmp::Ordering;

use crate::app::answers;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::filter::{Expr, Subject};
use crate::domain::record::{Kind, Record, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::store::filter::Condition;

/// How many records are read at once.
const PAGE: u64 = 2_000;

/// What a person wants to see of a kind.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// Which noun.
    pub kind: Kind,
    /// Words and conditions: `rossi stage:won amount>10k -owner:anna`.
    pub filter: Option<&'a str>,
    /// A field, `-` before it for the largest first.
    pub sort: Option<&'a str>,
    /// At most so many.
    pub limit: Option<u64>,
    /// Those put away too.
    pub archived: bool,
}

/// How many records fitted the ask, and whether some were cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// How many were given to the reader.
    pub shown: u64,
    /// Whether there are more.
    pub more: bool,
}

/// Whether an ask can be answered, before a word of the answer is written.
///
/// # Errors
/// What the filter says (see [`Expr::parse`]); `no-such-field`, `sort-not-offered` for the order.
pub fn check(service: &Service, texts: &Texts, ask: &Ask<'_>) -> Result<(), Refusal> {
    let subject = Subject::Of(ask.kind);
    let filter = Expr::parse(ask.filter.unwrap_or_default(), subject, &answers::ground(service, texts))?;
    service.store().condition(subject, &filter, answers::scope(service))?;
    match ask.sort {
        Some(sort) if few(ask.kind) => order(ask.kind, sort, &mut []),
        Some(sort) => in_order(service, ask, &Condition::default(), sort, 0).map(drop),
        None => Ok(()),
    }
}

/// Calls `each` for the records that fit, in order.
///
/// # Errors
/// What the filter says (see [`Expr::parse`]); `no-such-field`, `sort-not-offered` for the order; and `each`'s.
pub fn each<E: From<Refusal>>(
    service: &Service,
    texts: &Texts,
    ask: &Ask<'_>,
    mut each: impl FnMut(&Record) -> Result<(), E>,
) -> Result<Length, E> {
    let subject = Subject::Of(ask.kind);
    let filter = Expr::parse(ask.filter.unwrap_or_default(), subject, &answers::ground(service, texts))?;
    let condition = service.store().condition(subject, &filter, answers::scope(service))?;
    let limit = ask.limit.unwrap_or(u64::MAX);
    let mut shown = 0;
    if let Some(sort) = ask.sort.filter(|_| !few(ask.kind)) {
        let ids = in_order(service, ask, &condition, sort, limit.saturating_add(1))?;
        let wanted = ids.get(..usize::try_from(limit).unwrap_or(usize::MAX)).unwrap_or(&ids);
        for page in wanted.chunks(usize::try_from(PAGE).unwrap_or(usize::MAX)) {
            for record in service.store().records_of(ask.kind, page)? {
                each(&record)?;
                shown += 1;
            }
        }
        return Ok(Length { shown, more: ids.len() as u64 > limit });
    }
    if let Some(sort) = ask.sort {
        let mut all = Vec::new();
        walk(service, ask, &condition, |record| {
            all.push(record);
            Ok::<bool, E>(true)
        })?;
        order(ask.kind, sort, &mut all)?;
        let more = all.len() as u64 > limit;
        for record in all.iter().take(usize::try_from(limit).unwrap_or(usize::MAX)) {
            each(record)?;
            shown += 1;
        }
        return Ok(Length { shown, more });
    }
    let mut more = false;
    walk(service, ask, &condition, |record| {
        if shown == limit {
            more = true;
            return Ok(false);
        }
        shown += 1;
        each(&record).map(|()| true)
    })?;
    Ok(Length { shown, more })
}

/// Reads the records that fit page by page until `each` says no.
fn walk<E: From<Refusal>>(
    service: &Service,
    ask: &Ask<'_>,
    condition: &Condition,
    mut each: impl FnMut(Record) -> Result<bool, E>,
) -> Result<(), E> {
    let mut after = 0;
    loop {
        let page = service.store().records_where(ask.kind, condition, ask.archived, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for record in page {
            if !each(record)? {
                return Ok(());
            }
        }
    }
}

/// Whether a kind has so few records that any order of them is made in memory.
const fn few(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Workspace
            | Kind::Member
            | Kind::Stage
            | Kind::Reason
            | Kind::Product
            | Kind::Campaign
            | Kind::Asset
            | Kind::Spend
    )
}

/// The numbers of the records that fit, as an index delivers them: of a million records no more is kept.
fn in_order(
    service: &Service,
    ask: &Ask<'_>,
    condition: &Condition,
    sort: &str,
    limit: u64,
) -> Result<Vec<i64>, Refusal> {
    let (name, down) = field_of(sort);
    if name != "id" && ask.kind.field(&name).is_none() {
        return Err(Refusal::invalid("no-such-field").with("field", name));
    }
    service.store().sorted_ids(ask.kind, condition, ask.archived, (&name, down), limit)
}

/// The field that an order is by, and whether the greatest comes first.
fn field_of(sort: &str) -> (String, bool) {
    let (name, down) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
    (name.replace('-', "_"), down)
}

/// Sorts by a field; what is not known comes last either way.
fn order(kind: Kind, sort: &str, records: &mut [Record]) -> Result<(), Refusal> {
    let (name, down) = field_of(sort);
    if name == "id" {
        records.sort_by_key(|record| if down { -record.id } else { record.id });
        return Ok(());
    }
    let field = kind.field(&name).ok_or_else(|| Refusal::invalid("no-such-field").with("field", &name))?;
    records.sort_by(|one, other| {
        let (one, other) = (one.get(field.name), other.get(field.name));
        let natural = match (one, other) {
            (Value::Null, Value::Null) => return Ordering::Equal,
            (Value::Null, _) => return Ordering::Greater,
            (_, Value::Null) => return Ordering::Less,
            (Value::Int(one), Value::Int(other)) => one.cmp(other),
            (Value::Text(one), Value::Text(other)) => fold(one).cmp(&fold(other)),
            (Value::Int(_), Value::Text(_)) => Ordering::Less,
            (Value::Text(_), Value::Int(_)) => Ordering::Greater,
        };
        if down { natural.reverse() } else { natural }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_sorts_last_either_way() {
        let deal = |amount: Option<i64>| Record::new(Kind::Deal).with("amount", amount);
        for (sort, expected) in [("amount", [Some(1), Some(2), None]), ("-amount", [Some(2), Some(1), None])] {
            let mut records = vec![deal(None), deal(Some(2)), deal(Some(1))];
            order(Kind::Deal, sort, &mut records).unwrap();
            assert_eq!(records.iter().map(|record| record.int("amount")).collect::<Vec<_>>(), expected);
        }
        assert_eq!(order(Kind::Deal, "shoe-size", &mut []).unwrap_err().code, "no-such-field");
    }
}
