//! Imports into a team's file, from the first row to the journal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smarketing::app::clock::Clock;
use smarketing::app::import::columns::dates::DateOrder;
use smarketing::app::import::{Choices, Kind as Rows, OnDuplicate, Options, Report, Source, dry_run, prepare, run};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::{
    Account, Deal, DealEvent, DealStep, Member, Prospect, Semantic, Side, Stage, StageEntry, Touch, Workspace,
};
use smarketing::domain::record::{Entity, Kind, Record};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::{Instant, Zone};

/// The data that nobody here wrote; it is never part of the repository.
fn data() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var_os("SMARKETING_DATA").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        Some(folder)
    } else {
        println!("skipped: there is no data folder at {}", folder.display());
        None
    }
}

struct Team {
    folder: tempfile::TempDir,
    service: Service,
    texts: Texts,
}

fn stages() -> Vec<Record> {
    let names = [
        ("Qualification", Semantic::Open, 10),
        ("Proposal", Semantic::Open, 50),
        ("Won", Semantic::Won, 100),
        ("Lost", Semantic::Lost, 0),
    ];
    let stage = |(at, (name, semantic, probability)): (usize, (&str, Semantic, i64))| {
        Stage { name: name.into(), position: at as i64 + 1, semantic, probability, ..Stage::default() }.record()
    };
    names.into_iter().enumerate().map(stage).collect()
}

impl Team {
    fn new(zone: &str, currency: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace {
            name: "Team".into(),
            currency: currency.into(),
            zone: zone.into(),
            fiscal_start: 1,
            language: "en".into(),
            ..Workspace::default()
        };
        let anna = Member { handle: "anna".into(), name: "Anna".into(), side: Side::Management, ..Member::default() };
        let mut records = vec![workspace.record(), anna.record()];
        records.extend(stages());
        let clock = Clock::Fixed(Instant::parse("2026-11-21T09:00:00Z").unwrap());
        let service =
            Service::found(&folder.path().join("team.db"), &records, clock, &Actor::Perhaps("anna".into())).unwrap();
        Self { folder, service, texts: Texts::new(Language::En) }
    }

    fn choices(&self, flags: &[(&str, &str)]) -> Choices {
        let mut choices = Choices { rejects_folder: Some(self.folder.path().to_owned()), ..Choices::default() };
        let options: &mut Options = &mut choices.options;
        for (flag, value) in flags {
            match *flag {
                "kind" => options.kind = Rows::named(value),
                "dates" => options.dates = DateOrder::named(value),
                "currency" => options.currency = value.parse().ok(),
                "map" => options.add_map(value).unwrap(),
                "alias" => options.add_alias(value).unwrap(),
                "on-duplicate" => choices.on_duplicate = OnDuplicate::named(value).unwrap(),
                other => panic!("{other}"),
            }
        }
        choices
    }

    fn import(&self, source: Source, flags: &[(&str, &str)]) -> Result<Report, Refusal> {
        let prepared = prepare(source, self.choices(flags), &self.service)?;
        let tried = dry_run(&prepared, &self.service)?;
        let report = run(&prepared, &self.service, &self.texts, &mut |_| true)?;
        if report.earlier.is_none() {
            assert_eq!(counts(&tried), counts(&report), "a trial says what happens");
        }
        assert_eq!(counts(&report).iter().sum::<u64>(), prepared.plan.rows, "every row is counted");
        Ok(report)
    }

    fn file(&self, path: &Path, flags: &[(&str, &str)]) -> Result<Report, Refusal> {
        self.import(Source::open(path, None)?, flags)
    }

    fn text(&self, name: &str, text: &str, flags: &[(&str, &str)]) -> Result<Report, Refusal> {
        self.import(Source::spool(name, text.as_bytes())?, flags)
    }

    fn all<E: Entity>(&self) -> Vec<E> {
        self.service.store().records(E::KIND, 0, u64::MAX).unwrap().iter().map(E::of).collect()
    }

    fn checked(&self) {
        assert!(self.service.store().tallies_hold().unwrap());
    }
}

/// added, updated, merged, unchanged, rejected
fn counts(report: &Report) -> [u64; 5] {
    [report.added, report.updated, report.merged, report.unchanged, report.rejected]
}

fn tally<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, u64> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

const MQL: &str = "olist/olist_marketing_qualified_leads_dataset.csv";
const CLOSED: &str = "olist/olist_closed_deals_dataset.csv";

