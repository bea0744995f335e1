//! How everything looks: the frame's lines, the screen, the boxes over it. It changes nothing, and says
//! where things are.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::views::{Consequence, Slot};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::commands::{self, Availability, Snapshot};
use crate::ui::hits::{Hit, HitMap};
use crate::ui::keymap::{Found, Layer, Sequence};
use crate::ui::layout::{self, LEAST_HEIGHT, LEAST_WIDTH, Lines, Width};
use crate::ui::model::Model;
use crate::ui::overlays::{self, Overlay, OverlayKind};
use crate::ui::screens::{Tab, agreement, journal, metrics, prospects, revenue, today, welcome};
use crate::ui::theme::{Role, Theme};
use crate::ui::widgets::form;
use crate::ui::widgets::notes::{Note, Said, Turn};

/// Draws the model; says where things are.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) -> HitMap {
    let now = model.now;
    let mut canvas = Canvas::new(frame.buffer_mut(), theme, model.say(), now);
    let area = canvas.area();
    canvas.paint(area, Role::Text);
    if layout::fits(area.width, area.height) {
        draw(&mut canvas, model, area);
    } else {
        too_small(&mut canvas, area);
    }
    let (cursor, hits) = (canvas.cursor, canvas.hits);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    hits
}

/// One line with the size that is needed.
fn too_small(canvas: &mut Canvas<'_>, area: Rect) {
    let (width, height) = (LEAST_WIDTH.to_string(), LEAST_HEIGHT.to_string());
    let text = canvas.say.with("too-small", &[("width", &width), ("height", &height)]);
    let middle = layout::centre(area, area.width, 1);
    canvas.aligned(middle, &text, Align::Centre, Role::Warn);
}

fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let snapshot = Snapshot::of(model);
    let lines = layout::lines(area);
    identity(canvas, model, lines.identity);
    tabs(canvas, model, lines.tabs);
    if model.welcome.is_some() {
        welcome::view(canvas, model, lines.body);
    } else {
        match model.tab {
            Tab::Today => today::view(canvas, model, lines.body),
            Tab::Prospects => prospects::view(canvas, model, lines.body),
            Tab::Revenue => revenue::view(canvas, model, lines.body),
            Tab::Agreement => agreement::view(canvas, model, lines.body),
            Tab::Metrics => metrics::view(canvas, model, lines.body),
            Tab::Journal => journal::view(canvas, model, lines.body),
        }
    }
    message(canvas, model, lines.message);
    keys(canvas, model, &snapshot, lines.keys);
    for overlay in &model.overlays {
        draw_overlay(canvas, model, overlay, lines);
    }
    prefix(canvas, model, &snapshot, lines.body);
    consequences(canvas, model, lines);
}

/// The program, the team and quarter, the member; alarms and the time on the right.
fn identity(canvas: &mut Canvas<'_>, model: &Model, line: Rect) {
    let say = canvas.say;
    let glyphs = canvas.glyphs();
    let mut right: Vec<(String, Role)> = Vec::new();
    if let Some(identity) = &model.identity {
        if identity.late > 0 {
            let text = say.count_of("alarm-late", identity.late.into());
            right.push((format!("{} {text}  ", glyphs.late), Role::Late));
        }
        if identity.due > 0 {
            let text = say.count_of("alarm-due", identity.due.into());
            right.push((format!("{} {text}  ", glyphs.due), Role::Due));
        }
    }
    // Without a team there is no zone to tell the time in.
    right.push((model.identity.as_ref().map(|_| say.time(model.now)).unwrap_or_default(), Role::Text));
    let wide: usize = right.iter().map(|(text, _)| text::width(text)).sum();
    let wide = u16::try_from(wide).unwrap_or(u16::MAX).min(line.width);
    let left = line.width.saturating_sub(wide + 3);
    let mut parts = vec![("smarketing".to_owned(), Role::Accent)];
    if let Some(identity) = &model.identity {
        let quarter = say.quarter(identity.today, identity.fiscal_start);
        parts.push((format!("  {}", identity.team), Role::Title));
        parts.push((format!(" {} {quarter}", glyphs.dot), Role::Text));
        if !identity.member.is_empty() {
            let side = say.code("side", identity.side);
            parts.push((format!(" {} {} ({side})", glyphs.dot, identity.member), Role::Text));
        } else if identity.members {
            parts.push((format!(" {} {}", glyphs.dot, say.get("nobody-acts")), Role::Warn));
        }
        if let Some(group) = &identity.group {
            parts.push((format!(" {} {}", glyphs.dot, say.with("shared", &[("group", group)])), Role::Warn));
        }
        if identity.read_only {
            parts.push((format!(" {} {}", glyphs.dot, say.get("read-only")), Role::Warn));
        }
        if identity.demo {
            parts.push((format!(" {} {}", glyphs.dot, say.get("demo")), Role::Info));
        }
    }
    // Where there is no room for all of it, who we are counts more than what the program is called.
    let needed: usize = parts.iter().map(|(text, _)| text::width(text)).sum();
    if needed > usize::from(left) && parts.len() > 1 {
        parts.remove(0);
        if let Some(first) = parts.first_mut() {
            first.0 = first.0.trim_start().to_owned();
        }
    }
    let parts: Vec<(&str, Role)> = parts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.parts(line.x + 1, line.y, left, &parts);
    let right: Vec<(&str, Role)> = right.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.parts((line.right() - 1).saturating_sub(wide), line.y, wide, &right);
}

