//! `smarketing prospect hand-off`, `accept`, `refuse` …: what marketing offers, and what sales says to it.

use clap::{Args, ValueEnum};
use serde_json::{Value as Json, json};

use crate::app::handoffs::{self, HandoffLine, HandoffSet, Handoffs};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::{Reader, Shown};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Face, Format, Table};
use crate::domain::change::Change;
use crate::domain::handoff::{Judgement, Objection, Offer};
use crate::domain::nouns::{Side, Verdict};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::domain::when::Lean;

/// How many rows a person's terminal is shown unless they say otherwise.
const SCREENFUL: u64 = 100;

/// Marketing offers a prospect.
#[derive(Debug, Args)]
pub struct HandOff {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "handle")]
    to: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// When, and what was said.
#[derive(Debug, Args)]
pub struct Said {
    #[arg(long, value_name = "instant")]
    on: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
}

/// A verdict that needs nothing more.
#[derive(Debug, Args)]
pub struct Verdicts {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "number")]
    if_version: Option<i64>,
    #[command(flatten)]
    said: Said,
}

/// No, and why.
#[derive(Debug, Args)]
pub struct Refuse {
    #[command(flatten)]
    verdict: Verdicts,
    #[arg(long, value_name = "code")]
    reason: Option<String>,
}

/// Not now.
#[derive(Debug, Args)]
pub struct Recycle {
    #[command(flatten)]
    verdict: Verdicts,
    #[arg(long, value_name = "day")]
    until: Option<String>,
}

/// A side does not agree.
#[derive(Debug, Args)]
pub struct Object {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "side")]
    side: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// The other side answers.
#[derive(Debug, Args)]
pub struct Answer {
    #[command(flatten)]
    object: Object,
    #[arg(long)]
    accept: bool,
}

/// To another rep.
#[derive(Debug, Args)]
pub struct PassOn {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "handle")]
    to: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
}

/// The hand-offs of a state.
#[derive(Debug, Args)]
pub struct List {
    #[arg(long, value_name = "word")]
    state: Option<State>,
    #[arg(long, value_name = "handle")]
    to: Option<String>,
    #[arg(long, value_name = "number")]
    limit: Option<u64>,
}

/// Which hand-offs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum State {
    Waiting,
    Expired,
    Disputed,
    Accepted,
    Refused,
    Recycled,
    TakenBack,
}

impl Said {
    fn at(&self, reader: &Reader<'_>) -> Result<Option<Instant>, Refusal> {
        self.on.as_deref().map(|text| reader.step(text, None)).transpose().map(Option::flatten)
    }
}

impl HandOff {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let reader = Reader::new(&service, desk.texts());
        let prospect = service.find(Kind::Prospect, &self.id)?.id;
        let to = self.to.as_deref().map(|handle| reader.reference(Kind::Member, handle)).transpose()?;
        let at = self.said.at(&reader)?;
        desk.apply(&service, &Change::Offer(Offer { prospect, version: None, to, at, note: self.said.note }))
    }
}

impl Verdicts {
    fn judgement(self, desk: &Desk, service: &Service, verdict: Verdict) -> Result<Judgement, Refusal> {
        let at = self.said.at(&Reader::new(service, desk.texts()))?;
        let handoff = handoffs::find(service, &self.id)?;
        let (version, note) = (self.if_version, self.said.note);
        Ok(Judgement { handoff, version, verdict, reason: None, until: None, note, at })
    }

    /// Says it.
    pub fn run(self, desk: &mut Desk, verdict: Verdict) -> Outcome {
        let service = desk.open()?;
        let judgement = self.judgement(desk, &service, verdict)?;
        desk.apply(&service, &Change::Judge(judgement))
    }
}

impl Refuse {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let reason = self.reason.as_deref().map(|code| handoffs::reason(&service, code)).transpose()?;
        let judgement = self.verdict.judgement(desk, &service, Verdict::Refused)?;
        desk.apply(&service, &Change::Judge(Judgement { reason, ..judgement }))
    }
}

impl Recycle {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let reader = Reader::new(&service, desk.texts());
        let until = self.until.as_deref().map(|text| reader.day(text, Lean::Ahead)).transpose()?;
        let judgement = self.verdict.judgement(desk, &service, Verdict::Recycled)?;
        desk.apply(&service, &Change::Judge(Judgement { until, ..judgement }))
    }
}

impl Object {
    fn objection(self, desk: &Desk, service: &Service) -> Result<Objection, Refusal> {
        let reader = Reader::new(service, desk.texts());
        let own = service.actor().map_or(Side::Management, |member| member.side);
        let side = match self.side.as_deref() {
            Some(text) => Side::named(reader.choice(Side::WORDS, text)?).unwrap_or_default(),
            None => own,
        };
        let at = self.said.at(&reader)?;
        let handoff = handoffs::find(service, &self.id)?;
        Ok(Objection { handoff, side, note: self.said.note.unwrap_or_default(), at })
    }

    /// Disputes.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let objection = self.objection(desk, &service)?;
        desk.apply(&service, &Change::Dispute(objection))
    }
}

