//! Goals as both faces show them: what was reached by the same figures that the metrics show, against the target in force,
//! at the pace of working time.

mod detail;
mod measure;
mod rows;
mod target;

pub use detail::detail;
pub use measure::{Standing, standings};
pub(in crate::app) use rows::print;
pub use rows::{bars, facts, levels, row, rows};
pub use target::{is_target, target_of, typed};

use crate::app::service::Service;
use crate::domain::nouns::{Goal, GoalScope, Side};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Record};
use crate::domain::refusal::Refusal;

/// The period of a goal, as its code says.
///
/// # Errors
/// `not-a-period`.
pub fn period(service: &Service, goal: &Goal) -> Result<Period, Refusal> {
    let fiscal_start = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    Period::parse(&goal.period, service.today(), fiscal_start)
}

/// The goals whose period today is in, that are joint or of `side` (nothing: of any), joint ones first.
///
/// # Errors
/// The store's.
pub fn current(service: &Service, side: Option<Side>) -> Result<Vec<Record>, Refusal> {
    let today = service.today();
    let mut found = Vec::new();
    for record in service.store().goals()? {
        let goal = Goal::of(&record);
        if concerns(goal.scope, side) && period(service, &goal)?.contains(today) {
            found.push(record);
        }
    }
    sort(&mut found);
    Ok(found)
}

/// The goals of a period: those for just these days, else those whose days are all among them; joint ones first.
///
/// # Errors
/// The store's.
pub fn of_period(service: &Service, asked: &Period) -> Result<Vec<Record>, Refusal> {
    let (mut same, mut within) = (Vec::new(), Vec::new());
    for record in service.store().goals()? {
        let own = period(service, &Goal::of(&record))?;
        let from = asked.from().is_none_or(|first| own.from().is_some_and(|day| day >= first));
        let until = asked.until().is_none_or(|end| own.until().is_some_and(|day| day <= end));
        if (own.from(), own.until()) == (asked.from(), asked.until()) {
            same.push(record);
        } else if from && until {
            within.push(record);
        }
    }
    let mut found = if same.is_empty() { within } else { same };
    sort(&mut found);
    Ok(found)
}

fn sort(goals: &mut [Record]) {
    goals.sort_by_key(|record| {
        let place = match Goal::of(record).scope {
            GoalScope::Joint => 0,
            GoalScope::Marketing => 1,
            GoalScope::Sales => 2,
        };
        (place, record.id)
    });
}

const fn concerns(scope: GoalScope, side: Option<Side>) -> bool {
    match (scope, side) {
        (GoalScope::Joint, _) | (_, None | Some(Side::Management)) => true,
        (GoalScope::Marketing, Some(side)) => matches!(side, Side::Marketing),
        (GoalScope::Sales, Some(side)) => matches!(side, Side::Sales),
    }
}
