//! How the page of figures looks: figures with their trend, the funnel, bookings by month, campaigns,
//! goals and win rates. Numbers stand beside every picture.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::figures::figures;
use super::goals::{goal_bars, win_rates};
use crate::app::views::{MetricsPage, Slot};
use crate::domain::money::Money;
use crate::domain::text;
use crate::domain::time::Day;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::filter::FilterBox;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::{bars, columns, funnel, pane};

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.metrics;
    let typed = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Filter(filter) if filter.pane == Pane::Metrics => Some(filter),
        _ => None,
    });
    canvas.hit(area, Hit::Pane(Pane::Metrics));
    let rest = match typed {
        Some(typed) => prompt(canvas, typed, area),
        None => period(canvas, model, area),
    };
    match (&state.page, &state.error) {
        (_, Some(refusal)) => pane::failed(canvas, rest, refusal),
        (None, None) => pane::waiting(canvas, rest, model.waiting(Slot::Metrics)),
        (Some(page), None) => draw(canvas, model, page, rest),
    }
}

/// The period being typed; below it, what is wrong with it, and what can be typed. The figures stay.
fn prompt(canvas: &mut Canvas<'_>, typed: &FilterBox, area: Rect) -> Rect {
    let name = format!("{}: ", canvas.say.get("period-prompt"));
    let used = 1 + canvas.text(area.x + 1, area.y, area.width.saturating_sub(1), &name, Role::Accent);
    typed.line.draw(canvas, Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area }, true);
    let mut rest = layout::below(area, 1);
    if let Some(refusal) = &typed.error {
        let said = format!("{} {}", canvas.glyphs().cross, canvas.say.refusal(refusal));
        let used = canvas.wrapped(layout::pad(rest, 1), &said, Role::Bad);
        rest = layout::below(rest, used);
    }
    let examples = canvas.say.get("period-examples");
    let used = canvas.wrapped(layout::pad(rest, 1), &examples, Role::KeyHint);
    layout::below(rest, used)
}

