//! What is opened over the scoreboard: a term's clocks beside what the figure is made of, or a goal's way.

use ratatui::layout::Rect;

use super::state::{Opened, SETS, set_code};
use super::story::{Line, header, pair, story};
use super::{figures, goals, waterfall};
use crate::app::views::{ClockRow, GoalDetail, Slot};
use crate::domain::agreement::clock::State as Clock;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::{Glyphs, Role};
use crate::ui::widgets::pane;
use crate::ui::widgets::table::{self, Cell, Column, Look, scroll_bar};

/// From how many columns on the clocks stand beside what the figure is made of.
const BESIDE: u16 = 100;

/// The clocks of all terms.
const CLOCKS: [Column<ClockRow>; 7] = [
    MARK,
    NAME,
    ACCOUNT,
    column("column-term", 8, 22, 2, Align::Left, |row, _| (row.term_name.clone(), Role::Dim)),
    OWNER,
    REASON,
    LEFT,
];
/// The clocks of one term, whose name stands over them.
const CLOCKS_OF_TERM: [Column<ClockRow>; 6] = [MARK, NAME, ACCOUNT, OWNER, REASON, LEFT];

const MARK: Column<ClockRow> = column("column-mark", 1, 1, 0, Align::Left, |row, canvas| {
    let (sign, role) = sign(canvas.glyphs(), row.state);
    (sign.to_owned(), role)
});
const NAME: Column<ClockRow> =
    column("column-name", 12, u16::MAX, 0, Align::Left, |row, _| (row.name.clone(), Role::Text));
const ACCOUNT: Column<ClockRow> =
    column("column-account", 8, 24, 4, Align::Left, |row, _| (row.account.clone(), Role::Dim));
const OWNER: Column<ClockRow> = column("column-owner", 4, 12, 0, Align::Left, |row, canvas| canvas.owner(&row.owner));
const REASON: Column<ClockRow> =
    column("column-reason", 8, u16::MAX, 3, Align::Left, |row, _| (row.reason.clone(), Role::Paused));
const LEFT: Column<ClockRow> = column("column-clock", 10, 22, 0, Align::Right, left);

const fn column(
    title: &'static str,
    least: u16,
    most: u16,
    leaves: u8,
    align: Align,
    cell: fn(&ClockRow, &Canvas<'_>) -> Cell,
) -> Column<ClockRow> {
    Column { title, least, most, align, leaves, sort: None, cell }
}

/// A clock's sign and colour.
const fn sign(glyphs: &Glyphs, state: Clock) -> (&'static str, Role) {
    match state {
        Clock::Running => (glyphs.dot, Role::Text),
        Clock::DueSoon => (glyphs.due, Role::Due),
        Clock::Overdue => (glyphs.late, Role::Late),
        Clock::Met => (glyphs.kept, Role::Kept),
        Clock::Breached => (glyphs.cross, Role::Bad),
        Clock::Paused => (glyphs.paused, Role::Paused),
        Clock::Waived | Clock::Cancelled => (glyphs.none, Role::Dim),
    }
}

/// A clock's state as a code; its word is `clock-is-<code>`.
pub const fn code(state: Clock) -> &'static str {
    match state {
        Clock::Running => "running",
        Clock::DueSoon => "due-soon",
        Clock::Overdue => "overdue",
        Clock::Met => "met",
        Clock::Breached => "breached",
        Clock::Paused => "paused",
        Clock::Waived => "waived",
        Clock::Cancelled => "cancelled",
    }
}

/// How much working time there is left, or how late it is; else what it is.
fn left(row: &ClockRow, canvas: &Canvas<'_>) -> Cell {
    let role = sign(canvas.glyphs(), row.state).1;
    let said = |id: &str, seconds: i64| canvas.say.with(id, &[("span", &canvas.say.span(seconds))]);
    let text = match (row.state, row.left) {
        // Late since closing time: no working time has passed since.
        (Clock::Overdue, Some(-59..)) => canvas.say.get("today-just-late"),
        (Clock::Overdue, Some(left)) => said("late-by", left),
        (Clock::Running | Clock::DueSoon, Some(left)) => said("due-in", left),
        (state, _) => canvas.say.get(&format!("clock-is-{}", code(state))),
    };
    let depth = row.depth.filter(|_| row.ended.is_none());
    let text = match depth {
        Some((made, needed, ..)) => format!("{made}/{needed} {} {text}", canvas.glyphs().dot),
        None => text,
    };
    (text, role)
}

