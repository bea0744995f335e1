//! What the two sides of a generated team do about their agreement, done through the same changes as people's work:
//! they sign both versions, set the quarter's goals, revise one, and propose the next version.

use super::agreement::Agreement;
use super::story::Setting;
use crate::domain::agreement::sign;
use crate::domain::change::{Change, Signing};
use crate::domain::goal::Revision;
use crate::domain::money::Currency;
use crate::domain::nouns::{AgreementVersion, Goal, GoalScope, Side, TermKind};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};
use crate::store::{Stamp, Store};

const HOUR: i64 = 3_600 * Instant::SECOND;

/// The goals: figure, whose, and the target of a thousand prospects of the whole history; shares as they are.
const GOALS: [(&str, GoalScope, &str, i64, bool); 5] = [
    ("bookings", GoalScope::Joint, "paolo", 4_500_000, true),
    ("mql", GoalScope::Joint, "sara", 80, true),
    ("mql_to_sal", GoalScope::Joint, "sara", 65, false),
    ("leads", GoalScope::Marketing, "sara", 190, true),
    ("deals_won", GoalScope::Sales, "paolo", 7, true),
];

/// Writes down one after another what people did.
struct Diary<'a> {
    store: &'a Store,
    setting: Setting<'a>,
    count: usize,
}

impl Diary<'_> {
    /// Does a change as one of the team, at an hour of a day that is over.
    fn by(&mut self, handle: &str, day: Day, hour: i64, change: &Change) -> Result<i64, Refusal> {
        self.count += 1;
        let Setting { calendar, team, .. } = self.setting;
        let at = calendar.start(day).0 + hour * HOUR + 7 * 60 * Instant::SECOND;
        let stamp = Stamp {
            op_id: format!("demo-agreed-{}", self.count),
            now: Instant(at.min(calendar.now.0 - 1)),
            actor: Some(team.member(handle)),
        };
        Ok(self.store.apply(change, &stamp)?.subject.1)
    }

    fn sign(&mut self, handle: &str, side: Side, day: Day, hour: i64, version: i64) -> Result<(), Refusal> {
        let hash = sign::hash(&self.store.content(version)?);
        let signing = Signing { agreement_version: version, side, hash };
        self.by(handle, day, hour, &Change::Sign(signing)).map(drop)
    }
}

/// Does all of it.
pub(super) fn on(store: &Store, setting: Setting<'_>, agreement: &Agreement, prospects: u64) -> Result<(), Refusal> {
    let mut diary = Diary { store, setting, count: 0 };
    let [previous, current, next] = agreement.starts;
    for (from, version) in [(previous, 1), (current, 2)] {
        diary.sign("sara", Side::Marketing, from.plus(-7), 10, version)?;
        diary.sign("paolo", Side::Sales, from.plus(-6), 16, version)?;
    }
    let goals = goals(&mut diary, current, prospects)?;
    let today = setting.calendar.today;
    if today > current.plus(20) {
        revise(&mut diary, goals, current.plus(18))?;
    }
    propose(&mut diary, next, today.plus(-9).max(current.plus(-4)))
}

/// Sets the quarter's goals; answers the number of marketing's own.
fn goals(diary: &mut Diary<'_>, current: Day, prospects: u64) -> Result<i64, Refusal> {
    let words = &diary.setting.library.words.agreement;
    let prospects = i64::try_from(prospects).unwrap_or(i64::MAX / 100_000_000);
    let mut marketing = 0;
    for (((metric, scope, owner, target, grows), name), place) in GOALS.iter().zip(&words.goals).zip(0usize..) {
        let lever = |at: usize| words.levers.get(2 * place + at).filter(|_| *scope == GoalScope::Joint).cloned();
        let money = *metric == "bookings";
        let target = if *grows { (target * prospects / 1_000).max(1) } else { *target };
        let goal = Goal {
            id: 0,
            name: name.clone(),
            metric: (*metric).to_owned(),
            scope: *scope,
            owner: Some(diary.setting.team.member(owner)),
            period: Period::quarter_of(current).code(),
            target: if money { (target / 100_000).max(1) * 100_000 } else { target },
            currency: money.then(|| Currency::EUR.to_string()),
            marketing_lever: lever(0),
            sales_lever: lever(1),
        };
        let id = diary.by(owner, current.plus(-5), 9, &Change::Add(goal.record()))?;
        if *scope == GoalScope::Marketing {
            marketing = id;
        }
    }
    Ok(marketing)
}

fn revise(diary: &mut Diary<'_>, goal: i64, day: Day) -> Result<(), Refusal> {
    let Some(record) = diary.store.record(Kind::Goal, goal)? else { return Ok(()) };
    let reason = diary.setting.library.words.agreement.revised.clone();
    let target = Goal::of(&record).target;
    let revision = Revision { goal, version: None, target: target + (target / 10).max(1), reason };
    diary.by("sara", day, 11, &Change::ReviseGoal(revision)).map(drop)
}

/// The next quarter's version: marketing has signed, sales still thinks about it.
fn propose(diary: &mut Diary<'_>, from: Day, day: Day) -> Result<(), Refusal> {
    let note = Some(diary.setting.library.words.agreement.proposal.clone());
    let version = AgreementVersion { note, ..super::agreement::version(from, 0) };
    let draft = diary.by("sara", day, 15, &Change::Draft { version, like: Some(2) })?;
    let terms = diary.store.children(Kind::Term, "version_of", draft)?;
    if let Some(speed) = terms.iter().find(|term| term.text("kind") == Some(TermKind::Speed.word())) {
        let set = vec![("within", "2h".into())];
        diary.by("sara", day, 16, &Change::Edit { kind: Kind::Term, id: speed.id, version: None, set })?;
    }
    diary.sign("sara", Side::Marketing, day, 17, draft)
}
