//! What a generated team has agreed on: its calendar, why sales may refuse, two signed versions with their terms, and
//! the clocks that run under them.

use super::calendar::{Calendar, PAST, closures};
use super::team::{Team, ZONE};
use super::words::Library;
use crate::app::calendars::holidays;
use crate::domain::agreement::clock::{Face, Rule, face};
use crate::domain::agreement::hours::{self, Hours};
use crate::domain::agreement::{events, term};
use crate::domain::calendar::Exception;
use crate::domain::nouns::{
    self, AgreementVersion, CalendarDay, Clock, ClockStep, Following, HandoffStep, Obliged, Reason, RecycleRule, Side,
    Term, TermKind, Touch, Window,
};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// The office's week.
const WEEK: &str = "mon-fri 08:30-12:30 13:30-18:00";
/// The country whose holidays it keeps.
const COUNTRY: &str = "it";
/// How many years of holidays to come are known.
const YEARS: i32 = 10;

/// The reasons for a refusal, in the order of their names: code, what follows, and for how many days.
const REASONS: [(&str, RecycleRule, Option<i64>); 6] = [
    ("FIT-01", RecycleRule::Archive, None),
    ("FIT-02", RecycleRule::Archive, None),
    ("TIM-01", RecycleRule::Recycle, Some(90)),
    ("TIM-02", RecycleRule::Recycle, Some(365)),
    ("ENG-01", RecycleRule::Nurture, None),
    ("DAT-01", RecycleRule::Nurture, None),
];

/// Whether a refusal for the reason of that number ends a prospect's way.
pub(super) fn is_final(reason: i64) -> bool {
    rule(reason).is_some_and(|(_, rule, _)| *rule == RecycleRule::Archive)
}

/// For how many days a prospect rests that was refused for that reason.
pub(super) fn rest(reason: i64) -> Option<i64> {
    rule(reason).and_then(|(_, _, days)| *days)
}

fn rule(reason: i64) -> Option<&'static (&'static str, RecycleRule, Option<i64>)> {
    usize::try_from(reason - 1).ok().and_then(|at| REASONS.get(at))
}

/// The public holidays of the team's country in all years of its history and some to come.
pub(super) fn days_off(library: &Library, today: Day) -> Result<Vec<Exception>, Refusal> {
    use chrono::Datelike;
    let (first, last) = (today.plus(-PAST - 60).date().year(), today.date().year() + YEARS);
    holidays::country(COUNTRY)?.holidays(&[], first..=last, library.language)
}

/// A term as its clocks need it.
#[derive(Debug)]
struct Running {
    term: i64,
    side: Obliged,
    rule: Rule,
}

/// A version that was signed.
#[derive(Debug)]
struct Signed {
    from: Day,
    terms: Vec<Running>,
}

/// What is in force, and on whose calendar it is measured.
#[derive(Debug)]
pub(super) struct Agreement {
    versions: Vec<Signed>,
    hours: Hours,
    sides: Vec<Side>,
    /// Calendar, days, reasons, agreement, versions, terms: in the order in which they are founded.
    pub founding: Vec<Record>,
    /// The first days of the versions that are signed, oldest first, and of the one that is drafted.
    pub starts: [Day; 3],
}

/// What begins clocks: a hand-off or a dispute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occasion {
    pub kinds: &'static [TermKind],
    pub side: Side,
    pub owner: Option<i64>,
    pub at: Instant,
    /// Since when an attempt counts as an answer.
    pub since: Instant,
}

/// What has been told of a clock's subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub prospect: i64,
    pub handoff: i64,
    pub steps: &'a [HandoffStep],
    pub touches: &'a [Touch],
    /// What was done to its clocks: numbered by [`Agreement::clocks`]'s `number`.
    pub moves: &'a [(TermKind, ClockStep)],
}