fn tabs(canvas: &mut Canvas<'_>, model: &Model, line: Rect) {
    if model.welcome.is_some() {
        return;
    }
    let full: Vec<String> = Tab::ALL.iter().map(|tab| canvas.say.get(tab.title())).collect();
    let short = Tab::ALL.iter().zip(&full).map(|(tab, name)| {
        let short = canvas.say.find(&format!("{}.short", tab.title()));
        short.unwrap_or_else(|| name.clone())
    });
    let short: Vec<String> = short.collect();
    let room = usize::from(line.width);
    // A tab is as wide open as closed, so that none moves when another opens.
    let wide = |names: &[String], gap: usize| names.iter().map(|name| text::width(name) + 4 + gap).sum::<usize>();
    // Short names where the long ones have no room, and where even they have none only that of the open tab.
    let (names, gap, all) = match () {
        () if wide(&full, 1) <= room => (full, 1, true),
        () if wide(&short, 0) <= room => (short, 0, true),
        () => (short, 0, false),
    };
    let mut x = line.x;
    for (tab, name) in Tab::ALL.iter().zip(&names) {
        let here = *tab == model.tab;
        let role = if here { Role::TabActive } else { Role::Tab };
        let digit = format!(" {} ", tab.number());
        let from = x;
        let digits = if here { Role::TabActive } else { Role::Key };
        x += canvas.text(x, line.y, line.right().saturating_sub(x), &digit, digits);
        if all || here {
            x += canvas.text(x, line.y, line.right().saturating_sub(x), &format!("{name} "), role);
        }
        let spot = Rect { x: from, width: x - from, ..line };
        canvas.hit(spot, Hit::Tab(*tab));
        x += gap;
    }
}

/// What was done here on the left, what others did on the right.
fn message(canvas: &mut Canvas<'_>, model: &Model, line: Rect) {
    let news = model.notes.news(model.now).map(|note| {
        let (text, role) = said(canvas, &note.said);
        (format!("{text}, {}", canvas.say.ago(note.at, model.now)), role)
    });
    let needed = |text: &str| u16::try_from(text::width(text) + 20).unwrap_or(u16::MAX);
    let ours = model.notes.ours(model.now).map(|note| (said(canvas, &note.said), note));
    let inner = layout::pad(line, 1);
    let mut left = inner.width;
    // What makes all further work vain stays until the program is left.
    if let (Some(trouble), None) = (&model.trouble, &ours) {
        let text = format!("{} {}", canvas.glyphs().late, canvas.say.refusal(trouble));
        canvas.text(inner.x, inner.y, inner.width, &text, Role::Bad);
        return;
    }
    if let Some((text, role)) = news {
        // Ours comes first, but leaves the news half the line.
        let room = match &ours {
            Some(((ours, _), _)) => inner.width.saturating_sub(needed(ours)).max(inner.width / 2),
            None => inner.width,
        };
        let cut = text::cut(&text, usize::from(room)).into_owned();
        let used = canvas.aligned(inner, &cut, Align::Right, role);
        left = inner.width.saturating_sub(used + 2);
    }
    if let Some(((text, role), note)) = ours {
        // How it is taken back is never cut off: the words give way.
        let hint = undo_hint(canvas, model, note).filter(|_| left >= LEAST_WIDTH).unwrap_or_default();
        let room = left.saturating_sub(u16::try_from(text::width(&hint)).unwrap_or(0));
        let used = canvas.text(inner.x, inner.y, room, &text, role);
        canvas.text(inner.x + used, inner.y, left.saturating_sub(used), &hint, Role::KeyHint);
    }
}

