//! The things on the rungs: what to do, what happens if nothing is done, until when, and how much working time is left.

use super::Climb;
use crate::app::views::{Judged, Mark, Message, Opens, TodayItem};
use crate::domain::nouns::{Dispute, TermKind, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{DueLine, Stands, Step, Waiting};

impl Climb<'_> {
    /// Whose it is, where it is not the reader's own.
    fn owner(&self, handle: &str) -> String {
        let own = self.service.actor().is_some_and(|me| me.handle == handle);
        if own { String::new() } else { handle.to_owned() }
    }

    fn when(&self, at: Instant) -> String {
        self.texts.moment(at, self.now, self.service.zone())
    }

    pub(super) fn of_clocks(&mut self, code: &'static str, found: &[DueLine]) -> Result<Vec<TodayItem>, Refusal> {
        let owners: Vec<i64> = found.iter().filter_map(|clock| clock.owner).collect();
        self.hours.know(&owners)?;
        found.iter().map(|clock| self.of_clock(code, clock)).collect()
    }

    fn of_clock(&mut self, code: &'static str, clock: &DueLine) -> Result<TodayItem, Refusal> {
        let left = self.hours.left(clock.calendar, clock.owner, clock.late, self.now)?;
        let todo = match clock.kind {
            TermKind::Depth => {
                Message::new("todo-depth").with("made", clock.attempts.0).with("needed", clock.attempts.1)
            }
            TermKind::Decision => Message::new("todo-verdict"),
            TermKind::Feedback => Message::new("todo-answer"),
            _ => Message::new("todo-speed"),
        };
        let otherwise = match (code, clock.kind) {
            ("escalated", _) => "or-escalated",
            ("late", TermKind::Decision) => "or-expired",
            ("late", _) => "or-breached",
            (_, TermKind::Decision) => "or-expires",
            _ => "or-breach",
        };
        let mark = match clock.late < self.now {
            true => Mark::Late,
            false if clock.warn.is_some_and(|warn| warn <= self.now) => Mark::Due,
            false => Mark::None,
        };
        let opens = match clock.kind {
            TermKind::Decision => Opens::Handoff(clock.handoff.0, clock.prospect),
            _ => Opens::Clock(clock.id, clock.prospect),
        };
        let stands = &clock.stands;
        Ok(TodayItem {
            handoff: Some(judged(clock.handoff.0, stands)),
            said: self.said(stands, stands.verdict != Verdict::Accepted),
            name: clock.name.clone(),
            account: clock.account.clone(),
            todo,
            otherwise: Message::new(otherwise).with("when", self.when(clock.late)).with("term", &clock.term),
            owner: self.owner(&clock.handle),
            due: Some(clock.late),
            left: Some(left),
            mark,
            opens,
            prospect: Some(clock.prospect),
            version: clock.handoff.1,
        })
    }

    /// A hand-off as an item without a clock.
    fn of_handoff(&self, waiting: &Waiting, todo: Message, otherwise: Message, owner: &str) -> TodayItem {
        TodayItem {
            handoff: Some(judged(waiting.id, &waiting.stands)),
            said: self.said(&waiting.stands, true),
            name: waiting.name.clone(),
            account: waiting.account.clone(),
            todo,
            otherwise,
            owner: self.owner(owner),
            due: None,
            left: None,
            mark: Mark::None,
            opens: Opens::Handoff(waiting.id, waiting.prospect),
            prospect: Some(waiting.prospect),
            version: waiting.version,
        }
    }

    pub(super) fn of_offer(&self, waiting: &Waiting) -> TodayItem {
        let otherwise = Message::new("or-waits").with("when", self.when(waiting.offered));
        self.of_handoff(waiting, Message::new("todo-verdict"), otherwise, &waiting.to)
    }

    pub(super) fn of_disputes(&mut self, found: &[Waiting]) -> Result<Vec<TodayItem>, Refusal> {
        let ids: Vec<i64> = found.iter().map(|waiting| waiting.id).collect();
        let clocks = self.service.store().answers_due(&ids)?;
        let owners: Vec<i64> = clocks.iter().filter_map(|clock| clock.owner).collect();
        self.hours.know(&owners)?;
        let mut items = Vec::with_capacity(found.len());
        for waiting in found {
            let other = if self.whose.whole { &waiting.to } else { "" };
            let mut item = self.of_handoff(waiting, Message::new("todo-answer"), Message::new("or-unanswered"), other);
            // That it is disputed is why it stands on this rung.
            item.said.retain(|said| !said.id.starts_with("handoff-answer-owed"));
            if let Some(clock) = clocks.iter().find(|clock| clock.handoff == waiting.id) {
                item.due = Some(clock.late);
                item.left = Some(self.hours.left(clock.calendar, clock.owner, clock.late, self.now)?);
                item.mark = if clock.late < self.now { Mark::Late } else { Mark::Due };
            }
            items.push(item);
        }
        Ok(items)
    }

    pub(super) fn of_steps(&mut self, found: &[Step]) -> Result<Vec<TodayItem>, Refusal> {
        let team = if found.is_empty() { None } else { Some(self.hours.team()?) };
        let item = |step: &Step| {
            // A day's step may be done until the day is over.
            let due = self.service.zone().start(step.due.plus(1));
            let left = team.as_ref().map(|hours| match due >= self.now {
                true => hours.working(self.now, due),
                false => -hours.working(due, self.now),
            });
            let todo = match step.step.is_empty() {
                true => Message::new("todo-step-unnamed"),
                false => Message::new("todo-step").with("step", &step.step),
            };
            let late = due <= self.now;
            let day = self.texts.day_near(step.due, self.today);
            TodayItem {
                name: step.title.clone(),
                account: step.account.clone(),
                todo,
                otherwise: Message::new(if late { "or-slipped" } else { "or-slips" }).with("day", day),
                owner: self.owner(&step.owner),
                due: Some(Instant(due.0 - 1)),
                left,
                mark: if late { Mark::Late } else { Mark::Due },
                opens: Opens::Deal(step.deal),
                handoff: None,
                said: Vec::new(),
                prospect: step.prospect,
                version: step.version,
            }
        };
        Ok(found.iter().map(item).collect())
    }

    pub(super) fn of_rest(&self, waiting: &Waiting) -> TodayItem {
        let day = waiting.stands.until.map(|day| self.texts.day_near(day, self.today)).unwrap_or_default();
        let todo = Message::new("todo-offer-again").with("day", day);
        let mut item = self.of_handoff(waiting, todo, Message::new("or-forgotten"), &waiting.from);
        item.mark = Mark::Due;
        item.opens = Opens::Prospect(waiting.prospect);
        item
    }

    /// What became of a hand-off that its marketer waits for.
    pub(super) fn of_fate(&self, waiting: &Waiting) -> TodayItem {
        let (todo, otherwise) = match waiting.stands.verdict {
            Verdict::Refused | Verdict::Recycled => {
                let disputed = matches!(waiting.stands.dispute, Dispute::ByMarketing | Dispute::BySales);
                (
                    self.verdict(&waiting.stands),
                    Message::new(if disputed { "or-unanswered" } else { "or-accepted-silently" }),
                )
            }
            _ => {
                let when = self.when(waiting.offered);
                (Message::new("todo-waits").with("when", &when), Message::new("or-sales-decides"))
            }
        };
        let mut item = self.of_handoff(waiting, todo, otherwise, &waiting.to);
        // What is to be known says it already.
        item.said = self.said(&waiting.stands, false);
        item
    }

    /// What sales said, with its reason or its day.
    fn verdict(&self, stands: &Stands) -> Message {
        match stands.verdict {
            Verdict::Refused => Message::new("todo-refused").with("reason", &stands.reason),
            _ => {
                let day = stands.until.map(|day| self.texts.day_near(day, self.today)).unwrap_or_default();
                Message::new("todo-recycled").with("day", day)
            }
        }
    }

    /// Why it stands where it stands: the verdict, where it is to be told, the dispute, and the last word with them.
    fn said(&self, stands: &Stands, verdict: bool) -> Vec<Message> {
        let back = matches!(stands.verdict, Verdict::Refused | Verdict::Recycled);
        let verdict = (verdict && back).then(|| self.verdict(stands));
        let dispute = match stands.dispute {
            Dispute::ByMarketing => Some(Message::new("handoff-answer-owed-sales")),
            Dispute::BySales => Some(Message::new("handoff-answer-owed-marketing")),
            Dispute::None | Dispute::Answered => None,
        };
        let by = if stands.by.is_empty() { self.texts.get("somebody") } else { stands.by.clone() };
        let word = (!stands.note.is_empty())
            .then(|| Message::new("today-said").with("by", by).with("note", stands.note.as_str()));
        [verdict, dispute, word].into_iter().flatten().collect()
    }
}

fn judged(handoff: i64, stands: &Stands) -> Judged {
    Judged { id: handoff, verdict: stands.verdict.word(), dispute: stands.dispute.word() }
}
