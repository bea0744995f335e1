//! The formulas (DOMAIN 4.2), each over the facts of one group.

use std::collections::BTreeMap;

use super::agreement::{clock_day, clock_figure, debt_figure, response_figure};
use super::catalogue::{Basis, Metric, Unit};
use super::dimension::Dimension;
use super::facts::{Closing, ClosingFact, EpisodeFact, Facts, GoalFact, Groups, OpenFact, SpendFact};
use super::handoffs::handoff_figure;
use super::percentile::quantile;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::{Currency, Money, Totals};
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
        Basis::Open => {
            split(&facts.open, &Ask { period: Period::all(), ..ask.clone() }, |fact| fact.day, |fact| &fact.groups)
                .into_iter()
                .map(|(group, facts)| (group, open_figure(metric.id, ask, &facts)))
                .collect()
        }
        Basis::Spend => split(&facts.spends, ask, |fact| Some(fact.day), |fact| &fact.groups)
            .into_iter()
            .map(|(group, facts)| (group, money_sum(ask, facts.iter().map(|fact| Some(fact.amount)), "no-spend")))
            .collect(),
        Basis::Episodes => {
            let from = upper(metric.id);
            split(&facts.episodes, ask, |fact| fact.day(from), |fact| &fact.groups)
                .into_iter()
                .map(|(group, facts)| (group, episode_figure(metric.id, ask, &facts)))
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

/// The facts of the period by group. Facts without a day count only where no period is asked for.
fn split<'a, T>(
    facts: &'a [T],
    ask: &Ask,
    day: impl Fn(&T) -> Option<Day>,
    groups: impl Fn(&T) -> &Groups,
) -> Vec<(Groups, Vec<&'a T>)> {
    let mut by: BTreeMap<GroupKey, (Groups, Vec<&'a T>)> = BTreeMap::new();
    for fact in facts {
        let day = day(fact);
        let counts = match day {
            Some(day) => ask.period.contains(day),
            None => ask.period == Period::all() && !ask.by.iter().any(Dimension::is_time),
        };
        if !counts {
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

/// The stage whose day puts an episode into the cohort of a figure.
pub fn upper(id: &str) -> Lifecycle {
    match id {
        "mql" | "mql_to_sal" | "mql_to_won" | "cost_per_mql" => Lifecycle::Mql,
        "sal" | "sal_to_sql" => Lifecycle::Sal,
        "sql" | "sql_to_opportunity" => Lifecycle::Sql,
        "opportunities" | "opportunity_to_won" => Lifecycle::Opportunity,
        "customers" => Lifecycle::Customer,
        _ => Lifecycle::Lead,
    }
}

fn lower(id: &str) -> Option<Lifecycle> {
    match id {
        "lead_to_mql" => Some(Lifecycle::Mql),
        "mql_to_sal" => Some(Lifecycle::Sal),
        "sal_to_sql" => Some(Lifecycle::Sql),
        "sql_to_opportunity" => Some(Lifecycle::Opportunity),
        "opportunity_to_won" | "mql_to_won" => Some(Lifecycle::Customer),
        _ => None,
    }
}

/// Counts count episodes, leads persons (R6); conversions follow the cohort of the upper stage (R5).
fn episode_figure(id: &str, ask: &Ask, facts: &[&EpisodeFact]) -> Came {
    let from = upper(id);
    let Some(to) = lower(id) else {
        let count = if id == "leads" { facts.iter().filter(|fact| fact.episode == 1).count() } else { facts.len() };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        return (Some(Value::Count(count)), None, Some(count), None);
    };
    let converted = |fact: &&&EpisodeFact| match (fact.day(from), fact.day(to)) {
        (Some(start), Some(end)) => ask.within.is_none_or(|days| end.0 - start.0 <= days),
        _ => false,
    };
    let k = i64::try_from(facts.iter().filter(converted).count()).unwrap_or(i64::MAX);
    share(k, i64::try_from(facts.len()).unwrap_or(i64::MAX), "no-leads")
}

pub(super) fn share(k: i64, n: i64, empty: &'static str) -> Came {
    if n <= 0 {
        (None, Some(k), Some(n), Some(empty))
    } else {
        (Some(Value::Ratio(k as f64 / n as f64)), Some(k), Some(n), None)
    }
}

/// What a closing adds to a count: a reversal takes away (R7).
const fn sign(what: Closing) -> i64 {
    match what {
        Closing::Won | Closing::Lost => 1,
        Closing::WinReversed | Closing::LossReversed => -1,
    }
}

const fn is_win(what: Closing) -> bool {
    matches!(what, Closing::Won | Closing::WinReversed)
}

fn closing_figure(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let net = |win: bool| facts.iter().filter(|fact| is_win(fact.what) == win).map(|fact| sign(fact.what)).sum::<i64>();
    match id {
        "deals_won" => (Some(Value::Count(net(true))), None, Some(net(true)), None),
        "deals_lost" => (Some(Value::Count(net(false))), None, Some(net(false)), None),
        "win_rate" => {
            let (won, lost) = (standing_in(facts, Closing::Won), standing_in(facts, Closing::Lost));
            share(won, won + lost, "none-decided")
        }
        "bookings" => {
            let wins = facts.iter().filter(|fact| is_win(fact.what));
            let signed =
                wins.map(|fact| fact.amount.map(|amount| Money { minor: sign(fact.what) * amount.minor, ..amount }));
            money_sum(ask, signed, "nothing-won")
        }
        "average_deal" | "median_deal" => deal_size(id, ask, &standing(facts, Outcome::Won)),
        _ => days_figure(id, ask, facts),
    }
}

/// How many closings of a kind the group has that it does not cancel itself. A reversal of a closing outside
/// the group takes nothing away here: that closing's own period keeps it (R7), and a share stays one.
fn standing_in(facts: &[&ClosingFact], what: Closing) -> i64 {
    let reversal = if what == Closing::Won { Closing::WinReversed } else { Closing::LossReversed };
    let mut open: BTreeMap<i64, i64> = BTreeMap::new();
    for fact in facts {
        let count = open.entry(fact.deal).or_default();
        if fact.what == what {
            *count += 1;
        } else if fact.what == reversal && *count > 0 {
            *count -= 1;
        }
    }
    open.values().sum()
}

/// The closings of an outcome that no reopening cancelled.
fn standing<'a>(facts: &[&'a ClosingFact], outcome: Outcome) -> Vec<&'a ClosingFact> {
    let fits = |what: Closing| match outcome {
        Outcome::Won => what == Closing::Won,
        Outcome::Lost => what == Closing::Lost,
        Outcome::Closed => matches!(what, Closing::Won | Closing::Lost),
    };
    facts.iter().copied().filter(|fact| fact.stands && fits(fact.what)).collect()
}

fn deal_size(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let total = i64::try_from(facts.len()).ok();
    let (currency, why) = currency_of(ask, facts.iter().filter_map(|fact| fact.amount));
    let mut amounts: Vec<i64> = facts
        .iter()
        .filter_map(|fact| fact.amount)
        .filter(|amount| amount.currency == currency)
        .map(|a| a.minor)
        .collect();
    let priced = i64::try_from(amounts.len()).ok();
    let value = if id == "median_deal" {
        quantile(&mut amounts, 0.5)
    } else {
        let sum: i128 = amounts.iter().map(|&minor| i128::from(minor)).sum();
        (!amounts.is_empty()).then(|| sum as f64 / amounts.len() as f64)
    };
    match value {
        Some(minor) => (Some(Value::Money(Money { minor: minor.round() as i64, currency })), priced, total, why),
        None if facts.is_empty() => (None, priced, total, Some("nothing-won")),
        None => (None, priced, total, Some(why.unwrap_or("unpriced"))),
    }
}

fn days_figure(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let to_won = id.starts_with("lead_to_won");
    let chosen = standing(facts, if to_won { Outcome::Won } else { ask.outcome });
    let start = |fact: &&ClosingFact| if to_won { fact.first_contact } else { fact.began };
    let mut days: Vec<i64> = chosen.iter().filter_map(|fact| start(fact).map(|from| fact.day.0 - from.0)).collect();
    let (k, n) = (i64::try_from(days.len()).ok(), i64::try_from(chosen.len()).ok());
    let value = match id {
        "sales_cycle_mean" => (!days.is_empty()).then(|| days.iter().sum::<i64>() as f64 / days.len() as f64),
        "lead_to_won_p90" => quantile(&mut days, 0.9),
        _ => quantile(&mut days, 0.5),
    };
    match value {
        Some(days) => (Some(Value::Days(days)), k, n, None),
        None => (None, k, n, Some(why_no_days(chosen.is_empty(), to_won, ask.outcome))),
    }
}

/// Why there are no days: nothing closed that way, or nobody knows when it began.
const fn why_no_days(nothing: bool, to_won: bool, outcome: Outcome) -> &'static str {
    match (nothing, to_won, outcome) {
        (true, true, _) | (true, _, Outcome::Won) => "nothing-won",
        (true, ..) => "none-decided",
        (false, true, _) => "no-first-contact",
        (false, ..) => "no-start",
    }
}