/// What the ground truth says of Olist, whatever the order of the files.
fn check_olist(team: &Team) {
    let zone = Zone::named("America/Sao_Paulo").unwrap();
    let prospects: Vec<Prospect> = team.all();
    let deals: Vec<Deal> = team.all();
    assert_eq!((prospects.len(), deals.len()), (8000, 842));
    let by_source = tally(prospects.iter().map(|prospect| prospect.source.clone().unwrap_or_default()));
    assert_eq!((by_source[""], by_source["unknown"], by_source["organic_search"]), (60, 1099, 2296));
    let assets = tally(prospects.iter().filter_map(|prospect| prospect.asset));
    assert_eq!((assets.len(), assets.values().max()), (495, Some(&912)));
    let members: Vec<Member> = team.all();
    let name = |id: Option<i64>| members.iter().find(|member| Some(member.id) == id).map(|member| member.name.clone());
    let reps = tally(deals.iter().filter_map(|deal| name(deal.owner)));
    assert_eq!((reps.len(), reps["4ef15afb4b2723d8f3d81e51ec7afefe"]), (22, 133));
    let sdrs = tally(deals.iter().filter_map(|deal| name(deal.marketing_owner)));
    assert_eq!((sdrs.len(), sdrs["4b339f9567d060bcea4f5136b9f5949e"]), (32, 140));
    let months = tally(deals.iter().map(|deal| zone.day(deal.closed_at.unwrap()).to_string()[..7].to_owned()));
    assert_eq!((months["2017-12"], months["2018-04"], months["2018-11"]), (3, 207, 6));
    let field = |deal: &Deal, name: &str| {
        let custom: serde_json::Value = serde_json::from_str(deal.custom.as_deref().unwrap_or("{}")).unwrap();
        custom[name].as_str().unwrap_or_default().to_owned()
    };
    let segments = tally(deals.iter().map(|deal| field(deal, "business_segment")));
    assert_eq!((segments["home_decor"], segments[""]), (105, 1));
    assert_eq!(tally(deals.iter().map(|deal| field(deal, "lead_behaviour_profile")))["cat, wolf"], 8);
    assert!(deals.iter().all(|deal| deal.amount.is_none() && deal.prospect.is_some() && deal.status == Semantic::Won));
    // Days from first contact to won: the median, the longest, and the one that was won before.
    let contact: BTreeMap<i64, Instant> =
        prospects.iter().filter_map(|prospect| Some((prospect.id, prospect.first_contact_at?))).collect();
    let mut days: Vec<i64> = deals
        .iter()
        .map(|deal| zone.day(deal.closed_at.unwrap()).0 - zone.day(contact[&deal.prospect.unwrap()]).0)
        .collect();
    days.sort_unstable();
    assert_eq!((days[0], (days[420] + days[421]) as f64 / 2.0, days[841]), (-2, 14.0, 427));
    let stages = tally(prospects.iter().map(|prospect| prospect.stage));
    assert_eq!((stages[&Lifecycle::Customer], stages[&Lifecycle::Mql]), (842, 7158));
    let entries = tally(team.all::<StageEntry>().iter().map(|entry| entry.stage));
    assert_eq!((entries[&Lifecycle::Mql], entries[&Lifecycle::Customer]), (8000, 842));
    team.checked();
}

#[test]
fn olist_in_both_orders() {
    let Some(folder) = data() else { return };
    for files in [[MQL, CLOSED], [CLOSED, MQL]] {
        let team = Team::new("America/Sao_Paulo", "BRL");
        for file in files {
            let report = team.file(&folder.join(file), &[]).unwrap();
            assert_eq!(report.rejected + report.updated + report.unchanged, 0, "{file}");
        }
        check_olist(&team);
        for file in files {
            let report = team.file(&folder.join(file), &[]).unwrap();
            assert_eq!((report.added, report.updated, report.earlier.is_some()), (0, 0, true), "{file}");
        }
        // Read in another way, the same rows are the same rows.
        for file in files {
            let report = team.file(&folder.join(file), &[("on-duplicate", "merge")]).unwrap();
            assert_eq!((report.added, report.updated, report.merged), (0, 0, 0), "{file}");
        }
        check_olist(&team);
    }
}

#[test]
fn an_import_goes_out_and_comes_back_as_one() {
    let Some(folder) = data() else { return };
    let team = Team::new("America/Sao_Paulo", "BRL");
    team.file(&folder.join(MQL), &[]).unwrap();
    let entry = team.file(&folder.join(CLOSED), &[]).unwrap().entry.unwrap();
    let undone = team.service.undo(Some(entry)).unwrap();
    assert_eq!(team.all::<Deal>().len(), 0);
    let stages = tally(team.all::<Prospect>().iter().map(|prospect| prospect.stage));
    assert_eq!(stages[&Lifecycle::Mql], 8000);
    team.checked();
    team.service.undo(Some(undone.entry)).unwrap();
    check_olist(&team);
}

const MAVEN: [&str; 4] =
    ["maven/accounts.csv", "maven/products.csv", "maven/sales_teams.csv", "maven/sales_pipeline.csv"];
const SAME: (&str, &str) = ("alias", "product:GTXPro=GTX Pro");

