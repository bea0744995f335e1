//! `smarketing goal …`: targets, how far they are, and why they were revised.

use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use crate::app::goals;
use crate::app::lists::{self, Ask};
use crate::app::service::Service;
use crate::app::values::{Shown, value_json};
use crate::app::views::{GoalDetail, GoalRow, Value};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::{Add, Archive, Edit, List, Show};
use crate::cli::out::{Face, Format, Table};
use crate::domain::change::Change;
use crate::domain::goal::Revision;
use crate::domain::money::Currency;
use crate::domain::nouns::Goal;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;

/// What can be done with goals.
#[derive(Debug, Subcommand)]
pub enum GoalCommand {
    #[command(alias = "ls")]
    List(List),
    Show(Show),
    #[command(alias = "new")]
    Add(Add<Goal>),
    Edit(Edit<Goal>),
    Archive(Archive),
    Revise(Revise),
}

/// Another target.
#[derive(Debug, Args)]
pub struct Revise {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "amount", allow_hyphen_values = true)]
    target: String,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
    #[arg(long, value_name = "number")]
    if_version: Option<i64>,
}

impl GoalCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Show(_))
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::List(asked) => list(&asked, desk),
            Self::Show(show) => {
                let service = desk.open()?;
                let record = service.find(Kind::Goal, &show.id)?;
                let missing = || Refusal::not_found("no-such-record").with("kind", "goal").with("what", &show.id);
                let detail = goals::detail(&service, record.id)?.ok_or_else(missing)?;
                one(desk, &service, &record, &detail)
            }
            Self::Add(add) => add.run(desk),
            Self::Edit(edit) => edit.run(desk),
            Self::Archive(archive) => archive.run(Kind::Goal, desk),
            Self::Revise(revise) => revise.run(desk),
        }
    }
}

impl Revise {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let goal = service.find(Kind::Goal, &self.id)?;
        let own: Option<Currency> = goal.text("currency").and_then(|code| code.parse().ok());
        let expected = own.unwrap_or_else(|| service.currency());
        let metric = goal.text("metric").unwrap_or_default();
        let (target, said) = goals::typed(metric, &self.target, expected, desk.texts().language())?;
        if said.is_some_and(|said| said != expected) {
            return Err(Refusal::invalid("two-currencies").with("value", &self.target).into());
        }
        let reason = self.reason.unwrap_or_default();
        desk.apply(&service, &Change::ReviseGoal(Revision { goal: goal.id, version: self.if_version, target, reason }))
    }
}

fn list(asked: &List, desk: &Desk) -> Outcome {
    let service = desk.open()?;
    let texts = desk.texts_handle();
    let ask = Ask {
        kind: Kind::Goal,
        filter: asked.filter.as_deref(),
        sort: asked.sort.as_deref(),
        limit: asked.limit.filter(|limit| *limit > 0),
        archived: asked.archived,
    };
    lists::check(&service, &texts, &ask)?;
    let mut records = Vec::new();
    lists::each(&service, &texts, &ask, |record| {
        records.push(record.clone());
        Ok::<(), Refusal>(())
    })?;
    let rows = goals::rows(&service, &records)?;
    if desk.out.format() == Format::Json {
        let shown = Shown::new(&service, &texts, desk.dates());
        let all = records.iter().map(|record| whole(&shown, record, rows.iter().find(|row| row.id == record.id)));
        let all: Vec<Json> = all.collect::<Result<_, Refusal>>()?;
        return desk.out.json(&desk.head(Some(&service)), &Json::Array(all));
    }
    let shown = Shown::new(&service, &texts, desk.dates());
    desk.out.table(&table(&Face::new(&shown, desk.out.format()), &rows))?;
    Ok(0)
}

/// The record's fields with what was reached.
fn whole(shown: &Shown<'_>, record: &Record, row: Option<&GoalRow>) -> Result<Json, Refusal> {
    let mut object = shown.record_json(record)?;
    if let Some(Json::Object(more)) = row.map(row_json) {
        // The target in force, which may be another than the last one once the period is over.
        object.extend(more);
    }
    Ok(Json::Object(object))
}

/// What a goal's line says beside the record's fields.
pub fn row_json(row: &GoalRow) -> Json {
    json!({
        "actual": value_json(row.actual),
        "target": value_json(row.target),
        "pace": value_json(row.pace),
        "gap": value_json(row.gap),
        "needed_per_working_day": value_json(row.needed),
        "needed_why": row.no_need,
        "projected": value_json(row.projected),
        "working_days_left": row.days_left,
        "elapsed": row.elapsed,
        "state": row.state,
        "k": row.k,
        "n": row.n,
        "why": row.why,
    })
}

