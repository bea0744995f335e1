//! The rungs in their order. It is fixed: who asks why something stands where it stands gets the rung's own reason, never
//! a score. What stands on a higher rung does not stand on a lower one again.

use super::{Climb, FIRST_LOOK, SHOWN};
use crate::app::views::{Rung, TodayItem};
use crate::domain::nouns::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::DueSet;

impl Climb<'_> {
    /// Climbs from the most urgent rung down. For those who answer for the whole team, what was escalated to them comes
    /// first: it is the only late work that is theirs.
    pub(super) fn up(&mut self) -> Result<(), Refusal> {
        let escalated = self.escalated()?;
        if self.whose.whole
            && let Some(which) = &escalated
        {
            self.clocks("escalated", which)?;
        }
        let without = match &escalated {
            Some(DueSet::Escalated(terms, _)) if self.whose.whole => terms.clone(),
            _ => Vec::new(),
        };
        self.clocks("late", &DueSet::Late(without))?;
        self.answers()?;
        self.verdicts()?;
        self.clocks("due", &DueSet::Soon)?;
        self.steps()?;
        if !self.whose.whole
            && let Some(which) = &escalated
        {
            self.clocks("escalated", which)?;
        }
        if self.side != Some(Side::Sales) {
            self.resting()?;
        }
        if self.side == Some(Side::Marketing) {
            self.handed_over()?;
        }
        Ok(())
    }

    /// A rung with something on it.
    fn rung(&mut self, code: &'static str, total: u64, items: Vec<TodayItem>) {
        if !items.is_empty() {
            self.rungs.push(Rung { code, total: total.max(items.len() as u64), items });
        }
    }

    fn clocks(&mut self, code: &'static str, which: &DueSet) -> Result<(), Refusal> {
        let store = self.service.store();
        let found = store.running(which, self.whose, self.now, SHOWN)?;
        let total = if found.len() as u64 == SHOWN {
            store.running_count(which, self.whose, self.now)?
        } else {
            found.len() as u64
        };
        let items = self.of_clocks(code, &found)?;
        self.rung(code, total, items);
        Ok(())
    }

    fn answers(&mut self) -> Result<(), Refusal> {
        let (found, total) = self.service.store().disputed(self.whose, self.now, SHOWN)?;
        let items = self.of_disputes(&found)?;
        self.rung("answer", total, items);
        Ok(())
    }

    /// Those with a running clock by their clock, then those without one, longest waiting first.
    fn verdicts(&mut self) -> Result<(), Refusal> {
        if self.side == Some(Side::Marketing) {
            return Ok(());
        }
        let store = self.service.store();
        let timed = store.running(&DueSet::Verdicts, self.whose, self.now, SHOWN)?;
        let clocks = store.running_count(&DueSet::Verdicts, self.whose, self.now)?;
        let waiting = store.undecided_count(self.whose)?;
        let late = store.decisions_late(self.whose, self.now)?;
        let mut items = self.of_clocks("verdict", &timed)?;
        // Every running decision clock has a hand-off that waits: the others have none, or one that stands still.
        let others = waiting.saturating_sub(clocks + late);
        let room = SHOWN.saturating_sub(items.len() as u64);
        if others > 0 && room > 0 {
            let found = self.service.store().undecided(self.whose, room)?;
            items.extend(found.iter().map(|waiting| self.of_offer(waiting)));
        }
        self.rung("verdict", clocks + others, items);
        Ok(())
    }

    fn steps(&mut self) -> Result<(), Refusal> {
        let store = self.service.store();
        let (late, today) = store.steps_due(self.whose, self.today)?;
        let yesterday = self.today.plus(-1);
        let behind = store.steps(self.whose, self.today, (None, Some(yesterday)), SHOWN)?;
        let now = store.steps(self.whose, self.today, (Some(self.today), Some(self.today)), SHOWN)?;
        let (behind, now) = (self.of_steps(&behind)?, self.of_steps(&now)?);
        self.rung("step-late", late, behind);
        self.rung("step-today", today, now);
        Ok(())
    }

    fn resting(&mut self) -> Result<(), Refusal> {
        let (found, total) = self.service.store().rested(self.whose, self.today, SHOWN)?;
        let items = found.iter().map(|waiting| self.of_rest(waiting)).collect();
        self.rung("resting", total, items);
        Ok(())
    }

    fn handed_over(&mut self) -> Result<(), Refusal> {
        // Who looked does not know it yet by heart: what went back stays for some days, however often they look.
        let week = Instant(self.now.0 - FIRST_LOOK * 86_400 * Instant::SECOND);
        let since = self.since.unwrap_or(week).min(week);
        let (found, total) = self.service.store().handed_over(self.whose.member, since, SHOWN)?;
        let items = found.iter().map(|waiting| self.of_fate(waiting)).collect();
        self.rung("waiting", total, items);
        Ok(())
    }
}
