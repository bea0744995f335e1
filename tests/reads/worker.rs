//! The threads behind the cockpit: two of them on one file, and a file that is made while they wait.

use std::time::Duration;

use crossbeam_channel::{Receiver, unbounded};
use smarketing::app::answers::Setting;
use smarketing::app::clock::Clock;
use smarketing::app::service::Actor;
use smarketing::app::texts::Language;
use smarketing::app::views::{Action, Answer, Job, JobState, Kind, List, Loaded, Query, Sort, Window};
use smarketing::app::worker::{Opening, Reply, Worker};
use smarketing::domain::record::Kind as Noun;
use smarketing::domain::time::Instant;
use smarketing::store::Options;

use crate::actions::inputs;
use crate::team::{NOW, Team, path};

/// Long enough for the slowest machine; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(20);

fn opening(path: std::path::PathBuf, handle: &str) -> Opening {
    Opening {
        path,
        options: Options::default(),
        clock: Clock::Fixed(Instant(NOW)),
        actor: Actor::Perhaps(handle.to_owned()),
        language: Language::En,
        setting: Setting::default(),
        members: smarketing::app::config::Members::default(),
    }
}

pub fn start(path: std::path::PathBuf, handle: &str) -> (Worker, Receiver<Reply>) {
    let (sender, replies) = unbounded();
    let worker = Worker::start(opening(path, handle), move |reply| drop(sender.send(reply))).unwrap();
    (worker, replies)
}

/// Waits for the reply that `pick` takes; others are let through.
pub fn wait<T>(replies: &Receiver<Reply>, what: &str, pick: impl Fn(Reply) -> Option<T>) -> T {
    loop {
        match replies.recv_timeout(PATIENCE) {
            Ok(reply) => {
                if let Some(found) = pick(reply) {
                    return found;
                }
            }
            Err(_) => panic!("no {what}"),
        }
    }
}

fn loaded(replies: &Receiver<Reply>, query: &Query) -> Loaded {
    wait(replies, "answer", |reply| match reply {
        Reply::Loaded(loaded) if loaded.query == *query => Some(loaded),
        _ => None,
    })
}

fn prospects(filter: &str) -> Query {
    let sort = Sort::descending("created");
    Query::Prospects(List { filter: filter.to_owned(), linked: None, sort, window: Window::first(5) })
}

#[test]
fn what_one_does_the_other_hears_and_sees() {
    let team = Team::generated(7);
    let deal = team.all(Noun::Deal).into_iter().find(|deal| deal.int("stage") == Some(1)).unwrap();
    let file = path(team.folder.path());
    let (anna, to_anna) = start(file.clone(), "anna");
    let (marco, to_marco) = start(file, "marco");
    // Both have looked at it: from then on they hear what the other does.
    let query = Query::Deal(deal.id);
    for (worker, replies) in [(&anna, &to_anna), (&marco, &to_marco)] {
        worker.ask(query.clone());
        assert!(matches!(loaded(replies, &query).answer, Ok(Answer::Deal(Some(_)))));
    }
    std::thread::sleep(Duration::from_millis(600));
    anna.act(Action::MoveDeal { deal: deal.id, version: deal.version, stage: 2, fields: Vec::new() });
    let applied = wait(&to_anna, "Applied", |reply| match reply {
        Reply::Applied(applied) => Some(applied),
        _ => None,
    });
    let change = wait(&to_marco, "news", |reply| match reply {
        Reply::Changed(change) => Some(change),
        _ => None,
    });
    assert_eq!(change.news[0].id, "news-deal-moved");
    assert!(change.news[0].values.contains(&("member", "anna".to_owned())));
    assert!(change.touched.iter().any(|touched| touched.kind == Kind::Deal && touched.id == Some(deal.id)));
    assert_eq!(Some(change.seq), applied.entry);

    // Marco still has the older version on his screen.
    let yours = Action::MoveDeal { deal: deal.id, version: deal.version, stage: 3, fields: Vec::new() };
    marco.act(yours.clone());
    let conflict = wait(&to_marco, "conflict", |reply| match reply {
        Reply::Conflict(conflict) => Some(conflict),
        _ => None,
    });
    assert_eq!((conflict.by.as_str(), &conflict.action), ("anna", &yours));
    let field = &conflict.fields[0];
    assert_eq!((field.theirs.as_str(), field.yours.as_str()), ("Qualification", "Proposal"));
    marco.act(Action::Over { action: Box::new(yours), version: conflict.version });
    let news = wait(&to_anna, "news", |reply| match reply {
        // Her own move is no news to her.
        Reply::Changed(change) => Some(change.news),
        _ => None,
    });
    assert_eq!(news.len(), 1);
    assert!(news[0].values.contains(&("member", "marco".to_owned())), "{news:?}");
}

