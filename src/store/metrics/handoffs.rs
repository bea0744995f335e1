//! Hand-offs as the formulas need them: what became of each, and the working time until its verdict.

use std::collections::HashMap;

use super::Within;
use super::names::{Links, Names};
use crate::domain::agreement::hours::{self, Hours};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::handoffs::{Became, HandoffFact};
use crate::domain::nouns::{Following, Verdict};
use crate::domain::record::Kind;
use crate::domain::time::{Instant, Zone};
use crate::store::filter::json;
use crate::store::read::hidden;
use crate::store::world::Work;
use crate::store::{Result, Store};

/// Who got a hand-off, and when, in the order of time.
type Transfers = HashMap<i64, Vec<(Instant, Option<i64>)>>;

/// A decided hand-off's time, before it is measured.
struct Measured {
    from: Instant,
    until: Instant,
    owner: Option<i64>,
    calendar: Option<i64>,
    team: bool,
    paused: i64,
}

/// Measures working time; calendars are read once.
struct Measure<'a> {
    work: Work<'a>,
    own: Option<i64>,
    transfers: Transfers,
    hours: HashMap<(Option<i64>, Option<i64>), Hours>,
}

impl Measure<'_> {
    /// Working seconds on the calendar of whoever had it, less the pauses.
    fn seconds(&mut self, handoff: i64, asked: &Measured) -> Result<i64> {
        let calendar = asked.calendar.or(self.own);
        let moves = self.transfers.get(&handoff).cloned().unwrap_or_default();
        let mut owner = asked.owner;
        let mut from = asked.from;
        let mut micros = 0;
        let ends = moves.into_iter().filter(|(at, _)| *at > asked.from && *at < asked.until);
        for (until, next) in ends.chain([(asked.until, None)]) {
            // After a transfer the team's calendar goes on, where that was agreed.
            let whose = if asked.team && owner != asked.owner { None } else { owner };
            micros += self.of(calendar, whose)?.of(whose).working_micros(from, until);
            (from, owner) = (until, next);
        }
        Ok(((micros + Instant::SECOND / 2) / Instant::SECOND - asked.paused).max(0))
    }

    fn of(&mut self, calendar: Option<i64>, owner: Option<i64>) -> Result<&Hours> {
        use std::collections::hash_map::Entry;
        Ok(match self.hours.entry((calendar, owner)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let people: Vec<i64> = owner.into_iter().collect();
                place.insert(hours::gather(&mut self.work, calendar, &people)?)
            }
        })
    }
}

impl Store {
    /// The hand-offs that figures of a period are counted from: those decided in it, and those that wait.
    ///
    /// # Errors
    /// The engine's.
    pub fn handoff_facts(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        within: Within,
    ) -> Result<Vec<HandoffFact>> {
        let names = self.names(by)?;
        self.handoffs(zone, now, by, &names, within)
    }

