//! The generated team: the same for the same wish, whole, and like a real one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use sha2::{Digest, Sha256};
use smarketing::app::demo::{self, Spec};
use smarketing::app::texts::Language;
use smarketing::domain::agreement::clock::State;
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::{
    AgreementVersion, Calendar, CalendarDay, Campaign, Clock, ClockMove, ClockStep, Deal, Direction, Dispute, Goal,
    Handoff, HandoffMove, HandoffStep, Member, Prospect, Reason, Semantic, Side, Signature, Spend, Stage, StageEntry,
    Term, TermKind, Touch, Verdict,
};
use smarketing::domain::record::{Entity, Kind, Record};
use smarketing::domain::time::{Instant, Zone};
use smarketing::store::{Options, Store};

fn now() -> Instant {
    Instant::parse("2026-11-20T09:14:00+01:00").unwrap()
}

fn spec(prospects: u64) -> Spec {
    Spec { prospects, ..Spec::usual(now(), Language::It) }
}

fn made(folder: &Path, name: &str, spec: &Spec) -> Store {
    let path = folder.join(name);
    demo::generate(&path, spec, &mut |_, _| true).unwrap();
    Store::open(&path, &Options::default()).unwrap()
}

fn all(store: &Store, kind: Kind) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    loop {
        let after = found.last().map_or(0, |record| record.id);
        let page = store.records(kind, after, 5_000).unwrap();
        if page.is_empty() {
            return found;
        }
        found.extend(page);
    }
}

fn of<T: Entity>(store: &Store) -> Vec<T> {
    all(store, T::KIND).iter().map(T::of).collect()
}

fn hash(store: &Store) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for kind in Kind::ALL {
        for record in all(store, *kind) {
            hasher.update(format!("{record:?}\n"));
        }
    }
    hasher.finalize().to_vec()
}

#[test]
fn the_same_wish_gives_the_same_team() {
    let folder = tempfile::tempdir().unwrap();
    let first = hash(&made(folder.path(), "a.db", &spec(1_200)));
    assert_eq!(hash(&made(folder.path(), "b.db", &spec(1_200))), first);
    let other = Spec { seed: 2, ..spec(1_200) };
    assert_ne!(hash(&made(folder.path(), "c.db", &other)), first);
    let mut names: Vec<_> = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.db", "b.db", "c.db"], "nothing lies beside them");
}

#[test]
fn nothing_is_left_of_a_cancelled_one_and_no_file_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let mut heard = Vec::new();
    let refusal = demo::generate(&path, &spec(3_000), &mut |done, total| {
        heard.push((done, total));
        done < 1_000
    });
    assert_eq!(refusal.unwrap_err().code, "cancelled");
    assert_eq!(heard, [(500, 3_000), (1_000, 3_000)]);
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(demo::generate(&path, &spec(10), &mut |_, _| true).unwrap_err().code, "file-exists");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_generated_team_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    for (name, prospects) in [("none.db", 0), ("one.db", 1), ("few.db", 60), ("usual.db", Spec::PROSPECTS)] {
        let store = made(folder.path(), name, &spec(prospects));
        let wrong: Vec<_> = store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        assert_eq!(store.count(Kind::Prospect).unwrap(), prospects);
    }
}

struct Team {
    _folder: tempfile::TempDir,
    store: Store,
    prospects: Vec<Prospect>,
    touches: Vec<Touch>,
    deals: Vec<Deal>,
    entries: Vec<StageEntry>,
}

fn usual() -> Team {
    let folder = tempfile::tempdir().unwrap();
    let store = made(folder.path(), "team.db", &spec(Spec::PROSPECTS));
    let (prospects, touches, deals, entries) = (of(&store), of(&store), of(&store), of(&store));
    Team { _folder: folder, store, prospects, touches, deals, entries }
}