impl Agreement {
    pub(super) fn new(
        library: &Library,
        calendar: &Calendar,
        team: &Team,
        off: &[Exception],
        prospects: u64,
    ) -> Result<Self, Refusal> {
        let words = &library.words.agreement;
        let row =
            nouns::Calendar { id: 1, name: words.calendar.clone(), zone: ZONE.to_owned(), hours: WEEK.to_owned() };
        let days = office_days(library, calendar.today, off);
        let leave = leave(library, calendar, team);
        let office = hours::calendar(&row, &days)?;
        let mut all = Hours::team(office.clone());
        for member in leave.iter().filter_map(|day| day.member) {
            let own: Vec<CalendarDay> = leave.iter().filter(|day| day.member == Some(member)).cloned().collect();
            all = all.with(member, office.with_leave(&hours::exceptions(&own)?));
        }
        let quarter = Period::quarter_of(calendar.today);
        let first = |period: Option<Period>| period.and_then(|period| period.from()).unwrap_or(calendar.today);
        let starts = [first(quarter.previous()), first(Some(quarter)), quarter.until().unwrap_or(calendar.today)];
        let mut founding = vec![row.record()];
        founding.extend(days.iter().chain(&leave).map(Entity::record));
        founding.extend(reasons(library));
        founding.push(nouns::Agreement { id: 0, name: words.name.clone(), note: Some(words.note.clone()) }.record());
        let mut versions = Vec::new();
        let [previous, current, _] = starts;
        for (from, number) in [(previous, 1), (current, 2)] {
            founding.push(version(from, number).record());
            let mut terms = Vec::new();
            for (term, id) in self::terms(library, number, prospects).into_iter().zip((number - 1) * TERMS + 1..) {
                if term.kind.has_clocks() {
                    terms.push(Running { term: id, side: term.side, rule: term::rule(&term, Following::Owner)? });
                }
                founding.push(term.record());
            }
            versions.push(Signed { from, terms });
        }
        Ok(Self { versions, hours: all, sides: team.sides(), founding, starts })
    }

    /// The clocks that an occasion starts, each with where it stands and what was done to it; `number` gives a clock
    /// and a step of a clock their numbers.
    pub(super) fn clocks(
        &self,
        calendar: &Calendar,
        occasion: Occasion,
        told: Told<'_>,
        number: &mut dyn FnMut(bool) -> i64,
    ) -> Vec<(Clock, Face, Vec<ClockStep>)> {
        let day = calendar.day(occasion.at);
        let Some(version) = self.versions.iter().rev().find(|version| version.from <= day) else { return Vec::new() };
        let owed = |running: &&Running| {
            let theirs = match running.side {
                Obliged::Both => true,
                Obliged::Marketing => occasion.side == Side::Marketing,
                Obliged::Sales => occasion.side == Side::Sales,
            };
            theirs && occasion.kinds.contains(&running.rule.kind)
        };
        let mut all = Vec::new();
        for running in version.terms.iter().filter(owed) {
            let kind = running.rule.kind;
            let id = number(true);
            let mine = told.moves.iter().filter(|(of, _)| *of == kind);
            let moves: Vec<ClockStep> =
                mine.map(|(_, step)| ClockStep { id: number(false), clock: id, ..step.clone() }).collect();
            let clock = Clock {
                id,
                term: running.term,
                prospect: told.prospect,
                handoff: told.handoff,
                side: occasion.side,
                owner: occasion.owner,
                started_at: occasion.at,
            };
            let happened = self.happened(&clock, kind, occasion.since, told, &moves);
            // The team's own calendar has working time in every month.
            if let Ok(face) = face(&running.rule, &self.hours, clock.started_at, clock.owner, &happened) {
                all.push((clock, face, moves));
            }
        }
        all
    }

    /// The same events as the rules read from the file.
    fn happened(
        &self,
        clock: &Clock,
        kind: TermKind,
        since: Instant,
        told: Told<'_>,
        moves: &[ClockStep],
    ) -> Vec<crate::domain::agreement::clock::Event> {
        let later: Vec<HandoffStep> = told.steps.iter().filter(|step| step.at >= clock.started_at).cloned().collect();
        let mut all = events::of_handoff(&later, kind);
        all.extend(events::of_clock(moves));
        if matches!(kind, TermKind::Speed | TermKind::Depth) {
            let since = if kind == TermKind::Speed { since } else { clock.started_at };
            let obliged = if clock.side == Side::Marketing { Obliged::Marketing } else { Obliged::Sales };
            let side = |member: i64| usize::try_from(member - 1).ok().and_then(|at| self.sides.get(at)).copied();
            all.extend(events::of_touches(told.touches, since, obliged, side));
        }
        all
    }
}

