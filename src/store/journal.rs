//! The journal: every mutation in order, in the transaction of the change. Undo, the audit and the
//! refresh of other sessions all read it.
//!
//! What is not personal (ids, stages, amounts, instants) stands in `facts`; names and free text stand,
//! salted, in `journal_payload`. The chain runs over a commitment to the payload, so that it still
//! verifies after an erasure (RELIABILITY D14). It shows edits, it does not prevent them.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::Store;
use super::session::{Param, Row, Session};
use crate::domain::edit::{ARCHIVED, Edit, FieldEdit};
use crate::domain::record::{Field, Kind, Record, Value};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;
use crate::store::Result;

/// One entry as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1 without gaps.
    pub seq: i64,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// When it happened.
    pub occurred_at: Instant,
    /// Whether this computer's clock was behind the entry before it.
    pub clock_flag: bool,
    /// The member who acted.
    pub actor: Option<i64>,
    /// What was done: `deal.moved`.
    pub code: String,
    /// The record that it is about.
    pub subject: (Kind, i64),
    /// The import that it published.
    pub batch: Option<i64>,
    /// The entry that it turned around.
    pub reverts: Option<i64>,
    /// 0 for a change, odd for an undo, even above 0 for a redo.
    pub depth: i64,
    /// Whether a later entry turned this one around.
    pub reverted: bool,
}

/// What is to be written.
#[derive(Debug)]
pub(super) struct NewEntry<'a> {
    pub op_id: &'a str,
    pub recorded_at: Instant,
    pub occurred_at: Instant,
    pub clock_flag: bool,
    pub actor: Option<i64>,
    pub code: &'a str,
    pub subject: (Kind, i64),
    pub batch: Option<i64>,
    pub reverts: Option<i64>,
    pub depth: i64,
    pub edits: &'a [Edit],
    pub extra: Map<String, Json>,
    /// What an erasure takes out, beside the personal halves of the edits.
    pub personal: Map<String, Json>,
}

pub(super) const COLUMNS: &str = "j.seq, j.recorded_at, j.occurred_at, j.clock_flag, j.actor, j.code, j.subject_kind, j.subject, \
    j.batch, j.reverts, j.depth, exists (select 1 from journal r where r.reverts = j.seq)";

pub(super) fn read(row: &Row<'_>) -> Result<Entry> {
    Ok(Entry {
        seq: row.int(0)?,
        recorded_at: Instant(row.int(1)?),
        occurred_at: Instant(row.int(2)?),
        clock_flag: row.int(3)? != 0,
        actor: row.opt_int(4)?,
        code: row.text(5)?,
        subject: (Kind::named(row.str(6)?).unwrap_or(Kind::Workspace), row.int(7)?),
        batch: row.opt_int(8)?,
        reverts: row.opt_int(9)?,
        depth: row.int(10)?,
        reverted: row.int(11)? != 0,
    })
}

/// The last entry's place, instant and hash.
pub(super) fn head(session: &Session) -> Result<(i64, Instant, Vec<u8>)> {
    let sql = "select seq, recorded_at, hash from journal order by seq desc limit 1";
    let found = session.row(sql, &[], |row| Ok((row.int(0)?, Instant(row.int(1)?), row.bytes(2)?)))?;
    Ok(found.unwrap_or((0, Instant(0), vec![0; 32])))
}

fn fields_json(record: &Record, keep: impl Fn(&Field) -> bool) -> Json {
    Json::Object(record.json(keep))
}

/// The edits as JSON: what `keep` lets through of each.
fn edits_json(edits: &[Edit], personal: bool) -> Json {
    let keep = |field: &Field| field.personal == personal;
    let one = |edit: &Edit| {
        let (kind, id) = edit.subject();
        let mut map = Map::new();
        match edit {
            Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) => {
                map.insert("fields".to_owned(), fields_json(record, keep));
            }
            Edit::Update { fields, .. } => {
                let mut changed = Map::new();
                for change in fields {
                    if kind.field(change.field).map_or(!personal, keep) {
                        changed.insert(change.field.to_owned(), json!([change.before.json(), change.after.json()]));
                    }
                }
                map.insert("fields".to_owned(), Json::Object(changed));
            }
        }
        if !personal {
            let verb = match edit {
                Edit::Create(_) => "create",
                Edit::Update { .. } => "update",
                Edit::Remove(_) => "remove",
                Edit::Restore(_) => "restore",
            };
            map.insert("do".to_owned(), Json::from(verb));
            map.insert("kind".to_owned(), Json::from(kind.word()));
            map.insert("id".to_owned(), Json::from(id));
            if let Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) = edit {
                map.insert("archived".to_owned(), Json::from(i64::from(record.archived)));
            }
        }
        Json::Object(map)
    };
    Json::Array(edits.iter().map(one).collect())
}

pub(super) fn damaged(what: &'static str) -> Refusal {
    Refusal::new(RefusalKind::Data, "damaged-journal").with("what", what)
}

/// A half of an entry.
pub(super) fn parse(text: &str) -> Result<Json> {
    serde_json::from_str(text).map_err(|_| damaged("json"))
}

