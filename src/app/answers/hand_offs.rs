//! Hand-offs as screens ask for them: the inbox of sales, a prospect's last one, what became of a campaign's.

use super::{Reading, Shown, page, part};
use crate::app::views::{Choice, HandOffRow, HandoffInfo, Mark, Message, Page, Window};
use crate::domain::agreement::clock::State;
use crate::domain::edit::Edit;
use crate::domain::nouns::{HandoffMove, TermKind, Verdict};
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};
use crate::store::read::{HandoffLine, HandoffSet, Handoffs, ReasonLine, Told};

/// How often each verdict was given, and each refusal's reason.
type Fates = (Vec<(&'static str, u64)>, Vec<(String, u64)>);

impl Reading<'_> {
    pub(super) fn hand_offs(&mut self, window: &Window) -> Result<Page<HandOffRow>, Refusal> {
        let store = self.service.store();
        let now = self.service.now();
        let asked = Handoffs { set: HandoffSet::Open, to: None, now };
        let key = self.key("hand-offs", "", None);
        let total = match self.caches.counts.get(&key) {
            Some(known) => *known,
            None => store.handoff_count(asked)?,
        };
        self.caches.counts.insert(key, total);
        let ids = store.handoff_ids(asked, &part(window), Some(total))?;
        let rows = store.handoff_lines(&ids)?.into_iter().map(|line| row(line, now)).collect();
        Ok(page(window, rows, Some(total)))
    }

    /// A reason for refusing with what it means for the prospect.
    pub(super) fn reason(&self, line: ReasonLine) -> Choice {
        let days = line.days.unwrap_or(0);
        let note = self.texts.with(&format!("reason-{}", line.rule.word()), &[("days", days.into())]);
        Choice { label: named(&line.code, &line.name), value: line.code, note }
    }

    /// What sales said to a campaign's hand-offs, and why it refused.
    pub(super) fn fates(&self, campaign: i64) -> Result<Fates, Refusal> {
        let mut verdicts: Vec<(&'static str, u64)> = Verdict::WORDS.iter().map(|word| (*word, 0)).collect();
        let mut refusals = Vec::new();
        for fate in self.service.store().fates(campaign)? {
            if let Some((_, count)) = verdicts.iter_mut().find(|(word, _)| *word == fate.verdict.word()) {
                *count += fate.count;
            }
            if fate.verdict == Verdict::Refused {
                let (code, name) = fate.reason.unwrap_or_default();
                refusals.push((named(&code, &name), fate.count));
            }
        }
        verdicts.retain(|(_, count)| *count > 0);
        Ok((verdicts, refusals))
    }
}

fn row(line: HandoffLine, now: Instant) -> HandOffRow {
    HandOffRow {
        id: line.id,
        number: Kind::Handoff.label(line.id),
        prospect: line.prospect,
        name: line.name,
        account: line.account,
        campaign: line.campaign,
        owner: line.to,
        episode: u32::try_from(line.episode).unwrap_or(1),
        offered: line.offered,
        verdict: line.verdict.word(),
        dispute: line.dispute.word(),
        due: line.decision.and_then(|clock| clock.due),
        mark: match line.verdict {
            Verdict::Offered => line.decision.map_or(Mark::None, |clock| mark(clock.state(now))),
            // The verdict was given; what waits is the answer to the dispute.
            _ => Mark::Due,
        },
        version: line.version,
    }
}

/// A prospect's hand-off.
pub(super) fn info(line: HandoffLine, now: Instant) -> HandoffInfo {
    HandoffInfo {
        id: line.id,
        number: Kind::Handoff.label(line.id),
        verdict: line.verdict.word(),
        expired: line.expired(now),
        reason: named(&line.reason, &line.reason_name),
        owner: line.to,
        offered: line.offered,
        decided: line.decided,
        until: line.until,
        dispute: line.dispute.word(),
        version: line.version,
    }
}

/// A reason by its code and what it says.
fn named(code: &str, name: &str) -> String {
    format!("{code} {name}").trim().to_owned()
}

/// How a clock is marked.
pub(super) const fn mark(state: State) -> Mark {
    match state {
        State::Overdue | State::Breached => Mark::Late,
        State::DueSoon => Mark::Due,
        State::Met => Mark::Kept,
        State::Paused => Mark::Paused,
        State::Running | State::Waived | State::Cancelled => Mark::None,
    }
}

/// What a clock of that kind asks for: the text is `clock-<code>`.
pub(super) const fn clock_code(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Speed => "first-attempt",
        TermKind::Depth => "attempts",
        TermKind::Decision => "decision",
        TermKind::Feedback => "response",
        _ => "",
    }
}

/// A step on the timeline: the text is `event-<code>`.
pub(super) const fn event(step: HandoffMove) -> &'static str {
    match step {
        HandoffMove::Offered => "handed-off",
        HandoffMove::Accepted => "accepted",
        HandoffMove::Refused => "refused",
        HandoffMove::Recycled => "given-back",
        HandoffMove::Withdrawn => "taken-back",
        HandoffMove::PassedOn => "passed-on",
        HandoffMove::Disputed => "disputed",
        HandoffMove::Answered => "answered",
    }
}

/// The verb of an entry about a hand-off.
pub(super) fn verb(code: &str) -> Option<&'static str> {
    Some(match code {
        "handoff.offered" => "handoff-offered",
        "handoff.accepted" => "handoff-accepted",
        "handoff.refused" => "handoff-refused",
        "handoff.recycled" => "handoff-recycled",
        "handoff.taken_back" => "handoff-taken-back",
        "handoff.passed_on" => "handoff-passed-on",
        "handoff.disputed" => "handoff-disputed",
        "handoff.answered" => "handoff-answered",
        _ => return None,
    })
}

impl Shown<'_> {
    /// What an entry said about a hand-off: `name`, `to`, `reason` and `until`, each empty where there is none.
    pub(super) fn handoff_told(&self, message: Message, told: &Told) -> Result<Message, Refusal> {
        let store = self.service().store();
        let prospect = store.record(Kind::Handoff, told.entry.subject.1)?.and_then(|record| record.int("prospect"));
        let name = prospect.map_or_else(|| Ok(String::new()), |id| self.name(Kind::Prospect, id))?;
        let steps = told.edits.iter().filter_map(|edit| match edit {
            Edit::Create(record) if record.kind == Kind::HandoffStep => Some(record),
            _ => None,
        });
        let first = |field: &str| steps.clone().find_map(|record: &Record| record.int(field));
        let to = match first("to") {
            Some(id) => self.name(Kind::Member, id)?,
            None => self.texts().get("sales-side"),
        };
        let reason = match first("reason") {
            Some(id) => store
                .record(Kind::Reason, id)?
                .map(|record| named(record.text("code").unwrap_or_default(), record.text("name").unwrap_or_default())),
            None => None,
        };
        let until = first("until").map(|day| self.texts().day_medium(Day(day)));
        Ok(message
            .with("name", name)
            .with("to", to)
            .with("reason", reason.unwrap_or_default())
            .with("until", until.unwrap_or_default()))
    }
}
