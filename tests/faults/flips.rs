//! G8: of flipped bits in a file whose rows came by imports and by hand, whatever changes what comes out again is
//! refused at opening or flagged by `verify`, and nothing ever panics. SQLite's own check misses most of them.

use std::panic::AssertUnwindSafe;
use std::path::Path;

use serde_json::Map;
use smarketing::app::clock::Clock;
use smarketing::app::config::Dates;
use smarketing::app::demo::{self, Spec};
use smarketing::app::export::{Broken, Export, all_json};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::values::Shown;
use smarketing::domain::change::Change;
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::Prospect;
use smarketing::domain::record::{Kind, Value};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Instant;
use smarketing::store::bulk::Source;
use smarketing::store::{Count, Options, Stamp, Store};

use super::world::{self, Random};

const NOW: &str = "2026-11-20T09:14:00+01:00";

/// By somebody who may write: the first of the generated team only reads.
fn stamp(op_id: &str) -> Stamp {
    Stamp { actor: Some(2), ..world::stamp(op_id) }
}

/// A generated team, some edits of its rows by hand, an import beside them, and one that was taken back.
fn team(path: &Path) {
    let now = Instant::parse(NOW).unwrap();
    let spec = Spec { prospects: 8, ..Spec::usual(now, Language::En) };
    demo::generate(path, &spec, &mut |_, _| true).unwrap();
    let store = world::open(path);
    for id in 1..=6 {
        let set = vec![("phone", Value::from(format!("+39 02 {id}"))), ("city", "Parma".into())];
        let change = Change::Edit { kind: Kind::Prospect, id, version: None, set };
        store.apply(&change, &stamp(&format!("edit {id}"))).unwrap();
    }
    for deal in store.records(Kind::Deal, 0, 4).unwrap() {
        let change = world::set_amount(deal.id, None, 4_200_000 + deal.id);
        store.apply(&change, &stamp(&format!("deal {}", deal.id))).unwrap();
    }
    store.apply(&Change::Add(world::prospect("Chiara Neri")), &stamp("chiara")).unwrap();
    import(&store, "kept.csv");
    let entry = import(&store, "taken back.csv");
    store.apply(&Change::RevertImport { entry, records: 0 }, &stamp("back")).unwrap();
    world::holds(&store);
}

fn import(store: &Store, file: &str) -> i64 {
    let source = Source { file_name: file.into(), file_hash: file.into(), kind: "prospects".into(), expected: 8 };
    let mut loader = store.load(&source, &stamp(&format!("load {file}"))).unwrap();
    for at in 0..8 {
        let id = loader.next_id(Kind::Prospect).unwrap();
        let name = format!("Imported {at}");
        let email = Some(format!("imported{at}@acme.example"));
        let custom = Some(format!(r#"{{"VAT":"IT{at:06}"}}"#));
        let (stage, created_at) = (Lifecycle::Lead, Instant(world::NOW));
        let prospect = Prospect { id, name, email, custom, stage, created_at, ..Prospect::default() };
        loader.prospect(&prospect, &[]).unwrap();
        loader.remember(Kind::Prospect, "list", &format!("{file} {at}"), id).unwrap();
    }
    loader.publish("import.published", &stamp(&format!("publish {file}")), &Map::new()).unwrap().entry
}

/// What `export all` writes, and what of the ready-made a screen shows.
fn comes_out(path: &Path) -> Result<(Service, String), Refusal> {
    let options = Options { read_only: true, ..Options::default() };
    let clock = Clock::Fixed(Instant::parse(NOW).unwrap());
    let service = Service::open(path, &options, clock, &Actor::Perhaps("anna".into()))?;
    let written = written(&service).unwrap_or_else(|refusal| format!("not to be read: {refusal}"));
    Ok((service, written))
}

fn written(service: &Service) -> Result<String, Refusal> {
    let texts = Texts::new(Language::En);
    let shown = Shown::new(service, &texts, Dates::Iso);
    let export = Export { service, texts: &texts, shown: &shown, raw: true };
    let mut out = Vec::new();
    match all_json(&export, true, &mut out) {
        Err(Broken::Refused(refusal)) => return Err(refusal),
        Err(Broken::Io(error)) => panic!("{error}"),
        Ok(_) => {}
    }
    let mut out = String::from_utf8(out).unwrap();
    let store = service.store();
    for count in [Count::Created, Count::Reached, Count::LeadCohort, Count::MqlCohort] {
        let mut counted = store.tallied(count, None, None)?;
        counted.sort_unstable();
        out.push_str(&format!("{counted:?}"));
    }
    for clock in store.records(Kind::Clock, 0, 10_000)? {
        out.push_str(&format!("{:?}", store.clock(clock.id)?));
    }
    for kind in [Kind::Prospect, Kind::Deal] {
        store.each_known(kind, |source, ext, id| out.push_str(&format!("{source} {ext} {id};")))?;
    }
    out.push_str(&super::damage::shown(store).map_err(|_| Refusal::rule("not-to-be-read"))?);
    Ok(out)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Refused,
    /// Other things come out, and `verify` says so.
    Flagged,
    /// The same comes out, and `verify` says that something is wrong all the same.
    Warned,
    Same,
}

#[test]
fn a_flipped_bit_that_changes_what_comes_out_is_told() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    team(&path);
    let sound = std::fs::read(&path).unwrap();
    let (_, truth) = comes_out(&path).unwrap();
    assert!(truth.contains("Imported 7") && truth.contains("+39 02 6") && !truth.contains("not to be read"));
    let (flips, mut random) = (world::size(500, 10_000), Random::new("flips"));
    let (mut fates, mut alone) = (Vec::new(), 0);
    for flip in 0..flips {
        let mut bytes = sound.clone();
        let at = usize::try_from(random.within(0, bytes.len() as u64)).unwrap();
        let bit = random.within(0, 8);
        bytes[at] ^= 1 << bit;
        std::fs::write(&path, &bytes).unwrap();
        let fate = std::panic::catch_unwind(AssertUnwindSafe(|| {
            let Ok((service, now)) = comes_out(&path) else { return (Fate::Refused, false) };
            // The check takes longest: where nothing changed it only must not panic.
            if now == truth && flip % 4 != 0 {
                return (Fate::Same, false);
            }
            let findings = service.store().verify();
            let flagged = findings.as_ref().map_or(true, |all| all.iter().any(|finding| !finding.holds));
            let only_ours = findings.is_ok_and(|all| all[0].holds);
            match (now == truth, flagged) {
                (true, false) => (Fate::Same, false),
                (true, true) => (Fate::Warned, false),
                (false, true) => (Fate::Flagged, only_ours),
                (false, false) => panic!("byte {at}, bit {bit}: other data come out and nothing says so"),
            }
        }));
        let (fate, only_ours) = fate.unwrap_or_else(|_| panic!("byte {at}, bit {bit}: a panic, or silence"));
        alone += u32::from(only_ours);
        fates.push(fate);
    }
    let of = |wanted| fates.iter().filter(|fate| **fate == wanted).count();
    println!(
        "G8: {flips} flips in {} bytes: {} refused at opening, {} changed what comes out and are flagged ({alone} of \
         them SQLite's own check does not see), the same comes out of {} of which a \
         sample is checked and {} flagged; 0 silent, 0 panics",
        sound.len(),
        of(Fate::Refused),
        of(Fate::Flagged),
        of(Fate::Same) + of(Fate::Warned),
        of(Fate::Warned)
    );
    assert!(of(Fate::Flagged) * 10 > fates.len() && alone > 0, "the flips hit nothing");
}
