//! A generated team, small and uneven: archived and removed records, unpriced and foreign amounts,
//! equal dates, people without a company, deals without an owner.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use smarketing::app::answers::{self, Caches};
use smarketing::app::clock::Clock;
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Answer, Query};
use smarketing::domain::change::{Change, Move};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::*;
use smarketing::domain::record::{Entity, Kind, Record, Value};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::{Day, Instant};
use smarketing::store::Options;
use smarketing::store::search::SearchBlock;

pub const NOW: i64 = 1_790_000_000_000_000; // 2026-09-21 14:13:20 UTC
const DAY: i64 = 86_400_000_000;

pub struct Team {
    pub folder: tempfile::TempDir,
    pub service: Service,
    pub texts: Texts,
}

/// A random sequence that is the same everywhere.
struct Dice(Cell<u64>);

impl Dice {
    fn below(&self, n: i64) -> i64 {
        self.0.set(self.0.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        ((self.0.get() >> 33) as i64) % n
    }

    fn maybe<T>(&self, value: T) -> Option<T> {
        (self.below(4) > 0).then_some(value)
    }
}

/// A team file and what stands beside it: names and contents.
type Files = Vec<(&'static str, Vec<u8>)>;

pub fn path(folder: &Path) -> PathBuf {
    folder.join("team.db")
}

impl Team {
    /// A founded team without anything else.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stage = |name: &str, position, semantic, probability| {
            Stage { id: 0, name: name.into(), position, semantic, probability }.record()
        };
        let member = |handle: &str, side, role| {
            Member { handle: handle.into(), name: format!("{handle} Rossi"), side, role, ..Member::default() }.record()
        };
        let records = vec![
            Workspace {
                name: "Rossi & Figli".into(),
                currency: "EUR".into(),
                zone: "Europe/Rome".into(),
                fiscal_start: 1,
                language: "en".into(),
                ..Workspace::default()
            }
            .record(),
            member("luca", Side::Sales, Role::Rep),
            member("anna", Side::Sales, Role::Rep),
            member("marco", Side::Marketing, Role::Marketer),
            // Their places are not the order of their numbers.
            stage("Negotiation", 3, Semantic::Open, 75),
            stage("Qualification", 1, Semantic::Open, 10),
            stage("Proposal", 2, Semantic::Open, 50),
            stage("Won", 4, Semantic::Won, 100),
            stage("Lost", 5, Semantic::Lost, 0),
        ];
        let clock = Clock::Fixed(Instant(NOW));
        let service = Service::found(&path(folder.path()), &records, clock, &Actor::Named("anna".into())).unwrap();
        Self { folder, service, texts: Texts::new(Language::En) }
    }

