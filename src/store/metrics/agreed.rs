//! The facts that figures of the agreement are counted from: clocks and first answers of a period.

use super::names::{Links, Names};
use crate::domain::agreement::clock::State;
use crate::domain::metrics::agreement::{ClockFact, Response};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::nouns::{Standing, TermKind};
use crate::domain::time::{Instant, Zone};
use crate::store::session::Row;
use crate::store::{Result, Store};

/// What a row's prospect and owner link it with, from the column `first` on.
fn links(row: &Row<'_>, first: usize) -> Result<Links> {
    Ok(Links {
        owner: row.opt_int(first)?,
        marketing_owner: row.opt_int(first + 1)?,
        campaign: row.opt_int(first + 2)?,
        asset: row.opt_int(first + 3)?,
        source: row.opt_text(first + 4)?,
        account: row.opt_int(first + 5)?,
        region: row.opt_text(first + 6)?,
        prospect_custom: row.opt_text(first + 7)?,
        ..Links::default()
    })
}

const PROSPECT: &str = "p.marketing_owner, p.campaign, p.asset, p.source, p.account, p.region, p.custom";

/// A first answer whose seconds are not known yet: to whom the hand-off went, when it was offered, when it was answered.
pub type Answered = (Response, Option<i64>, Instant, Option<Instant>);

impl Store {
    /// The clocks that are due or started in a period, with what they are at `now`.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_facts(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        (from, until): (Instant, Instant),
    ) -> Result<Vec<ClockFact>> {
        let names: Names = self.names(by)?;
        let sql = format!(
            "select f.clock, m.kind, f.started_at, f.warn_at, f.due_at, f.late_at, f.standing, f.ended_at, f.owner, {PROSPECT} \
             from clock_face f join term m on m.id = f.term join prospect p on p.id = f.prospect \
             where f.started_at <= ?1 and f.clock in ( \
             select x.clock from term y cross join clock_face x on x.term = y.id \
             where x.due_at >= ?2 and (x.due_at < ?3 or x.started_at < ?3) \
             union all select x.clock from clock_face x \
             where x.standing = 'paused' and x.due_at is null and x.started_at >= ?2 and x.started_at < ?3) order by f.clock"
        );
        self.session.rows(&sql, &[now.0.into(), from.0.into(), until.0.into()], |row| {
            let at = |column: usize| row.opt_int(column).map(|at| at.map(Instant));
            let standing = Standing::named(row.str(6)?).unwrap_or_default();
            let (warn, due, late, ended) = (at(3)?, at(4)?, at(5)?, at(7)?);
            Ok(ClockFact {
                clock: row.int(0)?,
                kind: TermKind::named(row.str(1)?).unwrap_or_default(),
                started: zone.day(Instant(row.int(2)?)),
                due: due.map(|due| zone.day(due)),
                state: State::at(standing, ended, late, warn, now),
                groups: names.groups(by, &links(row, 8)?),
            })
        })
    }

    /// The first answers to the hand-offs of a period. Seconds are filled in by who knows the calendars.
    ///
    /// # Errors
    /// The engine's.
    pub fn response_facts(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        period: (Instant, Instant),
    ) -> Result<Vec<Answered>> {
        let names: Names = self.names(by)?;
        let found = self.responses(period, now)?;
        let ids: Vec<i64> = found.iter().map(|one| one.0).collect();
        let sql = format!(
            "select h.id, h.\"to\", {PROSPECT} from json_each(?1) j join handoff h on h.id = j.value \
             join prospect p on p.id = h.prospect"
        );
        let list = crate::store::filter::json(&ids);
        let mut groups = std::collections::HashMap::new();
        if !by.is_empty() {
            self.session.each(&sql, &[list.as_str().into()], |row| {
                groups.insert(row.int(0)?, names.groups(by, &links(row, 1)?));
                Ok(())
            })?;
        }
        Ok(found
            .into_iter()
            .map(|(handoff, to, offered, answered)| {
                let groups = groups.remove(&handoff).unwrap_or_default();
                (Response { handoff, day: zone.day(offered), seconds: None, groups }, to, offered, answered)
            })
            .collect())
    }
}
