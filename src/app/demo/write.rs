//! A generated team goes into its file: one thread tells, this one writes.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::agreement::{self, Agreement};
use super::calendar::Calendar;
use super::campaigns::{self, Plan};
use super::chance::Chance;
use super::story::Setting;
use super::stream::{Fresh, Piece, Stream};
use super::team::{self, Team, ZONE};
use super::words::Library;
use super::{Spec, Summary, agreed, recent};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::{Instant, Zone};
use crate::store::bulk::{Loader, Source};
use crate::store::{Stamp, Store};

/// Pieces that may wait to be written: the memory that the stream takes.
const WAITING: usize = 4;
/// Who recorded the history: not a member whom people look at the team as, so that their undo never
/// takes the whole history back.
const RECORDER: &str = "chiara";

/// Writes the team of a spec into a new file.
pub(super) fn team(path: &Path, spec: &Spec, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Summary, Refusal> {
    let library = Library::new(spec.language)?;
    let zone = Zone::named(ZONE)?;
    let off = agreement::days_off(&library, zone.day(spec.now))?;
    let calendar = Calendar::new(spec.now, &zone, &off);
    let team = Team::new(&library, &calendar);
    let agreement = Agreement::new(&library, &calendar, &team, &off, spec.prospects)?;
    let plan = campaigns::plan(&library, &calendar, &team, spec.prospects, &mut Chance::new(spec.seed, 2));
    let store = Store::create(path)?;
    let began = calendar.start(calendar.first());
    let stamp = |number: i64| Stamp {
        op_id: format!("demo-{number}"),
        now: Instant(began.0 + number * Instant::SECOND),
        actor: Some(team.member(RECORDER)),
    };
    store.found(&team::founding(&library, &agreement.founding), &stamp(0))?;
    let source = Source {
        file_name: "demo".to_owned(),
        file_hash: format!("demo-{}-{}-{}-{}", spec.prospects, spec.seed, spec.now.0, spec.language),
        kind: "prospects".to_owned(),
        expected: spec.prospects.saturating_mul(8),
    };
    let mut loader = store.load_alone(&source, &stamp(1))?;
    write_plan(&mut loader, &plan)?;
    let setting = Setting { library: &library, calendar: &calendar, team: &team };
    let stream = Stream::new(setting, &agreement, &plan.running, spec.prospects, spec.seed);
    let fresh = run(&mut loader, stream, spec.prospects, progress)?;
    let added = |kind| loader.added(kind);
    let summary = Summary {
        prospects: added(Kind::Prospect),
        accounts: added(Kind::Account),
        touches: added(Kind::Touch),
        deals: added(Kind::Deal),
        campaigns: added(Kind::Campaign),
    };
    let mut result = Map::new();
    result.insert("added".to_owned(), Json::from(summary.prospects));
    loader.publish("import.published", &stamp(2), &result)?;
    agreed::on(&store, setting, &agreement, spec.prospects)?;
    recent::days(&store, &library, &calendar, fresh, &mut Chance::new(spec.seed, 3))?;
    Ok(summary)
}

fn write_plan(loader: &mut Loader<'_>, plan: &Plan) -> Result<(), Refusal> {
    plan.campaigns.iter().try_for_each(|campaign| add(loader, campaign))?;
    plan.assets.iter().try_for_each(|asset| add(loader, asset))?;
    plan.spends.iter().try_for_each(|spend| add(loader, spend))
}

/// Tells on a second thread and writes on this one; answers what something may happen to next.
fn run(
    loader: &mut Loader<'_>,
    stream: Stream<'_>,
    total: u64,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Fresh, Refusal> {
    let (sender, receiver) = crossbeam_channel::bounded::<Piece>(WAITING);
    std::thread::scope(|scope| {
        let teller = scope.spawn(move || {
            let mut stream = stream;
            while let Some(piece) = stream.next() {
                // Nobody writes any more: it was cancelled.
                if sender.send(piece).is_err() {
                    break;
                }
            }
            stream.fresh()
        });
        let mut done = 0;
        for piece in receiver {
            done += piece.prospects.len() as u64;
            write_piece(loader, &piece)?;
            if !progress(done, total) {
                return Err(Refusal::rule("cancelled"));
            }
        }
        teller.join().map_err(|_| Refusal::new(RefusalKind::Internal, "thread-failed"))
    })
}

fn write_piece(loader: &mut Loader<'_>, piece: &Piece) -> Result<(), Refusal> {
    piece.accounts.iter().try_for_each(|account| add(loader, account))?;
    let mut entries = piece.entries.as_slice();
    for (prospect, count) in &piece.prospects {
        let (own, rest) = entries.split_at_checked(*count).unwrap_or((entries, &[]));
        entries = rest;
        agree(loader, Kind::Prospect, prospect.id)?;
        own.iter().try_for_each(|entry| agree(loader, Kind::StageEntry, entry.id))?;
        loader.prospect(prospect, own)?;
    }
    piece.touches.iter().try_for_each(|touch| add(loader, touch))?;
    piece.deals.iter().try_for_each(|deal| add(loader, deal))?;
    piece.lines.iter().try_for_each(|line| add(loader, line))?;
    piece.contacts.iter().try_for_each(|contact| add(loader, contact))?;
    piece.events.iter().try_for_each(|event| add(loader, event))?;
    piece.handoffs.iter().try_for_each(|handoff| add(loader, handoff))?;
    piece.handoff_steps.iter().try_for_each(|step| add(loader, step))?;
    for (clock, face) in &piece.clocks {
        agree(loader, Kind::Clock, clock.id)?;
        loader.clock(clock, face)?;
    }
    piece.clock_steps.iter().try_for_each(|step| add(loader, step))
}

fn add<E: Entity>(loader: &mut Loader<'_>, entity: &E) -> Result<(), Refusal> {
    agree(loader, E::KIND, entity.id())?;
    loader.entity(entity)
}

/// Takes a number for a record that was told under one: in a new file both count from 1.
fn agree(loader: &mut Loader<'_>, kind: Kind, told: i64) -> Result<(), Refusal> {
    let given = loader.next_id(kind)?;
    if given == told {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Internal, "demo-numbers").with("what", kind.label(told)).with("found", given))
}
