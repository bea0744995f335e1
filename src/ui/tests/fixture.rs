//! A team to look at: small, made up, the same every time; it answers the screens' questions.

use super::pact;
use crate::app::views::*;
use crate::domain::money::{Currency, Money, Totals};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};

/// Saturday 21 November 2026, 09:14 in Rome.
pub const NOW: Instant = Instant(1_795_248_840_000_000);

const FIRST: [&str; 8] = ["Chiara", "Pau", "Marco", "Lucía", "Giulia", "Hannah", "Iñaki", "Zoë"];
const LAST: [&str; 7] = ["Neri", "Soler", "Bianchi", "Núñez", "D’Angelo", "Weiß", "Etxeberria"];
const ACCOUNTS: [&str; 6] = ["Acme", "Beta Industrie", "Gamma", "Nord SL", "株式会社テスト", "Officine Rossi & Figli"];
const STAGES: [&str; 6] = ["lead", "mql", "sal", "sql", "opportunity", "customer"];
const OWNERS: [&str; 3] = ["anna", "luca", "marta"];

fn pick<T: Copy>(all: &[T], n: i64) -> T {
    all[usize::try_from(n).unwrap() % all.len()]
}

pub fn eur(units: i64) -> Money {
    Money { minor: units * 100, currency: Currency::EUR }
}

fn ago(hours: i64) -> Instant {
    Instant(NOW.0 - hours * 3_600 * Instant::SECOND)
}

pub fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

