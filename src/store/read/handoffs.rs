//! Hand-offs: the inbox of sales, what is disputed, what was decided, and what became of a campaign's leads.

use super::page::{Listing, Order, Part, Segment, rows_of, visible};
use crate::domain::agreement::clock::State;
use crate::domain::nouns::{Dispute, RecycleRule, Standing, TermKind, Verdict};
use crate::domain::record::Kind;
use crate::domain::time::{Day, Instant};
use crate::store::filter::Condition;
use crate::store::session::Row;
use crate::store::{Result, Store};

/// Which hand-offs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HandoffSet {
    /// Every one, the last offered first.
    #[default]
    All,
    /// Without a verdict, of prospects that are not put away, the longest waiting first.
    Waiting,
    /// Those that want a word of somebody: disputed ones, which wait for an answer, then those without a verdict; of
    /// prospects that are not put away, the oldest first.
    Open,
    /// Those of the waiting ones whose decision clock has run out.
    Expired,
    /// A side disputes them and waits for an answer, the oldest first.
    Disputed,
    /// Decided so, the last first.
    Decided(Verdict),
}

/// A list of hand-offs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Handoffs {
    /// Which.
    pub set: HandoffSet,
    /// Only those whose verdict this member owes, or gave.
    pub to: Option<i64>,
    /// Now: what has run out by then is expired.
    pub now: Instant,
}

/// Where a running clock of a hand-off stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// What is owed.
    pub kind: TermKind,
    /// When its owner is warned.
    pub warn: Option<Instant>,
    /// When it is due; nothing while it is paused.
    pub due: Option<Instant>,
    /// From when it is late.
    pub late: Option<Instant>,
    /// Its ready-made standing.
    pub standing: Standing,
    /// When it ended.
    pub ended: Option<Instant>,
}

impl Running {
    /// What the clock is at `now`.
    pub fn state(&self, now: Instant) -> State {
        State::at(self.standing, self.ended, self.late, self.warn, now)
    }

    /// Reads the columns of [`FACE`] from `first` on.
    fn read(row: &Row<'_>, first: usize) -> Result<Option<Self>> {
        let Some(kind) = TermKind::named(row.str(first)?) else { return Ok(None) };
        let at = |column: usize| -> Result<Option<Instant>> { Ok(row.opt_int(first + column)?.map(Instant)) };
        Ok(Some(Self {
            kind,
            warn: at(1)?,
            due: at(2)?,
            late: at(3)?,
            standing: Standing::named(row.str(first + 4)?).unwrap_or_default(),
            ended: at(5)?,
        }))
    }
}

const FACE: &str = "m.kind, f.warn_at, f.due_at, f.late_at, f.standing, f.ended_at";

/// One hand-off with the names around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffLine {
    /// Number.
    pub id: i64,
    /// How often it was written.
    pub version: i64,
    /// The prospect.
    pub prospect: i64,
    /// Their name.
    pub name: String,
    /// Their company's name, or empty.
    pub account: String,
    /// Name of the campaign that brought them, or empty.
    pub campaign: String,
    /// Which passage of the prospect it is; above 1 it was recycled before.
    pub episode: i64,
    /// Handle of who offered it, or empty.
    pub from: String,
    /// Handle of whose verdict it waits for, or who works on it; empty: the whole sales side.
    pub to: String,
    /// When it was offered.
    pub offered: Instant,
    /// What sales said.
    pub verdict: Verdict,
    /// When.
    pub decided: Option<Instant>,
    /// Handle of who said it, or empty.
    pub by: String,
    /// Code of the reason of a refusal, or empty.
    pub reason: String,
    /// The reason's name, or empty.
    pub reason_name: String,
    /// Until when it rests.
    pub until: Option<Day>,
    /// Whether somebody disputes it.
    pub dispute: Dispute,
    /// The clock of its verdict, where one was agreed.
    pub decision: Option<Running>,
}

impl HandoffLine {
    /// Whether it waits though its decision clock has run out: derived, never written.
    pub fn expired(&self, now: Instant) -> bool {
        self.verdict == Verdict::Offered && self.decision.is_some_and(|clock| clock.state(now) == State::Overdue)
    }
}

/// How often something became of a campaign's hand-offs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The verdict.
    pub verdict: Verdict,
    /// Of a refusal: the reason's code and name.
    pub reason: Option<(String, String)>,
    /// How often.
    pub count: u64,
}

