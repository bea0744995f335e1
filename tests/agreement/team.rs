//! A team of two sides with a calendar, refusal reasons, and an agreement that can be signed.

use std::cell::Cell;

use smarketing::app::clock::Clock;
use smarketing::app::service::{Actor, Service};
use smarketing::domain::agreement::sign;
use smarketing::domain::change::{Change, Signing};
use smarketing::domain::handoff::{Judgement, Offer};
use smarketing::domain::nouns::{
    Agreement, AgreementVersion, Calendar, Channel, Direction, Handoff, Member, Obliged, Outcome, Prospect, Reason,
    RecycleRule, Role, Semantic, Side, Stage, Term, TermKind, Touch, Verdict, Window, Workspace,
};
use smarketing::domain::record::{Entity, Kind, Record};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::{Instant, Zone};
use smarketing::store::{Applied, Options, Stamp, Store};

pub const ANNA: i64 = 1; // sales
pub const MARCO: i64 = 2; // marketing
pub const LUCIA: i64 = 3; // management
pub const PIETRO: i64 = 4; // sales

pub struct Team {
    folder: tempfile::TempDir,
    pub store: Store,
    now: Cell<i64>,
    founded: Cell<i64>,
}

/// An instant of Rome, `2026-09-25 16:30`.
pub fn at(text: &str) -> Instant {
    let (day, time) = text.split_once(' ').unwrap();
    let zone = Zone::named("Europe/Rome").unwrap();
    let time = chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap();
    zone.at(smarketing::domain::time::Day::parse(day).unwrap(), time)
}

