//! A founded team in a file, numbered operations on it, and what must be found of them afterwards.

use std::path::Path;
use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use smarketing::domain::change::Change;
use smarketing::domain::nouns::{Member, Role, Semantic, Side, Stage, Workspace};
use smarketing::domain::record::{Entity, Kind, Record, Value};
use smarketing::domain::refusal::{Refusal, RefusalKind};
use smarketing::domain::time::Instant;
use smarketing::store::{Applied, Options, Stamp, Store};

/// 2026-09-21 in microseconds of UTC.
pub const NOW: i64 = 1_790_000_000_000_000;

/// How many deals a founded team has.
pub const DEALS: i64 = 20;

/// Tests with figures of time run alone; the others beside each other.
static ALONE: RwLock<()> = RwLock::new(());

pub fn alone() -> RwLockWriteGuard<'static, ()> {
    ALONE.write().unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub fn beside() -> RwLockReadGuard<'static, ()> {
    ALONE.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// `small` for every change, `large` before a release.
pub fn size<T>(small: T, large: T) -> T {
    if std::env::var("SMARKETING_RELEASE_TESTS").is_ok_and(|value| value == "1") { large } else { small }
}

/// A seeded source of numbers; prints its seed so that a failure can be repeated.
pub struct Random(u64);

impl Random {
    pub fn new(what: &str) -> Self {
        let seed = std::env::var("SMARKETING_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
        println!("{what}: seed {seed}");
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to and without `high`.
    pub fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    pub fn chance(&mut self, of: u64) -> bool {
        self.next().is_multiple_of(of)
    }
}

/// A folder on this checkout's disk, for figures of a real disk.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

pub fn open(path: &Path) -> Store {
    Store::open(path, &Options::default()).unwrap()
}

pub fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Instant(i64::try_from(since.as_micros()).unwrap())
}

pub fn stamp(op_id: &str) -> Stamp {
    Stamp { op_id: op_id.to_owned(), now: now(), actor: Some(1) }
}

/// A team of two with four stages and some deals of nothing yet.
pub fn found(path: &Path) -> Store {
    let store = Store::create(path).unwrap();
    let stage = |name: &str, position, semantic, probability| {
        Stage { id: 0, name: name.into(), position, semantic, probability }.record()
    };
    let member = |handle: &str, name: &str, side, role| {
        Member { handle: handle.into(), name: name.into(), side, role, ..Member::default() }.record()
    };
    let records = [
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
    store.found(&records, &Stamp { op_id: "founding".into(), now: Instant(NOW), actor: Some(1) }).unwrap();
    for at in 1..=DEALS {
        let deal = Record::new(Kind::Deal).with("title", format!("Deal {at}")).with("amount", 0i64);
        store.apply(&Change::Add(deal), &stamp(&format!("deal-{at}"))).unwrap();
    }
    store
}

pub fn prospect(name: &str) -> Record {
    let email = format!("{}@acme.example", name.to_lowercase().replace(' ', "."));
    Record::new(Kind::Prospect).with("name", name).with("email", email).with("source", "fair")
}

pub fn set_amount(deal: i64, version: Option<i64>, amount: i64) -> Change {
    Change::Edit { kind: Kind::Deal, id: deal, version, set: vec![("amount", Value::Int(amount))] }
}

pub fn op_id(slot: u64, at: u64) -> String {
    format!("s{slot:03}-{at:09}")
}

/// Every third operation adds a prospect of its name, the others add 1 to a deal that all share.
pub fn adds_a_prospect(at: u64) -> bool {
    at.is_multiple_of(3)
}

/// Does operation `at` of a slot, as often as a colleague was faster.
pub fn operate(store: &Store, slot: u64, at: u64) -> Result<Applied, Refusal> {
    let op = op_id(slot, at);
    if adds_a_prospect(at) {
        return store.apply(&Change::Add(prospect(&format!("P {op}"))), &stamp(&op));
    }
    let deal = 1 + i64::try_from((at.wrapping_mul(7) + slot * 5) % 20).unwrap();
    loop {
        let record = store.record(Kind::Deal, deal)?.unwrap();
        let change = set_amount(deal, Some(record.version), record.int("amount").unwrap_or(0) + 1);
        match store.apply(&change, &stamp(&op)) {
            // A colleague was faster, perhaps with the very same amount.
            Err(refusal) if refusal.kind == RefusalKind::Conflict || refusal.code == "nothing-to-change" => {}
            other => return other,
        }
    }
}

/// A second, independent pair of eyes on the file.
pub fn eyes(path: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    connection
}

pub fn number(connection: &rusqlite::Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0)).unwrap().unwrap_or(0)
}

/// Of one slot's operations: how many there are, none twice and none left out before the last.
pub fn present(connection: &rusqlite::Connection, slot: u64) -> u64 {
    let range = format!("op_id between 's{slot:03}-' and 's{slot:03}-~'");
    let count = number(connection, &format!("select count(*) from journal where {range}"));
    let last =
        number(connection, &format!("select cast(substr(max(op_id), 6) as integer) + 1 from journal where {range}"));
    assert_eq!(count, last, "slot {slot}: operations are missing before the last");
    u64::try_from(count).unwrap()
}

/// What the rows must say of the operations in the journal: every effect once.
pub fn effects_are_once(connection: &rusqlite::Connection) {
    let edits = number(connection, "select count(*) from journal where op_id like 's%' and code = 'deal.edited'");
    let amounts = number(connection, "select sum(amount) from deal");
    assert_eq!(amounts, edits, "sum of amounts against edits");
    let adds = number(connection, "select count(*) from journal where op_id like 's%' and code = 'prospect.added'");
    let names = number(connection, "select count(distinct name) from prospect where name like 'P s%'");
    let rows = number(connection, "select count(*) from prospect where name like 'P s%'");
    assert_eq!((adds, adds), (rows, names), "prospects against additions");
    assert!(edits + adds > 0 || number(connection, "select count(*) from journal where op_id like 's%'") == 0);
}

/// Every check of the store's own.
pub fn holds(store: &Store) {
    let wrong: Vec<_> = store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The value at that share of sorted values.
pub fn share(sorted: &[u64], share: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a rank")]
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0)
}
