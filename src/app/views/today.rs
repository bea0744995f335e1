//! What a person has to do today: a fixed, explained ladder, never a score.

use super::{GoalRow, JournalRow, Mark, Message};
use crate::domain::time::Instant;

/// What one person has to do today.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TodayPage {
    /// The rungs of the ladder that have something on them, most urgent first.
    pub rungs: Vec<Rung>,
    /// What comes next, where nothing is on any rung: `next-clock` with `name` and `when`, `next-step` with `name` and `day`.
    pub next: Option<Message>,
}

/// What stands beside the ladder: how the team is doing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TodayTeam {
    /// The joint goals' pace.
    pub goals: Vec<GoalRow>,
    /// What colleagues changed since this person last looked, newest first.
    pub news: Vec<JournalRow>,
    /// How many changes that is in all.
    pub news_total: u64,
}

/// A rung: everything that is here for the same reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Code: `late`, `answer`, `verdict`, `due`, `step-late`, `step-today`, `escalated`, `resting`, `waiting`; its title
    /// is `today-<code>`, why it stands where it stands `today-<code>.why`.
    pub code: &'static str,
    /// How many things are on it.
    pub total: u64,
    /// The first of them.
    pub items: Vec<TodayItem>,
}

/// What a row of Today opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opens {
    /// A hand-off, with its prospect.
    Handoff(i64, i64),
    /// A deal.
    Deal(i64),
    /// A prospect.
    Prospect(i64),
    /// A clock, with its prospect.
    Clock(i64, i64),
}

/// How the hand-off stands that a thing is about: what can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Its number.
    pub id: i64,
    /// Code of what sales said.
    pub verdict: &'static str,
    /// Code of whether it is disputed.
    pub dispute: &'static str,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayItem {
    /// What it is about: a person or a deal.
    pub name: String,
    /// The company, or empty.
    pub account: String,
    /// What is to be done: `todo-speed`, `todo-verdict`, `todo-step` with `step` …
    pub todo: Message,
    /// What happens if nothing is done: `or-breach` with `when`, `or-expires` …
    pub otherwise: Message,
    /// Whose it is, where it is not this person's own.
    pub owner: String,
    /// By when.
    pub due: Option<Instant>,
    /// Working seconds left, negative where it is late.
    pub left: Option<i64>,
    /// How it stands.
    pub mark: Mark,
    /// What it opens.
    pub opens: Opens,
    /// The hand-off that it is about.
    pub handoff: Option<Judged>,
    /// What was said of it: why it was refused or disputed, and in which words.
    pub said: Vec<Message>,
    /// With whom a touch is logged.
    pub prospect: Option<i64>,
    /// The version of the hand-off or deal, for optimistic concurrency.
    pub version: i64,
}
