//! A small founded team in a file of its own.

use std::cell::Cell;

use smarketing::domain::change::Change;
use smarketing::domain::nouns::{Member, Role, Semantic, Side, Stage, Workspace};
use smarketing::domain::record::{Entity, Kind, Record};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Instant;
use smarketing::store::{Applied, Stamp, Store};

/// A team with two members and a pipeline of four stages.
pub struct Team {
    _folder: tempfile::TempDir,
    pub store: Store,
    clock: Cell<i64>,
}

pub const NOW: i64 = 1_790_000_000_000_000; // 2026-09-21

impl Team {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("team.db")).unwrap();
        let team = Self { _folder: folder, store, clock: Cell::new(NOW) };
        let stage = |name: &str, position, semantic, probability| {
            Stage { id: 0, name: name.into(), position, semantic, probability }.record()
        };
        let member = |handle: &str, name: &str, side, role| {
            Member { handle: handle.into(), name: name.into(), side, role, ..Member::default() }.record()
        };
        let records = vec![
            Workspace {
                name: "Rossi & Figli".into(),
                currency: "EUR".into(),
                zone: "Europe/Rome".into(),
                fiscal_start: 1,
                language: "it".into(),
                ..Workspace::default()
            }
            .record(),
            member("anna", "Anna Bianchi", Side::Sales, Role::Rep),
            member("marco", "Marco Verdi", Side::Marketing, Role::Marketer),
            stage("Qualification", 1, Semantic::Open, 10),
            stage("Negotiation", 2, Semantic::Open, 75),
            stage("Won", 3, Semantic::Won, 100),
            stage("Lost", 4, Semantic::Lost, 0),
        ];
        team.store.found(&records, &team.stamp(1)).unwrap();
        team
    }

    /// A stamp one second after the last.
    pub fn stamp(&self, actor: i64) -> Stamp {
        let now = self.clock.get() + Instant::SECOND;
        self.clock.set(now);
        Stamp { op_id: format!("op-{now}-{actor}"), now: Instant(now), actor: Some(actor) }
    }

    pub fn apply(&self, change: Change) -> Result<Applied, Refusal> {
        self.store.apply(&change, &self.stamp(1))
    }

    pub fn add(&self, record: Record) -> i64 {
        self.apply(Change::Add(record)).unwrap().subject.1
    }

    pub fn get(&self, kind: Kind, id: i64) -> Record {
        self.store.record(kind, id).unwrap().unwrap()
    }

    /// Undoes (or redoes) an entry.
    pub fn revert(&self, entry: i64) -> Result<Applied, Refusal> {
        let edits = self.store.edits_of(entry)?;
        self.apply(Change::Revert { entry, edits })
    }
}
