//! The team file with a person in front of it: stamps who and when on every change, undoes and redoes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::app::clock::Clock;
use crate::domain::change::Change;
use crate::domain::money::Currency;
use crate::domain::nouns::{Member, Workspace};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::{Day, Instant, Zone};
use crate::store::journal::Entry;
use crate::store::{Stamp, Store, meant_now};

pub use crate::store::{Access, Applied, Options};

/// One person's session on a team file.
#[derive(Debug)]
pub struct Service {
    store: Store,
    clock: Clock,
    actor: Option<Member>,
    workspace: Workspace,
    zone: Zone,
    /// The journal's place when team and member were last read.
    seq: i64,
}

/// How many records are shown before something is done to many.
const SAMPLE: usize = 5;

/// What a change of many records is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// The name of the import's file.
    pub file: String,
    /// The first records: number and name.
    pub records: Vec<String>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The member of that handle, named by the person: an unknown one is refused.
    Named(String),
    /// The member of that handle where there is one (a login name), else the only member of a team of
    /// one, else nobody in particular.
    Perhaps(String),
}

impl Service {
    /// Opens a team file for a person.
    ///
    /// # Errors
    /// Those of [`Store::open`]; `unknown-member`, `not-founded`, `unknown-zone`.
    pub fn open(path: &Path, options: &Options, clock: Clock, actor: &Actor) -> Result<Self, Refusal> {
        let store = Store::open(path, options)?;
        Self::over(store, clock, actor)
    }

    fn over(store: Store, clock: Clock, actor: &Actor) -> Result<Self, Refusal> {
        let (seq, _) = store.chain_head()?;
        let workspace = workspace_of(&store)?;
        let zone = Zone::named(&workspace.zone)?;
        let actor = find_actor(&store, actor)?;
        Ok(Self { store, clock, actor, workspace, zone, seq })
    }

    /// Reads the team and the member anew where the journal grew: a colleague may have moved the team to
    /// another zone or currency while this session is open.
    ///
    /// # Errors
    /// Those of [`Service::open`] for the team.
    pub fn follow(&mut self) -> Result<(), Refusal> {
        let (seq, _) = self.store.chain_head()?;
        if seq == self.seq {
            return Ok(());
        }
        let workspace = workspace_of(&self.store)?;
        self.zone = Zone::named(&workspace.zone)?;
        self.workspace = workspace;
        if let Some(member) = &mut self.actor
            && let Some(record) = self.store.record(Kind::Member, member.id)?
        {
            *member = Member::of(&record);
        }
        self.seq = seq;
        Ok(())
    }

    /// Founds a team in a new file. `records` are the workspace, the first members and the stages.
    ///
    /// # Errors
    /// `file-exists`, `no-such-folder`; a record's refusal.
    pub fn found(path: &Path, records: &[Record], clock: Clock, actor: &Actor) -> Result<Self, Refusal> {
        let store = Store::create(path)?;
        let stamp = Stamp { op_id: operation(), now: clock.now(), actor: None };
        store.found(records, &stamp)?;
        Self::over(store, clock, actor)
    }

    /// The same file in a second session: a reader for a thread of its own.
    ///
    /// # Errors
    /// Those of [`Service::open`].
    pub fn again(&self) -> Result<Self, Refusal> {
        let actor = Actor::Perhaps(self.actor.as_ref().map(|member| member.handle.clone()).unwrap_or_default());
        Self::open(self.store.path(), &Options::default(), self.clock, &actor)
    }

    /// The journal's place when team and member were last read.
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// The store, for reading.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Ends every question of this session that takes its time, while `stop` is set.
    ///
    /// # Errors
    /// The store's.
    pub fn stop_while(&mut self, stop: Arc<AtomicBool>) -> Result<(), Refusal> {
        self.store.stop_while(stop)
    }

