//! The program's own figures over real data equal what two other engines made of it: each table of `GROUND_TRUTH.md` is
//! asked for with `metrics show`. The data is never part of the repository; without it these tests say that they skip.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::desk::Desk;

/// The folder with the data, and what is true of it.
fn truth() -> Option<(PathBuf, String)> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var_os("SMARKETING_DATA").map_or(beside, PathBuf::from);
    match std::fs::read_to_string(folder.join("GROUND_TRUTH.md")) {
        Ok(text) => Some((folder, text)),
        Err(_) => {
            println!("skipped: there is no data folder at {}", folder.display());
            None
        }
    }
}

/// The rows of the table whose head begins so: cells by column, numbers without their thousands.
fn table<'a>(truth: &'a str, head: &str) -> Vec<BTreeMap<&'a str, String>> {
    let mut lines = truth.lines().skip_while(|line| !line.starts_with(head));
    let cut = |line: &'a str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let names = cut(lines.next().unwrap_or_else(|| panic!("no table {head}")));
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    let number = |cell: &str| match cell.replace(',', "") {
        bare if bare.parse::<f64>().is_ok() => bare,
        _ => cell.to_owned(),
    };
    rows.map(|row| names.iter().copied().zip(cut(row).into_iter().map(number)).collect()).collect()
}

/// What the program says of figures by group (empty: all): `value`, `k`, `n`.
fn shown(desk: &Desk, id: &str, more: &[&str]) -> BTreeMap<String, Value> {
    let rows = desk.data(&[&["metrics", "show", id], more].concat());
    let of = |row: &Value| {
        let group: Vec<&str> =
            row["group"].as_object().unwrap().values().map(|name| name.as_str().unwrap_or("(blank)")).collect();
        (group.join(" "), row.clone())
    };
    rows.as_array().unwrap().iter().map(of).collect()
}

/// A value to so many decimals; a share as a percent, an amount in its unit.
fn told(row: &Value, digits: usize) -> String {
    let value = match (&row["value"], row["unit"].as_str()) {
        (Value::Object(money), _) => money["minor"].as_f64().unwrap() / 100.0,
        (value, Some("ratio")) => value.as_f64().unwrap() * 100.0,
        (value, _) => value.as_f64().unwrap(),
    };
    format!("{value:.digits$}")
}

/// Asserts that each row's cell of `column` is what the program says of that group.
fn equal(rows: &[BTreeMap<&str, String>], said: &BTreeMap<String, Value>, (key, column): (&str, &str)) {
    assert_eq!(rows.len(), said.len(), "{column} by {key}: {:?}", said.keys().collect::<Vec<_>>());
    for row in rows {
        let group = if key == "quarter" { row[key].replace('Q', "-Q") } else { row[key].clone() };
        let said = said.get(&group).unwrap_or_else(|| panic!("{column} by {key}: no {group}"));
        let wanted = &row[column];
        let digits = wanted.split_once('.').map_or(0, |(_, digits)| digits.len());
        if wanted.is_empty() {
            assert!(said["value"].is_null(), "{column} of {group}: {said}");
        } else if column.starts_with("won") && said["k"].is_i64() {
            assert_eq!(said["k"].to_string(), *wanted, "{column} of {group}");
        } else {
            assert_eq!(told(said, digits), *wanted, "{column} of {group}");
        }
    }
}

