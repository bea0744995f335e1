//! An import before it is done: which column becomes what, and what the file does not prove, asked one
//! question after the other.

mod trial;

use ratatui::layout::Rect;

use crate::app::views::{ImportColumn, ImportQuestion, ImportView, Job, Message};
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::domain::time::Instant;
use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::list::Motion;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// How many remarks stand above the columns; the others follow below them.
const NOTES: usize = 4;

/// The box's state.
#[derive(Debug, Clone)]
pub struct ImportBox {
    path: String,
    answers: Vec<(String, String)>,
    plan: Option<Result<Box<ImportView>, Refusal>>,
    since: Instant,
    /// The place of the selected answer.
    pub selected: usize,
    scroll: u16,
}

impl ImportBox {
    /// For a file whose plan was asked for at `since`.
    pub const fn new(path: String, since: Instant) -> Self {
        Self { path, answers: Vec::new(), plan: None, since, selected: 0, scroll: 0 }
    }

    /// The job that makes the plan, with the answers so far.
    pub fn survey(&self) -> Job {
        Job::Survey { path: self.path.clone(), answers: self.answers.clone() }
    }

    /// The plan came.
    pub fn accept(&mut self, plan: Result<Box<ImportView>, Refusal>) {
        (self.plan, self.selected, self.scroll) = (Some(plan), 0, 0);
    }

    /// Enter: the selected answer leads to a new plan; without a question the import itself begins.
    /// `None` while there is nothing to go on with. Says whether the box is done.
    pub fn enter(&mut self, now: Instant) -> Option<(Job, bool)> {
        let plan = self.plan.as_ref()?.as_ref().ok()?;
        let Some(question) = &plan.question else {
            return Some((Job::Import { path: self.path.clone(), answers: self.answers.clone() }, true));
        };
        let (option, _) = question.options.get(self.selected)?;
        let answer = match question.choice {
            // A column was chosen: it becomes the first thing that can say who or what a row is about.
            "map" => format!("{option}={}", identity(question)),
            _ => option.clone(),
        };
        self.answers.push((question.choice.to_owned(), answer));
        (self.plan, self.since) = (None, now);
        Some((self.survey(), false))
    }

    /// Whether it asks something, before it can run.
    pub fn asks(&self) -> bool {
        matches!(&self.plan, Some(Ok(plan)) if plan.question.is_some())
    }

    /// Moves: through the answers, else through the columns.
    pub fn go(&mut self, motion: Motion, rows: i64) {
        let question = self.plan.as_ref().and_then(|plan| plan.as_ref().ok()).and_then(|plan| plan.question.as_ref());
        match question {
            Some(question) => {
                let by = isize::try_from(rows).unwrap_or(0);
                self.selected = self.selected.saturating_add_signed(by).min(question.options.len().saturating_sub(1));
            }
            None => self.scroll = crate::ui::screens::prospects::scrolled(self.scroll, motion),
        }
    }
}

/// What the chosen column stands for: a name where rows can be told by their names.
fn identity(question: &ImportQuestion) -> &str {
    let fields = || question.sample.split(", ");
    let named = fields().find(|field| matches!(*field, "name" | "title" | "handle"));
    named.or_else(|| fields().next()).unwrap_or("name")
}

/// Draws the box over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, import: &ImportBox) {
    let area = layout::centre(area, 100, area.height);
    canvas.clear(area);
    let title = canvas.say.message(&Message::new("job-import").with("file", &import.path));
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    match &import.plan {
        None => pane::waiting(canvas, inside, Some(import.since)),
        Some(Err(refusal)) => pane::refused(canvas, inside, refusal),
        Some(Ok(plan)) => {
            let used = head(canvas, inside, plan);
            let rest = layout::below(inside, used + 1);
            match &plan.question {
                Some(question) => ask(canvas, rest, question, import.selected),
                None => columns(canvas, rest, plan, import.scroll),
            }
        }
    }
}

/// What the file is, and what should be known of it; says how many lines that took.
fn head(canvas: &mut Canvas<'_>, inside: Rect, plan: &ImportView) -> u16 {
    let say = canvas.say;
    let kind = plan.kind.map(|kind| say.code("import-kind", kind)).unwrap_or_default();
    let rows = say.with("import-rows", &[("n", &plan.rows.to_string()), ("kind", &kind)]);
    let dot = canvas.glyphs().dot;
    let delimiter = say.with("quoted", &[("text", &plan.delimiter.to_string())]);
    let line = format!("{rows} {dot} {} {dot} {delimiter}", plan.encoding);
    canvas.text(inside.x, inside.y, inside.width, &line, Role::Accent);
    let mut used = 1;
    for note in plan.notes.iter().take(NOTES) {
        let text = format!("{dot} {}", say.message(note));
        let room = Rect { height: inside.height.saturating_sub(used).min(2), ..layout::below(inside, used) };
        used += canvas.wrapped(room, &text, Role::Warn);
    }
    used
}

