//! The one timeline of a prospect or a deal: touches by either side and what happened between them.

use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Channel, DealStep, HandoffMove, Side};
use crate::domain::record::Kind;
use crate::domain::time::{Day, Instant};
use crate::store::session::{Row, Session};
use crate::store::{Result, Store};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody reached out.
    Touch {
        /// How.
        channel: Channel,
        /// Whether the prospect did.
        inbound: bool,
        /// The outcome's code, or empty.
        outcome: String,
        /// What was noted.
        note: String,
    },
    /// A lifecycle stage was entered.
    Stage(Lifecycle),
    /// Something was said about a hand-off.
    Handoff {
        /// What.
        step: HandoffMove,
        /// Handle of who has it from then on, or empty.
        to: String,
        /// Code and name of a refusal's reason, or empty.
        reason: String,
        /// Until when the prospect rests.
        until: Option<Day>,
        /// What was said.
        note: String,
    },
    /// A deal took a step into a stage.
    Deal {
        /// The step.
        step: DealStep,
        /// The stage's name.
        stage: String,
        /// Why, where it closed.
        reason: String,
    },
}

/// One item of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// What.
    pub event: Event,
    /// Who, or empty.
    pub by: String,
    /// On which side they work.
    pub side: Option<Side>,
    /// The campaign's name, or the deal's title, that it belongs to, or empty.
    pub about: String,
}

const TOUCHES: &str = "select x.at, x.channel, x.direction, x.outcome, x.note, m.handle, m.side, coalesce(c.name, d.title) \
    from touch x left join member m on m.id = x.member left join campaign c on c.id = x.campaign \
    left join deal d on d.id = x.deal where x.removed is null and ";

fn touch(row: &Row<'_>) -> Result<Moment> {
    Ok(Moment {
        at: Instant(row.int(0)?),
        event: Event::Touch {
            channel: Channel::named(row.str(1)?).unwrap_or(Channel::Other),
            inbound: row.str(2)? == "in",
            outcome: row.text(3)?,
            note: row.text(4)?,
        },
        by: row.text(5)?,
        side: Side::named(row.str(6)?),
        about: row.text(7)?,
    })
}

fn step(row: &Row<'_>) -> Result<Moment> {
    Ok(Moment {
        at: Instant(row.int(0)?),
        event: Event::Deal {
            step: DealStep::named(row.str(1)?).unwrap_or_default(),
            stage: row.text(2)?,
            reason: row.text(3)?,
        },
        by: row.text(4)?,
        side: Side::named(row.str(5)?),
        about: row.text(6)?,
    })
}

const STEPS: &str = "select e.at, e.step, s.name, e.reason, m.handle, m.side, d.title from deal_event e \
    join deal d on d.id = e.deal left join stage s on s.id = e.stage left join member m on m.id = e.owner \
    where e.removed is null and d.removed is null and ";

/// What hides the steps of an open import, and those of its deals.
fn steps_hidden(session: &Session) -> Result<String> {
    Ok(super::hidden(session, Kind::DealEvent, "e")? + &super::hidden(session, Kind::Deal, "d")?)
}

