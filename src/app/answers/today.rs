//! The day of the person who asks: a fixed ladder, each rung with the first things on it and how many there are.

mod items;
mod ladder;

use super::Reading;
use crate::app::goals;
use crate::app::hours::Hours;
use crate::app::service::Service;
use crate::app::views::{Message, Rung, TodayPage, TodayTeam};
use crate::domain::agreement::escalation::threshold;
use crate::domain::agreement::span::Span;
use crate::domain::nouns::{Member, Role, Side};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::{Day, Instant};
use crate::store::read::{DueSet, Whose};

/// At most so many things are shown of a rung, and so many news.
const SHOWN: u64 = 20;
/// Who never looked is told what came back in so many days.
const FIRST_LOOK: i64 = 7;

/// What the ladder is climbed with.
struct Climb<'a> {
    service: &'a Service,
    texts: &'a crate::app::texts::Texts,
    hours: Hours<'a>,
    whose: Whose,
    /// Whose side it is; nothing: of all (management, auditors, nobody in particular).
    side: Option<Side>,
    now: Instant,
    today: Day,
    since: Option<Instant>,
    rungs: Vec<Rung>,
}

/// Whose things a session is about: a member's own; for management, auditors and where nobody is known, everybody's.
pub(in crate::app) fn whose(service: &Service) -> Whose {
    match service.actor() {
        Some(member) => {
            let whole = member.side == Side::Management || member.role == Role::Auditor;
            Whose { member: member.id, side: member.side, whole }
        }
        None => Whose { member: 0, side: Side::Management, whole: true },
    }
}

impl Reading<'_> {
    pub(super) fn today(&mut self) -> Result<TodayPage, Refusal> {
        let service = self.service;
        let mark = self.caches.seen.since(service);
        let whose = whose(service);
        let mut climb = Climb {
            service,
            texts: self.texts,
            hours: Hours::new(service),
            whose,
            side: service.actor().map(|member| member.side).filter(|_| !whose.whole),
            now: service.now(),
            today: service.today(),
            since: mark.map(|mark| mark.at),
            rungs: Vec::new(),
        };
        climb.up()?;
        let next = if climb.rungs.is_empty() { climb.next()? } else { None };
        Ok(TodayPage { rungs: climb.rungs, next })
    }

    /// The goals' pace, and what colleagues did: from here on this member has looked at it.
    pub(super) fn today_team(&mut self) -> Result<TodayTeam, Refusal> {
        let service = self.service;
        let mark = self.caches.seen.since(service);
        let goals = goals::current(service, service.actor().map(|member| member.side))?;
        let (seqs, news_total) = service.store().news(whose(service).member, mark.map_or(0, |mark| mark.seq), SHOWN)?;
        let news = self.journal_rows(&seqs)?;
        self.caches.seen.look(service)?;
        Ok(TodayTeam { goals: goals::rows(service, &goals)?, news, news_total })
    }
}

impl Climb<'_> {
    /// Late clocks that are this person's matter by escalation: the terms with the instant from which, and whose.
    fn escalated(&mut self) -> Result<Option<DueSet>, Refusal> {
        let Some(me) = self.service.actor() else { return Ok(None) };
        let management = me.side == Side::Management;
        if me.role == Role::Auditor {
            return Ok(None);
        }
        let owners = if management { None } else { Some(self.reports(me)?) };
        if owners.as_ref().is_some_and(Vec::is_empty) {
            return Ok(None);
        }
        let mut terms = Vec::new();
        let mut known: Vec<(Option<i64>, String, Option<Instant>)> = Vec::new();
        for term in self.service.store().escalations()? {
            let Some(after) = (if management { term.management.clone() } else { term.manager.clone() }) else {
                continue;
            };
            let found = known.iter().find(|(calendar, text, _)| *calendar == term.calendar && *text == after);
            let from = match found {
                Some((.., from)) => *from,
                None => {
                    let calendar = self.hours.calendar(term.calendar)?;
                    // A version says it in a form that was read when it was written.
                    let from = Span::parse(&after).ok().and_then(|span| threshold(&calendar, span, self.now));
                    known.push((term.calendar, after, from));
                    from
                }
            };
            terms.extend(from.map(|from| (term.term, from)));
        }
        Ok(Some(DueSet::Escalated(terms, owners)))
    }

    /// Those who report to a member, by name or by handle.
    fn reports(&self, me: &Member) -> Result<Vec<i64>, Refusal> {
        let (name, handle) = (fold(&me.name), fold(&me.handle));
        let all = self.service.store().records(Kind::Member, 0, 100_000)?;
        let mine = |member: &Member| {
            let manager = member.manager.as_deref().map(fold).unwrap_or_default();
            !manager.is_empty() && (manager == name || manager == handle) && member.id != me.id
        };
        Ok(all.iter().map(Member::of).filter(mine).map(|member| member.id).collect())
    }

    /// What comes next where nothing waits.
    fn next(&mut self) -> Result<Option<Message>, Refusal> {
        let store = self.service.store();
        let clock = store.running(&DueSet::Next, self.whose, self.now, 1)?.pop();
        let step = store.steps(self.whose, self.today, (Some(self.today.plus(1)), None), 1)?.pop();
        let zone = self.service.zone();
        let when = |at: Instant| self.texts.moment(at, self.now, zone);
        let first =
            clock.as_ref().is_some_and(|clock| step.as_ref().is_none_or(|step| zone.day(clock.late) <= step.due));
        Ok(match (clock, step) {
            (Some(clock), _) if first => {
                Some(Message::new("next-clock").with("name", clock.name).with("when", when(clock.late)))
            }
            (_, Some(step)) => {
                let day = self.texts.day_near(step.due, self.today);
                Some(Message::new("next-step").with("name", step.title).with("day", day))
            }
            _ => None,
        })
    }
}