fn open_figure(id: &str, ask: &Ask, facts: &[&OpenFact]) -> Came {
    match id {
        "open_deals" => {
            let count = i64::try_from(facts.len()).unwrap_or(i64::MAX);
            (Some(Value::Count(count)), None, Some(count), None)
        }
        "weighted_pipeline" => {
            // Rounded by the row, then added (R11).
            let weigh = |fact: &&OpenFact| {
                fact.value.map(|value| {
                    let exact = i128::from(value.minor) * i128::from(fact.probability);
                    let minor = (exact + exact.signum() * 50) / 100;
                    Money { minor: i64::try_from(minor).unwrap_or(i64::MAX), ..value }
                })
            };
            money_sum(ask, facts.iter().map(weigh), "no-open-deals")
        }
        _ => money_sum(ask, facts.iter().map(|fact| fact.value), "no-open-deals"),
    }
}

/// The one currency that a sum can be given in: the only one there is, else the base currency.
fn currency_of(ask: &Ask, amounts: impl Iterator<Item = Money>) -> (Currency, Option<&'static str>) {
    let mut totals = Totals::default();
    amounts.for_each(|amount| totals.add(amount));
    match totals.0.len() {
        0 => (ask.base, None),
        1 => (totals.0.keys().next().copied().unwrap_or(ask.base), None),
        _ => (ask.base, Some("other-currencies")),
    }
}