fn check_maven(team: &Team) {
    let zone = Zone::named("UTC").unwrap();
    let deals: Vec<Deal> = team.all();
    let stages: BTreeMap<i64, String> = team.all::<Stage>().into_iter().map(|stage| (stage.id, stage.name)).collect();
    let by_stage = tally(deals.iter().map(|deal| stages[&deal.stage].as_str()));
    let expected = [("Engaging", 1589), ("Lost", 2473), ("Prospecting", 500), ("Won", 4238)];
    assert_eq!(by_stage, expected.into_iter().collect());
    let won = || deals.iter().filter(|deal| deal.status == Semantic::Won);
    assert_eq!(won().filter_map(|deal| deal.amount).sum::<i64>(), 1_000_553_400);
    assert!(deals.iter().filter(|deal| deal.status == Semantic::Lost).all(|deal| deal.amount == Some(0)));
    let quarter = |deal: &&Deal| zone.day(deal.closed_at.unwrap()).month() % 12 / 3 + 1;
    let mut revenue: BTreeMap<i64, i64> = BTreeMap::new();
    for deal in won() {
        *revenue.entry(quarter(&deal)).or_default() += deal.amount.unwrap_or(0) / 100;
    }
    assert_eq!(revenue.into_values().collect::<Vec<_>>(), [1_134_672, 3_086_111, 2_982_255, 2_802_496]);
    // Open deals have no amount: they are worth their product's list price.
    let store = team.service.store();
    let products: BTreeMap<i64, i64> = store
        .records(Kind::Product, 0, 100)
        .unwrap()
        .iter()
        .map(|product| (product.id, product.int("list_price").unwrap_or(0)))
        .collect();
    let lines: BTreeMap<i64, i64> = store
        .records(Kind::DealLine, 0, u64::MAX)
        .unwrap()
        .iter()
        .map(|line| (line.int("deal").unwrap(), line.int("product").unwrap()))
        .collect();
    let open = deals.iter().filter(|deal| deal.status == Semantic::Open);
    assert_eq!(open.map(|deal| products[&lines[&deal.id]]).sum::<i64>(), 496_621_500);
    assert_eq!((products.len(), team.all::<Account>().len()), (7, 85));
    let accounts: Vec<Account> = team.all();
    let parent = |account: &Account| {
        accounts.iter().find(|other| Some(other.id) == account.parent).map(|other| other.name.clone())
    };
    let subsidiaries = accounts.iter().filter(|account| account.parent.is_some()).count();
    assert_eq!(subsidiaries, 15);
    let bluth = accounts.iter().find(|account| account.name == "Bluth Company").unwrap();
    assert_eq!((bluth.sector.as_deref(), parent(bluth)), (Some("technolgy"), Some("Acme Corporation".to_owned())));
    let without = deals.iter().filter(|deal| deal.status == Semantic::Open && deal.account.is_none()).count();
    assert_eq!(without, 1425);
    // By manager and office, for which the team's file is needed too.
    let members: BTreeMap<i64, Member> = team.all::<Member>().into_iter().map(|member| (member.id, member)).collect();
    assert_eq!(members.len(), 36);
    let mut offices: BTreeMap<&str, i64> = BTreeMap::new();
    let mut managers: BTreeMap<&str, i64> = BTreeMap::new();
    for deal in won() {
        let member = &members[&deal.owner.unwrap()];
        *offices.entry(member.region.as_deref().unwrap()).or_default() += deal.amount.unwrap() / 100;
        *managers.entry(member.manager.as_deref().unwrap()).or_default() += 1;
    }
    assert_eq!(
        offices.into_iter().collect::<Vec<_>>(),
        [("Central", 3_346_293), ("East", 3_090_594), ("West", 3_568_647)]
    );
    assert_eq!(managers["Summer Sewald"], 828);
    let cycle: Vec<i64> =
        won().map(|deal| zone.day(deal.closed_at.unwrap()).0 - zone.day(deal.engaged_at.unwrap()).0).collect();
    assert_eq!(format!("{:.2}", cycle.iter().sum::<i64>() as f64 / cycle.len() as f64), "51.78");
    let order: Vec<String> = {
        let mut stages: Vec<Stage> = team.all();
        stages.sort_by_key(|stage| stage.position);
        stages.into_iter().map(|stage| stage.name).collect()
    };
    let place = |name: &str| order.iter().position(|stage| stage == name).unwrap();
    assert!(place("Prospecting") < place("Won") && place("Engaging") < place("Lost"), "{order:?}");
    team.checked();
}

#[test]
fn maven_in_any_order() {
    let Some(folder) = data() else { return };
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
        let team = Team::new("UTC", "USD");
        for at in order {
            let report = team.file(&folder.join(MAVEN[at]), &[SAME]).unwrap();
            assert_eq!(report.rejected, 0, "{}", MAVEN[at]);
        }
        check_maven(&team);
        for at in order {
            let report = team.file(&folder.join(MAVEN[at]), &[SAME, ("on-duplicate", "merge")]).unwrap();
            assert_eq!((report.added, report.updated), (0, 0), "{}", MAVEN[at]);
        }
        check_maven(&team);
    }
}

#[test]
fn a_product_that_looks_like_another_is_asked_about() {
    let Some(folder) = data() else { return };
    let team = Team::new("UTC", "USD");
    team.file(&folder.join(MAVEN[1]), &[]).unwrap();
    let refusal = team.file(&folder.join(MAVEN[3]), &[]).unwrap_err();
    assert_eq!(refusal.code, "import-looks-alike");
    let value = |name: &str| refusal.values.iter().find(|value| value.0 == name).unwrap().1.clone();
    assert_eq!(
        (value("name").as_str(), value("count").as_str(), value("known").as_str()),
        ("GTXPro", "1480", "GTX Pro")
    );
    assert_eq!(value("same"), "--alias product:GTXPro=\"GTX Pro\"");
    assert_eq!(team.all::<Deal>().len(), 0);
    let apart = team.file(&folder.join(MAVEN[3]), &[("alias", "product:GTXPro=new")]).unwrap();
    assert_eq!(apart.added, 8800);
}

