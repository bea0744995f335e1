//! The simulator: from a revenue goal to what each side owes a week and a day, worked out anew while one types.

use ratatui::layout::Rect;

use crate::app::views::{PlanInput, PlanView, Query, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::keymap::{Key, KeyName};
use crate::ui::layout;
use crate::ui::screens::agreement::figures;
use crate::ui::theme::Role;
use crate::ui::widgets::form::{Content, Field, Form, Ground, agreed};
use crate::ui::widgets::{bars, pane};

/// The simulator.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What is typed.
    pub form: Form,
    /// What comes of it; of what was typed before, while newer figures are awaited.
    pub view: Option<Box<PlanView>>,
    /// Why it cannot be worked out.
    pub error: Option<Refusal>,
    /// It is to become a draft: `D` was typed.
    pub chosen: bool,
    answered: Option<PlanInput>,
}

impl Plan {
    /// A plan for `period` at the team's own rates.
    pub fn new(period: &str) -> Self {
        Self { form: agreed::plan(period), view: None, error: None, chosen: false, answered: None }
    }

    /// What is typed, without the empty fields.
    pub fn input(&self) -> PlanInput {
        let typed = self.form.fields.iter().map(|field| (field.name, field.value()));
        PlanInput { fields: typed.filter(|(_, value)| !value.is_empty()).collect() }
    }

    /// What must be asked for.
    pub fn missing(&self) -> Option<Query> {
        let input = self.input();
        (self.answered.as_ref() != Some(&input)).then_some(Query::Plan(input))
    }

    /// Takes in what came back, if it is of what is typed now.
    pub fn accept(&mut self, input: &PlanInput, answer: Result<Box<PlanView>, Refusal>) {
        if *input != self.input() {
            return;
        }
        self.answered = Some(input.clone());
        self.error = None;
        match answer {
            Ok(view) => self.view = Some(view),
            Err(refusal) => {
                let named = refusal.values.iter().find(|(name, _)| *name == "field").map(|(_, value)| value.clone());
                let field = self.form.fields.iter_mut().find(|field| Some(field.name) == named.as_deref());
                match field {
                    // It stands beside the field until that is typed into again.
                    Some(field) => field.refused = Some(refusal),
                    None => self.error = Some(refusal),
                }
            }
        }
    }

    /// Everything may have changed.
    pub fn age(&mut self) {
        self.answered = None;
    }

    /// A key for it: `D` makes a draft of it, as no field takes that letter.
    pub fn key(&mut self, key: &Key) {
        if key.code == KeyName::Char('D') {
            self.chosen = true;
            return;
        }
        self.form.key(key);
        self.form.fields.iter_mut().for_each(|field| field.refused = None);
    }

    /// Whether what is in sight is what would become the draft, and it can be done.
    pub fn ready(&self) -> bool {
        let settled = self.answered.as_ref() == Some(&self.input()) && self.error.is_none();
        settled
            && self.form.fields.iter().all(|field| field.refused.is_none())
            && self.view.as_ref().is_some_and(|view| view.infeasible.is_none())
    }
}

/// Draws the simulator over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, plan: &Plan, ground: &Ground) {
    let area = layout::centre(area, 132, 22);
    canvas.clear(area);
    let title = canvas.say.get("plan-title");
    let aside = canvas.say.get("plan-aside");
    let inside = canvas.frame(area, &[(&title, Role::Joint)], &aside, true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    if inside.width < 66 {
        // What is typed keeps its lines; the result has the rest.
        let fields = inside.height.saturating_sub(8).clamp(3, 11).min(inside.height);
        inputs(canvas, Rect { height: fields, ..inside }, plan, ground);
        return result(canvas, layout::below(inside, fields + 1), plan);
    }
    let (left, right) = layout::split_left(inside, layout::share(inside.width, 560), 30);
    inputs(canvas, Rect { width: left.width.saturating_sub(2), ..left }, plan, ground);
    result(canvas, right, plan);
}

