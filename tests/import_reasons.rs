//! What a file gets wrong is said with its line, column and reason: never emptied, never moved elsewhere in silence.

use proptest::prelude::*;
use smarketing::app::import::{ImportPlan, Options, Reject, Row, Rows, Source, Step, survey};
use smarketing::domain::money::Currency;
use smarketing::domain::refusal::Refusal;

fn planned(text: &str, maps: &[&str]) -> Result<(Source, ImportPlan), Refusal> {
    let source = Source::spool("deals.csv", text.as_bytes())?;
    let mut options = Options { currency: Some(Currency::EUR), ..Options::default() };
    for map in maps {
        options.add_map(map)?;
    }
    let plan = survey(&source, &options)?;
    Ok((source, plan))
}

/// The lines that are read with what fills `field`, and those that are rejected.
fn read(text: &str, maps: &[&str], field: &str) -> (Vec<(u64, bool)>, Vec<Reject>) {
    let (source, plan) = planned(text, maps).unwrap();
    let slot = plan.slot(field).unwrap_or_else(|| panic!("no column fills {field}: {:?}", plan.columns));
    let mut rows = Rows::open(&source, &plan).unwrap();
    let mut row = Row::default();
    let (mut kept, mut rejected) = (Vec::new(), Vec::new());
    loop {
        match rows.read(&mut row).unwrap() {
            Step::Read => kept.push((row.line(), row.value(slot) != smarketing::app::import::Value::Blank)),
            Step::Rejected(reject) => rejected.push(reject),
            Step::End => return (kept, rejected),
        }
    }
}

fn told(rejects: &[Reject]) -> Vec<String> {
    rejects
        .iter()
        .map(|reject| format!("{} {}: {} {}", reject.line, reject.column, reject.code, reject.value))
        .collect()
}

#[test]
fn a_date_that_does_not_exist_is_rejected_and_its_column_stays_one_of_dates() {
    let text = "Deal name,Close date\nA,31.02.2026\n";
    let (kept, rejected) = read(text, &[], "expected_close");
    assert_eq!((kept, told(&rejected)), (vec![], vec!["2 Close date: no-such-day 31.02.2026".to_owned()]));
    let text = "Deal name,Close date\nA,28.02.2026\nB,31.02.2026\nC,soon\n";
    let (kept, rejected) = read(text, &[], "expected_close");
    assert_eq!(kept, [(2, true)]);
    assert_eq!(told(&rejected), ["3 Close date: no-such-day 31.02.2026", "4 Close date: not-a-date soon"]);
}

#[test]
fn what_a_formula_left_in_an_amount_is_a_reason() {
    let text = "Deal name,Amount\nA,NaN\nB,inf\nC,#N/A\nD,#REF!\nE,12.50\n";
    let (kept, rejected) = read(text, &[], "amount");
    assert_eq!(kept, [(6, true)]);
    let expected = [
        "2 Amount: not-a-number NaN",
        "3 Amount: not-a-number inf",
        "4 Amount: not-a-number #N/A",
        "5 Amount: not-a-number #REF!",
    ];
    assert_eq!(told(&rejected), expected);
    let (kept, rejected) = read("Deal name,Amount\nA,NaN\n", &[], "amount");
    assert_eq!((kept.len(), rejected.len()), (0, 1));
}

#[test]
fn words_for_nothing_are_emptied_and_the_plan_says_so() {
    let text = "Deal name,Amount\nA,n/a\nB,-\nC,NULL\nD,\nE,12.50\n";
    let (kept, rejected) = read(text, &[], "amount");
    assert_eq!((kept, rejected), (vec![(2, false), (3, false), (4, false), (5, false), (6, true)], vec![]));
    let (_, plan) = planned(text, &[]).unwrap();
    let notice = plan.warnings.iter().find(|notice| notice.code == "import-note-emptied").unwrap();
    assert_eq!((notice.values["column"].as_str(), notice.values["count"].as_str()), ("Amount", "3"));
    assert_eq!(notice.values["words"], "“n/a”, “-”, “NULL”");
}