/// A sum with k = rows priced in its currency, n = all rows. Currencies are never added (R11).
fn money_sum(ask: &Ask, amounts: impl Iterator<Item = Option<Money>>, empty: &'static str) -> Came {
    let all: Vec<Option<Money>> = amounts.collect();
    let n = i64::try_from(all.len()).ok();
    if all.is_empty() {
        return (None, Some(0), n, Some(empty));
    }
    let (currency, why) = currency_of(ask, all.iter().flatten().copied());
    let mut totals = Totals::default();
    all.iter().flatten().for_each(|amount| totals.add(*amount));
    let total = totals.of(currency);
    let k = i64::try_from(total.count).ok();
    if total.count == 0 {
        return (None, k, n, Some(why.unwrap_or("unpriced")));
    }
    let minor = i64::try_from(total.minor).unwrap_or(if total.minor < 0 { i64::MIN } else { i64::MAX });
    (Some(Value::Money(Money { minor, currency })), k, n, why)
}

/// Spend over counts in the same groups: groups with only one of the two are there too.
fn cost_rows(id: &str, ask: &Ask, facts: &Facts) -> Vec<(Groups, Came)> {
    let spends = split(&facts.spends, ask, |fact| Some(fact.day), |fact: &SpendFact| &fact.groups);
    let count_id = if id == "cost_per_mql" { "mql" } else { "leads" };
    let from = upper(count_id);
    let episodes = split(&facts.episodes, ask, |fact| fact.day(from), |fact| &fact.groups);
    let mut by: BTreeMap<Groups, (Vec<Money>, i64)> = BTreeMap::new();
    for (group, facts) in spends {
        by.entry(group).or_default().0.extend(facts.iter().map(|fact| fact.amount));
    }
    for (group, facts) in episodes {
        let counted = facts.iter().filter(|fact| count_id != "leads" || fact.episode == 1).count();
        by.entry(group).or_default().1 = i64::try_from(counted).unwrap_or(i64::MAX);
    }
    by.into_iter()
        .map(|(group, (amounts, count))| {
            let (spent, _, _, why) = money_sum(ask, amounts.into_iter().map(Some), "no-spend");
            let came = match spent {
                Some(Value::Money(money)) if count > 0 => {
                    let minor = (money.minor as f64 / count as f64).round() as i64;
                    (Some(Value::Money(Money { minor, ..money })), None, Some(count), why)
                }
                Some(_) => (None, None, Some(count), Some("no-leads")),
                None => (None, None, Some(count), why.or(Some("no-spend"))),
            };
            (group, came)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::find;
    use super::*;

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
