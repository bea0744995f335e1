//! Which rows are about the same thing: by the id that the other program gave it, else by what we
//! would know it by.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::LazyLock;

use super::field::Kind;
use super::guess::{ColumnGuess, Target};
use super::reader::Record;
use crate::domain::text;

/// A 64-bit key of a text. The seed is drawn once a run, so that no file can be made to collide.
pub fn hash(parts: &[&str]) -> u64 {
    static STATE: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    let mut hasher = STATE.build_hasher();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xff);
    }
    hasher.finish()
}

/// A map by such keys: they are hashes already, and nobody can choose them.
pub type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<KeyHasher>>;

/// Hands a key on as it is.
#[derive(Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write_isize(&mut self, number: isize) {
        self.0 = u64::try_from(number).unwrap_or(0);
    }
}

/// A key that is the same in every run: what an import leaves in the file for rows without an id.
pub fn stable(parts: &[&str]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0xff]);
    }
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    hash.finalize().iter().take(16).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The key of an id that another program gave.
pub fn of_ext(ext: &str) -> u64 {
    hash(&["ext", ext])
}

/// The key of an e-mail address.
pub fn of_email(address: &str) -> u64 {
    hash(&["email", &text::fold(address)])
}

/// The key of a name, case and accents aside.
pub fn of_name(name: &str) -> u64 {
    hash(&["name", &text::fold(name)])
}

/// The key of a name beside another, such as a person's and the company's.
pub fn of_names(name: &str, beside: &str) -> u64 {
    hash(&["names", &text::fold(name), &text::fold(beside)])
}

/// What a row is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The id that the other program gave it.
    Ext(u64),
    /// Its e-mail address.
    Email(u64),
    /// Its name.
    Name(u64),
    /// Its name and company.
    Names(u64),
    /// All its cells: it has nothing else, or a person's name alone, which others have too.
    Cells(u64),
}

impl By {
    /// The key alone.
    pub const fn key(self) -> u64 {
        match self {
            Self::Ext(key) | Self::Email(key) | Self::Name(key) | Self::Names(key) | Self::Cells(key) => key,
        }
    }
}

/// How the rows of a file are told apart: the columns that say it, the better first.
#[derive(Debug, Clone, Default)]
pub struct IdentityRule {
    ext: Option<usize>,
    email: Option<usize>,
    name: Vec<usize>,
    beside: Vec<usize>,
    /// Whether the name alone is enough.
    named: bool,
    /// Whether a name with nothing beside it says too little: two people called Mario Rossi are two.
    alone: bool,
    /// Whether equal rows without an id are several things all the same: two payments, two calls, this
    /// year's renewal and the next.
    pub repeats: bool,
}

impl IdentityRule {
    /// The rule for rows of `kind` whose columns fill these fields.
    pub(super) fn of(kind: Kind, columns: &[ColumnGuess]) -> Self {
        let column = |name: &str| {
            let fills = |column: &ColumnGuess| {
                column.targets.iter().any(|target| matches!(target, Target::Field(field) if field.name == name))
            };
            columns.iter().position(fills)
        };
        let all = |names: &[&str]| names.iter().filter_map(|name| column(name)).collect();
        let ext = column("id");
        match kind {
            Kind::Prospects => Self {
                ext,
                email: column("email"),
                name: match column("name") {
                    Some(name) => vec![name],
                    None => all(&["first_name", "last_name"]),
                },
                beside: all(&["account"]),
                alone: true,
                ..Self::default()
            },
            Kind::Deals => {
                Self { ext, name: all(&["title"]), beside: all(&["account"]), repeats: true, ..Self::default() }
            }
            Kind::Members => {
                let name = if column("name").is_some() { all(&["name"]) } else { all(&["handle"]) };
                Self { name, named: true, ..Self::default() }
            }
            Kind::Accounts | Kind::Campaigns | Kind::Products => {
                Self { ext, name: all(&["name"]), named: true, ..Self::default() }
            }
            Kind::Spend => Self { name: all(&["campaign"]), beside: all(&["on"]), repeats: true, ..Self::default() },
            Kind::Touches => Self { ext, repeats: true, ..Self::default() },
        }
    }

