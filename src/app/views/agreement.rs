//! The agreement as both sides read it: who owes what, how far they are, the clocks behind it, and what was signed.

use super::{Mark, Message, Value};
use crate::domain::agreement::attainment::{Open, Strict};
use crate::domain::agreement::clock::State;
use crate::domain::time::{Day, Instant};

/// The scoreboard of one version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AgreementPage {
    /// The agreement; 0 where the team has none yet.
    pub agreement: i64,
    /// Its name.
    pub name: String,
    /// The version shown: the one in force, now or last in the period that is asked for, else the newest draft.
    pub version: Option<VersionInfo>,
    /// All versions, newest first.
    pub versions: Vec<VersionInfo>,
    /// The debts of both sides, marketing's first.
    pub terms: Vec<TermRow>,
    /// The team's calendars.
    pub calendars: Vec<CalendarRow>,
    /// The goals of the period, joint ones first.
    pub goals: Vec<GoalRow>,
    /// Who is away today or soon: handle, first and last day.
    pub away: Vec<(String, Day, Day)>,
}

/// A version of the agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionInfo {
    /// The store's id.
    pub id: i64,
    /// `AV-3`.
    pub label: String,
    /// Which version, from 1.
    pub number: i64,
    /// Its first day.
    pub from: Day,
    /// Its last day, agreed or because a later version took over.
    pub until: Option<Day>,
    /// Code: `draft`, `coming`, `in-force`, `over`.
    pub state: &'static str,
    /// The hash of its content now: what a signature would cover.
    pub hash: String,
    /// Who signed, newest first.
    pub signatures: Vec<SignatureRow>,
    /// How many terms it has.
    pub terms: u64,
    /// Code of whose calendar measures a clock that goes to another person: `owner`, `team`.
    pub following: &'static str,
    /// For optimistic concurrency.
    pub version: i64,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureRow {
    /// Code of the side: `marketing`, `sales`.
    pub side: &'static str,
    /// Handle of who signed.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether it covers the content as it is now.
    pub valid: bool,
}

/// One debt and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TermRow {
    /// The store's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Code of the side that owes it: `marketing`, `sales`, `both`.
    pub side: &'static str,
    /// Code of its kind: `volume`, `speed` …
    pub kind: &'static str,
    /// The number of the version that it is a debt of.
    pub under: i64,
    /// The debt in words: `promise-speed` with `within`, `target` …
    pub promise: Message,
    /// First day of the window that is measured.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
    /// Volume and value: what is owed for the whole window. Shares: the target, 0 to 1.
    pub owed: Value,
    /// Volume and value: what is owed by now.
    pub owed_now: Value,
    /// Volume and value: what was delivered. Shares: the share kept.
    pub delivered: Value,
    /// Shares: kept of decided.
    pub k: u64,
    /// See `k`.
    pub n: u64,
    /// The share's Wilson interval.
    pub interval: Option<(f64, f64)>,
    /// Volume and value: who came back in a later passage; counted beside, never in (DOMAIN R6).
    pub recycled: u64,
    /// Volume and value: where it leads at this pace, from a fifth of the working time on.
    pub projected: Value,
    /// Clock kinds: the strict view in parts.
    pub strict: Option<Strict>,
    /// Clock kinds: the open view of the window.
    pub open: Option<Open>,
    /// What the share would be without pauses and waivers: kept of decided; nothing where there were none.
    pub without: Option<(u64, u64)>,
    /// Whether the debt is kept so far; nothing where too few were decided to say.
    pub keeps: Option<bool>,
    /// Late: broken; due: at risk; done: kept; paused: nothing was due.
    pub mark: Mark,
    /// Code of the reason where there is no figure: `nothing-due`, `none-decided`, `no-working-time`, `unpriced`,
    /// `not-in-force` before the version's first day, `not-begun` before the period's.
    pub why: Option<&'static str>,
    /// The share or the part delivered in earlier windows, oldest first; nothing where nothing was due.
    pub trend: Vec<Option<f64>>,
    /// For optimistic concurrency.
    pub version: i64,
}

