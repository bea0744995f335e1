//! How a debt reads: what was delivered of what is owed, how it stands, and what stands beside the figure.

use ratatui::layout::Rect;

use crate::app::views::{Mark, TermRow, Value};
use crate::domain::agreement::attainment::FEW;
use crate::ui::cells::Canvas;
use crate::ui::say::Say;
use crate::ui::theme::{Glyphs, Role};
use crate::ui::widgets::bars;

/// How a debt stands: sign, word and role. Nothing is coloured that too few cases say (DOMAIN R3).
pub fn standing(say: Say<'_>, glyphs: &Glyphs, row: &TermRow) -> (&'static str, String, Role) {
    let sum = !is_share(row);
    match (row.keeps, row.mark) {
        (_, Mark::Paused) => (glyphs.paused, say.get("term-nothing-due"), Role::Paused),
        (Some(_), Mark::Due) => (glyphs.due, say.get("term-at-risk"), Role::Due),
        (Some(true), _) => (glyphs.kept, say.get(if sum { "term-on-pace" } else { "term-kept" }), Role::Kept),
        (Some(false), _) => (glyphs.late, say.get(if sum { "term-behind" } else { "term-broken" }), Role::Late),
        (None, _) if row.why.is_some() => (glyphs.none, say.get("value-none"), Role::Dim),
        (None, _) => (glyphs.none, say.get("too-few"), Role::Dim),
    }
}

/// Whether its target is a share and not a sum.
pub fn is_share(row: &TermRow) -> bool {
    !matches!(row.kind, "volume" | "value")
}

/// What was delivered of what is owed by now; a share with what it was counted from.
pub fn figure(say: Say<'_>, row: &TermRow) -> (String, Role) {
    if let (Value::None, Some(why)) = (row.delivered, row.why) {
        // What is decided here are hand-offs, not deals.
        let family = if why == "none-decided" { "debt-why" } else { "why" };
        return (say.code(family, why), Role::Dim);
    }
    if is_share(row) {
        let counted = format!("{}/{}", say.count(row.k), say.count(row.n));
        // The state says already that these are too few; the cases say it all.
        return if row.n < FEW {
            (counted, Role::Dim)
        } else {
            (format!("{} ({counted})", say.value(row.delivered)), Role::Text)
        };
    }
    (format!("{} / {}", say.value_rough(row.delivered), say.value_rough(row.owed_now)), Role::Text)
}

/// How sure the figure is, or where it leads: `69–90 %`, `→ 187 of 200`.
pub fn outlook(say: Say<'_>, glyphs: &Glyphs, row: &TermRow) -> String {
    if is_share(row) {
        return match row.interval.filter(|_| row.n > 0) {
            Some((low, high)) => range(say, low, high),
            None => String::new(),
        };
    }
    match row.projected {
        Value::None => say.with("term-of", &[("owed", &say.value_rough(row.owed))]),
        projected => {
            let of = [("projected", say.value_rough(projected)), ("owed", say.value_rough(row.owed))];
            let of: Vec<(&str, &str)> = of.iter().map(|(name, value)| (*name, value.as_str())).collect();
            format!("{} {}", glyphs.arrow, say.with("term-leads-to", &of))
        }
    }
}

/// Two shares from low to high: `69–90 %`.
pub fn range(say: Say<'_>, low: f64, high: f64) -> String {
    let number = (low * 100.0).round().to_string();
    format!("{number}–{}", say.percent(high))
}

/// What stands beside the figure: who came back and is not counted again (DOMAIN R6), what was waived or is paused, and
/// what the figure would be without that.
pub fn beside(say: Say<'_>, row: &TermRow) -> String {
    let mut parts = Vec::new();
    if row.recycled > 0 {
        parts.push(say.with("debt-recycled", &[("count", &row.recycled.to_string())]));
    }
    let Some(strict) = &row.strict else { return parts.join(", ") };
    if strict.waived > 0 {
        parts.push(say.count_of("term-waived", strict.waived));
    }
    if strict.paused > 0 {
        parts.push(say.count_of("term-paused", strict.paused));
    }
    if let Some((k, n)) = row.without {
        parts.push(say.with("term-without", &[("counted", &format!("{}/{}", say.count(k), say.count(n)))]));
    }
    parts.join(", ")
}

/// The part done and where it should be, as shares of a bar.
pub fn bar(canvas: &mut Canvas<'_>, area: Rect, row: &TermRow) {
    let role = match (is_share(row) && row.n < FEW, row.side) {
        (true, _) => Role::Dim,
        (false, "marketing") => Role::Marketing,
        (false, "sales") => Role::Sales,
        (false, _) => Role::Joint,
    };
    let (done, pace) = if is_share(row) {
        (row.delivered.number(), row.owed.number())
    } else {
        let whole = row.owed.number().filter(|whole| *whole > 0.0);
        let part = |value: Value| whole.and_then(|whole| Some(value.number()? / whole));
        (part(row.delivered), part(row.owed_now))
    };
    bars::bullet(canvas, area, done.unwrap_or(0.0).clamp(0.0, 1.0), pace, role);
}

/// Earlier windows as small columns, oldest first; a dot where nothing was due.
pub fn trend(canvas: &mut Canvas<'_>, x: u16, y: u16, row: &TermRow) {
    let glyphs = canvas.glyphs();
    let top = row.trend.iter().flatten().copied().fold(1.0, f64::max);
    for (x, share) in (x..).zip(&row.trend) {
        let (sign, role) = match share {
            None => (glyphs.dot, Role::Dim),
            Some(share) => {
                // Never the whole cell: trends in lines right under each other stay apart.
                let eighths = ((share.max(0.0) / top * 7.0).round() as usize).clamp(1, 7);
                (glyphs.lower_eighths.get(eighths - 1).copied().unwrap_or(" "), Role::Bar)
            }
        };
        canvas.text(x, y, 1, sign, role);
    }
}

/// The colour of a side.
pub fn side(code: &str) -> Role {
    match code {
        "marketing" => Role::Marketing,
        "sales" => Role::Sales,
        _ => Role::Joint,
    }
}
