//! What the screen of campaigns and pipeline knows.

use std::collections::BTreeSet;

use super::board::BoardState;
use crate::app::views::{
    Answer, CampaignDetail, CampaignRow, DealCard, DealDetail, HandOffRow, Kind, Link, Query, Sort, StageInfo, Touched,
};
use crate::domain::refusal::Refusal;
use crate::ui::screens::Pane;
use crate::ui::screens::detail::Detail;
use crate::ui::widgets::cache::Row;
use crate::ui::widgets::list::{ListState, Motion};

impl Row for CampaignRow {
    fn id(&self) -> i64 {
        self.id
    }
}

impl Row for HandOffRow {
    fn id(&self) -> i64 {
        self.id
    }
}

/// The things that the selected one is linked with.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Of what they are the links.
    pub of: Option<Link>,
    /// Their ids.
    pub ids: BTreeSet<i64>,
    /// How many there are.
    pub total: u64,
    known: bool,
}

impl Links {
    fn want(&mut self, of: Option<Link>) {
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
    }

    fn missing(&self) -> Option<Query> {
        self.of.filter(|_| !self.known).map(Query::Linked)
    }
}

/// What narrows the table of deals unless somebody wants it otherwise.
pub const OPEN: &str = "status:open";

/// Whether a filter itself says which deals it means, open or closed.
fn asks_closed(filter: &str) -> bool {
    ["status", "stage", "closed", "reason"].iter().any(|word| {
        let after = filter.split(word).skip(1);
        after.into_iter().any(|rest| rest.starts_with([':', '=', '<', '>']))
    })
}

/// What is open over the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawer {
    /// A deal in full.
    Deal(i64),
    /// A campaign in full.
    Campaign(i64),
}

/// What the screen knows.
#[derive(Debug, Clone)]
pub struct State {
    /// Campaigns.
    pub campaigns: ListState<CampaignRow>,
    /// Waiting hand-offs; their filter and order are fixed.
    pub hand_offs: ListState<HandOffRow>,
    /// Deals as a table.
    pub deals: ListState<DealCard>,
    /// Deals as a board; filter and link are those of the table.
    pub board: BoardState,
    /// Whether the board is shown, not the table.
    pub as_board: bool,
    /// Whether the table shows closed deals too, which the board has in columns of their own.
    pub closed_too: bool,
    /// Which pane has the keys.
    pub pane: Pane,
    /// The left side's share of the width, in thousandths.
    pub divide: u16,
    /// What the selected campaign or deal is linked with.
    pub links: Links,
    /// A deal in full.
    pub deal: Detail<Box<DealDetail>>,
    /// A campaign in full.
    pub campaign: Detail<Box<CampaignDetail>>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            campaigns: ListState::new(Sort::descending("start")),
            hand_offs: ListState::new(Sort::ascending("due")),
            deals: ListState::new(Sort::ascending("expected_close")).always(OPEN),
            board: BoardState::default(),
            as_board: true,
            closed_too: false,
            pane: Pane::Pipeline,
            divide: 430,
            links: Links::default(),
            deal: Detail::default(),
            campaign: Detail::default(),
        }
    }
}

impl State {
    /// The selected deal, of the board or the table.
    pub fn current_deal(&self) -> Option<&DealCard> {
        if self.as_board { self.board.current() } else { self.deals.current() }
    }

    /// A deal at hand by its id.
    pub fn find_deal(&self, id: i64) -> Option<&DealCard> {
        let in_table = self.deals.cache.find(id).and_then(|place| self.deals.cache.get(place));
        let in_board = || {
            let mut cards = self.board.columns.iter().map(|column| &column.cards.cache);
            cards.find_map(|cache| cache.find(id).and_then(|place| cache.get(place)))
        };
        let in_detail = || self.deal.get().map(|detail| &detail.card).filter(|card| card.id == id);
        in_detail().or(in_table).or_else(in_board)
    }

    /// The deal that was just added and does not stand among those in sight; it is sought no more.
    pub fn lost_deal(&mut self) -> Option<i64> {
        if self.as_board {
            return self.board.take_lost();
        }
        let lost = self.deals.lost();
        if lost.is_some() {
            self.deals.give_up();
        }
        lost
    }

    /// A campaign at hand by its id.
    pub fn find_campaign(&self, id: i64) -> Option<&CampaignRow> {
        let in_detail = self.campaign.get().map(|detail| &detail.row).filter(|row| row.id == id);
        in_detail.or_else(|| self.campaigns.cache.find(id).and_then(|place| self.campaigns.cache.get(place)))
    }

    /// The pipeline's stages, as the board has them.
    pub fn stages(&self) -> impl Iterator<Item = &StageInfo> {
        self.board.columns.iter().map(|column| &column.stage)
    }

    /// The name of a stage, where it is known.
    pub fn stage_name(&self, id: i64) -> &str {
        self.stages().find(|stage| stage.id == id).map_or("", |stage| &stage.name)
    }

