//! What stands beside the ladder: why the selected thing is there, the goals' pace, and what colleagues did.

use ratatui::layout::Rect;

use super::view::{instantly, work};
use crate::app::views::{GoalRow, JournalRow, Value};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::table::scroll_bar;
use crate::ui::widgets::{bars, pane};

/// From how many columns on news of earlier days tell their time, too.
const ROOMY: u16 = 60;

/// Decided cases under which a share is no verdict (DOMAIN R3).
const FEW: u64 = 20;

/// Why the selected thing stands where it stands, what to do, and what happens if nothing is done.
pub(super) fn why(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let title = canvas.say.get("pane-now");
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", false);
    let inside = layout::pad(inside, 1);
    let Some((rung, item)) = model.today.item() else { return };
    let say = canvas.say;
    let mut lines: Vec<(String, Role)> = Vec::new();
    let who = [item.name.as_str(), item.account.as_str()];
    let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
    let dot = format!(" {} ", canvas.glyphs().dot);
    let mut first = who.join(&dot);
    if !item.owner.is_empty() {
        first.push_str(&format!("{dot}{}", say.with("today-owner", &[("owner", &item.owner)])));
    }
    lines.push((first, Role::Title));
    if let Some(due) = item.due {
        let mut when = say.with("today-by", &[("when", &say.moment(due, canvas.now))]);
        let left = match (instantly(item), item.left) {
            (_, None) => None,
            (Some(id), _) => Some(say.get(id)),
            (None, Some(left)) => {
                let id = if left < 0 { "today-over" } else { "today-left" };
                Some(say.with(id, &[("span", &work(say, left))]))
            }
        };
        when.extend(left.map(|left| format!("{dot}{left}")));
        lines.push((when, Role::Dim));
    }
    let told = std::iter::once(&item.todo).chain(&item.said).map(|said| say.message(said));
    lines.push((told.collect::<Vec<_>>().join(&dot), Role::Text));
    lines.push((format!("{}: {}", say.get("today-or"), say.message(&item.otherwise)), Role::Warn));
    lines.push((say.get(&format!("today-{}.why", rung.code)), Role::Dim));
    let width = usize::from(inside.width);
    let all = lines.iter().flat_map(|(text, role)| wrap(text, width).into_iter().map(|line| (line, *role)));
    let all: Vec<(String, Role)> = all.collect();
    let last = all.len().saturating_sub(usize::from(inside.height));
    let top = usize::from(model.today.scroll).min(last);
    for (y, (line, role)) in (inside.y..inside.bottom()).zip(all.iter().skip(top)) {
        canvas.text(inside.x, y, inside.width, line, *role);
    }
    let bar = Rect { x: inside.right() + 1, width: 1, ..inside };
    scroll_bar(canvas, bar, top as u64, all.len() as u64);
}

/// How high the goals' pane wants to be.
pub(super) fn goals_height(model: &Model) -> u16 {
    let count = model.today.team.as_ref().map_or(0, |team| team.goals.len());
    u16::try_from(count.max(1) * 3 + 2).unwrap_or(u16::MAX)
}

/// The goals: name and state, a bullet bar with the pace on it, and what it asks of every day that is left.
pub(super) fn goals(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let title = canvas.say.get("pane-goals");
    let inside = canvas.frame(area, &[(&title, Role::Joint)], "", false);
    let Some(team) = &model.today.team else { return };
    if team.goals.is_empty() {
        return pane::empty(canvas, inside, "empty-goals", "empty-goals-how");
    }
    goal_lines(canvas, &team.goals, layout::pad(inside, 1), 3);
}

/// Draws goals one after the other, each in so many lines; says how many lines they took.
fn goal_lines(canvas: &mut Canvas<'_>, goals: &[GoalRow], area: Rect, each: u16) -> u16 {
    let mut row = 0;
    for goal in goals {
        if row + each.min(2) > area.height {
            break;
        }
        if let Some(line) = layout::row(area, row) {
            name_line(canvas, line, goal);
        }
        if let Some(line) = layout::row(area, row + 1) {
            bar_line(canvas, line, goal);
        }
        if each > 2
            && let Some(line) = layout::row(area, row + 2)
        {
            let text = debt(canvas, goal, usize::from(line.width));
            canvas.text(line.x, line.y, line.width, &text, Role::Dim);
        }
        row += each;
    }
    row
}

/// The state's word is coloured only where enough was decided to say so.
fn state_role(goal: &GoalRow) -> (Role, bool) {
    let few = matches!(goal.actual, Value::Ratio(_)) && goal.n.is_some_and(|n| n < FEW);
    let role = match goal.state {
        _ if few => Role::Dim,
        "reached" | "on_pace" => Role::Good,
        "behind" | "over" => Role::Warn,
        _ => Role::Dim,
    };
    (role, few)
}

fn name_line(canvas: &mut Canvas<'_>, line: Rect, goal: &GoalRow) {
    let (role, few) = state_role(goal);
    let glyphs = canvas.glyphs();
    let sign = match role {
        Role::Good => glyphs.kept,
        Role::Warn => glyphs.late,
        _ => glyphs.dot,
    };
    let word = if few { canvas.say.get("too-few") } else { canvas.say.get(&format!("goal-state-{}", goal.state)) };
    let used = canvas.aligned(line, &format!("{sign} {word}"), Align::Right, role);
    let side = match goal.scope {
        "marketing" => Role::Marketing,
        "sales" => Role::Sales,
        _ => Role::Joint,
    };
    canvas.text(line.x, line.y, line.width.saturating_sub(used + 1), &goal.name, side);
}

