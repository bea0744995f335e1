//! Long work: how far it is, how fast, and that Esc takes it back.

use ratatui::layout::Rect;

use crate::app::views::{JobProgress, JobState};
use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::{bars, pane};

/// Draws the work's box over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, job: &JobProgress) {
    let area = layout::centre(area, 66, 8);
    canvas.clear(area);
    let title = canvas.say.message(&job.title);
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let (text, role) = match &job.state {
        JobState::Running | JobState::Cancelling => return running(canvas, inside, job),
        JobState::Done(summary) => (canvas.say.message(summary), Role::Good),
        JobState::Cancelled => (canvas.say.get("job-cancelled"), Role::Warn),
        JobState::Failed(refusal) => return pane::refused(canvas, inside, refusal),
    };
    let used = canvas.wrapped(Rect { height: inside.height.saturating_sub(1), ..inside }, &text, role);
    if let Some(line) = layout::row(inside, used.max(inside.height.saturating_sub(1))) {
        let keys = canvas.say.get("job-close");
        canvas.text(line.x, line.y, line.width, &keys, Role::KeyHint);
    }
}

fn running(canvas: &mut Canvas<'_>, inside: Rect, job: &JobProgress) {
    let done = canvas.say.count(job.done);
    let rate = canvas.say.count(job.rate);
    let text = match job.total {
        Some(total) => {
            let total = canvas.say.count(total);
            canvas.say.with("job-rows-of", &[("done", &done), ("total", &total), ("rate", &rate)])
        }
        None => canvas.say.with("job-rows", &[("done", &done), ("rate", &rate)]),
    };
    let share = job.total.map(|total| job.done as f64 / (total.max(1)) as f64);
    if let (Some(line), Some(share)) = (layout::row(inside, 1), share) {
        bars::bullet(canvas, line, share, None, Role::Bar);
    }
    if let Some(line) = layout::row(inside, 2) {
        canvas.text(line.x, line.y, line.width, &text, Role::Text);
    }
    if let Some(line) = layout::row(inside, 4) {
        let id = if job.state == JobState::Cancelling { "job-cancelling" } else { "job-keys" };
        let keys = canvas.say.get(id);
        canvas.text(line.x, line.y, line.width, &keys, Role::KeyHint);
    }
}
