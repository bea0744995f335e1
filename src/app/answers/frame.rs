//! Who and where we are, and what forms offer.

use super::{Reading, Setting};
use crate::app::service::{Access, Service};
use crate::app::views::{self, Choice, ChoiceKind, Identity};
use crate::domain::nouns::Side;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;

/// How many choices are offered.
const OFFERS: u64 = 20;

/// Why deals are lost, before a team's own reasons are known; the texts are `lost-<code>`.
pub const LOST_REASONS: &[&str] = &[
    "price",
    "competitor",
    "no-budget",
    "missing-feature",
    "too-long",
    "no-decider",
    "no-answer",
    "poor-fit",
    "other",
];

/// Who and where we are.
///
/// # Errors
/// The store's.
pub fn identity(service: &Service, setting: &Setting) -> Result<Identity, Refusal> {
    let actor = service.actor();
    let today = service.today();
    let (late, due) = match actor {
        Some(_) => {
            // The same whose as on Today, so that the alarms and its rungs say the same.
            let whose = super::today::whose(service);
            let steps = service.store().steps_due(whose, today)?;
            let tomorrow = service.zone().start(today.plus(1));
            let clocks = service.store().clocks_due(whose, service.now(), tomorrow)?;
            (steps.0 + clocks.0, steps.1 + clocks.1)
        }
        None => (0, 0),
    };
    let few = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Identity {
        team: service.workspace().name.clone(),
        member: actor.map(|member| member.handle.clone()).unwrap_or_default(),
        members: !service.store().records(Kind::Member, 0, 1)?.is_empty(),
        side: actor.map_or("", |member| member.side.word()),
        today,
        fiscal_start: u32::try_from(service.workspace().fiscal_start).unwrap_or(1),
        zone: service.zone().clone(),
        currency: service.currency(),
        late: few(late),
        due: few(due),
        group: setting.group.clone(),
        demo: setting.demo,
        read_only: service.access() != Access::Write,
    })
}

/// The kind that the screens know a record's kind by.
pub const fn touched_kind(kind: Kind) -> views::Kind {
    match kind {
        Kind::Workspace => views::Kind::Workspace,
        Kind::Member => views::Kind::Member,
        Kind::Stage => views::Kind::Stage,
        Kind::Product => views::Kind::Product,
        Kind::Account => views::Kind::Account,
        Kind::Campaign | Kind::Asset | Kind::Spend => views::Kind::Campaign,
        Kind::Prospect | Kind::StageEntry => views::Kind::Prospect,
        Kind::Deal | Kind::DealLine | Kind::DealContact | Kind::DealEvent => views::Kind::Deal,
        Kind::Touch => views::Kind::Touch,
        Kind::Calendar | Kind::CalendarDay => views::Kind::Calendar,
        Kind::Handoff | Kind::HandoffStep => views::Kind::HandOff,
        Kind::Reason => views::Kind::Reason,
        Kind::Agreement | Kind::AgreementVersion | Kind::Signature => views::Kind::Agreement,
        Kind::Term | Kind::TermRate => views::Kind::Term,
        Kind::Clock | Kind::ClockStep => views::Kind::Clock,
        Kind::Goal | Kind::GoalRevision => views::Kind::Goal,
    }
}

impl Reading<'_> {
    pub(super) fn choices(&self, kind: ChoiceKind, text: &str) -> Result<Vec<Choice>, Refusal> {
        let store = self.service.store();
        let records = |kind: Kind| -> Result<Vec<Choice>, Refusal> {
            let offers = store.offers(kind, text, OFFERS)?.into_iter();
            Ok(offers
                .map(|offer| Choice { value: offer.id.to_string(), label: offer.name, note: offer.note })
                .collect())
        };
        match kind {
            ChoiceKind::Members => self.members(None, text),
            ChoiceKind::Sellers => self.members(Some(Side::Sales), text),
            ChoiceKind::Marketers => self.members(Some(Side::Marketing), text),
            ChoiceKind::Campaigns => records(Kind::Campaign),
            ChoiceKind::Accounts => records(Kind::Account),
            ChoiceKind::Products => records(Kind::Product),
            ChoiceKind::Stages => records(Kind::Stage),
            ChoiceKind::RefusalReasons => {
                let reasons = store.reasons()?.into_iter().map(|reason| self.reason(reason));
                Ok(best(reasons.collect::<Vec<_>>().into_iter(), text))
            }
            ChoiceKind::CloseReasons => Ok(self.worded("lost", LOST_REASONS, &store.close_reasons()?, text)),
            ChoiceKind::Sources => {
                let words = store.sources()?;
                Ok(best(words.iter().map(|word| plain(word.clone())), text))
            }
        }
    }

    fn members(&self, side: Option<Side>, text: &str) -> Result<Vec<Choice>, Refusal> {
        let all = self.service.store().members_of(side)?;
        let choices =
            all.into_iter().map(|(_, handle, name)| Choice { value: handle.clone(), label: handle, note: name });
        Ok(best(choices, text))
    }

    /// The team's own reasons, then those that every team starts with. What is stored is the sentence:
    /// a reason is the team's word, in the team's language.
    fn worded(&self, family: &str, codes: &[&str], own: &[String], text: &str) -> Vec<Choice> {
        let known = own.iter().map(|word| plain(word.clone()));
        let started = codes.iter().map(|code| plain(self.texts.get(&format!("{family}-{code}"))));
        let mut all: Vec<Choice> = known.chain(started).collect();
        let mut seen = std::collections::HashSet::new();
        all.retain(|choice| seen.insert(fold(&choice.label)));
        best(all.into_iter(), text)
    }
}

fn plain(word: String) -> Choice {
    Choice { value: word.clone(), label: word, note: String::new() }
}

/// Those that hold the text, those that begin with it first.
fn best(choices: impl Iterator<Item = Choice>, text: &str) -> Vec<Choice> {
    let key = fold(text);
    let mut found: Vec<(bool, Choice)> = choices
        .filter_map(|choice| {
            let label = fold(&choice.label);
            let fits = label.contains(&key) || fold(&choice.note).contains(&key);
            fits.then(|| (!label.starts_with(&key), choice))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, choice)| choice).take(usize::try_from(OFFERS).unwrap_or(20)).collect()
}
