//! What a person types for a field, as the value that is kept. Empty text is nothing.

use serde_json::{Map, Value as Json};

use crate::app::goals;
use crate::app::pipeline;
use crate::app::service::Service;
use crate::app::texts::{Language, Texts};
use crate::domain::amount;
use crate::domain::money::Currency;
use crate::domain::nouns::Deal;
use crate::domain::record::{Field, Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::{Day, Instant, Zone};
use crate::domain::when::{self, Lean};

/// A field and what was typed for it.
pub type Typed<'a> = (&'static Field, &'a str);

/// A moment as a person said it.
enum Said {
    At(Instant),
    Day(Day),
}

/// Reads what one person types, in their language.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    service: &'a Service,
    texts: &'a Texts,
}

impl<'a> Reader<'a> {
    /// A reader for a person of that language.
    pub const fn new(service: &'a Service, texts: &'a Texts) -> Self {
        Self { service, texts }
    }

    /// The language in which is typed.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// The values of several fields of one record. A currency typed beside an amount becomes the
    /// record's; a team's own fields are added to those that `before` has.
    ///
    /// # Errors
    /// Those of [`Reader::value`], with the field's name; `two-currencies`.
    pub fn record(&self, before: &Record, typed: &[Typed<'_>]) -> Result<Vec<(&'static str, Value)>, Refusal> {
        let text_of = |name: &str| typed.iter().find(|(field, _)| field.name == name).map(|(_, text)| text.trim());
        let said: Option<Currency> = text_of("currency").filter(|text| !text.is_empty()).map(str::parse).transpose()?;
        let own = before.text("currency").and_then(|code| code.parse().ok());
        let mut set: Vec<(&'static str, Value)> = Vec::new();
        let mut beside = None;
        let mut custom = Vec::new();
        for (field, text) in typed {
            let named = |refusal: Refusal| {
                if refusal.values.iter().any(|(name, _)| *name == "field") {
                    refusal
                } else {
                    refusal.with("field", field.name)
                }
            };
            if goals::is_target(before.kind, field.name) && !text.trim().is_empty() {
                let metric = text_of("metric").or_else(|| before.text("metric")).unwrap_or_default();
                let expected = said.or(own).unwrap_or_else(|| self.service.currency());
                let (target, currency) = goals::typed(metric, text, expected, self.language())?;
                if currency.is_some() && said.is_some() && said != currency {
                    return Err(Refusal::invalid("two-currencies").with("value", text));
                }
                beside = currency;
                set.push((field.name, Value::Int(target)));
                continue;
            }
            match field.ty {
                Type::Money if !text.trim().is_empty() => {
                    let expected = said.or(own).unwrap_or_else(|| self.service.currency());
                    let money = amount::parse(text, expected, self.language()).map_err(named)?;
                    if said.is_some_and(|said| said != money.currency) {
                        return Err(Refusal::invalid("two-currencies").with("value", text));
                    }
                    beside = Some(money.currency);
                    set.push((field.name, Value::Int(money.minor)));
                }
                // A value term owes money: its target is an amount of the term's currency.
                Type::Int if field.name == "target" && owes_value(before, typed) && !text.trim().is_empty() => {
                    let expected = said.or(own).unwrap_or_else(|| self.service.currency());
                    let money = amount::parse(text, expected, self.language()).map_err(named)?;
                    beside = Some(money.currency);
                    set.push((field.name, Value::Int(money.minor)));
                }
                Type::Custom => custom.push(*text),
                _ => set.push((field.name, self.value(before.kind, field, text).map_err(named)?)),
            }
        }
        if let (Some(currency), None) = (beside, said)
            && before.kind.field("currency").is_some()
            && own != Some(currency)
        {
            set.push(("currency", Value::from(currency.to_string())));
        }
        if !custom.is_empty() {
            set.push(("custom", own_fields(before.text("custom"), &custom)?));
        }
        Ok(set)
    }

    /// The value of one field.
    ///
    /// # Errors
    /// What the field's type says: `not-a-date`, `not-one-of`, `not-a-number`, `unknown-member`,
    /// `no-such-record`, `ambiguous-name`, `unknown-stage`, `unknown-zone` …
    pub fn value(&self, kind: Kind, field: &Field, text: &str) -> Result<Value, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Value::Null);
        }
        Ok(match field.ty {
            Type::Day => Value::Int(self.day(text, lean(field.name))?.0),
            Type::Instant => Value::Int(self.instant(text)?.0),
            Type::Int => Value::Int(number(text)?),
            Type::Money => Value::Int(amount::parse(text, self.service.currency(), self.language())?.minor),
            Type::Currency => Value::from(text.parse::<Currency>()?.to_string()),
            Type::Ref(of) => Value::Int(self.reference(of, text)?),
            Type::Choice(words) => Value::from(self.choice(words, text)?),
            Type::Tags => {
                Value::from(text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(","))
            }
            Type::Custom => own_fields(None, &[text])?,
            Type::Text if kind == Kind::Workspace && field.name == "zone" => Value::from(Zone::named(text)?.name()),
            Type::Text | Type::Note | Type::Email | Type::Phone => Value::from(text),
        })
    }

    /// A day.
    ///
    /// # Errors
    /// Those of [`when::day`].
    pub fn day(&self, text: &str, lean: Lean) -> Result<crate::domain::time::Day, Refusal> {
        when::day(text, self.service.today(), self.language(), lean)
    }

    /// An instant: RFC 3339, or a day with or without a time in the workspace's zone.
    ///
    /// # Errors
    /// Those of [`when::parse`].
    pub fn instant(&self, text: &str) -> Result<Instant, Refusal> {
        self.instant_for(text, None)
    }

    /// From when something is listed: as [`Reader::instant`], but a day alone begins at its local midnight.
    ///
    /// # Errors
    /// Those of [`when::parse`].
    pub fn since(&self, text: &str) -> Result<Instant, Refusal> {
        match self.when(text)? {
            Said::At(at) => Ok(at),
            Said::Day(day) => self.service.zone().start(day).checked(),
        }
    }

    /// The same for what happened to a record and may be told by its day alone; nothing for today, so
    /// that it happens now by the rules' own clock.
    ///
    /// # Errors
    /// Those of [`when::parse`].
    pub fn step(&self, text: &str, deal: Option<&Deal>) -> Result<Option<Instant>, Refusal> {
        let at = self.instant_for(text, deal)?;
        Ok((at != self.service.now()).then_some(at))
    }

    /// The instant that a person typed, for a deal where the day alone leaves it open.
    ///
    /// # Errors
    /// Those of reading dates.
    pub fn instant_for(&self, text: &str, deal: Option<&Deal>) -> Result<Instant, Refusal> {
        match self.when(text)? {
            Said::At(at) => Ok(at),
            Said::Day(day) => Ok(pipeline::within_day(self.service, day, deal)),
        }
    }

    /// An instant, or a day without a time.
    fn when(&self, text: &str) -> Result<Said, Refusal> {
        if text.contains(['T', 't'])
            && let Ok(at) = Instant::parse(text)
        {
            return Ok(Said::At(at));
        }
        let local = text.replacen('T', " ", usize::from(text.starts_with(|c: char| c.is_ascii_digit())));
        let when = when::parse(&local, self.service.today(), self.language(), Lean::Back)?;
        match when.time {
            Some(time) => when.instant(self.service.zone(), time).checked().map(Said::At),
            None => Ok(Said::Day(when.day)),
        }
    }

    /// The number of the record that a person names; for a member also `me`.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-stage`, `no-such-record`, `ambiguous-name`.
    pub fn reference(&self, kind: Kind, text: &str) -> Result<i64, Refusal> {
        match kind {
            Kind::Stage => Ok(pipeline::stage(self.service, text)?.id),
            Kind::Member => {
                if text == "me"
                    && let Some(me) = self.service.actor()
                {
                    return Ok(me.id);
                }
                let found = self.service.find(kind, text).map(|record| record.id);
                found.map_err(|refusal| match refusal.code {
                    "no-such-record" => Refusal::not_found("unknown-member").with("value", text),
                    _ => refusal,
                })
            }
            _ => Ok(self.service.find(kind, text)?.id),
        }
    }

    /// The word of a closed list: as the file keeps it, or as the person's language says it.
    ///
    /// # Errors
    /// `not-one-of`, which lists them.
    pub fn choice(&self, words: &'static [&'static str], text: &str) -> Result<&'static str, Refusal> {
        let key = fold(text);
        let code = key.replace(['-', ' '], "_");
        let found = words.iter().find(|word| **word == code);
        let told = || {
            words.iter().find(|word| self.texts.find(&format!("choice-{word}")).is_some_and(|name| fold(&name) == key))
        };
        let missing = || Refusal::invalid("not-one-of").with("value", text).with("choices", words.join(", "));
        found.or_else(told).copied().ok_or_else(missing)
    }
}

