//! Deals as the formulas need them: what was closed and reopened when, and what is open now.

use super::names::{Links, Names};
use super::{Within, money};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Closing, ClosingFact, OpenFact};
use crate::domain::record::Kind;
use crate::domain::time::{Instant, Zone};
use crate::store::read::hidden;
use crate::store::{Result, Store};

impl Store {
    /// With `within`, those of the deals that closed or were reopened then: all of them, as a reversal takes back what
    /// was booked before.
    pub(super) fn closings(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        names: &Names,
        within: Within,
    ) -> Result<Vec<ClosingFact>> {
        let mut hidden = hidden(&self.session, Kind::Deal, "d")?;
        // Else the index on steps would bring the whole history.
        let step = if within.is_some() { "coalesce(e.step, '')" } else { "e.step" };
        if let Some((from, until)) = within {
            let of = |step| {
                format!(
                    "select deal from deal_event where removed is null and step = '{step}' and at >= {} and at < {}",
                    from.0, until.0
                )
            };
            let deals = ["won", "lost", "reopened"].map(of).join(" union all ");
            hidden.push_str(&format!(" and e.deal in ({deals})"));
        }
        let custom = if by.iter().any(|dimension| matches!(dimension, Dimension::Field(_))) {
            "d.custom, p.custom"
        } else {
            "null, null"
        };
        let sql = format!(
            "select e.deal, e.step, e.at, e.amount, e.currency, e.owner, coalesce(e.marketing_owner, p.marketing_owner), \
             e.reason, d.account, coalesce(d.campaign, p.campaign), p.asset, coalesce(d.source, p.source), \
             coalesce(d.engaged_at, d.created_at), coalesce(p.first_contact_at, p.created_at), d.stage, p.region, {custom} \
             from deal_event e join deal d on d.id = e.deal left join prospect p on p.id = d.prospect \
             where e.removed is null and {step} in ('won', 'lost', 'reopened') and e.at <= ?1 and d.removed is null{hidden} \
             order by e.deal, e.at, e.id"
        );
        let mut facts: Vec<ClosingFact> = Vec::new();
        self.session.each(&sql, &[now.0.into()], |row| {
            let deal = row.int(0)?;
            let last = facts.last_mut().filter(|fact| fact.deal == deal && fact.stands);
            let what = match row.str(1)? {
                "won" => Closing::Won,
                "lost" => Closing::Lost,
                _ => match last.as_ref().map(|fact| fact.what) {
                    Some(Closing::Won) => Closing::WinReversed,
                    Some(Closing::Lost) => Closing::LossReversed,
                    _ => return Ok(()),
                },
            };
            let reversal = matches!(what, Closing::WinReversed | Closing::LossReversed);
            let mut amount = money(row, 3)?;
            if let Some(closing) = last.filter(|_| reversal) {
                closing.stands = false;
                // What is taken back is what was booked, whatever the deal is worth by now.
                amount = closing.amount;
            }
            let links = Links {
                deal: Some(deal),
                owner: row.opt_int(5)?,
                marketing_owner: row.opt_int(6)?,
                reason: row.opt_text(7)?,
                account: row.opt_int(8)?,
                campaign: row.opt_int(9)?,
                asset: row.opt_int(10)?,
                source: row.opt_text(11)?,
                stage: row.opt_int(14)?,
                region: row.opt_text(15)?,
                custom: row.opt_text(16)?,
                prospect_custom: row.opt_text(17)?,
            };
            facts.push(ClosingFact {
                deal,
                what,
                day: zone.day(Instant(row.int(2)?)),
                amount,
                stands: !reversal,
                began: row.opt_int(12)?.map(|at| zone.day(Instant(at))),
                first_contact: row.opt_int(13)?.map(|at| zone.day(Instant(at))),
                groups: names.groups(by, &links),
            });
            Ok(())
        })?;
        Ok(facts)
    }

    pub(super) fn open_deals(&self, zone: &Zone, by: &[Dimension], names: &Names) -> Result<Vec<OpenFact>> {
        let lines = hidden(&self.session, Kind::DealLine, "l")?;
        let hidden = hidden(&self.session, Kind::Deal, "d")?;
        let custom = if by.iter().any(|dimension| matches!(dimension, Dimension::Field(_))) {
            "d.custom, p.custom"
        } else {
            "null, null"
        };
        let sql = format!(
            "select d.id, d.amount, d.currency, coalesce(d.probability, s.probability), coalesce(d.created_at, d.engaged_at), \
             d.owner, coalesce(d.marketing_owner, p.marketing_owner), d.account, coalesce(d.campaign, p.campaign), p.asset, \
             coalesce(d.source, p.source), d.stage, p.region, {custom}, l.value, l.currency \
             from deal d join stage s on s.id = d.stage left join prospect p on p.id = d.prospect \
             left join (select l.deal, cast(sum(l.quantity * r.list_price) as bigint) as value, max(r.currency) as currency \
               from deal_line l join product r on r.id = l.product where l.removed is null and r.list_price is not null{lines} \
               group by l.deal having min(r.currency) = max(r.currency)) l on l.deal = d.id and d.amount is null \
             where d.removed is null and d.archived = 0 and d.status = 'open'{hidden} order by d.id"
        );
        self.session.rows(&sql, &[], |row| {
            let links = Links {
                deal: Some(row.int(0)?),
                owner: row.opt_int(5)?,
                marketing_owner: row.opt_int(6)?,
                account: row.opt_int(7)?,
                campaign: row.opt_int(8)?,
                asset: row.opt_int(9)?,
                source: row.opt_text(10)?,
                stage: row.opt_int(11)?,
                region: row.opt_text(12)?,
                custom: row.opt_text(13)?,
                prospect_custom: row.opt_text(14)?,
                reason: None,
            };
            let own = money(row, 1)?;
            Ok(OpenFact {
                deal: row.int(0)?,
                value: if own.is_some() { own } else { money(row, 15)? },
                probability: row.int(3)?,
                day: row.opt_int(4)?.map(|at| zone.day(Instant(at))),
                groups: names.groups(by, &links),
            })
        })
    }
}