#[test]
fn every_file_at_hand_is_survived_and_every_row_counted() {
    let Some(folder) = data() else { return };
    let team = Team::new("Europe/Rome", "EUR");
    let mut files: Vec<PathBuf> = ["encodings", "hubspot", "messy", "pipedrive", "salesforce"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for path in files {
        let known = team.file(&path, &[("dates", "dmy")]);
        let outcome = known.or_else(|refusal| {
            assert!(
                ["import-needs-kind", "import-looks-alike"].contains(&refusal.code),
                "{}: {refusal}",
                path.display()
            );
            // Somebody says what it is, and that names which look alike are others.
            team.file(&path, &[("dates", "dmy"), ("kind", "prospects"), ("map", "#1=name"), ("alias", "account:*=new")])
        });
        if let Err(refusal) = outcome {
            assert_eq!(refusal.code, "import-field-twice", "{}: {refusal}", path.display());
        }
        team.checked();
    }
}

const LEADS: &str = "\
Lead ID,Full name,Email,Phone,Company,Owner,Campaign,Lifecycle stage,Created date,MQL date,Colour
7,Anna Rossi,anna@example.com,+39 06 1,Rossi & Figli,Luca Neri,Spring,mql,2026-01-10,2026-01-12,red
8,Bo Li,\"bo@example.com, bo2@example.com\",,Li Ltd,Luca Neri,,lead,2026-01-11 15:00,,
9,,cy@example.com,,,,Spring,sql,2026-02-01,,blue
";

#[test]
fn prospects_with_all_that_they_bring() {
    let team = Team::new("Europe/Rome", "EUR");
    let report = team.text("leads.csv", LEADS, &[]).unwrap();
    assert_eq!(counts(&report), [3, 0, 0, 0, 0]);
    assert_eq!(report.made["member"] + report.made["campaign"] + report.made["account"], 4);
    let prospects: Vec<Prospect> = team.all();
    let zone = Zone::named("Europe/Rome").unwrap();
    assert_eq!(prospects[2].name, "cy@example.com");
    assert_eq!(prospects[0].created_at, zone.start("2026-01-10".parse_day()));
    assert_eq!(prospects[1].email.as_deref(), Some("bo@example.com"));
    assert!(prospects[1].custom.as_deref().unwrap().contains("bo2@example.com"));
    assert_eq!(
        prospects.iter().map(|prospect| prospect.stage).collect::<Vec<_>>(),
        [Lifecycle::Mql, Lifecycle::Lead, Lifecycle::Sql]
    );
    let entries: Vec<StageEntry> = team.all();
    let days: Vec<_> =
        entries.iter().map(|entry| (entry.prospect, entry.stage, zone.day(entry.at).to_string())).collect();
    assert_eq!(
        days,
        [
            (prospects[0].id, Lifecycle::Mql, "2026-01-12".into()),
            (prospects[2].id, Lifecycle::Sql, "2026-02-01".into())
        ]
    );
    let luca = team.all::<Member>().into_iter().find(|member| member.name == "Luca Neri").unwrap();
    assert_eq!((luca.handle.as_str(), luca.side, prospects[0].sales_owner), ("luca-neri", Side::Sales, Some(luca.id)));
    team.checked();
}

trait ParseDay {
    fn parse_day(&self) -> smarketing::domain::time::Day;
}

impl ParseDay for str {
    fn parse_day(&self) -> smarketing::domain::time::Day {
        smarketing::domain::time::Day::parse(self).unwrap()
    }
}

#[test]
fn rows_that_come_again_change_what_is_there() {
    let team = Team::new("Europe/Rome", "EUR");
    team.text("leads.csv", LEADS, &[]).unwrap();
    let later = "Colour,Email,Full name,Phone,Lifecycle stage,Lead ID\ngreen,anna@example.com,Anna Verdi,,customer,7\n";
    let headers_differ = team.text("other.csv", later, &[("on-duplicate", "merge")]).unwrap();
    assert_eq!(counts(&headers_differ), [0, 0, 1, 0, 0], "known by the address; the stage is new");
    let anna = || {
        team.all::<Prospect>()
            .into_iter()
            .find(|prospect| prospect.email.as_deref() == Some("anna@example.com"))
            .unwrap()
    };
    assert_eq!((anna().name.as_str(), anna().stage), ("Anna Rossi", Lifecycle::Customer));
    let report = team.text("other.csv", &later.replace("green", "grey"), &[]).unwrap();
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    assert_eq!(anna().name, "Anna Verdi");
    assert!(anna().custom.unwrap().contains("grey"));
    let skipped = team.text("other.csv", &later.replace("green", "pink"), &[("on-duplicate", "skip")]).unwrap();
    assert_eq!((counts(&skipped), skipped.entry), ([0, 0, 0, 1, 0], None));
    team.service.undo(report.entry).unwrap();
    assert_eq!(anna().name, "Anna Rossi");
    team.checked();
}

#[test]
fn twice_in_one_file_is_once_in_the_team() {
    let team = Team::new("Europe/Rome", "EUR");
    let text = "Email,First name,City\na@example.com,Anna,\nb@example.com,Bo,Rome\nA@Example.com,,Milan\nb@example.com,Bo,Rome\n";
    let report = team.text("leads.csv", text, &[]).unwrap();
    assert_eq!(counts(&report), [2, 1, 0, 1, 0]);
    let cities: Vec<_> = team.all::<Prospect>().into_iter().map(|prospect| (prospect.name, prospect.city)).collect();
    assert_eq!(cities, [("Anna".to_owned(), Some("Milan".to_owned())), ("Bo".to_owned(), Some("Rome".to_owned()))]);
    // The same rows in another order and file.
    let again = "Email,First name,City\nb@example.com,Bo,Rome\na@example.com,Anna,Milan\n";
    assert_eq!(counts(&team.text("renamed.csv", again, &[]).unwrap()), [0, 0, 0, 2, 0]);
}

#[test]
fn deals_follow_their_file() {
    let team = Team::new("Europe/Rome", "EUR");
    team.text("leads.csv", LEADS, &[]).unwrap();
    let head = "Deal ID,Deal name,Amount,Stage,Close date,Created,Contact,Product";
    let file = |rows: &str| format!("{head}\n{rows}");
    let first = file(
        "1,Roof,1000,Proposal,2026-03-31,2026-03-01,anna@example.com,Tiles\n2,Wall,,Trattativa,,2026-03-02,Bo Li,\n",
    );
    let report = team.text("deals.csv", &first, &[]).unwrap();
    assert_eq!((counts(&report), report.stages), ([2, 0, 0, 0, 0], vec!["Trattativa".to_owned()]));
    let anna = || team.all::<Prospect>()[0].clone();
    assert_eq!(anna().stage, Lifecycle::Opportunity);
    let won = file(
        "1,Roof,1200,Closed Won,2026-04-02,2026-03-01,anna@example.com,Tiles\n2,Wall,,Trattativa,,2026-03-02,Bo Li,\n",
    );
    let report = team.text("deals.csv", &won, &[]).unwrap();
    assert_eq!(counts(&report), [0, 1, 0, 1, 0]);
    let roof = team.all::<Deal>()[0].clone();
    assert_eq!((roof.status, roof.amount), (Semantic::Won, Some(120_000)));
    assert_eq!(Zone::named("Europe/Rome").unwrap().day(roof.closed_at.unwrap()).to_string(), "2026-04-02");
    assert_eq!(anna().stage, Lifecycle::Customer);
    let report = team.text("deals.csv", &won.replace("1200", "1300"), &[]).unwrap();
    assert_eq!(counts(&report), [0, 1, 0, 1, 0]);
    let events = team.service.store().records(Kind::DealEvent, 0, 100).unwrap();
    let last = events
        .iter()
        .filter(|event| event.text("step") == Some("won"))
        .map(|event| event.int("amount"))
        .collect::<Vec<_>>();
    assert_eq!(last, [Some(130_000)], "one closing, with the amount that holds");
    team.checked();
}

#[test]
fn spend_touches_campaigns_members_and_accounts() {
    let team = Team::new("Europe/Rome", "EUR");
    team.text("leads.csv", LEADS, &[]).unwrap();
    let spend =
        "Campaign name,Amount spent (EUR),Day\nSpring,\"12,50\",2026-05-01\nSpring,\"12,50\",2026-05-01\nSummer,3,\n";
    let report = team.text("spend.csv", spend, &[]).unwrap();
    assert_eq!(counts(&report), [2, 0, 0, 0, 1]);
    assert_eq!(
        counts(&team.text("spend2.csv", &spend.replace("Summer,3,", "Summer,3,2026-06-01"), &[]).unwrap()),
        [1, 0, 0, 2, 0]
    );
    let touches = "Contact,Activity type,Direction,Call outcome,Activity date,Notes,Room\n\
                   anna@example.com,Call,outbound,No answer,2026-01-11 10:00,first,4\nnobody@example.com,Email,out,sent,2026-01-12,,\n";
    let report = team.text("activities.csv", touches, &[]).unwrap();
    assert_eq!((counts(&report), report.rejects[0].code), ([1, 0, 0, 0, 1], "unknown-prospect"));
    let file = std::fs::read_to_string(report.rejected_file.unwrap()).unwrap();
    assert!(
        file.starts_with("line,column,reason,Contact,") && file.contains("3,Contact,there is no prospect"),
        "{file}"
    );
    let anna = team.all::<Prospect>()[0].clone();
    assert_eq!(anna.first_contact_at, Some(Instant::parse("2026-01-11T09:00:00Z").unwrap()));
    let campaigns = "Campaign name,Type,Start date,End date,Budget\nSpring,Fair,2026-03-01,2026-05-31,\"1,000.00\"\nNext,Mail,2027-01-01,,50\n";
    assert_eq!(counts(&team.text("campaigns.csv", campaigns, &[]).unwrap()), [1, 1, 0, 0, 0]);
    let accounts = "Company name,Industry,Parent company,Employees\nLi Ltd,Steel,Great Holding,5\nGreat Holding,Money,,9\nRossi & Figli,,Unheard of,\n";
    let report = team.text("accounts.csv", accounts, &[]).unwrap();
    assert_eq!((counts(&report), report.made["account"]), ([1, 2, 0, 0, 0], 1));
    assert_eq!(team.all::<Account>().len(), 4);
    let members = "Sales agent,Manager,Regional office\nLuca Neri,Ada,South\nMia,Ada,North\n";
    assert_eq!(counts(&team.text("teams.csv", members, &[]).unwrap()), [1, 1, 0, 0, 0]);
    team.checked();
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    for seeded in [false, true] {
        let team = Team::new("Europe/Rome", "EUR");
        if seeded {
            team.text("leads.csv", LEADS, &[]).unwrap();
        }
        let before = team.all::<Prospect>().len();
        let prepared =
            prepare(Source::spool("many.csv", many(30_000).as_bytes()).unwrap(), team.choices(&[]), &team.service)
                .unwrap();
        let refusal = run(&prepared, &team.service, &team.texts, &mut |_| false).unwrap_err();
        assert_eq!(refusal.code, "import-cancelled");
        assert_eq!(team.all::<Prospect>().len(), before);
        team.checked();
        assert_eq!(counts(&team.text("leads.csv", &many(10), &[]).unwrap())[0], 10);
    }
}

fn many(count: u32) -> String {
    let row = |at: u32| {
        format!("M{at},Person {at},p{at}@example.com,Company {},Owner {},2026-01-{:02}\n", at % 97, at % 7, at % 28 + 1)
    };
    std::iter::once("Lead ID,Full name,Email,Company,Owner,MQL date\n".to_owned()).chain((0..count).map(row)).collect()
}

/// The import that is killed: this test's program, started again with this variable set.
const VICTIM: &str = "SMARKETING_TEST_VICTIM";

#[test]
fn killed_at_any_moment_it_is_whole_or_not_there() {
    if let Some(path) = std::env::var_os(VICTIM) {
        let path = PathBuf::from(path);
        let clock = Clock::Fixed(Instant::parse("2026-11-21T10:00:00Z").unwrap());
        let service =
            Service::open(&path, &smarketing::store::Options::default(), clock, &Actor::Perhaps("anna".into()))
                .unwrap();
        let source = Source::spool("many.csv", many(4_000).as_bytes()).unwrap();
        let prepared = prepare(source, Choices::default(), &service).unwrap();
        run(&prepared, &service, &Texts::new(Language::En), &mut |_| true).unwrap();
        return;
    }
    let (mut whole, mut none) = (0, 0);
    for point in 0..20u64 {
        let team = Team::new("Europe/Rome", "EUR");
        team.text("leads.csv", LEADS, &[]).unwrap();
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed_at_any_moment_it_is_whole_or_not_there"])
            .env(VICTIM, team.service.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20 + point * 60));
        child.kill().unwrap();
        child.wait().unwrap();
        let there = team.all::<Prospect>().len();
        match there {
            3 => none += 1,
            4_003 => whole += 1,
            other => panic!("{other} prospects after a kill at point {point}"),
        }
        team.checked();
        // What is left of the killed one is swept away, and the file takes the next import.
        let report = team.text("many.csv", &many(10), &[]).unwrap();
        assert_eq!(counts(&report)[0] + counts(&report)[3], 10, "{there}");
        assert_eq!(team.all::<Prospect>().len(), there + report.added as usize);
    }
    println!("whole {whole}, not there {none}");
}