    /// A team with a history: a copy of one that is generated once a run, for each seed.
    pub fn generated(seed: u64) -> Self {
        static MADE: OnceLock<Mutex<HashMap<u64, Files>>> = OnceLock::new();
        let mut made = MADE.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        let files = made.entry(seed).or_insert_with(|| {
            let folder = Self::grown(seed).folder;
            // What the closed session left: everything may still be in the -wal.
            let read = |name: &'static str| Some((name, std::fs::read(folder.path().join(name)).ok()?));
            ["team.db", "team.db-wal"].into_iter().filter_map(read).collect()
        });
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files.iter() {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let (clock, actor) = (Clock::Fixed(Instant(NOW)), Actor::Named("anna".into()));
        let service = Service::open(&path(folder.path()), &Options::default(), clock, &actor).unwrap();
        Self { folder, service, texts: Texts::new(Language::En) }
    }

    fn grown(seed: u64) -> Self {
        let team = Self::empty();
        let dice = Dice(Cell::new(seed));
        team.offer();
        let companies: Vec<i64> = ["Acme", "Beta S.p.A.", "Città Nuova", "Nord SL", "Ōsaka KK"]
            .iter()
            .map(|name| team.add(Account { name: (*name).into(), ..Account::default() }.record()))
            .collect();
        let campaigns: Vec<i64> = ["Webinar", "Fiera", "LinkedIn", "Zero"]
            .iter()
            .map(|name| {
                let start = dice.maybe(Day(20_300 + dice.below(3)));
                let owner = dice.maybe(3);
                team.add(Campaign { name: (*name).into(), start, owner, ..Campaign::default() }.record())
            })
            .collect();
        for _ in 0..8 {
            let currency = if dice.below(5) == 0 { "USD" } else { "EUR" };
            let spend = Spend {
                campaign: campaigns[dice.below(3) as usize],
                on: Day(20_400 + dice.below(200)),
                amount: 10_000 * (1 + dice.below(40)),
                currency: currency.into(),
                ..Spend::default()
            };
            team.add(spend.record());
        }
        let people: Vec<i64> = (0..60).map(|_| team.person(&dice, &companies, &campaigns)).collect();
        for _ in 0..150 {
            team.touch(&dice, &people, &campaigns);
        }
        for _ in 0..45 {
            team.deal(&dice, &people, &companies, &campaigns);
        }
        for id in [people[3], people[17]] {
            team.apply(Change::Archive { kind: Kind::Prospect, id, version: None, away: true });
        }
        team.apply(Change::Archive { kind: Kind::Deal, id: 5, version: None, away: true });
        let gone = team.add(Prospect { name: "Gone".into(), ..Prospect::default() }.record());
        assert!(gone > 0);
        team.service.undo(None).unwrap();
        team
    }

    fn offer(&self) {
        for (name, price, currency) in [("Line", 120_000, "EUR"), ("Care", 30_000, "EUR"), ("Import", 50_000, "USD")] {
            let product = Product {
                name: name.into(),
                list_price: Some(price),
                currency: Some(currency.into()),
                ..Product::default()
            };
            self.add(product.record());
        }
    }

    fn person(&self, dice: &Dice, companies: &[i64], campaigns: &[i64]) -> i64 {
        const FIRST: &[&str] = &["Chiara", "Pau", "José", "Élodie", "Bruno", "chiara"];
        const LAST: &[&str] = &["Neri", "Soler", "Müller", "De Luca", "Ñíguez"];
        let (first, last) = (FIRST[dice.below(6) as usize], LAST[dice.below(5) as usize]);
        let prospect = Prospect {
            name: format!("{first} {last}"),
            email: dice.maybe(format!("{}{}@example.com", last.to_lowercase().replace(' ', "."), dice.below(30))),
            account: dice.maybe(companies[dice.below(5) as usize]),
            campaign: dice.maybe(campaigns[dice.below(3) as usize]),
            source: dice.maybe(["web", "fair", "referral"][dice.below(3) as usize].to_owned()),
            city: dice.maybe(["Milano", "Córdoba"][dice.below(2) as usize].to_owned()),
            sales_owner: dice.maybe(1 + dice.below(2)),
            marketing_owner: dice.maybe(3),
            score_fit: dice.maybe(dice.below(64)),
            created_at: Instant(NOW - DAY * (1 + dice.below(40))),
            custom: dice.maybe(format!("{{\"Segment\":\"{}\"}}", ["SMB", "Enterprise"][dice.below(2) as usize])),
            needs: dice.maybe("less waste\nfewer stops".to_owned()),
            do_not_contact: (dice.below(6) == 0).then(|| "call".to_owned()),
            ..Prospect::default()
        };
        let created = prospect.created_at;
        let id = self.add(prospect.record());
        let reached = dice.below(4);
        for stage in [Lifecycle::Mql, Lifecycle::Sal, Lifecycle::Sql].into_iter().take(reached as usize) {
            let at = Some(Instant((created.0 + DAY / 2 * (stage as i64)).min(NOW)));
            self.apply(Change::EnterStage { prospect: id, version: None, stage, at, note: None });
        }
        id
    }

    fn touch(&self, dice: &Dice, people: &[i64], campaigns: &[i64]) {
        let touch = Touch {
            prospect: people[dice.below(people.len() as i64) as usize],
            at: Instant(NOW - DAY * dice.below(30)),
            direction: [Direction::In, Direction::Out][dice.below(2) as usize],
            channel: Channel::ALL[dice.below(8) as usize],
            outcome: dice.maybe(Outcome::ALL[dice.below(7) as usize]),
            campaign: (dice.below(5) == 0).then(|| campaigns[dice.below(4) as usize]),
            note: dice.maybe("spoke about the line".to_owned()),
            ..Touch::default()
        };
        self.add(touch.record());
    }

    fn deal(&self, dice: &Dice, people: &[i64], companies: &[i64], campaigns: &[i64]) {
        let amount = dice.maybe(100_000 * (1 + dice.below(30)));
        let deal = Deal {
            title: format!("{} {}", ["Line", "Care", "línea"][dice.below(3) as usize], dice.below(20)),
            account: dice.maybe(companies[dice.below(5) as usize]),
            prospect: dice.maybe(people[dice.below(people.len() as i64) as usize]),
            amount,
            currency: amount.map(|_| if dice.below(6) == 0 { "USD".to_owned() } else { "EUR".to_owned() }),
            stage: 1 + dice.below(3),
            owner: dice.maybe(1 + dice.below(2)),
            campaign: (dice.below(3) == 0).then(|| campaigns[dice.below(3) as usize]),
            created_at: Some(Instant(NOW - DAY * (20 + dice.below(60)))),
            expected_close: dice.maybe(Day(20_717 + dice.below(60) - 20)),
            next_step: dice.maybe("Call".to_owned()),
            next_due: dice.maybe(Day(20_717 + dice.below(9) - 4)),
            wait_until: (dice.below(4) == 0).then_some(Day(20_730)),
            ..Deal::default()
        };
        let id = self.add(deal.record());
        for _ in 0..dice.below(3) {
            let line = DealLine { id: 0, deal: id, product: 1 + dice.below(3), quantity: 1 + dice.below(4) };
            self.add(line.record());
        }
        let (stage, reason) = match dice.below(5) {
            0 | 1 => (4, None),
            2 => (5, Some("Price".to_owned())),
            _ => return,
        };
        self.apply(Change::MoveDeal {
            deal: id,
            version: None,
            how: Move::To,
            stage,
            at: Some(Instant(NOW - DAY * dice.below(15))),
            amount: None,
            reason,
            note: None,
        });
    }

    pub fn apply(&self, change: Change) -> smarketing::store::Applied {
        self.service.apply(&change).unwrap()
    }

    pub fn add(&self, record: Record) -> i64 {
        // The actor owns what is left open: a deal of nobody must be made so.
        let nobody = record.kind == Kind::Deal && record.get("owner").is_null();
        let id = self.apply(Change::Add(record.clone())).subject.1;
        if nobody {
            let set = vec![("owner", Value::Null)];
            self.apply(Change::Edit { kind: record.kind, id, version: None, set });
        }
        id
    }

    /// The visible records of a kind.
    pub fn all(&self, kind: Kind) -> Vec<Record> {
        let records = self.service.store().records(kind, 0, 1_000_000).unwrap();
        records.into_iter().filter(|record| !record.archived).collect()
    }

    /// Another person's session on the same file.
    pub fn other(&self, handle: &str) -> Service {
        let clock = self.service.clock();
        Service::open(&self.service.path(), &Options::default(), clock, &Actor::Named(handle.into())).unwrap()
    }

    pub fn ask(&self, caches: &mut Caches, query: &Query) -> Result<Answer, Refusal> {
        answers::answer(&self.service, caches, query, &self.texts)
    }

    /// Caches with the search block in them.
    pub fn searching(&self) -> Caches {
        let store = self.service.store();
        let mut caches = Caches::default();
        caches.take_block(SearchBlock::load(store).unwrap(), store.chain_head().unwrap().0);
        caches
    }
}
