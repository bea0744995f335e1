//! The records that the cells of a file call by name: companies, campaigns, content, products, people.
//! Unknown ones are made in the same import. One that looks like a known one is not: that is asked.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::identity::{KeyHasher, KeyMap, hash, of_name};
use super::sink::Sink;
use crate::domain::nouns::{Role, Side};
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::store::Store;

/// The known names of one kind.
#[derive(Debug, Default)]
struct Known {
    by_name: KeyMap<i64>,
    /// By letters and digits alone: those that stood before this import.
    bare: KeyMap<i64>,
    /// The first number of this import's own records, which it does not change: numbers are never used again,
    /// so all that are not smaller are its own.
    first_own: Option<i64>,
    /// The folded names of small kinds, to be compared letter by letter.
    folded: Vec<(String, i64)>,
}

impl Known {
    /// Whether a record is this import's own. A trial numbers its own below zero.
    fn is_own(&self, id: i64) -> bool {
        id < 0 || self.first_own.is_some_and(|first| first > 0 && id >= first)
    }
}

/// Names that look alike: how often the file has the new one, and the known one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// What it is.
    pub kind: Kind,
    /// The name in the file.
    pub name: String,
    /// The known record.
    pub known: i64,
    /// How many rows have it.
    pub count: u64,
}

/// Looks names up, and makes what is missing.
#[derive(Debug)]
pub struct Names<'s> {
    store: &'s Store,
    /// Read when first asked for.
    kinds: HashMap<Kind, Known, BuildHasherDefault<KeyHasher>>,
    handles: HashSet<String>,
    apart: HashSet<(String, String)>,
    suspects: BTreeMap<(Kind, String), Suspect>,
    /// Records that have a number because something refers to them, and no row yet.
    promised: HashMap<(Kind, u64), (i64, String)>,
    /// The kind of the rows, which bring their records themselves.
    rows: Kind,
    made: BTreeMap<Kind, u64>,
}

impl<'s> Names<'s> {
    /// The names in `store`, for an import of rows of kind `rows`; `apart` are those that are known to
    /// be others although they look alike.
    pub fn new(store: &'s Store, rows: Kind, apart: &[(String, String)]) -> Self {
        Self {
            store,
            kinds: HashMap::default(),
            handles: HashSet::new(),
            apart: apart.iter().cloned().collect(),
            suspects: BTreeMap::new(),
            promised: HashMap::new(),
            rows,
            made: BTreeMap::new(),
        }
    }

    /// The names that look like known ones.
    pub fn suspects(&self) -> impl Iterator<Item = &Suspect> {
        self.suspects.values()
    }

    /// How many records of each kind were made because cells name them.
    pub const fn made(&self) -> &BTreeMap<Kind, u64> {
        &self.made
    }

