//! Whose calendar measures a clock: the team's hours and holidays, and a person's leave laid over them.

use std::collections::BTreeMap;

use crate::domain::calendar::{Calendar, Effect, Exception};
use crate::domain::nouns::{self, CalendarDay};
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Zone;

/// The calendars of one clock: the team's, and each person's who ever owed it.
#[derive(Debug, Clone)]
pub struct Hours {
    team: Calendar,
    people: BTreeMap<i64, Calendar>,
}

impl Hours {
    /// The same calendar for everybody.
    pub const fn team(team: Calendar) -> Self {
        Self { team, people: BTreeMap::new() }
    }

    /// With the calendar of one person: the team's with their leave.
    #[must_use]
    pub fn with(mut self, member: i64, calendar: Calendar) -> Self {
        self.people.insert(member, calendar);
        self
    }

    /// The calendar of whoever owes it.
    pub fn of(&self, owner: Option<i64>) -> &Calendar {
        owner.and_then(|member| self.people.get(&member)).unwrap_or(&self.team)
    }
}

/// The exceptions that rows tell of: a calendar's open hours, a person's hours away, or whole days off.
///
/// # Errors
/// The calendar's, with the row's number.
pub fn exceptions(days: &[CalendarDay]) -> Result<Vec<Exception>, Refusal> {
    days.iter()
        .map(|day| exception(day).map_err(|refusal| refusal.with("what", Kind::CalendarDay.label(day.id))))
        .collect()
}

fn exception(day: &CalendarDay) -> Result<Exception, Refusal> {
    let hours = day.hours.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let effect = match hours {
        None => Effect::Off,
        Some(text) if day.member.is_some() => Effect::Away(text.parse()?),
        Some(text) => Effect::Open(text.parse()?),
    };
    Exception::new(day.from, day.to, effect, day.name.as_deref().unwrap_or_default())
}

/// Builds a calendar from its row and its exceptions.
///
/// # Errors
/// The calendar's.
pub fn calendar(row: &nouns::Calendar, days: &[CalendarDay]) -> Result<Calendar, Refusal> {
    let zone =
        Zone::named(&row.zone).map_err(|_| Refusal::invalid("calendar-zone-unknown").with("value", &row.zone))?;
    Ok(Calendar::new(zone, row.hours.parse()?, exceptions(days)?))
}

/// Gathers the hours for a term's calendar and the people who may owe it.
///
/// # Errors
/// `calendar-missing`; the calendar's; the store's.
pub fn gather<W: World>(world: &mut W, term: Option<i64>, people: &[i64]) -> Result<Hours, W::Error> {
    let team = match chosen(world, term)? {
        Some(row) => calendar(&row, &days(world, "calendar", row.id)?)?,
        None => Calendar::always(zone(world)?),
    };
    let mut hours = Hours::team(team.clone());
    for member in people {
        let leave = days(world, "member", *member)?;
        if !leave.is_empty() {
            hours = hours.with(*member, team.with_leave(&exceptions(&leave)?));
        }
    }
    Ok(hours)
}

/// The exceptions of a calendar or a person that were not put away.
fn days<W: World>(world: &mut W, field: &'static str, id: i64) -> Result<Vec<CalendarDay>, W::Error> {
    let rows = world.children(Kind::CalendarDay, field, id)?;
    Ok(rows.iter().filter(|row| !row.archived).map(CalendarDay::of).collect())
}

/// The calendar of the term; nothing: time always counts.
fn chosen<W: World>(world: &mut W, term: Option<i64>) -> Result<Option<nouns::Calendar>, W::Error> {
    let Some(id) = term else { return Ok(None) };
    let missing = || Refusal::not_found("calendar-missing").with("what", Kind::Calendar.label(id));
    Ok(Some(nouns::Calendar::of(&world.record(Kind::Calendar, id)?.ok_or_else(missing)?)))
}

/// The workspace's own working calendar, where it names one.
///
/// # Errors
/// `calendar-missing`; the store's.
pub fn team_calendar<W: World>(world: &mut W) -> Result<Option<i64>, W::Error> {
    let name = world.all(Kind::Workspace)?.first().and_then(|row| row.text("calendar").map(str::to_owned));
    let Some(name) = name.filter(|name| !name.trim().is_empty()) else { return Ok(None) };
    let missing = || Refusal::not_found("calendar-missing").with("what", &name);
    Ok(Some(world.named(Kind::Calendar, "name", &name)?.ok_or_else(missing)?))
}

/// The workspace's zone.
pub(in crate::domain) fn zone<W: World>(world: &mut W) -> Result<Zone, W::Error> {
    let row = world.all(Kind::Workspace)?;
    Ok(Zone::named(row.first().and_then(|row| row.text("zone")).unwrap_or("UTC"))?)
}