/// The team.
pub struct World {
    pub prospects: i64,
    pub deals: Vec<DealCard>,
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
            identity: identity(),
            data: None,
            broken: false,
        }
    }

    pub fn empty() -> Self {
        Self { prospects: 0, deals: Vec::new(), identity: identity(), data: None, broken: false }
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
            Query::HandOffs(_) => Answer::HandOffs(Page::whole(if self.prospects == 0 { vec![] } else { hand_offs() })),
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
            Query::Agreement { version } => Answer::Agreement(Box::new(pact::agreement(*version, self.prospects == 0))),
            Query::Term(id) => Answer::Term(pact::term(*id).map(Box::new)),
            Query::Clocks { term, set, .. } => Answer::Clocks(Page::whole(pact::clocks(*term, *set))),
            Query::Differences { version, .. } => Answer::Differences(pact::differences(*version)),
            Query::Goal(id) => Answer::Goal(pact::goal(*id).map(Box::new)),
            Query::Plan(input) => Answer::Plan(Box::new(pact::plan(input)?)),
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

pub fn prospect(n: i64) -> ProspectRow {
    ProspectRow {
        id: n + 1,
        number: format!("P-{}", n + 1),
        name: format!("{} {}", pick(&FIRST, n), pick(&LAST, n / 3)),
        account: pick(&ACCOUNTS, n / 2).to_owned(),
        email: format!("p{n}@example.org"),
        stage: pick(&STAGES, n / 2),
        source: pick(&["organic_search", "paid_search", "webinar", ""], n).to_owned(),
        campaign: if n % 2 == 0 { "Webinar ottobre".to_owned() } else { String::new() },
        sales_owner: pick(&OWNERS, n).to_owned(),
        marketing_owner: pick(&["marco", "irene"], n).to_owned(),
        fit: Some(40 + n % 60),
        engagement: Some(n * 7 % 100),
        created: Some(ago(20 + n % 9_000)),
        last_touch: (n % 4 != 3).then(|| ago(n % 700)),
        mark: pick(&[Mark::None, Mark::Late, Mark::None, Mark::Due, Mark::None, Mark::Paused, Mark::None], n),
        do_not_contact: n % 11 == 10,
        version: 1,
    }
}

fn prospect_detail(id: i64) -> ProspectDetail {
    let row = prospect(id - 1);
    let field = |name: &str, value: &str, custom| Field { name: name.to_owned(), custom, value: value.to_owned() };
    ProspectDetail {
        fields: vec![
            field("job_title", "Responsabile acquisti", false),
            field("phone", "+39 02 1234567", false),
            field("country", "Italia", false),
            field("Fatturato dichiarato", "12,4 Mio", true),
            field("tags", "fiera, priorità A", false),
        ],
        contact: vec![
            Contact { channel: Channel::Email, address: row.email.clone(), basis: "consent" },
            Contact { channel: Channel::Call, address: "+39 02 1234567".to_owned(), basis: "do-not-contact" },
        ],
        episode: Some(Episode {
            number: 2,
            stage: row.stage,
            since: ago(30),
            clock: "decision",
            due: Some(ago(-2)),
            mark: Mark::Due,
        }),
        handoff: handoff(&row),
        scores: vec![
            Score {
                kind: "fit",
                value: 72,
                threshold: 60,
                reasons: vec![("settore".to_owned(), 40), ("dimensione".to_owned(), 32)],
            },
            Score {
                kind: "engagement",
                value: 35,
                threshold: 50,
                reasons: vec![("webinar".to_owned(), 25), ("e-mail aperte".to_owned(), 10)],
            },
        ],
        needs: vec![
            Need { text: "Ridurre i tempi di consegna dei ricambi in Spagna".to_owned(), satisfied: None },
            Need { text: "Un solo fornitore".to_owned(), satisfied: Some(true) },
        ],
        deals: vec![DealLine {
            id: 7,
            number: "D-1007".to_owned(),
            title: "Ricambi 2027".to_owned(),
            stage: "Proposta".to_owned(),
            amount: Some(eur(12_000)),
            close: None,
        }],
        timeline: timeline(),
        timeline_total: 143,
        row,
    }
}

/// Who is qualified waits for a verdict; whom sales has, it accepted; who was given back, it refused, and marketing
/// disputes that.
fn handoff(row: &ProspectRow) -> Option<HandoffInfo> {
    let (verdict, reason, dispute) = match row.stage {
        "mql" => ("offered", "", "none"),
        "sal" | "sql" | "opportunity" | "customer" => ("accepted", "", "none"),
        "recycled" | "disqualified" => ("refused", "FIT-01 Azienda troppo piccola", "by_marketing"),
        _ => return None,
    };
    Some(HandoffInfo {
        id: row.id + 100,
        number: format!("H-{}", row.id + 100),
        verdict,
        expired: false,
        owner: "anna".to_owned(),
        offered: ago(26),
        decided: (verdict != "offered").then(|| ago(20)),
        reason: reason.to_owned(),
        until: None,
        dispute,
        version: 3,
    })
}

fn timeline() -> Vec<TimelineItem> {
    let touch = |hours, side, by: &str, channel, inbound, what: &str, about: &str, note: &str| TimelineItem {
        at: ago(hours),
        side,
        by: by.to_owned(),
        channel,
        inbound,
        what: what.to_owned(),
        about: about.to_owned(),
        note: note.to_owned(),
    };
    vec![
        touch(
            3,
            "sales",
            "anna",
            Some(Channel::Call),
            false,
            "connected",
            "",
            "Vuole il listino spagnolo entro venerdì.\nRichiamare dopo la fiera.",
        ),
        touch(26, "marketing", "marco", None, false, "handed-off", "", ""),
        touch(27, "marketing", "marco", None, false, "stage-mql", "", ""),
        touch(28, "marketing", "", Some(Channel::Event), true, "", "Webinar ottobre", ""),
        touch(200, "marketing", "irene", Some(Channel::Email), false, "sent", "Newsletter settembre", ""),
        touch(201, "", "", Some(Channel::Web), true, "", "Scheda prodotto", ""),
    ]
}

fn campaign(n: i64) -> CampaignRow {
    let names = [
        "Webinar ottobre",
        "LinkedIn ads Q4",
        "Fiera Milano",
        "Newsletter settembre",
        "Google Ads ricambi",
        "Partner Iberia",
        "Campaña otoño",
    ];
    let leads = u64::try_from(n * 37 % 340 + 20).unwrap();
    CampaignRow {
        id: n,
        number: format!("C-{n}"),
        name: pick(&names, n - 1).to_owned(),
        channel: pick(&["webinar", "LinkedIn", "fiera", "e-mail"], n).to_owned(),
        status: pick(&["active", "active", "done", "paused", "planned"], n),
        spend: (n != 6).then(|| eur(n * 1_170 % 15_000 + 400)),
        budget: Some(eur(16_000)),
        leads,
        mql: leads / 3,
        sal: leads / 5,
        refused: leads / 15,
        disqualified: leads / 15,
        won: leads / 30,
        revenue: Some(eur(n * 4_100)),
        roi: (n != 6).then_some((n as f64 - 4.0) * 0.53),
        start: Some(today().plus(-n * 20)),
        end: Some(today().plus(60 - n * 10)),
        owner: pick(&["marco", "irene"], n).to_owned(),
        version: 1,
    }
}

fn campaign_detail(id: i64) -> CampaignDetail {
    CampaignDetail {
        row: campaign(id),
        objective: "Far conoscere il servizio ricambi in 24 ore ai responsabili acquisti del Nord.".to_owned(),
        audience: "Officine 20–200 dipendenti".to_owned(),
        spends: vec![
            SpendRow { on: today().plus(-3), amount: eur(400) },
            SpendRow { on: today().plus(-33), amount: eur(800) },
        ],
        verdicts: vec![("offered", 3), ("accepted", 31), ("refused", 6)],
        refusals: vec![("QUAL-01 Nessun budget".to_owned(), 4), ("FIT-03 Non ha potere decisionale".to_owned(), 2)],
    }
}

fn hand_offs() -> Vec<HandOffRow> {
    (0..7)
        .map(|n| HandOffRow {
            id: n + 1,
            prospect: n + 10,
            name: format!("{} {}", pick(&FIRST, n), pick(&LAST, n)),
            account: pick(&ACCOUNTS, n).to_owned(),
            campaign: "Webinar ottobre".to_owned(),
            owner: pick(&OWNERS, n).to_owned(),
            number: format!("H-{}", n + 1),
            episode: if n == 2 { 2 } else { 1 },
            dispute: if n == 6 { "by_sales" } else { "none" },
            offered: ago(3 + n),
            due: Some(Instant(NOW.0 + (n - 1) * 2_400 * Instant::SECOND)),
            mark: if n < 1 {
                Mark::Late
            } else if n < 3 {
                Mark::Due
            } else {
                Mark::None
            },
            version: 1,
        })
        .collect()
}

pub fn stages() -> Vec<StageInfo> {
    let stage = |id, name: &str, kind, probability| StageInfo { id, name: name.to_owned(), kind, probability };
    vec![
        stage(1, "Qualifica", StageKind::Open, 0.1),
        stage(2, "Analisi", StageKind::Open, 0.25),
        stage(3, "Proposta", StageKind::Open, 0.5),
        stage(4, "Negoziazione", StageKind::Open, 0.75),
        stage(5, "Vinta", StageKind::Won, 1.0),
        stage(6, "Persa", StageKind::Lost, 0.0),
    ]
}

fn deal(n: i64) -> DealCard {
    let stage = [1, 1, 2, 1, 2, 3, 4, 3, 2, 5, 6][usize::try_from(n).unwrap() % 11];
    DealCard {
        id: n,
        number: format!("D-{}", 1_000 + n),
        title: format!("{} {}", pick(&["Ricambi 2027", "Manutenzione", "Impianto", "Pilota"], n), pick(&ACCOUNTS, n)),
        account: pick(&ACCOUNTS, n).to_owned(),
        product: pick(&["GTX Pro", "MG Special", ""], n).to_owned(),
        prospect: Some(n),
        amount: (n % 9 != 0).then(|| eur(n * 1_730 % 41_000 + 900)),
        derived: n % 7 == 0,
        stage,
        stage_name: stages().into_iter().find(|it| it.id == stage).unwrap().name,
        status: stages().into_iter().find(|it| it.id == stage).unwrap().kind,
        owner: pick(&OWNERS, n).to_owned(),
        days_in_stage: n * 3 % 40,
        age: n * 5 % 90,
        expected_close: (n % 6 != 0).then(|| today().plus(n % 50 - 5)),
        closed: (stage > 4).then(|| today().plus(-n % 30)),
        next_step: if n % 3 == 0 { String::new() } else { "Inviare il preventivo".to_owned() },
        next_due: (n % 3 != 0).then(|| today().plus(n % 9 - 2)),
        mark: pick(&[Mark::None, Mark::Due, Mark::None, Mark::Late, Mark::None, Mark::None, Mark::Paused], n),
        version: 1,
    }
}

fn deal_detail(card: &DealCard) -> DealDetail {
    DealDetail {
        stage: stages().into_iter().find(|stage| stage.id == card.stage).unwrap().name,
        fields: vec![Field { name: "competitor".to_owned(), custom: false, value: "Delta SpA".to_owned() }],
        people: vec![("Chiara Neri".to_owned(), "decide".to_owned()), ("Pau Soler".to_owned(), "usa".to_owned())],
        stays: vec![
            StageStay { stage: "Qualifica".to_owned(), entered: ago(900), days: 20 },
            StageStay { stage: "Analisi".to_owned(), entered: ago(420), days: 17 },
        ],
        timeline: timeline(),
        card: card.clone(),
    }
}

pub fn metrics(period: &str, empty: bool) -> MetricsPage {
    let day = |year, month| Day::new(year, month, 1).unwrap();
    let (period, from, until) = match period {
        "2026-Q3" => ("2026-Q3", day(2026, 7), day(2026, 10)),
        _ => ("2026-Q4", day(2026, 10), day(2027, 1)),
    };
    let mut page = MetricsPage {
        period: period.to_owned(),
        from: Some(from),
        until: Some(until),
        data: None,
        figures: figures(empty),
        funnel: Vec::new(),
        months: Vec::new(),
        campaigns: Vec::new(),
        goals: Vec::new(),
        win_rates: Vec::new(),
    };
    if empty {
        return page;
    }
    let counts = [8_000, 2_310, 1_204, 842, 410, 96];
    for (place, stage) in STAGES.iter().enumerate() {
        let converted = place.checked_sub(1).map(|before| (counts[place], counts[before]));
        page.funnel.push(FunnelStep { stage, count: counts[place], converted });
    }
    for (n, amount) in [41_000, 38_500, 52_000, 12_300, 0, 66_000, 71_250, 80_100, 64_000, 91_000, 77_700, 23_000]
        .into_iter()
        .enumerate()
    {
        let month = n as u32 % 12 + 1;
        page.months.push(Month {
            start: day(2026, month),
            amount: eur(amount),
            won: 4,
            lost: 6,
            target: Some(eur(60_000)),
        });
    }
    for n in 1..=6 {
        let row = campaign(n);
        let cost_per_lead =
            row.spend.map(|spend| Money { minor: spend.minor / i64::try_from(row.leads).unwrap(), ..spend });
        page.campaigns.push(CampaignFigures {
            id: n,
            name: row.name,
            spend: row.spend,
            leads: row.leads,
            won: row.won,
            cost_per_lead,
        });
    }
    page.campaigns.sort_by_key(|row| std::cmp::Reverse(row.spend.map(|spend| spend.minor)));
    page.goals = vec![
        GoalBar {
            id: 1,
            metric: "bookings",
            side: "joint",
            actual: Value::Money(eur(191_700)),
            target: Value::Money(eur(300_000)),
            pace: Value::Money(eur(165_000)),
        },
        GoalBar {
            id: 2,
            metric: "mql",
            side: "marketing",
            actual: Value::Count(140),
            target: Value::Count(250),
            pace: Value::Count(152),
        },
    ];
    page.win_rates = vec![
        ("anna".to_owned(), 21, 52),
        ("luca".to_owned(), 13, 41),
        ("marta".to_owned(), 3, 7),
        ("pol".to_owned(), 0, 0),
    ];
    page
}

fn figures(empty: bool) -> Vec<Figure> {
    let figure = |id, value, k, n, before| Figure { id, value, k, n, interval: None, why: None, before };
    let none = |id, why| Figure {
        id,
        value: Value::None,
        k: None,
        n: None,
        interval: None,
        why: Some(why),
        before: Value::None,
    };
    if empty {
        return vec![none("leads", "no-leads"), none("win_rate", "none-decided")];
    }
    vec![
        figure("leads", Value::Count(8_000), None, None, Value::Count(7_120)),
        figure("mql", Value::Count(2_310), None, None, Value::Count(2_500)),
        figure("bookings", Value::Money(eur(191_700)), None, None, Value::Money(eur(235_100))),
        figure("win_rate", Value::Ratio(0.347), Some(37), Some(107), Value::Ratio(0.31)),
        figure("mql_to_won", Value::Ratio(0.25), Some(3), Some(12), Value::None),
        figure(
            "average_deal",
            Value::Money(Money { minor: 518_108, currency: Currency::EUR }),
            None,
            Some(37),
            Value::None,
        ),
        figure("sales_cycle_median", Value::Days(47.5), None, Some(37), Value::Days(52.0)),
        figure("open_deals", Value::Count(48), None, None, Value::None),
        figure("open_value", Value::Money(eur(412_300)), None, None, Value::None),
        none("cost_per_mql", "no-spend"),
    ]
}

fn explanation(metric: &'static str, period: &str, term: Option<i64>) -> Explanation {
    let of_term = || Figure { id: metric, ..figures(false).swap_remove(0) };
    let figure = figures(false).into_iter().find(|figure| figure.id == metric).unwrap_or_else(of_term);
    let row = |n: i64| Reading {
        number: format!("D-{}", 1_000 + n),
        name: deal(n).title,
        on: Some(today().plus(-n)),
        value: Value::Money(eur(n * 900)),
        above: (metric == "win_rate").then_some(n % 3 == 0),
    };
    Explanation {
        figure,
        name: term.map(|id| format!("T-{id}")),
        period: period.to_owned(),
        terms: vec![("deals_won".to_owned(), Value::Count(37)), ("deals_lost".to_owned(), Value::Count(70))],
        rows: (1..=30).map(row).collect(),
        rows_total: 107,
        excluded: vec![Excluded { row: row(40), reason: "duplicate" }],
        excluded_total: 1,
        sum_holds: Some(true),
        ground: Ground { calendars: Vec::new(), versions: Vec::new(), zone: "Europe/Rome".to_owned(), as_of: ago(0) },
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
