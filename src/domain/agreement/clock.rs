//! A clock: a term that runs on one subject. Only events are kept; when it is due and where it stands is derived
//! from them for any instant (DOMAIN sections 2 and 4.1, R1, R9).

use super::hours::Hours;
use super::span::Span;
use crate::domain::calendar::Calendar;
use crate::domain::nouns::{Standing, TermKind};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// What a term asks of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which debt: speed, depth, decision or feedback.
    pub kind: TermKind,
    /// Within which working time.
    pub within: Span,
    /// How many working seconds more still count as kept.
    pub grace: i64,
    /// How many working seconds before the due time the owner is warned; nothing: a quarter of the time.
    pub warn: Option<i64>,
    /// Depth: how many attempts.
    pub attempts: usize,
    /// Depth: on how many different days.
    pub days: usize,
    /// Depth: attempts closer than so many seconds are one.
    pub spacing: i64,
    /// Whether the team's calendar goes on measuring after a transfer.
    pub team_calendar: bool,
}

/// What happened to a clock's subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// Somebody who owes it tried to reach the person.
    Attempt,
    /// The person was reached, or nothing more is to be gained by trying.
    Reached,
    /// Sales said what becomes of it.
    Verdict,
    /// A dispute was answered.
    Reply,
    /// Stopped for a reason.
    Paused,
    /// Runs again.
    Resumed,
    /// Another person owes it.
    Transferred(Option<i64>),
    /// Let go for a reason.
    Waived,
    /// Its subject is gone.
    Cancelled,
}

/// A dated event. Events may be given in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Event {
    /// When it happened.
    pub at: Instant,
    /// The number of its row, which decides between events of one instant.
    pub order: i64,
    /// What.
    pub what: What,
}

/// A clock as its events tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Who owes it.
    pub owner: Option<i64>,
    /// When its owner is warned; nothing while it is paused.
    pub warn_at: Option<Instant>,
    /// When it is due; nothing while it is paused.
    pub due_at: Option<Instant>,
    /// From when it is late.
    pub late_at: Option<Instant>,
    /// Where it stands.
    pub standing: Standing,
    /// When it was answered, waived or cancelled.
    pub ended_at: Option<Instant>,
    /// For how many working seconds it was paused.
    pub paused_seconds: i64,
    /// Depth: the attempts that count.
    pub attempts: usize,
    /// Depth: the days they were made on.
    pub days: usize,
}

/// What a clock is at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// There is time.
    Running,
    /// The due time is near.
    DueSoon,
    /// The due time is over and nothing was done: a breach, though it is open.
    Overdue,
    /// Done in time.
    Met,
    /// Done too late.
    Breached,
    /// Stopped.
    Paused,
    /// Let go.
    Waived,
    /// Its subject is gone.
    Cancelled,
}

impl State {
    /// Its word on the command line and in JSON; `clock-state-<word>` is its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::Met => "met",
            Self::Breached => "breached",
            Self::Paused => "paused",
            Self::Waived => "waived",
            Self::Cancelled => "cancelled",
        }
    }

    /// What a clock is at `now`, from its ready-made columns. An end that lies after `now` has not happened.
    pub fn at(
        standing: Standing,
        ended: Option<Instant>,
        late: Option<Instant>,
        warn: Option<Instant>,
        now: Instant,
    ) -> Self {
        let ended = ended.filter(|ended| *ended <= now);
        match (standing, ended) {
            (Standing::Waived, Some(_)) => Self::Waived,
            (Standing::Cancelled, Some(_)) => Self::Cancelled,
            (Standing::Answered, Some(ended)) if late.is_none_or(|late| ended <= late) => Self::Met,
            (Standing::Answered, Some(_)) => Self::Breached,
            (Standing::Paused, _) => Self::Paused,
            _ if late.is_some_and(|late| now > late) => Self::Overdue,
            _ if warn.is_some_and(|warn| now >= warn) => Self::DueSoon,
            _ => Self::Running,
        }
    }
}

impl Face {
    /// What the clock is at `now`.
    pub fn state(&self, now: Instant) -> State {
        State::at(self.standing, self.ended_at, self.late_at, self.warn_at, now)
    }
}