    fn known(&mut self, kind: Kind) -> Result<&mut Known, Refusal> {
        let place = match self.kinds.entry(kind) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(place) => place,
        };
        let mut known = Known::default();
        let small = matches!(kind, Kind::Product | Kind::Campaign);
        let fields: &[&str] = if kind == Kind::Member { &["handle", "email", "name"] } else { &["name"] };
        for field in fields {
            self.store.each_text(kind, field, |id, name| {
                if name.is_empty() {
                    return;
                }
                known.by_name.entry(of_name(name)).or_insert(id);
                if matches!(kind, Kind::Product | Kind::Campaign | Kind::Account | Kind::Asset) {
                    known.bare.entry(of_bare(name)).or_insert(id);
                }
                if small {
                    known.folded.push((text::fold(name), id));
                }
                if *field == "handle" {
                    self.handles.insert(name.to_owned());
                }
            })?;
        }
        Ok(place.insert(known))
    }

    /// The record of that name, if there is one.
    ///
    /// # Errors
    /// The store's.
    pub fn find(&mut self, kind: Kind, name: &str) -> Result<Option<i64>, Refusal> {
        self.find_key(kind, of_name(name))
    }

    /// The record whose name has that key, if there is one.
    ///
    /// # Errors
    /// The store's.
    pub fn find_key(&mut self, kind: Kind, key: u64) -> Result<Option<i64>, Refusal> {
        Ok(self.known(kind)?.by_name.get(&key).copied())
    }

    /// The record of that name that stood before this import, if there is one.
    ///
    /// # Errors
    /// The store's.
    pub fn find_before(&mut self, kind: Kind, name: &str) -> Result<Option<i64>, Refusal> {
        let known = self.known(kind)?;
        Ok(known.by_name.get(&of_name(name)).copied().filter(|id| !known.is_own(*id)))
    }

    /// The record of that name; a new one where there is none.
    ///
    /// # Errors
    /// The store's.
    pub fn resolve(&mut self, kind: Kind, name: &str, marketing: bool, sink: &mut Sink<'_>) -> Result<i64, Refusal> {
        if let Some(id) = self.find(kind, name)? {
            return Ok(id);
        }
        self.suspect(kind, name, sink)?;
        let id = sink.next_id(kind)?;
        self.learn(kind, name, id)?;
        if kind == self.rows {
            self.promised.insert((kind, of_name(name)), (id, name.to_owned()));
            return Ok(id);
        }
        *self.made.entry(kind).or_default() += 1;
        let record = self.minimal(kind, name, id, marketing);
        sink.add(record)?;
        Ok(id)
    }

    /// The number for a row's own record: the one that others already refer to, or a new one.
    ///
    /// # Errors
    /// The store's.
    pub fn own(&mut self, kind: Kind, name: &str, sink: &mut Sink<'_>) -> Result<i64, Refusal> {
        if let Some((id, _)) = self.promised.remove(&(kind, of_name(name))) {
            return Ok(id);
        }
        self.suspect(kind, name, sink)?;
        let id = sink.next_id(kind)?;
        self.learn(kind, name, id)?;
        Ok(id)
    }

    /// Whether a row's own record was promised: then it is no record of before.
    pub fn is_promised(&self, kind: Kind, name: &str) -> bool {
        self.promised.contains_key(&(kind, of_name(name)))
    }

    /// Makes what was referred to and had no row of its own.
    ///
    /// # Errors
    /// The store's.
    pub fn keep_promises(&mut self, sink: &mut Sink<'_>) -> Result<(), Refusal> {
        let mut left: Vec<(Kind, i64, String)> =
            self.promised.drain().map(|((kind, _), (id, name))| (kind, id, name)).collect();
        left.sort();
        for (kind, id, name) in left {
            *self.made.entry(kind).or_default() += 1;
            let record = self.minimal(kind, &name, id, false);
            sink.add(record)?;
        }
        Ok(())
    }

    fn learn(&mut self, kind: Kind, name: &str, id: i64) -> Result<(), Refusal> {
        let known = self.known(kind)?;
        known.by_name.insert(of_name(name), id);
        known.first_own.get_or_insert(id);
        Ok(())
    }

    /// Notes a new name that looks like a known one. Once there is one, nothing more is written: the
    /// rest of the file is only counted.
    fn suspect(&mut self, kind: Kind, name: &str, sink: &mut Sink<'_>) -> Result<(), Refusal> {
        let known = self.known(kind)?;
        if known.bare.is_empty() && known.folded.is_empty() {
            return Ok(()); // nothing was there before: nothing that it could look like
        }
        let folded = text::fold(name);
        let key = |name: &str| (kind.word().to_owned(), name.to_owned());
        if self.apart.contains(&key(&folded)) || self.apart.contains(&key("*")) {
            return Ok(());
        }
        let known = self.known(kind)?;
        let bare = known.bare.get(&of_bare(name)).copied();
        let near = || known.folded.iter().find(|(other, _)| one_letter_apart(&folded, other)).map(|(_, id)| *id);
        if let Some(id) = bare.or_else(near) {
            let suspect = Suspect { kind, name: name.to_owned(), known: id, count: 0 };
            self.suspects.entry((kind, folded)).or_insert(suspect);
            sink.give_up();
        }
        Ok(())
    }

    /// Counts a row that has this name.
    pub fn count(&mut self, kind: Kind, name: &str) {
        if !self.suspects.is_empty()
            && let Some(suspect) = self.suspects.get_mut(&(kind, text::fold(name)))
        {
            suspect.count += 1;
        }
    }

    fn minimal(&mut self, kind: Kind, name: &str, id: i64, marketing: bool) -> Record {
        let mut record = Record::new(kind).with("name", name);
        record.id = id;
        match kind {
            Kind::Member => {
                let (side, role) = if marketing { (Side::Marketing, Role::Marketer) } else { (Side::Sales, Role::Rep) };
                let handle = self.handle(name);
                record.with("handle", handle).with("side", side.word()).with("role", role.word())
            }
            Kind::Campaign => record.with("status", "active"),
            Kind::Product => record.with("billing", "one_off"),
            _ => record,
        }
    }

    /// A free handle for a person of that name.
    pub fn handle(&mut self, name: &str) -> String {
        let local = name.split('@').next().filter(|local| name.contains('@') && !local.is_empty()).unwrap_or(name);
        let mut base = text::slug(local);
        // Programs that hide names write long ids for them.
        let hidden = base.len() >= 16 && base.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hidden {
            base.truncate(8);
        }
        let mut handle = base.clone();
        let mut again = 1;
        while !self.handles.insert(handle.clone()) {
            again += 1;
            handle = format!("{base}-{again}");
        }
        handle
    }
}

fn of_bare(name: &str) -> u64 {
    let bare: String = text::fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect();
    hash(&["bare", &bare])
}

/// Whether one letter changed, missing or too many leads from one name to the other. A different digit
/// does not count (`Model 2` is not a slip of `Model 1`), nor do short names.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let skip = |letters: &[char], count: usize| letters.get(same + count..).unwrap_or_default().to_vec();
    let digit = |letters: &[char]| letters.get(same).is_some_and(char::is_ascii_digit);
    if digit(&a) || digit(&b) {
        return false;
    }
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => skip(&a, 1) == skip(&b, 1),
        std::cmp::Ordering::Less => skip(&a, 0) == skip(&b, 1),
        std::cmp::Ordering::Greater => skip(&a, 1) == skip(&b, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike() {
        assert_eq!(of_bare("GTX Pro"), of_bare("gtxpro"));
        assert!(one_letter_apart("premium", "premum") && one_letter_apart("premium", "premiun"));
        for (a, b) in [
            ("model 1", "model 2"),
            ("model", "model 2"),
            ("basic", "basics 2"),
            ("pro", "pra"),
            ("premium", "prexiux"),
        ] {
            assert!(!one_letter_apart(a, b), "{a} {b}");
        }
    }
}
