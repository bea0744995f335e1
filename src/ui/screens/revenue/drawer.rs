//! A deal or a campaign in full, drawn over the half of the screen where it is not selected.

use ratatui::layout::Rect;

use super::state::Drawer;
use crate::app::views::{CampaignDetail, CampaignRow, DealDetail, Slot};
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::domain::time::Instant;
use crate::ui::cells::{Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::say::Say;
use crate::ui::screens::timeline;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// A drawn line: parts of different roles.
type Line = Vec<(String, Role)>;

/// Draws the drawer over `body`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, drawer: Drawer, body: Rect) {
    let state = &model.revenue;
    let area = place(body, state.divide);
    canvas.clear(area);
    let (title, since) = match drawer {
        Drawer::Deal(id) => (state.find_deal(id).map(|card| card.number.clone()), model.waiting(Slot::Deal)),
        Drawer::Campaign(id) => (state.find_campaign(id).map(|row| row.number.clone()), model.waiting(Slot::Campaign)),
    };
    let title = title.unwrap_or_default();
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let width = usize::from(inside.width);
    let (lines, scroll, error) = match drawer {
        Drawer::Deal(_) => {
            let lines = state.deal.get().map(|detail| deal(canvas, detail, width));
            (lines, state.deal.scroll, &state.deal.error)
        }
        Drawer::Campaign(_) => {
            let lines = state.campaign.get().map(|detail| campaign(canvas, detail, width));
            (lines, state.campaign.scroll, &state.campaign.error)
        }
    };
    match lines {
        Some(lines) => draw_lines(canvas, inside, &lines, scroll),
        None => absent(canvas, inside, error.as_ref(), since, gone(model, drawer)),
    }
}

fn gone(model: &Model, drawer: Drawer) -> bool {
    match drawer {
        Drawer::Deal(_) => model.revenue.deal.gone(),
        Drawer::Campaign(_) => model.revenue.campaign.gone(),
    }
}

/// Over the pipeline where there is room: the other side still says what is linked.
fn place(body: Rect, divide: u16) -> Rect {
    match layout::panes(body.width) {
        Width::One => body,
        Width::Two => {
            let width = body.width * 2 / 3;
            Rect { x: body.right() - width, width, ..body }
        }
        Width::Three => {
            let (_, right) = layout::split_left(body, layout::share(body.width, divide), 24);
            let width = right.width.max(60);
            Rect { x: body.right() - width, width, ..body }
        }
    }
}

fn absent(canvas: &mut Canvas<'_>, area: Rect, error: Option<&Refusal>, since: Option<Instant>, gone: bool) {
    match error {
        Some(refusal) => pane::failed(canvas, area, refusal),
        None if gone => pane::empty(canvas, area, "gone", "gone-how"),
        None => pane::waiting(canvas, area, since),
    }
}

fn draw_lines(canvas: &mut Canvas<'_>, area: Rect, lines: &[Line], scroll: u16) {
    let last = lines.len().saturating_sub(usize::from(area.height));
    let top = usize::from(scroll).min(last);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let parts: Vec<(&str, Role)> = line.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        canvas.parts(area.x, y, area.width, &parts);
    }
    scroll_bar(canvas, Rect { x: area.right() + 1, width: 1, ..area }, top as u64, lines.len() as u64);
}

fn pair(name: String, value: String) -> Line {
    vec![(format!("{name}: "), Role::Dim), (value, Role::Text)]
}

fn deal(canvas: &Canvas<'_>, detail: &DealDetail, width: usize) -> Vec<Line> {
    let say = canvas.say;
    let card = &detail.card;
    let mut lines = vec![vec![(card.title.clone(), Role::Title)]];
    let amount = card.amount.map_or_else(|| say.get("deal-unpriced"), |money| say.money(money));
    let derived = if card.derived { format!(" ({})", say.get("deal-derived")) } else { String::new() };
    lines.push(vec![
        (detail.stage.clone(), Role::Sales),
        (format!(" {} {}", canvas.glyphs().dot, say.days(card.days_in_stage)), Role::Dim),
        (format!("   {amount}"), Role::Accent),
        (derived, Role::Dim),
    ]);
    for (id, value) in
        [("field-account", &card.account), ("field-product", &card.product), ("field-owner", &card.owner)]
    {
        if !value.is_empty() {
            lines.push(pair(say.get(id), value.clone()));
        }
    }
    if let Some(day) = card.expected_close {
        lines.push(pair(say.get("field-expected_close"), say.day(day)));
    }
    if let Some(day) = card.closed {
        lines.push(pair(say.get("field-closed_at"), say.day(day)));
    }
    let (sign, role) = Say::mark(canvas.glyphs(), card.mark);
    if card.next_step.is_empty() && card.closed.is_none() {
        lines.push(vec![(say.get("deal-no-step"), Role::Warn)]);
    } else if !card.next_step.is_empty() {
        let due = card.next_due.map(|day| format!("  {}", say.day(day))).unwrap_or_default();
        let name = format!("{}: ", say.get("field-next_step"));
        let sign = if sign.trim().is_empty() { String::new() } else { format!("  {sign}") };
        lines.push(vec![(name, Role::Dim), (card.next_step.clone(), Role::Text), (due, role), (sign, role)]);
    }
    for (name, part) in &detail.people {
        let part = if part.is_empty() { say.get("person-no-part") } else { part.clone() };
        lines.push(pair(name.clone(), part));
    }
    for field in &detail.fields {
        let name = if field.custom { field.name.clone() } else { say.get(&format!("field-{}", field.name)) };
        lines.push(pair(name, field.value.clone()));
    }
    if !detail.stays.is_empty() {
        lines.push(Vec::new());
        lines.push(vec![(say.get("section-stays"), Role::Header)]);
    }
    for stay in &detail.stays {
        let day = say.day(say.zone().day(stay.entered));
        lines.push(vec![
            (format!("{day}  "), Role::Dim),
            (stay.stage.clone(), Role::Text),
            (format!("  {}", say.days(stay.days)), Role::Dim),
        ]);
    }
    if !detail.timeline.is_empty() {
        lines.push(Vec::new());
        lines.push(vec![(say.get("pane-timeline"), Role::Header)]);
        lines.extend(timeline::lines(canvas, &detail.timeline, width));
    }
    lines
}

