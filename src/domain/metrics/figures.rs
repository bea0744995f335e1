//! The formulas (DOMAIN 4.2), each over the facts of one group.

use std::collections::BTreeMap;

use super::agreement::{clock_day, clock_figure, debt_figure, response_figure};
use super::catalogue::{Basis, Metric, Unit};
use super::cohort::{episode_figure, upper};
use super::deals::{closing_figure, open_figure};
use super::dimension::Dimension;
use super::facts::{Facts, GoalFact, Groups};
use super::handoffs::handoff_figure;
use super::sums::{cost_rows, money_sum};
use crate::domain::money::{Currency, Money};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::time::Day;

/// A figure's value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// How many.
    Count(i64),
    /// How much.
    Money(Money),
    /// 0 to 1.
    Ratio(f64),
    /// Whole calendar days, or between two of them.
    Days(f64),
    /// Working seconds, or between two of them.
    Seconds(f64),
}

/// Which closings the figures about closed deals are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Won ones.
    #[default]
    Won,
    /// Lost ones.
    Lost,
    /// Both.
    Closed,
}

/// What is asked of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The days that count.
    pub period: Period,
    /// The groups, two dimensions at most.
    pub by: Vec<Dimension>,
    /// Only conversions within so many days.
    pub within: Option<i64>,
    /// Which closings.
    pub outcome: Outcome,
    /// The currency of a sum of nothing, and of the only part of a mixed sum that can be given.
    pub base: Currency,
}

/// A figure of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The figure's id.
    pub id: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Each dimension's group; nothing is the blank one.
    pub group: Vec<(String, Option<String>)>,
    /// The value; nothing is not available, see `why`.
    pub value: Option<Value>,
    /// Numerator of a share; how many rows a sum, mean or median is of.
    pub k: Option<i64>,
    /// Denominator of a share; how many rows there were, counted or not.
    pub n: Option<i64>,
    /// Why there is no value, or what it leaves out: `no-leads`, `none-decided`, `other-currencies`.
    pub why: Option<&'static str>,
}

/// What a group comes to: value, k, n, why.
pub(super) type Came = (Option<Value>, Option<i64>, Option<i64>, Option<&'static str>);

/// A figure in every group, groups in order, the blank one last. Goals are of different units: each is a group of its
/// own, and there is no figure over them all (R4).
pub fn rows(metric: &Metric, ask: &Ask, facts: &Facts) -> Vec<Row> {
    if metric.basis == Basis::Goals {
        return goal_rows(metric, ask, facts);
    }
    let groups = match metric.basis {
        Basis::Goals => Vec::new(),
        Basis::Closings => split(&facts.closings, ask, |fact| Some(fact.day), |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, closing_figure(metric.id, ask, &facts)))
            .collect(),
        // Open deals are those of now: a period of closings or creations does not choose among them.
        Basis::Open => grouped(&facts.open, ask, |_| true, |fact| fact.day, |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, open_figure(metric.id, ask, &facts)))
            .collect(),
        Basis::Spend => split(&facts.spends, ask, |fact| Some(fact.day), |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, money_sum(ask, facts.iter().map(|fact| Some(fact.amount)), "no-spend")))
            .collect(),
        Basis::Episodes => {
            let from = upper(metric.id);
            split(&facts.episodes, ask, |fact| fact.day(from), |fact| &fact.groups)
                .into_iter()
                .map(|(group, facts)| (group, episode_figure(metric, ask, &facts)))
                .collect()
        }
        Basis::SpendAndEpisodes => cost_rows(metric.id, ask, facts),
        Basis::Clocks => split(&facts.clocks, ask, |fact| clock_day(metric.id, fact), |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, clock_figure(metric.id, &facts)))
            .collect(),
        Basis::Responses => split(&facts.responses, ask, |fact| Some(fact.day), |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, response_figure(metric.id, &facts)))
            .collect(),
        Basis::Debts => return debt_rows(metric, ask, facts),
        Basis::Handoffs => {
            // Those that wait are those of now, as open deals are.
            let now = Ask { period: Period::all(), ..ask.clone() };
            let ask = if metric.id == "handoffs_waiting" { &now } else { ask };
            split(&facts.handoffs, ask, |fact| fact.day(metric.id), |fact| &fact.groups)
                .into_iter()
                .map(|(group, facts)| (group, handoff_figure(metric.id, &facts)))
                .collect()
        }
    };
    let mut rows: Vec<Row> = groups.into_iter().map(|(group, came)| row(metric, ask, group, came)).collect();
    if rows.is_empty() && ask.by.is_empty() {
        rows.push(row(metric, ask, Vec::new(), nothing(metric)));
    }
    rows
}

/// Each debt is a group of its own: leads and hand-offs are not added.
fn debt_rows(metric: &Metric, ask: &Ask, facts: &Facts) -> Vec<Row> {
    let wanted = facts.debts.iter().filter(|debt| debt.value == (metric.id == "value_delivered"));
    let rows: Vec<Row> = wanted
        .map(|debt| Row {
            group: vec![("term".to_owned(), Some(debt.name.clone()))],
            ..row(metric, ask, Vec::new(), debt_figure(metric.id, debt))
        })
        .collect();
    if rows.is_empty() { vec![row(metric, ask, Vec::new(), (None, None, Some(0), Some("no-target")))] } else { rows }
}

