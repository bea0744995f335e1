//! The seam between the store's SQL and an engine. The set of engines is closed, so this is an enum:
//! each `match` shows where dialects differ. SQL is written once, with `?1 ?2`, in the subset that
//! ARCHITECTURE.md section 4 names.

use std::path::Path;

use super::sqlite::{Access, Sqlite, Work};
use crate::domain::record::Value;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// A connection to the engine that keeps the team's data.
#[derive(Debug)]
pub enum Session {
    /// The embedded engine on one file.
    Sqlite(Sqlite),
}

/// A value bound to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Param<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// Bytes: hashes and salts only.
    Bytes(&'a [u8]),
}

impl<'a> From<&'a Value> for Param<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Int(number) => Self::Int(*number),
            Value::Text(text) => Self::Text(text),
        }
    }
}

impl From<i64> for Param<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Option<i64>> for Param<'_> {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Self::Null, Self::Int)
    }
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<Option<&'a str>> for Param<'a> {
    fn from(value: Option<&'a str>) -> Self {
        value.map_or(Self::Null, Self::Text)
    }
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// One row of an answer. A column of another type than asked for is an error, in every engine.
#[derive(Debug)]
pub enum Row<'a> {
    /// A row of the embedded engine.
    Sqlite(&'a rusqlite::Row<'a>),
}

fn wrong(column: usize, found: &str) -> Refusal {
    Refusal::new(RefusalKind::Data, "wrong-column-type").with("column", column).with("found", found)
}

impl Row<'_> {
    /// The whole number in a column.
    ///
    /// # Errors
    /// `wrong-column-type` where it holds something else or nothing.
    pub fn int(&self, column: usize) -> Result<i64> {
        self.opt_int(column)?.ok_or_else(|| wrong(column, "null"))
    }

    /// The whole number in a column, or nothing.
    ///
    /// # Errors
    /// `wrong-column-type`.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>> {
        match self.value(column)? {
            Param::Null => Ok(None),
            Param::Int(number) => Ok(Some(number)),
            Param::Text(_) => Err(wrong(column, "text")),
            Param::Bytes(_) => Err(wrong(column, "bytes")),
        }
    }

    /// The text in a column, nothing as the empty text.
    ///
    /// # Errors
    /// `wrong-column-type`.
    pub fn text(&self, column: usize) -> Result<String> {
        self.str(column).map(str::to_owned)
    }

    /// The text in a column, not copied; nothing as the empty text.
    ///
    /// # Errors
    /// `wrong-column-type`.
    pub fn str(&self, column: usize) -> Result<&str> {
        match self.value(column)? {
            Param::Null => Ok(""),
            Param::Text(text) => Ok(text),
            Param::Int(_) => Err(wrong(column, "integer")),
            Param::Bytes(_) => Err(wrong(column, "bytes")),
        }
    }

    /// The text in a column, or nothing.
    ///
    /// # Errors
    /// `wrong-column-type`.
    pub fn opt_text(&self, column: usize) -> Result<Option<String>> {
        match self.value(column)? {
            Param::Null => Ok(None),
            _ => self.text(column).map(Some),
        }
    }

    /// The bytes in a column.
    ///
    /// # Errors
    /// `wrong-column-type`.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>> {
        match self.value(column)? {
            Param::Bytes(bytes) => Ok(bytes.to_vec()),
            _ => Err(wrong(column, "not bytes")),
        }
    }

    /// The value in a column of a noun's table.
    ///
    /// # Errors
    /// `wrong-column-type` where it holds bytes.
    pub fn field(&self, column: usize) -> Result<Value> {
        match self.value(column)? {
            Param::Null => Ok(Value::Null),
            Param::Int(number) => Ok(Value::Int(number)),
            Param::Text(text) => Ok(Value::Text(text.to_owned())),
            Param::Bytes(_) => Err(wrong(column, "bytes")),
        }
    }

    fn value(&self, column: usize) -> Result<Param<'_>> {
        use rusqlite::types::ValueRef;
        match self {
            Self::Sqlite(row) => match row.get_ref(column)? {
                ValueRef::Null => Ok(Param::Null),
                ValueRef::Integer(number) => Ok(Param::Int(number)),
                ValueRef::Text(bytes) => {
                    std::str::from_utf8(bytes).map(Param::Text).map_err(|_| wrong(column, "broken text"))
                }
                ValueRef::Blob(bytes) => Ok(Param::Bytes(bytes)),
                ValueRef::Real(_) => Err(wrong(column, "real")),
            },
        }
    }
}

/// A statement that is run many times.
#[derive(Debug)]
pub enum Prepared<'s> {
    /// One of the embedded engine's.
    Sqlite(rusqlite::Statement<'s>),
}

impl Prepared<'_> {
    /// Runs it with these values; says how many rows it changed.
    ///
    /// # Errors
    /// The engine's.
    pub fn execute(&mut self, params: &[Param<'_>]) -> Result<usize> {
        match self {
            Self::Sqlite(statement) => Ok(statement.execute(rusqlite::params_from_iter(params))?),
        }
    }
}