#[test]
fn a_column_of_something_else_is_asked_about_by_the_option_that_settles_it() {
    let text = "Deal name,Close date,Amount\nA,soon,much\nB,later,little\n";
    let (_, plan) = planned(text, &[]).unwrap();
    let asked: Vec<_> = plan.questions.iter().map(|question| (question.choice, question.options.clone())).collect();
    let options = |name: &str| vec![format!("{name}=field:{name}"), format!("{name}=-")];
    assert_eq!(asked, [("not-dates", options("Close date")), ("not-numbers", options("Amount"))]);
    let refusal = plan.settled().unwrap_err();
    assert_eq!(refusal.code, "import-column-not-dates");
    let value = |name: &str| refusal.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    assert_eq!(value("options").unwrap(), "\"Close date=field:Close date\" | \"Close date=-\"");
    assert_eq!((value("line").unwrap(), value("sample").unwrap()), ("2".to_owned(), "soon".to_owned()));
    let (_, plan) = planned(text, &["Close date=field:Close date", "Amount=-"]).unwrap();
    assert!(plan.settled().is_ok(), "{:?}", plan.questions);
    assert_eq!(plan.custom().map(|(_, name)| name).collect::<Vec<_>>(), ["Close date"]);
}

#[test]
fn a_column_whose_name_others_have_is_called_by_its_place() {
    let text = "Deal name,Close date,Note,Close date\nA,soon,x,2026-01-31\nB,later,y,2026-02-01\n";
    let (_, plan) = planned(text, &[]).unwrap();
    let question = plan.questions.first().unwrap();
    let (_, plan) = planned(text, &[question.options[0].as_str()]).unwrap();
    assert!(plan.settled().is_ok(), "{:?} after {:?}", plan.questions, question.options);
}

#[test]
fn bytes_of_no_encoding_are_refused_with_their_line() {
    let of = |bytes: &[u8]| {
        let source = Source::spool("names.csv", bytes).unwrap();
        let found =
            survey(&source, &Options { kind: Some(smarketing::app::import::Kind::Prospects), ..Options::default() });
        found.map(|plan| plan.encoding.name).map_err(|refusal| {
            let value =
                |name: &str| refusal.values.iter().find(|(known, _)| *known == name).map(|known| known.1.clone());
            (refusal.code, value("line").unwrap_or_default(), value("byte").unwrap_or_default())
        })
    };
    let refused = |line: &str, byte: &str| Err(("import-no-encoding", line.to_owned(), byte.to_owned()));
    assert_eq!(of(b"name\nAnna\nBob\x81Lee\nCarl\xfe\x8d\n"), refused("3", "0x81"));
    assert_eq!(of(b"name\nAnna\xff\xfe\x98\x81\x9d\xc3\x28x\n").map_err(|found| found.0), Err("import-no-encoding"));
    assert_eq!(of(b"name\nAndr\xe9 M\xfcller\nJos\xe9\n"), Ok("windows-1252".to_owned()));
    assert_eq!(of(b"name\nNiccol\x98\nForl\x93\nPerch\x8e\n"), Ok("macintosh".to_owned()));
    let russian = "name\nИван Иванов\nПавел Петров\nОльга Смирнова\n";
    assert_eq!(of(&encoding_rs::WINDOWS_1251.encode(russian).0), Ok("windows-1251".to_owned()));
}

