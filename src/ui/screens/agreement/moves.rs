//! What a movement does in each pane of the agreement's screen.

use super::State;
use super::state::SETS;
use crate::ui::screens::Pane;
use crate::ui::widgets::list::Motion;

impl State {
    /// Moves in the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        let (goals, calendars) = self.page.as_ref().map_or((0, 0), |page| (page.goals.len(), page.calendars.len()));
        match self.pane {
            Pane::Clocks => match motion {
                Motion::Left => self.step_set(-1),
                Motion::Right => self.step_set(1),
                _ => self.clocks.go(motion),
            },
            Pane::Term => self.detail.scroll(lines(motion)),
            Pane::Goal => self.goal_detail.scroll(lines(motion)),
            Pane::Goals => {
                self.goal = moved(self.goal, goals, motion);
                self.want();
            }
            Pane::Calendars => self.calendar = moved(self.calendar, calendars, motion),
            _ => {
                match motion {
                    Motion::Left | Motion::Right => self.cross(motion == Motion::Right),
                    _ => self.term = moved(self.term, self.order().len(), motion),
                }
                self.want();
            }
        }
    }

    /// To the other side's debts, in the same row where there is one.
    fn cross(&mut self, right: bool) {
        let (on_left, on_right) = self.sides();
        let (left, all) = (on_left.len(), on_left.len() + on_right.len());
        self.term = match (right, self.term < left) {
            (true, true) if all > left => (left + self.term).min(all - 1),
            (false, false) if left > 0 => (self.term - left).min(left - 1),
            _ => self.term,
        };
    }

    fn step_set(&mut self, by: isize) {
        let here = SETS.iter().position(|set| *set == self.set).unwrap_or(0);
        if let Some(set) = SETS.get(here.saturating_add_signed(by)) {
            self.show_set(*set);
        }
    }
}

/// A place in a short list after a movement.
fn moved(place: usize, count: usize, motion: Motion) -> usize {
    let last = count.saturating_sub(1);
    match motion {
        Motion::Rows(rows) => place.saturating_add_signed(isize::try_from(rows).unwrap_or(0)).min(last),
        Motion::Pages(pages) | Motion::Halves(pages) if pages < 0 => 0,
        Motion::Pages(_) | Motion::Halves(_) | Motion::Last => last,
        Motion::First => 0,
        Motion::Left | Motion::Right => place,
    }
}

/// A movement in lines of a text.
const fn lines(motion: Motion) -> i64 {
    match motion {
        Motion::Rows(rows) => rows,
        Motion::Pages(pages) => pages * 10,
        Motion::Halves(halves) => halves * 5,
        Motion::First => -100_000,
        Motion::Last => 100_000,
        Motion::Left | Motion::Right => 0,
    }
}
