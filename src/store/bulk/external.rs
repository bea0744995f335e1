//! Which row of another program became which record, written in quantity, and the digest by which `verify` knows that
//! they are all as they were written.

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::domain::record::Kind;
use crate::store::session::{Prepared, Session};
use crate::store::{Result, seal};

/// Under which name an entry's payload keeps what its import remembered. The ids of other programs may be addresses.
pub(in crate::store) const EXTERNAL: &str = "external";

const INSERT: &str =
    "insert into external_id (source, ext, id) values (?1, ?2, ?3) on conflict (source, ext) do nothing";

/// Remembers rows of other programs; the statement stays prepared.
#[derive(Debug)]
pub(super) struct Externals<'s> {
    session: &'s Session,
    statement: Option<Prepared<'s>>,
    /// The sources met so far, with their numbers: an import has one or two.
    sources: Vec<(Kind, String, i64)>,
    /// Whether nothing is seen before everything is published.
    whole: bool,
    /// What may be written only when the import is published: it takes the place of something, or leads to a record
    /// that was there before, and nobody could sweep it away.
    later: Vec<(Kind, String, String, i64)>,
    remembered: Remembered,
    /// Whether the file remembers rows of which no entry says anything yet.
    unsaid: bool,
}

/// A set of remembered rows: how many, and the sum of the SHA-256 of each, so that neither their order counts nor how
/// many imports they came with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::store) struct Remembered {
    rows: i64,
    sum: [u64; 4],
}

impl<'s> Externals<'s> {
    pub(super) fn begin(session: &'s Session, whole: bool) -> Result<Self> {
        let sql = "select exists (select 1 from external_id) and not exists (select 1 from journal \
                   where batch is not null and json_extract(facts, '$.seals') is not null)";
        let unsaid = session.number(sql, &[])? != 0;
        let (statement, sources, later) = (None, Vec::new(), Vec::new());
        Ok(Self { session, statement, sources, whole, later, remembered: Remembered::default(), unsaid })
    }

    /// Remembers that the row `ext` of `source` became the record `id`; `own` says whether this import brings it.
    pub(super) fn put(&mut self, kind: Kind, source: &str, ext: &str, id: i64, own: bool) -> Result<()> {
        if !(self.whole || own) || !self.insert(kind, source, ext, id)? {
            self.later.push((kind, source.to_owned(), ext.to_owned(), id));
        }
        Ok(())
    }

    /// Writes what had to wait; answers what this import added, or everything where no entry said anything before.
    /// An import that was taken back and comes again waits with all its rows: then publishing it takes some
    /// microseconds a row. No row may be hidden any more.
    pub(super) fn settle(&mut self) -> Result<Json> {
        for (kind, source, ext, id) in std::mem::take(&mut self.later) {
            if !self.insert(kind, &source, &ext, id)? {
                self.replace(kind, &source, &ext, id)?;
            }
        }
        let all = if self.unsaid { Remembered::held(self.session)? } else { self.remembered };
        Ok(all.json(self.unsaid))
    }

