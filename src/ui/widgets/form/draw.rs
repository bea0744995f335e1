//! How a form looks: names on the left, what is typed in the middle, how it is read or what is wrong
//! with it on the right.

use ratatui::layout::Rect;

use super::field::{Content, Field, FieldKind, Pick};
use super::{Form, Ground, Reading};
use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;

/// Lines that a field of several lines has while it is typed into.
const TALL: u16 = 4;
/// The most offers in sight.
const OFFERS: u16 = 6;

/// Draws a form as a box in the middle of `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, form: &Form, ground: &Ground) {
    let tall = form.current().is_some_and(|field| field.kind == FieldKind::Lines);
    let lines = form.fields.len() as u16 + if tall { TALL - 1 } else { 0 };
    let bottom = area.bottom();
    let area = layout::centre(area, 84, lines.saturating_add(5));
    canvas.clear(area);
    let name = canvas.say.get(form.title.0);
    let (id, about) = (form.title.0, form.title.1.as_str());
    let title = if about.is_empty() { name } else { canvas.say.with(id, &[("name", about)]) };
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let room = inside.height.saturating_sub(2);
    let names = names_width(canvas, form, inside.width);
    let first = first_line(form, room);
    let mut row = 0;
    let mut focused = None;
    for (place, field) in form.fields.iter().enumerate().skip(first) {
        let has_keys = place == form.focus;
        let height = if has_keys && field.kind == FieldKind::Lines { TALL } else { 1 }.min(room.saturating_sub(row));
        if height == 0 {
            break;
        }
        let line = Rect { y: inside.y + row, height, ..inside };
        canvas.hit(line, Hit::OverlayRow(place));
        draw_field(canvas, line, (names, &label(canvas, form, field)), field, has_keys && !form.saving, ground);
        if has_keys {
            focused = Some((line, field));
        }
        row += height;
    }
    footer(canvas, inside, form, ground);
    if let Some((line, field)) = focused.filter(|_| !form.saving) {
        let under = Rect { y: line.bottom(), height: bottom.saturating_sub(line.bottom()), ..line };
        offers(canvas, under, names, field);
    }
}

fn names_width(canvas: &Canvas<'_>, form: &Form, width: u16) -> u16 {
    let widest = form.fields.iter().map(|field| text::width(&label(canvas, form, field))).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(width).min(width / 2)
}

/// What a field is called: by its own name, in this form, or everywhere.
pub fn label(canvas: &Canvas<'_>, form: &Form, field: &Field) -> String {
    let here = || canvas.say.find(&format!("{}.{}", form.title.0, field.name));
    let own = field.label.map(|id| canvas.say.get(id)).or_else(here);
    let name = own.unwrap_or_else(|| canvas.say.get(&format!("field-{}", field.name)));
    if field.required { format!("{name} *") } else { name }
}

/// The first field in sight, so that the one in focus is.
fn first_line(form: &Form, room: u16) -> usize {
    let tall = form.current().is_some_and(|field| field.kind == FieldKind::Lines);
    let needed = form.focus + usize::from(if tall { TALL } else { 1 });
    needed.saturating_sub(usize::from(room)).min(form.focus)
}