/// One stretch of a clock's life on one calendar.
struct Stretch {
    from: Instant,
    /// Nothing: it goes on.
    until: Option<Instant>,
    owner: Option<i64>,
    paused: bool,
}

/// Derives a clock from its events. What happened before the start of a speed or decision clock answers it at once.
///
/// # Errors
/// The calendar's: `calendar-never-works`.
pub fn face(rule: &Rule, hours: &Hours, start: Instant, owner: Option<i64>, events: &[Event]) -> Result<Face, Refusal> {
    let mut sorted = events.to_vec();
    sorted.sort_unstable();
    let (standing, ended, attempts, days) = end(rule, hours, start, &sorted);
    let stretches = stretches(start, owner, ended, &sorted);
    let counting = Counting::new(rule, hours, start, &stretches)?;
    let late_after = counting.target.saturating_add(rule.grace.saturating_mul(Instant::SECOND));
    let warn = rule.warn.map_or(counting.target / 4, |seconds| seconds.saturating_mul(Instant::SECOND));
    let warn_after = counting.target - warn.min(counting.target);
    let late_at = counting.reached(late_after)?;
    // What was answered too late can still be let go; what was answered in time needs no waiver.
    let forgiven = sorted.iter().find(|event| event.what == What::Waived).map(|event| event.at);
    let (standing, ended) = match (standing, ended, late_at, forgiven) {
        (Standing::Answered, Some(answered), Some(late), Some(waived)) if answered > late && waived >= answered => {
            (Standing::Waived, Some(waived))
        }
        (standing, ended, ..) => (standing, ended),
    };
    let last = stretches.last();
    let paused = ended.is_none() && last.is_some_and(|stretch| stretch.paused);
    Ok(Face {
        owner: last.and_then(|stretch| stretch.owner),
        warn_at: counting.reached(warn_after)?,
        due_at: counting.reached(counting.target)?,
        late_at,
        standing: if paused { Standing::Paused } else { standing },
        ended_at: ended,
        paused_seconds: counting.paused(),
        attempts,
        days,
    })
}

/// When and how the clock ended, and the attempts that count.
fn end(rule: &Rule, hours: &Hours, start: Instant, events: &[Event]) -> (Standing, Option<Instant>, usize, usize) {
    let (answered, attempts, days) = match rule.kind {
        TermKind::Depth => depth(rule, hours, start, events),
        _ => {
            let wanted = |event: &&Event| match rule.kind {
                TermKind::Speed => matches!(event.what, What::Attempt | What::Reached),
                TermKind::Feedback => event.what == What::Reply && event.at >= start,
                _ => event.what == What::Verdict,
            };
            (events.iter().find(wanted).map(|event| event.at.max(start)), 0, 0)
        }
    };
    let let_go = events.iter().find(|event| matches!(event.what, What::Waived | What::Cancelled));
    match (answered, let_go) {
        (Some(at), Some(gone)) if gone.at < at => (standing_of(gone), Some(gone.at.max(start)), attempts, days),
        (Some(at), _) => (Standing::Answered, Some(at), attempts, days),
        (None, Some(gone)) => (standing_of(gone), Some(gone.at.max(start)), attempts, days),
        (None, None) => (Standing::Running, None, attempts, days),
    }
}

const fn standing_of(event: &Event) -> Standing {
    if matches!(event.what, What::Waived) { Standing::Waived } else { Standing::Cancelled }
}

/// Enough attempts on enough days, or an outcome that makes more of them pointless.
fn depth(rule: &Rule, hours: &Hours, start: Instant, events: &[Event]) -> (Option<Instant>, usize, usize) {
    let mut last: Option<Instant> = None;
    let mut count = 0;
    let mut days: Vec<Day> = Vec::new();
    for event in events.iter().filter(|event| event.at >= start) {
        match event.what {
            What::Reached => return (Some(event.at), count, days.len()),
            What::Attempt if last.is_none_or(|last| event.at.0 - last.0 >= rule.spacing * Instant::SECOND) => {
                last = Some(event.at);
                count += 1;
                let day = hours.of(None).zone().day(event.at);
                if !days.contains(&day) {
                    days.push(day);
                }
                if count >= rule.attempts && days.len() >= rule.days {
                    return (Some(event.at), count, days.len());
                }
            }
            _ => {}
        }
    }
    (None, count, days.len())
}