#[test]
fn it_looks_like_a_team() {
    let team = usual();
    let prospects = team.prospects.len() as f64;
    let accounts = team.store.count(Kind::Account).unwrap() as f64;
    assert!((0.28..0.38).contains(&(accounts / prospects)), "{accounts} companies");
    let touches = team.touches.len() as f64 / prospects;
    assert!((4.3..5.8).contains(&touches), "{touches} touches a prospect");
    let deals = team.deals.len() as f64 / prospects;
    assert!((0.11..0.19).contains(&deals), "{deals} deals a prospect");

    let stages: HashSet<Lifecycle> = team.prospects.iter().map(|prospect| prospect.stage).collect();
    let missing: Vec<_> = Lifecycle::ALL.iter().filter(|stage| !stages.contains(stage)).collect();
    assert!(missing.is_empty(), "nobody is {missing:?}");

    let side: HashMap<i64, Side> =
        of::<Member>(&team.store).into_iter().map(|member| (member.id, member.side)).collect();
    let by = |wanted: Side| {
        team.touches.iter().filter(|touch| touch.member.and_then(|id| side.get(&id)) == Some(&wanted)).count()
    };
    assert!(by(Side::Sales) > 1_000 && by(Side::Marketing) > 1_000, "{} {}", by(Side::Sales), by(Side::Marketing));
    let inbound = team.touches.iter().filter(|touch| touch.direction == Direction::In).count() as f64;
    assert!((0.2..0.6).contains(&(inbound / team.touches.len() as f64)));

    let emails: Vec<&String> = team.prospects.iter().filter_map(|prospect| prospect.email.as_ref()).collect();
    assert_eq!(emails.iter().collect::<HashSet<_>>().len(), emails.len(), "an address twice");
    assert!(emails.iter().all(|email| email.ends_with(".example")));
    let people = of::<Member>(&team.store).len();
    assert!((10..=15).contains(&people));
    assert_eq!(of::<Stage>(&team.store).iter().filter(|stage| stage.semantic == Semantic::Open).count(), 4);
}

#[test]
fn deals_are_won_unevenly() {
    let team = usual();
    let closed: Vec<&Deal> = team.deals.iter().filter(|deal| deal.status != Semantic::Open).collect();
    let won = closed.iter().filter(|deal| deal.status == Semantic::Won).count() as f64;
    let rate = won / closed.len() as f64;
    assert!((0.18..0.33).contains(&rate), "{won} of {} won", closed.len());

    let mut reps: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for deal in &closed {
        let counts = reps.entry(deal.owner.unwrap()).or_default();
        counts.0 += 1.0;
        counts.1 += f64::from(u8::from(deal.status == Semantic::Won));
    }
    let rates: Vec<f64> = reps.values().filter(|(all, _)| *all >= 15.0).map(|(all, won)| won / all).collect();
    let best = rates.iter().copied().fold(0.0, f64::max);
    let worst = rates.iter().copied().fold(1.0, f64::min);
    assert!(reps.len() >= 6 && best > 2.0 * worst, "{reps:?}");

    let mut amounts: Vec<i64> = team.deals.iter().filter_map(|deal| deal.amount).collect();
    amounts.sort_unstable();
    let mean = amounts.iter().sum::<i64>() as f64 / amounts.len() as f64 / 100.0;
    assert!((9_500.0..15_000.0).contains(&mean), "{mean}");
    assert!(amounts[amounts.len() / 2] as f64 / 100.0 < mean);
    assert!(closed.iter().filter(|deal| deal.status == Semantic::Lost).all(|deal| deal.close_reason.is_some()));
    assert!(closed.iter().all(|deal| deal.closed_at >= deal.created_at));
}

#[test]
fn one_campaign_cost_much_and_sold_nothing() {
    let team = usual();
    let campaigns = of::<Campaign>(&team.store);
    assert!((12..=40).contains(&campaigns.len()));
    let mut spent: HashMap<i64, i64> = HashMap::new();
    for spend in of::<Spend>(&team.store) {
        *spent.entry(spend.campaign).or_default() += spend.amount;
    }
    let bad = campaigns.iter().find(|campaign| campaign.name.contains("fabbrica del futuro")).unwrap();
    let dearer = spent.values().filter(|amount| **amount > spent[&bad.id]).count();
    assert!(dearer <= 3, "{dearer} campaigns cost more");
    let brought = team.prospects.iter().filter(|prospect| prospect.campaign == Some(bad.id)).count();
    let deals: Vec<&Deal> = team.deals.iter().filter(|deal| deal.campaign == Some(bad.id)).collect();
    assert!(brought > 50 && !deals.is_empty(), "{brought} {}", deals.len());
    assert!(deals.iter().all(|deal| deal.status != Semantic::Won));
    let customers = team.prospects.iter().filter(|prospect| {
        prospect.campaign == Some(bad.id) && matches!(prospect.stage, Lifecycle::Customer | Lifecycle::Advocate)
    });
    assert_eq!(customers.count(), 0);
}