    /// The team file's path.
    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Whether this session may write.
    pub const fn access(&self) -> Access {
        self.store.access()
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The instant that answers are as of: now, but never before the journal's last entry, whose clock may
    /// have been ahead of this one; unless it was so far ahead that it was wrong.
    ///
    /// # Errors
    /// The store's.
    pub fn as_of(&self) -> Result<Instant, Refusal> {
        let now = self.now();
        Ok(self.store.last_recorded()?.map_or(now, |last| meant_now(last.max(now), now)))
    }

    /// Says that this computer's clock is behind the last entry, where it is so by a minute or more (K1).
    ///
    /// # Errors
    /// The store's.
    pub fn clock_behind(&self) -> Result<Option<Refusal>, Refusal> {
        let behind = self.store.last_recorded()?.map_or(0, |last| last.0 - self.now().0) / (60 * Instant::SECOND);
        if behind < 1 {
            return Ok(None);
        }
        let (count, unit) = match behind {
            ..120 => (behind, "minutes"),
            120..2_880 => (behind / 60, "hours"),
            _ => (behind / 1_440, "days"),
        };
        Ok(Some(Refusal::rule("clock-behind").with("count", count).with("unit", unit)))
    }

    /// The clock.
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Today in the workspace's zone.
    pub fn today(&self) -> Day {
        self.zone.day(self.now())
    }

    /// The team.
    pub const fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The name of the team's own working calendar as it is now, or empty: another one may have become it since this
    /// session began.
    ///
    /// # Errors
    /// The store's.
    pub fn team_calendar(&self) -> Result<String, Refusal> {
        let row = self.store.record(Kind::Workspace, 1)?;
        Ok(row.and_then(|row| row.text("calendar").map(|name| name.trim().to_owned())).unwrap_or_default())
    }

    /// The workspace's reporting zone.
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The base currency.
    pub fn currency(&self) -> Currency {
        self.workspace.currency.parse().unwrap_or(Currency::EUR)
    }

    /// The member who acts.
    pub const fn actor(&self) -> Option<&Member> {
        self.actor.as_ref()
    }

    /// A fresh stamp for one operation.
    pub fn stamp(&self) -> Stamp {
        Stamp { op_id: operation(), now: self.now(), actor: self.actor.as_ref().map(|member| member.id) }
    }

    /// Does a change, or says why not.
    ///
    /// # Errors
    /// Those of [`Store::apply`].
    pub fn apply(&self, change: &Change) -> Result<Applied, Refusal> {
        self.store.apply(change, &self.stamp())
    }

    /// Takes back an entry, or this member's last change.
    ///
    /// # Errors
    /// `nothing-to-undo`, `already-undone`, `changed-since`, `in-use`, `entry-erased`, `import-worked-on`.
    pub fn undo(&self, entry: Option<i64>) -> Result<Applied, Refusal> {
        self.apply(&self.undoing(entry)?)
    }

    /// The change that [`Service::undo`] would make, to ask first where its risk wants that.
    ///
    /// # Errors
    /// `nothing-to-undo`, `no-such-entry`, `founding-stays`, `entry-erased`.
    pub fn undoing(&self, entry: Option<i64>) -> Result<Change, Refusal> {
        let target = match entry {
            Some(seq) => seq,
            None => self.last_change()?.seq,
        };
        self.turning(target)
    }

    /// The change that undo would take back.
    ///
    /// # Errors
    /// `nothing-to-undo`; the store's.
    pub fn last_change(&self) -> Result<Entry, Refusal> {
        let found = self.store.undo_target(self.stamp().actor)?;
        found.ok_or_else(|| Refusal::rule("nothing-to-undo"))
    }

    /// Does again what undo took back last.
    ///
    /// # Errors
    /// `nothing-to-redo` and those of [`Service::undo`].
    pub fn redo(&self, entry: Option<i64>) -> Result<Applied, Refusal> {
        self.apply(&self.redoing(entry)?)
    }

    /// The change that [`Service::redo`] would make.
    ///
    /// # Errors
    /// `nothing-to-redo` and those of [`Service::undoing`].
    pub fn redoing(&self, entry: Option<i64>) -> Result<Change, Refusal> {
        let target = match entry {
            Some(seq) => seq,
            None => {
                let found = self.store.redo_target(self.stamp().actor)?;
                found.ok_or_else(|| Refusal::rule("nothing-to-redo"))?.seq
            }
        };
        self.turning(target)
    }

    fn turning(&self, seq: i64) -> Result<Change, Refusal> {
        let entry = self.store.entry(seq)?.ok_or_else(|| Refusal::not_found("no-such-entry").with("entry", seq))?;
        if entry.code == "workspace.created" {
            return Err(Refusal::rule("founding-stays"));
        }
        Ok(if entry.batch.is_some() {
            Change::RevertImport { entry: seq, records: self.store.extent(seq, 0)?.records }
        } else {
            Change::Revert { entry: seq, edits: self.store.edits_of(seq)? }
        })
    }

    /// What many records at once depend on is asked first: the import's file and the first records of those
    /// that a change is about, as people call them. Nothing for changes of few.
    ///
    /// # Errors
    /// The store's.
    pub fn sample(&self, change: &Change) -> Result<Sample, Refusal> {
        let Change::RevertImport { entry, .. } = change else { return Ok(Sample::default()) };
        let file = self.store.told(&[*entry])?.pop().map(|told| told.file).unwrap_or_default();
        let mut records = Vec::new();
        for (kind, id) in self.store.extent(*entry, SAMPLE)?.sample {
            let name = self.store.names_of(kind, &[id])?.remove(&id).unwrap_or_default();
            records.push(format!("{} {name}", kind.label(id)).trim_end().to_owned());
        }
        Ok(Sample { file, records })
    }

    /// The record that a person names: by number (`D-1042`, `1042`), by whole name, or by a unique part of it.
    ///
    /// # Errors
    /// `no-such-record`; `ambiguous-name` with the first candidates.
    pub fn find(&self, kind: Kind, text: &str) -> Result<Record, Refusal> {
        let missing = || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", text);
        if let Some(id) = kind.parse_label(text)
            && let Some(record) = self.store.record(kind, id)?
        {
            return Ok(record);
        }
        let whole = self.store.named(kind, text)?;
        let candidates = match whole.as_slice() {
            [] => self.store.matching(kind, text, 6)?.into_iter().map(|(id, _)| id).collect(),
            _ => whole,
        };
        match candidates.as_slice() {
            [] => Err(missing()),
            [id] => self.store.record(kind, *id)?.ok_or_else(missing),
            several => {
                let mut names = Vec::new();
                for id in several.iter().take(5) {
                    let title =
                        self.store.record(kind, *id)?.map(|record| record.title().to_owned()).unwrap_or_default();
                    names.push(format!("{} {title}", kind.label(*id)));
                }
                Err(Refusal::invalid("ambiguous-name").with("what", text).with("candidates", names.join(" · ")))
            }
        }
    }

    /// What people call a record: its name, title or handle; a hand-off by its prospect. Nothing where it is gone.
    ///
    /// # Errors
    /// The store's.
    pub fn called(&self, kind: Kind, id: i64) -> Result<Option<String>, Refusal> {
        let Some(record) = self.store.record(kind, id)? else { return Ok(None) };
        match record.int("prospect").filter(|_| kind == Kind::Handoff) {
            Some(prospect) => self.called(Kind::Prospect, prospect),
            None => Ok(Some(record.title().to_owned())),
        }
    }
}

/// A fresh operation's mark, sortable by time.
fn operation() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn workspace_of(store: &Store) -> Result<Workspace, Refusal> {
    let missing = || Refusal::new(RefusalKind::Data, "not-founded").with("path", store.path().display());
    store.record(Kind::Workspace, 1)?.map(|record| Workspace::of(&record)).ok_or_else(missing)
}

fn find_actor(store: &Store, actor: &Actor) -> Result<Option<Member>, Refusal> {
    let (Actor::Named(handle) | Actor::Perhaps(handle)) = actor;
    let found = store.named(Kind::Member, handle)?;
    let member = match found.first() {
        Some(id) => store.record(Kind::Member, *id)?.map(|record| Member::of(&record)),
        None => None,
    };
    match (actor, member) {
        (Actor::Perhaps(_), None) => match store.records(Kind::Member, 0, 2)?.as_slice() {
            [only] => Ok(Some(Member::of(only))),
            _ => Ok(None),
        },
        (Actor::Named(_), None) => Err(Refusal::not_found("unknown-member").with("value", handle)),
        (_, member) => Ok(member),
    }
}
