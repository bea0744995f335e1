//! Whole files through the import: those found in the wild, where they are at hand, and small ones of
//! our own with the same traps, always.

use std::io::Write;
use std::path::PathBuf;

use proptest::prelude::*;
use smarketing::app::import::field::Kind;
use smarketing::app::import::rejects::RejectWriter;
use smarketing::app::import::{ImportPlan, Options, Reject, Row, Rows, Source, Step, Value, survey};
use smarketing::domain::money::Currency;
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Zone;

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

/// Reads all rows of a settled plan: the lines read, and the rejects.
fn read(source: &Source, plan: &ImportPlan) -> (Vec<Row>, Vec<Reject>) {
    let mut rows = Rows::open(source, plan).unwrap();
    let (mut read, mut rejected) = (Vec::new(), Vec::new());
    loop {
        let mut row = Row::default();
        match rows.read(&mut row).unwrap() {
            Step::Read => read.push(row),
            Step::Rejected(reject) => rejected.push(reject),
            Step::End => return (read, rejected),
        }
    }
}

/// In a word: what a file turns out to be, or which choice it leaves open.
fn verdict(plan: &ImportPlan) -> String {
    let kind = plan.kind.map_or("", Kind::word);
    let open: Vec<&str> = plan.questions.iter().map(|question| question.choice).collect();
    if open.is_empty() { kind.to_owned() } else { format!("{kind}?{}", open.join("?")) }
}

/// File, rows as Python's csv module counts them, what it turns out to be.
const CORPUS: [(&str, u64, &str); 45] = [
    ("encodings/classicmodels_customers_latin1_headerless.txt", 122, "?kind"),
    ("encodings/csvlens_bad_double_quote.csv", 2, "?kind"),
    ("encodings/csvlens_irregular.csv", 2, "?kind"),
    ("encodings/csvlens_multi_lines.csv", 3, "?kind"),
    ("encodings/hiflylabs_bom_semicolon_crlf_olist_sellers.csv", 3095, "?kind"),
    ("encodings/nepote_CSV-basic-ISO-8859-1.CRLF.csv", 3, "prospects"),
    ("hubspot/fivetran_company_data.csv", 24, "accounts"),
    ("hubspot/fivetran_contact_data.csv", 22, "prospects"),
    ("hubspot/fivetran_deal_data.csv", 44, "deals"),
    ("hubspot/fivetran_deal_pipeline_data.csv", 6, "?kind"),
    ("hubspot/fivetran_deal_pipeline_stage_data.csv", 71, "?kind"),
    ("hubspot/fivetran_deal_stage_data.csv", 14, "?kind"),
    ("hubspot/fivetran_owner_data.csv", 100, "?kind"),
    ("hubspot/hubspot-crm-exports-all-customers-2025-04-08.csv", 6, "prospects"),
    ("maven/accounts.csv", 85, "accounts"),
    ("maven/data_dictionary.csv", 21, "?kind"),
    ("maven/products.csv", 7, "products"),
    ("maven/sales_pipeline.csv", 8800, "deals"),
    ("maven/sales_teams.csv", 35, "members"),
    ("messy/01-facebook-leads-standard.csv", 5, "prospects"),
    ("messy/03-google-ads-leads.csv", 3, "prospects"),
    ("messy/05-excel-export.csv", 3, "prospects"),
    ("messy/08-broken-headers-typos.csv", 3, "prospects"),
    ("messy/09-duplicate-headers.csv", 2, "prospects"),
    ("messy/10-mixed-date-formats.csv", 3, "prospects?dates"),
    ("messy/12-unicode-emoji.csv", 3, "prospects"),
    ("messy/14-blank-rows.csv", 2, "prospects"),
    ("messy/16-messy-formatting.csv", 3, "prospects"),
    ("messy/17-formula-injection.csv", 5, "prospects"),
    ("messy/19-empty-columns.csv", 3, "prospects"),
    ("messy/21-tab-separated.csv", 2, "prospects"),
    ("messy/23-quoted-fields-multiline.csv", 2, "prospects"),
    ("messy/25-hubspot-export.csv", 3, "prospects"),
    ("messy/real-world_agency-chaos.csv", 4, "?kind"),
    ("messy/real-world_european-semicolon.csv", 2, "prospects"),
    ("messy/real-world_salesforce-leads.csv", 3, "prospects"),
    ("messy/real-world_zoho-crm-export.csv", 3, "prospects"),
    ("olist/olist_closed_deals_dataset.csv", 842, "deals"),
    ("olist/olist_marketing_qualified_leads_dataset.csv", 8000, "prospects"),
    ("olist/olist_sellers_dataset.csv", 3095, "?kind"),
    ("pipedrive/deals_en.csv", 3, "deals"),
    ("pipedrive/organizations_en.csv", 2, "accounts"),
    ("pipedrive/persons_en.csv", 2, "prospects"),
    ("salesforce/axel_spanish_dataloader_Opportunity.csv", 98, "deals?dates?currency"),
    ("salesforce/posit_salesforce_leads.csv", 160, "prospects"),
];

