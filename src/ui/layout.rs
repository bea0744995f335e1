//! Where things go: the frame's lines, how many panes fit side by side, and boxes in the middle.

use ratatui::layout::Rect;

/// The smallest width that a screen is drawn in.
pub const LEAST_WIDTH: u16 = 40;
/// The smallest height that a screen is drawn in.
pub const LEAST_HEIGHT: u16 = 10;

/// How many panes stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// Below 80 columns.
    One,
    /// 80 to 119 columns.
    Two,
    /// From 120 columns.
    Three,
}

/// How many panes fit in so many columns.
pub const fn panes(columns: u16) -> Width {
    match columns {
        120.. => Width::Three,
        80..120 => Width::Two,
        _ => Width::One,
    }
}

/// Whether a screen can be drawn at all.
pub const fn fits(width: u16, height: u16) -> bool {
    width >= LEAST_WIDTH && height >= LEAST_HEIGHT
}

/// The lines around the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Who and where we are, alarms, the time.
    pub identity: Rect,
    /// The tabs.
    pub tabs: Rect,
    /// The screen itself.
    pub body: Rect,
    /// What was just done, and what others did.
    pub message: Rect,
    /// The keys that matter here.
    pub keys: Rect,
}

/// Cuts a frame that [`fits`] into its lines.
pub fn lines(area: Rect) -> Lines {
    let line = |y: u16| Rect { x: area.x, y: area.y + y, width: area.width, height: 1 };
    let below = area.height.saturating_sub(2);
    Lines {
        identity: line(0),
        tabs: line(1),
        body: Rect { x: area.x, y: area.y + 2, width: area.width, height: area.height.saturating_sub(4) },
        message: line(below),
        keys: line(below + 1),
    }
}

/// Cuts an area at `columns` from its left; both parts keep at least `least` where there is room.
pub fn split_left(area: Rect, columns: u16, least: u16) -> (Rect, Rect) {
    let most = area.width.saturating_sub(least).max(area.width / 2);
    let columns = columns.max(least.min(area.width / 2)).min(most);
    (Rect { width: columns, ..area }, Rect { x: area.x + columns, width: area.width - columns, ..area })
}

/// Cuts an area at `rows` from its top; both parts keep at least `least` where there is room.
pub fn split_top(area: Rect, rows: u16, least: u16) -> (Rect, Rect) {
    let most = area.height.saturating_sub(least).max(area.height / 2);
    let rows = rows.max(least.min(area.height / 2)).min(most);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// A share of a length, in thousandths.
pub fn share(length: u16, thousandths: u16) -> u16 {
    u16::try_from(u32::from(length) * u32::from(thousandths) / 1_000).unwrap_or(length)
}

/// A box of at most this size in the middle of `area`.
pub fn centre(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// `area` without its outermost columns.
pub fn pad(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect { x: area.x + columns, width: area.width - 2 * columns, ..area }
}

/// `area` without its first columns.
pub fn pad_left(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The rest of `area` below its first `rows` lines.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// One line of `area`, where it has so many.
pub fn row(area: Rect, number: u16) -> Option<Rect> {
    (number < area.height).then(|| Rect { y: area.y + number, height: 1, ..area })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_leave_their_whole() {
        for width in 0..200 {
            for at in 0..220 {
                let area = Rect { x: 3, y: 5, width, height: 7 };
                let (left, right) = split_left(area, at, 24);
                assert_eq!(left.width + right.width, width);
                assert_eq!(right.x, left.right());
                if width >= 48 {
                    assert!(left.width >= 24 && right.width >= 24, "{width} {at}");
                }
            }
        }
    }

    #[test]
    fn boxes_stay_inside() {
        let area = Rect { x: 2, y: 1, width: 10, height: 4 };
        assert_eq!(centre(area, 50, 50), area);
        assert_eq!(centre(area, 4, 2), Rect { x: 5, y: 2, width: 4, height: 2 });
        assert_eq!(pad(Rect { width: 1, ..area }, 3).width, 1);
    }
}