/// A reason for refusing, as forms offer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonLine {
    /// Its code.
    pub code: String,
    /// What it says.
    pub name: String,
    /// What it means for the prospect.
    pub rule: RecycleRule,
    /// For how many days it rests.
    pub days: Option<i64>,
}

/// Whether a side waits for the other's answer.
const DISPUTED: &str = "dispute in ('by_marketing', 'by_sales')";

/// Of a prospect that is put away nobody wants anything.
const THERE: &str = " and exists (select 1 from prospect p where p.id = t.prospect and p.removed is null \
    and p.archived = 0)";

impl Handoffs {
    fn condition(self) -> Condition {
        let mut made = Condition::default();
        let waits = format!(" and t.verdict = 'offered'{THERE}");
        match self.set {
            HandoffSet::All => {}
            HandoffSet::Waiting => made.sql.push_str(&waits),
            // Which of the two it is stands in the order.
            HandoffSet::Open => made.sql.push_str(&format!(" and (t.verdict = 'offered' or t.{DISPUTED}){THERE}")),
            HandoffSet::Expired => {
                let now = made.bind(self.now.0);
                made.sql.push_str(&format!(
                    "{waits} and exists (select 1 from clock k join term m on m.id = k.term \
                     join clock_face f on f.clock = k.id where k.handoff = t.id and k.removed is null \
                     and m.kind = 'decision' and f.standing = 'running' and f.late_at < {now})"
                ));
            }
            HandoffSet::Disputed => made.sql.push_str(&format!(" and t.{DISPUTED}")),
            HandoffSet::Decided(verdict) => {
                made.sql.push_str(&format!(" and t.decided_at is not null and t.verdict = '{}'", verdict.word()));
            }
        }
        if let Some(to) = self.to {
            let to = made.bind(to);
            made.sql.push_str(&format!(" and t.\"to\" = {to}"));
        }
        made
    }

    fn order(self) -> Order {
        match self.set {
            HandoffSet::All => Order { segments: vec![Segment::default()], descending: true },
            HandoffSet::Waiting | HandoffSet::Expired => Order::by("t.offered_at", false),
            HandoffSet::Open => {
                let segments =
                    [format!(" and t.{DISPUTED}"), format!(" and t.verdict = 'offered' and not t.{DISPUTED}")];
                Order::grouped(segments.into_iter(), &["t.offered_at"], false)
            }
            HandoffSet::Disputed => {
                let sides = [Dispute::ByMarketing, Dispute::BySales];
                let segments = sides.iter().map(|side| format!(" and t.dispute = '{}'", side.word()));
                Order::grouped(segments, &["t.offered_at"], false)
            }
            HandoffSet::Decided(_) => Order::by("t.decided_at", true),
        }
    }
}

impl Store {
    /// The numbers of a part of a list of hand-offs. `total` is the list's length where it is known.
    ///
    /// # Errors
    /// The engine's.
    pub fn handoff_ids(&self, asked: Handoffs, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        self.handoff_list(asked)?.ids(part, total)
    }

    /// How many hand-offs a list has.
    ///
    /// # Errors
    /// The engine's.
    pub fn handoff_count(&self, asked: Handoffs) -> Result<u64> {
        if asked.set != HandoffSet::Open {
            return self.handoff_list(asked)?.count();
        }
        // Asked for both at once the engine walks through all that were ever offered.
        let waiting = self.handoff_list(Handoffs { set: HandoffSet::Waiting, ..asked })?;
        let mut disputed = Handoffs { set: HandoffSet::Disputed, ..asked }.condition();
        disputed.sql.push_str(&format!(" and t.verdict <> 'offered'{THERE}"));
        let condition = visible(&self.session, Kind::Handoff, disputed)?;
        let disputed = Listing { condition, order: asked.order(), ..self.handoff_list(asked)? };
        Ok(waiting.count()? + disputed.count()?)
    }