/// A goal's value: for people a dash where there is none.
pub fn value_text(face: &Face<'_>, value: Value) -> String {
    match value {
        Value::None if face.people() => "–".to_owned(),
        value => face.value(value, 0),
    }
}

fn table(face: &Face<'_>, rows: &[GoalRow]) -> Table {
    let mut table = Table::new();
    let names = ["name", "period", "side", "actual", "pace", "target", "projected", "needed", "days_left", "state"];
    table.head(std::iter::once("id".to_owned()).chain(names.iter().map(|name| face.code("goals", name))));
    for column in 4..=9 {
        table.right(column);
    }
    for row in rows {
        let value = |value: Value| value_text(face, value);
        table.row(vec![
            row.label.clone(),
            row.name.clone(),
            row.period.clone(),
            face.code("choice", row.scope),
            value(row.actual),
            value(row.pace),
            value(row.target),
            value(row.projected),
            value(row.needed),
            row.days_left.to_string(),
            face.code("goal-state", row.state),
        ]);
    }
    table
}

fn one(desk: &Desk, service: &Service, record: &Record, detail: &GoalDetail) -> Outcome {
    let texts = desk.texts_handle();
    let shown = Shown::new(service, &texts, desk.dates());
    if desk.out.format() == Format::Json {
        let Json::Object(mut object) = whole(&shown, record, Some(&detail.row))? else { return Ok(0) };
        let zone = service.zone();
        let revisions = detail.revisions.iter().map(|(at, target, by, reason)| {
            json!({"at": zone.rfc3339(*at), "target": value_json(*target), "by": by, "reason": reason})
        });
        object.insert("revisions".to_owned(), revisions.collect());
        let days = detail
            .days
            .iter()
            .map(|(day, goal, actual)| json!({"day": day.to_string(), "goal": goal, "actual": actual}));
        object.insert("waterfall".to_owned(), days.collect());
        let before = detail.before.as_ref().map(|(period, then, end)| {
            json!({"period": period, "at_this_share": value_json(*then), "at_its_end": value_json(*end)})
        });
        object.insert("before".to_owned(), before.unwrap_or(Json::Null));
        return desk.out.json(&desk.head(Some(service)), &Json::Object(object));
    }
    let face = Face::new(&shown, desk.out.format());
    let people = face.people();
    let value = |value: Value| value_text(&face, value);
    let row = &detail.row;
    let mut table = Table::new();
    table.figures(1);
    let mut line = |name: &str, text: String| {
        let head = face.code("goals", name);
        if !people || !text.is_empty() {
            table.row(vec![head, text]);
        }
    };
    line("id", row.label.clone());
    line("name", row.name.clone());
    line("metric", face.code("metric", &row.metric));
    line("period", row.period.clone());
    line("side", face.code("choice", row.scope));
    line("owner", row.owner.clone());
    line("actual", value(row.actual));
    line(
        "why",
        match row.why {
            Some(why) if people => texts.get(&format!("why-{why}")),
            why => why.unwrap_or_default().to_owned(),
        },
    );
    line("pace", value(row.pace));
    line("target", value(row.target));
    line("gap", value(row.gap));
    line("projected", value(row.projected));
    line(
        "needed",
        match row.no_need {
            Some(why) if people => texts.get(&format!("goal-needed-{why}")),
            Some(_) => String::new(),
            None => value(row.needed),
        },
    );
    line("days_left", row.days_left.to_string());
    line("state", face.code("goal-state", row.state));
    line("marketing_lever", row.marketing_lever.clone());
    line("sales_lever", row.sales_lever.clone());
    if let Some((period, then, end)) = &detail.before {
        let (then_text, end_text) = (value(*then), value(*end));
        let values = [("period", period.as_str().into()), ("then", (&then_text).into()), ("end", (&end_text).into())];
        line("before", if people { texts.with("goal-before", &values) } else { value(*then) });
    }
    desk.out.table(&table)?;
    if people {
        desk.out.heading(&texts.get("goals-revisions"))?;
        let mut table = Table::new();
        for (at, target, by, reason) in &detail.revisions {
            table.row(vec![shown.instant(*at), value(*target), by.clone(), reason.clone()]);
        }
        desk.out.table(&table)?;
    }
    Ok(0)
}