/// Whether a record is, or is to be, a term of the agreement that owes value.
fn owes_value(before: &Record, typed: &[Typed<'_>]) -> bool {
    let kind = typed.iter().find(|(field, _)| field.name == "kind").map(|(_, text)| text.trim());
    before.kind == Kind::Term && kind.or(before.text("kind")) == Some("value")
}

/// A date without a year lies ahead in a plan, and behind in what has happened.
fn lean(field: &str) -> Lean {
    if field == "on" { Lean::Back } else { Lean::Ahead }
}

fn number(text: &str) -> Result<i64, Refusal> {
    text.trim_end_matches('%').trim().parse().map_err(|_| Refusal::invalid("not-a-number").with("value", text))
}

/// A team's own fields: `KEY=VALUE`s, or an object, over those there were. `KEY=` takes one out.
fn own_fields(before: Option<&str>, typed: &[&str]) -> Result<Value, Refusal> {
    let mut fields: Map<String, Json> = before.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    for text in typed {
        if let Ok(Json::Object(object)) = serde_json::from_str::<Json>(text) {
            fields.extend(object);
            continue;
        }
        let (key, value) =
            text.split_once('=').ok_or_else(|| Refusal::invalid("not-an-own-field").with("value", text))?;
        match (key.trim(), value.trim()) {
            ("", _) => return Err(Refusal::invalid("not-an-own-field").with("value", text)),
            (key, "") => drop(fields.remove(key)),
            (key, value) => drop(fields.insert(key.to_owned(), Json::from(value))),
        }
    }
    Ok(if fields.is_empty() { Value::Null } else { Value::from(Json::Object(fields).to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_fields_are_added_and_taken_out() {
        let value = own_fields(Some(r#"{"a":"1","b":"2"}"#), &["b=", "c = x=y", r#"{"d":3}"#]).unwrap();
        assert_eq!(value, Value::from(r#"{"a":"1","c":"x=y","d":3}"#));
        assert_eq!(own_fields(Some(r#"{"a":"1"}"#), &["a="]).unwrap(), Value::Null);
        assert_eq!(own_fields(None, &["nothing"]).unwrap_err().code, "not-an-own-field");
        assert_eq!(own_fields(None, &["=x"]).unwrap_err().code, "not-an-own-field");
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(number("75 %"), Ok(75));
        assert_eq!(number("7.5").unwrap_err().code, "not-a-number");
    }
}