#[test]
fn files_in_the_wild_become_plans() {
    let Some(folder) = data() else { return };
    for (file, count, expected) in CORPUS {
        let source = Source::open(&folder.join(file), None).unwrap();
        let plan = survey(&source, &Options::default()).unwrap();
        assert_eq!((plan.rows, verdict(&plan).as_str()), (count, expected), "{file}");
        if plan.settled().is_ok() {
            let (read, rejected) = read(&source, &plan);
            assert_eq!(read.len() as u64 + rejected.len() as u64, count, "{file}");
            assert_eq!(rejected, [], "{file}");
        }
        serde_json::to_string(&plan).unwrap();
    }
}

#[test]
fn no_file_at_hand_is_left_untried() {
    let Some(folder) = data() else { return };
    for entry in std::fs::read_dir(&folder)
        .unwrap()
        .flat_map(|entry| std::fs::read_dir(entry.unwrap().path()).into_iter().flatten())
    {
        let path = entry.unwrap().path();
        let source = Source::open(&path, None).unwrap();
        let plan = survey(&source, &Options::default());
        assert!(plan.is_ok(), "{}: {plan:?}", path.display());
    }
}

#[test]
fn olist_says_what_the_ground_truth_says() {
    let Some(folder) = data() else { return };
    let open = |file: &str| {
        let source = Source::open(&folder.join("olist").join(file), None).unwrap();
        let plan = survey(&source, &Options::default()).unwrap();
        let rows = read(&source, &plan).0;
        (plan, rows)
    };
    let (plan, rows) = open("olist_marketing_qualified_leads_dataset.csv");
    let source = plan.slot("source").unwrap();
    let blank = rows.iter().filter(|row| row.value(source) == Value::Blank).count();
    let unknown = rows.iter().filter(|row| row.text(&plan.recipe, source) == "unknown").count();
    assert_eq!((blank, unknown), (60, 1099));
    let dates = ["created_at", "mql_at", "first_contact_at"].map(|field| rows[0].value(plan.slot(field).unwrap()));
    assert!(matches!(dates[0], Value::Date(_)) && dates[1] == dates[0] && dates[2] == dates[0]);
    let (plan, rows) = open("olist_closed_deals_dataset.csv");
    assert_eq!(plan.constants.get("status").map(String::as_str), Some("won"));
    let won = plan.slot("won_at").unwrap();
    let zone = Zone::named("America/Sao_Paulo").unwrap();
    let day = |row: &Row| match row.value(won) {
        Value::Date(when) => when.day_in(&zone),
        other => panic!("{other:?}"),
    };
    let first = rows.iter().map(day).min().unwrap();
    assert_eq!(first.to_string(), "2017-12-05");
    assert!(plan.slot("amount").is_none() && plan.custom().any(|(_, name)| name == "declared_monthly_revenue"));
}

