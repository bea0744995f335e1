//! `smarketing journal`, `undo`, `redo`.

use clap::Args;
use serde_json::{Value as Json, json};

use super::desk::{Desk, Outcome, event};
use super::out::{Format, Table};
use crate::app::history::{self, Line, Wish};
use crate::app::service::Service;
use crate::app::values::{Reader, Shown};
use crate::domain::refusal::Refusal;

/// How many lines are shown unless the person says otherwise.
const PAGE: u64 = 50;

/// What happened.
#[derive(Debug, Args)]
pub struct Journal {
    #[arg(long, value_name = "instant")]
    since: Option<String>,
    #[arg(long, value_name = "handle")]
    by: Option<String>,
    #[arg(long, value_name = "number")]
    limit: Option<u64>,
}

/// Takes back.
#[derive(Debug, Args)]
pub struct Undo {
    #[arg(value_name = "entry")]
    entry: Option<String>,
}

/// Does again what undo took back.
#[derive(Debug, Args)]
pub struct Redo {
    #[arg(value_name = "entry")]
    entry: Option<String>,
}

/// `12`, `E-12` or `#12`.
fn entry_number(text: Option<&str>) -> Result<Option<i64>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let digits = text.trim_start_matches(['E', 'e', '#']).trim_start_matches('-');
    let number = digits.parse().map_err(|_| Refusal::invalid("not-an-entry").with("value", text))?;
    Ok(Some(number))
}

impl Undo {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let change = service.undoing(entry_number(self.entry.as_deref())?)?;
        desk.apply(&service, &change)
    }
}

impl Redo {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let change = service.redoing(entry_number(self.entry.as_deref())?)?;
        desk.apply(&service, &change)
    }
}

impl Journal {
    /// Shows it, the newest first.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let since = self.since.map(|text| Reader::new(&service, desk.texts()).since(&text)).transpose()?;
        let limit = match self.limit {
            Some(0) => u64::MAX,
            other => other.unwrap_or(PAGE),
        };
        let lines = history::lines(&service, &Wish { since, by: self.by, about: None, limit })?;
        let texts = desk.texts_handle();
        let shown = Shown::new(&service, &texts, desk.dates());
        desk.answer(
            Some(&service),
            || lines.iter().map(|line| line_json(&shown, line)).collect(),
            |out| out.table(&table(&service, &shown, &lines, out.format() == Format::People)),
        )
    }
}

fn line_json(shown: &Shown<'_>, line: &Line) -> Json {
    let (kind, id) = line.entry.subject;
    json!({
        "entry": line.entry.seq,
        "recorded_at": shown.instant_json(line.entry.recorded_at),
        "occurred_at": shown.instant_json(line.entry.occurred_at),
        "by": line.by,
        "code": line.entry.code,
        "kind": kind.word(),
        "id": kind.label(id),
        "title": line.title,
        "reverts": line.entry.reverts,
        "reverted": line.entry.reverted,
        "import": line.entry.batch,
        "clock_went_back": line.entry.clock_flag,
    })
}

fn table(service: &Service, shown: &Shown<'_>, lines: &[Line], people: bool) -> Table {
    let texts = shown.texts();
    let mut table = Table::new();
    let heads = ["entry", "when", "who", "what", "record"];
    table.head(heads.map(|head| if people { texts.get(&format!("journal-{head}")) } else { head.to_owned() }));
    table.right(0);
    for line in lines {
        let (kind, id) = line.entry.subject;
        let at = line.entry.occurred_at;
        let what = match line.entry.reverts {
            Some(entry) if people => {
                let what = event(texts, &line.entry.code);
                texts.with("journal-reverts", &[("what", (&what).into()), ("entry", (&entry.to_string()).into())])
            }
            _ if people => event(texts, &line.entry.code),
            _ => line.entry.code.clone(),
        };
        table.row(vec![
            line.entry.seq.to_string(),
            if people { shown.instant(at) } else { service.zone().rfc3339(at) },
            line.by.clone().unwrap_or_default(),
            what,
            format!("{} {}", kind.label(id), line.title).trim_end().to_owned(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_named_in_several_ways() {
        for text in ["12", "E-12", "e12", "#12"] {
            assert_eq!(entry_number(Some(text)), Ok(Some(12)), "{text}");
        }
        assert_eq!(entry_number(None), Ok(None));
        assert_eq!(entry_number(Some("last")).unwrap_err().code, "not-an-entry");
    }
}