    /// Whether some rows may be known by their e-mail address.
    pub const fn uses_email(&self) -> bool {
        self.email.is_some()
    }

    /// Whether some rows may be known by a name and what stands beside it.
    pub fn uses_names(&self) -> bool {
        !self.named && !self.name.is_empty()
    }

    /// The texts by which a row without an id is known in the file, from one import to the next.
    pub fn stable_of_row(&self, record: &Record) -> String {
        let cells = |columns: &[usize]| -> Vec<String> {
            columns.iter().map(|&column| text::fold(record.cell(column))).collect()
        };
        let filled = |columns: &[usize]| cells(columns).iter().any(|cell| !cell.is_empty());
        let named = filled(&self.name) && (!self.alone || filled(&self.beside));
        let texts = if named {
            [cells(&self.name), cells(&self.beside)].concat()
        } else {
            (0..record.len()).map(|index| record.cell(index).to_owned()).collect()
        };
        stable(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// What this row is known by.
    pub fn of_row(&self, record: &Record) -> By {
        let cell = |index: Option<usize>| index.map_or("", |index| record.cell(index));
        let ext = cell(self.ext);
        if !ext.is_empty() {
            return By::Ext(of_ext(ext));
        }
        if let Some(address) = super::rows::parts(cell(self.email)).next() {
            return By::Email(of_email(address));
        }
        let join = |columns: &[usize]| {
            let cells: Vec<&str> =
                columns.iter().map(|&column| record.cell(column)).filter(|cell| !cell.is_empty()).collect();
            cells.join(" ")
        };
        let (name, beside) = (join(&self.name), join(&self.beside));
        if name.is_empty() || (self.alone && beside.is_empty()) {
            let cells: Vec<&str> = (0..record.len()).map(|index| record.cell(index)).collect();
            By::Cells(hash(&cells))
        } else if self.named {
            By::Name(of_name(&name))
        } else {
            By::Names(of_names(&name, &beside))
        }
    }
}

/// The keys that come more than once, in order; takes a key of every row. In the memory of the keys themselves:
/// a file of the same row over and over would take as much again.
pub(super) fn repeated(mut keys: Vec<u64>) -> Vec<u64> {
    keys.sort_unstable();
    let mut kept = 0;
    for at in 1..keys.len() {
        let (Some(&before), Some(&key)) = (keys.get(at - 1), keys.get(at)) else { break };
        let noted = kept > 0 && keys.get(kept - 1) == Some(&key);
        // What is overwritten was looked at: fewer keys are kept than were passed.
        if before == key
            && !noted
            && let Some(place) = keys.get_mut(kept)
        {
            *place = key;
            kept += 1;
        }
    }
    keys.truncate(kept);
    keys.shrink_to_fit();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stable_key_never_changes() {
        assert_eq!(stable(&["a", "bc"]), "6fef7d6fcc7c048c81ac8c968cb3e4af");
    }

    #[test]
    fn keys_that_come_again() {
        assert_eq!(repeated(vec![3, 1, 2, 3, 3, 1]), [1, 3]);
        assert_eq!(repeated(Vec::new()), Vec::<u64>::new());
        assert_eq!(repeated(vec![7; 1000]), [7]);
        assert_eq!(repeated(vec![1, 2, 2, 2, 3, 3, 4]), [2, 3]);
        let many = repeated((0..100_000).map(|at| at % 50_000).collect());
        assert_eq!((many.len(), many.first(), many.last()), (50_000, Some(&0), Some(&49_999)));
        assert_eq!(of_name("Città"), of_name("CITTA"));
        assert_ne!(of_names("a", "bc"), of_names("ab", "c"));
    }
}