#[test]
fn maven_says_what_the_ground_truth_says() {
    let Some(folder) = data() else { return };
    let source = Source::open(&folder.join("maven/sales_pipeline.csv"), None).unwrap();
    let mut options = Options::default();
    options.add_alias("product:GTXPro=\"GTX Pro\"").unwrap();
    let plan = survey(&source, &options).unwrap();
    let (rows, _) = read(&source, &plan);
    let slot = |field: &str| plan.slot(field).unwrap();
    let of = |word: &'static str| rows.iter().filter(move |row| row.value(slot("status")) == Value::Word(word));
    assert_eq!([of("open").count(), of("won").count(), of("lost").count()], [2089, 4238, 2473]);
    let amount = |row: &Row| match row.value(slot("amount")) {
        Value::Money(money) => money.minor,
        _ => 0,
    };
    assert_eq!(of("won").map(amount).sum::<i64>(), 1_000_553_400);
    assert!(of("open").all(|row| row.value(slot("amount")) == Value::Blank));
    let product = rows.iter().filter(|row| row.text(&plan.recipe, slot("product")) == "GTX Pro").count();
    assert_eq!(product, 1480);
}

fn source(name: &str, bytes: &[u8]) -> Source {
    Source::spool(name, bytes).unwrap()
}

fn planned(name: &str, text: &str, flags: &[(&str, &str)]) -> Result<(Source, ImportPlan), Refusal> {
    let mut options = Options::default();
    for (flag, value) in flags {
        match *flag {
            "kind" => options.kind = Kind::named(value),
            "dates" => options.dates = smarketing::app::import::columns::dates::DateOrder::named(value),
            "decimal" => options.decimal = smarketing::app::import::columns::numbers::DecimalMark::named(value),
            "currency" => options.currency = value.parse().ok(),
            "home" => options.home_currency = value.parse().ok(),
            "map" => options.add_map(value)?,
            "alias" => options.add_alias(value)?,
            other => panic!("{other}"),
        }
    }
    let source = source(name, text.as_bytes());
    survey(&source, &options).map(|plan| (source, plan))
}

/// The texts of one field, row by row; rejects as `!code`.
fn column(name: &str, text: &str, flags: &[(&str, &str)], field: &str) -> Vec<String> {
    let (source, plan) = planned(name, text, flags).unwrap();
    let slot = plan.slot(field).unwrap();
    let mut rows = Rows::open(&source, &plan).unwrap();
    let mut row = Row::default();
    let mut texts = Vec::new();
    loop {
        texts.push(match rows.read(&mut row).unwrap() {
            Step::End => return texts,
            Step::Rejected(reject) => format!("!{} {}:{}", reject.code, reject.line, reject.column),
            Step::Read => match row.value(slot) {
                Value::Money(money) => format!("{} {}", money.plain(), money.currency),
                Value::Date(when) => when.day.to_string(),
                Value::Percent(number) | Value::Number(number) => number.plain(),
                Value::Bool(yes) => yes.to_string(),
                _ => row.text(&plan.recipe, slot).to_owned(),
            },
        });
    }
}

#[test]
fn dates_that_prove_nothing_are_asked_for_and_then_read() {
    let text = "Deal name,Amount,Close date\nA,100,03/04/2026\nB,200,05/06/2026\n";
    let (_, plan) = planned("deals.csv", text, &[("home", "EUR")]).unwrap();
    assert_eq!(verdict(&plan), "deals?dates");
    assert_eq!(plan.questions[0].readings, ["2026-04-03", "2026-03-04"]);
    assert_eq!(plan.settled().unwrap_err().code, "import-needs-dates");
    let read = |order| column("deals.csv", text, &[("home", "EUR"), ("dates", order)], "expected_close");
    assert_eq!(read("dmy"), ["2026-04-03", "2026-06-05"]);
    assert_eq!(read("mdy"), ["2026-03-04", "2026-05-06"]);
}

#[test]
fn what_the_file_proves_is_not_overruled_by_a_flag_for_the_rest() {
    let text = "Deal name,Created,Close date\nA,12/31/2025,03/04/2026\nB,11/30/2025,05/06/2026\n";
    let flags = [("home", "EUR"), ("dates", "dmy")];
    assert_eq!(column("deals.csv", text, &flags, "expected_close"), ["2026-04-03", "2026-06-05"]);
    assert_eq!(column("deals.csv", text, &flags, "created_at"), ["2025-12-31", "2025-11-30"]);
}