impl Session {
    /// Prepares a statement to be run many times.
    ///
    /// # Errors
    /// The engine's.
    pub fn prepare(&self, sql: &str) -> Result<Prepared<'_>> {
        match self {
            Self::Sqlite(sqlite) => Ok(Prepared::Sqlite(sqlite.connection().prepare(sql)?)),
        }
    }

    /// Runs a query, calling `each` for every row.
    ///
    /// # Errors
    /// The engine's, or `each`'s.
    pub fn each(&self, sql: &str, params: &[Param<'_>], mut each: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        #[cfg(test)]
        super::heard::note(sql);
        match self {
            Self::Sqlite(sqlite) => {
                let mut statement = sqlite.connection().prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                while let Some(row) = rows.next()? {
                    each(&Row::Sqlite(row))?;
                }
                Ok(())
            }
        }
    }

    /// Runs a query, calling `each` for every row until it says that it has enough.
    ///
    /// # Errors
    /// The engine's, or `each`'s.
    pub fn each_while(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        #[cfg(test)]
        super::heard::note(sql);
        match self {
            Self::Sqlite(sqlite) => {
                let mut statement = sqlite.connection().prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                while let Some(row) = rows.next()? {
                    if !each(&Row::Sqlite(row))? {
                        break;
                    }
                }
                Ok(())
            }
        }
    }

    /// Runs a query and keeps what `map` makes of every row.
    ///
    /// # Errors
    /// The engine's, or `map`'s.
    pub fn rows<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.each(sql, params, |row| {
            all.push(map(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Runs a query of at most one row.
    ///
    /// # Errors
    /// The engine's, or `map`'s.
    pub fn row<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        map: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        #[cfg(test)]
        super::heard::note(sql);
        match self {
            Self::Sqlite(sqlite) => {
                let mut statement = sqlite.connection().prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                rows.next()?.map(|row| map(&Row::Sqlite(row))).transpose()
            }
        }
    }

    /// The whole number that a query answers; 0 for no row or nothing.
    ///
    /// # Errors
    /// The engine's.
    pub fn number(&self, sql: &str, params: &[Param<'_>]) -> Result<i64> {
        Ok(self.row(sql, params, |row| row.opt_int(0))?.flatten().unwrap_or(0))
    }

    /// Runs a statement that changes rows; says how many.
    ///
    /// # Errors
    /// The engine's.
    pub fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<usize> {
        match self {
            Self::Sqlite(sqlite) => {
                let mut statement = sqlite.connection().prepare_cached(sql)?;
                Ok(statement.execute(rusqlite::params_from_iter(params))?)
            }
        }
    }

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// The engine's.
    pub fn script(&self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => Ok(sqlite.connection().execute_batch(sql)?),
        }
    }

    /// Begins a write: takes the one write lock at once, checks that the file on disk is still the
    /// one that was opened and that its schema is still ours.
    ///
    /// # Errors
    /// `locked`, `read-only`, `writing-stopped`, `file-replaced`, `newer-file`.
    pub fn begin(&self) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.begin(),
        }
    }

    /// Looks whether the file at the path is still the one that was opened.
    ///
    /// # Errors
    /// `file-replaced`.
    pub fn check_same_file(&self) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.check_same_file(),
        }
    }

    /// Stops every write into the file, of this session and of others, where checks failed; lets them go on where
    /// none did.
    pub(super) fn stop_writing(&self, failed: &[&str]) {
        match self {
            Self::Sqlite(sqlite) => sqlite.stop_writing(failed),
        }
    }

    /// Refuses where a check found the file damaged.
    ///
    /// # Errors
    /// `writing-stopped`.
    pub fn check_sound(&self) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.check_sound(),
        }
    }

    /// Makes the write durable.
    ///
    /// # Errors
    /// The engine's; then the outcome is unknown and the journal must be asked for the `op_id`.
    pub fn commit(&self) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.commit(),
        }
    }

    /// Drops the write.
    pub fn rollback(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.rollback(),
        }
    }

    /// Runs `body` in a write: all of it, or nothing.
    ///
    /// # Errors
    /// `body`'s, or those of [`Session::begin`] and [`Session::commit`].
    pub fn write<T>(&self, body: impl FnOnce() -> Result<T>) -> Result<T> {
        self.begin()?;
        let outcome = body().and_then(|value| self.commit().map(|()| value));
        if outcome.is_err() {
            self.rollback();
        }
        outcome
    }

    /// Runs `body` on one unchanging state of the data.
    ///
    /// # Errors
    /// `body`'s, or the engine's.
    pub fn snapshot<T>(&self, body: impl FnOnce() -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.snapshot(body),
        }
    }

    /// Leaves the log that others can read beside, for one long write into an empty file that nobody
    /// else has open; says whether it did.
    pub(super) fn leave_log(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.leave_wal(),
        }
    }

    /// Ends what [`Session::leave_log`] began.
    pub(super) fn enter_log(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.enter_wal(),
        }
    }

    /// Takes more memory for one long write, until the indexes are made or it is given back.
    ///
    /// # Errors
    /// The engine's.
    pub(super) fn fill(&self, filling: bool) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.cache(if filling { Work::Filling } else { Work::Usual }),
        }
    }

    /// Makes indexes.
    ///
    /// # Errors
    /// The engine's.
    pub(super) fn make_indexes<'q>(&self, statements: impl Iterator<Item = &'q str>) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => {
                sqlite.cache(Work::Sorting)?;
                for sql in statements {
                    self.script(sql)?;
                }
                sqlite.cache(Work::Usual)
            }
        }
    }

    /// Keeps at most so many KiB of the file's pages in memory.
    pub(super) fn keep(&self, kibibytes: u32) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.keep(kibibytes),
        }
    }

    /// Whether this session may write.
    pub const fn access(&self) -> Access {
        match self {
            Self::Sqlite(sqlite) => sqlite.access(),
        }
    }

    /// The team file's path.
    pub fn path(&self) -> &Path {
        match self {
            Self::Sqlite(sqlite) => sqlite.path(),
        }
    }

    /// A number that changes when another session has committed.
    ///
    /// # Errors
    /// The engine's.
    pub fn data_version(&self) -> Result<i64> {
        self.number("pragma data_version", &[])
    }
}
