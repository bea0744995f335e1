//! `smarketing agreement …`: what both sides owe each other, how far they are, and whose clocks run out.

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value as Json, json};

use super::agreement_change::{Draft, Sign, Step};
use super::plan::{self, Plan};
use super::{agreement_json as as_json, agreement_text as as_text};
use crate::app::agreement::{self, Asked, FailOn, Version};
use crate::app::service::Service;
use crate::app::values::Shown;
use crate::app::views::ClockSet;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::cli::out::{Face, Format, Table};
use crate::domain::nouns::{ClockMove, Term, TermRate};
use crate::domain::period::Period;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::text::fold;

/// How many clocks are shown unless another number is asked for.
const SCREENFUL: u64 = 100;

/// What can be done with the agreement.
#[derive(Debug, Subcommand)]
pub enum AgreementCommand {
    Show(Show),
    Terms(Show),
    Clocks(Clocks),
    Breaches(Breaches),
    History,
    Diff(Diff),
    Draft(Draft),
    Sign(Sign),
    Waive(Step),
    Pause(Step),
    Resume(Step),
    Check(Check),
    Plan(Plan),
    #[command(subcommand)]
    Term(NounCommand<Term>),
    #[command(subcommand)]
    Rate(NounCommand<TermRate>),
}

/// A version's scoreboard.
#[derive(Debug, Args)]
pub struct Show {
    #[arg(long, value_name = "number", id = "av", long = "version")]
    version: Option<String>,
    #[arg(long, value_name = "period")]
    period: Option<String>,
}

/// Clocks.
#[derive(Debug, Args)]
pub struct Clocks {
    #[arg(long, value_name = "name")]
    term: Option<String>,
    #[arg(long, value_name = "word", default_value = "open")]
    set: Set,
    #[arg(long, value_name = "handle")]
    owner: Option<String>,
    #[arg(long, value_name = "period")]
    period: Option<String>,
    #[arg(long, value_name = "number")]
    limit: Option<u64>,
}

/// Which clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Set {
    Open,
    Overdue,
    Breached,
    All,
}

/// What was broken.
#[derive(Debug, Args)]
pub struct Breaches {
    #[arg(long, value_name = "word")]
    by: Option<Group>,
    #[arg(long, value_name = "name")]
    term: Option<String>,
    #[arg(long, value_name = "period")]
    period: Option<String>,
    #[arg(long, value_name = "number")]
    limit: Option<u64>,
}

/// By what breaches are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    Person,
    Campaign,
    Term,
}

/// Two versions.
#[derive(Debug, Args)]
pub struct Diff {
    #[arg(value_name = "number", id = "av")]
    version: String,
    #[arg(value_name = "number")]
    against: Option<String>,
}

/// For cron.
#[derive(Debug, Args)]
pub struct Check {
    #[arg(long, value_name = "word", default_value = "late")]
    fail_on: On,
}

/// What makes it fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum On {
    Late,
    Risk,
}

impl AgreementCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Plan(plan) => plan.changes(),
            Self::Draft(_) | Self::Sign(_) | Self::Waive(_) | Self::Pause(_) | Self::Resume(_) => true,
            Self::Term(command) => command.changes(),
            Self::Rate(command) => command.changes(),
            _ => false,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Show(show) => show.run(desk, false),
            Self::Terms(show) => show.run(desk, true),
            Self::Clocks(clocks) => clocks.run(desk),
            Self::Breaches(breaches) => breaches.run(desk),
            Self::History => history(desk),
            Self::Diff(diff) => diff.run(desk),
            Self::Draft(draft) => draft.run(desk),
            Self::Sign(sign) => sign.run(desk),
            Self::Waive(step) => step.run(desk, ClockMove::Waived),
            Self::Pause(step) => step.run(desk, ClockMove::Paused),
            Self::Resume(step) => step.run(desk, ClockMove::Resumed),
            Self::Check(check) => check.run(desk),
            Self::Plan(plan) => plan::plan(plan, desk),
            Self::Term(command) => {
                // A term belongs to the draft at hand unless another version is named.
                let service = desk.open()?;
                let draft = || {
                    let all = agreement::versions(&service)?;
                    let draft = all.iter().find(|version| version.state == "draft");
                    Ok(draft.map(|version| Kind::AgreementVersion.label(version.row.id)))
                };
                command.with_default("version_of", draft)?.run(desk)
            }
            Self::Rate(command) => command.run(desk),
        }
    }
}

pub(super) fn period(service: &Service, text: Option<&str>) -> Result<Option<Period>, Refusal> {
    let fiscal = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    text.map(|text| Period::parse(text, service.today(), fiscal)).transpose()
}

/// The version that a person names.
pub(super) fn version<'a>(all: &'a [Version], text: Option<&str>) -> Result<Option<&'a Version>, Refusal> {
    text.map(|text| agreement::find(all, text)).transpose()
}

/// A term by its number (`TM-3`) or its name in the newest version that has it.
fn term(service: &Service, text: &str) -> Result<i64, Refusal> {
    if let Some(id) = Kind::Term.parse_label(text).filter(|_| text.contains('-')) {
        return Ok(service.find(Kind::Term, &Kind::Term.label(id))?.id);
    }
    let all = agreement::versions(service)?;
    let key = fold(text);
    let terms = |version: &Version| version.terms.iter().find(|term| fold(&term.name) == key).map(|term| term.id);
    let signed = all.iter().filter(|version| version.row.hash.is_some());
    let found = signed.chain(all.iter()).find_map(terms);
    found.ok_or_else(|| Refusal::not_found("no-such-record").with("kind", "term").with("what", text))
}

