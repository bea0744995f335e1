//! What the figure of a debt is made of, in lines: itself, its parts, by person, by campaign, what was let go, what
//! was agreed.

use super::figures;
use crate::app::agreement::span;
use crate::app::views::{TermDetail, TermRow, Value};
use crate::domain::text;
use crate::ui::cells::{Canvas, wrap};
use crate::ui::say::Say;
use crate::ui::theme::Role;

/// Names and their figures stand no farther apart, so that the eye finds from one to the other.
const FIGURES: usize = 48;

/// A drawn line: parts of different roles.
pub type Line = Vec<(String, Role)>;

/// What a term's figure is made of: itself, its parts, by person, by campaign, what was let go, what was agreed.
pub fn story(canvas: &Canvas<'_>, detail: &TermDetail, width: usize) -> Vec<Line> {
    let say = canvas.say;
    let row = &detail.row;
    let (sign, word, role) = figures::standing(say, canvas.glyphs(), row);
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(wrap(&say.message(&row.promise), width).into_iter().map(|line| vec![(line, Role::Text)]));
    let days = format!("{} {} {}", say.day_long(row.from), canvas.glyphs().arrow, say.day_long(row.until.plus(-1)));
    lines.push(vec![(days, Role::Dim)]);
    let (figure, figure_role) = figures::figure(say, row);
    let outlook = figures::outlook(say, canvas.glyphs(), row);
    lines.push(vec![
        (format!("{sign} {word}  "), role),
        (figure, if figure_role == Role::Text { Role::Accent } else { figure_role }),
        (format!("  {outlook}"), Role::Dim),
    ]);
    parts(canvas, &mut lines, detail, width);
    people(canvas, &mut lines, detail, width);
    lenient(canvas, &mut lines, detail, width);
    rates(canvas, &mut lines, detail, width);
    if !detail.fields.is_empty() {
        header(canvas, &mut lines, "section-agreed");
        for (field, value) in &detail.fields {
            let name = say.get(&format!("field-{field}"));
            pair(&mut lines, &name, &agreed(say, row, field, value), width, Role::Text);
        }
    }
    lines
}

/// A field of a term in words; it is kept as it is typed.
fn agreed(say: Say<'_>, row: &TermRow, field: &str, value: &str) -> String {
    match field {
        "target" if row.owed != Value::None => say.value_rough(row.owed),
        "within" | "spacing" | "grace" | "warn" => span(say.texts(), value),
        "fields" => {
            let names = value.split(',').map(|name| say.find(&format!("field-{}", name.trim())));
            let named: Option<Vec<String>> = names.collect();
            named.map_or_else(|| value.to_owned(), |names| names.join(", "))
        }
        _ => say.find(&format!("choice-{value}")).unwrap_or_else(|| value.to_owned()),
    }
}

/// A heading over lines, with a line of air.
pub fn header(canvas: &Canvas<'_>, lines: &mut Vec<Line>, id: &str) {
    lines.push(Vec::new());
    lines.push(vec![(canvas.say.get(id), Role::Header)]);
}

/// A name on the left and a value on the right of a line.
pub fn pair(lines: &mut Vec<Line>, name: &str, value: &str, width: usize, role: Role) {
    let width = width.min(FIGURES.max(text::width(name) + text::width(value) + 4));
    let room = width.saturating_sub(text::width(value) + 4);
    let name = text::cut(name, room).into_owned();
    let gap = width.saturating_sub(2 + text::width(&name) + text::width(value));
    lines.push(vec![(format!("  {name}{}", " ".repeat(gap)), Role::Dim), (value.to_owned(), role)]);
}