/// A term's clocks, or those of all terms.
pub fn clocks(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.agreement;
    let of_term = matches!(state.opened, Some(Opened::Term(_)));
    if !of_term {
        return list(canvas, model, area);
    }
    // Where no clocks run, what the figure is made of has the whole room.
    if state.is_clockless() {
        return term(canvas, model, area);
    }
    if area.width >= BESIDE && !model.zoomed {
        let (left, right) = layout::split_left(area, layout::share(area.width, 580), 40);
        list(canvas, model, left);
        term(canvas, model, right);
    } else if state.pane == Pane::Term {
        term(canvas, model, area);
    } else {
        list(canvas, model, area);
    }
}

fn list(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.agreement;
    let list = &state.clocks;
    let focused = state.pane == Pane::Clocks && model.overlays.is_empty();
    let named = match state.opened {
        Some(Opened::Term(id)) => state.page.as_ref().and_then(|page| page.terms.iter().find(|term| term.id == id)),
        _ => None,
    };
    let title = match named {
        Some(term) => format!("{}: {}", canvas.say.get(Pane::Clocks.title()), term.name),
        None => canvas.say.get("pane-clocks-all"),
    };
    let role = named.map_or(Role::Title, |term| figures::side(term.side));
    let aside = if list.unknown() { String::new() } else { canvas.say.count_of("clocks-count", list.len()) };
    let inside = canvas.frame(area, &[(&title, role)], &aside, focused);
    canvas.hit(area, Hit::Pane(Pane::Clocks));
    sets(canvas, model, inside);
    let rows = layout::below(inside, 1);
    match (&list.error, list.cache.total()) {
        (Some(refusal), _) => pane::failed(canvas, rows, refusal),
        (None, None) => pane::waiting(canvas, rows, model.waiting(Slot::Clocks)),
        _ if list.is_empty() => {
            pane::empty(canvas, rows, "empty-clocks", "empty-clocks-how");
        }
        _ => {
            let columns: &[Column<ClockRow>] = if named.is_some() { &CLOCKS_OF_TERM } else { &CLOCKS };
            table::draw(canvas, rows, list, columns, &Look { pane: Pane::Clocks, focused, marked: None });
        }
    }
}

/// Which clocks are shown, among those that can be: left and right choose.
fn sets(canvas: &mut Canvas<'_>, model: &Model, inside: Rect) {
    let state = &model.agreement;
    let glyphs = canvas.glyphs();
    let words: Vec<(String, Role)> = SETS
        .iter()
        .map(|set| {
            let word = canvas.say.get(&format!("clocks-{}", set_code(*set)));
            if *set == state.set { (format!(" {word} "), Role::Accent) } else { (format!(" {word} "), Role::Dim) }
        })
        .collect();
    let (left, right) = (format!("{} ", glyphs.touch_in), format!(" {}", glyphs.arrow));
    let mut parts = vec![(left.as_str(), Role::Key)];
    parts.extend(words.iter().map(|(text, role)| (text.as_str(), *role)));
    parts.push((&right, Role::Key));
    canvas.parts(inside.x + 1, inside.y, inside.width.saturating_sub(1), &parts);
}

fn term(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.agreement;
    let focused = state.pane == Pane::Term && model.overlays.is_empty();
    let inside = pane::frame(canvas, area, Pane::Term, "", focused);
    let inside = layout::pad(inside, 1);
    let detail = match (state.detail.get(), &state.detail.error) {
        (_, Some(refusal)) => return pane::failed(canvas, inside, refusal),
        (Some(detail), _) => detail,
        (None, None) if state.detail.gone() => return pane::empty(canvas, inside, "gone", "gone-how"),
        (None, None) => return pane::waiting(canvas, inside, model.waiting(Slot::Term)),
    };
    let lines = story(canvas, detail, usize::from(inside.width));
    scrolled(canvas, inside, area, &lines, state.detail.scroll);
}

