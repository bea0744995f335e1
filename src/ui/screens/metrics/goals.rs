//! Goals as bars with their pace, and win rates by person.

use ratatui::layout::Rect;

use super::view::{frame, nothing};
use crate::app::views::{GoalBar, MetricsPage};
use crate::domain::metrics::FEW;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::bars;

/// Two lines a goal: done and wanted, and the bar with the pace.
pub fn goal_bars(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-goals", false);
    // Bars of one picture are of one length, whatever stands behind them.
    let ends = page.goals.iter().map(|goal| text::width(&done(canvas, goal).0)).max().unwrap_or(0);
    let ends = u16::try_from(ends).unwrap_or(0);
    for (row, goal) in (0u16..).step_by(2).zip(&page.goals) {
        let Some(line) = layout::row(inside, row) else { break };
        let name = canvas.say.get(&format!("metric-{}", goal.metric));
        let text = format!("{} / {}", canvas.say.value(goal.actual), canvas.say.value(goal.target));
        canvas.aligned(line, &text, Align::Right, Role::Text);
        let room = line.width.saturating_sub(u16::try_from(text::width(&text)).unwrap_or(0) + 1);
        canvas.text(line.x, line.y, room, &name, side(goal.side));
        if let Some(line) = layout::row(inside, row + 1) {
            bullet(canvas, line, goal, ends);
        }
    }
}

/// What part of a goal is done, in words, and how that is.
fn done(canvas: &Canvas<'_>, goal: &GoalBar) -> (String, Role) {
    let Some((done, pace)) = shares(goal) else { return (String::new(), Role::Dim) };
    let late = pace.is_some_and(|pace| done < pace);
    let (sign, role) = if late { (canvas.glyphs().late, Role::Warn) } else { (canvas.glyphs().kept, Role::Good) };
    (format!(" {} {sign}", canvas.say.percent(done)), role)
}

/// What part of a goal is done, and what part should be by now.
fn shares(goal: &GoalBar) -> Option<(f64, Option<f64>)> {
    let (actual, target) = (goal.actual.number()?, goal.target.number()?);
    let share = |n: f64| if target > 0.0 { n / target } else { 0.0 };
    Some((share(actual), goal.pace.number().map(share)))
}

fn bullet(canvas: &mut Canvas<'_>, line: Rect, goal: &GoalBar, ends: u16) {
    let Some((share, pace)) = shares(goal) else { return };
    let (text, role) = done(canvas, goal);
    canvas.aligned(line, &text, Align::Right, role);
    bars::bullet(canvas, Rect { width: line.width.saturating_sub(ends), ..line }, share, pace, side(goal.side));
}

fn side(code: &str) -> Role {
    match code {
        "marketing" => Role::Marketing,
        "sales" => Role::Sales,
        _ => Role::Joint,
    }
}

/// A win rate in words; of few decided deals only how many they are.
fn rate(canvas: &Canvas<'_>, won: u64, decided: u64) -> String {
    let (of, all) = (canvas.say.count(won), canvas.say.count(decided));
    match decided {
        0 => canvas.say.get("why-none-decided"),
        _ if decided < FEW => canvas.say.with("rate-few", &[("won", &of), ("decided", &all)]),
        _ => format!("{} ({of}/{all})", canvas.say.percent(won as f64 / decided as f64)),
    }
}

/// A line a person: win rate as a bar and in words.
pub fn win_rates(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-win-rates", false);
    let wide = page.win_rates.iter().map(|(owner, ..)| text::width(owner)).max().unwrap_or(0);
    if page.win_rates.is_empty() {
        return nothing(canvas, page, inside);
    }
    let hidden = page.win_rates.len().saturating_sub(usize::from(inside.height));
    let texts: Vec<String> = page.win_rates.iter().map(|(_, won, decided)| rate(canvas, *won, *decided)).collect();
    let ends = texts.iter().map(|text| text::width(text)).max().unwrap_or(0);
    let ends = u16::try_from(ends).unwrap_or(0);
    // Names first; what is left over is the bars'.
    let wide = u16::try_from(wide).unwrap_or(0).min(inside.width.saturating_sub(ends + 1));
    for (row, ((owner, won, decided), text)) in (0u16..).zip(page.win_rates.iter().zip(&texts)) {
        let Some(line) = layout::row(inside, row) else { break };
        if hidden > 0 && row + 1 == inside.height {
            let text = canvas.say.count_of("board-more", hidden as u64 + 1);
            canvas.text(line.x, line.y, line.width, &text, Role::Dim);
            break;
        }
        let few = *decided < FEW;
        let share = if *decided > 0 { *won as f64 / *decided as f64 } else { 0.0 };
        canvas.text(line.x, line.y, wide, owner, Role::Text);
        canvas.aligned(line, text, Align::Right, if few { Role::Dim } else { Role::Text });
        let x = line.x + wide + 1;
        // Bars of one picture are of one length, whatever stands behind them.
        let room = line.right().saturating_sub(x + ends + 1);
        let role = if few { Role::BarRest } else { Role::Sales };
        bars::bar(canvas, Rect { x, width: room, ..line }, share, role);
    }
}