fn undo_hint(canvas: &Canvas<'_>, model: &Model, note: &Note) -> Option<String> {
    let (command, hint) = match note.said {
        Said::Done(_, Turn::Undo) => ("undo", "undo-hint"),
        Said::Done(_, Turn::Redo) => ("redo", "redo-hint"),
        _ => return None,
    };
    let key = canvas.say.keys(model.keymap.keys(command).first()?);
    Some(format!(" {} {}", canvas.glyphs().dot, canvas.say.with(hint, &[("key", &key)])))
}

/// A note's words with its sign.
pub fn said(canvas: &Canvas<'_>, said: &Said) -> (String, Role) {
    let glyphs = canvas.glyphs();
    match said {
        Said::Done(message, _) => (format!("{} {}", glyphs.kept, canvas.say.message(message)), Role::Good),
        Said::Hint(message) => (canvas.say.message(message), Role::Info),
        Said::Refused(refusal) => (format!("{} {}", glyphs.cross, canvas.say.refusal(refusal)), Role::Bad),
        Said::News(message) => (canvas.say.message(message), Role::Info),
    }
}

/// The keys that matter here, those that can run, in the order of their importance.
fn keys(canvas: &mut Canvas<'_>, model: &Model, snapshot: &Snapshot, line: Rect) {
    let layer = model.layer();
    let mut here: Vec<_> = commands::all()
        .filter(|command| command.layer == layer && command.footer > 0)
        .filter(|command| (command.when)(snapshot) == Availability::Yes)
        .filter(|command| command.id != "back" || snapshot.overlay.is_some())
        .collect();
    // Where one pane has the whole screen, the way to the others comes right after the first key.
    let alone = layout::panes(line.width) == Width::One;
    let place = |command: &commands::Command| if alone && command.id == "next-pane" { 11 } else { command.footer };
    here.sort_by_key(|command| place(command));
    // The last two, palette and help, always have their place.
    let fixed: Vec<_> = here.iter().filter(|command| command.footer >= 98).copied().collect();
    here.retain(|command| command.footer < 98);
    let word = |canvas: &Canvas<'_>, command: &commands::Command| {
        let short = match (command.id, snapshot.overlay) {
            ("typing-accept", Some(OverlayKind::Palette | OverlayKind::Menu)) => {
                "command-typing-accept.choose".to_owned()
            }
            ("typing-accept", Some(OverlayKind::Filter)) => "command-typing-accept.keep".to_owned(),
            ("typing-accept", Some(OverlayKind::Plan)) => "command-typing-next.short".to_owned(),
            ("typing-save", Some(OverlayKind::Plan)) => "command-draft.short".to_owned(),
            ("open", Some(OverlayKind::Import)) if asks(model) => "command-open.answer".to_owned(),
            ("open", Some(OverlayKind::Import)) => "command-open.import".to_owned(),
            ("open", Some(OverlayKind::Offer)) => "command-typing-accept.choose".to_owned(),
            ("open", Some(OverlayKind::Job | OverlayKind::Explain)) => "command-back.short".to_owned(),
            ("filter", _) if model.tab == Tab::Metrics => "command-filter.period".to_owned(),
            _ => format!("{}.short", command.text()),
        };
        let text = canvas.say.find(&short).unwrap_or_else(|| canvas.say.get(&command.text()));
        let key = match command.id {
            "confirm" => canvas.say.get("confirm-letter"),
            id => model.keymap.keys(id).first().map(|keys| canvas.say.keys(keys)).unwrap_or_default(),
        };
        (key, text)
    };
    let wide = |key: &str, text: &str| u16::try_from(text::width(key) + text::width(text) + 4).unwrap_or(u16::MAX);
    let reserved: u16 = fixed
        .iter()
        .map(|command| {
            let (key, text) = word(canvas, command);
            wide(&key, &text)
        })
        .sum();
    let mut x = line.x + 1;
    for (command, last) in here.iter().map(|command| (command, false)).chain(fixed.iter().map(|it| (it, true))) {
        let (key, text) = word(canvas, command);
        let room = line.right().saturating_sub(x).saturating_sub(if last { 0 } else { reserved });
        if key.is_empty() || wide(&key, &text) - 3 > room {
            continue;
        }
        let from = x;
        let words = format!(" {text}");
        x += canvas.parts(x, line.y, room, &[(&key, Role::Key), (&words, Role::KeyHint)]);
        canvas.hit(Rect { x: from, width: x - from, ..line }, Hit::Command(command.id));
        x += 3;
    }
}

/// Whether an import asks something.
fn asks(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Import(import)) if import.asks())
}

