//! Founding a team: a new file with its workspace, the usual stages in its language, and whoever founds it.

use std::path::Path;

use crate::app::calendars::fill::{self, Whose};
use crate::app::calendars::holidays;
use crate::app::clock::Clock;
use crate::app::config::Members;
use crate::app::files;
use crate::app::handoffs::default_reasons;
use crate::app::service::{Actor, Service};
use crate::app::texts::{Language, Texts};
use crate::domain::money::Currency;
use crate::domain::nouns::{Calendar, CalendarDay, Member, Role, Side, Stage, Workspace};
use crate::domain::pipeline::DEFAULT_STAGES;
use crate::domain::record::{Entity, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Zone};

/// The hours of an office of which nothing else is known.
const OFFICE: &str = "mon-fri 09:00-13:00 14:00-18:00";

/// What a team begins with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The team's name.
    pub name: String,
    /// The base currency.
    pub currency: Currency,
    /// The reporting zone.
    pub zone: Zone,
    /// The month in which the fiscal year starts, 1 to 12.
    pub fiscal_start: u32,
    /// The language of reports, and of the stages' and the refusal reasons' names.
    pub language: Language,
    /// The first member: handle, name, side, role.
    pub member: Option<(String, String, Side, Role)>,
    /// The country whose holidays the team keeps, with a region where one follows: `it`, `it/milano`. Nothing: no calendar.
    pub holidays: Option<String>,
}

impl Founding {
    /// The records of a team that is founded on that day.
    ///
    /// # Errors
    /// `holiday-country-unknown`, `holiday-region-unknown`.
    pub fn records(&self, today: Day) -> Result<Vec<Record>, Refusal> {
        let texts = Texts::new(self.language);
        let office = self.office(&texts, today)?;
        let mut records = vec![
            Workspace {
                name: self.name.clone(),
                currency: self.currency.to_string(),
                zone: self.zone.name().to_owned(),
                fiscal_start: self.fiscal_start.into(),
                language: self.language.code().to_owned(),
                calendar: office.as_ref().map(|(calendar, _)| calendar.name.clone()).unwrap_or_default(),
                ..Workspace::default()
            }
            .record(),
        ];
        records.extend(self.member.iter().map(|(handle, name, side, role)| {
            Member { handle: handle.clone(), name: name.clone(), side: *side, role: *role, ..Member::default() }
                .record()
        }));
        records.extend(DEFAULT_STAGES.iter().zip(1..).map(|((name, semantic, probability), position)| {
            Stage { id: 0, name: texts.get(name), position, semantic: *semantic, probability: *probability }.record()
        }));
        records.extend(default_reasons(&texts));
        if let Some((calendar, days)) = office {
            records.push(calendar.record());
            records.extend(days.iter().map(Entity::record));
        }
        Ok(records)
    }

    /// The office's hours, with the holidays of its country for the usual years.
    fn office(&self, texts: &Texts, today: Day) -> Result<Option<(Calendar, Vec<CalendarDay>)>, Refusal> {
        let Some(place) = self.holidays.as_deref().map(str::trim).filter(|place| !place.is_empty()) else {
            return Ok(None);
        };
        let (country, region) =
            place.split_once('/').map_or((place, None), |(country, region)| (country, Some(region)));
        let country = holidays::country(country)?;
        let regions: Vec<&str> = region.into_iter().collect();
        let calendar = Calendar {
            id: 0,
            name: texts.get("cli-init-holidays-name"),
            zone: self.zone.name().to_owned(),
            hours: OFFICE.to_owned(),
        };
        let days = fill::holidays(Whose::Calendar(1), country, &regions, fill::usual_years(today), self.language)?;
        Ok(Some((calendar, days)))
    }

    /// Founds the team in a new file, and remembers who acts in it. With `make_folder`, the file's folder is
    /// made where it is missing.
    ///
    /// # Errors
    /// Those of [`Service::found`]; `field-missing` for a team without a name; `no-access`.
    pub fn found(&self, path: &Path, make_folder: bool, clock: Clock, members: &Members) -> Result<Service, Refusal> {
        if self.name.trim().is_empty() {
            return Err(Refusal::invalid("field-missing").with("kind", "workspace").with("field", "name"));
        }
        if let Some(folder) = path.parent().filter(|_| make_folder) {
            files::make_folder(folder)?;
        }
        let handle = self.member.as_ref().map(|(handle, ..)| handle.clone());
        let service = Service::found(
            path,
            &self.records(self.zone.day(clock.now()))?,
            clock,
            &Actor::Perhaps(handle.clone().unwrap_or_default()),
        )?;
        if let Some(handle) = handle {
            // The team is there: that its founder could not be noted down does not take it back.
            let _ = members.remember(path, &handle);
        }
        Ok(service)
    }
}

/// This computer's zone, where it can be told: `TZ`, else the link `/etc/localtime`, else UTC.
pub fn system_zone() -> Zone {
    let variable = std::env::var("TZ").ok().map(|name| name.trim_start_matches(':').to_owned());
    let link = std::fs::read_link("/etc/localtime").ok();
    let linked = link.as_ref().and_then(|path| path.to_str()?.split_once("zoneinfo/").map(|(_, name)| name.to_owned()));
    [variable, linked].into_iter().flatten().find_map(|name| Zone::named(&name).ok()).unwrap_or_else(Zone::utc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::nouns::Semantic;
    use crate::domain::record::Kind;

    #[test]
    fn stages_speak_the_teams_language() {
        for (language, first) in
            [(Language::En, "Qualification"), (Language::It, "Qualifica"), (Language::Es, "Cualificación")]
        {
            let founding = Founding {
                name: "Rossi".into(),
                currency: Currency::EUR,
                zone: Zone::utc(),
                fiscal_start: 1,
                language,
                member: None,
                holidays: Some("it".into()),
            };
            let records = founding.records(Day::parse("2026-11-20").unwrap()).unwrap();
            let holidays = records.iter().filter(|record| record.kind == Kind::CalendarDay).count();
            assert!(holidays > 11 * 11 && records.iter().any(|record| record.kind == Kind::Calendar));
            let stages: Vec<Stage> =
                records.iter().filter(|record| record.kind == Kind::Stage).map(Stage::of).collect();
            assert_eq!(stages.first().map(|stage| stage.name.as_str()), Some(first));
            assert!(stages.iter().all(|stage| !stage.name.contains('⟨')));
            assert_eq!(stages.iter().filter(|stage| stage.semantic == Semantic::Open).count(), 4);
        }
    }
}
