//! Digests of what an import brought. Its rows have no edits in the journal, so nothing would show that one of them is
//! no longer what was written (RELIABILITY D8): the entry that publishes them keeps, kind by kind, a SHA-256 over the
//! rows as they were loaded, in the order of their numbers. `verify` turns later edits back and counts it again.
//!
//! Each kind has two digests. The one over ids, stages, amounts and instants stands in the entry's facts. The one over
//! names and free text stands in the salted payload beside what else is personal: once an erasure takes that
//! payload away nothing is left by which a guess at the erased words could be tried, and the rest is still covered.
//! The columns are named in the seal, so that a field added later leaves it as it is.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::session::{Param, Session};
use super::{Result, rows};
use crate::domain::record::{Field, Kind, Type};

/// Under which name both halves of an entry keep the seals.
pub(super) const SEALS: &str = "seals";

/// How many bytes are gathered before they are counted in: many small pieces cost more than the counting.
const PIECE: usize = 16 * 1024;

/// The digests of one kind's rows of one batch, on their way.
#[derive(Debug)]
pub(super) struct Seal {
    kind: Kind,
    facts: Half,
    personal: Half,
    rows: u64,
    /// The lowest and the highest number so far.
    span: Option<(i64, i64)>,
    /// Whether the rows came in the order of their numbers.
    ordered: bool,
}

/// Some fields of each row.
#[derive(Debug)]
struct Half {
    /// The fields' positions in the noun's table.
    positions: Vec<usize>,
    waiting: Vec<u8>,
    hasher: Sha256,
    /// Whether all values were known.
    known: bool,
}

/// What an entry says of one kind's rows.
#[derive(Debug, Clone)]
pub(super) struct Sealed {
    rows: u64,
    facts: Digested,
    /// Nothing where the kind has nothing personal, or where an erasure took it.
    personal: Option<Digested>,
}

#[derive(Debug, Clone, Default)]
struct Digested {
    /// Nothing where they are not known, or one is not there any more.
    positions: Option<Vec<usize>>,
    digest: String,
}

impl Seal {
    /// For the rows of a kind as they are loaded.
    pub(super) fn new(kind: Kind) -> Self {
        let of = |personal: bool| {
            let fields = kind.fields().iter().enumerate();
            fields.filter(|(_, field)| field.personal == personal).map(|(at, _)| at).collect()
        };
        Self::over(kind, of(false), of(true))
    }

    fn over(kind: Kind, facts: Vec<usize>, personal: Vec<usize>) -> Self {
        let (facts, personal) = (Half::new(facts), Half::new(personal));
        Self { kind, facts, personal, rows: 0, span: None, ordered: true }
    }

    /// Counts a row in. `value` answers what a field held when it was loaded; nothing where that is not known.
    pub(super) fn row<'a>(&mut self, id: i64, archived: bool, value: impl Fn(usize) -> Option<Param<'a>>) {
        self.rows += 1;
        self.ordered &= self.span.is_none_or(|(_, last)| last < id);
        let (low, high) = self.span.unwrap_or((id, id));
        self.span = Some((low.min(id), high.max(id)));
        self.facts.row(self.kind, id, Some(archived), &value);
        self.personal.row(self.kind, id, None, value);
    }

    /// Reads a batch's rows of the file where they did not come in the order of their numbers.
    pub(super) fn ordered(self, session: &Session, batch: i64) -> Result<Self> {
        let (Some((low, high)), false) = (self.span, self.ordered) else { return Ok(self) };
        let mut anew = Self::new(self.kind);
        let sql = format!(
            "select {} from {} t where t.id between ?1 and ?2 and t.entry = ?3 order by t.id",
            rows::columns(self.kind, "t"),
            self.kind.word()
        );
        session.each(&sql, &[low.into(), high.into(), (-batch).into()], |row| {
            let record = rows::read(self.kind, row, 0)?;
            anew.row(record.id, record.archived, |at| record.values.get(at).map(Param::from));
            Ok(())
        })?;
        Ok(anew)
    }

    /// The kind, and what goes into each half of the entry; nothing personal where the kind has nothing of it.
    pub(super) fn close(self) -> (Kind, Json, Option<Json>) {
        let names = |half: &Half| -> String {
            let fields = half.positions.iter().filter_map(|at| self.kind.fields().get(*at));
            fields.map(|field| field.name).collect::<Vec<_>>().join(",")
        };
        let (facts, personal) = (names(&self.facts), names(&self.personal));
        let personal = (!personal.is_empty()).then(|| json!({"fields": personal, "sha256": self.personal.digest()}));
        (self.kind, json!({"rows": self.rows, "fields": facts, "sha256": self.facts.digest()}), personal)
    }

    /// What of these rows is not as it was sealed. The second answer is how many rows have words that cannot be told.
    pub(super) fn against(self, sealed: &Sealed) -> (bool, u64) {
        let rows = self.rows;
        let differs = |half: Half, digested: &Digested| {
            let checked = digested.positions.is_some() && half.known;
            (checked && half.digest() != digested.digest, if checked { 0 } else { rows })
        };
        let (facts, unknown) = differs(self.facts, &sealed.facts);
        let (personal, untold) = match &sealed.personal {
            Some(digested) => differs(self.personal, digested),
            None => (false, 0),
        };
        (facts || personal || rows != sealed.rows, unknown.max(untold))
    }
}

