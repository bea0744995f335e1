//! `smarketing metrics list|show|joint`: the figures that both sides read.

mod explain;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value as Json, json};

use super::desk::{Desk, Outcome as Answered};
use super::out::{Format, Table};
use crate::app::metrics::{self, JOINT, Question};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::metrics::catalogue::CATALOGUE;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::figures::{Outcome, Row, Value};
use crate::domain::period::Period;
use crate::domain::refusal::Refusal;

/// The figures.
#[derive(Debug, Subcommand)]
pub enum Metrics {
    List,
    Show(Show),
    Joint(Joint),
}

/// Figures of a period.
#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "metric", required = true)]
    ids: Vec<String>,
    #[arg(long, value_name = "period")]
    period: Option<String>,
    #[arg(long, value_name = "dimension")]
    by: Option<String>,
    #[arg(long, value_name = "number")]
    within: Option<i64>,
    #[arg(long, value_name = "word")]
    outcome: Option<Closing>,
    #[arg(long, conflicts_with_all = ["by", "within", "outcome"])]
    explain: bool,
}

/// The figures of the joint page.
#[derive(Debug, Args)]
pub struct Joint {
    #[arg(long, value_name = "period")]
    period: Option<String>,
}

/// Which closings count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Closing {
    #[default]
    Won,
    Lost,
    Closed,
}

impl Metrics {
    /// Answers.
    pub fn run(self, desk: &mut Desk) -> Answered {
        match self {
            Self::List => list(desk),
            Self::Show(show) => {
                let outcome = match show.outcome.unwrap_or_default() {
                    Closing::Won => Outcome::Won,
                    Closing::Lost => Outcome::Lost,
                    Closing::Closed => Outcome::Closed,
                };
                let by = show.by.as_deref().map_or_else(|| Ok(Vec::new()), Dimension::parse_list)?;
                let ids: Vec<String> = show.ids.iter().flat_map(|ids| ids.split(',')).map(str::to_owned).collect();
                let service = desk.open()?;
                let period = period(&service, show.period.as_deref().unwrap_or("all"))?;
                if show.explain {
                    return explain::answer(desk, &service, &ids, &period);
                }
                answer(desk, &service, &Question { ids, period, by, within: show.within, outcome })
            }
            Self::Joint(joint) => {
                let service = desk.open()?;
                let period = period(&service, joint.period.as_deref().unwrap_or("this-quarter"))?;
                let ids = JOINT.iter().map(|id| (*id).to_owned()).collect();
                let question = Question { ids, period, by: Vec::new(), within: None, outcome: Outcome::Won };
                answer(desk, &service, &question)
            }
        }
    }
}

fn period(service: &Service, text: &str) -> Result<Period, Refusal> {
    let fiscal_start = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    Period::parse(text, service.today(), fiscal_start)
}

fn list(desk: &Desk) -> Answered {
    let texts = desk.texts();
    let name = |id: &str| texts.get(&format!("metric-{id}"));
    let definition = |id: &str| texts.get(&format!("metric-{id}.definition"));
    let json = || {
        let one = |id: &str, unit: &str, more: bool| json!({"id": id, "name": name(id), "unit": unit, "more_is_better": more, "definition": definition(id)});
        CATALOGUE.iter().map(|metric| one(metric.id, metric.unit.word(), metric.more_is_better)).collect()
    };
    desk.answer(None, json, |out| {
        let mut table = Table::new();
        for metric in CATALOGUE {
            let unit = metric.unit.word().to_owned();
            table.row(vec![metric.id.to_owned(), unit, name(metric.id), definition(metric.id)]);
        }
        out.table(&table)
    })
}

fn answer(desk: &Desk, service: &Service, question: &Question) -> Answered {
    let answer = metrics::show(service, question)?;
    let texts = desk.texts();
    let period = question.period.code();
    desk.answer(
        Some(service),
        || answer.rows.iter().map(|row| row_json(row, &period)).collect(),
        |out| {
            let people = out.format() == Format::People;
            if people {
                out.line(&texts.period(&question.period))?;
            }
            out.table(&table(texts, question, &answer.rows, people))
        },
    )
}

/// `{"id","group","value","unit","k","n","period","why"}`
fn row_json(row: &Row, period: &str) -> Json {
    let value = match row.value {
        None => Json::Null,
        Some(Value::Count(count)) => Json::from(count),
        Some(Value::Money(money)) => json!({"minor": money.minor, "currency": money.currency.to_string()}),
        Some(Value::Ratio(number) | Value::Days(number) | Value::Seconds(number)) => Json::from(number),
    };
    let group: Map<String, Json> = row.group.iter().map(|(name, of)| (name.clone(), Json::from(of.clone()))).collect();
    json!({
        "id": row.id,
        "group": group,
        "value": value,
        "unit": row.unit.word(),
        "k": row.k,
        "n": row.n,
        "period": period,
        "why": row.why,
    })
}

fn table(texts: &Texts, question: &Question, rows: &[Row], people: bool) -> Table {
    let mut table = Table::new();
    let head = |name: &str| if people { texts.get(&format!("metrics-{name}")) } else { name.to_owned() };
    let mut heads = vec![head("metric")];
    heads.extend(question.by.iter().map(|dimension| if people { called(texts, dimension) } else { dimension.word() }));
    heads.extend(["value", "k", "n", "why"].map(head));
    let first = question.by.len() + 1;
    table.head(heads);
    for column in first..first + 3 {
        table.right(column);
    }
    let count = |number: Option<i64>| match number {
        None => String::new(),
        Some(number) if people => texts.integer(number),
        Some(number) => number.to_string(),
    };
    for row in rows {
        let mut cells = vec![if people { texts.get(&format!("metric-{}", row.id)) } else { row.id.to_owned() }];
        cells.extend(row.group.iter().map(|(_, of)| match of {
            Some(name) => name.clone(),
            None if people => "–".to_owned(),
            None => String::new(),
        }));
        cells.push(if people { shown(texts, row.value) } else { plain(row.value) });
        cells.extend([count(row.k), count(row.n)]);
        cells.push(match row.why {
            Some(why) if people => texts.get(&format!("why-{why}")),
            why => why.unwrap_or_default().to_owned(),
        });
        table.row(cells);
    }
    table
}

/// A dimension in the person's words.
fn called(texts: &Texts, dimension: &Dimension) -> String {
    match dimension {
        Dimension::Field(name) => name.clone(),
        Dimension::Month => texts.get("metrics-month"),
        Dimension::Quarter => texts.get("metrics-quarter"),
        Dimension::Week => texts.get("metrics-week"),
        other => texts.get(&format!("field-{}", other.word())),
    }
}

fn shown(texts: &Texts, value: Option<Value>) -> String {
    match value {
        None => "–".to_owned(),
        Some(Value::Count(count)) => texts.integer(count),
        Some(Value::Money(money)) => texts.money(money),
        Some(Value::Ratio(ratio)) => texts.percent(ratio, 1),
        Some(Value::Seconds(seconds)) => texts.duration_exact(seconds.round() as i64),
        Some(Value::Days(days)) => {
            let days = texts.decimal(days, if days.fract() == 0.0 { 0 } else { 1 });
            texts.with("metrics-days", &[("days", (&days).into())])
        }
    }
}

/// For programs: decimals with a point, nothing translated.
fn plain(value: Option<Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Count(count)) => count.to_string(),
        Some(Value::Money(money)) => format!("{} {}", money.plain(), money.currency),
        Some(Value::Ratio(number) | Value::Days(number) | Value::Seconds(number)) => number.to_string(),
    }
}