/// actual / target of each goal; without a goal there is no target, which is not a target of nought (R2).
fn goal_rows(metric: &Metric, ask: &Ask, facts: &Facts) -> Vec<Row> {
    let one = |goal: &GoalFact| {
        let share = goal.actual.and_then(|actual| actual.over(Ratio::whole(goal.target)));
        let why = if share.is_none() { Some(goal.why.unwrap_or("no-target")) } else { None };
        Row {
            group: vec![("goal".to_owned(), Some(goal.name.clone()))],
            ..row(metric, ask, Vec::new(), (share.map(|share| Value::Ratio(share.approximate())), None, None, why))
        }
    };
    if facts.goals.is_empty() {
        return vec![row(metric, ask, Vec::new(), (None, None, Some(0), Some("no-target")))];
    }
    facts.goals.iter().map(one).collect()
}

/// What a figure over nothing at all comes to.
fn nothing(metric: &Metric) -> Came {
    match metric.unit {
        Unit::Count => (Some(Value::Count(0)), None, Some(0), None),
        _ => (None, None, Some(0), Some(why_empty(metric.id))),
    }
}

fn why_empty(id: &str) -> &'static str {
    match id {
        "spend" => "no-spend",
        "open_value" | "weighted_pipeline" => "no-open-deals",
        "sla_attainment" | "attempts_depth" => "nothing-due",
        "sla_open_view" => "nothing-started",
        "speed_to_lead_median" | "speed_to_lead_p90" => "no-handoffs",
        "win_rate" | "acceptance_rate" | "decision_time_median" => "none-decided",
        "bookings" | "average_deal" | "median_deal" => "nothing-won",
        "sales_cycle_mean" | "sales_cycle_median" | "lead_to_won_median" | "lead_to_won_p90" => "nothing-won",
        _ => "no-leads",
    }
}

fn row(metric: &Metric, ask: &Ask, group: Groups, (value, k, n, why): Came) -> Row {
    let group = ask.by.iter().map(Dimension::word).zip(group).collect();
    Row { id: metric.id, unit: metric.unit, group, value, k, n, why }
}

/// Sorts blank groups behind the named ones.
type GroupKey = Vec<(bool, String)>;

/// The facts of the period by group. What has no day, as a stage that was never reached, happened in no period, and all
/// time is one too.
pub(super) fn split<'a, T>(
    facts: &'a [T],
    ask: &Ask,
    day: impl Fn(&T) -> Option<Day>,
    groups: impl Fn(&T) -> &Groups,
) -> Vec<(Groups, Vec<&'a T>)> {
    grouped(facts, ask, |day| day.is_some_and(|day| ask.period.contains(day)), day, groups)
}