/// What became of a campaign's leads, one count a line under the other, with its share of the leads.
fn fate(canvas: &Canvas<'_>, row: &CampaignRow) -> Vec<Line> {
    let say = canvas.say;
    let counts = [
        ("column-leads", row.leads),
        ("column-mql", row.mql),
        ("column-sal", row.sal),
        ("column-refused", row.refused),
        ("column-won", row.won),
    ];
    let lines = counts.map(|(id, count)| (say.get(id), say.count(count), count));
    let names = lines.iter().map(|(name, ..)| text::width(name)).max().unwrap_or(0);
    let counts = lines.iter().map(|(_, count, _)| text::width(count)).max().unwrap_or(0);
    let line = |(place, (name, count, n)): (usize, (String, String, u64))| {
        // Deals won are no part of the leads: one lead may bring two.
        let part = row.leads > 0 && (1..4).contains(&place);
        let share = if part { say.percent(n as f64 / row.leads as f64) } else { String::new() };
        vec![
            (format!("{}  ", text::pad_right(&name, names)), Role::Dim),
            (text::pad_left(&count, counts), Role::Text),
            (format!("  {share}"), Role::Dim),
        ]
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn campaign(canvas: &Canvas<'_>, detail: &CampaignDetail, width: usize) -> Vec<Line> {
    let say = canvas.say;
    let row = &detail.row;
    let mut lines = vec![vec![(row.name.clone(), Role::Title)]];
    let dates = [row.start, row.end].map(|day| day.map(|day| say.day_long(day)).unwrap_or_default());
    lines.push(vec![
        (say.code("status", row.status), Role::Marketing),
        (format!("   {} {} {}", dates[0], canvas.glyphs().arrow, dates[1]), Role::Dim),
    ]);
    let channel = say.code("channel", &row.channel);
    for (id, value) in [("field-channel", &channel), ("field-owner", &row.owner)] {
        if !value.is_empty() {
            lines.push(pair(say.get(id), value.clone()));
        }
    }
    let money =
        |money: Option<crate::domain::money::Money>| money.map_or_else(|| say.get("value-none"), |it| say.money(it));
    let (spent, budget) = (money(row.spend), row.budget.map(|budget| say.money(budget)));
    let spent = match budget {
        Some(budget) => say.with("spent-of", &[("spent", &spent), ("budget", &budget)]),
        None => spent,
    };
    // What the amounts leave out, or why there are none, stands beside them.
    let said = |text: String, why: Option<&'static str>| match why {
        Some(why) => format!("{text} ({})", say.get(&format!("why-{why}"))),
        None => text,
    };
    lines.push(pair(say.get("metric-spend"), said(spent, row.spend_why)));
    lines.push(pair(say.get("campaign-revenue"), said(money(row.revenue), row.revenue_why)));
    let few = if row.few() { format!(" {}", say.get("too-few")) } else { String::new() };
    let counted = format!("{}/{}{few}", say.count(row.won), say.count(row.decided()));
    let roi = row.roi.map_or_else(|| say.get("value-none"), |roi| format!("{} ({counted})", say.percent_signed(roi)));
    lines.push(pair(say.get("column-roi"), said(roi, row.roi_why)));
    lines.push(Vec::new());
    lines.push(vec![(say.get("section-fate"), Role::Header)]);
    lines.extend(fate(canvas, row));
    let open = detail.verdicts.iter().filter(|(code, _)| matches!(*code, "offered" | "recycled" | "taken_back"));
    lines.extend(open.map(|(code, count)| {
        let text = format!("  {} {}  {}", canvas.glyphs().dot, say.get(&format!("verdict-{code}")), say.count(*count));
        vec![(text, Role::Dim)]
    }));
    for (reason, count) in &detail.refusals {
        lines.push(vec![(format!("  {} {reason}  {}", canvas.glyphs().cross, say.count(*count)), Role::Dim)]);
    }
    for (id, text) in [("field-objective", &detail.objective), ("field-audience", &detail.audience)] {
        if !text.is_empty() {
            lines.push(Vec::new());
            lines.push(vec![(say.get(id), Role::Header)]);
            lines.extend(wrap(text, width).into_iter().map(|line| vec![(line, Role::Text)]));
        }
    }
    if !detail.spends.is_empty() {
        lines.push(Vec::new());
        lines.push(vec![(say.get("section-spends"), Role::Header)]);
        let spend = |spend: &crate::app::views::SpendRow| {
            vec![(format!("{}  ", say.day_long(spend.on)), Role::Dim), (say.money(spend.amount), Role::Text)]
        };
        lines.extend(detail.spends.iter().map(spend));
    }
    lines
}
