//! The calendars against the plainest model: every day's hours as instants, one by one, added up.

use std::collections::BTreeMap;

use super::*;

/// 100,000 cases: so many calendars with so many questions each.
const CALENDARS: usize = 125;
const QUESTIONS: usize = 800;

const ZONES: [&str; 14] = [
    "Europe/Rome",
    "Europe/Madrid",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
    // Clocks that change at midnight, by two hours, or four times a year.
    "America/Havana",
    "America/Nuuk",
    "Asia/Beirut",
    "Antarctica/Troll",
    "Africa/Casablanca",
];

/// Numbers that only look random: SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 1) as i64 % end
    }

    fn one_in(&mut self, chances: i64) -> bool {
        self.below(chances) == 0
    }

    fn hours(&mut self) -> Hours {
        if self.one_in(12) {
            return Hours::whole();
        }
        let mut edges: Vec<u16> = Vec::new();
        for _ in 0..2 * (1 + self.below(3)) {
            // Many at night, when clocks change; many on the full hour.
            let end = if self.one_in(2) { 1441 } else { 260 };
            let minute = self.below(end);
            edges.push((if self.one_in(2) { minute - minute % 60 } else { minute }) as u16);
        }
        if self.one_in(6) {
            edges.push(1440);
        }
        edges.sort_unstable();
        edges.dedup();
        Hours::new(edges.chunks_exact(2).map(|pair| Range::new(pair[0], pair[1]).unwrap())).unwrap()
    }

    fn exception(&mut self) -> Exception {
        let from = Day::parse("2019-12-01").unwrap().plus(self.below(16 * 366));
        let length = [1, 1, 3, 15, 120, 900][self.below(6) as usize];
        let effect = match self.below(3) {
            0 => Effect::Off,
            1 => Effect::Open(self.hours()),
            _ => Effect::Away(self.hours()),
        };
        Exception::new(from, from.plus(self.below(length)), effect, "").unwrap()
    }

    fn calendar(&mut self) -> Calendar {
        let zone = Zone::named(ZONES[self.below(ZONES.len() as i64) as usize]).unwrap();
        let mut week = Week::default();
        if !self.one_in(20) {
            for hours in &mut week.0 {
                if !self.one_in(3) {
                    *hours = self.hours();
                }
            }
        }
        let team: Vec<_> = (0..self.below(12)).map(|_| self.exception()).collect();
        let own: Vec<_> = (0..self.below(6)).map(|_| self.exception()).collect();
        Calendar::new(zone, week, team).with_leave(&own)
    }
}

/// Which minutes of `day` are worked, said minute by minute.
fn minutes(calendar: &Calendar, day: Day) -> Vec<(i64, i64)> {
    let weekday = day.date().format("%u").to_string().parse::<usize>().unwrap() - 1;
    if !calendar.exceptions().iter().chain(calendar.leave()).any(|one| one.covers(day)) {
        let usual = calendar.week().of(weekday).ranges().iter();
        return usual.map(|range| (i64::from(range.from()) * 60, i64::from(range.until()) * 60)).collect();
    }
    let mut worked = vec![false; 1440];
    let set = |worked: &mut Vec<bool>, hours: &Hours, value: bool| {
        for range in hours.ranges() {
            worked[usize::from(range.from())..usize::from(range.until())].fill(value);
        }
    };
    set(&mut worked, calendar.week().of(weekday), true);
    for layer in [calendar.exceptions(), calendar.leave()] {
        let mut whole: Vec<&Exception> = layer.iter().filter(|one| one.covers(day)).collect();
        whole.retain(|one| !matches!(one.effect(), Effect::Away(_)));
        let length = |one: &Exception| one.last().0 - one.from().0;
        if let Some(shortest) = whole.iter().map(|one| length(one)).min() {
            whole.retain(|one| length(one) == shortest);
            let latest = whole.iter().map(|one| one.from()).max().unwrap();
            worked.fill(false);
            for one in whole.iter().filter(|one| one.from() == latest) {
                if let Effect::Open(hours) = one.effect() {
                    set(&mut worked, hours, true);
                }
            }
        }
        for one in layer.iter().filter(|one| one.covers(day)) {
            if let Effect::Away(hours) = one.effect() {
                set(&mut worked, hours, false);
            }
        }
    }
    let mut ranges = Vec::new();
    for minute in 0..=1440 {
        let (before, now) = (minute > 0 && worked[minute - 1], minute < 1440 && worked[minute]);
        match (before, now) {
            (false, true) => ranges.push((minute as i64 * 60, 0)),
            (true, false) => ranges.last_mut().unwrap().1 = minute as i64 * 60,
            _ => {}
        }
    }
    ranges
}

/// Seconds by which the wall is ahead of UTC.
fn ahead(zone: &Zone, second: i64) -> i64 {
    i64::from(zone.offset(Instant(second * Instant::SECOND)).local_minus_utc())
}

/// The first and the last instant (in seconds) at which the wall shows `wall`; where clocks leave it
/// out, the instant at which they do.
fn passages(zone: &Zone, wall: i64) -> (i64, i64) {
    let ahead = |second| ahead(zone, second);
    let (mut early, mut late) = (wall - 26 * 3600, wall + 26 * 3600);
    let (before, after) = (ahead(early), ahead(late));
    if before == after {
        return (wall - before, wall - before);
    }
    let shown: Vec<i64> = [wall - before, wall - after].into_iter().filter(|&at| at + ahead(at) == wall).collect();
    if let (Some(&first), Some(&last)) = (shown.iter().min(), shown.iter().max()) {
        return (first, last);
    }
    while late - early > 1 {
        let middle = early + (late - early) / 2;
        if ahead(middle) == before { early = middle } else { late = middle }
    }
    (late, late)
}