    /// Whether it was new.
    fn insert(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<bool> {
        let number = self.number(kind, source)?;
        let mut statement = match self.statement.take() {
            Some(statement) => statement,
            None => self.session.prepare(INSERT)?,
        };
        let written = statement.execute(&[number.into(), ext.into(), id.into()]);
        self.statement = Some(statement);
        let new = written? == 1;
        if new {
            self.remembered.add(kind.word(), source, ext, id);
        }
        Ok(new)
    }

    fn replace(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<()> {
        let number = self.number(kind, source)?;
        let params = [number.into(), ext.into(), id.into()];
        let sql = "select id from external_id where source = ?1 and ext = ?2";
        let before = self.session.number(sql, &[number.into(), ext.into()])?;
        if before != id {
            self.session.execute("update external_id set id = ?3 where source = ?1 and ext = ?2", &params)?;
            self.remembered.take(kind.word(), source, ext, before);
            self.remembered.add(kind.word(), source, ext, id);
        }
        Ok(())
    }

    fn number(&mut self, kind: Kind, source: &str) -> Result<i64> {
        match self.sources.iter().find(|(of, name, _)| *of == kind && name == source) {
            Some((_, _, number)) => Ok(*number),
            None => self.learn(kind, source),
        }
    }

    fn learn(&mut self, kind: Kind, source: &str) -> Result<i64> {
        let params = [kind.word().into(), source.into()];
        self.session.execute(
            "insert into external_source (kind, name) values (?1, ?2) on conflict (kind, name) do nothing",
            &params,
        )?;
        let number =
            self.session.number("select source from external_source where kind = ?1 and name = ?2", &params)?;
        self.sources.push((kind, source.to_owned(), number));
        Ok(number)
    }
}

impl Remembered {
    fn add(&mut self, kind: &str, source: &str, ext: &str, id: i64) {
        self.rows += 1;
        self.sum = plus(self.sum, digest(kind, source, ext, id));
    }

    fn take(&mut self, kind: &str, source: &str, ext: &str, id: i64) {
        self.rows -= 1;
        let [one, two, three, four] = digest(kind, source, ext, id).map(|limb| !limb);
        // Less a number is more its complement and one.
        self.sum = plus(plus(self.sum, [one, two, three, four]), [1, 0, 0, 0]);
    }

    /// The two together.
    pub(in crate::store) fn and(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, sum: plus(self.sum, other.sum) }
    }

    fn json(self, all: bool) -> Json {
        let bytes: Vec<u8> = self.sum.iter().flat_map(|limb| limb.to_le_bytes()).collect();
        json!({"rows": self.rows, "sum": seal::hex(&bytes), "all": all})
    }

    /// Back from an entry's payload, and whether it is everything that the file remembered then; nothing where the
    /// entry says nothing of it.
    pub(in crate::store) fn of(payload: &Json) -> Option<(Self, bool)> {
        let kept = payload.get(EXTERNAL)?;
        let (rows, sum) = (kept.get("rows")?.as_i64()?, kept.get("sum")?.as_str()?);
        let mut limbs = [0; 4];
        for (at, limb) in limbs.iter_mut().enumerate() {
            *limb = u64::from_str_radix(sum.get(at * 16..at * 16 + 16)?, 16).ok()?.swap_bytes();
        }
        Some((Self { rows, sum: limbs }, kept.get("all")?.as_bool()?))
    }

    /// What the file remembers; what an import on its way has written is not yet part of it.
    pub(in crate::store) fn held(session: &Session) -> Result<Self> {
        let mut held = Self::default();
        let sql = "select coalesce(s.kind, ''), coalesce(s.name, ''), e.ext, e.id from external_id e \
                   left join external_source s on s.source = e.source where not exists \
                   (select 1 from pending p where p.kind = s.kind and e.id between p.low and p.high)";
        session.each(sql, &[], |row| {
            held.add(row.str(0)?, row.str(1)?, row.str(2)?, row.int(3)?);
            Ok(())
        })?;
        Ok(held)
    }
}

fn plus(one: [u64; 4], other: [u64; 4]) -> [u64; 4] {
    let mut carry = false;
    let mut sum = [0; 4];
    for ((place, one), other) in sum.iter_mut().zip(one).zip(other) {
        let (first, over) = one.overflowing_add(other);
        let (second, more) = first.overflowing_add(u64::from(carry));
        (*place, carry) = (second, over || more);
    }
    sum
}

fn digest(kind: &str, source: &str, ext: &str, id: i64) -> [u64; 4] {
    let mut hasher = Sha256::new();
    for text in [kind, source, ext] {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    hasher.update(id.to_le_bytes());
    let bytes: [u8; 32] = hasher.finalize().into();
    let mut limbs = [0; 4];
    for (limb, piece) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
        *limb = u64::from_le_bytes(piece.try_into().unwrap_or_default());
    }
    limbs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_the_order_nor_what_came_and_went_counts() {
        let rows = [("crm", "1", 1), ("crm", "2", 2), ("rows", "1", 1)];
        let all = |order: [usize; 3]| {
            let mut all = Remembered::default();
            for at in order {
                let (source, ext, id) = rows[at];
                all.add("prospect", source, ext, id);
            }
            all
        };
        let mut changed = all([2, 0, 1]);
        assert_eq!(all([0, 1, 2]), changed);
        changed.add("prospect", "crm", "3", 9);
        assert_ne!(all([0, 1, 2]), changed);
        changed.take("prospect", "crm", "3", 9);
        assert_eq!(all([0, 1, 2]), changed);
        assert_eq!(Remembered::of(&json!({"external": changed.json(true)})), Some((changed, true)));
        // A carry goes through.
        assert_eq!(plus([u64::MAX, u64::MAX, 0, 0], [1, 0, 0, 0]), [0, 0, 1, 0]);
    }
}
