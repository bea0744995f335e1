//! What the board knows: its columns, each a list of cards of its own.

use crate::app::views::{Board, BoardColumn, DealCard, Link, Page, Query, Sort, StageInfo, Window};
use crate::domain::money::Totals;
use crate::domain::refusal::Refusal;
use crate::ui::widgets::board::cards;
use crate::ui::widgets::cache::{PAGE, Row};
use crate::ui::widgets::list::{ListState, Motion};

impl Row for DealCard {
    fn id(&self) -> i64 {
        self.id
    }
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its stage.
    pub stage: StageInfo,
    /// Its deals' amounts, by currency.
    pub value: Totals,
    /// Its cards.
    pub cards: ListState<DealCard>,
}

/// What the board knows.
#[derive(Debug, Clone, Default)]
pub struct BoardState {
    /// The columns, in the pipeline's order; empty before they were read.
    pub columns: Vec<Column>,
    /// The place of the column that has the keys.
    pub column: usize,
    /// Why it could not be read.
    pub error: Option<Refusal>,
    known: bool,
    stale: bool,
    expected: Option<i64>,
    lost: Option<i64>,
}

impl BoardState {
    /// What must be asked for under a filter and a link.
    pub fn missing(&self, filter: &str, linked: Option<Link>) -> Option<Query> {
        if self.error.is_some() {
            return None;
        }
        if !self.known || self.stale {
            return Some(Query::Board { filter: filter.to_owned(), linked, cards: PAGE as u32 });
        }
        self.columns.iter().find_map(|column| {
            let window: Window = column.cards.missing()?.window;
            Some(Query::Column { filter: filter.to_owned(), linked, stage: column.stage.id, window })
        })
    }

    /// Whether nothing is known yet.
    pub const fn waiting(&self) -> bool {
        !self.known && self.error.is_none()
    }

    /// Takes the whole board in. What was selected stays selected, in whichever column it is now.
    pub fn accept(&mut self, answer: Result<Board, Refusal>) {
        let board = match answer {
            Ok(board) => board,
            Err(refusal) => {
                self.error = Some(refusal);
                return;
            }
        };
        let expected = self.expected.take();
        let selected = expected.or_else(|| self.current().map(|card| card.id));
        let mut old: Vec<Column> = std::mem::take(&mut self.columns);
        for fresh in board.columns {
            let place = old.iter().position(|column| column.stage.id == fresh.stage.id);
            let mut cards = place.map_or_else(|| ListState::new(Sort::ascending("stage")), |at| old.remove(at).cards);
            cards.age();
            fill(&mut cards, &fresh);
            self.columns.push(Column { stage: fresh.stage, value: fresh.value, cards });
        }
        (self.known, self.stale, self.error) = (true, false, None);
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        match selected {
            Some(id) => self.select_id(id),
            None => self.settle(),
        }
        self.lost = expected.filter(|id| self.current().is_none_or(|card| card.id != *id));
    }

    /// A deal was just added: it is selected when the board comes with it.
    pub const fn expect(&mut self, id: i64) {
        self.expected = Some(id);
    }

    /// What was just added and is not on the board's cards at hand.
    pub const fn take_lost(&mut self) -> Option<i64> {
        self.lost.take()
    }

    /// Where the selected column has no cards, the first that has some is selected.
    fn settle(&mut self) {
        let empty = |column: &Column| column.cards.is_empty();
        if self.columns.get(self.column).is_none_or(empty) {
            let place = self.columns.iter().position(|column| !empty(column));
            self.column = place.unwrap_or(self.column);
        }
    }

    /// Takes more cards of a column in.
    pub fn accept_column(&mut self, fresh: &BoardColumn) {
        if let Some(column) = self.columns.iter_mut().find(|column| column.stage.id == fresh.stage.id) {
            column.value = fresh.value.clone();
            fill(&mut column.cards, fresh);
        }
    }

    /// The selected card.
    pub fn current(&self) -> Option<&DealCard> {
        self.columns.get(self.column)?.cards.current()
    }

    /// Selects a deal, in whichever column at hand it is.
    pub fn select_id(&mut self, id: i64) {
        let holds = |column: &Column| column.cards.cache.find(id).is_some();
        if let Some(place) = self.columns.iter().position(holds) {
            self.column = place;
            if let Some(column) = self.columns.get_mut(place) {
                column.cards.select_id(id);
            }
        }
    }

    /// Selects a card by its place.
    pub fn select(&mut self, column: usize, card: u64) {
        if column < self.columns.len() {
            self.column = column;
        }
        if let Some(column) = self.columns.get_mut(column) {
            column.cards.select(card);
        }
    }

    /// Moves: rows within a column, left and right between columns.
    pub fn go(&mut self, motion: Motion) {
        match motion {
            Motion::Left => self.column = self.column.saturating_sub(1),
            Motion::Right => self.column = (self.column + 1).min(self.columns.len().saturating_sub(1)),
            _ => {
                if let Some(column) = self.columns.get_mut(self.column) {
                    column.cards.go(motion);
                }
            }
        }
    }

    /// The board was drawn so high.
    pub fn seen(&mut self, height: u16) {
        let fit = cards(height).max(1);
        for column in &mut self.columns {
            let top = column.cards.top(fit);
            column.cards.seen(crate::ui::hits::Viewport { top, height: fit });
        }
    }

    /// Everything may have changed.
    pub fn age(&mut self) {
        self.stale = true;
        self.error = None;
    }

    /// Everything belongs to another filter.
    pub fn clear(&mut self) {
        *self = Self { column: self.column, ..Self::default() };
    }
}

fn fill(cards: &mut ListState<DealCard>, fresh: &BoardColumn) {
    let page = Page { total: fresh.total, counted: true, offset: fresh.offset, rows: fresh.cards.clone() };
    let list = crate::app::views::List {
        filter: cards.filter.clone(),
        linked: cards.linked,
        sort: cards.sort,
        window: Window::first(PAGE as u32),
    };
    cards.accept(&list, Ok(page));
}
