//! What was typed into a form, as values of a record.

use super::Doing;
use crate::app::values::Reader;
use crate::app::views::Input;
use crate::domain::amount;
use crate::domain::change::Change;
use crate::domain::money::Money;
use crate::domain::nouns::Account;
use crate::domain::record::{Entity, Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::together::made;

/// What a form says: values of its record's fields, and what must be made before them.
pub(super) struct Typed {
    /// The values. What is made first is called as [`made`] calls the first of changes that are done together.
    pub set: Vec<(&'static str, Value)>,
    /// A company that is not known yet.
    pub company: Option<Change>,
}

impl Doing<'_> {
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader::new(self.service, self.texts)
    }

    /// The values of a form's fields. A deal's `product` and a calendar's `team` are no fields of it and left out; a company that is not
    /// known yet is to be made; an amount brings its currency.
    pub(super) fn values(&self, kind: Kind, record: &Record, inputs: &[Input]) -> Result<Typed, Refusal> {
        let mut typed: Vec<(&'static Field, &str)> = Vec::with_capacity(inputs.len());
        let mut named = None;
        for input in inputs {
            let name = if kind == Kind::Touch && input.field == "on" { "at" } else { input.field };
            match kind.field(name) {
                Some(field) if field.ty == Type::Ref(Kind::Account) && !input.value.trim().is_empty() => {
                    named = Some((field.name, input.value.as_str()));
                }
                Some(field) => typed.push((field, &input.value)),
                None if kind == Kind::Deal && name == "product" => {}
                None if kind == Kind::Calendar && name == "team" => {}
                None => return Err(Refusal::invalid("no-such-field").with("field", name)),
            }
        }
        let mut set = self.reader().record(record, &typed)?;
        // Said before the rules say it: they begin with the company that the form would bring.
        let missing = |field: &&Field| {
            let given =
                set.iter().find(|(name, _)| *name == field.name).map_or(record.get(field.name), |(_, value)| value);
            field.required && field.ty == Type::Text && given.is_null()
        };
        if let Some(field) = kind.fields().iter().find(missing) {
            let refusal = Refusal::invalid("field-missing").with("kind", kind.word());
            return Err(refusal.with("field", field.name));
        }
        let mut company = None;
        if let Some((field, text)) = named {
            let known = self.account(text)?;
            set.push((field, Value::Int(known.unwrap_or_else(|| made(0)))));
            let unknown = || Account { name: text.trim().to_owned(), ..Account::default() };
            company = known.is_none().then(|| Change::Add(unknown().record()));
        }
        Ok(Typed { set, company })
    }

    /// An amount, in the record's currency or the team's where none is typed.
    pub(super) fn amount(&self, text: &str, currency: Option<&str>) -> Result<Money, Refusal> {
        let own = currency.and_then(|code| code.parse().ok()).unwrap_or_else(|| self.service.currency());
        amount::parse(text, own, self.texts.language()).map_err(|refusal| refusal.with("field", "amount"))
    }

    /// A company by its number or whole name; nothing for a new name.
    fn account(&self, text: &str) -> Result<Option<i64>, Refusal> {
        let store = self.service.store();
        let text = text.trim();
        if let Some(id) = Kind::Account.parse_label(text)
            && store.record(Kind::Account, id)?.is_some()
        {
            return Ok(Some(id));
        }
        Ok(store.named(Kind::Account, text)?.first().copied())
    }
}
