//! Who the selected prospect is: contact and consent, episode and clock, scores with reasons, needs,
//! deals, fields; beside it the timeline.

use ratatui::layout::Rect;

use super::view::stage_role;
use crate::app::views::{ProspectDetail, Slot};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas, wrap};
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::say::Say;
use crate::ui::screens::{Pane, timeline as shared};
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// A drawn line: parts of different roles.
pub type Line = Vec<(String, Role)>;

/// Who they are, in a pane.
pub fn who(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.prospects;
    let aside = state.detail.get().map(|detail| detail.row.number.clone()).unwrap_or_default();
    let inside = pane::frame(canvas, area, Pane::Prospect, &aside, state.pane == Pane::Prospect);
    if let Some(detail) = at_hand(canvas, model, inside) {
        let lines = lines(canvas, detail, usize::from(inside.width.saturating_sub(2)));
        draw_lines(canvas, layout::pad(inside, 1), &lines, state.detail.scroll);
    }
}

/// The timeline, in a pane.
pub fn timeline(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.prospects;
    let total = state.detail.get().map_or(0, |detail| detail.timeline_total);
    let aside = if total > 0 { canvas.say.count(total) } else { String::new() };
    let inside = pane::frame(canvas, area, Pane::Timeline, &aside, state.pane == Pane::Timeline);
    let Some(detail) = at_hand(canvas, model, inside) else { return };
    if detail.timeline.is_empty() {
        return pane::empty(canvas, inside, "empty-timeline", "empty-timeline-how");
    }
    shared::draw(canvas, layout::pad_left(inside, 1), &detail.timeline, detail.timeline_total, state.timeline);
}

/// Both in one pane, for narrow screens.
pub fn whole(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.prospects;
    let aside = state.detail.get().map(|detail| detail.row.number.clone()).unwrap_or_default();
    let inside = pane::frame(canvas, area, Pane::Prospect, &aside, true);
    let Some(detail) = at_hand(canvas, model, inside) else { return };
    let inner = layout::pad(inside, 1);
    let width = usize::from(inner.width.saturating_sub(1));
    let mut lines = lines(canvas, detail, width);
    lines.push(Vec::new());
    lines.push(vec![(canvas.say.get("pane-timeline"), Role::Accent)]);
    lines.extend(shared::lines(canvas, &detail.timeline, width));
    draw_lines(canvas, inner, &lines, state.detail.scroll);
}

/// The detail, or what stands in its place while it is not there.
fn at_hand<'m>(canvas: &mut Canvas<'_>, model: &'m Model, inside: Rect) -> Option<&'m ProspectDetail> {
    let detail = &model.prospects.detail;
    if let Some(found) = detail.get() {
        return Some(found);
    }
    match &detail.error {
        Some(refusal) => pane::failed(canvas, inside, refusal),
        None if detail.gone() => pane::empty(canvas, inside, "gone", "gone-how"),
        // With nothing in the list there is nobody to tell of; the list says what brings somebody.
        None if detail.wanted().is_none()
            && (model.prospects.list.is_empty() || model.prospects.list.error.is_some()) =>
        {
            let line = layout::centre(layout::pad(inside, 1), inside.width.saturating_sub(2), 1);
            let text = canvas.say.get("empty-detail");
            canvas.aligned(line, &text, Align::Centre, Role::Dim);
        }
        None if detail.wanted().is_none() => {}
        None => pane::waiting(canvas, inside, model.waiting(Slot::Prospect)),
    }
    None
}

/// Draws lines with their first `scroll` away, and a bar where not all are in sight.
pub fn draw_lines(canvas: &mut Canvas<'_>, area: Rect, lines: &[Line], scroll: u16) {
    let last = lines.len().saturating_sub(usize::from(area.height));
    let top = usize::from(scroll).min(last);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let parts: Vec<(&str, Role)> = line.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        canvas.parts(area.x, y, area.width, &parts);
    }
    let bar = Rect { x: area.right() + 1, width: 1, ..area };
    scroll_bar(canvas, bar, top as u64, lines.len() as u64);
}