/// What is worked of each day, as seconds of UTC.
struct Model {
    days: BTreeMap<Day, Vec<(i64, i64)>>,
    all: Vec<(i64, i64)>,
}

impl Model {
    fn new(calendar: &Calendar) -> Self {
        let mut days = BTreeMap::new();
        for day in (Day::parse("2019-11-01").unwrap().0..Day::parse("2039-01-01").unwrap().0).map(Day) {
            let midnight = day.0 * 86_400;
            let spans = minutes(calendar, day).into_iter().map(|(from, until)| {
                let opens = passages(calendar.zone(), midnight + from).0;
                // What is worked last is the second before the end.
                let (first, last) = passages(calendar.zone(), midnight + until - 1);
                let shown = last + ahead(calendar.zone(), last);
                (opens, if first == last && shown != midnight + until - 1 { last } else { last + 1 })
            });
            days.insert(day, spans.filter(|(opens, closes)| opens < closes).collect::<Vec<_>>());
        }
        let mut all: Vec<(i64, i64)> = days.values().flatten().copied().collect();
        all.sort_unstable();
        let mut joined: Vec<(i64, i64)> = Vec::new();
        for (from, until) in all {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => joined.push((from, until)),
            }
        }
        Self { days, all: joined }
    }

    fn after(&self, at: i64) -> impl Iterator<Item = (i64, i64)> {
        let first = self.all.partition_point(|&(_, until)| until <= at);
        self.all[first..].iter().map(move |&(from, until)| (from.max(at), until))
    }

    fn working(&self, from: i64, until: i64) -> i64 {
        self.after(from).take_while(|span| span.0 < until).map(|(start, end)| end.min(until) - start).sum()
    }

    /// Nothing where there are 800 days without work.
    fn due(&self, start: i64, target: i64) -> Option<i64> {
        let (mut left, mut quiet) = (target, start);
        for (opens, closes) in self.after(start) {
            if left == 0 || opens - quiet > LONGEST_PAUSE * 86_400 {
                break;
            }
            if closes - opens >= left {
                return Some(opens + left);
            }
            left -= closes - opens;
            quiet = closes;
        }
        (left == 0).then_some(start)
    }
}

/// Starts from 2020 to 2035, a third of them around a clock change.
fn start(dice: &mut Dice, zone: &Zone) -> i64 {
    let first = Day::parse("2020-01-01").unwrap().0 * 86_400;
    let at = first + dice.below(16 * 365 * 86_400);
    let turn = zone.turns(Instant(at * Instant::SECOND)).next();
    match turn {
        Some(turn) if dice.one_in(3) && turn.at.0 / Instant::SECOND < first + 16 * 365 * 86_400 => {
            turn.at.0 / Instant::SECOND + dice.below(6 * 3600) - 3 * 3600
        }
        _ => at,
    }
}

#[test]
fn a_hundred_thousand_questions_have_the_plain_answer() {
    let mut dice = Dice(20_261_122);
    let (mut cases, mut refused, mut folds) = (0, 0, 0);
    for _ in 0..CALENDARS {
        let calendar = dice.calendar();
        let model = Model::new(&calendar);
        for _ in 0..QUESTIONS {
            let from = start(&mut dice, calendar.zone());
            let reach = [3_600, 86_400, 30 * 86_400, 400 * 86_400, 1_100 * 86_400][dice.below(5) as usize];
            let until = from + dice.below(reach);
            let (a, b) = (Instant(from * Instant::SECOND), Instant(until * Instant::SECOND));
            let whole = model.working(from, until);
            let case =
                || format!("{calendar}\nfrom {} until {}", calendar.zone().rfc3339(a), calendar.zone().rfc3339(b));
            assert_eq!(calendar.working(a, b), whole, "{}", case());
            let target = if dice.one_in(2) { whole } else { dice.below(whole + 1) };
            let due = model.due(from, target).map(|second| Instant(second * Instant::SECOND));
            assert_eq!(calendar.due(a, target).ok(), due, "target {target} {}", case());
            let opening = model.after(from).next().map(|span| span.0);
            let near = opening.filter(|at| at - from <= LONGEST_PAUSE * 86_400);
            assert_eq!(calendar.next_opening(a).ok(), near.map(|at| Instant(at * Instant::SECOND)), "{}", case());
            assert_eq!(calendar.is_working(a), opening == Some(from), "{}", case());
            let (first, last) = (calendar.zone().day(a), calendar.zone().day(b));
            let worked = model.days.range(first..last).filter(|(_, spans)| !spans.is_empty()).count();
            assert_eq!(calendar.working_days(first, last), worked as i64, "{}", case());
            cases += 1;
            refused += i64::from(near.is_none());
            folds += i64::from(calendar.zone().turns(a).next().is_some_and(|turn| turn.at < b));
        }
    }
    assert!(refused > 1_000 && folds > 10_000, "{refused} without work, {folds} over a clock change");
    println!("{cases} cases, 0 differences; {refused} without working time, {folds} over a change of clocks");
    assert_eq!(cases, 100_000);
}
