//! `smarketing agreement plan`: the simulator.

use clap::Args;
use serde_json::{Map, Value as Json, json};

use crate::app::simulate::{self, Planned};
use crate::app::texts::Texts;
use crate::app::values::{Shown, value_json};
use crate::app::views::{PlanInput, PlanView, Value};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Face, Format, Out, Table, Trouble};
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
    let shown = Shown::new(&service, texts, desk.dates());
    desk.answer(
        Some(&service),
        || json(&planned, &kept, &view, texts),
        |out| {
            match out.format() {
                Format::People => show(out, &Face::new(&shown, Format::People), &view, &kept)?,
                format => out.table(&rows(&Face::new(&shown, format), &view, &kept))?,
            }
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
            let one = json!({"value": value_json(*value), "k": k, "n": n, "low": low, "high": high, "origin": origin});
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

/// The plan for programs: one line for each figure, by the part that it belongs to.
fn rows(face: &Face<'_>, view: &PlanView, kept: &Kept) -> Table {
    let mut table = Table::new();
    table.head(["part", "id", "value", "low", "high", "k", "n", "origin"].map(str::to_owned));
    (2..7).for_each(|column| table.figures(column));
    let mut row = |part: &str, id: &str, cells: [String; 6]| {
        table.row([part.to_owned(), id.to_owned()].into_iter().chain(cells).collect());
    };
    let none = String::new;
    for (field, value, of, interval, origin) in &view.inputs {
        let (low, high) = interval.map_or_else(Default::default, |(low, high)| (low.to_string(), high.to_string()));
        let (k, n) = of.map_or_else(Default::default, |(k, n)| (k.to_string(), n.to_string()));
        row("input", field, [face.value(*value, 1), low, high, k, n, (*origin).to_owned()]);
    }
    for (part, lines) in
        [("need", &view.need), ("marketing_owes_a_week", &view.marketing), ("sales_owes_a_day", &view.sales)]
    {
        for (code, point, low, high) in lines {
            let high = if *high == i64::MAX { none() } else { high.to_string() };
            row(part, code, [point.to_string(), low.to_string(), high, none(), none(), none()]);
        }
    }
    if let Some(day) = kept.latest_start {
        row("latest_start", "day", [face.day(day), none(), none(), none(), none(), none()]);
    }
    table
}

fn show(out: &Out, face: &Face<'_>, view: &PlanView, kept: &Kept) -> Result<(), Trouble> {
    let texts = face.texts();
    out.line(&texts.with("cli-plan-for", &[("period", (&view.period).into())]))?;
    out.heading(&texts.get("cli-plan-inputs"))?;
    let mut table = Table::new();
    for (field, value, of, interval, origin) in &view.inputs {
        let count = |count: u64| texts.integer(i64::try_from(count).unwrap_or(i64::MAX));
        let of = of.map(|(k, n)| format!("{}/{}", count(k), count(n))).unwrap_or_default();
        let interval = interval.map(|(low, high)| format!("{}–{}", texts.percent(low, 1), texts.percent(high, 1)));
        table.row(vec![
            texts.get(&format!("cli-plan-{}", field.replace('_', "-"))),
            match value {
                Value::None => texts.get("cli-plan-unknown"),
                value => face.value(*value, 1),
            },
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