fn draw_field(
    canvas: &mut Canvas<'_>,
    line: Rect,
    (names, name): (u16, &str),
    field: &Field,
    has_keys: bool,
    ground: &Ground,
) {
    let role = if has_keys { Role::Accent } else { Role::Dim };
    canvas.text(line.x, line.y, names, name, role);
    let rest = Rect { x: line.x + names + 2, width: line.width.saturating_sub(names + 2), ..line };
    let (said, said_role) = remark(canvas, field, has_keys, ground);
    // Days and amounts share their line with how they are read; names have it whole until something is said.
    let short = matches!(field.kind, FieldKind::Day | FieldKind::Past | FieldKind::Amount | FieldKind::Number);
    let beside = if rest.width >= 44 && (short || !said.is_empty()) { rest.width / 2 } else { 0 };
    let input = Rect { width: rest.width - beside, ..rest };
    match (&field.content, field.kind) {
        (Content::Typed(typed), FieldKind::Lines) if has_keys => several(canvas, input, typed.text()),
        (Content::Typed(typed), _) => {
            typed.draw(canvas, input, has_keys);
            if has_keys && field.replaced() {
                let wide = text::width(typed.text()) as u16;
                canvas.paint(Rect { width: wide.min(input.width), height: 1, ..input }, Role::SelectedUnfocused);
            }
        }
        (Content::Pick(pick), _) => pick.line.draw(canvas, input, has_keys),
        (Content::Chosen(place), FieldKind::Codes { family, codes }) => {
            choices(canvas, Rect { width: rest.width, ..rest }, family, codes, *place, has_keys);
            return;
        }
        (Content::Chosen(_), _) => {}
    }
    if !has_keys && field.value().is_empty() {
        let none = canvas.glyphs().dot;
        canvas.text(input.x, input.y, input.width, none, Role::Dim);
    }
    canvas.text(input.right() + 1, line.y, beside.saturating_sub(1), &said, said_role);
}

/// Several lines: the last ones, as that is where one types.
fn several(canvas: &mut Canvas<'_>, area: Rect, typed: &str) {
    let lines = crate::ui::cells::wrap(typed, usize::from(area.width.saturating_sub(1)));
    let skip = lines.len().saturating_sub(usize::from(area.height));
    let mut end = (area.x, area.y);
    for (row, line) in (area.y..area.bottom()).zip(lines.iter().skip(skip)) {
        let used = canvas.text(area.x, row, area.width, line, Role::Input);
        end = (area.x + used, row);
    }
    if !area.is_empty() {
        canvas.cursor = Some(end.into());
    }
}

/// Codes side by side, as many as fit around the chosen one.
fn choices(canvas: &mut Canvas<'_>, area: Rect, family: &str, codes: &[&str], place: usize, has_keys: bool) {
    let words: Vec<String> = codes.iter().map(|code| canvas.say.code(family, code)).collect();
    let widths: Vec<usize> = words.iter().map(|word| text::width(word) + 2).collect();
    let before: usize = widths.iter().take(place + 1).sum();
    let mut skip = 0;
    let mut hidden = 0;
    while before - hidden > usize::from(area.width) && skip < place {
        hidden += widths.get(skip).copied().unwrap_or(0);
        skip += 1;
    }
    let mut x = area.x;
    for (number, word) in words.iter().enumerate().skip(skip) {
        let role = match (number == place, has_keys) {
            (true, true) => Role::Selected,
            (true, false) => Role::Text,
            (false, true) => Role::Dim,
            (false, false) => continue,
        };
        if x >= area.right() {
            break;
        }
        let shown = if has_keys { format!(" {word} ") } else { word.clone() };
        x += canvas.text(x, area.y, area.right() - x, &shown, role);
    }
}

/// What stands beside a field: what is wrong with it, how it is read, or what it wants.
fn remark(canvas: &Canvas<'_>, field: &Field, has_keys: bool, ground: &Ground) -> (String, Role) {
    let glyphs = canvas.glyphs();
    match field.check(ground) {
        Err(refusal) if field.touched() || field.refused.is_some() => {
            (format!("{} {}", glyphs.cross, canvas.say.refusal(&refusal)), Role::Bad)
        }
        Ok(Reading::Day(day)) if !field.value().is_empty() => {
            (format!("{} {}", glyphs.arrow, canvas.say.day_long(day)), Role::Info)
        }
        Ok(Reading::Money(money)) => (format!("{} {}", glyphs.arrow, canvas.say.money(money)), Role::Info),
        _ if has_keys => (hint(canvas, field), Role::KeyHint),
        _ => (String::new(), Role::Dim),
    }
}

