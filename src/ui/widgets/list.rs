//! A long list's state: which part is in sight, what is selected, filter and order.

use super::cache::{Cache, Row};
use crate::app::views::{Link, List, Page, Sort, Window};
use crate::domain::refusal::Refusal;
use crate::ui::hits::Viewport;

/// A movement through a list, a text or a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// Rows forward, or back where negative.
    Rows(i64),
    /// Pages forward, or back where negative.
    Pages(i64),
    /// Half pages forward, or back where negative.
    Halves(i64),
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// A thing that was just added, to be selected as soon as its row comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Expected {
    id: i64,
    /// Rows came after it was added, and it is not among them.
    lost: bool,
    /// It was looked for in another order already.
    sought: bool,
}

/// A long list's state.
#[derive(Debug, Clone)]
pub struct ListState<T> {
    /// The rows at hand.
    pub cache: Cache<T>,
    /// The filter as typed.
    pub filter: String,
    /// What narrows the list besides, in the filter language.
    pub always: &'static str,
    /// What a mark was turned into a filter by.
    pub linked: Option<Link>,
    /// The order.
    pub sort: Sort,
    /// Why the rows could not be read.
    pub error: Option<Refusal>,
    selected: u64,
    id: Option<i64>,
    expected: Option<Expected>,
    view: Viewport,
}

impl<T: Row> ListState<T> {
    /// A list in this order, nothing of it read yet.
    pub fn new(sort: Sort) -> Self {
        Self {
            cache: Cache::default(),
            filter: String::new(),
            always: "",
            linked: None,
            sort,
            error: None,
            selected: 0,
            id: None,
            expected: None,
            view: Viewport { top: 0, height: 40 },
        }
    }

    /// Narrowed by this whatever else is asked.
    #[must_use]
    pub const fn always(mut self, filter: &'static str) -> Self {
        self.always = filter;
        self
    }

    /// The list that is wanted.
    fn list(&self, window: Window) -> List {
        List { filter: format!("{}{}", self.before(), self.filter), linked: self.linked, sort: self.sort, window }
    }

    /// What stands before the typed filter. A bracket that is left open ends with it.
    fn before(&self) -> String {
        match (self.always, self.filter.contains('|')) {
            ("", _) => String::new(),
            (always, false) => format!("{always} "),
            (always, true) => format!("{always} ("),
        }
    }

    /// What must be asked for.
    pub fn missing(&self) -> Option<List> {
        if self.error.is_some() {
            return None;
        }
        let top = self.top(self.view.height);
        self.cache.missing(top, self.view.height).map(|window| self.list(window))
    }

    /// Whether nothing is known yet.
    pub const fn waiting(&self) -> bool {
        (self.cache.total().is_none() || self.cache.foreign()) && self.error.is_none()
    }

    /// Whether its length is not known: awaited, or it could not be read.
    pub const fn unknown(&self) -> bool {
        self.waiting() || self.cache.total().is_none()
    }

    /// Takes in what came back, if it is of the list that is wanted.
    pub fn accept(&mut self, list: &List, answer: Result<Page<T>, Refusal>) {
        if !self.list(list.window).same_list(list) {
            return;
        }
        match answer {
            Ok(page) => {
                self.error = None;
                self.cache.put(page);
                self.meet();
                self.keep();
            }
            Err(refusal) => self.error = Some(moved(refusal, self.before().chars().count())),
        }
    }

    /// After new rows: the same thing stays selected, wherever it is now.
    fn keep(&mut self) {
        if let Some(place) = self.id.and_then(|id| self.cache.find(id)) {
            self.selected = place;
        }
        self.selected = self.selected.min(self.len().saturating_sub(1));
        self.id = self.current().map(Row::id).or(self.id);
    }

    /// What was just added is selected where its row has come.
    fn meet(&mut self) {
        let Some(expected) = self.expected else { return };
        if self.cache.find(expected.id).is_some() {
            self.id = Some(expected.id);
            self.expected = None;
        } else {
            self.expected = Some(Expected { lost: true, ..expected });
        }
    }

    /// A thing was just added here: it is selected when its row comes, unless another one is before.
    pub const fn expect(&mut self, id: i64) {
        self.expected = Some(Expected { id, lost: false, sought: false });
    }

    /// What was just added and does not stand among the rows in sight.
    pub fn lost(&self) -> Option<i64> {
        self.expected.filter(|expected| expected.lost).map(|expected| expected.id)
    }

    /// Looks for what was just added in another order or filter, once.
    pub fn look_elsewhere(&mut self, change: impl FnOnce(&mut Self)) {
        let Some(expected) = self.expected.take().filter(|expected| !expected.sought) else { return };
        self.change(change);
        self.expected = self.cache.foreign().then_some(Expected { lost: false, sought: true, ..expected });
    }

    /// What was just added is looked for no more.
    pub const fn give_up(&mut self) {
        self.expected = None;
    }

