//! Lists of records: filtered, sorted, cut to a length.

use std::cmp::Ordering;

use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Reader;
use crate::domain::record::{Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;

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

/// Calls `each` for the records that fit, in order.
///
/// # Errors
/// `no-such-field`, `not-a-condition`, what a condition's value says, and `each`'s.
pub fn each<E: From<Refusal>>(
    service: &Service,
    texts: &Texts,
    ask: &Ask<'_>,
    mut each: impl FnMut(&Record) -> Result<(), E>,
) -> Result<Length, E> {
    let conditions = conditions(&Reader::new(service, texts), ask)?;
    let limit = ask.limit.unwrap_or(u64::MAX);
    let fits = |record: &Record| {
        (ask.archived || !record.archived) && conditions.iter().all(|condition| condition.holds(record))
    };
    let mut shown = 0;
    if let Some(sort) = ask.sort {
        let mut all = Vec::new();
        walk(service, ask.kind, |record| {
            if fits(&record) {
                all.push(record);
            }
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
    walk(service, ask.kind, |record| {
        if !fits(&record) {
            return Ok(true);
        }
        if shown == limit {
            more = true;
            return Ok(false);
        }
        shown += 1;
        each(&record).map(|()| true)
    })?;
    Ok(Length { shown, more })
}

/// Reads a kind page by page until `each` says no.
fn walk<E: From<Refusal>>(
    service: &Service,
    kind: Kind,
    mut each: impl FnMut(Record) -> Result<bool, E>,
) -> Result<(), E> {
    let mut after = 0;
    loop {
        let page = service.store().records(kind, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for record in page {
            if !each(record)? {
                return Ok(());
            }
        }
    }
}

/// What one part of a filter asks of a record.
#[derive(Debug)]
enum Test {
    /// A text of the record contains this folded word.
    Word(String),
    /// A field compares so with a value.
    Field(&'static Field, Compare, Value),
    /// A field of text contains this folded text.
    Contains(&'static Field, String),
}

#[derive(Debug, Clone, Copy)]
enum Compare {
    Is,
    Above,
    Below,
}

#[derive(Debug)]
struct Condition {
    test: Test,
    holds_when: bool,
}

impl Condition {
    fn holds(&self, record: &Record) -> bool {
        let holds = match &self.test {
            Test::Word(word) => {
                record.values.iter().any(|value| value.text().is_some_and(|text| fold(text).contains(word)))
            }
            Test::Contains(field, part) => record.text(field.name).is_some_and(|text| fold(text).contains(part)),
            Test::Field(field, compare, value) => match (compare, record.get(field.name), value) {
                (Compare::Is, own, value) => own == value,
                (Compare::Above, Value::Int(own), Value::Int(value)) => own > value,
                (Compare::Below, Value::Int(own), Value::Int(value)) => own < value,
                _ => false,
            },
        };
        holds == self.holds_when
    }
}

fn conditions(reader: &Reader<'_>, ask: &Ask<'_>) -> Result<Vec<Condition>, Refusal> {
    words(ask.filter.unwrap_or_default()).into_iter().map(|word| condition(reader, ask.kind, &word)).collect()
}

fn condition(reader: &Reader<'_>, kind: Kind, word: &str) -> Result<Condition, Refusal> {
    let (text, holds_when) = match word.strip_prefix('-').filter(|rest| !rest.is_empty()) {
        Some(rest) => (rest, false),
        None => (word, true),
    };
    let Some(at) = text.find([':', '=', '<', '>']) else {
        return Ok(Condition { test: Test::Word(fold(text)), holds_when });
    };
    let (name, rest) = text.split_at(at);
    let value = rest.get(1..).unwrap_or_default();
    let name = name.replace('-', "_");
    let missing = || Refusal::invalid("no-such-field").with("field", &name);
    let field = kind.field(&name).ok_or_else(missing)?;
    let compare = match rest.as_bytes().first() {
        Some(b'>') => Compare::Above,
        Some(b'<') => Compare::Below,
        _ => Compare::Is,
    };
    let test = match field.ty {
        Type::Text | Type::Note | Type::Email | Type::Phone | Type::Tags | Type::Custom if !value.is_empty() => {
            Test::Contains(field, fold(value))
        }
        _ => Test::Field(field, compare, reader.value(kind, field, value)?),
    };
    Ok(Condition { test, holds_when })
}

/// The parts of a filter: words, or what stands between double quotes.
fn words(filter: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in filter.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Sorts by a field; what is not known comes last either way.
fn order(kind: Kind, sort: &str, records: &mut [Record]) -> Result<(), Refusal> {
    let (name, down) = match sort.strip_prefix('-') {
        Some(name) => (name, true),
        None => (sort, false),
    };
    let name = name.replace('-', "_");
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
    fn filters_are_split_at_spaces_outside_quotes() {
        assert_eq!(words(r#" rossi  account:"Rossi & Figli" -x"#), ["rossi", "account:Rossi & Figli", "-x"]);
        assert!(words("  ").is_empty());
    }

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
