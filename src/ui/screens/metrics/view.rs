//! How the page of figures looks: figures with their trend, the funnel, bookings by month, campaigns,
//! goals and win rates. Numbers stand beside every picture.

use chrono::Datelike;
use ratatui::layout::Rect;

use crate::app::views::{Figure, GoalBar, MetricsPage, Slot, Value};
use crate::domain::metrics::FEW;
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
    let start = model.identity.as_ref().map_or(1, |identity| identity.fiscal_start);
    let name = canvas.say.period(&state.period, model.ground().today, start);
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

fn frame(canvas: &mut Canvas<'_>, area: Rect, title: &str, focused: bool) -> Rect {
    let title = canvas.say.get(title);
    let inside = canvas.frame(area, &[(&title, Role::Joint)], "", focused);
    layout::pad(inside, 1)
}

fn figures(canvas: &mut Canvas<'_>, model: &Model, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-figures", model.overlays.is_empty());
    let selected = model.metrics.selected;
    let top = (selected + 1).saturating_sub(usize::from(inside.height));
    let counts = page.figures.iter().map(|figure| text::width(&canvas.say.counted(figure))).max().unwrap_or(0);
    let counts = u16::try_from(counts).unwrap_or(0);
    for (y, (place, figure)) in (inside.y..inside.bottom()).zip(page.figures.iter().enumerate().skip(top)) {
        let line = Rect { y, height: 1, ..inside };
        canvas.hit(line, Hit::Row(Pane::Metrics, place as u64));
        draw_figure(canvas, line, figure, counts);
        if place == selected {
            canvas.paint(line, Role::Selected);
        }
    }
    definition(canvas, page, selected, inside);
}

/// What the selected figure means, under the figures where there is room.
fn definition(canvas: &mut Canvas<'_>, page: &MetricsPage, selected: usize, inside: Rect) {
    let taken = u16::try_from(page.figures.len()).unwrap_or(u16::MAX).saturating_add(1);
    let rest = layout::below(inside, taken);
    let Some(figure) = page.figures.get(selected).filter(|_| rest.height >= 4) else { return };
    let text = canvas.say.get(&format!("metric-{}.definition", figure.id));
    let text = match figure.why.filter(|_| figure.value == Value::None) {
        Some(why) => format!("{}: {}. {text}", canvas.say.get("value-none"), canvas.say.code("why", why)),
        None => text,
    };
    canvas.wrapped(rest, &text, Role::Dim);
}

/// A figure in its line: name, value, what it was counted from (in `counts` columns), and its trend where
/// there is room.
fn draw_figure(canvas: &mut Canvas<'_>, line: Rect, figure: &Figure, counts: u16) {
    let trends = if line.width >= 54 { 9 } else { 0 };
    let rest = Rect { width: line.width.saturating_sub(trends), ..line };
    let counted = canvas.say.counted(figure);
    let (value, role) = reading(canvas, figure);
    let name = canvas.say.get(&format!("metric-{}", figure.id));
    let free = usize::from(rest.width).saturating_sub(text::width(&name) + 1);
    let (told, behind) = match figure.value {
        // The reason for nothing has nothing behind it. It gives way to the name: it stands below, too.
        Value::None if text::width(&value) > free => (canvas.say.get("value-none"), 0),
        Value::None => (value, 0),
        _ => (value, counts + 1),
    };
    let spot = Rect { width: rest.width.saturating_sub(behind), ..rest };
    let used = canvas.aligned(spot, &told, Align::Right, role);
    if behind > 0 {
        canvas.aligned(rest, &counted, Align::Right, Role::Dim);
    }
    canvas.text(line.x, line.y, spot.width.saturating_sub(used + 1), &name, Role::Text);
    if trends > 0 {
        let (text, role) = trend(canvas, figure);
        canvas.aligned(line, &text, Align::Right, role);
    }
}

/// A figure's words; a share of few cases has no verdict.
fn reading(canvas: &Canvas<'_>, figure: &Figure) -> (String, Role) {
    let few = matches!(figure.value, Value::Ratio(_)) && figure.n.is_some_and(|n| n < FEW);
    match (figure.value, figure.why) {
        (Value::None, Some(why)) => (canvas.say.code("why", why), Role::Dim),
        (value, _) if few => (format!("{} ({})", canvas.say.value_rough(value), canvas.say.get("too-few")), Role::Dim),
        (value, _) => (canvas.say.value_rough(value), Role::Text),
    }
}

/// How it stands against the period before, where both are numbers of one kind.
fn trend(canvas: &Canvas<'_>, figure: &Figure) -> (String, Role) {
    let glyphs = canvas.glyphs();
    let change = match (figure.value, figure.before) {
        (Value::Count(now), Value::Count(before)) if before != 0 => (now - before) as f64 / before as f64,
        (Value::Money(now), Value::Money(before)) if before.minor != 0 && now.currency == before.currency => {
            (now.minor - before.minor) as f64 / before.minor as f64
        }
        (Value::Ratio(now), Value::Ratio(before)) if before != 0.0 => now / before - 1.0,
        (Value::Days(now), Value::Days(before)) if before != 0.0 => now / before - 1.0,
        (Value::Seconds(now), Value::Seconds(before)) if before != 0 => (now - before) as f64 / before as f64,
        _ => return (String::new(), Role::Dim),
    };
    let sign = if change > 0.005 {
        glyphs.ascending
    } else if change < -0.005 {
        glyphs.descending
    } else {
        glyphs.arrow
    };
    // Whether more is better depends on the figure: the arrow says what is, without a verdict.
    (format!("{sign}{}", canvas.say.percent_signed(change)), Role::Dim)
}

/// Nothing in the period: where there is something, and the key that goes there.
fn nothing(canvas: &mut Canvas<'_>, page: &MetricsPage, inside: Rect) {
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

fn goal_bars(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
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
    let (actual, target) = (number(goal.actual)?, number(goal.target)?);
    let share = |n: f64| if target > 0.0 { n / target } else { 0.0 };
    Some((share(actual), number(goal.pace).map(share)))
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

fn number(value: Value) -> Option<f64> {
    match value {
        Value::Count(n) | Value::Seconds(n) => Some(n as f64),
        Value::Money(money) => Some(money.minor as f64),
        Value::Ratio(n) | Value::Days(n) => Some(n),
        Value::None => None,
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

fn win_rates(canvas: &mut Canvas<'_>, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-win-rates", false);
    let wide = page.win_rates.iter().map(|(owner, ..)| text::width(owner)).max().unwrap_or(0);
    if page.win_rates.is_empty() {
        return nothing(canvas, page, inside);
    }
    let wide = u16::try_from(wide).unwrap_or(0).min(inside.width * 2 / 5);
    let hidden = page.win_rates.len().saturating_sub(usize::from(inside.height));
    let texts: Vec<String> = page.win_rates.iter().map(|(_, won, decided)| rate(canvas, *won, *decided)).collect();
    let ends = texts.iter().map(|text| text::width(text)).max().unwrap_or(0);
    let ends = u16::try_from(ends).unwrap_or(0);
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
