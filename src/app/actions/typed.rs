//! Typed text as values, in the person's language.

use chrono::NaiveTime;

use super::Doing;
use crate::app::views::Input;
use crate::domain::amount;
use crate::domain::change::Change;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{Account, Deal};
use crate::domain::record::{Entity, Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::Instant;
use crate::domain::when::{self, Lean};

/// Fields that hold what happened: a date without a year lies behind.
const PAST: &[&str] = &["on", "at", "created_at", "first_contact_at", "engaged_at", "closed_at"];

impl Doing<'_> {
    /// The values of a form's fields. Names of the form that are no fields of the kind (`product`) are left out;
    /// an amount brings its currency.
    pub(super) fn values(
        &self,
        kind: Kind,
        record: &Record,
        inputs: &[Input],
    ) -> Result<Vec<(&'static str, Value)>, Refusal> {
        let mut set: Vec<(&'static str, Value)> = Vec::new();
        for input in inputs {
            let name = if kind == Kind::Touch && input.field == "on" { "at" } else { input.field };
            let Some(field) = kind.field(name) else {
                if kind == Kind::Deal && name == "product" {
                    continue;
                }
                return Err(Refusal::invalid("no-such-field").with("field", name));
            };
            let text = input.value.trim();
            let named = |refusal: Refusal| refusal.with("field", input.field);
            if field.ty == Type::Money && !text.is_empty() {
                let money = self.amount(text, record.text("currency")).map_err(named)?;
                set.push((field.name, Value::Int(money.minor)));
                if kind.field("currency").is_some() && record.text("currency") != Some(money.currency.code()) {
                    set.push(("currency", Value::from(money.currency.code())));
                }
                continue;
            }
            set.push((field.name, self.value(field, text).map_err(named)?));
        }
        Ok(set)
    }

    fn value(&self, field: &Field, text: &str) -> Result<Value, Refusal> {
        if text.is_empty() {
            return Ok(Value::Null);
        }
        let lean = if PAST.contains(&field.name) { Lean::Back } else { Lean::Ahead };
        let (today, language) = (self.service.today(), self.texts.language());
        Ok(match field.ty {
            Type::Day => Value::Int(when::day(text, today, language, lean)?.0),
            Type::Instant => Value::Int(self.instant(text, lean)?.0),
            Type::Int => {
                let figures = text.trim_end_matches('%').trim();
                Value::Int(figures.parse().map_err(|_| Refusal::invalid("not-a-number").with("value", text))?)
            }
            Type::Money => Value::Int(self.amount(text, None)?.minor),
            Type::Currency => Value::from(text.parse::<Currency>()?.code()),
            Type::Ref(Kind::Account) => Value::Int(self.account(text)?),
            Type::Ref(kind) => Value::Int(self.reference(kind, text)?),
            Type::Choice(words) => {
                let code = fold(text).replace(['-', ' '], "_");
                let found = words.iter().find(|word| **word == code);
                let missing =
                    || Refusal::invalid("not-one-of").with("value", text).with("choices", words.join(", "));
                Value::from(*found.ok_or_else(missing)?)
            }
            Type::Tags => {
                let tags: Vec<&str> = text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect();
                Value::from(tags.join(","))
            }
            Type::Text | Type::Note | Type::Email | Type::Phone | Type::Custom => Value::from(text),
        })
    }

    /// An amount, in the record's currency or the team's where none is typed.
    pub(super) fn amount(&self, text: &str, currency: Option<&str>) -> Result<Money, Refusal> {
        let own = currency.and_then(|code| code.parse().ok()).unwrap_or_else(|| self.service.currency());
        amount::parse(text, own, self.texts.language())
    }

    /// Today is now; another day without a time of day is its noon.
    fn instant(&self, text: &str, lean: Lean) -> Result<Instant, Refusal> {
        if let Ok(at) = Instant::parse(text) {
            return Ok(at);
        }
        let today = self.service.today();
        let found = when::parse(text, today, self.texts.language(), lean)?;
        if found.time.is_none() && found.day == today {
            return Ok(self.service.now());
        }
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        found.instant(self.service.zone(), noon).checked()
    }

    /// When a deal moved: on the day of its opening, not before that.
    pub(super) fn moved_at(&self, text: &str, deal: &Deal) -> Result<Instant, Refusal> {
        let at = self.instant(text, Lean::Back).map_err(|refusal| refusal.with("field", "on"))?;
        let zone = self.service.zone();
        let opened = deal.created_at.filter(|opened| at < *opened && zone.day(at) == zone.day(*opened));
        Ok(opened.map_or(at, |opened| Instant(opened.0 + Instant::SECOND)))
    }

    /// The record that is named: by its number, its name, or a part that only it has.
    pub(super) fn reference(&self, kind: Kind, text: &str) -> Result<i64, Refusal> {
        if kind == Kind::Member && text.eq_ignore_ascii_case("me")
            && let Some(me) = self.service.actor()
        {
            return Ok(me.id);
        }
        Ok(self.service.find(kind, text)?.id)
    }

    /// A company by its number or whole name; a new name is a new company.
    fn account(&self, text: &str) -> Result<i64, Refusal> {
        let store = self.service.store();
        if let Some(id) = Kind::Account.parse_label(text)
            && store.record(Kind::Account, id)?.is_some()
        {
            return Ok(id);
        }
        if let Some(id) = store.named(Kind::Account, text)?.first() {
            return Ok(*id);
        }
        let account = Account { name: text.to_owned(), ..Account::default() };
        Ok(self.service.apply(&Change::Add(account.record()))?.subject.1)
    }
}