    /// What must be asked for.
    pub fn missing(&mut self, drawer: Option<Drawer>) -> Vec<Query> {
        let link = match self.pane {
            Pane::Campaigns => self.campaigns.current().map(|row| Link::Campaign(row.id)),
            Pane::Pipeline => self.current_deal().map(|card| Link::Deal(card.id)),
            _ => None,
        };
        self.links.want(link);
        match drawer {
            Some(Drawer::Deal(id)) => self.deal.want(Some(id)),
            Some(Drawer::Campaign(id)) => self.campaign.want(Some(id)),
            None => {}
        }
        let deals = if self.as_board { None } else { self.deals.missing().map(Query::Deals) };
        // The board is asked for beside the table too: its heads name the stages and sum the values.
        let board = self.board.missing(&self.deals.filter, self.deals.linked);
        let (deal, campaign) = match drawer {
            Some(Drawer::Deal(_)) => (self.deal.missing().map(Query::Deal), None),
            Some(Drawer::Campaign(_)) => (None, self.campaign.missing().map(Query::Campaign)),
            None => (None, None),
        };
        let all = [
            board,
            deals,
            self.campaigns.missing().map(Query::Campaigns),
            self.hand_offs.missing().map(|list| Query::HandOffs(list.window)),
            self.links.missing(),
            deal,
            campaign,
        ];
        all.into_iter().flatten().collect()
    }

    /// Takes in what came back.
    pub fn accept(&mut self, query: &Query, answer: Result<Answer, Refusal>) {
        match (query, answer) {
            (Query::Campaigns(list), Ok(Answer::Campaigns(page))) => self.campaigns.accept(list, Ok(page)),
            (Query::Campaigns(list), Err(refusal)) => self.campaigns.accept(list, Err(refusal)),
            (Query::Deals(list), Ok(Answer::Deals(page))) => self.deals.accept(list, Ok(page)),
            (Query::Deals(list), Err(refusal)) => self.deals.accept(list, Err(refusal)),
            (Query::HandOffs(window), answer) => self.accept_hand_offs(*window, answer),
            (Query::Board { filter, linked, .. }, answer) if self.shows(filter, *linked) => match answer {
                Ok(Answer::Board(board)) => self.board.accept(Ok(board)),
                Ok(_) => {}
                Err(refusal) => self.board.accept(Err(refusal)),
            },
            (Query::Column { filter, linked, .. }, Ok(Answer::Column(column))) if self.shows(filter, *linked) => {
                self.board.accept_column(&column);
            }
            (Query::Deal(id), Ok(Answer::Deal(detail))) => self.deal.accept(*id, Ok(detail)),
            (Query::Deal(id), Err(refusal)) => self.deal.accept(*id, Err(refusal)),
            (Query::Campaign(id), Ok(Answer::Campaign(detail))) => self.campaign.accept(*id, Ok(detail)),
            (Query::Campaign(id), Err(refusal)) => self.campaign.accept(*id, Err(refusal)),
            (Query::Linked(link), answer) if self.links.of == Some(*link) => {
                // Marks that cannot be read are no marks: the panes themselves say what is wrong.
                self.links.known = true;
                if let Ok(Answer::Linked { ids, total }) = answer {
                    self.links.ids = ids.into_iter().collect();
                    self.links.total = total;
                }
            }
            _ => {}
        }
    }

    fn accept_hand_offs(&mut self, window: crate::app::views::Window, answer: Result<Answer, Refusal>) {
        let list = crate::app::views::List { filter: String::new(), linked: None, sort: self.hand_offs.sort, window };
        match answer {
            Ok(Answer::HandOffs(page)) => self.hand_offs.accept(&list, Ok(page)),
            Ok(_) => {}
            Err(refusal) => self.hand_offs.accept(&list, Err(refusal)),
        }
    }

    fn shows(&self, filter: &str, linked: Option<Link>) -> bool {
        self.deals.filter == filter && self.deals.linked == linked
    }

    /// The table shows closed deals too, or again only open ones.
    pub fn toggle_closed(&mut self) {
        self.closed_too = !self.closed_too;
        self.change_deals(|_| {});
    }

    /// Another filter or link for the pipeline: of both its looks.
    pub fn change_deals(&mut self, change: impl FnOnce(&mut ListState<DealCard>)) {
        let before = (self.deals.filter.clone(), self.deals.linked);
        let closed_too = self.closed_too;
        self.deals.change(|list| {
            change(list);
            list.always = if closed_too || asks_closed(&list.filter) { "" } else { OPEN };
        });
        if before != (self.deals.filter.clone(), self.deals.linked) {
            self.board.clear();
        }
    }

    /// Some things changed.
    pub fn age(&mut self, touched: &[Touched]) {
        let of = |kinds: &[Kind]| touched.iter().any(|touched| kinds.contains(&touched.kind));
        if of(&[Kind::Campaign, Kind::Prospect, Kind::Deal, Kind::Touch, Kind::HandOff]) {
            self.campaigns.age();
            self.campaign.age();
            self.links.known = false;
        }
        if of(&[Kind::HandOff, Kind::Prospect]) {
            self.hand_offs.age();
        }
        if of(&[Kind::Deal, Kind::Stage, Kind::Account, Kind::Product]) {
            self.deals.age();
            self.board.age();
            self.deal.age();
        } else if of(&[Kind::Touch]) {
            self.deal.age();
        }
    }

    /// Moves in the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        match self.pane {
            Pane::Campaigns => self.campaigns.go(motion),
            Pane::HandOffs => self.hand_offs.go(motion),
            _ if self.as_board => self.board.go(motion),
            _ => self.deals.go(motion),
        }
    }
}
