//! Imports into a team's file, from the first row to the journal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smarketing::app::clock::Clock;
use smarketing::app::import::columns::dates::DateOrder;
use smarketing::app::import::{Choices, Kind as Rows, OnDuplicate, Options, Report, Source, dry_run, prepare, run};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::{Account, Deal, Member, Prospect, Semantic, Side, Stage, StageEntry, Workspace};
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
