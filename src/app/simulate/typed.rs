//! What was typed into the simulator, on the command line or in its form.

use super::Asked;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::PlanInput;
use crate::domain::agreement::simulate::{Load, Step};
use crate::domain::amount;
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::refusal::Refusal;

/// The fields of the simulator, in the order of its form.
pub const FIELDS: &[&str] = &[
    "goal",
    "deal",
    "share",
    "opportunity_to_won",
    "sql_to_opportunity",
    "mql_to_sql",
    "lead_to_mql",
    "period",
    "reps",
    "capacity",
    "cycle",
];

/// Reads what was typed; an empty field is left to be measured.
///
/// # Errors
/// With the `field`: `not-one-of`, `not-a-number`, `plan-share`, `plan-rate-unreadable`, `plan-capacity-unreadable`; those
/// of amounts and periods.
pub fn read(service: &Service, texts: &Texts, input: &PlanInput) -> Result<Asked, Refusal> {
    let mut asked = Asked::default();
    for (field, text) in input.fields.iter().filter(|(_, text)| !text.trim().is_empty()) {
        take(service, texts, &mut asked, field, text.trim())
            .map_err(|refusal| if says_field(&refusal) { refusal } else { refusal.with("field", *field) })?;
    }
    Ok(asked)
}

fn says_field(refusal: &Refusal) -> bool {
    refusal.values.iter().any(|(name, _)| *name == "field")
}

fn take(service: &Service, texts: &Texts, asked: &mut Asked, field: &str, text: &str) -> Result<(), Refusal> {
    let money = || -> Result<Money, Refusal> { amount::parse(text, service.currency(), texts.language()) };
    match field {
        "goal" => asked.goal = Some(money()?),
        "deal" => asked.deal = Some(money()?),
        "share" => asked.share = Some(share(text)?),
        "period" => {
            let fiscal = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
            asked.period = Some(Period::parse(text, service.today(), fiscal)?);
        }
        "reps" => asked.reps = Some(number(text)?),
        "cycle" => asked.cycle = Some(number(text)?),
        "capacity" => asked.capacity = Some(capacity(text)?),
        _ => {
            let place = Step::ALL.iter().position(|step| step.word() == field);
            let slot = place.and_then(|place| asked.rates.get_mut(place));
            let unknown = || Refusal::invalid("not-one-of").with("value", field).with("choices", FIELDS.join(", "));
            *slot.ok_or_else(unknown)? = Some(share(text)?);
        }
    }
    Ok(())
}

/// `0.25`, `0,25` or `25%`.
fn share(text: &str) -> Result<Ratio, Refusal> {
    Ratio::parse(text).ok_or_else(|| Refusal::invalid("plan-rate-unreadable").with("value", text))
}

fn number(text: &str) -> Result<i64, Refusal> {
    text.parse().map_err(|_| Refusal::invalid("not-a-number").with("value", text))
}

/// `12` or `12/month`: new opportunities a month; `30 open`: deals open at a time.
fn capacity(text: &str) -> Result<(i64, Load), Refusal> {
    let digits = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (count, unit) = text.split_at(digits);
    let unit = unit.trim_matches(|sign: char| sign == '/' || sign.is_whitespace()).to_lowercase();
    let load = match unit.as_str() {
        "" => Some(Load::OpportunitiesAMonth),
        unit => [Load::OpportunitiesAMonth, Load::OpenDeals].into_iter().find(|load| load.word() == unit),
    };
    let unreadable = || Refusal::invalid("plan-capacity-unreadable").with("value", text);
    Ok((count.parse().map_err(|_| unreadable())?, load.ok_or_else(unreadable)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacity_is_a_month_or_open_at_a_time() {
        assert_eq!(capacity("12"), Ok((12, Load::OpportunitiesAMonth)));
        assert_eq!(capacity("12/month"), Ok((12, Load::OpportunitiesAMonth)));
        assert_eq!(capacity("30 open"), Ok((30, Load::OpenDeals)));
        for wrong in ["", "many", "12/week", "-3", "99999999999999999999"] {
            assert_eq!(capacity(wrong).unwrap_err().code, "plan-capacity-unreadable", "{wrong}");
        }
    }
}