/// The facts whose day `counts` by group.
fn grouped<'a, T>(
    facts: &'a [T],
    ask: &Ask,
    counts: impl Fn(Option<Day>) -> bool,
    day: impl Fn(&T) -> Option<Day>,
    groups: impl Fn(&T) -> &Groups,
) -> Vec<(Groups, Vec<&'a T>)> {
    let mut by: BTreeMap<GroupKey, (Groups, Vec<&'a T>)> = BTreeMap::new();
    for fact in facts {
        let day = day(fact);
        if !counts(day) {
            continue;
        }
        let mut own = groups(fact).iter();
        let group: Groups = ask
            .by
            .iter()
            .map(|dimension| {
                if dimension.is_time() {
                    day.and_then(|day| dimension.of_day(day))
                } else {
                    own.next().cloned().flatten()
                }
            })
            .collect();
        let key = group.iter().map(|name| (name.is_none(), name.clone().unwrap_or_default())).collect();
        by.entry(key).or_insert_with(|| (group, Vec::new())).1.push(fact);
    }
    by.into_values().collect()
}

/// `k` of `n`; nothing of nothing.
pub(super) fn share(k: i64, n: i64, empty: &'static str) -> Came {
    if n <= 0 {
        (None, Some(k), Some(n), Some(empty))
    } else {
        (Some(Value::Ratio(k as f64 / n as f64)), Some(k), Some(n), None)
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::find;
    use super::super::facts::{Closing, ClosingFact, EpisodeFact};
    use super::*;
    use crate::domain::lifecycle::Lifecycle;

    const EUR: Currency = Currency::EUR;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn ask(period: Period) -> Ask {
        Ask { period, by: Vec::new(), within: None, outcome: Outcome::Won, base: EUR }
    }

    fn closing(deal: i64, what: Closing, on: &str, amount: i64) -> ClosingFact {
        ClosingFact {
            deal,
            what,
            day: day(on),
            amount: Some(Money { minor: amount, currency: EUR }),
            stands: matches!(what, Closing::Won | Closing::Lost),
            began: Some(day("2026-01-01")),
            first_contact: None,
            groups: Vec::new(),
        }
    }

    fn one(id: &str, ask: &Ask, facts: &Facts) -> Row {
        let mut rows = rows(find(id).unwrap(), ask, facts);
        assert_eq!(rows.len(), 1);
        rows.remove(0)
    }

    #[test]
    fn a_reopened_win_leaves_its_quarter_alone_and_is_taken_back_in_the_next() {
        let mut won = closing(1, Closing::Won, "2026-03-30", 5_000);
        won.stands = false;
        let facts = Facts {
            closings: vec![
                won,
                closing(1, Closing::WinReversed, "2026-04-02", 5_000),
                closing(2, Closing::Lost, "2026-03-02", 0),
            ],
            ..Facts::default()
        };
        let bookings = |period| one("bookings", &ask(period), &facts).value;
        assert_eq!(bookings(Period::quarter(2026, 1)), Some(Value::Money(Money { minor: 5_000, currency: EUR })));
        assert_eq!(bookings(Period::quarter(2026, 2)), Some(Value::Money(Money { minor: -5_000, currency: EUR })));
        let rate = one("win_rate", &ask(Period::quarter(2026, 1)), &facts);
        assert_eq!((rate.value, rate.k, rate.n), (Some(Value::Ratio(0.5)), Some(1), Some(2)));
        // Its size and its cycle are those of a win that no longer stands.
        assert_eq!(one("average_deal", &ask(Period::all()), &facts).value, None);
    }

    #[test]
    fn nothing_is_not_zero() {
        let facts = Facts::default();
        let rate = one("win_rate", &ask(Period::all()), &facts);
        assert_eq!((rate.value, rate.why), (None, Some("none-decided")));
        assert_eq!(one("deals_won", &ask(Period::all()), &facts).value, Some(Value::Count(0)));
        assert_eq!(one("spend", &ask(Period::all()), &facts).why, Some("no-spend"));
    }

    #[test]
    fn what_is_won_without_amount_or_dates_is_won_all_the_same() {
        let mut won = closing(1, Closing::Won, "2026-03-30", 0);
        (won.amount, won.began) = (None, None);
        let facts = Facts { closings: vec![won], ..Facts::default() };
        let why = |id, facts: &Facts| one(id, &ask(Period::all()), facts).why;
        assert_eq!(why("average_deal", &facts), Some("unpriced"));
        assert_eq!(why("sales_cycle_median", &facts), Some("no-start"));
        assert_eq!(why("lead_to_won_median", &facts), Some("no-first-contact"));
        assert_eq!(why("average_deal", &Facts::default()), Some("nothing-won"));
    }

    #[test]
    fn currencies_are_never_added() {
        let mut foreign = closing(2, Closing::Won, "2026-03-02", 900);
        foreign.amount = Some(Money { minor: 900, currency: Currency::USD });
        let both =
            Facts { closings: vec![closing(1, Closing::Won, "2026-03-01", 100), foreign.clone()], ..Facts::default() };
        let row = one("bookings", &ask(Period::all()), &both);
        assert_eq!(row.value, Some(Value::Money(Money { minor: 100, currency: EUR })));
        assert_eq!((row.k, row.n, row.why), (Some(1), Some(2), Some("other-currencies")));
        // A team that sells in one other currency only gets its figure in that one.
        let only = Facts { closings: vec![foreign], ..Facts::default() };
        let row = one("bookings", &ask(Period::all()), &only);
        assert_eq!(row.value, Some(Value::Money(Money { minor: 900, currency: Currency::USD })));
    }

    #[test]
    fn a_blank_group_stays_blank_and_stands_last() {
        let episode = |prospect, source: Option<&str>, mql: &str, won: Option<&str>| {
            let mut entries = vec![(Lifecycle::Mql, day(mql))];
            entries.extend(won.map(|on| (Lifecycle::Customer, day(on))));
            EpisodeFact::new(prospect, 1, day("2018-01-01"), &entries, vec![source.map(str::to_owned)])
        };
        let facts = Facts {
            episodes: vec![
                episode(1, None, "2018-01-02", Some("2018-01-20")),
                episode(2, Some("unknown"), "2018-01-02", None),
                episode(3, Some("social"), "2018-01-02", Some("2018-03-01")),
            ],
            ..Facts::default()
        };
        let by_source = Ask { by: vec![Dimension::Source], ..ask(Period::all()) };
        let rows = rows(find("mql_to_won").unwrap(), &by_source, &facts);
        let groups: Vec<_> = rows.iter().map(|row| (row.group[0].1.as_deref(), row.k)).collect();
        assert_eq!(groups, [(Some("social"), Some(1)), (Some("unknown"), Some(0)), (None, Some(1))]);
        let soon = Ask { within: Some(30), ..ask(Period::all()) };
        assert_eq!(one("mql_to_won", &soon, &facts).k, Some(1));
        // The customer skipped sales' acceptance: it counts as passed.
        assert_eq!(one("mql_to_sal", &ask(Period::all()), &facts).k, Some(2));
    }
}
