//! What imports brought, counted again and held against the seals of their entries.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value as Json;

use super::bulk::{Remembered, SOURCE};
use super::seal::{SEALS, Seal, Sealed};
use super::session::{Param, Session};
use super::{Result, journal};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

/// Every published import, by the number of its batch.
#[derive(Debug, Default)]
pub(super) struct Brought(BTreeMap<i64, Import>);

/// What the journal says of one import.
#[derive(Debug)]
struct Import {
    /// The entry that published it.
    entry: i64,
    /// The entry that took it out, where it is out.
    out: Option<i64>,
    /// Nothing where it was published before imports were sealed.
    seals: Option<HashMap<Kind, Sealed>>,
    facts: Json,
    /// Nothing where an erasure took it.
    payload: Option<Json>,
}

/// What no digest covers.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Uncovered {
    /// Rows of imports that were published before imports were sealed.
    pub old: u64,
    /// Rows of which the words cannot be checked: an erasure took the digest, or what an edit wrote over.
    pub erased: u64,
}

impl Uncovered {
    /// What a person should know of it.
    pub(super) fn note(self) -> Option<Refusal> {
        match self {
            Self { old: 0, erased: 0 } => None,
            Self { old: 0, erased } => Some(Refusal::rule("words-not-covered").with("count", erased)),
            Self { old, .. } => Some(Refusal::rule("rows-not-covered").with("count", old)),
        }
    }
}

/// One kind's rows on their way past the seals.
pub(super) struct Passing<'a> {
    brought: &'a Brought,
    kind: Kind,
    seals: HashMap<i64, Seal>,
}

impl Brought {
    /// Takes in an entry of a batch; they come in order.
    pub(super) fn enter(&mut self, batch: i64, seq: i64, depth: i64, facts: &Json, payload: Option<&Json>) {
        let import = self.0.entry(batch).or_insert_with(|| Import {
            entry: seq,
            out: None,
            seals: Sealed::of(facts, payload).map(|all| all.into_iter().collect()),
            facts: without_edits(facts),
            payload: payload.map(without_edits),
        });
        import.out = (depth % 2 == 1).then_some(seq);
    }

    /// Where a row of a batch is out, by which entry; nothing where there is no such batch.
    pub(super) fn out(&self, batch: i64) -> Option<Option<i64>> {
        self.0.get(&batch).map(|import| import.out)
    }

    /// Lets a kind's rows pass.
    pub(super) fn pass(&self, kind: Kind) -> Passing<'_> {
        let again = |(batch, import): (&i64, &Import)| {
            let sealed = import.seals.as_ref()?.get(&kind)?;
            Some((*batch, sealed.again(kind)))
        };
        Passing { brought: self, kind, seals: self.0.iter().filter_map(again).collect() }
    }

    /// The rows of other programs that the file remembers, and what it keeps of each import.
    pub(super) fn beside(&self, session: &Session, found: &mut Vec<String>) -> Result<()> {
        if let Some(remembered) = self.remembered()
            && Remembered::held(session)? != remembered
        {
            found.push("external_id".to_owned());
        }
        let mut kept = 0;
        let sql = "select batch, state, published, file_name, file_hash, kind, result from batch \
                   where state not in ('open', 'abandoned')";
        session.each(sql, &[], |row| {
            kept += 1;
            let Some(import) = self.0.get(&row.int(0)?) else {
                found.push(format!("batch.{}", row.int(0)?));
                return Ok(());
            };
            let state = if import.out.is_some() { "reverted" } else { "published" };
            let holds = row.str(1)? == state && row.opt_int(2)? == Some(import.entry);
            if !holds || !import.tells(row.str(3)?, row.str(4)?, row.str(5)?, row.str(6)?)? {
                found.push(format!("E-{}", import.entry));
            }
            Ok(())
        })?;
        if kept < self.0.len() {
            found.push("batch".to_owned());
        }
        Ok(())
    }

    /// What all imports together say is remembered; nothing where one of them does not say.
    fn remembered(&self) -> Option<Remembered> {
        let mut all = Some(Remembered::default());
        for import in self.0.values() {
            let said = import.payload.as_ref().and_then(Remembered::of);
            all = match said {
                Some((everything, true)) => Some(everything),
                Some((more, false)) => all.map(|all| all.and(more)),
                None => None,
            };
        }
        all
    }
}

impl Import {
    /// Whether the entry says the same of the import as the list of imports does.
    fn tells(&self, file: &str, hash: &str, kind: &str, result: &str) -> Result<bool> {
        let told =
            |json: &Json, name: &str, held: &str| json.get(name).and_then(Json::as_str).is_none_or(|told| told == held);
        if let Some(payload) = &self.payload {
            let source = payload.get(SOURCE).unwrap_or(&Json::Null);
            if !(told(payload, "file", file) && told(source, "hash", hash) && told(source, "kind", kind)) {
                return Ok(false);
            }
        }
        let result = journal::parse(result)?;
        let mut facts = result.as_object().into_iter().flatten();
        Ok(facts.all(|(name, value)| self.facts.get(name) == Some(value)))
    }
}

fn without_edits(half: &Json) -> Json {
    let mut half = half.clone();
    if let Some(map) = half.as_object_mut() {
        map.remove("edits");
        map.retain(|name, _| name != SEALS);
    }
    half
}

impl Passing<'_> {
    /// Counts a row of a batch in as it was loaded; answers whether the import can have brought it.
    pub(super) fn row<'r>(
        &mut self,
        batch: i64,
        (id, archived): (i64, bool),
        loaded: impl Fn(usize) -> Option<Param<'r>>,
        uncovered: &mut Uncovered,
    ) -> bool {
        if let Some(seal) = self.seals.get_mut(&batch) {
            seal.row(id, archived, loaded);
            return true;
        }
        let old = self.brought.0.get(&batch).is_some_and(|import| import.seals.is_none());
        uncovered.old += u64::from(old);
        old
    }

    /// The imports of which rows are not as they were loaded.
    pub(super) fn end(self, found: &mut Vec<String>, uncovered: &mut Uncovered) {
        for (batch, seal) in self.seals {
            let Some(import) = self.brought.0.get(&batch) else { continue };
            let Some(sealed) = import.seals.as_ref().and_then(|seals| seals.get(&self.kind)) else { continue };
            let (differs, untold) = seal.against(sealed);
            uncovered.erased += untold;
            if differs {
                found.push(format!("E-{} {}", import.entry, self.kind.word()));
            }
        }
    }
}