impl Half {
    fn new(positions: Vec<usize>) -> Self {
        Self { positions, waiting: Vec::new(), hasher: Sha256::new(), known: true }
    }

    /// The values of a row: each behind a mark of its type, texts behind their length, so that no two rows read alike.
    fn row<'a>(&mut self, kind: Kind, id: i64, archived: Option<bool>, value: impl Fn(usize) -> Option<Param<'a>>) {
        let Self { positions, waiting, hasher, known } = self;
        if positions.is_empty() && archived.is_none() {
            return;
        }
        waiting.extend_from_slice(&id.to_le_bytes());
        waiting.extend(archived.map(u8::from));
        for at in positions.iter() {
            let Some(field) = kind.fields().get(*at) else { continue };
            match value(*at) {
                Some(value) => push(waiting, field, value),
                None => *known = false,
            }
        }
        if waiting.len() >= PIECE {
            hasher.update(&*waiting);
            waiting.clear();
        }
    }

    fn digest(mut self) -> String {
        self.hasher.update(&self.waiting);
        hex(&self.hasher.finalize())
    }
}

/// Bytes as people read them.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A value as the column keeps it: the engine makes a number of digits in a column of numbers, and digits of a
/// number in a column of texts.
fn push(bytes: &mut Vec<u8>, field: &Field, value: Param<'_>) {
    let number = |bytes: &mut Vec<u8>, value: i64| {
        bytes.push(1);
        bytes.extend_from_slice(&value.to_le_bytes());
    };
    let text = |bytes: &mut Vec<u8>, text: &str| {
        bytes.push(2);
        bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
        bytes.extend_from_slice(text.as_bytes());
    };
    match value {
        Param::Null | Param::Bytes(_) => bytes.push(0),
        Param::Int(value) if is_text(field.ty) => text(bytes, &value.to_string()),
        Param::Int(value) => number(bytes, value),
        Param::Text(value) if is_text(field.ty) => text(bytes, value),
        Param::Text(value) => match value.parse() {
            Ok(value) => number(bytes, value),
            Err(_) => text(bytes, value),
        },
    }
}

const fn is_text(ty: Type) -> bool {
    !matches!(ty, Type::Day | Type::Instant | Type::Int | Type::Money | Type::Ref(_))
}

impl Sealed {
    /// The seals of an entry by their kinds, from both its halves; nothing where it was written before there were any.
    pub(super) fn of(facts: &Json, payload: Option<&Json>) -> Option<Vec<(Kind, Self)>> {
        let all = facts.get(SEALS)?.as_object()?;
        let personal = payload.and_then(|payload| payload.get(SEALS));
        let one = |(word, seal): (&String, &Json)| {
            let kind = Kind::named(word)?;
            let personal = match payload {
                Some(_) => personal.and_then(|all| all.get(word)).map(|half| Digested::of(kind, half)),
                // Erased: nothing is known of the words, where there were any.
                None => kind.fields().iter().any(|field| field.personal).then(Digested::default),
            };
            let rows = seal.get("rows").and_then(Json::as_u64).unwrap_or_default();
            Some((kind, Self { rows, facts: Digested::of(kind, seal), personal }))
        };
        Some(all.iter().filter_map(one).collect())
    }

    /// A seal to count the same rows into once more.
    pub(super) fn again(&self, kind: Kind) -> Seal {
        let positions = |half: &Digested| half.positions.clone().unwrap_or_default();
        Seal::over(kind, positions(&self.facts), self.personal.as_ref().map(positions).unwrap_or_default())
    }
}

impl Digested {
    fn of(kind: Kind, half: &Json) -> Self {
        let text = |name: &str| half.get(name).and_then(Json::as_str).unwrap_or_default();
        let names = text("fields").split(',').filter(|name| !name.is_empty());
        Self { positions: names.map(|name| kind.position(name)).collect(), digest: text("sha256").to_owned() }
    }
}

/// Both halves of all seals of a batch, for its entry.
pub(super) fn halves(session: &Session, batch: i64, seals: Vec<Seal>) -> Result<[Map<String, Json>; 2]> {
    let [mut facts, mut personal] = [Map::new(), Map::new()];
    for seal in seals.into_iter().filter(|seal| seal.rows > 0) {
        let (kind, half, words) = seal.ordered(session, batch)?.close();
        facts.insert(kind.word().to_owned(), half);
        personal.extend(words.map(|words| (kind.word().to_owned(), words)));
    }
    Ok([facts, personal])
}
