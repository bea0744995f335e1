//! A prospect's hand-offs: what marketing offers, what sales says to it and when, what is disputed.

use super::agreement::{is_final, rest};
use super::chance::Chance;
use super::story::{Setting, Story};
use super::team::Rep;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{ClockMove, ClockStep, Dispute, Handoff, HandoffMove, HandoffStep, Side, TermKind, Verdict};
use crate::domain::time::Instant;

/// Days in which a hand-off may wait because nobody came to it yet.
const BUSY: i64 = 4;
/// Who decides for sales when somebody is away or a clock is let go.
const MANAGER: &str = "paolo";

/// A hand-off with all that was said about it; numbers are given when it is written.
#[derive(Debug)]
pub(super) struct Passage {
    pub handoff: Handoff,
    pub steps: Vec<HandoffStep>,
    /// What was done to its clocks, by kind of debt.
    pub moves: Vec<(TermKind, ClockStep)>,
    /// A dispute: when, which side owes the answer, and who of it.
    pub disputed: Option<(Instant, Side, Option<i64>)>,
    /// The rep to whom it was offered.
    pub first: i64,
}

impl<'a> Story<'a> {
    /// Marketing offers the prospect to a rep.
    pub(super) fn offer(&mut self, rep: &Rep, at: Instant, chance: &mut Chance) {
        let note = chance.happens(0.6).then(|| chance.word(&self.words().offers).to_owned());
        let from = self.prospect.marketing_owner;
        let handoff = Handoff {
            prospect: self.prospect.id,
            episode: self.episode,
            from,
            to: Some(rep.id),
            offered_at: at,
            ..Handoff::default()
        };
        let step = HandoffStep { at, member: from, to: Some(rep.id), note, ..HandoffStep::default() };
        let steps = vec![step];
        self.passages.push(Passage { handoff, steps, moves: Vec::new(), disputed: None, first: rep.id });
        self.prospect.sales_owner = Some(rep.id);
    }