const DEALS: &str = "Deal ID,Deal name,Amount,Stage,Close date,Created,Contact\n";

impl Team {
    /// The wins, losses and reopenings of the deals, in order: the deal's title, step, day, amount.
    fn history(&self) -> Vec<String> {
        let deals: BTreeMap<i64, String> = self.all::<Deal>().into_iter().map(|deal| (deal.id, deal.title)).collect();
        let mut events: Vec<DealEvent> = self.all();
        events.retain(|event| event.step != DealStep::Entered);
        events.sort_by_key(|event| (event.deal, event.at, event.id));
        let zone = self.service.zone();
        let line = |event: DealEvent| {
            let (title, day) = (&deals[&event.deal], zone.day(event.at));
            format!("{title} {} {day} {}", event.step.word(), event.amount.unwrap_or(0) / 100)
        };
        events.into_iter().map(line).collect()
    }

    fn deals(&self, rows: &str) -> [u64; 5] {
        counts(&self.text("deals.csv", &format!("{DEALS}{rows}"), &[]).unwrap())
    }
}

#[test]
fn a_deal_won_again_leaves_its_first_closing_alone() {
    let team = Team::new("Europe/Rome", "EUR");
    team.deals("1,Roof,1000,Closed Won,2026-04-02,2026-03-01,\n");
    assert_eq!(team.deals("1,Roof,1000,Proposal,2026-12-31,2026-03-01,\n"), [0, 1, 0, 0, 0]);
    assert_eq!(team.deals("1,Roof,1300,Closed Won,2026-12-05,2026-03-01,\n"), [0, 1, 0, 0, 0]);
    let history = ["Roof won 2026-04-02 1000", "Roof reopened 2026-11-21 1000", "Roof won 2026-12-05 1300"];
    assert_eq!(team.history(), history);
    // The last closing follows its row; the cancelled one does not, nor does any come before its reopening.
    assert_eq!(team.deals("1,Roof,1400,Closed Won,2026-12-06,2026-03-01,\n"), [0, 1, 0, 0, 0]);
    assert_eq!(team.history()[..2], history[..2]);
    assert_eq!(team.history()[2], "Roof won 2026-12-06 1400");
    assert_eq!(team.deals("1,Roof,1400,Closed Won,2026-04-02,2026-03-01,\n"), [0, 1, 0, 0, 0]);
    assert_eq!(team.history()[2], "Roof won 2026-11-21 1400");
    assert_eq!(team.deals("1,Roof,1400,Closed Won,2026-04-02,2026-03-01, \n"), [0, 0, 0, 1, 0]);
    team.checked();
}

