//! Pages of a long list: a few around what is in sight, whatever the length of the list.

use std::collections::BTreeMap;

use crate::app::views::{Anchor, Page, Window};

/// Rows a page. A screen's worth and some, so that scrolling rarely waits; twice as many take twice as long.
pub const PAGE: u64 = 64;
/// Pages kept: what is in sight lies in two at most (three on giant screens); the rest is for coming back.
const KEPT: usize = 8;

/// A thing with an id.
pub trait Row {
    /// The store's id of it.
    fn id(&self) -> i64;
}

/// The pages at hand.
#[derive(Debug, Clone)]
pub struct Cache<T> {
    pages: BTreeMap<u64, Slot<T>>,
    total: Option<u64>,
    counted: bool,
    foreign: bool,
}

#[derive(Debug, Clone)]
struct Slot<T> {
    rows: Vec<T>,
    stale: bool,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self { pages: BTreeMap::new(), total: None, counted: true, foreign: false }
    }
}

impl<T: Row> Cache<T> {
    /// How long the list is; `None` before the first page.
    pub const fn total(&self) -> Option<u64> {
        self.total
    }

    /// Whether the length is exact.
    pub const fn counted(&self) -> bool {
        self.counted
    }

    /// The row at a place, if it is at hand.
    pub fn get(&self, place: u64) -> Option<&T> {
        let slot = self.pages.get(&(place / PAGE))?;
        slot.rows.get(usize::try_from(place % PAGE).ok()?)
    }

    /// The place of an id among the pages at hand.
    pub fn find(&self, id: i64) -> Option<u64> {
        self.pages.iter().find_map(|(page, slot)| {
            let place = slot.rows.iter().position(|row| row.id() == id)?;
            Some(page * PAGE + place as u64)
        })
    }

    /// Everything at hand may have changed: it is shown until newer rows come.
    pub fn age(&mut self) {
        for slot in self.pages.values_mut() {
            slot.stale = true;
        }
    }

    /// Everything at hand belongs to another list: it is shown until the first page of the new one comes,
    /// so that a filter can be typed without flicker, but nothing of it can be selected.
    pub const fn disown(&mut self) {
        self.foreign = true;
    }

    /// Whether what is at hand belongs to another list.
    pub const fn foreign(&self) -> bool {
        self.foreign
    }

    /// The next page to ask for, so that the rows from `top` on fill `height` lines.
    pub fn missing(&self, top: u64, height: u16) -> Option<Window> {
        let Some(total) = self.total.filter(|_| !self.foreign) else { return Some(window(0, Anchor::Start)) };
        let last = (top + u64::from(height.max(1)) - 1).min(total.saturating_sub(1));
        let wanted = |page: &u64| self.pages.get(page).is_none_or(|slot| slot.stale);
        let page = (top.min(last) / PAGE..=last / PAGE).find(wanted)?;
        Some(window(page, self.anchor(page, total)))
    }

    fn anchor(&self, page: u64, total: u64) -> Anchor {
        if page == 0 {
            return Anchor::Start;
        }
        let fresh = |page: u64| self.pages.get(&page).filter(|slot| !slot.stale).map(|slot| &slot.rows);
        if let Some(last) = fresh(page - 1).filter(|rows| rows.len() as u64 == PAGE).and_then(|rows| rows.last()) {
            return Anchor::After(last.id());
        }
        if let Some(first) = fresh(page + 1).and_then(|rows| rows.first()) {
            return Anchor::Before(first.id());
        }
        if self.counted && (page + 1) * PAGE >= total { Anchor::End } else { Anchor::Offset }
    }

    /// Takes a page in. Its offset is one that [`Cache::missing`] asked for; another is not used.
    pub fn put(&mut self, page: Page<T>) {
        if self.foreign {
            *self = Self::default();
        }
        if self.total != Some(page.total) {
            // The list grew or shrank: places beyond the new page are no longer sure.
            self.age();
        }
        self.total = Some(page.total);
        self.counted = page.counted;
        if !page.offset.is_multiple_of(PAGE) || page.rows.len() as u64 > PAGE {
            return;
        }
        let number = page.offset / PAGE;
        self.pages.insert(number, Slot { rows: page.rows, stale: false });
        // The first page stays even of an empty list: that it is empty is known by it.
        self.pages.retain(|page, _| *page == 0 || page * PAGE < self.total.unwrap_or(0));
        while self.pages.len() > KEPT {
            let farthest = self.pages.keys().copied().max_by_key(|page| page.abs_diff(number));
            farthest.map(|page| self.pages.remove(&page));
        }
    }
}

const fn window(page: u64, anchor: Anchor) -> Window {
    Window { offset: page * PAGE, limit: PAGE as u32, anchor }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Row for i64 {
        fn id(&self) -> i64 {
            *self
        }
    }

    fn page(total: u64, window: Window) -> Page<i64> {
        let end = (window.offset + u64::from(window.limit)).min(total);
        Page { total, counted: true, offset: window.offset, rows: (window.offset as i64..end as i64).collect() }
    }

    #[test]
    fn only_what_is_in_sight_is_asked_for_and_by_its_neighbours() {
        let mut cache = Cache::default();
        let first = cache.missing(0, 40).unwrap();
        assert_eq!((first.offset, first.anchor), (0, Anchor::Start));
        cache.put(page(1_000_000, first));
        assert_eq!(cache.missing(0, 40), None);
        let next = cache.missing(100, 40).unwrap();
        assert_eq!((next.offset, next.anchor), (PAGE, Anchor::After(PAGE as i64 - 1)));
        let far = cache.missing(500_000, 40).unwrap();
        assert_eq!((far.offset, far.anchor), (499_968, Anchor::Offset));
        let last = cache.missing(999_990, 40).unwrap();
        assert_eq!(last.anchor, Anchor::End);
        cache.put(page(1_000_000, far));
        assert_eq!(cache.missing(499_960, 20).map(|window| window.anchor), Some(Anchor::Before(499_968)));
        assert_eq!(cache.get(500_000), Some(&500_000));
        assert_eq!(cache.find(500_000), Some(500_000));
    }

    #[test]
    fn few_pages_are_kept_however_far_one_goes() {
        let mut cache = Cache::default();
        for top in 0..100 {
            cache.put(page(1_000_000, window(top, Anchor::Offset)));
        }
        assert_eq!(cache.pages.len(), KEPT);
        assert!(cache.get(99 * PAGE).is_some());
    }

    #[test]
    fn old_rows_stay_in_sight_until_new_ones_come() {
        let mut cache = Cache::default();
        cache.put(page(10, window(0, Anchor::Start)));
        cache.age();
        assert_eq!(cache.get(3), Some(&3));
        assert!(cache.missing(0, 5).is_some());
        cache.put(page(2, window(0, Anchor::Start)));
        assert_eq!((cache.get(3), cache.missing(0, 5)), (None, None));
    }

    #[test]
    fn an_empty_list_is_asked_for_once() {
        let mut cache: Cache<i64> = Cache::default();
        cache.put(Page::default());
        assert_eq!(cache.missing(0, 5), None);
    }
}