impl Store {
    /// The newest `limit` moments of a prospect, newest first, and how many there are in all.
    ///
    /// # Errors
    /// The engine's.
    pub fn timeline_of_prospect(&self, prospect: i64, limit: u64) -> Result<(Vec<Moment>, u64)> {
        let session = &self.session;
        let hidden = super::hidden(session, Kind::Touch, "x")?;
        let id = [prospect.into()];
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = format!("{TOUCHES} x.prospect = ?1{hidden} order by x.at desc, x.id desc limit ?2");
        let mut moments = session.rows(&sql, &[prospect.into(), most.into()], touch)?;
        let count = format!("select count(*) from touch x where x.prospect = ?1 and x.removed is null{hidden}");
        let touches = u64::try_from(session.number(&count, &id)?).unwrap_or(0);
        let hidden = super::hidden(session, Kind::StageEntry, "e")?;
        let entries = format!(
            "select e.at, e.stage, d.title from stage_entry e left join deal d on d.id = e.deal \
             where e.prospect = ?1 and e.removed is null{hidden} order by e.id"
        );
        let mut events = session.rows(&entries, &id, |row| {
            Ok(Moment {
                at: Instant(row.int(0)?),
                event: Event::Stage(Lifecycle::named(row.str(1)?).unwrap_or(Lifecycle::Lead)),
                by: String::new(),
                side: None,
                about: row.text(2)?,
            })
        })?;
        let said = self.handoff_moments(prospect)?;
        // The stage that a verdict brings with it is told by the verdict.
        let told = |moment: &Moment| match moment.event {
            Event::Stage(Lifecycle::Sal | Lifecycle::Recycled | Lifecycle::Disqualified) => {
                said.iter().any(|step| step.at == moment.at)
            }
            _ => false,
        };
        events.retain(|moment| !told(moment));
        events.extend(said);
        let hidden = steps_hidden(session)?;
        events.extend(session.rows(&format!("{STEPS} d.prospect = ?1{hidden} order by e.id"), &id, step)?);
        let total = touches + events.len() as u64;
        moments.extend(events);
        Ok((newest(moments, limit), total))
    }

    /// What was said about a prospect's hand-offs, in the order of writing.
    fn handoff_moments(&self, prospect: i64) -> Result<Vec<Moment>> {
        let hidden = super::hidden(&self.session, Kind::HandoffStep, "s")?;
        let sql = format!(
            "select s.at, s.step, w.handle, r.code, r.name, s.until, s.note, m.handle, m.side \
             from handoff h join handoff_step s on s.handoff = h.id left join member w on w.id = s.\"to\" \
             left join reason r on r.id = s.reason left join member m on m.id = s.member \
             where h.prospect = ?1 and h.removed is null and s.removed is null{hidden} order by s.id"
        );
        self.session.rows(&sql, &[prospect.into()], |row| {
            let step = HandoffMove::named(row.str(1)?).unwrap_or_default();
            let reason = format!("{} {}", row.text(3)?, row.text(4)?).trim().to_owned();
            let until = row.opt_int(5)?.map(Day);
            Ok(Moment {
                at: Instant(row.int(0)?),
                event: Event::Handoff { step, to: row.text(2)?, reason, until, note: row.text(6)? },
                by: row.text(7)?,
                side: Side::named(row.str(8)?),
                about: String::new(),
            })
        })
    }

    /// The newest `limit` moments of a deal, newest first: its steps, its touches and, where it is about a
    /// prospect, theirs.
    ///
    /// # Errors
    /// The engine's.
    pub fn timeline_of_deal(&self, deal: i64, prospect: Option<i64>, limit: u64) -> Result<Vec<Moment>> {
        let session = &self.session;
        let hidden = super::hidden(session, Kind::Touch, "x")?;
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let steps = format!("{STEPS} e.deal = ?1{} order by e.id", steps_hidden(session)?);
        let mut moments = session.rows(&steps, &[deal.into()], step)?;
        let sql = format!("{TOUCHES} x.deal = ?1{hidden} order by x.at desc, x.id desc limit ?2");
        moments.extend(session.rows(&sql, &[deal.into(), most.into()], touch)?);
        if let Some(prospect) = prospect {
            let sql = format!(
                "{TOUCHES} x.prospect = ?1 and x.deal is not ?3{hidden} order by x.at desc, x.id desc limit ?2"
            );
            moments.extend(session.rows(&sql, &[prospect.into(), most.into(), deal.into()], touch)?);
        }
        Ok(newest(moments, limit))
    }
}

/// Newest first; what happened at the same instant keeps its order, the later written first.
fn newest(mut moments: Vec<Moment>, limit: u64) -> Vec<Moment> {
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.at));
    moments.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    moments
}