fn draw_overlay(canvas: &mut Canvas<'_>, model: &Model, overlay: &Overlay, lines: Lines) {
    let body = lines.body;
    let modal = !matches!(overlay, Overlay::Filter(_) | Overlay::Drawer(_));
    if modal {
        canvas.hit(canvas.area(), Hit::Outside);
    }
    match overlay {
        Overlay::Help(help) => overlays::help::draw(canvas, body, *help, &model.keymap, &below(model)),
        Overlay::Palette(palette) => overlays::palette::draw(canvas, body, palette, &model.keymap, &below(model)),
        Overlay::Filter(_) => {}
        Overlay::Form(form) => form::draw(canvas, body, form, &model.ground()),
        Overlay::Offer(offer) => overlays::offer::draw(canvas, body, offer),
        Overlay::Menu(menu) => overlays::menu::draw(canvas, body, menu),
        Overlay::Confirm(confirm) => overlays::confirm::draw(canvas, body, confirm),
        Overlay::Conflict(conflict) => overlays::conflict::draw(canvas, body, conflict),
        Overlay::Log(scroll) => overlays::log::draw(canvas, body, &model.notes, *scroll),
        Overlay::Drawer(drawer) => revenue::draw_drawer(canvas, model, *drawer, body),
        Overlay::Explain => {
            let period = match model.metrics.explained_period() {
                "" => String::new(),
                period => canvas.say.period(period, &model.ground()),
            };
            overlays::explain::draw(canvas, body, &model.metrics, &period, model.waiting(Slot::Explain));
        }
        Overlay::Import(import) => overlays::import::draw(canvas, body, import),
        Overlay::Plan(plan) => overlays::plan::draw(canvas, body, plan, &model.ground()),
        Overlay::Versions => {
            overlays::versions::draw(canvas, body, &model.agreement, model.waiting(Slot::Differences));
        }
        Overlay::Job => {
            if let Some(job) = &model.job {
                overlays::job::draw(canvas, body, job);
            }
        }
    }
}

/// The facts as they are under the help or the palette: what its commands will find once it is closed.
fn below(model: &Model) -> Snapshot {
    let snapshot = Snapshot::of(model);
    let under = model.overlays.iter().rev().nth(1).map(Overlay::kind);
    Snapshot { overlay: under, ..snapshot }
}

fn prefix(canvas: &mut Canvas<'_>, model: &Model, snapshot: &Snapshot, body: Rect) {
    if model.pending.is_empty() {
        return;
    }
    if let Found::Prefix(node) = model.keymap.find(model.layer(), &model.pending)
        && model.layer() == Layer::Screen
    {
        overlays::prefix::draw(canvas, body, &Sequence(model.pending.clone()), node, snapshot);
    }
}

/// What the last action did elsewhere: a small box over the bottom right, as long as its message stands.
fn consequences(canvas: &mut Canvas<'_>, model: &Model, lines: Lines) {
    let Some(note) = model.notes.ours(model.now).filter(|note| !note.consequences.is_empty()) else { return };
    if !model.overlays.is_empty() {
        return;
    }
    let arrow = canvas.glyphs().arrow;
    let whole = |it: &Consequence| vec![format!("{}  {} {arrow} {}", it.name, it.before, it.after)];
    let parts = |it: &Consequence| vec![it.name.clone(), format!("  {}", it.before), format!("{arrow} {}", it.after)];
    // In one line where that covers no more than half of what lies below; else before and after one under the other.
    let fits = |it: &Consequence| text::width(&whole(it).concat()) + 4 <= usize::from(lines.body.width / 2);
    let texts: Vec<String> = match note.consequences.iter().all(fits) {
        true => note.consequences.iter().flat_map(whole).collect(),
        false => note.consequences.iter().flat_map(parts).collect(),
    };
    let wide = texts.iter().map(|text| text::width(text)).max().unwrap_or(0);
    let width = u16::try_from(wide + 4).unwrap_or(u16::MAX).min(lines.body.width);
    let height = u16::try_from(texts.len() + 2).unwrap_or(u16::MAX).min(lines.body.height);
    let area = Rect { x: lines.body.right() - width, y: lines.body.bottom() - height, width, height };
    canvas.clear(area);
    let title = canvas.say.get("consequences");
    let inside = canvas.frame(area, &[(&title, Role::Good)], "", true);
    for (y, text) in (inside.y..inside.bottom()).zip(&texts) {
        canvas.text(inside.x + 1, y, inside.width.saturating_sub(1), text, Role::Text);
    }
}
