//! What sales does with a prospect it was offered: it calls until somebody answers, chases, gives back, and tries again.

use super::chance::Chance;
use super::story::{Setting, Story};
use super::team::Rep;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Channel, Direction, Outcome};
use crate::domain::time::Instant;

impl<'a> Story<'a> {
    /// Calls until somebody answers, three times at most: when, and whether they did.
    pub(super) fn call_until_reached(&mut self, rep: &Rep, first: Instant, chance: &mut Chance) -> (Instant, bool) {
        let mut at = first;
        for attempt in 0..3 {
            let reached = chance.happens(0.55);
            self.call(rep, at, reached, chance);
            if reached || attempt == 2 {
                return (at, reached);
            }
            at = self.setting.calendar.later(at, chance.around(1.3 * rep.pace, 0.5), chance);
        }
        (at, false)
    }

    /// One call.
    pub(super) fn call(&mut self, rep: &Rep, at: Instant, reached: bool, chance: &mut Chance) {
        let notes = &self.setting.library.words.notes;
        let outcome = if reached { Outcome::Connected } else { Outcome::NoAnswer };
        let list = if reached { &notes.connected } else { &notes.no_answer };
        let note = if chance.happens(0.6) { self.note(list, chance) } else { None };
        // Who must not be called is written to, or seen.
        let allowed = |channel: &Channel| {
            !self.prospect.do_not_contact.as_deref().is_some_and(|list| list.contains(channel.word()))
        };
        let channel = [Channel::Call, Channel::Email].into_iter().find(allowed).unwrap_or(Channel::Meeting);
        // Who is on leave does not call.
        if rep.works(self.setting.calendar.day(at))
            && let Some(touch) = self.touch(at, Direction::Out, channel, Some(outcome), Some(rep.id))
        {
            touch.note = note;
        }
    }

    /// Tries again after accepting somebody who never answered, until they do or it is enough.
    pub(super) fn chase(&mut self, rep: &Rep, from: Instant, chance: &mut Chance) {
        // Some forget it for a while.
        let mut at = if chance.happens(0.4) { self.later(from, 9.0 * rep.pace, 0.3, chance) } else { from };
        for attempt in 0..4 {
            at = self.later(at, 2.1 * rep.pace, 0.4, chance);
            // In the end one hears at least that they do not want to.
            let reached = attempt == 3 || chance.happens(0.25);
            self.call(rep, at, reached, chance);
            if reached {
                break;
            }
        }
        let over = Instant(at.0 + chance.between(5, 60) * 60 * Instant::SECOND);
        self.enter(Lifecycle::Recycled, over, None);
    }

    /// Sales gives a prospect back, for now or for good; some come back.
    pub(super) fn give_back(&mut self, rep: &'a Rep, at: Instant, stage: Lifecycle, chance: &mut Chance) {
        if !self.enter(stage, at, None) {
            return;
        }
        let note = self.note(&self.setting.library.words.notes.refused, chance);
        let outcome = Some(Outcome::NotInterested);
        if chance.happens(0.5)
            && let Some(touch) = self.touch(at, Direction::In, Channel::Email, outcome, Some(rep.id))
        {
            touch.note = note;
        }
        if stage == Lifecycle::Recycled {
            self.come_back(rep, at, chance);
        }
    }

    /// A recycled prospect may start a new episode.
    pub(super) fn come_back(&mut self, rep: &'a Rep, from: Instant, chance: &mut Chance) {
        let again = self.later(from, 110.0, 0.4, chance);
        // Who came back once does not come back again.
        if self.episode > 1 || !chance.happens(0.22) || !self.happened(again) {
            return;
        }
        self.episode += 1;
        self.enter(Lifecycle::Lead, again, None);
        self.engage(again, chance);
        let qualified = self.later(again, 4.0, 0.6, chance);
        if !self.enter(Lifecycle::Mql, qualified, None) {
            return;
        }
        let Setting { calendar, team, .. } = self.setting;
        let day = calendar.day(qualified);
        let rep = if rep.works(day) { Some(rep) } else { team.rep(self.land, day, chance) };
        let Some(rep) = rep else { return };
        self.offer(rep, qualified, chance);
        let Some((rep, spoke, reached)) = self.pursue(rep, qualified, (0.5, 0.6), chance) else { return };
        if reached && chance.happens(0.6) {
            self.accept(rep, spoke, chance);
        } else {
            self.turn_down(rep, spoke, chance);
        }
    }
}