#[test]
fn amounts_in_their_currency() {
    let meta = "Nome della campagna,Risultati,Importo speso (EUR),Impression,Giorno\n\
                Aurora Lead,10,\"200,00\",\"10.000\",2026-05-01\nBora,3,\"1.250,50\",900,2026-05-02\n";
    assert_eq!(column("x.csv", meta, &[], "amount"), ["200.00 EUR", "1250.50 EUR"]);
    let zoho = "Potential Name,Stage,Closing Date,Amount\nA,Closed Won,2026-05-01,\"$22,700.00\"\nB,Open,2026-05-01,$115.00K\n";
    assert_eq!(column("x.csv", zoho, &[("home", "EUR")], "amount"), ["22700.00 USD", "115000.00 USD"]);
    assert_eq!(column("x.csv", zoho, &[("currency", "MXN")], "amount"), ["22700.00 MXN", "115000.00 MXN"]);
    assert_eq!(column("x.csv", zoho, &[("currency", "EUR")], "amount")[0], "!other-currency 2:Amount");
    assert_eq!(column("x.csv", zoho, &[], "status"), ["won", "open"]);
    let several =
        "Deal name,Value,Currency\nA,\"1.234,50\",EUR\nB,100,CZK\nC,5,XQQ\nD,\"1,5\",JPY\nE,7,EUR\nF,8,EUR\nG,9,EUR\n";
    let read = column("deals.csv", several, &[], "amount");
    assert_eq!(read[..4], ["1234.50 EUR", "100.00 CZK", "!unknown-currency 4:Currency", "!too-many-decimals 5:Value"]);
    let open = "Deal name,Amount\nA,\"1,234\"\nB,100\n";
    assert_eq!(verdict(&planned("deals.csv", open, &[]).unwrap().1), "deals?decimal?currency");
    assert_eq!(
        column("deals.csv", open, &[("decimal", ","), ("home", "EUR")], "amount"),
        ["!too-many-decimals 2:Amount", "100.00 EUR"]
    );
    assert_eq!(column("deals.csv", open, &[("decimal", "."), ("home", "EUR")], "amount")[0], "1234.00 EUR");
}

#[test]
fn shares_yes_and_no_and_words() {
    let text = "Deal name,Deal probability,Stage\nA,0.35,Chiusa vinta\nB,1,Demo\nC,0.2,Persa\n";
    assert_eq!(column("deals.csv", text, &[], "probability"), ["35", "100", "20"]);
    assert_eq!(column("deals.csv", text, &[], "status"), ["won", "open", "lost"]);
    let people =
        "Email,Do not contact,Lifecycle stage\na@example.com,Sì,customer\nb@example.com,No,marketingqualifiedlead\n";
    assert_eq!(column("leads.csv", people, &[], "do_not_contact"), ["true", "false"]);
    assert_eq!(column("leads.csv", people, &[], "stage"), ["customer", "mql"]);
    let strange = "Email,Lifecycle stage\na@example.com,Blue\nb@example.com,Green\n";
    let (_, plan) = planned("leads.csv", strange, &[]).unwrap();
    assert_eq!(plan.columns[1].targets, ["field:Lifecycle stage"]);
    let given = planned("leads.csv", strange, &[("map", "Lifecycle stage=stage")]).unwrap();
    assert_eq!(read(&given.0, &given.1).1.len(), 2);
}

#[test]
fn a_column_that_somebody_named_must_be_readable() {
    let text = "Deal name,When\nA,soon\nB,later\n";
    let refusal = planned("deals.csv", text, &[("map", "When=closed_at")]).unwrap_err();
    assert_eq!(refusal.code, "import-column-not-dates");
    let text = "Nome;Importo\nA;1,50\nB;2,75\n";
    assert_eq!(
        column(
            "x.csv",
            text,
            &[("kind", "deals"), ("map", "nome=title"), ("map", "#2=amount"), ("currency", "EUR")],
            "amount"
        ),
        ["1.50 EUR", "2.75 EUR"]
    );
    assert_eq!(verdict(&planned("x.csv", "Colour,Size\nred,3\n", &[("kind", "deals")]).unwrap().1), "deals?map");
}