/// The fields, each with what was used and where that comes from.
fn inputs(canvas: &mut Canvas<'_>, area: Rect, plan: &Plan, ground: &Ground) {
    let names = plan.form.fields.iter().map(|field| text::width(&name(canvas, field))).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(u16::MAX).min(area.width / 2);
    let skip = (plan.form.focus + 1).saturating_sub(usize::from(area.height));
    for (y, (place, field)) in (area.y..area.bottom()).zip(plan.form.fields.iter().enumerate().skip(skip)) {
        let line = Rect { y, height: 1, ..area };
        canvas.hit(line, Hit::OverlayRow(place));
        let has_keys = place == plan.form.focus;
        let label = name(canvas, field);
        canvas.text(line.x, y, names, &label, if has_keys { Role::Accent } else { Role::Dim });
        let x = line.x + names + 1;
        let typed = if area.width < 50 { 8 } else { 12 }.min(line.right().saturating_sub(x));
        let input = Rect { x, width: typed, ..line };
        if let Content::Typed(text) = &field.content {
            if has_keys || !text.text().is_empty() {
                text.draw(canvas, input, has_keys);
            } else {
                let none = canvas.glyphs().dot;
                canvas.text(input.x, y, 1, none, Role::Dim);
            }
        }
        let x = input.right() + 1;
        let room = line.right().saturating_sub(x);
        let (said, role) = remark(canvas, plan, field, ground, usize::from(room));
        canvas.text(x, y, room, &said, role);
    }
    let shown = plan.form.fields.len().saturating_sub(skip).min(usize::from(area.height));
    wrong(canvas, layout::below(area, u16::try_from(shown).unwrap_or(u16::MAX).saturating_add(1)), plan, ground);
}

/// What is wrong with the first field that is wrong, in full, with what helps.
fn wrong(canvas: &mut Canvas<'_>, area: Rect, plan: &Plan, ground: &Ground) {
    let Some(refusal) = plan.form.fields.iter().find_map(|field| field.check(ground).err()) else { return };
    let why = canvas.say.refusal(&refusal);
    let used = canvas.wrapped(area, &why, Role::Bad);
    if let Some(hint) = canvas.say.hint(&refusal) {
        canvas.wrapped(layout::below(area, used), &hint, Role::Dim);
    }
}

fn name(canvas: &Canvas<'_>, field: &Field) -> String {
    canvas.say.get(&format!("plan-{}", field.name))
}

/// What is wrong with a field, else the value that was used, and as much of where it comes from as there is room for:
/// `25 %  45/180  19–32 %`.
fn remark(canvas: &Canvas<'_>, plan: &Plan, field: &Field, ground: &Ground, room: usize) -> (String, Role) {
    let say = canvas.say;
    if let Err(refusal) = field.check(ground) {
        return (format!("{} {}", canvas.glyphs().cross, say.refusal(&refusal)), Role::Bad);
    }
    if field.name == "period" {
        let period = plan.view.as_ref().map(|view| say.period(&view.period, ground));
        return (period.unwrap_or_default(), Role::Text);
    }
    let used = plan.view.as_ref().and_then(|view| view.inputs.iter().find(|input| input.0 == field.name));
    let Some((_, value, counted, interval, origin)) = used else { return (String::new(), Role::Dim) };
    if *value == Value::None {
        return (say.get("plan-unknown"), Role::Dim);
    }
    let mut parts = vec![say.value_rough(*value)];
    if let Some((k, n)) = counted {
        parts.push(format!("{}/{}", say.count(*k), say.count(*n)));
    }
    if let Some((low, high)) = interval {
        parts.push(figures::range(say, *low, *high));
    }
    // What was counted from cases was measured: that need not be said.
    if *origin == "agreed" || (*origin == "measured" && counted.is_none()) {
        parts.push(say.get(&format!("plan-origin-{origin}")));
    }
    while parts.len() > 1 && text::width(&parts.join(" ")) > room {
        parts.pop();
    }
    let apart = parts.join("  ");
    let told = if text::width(&apart) > room { parts.join(" ") } else { apart };
    (told, if *origin == "given" { Role::Text } else { Role::Dim })
}

