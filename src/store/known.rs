//! What an import asks before it writes: which rows of which files are known, by what names.

use std::collections::HashMap;

use super::Store;
use super::read::hidden;
use crate::domain::record::Kind;
use crate::store::Result;

impl Store {
    /// When the same content was published before: the entry, which still stands.
    ///
    /// # Errors
    /// The engine's.
    pub fn imported_before(&self, file_hash: &str) -> Result<Option<i64>> {
        let sql = "select b.published from batch b where b.file_hash = ?1 and b.state = 'published' order by b.batch desc limit 1";
        self.session.row(sql, &[file_hash.into()], |row| row.int(0))
    }

    /// The record that a row of a source became.
    ///
    /// # Errors
    /// The engine's.
    pub fn known(&self, kind: Kind, source: &str, ext: &str) -> Result<Option<i64>> {
        let sql = format!(
            "select e.id from external_source s join external_id e on e.source = s.source \
             join {} t on t.id = e.id and t.removed is null where s.kind = ?1 and s.name = ?2 and e.ext = ?3",
            kind.word()
        );
        self.session.row(&sql, &[kind.word().into(), source.into(), ext.into()], |row| row.int(0))
    }

    /// Every known row of a source, for imports that look up many.
    ///
    /// # Errors
    /// The engine's.
    pub fn known_all(&self, kind: Kind, source: &str) -> Result<HashMap<String, i64>> {
        let sql = format!(
            "select e.ext, e.id from external_source s join external_id e on e.source = s.source \
             join {} t on t.id = e.id and t.removed is null where s.kind = ?1 and s.name = ?2",
            kind.word()
        );
        let mut known = HashMap::new();
        self.session.each(&sql, &[kind.word().into(), source.into()], |row| {
            known.insert(row.text(0)?, row.int(1)?);
            Ok(())
        })?;
        Ok(known)
    }

    /// Visits every row of earlier imports that became a record of `kind`: source, the row's own id
    /// there, the record.
    ///
    /// # Errors
    /// The engine's.
    pub fn each_known(&self, kind: Kind, mut visit: impl FnMut(&str, &str, i64)) -> Result<()> {
        let sql = format!(
            "select s.name, e.ext, e.id from external_source s join external_id e on e.source = s.source \
             join {} t on t.id = e.id and t.removed is null where s.kind = ?1",
            kind.word()
        );
        self.session.each(&sql, &[kind.word().into()], |row| {
            visit(row.str(0)?, row.str(1)?, row.int(2)?);
            Ok(())
        })
    }

    /// The programs that earlier imports of `rows` came from, with the marks of their columns, the newest
    /// first; those alone that were known by their columns.
    ///
    /// # Errors
    /// The engine's.
    pub fn import_origins(&self, rows: &str) -> Result<Vec<(String, String)>> {
        let sql = "select json_extract(result, '$.system'), json_extract(result, '$.columns') from batch \
                   where kind = ?1 and state in ('published', 'reverted') \
                   and json_extract(result, '$.columns') is not null order by batch desc";
        self.session.rows(sql, &[rows.into()], |row| Ok((row.text(0)?, row.text(1)?)))
    }

    /// Visits one field of text of every record of a kind that is there: its number and the text, empty
    /// where there is none.
    ///
    /// # Errors
    /// The engine's.
    pub fn each_text(&self, kind: Kind, field: &str, mut visit: impl FnMut(i64, &str)) -> Result<()> {
        let Some(field) = kind.field(field) else { return Ok(()) };
        let hidden = hidden(&self.session, kind, "t")?;
        let sql = format!(
            "select t.id, t.\"{}\" from {} t where t.removed is null{hidden} order by t.id",
            field.name,
            kind.word()
        );
        self.session.each(&sql, &[], |row| {
            visit(row.int(0)?, row.str(1)?);
            Ok(())
        })
    }

    /// Visits the name and company of every prospect that is there.
    ///
    /// # Errors
    /// The engine's.
    pub fn each_prospect_name(&self, mut visit: impl FnMut(i64, &str, Option<i64>)) -> Result<()> {
        let hidden = hidden(&self.session, Kind::Prospect, "t")?;
        let sql =
            format!("select t.id, t.name, t.account from prospect t where t.removed is null{hidden} order by t.id");
        self.session.each(&sql, &[], |row| {
            visit(row.int(0)?, row.str(1)?, row.opt_int(2)?);
            Ok(())
        })
    }

    /// Visits the deals that have fields of their own and no prospect: an import may have named one that
    /// was not there yet.
    ///
    /// # Errors
    /// The engine's.
    pub fn each_unlinked_deal(&self, mut visit: impl FnMut(i64, &str)) -> Result<()> {
        let hidden = hidden(&self.session, Kind::Deal, "t")?;
        let sql = format!(
            "select t.id, t.custom from deal t where t.prospect is null and t.custom is not null \
             and t.removed is null{hidden} order by t.id"
        );
        self.session.each(&sql, &[], |row| {
            visit(row.int(0)?, row.str(1)?);
            Ok(())
        })
    }
}
