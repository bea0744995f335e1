//! `smarketing metrics show ID --explain`: why a figure is what it is.

use serde_json::{Map, Value as Json, json};

use crate::app::metrics;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{Explanation, Reading, Value};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Format, Out, Table, Trouble};
use crate::domain::period::Period;
use crate::domain::time::Zone;

/// Explains figures of a period, each debt and goal on its own.
pub(super) fn answer(desk: &Desk, service: &Service, ids: &[String], period: &Period) -> Outcome {
    let mut all = Vec::new();
    for id in ids {
        all.extend(metrics::explain_all(service, id, period)?);
    }
    let texts = desk.texts();
    let zone = service.zone();
    desk.answer(
        Some(service),
        || all.iter().map(|one| one_json(texts, service, one)).collect(),
        |out| all.iter().try_for_each(|one| one_text(out, texts, zone, one)),
    )
}

fn value_json(value: Value) -> Json {
    match value {
        Value::None => Json::Null,
        Value::Count(count) | Value::Seconds(count) => Json::from(count),
        Value::Money(money) => json!({"minor": money.minor, "currency": money.currency.to_string()}),
        Value::Ratio(number) | Value::Days(number) => Json::from(number),
    }
}

fn row_json(row: &Reading) -> Map<String, Json> {
    let mut one = Map::new();
    one.insert("number".to_owned(), row.number.clone().into());
    one.insert("name".to_owned(), row.name.clone().into());
    one.insert("on".to_owned(), row.on.map(|day| day.to_string()).into());
    one.insert("value".to_owned(), value_json(row.value));
    one.insert("above".to_owned(), row.above.into());
    one
}

fn one_json(texts: &Texts, service: &Service, one: &Explanation) -> Json {
    let figure = &one.figure;
    let formula: Map<String, Json> = one.terms.iter().map(|(code, value)| (code.clone(), value_json(*value))).collect();
    let excluded: Vec<Json> = one
        .excluded
        .iter()
        .map(|excluded| {
            let mut row = row_json(&excluded.row);
            row.insert("reason".to_owned(), excluded.reason.into());
            Json::Object(row)
        })
        .collect();
    let versions: Vec<Json> =
        one.ground.versions.iter().map(|(number, from)| json!({"number": number, "from": from.to_string()})).collect();
    json!({
        "id": figure.id,
        "of": one.name,
        "period": one.period,
        "definition": texts.get(&format!("metric-{}.definition", figure.id)),
        "value": value_json(figure.value),
        "k": figure.k,
        "n": figure.n,
        "why": figure.why,
        "formula": formula,
        "rows": one.rows.iter().map(|row| Json::Object(row_json(row))).collect::<Vec<_>>(),
        "rows_total": one.rows_total,
        "excluded": excluded,
        "excluded_total": one.excluded_total,
        "adds_up": one.sum_holds,
        "calendars": one.ground.calendars,
        "versions": versions,
        "zone": one.ground.zone,
        "as_of": service.zone().rfc3339(one.ground.as_of),
    })
}

fn shown(texts: &Texts, value: Value) -> String {
    match value {
        Value::None => "–".to_owned(),
        Value::Count(count) => texts.integer(count),
        Value::Money(money) => texts.money(money),
        Value::Ratio(ratio) => texts.percent(ratio, 1),
        Value::Days(days) => texts.with("metrics-days", &[("days", (&texts.decimal(days, 0)).into())]),
        Value::Seconds(seconds) => texts.duration_exact(seconds),
    }
}

fn one_text(out: &Out, texts: &Texts, zone: &Zone, one: &Explanation) -> Result<(), Trouble> {
    let figure = &one.figure;
    let mut title = texts.get(&format!("metric-{}", figure.id));
    if let Some(name) = &one.name {
        title = format!("{title} · {name}");
    }
    out.heading(&title)?;
    out.line(&texts.get(&format!("metric-{}.definition", figure.id)))?;
    let share = match (figure.value, figure.k, figure.n) {
        (Value::Ratio(_), Some(k), Some(n)) => {
            let count = |count: u64| texts.integer(i64::try_from(count).unwrap_or(i64::MAX));
            format!("{} / {} = ", count(k), count(n))
        }
        _ => String::new(),
    };
    out.line(&format!("{share}{}", shown(texts, figure.value)))?;
    if let Some(why) = figure.why {
        out.line(&texts.get(&format!("why-{why}")))?;
    }
    let mut table = Table::new();
    for (code, value) in &one.terms {
        let name = texts.find(&format!("metric-{code}")).unwrap_or_else(|| texts.get(&format!("part-{code}")));
        table.row(vec![name, shown(texts, *value)]);
    }
    table.right(1);
    out.table(&table)?;
    rows(out, texts, one)?;
    if out.format() == Format::People {
        metrics::stands_on(texts, zone, &one.ground).iter().try_for_each(|line| out.line(line))?;
    }
    match one.sum_holds {
        Some(true) => out.line(&texts.get("explain-sum-holds")),
        Some(false) => out.line(&texts.get("explain-sum-fails")),
        None => Ok(()),
    }
}

fn rows(out: &Out, texts: &Texts, one: &Explanation) -> Result<(), Trouble> {
    let count = |id: &str, count: u64| texts.with(id, &[("n", i64::try_from(count).unwrap_or(i64::MAX).into())]);
    let cells = |row: &Reading| {
        let on = row.on.map(|day| day.to_string()).unwrap_or_default();
        let value = if row.value == Value::None { String::new() } else { shown(texts, row.value) };
        vec![row.number.clone(), row.name.clone(), on, value]
    };
    if one.rows_total > 0 {
        out.heading(&count("explain-rows", one.rows_total))?;
        let mut table = Table::new();
        for row in &one.rows {
            let mut line = cells(row);
            line.push(match row.above {
                Some(true) => "✓".to_owned(),
                _ => String::new(),
            });
            table.row(line);
        }
        table.right(3);
        out.table(&table)?;
    }
    if one.excluded_total > 0 {
        out.heading(&count("explain-excluded", one.excluded_total))?;
        let mut table = Table::new();
        for excluded in &one.excluded {
            let mut line = cells(&excluded.row);
            line.push(texts.get(&format!("excluded-{}", excluded.reason)));
            table.row(line);
        }
        table.right(3);
        out.table(&table)?;
    }
    Ok(())
}
