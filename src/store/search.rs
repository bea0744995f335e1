//! Search as you type: one folded text block in memory, searched with SIMD, kept current from the
//! journal. A million prospects take about 80 MB and half a second to load in the background.

mod newest;

use std::collections::HashMap;

use memchr::memmem;

use super::Store;
use crate::domain::record::Kind;
use crate::domain::text;
use crate::store::Result;

pub use newest::First;

/// Between a prospect's name, company and e-mail, and after each prospect.
const GAP: char = '\u{1f}';
const END: u8 = b'\n';

/// The text of all prospects.
#[derive(Debug, Default)]
pub struct SearchBlock {
    text: Vec<u8>,
    /// Where each prospect's text begins.
    starts: Vec<u32>,
    /// Their numbers, ascending. Half as wide as elsewhere: they are a tenth of the block.
    ids: Vec<u32>,
    /// The places in the order in which the prospects were created; empty where that is the block's own.
    order: Vec<u32>,
    /// What changed since the block was loaded; nothing for prospects that went out. A number or a place
    /// that 32 bits do not hold, which no team reaches, lies here too.
    changed: HashMap<i64, Option<String>>,
}

/// The folded names of all companies, end to end: a map of as many strings takes four times the memory,
/// and gives back little of it.
#[derive(Debug, Default)]
struct Names {
    text: String,
    /// Numbers, ascending, and where each name begins.
    places: Vec<(i64, usize)>,
}

impl Names {
    fn read(store: &Store) -> Result<Self> {
        let mut names = Self::default();
        store.session.each("select id, name_key from account where name_key is not null order by id", &[], |row| {
            names.places.push((row.int(0)?, names.text.len()));
            names.text.push_str(row.str(1)?);
            Ok(())
        })?;
        Ok(names)
    }

    fn of(&self, id: i64) -> &str {
        let first = self.places.first().map_or(0, |(first, _)| *first);
        // Numbers are given out one after the other, so most stand where their number says.
        let guess = usize::try_from(id - first).ok().filter(|at| self.places.get(*at).is_some_and(|(at, _)| *at == id));
        let found = guess.or_else(|| self.places.binary_search_by_key(&id, |(number, _)| *number).ok());
        let Some(place) = found else { return "" };
        let start = self.places.get(place).map_or(0, |(_, start)| *start);
        let end = self.places.get(place + 1).map_or(self.text.len(), |(_, start)| *start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The numbers of the prospects, in the block's order, those changed since last.
    pub ids: Vec<i64>,
    /// Whether there may be more.
    pub more: bool,
}

/// The folded words of a query.
fn terms(query: &str) -> Vec<String> {
    text::fold(query).split_whitespace().map(str::to_owned).collect()
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| text::fold(word)).collect()
}

fn line(name: &str, account: &str, email: &str) -> String {
    let mut key = String::new();
    text::fold_into(name, &mut key);
    key.push(GAP);
    text::fold_into(account, &mut key);
    key.push(GAP);
    text::fold_into(email, &mut key);
    key
}

impl SearchBlock {
    /// Reads all prospects.
    ///
    /// # Errors
    /// The engine's.
    pub fn load(store: &Store) -> Result<Self> {
        let mut block = Self::default();
        let hidden = super::read::hidden(&store.session, Kind::Prospect, "p")?;
        // Companies are read once, in order: looked up a row they take four times as long as all the rest.
        let accounts = Names::read(store)?;
        let sql = format!(
            "select p.id, p.name_key, p.account, p.email, p.created_at from prospect p \
             where p.removed is null and p.archived = 0{hidden} order by p.id"
        );
        let mut email = String::new();
        let mut created = Vec::new();
        store.session.each(&sql, &[], |row| {
            email.clear();
            text::fold_into(row.str(3)?, &mut email);
            let account = row.opt_int(2)?.map_or("", |id| accounts.of(id));
            if block.add(row.int(0)?, row.str(1)?, account, &email) {
                created.push(row.int(4)?);
            }
            Ok(())
        })?;
        block.text.shrink_to_fit();
        block.starts.shrink_to_fit();
        block.ids.shrink_to_fit();
        block.sort(&created);
        Ok(block)
    }

    /// Adds the folded texts of a prospect whose number is greater than all before; says whether it has a place.
    fn add(&mut self, id: i64, name: &str, account: &str, email: &str) -> bool {
        let (Ok(number), Ok(start)) = (u32::try_from(id), u32::try_from(self.text.len())) else {
            self.changed.insert(id, Some(format!("{name}{GAP}{account}{GAP}{email}")));
            return false;
        };
        self.starts.push(start);
        self.ids.push(number);
        for (key, end) in [(name, GAP as u8), (account, GAP as u8), (email, END)] {
            self.text.extend_from_slice(key.as_bytes());
            self.text.push(end);
        }
        true
    }