impl Answer {
    /// Answers; with `--accept` sales takes the prospect after all.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let Objection { handoff, side, note, at } = self.object.objection(desk, &service)?;
        if !self.accept || note.trim().is_empty() {
            return desk.apply(&service, &Change::Answer(Objection { handoff, side, note, at }));
        }
        let (verdict, note) = (Verdict::Accepted, Some(note));
        let judgement = Judgement { handoff, version: None, verdict, reason: None, until: None, note, at };
        desk.apply(&service, &Change::Judge(judgement))
    }
}

impl PassOn {
    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let reader = Reader::new(&service, desk.texts());
        let to = self.to.as_deref().map(|handle| reader.reference(Kind::Member, handle)).transpose()?;
        let handoff = handoffs::find(&service, &self.id)?;
        desk.apply(&service, &Change::PassOn { handoff, to, note: self.note })
    }
}

impl State {
    const fn set(self) -> HandoffSet {
        match self {
            Self::Waiting => HandoffSet::Waiting,
            Self::Expired => HandoffSet::Expired,
            Self::Disputed => HandoffSet::Disputed,
            Self::Accepted => HandoffSet::Decided(Verdict::Accepted),
            Self::Refused => HandoffSet::Decided(Verdict::Refused),
            Self::Recycled => HandoffSet::Decided(Verdict::Recycled),
            Self::TakenBack => HandoffSet::Decided(Verdict::Withdrawn),
        }
    }
}

impl List {
    /// Shows them.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let reader = Reader::new(&service, desk.texts());
        let to = self.to.as_deref().map(|handle| reader.reference(Kind::Member, handle)).transpose()?;
        let screen = desk.out.format() == Format::People && desk.out.is_terminal();
        let limit = match self.limit {
            Some(0) => u64::MAX,
            None if screen => SCREENFUL,
            other => other.unwrap_or(u64::MAX),
        };
        let now = service.now();
        let asked = Handoffs { set: self.state.map_or(HandoffSet::All, State::set), to, now };
        let (lines, total) = handoffs::list(&service, asked, limit)?;
        let texts = desk.texts_handle();
        let shown = Shown::new(&service, &texts, desk.dates());
        let code = desk.answer(
            Some(&service),
            || lines.iter().map(|line| line_json(&shown, line, now)).collect(),
            |out| out.table(&table(&Face::new(&shown, out.format()), &lines, service.now())),
        )?;
        if screen && total > lines.len() as u64 {
            desk.out.say(&texts.with("cli-more-rows", &[("count", lines.len().into())]))?;
        }
        Ok(code)
    }
}

/// `{"id":"H-3","prospect":"P-12", …}`; nothing as null.
fn line_json(shown: &Shown<'_>, line: &HandoffLine, now: Instant) -> Json {
    let text = |text: &str| if text.is_empty() { Json::Null } else { Json::from(text) };
    let instant = |at: Option<Instant>| at.map_or(Json::Null, |at| shown.instant_json(at));
    json!({
        "id": Kind::Handoff.label(line.id),
        "version": line.version,
        "prospect": Kind::Prospect.label(line.prospect),
        "prospect_name": line.name,
        "account_name": text(&line.account),
        "campaign_name": text(&line.campaign),
        "episode": line.episode,
        "from": text(&line.from),
        "to": text(&line.to),
        "offered_at": instant(Some(line.offered)),
        "verdict": line.verdict.word(),
        "expired": line.expired(now),
        "due_at": instant(line.decision.and_then(|clock| clock.due)),
        "clock": line.decision.map(|clock| clock.state(now).word()),
        "decided_at": instant(line.decided),
        "decided_by": text(&line.by),
        "reason": text(&line.reason),
        "reason_name": text(&line.reason_name),
        "until": line.until.map(|day| day.to_string()),
        "dispute": line.dispute.word(),
    })
}

fn table(face: &Face<'_>, lines: &[HandoffLine], now: Instant) -> Table {
    let mut table = Table::new();
    let fields = ["prospect", "account", "campaign", "to", "offered_at", "verdict", "reason", "until", "dispute"];
    table.head(std::iter::once("id".to_owned()).chain(fields.map(|name| face.code("field", name))));
    let word = |code: &str| face.code("choice", code);
    for line in lines {
        table.row(vec![
            Kind::Handoff.label(line.id),
            if face.people() { line.name.clone() } else { Kind::Prospect.label(line.prospect) },
            line.account.clone(),
            line.campaign.clone(),
            line.to.clone(),
            face.instant(line.offered),
            if line.expired(now) { expired(face.texts(), face.people()) } else { word(line.verdict.word()) },
            line.reason.clone(),
            line.until.map(|day| face.day(day)).unwrap_or_default(),
            if line.dispute.word() == "none" { String::new() } else { word(line.dispute.word()) },
        ]);
    }
    table
}

/// Waits, but the time for a verdict is over.
fn expired(texts: &Texts, people: bool) -> String {
    if people { texts.get("handoff-expired") } else { "expired".to_owned() }
}
