//! The first prospects that words find, in the order of their creation: what is shown while somebody types. It is
//! read off the block; looked up and sorted in the file it took 12 ms at ten thousand prospects, 47 at a million.

use memchr::memmem::Finder;

use super::SearchBlock;

/// So many rows are always looked at one by one from the list's beginning: most of what is typed is found among them.
const NEAR: usize = 16_384;
/// In a block of so many bytes everything is counted at once: it takes less than to say later how many there are.
const SMALL: usize = 4 << 20;

/// What stands first in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct First {
    /// The first prospects that did not change since the block was loaded, and all of those found that did: in no order.
    pub ids: Vec<i64>,
    /// How many there are in all, where that is known.
    pub total: Option<u64>,
}

impl SearchBlock {
    /// Sorts the rows by the instants of their creation, which are in the order of the rows.
    pub(super) fn sort(&mut self, created: &[i64]) {
        if created.is_sorted() {
            return;
        }
        let mut order: Vec<u32> = (0..u32::try_from(created.len()).unwrap_or(u32::MAX)).collect();
        order.sort_by_key(|row| created.get(*row as usize).copied());
        self.order = order;
    }

    /// The row at a place in the order of creation.
    fn row_of(&self, place: usize) -> usize {
        if self.order.is_empty() { place } else { self.order.get(place).map_or(usize::MAX, |row| *row as usize) }
    }

    /// The first `limit` prospects in the order of creation (or from its end) in whose text every word occurs. `stop` is
    /// asked now and then and ends the search.
    pub fn first(&self, words: &[String], limit: usize, newest: bool, stop: &dyn Fn() -> bool) -> First {
        let words = super::folded(words);
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
        let rows = self.starts.len();
        let row_at = |at: usize| self.row_of(if newest { rows - 1 - at } else { at });
        let near = NEAR.max(rows / 16).min(rows);
        let mut first = First::default();
        let mut add = |row: usize| {
            first.ids.extend(self.unchanged(row));
            first.ids.len() < limit
        };
        let mut open = true;
        for at in 0..near {
            let row = row_at(at);
            let own = self.own(row);
            if finders.iter().all(|finder| finder.find(own).is_some()) && !add(row) {
                open = false;
                break;
            }
            if at % 1_024 == 0 && stop() {
                return first;
            }
        }
        if (open && near < rows) || self.text.len() <= SMALL {
            let mut found = vec![0u64; rows / 64 + 1];
            let mut total = 0;
            self.walk_rows(&words, &stop, &mut |row| {
                found.get_mut(row / 64).into_iter().for_each(|bits| *bits |= 1 << (row % 64));
                total += u64::from(self.unchanged(row).is_some());
                true
            });
            let is_found = |row: &usize| found.get(row / 64).is_some_and(|bits| bits >> (row % 64) & 1 == 1);
            if open {
                // Those from further on in the list; it goes on until there are enough.
                let _all = (near..rows).map(row_at).filter(is_found).all(&mut add);
            }
            first.total = Some(total);
        }
        let unchanged = first.ids.len();
        self.walk_changed(&words, &mut |id| {
            first.ids.push(id);
            true
        });
        let changed = (first.ids.len() - unchanged) as u64;
        first.total = first.total.map(|total| total + changed);
        first
    }

    /// The number of a row's prospect, unless it changed since.
    pub(super) fn unchanged(&self, row: usize) -> Option<i64> {
        let id = self.ids.get(row).map(|id| i64::from(*id))?;
        (self.changed.is_empty() || !self.changed.contains_key(&id)).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of prospects by name and instant of creation, numbered from 1.
    fn block(people: &[(&str, i64)]) -> SearchBlock {
        let mut block = SearchBlock::default();
        for (place, (name, _)) in people.iter().enumerate() {
            block.add(place as i64 + 1, name, "", "");
        }
        block.sort(&people.iter().map(|(_, created)| *created).collect::<Vec<_>>());
        block
    }

    fn first(block: &SearchBlock, word: &str, limit: usize, newest: bool) -> First {
        block.first(&[word.to_owned()], limit, newest, &|| false)
    }

    #[test]
    fn the_newest_come_first_whatever_their_numbers() {
        let block = block(&[("anna", 30), ("bruno", 10), ("anna maria", 20), ("hanna", 40)]);
        assert_eq!(first(&block, "anna", 2, true), First { ids: vec![4, 1], total: Some(3) });
        assert_eq!(first(&block, "anna", 2, false), First { ids: vec![3, 1], total: Some(3) });
        assert_eq!(first(&block, "Bruno", 2, true), First { ids: vec![2], total: Some(1) });
        assert_eq!(first(&block, "carla", 2, true), First { ids: vec![], total: Some(0) });
    }

    #[test]
    fn what_changed_is_found_by_what_it_is_now() {
        let mut block = block(&[("anna", 1), ("bruno", 2), ("anna maria", 3)]);
        block.changed.insert(3, Some("carla".to_owned()));
        block.changed.insert(2, Some("anna".to_owned()));
        block.changed.insert(1, None);
        assert_eq!(first(&block, "anna", 5, true), First { ids: vec![2], total: Some(1) });
        assert_eq!(first(&block, "carla", 5, true), First { ids: vec![3], total: Some(1) });
    }

    #[test]
    fn the_rare_are_found_far_behind_the_near_ones() {
        let people: Vec<(&str, i64)> = (0..100_000).map(|n| (if n % 30_000 == 0 { "rara" } else { "x" }, -n)).collect();
        let block = block(&people);
        assert_eq!(first(&block, "rara", 3, true), First { ids: vec![1, 30_001, 60_001], total: Some(4) });
        assert_eq!(first(&block, "rara", 9, false), First { ids: vec![90_001, 60_001, 30_001, 1], total: Some(4) });
        let many: Vec<(&str, i64)> = (0..300_000).map(|n| ("somebody with a long name", n)).collect();
        assert_eq!(
            first(&super::tests::block(&many), "long", 2, true),
            First { ids: vec![300_000, 299_999], total: None }
        );
    }
}
