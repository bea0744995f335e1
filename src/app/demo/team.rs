//! The people of a generated team, its pipeline and what it sells.

use super::calendar::Calendar;
use super::chance::Chance;
use super::words::{Land, Library};
use crate::domain::money::Currency;
use crate::domain::nouns::{Billing, Member, Product, Role, Semantic, Side, Stage, Workspace};
use crate::domain::record::{Entity, Record};
use crate::domain::time::Day;

/// The zone in which a generated team lives.
pub(super) const ZONE: &str = "Europe/Rome";

/// The pipeline: meaning and default chance of the stages whose names stand in `words-*.toml`.
const STAGES: [(Semantic, i64); 6] = [
    (Semantic::Open, 10),
    (Semantic::Open, 25),
    (Semantic::Open, 50),
    (Semantic::Open, 75),
    (Semantic::Won, 100),
    (Semantic::Lost, 0),
];
/// How many of them are open.
pub(super) const OPEN_STAGES: i64 = 4;
/// The stage of won deals.
pub(super) const WON: i64 = 5;
/// The stage of lost deals.
pub(super) const LOST: i64 = 6;

/// A rep, and how they work.
#[derive(Debug)]
pub(super) struct Rep {
    pub id: i64,
    lands: Vec<Land>,
    load: f64,
    /// The chance to win a decided deal.
    pub win: f64,
    /// How long their deals take, 1 as usual.
    pub pace: f64,
    /// How long a new hand-off waits for their call, 1 as usual.
    pub answer: f64,
    joined: Day,
    /// The first day of their leave.
    left: Option<Day>,
}

impl Rep {
    /// Whether they are with the team and not on leave.
    pub(super) fn works(&self, day: Day) -> bool {
        day >= self.joined && self.left.is_none_or(|left| day < left)
    }

    /// The first day of their leave, where they are on leave.
    pub(super) const fn away_since(&self) -> Option<Day> {
        self.left
    }
}

/// Who does what.
#[derive(Debug)]
pub(super) struct Team {
    reps: Vec<Rep>,
    marketers: Vec<(i64, Vec<Land>)>,
    handles: Vec<String>,
    sides: Vec<Side>,
}

impl Team {
    pub(super) fn new(library: &Library, calendar: &Calendar) -> Self {
        let mut team = Self { reps: Vec::new(), marketers: Vec::new(), handles: Vec::new(), sides: Vec::new() };
        for (person, id) in library.people.iter().zip(1i64..) {
            let lands: Vec<Land> = person.lands.iter().filter_map(|code| Land::of(code)).collect();
            team.handles.push(person.handle.clone());
            team.sides.push(Side::named(&person.side).unwrap_or_default());
            match person.role.as_str() {
                "rep" => team.reps.push(Rep {
                    id,
                    lands,
                    load: f64::from(person.load),
                    win: f64::from(person.win) / 100.0,
                    pace: f64::from(person.pace) / 100.0,
                    answer: f64::from(person.answer) / 100.0,
                    joined: person.joined.map_or(Day(i64::MIN), |ago| calendar.today.plus(-ago)),
                    left: person.left.map(|ago| calendar.today.plus(-ago)),
                }),
                "marketer" => team.marketers.push((id, lands)),
                _ => {}
            }
        }
        team
    }

    /// The member of that handle; the first one where there is none.
    pub(super) fn member(&self, handle: &str) -> i64 {
        let at = self.handles.iter().position(|known| known == handle).unwrap_or(0);
        i64::try_from(at).unwrap_or(0) + 1
    }

    /// The side of each member, in the order of their numbers.
    pub(super) fn sides(&self) -> Vec<Side> {
        self.sides.clone()
    }

    /// Who is on leave, and since when.
    pub(super) fn away(&self) -> Vec<(i64, Day)> {
        self.reps.iter().filter_map(|rep| Some((rep.id, rep.left?))).collect()
    }

    /// Who gets a hand-off of that country on that day.
    pub(super) fn rep(&self, land: Land, day: Day, chance: &mut Chance) -> Option<&Rep> {
        let load = |rep: &Rep| if rep.lands.contains(&land) && rep.works(day) { rep.load } else { 0.0 };
        self.reps.get(chance.weighed(self.reps.iter().map(load)))
    }

    /// Whose prospect it is on marketing's side.
    pub(super) fn marketer(&self, land: Land, chance: &mut Chance) -> Option<i64> {
        let load = |lands: &Vec<Land>| f64::from(u8::from(lands.contains(&land)));
        self.marketers.get(chance.weighed(self.marketers.iter().map(|(_, lands)| load(lands)))).map(|(id, _)| *id)
    }
}

/// The records with which the team is founded: the workspace, its members, stages and products, and what was `agreed`.
pub(super) fn founding(library: &Library, agreed: &[Record]) -> Vec<Record> {
    let workspace = Workspace {
        id: 0,
        name: "Rossi & Figli".to_owned(),
        currency: Currency::EUR.to_string(),
        zone: ZONE.to_owned(),
        fiscal_start: 1,
        language: library.language.code().to_owned(),
        calendar: library.words.agreement.calendar.clone(),
    };
    let mut records = vec![workspace.record()];
    records.extend(library.people.iter().map(|person| {
        let member = Member {
            id: 0,
            handle: person.handle.clone(),
            name: person.name.clone(),
            email: Some(format!("{}@rossi-figli.example", person.handle)),
            side: Side::named(&person.side).unwrap_or_default(),
            role: Role::named(&person.role).unwrap_or_default(),
            manager: person.manager.clone(),
            region: person.region.clone(),
            custom: None,
        };
        member.record()
    }));
    records.extend(library.words.stages.iter().zip(STAGES).zip(1..).map(
        |((name, (semantic, probability)), position)| {
            Stage { id: 0, name: name.clone(), position, semantic, probability }.record()
        },
    ));
    records.extend(library.offers.iter().map(|offer| {
        let (name, value) = offer.said(library.language);
        let product = Product {
            id: 0,
            name: name.clone(),
            list_price: Some(offer.price * 100),
            currency: Some(Currency::EUR.to_string()),
            billing: Billing::named(&offer.billing).unwrap_or_default(),
            margin: Some(offer.margin),
            series: Some(offer.series.clone()),
            value_proposition: Some(value.clone()),
            custom: None,
        };
        product.record()
    }));
    records.extend_from_slice(agreed);
    records
}