    /// Every hand-off offered by `now`, with the verdict it had by then (DOMAIN R1); with `within`, those decided in it,
    /// and those that waited at `now`.
    pub(super) fn handoffs(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        names: &Names,
        within: Within,
    ) -> Result<Vec<HandoffFact>> {
        let session = &self.session;
        let (handoffs, clocks) = (hidden(session, Kind::Handoff, "t")?, hidden(session, Kind::Clock, "c")?);
        let own_fields = by.iter().any(|dimension| matches!(dimension, Dimension::Field(_)));
        let custom = if own_fields { "p.custom" } else { "null" };
        let sign = if within.is_some() { "+" } else { "" };
        let only = within.map_or_else(String::new, |(from, until)| {
            format!(
                " and t.id in (select id from handoff where decided_at is not null and removed is null \
                 and decided_at >= {} and decided_at < {} union all select id from handoff where decided_at is not null \
                 and removed is null and decided_at > ?1 union all select id from handoff indexed by handoff_waiting where verdict = 'offered' \
                 and removed is null and archived = 0)",
                from.0, until.0
            )
        });
        let sql = format!(
            "select t.id, t.prospect, t.verdict, t.offered_at, t.decided_at, p.archived, f.started_at, f.late_at, \
             f.standing, f.paused_seconds, m.calendar, v.following, k.owner, \
             coalesce((select s.\"to\" from handoff_step s where s.handoff = t.id and s.removed is null \
               and s.step in ('offered', 'passed_on') and s.at <= coalesce(t.decided_at, ?1) \
               order by s.at desc, s.id desc limit 1), t.decided_by), \
             coalesce(t.\"from\", p.marketing_owner), r.code, p.campaign, p.asset, p.source, p.account, p.region, {custom} \
             from handoff t join prospect p on p.id = t.prospect left join reason r on r.id = t.reason \
             left join clock k on k.id = (select c.id from clock c join term x on x.id = c.term \
               where c.handoff = t.id and x.kind = 'decision' and c.removed is null{clocks} order by c.id desc limit 1) \
             left join clock_face f on f.clock = k.id left join term m on m.id = k.term \
             left join agreement_version v on v.id = m.version_of \
             where t.removed is null and p.removed is null and {sign}t.offered_at <= ?1{handoffs}{only} order by t.id"
        );
        let mut facts = Vec::new();
        let mut times: Vec<(usize, Measured)> = Vec::new();
        session.each(&sql, &[now.0.into()], |row| {
            let at = |column: usize| -> Result<Option<Instant>> { Ok(row.opt_int(column)?.map(Instant)) };
            let offered = Instant(row.int(3)?);
            let decided = at(4)?.filter(|decided| *decided <= now);
            let late = at(7)?.filter(|late| row.str(8) == Ok("running") && *late < now);
            let verdict = Verdict::named(row.str(2)?).unwrap_or_default();
            let (became, decided_at) = match (decided, verdict) {
                (Some(decided), Verdict::Accepted) => (Became::Accepted, Some(decided)),
                (Some(decided), Verdict::Refused) => (Became::Refused, Some(decided)),
                (Some(decided), Verdict::Recycled) => (Became::Recycled, Some(decided)),
                (Some(decided), Verdict::Withdrawn) => (Became::TakenBack, Some(decided)),
                // Nobody can judge who was put away.
                _ if row.int(5)? != 0 => return Ok(()),
                _ if late.is_some() => (Became::Expired, late),
                _ => (Became::Waiting, None),
            };
            let links = Links {
                owner: row.opt_int(13)?,
                marketing_owner: row.opt_int(14)?,
                reason: row.opt_text(15)?,
                campaign: row.opt_int(16)?,
                asset: row.opt_int(17)?,
                source: row.opt_text(18)?,
                account: row.opt_int(19)?,
                region: row.opt_text(20)?,
                prospect_custom: row.opt_text(21)?,
                ..Links::default()
            };
            if let Some(until) = decided.filter(|_| matches!(became, Became::Accepted | Became::Refused)) {
                let from = at(6)?.unwrap_or(offered);
                let clock = row.opt_int(6)?.is_some();
                let owner = if clock { row.opt_int(12)? } else { links.owner };
                let team = Following::named(row.str(11)?) == Some(Following::Team);
                let (calendar, paused) = (row.opt_int(10)?, row.opt_int(9)?.unwrap_or(0));
                times.push((facts.len(), Measured { from, until, owner, calendar, team, paused }));
            }
            facts.push(HandoffFact {
                handoff: row.int(0)?,
                prospect: row.int(1)?,
                became,
                offered: zone.day(offered),
                decided: decided_at.map(|at| zone.day(at)),
                seconds: None,
                groups: names.groups(by, &links),
            });
            Ok(())
        })?;
        self.measure(now, &mut facts, times)?;
        Ok(facts)
    }

    fn measure(&self, now: Instant, facts: &mut [HandoffFact], times: Vec<(usize, Measured)>) -> Result<()> {
        if times.is_empty() {
            return Ok(());
        }
        let mut transfers = Transfers::new();
        let ids: Vec<i64> = times.iter().filter_map(|(place, _)| facts.get(*place)).map(|fact| fact.handoff).collect();
        let sql = "select s.handoff, s.at, s.\"to\" from json_each(?1) j join handoff_step s on s.handoff = j.value \
                   where s.step = 'passed_on' and s.removed is null order by s.handoff, s.at, s.id";
        self.session.each(sql, &[json(&ids).as_str().into()], |row| {
            transfers.entry(row.int(0)?).or_default().push((Instant(row.int(1)?), row.opt_int(2)?));
            Ok(())
        })?;
        let mut work = Work::new(&self.session, now)?;
        // A team that names a calendar which is gone is told so where calendars are: its figures still stand.
        let own = hours::team_calendar(&mut work).unwrap_or_default();
        let mut measure = Measure { work, own, transfers, hours: HashMap::new() };
        for (place, asked) in times {
            if let Some(fact) = facts.get_mut(place) {
                fact.seconds = Some(measure.seconds(fact.handoff, &asked)?);
            }
        }
        Ok(())
    }
}