fn scrolled(canvas: &mut Canvas<'_>, inside: Rect, area: Rect, lines: &[Line], scroll: u16) {
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = usize::from(scroll).min(last);
    for (y, line) in (inside.y..inside.bottom()).zip(lines.iter().skip(top)) {
        let parts: Vec<(&str, Role)> = line.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        canvas.parts(inside.x, y, inside.width, &parts);
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, y: inside.y, height: inside.height };
    scroll_bar(canvas, bar, top as u64, lines.len() as u64);
}

/// A goal: where it stands, its way day by day, its targets.
pub fn goal(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.agreement;
    let focused = model.overlays.is_empty();
    let inside = pane::frame(canvas, area, Pane::Goal, "", focused);
    let inside = layout::pad(inside, 1);
    let detail = match (state.goal_detail.get(), &state.goal_detail.error) {
        (_, Some(refusal)) => return pane::failed(canvas, inside, refusal),
        (Some(detail), _) => detail,
        (None, None) if state.goal_detail.gone() => return pane::empty(canvas, inside, "gone", "gone-how"),
        (None, None) => return pane::waiting(canvas, inside, model.waiting(Slot::Goal)),
    };
    let period = canvas.say.period(&detail.row.period, &model.ground());
    let words = goal_words(canvas, detail, &period, usize::from(inside.width.min(BESIDE)));
    let wanted = u16::try_from(words.len()).unwrap_or(u16::MAX);
    let picture = if detail.days.len() > 1 { inside.height.saturating_sub(wanted).max(inside.height / 2) } else { 0 };
    let picture = if picture < 6 { 0 } else { picture };
    let rest = if picture > 0 {
        waterfall::draw(canvas, Rect { height: picture, ..inside }, detail);
        layout::below(inside, picture)
    } else {
        inside
    };
    scrolled(canvas, rest, Rect { y: rest.y, height: rest.height, ..area }, &words, state.goal_detail.scroll);
}

fn goal_words(canvas: &Canvas<'_>, detail: &GoalDetail, period: &str, width: usize) -> Vec<Line> {
    let say = canvas.say;
    let goal = &detail.row;
    let (sign, word, role) = goals::standing(say, canvas.glyphs(), goal);
    let metric = say.find(&format!("metric-{}", goal.metric)).unwrap_or_else(|| goal.metric.clone());
    let mut lines = vec![vec![
        (format!("{sign} {word}  "), role),
        (goal.name.clone(), figures::side(goal.scope)),
        (format!("  {} {metric} {} {}", goal.label, canvas.glyphs().dot, period), Role::Dim),
    ]];
    let values = [
        ("goal-actual", say.value_rough(goal.actual)),
        ("goal-pace", say.value_rough(goal.pace)),
        ("goal-target", say.value_rough(goal.target)),
        ("goal-gap", say.value_rough(goal.gap)),
        ("goal-leads-to", say.value_rough(goal.projected)),
    ];
    for (id, value) in &values {
        pair(&mut lines, &say.get(id), value, width, Role::Text);
    }
    let needed = goals::needed(say, goal);
    if !needed.is_empty() {
        lines.push(vec![(format!("  {needed}"), Role::Accent)]);
    }
    for (id, side, lever) in
        [("goal-lever-marketing", "marketing", &goal.marketing_lever), ("goal-lever-sales", "sales", &goal.sales_lever)]
    {
        if !lever.is_empty() {
            let name = format!("  {} ", say.get(id));
            let room = width.saturating_sub(text::width(&name)).max(12);
            let mut wrapped = wrap(lever, room).into_iter();
            let first = wrapped.next().unwrap_or_default();
            lines.push(vec![(name, figures::side(side)), (first, Role::Text)]);
            lines.extend(wrapped.map(|line| vec![(format!("    {line}"), Role::Text)]));
        }
    }
    header(canvas, &mut lines, "section-revisions");
    for (at, target, by, reason) in &detail.revisions {
        let head = format!("  {}  ", say.day_long(say.zone().day(*at)));
        let said = if reason.is_empty() { by.clone() } else { format!("{by}: {reason}") };
        let value = format!("{}  ", say.value(*target));
        lines.push(vec![(head, Role::Dim), (value, Role::Text), (said, Role::Dim)]);
    }
    lines
}
