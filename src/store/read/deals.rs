//! Deals as a table and as a board: orders, rows, totals.

use super::page::{Listing, Order, Part, not_offered, rows_of, visible};
use crate::domain::money::{Currency, Money, Totals};
use crate::domain::nouns::{Semantic, Stage};
use crate::domain::record::{Entity, Kind};
use crate::domain::time::{Day, Instant};
use crate::store::filter::Condition;
use crate::store::{Result, Store, rows};

/// The orders that an index delivers.
pub const SORTS: &[&str] = &["expected_close", "title", "created", "amount", "owner", "stage"];

/// A deal, as a card or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealLine {
    /// Number.
    pub id: i64,
    /// How often it was written.
    pub version: i64,
    /// Title.
    pub title: String,
    /// The company's name, or empty.
    pub account: String,
    /// The first product's name, or empty.
    pub product: String,
    /// The prospect it is about.
    pub prospect: Option<i64>,
    /// The amount; where none was set, quantity × list price of its lines, all of one currency.
    pub amount: Option<Money>,
    /// Whether the amount comes from the lines.
    pub derived: bool,
    /// Stage.
    pub stage: i64,
    /// What it means.
    pub status: Semantic,
    /// Since when it is in it.
    pub since: Instant,
    /// Handle of the owner, or empty.
    pub owner: String,
    /// When it was opened.
    pub created: Option<Instant>,
    /// When it should close.
    pub expected_close: Option<Day>,
    /// When it closed.
    pub closed: Option<Instant>,
    /// The next step, or empty.
    pub next_step: String,
    /// The next step's day.
    pub next_due: Option<Day>,
    /// Not to be worked on before.
    pub wait_until: Option<Day>,
}

/// Which deals, in which order.
#[derive(Debug, Clone)]
pub struct Deals<'a> {
    /// What they must be.
    pub condition: Condition,
    /// Only these.
    pub among: Option<&'a [i64]>,
    /// A field of [`SORTS`].
    pub sort: &'a str,
    /// From the greatest to the least.
    pub descending: bool,
}

/// How many deals a stage has, and their amounts by currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StageSum {
    /// How many.
    pub count: u64,
    /// Their amounts.
    pub value: Totals,
}

impl Store {
    /// The pipeline's stages in order.
    ///
    /// # Errors
    /// The engine's.
    pub fn stages(&self) -> Result<Vec<Stage>> {
        let mut stages: Vec<Stage> =
            rows::all(&self.session, Kind::Stage)?.iter().filter(|found| !found.archived).map(Stage::of).collect();
        stages.sort_by_key(|stage| (stage.position, stage.id));
        Ok(stages)
    }

    /// An order of deals by a field of [`SORTS`].
    pub(super) fn deal_order(&self, sort: &str, descending: bool) -> Result<Order> {
        Ok(match sort {
            "expected_close" => Order::by_known("t.expected_close", descending),
            "title" => Order::by_known("t.title_key", descending),
            "created" => Order::by_known("t.created_at", descending),
            "amount" => Order::by_known("t.amount", descending),
            "owner" => self.by_owner(descending)?,
            "stage" => {
                let stages = self.all_stages()?;
                let when = stages.iter().map(|id| format!(" and t.stage = {id}"));
                Order::grouped(when, &["t.stage_since"], descending)
            }
            other => return Err(not_offered(other, SORTS)),
        })
    }