#[test]
fn the_funnel_of_olist() {
    let Some((folder, truth)) = truth() else { return };
    let desk = Desk::empty();
    desk.ok(&["init", "--name", "T", "--currency", "BRL", "--zone", "America/Sao_Paulo", "--language", "en"]);
    for file in ["olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv"] {
        desk.ok(&["import", folder.join("olist").join(file).to_str().unwrap()]);
    }
    let all = shown(&desk, "mql_to_won", &[]);
    assert_eq!((all[""]["k"].as_i64(), all[""]["n"].as_i64()), (Some(842), Some(8000)));
    assert!(truth.contains("closed-won 842") && truth.contains("distinct mql_id 8,000"));
    for (id, digits, value) in [("lead_to_won_median", 1, "14.0"), ("lead_to_won_p90", 1, "161.9")] {
        assert_eq!(told(&shown(&desk, id, &[])[""], digits), value);
        assert!(truth.contains(&format!("**{value}**")), "{id}");
    }
    let customers = shown(&desk, "customers", &["--period", "2017-06-01..2018-12-31"]);
    assert_eq!(customers[""]["value"], 842);
    for (days, k) in [("7", 284), ("14", 428), ("30", 555), ("60", 647), ("90", 692)] {
        let within = shown(&desk, "mql_to_won", &["--within", days]);
        assert_eq!(within[""]["k"], k, "won within {days} days");
        assert!(truth.contains(&format!("{k} (")), "{days}");
    }
    let months = table(&truth, "| month | MQLs |");
    let cohorts = shown(&desk, "mql_to_won", &["--by", "month"]);
    equal(&months, &cohorts, ("month", "conversion %"));
    equal(&months, &cohorts, ("month", "won so far"));
    equal(&table(&truth, "| month | won |"), &shown(&desk, "deals_won", &["--by", "month"]), ("month", "won"));
    let origins = table(&truth, "| origin | MQLs |");
    let by_source = |id: &str| shown(&desk, id, &["--by", "source"]);
    equal(&origins, &by_source("mql_to_won"), ("origin", "conversion %"));
    equal(&origins, &by_source("mql_to_won"), ("origin", "won"));
    equal(&origins, &by_source("lead_to_won_median"), ("origin", "median days"));
    equal(&origins, &by_source("lead_to_won_p90"), ("origin", "p90 days"));
    let won = |by: &str| shown(&desk, "deals_won", &["--by", by]);
    equal(&table(&truth, "| sr_id |"), &won("owner"), ("sr_id", "won"));
    equal(&table(&truth, "| sdr_id |"), &won("marketing_owner"), ("sdr_id", "won"));
    for field in ["business_segment", "lead_type", "lead_behaviour_profile", "business_type"] {
        let rows = table(&truth, &format!("| {field} |"));
        equal(&rows, &won(&format!("field:{field}")), (field, "won"));
    }
}

#[test]
fn the_pipeline_of_maven() {
    let Some((folder, truth)) = truth() else { return };
    let desk = Desk::empty();
    desk.ok(&["init", "--name", "T", "--currency", "USD", "--zone", "UTC", "--language", "en"]);
    for file in ["accounts", "products", "sales_teams", "sales_pipeline"] {
        let path = folder.join(format!("maven/{file}.csv"));
        desk.ok(&["import", path.to_str().unwrap(), "--alias", "product:GTXPro=GTX Pro"]);
    }
    let value = |id: &str, digits: usize| told(&shown(&desk, id, &[])[""], digits);
    for (id, digits, wanted, words) in [
        ("win_rate", 2, "63.15", "**63.15%**"),
        ("bookings", 0, "10005534", "$10,005,534"),
        ("average_deal", 2, "2360.91", "$2,360.91"),
        ("median_deal", 1, "1117.0", "$1,117.0"),
        ("open_value", 0, "4966215", "4,966,215"),
    ] {
        assert_eq!(value(id, digits), wanted, "{id}");
        assert!(truth.contains(words), "{id}");
    }
    for row in table(&truth, "| deals | n | mean |") {
        let outcome = &["--outcome", &row["deals"]];
        let mean = shown(&desk, "sales_cycle_mean", outcome);
        assert_eq!(mean[""]["n"].to_string(), row["n"]);
        assert_eq!(told(&mean[""], 2), row["mean"]);
        assert_eq!(told(&shown(&desk, "sales_cycle_median", outcome)[""], 2), row["median"]);
    }
    for (head, by) in [("quarter", "quarter"), ("office", "region"), ("manager", "manager")] {
        let rows = table(&truth, &format!("| {head} | closed | won | lost |"));
        let said = |id: &str, more: &[&str]| shown(&desk, id, &[&["--by", by], more].concat());
        equal(&rows, &said("win_rate", &[]), (head, "win rate %"));
        equal(&rows, &said("win_rate", &[]), (head, "won"));
        equal(&rows, &said("deals_lost", &[]), (head, "lost"));
        equal(&rows, &said("bookings", &[]), (head, "revenue won"));
        equal(&rows, &said("average_deal", &[]), (head, "avg won"));
        equal(&rows, &said("sales_cycle_mean", &["--outcome", "closed"]), (head, "mean cycle closed"));
        equal(&rows, &said("sales_cycle_mean", &[]), (head, "mean cycle won"));
    }
    let said = shown(&desk, "bookings", &["--by", "quarter,region"]);
    for row in table(&truth, "| quarter | Central |") {
        for office in ["Central", "East", "West"] {
            let group = format!("{} {office}", row["quarter"].replace('Q', "-Q"));
            assert_eq!(told(&said[&group], 0), row[office], "{group}");
        }
    }
    let open: Vec<_> =
        table(&truth, "| stage | deals | list value").into_iter().filter(|row| row["stage"] != "both").collect();
    equal(&open, &shown(&desk, "open_value", &["--by", "stage"]), ("stage", "list value"));
    equal(&open, &shown(&desk, "open_deals", &["--by", "stage"]), ("stage", "deals"));
}