#[test]
fn rejected_rows_can_be_mended_and_come_back() {
    let text = "Email,First name,Created date\na@example.com,=1+1,2026-01-01\nb@example.com,Bo,2026-02-30\n,,2026-01-02\n\
                c@example.com,Cy,2026-01-03,extra\nd@example.com,Di,2026-01-04\ne@example.com,Ed,2026-01-05\nf@example.com,Fi,2026-01-06\ng@example.com,Gi,2026-01-06\n";
    let (source, plan) = planned("leads.csv", text, &[]).unwrap();
    let mut rows = Rows::open(&source, &plan).unwrap();
    let mut row = Row::default();
    let mut writer = RejectWriter::new(Vec::new(), &plan.recipe, ["line", "column", "reason"]).unwrap();
    loop {
        match rows.read(&mut row).unwrap() {
            Step::End => break,
            Step::Read => {}
            Step::Rejected(reject) => writer.write(&reject, reject.code, row.record()).unwrap(),
        }
    }
    assert_eq!(writer.count(), 3);
    let file = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(
        file,
        "line,column,reason,Email,First name,Created date\n3,Created date,no-such-day,b@example.com,Bo,2026-02-30\n\
         4,,nobody,,,2026-01-02\n5,#4,too-many-cells,c@example.com,Cy,2026-01-03,extra\n"
    );
    let guarded = "Email,First name\na@example.com,'=1+1\nb@example.com,'tis\n";
    assert_eq!(column("leads.csv", guarded, &[], "first_name"), ["=1+1", "'tis"]);
}

#[test]
fn spellings_and_custom_fields() {
    let text = "Deal name,Product,Colour\nA,GTXPro,red\nB,Other,blue\n";
    let (source, plan) =
        planned("deals.csv", text, &[("alias", "product:GTXPro=GTX Pro"), ("map", "Colour=field:Farbe")]).unwrap();
    let (rows, _) = read(&source, &plan);
    let product = plan.slot("product").unwrap();
    assert_eq!(rows.iter().map(|row| row.text(&plan.recipe, product)).collect::<Vec<_>>(), ["GTX Pro", "Other"]);
    let (slot, name) = plan.custom().next().unwrap();
    assert_eq!((name, rows[1].text(&plan.recipe, slot)), ("Farbe", "blue"));
}

#[test]
fn empty_tables_and_broken_ones_are_named() {
    let code = |text: &str| planned("a.csv", text, &[]).unwrap_err().code;
    assert_eq!(code("name,email\n"), "import-no-rows");
    assert_eq!(code("name,email\n\n,\n"), "import-no-rows");
    assert_eq!(code("name,email\na,\"b\n"), "import-unclosed-quote");
    let refusal = planned("a.csv", "name,email\na,\"b\n", &[]).unwrap_err();
    assert!(
        refusal.values.contains(&("file", "a.csv".to_owned())) && refusal.values.contains(&("line", "2".to_owned()))
    );
}

#[test]
fn a_file_that_grew_meanwhile_is_not_imported() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"email\na@example.com\n").unwrap();
    let source = Source::open(file.path(), None).unwrap();
    let plan = survey(&source, &Options::default()).unwrap();
    file.write_all(b"b@example.com\n").unwrap();
    assert_eq!(Rows::open(&source, &plan).map(|_| ()).unwrap_err().code, "import-changed");
}