#[test]
fn a_closing_that_turns_is_cancelled_first() {
    let team = Team::new("Europe/Rome", "EUR");
    team.text("leads.csv", LEADS, &[]).unwrap();
    let anna = || team.all::<Prospect>()[0].stage;
    let row = |stage: &str, day: &str| format!("1,Roof,1000,{stage},{day},2026-03-01,anna@example.com\n");
    team.deals(&row("Closed Won", "2026-04-02"));
    assert_eq!(anna(), Lifecycle::Customer);
    assert_eq!(team.deals(&row("Closed Lost", "2026-05-04")), [0, 1, 0, 0, 0]);
    let lost = ["Roof won 2026-04-02 1000", "Roof reopened 2026-05-04 1000", "Roof lost 2026-05-04 1000"];
    assert_eq!(team.history(), lost);
    assert_eq!(anna(), Lifecycle::Opportunity);
    team.checked();
    assert_eq!(team.deals(&row("Closed Won", "2026-06-05")), [0, 1, 0, 0, 0]);
    assert_eq!(team.history()[3..], ["Roof reopened 2026-06-05 1000", "Roof won 2026-06-05 1000"]);
    assert_eq!(anna(), Lifecycle::Customer);
    assert_eq!(team.deals(&row("Proposal", "2026-12-31")), [0, 1, 0, 0, 0]);
    assert_eq!(team.history()[5..], ["Roof reopened 2026-11-21 1000"]);
    assert_eq!(anna(), Lifecycle::Opportunity);
    team.checked();
    // Another deal of hers that is won in the same file keeps her a customer.
    team.deals(&row("Closed Won", "2026-12-01"));
    team.deals(&format!(
        "{}2,Wall,50,Closed Won,2026-12-03,2026-03-01,anna@example.com\n",
        row("Closed Lost", "2026-12-02")
    ));
    assert_eq!(anna(), Lifecycle::Customer);
    team.checked();
}

