//! `smarketing agreement plan`: the simulator.

use clap::Args;
use serde_json::{Map, Value as Json, json};

use crate::app::simulate::{self, Planned};
use crate::app::texts::Texts;
use crate::app::views::{PlanInput, PlanView, Value};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Out, Table, Trouble};
use crate::domain::agreement::simulate::Need;
use crate::domain::agreement::simulate::Outcome as Kept;

/// A plan to try; what is not given is the team's own.
#[derive(Debug, Args)]
pub struct Plan {
    #[arg(long, value_name = "amount")]
    goal: Option<String>,
    #[arg(long, value_name = "amount")]
    deal: Option<String>,
    #[arg(long, value_name = "share")]
    share: Option<String>,
    #[arg(long, value_name = "share")]
    opportunity_to_won: Option<String>,
    #[arg(long, value_name = "share")]
    sql_to_opportunity: Option<String>,
    #[arg(long, value_name = "share")]
    mql_to_sql: Option<String>,
    #[arg(long, value_name = "share")]
    lead_to_mql: Option<String>,
    #[arg(long, value_name = "period")]
    period: Option<String>,
    #[arg(long, value_name = "number")]
    reps: Option<String>,
    #[arg(long, value_name = "number")]
    capacity: Option<String>,
    #[arg(long, value_name = "number")]
    cycle: Option<String>,
    #[arg(long)]
    draft: bool,
}

impl Plan {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        self.draft
    }

    fn input(self) -> PlanInput {
        let given = [
            self.goal,
            self.deal,
            self.share,
            self.opportunity_to_won,
            self.sql_to_opportunity,
            self.mql_to_sql,
            self.lead_to_mql,
            self.period,
            self.reps,
            self.capacity,
            self.cycle,
        ];
        let fields = simulate::FIELDS.iter().zip(given).filter_map(|(field, text)| Some((*field, text?))).collect();
        PlanInput { fields }
    }
}

/// Tries a plan; with `--draft`, one that can be kept becomes a draft of the agreement.
pub fn plan(plan: Plan, desk: &mut Desk) -> Outcome {
    let draft = plan.draft;
    let service = desk.open()?;
    let asked = simulate::read(&service, desk.texts(), &plan.input())?;
    let planned = simulate::plan(&service, &asked)?;
    if draft {
        let change = simulate::draft(&service, desk.texts(), &planned)?;
        return desk.apply(&service, &change);
    }
    let kept = planned.outcome.clone()?;
    let texts = desk.texts();
    let view = simulate::view(&planned, texts);
    desk.answer(
        Some(&service),
        || json(&planned, &kept, &view, texts),
        |out| {
            show(out, texts, &view, &kept)?;
            kept.warnings.iter().for_each(|warning| out.warn(warning));
            Ok(())
        },
    )
}

fn json(planned: &Planned, kept: &Kept, view: &PlanView, texts: &Texts) -> Json {
    let need = |need: &Need| {
        json!({
            "customers": need.customers.point(),
            "opportunities": need.opportunities.point(),
            "sql": need.sql.point(),
            "mql": need.mql.point(),
            "leads": need.leads.point(),
        })
    };
    let range = |low: i64, high: i64| json!({"low": low, "high": (high != i64::MAX).then_some(high)});
    let ranges = |lines: &[(&'static str, i64, i64, i64)]| -> Map<String, Json> {
        lines.iter().map(|(code, _, low, high)| ((*code).to_owned(), range(*low, *high))).collect()
    };
    let points = |lines: &[(&'static str, i64, i64, i64)]| -> Map<String, Json> {
        lines.iter().map(|(code, point, ..)| ((*code).to_owned(), Json::from(*point))).collect()
    };
    let inputs: Map<String, Json> = view
        .inputs
        .iter()
        .map(|(field, value, of, interval, origin)| {
            let (k, n) = of.map_or((None, None), |(k, n)| (Some(k), Some(n)));
            let (low, high) = interval.map_or((None, None), |(low, high)| (Some(low), Some(high)));
            let one = json!({"value": plain(value), "k": k, "n": n, "low": low, "high": high, "origin": origin});
            ((*field).to_owned(), one)
        })
        .collect();
    let horizon = planned.scenario.horizon;
    json!({
        "period": view.period,
        "need": need(&kept.marketing),
        "range": ranges(&view.need),
        "whole": need(&kept.whole),
        "marketing_owes_a_week": points(&view.marketing),
        "marketing_owes_a_week_range": ranges(&view.marketing),
        "sales_owes_a_day": points(&view.sales),
        "sales_owes_a_day_range": ranges(&view.sales),
        "working_days_left": horizon.working_days,
        "latest_start": kept.latest_start.map(|day| day.to_string()),
        "inputs": inputs,
        "warnings": kept.warnings.iter().map(|warning| texts.refusal(warning).0).collect::<Vec<_>>(),
    })
}

fn plain(value: &Value) -> Json {
    match value {
        Value::None => Json::Null,
        Value::Count(count) | Value::Seconds(count) => Json::from(*count),
        Value::Money(money) => json!({"minor": money.minor, "currency": money.currency.to_string()}),
        Value::Ratio(number) | Value::Days(number) => Json::from(*number),
    }
}

fn show(out: &Out, texts: &Texts, view: &PlanView, kept: &Kept) -> Result<(), Trouble> {
    out.line(&texts.with("cli-plan-for", &[("period", (&view.period).into())]))?;
    out.heading(&texts.get("cli-plan-inputs"))?;
    let mut table = Table::new();
    for (field, value, of, interval, origin) in &view.inputs {
        let count = |count: u64| texts.integer(i64::try_from(count).unwrap_or(i64::MAX));
        let of = of.map(|(k, n)| format!("{}/{}", count(k), count(n))).unwrap_or_default();
        let interval = interval.map(|(low, high)| format!("{}–{}", texts.percent(low, 1), texts.percent(high, 1)));
        table.row(vec![
            texts.get(&format!("cli-plan-{}", field.replace('_', "-"))),
            shown(texts, value),
            of,
            interval.unwrap_or_default(),
            texts.get(&format!("cli-plan-origin-{origin}")),
        ]);
    }
    table.right(1);
    table.right(2);
    out.table(&table)?;
    for (heading, lines) in
        [("cli-plan-need", &view.need), ("cli-plan-marketing", &view.marketing), ("cli-plan-sales", &view.sales)]
    {
        out.heading(&texts.get(heading))?;
        out.table(&debts(texts, lines))?;
    }
    match kept.latest_start {
        Some(day) => out.line(&texts.with("cli-plan-latest", &[("day", (&texts.day_medium(day)).into())])),
        None => Ok(()),
    }
}

fn debts(texts: &Texts, lines: &[(&'static str, i64, i64, i64)]) -> Table {
    let mut table = Table::new();
    for (code, point, low, high) in lines {
        let high = if *high == i64::MAX { "∞".to_owned() } else { texts.integer(*high) };
        let range =
            if texts.integer(*low) == high { String::new() } else { format!("{}–{high}", texts.integer(*low)) };
        table.row(vec![texts.get(&format!("cli-plan-{code}")), texts.integer(*point), range]);
    }
    table.right(1);
    table
}

fn shown(texts: &Texts, value: &Value) -> String {
    match value {
        Value::None => texts.get("cli-plan-unknown"),
        Value::Count(count) | Value::Seconds(count) => texts.integer(*count),
        Value::Money(money) => texts.money(*money),
        Value::Ratio(ratio) => texts.percent(*ratio, 1),
        Value::Days(days) => texts.with("metrics-days", &[("days", (&texts.decimal(*days, 0)).into())]),
    }
}
