//! Which row of another program became which record, written in quantity.

use crate::domain::record::Kind;
use crate::store::Result;
use crate::store::session::{Prepared, Session};

/// Remembers rows of other programs; the statement stays prepared.
#[derive(Debug)]
pub(super) struct Externals<'s> {
    session: &'s Session,
    statement: Option<Prepared<'s>>,
    /// The sources met so far, with their numbers: an import has one or two.
    sources: Vec<(Kind, String, i64)>,
}

impl<'s> Externals<'s> {
    pub(super) const fn new(session: &'s Session) -> Self {
        Self { session, statement: None, sources: Vec::new() }
    }

    /// Remembers that the row `ext` of `source` became the record `id`.
    pub(super) fn put(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<()> {
        let known = self.sources.iter().find(|(of, name, _)| *of == kind && name == source);
        let number = match known {
            Some((_, _, number)) => *number,
            None => self.learn(kind, source)?,
        };
        let mut statement = match self.statement.take() {
            Some(statement) => statement,
            None => self.session.prepare(
                "insert into external_id (source, ext, id) values (?1, ?2, ?3) \
                 on conflict (source, ext) do update set id = excluded.id",
            )?,
        };
        let written = statement.execute(&[number.into(), ext.into(), id.into()]);
        self.statement = Some(statement);
        written
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
