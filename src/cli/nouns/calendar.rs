//! `smarketing calendar …`: when the team works, its holidays, and who is away.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::calendar_check::Check;
use crate::app::calendars::fill::{self, Filled, Whose};
use crate::app::calendars::holidays;
use crate::app::files;
use crate::app::service::Service;
use crate::app::texts::Language;
use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::cli::out::{Format, Table};
use crate::domain::change::Change;
use crate::domain::nouns::Calendar;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::when::Lean;

/// What an answer ends with that some lines were refused of.
const PARTLY: u8 = 8;

/// What can be done with calendars.
#[derive(Debug, Subcommand)]
pub enum CalendarCommand {
    #[command(flatten)]
    Noun(NounCommand<Calendar>),
    Holidays(Holidays),
    Countries,
    Import(Import),
    Leave(Leave),
    Day(OneDay),
    Remove(Remove),
    Check(Check),
}

/// A country's holidays for a calendar.
#[derive(Debug, Args)]
pub struct Holidays {
    #[arg(value_name = "name")]
    calendar: String,
    #[arg(long, value_name = "word")]
    country: String,
    #[arg(long, value_name = "word", value_delimiter = ',')]
    region: Vec<String>,
    #[arg(long, value_name = "number")]
    years: Option<String>,
}

/// Another program's calendar file.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "path")]
    path: PathBuf,
    #[arg(long, value_name = "name", conflicts_with = "member", required_unless_present = "member")]
    calendar: Option<String>,
    #[arg(long, value_name = "handle")]
    member: Option<String>,
    #[arg(long, value_name = "number")]
    years: Option<String>,
}

/// From when to when, and which hours.
#[derive(Debug, Args)]
pub struct Days {
    #[arg(long, value_name = "day")]
    from: String,
    #[arg(long, value_name = "day")]
    to: Option<String>,
    #[arg(long, value_name = "text")]
    hours: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    name: Option<String>,
}

/// A person is away.
#[derive(Debug, Args)]
pub struct Leave {
    #[arg(value_name = "handle")]
    member: String,
    #[command(flatten)]
    days: Days,
}

/// A calendar's closure, or a special opening.
#[derive(Debug, Args)]
pub struct OneDay {
    #[arg(value_name = "name")]
    calendar: String,
    #[command(flatten)]
    days: Days,
}

/// A day that is as usual after all.
#[derive(Debug, Args)]
pub struct Remove {
    #[arg(value_name = "id")]
    id: String,
}

impl CalendarCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            Self::Countries | Self::Check(_) => false,
            _ => true,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Noun(command) => command.run(desk),
            Self::Countries => countries(desk),
            Self::Check(check) => check.run(desk),
            Self::Holidays(holidays) => holidays.run(desk),
            Self::Import(import) => import.run(desk),
            Self::Leave(leave) => {
                let service = desk.open()?;
                let member = Reader::new(&service, desk.texts()).reference(Kind::Member, &leave.member)?;
                leave.days.add(desk, &service, Whose::Member(member))
            }
            Self::Day(day) => {
                let service = desk.open()?;
                let calendar = service.find(Kind::Calendar, &day.calendar)?.id;
                day.days.add(desk, &service, Whose::Calendar(calendar))
            }
            Self::Remove(remove) => {
                let service = desk.open()?;
                let id = service.find(Kind::CalendarDay, &remove.id)?.id;
                desk.apply(&service, &Change::Archive { kind: Kind::CalendarDay, id, version: None, away: true })
            }
        }
    }
}

impl Holidays {
    fn run(self, desk: &Desk) -> Outcome {
        let country = holidays::country(&self.country)?;
        let service = desk.open()?;
        let whose = Whose::Calendar(service.find(Kind::Calendar, &self.calendar)?.id);
        let years = match &self.years {
            Some(text) => fill::years(text)?,
            None => fill::usual_years(service.today()),
        };
        let language: Language = service.workspace().language.parse().unwrap_or_else(|_| desk.texts().language());
        let regions: Vec<&str> = self.region.iter().map(String::as_str).collect();
        let days = fill::holidays(whose, country, &regions, years, language)?;
        told(desk, &service, &fill::add(&service, whose, &days, Vec::new())?)
    }
}