/// What is needed, and what each side owes for it.
fn result(canvas: &mut Canvas<'_>, area: Rect, plan: &Plan) {
    if let Some(refusal) = &plan.error {
        return pane::refused(canvas, area, refusal);
    }
    let Some(view) = &plan.view else { return };
    let mut y = area.y;
    if let Some(refusal) = &view.infeasible {
        let why = format!("{} {}", canvas.glyphs().cross, canvas.say.refusal(refusal));
        y += canvas.wrapped(Rect { y, height: area.bottom() - y, ..area }, &why, Role::Bad);
        if let Some(hint) = canvas.say.hint(refusal) {
            y += canvas.wrapped(Rect { y, height: area.bottom().saturating_sub(y), ..area }, &hint, Role::Text);
        }
    }
    let low = area.height < 17;
    y = table(canvas, area, y, "plan-need", Role::Joint, &view.need);
    y += u16::from(!low);
    y = table(canvas, area, y, "plan-marketing", Role::Marketing, &view.marketing);
    y += u16::from(!low);
    y = table(canvas, area, y, "plan-sales", Role::Sales, &view.sales);
    for warning in &view.warnings {
        let text = format!("{} {}", canvas.glyphs().due, canvas.say.message(warning));
        for line in wrap(&text, usize::from(area.width)) {
            if y >= area.bottom() {
                return;
            }
            canvas.text(area.x, y, area.width, &line, Role::Warn);
            y += 1;
        }
    }
}

/// A table of stages: the point in full, its range beside it, and a bar; says where the next line is.
fn table(
    canvas: &mut Canvas<'_>,
    area: Rect,
    mut y: u16,
    title: &str,
    role: Role,
    rows: &[(&'static str, i64, i64, i64)],
) -> u16 {
    if y >= area.bottom() || rows.is_empty() {
        return y;
    }
    let title = canvas.say.get(title);
    canvas.text(area.x, y, area.width, &title, role);
    y += 1;
    let told = |n: i64| canvas.say.count(n.unsigned_abs());
    let lines: Vec<(String, String, String, f64)> = rows
        .iter()
        .map(|(stage, point, low, high)| {
            let range = match (low == high, *high) {
                (true, _) => String::new(),
                // A rate that may be as good as nought has no upper end.
                (false, i64::MAX) => format!("{}–{}", told(*low), canvas.glyphs().more),
                (false, high) => format!("{}–{}", told(*low), told(high)),
            };
            (canvas.say.get(&format!("plan-stage-{stage}")), told(*point), range, *point as f64)
        })
        .collect();
    let wide = |get: fn(&(String, String, String, f64)) -> &str| {
        let widest = lines.iter().map(|line| text::width(get(line))).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX)
    };
    let (names, points, ranges) =
        (wide(|line| &line.0).min(area.width / 2), wide(|line| &line.1), wide(|line| &line.2));
    let top = lines.iter().map(|line| line.3).fold(1.0, f64::max);
    let bar = area.width.saturating_sub(names + points + ranges + 6);
    for (name, point, range, size) in &lines {
        if y >= area.bottom() {
            break;
        }
        let x = area.x + 1;
        canvas.text(x, y, names, name, Role::Text);
        let spot = Rect { x: x + names + 1, y, width: points, height: 1 };
        canvas.aligned(spot, point, Align::Right, Role::Accent);
        let spot = Rect { x: spot.right() + 1, y, width: ranges, height: 1 };
        canvas.aligned(spot, range, Align::Right, Role::Dim);
        if bar >= 4 {
            // A funnel spans orders of magnitude: its root keeps the narrow end in sight.
            let spot = Rect { x: spot.right() + 2, y, width: bar, height: 1 };
            bars::bar(canvas, spot, (size / top).max(0.0).sqrt(), role);
        }
        y += 1;
    }
    y
}
