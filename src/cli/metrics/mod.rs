//! `smarketing metrics list|show|joint`: the figures that both sides read.

mod explain;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value as Json, json};

use super::desk::{Desk, Outcome as Answered};
use super::out::{Face, Format, Table};
use crate::app::metrics::{self, JOINT, Question};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::Value as Shape;
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
        if out.format() != Format::People {
            table.head(["id", "unit", "name", "definition"].map(str::to_owned));
        }
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
    let shown = Shown::new(service, texts, desk.dates());
    desk.answer(
        Some(service),
        || answer.rows.iter().map(|row| row_json(row, &period)).collect(),
        |out| {
            if out.format() == Format::People {
                out.line(&texts.period(&question.period))?;
            }
            out.table(&table(&Face::new(&shown, out.format()), question, &answer.rows))
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

fn table(face: &Face<'_>, question: &Question, rows: &[Row]) -> Table {
    let (texts, people) = (face.texts(), face.people());
    let mut table = Table::new();
    let head = |name: &str| face.code("metrics", name);
    let groups = groups(texts, question, rows, people);
    let first = groups.len() + 1;
    table.head([head("metric")].into_iter().chain(groups).chain(["value", "k", "n", "why"].map(head)));
    for column in first..first + 3 {
        table.right(column);
    }
    let count = |number: Option<i64>| number.map(|number| face.count(number)).unwrap_or_default();
    for row in rows {
        let mut cells = vec![face.code("metric", row.id)];
        cells.extend(row.group.iter().map(|(_, of)| match of {
            Some(name) => name.clone(),
            None if people => "–".to_owned(),
            None => String::new(),
        }));
        cells.resize(first, String::new());
        cells.push(value(face, row.value));
        cells.extend([count(row.k), count(row.n)]);
        cells.push(row.why.map(|why| face.code("why", why)).unwrap_or_default());
        table.row(cells);
    }
    table
}

/// The headings of the groups: what was asked by, or what a figure comes by of itself (each goal, each term). Where
/// figures come by different things, one column has them all.
fn groups(texts: &Texts, question: &Question, rows: &[Row], people: bool) -> Vec<String> {
    if !question.by.is_empty() {
        let head = |dimension: &Dimension| if people { called(texts, dimension) } else { dimension.word() };
        return question.by.iter().map(head).collect();
    }
    let most = rows.iter().max_by_key(|row| row.group.len());
    let one = most.filter(|most| rows.iter().all(|row| row.group.iter().zip(&most.group).all(|(a, b)| a.0 == b.0)));
    let names: Vec<&str> = match (one, most) {
        (Some(row), _) => row.group.iter().map(|(name, _)| name.as_str()).collect(),
        (None, Some(row)) => vec!["group"; row.group.len()],
        (None, None) => Vec::new(),
    };
    let head = |name: &&str| texts.find(&format!("field-{name}")).or_else(|| texts.find(&format!("metrics-{name}")));
    names.iter().map(|name| head(name).filter(|_| people).unwrap_or_else(|| (*name).to_owned())).collect()
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

/// A figure; working time to the fraction of a second for programs.
fn value(face: &Face<'_>, value: Option<Value>) -> String {
    match value {
        None if face.people() => "–".to_owned(),
        None => String::new(),
        Some(Value::Seconds(seconds)) if !face.people() => seconds.to_string(),
        Some(Value::Seconds(seconds)) => face.value(Shape::Seconds(seconds.round() as i64), 1),
        Some(Value::Count(count)) => face.count(count),
        Some(Value::Money(money)) => face.value(Shape::Money(money), 1),
        Some(Value::Ratio(share)) => face.share(share, 1),
        Some(Value::Days(days)) => face.value(Shape::Days(days), 1),
    }
}