#[test]
fn a_first_import_takes_no_row_of_its_own_for_one_of_before() {
    let leads =
        "Lead ID,Full name,Email,City\n1,Anna Rossi,,Rome\n,Anna Rossi,,Milan\n2,Anna Rossi,a@example.com,Turin\n";
    let accounts = "Account ID,Company name,Industry\n1,Acme,Steel\n2,Acme,Money\n";
    for used in [false, true] {
        let team = Team::new("Europe/Rome", "EUR");
        if used {
            team.text("used.csv", "Full name,Email\nZoe Blu,zoe@example.com\n", &[]).unwrap();
        }
        let report = team.text("leads.csv", leads, &[]).unwrap();
        assert_eq!(counts(&report), [3, 0, 0, 0, 0], "{used}");
        team.service.undo(report.entry).unwrap();
        assert_eq!(team.all::<Prospect>().len(), usize::from(used));
        team.checked();
        let team = Team::new("Europe/Rome", "EUR");
        if used {
            team.text("used.csv", "Full name,Email\nZoe Blu,zoe@example.com\n", &[]).unwrap();
        }
        let report = team.text("accounts.csv", accounts, &[("kind", "accounts")]).unwrap();
        assert_eq!(counts(&report), [2, 0, 0, 0, 0], "{used}");
        team.service.undo(report.entry).unwrap();
        assert_eq!(team.all::<Account>().len(), 0);
        // Stages that the same file makes stand in order whatever stood before.
        let deals = "Deal name,Stage\nRoof,Closed Won\nWall,Call\nDoor,Visit\n";
        let report = team.text("deals.csv", deals, &[]).unwrap();
        let mut stages: Vec<Stage> = team.all();
        stages.sort_by_key(|stage| stage.position);
        let names: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["Qualification", "Visit", "Proposal", "Call", "Won", "Lost"]);
        team.service.undo(report.entry).unwrap();
    }
}

#[test]
fn deals_without_an_id_are_as_many_as_their_rows() {
    let team = Team::new("Europe/Rome", "EUR");
    let file = |more: &str| {
        format!(
            "Deal name,Company,Amount,Stage,Close date\nRenewal,Acme,1000,Closed Won,2024-05-01\nRenewal,Acme,1100,Closed Won,2025-05-01\n{more}"
        )
    };
    assert_eq!(counts(&team.text("deals.csv", &file(""), &[]).unwrap()), [2, 0, 0, 0, 0]);
    assert_eq!(team.history(), ["Renewal won 2024-05-01 1000", "Renewal won 2025-05-01 1100"]);
    let third = file("Renewal,Acme,1200,Closed Won,2026-05-01\n");
    assert_eq!(counts(&team.text("deals.csv", &third, &[]).unwrap()), [1, 0, 0, 2, 0]);
    // With an id it is the same deal.
    assert_eq!(team.deals("1,Roof,1000,Proposal,,,\n1,Roof,1200,Proposal,,,\n"), [1, 1, 0, 0, 0]);
    team.checked();
}