impl Team {
    /// On Monday 2026-09-21 at 9.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("team.db")).unwrap();
        let team = Self { folder, store, now: Cell::new(at("2026-09-21 09:00").0), founded: Cell::new(0) };
        let member = |handle: &str, side, role| {
            Member { handle: handle.into(), name: handle.into(), side, role, ..Member::default() }.record()
        };
        let stage = |name: &str, position, semantic, probability| {
            Stage { id: 0, name: name.into(), position, semantic, probability }.record()
        };
        let records = vec![
            Workspace {
                name: "Rossi & Figli".into(),
                currency: "EUR".into(),
                zone: "Europe/Rome".into(),
                fiscal_start: 1,
                language: "it".into(),
                calendar: "Office".into(),
                ..Workspace::default()
            }
            .record(),
            member("anna", Side::Sales, Role::Rep),
            member("marco", Side::Marketing, Role::Marketer),
            member("lucia", Side::Management, Role::SalesManager),
            member("pietro", Side::Sales, Role::Rep),
            stage("Qualification", 1, Semantic::Open, 10),
            stage("Won", 2, Semantic::Won, 100),
            stage("Lost", 3, Semantic::Lost, 0),
        ];
        team.store.found(&records, &team.stamp(ANNA)).unwrap();
        team.add(
            Calendar {
                id: 0,
                name: "Office".into(),
                zone: "Europe/Rome".into(),
                hours: "mon-fri 09:00-12:30 13:30-17:30".into(),
            }
            .record(),
        );
        for (code, rule, days) in [
            ("FIT-02", RecycleRule::Archive, None),
            ("ENG-01", RecycleRule::Recycle, Some(90)),
            ("FIT-01", RecycleRule::Nurture, None),
        ] {
            team.add(Reason { id: 0, code: code.into(), name: code.into(), rule, days }.record());
        }
        team
    }

    /// The file as the command line opens it, for Lucia.
    pub fn service(&self) -> Service {
        let actor = Actor::Named("lucia".to_owned());
        let path = self.folder.path().join("team.db");
        Service::open(&path, &Options::default(), Clock::Fixed(self.now()), &actor).unwrap()
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("team.db")
    }

    pub fn now(&self) -> Instant {
        Instant(self.now.get())
    }

    /// Moves the clock; never back.
    pub fn go(&self, text: &str) {
        assert!(at(text).0 >= self.now.get(), "{text}");
        self.now.set(at(text).0);
    }

    /// Lets time pass, in microseconds.
    pub fn pass(&self, micros: i64) {
        self.now.set(self.now.get() + micros);
    }

    /// What was done until now is how the team was set up.
    pub fn found_ends(&self) {
        self.founded.set(self.store.chain_head().unwrap().0);
    }

    /// The last entry of the setting up.
    pub fn founded(&self) -> i64 {
        self.founded.get()
    }

    pub fn stamp(&self, actor: i64) -> Stamp {
        let now = self.now.get() + 1;
        self.now.set(now);
        Stamp { op_id: format!("op-{now}-{actor}"), now: Instant(now), actor: Some(actor) }
    }

    pub fn by(&self, actor: i64, change: Change) -> Result<Applied, Refusal> {
        self.store.apply(&change, &self.stamp(actor))
    }

    pub fn add(&self, record: Record) -> i64 {
        self.by(ANNA, Change::Add(record)).unwrap().subject.1
    }

    pub fn get(&self, kind: Kind, id: i64) -> Record {
        self.store.record(kind, id).unwrap().unwrap()
    }

    pub fn prospect(&self, name: &str) -> i64 {
        self.add(Prospect { name: name.into(), created_at: at("2026-09-01 09:00"), ..Prospect::default() }.record())
    }

    pub fn offer(&self, prospect: i64, to: Option<i64>) -> i64 {
        self.by(MARCO, Change::Offer(Offer { prospect, to, ..Offer::default() })).unwrap().subject.1
    }

    pub fn judge(&self, handoff: i64, verdict: Verdict, reason: Option<i64>) -> Result<Applied, Refusal> {
        self.judge_by(ANNA, handoff, verdict, reason)
    }

    pub fn judge_by(
        &self,
        actor: i64,
        handoff: i64,
        verdict: Verdict,
        reason: Option<i64>,
    ) -> Result<Applied, Refusal> {
        let judgement = Judgement { handoff, version: None, verdict, reason, until: None, note: None, at: None };
        self.by(actor, Change::Judge(judgement))
    }

    pub fn handoff(&self, id: i64) -> Handoff {
        Handoff::of(&self.get(Kind::Handoff, id))
    }

    pub fn call(&self, prospect: i64, member: i64, outcome: Outcome, when: &str) -> i64 {
        self.by(
            member,
            Change::Add(
                Touch {
                    prospect,
                    at: at(when),
                    direction: Direction::Out,
                    channel: Channel::Call,
                    outcome: Some(outcome),
                    member: Some(member),
                    ..Touch::default()
                }
                .record(),
            ),
        )
        .unwrap()
        .subject
        .1
    }

    /// A draft with one first-answer term of 4 hours.
    pub fn draft(&self) -> (i64, i64) {
        let agreement = self.add(Agreement { name: "Q4".into(), ..Agreement::default() }.record());
        let version = AgreementVersion {
            agreement,
            from: Zone::named("Europe/Rome").unwrap().day(self.now()),
            ..AgreementVersion::default()
        };
        let version = self.by(LUCIA, Change::Draft { version, like: None }).unwrap().subject.1;
        let term = self.add(self.speed(version, "4h"));
        (version, term)
    }

    pub fn speed(&self, version_of: i64, within: &str) -> Record {
        Term {
            version_of,
            name: "First answer".into(),
            side: Obliged::Sales,
            kind: TermKind::Speed,
            target: 90,
            window: Window::Month,
            within: Some(within.into()),
            ..Term::default()
        }
        .record()
    }

    /// A term of another kind with clocks: 90 % a month.
    pub fn term(&self, version_of: i64, kind: TermKind, within: &str) -> Record {
        Term {
            version_of,
            name: kind.word().into(),
            side: Obliged::Sales,
            kind,
            target: 90,
            window: Window::Month,
            within: Some(within.into()),
            attempts: (kind == TermKind::Depth).then_some(2),
            days: (kind == TermKind::Depth).then_some(2),
            ..Term::default()
        }
        .record()
    }

    pub fn sign(&self, actor: i64, version: i64, side: Side) -> Result<Applied, Refusal> {
        let hash = sign::hash(&self.store.content(version).unwrap());
        self.by(actor, Change::Sign(Signing { agreement_version: version, side, hash }))
    }

    pub fn conclude(&self, version: i64) {
        self.sign(MARCO, version, Side::Marketing).unwrap();
        self.sign(ANNA, version, Side::Sales).unwrap();
    }

    /// Nothing is wrong in the file.
    pub fn verify(&self) {
        let wrong: Vec<_> = self.store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
