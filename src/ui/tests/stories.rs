//! Stories: a start, keys, what is then on the screen.

use super::fixture::World;
use super::stage::{Stage, english, italian};
use crate::app::texts::Language;
use crate::app::views::{Action, Change, Kind, Message, Query, Slot, Touched};
use crate::domain::refusal::Refusal;
use crate::ui::keymap::Key;
use crate::ui::msg::Msg;
use crate::ui::screens::Tab;

#[test]
fn a_filter_is_live_points_at_its_mistake_and_esc_takes_it_back() {
    let mut stage = italian();
    stage.keys("2 / 'soler'");
    stage.sees("Soler");
    stage.misses("Chiara Neri");
    stage.keys("ctrl-u 'x stge:mql'");
    stage.sees("^^^^");
    stage.keys("esc");
    stage.sees("Chiara Neri");
    assert_eq!(stage.model.prospects.list.filter, "");
}

#[test]
fn while_a_filter_is_awaited_no_key_acts_on_the_rows_before() {
    let mut stage = italian();
    stage.slow = true;
    stage.keys("3 / '株' enter m");
    assert!(stage.asked.is_empty());
    stage.sees("nessuna trattativa selezionata");
    stage.answer_all();
    stage.keys("m");
    stage.sees("株");
}

#[test]
fn a_million_rows_are_walked_by_pages() {
    let mut stage = english();
    stage.slow = true;
    stage.keys("2");
    let lists = |stage: &Stage| {
        stage
            .waiting
            .iter()
            .filter_map(|query| match query {
                Query::Prospects(list) => Some((list.window.offset, list.window.limit)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(lists(&stage), [(0, 64)]);
    stage.answer_all();
    stage.slow = true;
    stage.keys("G");
    assert_eq!(lists(&stage), [(999_936, 64)]);
    stage.answer_all();
    stage.sees("1,000,000");
    assert_eq!(stage.model.prospects.list.current().map(|row| row.id), Some(1_000_000));
}

#[test]
fn a_spinner_comes_only_after_a_wait_and_an_error_stays_in_its_pane() {
    let mut stage = Stage::over(World::new(), Language::En, 120, 40, true);
    stage.slow = true;
    stage.keys("2");
    stage.misses("reading…");
    stage.wait(200_000);
    stage.sees("reading…");
    stage.world.broken = true;
    stage.answer_all();
    stage.sees("F5 tries again");
    stage.world.broken = false;
    stage.keys("f5");
    stage.sees("Chiara Neri");
}

#[test]
fn what_others_do_is_told_and_shown_with_the_selection_kept() {
    let mut stage = italian();
    stage.keys("3 v down down down");
    let before = stage.model.revenue.deals.current().map(|card| card.id);
    stage.world.deals.retain(|card| card.id != 1);
    let news = vec![Message::new("demo")];
    stage.send(Msg::StoreChanged(Change { seq: 400, touched: vec![Touched { kind: Kind::Deal, id: Some(1) }], news }));
    assert_eq!(stage.model.revenue.deals.current().map(|card| card.id), before);
    stage.sees("demo, adesso");
}

#[test]
fn nothing_runs_from_a_paste() {
    let mut stage = italian();
    stage.keys("3");
    stage.send(Msg::Paste("m3\rq".to_owned()));
    assert!(stage.asked.is_empty() && stage.model.overlays.is_empty());
    stage.send(Msg::Key { key: Key::char('-'), after_paste: true });
    assert!(stage.actions().is_empty());
    stage.keys("n ctrl-u");
    stage.send(Msg::Paste("a\u{1b}[31mb\nc".to_owned()));
    stage.sees("a␛[31mb c");
}

#[test]
fn the_palette_finds_by_words_and_remembers() {
    let mut stage = english();
    stage.keys("3 : 'journal' enter");
    assert_eq!(stage.model.tab, Tab::Journal);
    stage.keys(":");
    stage.sees("▶");
    assert_eq!(stage.model.recent, ["tab-journal"]);
    stage.keys("'move deal'");
    stage.sees("(not on this screen)");
}

#[test]
fn a_prefix_opens_a_box_and_an_unknown_key_is_told() {
    let mut stage = english();
    stage.keys("2 o");
    stage.sees("Order by name");
    stage.keys("n");
    stage.misses("Order by account");
    assert_eq!(stage.model.prospects.list.sort.field, "name");
    stage.keys("Q");
    stage.sees("Q does nothing here");
    stage.keys("down");
    stage.misses("Q does nothing here");
}

#[test]
fn a_figure_is_explained_down_to_its_rows() {
    let mut stage = english();
    stage.keys("5 down down down enter");
    stage.sees("Deals won over deals won or lost");
    stage.sees("107 rows count");
    stage.keys("G");
    stage.sees("The rows add up to the figure");
    stage.keys("esc left");
    stage.sees("Q3 2026");
}

#[test]
fn the_journal_undoes_the_selected_entry_or_says_why_not() {
    let mut stage = english();
    stage.keys("7 down u");
    assert_eq!(stage.actions().last(), Some(&&Action::Undo(Some(319))));
    stage.keys("g down down down u");
    stage.sees("undone already");
    stage.keys("U");
    assert_eq!(stage.actions().last(), Some(&&Action::Redo(Some(317))));
}

#[test]
fn another_zone_of_the_team_is_shown_wherever_one_looks() {
    let mut stage = english();
    stage.keys("7");
    stage.sees("21 Nov 2026 09:14 · luca");
    stage.world.identity.zone = crate::domain::time::Zone::named("Pacific/Auckland").unwrap();
    stage.slow = true;
    let touched = vec![Touched { kind: Kind::Workspace, id: Some(1) }];
    stage.send(Msg::StoreChanged(Change { seq: 400, touched, news: Vec::new() }));
    for slot in [Slot::Identity, Slot::Journal] {
        assert!(stage.waiting.iter().any(|query| query.slot() == slot), "{:?}", stage.waiting);
    }
    stage.answer_all();
    stage.sees("21 Nov 2026 21:14 · luca");
    stage.slow = true;
    stage.keys("3");
    for slot in [Slot::Campaigns, Slot::Board, Slot::HandOffs] {
        assert!(stage.waiting.iter().any(|query| query.slot() == slot), "{:?}", stage.waiting);
    }
}

#[test]
fn where_nothing_fits_what_is_typed_the_way_out_is_said() {
    let mut stage = english();
    stage.keys(": 'zzzz'");
    stage.sees("Ctrl-U clears the line");
    stage.keys("ctrl-u");
    stage.misses("No command sounds like that");
    stage.keys("esc 3 m 'zzzz'");
    stage.sees("No stage is called that.");
    stage.keys("ctrl-u");
    stage.misses("No stage is called that.");
}

#[test]
fn the_heads_of_columns_are_whole_in_every_language() {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut stage = Stage::new(language, width, height);
            for keys in ["2", "3", "v", "z", "7"] {
                stage.keys(keys);
                let screen = stage.screen();
                let name = stage.model.texts.get(if keys == "7" { "column-what" } else { "column-name" });
                let head = screen.lines().find(|line| line.contains(&format!(" {name} "))).unwrap_or_default();
                assert!(!head.contains('…'), "{language} {width}: {head}");
            }
        }
    }
}

#[test]
fn a_replaced_file_is_told_until_the_program_is_left() {
    let mut stage = english();
    stage.keys("3");
    stage.send(Msg::Refused(Refusal::rule("file-replaced").with("path", "/x/team.db")));
    stage.wait(60_000_000);
    stage.sees("Not saved: the file was moved or replaced");
}

#[test]
fn a_damaged_file_is_told_until_it_is_whole_again() {
    let mut stage = english();
    stage.keys("3");
    stage.send(Msg::Refused(Refusal::rule("writing-stopped").with("checks", "rows").with("path", "/x/team.db")));
    stage.wait(60_000_000);
    stage.sees("The team file is damaged (rows), so nothing more is written");
    stage.send(Msg::Opened);
    stage.wait(60_000_000);
    stage.misses("The team file is damaged");
}

#[test]
fn what_cannot_be_drawn_anew_is_not_drawn() {
    let mut stage = english();
    assert!(!stage.model.dirty());
    stage.model.tick(crate::domain::time::Instant(stage.model.now.0 + 1_000_000));
    assert!(!stage.model.dirty(), "a second that shows nowhere");
    stage.model.tick(crate::domain::time::Instant(stage.model.now.0 + 60_000_000));
    assert!(stage.model.dirty(), "the minute on the clock");
}
