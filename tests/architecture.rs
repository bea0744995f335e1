//! The floors of ARCHITECTURE.md, kept: which room may name which, and what may stand where.
//!
//! Each rule reads the sources as text with comments, string literals and test modules told apart, and
//! each is shown to find a planted violation.

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::path::{Path, PathBuf};

use rules::{RULES, Rule};
use source::Source;

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            Source::new(&name, &std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn every_room_keeps_to_the_rules() {
    let sources = sources();
    assert!(sources.len() > 40, "the sources are read");
    let mut found = Vec::new();
    for source in &sources {
        for rule in RULES {
            found.extend(
                rule.violations(source)
                    .into_iter()
                    .map(|(line, what)| format!("{}:{line}: {}: {what}", source.path, rule.name)),
            );
        }
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    println!("{} files keep to {} rules", sources.len(), RULES.len());
}

fn breaks(path: &str, text: &str) -> Vec<&'static str> {
    let source = Source::new(path, text);
    RULES.iter().filter(|rule| !rule.violations(&source).is_empty()).map(|rule: &Rule| rule.name).collect()
}

#[test]
fn each_rule_finds_a_planted_violation() {
    let planted = [
        ("floors", "src/domain/deal.rs", "use crate::store::Store;"),
        ("floors", "src/domain/deal.rs", "fn f() { crate::app::clock::now() }"),
        ("floors", "src/store/rows.rs", "use crate::app::clock::Clock;"),
        ("floors", "src/store/rows.rs", "use super::super::ui::theme;"),
        ("floors", "src/store/rows.rs", "use crate::{domain::money, app::texts};"),
        ("floors", "src/app/jobs/mod.rs", "use crate::ui::msg::Msg;"),
        ("floors", "src/app/jobs/mod.rs", "use crate::{\n    cli::out,\n    domain::money,\n};"),
        ("floors", "src/cli/deal.rs", "use crate::store::Store;"),
        ("floors", "src/cli/deal.rs", "fn f(s: &smarketing::store::Store) {}"),
        ("floors", "src/cli/deal.rs", "use crate::ui;"),
        ("floors", "src/ui/view.rs", "pub use crate::cli::out;"),
        ("floors", "src/ui/view.rs", "use crate::store::{Param, Session};"),
        ("sql", "src/app/standup.rs", "fn f() { let s = \"select name from deal where id = ?1\"; }"),
        ("sql", "src/ui/deals.rs", "const Q: &str = \"DELETE FROM deal\";"),
        ("sql", "src/cli/sql.rs", "const Q: &str = r#\"insert into deal (id) values (1)\"#;"),
        ("sql", "src/domain/plan.rs", "const Q: &str = \"\n   update deal\n   set stage = 1\";"),
        ("sql", "src/app/x.rs", "const Q: &str = \"pragma user_version\";"),
        ("engine", "src/app/service.rs", "use rusqlite::Connection;"),
        ("engine", "src/ui/mod.rs", "fn f(e: rusqlite::Error) {}"),
        ("terminal", "src/app/jobs.rs", "use ratatui::text::Line;"),
        ("terminal", "src/cli/out.rs", "fn f() { crossterm::terminal::size(); }"),
        ("terminal", "src/domain/text/mod.rs", "use ratatui::style::Style;"),
        ("keys", "src/ui/screens/deals.rs", "use crossterm::event::KeyCode;"),
        ("keys", "src/ui/widgets/list.rs", "match key { KeyCode::Esc => {} }"),
        ("colours", "src/ui/screens/deals.rs", "use ratatui::style::Color;"),
        ("colours", "src/ui/widgets/bar.rs", "let c = Color::Rgb(1, 2, 3);"),
        ("colours", "src/ui/widgets/bar.rs", "let c = span.red();"),
        ("output", "src/app/report.rs", "fn f() { println!(\"hello\"); }"),
        ("output", "src/main.rs", "fn f() { eprintln!(\"{e}\"); }"),
        ("output", "src/ui/runtime/mod.rs", "fn f() { std::io::stdout(); print!(\"x\"); }"),
        ("clock", "src/app/service.rs", "let now = chrono::Utc::now();"),
        ("clock", "src/store/bulk.rs", "let now = SystemTime::now();"),
        ("allow", "src/app/service.rs", "#[allow(dead_code)]\nfn f() {}"),
        ("allow", "src/app/service.rs", "#![allow(missing_docs)]"),
    ];
    for (rule, path, code) in planted {
        let text = format!("//! What it is for.\n{code}\n");
        assert_eq!(breaks(path, &text), [rule], "{path}: {code}");
    }
    assert_eq!(breaks("src/app/x.rs", "fn f() {}"), ["purpose"]);
    assert_eq!(breaks("src/app/x.rs", "//!\nfn f() {}"), ["purpose"]);
}

#[test]
fn what_is_allowed_is_let_through() {
    let fine = [
        ("src/domain/deal.rs", "use crate::domain::money::Money; use super::edit;"),
        (
            "src/store/rows.rs",
            "use crate::domain::record::Kind; const Q: &str = \"select 1 from deal\"; use rusqlite::Row;",
        ),
        ("src/app/service.rs", "use crate::store::Store; use crate::domain::change::Change;"),
        ("src/cli/out.rs", "use crate::app::texts::Texts; fn f() { println!(\"x\"); }"),
        ("src/cli/deal.rs", "/// Like `crate::store::Store`: select a deal from the list.\nfn f() {}"),
        ("src/cli/deal.rs", "// use crate::ui::x; println!(\"select a from b\")\nfn f() {}"),
        ("src/cli/deal.rs", "const HELP: &str = \"Select a deal; crate::store::X; update the record\";"),
        ("src/ui/keymap/mod.rs", "use crossterm::event::KeyCode;"),
        ("src/ui/runtime/input.rs", "use crossterm::event::{KeyCode, KeyEvent};"),
        ("src/ui/theme/colours.rs", "use ratatui::style::Color;"),
        ("src/ui/widgets/bar.rs", "use ratatui::widgets::Paragraph; fn f(s: ColorScheme) {}"),
        ("src/app/clock.rs", "fn f() { chrono::Utc::now(); }"),
        (
            "src/app/x.rs",
            "#[cfg(test)]\nmod tests {\n    use crate::store::Store;\n    fn f() { println!(\"{}\", '\"'); }\n}",
        ),
        ("src/app/x.rs", "fn f<'a>(x: &'a str) -> char { '\\'' }\n// println!()"),
        ("src/ui/tests/frames.rs", "use ratatui::style::Color; fn f() { println!(); }"),
        ("src/store/x.rs", "#[expect(dead_code, reason = \"…\")] fn f() { let x = \"a \\\" b\"; }"),
    ];
    for (path, code) in fine {
        assert!(breaks(path, &format!("//! What it is for.\n{code}\n")).is_empty(), "{path}: {code}");
    }
}