impl TermRow {
    /// A debt of which nothing is measured yet: who owes what in which window, every figure empty.
    pub fn unmeasured(
        (id, name): (i64, String),
        (side, kind): (&'static str, &'static str),
        promise: Message,
        (from, until): (Day, Day),
    ) -> Self {
        Self {
            id,
            name,
            side,
            kind,
            under: 0,
            promise,
            from,
            until,
            owed: Value::None,
            owed_now: Value::None,
            delivered: Value::None,
            k: 0,
            n: 0,
            interval: None,
            recycled: 0,
            projected: Value::None,
            strict: None,
            open: None,
            without: None,
            keeps: None,
            mark: Mark::None,
            why: None,
            trend: Vec::new(),
            version: 0,
        }
    }
}

/// One debt opened.
#[derive(Debug, Clone, PartialEq)]
pub struct TermDetail {
    /// Its line on the scoreboard.
    pub row: TermRow,
    /// Its fields as they were agreed: code of the field and its value, ready to print.
    pub fields: Vec<(&'static str, String)>,
    /// By person: handle (empty: nobody's), met, decided, overdue now.
    pub people: Vec<(String, u64, u64, u64)>,
    /// By campaign: name (empty: none), met, decided.
    pub campaigns: Vec<(String, u64, u64)>,
    /// Pauses and waivers of the window, newest first.
    pub leniency: Vec<LeniencyRow>,
    /// A value term's lead types: name, close rate `won` of `decided`, average revenue, delivered, worth.
    pub rates: Vec<(String, u64, u64, Value, u64, Value)>,
}

/// A pause or a waiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeniencyRow {
    /// The clock.
    pub clock: i64,
    /// Whose prospect.
    pub prospect: String,
    /// Code: `paused`, `resumed`, `waived`.
    pub step: &'static str,
    /// Handle of who did it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// A clock in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockRow {
    /// The store's id.
    pub id: i64,
    /// `K-12`.
    pub label: String,
    /// The term's id.
    pub term: i64,
    /// The term's name.
    pub term_name: String,
    /// Code of the term's kind.
    pub kind: &'static str,
    /// The prospect.
    pub prospect: i64,
    /// Their name.
    pub name: String,
    /// Their company, or empty.
    pub account: String,
    /// The hand-off that started it.
    pub handoff: i64,
    /// Handle of who owes it, or empty.
    pub owner: String,
    /// When it started.
    pub started: Instant,
    /// When it is due; nothing while it is paused.
    pub due: Option<Instant>,
    /// From when it is late.
    pub late: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
    /// What it is now.
    pub state: State,
    /// Working seconds until it is late, negative where it is; nothing where it ended or is paused.
    pub left: Option<i64>,
    /// Attempts made and needed, on days made and needed; for depth.
    pub depth: Option<(u64, u64, u64, u64)>,
    /// The last pause's or waiver's reason, or empty.
    pub reason: String,
}

/// Which clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ClockSet {
    /// Running and paused ones, soonest first.
    #[default]
    Open,
    /// Late and open.
    Overdue,
    /// Breaches of the window, open or not.
    Breached,
    /// Everything of the window.
    All,
}

