//! A record as JSON: the shape that CLI.md promises.

use serde_json::{Map, Value as Json, json};

use super::show::Shown;
use crate::app::{goals, views};
use crate::domain::record::{Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// A figure's value as JSON: a count and days as numbers, a share from 0 to 1, money with its currency.
pub fn value_json(value: views::Value) -> Json {
    match value {
        views::Value::Count(number) | views::Value::Seconds(number) => Json::from(number),
        views::Value::Money(money) => json!({"minor": money.minor, "currency": money.currency.to_string()}),
        views::Value::Ratio(number) | views::Value::Days(number) => Json::from(number),
        views::Value::None => Json::Null,
    }
}

impl Shown<'_> {
    /// `{"id":"D-1042", …}`: each field under its name, nothing as null. A reference is the number
    /// that people see, with its name beside it (`"account":"A-3","account_name":"Acme"`); money is
    /// `{"minor","currency"}`; instants carry the workspace's offset; a team's own fields stand in `custom`.
    ///
    /// # Errors
    /// The engine's, while a name is looked up.
    pub fn record_json(&self, record: &Record) -> Result<Map<String, Json>, Refusal> {
        let mut map = Map::new();
        map.insert("id".to_owned(), Json::from(record.kind.label(record.id)));
        map.insert("version".to_owned(), Json::from(record.version));
        map.insert("archived".to_owned(), Json::from(record.archived));
        for field in record.kind.fields() {
            map.insert(field.name.to_owned(), self.json(record, field));
            if let Type::Ref(kind) = field.ty {
                let name = match record.int(field.name) {
                    Some(id) => Json::from(self.names.of(self.service, kind, id)?),
                    None => Json::Null,
                };
                map.insert(format!("{}_name", field.name), name);
            }
        }
        Ok(map)
    }

    fn json(&self, record: &Record, field: &Field) -> Json {
        match (field.ty, record.get(field.name)) {
            (Type::Custom, Value::Text(text)) => serde_json::from_str(text).unwrap_or_else(|_| json!({})),
            (Type::Custom, _) => json!({}),
            (Type::Tags, Value::Text(tags)) => {
                tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(Json::from).collect()
            }
            (Type::Tags, _) => json!([]),
            (Type::Day, Value::Int(day)) => Json::from(Day(*day).to_string()),
            (Type::Instant, Value::Int(at)) => self.instant_json(Instant(*at)),
            (Type::Money, Value::Int(minor)) => {
                json!({"minor": minor, "currency": self.currency(record).to_string()})
            }
            (Type::Ref(kind), Value::Int(id)) => Json::from(kind.label(*id)),
            (Type::Int, Value::Int(number))
                if record.kind == Kind::Goal && goals::is_target(record.kind, field.name) =>
            {
                value_json(goals::target_of(record, *number, self.service.currency()))
            }
            (_, value) => value.json(),
        }
    }

    /// RFC 3339 with the workspace's offset.
    pub fn instant_json(&self, at: Instant) -> Json {
        Json::from(self.service.zone().rfc3339(at))
    }
}
