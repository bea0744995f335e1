//! A team to look at: small, made up, the same every time; it answers the screens' questions.

use super::numbers::{explanation, metrics};
use super::people::{prospect, prospect_detail};
use super::selling::{campaign, campaign_detail, deal, deal_detail, hand_offs, stages};
use super::{pact, targets};
use crate::app::views::*;
use crate::domain::money::{Currency, Money, Totals};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};

/// Saturday 21 November 2026, 09:14 in Rome.
pub const NOW: Instant = Instant(1_795_248_840_000_000);

pub const FIRST: [&str; 8] = ["Chiara", "Pau", "Marco", "Lucía", "Giulia", "Hannah", "Iñaki", "Zoë"];
pub const LAST: [&str; 7] = ["Neri", "Soler", "Bianchi", "Núñez", "D’Angelo", "Weiß", "Etxeberria"];
pub const ACCOUNTS: [&str; 6] =
    ["Acme", "Beta Industrie", "Gamma", "Nord SL", "株式会社テスト", "Officine Rossi & Figli"];
pub const STAGES: [&str; 6] = ["lead", "mql", "sal", "sql", "opportunity", "customer"];
pub const OWNERS: [&str; 3] = ["anna", "luca", "marta"];

pub fn pick<T: Copy>(all: &[T], n: i64) -> T {
    all[usize::try_from(n).unwrap() % all.len()]
}

pub fn eur(units: i64) -> Money {
    Money { minor: units * 100, currency: Currency::EUR }
}

pub fn ago(hours: i64) -> Instant {
    Instant(NOW.0 - hours * 3_600 * Instant::SECOND)
}

pub fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

/// The team.
pub struct World {
    pub prospects: i64,
    pub deals: Vec<DealCard>,
    pub hand_offs: Vec<HandOffRow>,
    pub identity: Identity,
    /// The first and last month with data.
    pub data: Option<(Day, Day)>,
    /// What the next reading refuses.
    pub broken: bool,
}

impl World {
    pub fn new() -> Self {
        Self {
            prospects: 1_000_000,
            deals: (1..=48).map(deal).collect(),
            hand_offs: hand_offs(),
            identity: identity(),
            data: None,
            broken: false,
        }
    }

    pub fn empty() -> Self {
        Self { prospects: 0, deals: Vec::new(), hand_offs: Vec::new(), identity: identity(), data: None, broken: false }
    }

    /// Answers a question.
    pub fn answer(&self, query: &Query) -> Result<Answer, Refusal> {
        if self.broken {
            return Err(Refusal::rule("damaged-file").with("message", "page 7"));
        }
        Ok(match query {
            Query::Identity => Answer::Identity(Box::new(self.identity.clone())),
            Query::Prospects(list) => Answer::Prospects(self.prospects(list)?),
            Query::Prospect { id, .. } => Answer::Prospect(Some(Box::new(prospect_detail(*id)))),
            Query::Campaigns(list) => Answer::Campaigns(self.campaigns(list)),
            Query::Campaign(id) => Answer::Campaign(Some(Box::new(campaign_detail(*id)))),
            Query::HandOffs(_) => Answer::HandOffs(Page::whole(self.hand_offs.clone())),
            Query::Board { filter, linked, .. } => Answer::Board(self.board(filter, *linked)),
            Query::Column { filter, linked, stage, window } => {
                let mut column =
                    self.board(filter, *linked).columns.into_iter().find(|it| it.stage.id == *stage).unwrap();
                column.offset = window.offset;
                column.cards =
                    column.cards.into_iter().skip(window.offset as usize).take(window.limit as usize).collect();
                Answer::Column(Box::new(column))
            }
            Query::Deals(list) => Answer::Deals(Page::whole(self.filtered(&list.filter, list.linked))),
            Query::Deal(id) => {
                Answer::Deal(self.deals.iter().find(|card| card.id == *id).map(|card| Box::new(deal_detail(card))))
            }
            Query::Linked(Link::Campaign(id)) => {
                linked(self.deals.iter().map(|card| card.id).filter(|it| it % 5 == id % 5).collect())
            }
            Query::Linked(Link::Deal(id)) => linked((1..=12).filter(|it| it % 5 == id % 5).collect()),
            Query::Metrics { period } => {
                Answer::Metrics(Box::new(MetricsPage { data: self.data, ..metrics(period, self.prospects == 0) }))
            }
            Query::Explain { metric, period, term } => Answer::Explain(Box::new(explanation(metric, period, *term))),
            Query::Today => {
                Answer::Today(Box::new(if self.prospects == 0 { TodayPage::default() } else { super::day::page() }))
            }
            Query::TodayTeam => {
                let team = if self.prospects == 0 { TodayTeam::default() } else { super::day::team() };
                Answer::TodayTeam(Box::new(team))
            }
            Query::Agreement { version } => Answer::Agreement(Box::new(pact::agreement(*version, self.prospects == 0))),
            Query::Term(id) => Answer::Term(pact::term(*id).map(Box::new)),
            Query::Clocks { term, set, .. } => Answer::Clocks(Page::whole(pact::clocks(*term, *set))),
            Query::Differences { version, .. } => Answer::Differences(pact::differences(*version)),
            Query::Goal(id) => Answer::Goal(targets::goal(*id).map(Box::new)),
            Query::Plan(input) => Answer::Plan(Box::new(targets::plan(input)?)),
            Query::Journal(list) => Answer::Journal(self.journal(list)),
            Query::Choices { kind, text } => Answer::Choices(choices(*kind, text)),
        })
    }