    fn deals(&self, asked: &Deals<'_>) -> Result<Listing<'_>> {
        let order = self.deal_order(asked.sort, asked.descending)?;
        let mut condition = visible(&self.session, Kind::Deal, asked.condition.clone())?;
        if let Some(ids) = asked.among {
            condition = condition.among(ids);
        }
        Ok(Listing { session: &self.session, kind: Kind::Deal, condition, order, keep: None })
    }

    /// Stages in the pipeline's order; those put away may still have deals.
    fn all_stages(&self) -> Result<Vec<i64>> {
        self.session.rows("select id from stage where removed is null order by position, id", &[], |row| row.int(0))
    }

    /// Owners by handle, deals of nobody last.
    fn by_owner(&self, descending: bool) -> Result<Order> {
        let sql = "select id from member where removed is null order by handle_key, id";
        let members = self.session.rows(sql, &[], |row| row.int(0))?;
        let mut order = Order::grouped(members.iter().map(|id| format!(" and t.owner = {id}")), &[], descending);
        order.segments.push(super::page::Segment { when: " and t.owner is null".to_owned(), keys: Vec::new() });
        Ok(order)
    }

    /// The numbers of a part's deals. `total` is the list's length where it is known.
    ///
    /// # Errors
    /// `sort-not-offered`; the engine's.
    pub fn deal_ids(&self, asked: &Deals<'_>, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        self.deals(asked)?.ids(part, total)
    }

    /// How many deals the list has.
    ///
    /// # Errors
    /// The engine's.
    pub fn deal_count(&self, asked: &Deals<'_>) -> Result<u64> {
        self.deals(asked)?.count()
    }

    /// The numbers of a stage's deals, those moved last first.
    ///
    /// # Errors
    /// The engine's.
    pub fn column_ids(&self, asked: &Deals<'_>, stage: i64, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        let mut listing = self.deals(&Deals { sort: "created", ..asked.clone() })?;
        listing.order = Order::grouped([format!(" and t.stage = {stage}")].into_iter(), &["t.stage_since"], true);
        listing.ids(part, total)
    }

    /// How many deals each stage has and what they are worth, derived amounts included.
    ///
    /// # Errors
    /// The engine's.
    pub fn stage_sums(&self, asked: &Deals<'_>) -> Result<std::collections::BTreeMap<i64, StageSum>> {
        let condition = self.deals(&Deals { sort: "created", ..asked.clone() })?.condition;
        let mut sums: std::collections::BTreeMap<i64, StageSum> = std::collections::BTreeMap::new();
        let sql = format!(
            "select t.stage, t.currency, count(*), count(t.amount), cast(sum(t.amount) as bigint) from deal t \
             where {} group by t.stage, t.currency",
            condition.sql
        );
        self.session.each(&sql, &condition.given(), |row| {
            let sum = sums.entry(row.int(0)?).or_default();
            sum.count += u64::try_from(row.int(2)?).unwrap_or(0);
            let priced = u64::try_from(row.int(3)?).unwrap_or(0);
            if let (Ok(currency), Some(minor)) = (row.str(1)?.parse::<Currency>(), row.opt_int(4)?) {
                let total = sum.value.0.entry(currency).or_default();
                total.minor += i128::from(minor);
                total.count += priced;
            }
            Ok(())
        })?;
        let hidden = super::hidden(&self.session, Kind::DealLine, "l")?;
        let (value, currency) = derived(&hidden);
        // Of all deals: on the index that was just walked. By the amount's own, which the engine prefers, it looks
        // up every one of these deals for its stage.
        let all = asked.condition.is_everything() && asked.among.is_none();
        let by = if all { " indexed by deal_sums" } else { "" };
        let sql = format!(
            "select t.stage, {currency}, {value} from deal t{by} where {} and t.amount is null \
             and exists (select 1 from deal_line l where l.deal = t.id and l.removed is null{hidden})",
            condition.sql
        );
        self.session.each(&sql, &condition.given(), |row| {
            if let (Ok(currency), Some(minor)) = (row.str(1)?.parse::<Currency>(), row.opt_int(2)?) {
                sums.entry(row.int(0)?).or_default().value.add(Money { minor, currency });
            }
            Ok(())
        })?;
        Ok(sums)
    }

    /// Deals by their numbers, in that order.
    ///
    /// # Errors
    /// The engine's.
    pub fn deal_lines(&self, ids: &[i64]) -> Result<Vec<DealLine>> {
        let hidden = super::hidden(&self.session, Kind::DealLine, "l")?;
        let (value, currency) = derived(&hidden);
        let sql = format!(
            "select t.id, t.version, t.title, a.name, \
             (select r.name from deal_line l join product r on r.id = l.product where l.deal = t.id and l.removed is null{hidden} \
               order by l.id limit 1), \
             t.prospect, t.amount, t.currency, case when t.amount is null then {value} end, \
             case when t.amount is null then {currency} end, t.stage, t.status, t.stage_since, o.handle, t.created_at, \
             t.expected_close, t.closed_at, t.next_step, t.next_due, t.wait_until \
             from json_each(?1) j join deal t on t.id = j.value left join account a on a.id = t.account \
             left join member o on o.id = t.owner where t.removed is null"
        );
        rows_of(&self.session, &sql, ids, &[], |row| {
            let money = |column: usize, code: usize| -> Result<Option<Money>> {
                let (minor, currency) = (row.opt_int(column)?, row.str(code)?.parse::<Currency>().ok());
                Ok(minor.zip(currency).map(|(minor, currency)| Money { minor, currency }))
            };
            let (own, lines) = (money(6, 7)?, money(8, 9)?);
            let line = DealLine {
                id: row.int(0)?,
                version: row.int(1)?,
                title: row.text(2)?,
                account: row.text(3)?,
                product: row.text(4)?,
                prospect: row.opt_int(5)?,
                amount: own.or(lines),
                derived: own.is_none() && lines.is_some(),
                stage: row.int(10)?,
                status: Semantic::named(row.str(11)?).unwrap_or_default(),
                since: Instant(row.opt_int(12)?.unwrap_or(0)),
                owner: row.text(13)?,
                created: row.opt_int(14)?.map(Instant),
                expected_close: row.opt_int(15)?.map(Day),
                closed: row.opt_int(16)?.map(Instant),
                next_step: row.text(17)?,
                next_due: row.opt_int(18)?.map(Day),
                wait_until: row.opt_int(19)?.map(Day),
            };
            Ok((line.id, line))
        })
    }
}

/// What a deal's lines are worth, where their prices are of one currency, and that currency; without the
/// lines that `hidden` leaves out.
fn derived(hidden: &str) -> (String, String) {
    let of = |value: &str| {
        format!(
            "(select {value} from deal_line l join product r on r.id = l.product where l.deal = t.id and l.removed is null \
             and r.list_price is not null{hidden} having min(r.currency) = max(r.currency))"
        )
    };
    (of("cast(sum(l.quantity * r.list_price) as bigint)"), of("max(r.currency)"))
}