#[test]
fn one_table_in_every_encoding_is_one_table() {
    let text = "Nome;Cognome;E-mail;Città\r\nNiccolò;Forlì;n@example.it;Cantù\r\nPerché;D'Amò;p@example.it;Forlì\r\n";
    let units =
        |big: bool| text.encode_utf16().flat_map(move |unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    let narrow: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let twins: Vec<Vec<u8>> = vec![
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        units(false).collect(),
        units(true).collect(),
        [0xff, 0xfe].into_iter().chain(units(false)).collect(),
        [0xfe, 0xff].into_iter().chain(units(true)).collect(),
        narrow,
        [b"sep=;\r\n", text.as_bytes()].concat(),
        text.replace("\r\n", "\r").into_bytes(),
        text.replace(';', "\t").into_bytes(),
        text.replace(';', "|").into_bytes(),
    ];
    for bytes in twins {
        let source = source("contatti.csv", &bytes);
        let plan = survey(&source, &Options::default()).unwrap();
        let (rows, rejected) = read(&source, &plan);
        let city = plan.slot("city").unwrap();
        let cities: Vec<&str> = rows.iter().map(|row| row.text(&plan.recipe, city)).collect();
        assert_eq!((cities.as_slice(), rejected.len()), (&["Cantù", "Forlì"][..], 0), "{}", plan.encoding.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the bytes are, there is a plan or a named refusal, and the rows read or are rejected.
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 1..600)) {
        if let Ok(source) = Source::spool("random.csv", bytes.as_slice()) {
            let options = Options { kind: Some(Kind::Prospects), home_currency: Some(Currency::EUR), ..Options::default() };
            if let Ok(plan) = survey(&source, &options)
                && plan.settled().is_ok()
            {
                let (rows, rejected) = read(&source, &plan);
                prop_assert_eq!((rows.len() + rejected.len()) as u64, plan.rows);
            }
        }
    }

    /// A table that we write is read as it was written.
    #[test]
    fn a_written_table_is_read(names in prop::collection::vec("[a-zà-ù\",;\n ]{1,12}", 1..30), tab: bool) {
        let delimiter = if tab { b'\t' } else { b';' };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["id", "full name", "email"]).unwrap();
        for (at, name) in names.iter().enumerate() {
            writer.write_record([&at.to_string(), name, &format!("p{at}@example.com")]).unwrap();
        }
        let source = source("leads.csv", &writer.into_inner().unwrap());
        let plan = survey(&source, &Options::default()).unwrap();
        let (rows, rejected) = read(&source, &plan);
        prop_assert_eq!(rejected, []);
        let slot = plan.slot("name").unwrap();
        let read: Vec<&str> = rows.iter().map(|row| row.text(&plan.recipe, slot)).collect();
        let expected: Vec<&str> = names.iter().map(|name| name.trim()).collect();
        prop_assert_eq!(read, expected);
    }
}

/// The codes that are put together at run time have their texts in all languages.
#[test]
fn every_code_has_its_text() {
    use smarketing::app::texts::{Language, Texts};
    let mut sources = String::new();
    for folder in ["src/app/import", "src/app/import/columns", "src/app/import/settle"] {
        for entry in std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = std::fs::read_to_string(path).unwrap();
                sources.push_str(text.split("#[cfg(test)]").next().unwrap());
            }
        }
    }
    let literals = |start: &str| -> Vec<String> {
        let quoted = format!("\"{start}");
        let ends = sources.split(&quoted).skip(1);
        ends.map(|rest| format!("{start}{}", rest.split('"').next().unwrap())).collect()
    };
    let rejects = ["Err(\"", "ok_or(\"", "code: \"", "map_err(|_| \"", ", \"no-", "Rejected(\"prospect\", \""];
    let rejects: Vec<String> = rejects
        .iter()
        .flat_map(|start| sources.split(start).skip(1).map(move |rest| (start, rest)))
        .map(|(start, rest)| {
            format!("{}{}", if start.ends_with("no-") { "no-" } else { "" }, rest.split('"').next().unwrap())
        })
        .chain(["too-many-decimals", "amount-too-large"].map(str::to_owned))
        .filter(|code| !code.starts_with("import-"))
        .collect();
    assert!(rejects.len() > 20 && rejects.contains(&"no-amount".to_owned()), "{rejects:?}");
    for language in Language::ALL {
        let texts = Texts::new(language);
        let missing: Vec<String> = literals("import-")
            .into_iter()
            .filter(|code| texts.find(code).is_none() && texts.find(&format!("refusal-{code}")).is_none())
            .chain(rejects.iter().map(|code| format!("reject-{code}")).filter(|id| texts.find(id).is_none()))
            .chain(
                ["kind", "dates", "decimal", "currency", "map", "not-dates", "not-numbers"]
                    .iter()
                    .map(|id| format!("import-question-{id}"))
                    .filter(|id| texts.find(id).is_none()),
            )
            .collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