    fn handoff_list(&self, asked: Handoffs) -> Result<Listing<'_>> {
        let condition = visible(&self.session, Kind::Handoff, asked.condition())?;
        Ok(Listing { session: &self.session, kind: Kind::Handoff, condition, order: asked.order(), keep: None })
    }

    /// Hand-offs by their numbers, in that order.
    ///
    /// # Errors
    /// The engine's.
    pub fn handoff_lines(&self, ids: &[i64]) -> Result<Vec<HandoffLine>> {
        let clocks = super::hidden(&self.session, Kind::Clock, "k")?;
        let sql = format!(
            "select t.id, t.version, t.prospect, p.name, a.name, c.name, t.episode, o.handle, w.handle, t.offered_at, \
             t.verdict, t.decided_at, d.handle, r.code, r.name, t.until, t.dispute, {FACE} \
             from json_each(?1) j join handoff t on t.id = j.value join prospect p on p.id = t.prospect \
             left join account a on a.id = p.account left join campaign c on c.id = p.campaign \
             left join member o on o.id = t.\"from\" left join member w on w.id = t.\"to\" \
             left join member d on d.id = t.decided_by left join reason r on r.id = t.reason \
             left join clock_face f on f.clock = (select k.id from clock k join term x on x.id = k.term \
               where k.handoff = t.id and x.kind = 'decision' and k.removed is null{clocks} order by k.id desc limit 1) \
             left join term m on m.id = f.term where t.removed is null"
        );
        rows_of(&self.session, &sql, ids, &[], |row| {
            let line = HandoffLine {
                id: row.int(0)?,
                version: row.int(1)?,
                prospect: row.int(2)?,
                name: row.text(3)?,
                account: row.text(4)?,
                campaign: row.text(5)?,
                episode: row.int(6)?,
                from: row.text(7)?,
                to: row.text(8)?,
                offered: Instant(row.int(9)?),
                verdict: Verdict::named(row.str(10)?).unwrap_or_default(),
                decided: row.opt_int(11)?.map(Instant),
                by: row.text(12)?,
                reason: row.text(13)?,
                reason_name: row.text(14)?,
                until: row.opt_int(15)?.map(Day),
                dispute: Dispute::named(row.str(16)?).unwrap_or_default(),
                decision: Running::read(row, 17)?,
            };
            Ok((line.id, line))
        })
    }

    /// The last hand-off of a prospect.
    ///
    /// # Errors
    /// The engine's.
    pub fn last_handoff(&self, prospect: i64) -> Result<Option<HandoffLine>> {
        let hidden = super::hidden(&self.session, Kind::Handoff, "t")?;
        let sql = format!(
            "select t.id from handoff t where t.prospect = ?1 and t.removed is null{hidden} order by t.id desc limit 1"
        );
        let id = self.session.row(&sql, &[prospect.into()], |row| row.int(0))?;
        Ok(self.handoff_lines(&id.into_iter().collect::<Vec<_>>())?.pop())
    }

    /// The clock of a prospect that runs out first; paused ones come after the running ones.
    ///
    /// # Errors
    /// The engine's.
    pub fn next_clock(&self, prospect: i64) -> Result<Option<Running>> {
        let hidden = super::hidden(&self.session, Kind::Clock, "k")?;
        let sql = format!(
            "select {FACE} from clock_face f join term m on m.id = f.term join clock k on k.id = f.clock \
             where f.prospect = ?1 and k.removed is null and f.standing in ('running', 'paused'){hidden} \
             order by f.late_at is null, f.late_at, f.clock limit 1"
        );
        Ok(self.session.row(&sql, &[prospect.into()], |row| Running::read(row, 0))?.flatten())
    }

    /// What became of the hand-offs of a campaign's prospects, the most frequent first.
    ///
    /// # Errors
    /// The engine's.
    pub fn fates(&self, campaign: i64) -> Result<Vec<Fate>> {
        let hidden = super::hidden(&self.session, Kind::Handoff, "h")?;
        let sql = format!(
            "select h.verdict, r.code, r.name, count(*) from prospect p join handoff h on h.prospect = p.id \
             left join reason r on r.id = h.reason where p.campaign = ?1 and p.removed is null and h.removed is null{hidden} \
             group by h.verdict, h.reason order by count(*) desc, r.code"
        );
        self.session.rows(&sql, &[campaign.into()], |row| {
            let reason = row.opt_text(1)?.zip(row.opt_text(2)?);
            let count = u64::try_from(row.int(3)?).unwrap_or(0);
            Ok(Fate { verdict: Verdict::named(row.str(0)?).unwrap_or_default(), reason, count })
        })
    }

    /// The team's reasons for refusing, by code.
    ///
    /// # Errors
    /// The engine's.
    pub fn reasons(&self) -> Result<Vec<ReasonLine>> {
        let sql =
            "select code, name, rule, days from reason where removed is null and archived = 0 order by code_key, id";
        self.session.rows(sql, &[], |row| {
            Ok(ReasonLine {
                code: row.text(0)?,
                name: row.text(1)?,
                rule: RecycleRule::named(row.str(2)?).unwrap_or_default(),
                days: row.opt_int(3)?,
            })
        })
    }
}
