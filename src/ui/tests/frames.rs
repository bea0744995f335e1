//! Whole screens, as people see them: at three sizes, in three languages, without colour.
//! With `SMARKETING_FRAMES=folder` each frame is also written there as a picture, for looking at.

use super::fixture::World;
use super::stage::{Stage, theme};
use crate::app::texts::Language;
use crate::ui::theme::picture;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The screens, each by the keys that lead to it from the start.
const SCREENS: [(&str, &str); 27] = [
    ("prospects", "2 down down"),
    ("prospects-filter", "2 / 'núñez'"),
    ("prospects-detail", "2 enter tab"),
    ("revenue", "3"),
    ("revenue-campaigns", "3 tab down"),
    ("revenue-table", "3 v down o m"),
    ("revenue-drawer", "3 enter"),
    ("revenue-linked", "3 tab f"),
    ("metrics", "5 down"),
    ("metrics-explain", "5 down down down x"),
    ("journal", "7 down"),
    ("form", "3 n"),
    ("form-deal", "3 e"),
    ("menu", "3 m"),
    ("help", "3 ?"),
    ("palette", "3 : 'tratt'"),
    ("agreement", "4"),
    ("agreement-term", "4 right enter"),
    ("agreement-behind", "4 right enter tab"),
    ("agreement-late", "4 L"),
    ("agreement-goal", "4 tab enter"),
    ("agreement-versions", "4 V"),
    ("agreement-sign", "4 S S"),
    ("agreement-plan", "4 p '300000'"),
    ("agreement-draft", "4 d '1/1'"),
    ("agreement-calendars", "4 tab tab"),
    ("today", "1 down"),
];

fn frame(stage: &Stage, name: &str) {
    if let Ok(folder) = std::env::var("SMARKETING_FRAMES") {
        std::fs::write(format!("{folder}/{name}.svg"), picture::svg(stage.buffer(), name)).unwrap();
    }
    insta::assert_snapshot!(name, stage.screen());
}

#[test]
fn every_screen_at_three_sizes() {
    for (width, height) in SIZES {
        for (name, keys) in SCREENS {
            let mut stage = Stage::new(Language::It, width, height);
            stage.keys(keys);
            frame(&stage, &format!("{name}-{width}x{height}-it"));
        }
    }
}

#[test]
fn the_main_screens_in_english_and_spanish() {
    for (language, code) in [(Language::En, "en"), (Language::Es, "es")] {
        for (name, keys) in [SCREENS[0], SCREENS[3], SCREENS[8], SCREENS[10], SCREENS[12], SCREENS[16], SCREENS[23]] {
            let mut stage = Stage::new(language, 120, 40);
            stage.keys(keys);
            frame(&stage, &format!("{name}-120x40-{code}"));
        }
    }
}

#[test]
fn without_colour_and_without_unicode() {
    for (name, keys) in [SCREENS[0], SCREENS[3], SCREENS[8], SCREENS[16], SCREENS[20]] {
        let mut stage = Stage::new(Language::En, 80, 24);
        stage.theme = theme(false);
        stage.keys(keys);
        let drawn: Vec<&str> = stage.buffer().content.iter().map(|cell| cell.symbol()).collect();
        let ours = drawn.iter().filter(|symbol| symbol.chars().all(|c| "─│┌┐└┘▶●▲✓‖…█·".contains(c))).count();
        assert_eq!(ours, 0, "{}", stage.screen());
        frame(&stage, &format!("{name}-80x24-mono"));
    }
}

#[test]
fn nothing_there_names_the_key_that_fills_it() {
    for (name, keys) in
        [("today", "1"), ("prospects", "2"), ("revenue", "3"), ("agreement", "4"), ("metrics", "5"), ("journal", "7")]
    {
        let mut stage = Stage::over(World::empty(), Language::En, 100, 30, true);
        stage.keys(keys);
        frame(&stage, &format!("{name}-empty"));
    }
    let stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    frame(&stage, "welcome");
}

#[test]
fn narrow_screens_have_one_pane() {
    for (name, keys) in [SCREENS[0], SCREENS[2], SCREENS[3], SCREENS[8], SCREENS[16], SCREENS[17]] {
        let mut stage = Stage::new(Language::En, 64, 20);
        stage.keys(keys);
        frame(&stage, &format!("{name}-64x20"));
    }
}