    fn prospects(&self, list: &List) -> Result<Page<ProspectRow>, Refusal> {
        if let Some(at) = list.filter.find("stge:") {
            return Err(Refusal::invalid("filter-unknown-field")
                .with("at", at)
                .with("length", 4)
                .with("value", "stge")
                .with("nearest", "stage"));
        }
        let fits = |row: &ProspectRow| row.name.to_lowercase().contains(&list.filter.to_lowercase().replace('"', ""));
        let window = list.window;
        if list.filter.is_empty() {
            let end = (window.offset as i64 + i64::from(window.limit)).min(self.prospects);
            let rows = (window.offset as i64..end).map(prospect).collect();
            return Ok(Page { total: self.prospects as u64, counted: true, offset: window.offset, rows });
        }
        let rows: Vec<_> = (0..self.prospects.min(500)).map(prospect).filter(fits).collect();
        let total = rows.len() as u64;
        let rows = rows.into_iter().skip(window.offset as usize).take(window.limit as usize).collect();
        Ok(Page { total, counted: true, offset: window.offset, rows })
    }

    fn campaigns(&self, list: &List) -> Page<CampaignRow> {
        let count = if self.prospects == 0 { 0 } else { 12 };
        let linked = |row: &CampaignRow| match list.linked {
            Some(Link::Deal(id)) => row.id % 5 == id % 5,
            _ => true,
        };
        let rows: Vec<_> = (1..=count).map(campaign).filter(linked).collect();
        Page::whole(rows.into_iter().filter(|row| row.name.to_lowercase().contains(&list.filter)).collect())
    }

    fn filtered(&self, filter: &str, linked: Option<Link>) -> Vec<DealCard> {
        let open = filter.strip_prefix("status:open");
        let filter = open.unwrap_or(filter).trim();
        let goes_on = |card: &&DealCard| open.is_none() || card.status == StageKind::Open;
        let fits = |card: &&DealCard| match linked {
            Some(Link::Campaign(id)) => card.id % 5 == id % 5,
            _ => true,
        };
        let text = |card: &&DealCard| {
            format!("{} {}", card.title, card.account).to_lowercase().contains(&filter.to_lowercase())
        };
        self.deals.iter().filter(goes_on).filter(fits).filter(text).cloned().collect()
    }

    fn board(&self, filter: &str, linked: Option<Link>) -> Board {
        let cards = self.filtered(filter, linked);
        let columns = stages().into_iter().map(|stage| {
            let cards: Vec<_> = cards.iter().filter(|card| card.stage == stage.id).cloned().collect();
            let mut value = Totals::default();
            cards.iter().filter_map(|card| card.amount).for_each(|amount| value.add(amount));
            BoardColumn { stage, total: cards.len() as u64, value, offset: 0, cards }
        });
        Board { columns: columns.collect() }
    }