    const fn words(&self) -> &'a super::words::Agreed {
        &self.setting.library.words.agreement
    }

    /// The rep calls until somebody answers; who is away passes it on. Nothing while no verdict is due yet.
    pub(super) fn pursue(
        &mut self,
        rep: &'a Rep,
        offered: Instant,
        (share, slow): (f64, f64),
        chance: &mut Chance,
    ) -> Option<(&'a Rep, Instant, bool)> {
        let Setting { calendar, team, .. } = self.setting;
        let young = calendar.day(offered).0 > calendar.today.0 - BUSY;
        if young && chance.happens(0.4) {
            // Nobody came to it, nobody answered the one call, or the prospect asked to wait.
            if chance.happens(0.4) {
                self.stop_clocks(rep, offered, 4.0, chance);
            } else if chance.happens(0.4) {
                let at = calendar.later(offered, chance.around(share * rep.answer, slow), chance);
                self.call(rep, at, false, chance);
            }
            return None;
        }
        let (mut rep, mut from) = (rep, self.hold(rep, offered, chance));
        for _ in 0..3 {
            let first = calendar.later(from, chance.around(share * rep.answer, slow), chance);
            let (spoke, reached) = self.call_until_reached(rep, first, chance);
            if rep.works(calendar.day(spoke)) {
                self.let_go(offered, spoke, chance);
                return self.happened(spoke).then_some((rep, spoke, reached));
            }
            let since = rep.away_since().map_or(from, |day| calendar.start(day)).max(from);
            let at = calendar.later(since, 0.4, chance);
            if !self.happened(at) {
                return None;
            }
            rep = team.rep(self.land, calendar.day(at), chance)?;
            self.pass_on(rep, at);
            from = at;
        }
        None
    }

    /// Sometimes the prospect asks to wait: the clocks stop. Answers from when on the rep goes on.
    fn hold(&mut self, rep: &Rep, offered: Instant, chance: &mut Chance) -> Instant {
        if !chance.happens(0.05) {
            return offered;
        }
        self.stop_clocks(rep, offered, 1.6, chance)
    }

    fn stop_clocks(&mut self, rep: &Rep, offered: Instant, days: f64, chance: &mut Chance) -> Instant {
        let calendar = self.setting.calendar;
        let at = calendar.later(offered, 0.06, chance);
        let until = calendar.later(at, chance.around(days, 0.4), chance);
        let reason = chance.word(&self.words().pauses).to_owned();
        for (step, at, reason) in [(ClockMove::Paused, at, Some(reason)), (ClockMove::Resumed, until, None)] {
            if self.happened(at) {
                for kind in [TermKind::Speed, TermKind::Depth, TermKind::Decision] {
                    self.step_clock(kind, step, at, rep.id, reason.clone());
                }
            }
        }
        until
    }

    /// What took very long is sometimes let go, with a reason for both sides to read.
    fn let_go(&mut self, offered: Instant, spoke: Instant, chance: &mut Chance) {
        let calendar = self.setting.calendar;
        let at = calendar.later(offered, 4.2, chance);
        if at < spoke && self.happened(at) && chance.happens(0.25) {
            let reason = chance.word(&self.words().waivers).to_owned();
            let manager = self.setting.team.member(MANAGER);
            self.step_clock(TermKind::Decision, ClockMove::Waived, at, manager, Some(reason));
        }
    }

    fn step_clock(&mut self, kind: TermKind, step: ClockMove, at: Instant, member: i64, reason: Option<String>) {
        let step = ClockStep { step, at, member: Some(member), reason, ..ClockStep::default() };
        if let Some(passage) = self.passages.last_mut() {
            passage.moves.push((kind, step));
        }
    }

    fn pass_on(&mut self, to: &Rep, at: Instant) {
        let note = Some(self.words().passed.clone());
        let member = Some(self.setting.team.member(MANAGER));
        self.prospect.sales_owner = Some(to.id);
        if let Some(passage) = self.passages.last_mut() {
            passage.handoff.to = Some(to.id);
            let step = HandoffMove::PassedOn;
            passage.steps.push(HandoffStep { step, at, member, to: Some(to.id), note, ..HandoffStep::default() });
        }
    }

    fn judge(&mut self, verdict: Verdict, at: Instant, by: Option<i64>, said: HandoffStep) {
        let step = match verdict {
            Verdict::Accepted => HandoffMove::Accepted,
            Verdict::Refused => HandoffMove::Refused,
            Verdict::Recycled => HandoffMove::Recycled,
            Verdict::Withdrawn | Verdict::Offered => HandoffMove::Withdrawn,
        };
        if let Some(passage) = self.passages.last_mut() {
            let handoff = &mut passage.handoff;
            (handoff.verdict, handoff.decided_at, handoff.decided_by) = (verdict, Some(at), by);
            (handoff.reason, handoff.until) = (said.reason, said.until);
            passage.steps.push(HandoffStep { step, at, member: by, ..said });
        }
    }

    /// Sales accepts; now and then it says that marketing should have known better.
    pub(super) fn accept(&mut self, rep: &Rep, at: Instant, chance: &mut Chance) {
        self.judge(Verdict::Accepted, at, Some(rep.id), HandoffStep::default());
        self.enter(Lifecycle::Sal, at, None);
        if chance.happens(0.03) {
            let asked = self.later(at, 1.0, 0.5, chance);
            let words = self.words();
            let owner = self.prospect.marketing_owner;
            self.dispute((asked, Dispute::BySales, Some(rep.id)), owner, chance.word(&words.objections), chance);
        }
    }

    /// Sales says no, for now or for good; some come back. Silence makes marketing take it back.
    pub(super) fn turn_down(&mut self, rep: &'a Rep, at: Instant, chance: &mut Chance) {
        let calendar = self.setting.calendar;
        let bad = self.quality() <= 0.0;
        let marketer = self.prospect.marketing_owner;
        if !bad && chance.happens(0.1) {
            let back = self.later(at, 4.0, 0.3, chance);
            if self.happened(back) {
                self.judge(Verdict::Withdrawn, back, marketer, HandoffStep::default());
                self.enter(Lifecycle::Recycled, back, None);
            }
            return;
        }
        let at = Instant(at.0 + chance.between(2, 40) * 60 * Instant::SECOND);
        if !self.happened(at) {
            return;
        }
        if !bad && chance.happens(0.25) {
            let until = Some(calendar.day(at).plus(chance.between(30, 120)));
            self.judge(Verdict::Recycled, at, Some(rep.id), HandoffStep { until, ..HandoffStep::default() });
            self.give_back(rep, at, Lifecycle::Recycled, chance);
            return;
        }
        let weights: [f64; 6] = if bad { [5.0, 4.0, 0.5, 0.5, 6.0, 1.0] } else { [2.0, 0.7, 3.0, 1.6, 2.2, 1.6] };
        let place = chance.weighed(weights.into_iter());
        let reason = i64::try_from(place).unwrap_or(0) + 1;
        let until = rest(reason).map(|days| calendar.day(at).plus(days));
        let words = self.words();
        let note = words.refusals.get(place).filter(|_| chance.happens(0.7)).cloned();
        let said = HandoffStep { reason: Some(reason), until, note, ..HandoffStep::default() };
        self.judge(Verdict::Refused, at, Some(rep.id), said);
        // What was refused last is still talked about.
        let fresh = calendar.day(at).0 > calendar.today.0 - 8;
        if !bad && chance.happens(if fresh { 0.4 } else { 0.09 }) {
            let asked = self.later(at, 0.7, 0.5, chance);
            let said = chance.word(&words.disputes);
            self.dispute((asked, Dispute::ByMarketing, marketer), Some(rep.id), said, chance);
        }
        let stage = if is_final(reason) { Lifecycle::Disqualified } else { Lifecycle::Recycled };
        self.give_back(rep, at, stage, chance);
    }

    /// One side does not agree; the other answers, mostly in time.
    fn dispute(
        &mut self,
        (at, how, by): (Instant, Dispute, Option<i64>),
        owner: Option<i64>,
        note: &str,
        chance: &mut Chance,
    ) {
        let answered = self.later(at, 0.9, 0.8, chance);
        let (happened, over) = (self.happened(at), self.happened(answered));
        let side = if how == Dispute::ByMarketing { Side::Sales } else { Side::Marketing };
        let answer = chance.word(&self.words().answers).to_owned();
        let Some(passage) = self.passages.last_mut().filter(|_| happened) else { return };
        let said = |step, at, member, note: &str| HandoffStep {
            step,
            at,
            member,
            note: Some(note.to_owned()),
            ..HandoffStep::default()
        };
        passage.steps.push(said(HandoffMove::Disputed, at, by, note));
        passage.disputed = Some((at, side, owner));
        passage.handoff.dispute = how;
        if over {
            passage.steps.push(said(HandoffMove::Answered, answered, owner, &answer));
            passage.handoff.dispute = Dispute::Answered;
        }
    }
}
