//! The date on which a prospect was handed over, read from a file, as a hand-off: its verdict is what the stages of the
//! same prospect tell. Its clocks begin under the version of the agreement that was in force on that date; before the
//! first one none does.

use super::writer::Writer;
use crate::domain::edit::{Edit, difference};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Handoff, HandoffMove, HandoffStep, Prospect, StageEntry, Verdict};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// What the stages of an episode say of a hand-off at `offered`: the verdict and when. A prospect that sales works on
/// was accepted, whatever became of it later; without a date of that, it was at the offer.
fn told(entries: &[StageEntry], episode: i64, offered: Instant) -> (Verdict, Option<Instant>) {
    let own = || entries.iter().filter(move |entry| entry.episode == episode);
    let first = |fits: &dyn Fn(Lifecycle) -> bool| {
        own().filter(|entry| fits(entry.stage)).map(|entry| entry.at.max(offered)).min()
    };
    if let Some(at) = first(&|stage| stage.rank() >= Lifecycle::Sal.rank()) {
        return (Verdict::Accepted, Some(at));
    }
    let beside = [(Lifecycle::Disqualified, Verdict::Refused), (Lifecycle::Recycled, Verdict::Recycled)];
    let found = beside.iter().find_map(|(stage, verdict)| Some((*verdict, first(&|entered| entered == *stage)?)));
    found.map_or((Verdict::Offered, None), |(verdict, at)| (verdict, Some(at)))
}

const fn step_of(verdict: Verdict) -> HandoffMove {
    match verdict {
        Verdict::Offered => HandoffMove::Offered,
        Verdict::Accepted => HandoffMove::Accepted,
        Verdict::Refused => HandoffMove::Refused,
        Verdict::Recycled => HandoffMove::Recycled,
        Verdict::Withdrawn => HandoffMove::Withdrawn,
    }
}

impl Writer<'_> {
    /// The hand-off of a prospect with these entries, and its steps.
    fn handoff_of(
        &mut self,
        prospect: &Prospect,
        entries: &[StageEntry],
        offered_at: Instant,
    ) -> Result<Vec<Record>, Refusal> {
        let episode = entries.iter().map(|entry| entry.episode).max().unwrap_or(1);
        let (verdict, decided_at) = told(entries, episode, offered_at);
        let to = prospect.sales_owner;
        let handoff = Handoff {
            id: self.sink.next_id(Kind::Handoff)?,
            prospect: prospect.id,
            episode,
            from: prospect.marketing_owner,
            to,
            offered_at,
            verdict,
            decided_at,
            decided_by: to.filter(|_| decided_at.is_some()),
            ..Handoff::default()
        };
        let mut records = vec![handoff.record()];
        self.sink.handed_off(handoff.clone());
        let offered = (HandoffMove::Offered, offered_at, handoff.from, to);
        let decided = decided_at.map(|at| (step_of(verdict), at, to, None));
        for (step, at, member, to) in [Some(offered), decided].into_iter().flatten() {
            let id = self.sink.next_id(Kind::HandoffStep)?;
            records
                .push(HandoffStep { id, handoff: handoff.id, step, at, member, to, ..HandoffStep::default() }.record());
        }
        Ok(records)
    }

    /// A new prospect's hand-off.
    pub(super) fn add_handoff(
        &mut self,
        prospect: &Record,
        entries: &[StageEntry],
        offered: Option<Instant>,
    ) -> Result<(), Refusal> {
        let Some(offered) = offered else { return Ok(()) };
        for record in self.handoff_of(&Prospect::of(prospect), entries, offered)? {
            self.sink.add(record)?;
        }
        Ok(())
    }

    /// The hand-off of a prospect of before, unless it has one of this passage; says whether there was something to do.
    pub(super) fn change_handoff(&mut self, prospect: &Record, offered: Option<Instant>) -> Result<bool, Refusal> {
        let Some(offered) = offered.filter(|_| self.handed.insert(prospect.id)) else { return Ok(false) };
        let entries: Vec<StageEntry> =
            self.store.children(Kind::StageEntry, "prospect", prospect.id)?.iter().map(StageEntry::of).collect();
        let episode = entries.iter().map(|entry| entry.episode).max().unwrap_or(1);
        let known = self.store.children(Kind::Handoff, "prospect", prospect.id)?;
        if known.iter().any(|record| record.int("episode") == Some(episode)) {
            return Ok(false);
        }
        let mut entries = entries;
        entries.extend(self.entries_now.remove(&prospect.id).unwrap_or_default());
        for record in self.handoff_of(&Prospect::of(prospect), &entries, offered)? {
            self.sink.edit(Edit::Create(Record { version: 1, ..record }));
        }
        Ok(true)
    }

    /// A prospect of before enters a stage in which sales works on it: what waited for a verdict has it.
    pub(super) fn settle_handoff(&mut self, entry: &StageEntry) -> Result<(), Refusal> {
        self.entries_now.entry(entry.prospect).or_default().push(entry.clone());
        if entry.stage.rank() < Lifecycle::Sal.rank() {
            return Ok(());
        }
        let known = self.store.children(Kind::Handoff, "prospect", entry.prospect)?;
        let Some(record) = known.iter().find(|record| record.text("verdict") == Some(Verdict::Offered.word())) else {
            return Ok(());
        };
        let before = Handoff::of(record);
        if before.episode != entry.episode || !self.handed.insert(entry.prospect) {
            return Ok(());
        }
        let at = entry.at.max(before.offered_at);
        let after =
            Handoff { verdict: Verdict::Accepted, decided_at: Some(at), decided_by: before.to, ..before.clone() };
        let after = Record { version: record.version, archived: record.archived, ..after.record() };
        if let Some(edit) = difference(record, &after) {
            self.sink.edit(edit);
        }
        let id = self.sink.next_id(Kind::HandoffStep)?;
        let (handoff, step, member) = (before.id, HandoffMove::Accepted, before.to);
        let step = HandoffStep { id, handoff, step, at, member, ..HandoffStep::default() };
        self.sink.edit(Edit::Create(Record { version: 1, ..step.record() }));
        Ok(())
    }
}