fn ask(canvas: &mut Canvas<'_>, area: Rect, question: &ImportQuestion, selected: usize) {
    let say = canvas.say;
    let what = say.with(&format!("import-question-{}", question.choice), &[("name", &question.sample)]);
    let mut used = canvas.wrapped(area, &what, Role::Title);
    if !question.column.is_empty() {
        let place = say.with("import-sample", &[("column", &question.column), ("sample", &question.sample)]);
        used += canvas.wrapped(layout::below(area, used), &place, Role::Dim);
    }
    let list = layout::below(area, used + 1);
    let list = Rect { height: list.height.saturating_sub(1), ..list };
    let wide = (0..question.options.len()).map(|at| text::width(&answer(canvas, question, at))).max();
    let wide = u16::try_from(wide.unwrap_or(0)).unwrap_or(u16::MAX).min(list.width / 2);
    let top = (selected + 1).saturating_sub(usize::from(list.height));
    for (y, (place, (_, reading))) in (list.y..list.bottom()).zip(question.options.iter().enumerate().skip(top)) {
        let line = Rect { y, height: 1, ..list };
        canvas.hit(line, Hit::OverlayRow(place));
        let option = format!(" {}", answer(canvas, question, place));
        canvas.text(line.x, y, wide + 1, &option, Role::Text);
        let reading = if question.choice == "alias" { "" } else { reading };
        let x = line.x + wide + 3;
        canvas.text(x, y, line.right().saturating_sub(x), reading, Role::Dim);
        if place == selected {
            canvas.paint(line, Role::Selected);
        }
    }
    keys(canvas, area, "import-answer");
}

/// An answer in words, where it is a code.
fn answer(canvas: &Canvas<'_>, question: &ImportQuestion, place: usize) -> String {
    let Some((option, reading)) = question.options.get(place) else { return String::new() };
    match question.choice {
        "alias" if !reading.is_empty() => canvas.say.with("import-alias-same", &[("known", reading)]),
        "alias" if place == 1 => canvas.say.with("import-alias-new", &[("name", &question.sample)]),
        "alias" => canvas.say.get("import-alias-all-new"),
        "kind" => canvas.say.code("import-kind", option),
        "dates" => canvas.say.code("import-dates", option),
        "not-dates" | "not-numbers" if option.ends_with("=-") => canvas.say.get("import-column-leave"),
        "not-dates" | "not-numbers" => canvas.say.with("import-column-keep", &[("name", &question.column)]),
        "decimal" => canvas.say.with("quoted", &[("text", option)]),
        _ => option.clone(),
    }
}

/// What will be done: a line a column, then the stages, then the rows that would be rejected. All of it moves
/// together where it is longer than the box.
fn columns(canvas: &mut Canvas<'_>, area: Rect, plan: &ImportView, scroll: u16) {
    let list = Rect { height: area.height.saturating_sub(2), ..area };
    let rows: Vec<[(String, Role); 4]> = plan.columns.iter().map(|column| cells(canvas, column)).collect();
    // Each as wide as it needs, the sample what is left.
    let most = list.width / 3;
    let wide = |place: usize| {
        let widest = rows.iter().filter_map(|cells| cells.get(place)).map(|(text, _)| text::width(text)).max();
        u16::try_from(widest.unwrap_or(0)).unwrap_or(most).min(most)
    };
    let widths = [wide(0), wide(1), wide(2), list.width];
    let more = trial::lines(canvas, plan, usize::from(list.width));
    let count = rows.len() + more.len();
    let top = usize::from(scroll).min(count.saturating_sub(usize::from(list.height)));
    let rows = rows.iter().map(|cells| (cells.as_slice(), widths.as_slice()));
    let more = more.iter().map(|line| (std::slice::from_ref(line), widths.get(3..).unwrap_or_default()));
    for (y, (cells, widths)) in (list.y..list.bottom()).zip(rows.chain(more).skip(top)) {
        let mut x = list.x;
        for ((text, role), wide) in cells.iter().zip(widths) {
            canvas.text(x, y, (*wide).min(list.right().saturating_sub(x)), text, *role);
            x = x.saturating_add(*wide).saturating_add(2).min(list.right());
        }
    }
    scroll_bar(canvas, Rect { x: area.right() + 1, width: 1, ..list }, top as u64, count as u64);
    keys(canvas, area, "import-run");
}

/// A column's name, what it becomes, why, and a sample.
fn cells(canvas: &Canvas<'_>, column: &ImportColumn) -> [(String, Role); 4] {
    let (becomes, role) = targets(canvas, &column.targets);
    let format = canvas.say.find(&format!("import-dates-{}.short", column.format));
    let format = format.unwrap_or_else(|| column.format.clone());
    let format = if format.is_empty() { format } else { format!(" ({format})") };
    let reason = canvas.say.code("import-reason", column.reason);
    let sample = column.samples.first().map(String::as_str).unwrap_or_default();
    let arrow = canvas.glyphs().arrow;
    [
        (column.header.clone(), Role::Text),
        (format!("{arrow} {becomes}{format}"), role),
        (reason, Role::Dim),
        (sample.to_owned(), Role::Dim),
    ]
}

fn targets(canvas: &Canvas<'_>, targets: &[String]) -> (String, Role) {
    let name = |target: &String| match target.strip_prefix("field:") {
        Some(own) => own.to_owned(),
        None => canvas.say.code("field", target),
    };
    match targets {
        [] => (canvas.say.get("import-left-out"), Role::Dim),
        [none] if none == "-" => (canvas.say.get("import-left-out"), Role::Dim),
        all => {
            let own = all.iter().all(|target| target.starts_with("field:"));
            (all.iter().map(name).collect::<Vec<_>>().join(", "), if own { Role::Info } else { Role::Good })
        }
    }
}

fn keys(canvas: &mut Canvas<'_>, area: Rect, id: &str) {
    if let Some(line) = area.height.checked_sub(1).and_then(|last| layout::row(area, last)) {
        let keys = canvas.say.get(id);
        canvas.text(line.x, line.y, line.width, &keys, Role::KeyHint);
    }
}
