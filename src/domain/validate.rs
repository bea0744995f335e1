//! Whether a record's values can be: each by its field's type, names that stand once.

use super::plan::{World, shown};
use super::record::{Kind, Record, Type, Value};
use super::refusal::Refusal;
use super::time::Instant;

/// Checks each value against its field. Refusals: `field-missing`, `not-one-of`, `no-such-reference`,
/// `date-out-of-range`, `amount-too-large`, `unknown-currency`, `percent-out-of-range`, `not-an-email`.
pub(super) fn check<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    for (field, value) in record.kind.fields().iter().zip(&record.values) {
        let name = field.name;
        let missing = value.is_null() || value.text().is_some_and(|text| text.trim().is_empty());
        if missing {
            if field.required {
                return Err(Refusal::invalid("field-missing")
                    .with("kind", record.kind.word())
                    .with("field", name)
                    .into());
            }
            continue;
        }
        check_value(field.ty, value).map_err(|refusal| refusal.with("field", name))?;
        if matches!(name, "probability" | "score_fit" | "score_engagement" | "margin")
            && !value.int().is_some_and(|percent| (0..=100).contains(&percent))
        {
            return Err(Refusal::invalid("percent-out-of-range").with("field", name).into());
        }
        if let Type::Ref(kind) = field.ty {
            let id = value.int().unwrap_or_default();
            if world.record(kind, id)?.is_none() {
                return Err(Refusal::not_found("no-such-reference")
                    .with("field", name)
                    .with("what", kind.label(id))
                    .into());
            }
        }
    }
    Ok(())
}

/// Checks one value by its type alone; what a form does while a person types.
///
/// # Errors
/// See `check`.
pub fn check_value(ty: Type, value: &Value) -> Result<(), Refusal> {
    match (ty, value) {
        (_, Value::Null) => Ok(()),
        (Type::Choice(words), Value::Text(word)) if words.contains(&word.as_str()) => Ok(()),
        (Type::Choice(words), other) => {
            Err(Refusal::invalid("not-one-of").with("value", shown(other)).with("choices", words.join(", ")))
        }
        (Type::Day, Value::Int(day)) => {
            let instant = Instant(day.saturating_mul(86_400_000_000));
            instant.checked().map(|_| ())
        }
        (Type::Instant, Value::Int(at)) => Instant(*at).checked().map(|_| ()),
        (Type::Money, Value::Int(minor)) if minor.unsigned_abs() > super::money::LIMIT.unsigned_abs() => {
            Err(Refusal::invalid("amount-too-large").with("value", minor))
        }
        (Type::Currency, Value::Text(code)) => code.parse::<super::money::Currency>().map(|_| ()),
        (Type::Email, Value::Text(address)) if !plausible_email(address) => {
            Err(Refusal::invalid("not-an-email").with("value", address))
        }
        (Type::Int | Type::Money | Type::Ref(_), Value::Int(_))
        | (Type::Text | Type::Note | Type::Email | Type::Phone | Type::Tags | Type::Custom, Value::Text(_)) => Ok(()),
        (_, other) => Err(Refusal::invalid("wrong-type").with("value", shown(other))),
    }
}

/// Whether an address has one `@` between something and a host: real files hold several addresses in
/// one cell and old forms, so that more would refuse what people have.
fn plausible_email(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, host)| !local.trim().is_empty() && !host.trim().is_empty())
}

/// A handle, and the names by which people call campaigns, products and stages, stand once.
pub(super) fn unique<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    let field = match record.kind {
        Kind::Member => "handle",
        Kind::Campaign | Kind::Product | Kind::Stage | Kind::Calendar | Kind::Agreement => "name",
        Kind::Reason => "code",
        _ => return Ok(()),
    };
    let text = record.text(field).unwrap_or_default();
    match world.named(record.kind, field, text)? {
        Some(other) if other != record.id => Err(Refusal::rule("name-taken")
            .with("kind", record.kind.word())
            .with("value", text)
            .with("what", record.kind.label(other))
            .into()),
        _ => Ok(()),
    }
}