/// One difference of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// Name of the term, or empty for the version itself.
    pub term: String,
    /// Code: `added`, `removed`, `changed`.
    pub change: &'static str,
    /// Code of the field, where one changed.
    pub field: &'static str,
    /// What it was, ready to print.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// A working calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRow {
    /// The store's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: String,
    /// Its hours in words: `lun-ven 09:00-12:30 13:30-17:30`.
    pub hours: String,
    /// Whether it is the team's own: what no other calendar is named for goes by it.
    pub team: bool,
    /// For optimistic concurrency.
    pub version: i64,
    /// Whether it works now.
    pub open: bool,
    /// The next exceptions: first day, last day, name.
    pub next: Vec<(Day, Day, String)>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalRow {
    /// The store's id.
    pub id: i64,
    /// `G-2`.
    pub label: String,
    /// Its name.
    pub name: String,
    /// The figure's id.
    pub metric: String,
    /// Code: `joint`, `marketing`, `sales`.
    pub scope: &'static str,
    /// Handle of who answers for it, or empty.
    pub owner: String,
    /// The period: `2026-Q4`.
    pub period: String,
    /// So far.
    pub actual: Value,
    /// Wanted at the end.
    pub target: Value,
    /// Wanted by now.
    pub pace: Value,
    /// Still missing.
    pub gap: Value,
    /// Wanted on each working day that is left.
    pub needed: Value,
    /// Where it leads at this pace, from a fifth of the working time on.
    pub projected: Value,
    /// Working days left.
    pub days_left: i64,
    /// What part of the period's working time has passed, 0 to 1.
    pub elapsed: f64,
    /// Code: `not_begun`, `reached`, `on_pace`, `behind`, `over` (missed), `unknown` (no figure yet); `goal-state-<code>`
    /// is its word.
    pub state: &'static str,
    /// Code of the reason where there is no figure, or of what the figure leaves out: `none-decided`, `other-currencies`.
    pub why: Option<&'static str>,
    /// A share's numerator, or how many rows a sum is of.
    pub k: Option<u64>,
    /// A share's denominator, or how many rows there were.
    pub n: Option<u64>,
    /// Code of why no working day has a debt: `reached`, `no_days_left`, `not_a_sum`; `goal-needed-<code>` is its text.
    pub no_need: Option<&'static str>,
    /// What marketing does for it.
    pub marketing_lever: String,
    /// What sales does for it.
    pub sales_lever: String,
    /// For optimistic concurrency.
    pub version: i64,
}

/// A goal opened.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalDetail {
    /// Its line.
    pub row: GoalRow,
    /// The leads waterfall: day, cumulative goal, cumulative actual (nothing for days to come).
    pub days: Vec<(Day, i64, Option<i64>)>,
    /// Its targets, newest first: when, target, handle, reason.
    pub revisions: Vec<(Instant, Value, String, String)>,
    /// The period before: its code, the figure when the same part of its working time had passed, and at its end.
    pub before: Option<(String, Value, Value)>,
}

/// What was typed into the simulator; empty is the team's own measured rate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanInput {
    /// Field and text as typed: `goal`, `deal`, `share`, `opportunity_to_won`, `sql_to_opportunity`, `mql_to_sql`,
    /// `lead_to_mql`, `period`, `reps`, `capacity`, `cycle`.
    pub fields: Vec<(&'static str, String)>,
}

/// An input of the simulator: field, value, k of n, interval, origin.
pub type PlanRow = (&'static str, Value, Option<(u64, u64)>, Option<(f64, f64)>, &'static str);

/// The simulator's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The period that is planned.
    pub period: String,
    /// Inputs as they were used: field, value, k of n where it was measured, interval, code of its origin: `given`,
    /// `measured`, `agreed`.
    pub inputs: Vec<PlanRow>,
    /// What is needed: stage code (`customers`, `opportunities`, `sql`, `mql`, `leads`), point, low, high. A high end of
    /// `i64::MAX` is none: a measured rate is so uncertain that it may be as good as 0.
    pub need: Vec<(&'static str, i64, i64, i64)>,
    /// What marketing owes a week: stage code, point, low, high.
    pub marketing: Vec<(&'static str, i64, i64, i64)>,
    /// What sales owes a day: code (`attempts`, `verdicts`), point, low, high.
    pub sales: Vec<(&'static str, i64, i64, i64)>,
    /// Warnings: `plan-too-few` …
    pub warnings: Vec<Message>,
    /// Why it cannot be done, with what would make it possible; nothing where it can.
    pub infeasible: Option<crate::domain::refusal::Refusal>,
}