fn lines(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize) -> Vec<Line> {
    let row = &detail.row;
    let mut lines = vec![vec![(row.name.clone(), Role::Title)]];
    if !row.account.is_empty() {
        lines.push(vec![(row.account.clone(), Role::Text)]);
    }
    lines.push(episode(canvas, detail));
    lines.extend(clock(canvas, detail).into_iter().flat_map(|line| folded(line, 1, width)));
    lines.extend(owners(canvas, detail).into_iter().flat_map(|line| folded(line, 2, width)));
    handoff(canvas, detail, width, &mut lines);
    contact(canvas, detail, width, &mut lines);
    scores(canvas, detail, width, &mut lines);
    needs(canvas, detail, width, &mut lines);
    deals(canvas, detail, width, &mut lines);
    if !detail.fields.is_empty() {
        head(canvas, "section-fields", &mut lines);
    }
    for field in &detail.fields {
        let name = if field.custom { field.name.clone() } else { canvas.say.get(&format!("field-{}", field.name)) };
        if text::width(&name) + 2 + text::width(&field.value) <= width {
            lines.push(vec![(format!("{name}: "), Role::Dim), (field.value.clone(), Role::Text)]);
        } else {
            lines.push(vec![(format!("{name}:"), Role::Dim)]);
            lines.extend(indented(&field.value, width));
        }
    }
    lines
}

/// A line, in two where it is too long for one: the parts from `at` on stand below.
fn folded(mut line: Line, at: usize, width: usize) -> Vec<Line> {
    let wide: usize = line.iter().map(|(text, _)| text::width(text)).sum();
    if wide <= width || at >= line.len() {
        return vec![line];
    }
    let mut below = line.split_off(at);
    if let Some((text, _)) = below.first_mut() {
        *text = format!("  {}", text.trim_start());
    }
    vec![line, below]
}

/// What has no room beside its name, under it.
fn indented(value: &str, width: usize) -> impl Iterator<Item = Line> {
    wrap(value, width.saturating_sub(2).max(8)).into_iter().map(|line| vec![(format!("  {line}"), Role::Text)])
}

fn head(canvas: &Canvas<'_>, id: &str, lines: &mut Vec<Line>) {
    lines.push(Vec::new());
    lines.push(vec![(canvas.say.get(id), Role::Header)]);
}

fn episode(canvas: &Canvas<'_>, detail: &ProspectDetail) -> Line {
    let say = canvas.say;
    let stage = say.code("stage", detail.row.stage);
    let mut line = vec![(stage, stage_role(detail.row.stage))];
    if let Some(episode) = &detail.episode {
        let since = say.ago(episode.since, canvas.now);
        line.push((format!(" {} {since}", canvas.glyphs().dot), Role::Dim));
        if episode.number > 1 {
            let text = say.count_of("episode-number", episode.number.into());
            line.push((format!(" {} {text}", canvas.glyphs().dot), Role::Dim));
        }
    }
    line
}

fn clock(canvas: &Canvas<'_>, detail: &ProspectDetail) -> Option<Line> {
    let episode = detail.episode.as_ref().filter(|episode| !episode.clock.is_empty())?;
    let (sign, role) = Say::mark(canvas.glyphs(), episode.mark);
    let name = canvas.say.code("clock", episode.clock);
    let word = canvas.say.mark_word(episode.mark);
    let mut line = vec![(format!("{sign} {name}: {word}"), role)];
    line.extend(episode.due.map(|due| (format!("  {}", canvas.say.instant_long(due)), role)));
    Some(line)
}

/// The last hand-off: what sales said, whose it is, why it was refused, who owes an answer.
fn handoff(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize, lines: &mut Vec<Line>) {
    let Some(info) = &detail.handoff else { return };
    let say = canvas.say;
    head(canvas, "section-handoff", lines);
    let (word, role) = match info.verdict {
        _ if info.expired => (say.get("handoff-expired"), Role::Late),
        "accepted" => (say.get("choice-accepted"), Role::Good),
        "refused" => (say.get("choice-refused"), Role::Bad),
        verdict => (say.get(&format!("choice-{verdict}")), Role::Text),
    };
    let since = say.ago(info.decided.unwrap_or(info.offered), canvas.now);
    let mut line = vec![
        (format!("{} ", info.number), Role::Dim),
        (word, role),
        (format!(" {} {since}", canvas.glyphs().dot), Role::Dim),
    ];
    if !info.owner.is_empty() {
        line.push((format!("  {}", say.with("handoff-with", &[("member", &info.owner)])), Role::Sales));
    }
    lines.extend(folded(line, 3, width));
    let until = info.until.map(|day| say.with("handoff-until", &[("day", &say.day(day))]));
    let dispute = match info.dispute {
        "by_marketing" => Some(("handoff-answer-owed-sales", Role::Warn)),
        "by_sales" => Some(("handoff-answer-owed-marketing", Role::Warn)),
        "answered" => Some(("event-answered", Role::Dim)),
        _ => None,
    };
    let reason = (!info.reason.is_empty()).then(|| (info.reason.clone(), Role::Text));
    let more = [reason, until.map(|text| (text, Role::Paused)), dispute.map(|(id, role)| (say.get(id), role))];
    for (text, role) in more.into_iter().flatten() {
        let parts = wrap(&text, width.saturating_sub(2).max(8));
        lines.extend(parts.into_iter().map(|part| vec![(format!("  {part}"), role)]));
    }
}