#[test]
fn a_trial_tells_what_stages_become_and_where_rejected_rows_will_be() {
    use smarketing::app::clock::Clock;
    use smarketing::app::import::{Choices, attempt, prepare, run};
    use smarketing::app::service::{Actor, Service};
    use smarketing::app::texts::{Language, Texts};
    use smarketing::domain::nouns::{Member, Semantic, Stage, Workspace};
    use smarketing::domain::record::Entity;
    use smarketing::domain::time::Instant;

    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace {
        name: "Team".into(),
        currency: "EUR".into(),
        zone: "Europe/Rome".into(),
        fiscal_start: 1,
        language: "en".into(),
        ..Workspace::default()
    };
    let anna = Member { handle: "anna".into(), name: "Anna".into(), ..Member::default() };
    let mut records = vec![workspace.record(), anna.record()];
    let stages = [("Proposal", Semantic::Open, 50), ("Won", Semantic::Won, 100), ("Lost", Semantic::Lost, 0)];
    for (position, (name, semantic, probability)) in (1..).zip(stages) {
        records.push(Stage { name: name.into(), position, semantic, probability, ..Stage::default() }.record());
    }
    let clock = Clock::Fixed(Instant::parse("2026-11-21T09:00:00Z").unwrap());
    let actor = Actor::Perhaps("anna".into());
    let service = Service::found(&folder.path().join("team.db"), &records, clock, &actor).unwrap();
    let text = "Deal name,Stage,Amount,Close date\nA,proposal,10,2026-12-01\nB,Prospecting,20,31.02.2026\n\
                C,Prospecting,30,2026-12-02\nD,Prospecting,40,2026-12-03\n";
    let source = Source::spool("deals.csv", text.as_bytes()).unwrap();
    let options = Options { currency: Some(Currency::EUR), ..Options::default() };
    let choices = Choices { options, rejects_folder: Some(folder.path().to_owned()), ..Choices::default() };
    let prepared = prepare(source, choices, &service).unwrap();
    let tried = attempt(&prepared, &service, &|| true).unwrap();
    let mapped: Vec<_> = tried
        .report
        .mapped
        .iter()
        .map(|stage| (stage.word.as_str(), stage.stage.as_str(), stage.place, stage.made, stage.count))
        .collect();
    assert_eq!(mapped, [("Prospecting", "Prospecting", 1, true, 2), ("proposal", "Proposal", 2, false, 1)]);
    assert_eq!((tried.report.rejected, tried.report.rejects[0].line), (1, 3));
    let planned = prepared.rejected_file(&service);
    let report = run(&prepared, &service, &Texts::new(Language::En), &mut |_| true).unwrap();
    assert_eq!(report.rejected_file, Some(planned.clone()));
    let written = std::fs::read_to_string(planned).unwrap();
    assert!(written.contains("3,Close date,31.02.2026 does not exist,B,Prospecting,20,31.02.2026"), "{written}");
    assert_eq!(report.mapped, tried.report.mapped);
}

/// A cell of a column of dates, and whether it is one.
fn date() -> impl Strategy<Value = (String, Option<bool>)> {
    let good = (1u32..=28, 1u32..=12, 2000u32..2100)
        .prop_map(|(day, month, year)| (format!("{year}-{month:02}-{day:02}"), Some(true)));
    let none = (1u32..=12, 2000u32..2100).prop_map(|(month, year)| (format!("{year}-{month:02}-32"), Some(false)));
    let blank = prop::sample::select(vec!["", "-", "n/a", "NULL"]).prop_map(|word| (word.to_owned(), None));
    let word = "[a-z]{2,8}"
        .prop_filter("no word for nothing", |word| !matches!(word.as_str(), "none" | "null" | "nil"))
        .prop_map(|word| (word, Some(false)));
    prop_oneof![3 => good, 3 => none, 1 => blank, 2 => word]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a column of that name holds: each date is read, each other cell rejected on its line or, where most
    /// of them are no dates at all, the column asked about. Nothing turns blank that is not.
    #[test]
    fn no_date_is_lost_in_silence(cells in prop::collection::vec(date(), 1..25)) {
        let rows: String = cells.iter().enumerate().map(|(at, (cell, _))| format!("Deal {at},{cell}\n")).collect();
        let text = format!("Deal name,Close date\n{rows}");
        let (_, plan) = planned(&text, &[]).unwrap();
        if !plan.questions.is_empty() {
            prop_assert_eq!(plan.questions[0].choice, "not-dates");
            let words = cells.iter().filter(|(cell, _)| cell.starts_with(char::is_alphabetic) && !matches!(cell.as_str(), "n/a" | "NULL"));
            let filled = cells.iter().filter(|(_, is)| is.is_some()).count();
            prop_assert!(words.count() * 2 > filled);
            return Ok(());
        }
        let (kept, rejected) = read(&text, &[], "expected_close");
        let lines = |wanted: fn(&Option<bool>) -> bool| -> Vec<u64> {
            (2..).zip(&cells).filter(|(_, (_, is))| wanted(is)).map(|(line, _)| line).collect()
        };
        prop_assert_eq!(rejected.iter().map(|reject| reject.line).collect::<Vec<_>>(), lines(|is| *is == Some(false)));
        prop_assert!(rejected.iter().all(|reject| reject.column == "Close date" && !reject.value.is_empty()));
        let filled: Vec<u64> = kept.iter().filter(|(_, filled)| *filled).map(|(line, _)| *line).collect();
        prop_assert_eq!(filled, lines(|is| *is == Some(true)));
        prop_assert_eq!(kept.len() + rejected.len(), cells.len());
    }
}