#[test]
fn the_first_screens_are_alive() {
    let folder = tempfile::tempdir().unwrap();
    let zone = Zone::named("Europe/Rome").unwrap();
    let today = zone.day(now());
    for prospects in [300, Spec::PROSPECTS] {
        let store = made(folder.path(), &format!("{prospects}.db"), &spec(prospects));
        let open: Vec<Deal> = of::<Deal>(&store).into_iter().filter(|deal| deal.status == Semantic::Open).collect();
        let count = |holds: &dyn Fn(&Deal) -> bool| open.iter().filter(|deal| holds(deal)).count();
        assert!(count(&|deal| deal.next_due.is_some_and(|due| due < today)) > 0, "{prospects}: no step is late");
        assert!(count(&|deal| deal.next_due.is_some_and(|due| due >= today)) > 0, "{prospects}: no step is due");
        assert!(open.iter().all(|deal| deal.expected_close.is_some()));
        let touches = of::<Touch>(&store);
        assert!(touches.iter().all(|touch| touch.at < now()));
        assert!(touches.iter().any(|touch| touch.at.0 > now().0 - 26 * 3_600 * Instant::SECOND));
        let entries = of::<StageEntry>(&store);
        assert!(entries.iter().all(|entry| entry.at < now()));
        if prospects == Spec::PROSPECTS {
            assert!(count(&|deal| deal.next_due == Some(today)) > 0, "nothing is due today");
            assert!(count(&|deal| deal.wait_until.is_some()) > 0, "no deal waits");
            assert!(count(&|deal| deal.expected_close.is_some_and(|day| day < today)) > 0, "no deal slipped");
            let last: HashMap<i64, Instant> = touches
                .iter()
                .filter_map(|touch| touch.deal.map(|deal| (deal, touch.at)))
                .fold(HashMap::new(), |mut last, (deal, at)| {
                    let known = last.entry(deal).or_insert(at);
                    *known = at.max(*known);
                    last
                });
            let month = Instant(now().0 - 30 * 86_400 * Instant::SECOND);
            assert!(count(&|deal| last.get(&deal.id).is_none_or(|at| *at < month)) > 3, "no deal is stale");
        }
        let people: HashSet<Option<i64>> = store
            .journal(&smarketing::store::journal::Part { limit: 100, ..Default::default() })
            .unwrap()
            .iter()
            .map(|entry| entry.actor)
            .collect();
        assert!(people.len() > 2, "only {people:?} did something");
    }
}

#[test]
fn stages_follow_one_another() {
    let team = usual();
    let created: HashMap<i64, (Instant, Lifecycle)> =
        team.prospects.iter().map(|prospect| (prospect.id, (prospect.created_at, prospect.stage))).collect();
    let mut last: HashMap<i64, (i64, Instant, Lifecycle)> = HashMap::new();
    for entry in &team.entries {
        let (born, _) = created[&entry.prospect];
        assert!(entry.at >= born, "{entry:?} before {born:?}");
        if let Some((episode, at, _)) = last.insert(entry.prospect, (entry.episode, entry.at, entry.stage)) {
            assert!(entry.at >= at && entry.episode >= episode, "{entry:?}");
        }
    }
    for (prospect, (_, _, stage)) in last {
        assert_eq!(created[&prospect].1, stage, "{prospect}");
    }
}

#[test]
fn each_language_has_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut names = HashSet::new();
    for language in Language::ALL {
        let store = made(folder.path(), language.code(), &Spec { language, ..spec(150) });
        assert_eq!(store.record(Kind::Workspace, 1).unwrap().unwrap().text("language"), Some(language.code()));
        for kind in [Kind::Stage, Kind::Campaign, Kind::Product] {
            for record in all(&store, kind) {
                assert!(!record.title().contains(['{', '}']) && !record.title().is_empty());
                names.insert((kind, record.id, record.title().to_owned()));
            }
        }
        for touch in of::<Touch>(&store) {
            assert!(!touch.note.unwrap_or_default().contains(['{', '}']));
        }
        assert!(of::<Deal>(&store).iter().all(|deal| !deal.title.contains('{')));
    }
    let first_stages = names.iter().filter(|(kind, id, _)| (*kind, *id) == (Kind::Stage, 1)).count();
    assert_eq!(first_stages, 3);
}