#[test]
fn one_more_column_makes_no_row_unknown() {
    let team = Team::new("Europe/Rome", "EUR");
    assert_eq!(team.deals("1,Roof,1000,Proposal,,,\n"), [1, 0, 0, 0, 0]);
    let more = format!("{},Colour\n1,Roof,1000,Proposal,,,,red\n", DEALS.trim_end());
    let more = more.as_str();
    assert_eq!(counts(&team.text("deals.csv", more, &[]).unwrap()), [0, 1, 0, 0, 0]);
    assert_eq!(team.all::<Deal>().len(), 1);
}

#[test]
fn the_same_number_in_two_programs_is_two_records() {
    let team = Team::new("Europe/Rome", "EUR");
    let shop = "id,full name,email,phone\n1,Anna Rossi,anna@example.com,1\n2,Pau Soler,pau@example.com,2\n";
    let fair = "id,full name,city,country\n1,Zoe Blu,Turin,Italy\n2,Max Gris,Lyon,France\n";
    let people = |text: &str| counts(&team.text("people.csv", text, &[("kind", "prospects")]).unwrap());
    assert_eq!(people(shop), [2, 0, 0, 0, 0]);
    assert_eq!(people(fair), [2, 0, 0, 0, 0], "no row of the other file is overwritten");
    // Each comes again with its columns in another order and one more, and is known by its own numbers.
    assert_eq!(people("phone,id,full name,email,note\n1,1,Anna Rossi,anna@example.com,\n"), [0, 0, 0, 1, 0]);
    assert_eq!(people("country,city,full name,id\nItaly,Milan,Zoe Blu,1\nSpain,Vigo,Eva Roig,3\n"), [1, 1, 0, 0, 0]);
    assert_eq!(team.all::<Prospect>().len(), 5);
    team.checked();
}

#[test]
fn every_column_of_our_own_raw_exports_is_a_field() {
    let team = Team::new("Europe/Rome", "EUR");
    for (rows, kind) in [("prospects", Kind::Prospect), ("deals", Kind::Deal), ("touches", Kind::Touch)] {
        let fields = kind.fields().iter().map(|field| field.name);
        let columns: Vec<&str> = std::iter::once("id")
            .chain(fields.filter(|name| !matches!(*name, "custom" | "stage_since")))
            .map(|name| if (kind, name) == (Kind::Touch, "at") { "on" } else { name })
            .collect();
        let text = format!("{}\n1{}\n", columns.join(","), ",".repeat(columns.len() - 1));
        let source = Source::spool("export.csv", text.as_bytes()).unwrap();
        let prepared = prepare(source, team.choices(&[("kind", rows)]), &team.service).unwrap();
        let targets: Vec<&str> = prepared.plan.columns.iter().map(|column| column.targets[0].as_str()).collect();
        assert_eq!(targets, columns, "{rows}");
    }
    let prospects = "id,name,stage,created_at,consent,do_not_contact,needs\nP-1,Anna,lead,2026-01-01T10:00:00+01:00,given,\"email,call\",A roof\n";
    let deals = "id,title,prospect,stage,status,competitor,next_step,next_due,wait_until,wait_reason\n\
                 D-4,Roof,P-1,Proposal,open,Tiles Inc,Call her,2026-12-01,2026-11-30,On holiday\n";
    let touches = "id,prospect,on,direction,channel,outcome,campaign,asset,member,deal,note\n\
                   T-1,P-1,2026-02-01T10:00:00+01:00,out,call,not_interested,,Leaflet,anna,D-4,said no\n\
                   T-2,P-1,2026-02-02T10:00:00+01:00,out,call,no_answer,,,,D-9,\n";
    team.text("prospect.csv", prospects, &[("kind", "prospects")]).unwrap();
    team.text("deal.csv", deals, &[("kind", "deals")]).unwrap();
    team.text("touch.csv", touches, &[("kind", "touches")]).unwrap();
    let prospect = team.all::<Prospect>().remove(0);
    let got = (prospect.do_not_contact.as_deref(), prospect.needs.as_deref(), prospect.custom);
    assert_eq!(got, (Some("email,call"), Some("A roof"), None));
    let deal = team.all::<Deal>().remove(0);
    let texts = [&deal.competitor, &deal.next_step, &deal.wait_reason].map(|text| text.as_deref().unwrap_or_default());
    assert_eq!((texts, &deal.custom), (["Tiles Inc", "Call her", "On holiday"], &None));
    let days = [deal.next_due, deal.wait_until].map(|day| day.unwrap());
    assert_eq!(days, ["2026-12-01".parse_day(), "2026-11-30".parse_day()]);
    let touches: Vec<Touch> = team.all();
    let anna = team.all::<Member>()[0].id;
    assert_eq!((touches[0].member, touches[0].deal, touches[0].asset.is_some()), (Some(anna), Some(deal.id), true));
    assert_eq!((touches[0].outcome.unwrap().word(), touches[0].note.as_deref()), ("not_interested", Some("said no")));
    assert_eq!((touches[1].deal, touches[1].note.as_deref()), (None, Some("deal: D-9")));
    assert_eq!(team.all::<Member>().len(), 1);
}
