//! The agreement's scoreboard, its clocks and its versions, as screens ask for them.

use super::{Reading, Shown, part};
use crate::app::agreement::{self, Asked};
use crate::app::goals;
use crate::app::views::{AgreementPage, CalendarRow, ClockRow, ClockSet, DiffLine, Page, TermDetail, Window};
use crate::domain::agreement::hours;
use crate::domain::nouns::{Calendar, CalendarDay, Member};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::Day;

/// So many exceptions of a calendar are shown.
const NEXT: usize = 4;
/// Who is away within so many days is away soon.
const SOON: i64 = 14;

impl Reading<'_> {
    pub(super) fn agreement(&self, version: Option<i64>) -> Result<AgreementPage, Refusal> {
        let page = agreement::scoreboard(self.service, self.texts, version, None)?;
        // A calendar of another zone may still be at yesterday.
        let today = self.service.today();
        let days = self.service.store().days_ahead(today.plus(-1), today.plus(SOON))?;
        let goals = goals::rows(self.service, &goals::current(self.service, None)?)?;
        Ok(AgreementPage { calendars: self.calendars(&days)?, away: self.away(&days)?, goals, ..page })
    }

    fn calendars(&self, days: &[CalendarDay]) -> Result<Vec<CalendarRow>, Refusal> {
        let today = self.service.today();
        let records = self.service.store().records(Kind::Calendar, 0, 1_000)?;
        let mut rows = Vec::new();
        let teams = fold(&self.service.team_calendar()?);
        for record in records.iter().filter(|record| !record.archived) {
            let row = Calendar::of(record);
            let own: Vec<CalendarDay> = days.iter().filter(|day| day.calendar == Some(row.id)).cloned().collect();
            let mut next: Vec<(Day, Day, String)> = own
                .iter()
                .filter(|day| day.to >= today)
                .map(|day| (day.from, day.to, day.name.clone().unwrap_or_default()))
                .collect();
            next.sort();
            next.truncate(NEXT);
            let open = hours::calendar(&row, &own)?.is_working(self.service.now());
            let (team, version) = (fold(&row.name) == teams, record.version);
            let hours = self.texts.week_hours(&row.hours);
            let (name, zone) = (row.name, row.zone);
            rows.push(CalendarRow { id: row.id, name, zone, hours, team, version, open, next });
        }
        Ok(rows)
    }

    /// Who is away today or soon, the soonest first.
    fn away(&self, days: &[CalendarDay]) -> Result<Vec<(String, Day, Day)>, Refusal> {
        let today = self.service.today();
        let members = self.service.store().records(Kind::Member, 0, 100_000)?;
        let handle = |id: i64| {
            let member = members.iter().find(|record| record.id == id && !record.archived);
            member.map(|record| Member::of(record).handle)
        };
        let near = |day: &&CalendarDay| day.to >= today && day.from <= today.plus(SOON);
        let mut away: Vec<(String, Day, Day)> =
            days.iter().filter(near).filter_map(|day| Some((handle(day.member?)?, day.from, day.to))).collect();
        away.sort_by(|a, b| (a.1, a.2, &a.0).cmp(&(b.1, b.2, &b.0)));
        Ok(away)
    }

    pub(super) fn term(&self, id: i64) -> Result<Option<TermDetail>, Refusal> {
        agreement::detail(self.service, self.texts, id, None)
    }

    pub(super) fn clocks(&self, term: Option<i64>, set: ClockSet, window: &Window) -> Result<Page<ClockRow>, Refusal> {
        let asked = Asked { term, set, ..Asked::default() };
        let (rows, total) = agreement::page(self.service, &asked, &part(window))?;
        Ok(super::page(window, rows, Some(total)))
    }

    pub(super) fn differences(&self, version: i64, against: Option<i64>) -> Result<Vec<DiffLine>, Refusal> {
        agreement::differences(self.service, self.texts, version, against)
    }
}

/// The word for what an entry did to clocks and versions: the texts are `did-<verb>`, `said-<verb>`, `news-<verb>`.
pub(super) fn verb(code: &str) -> Option<&'static str> {
    Some(match code {
        "clock.paused" => "clock-paused",
        "clock.resumed" => "clock-resumed",
        "clock.waived" => "clock-waived",
        "agreement.drafted" => "agreement-drafted",
        "agreement.signed" => "agreement-signed",
        "agreement.concluded" => "agreement-concluded",
        _ => return None,
    })
}

impl Shown<'_> {
    /// What people call a clock or a version: the person it is about, the agreement it belongs to.
    pub(super) fn agreed(&self, kind: Kind, id: i64) -> Result<String, Refusal> {
        let record = self.service().store().record(kind, id)?;
        let of = |field: &str| record.as_ref().and_then(|record| record.int(field)).unwrap_or_default();
        match kind {
            Kind::Clock => self.name(Kind::Prospect, of("prospect")),
            _ => self.name(Kind::Agreement, of("agreement")),
        }
    }
}