/// Reads the edits back from both halves.
pub(super) fn edits_from(facts: &Json, payload: &Json) -> Result<Vec<Edit>> {
    let list = |json: &Json| json.get("edits").and_then(Json::as_array).cloned().unwrap_or_default();
    let personal = list(payload);
    let mut edits = Vec::new();
    for (at, fact) in list(facts).iter().enumerate() {
        let kind = fact.get("kind").and_then(Json::as_str).and_then(Kind::named).ok_or_else(|| damaged("kind"))?;
        let id = fact.get("id").and_then(Json::as_i64).ok_or_else(|| damaged("id"))?;
        let empty = Map::new();
        let halves = [Some(fact), personal.get(at)];
        let fields = halves
            .iter()
            .flat_map(|half| half.and_then(|json| json.get("fields")).and_then(Json::as_object).unwrap_or(&empty));
        let verb = fact.get("do").and_then(Json::as_str).unwrap_or_default();
        if verb == "update" {
            let mut changes: Vec<FieldEdit> = Vec::new();
            for (name, pair) in fields {
                let field = if name == ARCHIVED { Some(ARCHIVED) } else { kind.field(name).map(|field| field.name) };
                let field = field.ok_or_else(|| damaged("field"))?;
                let side = |at: usize| pair.get(at).map_or(Value::Null, Value::from_json);
                changes.push(FieldEdit { field, before: side(0), after: side(1) });
            }
            changes.sort_by_key(|change| kind.position(change.field).unwrap_or(usize::MAX));
            edits.push(Edit::Update { kind, id, fields: changes });
            continue;
        }
        let mut record = Record::new(kind);
        record.id = id;
        record.version = 1;
        record.archived = fact.get("archived").and_then(Json::as_i64) == Some(1);
        for (name, value) in fields {
            record.set(name, Value::from_json(value));
        }
        edits.push(match verb {
            "create" => Edit::Create(record),
            "remove" => Edit::Remove(record),
            "restore" => Edit::Restore(record),
            _ => return Err(damaged("verb")),
        });
    }
    Ok(edits)
}

/// The hash of one entry: SHA-256 over the one before and a canonical text of all its columns.
pub(super) fn hash_of(prev: &[u8], columns: &Json, commitment: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(prev);
    hasher.update(columns.to_string().as_bytes());
    hasher.update(commitment);
    hasher.finalize().into()
}

pub(super) fn commit_to(salt: &[u8], payload: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(payload.as_bytes());
    hasher.finalize().into()
}

/// Writes an entry; answers its place. Must run inside a write.
pub(super) fn append(session: &Session, entry: &NewEntry<'_>) -> Result<i64> {
    let (last, _, prev) = head(session)?;
    let seq = last + 1;
    let mut facts = entry.extra.clone();
    facts.insert("v".to_owned(), Json::from(1));
    facts.insert("edits".to_owned(), edits_json(entry.edits, false));
    let facts = Json::Object(facts).to_string();
    let mut payload = entry.personal.clone();
    payload.insert("v".to_owned(), Json::from(1));
    payload.insert("edits".to_owned(), edits_json(entry.edits, true));
    let payload = Json::Object(payload).to_string();
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt).map_err(|_| Refusal::new(RefusalKind::Internal, "no-randomness"))?;
    let commitment = commit_to(&salt, &payload);
    let (kind, id) = entry.subject;
    let columns = json!([
        seq,
        entry.op_id,
        entry.recorded_at.0,
        entry.occurred_at.0,
        i64::from(entry.clock_flag),
        entry.actor,
        entry.code,
        kind.word(),
        id,
        entry.batch,
        entry.reverts,
        entry.depth,
        facts
    ]);
    let hash = hash_of(&prev, &columns, &commitment);
    session.execute(
        "insert into journal (seq, op_id, recorded_at, occurred_at, clock_flag, actor, code, subject_kind, subject, \
         batch, reverts, depth, facts, commitment, prev, hash) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        &[
            seq.into(),
            entry.op_id.into(),
            entry.recorded_at.0.into(),
            entry.occurred_at.0.into(),
            i64::from(entry.clock_flag).into(),
            entry.actor.into(),
            entry.code.into(),
            kind.word().into(),
            id.into(),
            entry.batch.into(),
            entry.reverts.into(),
            entry.depth.into(),
            facts.as_str().into(),
            Param::Bytes(&commitment),
            Param::Bytes(&prev),
            Param::Bytes(&hash),
        ],
    )?;
    session.execute(
        "insert into journal_payload (seq, salt, payload) values (?1, ?2, ?3)",
        &[seq.into(), Param::Bytes(&salt), payload.as_str().into()],
    )?;
    let touch = "insert into journal_touch (kind, id, seq) values (?1, ?2, ?3) on conflict do nothing";
    session.execute(touch, &[kind.word().into(), id.into(), seq.into()])?;
    for (kind, id) in entry.edits.iter().map(Edit::subject) {
        session.execute(touch, &[kind.word().into(), id.into(), seq.into()])?;
    }
    Ok(seq)
}