/// A bullet bar, and what was reached of what was wanted.
fn bar_line(canvas: &mut Canvas<'_>, line: Rect, goal: &GoalRow) {
    let say = canvas.say;
    let actual = match (goal.actual, goal.why) {
        (Value::None, Some(why)) => say.code("why", why),
        (value, _) => say.value_rough(value),
    };
    let mut words = format!(" {actual} / {}", say.value_rough(goal.target));
    if let (Value::Ratio(_), Some(k), Some(n)) = (goal.actual, goal.k, goal.n) {
        words.push_str(&format!(" ({}/{})", say.count(k), say.count(n)));
    }
    let used = canvas.aligned(line, &words, Align::Right, Role::Text);
    let room = Rect { width: line.width.saturating_sub(used), ..line };
    let (Some(actual), Some(target)) = (goal.actual.number(), goal.target.number()) else { return };
    let share = |n: f64| if target > 0.0 { n / target } else { 0.0 };
    let role = if goal.scope == "marketing" {
        Role::Marketing
    } else if goal.scope == "sales" {
        Role::Sales
    } else {
        Role::Joint
    };
    bars::bullet(canvas, room, share(actual), goal.pace.number().map(share), role);
}

/// What every day that is left must bring, and where it leads, as far as there is room for whole statements.
fn debt(canvas: &Canvas<'_>, goal: &GoalRow, room: usize) -> String {
    let say = canvas.say;
    let mut parts = Vec::new();
    match (goal.needed, goal.no_need) {
        (Value::None, Some(why)) => parts.push(say.get(&format!("goal-needed-{why}"))),
        (Value::None, None) => {}
        (needed, _) => parts.push(
            say.with("goal-needed", &[("needed", &say.value_rough(needed)), ("days", &goal.days_left.to_string())]),
        ),
    }
    if goal.projected != Value::None {
        parts.push(say.with("goal-projected", &[("projected", &say.value_rough(goal.projected))]));
    }
    // The bar has a mark for it: said last, where there is room.
    if goal.pace != Value::None && goal.pace != goal.target {
        parts.push(say.with("goal-by-now", &[("pace", &say.value_rough(goal.pace))]));
    }
    let dot = format!(" {} ", canvas.glyphs().dot);
    while parts.len() > 1 && text::width(&parts.join(&dot)) > room {
        parts.pop();
    }
    parts.join(&dot)
}

/// What colleagues did since this person last looked.
pub(super) fn news(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.today;
    let focused = state.pane == Pane::News && model.overlays.is_empty();
    let total = state.team.as_ref().map_or(0, |team| team.news_total);
    let aside = if total > 0 { canvas.say.count(total) } else { String::new() };
    let inside = pane::frame(canvas, area, Pane::News, &aside, focused);
    let Some(team) = &state.team else { return };
    if team.news.is_empty() {
        return pane::empty_with(canvas, inside, "empty-news", "", None);
    }
    news_lines(canvas, model, &team.news, inside, focused);
}

fn news_lines(canvas: &mut Canvas<'_>, model: &Model, news: &[JournalRow], area: Rect, focused: bool) {
    let selected = model.today.news;
    let top = (selected + 1).saturating_sub(usize::from(area.height));
    let who = news.iter().map(|row| text::width(&row.by)).max().unwrap_or(0);
    let who = u16::try_from(who).unwrap_or(0).min(12);
    let times: Vec<String> = news.iter().map(|row| time(canvas, row, area.width)).collect();
    let when = u16::try_from(times.iter().map(|time| text::width(time)).max().unwrap_or(0)).unwrap_or(0);
    let rows = news.iter().zip(&times).enumerate().skip(top);
    for (y, (place, (row, time))) in (area.y..area.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..area };
        canvas.hit(line, Hit::Row(Pane::News, place as u64));
        let side = match row.side {
            "marketing" => Role::Marketing,
            "sales" => Role::Sales,
            _ => Role::Text,
        };
        let mut x = line.x + 1;
        canvas.aligned(Rect { x, width: when, ..line }, time, Align::Right, Role::Dim);
        x += when + 1;
        canvas.text(x, y, who, &row.by, side);
        x += who + 1;
        let what = canvas.say.message(&row.what);
        canvas.text(x, y, line.right().saturating_sub(x), &what, Role::Text);
        if focused && place == selected {
            canvas.paint(line, Role::Selected);
        }
    }
}

/// When it was; of earlier days the day alone where what was done needs the room.
fn time(canvas: &Canvas<'_>, row: &JournalRow, width: u16) -> String {
    let day = canvas.say.zone().day(row.at);
    if width < ROOMY && day != canvas.say.zone().day(canvas.now) {
        return canvas.say.day_month(day);
    }
    canvas.say.moment(row.at, canvas.now)
}

/// Goals and news in one pane, where there is no room for two.
pub(super) fn team(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.today;
    let focused = state.pane == Pane::News && model.overlays.is_empty();
    let Some(team) = &state.team else {
        pane::frame(canvas, area, Pane::News, "", focused);
        return;
    };
    if team.goals.is_empty() {
        return news(canvas, model, area);
    }
    let title = canvas.say.get("pane-goals");
    let inside = canvas.frame(area, &[(&title, Role::Joint)], "", focused);
    canvas.hit(area, Hit::Pane(Pane::News));
    let room = layout::pad(inside, 1);
    let shown = usize::from((room.height.saturating_sub(2) / 2).max(1));
    let some: Vec<GoalRow> = team.goals.iter().take(shown.min(3)).cloned().collect();
    let used = goal_lines(canvas, &some, room, 2);
    let rest = layout::below(inside, used);
    let Some(line) = layout::row(rest, 0) else { return };
    let text = canvas.say.count_of("today-news", team.news_total);
    canvas.text(line.x + 1, line.y, line.width.saturating_sub(1), &text, Role::Title);
    news_lines(canvas, model, &team.news, layout::below(rest, 1), focused);
}
