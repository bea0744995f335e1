//! `smarketing calendar check`: does the team work then, why not, and until when is something due.

use clap::Args;
use serde_json::json;

use crate::app::calendars::check::{Checked, Why, check};
use crate::app::calendars::office;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Format, Table};
use crate::domain::agreement::span::Span;
use crate::domain::calendar::Calendar;
use crate::domain::nouns;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};
use crate::domain::when::Lean;

/// A day or an instant to look up.
#[derive(Debug, Args)]
pub struct Check {
    #[arg(value_name = "instant")]
    when: String,
    #[arg(long, value_name = "name")]
    calendar: Option<String>,
    #[arg(long, value_name = "handle")]
    member: Option<String>,
    #[arg(long, value_name = "text")]
    within: Option<String>,
}

/// The answer for programs: each field on its own line, as JSON names it.
fn fields(checked: &Checked, day: Day, at: Option<Instant>, zone: &Zone, (word, name): (&str, &str)) -> Table {
    let mut table = Table::new();
    let instant = |at: Option<Instant>| at.map(|at| zone.rfc3339(at)).unwrap_or_default();
    let rows = [
        ("day", day.to_string()),
        ("at", instant(at)),
        ("working", checked.working.to_string()),
        ("why", word.to_owned()),
        ("name", name.to_owned()),
        ("working_seconds", checked.seconds.to_string()),
        ("next_opening", instant(Some(checked.next))),
        ("due", instant(checked.due)),
    ];
    for (field, value) in rows {
        table.row(vec![field.to_owned(), value]);
    }
    table
}

impl Check {
    /// Answers.
    pub fn run(self, desk: &Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts();
        let within = Span::optional(self.within.as_deref()).map_err(|refusal| refusal.with("field", "within"))?;
        let calendar = self.chosen(&service, texts)?;
        let (day, at) = self.moment(&service, texts, &calendar)?;
        let checked = check(&calendar, day, at, within)?;
        let zone = calendar.zone();
        let (name, word) = match &checked.why {
            Why::Exception(name, _) => (name.as_str(), checked.why.word()),
            why => ("", why.word()),
        };
        let instant = |at: Instant| texts.instant(at, zone);
        let sentence = texts.with(
            if checked.working { "cli-calendar-open" } else { "cli-calendar-closed" },
            &[
                ("day", (&at.map_or_else(|| texts.day_medium(day), instant)).into()),
                ("why", word.into()),
                ("name", if name.is_empty() { "none" } else { name }.into()),
            ],
        );
        let next = texts.with("cli-calendar-next", &[("at", (&instant(checked.next)).into())]);
        let due = checked.due.map(|due| texts.with("cli-calendar-due", &[("at", (&instant(due)).into())]));
        desk.answer(
            Some(&service),
            || {
                json!({
                    "day": day.to_string(),
                    "at": at.map(|at| zone.rfc3339(at)),
                    "working": checked.working,
                    "why": word,
                    "name": name,
                    "working_seconds": checked.seconds,
                    "next_opening": zone.rfc3339(checked.next),
                    "due": checked.due.map(|due| zone.rfc3339(due)),
                })
            },
            |out| {
                if out.format() != Format::People {
                    return out.table(&fields(&checked, day, at, zone, (word, name)));
                }
                out.line(&sentence)?;
                if !checked.working || at.is_none() {
                    out.line(&next)?;
                }
                due.iter().try_for_each(|due| out.line(due))
            },
        )
    }

    /// The calendar that was named, else the team's; with the leave of a member who was named.
    fn chosen(&self, service: &Service, texts: &Texts) -> Result<Calendar, Refusal> {
        let calendar = match &self.calendar {
            Some(name) => office::of(service, &nouns::Calendar::of(&service.find(Kind::Calendar, name)?))?,
            None => office::team(service)?.1,
        };
        match &self.member {
            Some(handle) => {
                let member = Reader::new(service, texts).reference(Kind::Member, handle)?;
                office::with_leave(service, &calendar, member)
            }
            None => Ok(calendar),
        }
    }

    /// A day alone is looked at whole.
    fn moment(&self, service: &Service, texts: &Texts, calendar: &Calendar) -> Result<(Day, Option<Instant>), Refusal> {
        let reader = Reader::new(service, texts);
        if self.when.contains(':') {
            let at = reader.instant(&self.when)?;
            return Ok((calendar.zone().day(at), Some(at)));
        }
        Ok((reader.day(&self.when, Lean::Ahead)?, None))
    }
}