/// The life of the clock, cut where it was paused, went on or changed hands; nothing after its end counts.
fn stretches(start: Instant, owner: Option<i64>, ended: Option<Instant>, events: &[Event]) -> Vec<Stretch> {
    let mut all = vec![Stretch { from: start, until: None, owner, paused: false }];
    for event in events.iter().filter(|event| ended.is_none_or(|ended| event.at < ended)) {
        let Some(last) = all.last_mut() else { break };
        let (owner, paused) = match event.what {
            What::Paused => (last.owner, true),
            What::Resumed => (last.owner, false),
            What::Transferred(to) => (to, last.paused),
            _ => continue,
        };
        let at = event.at.max(last.from);
        last.until = Some(at);
        all.push(Stretch { from: at, until: None, owner, paused });
    }
    // What ends while it is paused runs on from its end: it has a due time, and counts in the period of that.
    if let (Some(ended), Some(last)) = (ended, all.last_mut())
        && last.paused
    {
        let at = ended.max(last.from);
        last.until = Some(at);
        let owner = last.owner;
        all.push(Stretch { from: at, until: None, owner, paused: false });
    }
    all
}

/// The working time that a clock has used, stretch by stretch; microseconds, so that parts add up.
struct Counting<'a> {
    rule: &'a Rule,
    hours: &'a Hours,
    stretches: &'a [Stretch],
    /// The working time that it has.
    target: i64,
}

impl<'a> Counting<'a> {
    fn new(rule: &'a Rule, hours: &'a Hours, start: Instant, stretches: &'a [Stretch]) -> Result<Self, Refusal> {
        let calendar = hours.of(stretches.first().and_then(|stretch| stretch.owner));
        let target = match rule.within {
            Span::Seconds(seconds) => seconds.saturating_mul(Instant::SECOND),
            Span::Days(days) => calendar.working_micros(start, end_of_working_day(calendar, start, days)?),
        };
        Ok(Self { rule, hours, stretches, target })
    }

    /// The calendar of a stretch: its owner's, or after a transfer the team's where that was agreed.
    fn calendar(&self, stretch: &Stretch) -> &'a Calendar {
        let moved = self.stretches.first().is_some_and(|first| first.owner != stretch.owner);
        if moved && self.rule.team_calendar { self.hours.of(None) } else { self.hours.of(stretch.owner) }
    }

    /// When the clock has used so much; nothing while it is paused before that.
    fn reached(&self, micros: i64) -> Result<Option<Instant>, Refusal> {
        let mut left = micros;
        for stretch in self.stretches {
            let calendar = self.calendar(stretch);
            match (stretch.paused, stretch.until) {
                (true, None) => return Ok(None),
                (true, Some(_)) => {}
                (false, Some(until)) => {
                    let used = calendar.working_micros(stretch.from, until);
                    if used >= left {
                        return calendar.due_micros(stretch.from, left).map(Some);
                    }
                    left -= used;
                }
                (false, None) => return calendar.due_micros(stretch.from, left).map(Some),
            }
        }
        Ok(None)
    }

    fn paused(&self) -> i64 {
        let closed = self.stretches.iter().filter(|stretch| stretch.paused);
        let micros: i64 = closed
            .filter_map(|stretch| Some(self.calendar(stretch).working_micros(stretch.from, stretch.until?)))
            .sum();
        (micros + Instant::SECOND / 2) / Instant::SECOND
    }
}

/// The closing of the `count`-th working day after the day of `start`.
pub(super) fn end_of_working_day(calendar: &Calendar, start: Instant, count: i64) -> Result<Instant, Refusal> {
    let first = calendar.zone().day(start).plus(1);
    let mut next = first;
    loop {
        let missing = count - calendar.working_days(first, next);
        if missing <= 0 {
            break;
        }
        // At most one working day a day: this never jumps over the one that is looked for.
        let far = Day(next.0 + missing);
        if calendar.working_days(next, far) == 0 {
            next = calendar.zone().day(calendar.next_opening(calendar.zone().start(far))?);
        } else {
            next = far;
        }
    }
    let last = Day(next.0 - 1);
    let opening = calendar.zone().start(last);
    calendar.due_micros(opening, calendar.working_micros(opening, calendar.zone().start(next)))
}