impl Show {
    fn run(self, desk: &mut Desk, terms: bool) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let all = agreement::versions(&service)?;
        let asked = version(&all, self.version.as_deref())?.map(|version| version.row.id);
        let period = period(&service, self.period.as_deref())?;
        let page = service.store().snapshot(|| agreement::scoreboard(&service, &texts, asked, period))?;
        let shown = Shown::new(&service, &texts, desk.dates());
        desk.answer(
            Some(&service),
            || {
                if terms {
                    page.terms.iter().map(|row| as_json::term(&texts, row)).collect()
                } else {
                    as_json::page(&shown, &page)
                }
            },
            |out| match (terms, out.format()) {
                (false, Format::People) => as_text::page(out, &shown, &page),
                (_, format) => out.table(&as_text::terms(&Face::new(&shown, format), &page.terms)),
            },
        )
    }
}

impl Clocks {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let owner = self.owner.as_deref().map(|handle| service.find(Kind::Member, handle)).transpose()?;
        let asked = Asked {
            term: self.term.as_deref().map(|text| term(&service, text)).transpose()?,
            set: match self.set {
                Set::Open => ClockSet::Open,
                Set::Overdue => ClockSet::Overdue,
                Set::Breached => ClockSet::Breached,
                Set::All => ClockSet::All,
            },
            owner: owner.map(|record| record.id),
            period: period(&service, self.period.as_deref())?,
        };
        listed(desk, &service, &texts, &asked, self.limit)
    }
}

/// A list of clocks as an answer.
fn listed(
    desk: &Desk,
    service: &Service,
    texts: &crate::app::texts::Texts,
    asked: &Asked,
    limit: Option<u64>,
) -> Outcome {
    let limit = match limit {
        Some(0) => u64::from(u32::MAX),
        other => other.unwrap_or(SCREENFUL),
    };
    let (rows, total) = service.store().snapshot(|| agreement::first(service, asked, limit))?;
    let shown = Shown::new(service, texts, desk.dates());
    desk.answer(
        Some(service),
        || json!({"total": total, "clocks": rows.iter().map(|row| as_json::clock(&shown, row)).collect::<Vec<Json>>()}),
        |out| {
            out.table(&as_text::clocks(&Face::new(&shown, out.format()), &rows))?;
            if (rows.len() as u64) < total {
                let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
                out.say(&texts.with("cli-more-rows", &[("count", count.into())]))?;
            }
            Ok(())
        },
    )
}

impl Breaches {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let asked = Asked {
            term: self.term.as_deref().map(|text| term(&service, text)).transpose()?,
            set: ClockSet::Breached,
            owner: None,
            period: period(&service, self.period.as_deref())?,
        };
        let Some(by) = self.by else { return listed(desk, &service, &texts, &asked, self.limit) };
        let word = match by {
            Group::Person => "person",
            Group::Campaign => "campaign",
            Group::Term => "term",
        };
        let groups = service.store().snapshot(|| agreement::breaches(&service, &asked, word))?;
        let one = |(name, broken, decided): &(String, u64, u64)| json!({"group": name, "breached": broken, "decided": decided});
        desk.answer(
            Some(&service),
            || groups.iter().map(one).collect(),
            |out| {
                let people = out.format() == Format::People;
                let mut table = Table::new();
                let head = |id: &str| if people { texts.get(&format!("agreement-{id}")) } else { id.to_owned() };
                table.head([word, "breached", "decided"].map(head));
                table.right(1);
                table.right(2);
                for (name, broken, decided) in &groups {
                    let name = if name.is_empty() && people { texts.get("agreement-nobody") } else { name.clone() };
                    table.row(vec![name, broken.to_string(), decided.to_string()]);
                }
                out.table(&table)
            },
        )
    }
}

fn history(desk: &mut Desk) -> Outcome {
    let service = desk.open()?;
    let texts = desk.texts_handle();
    let page = service.store().snapshot(|| agreement::scoreboard(&service, &texts, None, None))?;
    let shown = Shown::new(&service, &texts, desk.dates());
    desk.answer(
        Some(&service),
        || page.versions.iter().map(|version| as_json::version(&shown, version)).collect(),
        |out| out.table(&as_text::versions(&Face::new(&shown, out.format()), &page.versions)),
    )
}

impl Diff {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let all = agreement::versions(&service)?;
        let one = agreement::find(&all, &self.version)?.row.id;
        let other = version(&all, self.against.as_deref())?.map(|version| version.row.id);
        let people = desk.out.format() == Format::People;
        let lines = match people {
            true => agreement::differences(&service, &texts, one, other)?,
            false => agreement::differences_raw(&service, &texts, one, other)?,
        };
        desk.answer(
            Some(&service),
            || lines.iter().map(as_json::difference).collect(),
            |out| out.table(&as_text::differences(&texts, &lines, people)),
        )
    }
}

impl Check {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let fail_on = match self.fail_on {
            On::Late => FailOn::Late,
            On::Risk => FailOn::Risk,
        };
        let late = service.store().snapshot(|| agreement::check(&service, fail_on, u64::from(u32::MAX)))?;
        let shown = Shown::new(&service, &texts, desk.dates());
        desk.answer(
            Some(&service),
            || late.iter().map(|one| as_json::late(&shown, one)).collect(),
            |out| match out.format() {
                Format::People => late.iter().try_for_each(|one| out.line(&as_text::late(&shown, one))),
                format => out.table(&as_text::late_table(&Face::new(&shown, format), &late)),
            },
        )?;
        Ok(if late.is_empty() { 0 } else { RefusalKind::NotMet.exit_code() })
    }
}
