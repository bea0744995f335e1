//! A generated team's campaigns, what they cost, and how many prospects each day brings.

use super::calendar::{Calendar, Hours, PAST};
use super::chance::Chance;
use super::team::Team;
use super::words::{Drive, Land, Library};
use crate::domain::money::Currency;
use crate::domain::nouns::{Asset, Campaign, CampaignStatus, Channel, Spend};
use crate::domain::time::Day;

/// A campaign with what it does.
#[derive(Debug)]
pub(super) struct Planned {
    pub id: i64,
    pub channel: Channel,
    pub source: String,
    /// The chance of its prospects to become customers, 1 as usual, 0 never.
    pub quality: f64,
    pub only: Option<Land>,
    pub assets: Vec<i64>,
    pub owner: i64,
    start: Day,
    end: Option<Day>,
    /// Prospects a day.
    daily: f64,
}

impl Planned {
    fn runs(&self, day: Day) -> bool {
        day >= self.start && self.end.is_none_or(|end| day <= end)
    }
}

/// Everything about campaigns, ready to be written.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub running: Vec<Planned>,
    pub campaigns: Vec<Campaign>,
    pub assets: Vec<Asset>,
    pub spends: Vec<Spend>,
}

/// How many campaigns a team of so many prospects has.
const fn count_for(prospects: u64) -> usize {
    match prospects {
        0..500 => 12,
        500..5_000 => 24,
        _ => 40,
    }
}

/// When a campaign begins, and the year in its name.
fn instances(drive: &Drive, calendar: &Calendar) -> Vec<(Day, i32)> {
    use chrono::Datelike;
    let year = |day: Day| day.date().year();
    if drive.month == 0 {
        let start = calendar.today.plus(-drive.ago.unwrap_or(PAST));
        return vec![(start, year(start))];
    }
    let soon = calendar.today.plus(45);
    (year(calendar.first())..=year(soon))
        .filter_map(|year| Day::new(year, drive.month, 6).ok().map(|start| (start, year)))
        .filter(|(start, _)| *start >= calendar.first() && *start <= soon)
        .collect()
}

/// Plans the campaigns of a team of so many prospects.
pub(super) fn plan(library: &Library, calendar: &Calendar, team: &Team, prospects: u64, chance: &mut Chance) -> Plan {
    let mut chosen: Vec<(usize, Day, i32)> = library
        .drives
        .iter()
        .enumerate()
        .flat_map(|(at, drive)| instances(drive, calendar).into_iter().map(move |(start, year)| (at, start, year)))
        .collect();
    let repeats = |at: usize| library.drives.get(at).is_some_and(|drive| drive.month > 0);
    chosen.sort_by_key(|(at, start, _)| (repeats(*at), (start.0 - calendar.today.0).abs(), *at));
    chosen.truncate(count_for(prospects));
    chosen.sort_by_key(|(at, start, _)| (repeats(*at), start.0, *at));
    let mut plan = Plan::default();
    // A team with more prospects spends more to get them.
    let scale = (prospects as f64 / 2_000.0).max(0.4);
    for ((at, start, year), id) in chosen.into_iter().zip(1i64..) {
        let Some(drive) = library.drives.get(at) else { continue };
        let owner = team.member(&drive.owner);
        let end = (drive.days > 0).then(|| start.plus(drive.days - 1));
        let mut planned = Planned {
            id,
            channel: Channel::named(&drive.channel).unwrap_or(Channel::Other),
            source: library.words.sources.get(drive.source).cloned().unwrap_or_default(),
            quality: drive.quality / 100.0,
            only: drive.only.as_deref().and_then(Land::of),
            assets: Vec::new(),
            owner,
            start,
            end,
            daily: drive.leads / if drive.days > 0 { drive.days as f64 } else { 30.0 },
        };
        let name = drive.name(library.language).replace("{year}", &year.to_string());
        add_assets(&mut plan, &mut planned, library, &name, chance);
        add_spend(&mut plan, &planned, drive, (library, calendar), scale, chance);
        plan.campaigns.push(campaign(&planned, drive, name, (library, calendar), scale, chance));
        plan.running.push(planned);
    }
    plan.spends.sort_by_key(|spend| (spend.on, spend.campaign));
    for (spend, id) in plan.spends.iter_mut().zip(1..) {
        spend.id = id;
    }
    plan
}

fn campaign(
    planned: &Planned,
    drive: &Drive,
    name: String,
    (library, calendar): (&Library, &Calendar),
    scale: f64,
    chance: &mut Chance,
) -> Campaign {
    let over = planned.end.is_some_and(|end| end < calendar.today);
    let status = match () {
        () if planned.start > calendar.today => CampaignStatus::Planned,
        () if over => CampaignStatus::Done,
        () if planned.channel == Channel::Chat => CampaignStatus::Paused,
        () => CampaignStatus::Active,
    };
    let months = if drive.days == 0 { 12.0 } else { 1.0 };
    Campaign {
        id: planned.id,
        name,
        channel: Some(planned.channel.word().to_owned()),
        status,
        start: Some(planned.start),
        end: planned.end,
        objective: Some(chance.word(&library.words.objective).to_owned()),
        audience: Some(chance.word(&library.words.audience).to_owned()),
        budget: Some(hundreds(drive.euros as f64 * scale * months)),
        currency: Some(Currency::EUR.to_string()),
        owner: Some(planned.owner),
        custom: None,
    }
}