    /// How many rows are known of.
    pub fn len(&self) -> u64 {
        self.cache.total().unwrap_or(0)
    }

    /// Whether the list is known to have no rows.
    pub fn is_empty(&self) -> bool {
        self.cache.total() == Some(0) && !self.cache.foreign()
    }

    /// The selected row, if it is at hand. While another list is awaited nothing is: what is still in
    /// sight could be mistaken for it.
    pub fn current(&self) -> Option<&T> {
        self.cache.get(self.selected).filter(|_| !self.cache.foreign())
    }

    /// The place of the selected row.
    pub const fn selected(&self) -> u64 {
        self.selected
    }

    /// Selects a place.
    pub fn select(&mut self, place: u64) {
        self.selected = place.min(self.len().saturating_sub(1));
        self.id = self.current().map(Row::id);
        self.expected = None;
    }

    /// Selects a thing, now or when its row comes.
    pub fn select_id(&mut self, id: i64) {
        self.id = Some(id);
        self.keep();
    }

    /// Moves the selection.
    pub fn go(&mut self, motion: Motion) {
        let page = i64::from(self.view.height.max(2)) - 1;
        let by = match motion {
            Motion::Rows(rows) => rows,
            Motion::Pages(pages) => pages * page,
            Motion::Halves(halves) => halves * (page / 2).max(1),
            Motion::First => return self.select(0),
            Motion::Last => return self.select(u64::MAX),
            Motion::Left | Motion::Right => return,
        };
        self.select(self.selected.saturating_add_signed(by));
    }

    /// The first row to draw where `height` rows have room: it moves only when the selection would leave.
    pub fn top(&self, height: u16) -> u64 {
        let height = u64::from(height.max(1));
        let last = self.len().saturating_sub(height);
        let least = (self.selected + 1).saturating_sub(height);
        self.view.top.clamp(least, self.selected.max(least)).min(last.max(least))
    }

    /// The view was drawn so.
    pub const fn seen(&mut self, view: Viewport) {
        self.view = view;
    }

    /// Another filter, order or link: another list.
    pub fn change(&mut self, change: impl FnOnce(&mut Self)) {
        let before = self.list(Window::first(1));
        change(self);
        if !before.same_list(&self.list(Window::first(1))) {
            self.cache.disown();
            self.error = None;
            self.selected = 0;
            self.id = None;
            self.view.top = 0;
        }
    }

    /// Everything may have changed.
    pub fn age(&mut self) {
        self.error = None;
        self.cache.age();
    }
}

/// A filter's refusal, its place counted from where the typed part begins.
fn moved(mut refusal: Refusal, by: usize) -> Refusal {
    for (name, value) in &mut refusal.values {
        if *name == "at"
            && let Ok(at) = value.parse::<usize>()
        {
            *value = at.saturating_sub(by).to_string();
        }
    }
    refusal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(total: i64) -> ListState<i64> {
        let mut list = ListState::new(Sort::ascending("name"));
        list.seen(Viewport { top: 0, height: 10 });
        answer(&mut list, (0..total).collect());
        list
    }

    fn answer(list: &mut ListState<i64>, rows: Vec<i64>) {
        let query = list.missing().unwrap();
        list.accept(&query, Ok(Page::whole(rows)));
    }

    #[test]
    fn what_is_in_sight_moves_only_when_the_selection_would_leave() {
        let mut list = list(50);
        list.go(Motion::Rows(9));
        assert_eq!(list.top(10), 0);
        list.go(Motion::Rows(1));
        assert_eq!(list.top(10), 1);
        list.seen(Viewport { top: 1, height: 10 });
        list.go(Motion::Rows(-5));
        assert_eq!(list.top(10), 1);
        list.go(Motion::Last);
        assert_eq!((list.selected(), list.top(10)), (49, 40));
        list.go(Motion::First);
        assert_eq!(list.top(10), 0);
    }

    #[test]
    fn the_same_thing_stays_selected_when_rows_come_and_go() {
        let mut list = list(50);
        list.select(20);
        list.age();
        answer(&mut list, (10..50).collect());
        assert_eq!((list.selected(), list.current()), (10, Some(&20)));
        list.age();
        answer(&mut list, (30..33).collect());
        assert_eq!(list.current(), Some(&32));
    }

    #[test]
    fn answers_to_another_filter_are_not_shown() {
        let mut list = list(5);
        let old = list.list(Window::first(128));
        list.change(|list| list.filter = "rossi".to_owned());
        list.accept(&old, Ok(Page::whole(vec![1, 2])));
        assert!(list.waiting());
        assert_eq!((list.current(), list.cache.get(1)), (None, Some(&1)));
    }

    #[test]
    fn a_short_list_on_a_high_screen_starts_at_its_top() {
        let mut list = list(3);
        list.go(Motion::Last);
        assert_eq!(list.top(40), 0);
        assert_eq!(list.top(0), 2);
    }
}