impl Import {
    fn run(self, desk: &Desk) -> Outcome {
        let text = files::read_text(&self.path)?;
        let service = desk.open()?;
        let whose = match (&self.calendar, &self.member) {
            (Some(calendar), _) => Whose::Calendar(service.find(Kind::Calendar, calendar)?.id),
            (None, Some(member)) => Whose::Member(Reader::new(&service, desk.texts()).reference(Kind::Member, member)?),
            (None, None) => return Err(Refusal::new(RefusalKind::Usage, "calendar-day-whose").into()),
        };
        let years = match &self.years {
            Some(text) => fill::years(text)?,
            None => fill::usual_years(service.today()),
        };
        told(desk, &service, &fill::import(&service, whose, &text, years)?)
    }
}

impl Days {
    fn add(self, desk: &mut Desk, service: &Service, whose: Whose) -> Outcome {
        let reader = Reader::new(service, desk.texts());
        let from = reader.day(&self.from, Lean::Ahead).map_err(|refusal| refusal.with("field", "from"))?;
        let to = match &self.to {
            Some(text) => reader.day(text, Lean::Ahead).map_err(|refusal| refusal.with("field", "to"))?,
            None => from,
        };
        desk.apply(service, &Change::Add(whose.day(from, to, self.hours, self.name).record()))
    }
}

/// What filling came to; what was refused goes to the error stream, line by line.
fn told(desk: &Desk, service: &Service, filled: &Filled) -> Outcome {
    let texts = desk.texts();
    let refused: Vec<(i64, &str, String)> = filled
        .refused
        .iter()
        .map(|one| (i64::try_from(one.line).unwrap_or(i64::MAX), one.name.as_str(), texts.refusal(&one.why).0))
        .collect();
    if desk.out.format() != Format::Json {
        for (line, name, why) in &refused {
            let args = [("line", (*line).into()), ("name", (*name).into()), ("why", why.into())];
            desk.out.say(&texts.with("cli-calendar-refused", &args))?;
        }
    }
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let entry = filled.applied.as_ref().map(|applied| applied.entry);
    let text = texts.with(
        "cli-calendar-filled",
        &[("added", count(filled.added).into()), ("skipped", count(filled.skipped).into())],
    );
    let code = desk.answer(
        Some(service),
        || {
            let refused: Vec<_> =
                refused.iter().map(|(line, name, why)| json!({"line": line, "name": name, "why": why})).collect();
            json!({"entry": entry, "added": filled.added, "skipped": filled.skipped, "refused": refused})
        },
        |out| out.line(&text),
    )?;
    Ok(if filled.refused.is_empty() { code } else { PARTLY })
}

fn countries(desk: &Desk) -> Outcome {
    let language = desk.texts().language();
    desk.answer(
        None,
        || {
            let countries = holidays::countries().iter().map(|country| {
                let regions = country.regions().iter();
                let regions: Vec<_> =
                    regions.map(|region| json!({"code": region.code, "name": region.name(language)})).collect();
                json!({"code": country.code, "name": country.name(language), "regions": regions})
            });
            countries.collect()
        },
        |out| {
            let mut table = Table::new();
            if out.format() != Format::People {
                table.head(["code", "name", "regions"].map(str::to_owned));
            }
            for country in holidays::countries() {
                let regions: Vec<String> = country
                    .regions()
                    .iter()
                    .map(|region| format!("{} {}", region.code, region.name(language)))
                    .collect();
                table.row(vec![country.code.to_owned(), country.name(language).to_owned(), regions.join(", ")]);
            }
            out.table(&table)
        },
    )
}