/// Minor units, in whole tens of the currency.
fn hundreds(amount: f64) -> i64 {
    (amount / 10.0).round() as i64 * 1_000
}

fn add_assets(plan: &mut Plan, planned: &mut Planned, library: &Library, name: &str, chance: &mut Chance) {
    for _ in 0..chance.between(0, 2) {
        let id = i64::try_from(plan.assets.len()).unwrap_or(0) + 1;
        let what = chance.word(&library.words.assets);
        plan.assets.push(Asset {
            id,
            name: format!("{what} · {name} ({id})"),
            campaign: Some(planned.id),
            link: Some(format!("https://rossi-figli.example/materiali/{id}")),
            custom: None,
        });
        planned.assets.push(id);
    }
}

fn add_spend(
    plan: &mut Plan,
    planned: &Planned,
    drive: &Drive,
    (library, calendar): (&Library, &Calendar),
    scale: f64,
    chance: &mut Chance,
) {
    let euros = drive.euros as f64 * scale;
    let last = planned.end.unwrap_or(calendar.today);
    // What lasts is paid by the month, an event before and after.
    let parts: Vec<(Day, f64)> = match drive.days {
        0 => (1..=PAST / 30).map(|month| (planned.start.plus(month * 30), euros)).collect(),
        1..=20 => vec![(planned.start.plus(-35), euros * 0.4), (last.plus(12), euros * 0.6)],
        days => {
            let months = (days + 29) / 30;
            (1..=months).map(|month| (planned.start.plus(month * 30 - 29), euros / months as f64)).collect()
        }
    };
    for (on, amount) in parts {
        if on > calendar.today {
            continue;
        }
        let note = chance.word(&library.words.spend).to_owned();
        plan.spends.push(Spend {
            id: 0,
            campaign: planned.id,
            on,
            amount: hundreds(amount * (0.88 + chance.share() * 0.3)),
            currency: Currency::EUR.to_string(),
            note: Some(note),
        });
    }
}

/// What one day brings.
#[derive(Debug)]
struct Demand {
    day: Day,
    /// What all days before it and itself bring.
    until: f64,
    /// The campaigns' parts, by position; the last part is what comes by itself.
    parts: Vec<(Option<usize>, f64)>,
}

/// Prospects as they come: more towards today, in autumn, on week days; fewer in August.
#[derive(Debug)]
pub(super) struct Arrivals {
    days: Vec<Demand>,
    at: usize,
}

impl Arrivals {
    pub(super) fn new(calendar: &Calendar, running: &[Planned]) -> Self {
        let mut until = 0.0;
        let mut days = Vec::new();
        for back in (0..=PAST).rev() {
            let day = calendar.today.plus(-back);
            let season = season(day) * (1.2 - 0.4 * back as f64 / PAST as f64);
            // Of today only what has passed of it.
            let passed = if back == 0 { day_passed(calendar) } else { 1.0 };
            let part = |campaign: &Planned| {
                let hours = if campaign.channel == Channel::Call { Hours::Office } else { Hours::Any };
                let event = campaign.channel == Channel::Event;
                campaign.daily * if event { 1.0 } else { season * calendar.bustle(day, hours) } * passed
            };
            let mut parts: Vec<(Option<usize>, f64)> = running
                .iter()
                .enumerate()
                .filter(|(_, campaign)| campaign.runs(day))
                .map(|(at, campaign)| (Some(at), part(campaign)))
                .collect();
            parts.push((None, 1.9 * season * calendar.bustle(day, Hours::Office) * passed));
            until += parts.iter().map(|(_, weight)| weight).sum::<f64>();
            days.push(Demand { day, until, parts });
        }
        Self { days, at: 0 }
    }

    /// The day of the prospect `number` of `count`, and the campaign that brought it. The numbers must
    /// come in order.
    pub(super) fn next(&mut self, number: u64, count: u64, chance: &mut Chance) -> (Day, Option<usize>) {
        let total = self.days.last().map_or(0.0, |last| last.until);
        let target = (number as f64 + chance.share()) / count.max(1) as f64 * total;
        while self.days.get(self.at).is_some_and(|demand| demand.until < target) && self.at + 1 < self.days.len() {
            self.at += 1;
        }
        let Some(demand) = self.days.get(self.at) else { return (Day(0), None) };
        let part = chance.weighed(demand.parts.iter().map(|(_, weight)| *weight));
        (demand.day, demand.parts.get(part).and_then(|(campaign, _)| *campaign))
    }
}

fn season(day: Day) -> f64 {
    use chrono::Datelike;
    match day.date().month() {
        1 => 0.9,
        7 => 0.85,
        8 => 0.7,
        9 => 1.15,
        10 | 11 => 1.35,
        12 => 0.85,
        _ => 1.0,
    }
}

/// How much of today's working hours has passed.
fn day_passed(calendar: &Calendar) -> f64 {
    let hours = (calendar.now.0 - calendar.start(calendar.today).0) as f64 / 3.6e9;
    ((hours - 7.5) / 11.0).clamp(0.0, 1.0)
}