fn office_days(library: &Library, today: Day, off: &[Exception]) -> Vec<CalendarDay> {
    use chrono::Datelike;
    let [summer, christmas] = &library.words.agreement.closures;
    let day = |from: Day, to: Day, name: &str| CalendarDay {
        id: 0,
        calendar: Some(1),
        member: None,
        from,
        to,
        hours: None,
        name: Some(name.to_owned()),
    };
    let mut days: Vec<CalendarDay> = off.iter().map(|one| day(one.from(), one.last(), one.name())).collect();
    for year in today.plus(-PAST - 60).date().year()..=today.date().year() + 1 {
        let [epiphany, august, december] = closures(year);
        for ((from, to), name) in [(epiphany, christmas), (august, summer), (december, christmas)] {
            days.push(day(from, to, name));
        }
    }
    days.sort_by_key(|day| (day.from, day.to));
    days
}

/// Who is away: since some time, from next week on, and for an afternoon.
fn leave(library: &Library, calendar: &Calendar, team: &Team) -> Vec<CalendarDay> {
    let [parental, holiday, doctor] = &library.words.agreement.leave;
    let today = calendar.today;
    let day = |member: i64, from: i64, to: i64, hours: Option<&str>, name: &str| CalendarDay {
        id: 0,
        calendar: None,
        member: Some(member),
        from: today.plus(from),
        to: today.plus(to),
        hours: hours.map(str::to_owned),
        name: Some(name.to_owned()),
    };
    let mut days: Vec<CalendarDay> =
        team.away().into_iter().map(|(member, since)| day(member, since.0 - today.0, 26, None, parental)).collect();
    days.push(day(team.member("giulia"), 6, 13, None, holiday));
    days.push(day(team.member("luca"), 3, 3, Some("14:00-18:00"), doctor));
    days
}

fn reasons(library: &Library) -> impl Iterator<Item = Record> + '_ {
    REASONS.iter().zip(&library.words.agreement.reasons).map(|((code, rule, days), name)| {
        Reason { id: 0, code: (*code).to_owned(), name: name.clone(), rule: *rule, days: *days }.record()
    })
}

/// A version from a day on.
pub(super) fn version(from: Day, number: i64) -> AgreementVersion {
    AgreementVersion {
        agreement: 1,
        number,
        from,
        following: Following::Owner,
        manager_after: Some("4h".to_owned()),
        management_after: Some("2d".to_owned()),
        ..AgreementVersion::default()
    }
}

/// How many terms a version has.
const TERMS: i64 = 7;

/// The terms of a version; the newer one asks for a little more.
fn terms(library: &Library, version: i64, prospects: u64) -> Vec<Term> {
    let [volume, quality, speed, depth, decision, feedback, data] = &library.words.agreement.terms;
    let text = |text: &str| Some(text.to_owned());
    let base = |name: &String, side, kind, target| Term {
        version_of: version,
        name: name.clone(),
        side,
        kind,
        target,
        window: Window::Month,
        calendar: Some(1),
        ..Term::default()
    };
    let more = version - 1;
    let prospects = i64::try_from(prospects).unwrap_or(i64::MAX / 1_000);
    vec![
        Term {
            metric: text("mql"),
            ..base(volume, Obliged::Marketing, TermKind::Volume, (prospects * (VOLUME + more) / 1_000).max(1))
        },
        base(quality, Obliged::Marketing, TermKind::Quality, 55 + 5 * more),
        Term { within: text("4h"), warn: text("1h"), ..base(speed, Obliged::Sales, TermKind::Speed, 75 + 5 * more) },
        Term {
            within: text("10d"),
            attempts: Some(5),
            days: Some(3),
            spacing: text("15m"),
            ..base(depth, Obliged::Sales, TermKind::Depth, 85)
        },
        Term { within: text("2d"), ..base(decision, Obliged::Sales, TermKind::Decision, 75 + 5 * more) },
        Term { within: text("1d"), ..base(feedback, Obliged::Both, TermKind::Feedback, 80) },
        Term { fields: text("email,job_title,needs"), ..base(data, Obliged::Marketing, TermKind::Data, 80) },
    ]
}

/// The MQLs that marketing owes a month, of a thousand prospects of the whole history: what it usually delivers.
const VOLUME: i64 = 27;