    /// How many prospects the block holds.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The text of a place in the block.
    fn own(&self, row: usize) -> &[u8] {
        let start = self.starts.get(row).map_or(0, |start| *start as usize);
        let end = self.starts.get(row + 1).map_or(self.text.len(), |start| *start as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The place in whose text the byte at `place` lies, which is none before `from`: looked for in steps that
    /// double, because the next hit of a short word is near.
    fn row_at(&self, place: usize, from: usize) -> usize {
        let begun = |row: usize| self.starts.get(row).is_some_and(|start| *start as usize <= place);
        let mut step = 1;
        while begun(from + step) {
            step *= 2;
        }
        let (low, high) = (from + step / 2, (from + step).min(self.starts.len()));
        let between = self.starts.get(low..high).unwrap_or_default();
        (low + between.partition_point(|start| *start as usize <= place)).saturating_sub(1)
    }

    /// Reads prospects anew that a change touched.
    ///
    /// # Errors
    /// The engine's.
    pub fn refresh(&mut self, store: &Store, ids: &[i64]) -> Result<()> {
        for id in ids {
            let found = match store.record(Kind::Prospect, *id)?.filter(|record| !record.archived) {
                Some(record) => {
                    let account = match record.int("account") {
                        Some(account) => store.record(Kind::Account, account)?,
                        None => None,
                    };
                    let account = account.as_ref().and_then(|found| found.text("name")).unwrap_or_default();
                    Some(line(
                        record.text("name").unwrap_or_default(),
                        account,
                        record.text("email").unwrap_or_default(),
                    ))
                }
                None => None,
            };
            self.changed.insert(*id, found);
        }
        Ok(())
    }

    /// How many changes lie beside the block; past some thousands it is better loaded anew.
    pub fn changes(&self) -> usize {
        self.changed.len()
    }

    /// The prospects in whose text every word of `query` occurs: up to `limit` of them, after
    /// skipping `skip`. `stop` is asked now and then and ends the search.
    pub fn find(&self, query: &str, skip: usize, limit: usize, stop: impl Fn() -> bool) -> Hits {
        self.collect(&terms(query), skip, limit, &stop)
    }

    /// [`SearchBlock::find`] for words of which each may be several with blanks between.
    pub fn find_words(&self, words: &[String], limit: usize, stop: &dyn Fn() -> bool) -> Hits {
        self.collect(&folded(words), 0, limit, &stop)
    }

    /// How many prospects [`SearchBlock::find_words`] would find in all.
    pub fn count_words(&self, words: &[String], stop: &dyn Fn() -> bool) -> u64 {
        let mut count = 0;
        self.walk(&folded(words), &stop, |_| {
            count += 1;
            true
        });
        count
    }

    /// Whether every one of the folded `words` occurs in a prospect's text.
    pub fn holds(&self, id: i64, words: &[String]) -> bool {
        if let Some(line) = self.changed.get(&id) {
            return line.as_deref().is_some_and(|line| words.iter().all(|word| line.contains(word.as_str())));
        }
        let Some(row) = u32::try_from(id).ok().and_then(|id| self.ids.binary_search(&id).ok()) else { return false };
        let own = self.own(row);
        words.iter().all(|word| memmem::find(own, word.as_bytes()).is_some())
    }

    fn collect(&self, words: &[String], skip: usize, limit: usize, stop: &impl Fn() -> bool) -> Hits {
        let mut hits = Hits::default();
        let mut seen = 0;
        self.walk(words, stop, |id| {
            seen += 1;
            if seen > skip {
                if hits.ids.len() == limit {
                    hits.more = true;
                    return false;
                }
                hits.ids.push(id);
            }
            true
        });
        hits
    }

    /// How many prospects [`SearchBlock::find`] would find in all.
    pub fn count(&self, query: &str, stop: impl Fn() -> bool) -> u64 {
        let mut count = 0;
        self.walk(&terms(query), &stop, |_| {
            count += 1;
            true
        });
        count
    }

    fn walk(&self, words: &[String], stop: &impl Fn() -> bool, mut each: impl FnMut(i64) -> bool) {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let mut of_row = |row: usize| self.unchanged(row).is_none_or(&mut each);
        if self.walk_rows(&words, stop, &mut of_row) {
            self.walk_changed(&words, &mut each);
        }
    }

    /// The rows in whose text every word occurs, changed since or not, until `each` has enough or the search is
    /// stopped; says whether it came to the end.
    fn walk_rows(&self, words: &[&str], stop: &impl Fn() -> bool, each: &mut impl FnMut(usize) -> bool) -> bool {
        let mut words = words.to_vec();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((longest, rest)) = words.split_first() else {
            return (0..self.ids.len()).all(each);
        };
        let finder = memmem::Finder::new(longest.as_bytes());
        let (mut from, mut row) = (0, 0);
        let mut looked = 0u32;
        while let Some(at) = self.text.get(from..).and_then(|tail| finder.find(tail)) {
            row = self.row_at(from + at, row);
            let own = self.own(row);
            if rest.iter().all(|word| memmem::find(own, word.as_bytes()).is_some()) && !each(row) {
                return false;
            }
            from = self.starts.get(row + 1).map_or(self.text.len(), |start| *start as usize);
            looked += 1;
            if looked.is_multiple_of(1024) && stop() {
                return false;
            }
        }
        true
    }

    fn walk_changed(&self, words: &[&str], each: &mut impl FnMut(i64) -> bool) {
        let mut found: Vec<i64> = self
            .changed
            .iter()
            .filter(|(_, line)| line.as_deref().is_some_and(|line| words.iter().all(|word| line.contains(word))))
            .map(|(id, _)| *id)
            .collect();
        found.sort_unstable();
        for id in found {
            if !each(id) {
                return;
            }
        }
    }
}
