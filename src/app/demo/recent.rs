//! The last working days of a generated team, done through the same changes as a person's work, so that
//! the journal has entries of several people that can be undone one by one.

use std::collections::VecDeque;

use super::calendar::{Calendar, Hours};
use super::chance::Chance;
use super::stream::{Fresh, Ripe};
use super::team::{LOST, OPEN_STAGES, WON};
use super::words::Library;
use crate::domain::change::{Change, Move};
use crate::domain::handoff::{Judgement, Offer};
use crate::domain::nouns::{Channel, Direction, Outcome, Verdict};
use crate::domain::record::{Kind, Record, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};
use crate::store::{Stamp, Store};

/// How many changes the last days have at most.
const CHANGES: usize = 24;

/// The instants of the last three working days, in order, that lie before now.
fn instants(calendar: &Calendar, count: usize, chance: &mut Chance) -> Vec<Instant> {
    let mut days: Vec<Day> =
        (0..10).map(|back| calendar.today.plus(-back)).filter(|day| calendar.works(*day)).collect();
    days.truncate(3);
    let newest = Instant(calendar.now.0 - 4 * 60 * Instant::SECOND);
    let moment = |chance: &mut Chance| {
        let day = chance.pick(&days).copied().unwrap_or(calendar.today.plus(-1));
        calendar.moment(day, Hours::Office, chance)
    };
    let mut found: Vec<Instant> = (0..count).map(|_| moment(chance)).filter(|at| *at < newest).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Does the last days' work of both sides.
pub(super) fn days(
    store: &Store,
    library: &Library,
    calendar: &Calendar,
    fresh: Fresh,
    chance: &mut Chance,
) -> Result<(), Refusal> {
    let Fresh { mut deals, mut prospects, mut leads, mut waiting } = fresh;
    let count = CHANGES.min((deals.len() + prospects.len()) / 2);
    for (at, number) in instants(calendar, count, chance).into_iter().zip(0usize..) {
        let step = |now: Instant, step: usize, actor: i64| Stamp {
            op_id: format!("demo-recent-{number}-{step}"),
            now: Instant(now.0.min(calendar.now.0 - 1)),
            actor: Some(actor),
        };
        if let (4, Some((handoff, rep, _))) = (number % 8, take(&mut waiting, at)) {
            store.apply(&accepted(handoff), &step(at, 0, rep))?;
            continue;
        }
        if let (6, Some((prospect, owner, _))) = (number % 8, take(&mut leads, at)) {
            let note = Some(chance.word(&library.words.agreement.offers).to_owned());
            store.apply(&Change::Offer(Offer { prospect, note, ..Offer::default() }), &step(at, 0, owner))?;
            continue;
        }
        if number % 3 == 1 || deals.is_empty() {
            if let Some((prospect, owner, _)) = take(&mut prospects, at) {
                store.apply(&written(prospect, at), &step(at, 0, owner))?;
            }
            continue;
        }
        let place = chance.below(deals.len());
        let Some(deal) = deals.swap_remove_back(place) else { continue };
        store.apply(&touched(library, &deal, at, chance), &step(at, 0, deal.owner))?;
        let change =
            if number % 3 == 0 { moved(library, &deal, chance) } else { planned(library, calendar, &deal, chance) };
        let soon = Instant(at.0 + chance.between(40, 400) * Instant::SECOND);
        match store.apply(&change, &step(soon, 1, deal.owner)) {
            // The same step for the same day was drawn again.
            Err(refusal) if refusal.code == "nothing-to-change" => {}
            other => drop(other?),
        }
    }
    Ok(())
}

/// The newest of a list that was there at an instant.
fn take(list: &mut VecDeque<(i64, i64, Instant)>, at: Instant) -> Option<(i64, i64, Instant)> {
    let known = list.iter().rposition(|(_, _, since)| *since < at);
    known.and_then(|place| list.remove(place))
}

/// Sales takes a hand-off.
const fn accepted(handoff: i64) -> Change {
    let verdict = Verdict::Accepted;
    Change::Judge(Judgement { handoff, version: None, verdict, reason: None, until: None, note: None, at: None })
}

/// Marketing writes to a prospect.
fn written(prospect: i64, at: Instant) -> Change {
    let record = Record::new(Kind::Touch)
        .with("prospect", prospect)
        .with("at", at.0)
        .with("direction", Direction::Out.word())
        .with("channel", Channel::Email.word())
        .with("outcome", Outcome::Sent.word());
    Change::Add(record)
}

fn touched(library: &Library, deal: &Ripe, at: Instant, chance: &mut Chance) -> Change {
    let notes = &library.words.notes;
    let (channel, list) =
        if chance.happens(0.7) { (Channel::Call, &notes.connected) } else { (Channel::Meeting, &notes.meeting) };
    let need = chance.word(&library.words.needs);
    let note = chance.word(list).replace("{need}", need);
    let record = Record::new(Kind::Touch)
        .with("prospect", deal.prospect)
        .with("deal", deal.deal)
        .with("at", at.0)
        .with("direction", Direction::Out.word())
        .with("channel", channel.word())
        .with("outcome", Outcome::Connected.word())
        .with("member", deal.owner)
        .with("note", note);
    Change::Add(record)
}

fn moved(library: &Library, deal: &Ripe, chance: &mut Chance) -> Change {
    let lost = chance.happens(0.2);
    let next = if deal.stage == OPEN_STAGES { WON } else { deal.stage + 1 };
    Change::MoveDeal {
        deal: deal.deal,
        version: None,
        how: Move::To,
        stage: if lost { LOST } else { next },
        at: None,
        amount: None,
        reason: lost.then(|| chance.word(&library.words.lost).to_owned()),
        note: None,
    }
}

fn planned(library: &Library, calendar: &Calendar, deal: &Ripe, chance: &mut Chance) -> Change {
    let due = calendar.today.plus(chance.between(0, 6));
    let step = chance.word(&library.words.next_steps);
    let set = vec![("next_step", Value::from(step)), ("next_due", Value::Int(due.0))];
    Change::Edit { kind: Kind::Deal, id: deal.deal, version: None, set }
}