/// The entry of that operation, where its commit went through.
pub(super) fn by_op(session: &Session, op_id: &str) -> Result<Option<Entry>> {
    session.row(&format!("select {COLUMNS} from journal j where j.op_id = ?1"), &[op_id.into()], read)
}

/// What an entry did. An erased payload leaves the personal half unknown.
///
/// # Errors
/// `no-such-entry`, `entry-erased`, `damaged-journal`.
pub(super) fn edits(session: &Session, seq: i64) -> Result<Vec<Edit>> {
    let sql = "select j.facts, p.payload from journal j left join journal_payload p on p.seq = j.seq where j.seq = ?1";
    let (facts, payload) = session
        .row(sql, &[seq.into()], |row| Ok((row.text(0)?, row.opt_text(1)?)))?
        .ok_or_else(|| Refusal::not_found("no-such-entry").with("entry", seq))?;
    let payload = payload.ok_or_else(|| Refusal::rule("entry-erased").with("entry", seq))?;
    edits_from(&parse(&facts)?, &parse(&payload)?)
}

/// Which part of the journal to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// Only entries recorded from then on.
    pub since: Option<Instant>,
    /// Only that member's.
    pub actor: Option<i64>,
    /// Only entries that touched this record.
    pub about: Option<(Kind, i64)>,
    /// Only entries before that one.
    pub before: Option<i64>,
    /// Only entries after that one.
    pub after: Option<i64>,
    /// Skips so many.
    pub offset: u64,
    /// At most so many.
    pub limit: u64,
}

impl Store {
    /// Entries, newest first.
    ///
    /// # Errors
    /// The engine's.
    pub fn journal(&self, part: &Part) -> Result<Vec<Entry>> {
        let (about_kind, about_id) = part.about.map_or(("", 0), |(kind, id)| (kind.word(), id));
        let sql = format!(
            "select {COLUMNS} from journal j where (?1 is null or j.recorded_at >= ?1) and (?2 is null or j.actor = ?2) \
             and (?3 = '' or exists (select 1 from journal_touch t where t.kind = ?3 and t.id = ?4 and t.seq = j.seq)) \
             and (?5 is null or j.seq < ?5) and (?6 is null or j.seq > ?6) \
             order by j.seq desc limit ?7 offset ?8"
        );
        let limit = i64::try_from(part.limit).unwrap_or(i64::MAX);
        let offset = i64::try_from(part.offset).unwrap_or(i64::MAX);
        self.session.rows(
            &sql,
            &[
                part.since.map(|at| at.0).into(),
                part.actor.into(),
                about_kind.into(),
                about_id.into(),
                part.before.into(),
                part.after.into(),
                limit.into(),
                offset.into(),
            ],
            read,
        )
    }

    /// One entry.
    ///
    /// # Errors
    /// The engine's.
    pub fn entry(&self, seq: i64) -> Result<Option<Entry>> {
        self.session.row(&format!("select {COLUMNS} from journal j where j.seq = ?1"), &[seq.into()], read)
    }

    /// What an entry did.
    ///
    /// # Errors
    /// `no-such-entry`, `entry-erased`, `damaged-journal`.
    pub fn edits_of(&self, seq: i64) -> Result<Vec<Edit>> {
        edits(&self.session, seq)
    }

    /// When the last entry was recorded.
    ///
    /// # Errors
    /// The engine's.
    pub fn last_recorded(&self) -> Result<Option<Instant>> {
        let (seq, at, _) = head(&self.session)?;
        Ok((seq > 0).then_some(at))
    }

    /// The journal's last place and the chain's head, as reports print it.
    ///
    /// # Errors
    /// The engine's.
    pub fn chain_head(&self) -> Result<(i64, String)> {
        let (seq, _, hash) = head(&self.session)?;
        Ok((seq, hash.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// The newest entry of a member that undo takes back: a change or a redo that still stands.
    ///
    /// # Errors
    /// The engine's.
    pub fn undo_target(&self, actor: Option<i64>) -> Result<Option<Entry>> {
        let sql = format!(
            "select {COLUMNS} from journal j where j.depth % 2 = 0 and j.actor is ?1 and j.code <> 'workspace.created' \
             and not exists (select 1 from journal r where r.reverts = j.seq) order by j.seq desc limit 1"
        );
        self.session.row(&sql, &[actor.into()], read)
    }

    /// The newest undo of a member that redo takes back; nothing once they changed something after it.
    ///
    /// # Errors
    /// The engine's.
    pub fn redo_target(&self, actor: Option<i64>) -> Result<Option<Entry>> {
        let sql = format!(
            "select {COLUMNS} from journal j where j.depth % 2 = 1 and j.actor is ?1 \
             and not exists (select 1 from journal r where r.reverts = j.seq) \
             and not exists (select 1 from journal n where n.seq > j.seq and n.depth = 0 and n.actor is ?1) \
             order by j.seq desc limit 1"
        );
        self.session.row(&sql, &[actor.into()], read)
    }
}
