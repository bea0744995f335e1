//! What is kept, as people and as programs read it.

use serde_json::Value as Json;

use super::names::Names;
use crate::app::config::Dates;
use crate::app::goals;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::money::{Currency, Money};
use crate::domain::record::{Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// Shows the values of a team file's records.
#[derive(Debug)]
pub struct Shown<'a> {
    pub(super) service: &'a Service,
    texts: &'a Texts,
    dates: Dates,
    pub(super) names: Names,
}

impl<'a> Shown<'a> {
    /// In a person's language, with their kind of dates.
    pub fn new(service: &'a Service, texts: &'a Texts, dates: Dates) -> Self {
        Self { service, texts, dates, names: Names::default() }
    }

    /// The texts that it shows with.
    pub const fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// The currency in which a record's amounts are.
    pub(super) fn currency(&self, record: &Record) -> Currency {
        record.text("currency").and_then(|code| code.parse().ok()).unwrap_or_else(|| self.service.currency())
    }

    /// A value for a person; empty where nothing is known. Not yet clean.
    ///
    /// # Errors
    /// The engine's, while a name is looked up.
    pub fn text(&self, record: &Record, field: &Field) -> Result<String, Refusal> {
        let value = record.get(field.name);
        Ok(match (field.ty, value) {
            (_, Value::Null) => String::new(),
            (Type::Int, Value::Int(number))
                if record.kind == Kind::Goal && goals::is_target(record.kind, field.name) =>
            {
                goals::print(self.texts, goals::target_of(record, *number, self.service.currency()))
            }
            (Type::Day, Value::Int(day)) => self.day(Day(*day)),
            (Type::Instant, Value::Int(at)) => self.instant(Instant(*at)),
            (Type::Money, Value::Int(minor)) => {
                self.texts.money(Money { minor: *minor, currency: self.currency(record) })
            }
            (Type::Ref(kind), Value::Int(id)) => match self.names.of(self.service, kind, *id)? {
                name if name.is_empty() => kind.label(*id),
                name => name,
            },
            (Type::Choice(_), Value::Text(word)) => {
                self.texts.find(&format!("choice-{word}")).unwrap_or_else(|| word.clone())
            }
            (Type::Int, Value::Int(number)) => self.texts.integer(*number),
            (Type::Tags, Value::Text(tags)) => tags.split(',').map(str::trim).collect::<Vec<_>>().join(", "),
            (Type::Custom, Value::Text(json)) => own_fields(json),
            (_, Value::Int(number)) => number.to_string(),
            (_, Value::Text(text)) => text.clone(),
        })
    }

    /// A day for a person.
    pub fn day(&self, day: Day) -> String {
        match self.dates {
            Dates::Iso => day.to_string(),
            Dates::Local => self.texts.day_short(day),
        }
    }

    /// An instant for a person, in the workspace's zone.
    pub fn instant(&self, at: Instant) -> String {
        match self.dates {
            Dates::Iso => self.service.zone().local(at).format("%Y-%m-%d %H:%M").to_string(),
            Dates::Local => self.texts.instant(at, self.service.zone()),
        }
    }

    /// A value for a program: ISO dates, decimals with a point, words that are never translated. With
    /// `labels`, references to prospects and deals are their numbers, else names.
    ///
    /// # Errors
    /// The engine's, while a name is looked up.
    pub fn plain(&self, record: &Record, field: &Field, labels: bool) -> Result<String, Refusal> {
        Ok(match (field.ty, record.get(field.name)) {
            (_, Value::Null) => String::new(),
            (Type::Day, Value::Int(day)) => Day(*day).to_string(),
            (Type::Instant, Value::Int(at)) => self.service.zone().rfc3339(Instant(*at)),
            (Type::Money, Value::Int(minor)) => Money { minor: *minor, currency: self.currency(record) }.plain(),
            (Type::Ref(kind @ (Kind::Prospect | Kind::Deal)), Value::Int(id)) if labels => kind.label(*id),
            (Type::Ref(kind), Value::Int(id)) => self.names.of(self.service, kind, *id)?,
            (_, Value::Int(number)) => number.to_string(),
            (_, Value::Text(text)) => text.clone(),
        })
    }
}

/// A team's own fields on one line.
fn own_fields(json: &str) -> String {
    let Ok(Json::Object(fields)) = serde_json::from_str::<Json>(json) else { return json.to_owned() };
    let one = |(key, value): (&String, &Json)| match value {
        Json::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    };
    fields.iter().map(one).collect::<Vec<_>>().join(" · ")
}
