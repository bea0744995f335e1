//! What a trial of the file showed: what its words for stages become, and the rows that would be rejected.

use super::NOTES;
use crate::app::views::{ImportReject, ImportStage, ImportView};
use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::theme::Role;

/// The lines below the columns.
pub(super) fn lines(canvas: &Canvas<'_>, plan: &ImportView, width: usize) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    let say = canvas.say;
    let dot = canvas.glyphs().dot;
    for note in plan.notes.iter().skip(NOTES) {
        heading(&mut lines, format!("{dot} {}", say.message(note)), Role::Warn);
    }
    let trial = &plan.trial;
    if !trial.stages.is_empty() {
        heading(&mut lines, say.get("import-stages"), Role::Title);
        let wide = trial.stages.iter().map(|stage| text::width(&stage.word)).max().unwrap_or(0).min(width / 3);
        lines.extend(trial.stages.iter().map(|stage| (stage_line(canvas, stage, wide), Role::Text)));
    }
    if trial.rejected > 0 {
        let values = [("count", trial.rejected.to_string()), ("path", trial.rejected_file.clone())];
        let values = [(values[0].0, values[0].1.as_str()), (values[1].0, values[1].1.as_str())];
        heading(&mut lines, say.with("import-rejects", &values), Role::Warn);
        lines.extend(trial.rejects.iter().map(|reject| (reject_line(canvas, reject), Role::Text)));
        let more = trial.rejected.saturating_sub(trial.rejects.len() as u64);
        if more > 0 {
            lines.push((say.with("import-more-rejects", &[("count", &more.to_string())]), Role::Dim));
        }
    }
    lines
}

/// A heading, apart from what stands before it.
fn heading(lines: &mut Vec<(String, Role)>, text: String, role: Role) {
    lines.push((String::new(), Role::Text));
    lines.push((text, role));
}

/// `“Engaging” → 2 Engaging (new)  1,589 rows`: the number is the place among the stages.
fn stage_line(canvas: &Canvas<'_>, stage: &ImportStage, wide: usize) -> String {
    let say = canvas.say;
    let arrow = canvas.glyphs().arrow;
    let gap = " ".repeat(wide.saturating_sub(text::width(&stage.word)));
    let name = say.code("stage", &stage.stage);
    let made = if stage.made { format!(" ({})", say.get("import-stage-new")) } else { String::new() };
    let rows = say.with("import-stage-rows", &[("count", &stage.count.to_string())]);
    format!("{}{gap} {arrow} {} {name}{made}  {rows}", stage.word, stage.place)
}

fn reject_line(canvas: &Canvas<'_>, reject: &ImportReject) -> String {
    let (line, why) = (reject.line.to_string(), canvas.say.message(&reject.why));
    let id = if reject.column.is_empty() { "import-reject-row" } else { "import-reject" };
    canvas.say.with(id, &[("line", &line), ("column", &reject.column), ("why", &why)])
}
