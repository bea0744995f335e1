//! How what is typed into a field is read, so that the person sees it before saving: `fri` is the 27th.

use super::field::{Content, Field, FieldKind};
use crate::domain::amount;
use crate::domain::calendar::{Hours, Week};
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::domain::when::{self, Lean};

/// What reading depends on.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// Today in the team's zone.
    pub today: Day,
    /// The month in which the team's fiscal year begins.
    pub fiscal_start: u32,
    /// The team's currency.
    pub currency: Currency,
    /// The language in which people type.
    pub language: crate::app::texts::Language,
}

/// How a field's text is understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// As it stands.
    Plain,
    /// As this day.
    Day(Day),
    /// As this amount.
    Money(Money),
}

/// How what is in `field` is read.
///
/// # Errors
/// Why it cannot be saved: `field-empty`, `not-a-choice`, or what the reading of days, amounts and
/// numbers refuses.
pub fn check(field: &Field, ground: &Ground) -> Result<Reading, Refusal> {
    let value = field.value();
    if value.is_empty() {
        return if field.required { Err(Refusal::invalid("field-empty")) } else { Ok(Reading::Plain) };
    }
    match field.kind {
        FieldKind::Day => when::day(&value, ground.today, ground.language, Lean::Ahead).map(Reading::Day),
        FieldKind::Past => when::day(&value, ground.today, ground.language, Lean::Back).map(Reading::Day),
        FieldKind::Amount => amount::parse(&value, ground.currency, ground.language).map(Reading::Money),
        FieldKind::Number => match value.parse::<u64>() {
            Ok(_) => Ok(Reading::Plain),
            Err(_) => Err(Refusal::invalid("not-a-number").with("value", value)),
        },
        FieldKind::Week => value.parse::<Week>().map(|_| Reading::Plain),
        FieldKind::Hours => value.parse::<Hours>().map(|_| Reading::Plain),
        FieldKind::Choice(_) => chosen(field).map(|()| Reading::Plain),
        FieldKind::Text | FieldKind::Lines | FieldKind::Codes { .. } | FieldKind::Open(_) => Ok(Reading::Plain),
    }
}

/// Something typed is a choice once it was taken from the offers; while none came yet it may become one.
fn chosen(field: &Field) -> Result<(), Refusal> {
    let Content::Pick(pick) = &field.content else { return Ok(()) };
    let typed = pick.line.text().trim();
    let offered = pick.offers.as_ref().is_none_or(|(text, offers)| text != typed || !offers.is_empty());
    if pick.chosen.is_some() || offered { Ok(()) } else { Err(Refusal::invalid("not-a-choice").with("value", typed)) }
}
