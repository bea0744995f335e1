//! What an import will do, and what it did.

use serde_json::json;

use crate::app::import::run::RejectShown;
use crate::app::import::{ImportPlan, Report};
use crate::app::service::Service;
use crate::app::texts::{Arg, Texts};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Format, Table};
use crate::domain::refusal::{Refusal, RefusalKind};

fn internal(error: &serde_json::Error) -> Refusal {
    Refusal::new(RefusalKind::Internal, "output-failed").with("message", error)
}

/// Shows the plan, and where it was tried the report.
pub fn plan(desk: &Desk, service: &Service, plan: &ImportPlan, report: Option<&Report>) -> Outcome {
    if desk.out.format() == Format::Json {
        let plan = serde_json::to_value(plan).map_err(|error| internal(&error))?;
        let report = serde_json::to_value(report).map_err(|error| internal(&error))?;
        return desk.out.json(&desk.head(Some(service)), &json!({"plan": plan, "report": report}));
    }
    let texts = desk.texts();
    let people = desk.out.format() == Format::People;
    let mut table = Table::new();
    let heads = ["column", "fields", "format", "reason", "sample"];
    table.head(heads.map(|head| if people { texts.get(&format!("cli-import-{head}")) } else { head.to_owned() }));
    for column in &plan.columns {
        table.row(vec![
            column.header.clone(),
            column.targets.iter().map(|target| called(texts, target, people)).collect::<Vec<_>>().join(", "),
            column.format.clone().unwrap_or_default(),
            texts.find(&format!("import-reason-{}", column.reason)).unwrap_or_else(|| column.reason.to_owned()),
            column.samples.first().cloned().unwrap_or_default(),
        ]);
    }
    desk.out.table(&table)?;
    notes(desk, plan)?;
    match report {
        Some(report) => counts(desk, report, "cli-import-would"),
        None => Ok(0),
    }
}

/// What a column fills: for people a field in their words, or the name under which the team keeps it.
fn called(texts: &Texts, target: &str, people: bool) -> String {
    match target.strip_prefix("field:") {
        _ if !people => target.to_owned(),
        Some(name) => texts.with("cli-import-own", &[("name", name.into())]),
        None => texts.find(&format!("field-{target}")).unwrap_or_else(|| target.to_owned()),
    }
}

/// Says what somebody should know of the file.
fn notes(desk: &Desk, plan: &ImportPlan) -> Outcome {
    for notice in &plan.warnings {
        let values: Vec<(&str, Arg<'_>)> = notice.values.iter().map(|(name, value)| (*name, Arg::Str(value))).collect();
        desk.out.say(&desk.texts().with(notice.code, &values))?;
    }
    Ok(0)
}

/// Shows what was done.
pub fn report(desk: &Desk, service: &Service, plan: &ImportPlan, report: &Report) -> Outcome {
    if desk.out.format() == Format::Json {
        let report = serde_json::to_value(report).map_err(|error| internal(&error))?;
        return desk.out.json(&desk.head(Some(service)), &report);
    }
    notes(desk, plan)?;
    counts(desk, report, "cli-import-done")
}

fn counts(desk: &Desk, report: &Report, heading: &str) -> Outcome {
    let texts = desk.texts();
    if desk.out.format() == Format::People {
        desk.out.line(&texts.get(heading))?;
    }
    let people = desk.out.format() == Format::People;
    let mut table = Table::new();
    table.right(1);
    let rows = [
        ("added", report.added),
        ("updated", report.updated),
        ("merged", report.merged),
        ("unchanged", report.unchanged),
        ("rejected", report.rejected),
    ];
    for (name, count) in rows {
        let number = i64::try_from(count).unwrap_or(i64::MAX);
        table.row(match people {
            true => vec![texts.get(&format!("cli-import-{name}")), texts.integer(number)],
            false => vec![name.to_owned(), number.to_string()],
        });
    }
    desk.out.table(&table)?;
    for line in remarks(texts, report) {
        desk.out.say(&line)?;
    }
    Ok(0)
}

/// What else came of it, one line each.
fn remarks(texts: &Texts, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for (kind, count) in &report.made {
        let number = i64::try_from(*count).unwrap_or(i64::MAX);
        let name = texts.find(&format!("kind-{kind}.many")).unwrap_or_else(|| kind.clone());
        lines.push(texts.with("cli-import-made", &[("kind", (&name).into()), ("count", number.into())]));
    }
    if !report.stages.is_empty() {
        lines.push(texts.with("cli-import-stages", &[("stages", (&report.stages.join(", ")).into())]));
        lines.push(texts.with("cli-import-pipeline", &[("stages", (&report.pipeline.join(" → ")).into())]));
    }
    for (id, count) in [("cli-import-unlinked", report.unlinked), ("cli-import-undated", report.undated)] {
        if count > 0 {
            lines.push(texts.with(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())]));
        }
    }
    for alike in &report.alikes {
        let line = alike.line.to_string();
        let words = [("line", (&line).into()), ("name", (&alike.name).into()), ("like", (&alike.like).into())];
        lines.push(texts.with("cli-import-alike", &words));
    }
    let more = report.alike.saturating_sub(report.alikes.len() as u64);
    if more > 0 {
        lines.push(texts.with("cli-import-alike-more", &[("count", i64::try_from(more).unwrap_or(i64::MAX).into())]));
    }
    lines.extend(report.rejects.iter().map(|reject| rejected(texts, reject)));
    if let Some(path) = &report.rejected_file {
        lines.push(texts.with("cli-import-rejects", &[("path", (&path.to_string_lossy().into_owned()).into())]));
    }
    if let Some(entry) = report.earlier {
        lines.push(texts.with("cli-import-earlier", &[("entry", (&entry.to_string()).into())]));
    }
    if let Some(entry) = report.entry {
        lines.push(texts.with("cli-import-undo", &[("entry", (&entry.to_string()).into())]));
    }
    lines
}

fn rejected(texts: &Texts, reject: &RejectShown) -> String {
    let id = format!("reject-{}", reject.code);
    let why = match texts.find(&id) {
        Some(_) => texts.with(&id, &[("value", (&reject.value).into())]),
        None => reject.code.to_owned(),
    };
    let line = reject.line.to_string();
    let words = [("line", (&line).into()), ("column", (&reject.column).into()), ("why", (&why).into())];
    texts.with("cli-import-reject", &words)
}