fn owners(canvas: &Canvas<'_>, detail: &ProspectDetail) -> Option<Line> {
    let row = &detail.row;
    let mut line = Vec::new();
    for (id, owner, role) in
        [("sales", &row.sales_owner, Role::Sales), ("marketing", &row.marketing_owner, Role::Marketing)]
    {
        if !owner.is_empty() {
            line.push((format!("{}: ", canvas.say.code("side", id)), Role::Dim));
            line.push((format!("{owner}  "), role));
        }
    }
    (!line.is_empty()).then_some(line)
}

fn contact(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize, lines: &mut Vec<Line>) {
    if detail.contact.is_empty() {
        return;
    }
    head(canvas, "section-contact", lines);
    for contact in &detail.contact {
        let glyphs = canvas.glyphs();
        let (sign, role) = match contact.basis {
            "do-not-contact" => (glyphs.cross, Role::Bad),
            "consent" | "legitimate" => (glyphs.kept, Role::Good),
            _ => (glyphs.dot, Role::Dim),
        };
        let channel = canvas.say.code("channel", contact.channel.code());
        let basis = canvas.say.code("basis", contact.basis);
        let all = text::width(&channel) + text::width(&contact.address) + text::width(&basis) + 5;
        let mut line = vec![(format!("{sign} "), role), (format!("{channel} "), Role::Dim)];
        // Neither the address nor the word for what may be done is cut off: where there is no room for both,
        // the address stands below.
        if all <= width {
            line.push((contact.address.clone(), Role::Text));
            line.push((format!("  {basis}"), role));
            lines.push(line);
        } else {
            line.push((format!(" {basis}"), role));
            lines.extend(folded(line, 2, width));
            lines.extend(indented(&contact.address, width));
        }
    }
}

fn scores(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize, lines: &mut Vec<Line>) {
    if detail.scores.is_empty() {
        return;
    }
    head(canvas, "section-scores", lines);
    for score in &detail.scores {
        // Without a profile there is no threshold, and so no verdict.
        let enough = score.threshold > 0 && score.value >= score.threshold;
        let (sign, role) = if enough { (canvas.glyphs().kept, Role::Good) } else { (canvas.glyphs().dot, Role::Dim) };
        let (value, threshold) = (score.value.to_string(), score.threshold.to_string());
        let kind = canvas.say.code("score", score.kind);
        let text = match score.threshold {
            0 => format!("{kind} {value}"),
            _ => canvas.say.with("score-of", &[("kind", &kind), ("value", &value), ("threshold", &threshold)]),
        };
        lines.push(vec![(format!("{sign} "), role), (text, Role::Text)]);
        let reasons: Vec<String> =
            score.reasons.iter().map(|(reason, points)| format!("{reason} {points:+}")).collect();
        let reasons = wrap(&reasons.join(", "), width.saturating_sub(2).max(8));
        lines.extend(
            reasons.into_iter().filter(|line| !line.is_empty()).map(|line| vec![(format!("  {line}"), Role::Dim)]),
        );
    }
}

fn needs(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize, lines: &mut Vec<Line>) {
    if detail.needs.is_empty() {
        return;
    }
    head(canvas, "section-needs", lines);
    for need in &detail.needs {
        let (sign, role) = match need.satisfied {
            Some(true) => (canvas.glyphs().kept, Role::Good),
            Some(false) => (canvas.glyphs().cross, Role::Bad),
            None => (canvas.glyphs().dot, Role::Dim),
        };
        for (row, text) in wrap(&need.text, width.saturating_sub(2).max(8)).into_iter().enumerate() {
            let sign = if row == 0 { format!("{sign} ") } else { "  ".to_owned() };
            lines.push(vec![(sign, role), (text, Role::Text)]);
        }
    }
}

fn deals(canvas: &Canvas<'_>, detail: &ProspectDetail, width: usize, lines: &mut Vec<Line>) {
    if detail.deals.is_empty() {
        return;
    }
    head(canvas, "section-deals", lines);
    for deal in &detail.deals {
        let amount = deal.amount.map(|money| canvas.say.money(money)).unwrap_or_default();
        let line = vec![
            (format!("{} ", deal.number), Role::Dim),
            (deal.title.clone(), Role::Text),
            (format!("  {}", deal.stage), Role::Sales),
            (format!("  {amount}"), Role::Text),
        ];
        lines.extend(folded(line, 2, width));
    }
}