#[test]
fn it_lives_under_an_agreement() {
    let team = usual();
    let store = &team.store;
    let versions: Vec<AgreementVersion> = of(store);
    let signed: Vec<&AgreementVersion> = versions.iter().filter(|version| version.hash.is_some()).collect();
    assert_eq!((versions.len(), signed.len()), (3, 2), "two are signed, one is proposed");
    assert_eq!(of::<Signature>(store).len(), 5);
    let kinds: HashSet<TermKind> =
        of::<Term>(store).iter().filter(|term| term.version_of == 2).map(|term| term.kind).collect();
    assert_eq!(kinds.len(), 7);
    assert_eq!(of::<Goal>(store).len(), 5);
    assert!(of::<Goal>(store).iter().any(|goal| goal.metric == "bookings" && goal.sales_lever.is_some()));

    let handoffs: Vec<Handoff> = of(store);
    let week = now().0 - 7 * 86_400 * Instant::SECOND;
    let waiting: Vec<&Handoff> = handoffs.iter().filter(|handoff| handoff.verdict == Verdict::Offered).collect();
    assert!((3..40).contains(&waiting.len()), "{} wait", waiting.len());
    assert!(waiting.iter().all(|handoff| handoff.offered_at.0 > week), "{waiting:?}");
    for verdict in [Verdict::Accepted, Verdict::Refused, Verdict::Recycled, Verdict::Withdrawn] {
        assert!(handoffs.iter().filter(|handoff| handoff.verdict == verdict).count() > 10, "{verdict:?}");
    }
    assert!(handoffs.iter().any(|handoff| handoff.dispute != Dispute::None));
    let refused = handoffs.iter().filter(|handoff| handoff.verdict == Verdict::Refused);
    assert!(refused.clone().all(|handoff| handoff.reason.is_some()));
    assert_eq!(of::<Reason>(store).len(), 6);
    let steps: Vec<HandoffStep> = of(store);
    assert!(steps.iter().any(|step| step.step == HandoffMove::PassedOn), "nobody stood in for somebody on leave");
    for handoff in &handoffs {
        let own = steps.iter().filter(|step| step.handoff == handoff.id);
        assert!(own.clone().all(|step| step.at >= handoff.offered_at && step.at < now()));
        assert!(own.clone().any(|step| step.step == HandoffMove::Offered));
        let judged = own.filter(|step| Some(step.at) == handoff.decided_at).count();
        assert_eq!(judged, usize::from(handoff.verdict != Verdict::Offered), "{handoff:?}");
    }
}

#[test]
fn clocks_run_under_its_versions() {
    let team = usual();
    let store = &team.store;
    let mut states: HashMap<&str, usize> = HashMap::new();
    let mut speed: HashMap<i64, (f64, f64)> = HashMap::new();
    let terms: HashMap<i64, TermKind> = of::<Term>(store).iter().map(|term| (term.id, term.kind)).collect();
    for clock in of::<Clock>(store) {
        let face = store.clock(clock.id).unwrap().unwrap();
        let state = face.state(now());
        *states.entry(state.word()).or_default() += 1;
        if terms[&clock.term] == TermKind::Speed {
            let counts = speed.entry(clock.owner.unwrap_or_default()).or_default();
            counts.0 += f64::from(u8::from(state == State::Met));
            counts.1 += 1.0;
        }
    }
    for wanted in ["met", "breached", "overdue", "running", "waived", "cancelled"] {
        assert!(states.contains_key(wanted), "no clock is {wanted}: {states:?}");
    }
    assert!(states["met"] > states["breached"] && states["overdue"] < 40, "{states:?}");
    let shares: Vec<f64> = speed.values().filter(|(_, all)| *all >= 10.0).map(|(met, all)| met / all).collect();
    let (best, worst) = (shares.iter().copied().fold(0.0, f64::max), shares.iter().copied().fold(1.0, f64::min));
    assert!(best > 0.75 && worst < 0.4, "one rep is diligent, one slow: {speed:?}");
    assert!(of::<ClockStep>(store).iter().any(|step| step.step == ClockMove::Paused));
    let (calendars, days): (Vec<Calendar>, Vec<CalendarDay>) = (of(store), of(store));
    assert_eq!(calendars.len(), 1);
    assert!(
        days.iter().any(|day| day.member.is_some()) && days.iter().filter(|day| day.calendar.is_some()).count() > 100
    );
}