/// The period and how to move it; quiet while newer figures are awaited.
fn period(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> Rect {
    let state = &model.metrics;
    let glyphs = canvas.glyphs();
    let name = canvas.say.period(&state.period, &model.ground());
    let dates = state.page.as_ref().filter(|_| !state.waiting()).and_then(|page| Some((page.from?, page.until?)));
    let dates = dates.map_or_else(String::new, |(from, until)| {
        format!("  {} {} {}", canvas.say.day(from), glyphs.arrow, canvas.say.day(until.plus(-1)))
    });
    let left = format!("{} ", glyphs.touch_in);
    let right = format!(" {}", glyphs.arrow);
    let role = if state.waiting() { Role::Dim } else { Role::Accent };
    let parts = [(left.as_str(), Role::Key), (&name, role), (&right, Role::Key), (&dates, Role::Dim)];
    canvas.parts(area.x + 1, area.y, area.width.saturating_sub(1), &parts);
    layout::below(area, 1)
}

fn draw(canvas: &mut Canvas<'_>, model: &Model, page: &MetricsPage, area: Rect) {
    match layout::panes(area.width) {
        Width::One => one(canvas, model, page, area),
        Width::Two => {
            let (left, right) = layout::split_left(area, area.width / 2, 30);
            figures(canvas, model, page, left);
            let (top, bottom) = layout::split_top(right, right.height / 2, 6);
            steps(canvas, page, top);
            months(canvas, page, bottom);
        }
        Width::Three => {
            let (left, rest) = layout::split_left(area, layout::share(area.width, 340), 40);
            let (middle, right) = layout::split_left(rest, rest.width / 2, 36);
            let goals = u16::try_from(page.goals.len() * 2 + 2).unwrap_or(u16::MAX);
            let has_goals = !page.goals.is_empty();
            let (top, bottom) =
                layout::split_top(left, left.height.saturating_sub(if has_goals { goals } else { 0 }), 8);
            figures(canvas, model, page, if has_goals { top } else { left });
            if has_goals {
                goal_bars(canvas, page, bottom);
            }
            let (top, bottom) = layout::split_top(middle, middle.height / 2, 8);
            steps(canvas, page, top);
            months(canvas, page, bottom);
            let (top, bottom) = layout::split_top(right, layout::share(right.height, 600), 8);
            campaigns(canvas, page, top);
            win_rates(canvas, page, bottom);
        }
    }
}

/// On narrow screens the figures, and below them the funnel if there is room.
fn one(canvas: &mut Canvas<'_>, model: &Model, page: &MetricsPage, area: Rect) {
    let wanted = u16::try_from(page.figures.len()).unwrap_or(u16::MAX).saturating_add(2);
    let funnel = u16::try_from(page.funnel.len()).unwrap_or(0) + 2;
    if area.height < funnel + 6 {
        return figures(canvas, model, page, area);
    }
    let (top, bottom) = layout::split_top(area, wanted.min(area.height - funnel), 5);
    figures(canvas, model, page, top);
    steps(canvas, page, bottom);
}

/// A pane of the page with its title; says what is inside.
pub fn frame(canvas: &mut Canvas<'_>, area: Rect, title: &str, focused: bool) -> Rect {
    let title = canvas.say.get(title);
    let inside = canvas.frame(area, &[(&title, Role::Joint)], "", focused);
    layout::pad(inside, 1)
}

/// Nothing in the period: where there is something, and the key that goes there.
pub fn nothing(canvas: &mut Canvas<'_>, page: &MetricsPage, inside: Rect) {
    let Some((first, last)) = page.data else {
        return pane::empty(canvas, inside, "empty-figures", "empty-figures-none");
    };
    let outside = page.until.is_some_and(|until| until <= first) || page.from.is_some_and(|from| from > last);
    if !outside {
        return pane::empty(canvas, inside, "empty-figures", "empty-figures-how");
    }
    let month = |day: Day| format!("{} {}", canvas.say.month(day), day.date().year());
    let known = canvas.say.with("empty-figures-where", &[("first", &month(first)), ("last", &month(last))]);
    pane::empty_but(canvas, inside, "empty-figures", &known);
}

fn steps(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-funnel", false);
    if page.funnel.iter().all(|step| step.count == 0) {
        return nothing(canvas, page, inside);
    }
    let steps: Vec<funnel::Step> = page
        .funnel
        .iter()
        .map(|step| funnel::Step {
            name: canvas.say.code("stage", step.stage),
            count: step.count,
            value: canvas.say.count(step.count),
            passed: match step.converted {
                Some((k, n)) if n > 0 => canvas.say.percent(k as f64 / n as f64),
                _ => String::new(),
            },
        })
        .collect();
    funnel::draw(canvas, inside, &steps);
}

fn months(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let unit = page.months.first().map(|month| canvas.say.currency(month.amount.currency)).unwrap_or_default();
    let title = canvas.say.get("section-bookings");
    let inside = canvas.frame(area, &[(&title, Role::Joint)], &unit, false);
    let inside = layout::pad(inside, 1);
    if page.months.iter().all(|month| month.amount.minor == 0 && month.target.is_none()) {
        return nothing(canvas, page, inside);
    }
    let columns: Vec<columns::Column> = page
        .months
        .iter()
        .map(|month| columns::Column {
            label: canvas.say.month(month.start),
            value: canvas.say.amount_rough(month.amount),
            size: month.amount.minor as f64,
            goal: month.target.map(|target| target.minor as f64),
        })
        .collect();
    columns::draw(canvas, inside, &columns, Role::Bar);
}

/// A line a campaign: name, bar, spend, leads, spend a lead. Those with nothing in the period are left out.
fn campaigns(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-campaigns", false);
    let say = canvas.say;
    let all: Vec<_> = page.campaigns.iter().filter(|it| it.leads > 0 || it.spend.is_some()).collect();
    if all.is_empty() {
        return nothing(canvas, page, inside);
    }
    let money = |money: Option<Money>| money.map_or_else(|| say.get("value-none"), |money| say.money_short(money));
    let mut lines = vec![(String::new(), say.get("column-spend"), say.get("column-leads"), say.get("column-each"))];
    for it in &all {
        let name = if it.id == 0 { say.get("no-campaign") } else { it.name.clone() };
        lines.push((name, money(it.spend), say.count(it.leads), money(it.cost_per_lead)));
    }
    let wide = |get: fn(&(String, String, String, String)) -> &str| {
        u16::try_from(lines.iter().map(|line| text::width(get(line))).max().unwrap_or(0)).unwrap_or(0)
    };
    let (spends, leads, each) = (wide(|line| &line.1), wide(|line| &line.2), wide(|line| &line.3));
    let figures = spends + leads + each + 2;
    let names = wide(|line| &line.0).min(inside.width.saturating_sub(figures + 1));
    let room = inside.width.saturating_sub(names + figures + 2);
    let room = if room >= 6 { room } else { 0 };
    let top = all.iter().filter_map(|it| it.spend).map(|money| money.minor).max().unwrap_or(0).max(1);
    for (row, (name, spend, count, cost)) in (0u16..).zip(&lines) {
        let Some(line) = layout::row(inside, row) else { break };
        let role = if row == 0 { Role::Header } else { Role::Text };
        canvas.text(line.x, line.y, names, name, role);
        if let Some(it) = usize::from(row).checked_sub(1).and_then(|place| all.get(place)) {
            let share = it.spend.map_or(0.0, |money| money.minor as f64 / top as f64);
            bars::bar(canvas, Rect { x: line.x + names + 1, width: room, ..line }, share, Role::Marketing);
        }
        let mut right = line.right();
        for (text, width) in [(cost, each), (count, leads), (spend, spends)] {
            let x = right.saturating_sub(width);
            canvas.aligned(Rect { x, width, ..line }, text, Align::Right, role);
            right = x.saturating_sub(1);
        }
    }
}
