//! Figures of a period from the facts of that period are those from all facts: what goals are measured with.

use smarketing::domain::metrics::catalogue::CATALOGUE;
use smarketing::domain::metrics::figures::{Ask, Outcome, rows};
use smarketing::domain::period::Period;
use smarketing::domain::time::Day;
use smarketing::store::metrics::Wanted;

use super::generated::Team;

#[test]
fn a_period_needs_its_own_facts_alone() {
    for seed in 1..4 {
        let team = Team::generated(seed);
        let (service, store) = (&team.service, team.service.store());
        let all = Wanted { closings: true, open: true, episodes: true, spends: true, handoffs: false };
        let now = service.as_of().unwrap();
        let facts = store.facts(service.zone(), now, &[], all).unwrap();
        let periods = [
            Period::month_of(service.today()),
            Period::quarter_of(service.today()),
            Period::year(2026),
            Period::span(Some(Day(20_420)), Some(Day(20_480))).unwrap(),
            Period::day(Day(20_455)),
        ];
        let mut counted = 0;
        for period in periods {
            let days = (period.from().unwrap(), period.until().unwrap());
            let own = store.facts_within(service.zone(), now, days, all).unwrap();
            assert!(own.closings.len() <= facts.closings.len());
            for metric in CATALOGUE {
                let base = service.currency();
                let ask = Ask { period, by: Vec::new(), within: None, outcome: Outcome::Won, base };
                let (from_own, from_all) = (rows(metric, &ask, &own), rows(metric, &ask, &facts));
                assert_eq!(from_own, from_all, "{} of {} in {seed}", metric.id, period.code());
                counted += usize::from(from_all.first().is_some_and(|row| row.value.is_some()));
            }
        }
        assert!(counted > 60, "the periods have something in them: {counted}");
    }
}