    fn journal(&self, list: &List) -> Page<JournalRow> {
        let total = if self.prospects == 0 { 0 } else { 320 };
        let end = (list.window.offset + u64::from(list.window.limit)).min(total);
        let rows = (list.window.offset..end).map(|place| entry(total as i64 - place as i64)).collect();
        Page { total, counted: true, offset: list.window.offset, rows }
    }

    /// Does what an action asks, as the service would.
    pub fn act(&mut self, action: &Action) -> Applied {
        let mut message = Message::new("said-copied").with("name", "P-1");
        if let Action::MoveDeal { deal, stage, .. } = action
            && let Some(card) = self.deals.iter_mut().find(|card| card.id == *deal)
        {
            card.stage = *stage;
            let stage = stages().into_iter().find(|it| it.id == *stage).unwrap();
            (card.stage_name, card.status) = (stage.name, stage.kind);
            card.version += 1;
            message = Message::new("said-copied").with("name", &card.number);
        }
        let touched = vec![Touched { kind: Kind::Deal, id: None }, Touched { kind: Kind::Prospect, id: None }];
        Applied { entry: Some(321), message, touched, consequences: Vec::new() }
    }
}

fn linked(ids: Vec<i64>) -> Answer {
    Answer::Linked { total: ids.len() as u64, ids }
}

pub fn identity() -> Identity {
    Identity {
        team: "Rossi & Figli".to_owned(),
        members: true,
        member: "anna".to_owned(),
        side: "sales",
        today: today(),
        fiscal_start: 1,
        zone: Zone::named("Europe/Rome").unwrap(),
        currency: Currency::EUR,
        late: 2,
        due: 3,
        group: None,
        demo: false,
        read_only: false,
    }
}

fn entry(id: i64) -> JournalRow {
    let import = id % 40 == 0;
    JournalRow {
        id,
        at: ago((320 - id) * 5),
        by: pick(&["anna", "marco", "luca"], id).to_owned(),
        side: pick(&["sales", "marketing", "sales"], id),
        what: Message::new("linked-deal").with("name", format!("D-{}", 1_000 + id)),
        number: format!("D-{}", 1_000 + id),
        fields: vec![
            ("stage".to_owned(), "Analisi".to_owned(), "Proposta".to_owned()),
            ("amount".to_owned(), String::new(), "12.000 €".to_owned()),
        ],
        rows: if import { 8_000 } else { 1 },
        undone: id == 317,
        stuck: (id == 315).then_some("reason-working"),
    }
}

fn choices(kind: ChoiceKind, text: &str) -> Vec<Choice> {
    let all: Vec<(&str, &str, &str)> = match kind {
        ChoiceKind::Accounts => ACCOUNTS.iter().map(|name| (*name, *name, "")).collect(),
        ChoiceKind::Campaigns => vec![("C-1", "Webinar ottobre", "C-1"), ("C-2", "LinkedIn ads Q4", "C-2")],
        ChoiceKind::CloseReasons => {
            vec![("price", "Prezzo", ""), ("competitor", "Concorrente", ""), ("no-decision", "Nessuna decisione", "")]
        }
        ChoiceKind::RefusalReasons => vec![
            ("FIT-01", "FIT-01 Azienda troppo piccola", "nurturing"),
            ("ENG-01", "ENG-01 Non risponde dopo 3 tentativi", "pausa di 90 giorni"),
            ("QUAL-03", "QUAL-03 Nessun bisogno concreto", "da non seguire"),
        ],
        _ => OWNERS.iter().map(|name| (*name, *name, "vendite")).collect(),
    };
    let fits = |choice: &Choice| choice.label.to_lowercase().contains(&text.to_lowercase());
    let choice = |(value, label, note): (&str, &str, &str)| Choice {
        value: value.into(),
        label: label.into(),
        note: note.into(),
    };
    all.into_iter().map(choice).filter(fits).collect()
}