#[test]
fn a_team_that_moves_to_another_zone_and_currency_is_followed_by_open_cockpits() {
    use smarketing::domain::change::Change;
    use smarketing::domain::record::Value;
    let team = Team::generated(7);
    let (worker, replies) = start(path(team.folder.path()), "anna");
    let identity = |worker: &Worker| {
        worker.ask(Query::Identity);
        match loaded(&replies, &Query::Identity).answer {
            Ok(Answer::Identity(identity)) => (identity.zone.name().to_owned(), identity.currency.to_string()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(identity(&worker), ("Europe/Rome".to_owned(), "EUR".to_owned()));
    std::thread::sleep(Duration::from_millis(600));
    let set = vec![("zone", Value::from("Pacific/Auckland")), ("currency", Value::from("USD"))];
    let change = Change::Edit { kind: Noun::Workspace, id: 1, version: None, set };
    team.other("marco").apply(&change).unwrap();
    let touched = wait(&replies, "news", |reply| match reply {
        Reply::Changed(change) => Some(change.touched),
        _ => None,
    });
    assert!(touched.iter().any(|touched| touched.kind == Kind::Workspace), "{touched:?}");
    assert_eq!(identity(&worker), ("Pacific/Auckland".to_owned(), "USD".to_owned()));
    // What is typed from then on is in the team's new currency.
    worker.act(Action::Add { kind: Kind::Deal, fields: inputs(&[("title", "Far away"), ("amount", "10")]) });
    wait(&replies, "Applied", |reply| matches!(reply, Reply::Applied(_)).then_some(()));
    let deal = team.service.store().named(Noun::Deal, "far away").unwrap()[0];
    let record = team.service.store().record(Noun::Deal, deal).unwrap().unwrap();
    assert_eq!(record.text("currency"), Some("USD"));
}

#[test]
fn questions_of_one_slot_are_answered_by_the_last_and_counted_after() {
    let team = Team::generated(11);
    let (worker, replies) = start(path(team.folder.path()), "anna");
    for filter in ["c", "ch", "chi", "chia"] {
        worker.ask(prospects(filter));
    }
    let last = prospects("chia");
    let first = loaded(&replies, &last);
    let Ok(Answer::Prospects(page)) = first.answer else { panic!("{first:?}") };
    assert_eq!(page.rows.len(), 5);
    if !page.counted {
        let again = loaded(&replies, &last);
        let Ok(Answer::Prospects(counted)) = again.answer else { panic!("{again:?}") };
        assert!(counted.counted && counted.total > 5);
        assert_eq!(counted.rows, page.rows);
    }
    let bad = prospects("stag:won");
    worker.ask(bad.clone());
    assert_eq!(loaded(&replies, &bad).answer.unwrap_err().code, "filter-unknown-field");
    worker.act(Action::MoveDeal { deal: 9_999, version: 1, stage: 2, fields: Vec::new() });
    let refusal = wait(&replies, "refusal", |reply| match reply {
        Reply::Refused(refusal) => Some(refusal),
        _ => None,
    });
    assert_eq!(refusal.code, "no-such-record");
}

#[test]
fn a_team_is_made_where_there_was_none() {
    let folder = tempfile::tempdir().unwrap();
    let (worker, replies) = start(folder.path().join("new").join("team.db"), "nobody");
    worker.ask(Query::Identity);
    assert_eq!(loaded(&replies, &Query::Identity).answer.unwrap_err().code, "no-such-file");
    let fields = [
        ("team", "Rossi"),
        ("handle", "anna"),
        ("side", "sales"),
        ("currency", "EUR"),
        ("zone", "Europe/Rome"),
        ("language", "it"),
    ];
    worker.act(Action::CreateTeam(inputs(&fields)));
    wait(&replies, "file", |reply| matches!(reply, Reply::Opened).then_some(()));
    worker.ask(Query::Identity);
    let Ok(Answer::Identity(identity)) = loaded(&replies, &Query::Identity).answer else { panic!("nobody") };
    assert_eq!((identity.team.as_str(), identity.member.as_str()), ("Rossi", "anna"));
    worker.act(Action::Add { kind: Kind::Prospect, fields: inputs(&[("name", "Chiara Neri")]) });
    wait(&replies, "Applied", |reply| matches!(reply, Reply::Applied(_)).then_some(()));
    worker.ask(prospects("neri"));
    let Ok(Answer::Prospects(page)) = loaded(&replies, &prospects("neri")).answer else { panic!("no page") };
    assert_eq!(page.total, 1);
}

#[test]
fn a_job_that_fails_says_why_and_leaves_the_rest_alone() {
    let team = Team::empty();
    let (worker, replies) = start(path(team.folder.path()), "anna");
    worker.start_job(Job::Import { path: "/no/such/file.csv".into(), answers: Vec::new() });
    let refusal = wait(&replies, "end of the job", |reply| match reply {
        Reply::Job(progress) => match progress.state {
            JobState::Failed(refusal) => Some(refusal),
            _ => None,
        },
        _ => None,
    });
    assert!(!refusal.code.is_empty());
    worker.ask(Query::Identity);
    assert!(loaded(&replies, &Query::Identity).answer.is_ok());
}

#[test]
fn an_import_is_told_to_both_and_searched_at_once() {
    let team = Team::generated(7);
    let file = path(team.folder.path());
    let csv = team.folder.path().join("leads.csv");
    std::fs::write(&csv, "name,email,source\nZaphod Beeblebrox,z@example.com,web\nTrillian Astra,t@example.com,web\n")
        .unwrap();
    let (anna, to_anna) = start(file.clone(), "anna");
    let (marco, to_marco) = start(file, "marco");
    for (worker, replies) in [(&anna, &to_anna), (&marco, &to_marco)] {
        worker.ask(prospects("zaphod"));
        let Ok(Answer::Prospects(page)) = loaded(replies, &prospects("zaphod")).answer else { panic!("no page") };
        assert_eq!(page.total, 0);
    }
    anna.start_job(Job::Import { path: csv.display().to_string(), answers: Vec::new() });
    let summary = wait(&to_anna, "summary", |reply| match reply {
        Reply::Job(progress) => match progress.state {
            JobState::Done(summary) => Some(summary),
            JobState::Failed(refusal) => panic!("{refusal}"),
            _ => None,
        },
        _ => None,
    });
    assert!(summary.values.contains(&("added", "2".to_owned())), "{summary:?}");
    for (worker, replies) in [(&anna, &to_anna), (&marco, &to_marco)] {
        worker.ask(prospects("zaphod"));
        let Ok(Answer::Prospects(page)) = loaded(replies, &prospects("zaphod")).answer else { panic!("no page") };
        assert_eq!(page.total, 1);
    }
}

#[test]
fn a_name_that_looks_like_a_known_one_is_asked_about_before_the_import() {
    let team = Team::generated(7);
    let csv = team.folder.path().join("deals.csv");
    let rows = "title,company,amount\nOne,CittaNuova,5\nTwo,CittaNuova,6\nThree,Nord S.L.,7\nFour,Acme,8\n";
    std::fs::write(&csv, rows).unwrap();
    let (worker, replies) = start(path(team.folder.path()), "anna");
    let path = csv.display().to_string();
    let question = |answers: &[(String, String)]| {
        worker.start_job(Job::Survey { path: path.clone(), answers: answers.to_vec() });
        let view = wait(&replies, "plan", |reply| match reply {
            Reply::Planned(plan) => Some(plan.unwrap()),
            _ => None,
        });
        view.question.map(|question| {
            assert_eq!(question.choice, "alias");
            (question.sample, question.options)
        })
    };
    let mut answers = Vec::new();
    let (name, options) = question(&answers).unwrap();
    assert_eq!((name.as_str(), options[0].1.as_str(), options.len()), ("CittaNuova", "Città Nuova", 3));
    answers.push(("alias".to_owned(), options[0].0.clone()));
    // The other one is a new company.
    let (name, options) = question(&answers).unwrap();
    assert_eq!((name.as_str(), options[0].1.as_str(), options.len()), ("Nord S.L.", "Nord SL", 2));
    answers.push(("alias".to_owned(), options[1].0.clone()));
    assert_eq!(question(&answers), None);
    worker.start_job(Job::Import { path, answers });
    wait(&replies, "summary", |reply| match reply {
        Reply::Job(progress) => match progress.state {
            JobState::Done(summary) => Some(summary),
            JobState::Failed(refusal) => panic!("{refusal}"),
            _ => None,
        },
        _ => None,
    });
    let store = team.service.store();
    let company = |deal: &str| {
        let deal = store.named(Noun::Deal, deal).unwrap()[0];
        let account = store.record(Noun::Deal, deal).unwrap().unwrap().int("account").unwrap();
        store.record(Noun::Account, account).unwrap().unwrap().title().to_owned()
    };
    assert_eq!(["one", "two", "three", "four"].map(company), ["Città Nuova", "Città Nuova", "Nord S.L.", "Acme"]);
}

#[test]
fn more_than_can_be_told_one_by_one_is_read_anew() {
    let team = Team::generated(7);
    let file = path(team.folder.path());
    let (worker, replies) = start(file.clone(), "anna");
    worker.ask(Query::Identity);
    assert!(loaded(&replies, &Query::Identity).answer.is_ok());
    std::thread::sleep(Duration::from_millis(600));
    let colleague = rusqlite::Connection::open(&file).unwrap();
    colleague
        .execute_batch(
            "create temp table many as with recursive n(i) as (select 1 union all select i + 1 from n where i <= 1000) \
               select i, j.* from n, (select * from journal order by seq desc limit 1) j; \
             update many set seq = seq + i, op_id = op_id || i; \
             alter table many drop column i; \
             insert into journal select * from many;",
        )
        .unwrap();
    wait(&replies, "word that everything may be different", |reply| matches!(reply, Reply::Opened).then_some(()));
    // It goes on to watch.
    team.add(smarketing::domain::record::Record::new(Noun::Account).with("name", "Nuova Azienda"));
    wait(&replies, "news", |reply| matches!(reply, Reply::Changed(_)).then_some(()));
}

#[test]
fn the_threads_of_an_only_user_do_not_lock_each_other_out() {
    let team = Team::generated(7);
    let file = path(team.folder.path());
    // Nobody else uses it.
    let Team { folder: _folder, service, .. } = team;
    drop(service);
    let (sender, replies) = unbounded();
    let mut opening = opening(file.clone(), "anna");
    opening.options.alone = true;
    let worker = Worker::start(opening, move |reply| drop(sender.send(reply))).unwrap();
    for name in ["Prima Persona", "Seconda Persona"] {
        worker.ask(Query::Identity);
        assert!(loaded(&replies, &Query::Identity).answer.is_ok());
        worker.act(Action::Add { kind: Kind::Prospect, fields: inputs(&[("name", name)]) });
        wait(&replies, "Applied", |reply| match reply {
            Reply::Applied(_) => Some(()),
            Reply::Refused(refusal) => panic!("{refusal}"),
            _ => None,
        });
        worker.ask(prospects(name));
        let Ok(Answer::Prospects(page)) = loaded(&replies, &prospects(name)).answer else { panic!("no page") };
        assert_eq!(page.total, 1);
    }
    // No memory is shared between the sessions.
    assert!(!file.with_extension("db-shm").exists() && !file.with_extension("db-wal").exists());
}
