//! Every screen and every box at every size: nothing breaks, and what is drawn is what a fresh drawing is.

use super::fixture::{NOW, World};
use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Action, Conflict, ConflictField, JobProgress, JobState, Message};
use crate::ui::msg::Msg;

/// Ways to every screen and box.
const WAYS: [&str; 38] = [
    "2",
    "2 enter",
    "2 enter tab",
    "2 / 'stge:mql'",
    "2 +",
    "2 t tab tab",
    "3",
    "3 tab",
    "3 tab tab",
    "3 v",
    "3 enter",
    "3 m",
    "3 n 'x' esc",
    "3 e",
    "4",
    "4 right",
    "4 tab",
    "4 tab tab",
    "4 enter",
    "4 down down down enter tab",
    "4 L",
    "4 tab enter",
    "4 V",
    "4 V up enter + tab tab",
    "4 S S",
    "4 p",
    "4 p '9999999'",
    "4 d",
    "4 N",
    "4 down down down enter W",
    "5",
    "5 x",
    "5 /",
    "7",
    "7 enter",
    "3 ?",
    "3 : 'a'",
    "3 o",
];

fn sizes() -> Vec<(u16, u16)> {
    let mut all: Vec<(u16, u16)> = (0..=12).flat_map(|width| (0..=8).map(move |height| (width, height))).collect();
    let big = [
        (40, 10),
        (40, 11),
        (41, 10),
        (45, 12),
        (59, 15),
        (60, 15),
        (64, 20),
        (79, 24),
        (80, 10),
        (80, 24),
        (81, 25),
        (100, 12),
        (119, 30),
        (120, 10),
        (120, 40),
        (121, 41),
        (160, 50),
        (200, 60),
        (300, 100),
        (500, 200),
    ];
    all.extend(big);
    all
}

fn at_every_size(stage: &mut Stage) {
    for (width, height) in sizes() {
        stage.resize(width, height);
        // Keys still do what they do, whatever is in sight; the giants are drawn only.
        if width <= 120 {
            stage.go_on();
        }
    }
}

#[test]
fn every_screen_and_box_at_every_size() {
    for way in WAYS {
        let mut stage = Stage::new(Language::It, 100, 30);
        stage.keys(way);
        at_every_size(&mut stage);
    }
    let (ways, sizes) = (WAYS.len(), sizes().len());
    println!("G12: {ways} screens and boxes at {sizes} sizes: {} frames, 0 panics", ways * sizes);
}

#[test]
fn waiting_broken_empty_and_first_screens_at_every_size() {
    for (team, empty, broken, slow) in [
        (false, true, false, false),
        (true, true, false, false),
        (true, false, true, false),
        (true, false, false, true),
    ] {
        let world = if empty { World::empty() } else { World::new() };
        let mut stage = Stage::over(world, Language::Es, 100, 30, team);
        stage.world.broken = broken;
        stage.slow = slow;
        for tab in ["2", "3", "4", "5", "7"] {
            stage.keys(tab).keys("f5");
            stage.wait(400_000);
            at_every_size(&mut stage);
        }
    }
}

#[test]
fn conflicts_and_jobs_at_every_size() {
    let mut stage = Stage::new(Language::En, 100, 30);
    let field = ConflictField {
        field: "stage".into(),
        before: "Analisi".into(),
        theirs: "Vinta".into(),
        yours: "Persa".into(),
    };
    let conflict = Conflict {
        action: Action::Undo(None),
        number: "D-1007".into(),
        name: "Ricambi 2027".into(),
        by: "anna".into(),
        at: NOW,
        version: 2,
        fields: vec![field.clone(), field],
    };
    stage.send(Msg::Conflict(Box::new(conflict)));
    stage.keys("down down enter");
    at_every_size(&mut stage);
    let job = JobProgress {
        title: Message::new("form-import"),
        done: 4_200,
        total: Some(8_000),
        rate: 90_000,
        state: JobState::Running,
    };
    stage.send(Msg::Job(job));
    at_every_size(&mut stage);
}

#[test]
fn a_thousand_resizes_end_in_the_frame_of_the_last_size() {
    let mut stage = Stage::new(Language::It, 100, 30);
    stage.keys("3 tab down");
    for n in 0..1_000u16 {
        stage.resize(n * 37 % 190, n * 13 % 60);
    }
    stage.resize(120, 40);
    let mut fresh = Stage::new(Language::It, 120, 40);
    fresh.keys("3 tab down");
    assert_eq!(stage.screen(), fresh.screen());
    println!("G12: 1,000 resizes, the last frame is what a fresh drawing is");
}

#[test]
fn too_small_a_window_says_the_size_it_needs() {
    let mut stage = Stage::new(Language::En, 39, 24);
    stage.sees("need 40×10");
    stage.resize(80, 9);
    stage.sees("need 40×10");
    stage.resize(40, 10);
    stage.misses("need 40×10");
}
