//! A plan as the screens have it.

use super::{Origin, Planned};
use crate::app::texts::Texts;
use crate::app::views::{Message, PlanRow as Row, PlanView, Value};
use crate::domain::agreement::simulate::{Average, Debt, Rate, Step};
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::domain::refusal::Refusal;

/// A debt: code, point, low, high.
type Line = (&'static str, i64, i64, i64);

/// The plan for a screen of that language.
pub fn view(planned: &Planned, texts: &Texts) -> PlanView {
    let outcome = planned.outcome.as_ref();
    let need = outcome.map(|outcome| {
        let need = outcome.marketing;
        let all = [
            ("customers", need.customers),
            ("opportunities", need.opportunities),
            ("sql", need.sql),
            ("mql", need.mql),
            ("leads", need.leads),
        ];
        all.map(line).to_vec()
    });
    let marketing = outcome.map(|outcome| {
        let owes = outcome.marketing_owes;
        vec![line(("leads", owes.leads)), line(("mql", owes.mql))]
    });
    let sales = outcome.map(|outcome| {
        let owes = outcome.sales_owes;
        vec![line(("attempts", owes.attempts)), line(("verdicts", owes.verdicts))]
    });
    let warnings = outcome.map(|outcome| outcome.warnings.iter().map(|one| message(one, texts)).collect());
    PlanView {
        period: planned.period.code(),
        inputs: inputs(planned),
        need: need.unwrap_or_default(),
        marketing: marketing.unwrap_or_default(),
        sales: sales.unwrap_or_default(),
        warnings: warnings.unwrap_or_default(),
        infeasible: planned.outcome.as_ref().err().cloned(),
    }
}

fn line((code, debt): (&'static str, Debt)) -> Line {
    (code, debt.point(), debt.low(), debt.high().unwrap_or(i64::MAX))
}

/// A warning as a message: its fields by their names.
fn message(warning: &Refusal, texts: &Texts) -> Message {
    let id = format!("refusal-{}", warning.code);
    warning.values.iter().fold(Message::new(id), |message, (name, value)| {
        let named = if *name == "field" { texts.find(&format!("field-{value}")) } else { None };
        message.with(name, named.unwrap_or_else(|| value.to_string()))
    })
}

const fn word(origin: Origin) -> &'static str {
    match origin {
        Origin::Given => "given",
        Origin::Measured(..) => "measured",
        Origin::Agreed | Origin::Usual => "agreed",
    }
}

fn inputs(planned: &Planned) -> Vec<Row> {
    let scenario = &planned.scenario;
    let money = |minor: i64| Value::Money(Money { minor, currency: planned.currency });
    let mut rows: Vec<Row> = vec![("goal", money(scenario.goal), None, None, word(planned.goal)), deal(planned)];
    rows.push(rate_row("share", &scenario.share, word(planned.share)));
    rows.extend(Step::ALL.iter().map(|step| rate(*step, scenario.rates.of(*step))));
    let count = |count: i64| Value::Count(count);
    rows.push(("reps", count(planned.reps.0), None, None, word(planned.reps.1)));
    if let Some(capacity) = scenario.capacity {
        rows.push(("capacity", count(capacity.each), None, None, "given"));
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a sales cycle")]
    let cycle = scenario.cycle.map_or(Value::None, |days| Value::Days(days as f64));
    rows.push(("cycle", cycle, None, None, word(planned.cycle)));
    rows.push(("attempts", count(scenario.attempts), None, None, "agreed"));
    rows
}

fn ratio(ratio: Ratio) -> Value {
    Value::Ratio(ratio.approximate())
}

fn deal(planned: &Planned) -> Row {
    let average = planned.scenario.average;
    let minor = average.value().and_then(|value| i64::try_from(value.ceil()).ok());
    let value = minor.map_or(Value::None, |minor| Value::Money(Money { minor, currency: planned.currency }));
    let (of, origin) = match average {
        Average::Given(_) => (None, "given"),
        Average::Measured { count, won, .. } => (Some((count, won)), "measured"),
    };
    ("deal", value, of, None, origin)
}

/// A rate's row: with `k` of `n` and its interval where it was measured.
fn rate_row(code: &'static str, rate: &Rate, origin: &'static str) -> Row {
    let of = match rate {
        Rate::Measured { k, n } => Some((*k, *n)),
        _ => None,
    };
    let interval = of.and_then(|_| rate.bounds()).map(|[low, _, high]| (low.approximate(), high.approximate()));
    (code, rate.point().map_or(Value::None, ratio), of, interval, origin)
}

fn rate(step: Step, rate: &Rate) -> Row {
    rate_row(step.word(), rate, if rate.origin() == "prior" { "agreed" } else { rate.origin() })
}
