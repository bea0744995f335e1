//! Goals and the day on the command line.

use serde_json::json;

use super::desk::Desk;

/// A team with a joint goal on bookings.
fn aiming() -> Desk {
    let desk = Desk::busy();
    desk.ok(&[
        "goal",
        "add",
        "--name",
        "Q4 bookings",
        "--metric",
        "bookings",
        "--period",
        "2026-Q4",
        "--target",
        "300000",
        "--scope",
        "joint",
        "--marketing-lever",
        "250 MQL",
        "--sales-lever",
        "25 % won",
    ]);
    desk
}

#[test]
fn a_goal_is_set_shown_and_revised_in_its_own_unit() {
    let desk = aiming();
    desk.ok(&["deal", "win", "rollout"]);
    let goal = desk.data(&["goal", "show", "G-1"]);
    assert_eq!(goal["target"], json!({"minor": 30_000_000, "currency": "EUR"}));
    assert_eq!(goal["actual"], json!({"minor": 1_200_000, "currency": "EUR"}));
    assert_eq!(goal["gap"], json!({"minor": 28_800_000, "currency": "EUR"}));
    assert_eq!((goal["state"].as_str(), goal["waterfall"].as_array().map(Vec::len)), (Some("behind"), Some(92)));
    assert!(goal["needed_per_working_day"]["minor"].as_i64().unwrap() > 0);
    assert_eq!(desk.refused(&["goal", "revise", "G-1", "--target", "350k"]), (4, "goal-needs-reason".to_owned()));
    desk.ok(&["goal", "revise", "G-1", "--target", "350k", "--reason", "the fair"]);
    let goal = desk.data(&["goal", "show", "q4 bookings"]);
    assert_eq!(goal["target"]["minor"], 35_000_000);
    assert_eq!(goal["revisions"][0]["reason"], "the fair");
    assert_eq!(goal["revisions"][1]["target"]["minor"], 30_000_000);
    let list = desk.data(&["goal", "list"]);
    assert_eq!(list[0]["target"], goal["target"]);
    let people = desk.ok(&["goal", "show", "G-1"]).out;
    assert!(people.contains("€350,000") && people.contains("the fair"), "{people}");
    assert!(desk.ok(&["goal", "list"]).out.contains("behind"));
    let journal = desk.ok(&["journal"]).out;
    assert!(journal.contains("goal: revised"), "{journal}");
    desk.ok(&["undo"]);
    assert_eq!(desk.data(&["goal", "show", "G-1"])["target"]["minor"], 30_000_000);
    let shown = desk.data(&["metrics", "show", "goal_attainment", "--period", "2026-Q4"]);
    assert_eq!(shown[0]["value"], json!(0.04));
    desk.ok(&["goal", "archive", "G-1"]);
    assert_eq!(desk.data(&["goal", "list"]), json!([]));
}

#[test]
fn targets_are_read_by_the_figure_and_bad_ones_refused() {
    let desk = Desk::team();
    fn add<'w>(metric: &'w str, target: &'w str, more: &[&'w str]) -> Vec<&'w str> {
        let words = ["goal", "add", "--name", "x", "--metric", metric, "--target", target, "--scope", "sales"];
        [&words[..], if more.is_empty() { &["--period", "2026-Q4"] } else { more }].concat()
    }
    desk.ok(&add("win_rate", "25 %", &[]));
    assert_eq!(desk.data(&["goal", "show", "G-1"])["target"], json!(0.25));
    desk.ok(&add("sales_cycle_median", "45", &[]));
    assert_eq!(desk.data(&["goal", "show", "G-2"])["target"], json!(45.0));
    let refused = |words: Vec<&str>| desk.refused(&words).1;
    assert_eq!(refused(add("bookings", "0", &[])), "goal-needs-target");
    assert_eq!(refused(add("win_rate", "125", &[])), "percent-out-of-range");
    assert_eq!(refused(add("happiness", "5", &[])), "no-such-metric");
    assert_eq!(refused(add("mql", "many", &[])), "not-a-number");
    assert_eq!(refused(add("mql", "5", &["--period", "2026-Q1"])), "period-in-the-past");
    let joint = ["--period", "2026-Q4", "--scope", "joint"];
    let words = ["goal", "add", "--name", "x", "--metric", "mql", "--target", "5"];
    assert_eq!(refused([&words[..], &joint[..]].concat()), "goal-needs-levers");
}

#[test]
fn the_day_is_told_in_its_order() {
    let desk = aiming();
    desk.ok(&["deal", "next", "rollout", "send the offer", "--due", "2026-11-20"]);
    let day = desk.data(&["today"]);
    assert_eq!(day["rungs"][0]["rung"], "step-late");
    assert_eq!(day["rungs"][0]["items"][0]["text"], "send the offer");
    assert_eq!(day["goals"][0]["name"], "Q4 bookings");
    assert_eq!(day["news_total"], 1, "the founding; the rest is anna's own doing");
    let people = desk.ok(&["today"]).out;
    assert!(people.contains("Next steps overdue (1)") && people.contains("send the offer"), "{people}");
    let marco = desk.ok(&["--as", "marco", "today"]).out;
    assert!(marco.contains("Nothing waits for you"), "{marco}");
    assert!(desk.ok(&["--plain", "today"]).out.starts_with("rung\tid"));
}
