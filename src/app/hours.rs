//! The team's working hours and its people's leave, each read once: for what is left until something is late, and for
//! how much of a period has passed.

use std::collections::HashMap;

use crate::app::calendars::office;
use crate::app::service::Service;
use crate::domain::agreement::hours::{calendar, exceptions};
use crate::domain::calendar::{Calendar, Exception};
use crate::domain::nouns::{self, CalendarDay};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// The calendars of a team, as they are asked for.
#[derive(Debug)]
pub struct Hours<'a> {
    service: &'a Service,
    calendars: HashMap<Option<i64>, Calendar>,
    leave: HashMap<i64, Vec<Exception>>,
}

impl<'a> Hours<'a> {
    /// Of a team; nothing is read yet.
    pub fn new(service: &'a Service) -> Self {
        Self { service, calendars: HashMap::new(), leave: HashMap::new() }
    }

    /// The workspace's own calendar. Where it names none, time always counts.
    ///
    /// # Errors
    /// The calendar's; the store's.
    pub fn team(&mut self) -> Result<Calendar, Refusal> {
        let name = self.service.team_calendar()?;
        let id = match name.as_str() {
            "" => None,
            name => self.service.store().named(Kind::Calendar, name)?.first().copied(),
        };
        self.calendar(id)
    }

    /// A calendar by its number; nothing: time always counts.
    ///
    /// # Errors
    /// The calendar's; the store's.
    pub fn calendar(&mut self, id: Option<i64>) -> Result<Calendar, Refusal> {
        if let Some(known) = self.calendars.get(&id) {
            return Ok(known.clone());
        }
        let store = self.service.store();
        let row = id.map(|id| store.record(Kind::Calendar, id)).transpose()?.flatten();
        let built = match row {
            Some(row) => {
                let days = office::days(self.service, "calendar", row.id)?;
                calendar(&nouns::Calendar::of(&row), &days)?
            }
            None => Calendar::always(self.service.zone().clone()),
        };
        self.calendars.insert(id, built.clone());
        Ok(built)
    }

    /// Reads the leave of all these people at once.
    ///
    /// # Errors
    /// The store's; an exception's.
    pub fn know(&mut self, people: &[i64]) -> Result<(), Refusal> {
        let unknown: Vec<i64> = people.iter().copied().filter(|id| !self.leave.contains_key(id)).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let mut rows: HashMap<i64, Vec<CalendarDay>> = HashMap::new();
        for day in self.service.store().leave_of(&unknown)? {
            rows.entry(day.member.unwrap_or_default()).or_default().push(day);
        }
        for id in unknown {
            let days = rows.remove(&id).unwrap_or_default();
            self.leave.insert(id, exceptions(&days)?);
        }
        Ok(())
    }

    /// Working seconds from `now` until `late`, negative where that is over, by a calendar and the owner's leave (of
    /// those that [`Hours::know`] has read).
    ///
    /// # Errors
    /// The calendar's; the store's.
    pub fn left(&mut self, id: Option<i64>, owner: Option<i64>, late: Instant, now: Instant) -> Result<i64, Refusal> {
        let mut hours = self.calendar(id)?;
        if let Some(leave) = owner.and_then(|owner| self.leave.get(&owner)).filter(|leave| !leave.is_empty()) {
            hours = hours.with_leave(leave);
        }
        Ok(if late >= now { hours.working(now, late) } else { -hours.working(late, now) })
    }
}
