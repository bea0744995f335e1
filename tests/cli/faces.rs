//! The shapes of an answer say the same: programs get raw values under the right heads, people words.

use super::desk::Desk;

/// What a table for programs says: its lines, each cut into cells.
fn cells(plain: &str) -> Vec<Vec<String>> {
    plain.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A generated team as paolo, a sales manager, sees it; his settings ask for Italian.
fn demo() -> Desk {
    let desk = Desk::empty();
    desk.ok(&["demo", "--out", "team.db"]);
    desk.settings(&format!("file = \"{}\"\nas = \"paolo\"\nlanguage = \"it\"\n", desk.path("team.db").display()));
    desk
}

/// Whether a cell is empty or a number with a point, perhaps with its currency.
fn is_number(cell: &str) -> bool {
    let number = cell.strip_suffix(" EUR").unwrap_or(cell);
    cell.is_empty() || number.parse::<f64>().is_ok()
}

/// A day that is empty or ISO, or an instant with its offset.
fn is_iso(cell: &str) -> bool {
    cell.is_empty() || (cell.len() >= 10 && cell.as_bytes()[4] == b'-' && cell.as_bytes()[7] == b'-')
}

#[test]
fn tables_for_programs_have_raw_values_under_their_heads() {
    let desk = demo();
    let numbers = ["delivered", "owed_now", "owed", "k", "n", "low", "high", "left", "breached", "decided", "terms"]
        .into_iter()
        .chain(["actual", "pace", "target", "projected", "needed", "days_left", "value"])
        .collect::<Vec<_>>();
    let days = ["due", "from", "until", "offered_at", "late_since"];
    for command in [
        &["agreement", "show"][..],
        &["agreement", "terms"],
        &["agreement", "clocks", "--set", "all"],
        &["agreement", "breaches"],
        &["agreement", "breaches", "--by", "person"],
        &["agreement", "history"],
        &["agreement", "plan", "--goal", "300000", "--period", "2027"],
        &["today"],
        &["goal", "list"],
        &["metrics", "show", "goal_attainment", "volume_attainment", "bookings", "win_rate"],
        &["metrics", "show", "leads", "--by", "source"],
    ] {
        let plain = desk.ok(&[&["--plain"], command].concat()).out;
        let rows = cells(&plain);
        let head = &rows[0];
        let mut seen = 0;
        assert!(rows.len() > 1, "{command:?}: {plain}");
        for row in &rows[1..] {
            assert_eq!(row.len(), head.len(), "{command:?}: {row:?} under {head:?}");
            for (name, cell) in head.iter().zip(row) {
                let number = numbers.contains(&name.as_str()) && row[0] != "latest_start";
                assert!(!number || is_number(cell), "{command:?}: {name} is {cell}");
                assert!(!days.contains(&name.as_str()) || is_iso(cell), "{command:?}: {name} is {cell}");
                seen += usize::from(number && !cell.is_empty());
            }
        }
        assert!(seen > 0, "{command:?} has figures: {plain}");
        let csv = desk.ok(&[&["--csv"], command].concat()).out;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        for (row, plain) in reader.records().zip(&rows) {
            let row = row.unwrap();
            for ((name, cell), plain) in head.iter().zip(row.iter()).zip(plain) {
                let number = numbers.contains(&name.as_str());
                assert!(!number || cell == plain, "{command:?}: {name} is {plain} and {cell}");
            }
        }
    }
}

#[test]
fn what_is_compared_and_looked_up_is_raw_too() {
    let desk = demo();
    let rows = cells(&desk.ok(&["--plain", "agreement", "diff", "2", "1"]).out);
    let from = rows.iter().find(|row| row[2] == "from").unwrap();
    assert!(is_iso(&from[3]) && is_iso(&from[4]) && from[3].len() == 10, "{from:?}");
    let json = desk.data(&["agreement", "diff", "2", "1"]);
    assert_eq!(json[0]["after"], from[4].as_str(), "JSON says the same");
    let check = cells(&desk.ok(&["--plain", "calendar", "check", "2026-12-25 10:00"]).out);
    let value = |name: &str| check.iter().find(|row| row[0] == name).unwrap()[1].clone();
    assert_eq!((value("day").as_str(), value("working").as_str()), ("2026-12-25", "false"));
    assert!(is_iso(&value("next_opening")));
}

#[test]
fn lists_for_programs_have_heads() {
    let desk = Desk::team();
    for (command, head) in [
        (&["metrics", "list"][..], "id\tunit\tname\tdefinition"),
        (&["calendar", "countries"], "code\tname\tregions"),
        (&["keys"], "keys\tcommand"),
        (&["agreement", "check"], "id\tstate\tterm\tprospect\towner\tleft\tlevel\ttell\tdue\tlate_since"),
    ] {
        let plain = desk.ok(&[&["--plain"], command].concat()).out;
        assert_eq!(plain.lines().next(), Some(head), "{command:?}");
    }
}

#[test]
fn text_that_looks_like_a_formula_is_kept_from_being_one_and_figures_stay_figures() {
    let desk = Desk::busy();
    desk.ok(&[
        "goal",
        "add",
        "--name=-1+1",
        "--metric",
        "bookings",
        "--period",
        "2026-Q4",
        "--target",
        "5000",
        "--scope",
        "sales",
    ]);
    desk.ok(&["deal", "win", "rollout"]);
    let csv = desk.ok(&["--csv", "goal", "show", "G-1"]).out;
    assert!(csv.contains("name,'-1+1") && csv.contains("gap,-7000.00 EUR"), "{csv}");
}

#[test]
fn the_journal_of_a_day_begins_at_its_midnight() {
    let desk = Desk::busy();
    let all = desk.data(&["journal", "--limit", "0"]).as_array().unwrap().len();
    assert!(all > 3);
    for since in ["today", "2026-11-21", "21/11", "2026-11-21 00:00"] {
        let said = desk.data(&["--lang", "it", "journal", "--limit", "0", "--since", since]);
        assert_eq!(said.as_array().unwrap().len(), all, "{since}");
    }
    assert_eq!(desk.data(&["journal", "--since", "2026-11-22"]), serde_json::json!([]));
}

#[test]
fn what_is_late_says_since_when() {
    let desk = demo();
    let (mut seen, now) = (0, "2026-11-21T10:14:00+01:00");
    for clock in desk.data(&["agreement", "clocks", "--set", "all", "--limit", "0"])["clocks"].as_array().unwrap() {
        let late = clock["state"] == "overdue";
        assert_eq!(late, clock["late_since"].is_string(), "{clock}");
        assert!(!late || clock["late_since"].as_str() < Some(now), "{clock}");
        seen += usize::from(late);
    }
    assert!(seen > 0);
    let day = desk.data(&["today"]);
    let rungs = day["rungs"].as_array().unwrap();
    let late = rungs.iter().find(|rung| rung["rung"] == "late").unwrap();
    assert!(late["items"][0]["late_since"].is_string());
    for command in [&["agreement", "check"][..], &["agreement", "clocks"], &["today"]] {
        let said = desk.run(&[&["--lang", "en"], command].concat()).out;
        assert!(!said.contains(" 0 s left") && !said.contains("in 0 min") && said.contains("late"), "{said}");
    }
}

#[test]
fn a_draft_is_compared_with_what_is_in_force() {
    let desk = demo();
    desk.ok(&["agreement", "draft", "--from", "2027-06-01", "--like", "2"]);
    let same = desk.data(&["agreement", "diff", "4", "2"]);
    assert_eq!(desk.data(&["agreement", "diff", "4"]), same, "another draft lies between");
    assert_ne!(desk.data(&["agreement", "diff", "4", "3"]), same);
    assert_eq!(desk.data(&["agreement", "diff", "2"]), desk.data(&["agreement", "diff", "2", "1"]));
}
