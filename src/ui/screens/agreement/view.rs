//! How the agreement looks: the version and its signatures on top, the debts of both sides, goals, who is away.

use ratatui::layout::Rect;

use super::state::Opened;
use super::{away, goals, opened, terms};
use crate::app::views::{AgreementPage, Slot, VersionInfo};
use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;

/// From how many columns on the two sides' debts stand side by side.
const BESIDE: u16 = 100;
/// The columns that goals keep beside calendars.
const GOALS: u16 = 620;

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.agreement;
    match (&state.page, &state.error) {
        (_, Some(refusal)) => pane::failed(canvas, area, refusal),
        (None, None) => pane::waiting(canvas, area, model.waiting(Slot::Agreement)),
        (Some(page), None) => match state.opened {
            None => board(canvas, model, page, area),
            Some(Opened::Goal(_)) => opened::goal(canvas, model, area),
            Some(Opened::Term(_) | Opened::Clocks) => opened::clocks(canvas, model, area),
        },
    }
}

fn board(canvas: &mut Canvas<'_>, model: &Model, page: &AgreementPage, area: Rect) {
    let area = layout::below(area, versions(canvas, page, area));
    let pane = model.agreement.pane;
    if model.zoomed {
        return one(canvas, model, page, pane, area);
    }
    let beside = area.width >= BESIDE;
    let (left, right) = model.agreement.sides();
    let rows = if beside { left.len().max(right.len()) } else { left.len() + right.len() + 1 };
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).max(2);
    let below = goals::wanted(page).max(if beside { away::wanted(page) } else { 0 });
    // The debts first; goals and calendars in what is left, all of them whole if they can.
    let least = rows.saturating_add(2).max(5);
    let room = area.height.saturating_sub(below.clamp(4, area.height.max(4)));
    if area.height < least.saturating_add(4) {
        return one(canvas, model, page, pane, area);
    }
    let most = rows.saturating_mul(4).saturating_add(2);
    let height = room.clamp(least, most.max(least)).min(area.height - 4);
    let (top, bottom) = (Rect { height, ..area }, layout::below(area, height));
    terms::draw(canvas, model, page, top, beside);
    if beside {
        let (left, right) = layout::split_left(bottom, layout::share(bottom.width, GOALS), 30);
        goals::draw(canvas, model, page, left);
        away::draw(canvas, model, page, right);
    } else if pane == Pane::Calendars {
        away::draw(canvas, model, page, bottom);
    } else {
        goals::draw(canvas, model, page, bottom);
    }
}

/// The pane that has the keys alone, where there is no room for more.
fn one(canvas: &mut Canvas<'_>, model: &Model, page: &AgreementPage, pane: Pane, area: Rect) {
    match pane {
        Pane::Goals => goals::draw(canvas, model, page, area),
        Pane::Calendars => away::draw(canvas, model, page, area),
        _ => terms::draw(canvas, model, page, area, area.width >= BESIDE),
    }
}

/// The version on the screen, and another that waits for signatures or its first day; says how many lines it took.
fn versions(canvas: &mut Canvas<'_>, page: &AgreementPage, area: Rect) -> u16 {
    let Some(shown) = &page.version else { return 0 };
    version(canvas, &page.name, shown, area);
    let waits = |version: &&VersionInfo| version.id != shown.id && matches!(version.state, "draft" | "coming");
    match (page.versions.iter().find(waits), layout::row(area, 1)) {
        (Some(other), Some(line)) if area.height > 12 => {
            version(canvas, "", other, line);
            2
        }
        _ => 1,
    }
}

/// A version in a line: its state, and who signed it for which side.
fn version(canvas: &mut Canvas<'_>, name: &str, version: &VersionInfo, line: Rect) {
    let room = usize::from(line.width.saturating_sub(2));
    // The agreement's name gives way first, then the days of the signatures: who signed counts more.
    let mut parts = told(canvas, name, version, true);
    let too_wide = |parts: &[(String, Role)]| parts.iter().map(|(text, _)| text::width(text)).sum::<usize>() > room;
    for (name, days) in [("", true), ("", false)] {
        if too_wide(&parts) {
            parts = told(canvas, name, version, days);
        }
    }
    // Last its own days, which alone are plain text: they stand in the list of versions.
    if too_wide(&parts) {
        parts.retain(|(_, role)| *role != Role::Text);
    }
    let parts: Vec<(&str, Role)> = parts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.parts(line.x + 1, line.y, line.width.saturating_sub(2), &parts);
    canvas.hit(Rect { height: 1, ..line }, Hit::Command("versions"));
}

/// The parts of a version's line; the days of signatures where `dated`.
fn told(canvas: &Canvas<'_>, name: &str, version: &VersionInfo, dated: bool) -> Vec<(String, Role)> {
    let say = canvas.say;
    let glyphs = canvas.glyphs();
    let (sign, role) = match version.state {
        "in-force" => (glyphs.kept, Role::Kept),
        "draft" => (glyphs.due, Role::Due),
        "coming" => (glyphs.arrow, Role::Info),
        _ => (glyphs.none, Role::Dim),
    };
    let mut parts: Vec<(String, Role)> = Vec::new();
    if !name.is_empty() {
        parts.push((format!("{name}  "), Role::Title));
    }
    let days = match version.until {
        Some(until) => format!("{} {} {}", say.day(version.from), glyphs.arrow, say.day(until)),
        None => say.with("version-from", &[("day", &say.day(version.from))]),
    };
    parts.push((format!("{sign} {} {}", version.label, say.code("version-is", version.state)), role));
    parts.push((format!(" {days}"), Role::Text));
    for side in ["marketing", "sales"] {
        let signed = version.signatures.iter().find(|it| it.side == side && it.valid);
        let word = say.code("side", side);
        let (text, role) = match signed {
            Some(signed) => {
                let day = if dated { format!(" {}", say.day(say.zone().day(signed.at))) } else { String::new() };
                (format!("{} {word}: {}{day}", glyphs.kept, signed.by), super::figures::side(side))
            }
            None => (format!("{} {}", glyphs.due, say.with("version-unsigned", &[("side", &word)])), Role::Due),
        };
        parts.push((format!(" {} ", glyphs.dot), Role::Dim));
        parts.push((text, role));
    }
    parts
}
