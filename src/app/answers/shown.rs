//! Values as people read them, in their language: what details and the journal print.

use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::money::{Currency, Money};
use crate::domain::record::{Field, Kind, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// Prints values of records.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    service: &'a Service,
    texts: &'a Texts,
}

impl<'a> Shown<'a> {
    /// For a person of that language.
    pub const fn new(service: &'a Service, texts: &'a Texts) -> Self {
        Self { service, texts }
    }

    pub(super) const fn texts(&self) -> &'a Texts {
        self.texts
    }

    pub(super) const fn service(&self) -> &'a Service {
        self.service
    }

    /// A field's value; `currency` is its record's, where it has one.
    ///
    /// # Errors
    /// The store's, while a name is looked up.
    pub fn value(&self, kind: Kind, field: &Field, value: &Value, currency: Option<&str>) -> Result<String, Refusal> {
        let texts = self.texts;
        Ok(match (field.ty, value) {
            (_, Value::Null) => String::new(),
            (Type::Day, Value::Int(day)) => texts.day_medium(Day(*day)),
            (Type::Instant, Value::Int(at)) => texts.instant_medium(Instant(*at), self.service.zone()),
            (Type::Money, Value::Int(minor)) => {
                let currency: Option<Currency> = currency.and_then(|code| code.parse().ok());
                texts.money(Money { minor: *minor, currency: currency.unwrap_or_else(|| self.service.currency()) })
            }
            (Type::Ref(of), Value::Int(id)) => {
                let name = self.service.store().names_of(of, &[*id])?.remove(id);
                name.unwrap_or_else(|| of.label(*id))
            }
            (Type::Choice(_), Value::Text(code)) => {
                texts.find(&format!("choice-{code}")).unwrap_or_else(|| code.clone())
            }
            (Type::Int, Value::Int(number)) if matches!((kind, field.name), (_, "probability" | "margin")) => {
                texts.percent(*number as f64 / 100.0, 0)
            }
            (_, Value::Int(number)) => texts.integer(*number),
            (_, Value::Text(text)) => text.clone(),
        })
    }
}