/// The strict view in parts, and what it would be without leniency.
fn parts(canvas: &Canvas<'_>, lines: &mut Vec<Line>, detail: &TermDetail, width: usize) {
    let say = canvas.say;
    if detail.row.recycled > 0 {
        pair(lines, &say.get("term-recycled"), &say.count(detail.row.recycled), width, Role::Text);
    }
    let Some(strict) = &detail.row.strict else { return };
    header(canvas, lines, "section-strict");
    let all = [
        ("met", strict.met, Role::Kept),
        ("breached", strict.late, Role::Bad),
        ("overdue", strict.overdue, Role::Late),
        ("waived", strict.waived, Role::Paused),
        ("paused", strict.paused, Role::Paused),
        ("cancelled", strict.cancelled, Role::Dim),
    ];
    for (code, count, role) in all.into_iter().filter(|(code, count, _)| *count > 0 || *code == "met") {
        pair(lines, &say.get(&format!("clock-is-{code}")), &say.count(count), width, role);
    }
    if let Some((k, n)) = detail.row.without {
        let counted = format!("{}/{}", say.count(k), say.count(n));
        pair(lines, &say.get("term-without-leniency"), &counted, width, Role::Paused);
    }
    if let Some(open) = detail.row.open.filter(|open| open.started > 0) {
        let counted = format!("{}/{}", say.count(open.met), say.count(open.started));
        pair(lines, &say.get("term-open-view"), &counted, width, Role::Dim);
    }
}

fn people(canvas: &Canvas<'_>, lines: &mut Vec<Line>, detail: &TermDetail, width: usize) {
    let say = canvas.say;
    if !detail.people.is_empty() {
        header(canvas, lines, "section-people");
    }
    for (handle, met, decided, overdue) in &detail.people {
        let name = if handle.is_empty() { say.get("term-nobody") } else { handle.clone() };
        let late = if *overdue > 0 {
            format!("{} {}  ", canvas.glyphs().late, say.count_of("alarm-late", *overdue))
        } else {
            String::new()
        };
        let counted = format!("{late}{}/{}", say.count(*met), say.count(*decided));
        pair(lines, &name, &counted, width, if *overdue > 0 { Role::Late } else { Role::Text });
    }
    if !detail.campaigns.is_empty() {
        header(canvas, lines, "section-by-campaign");
    }
    for (name, met, decided) in &detail.campaigns {
        let name = if name.is_empty() { say.get("no-campaign") } else { name.clone() };
        pair(lines, &name, &format!("{}/{}", say.count(*met), say.count(*decided)), width, Role::Text);
    }
}

/// Pauses and waivers with who and why: they stand beside the figure for both sides to read.
fn lenient(canvas: &Canvas<'_>, lines: &mut Vec<Line>, detail: &TermDetail, width: usize) {
    if detail.leniency.is_empty() {
        return;
    }
    let say = canvas.say;
    header(canvas, lines, "section-leniency");
    for row in &detail.leniency {
        let step = say.code("step", row.step);
        let head = format!("  {}  {step}  ", say.moment(row.at, canvas.now));
        lines.push(vec![
            (head, Role::Dim),
            (row.prospect.clone(), Role::Text),
            (format!("  {}", row.by), Role::Paused),
        ]);
        let reason = wrap(&row.reason, width.saturating_sub(4).max(8));
        lines.extend(reason.into_iter().map(|line| vec![(format!("    {line}"), Role::Text)]));
    }
}

/// What a lead of each type is worth, frozen by the signatures.
fn rates(canvas: &Canvas<'_>, lines: &mut Vec<Line>, detail: &TermDetail, width: usize) {
    if detail.rates.is_empty() {
        return;
    }
    let say = canvas.say;
    header(canvas, lines, "section-rates");
    for (name, won, decided, revenue, delivered, worth) in &detail.rates {
        let each = format!("{}/{} × {}", say.count(*won), say.count(*decided), say.value_rough(*revenue));
        pair(lines, name, &each, width, Role::Text);
        let sum = format!("{} {} {}", say.count(*delivered), canvas.glyphs().arrow, say.value_rough(*worth));
        pair(lines, "", &sum, width, Role::Accent);
    }
}