fn hint(canvas: &Canvas<'_>, field: &Field) -> String {
    match field.kind {
        FieldKind::Day | FieldKind::Past => canvas.say.get("hint-day"),
        FieldKind::Amount => canvas.say.get("hint-amount"),
        FieldKind::Lines => canvas.say.get("hint-lines"),
        FieldKind::Open(_) if field.is_new() => canvas.say.get("hint-new"),
        FieldKind::Open(_) => canvas.say.get("hint-open"),
        FieldKind::Text | FieldKind::Week | FieldKind::Hours => {
            canvas.say.find(&format!("hint-{}", field.name)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn footer(canvas: &mut Canvas<'_>, inside: Rect, form: &Form, ground: &Ground) {
    let Some(line) = inside.height.checked_sub(1).and_then(|last| layout::row(inside, last)) else { return };
    if form.leaving {
        let ask = canvas.say.get("form-leave");
        canvas.text(line.x, line.y, line.width, &ask, Role::Warn);
        return;
    }
    if let Some(refusal) = &form.error {
        let text = format!("{} {}", canvas.glyphs().cross, canvas.say.refusal(refusal));
        canvas.text(line.x, line.y, line.width, &text, Role::Bad);
        return;
    }
    if form.saving {
        let text = canvas.say.get("form-saving");
        canvas.text(line.x, line.y, line.width, &text, Role::Dim);
        return;
    }
    // Where there is no room beside the field in focus, it speaks here.
    let beside = inside.width.saturating_sub(names_width(canvas, form, inside.width) + 2) / 2;
    let remark = form.current().map(|field| match field.kind {
        FieldKind::Codes { .. } => (canvas.say.get("form-choose"), Role::KeyHint),
        _ => remark(canvas, field, true, ground),
    });
    let choice = form.current().is_some_and(|field| matches!(field.kind, FieldKind::Codes { .. }));
    let cut = |said: &str| beside < 22 || text::width(said) >= usize::from(beside);
    match remark.filter(|(said, _)| !said.is_empty() && (choice || cut(said))) {
        Some((said, role)) => canvas.text(line.x, line.y, line.width, &said, role),
        // The keys stand in the frame's last line; here, what the star means.
        None if form.fields.iter().any(|field| field.required) => {
            let star = canvas.say.get("form-required");
            canvas.text(line.x, line.y, line.width, &star, Role::Dim)
        }
        None => 0,
    };
}

/// What a choice can be, right under it.
fn offers(canvas: &mut Canvas<'_>, under: Rect, names: u16, field: &Field) {
    let Content::Pick(Pick { offers: Some((_, choices)), chosen: None, offered, .. }) = &field.content else { return };
    let height = (OFFERS.min(choices.len() as u16) + 2).min(under.height);
    // Its text stands right under what is typed.
    let x = under.x + names;
    let framed = Rect { x, width: under.right().saturating_sub(x).min(60), height, ..under };
    if choices.is_empty() || framed.height < 3 || framed.width < 8 {
        return;
    }
    canvas.clear(framed);
    let area = canvas.frame(framed, &[], "", true);
    let height = area.height;
    let skip = (offered + 1).saturating_sub(usize::from(height));
    for (row, (place, choice)) in (area.y..area.bottom()).zip(choices.iter().enumerate().skip(skip)) {
        let here = place == *offered;
        let pointer = if here { canvas.glyphs().pointer } else { " " };
        let role = if here { Role::Selected } else { Role::Text };
        canvas.fill(Rect { y: row, height: 1, ..area }, " ", role);
        let used = canvas.parts(area.x, row, area.width, &[(pointer, role), (&choice.label, role)]);
        if !choice.note.is_empty() {
            let role = if here { Role::Selected } else { Role::Dim };
            let rest = area.width.saturating_sub(used + 2);
            canvas.text(area.x + used + 2, row, rest, &choice.note, role);
        }
    }
}
