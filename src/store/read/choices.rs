//! What forms offer to choose from.

use crate::domain::nouns::Side;
use crate::domain::record::Kind;
use crate::store::{Result, Store, rows};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Number; 0 for a word that is no record.
    pub id: i64,
    /// What it is called by.
    pub name: String,
    /// A quieter word beside it.
    pub note: String,
}

impl Store {
    /// Records of a kind whose key contains the folded `text`, those that begin with it first.
    ///
    /// # Errors
    /// The engine's.
    pub fn offers(&self, kind: Kind, text: &str, limit: u64) -> Result<Vec<Offer>> {
        let Some((column, field)) = rows::keys(kind).first() else { return Ok(Vec::new()) };
        let hidden = super::hidden(&self.session, kind, "t")?;
        let note = match kind {
            Kind::Member => "t.name",
            Kind::Campaign => "t.channel",
            Kind::Account => "t.country",
            Kind::Product => "t.series",
            _ => "null",
        };
        let order = if kind == Kind::Stage { "t.position" } else { "t.id" };
        let sql = format!(
            "select t.id, t.\"{field}\", {note} from {} t where t.removed is null and t.archived = 0 \
             and instr(t.\"{column}\", ?1) > 0{hidden} order by instr(t.\"{column}\", ?1) > 1, {}{order} limit ?2",
            kind.word(),
            if kind == Kind::Stage { String::new() } else { format!("t.\"{column}\", ") },
        );
        // An account table may be long: the first that begin with the text come from the index.
        if kind == Kind::Account && !text.is_empty() {
            return self.accounts(text, limit, &hidden);
        }
        let key = crate::domain::text::fold(text);
        let all = "?1";
        let sql =
            if key.is_empty() { sql.replace(&format!("instr(t.\"{column}\", {all}) > 0"), "?1 = ''") } else { sql };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.session.rows(&sql, &[key.as_str().into(), limit.into()], |row| {
            Ok(Offer { id: row.int(0)?, name: row.text(1)?, note: row.text(2)? })
        })
    }

    fn accounts(&self, text: &str, limit: u64, hidden: &str) -> Result<Vec<Offer>> {
        let key = crate::domain::text::fold(text);
        let beyond = format!("{key}\u{10ffff}");
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let begins = format!(
            "select t.id, t.name, t.country from account t where t.name_key >= ?1 and t.name_key < ?2 and t.removed is null \
             and t.archived = 0{hidden} order by t.name_key, t.id limit ?3"
        );
        let offer = |row: &crate::store::Row<'_>| Ok(Offer { id: row.int(0)?, name: row.text(1)?, note: row.text(2)? });
        let mut found =
            self.session.rows(&begins, &[key.as_str().into(), beyond.as_str().into(), most.into()], offer)?;
        if (found.len() as u64) < limit {
            let holds = format!(
                "select t.id, t.name, t.country from account t where instr(t.name_key, ?1) > 1 and t.removed is null \
                 and t.archived = 0{hidden} limit ?2"
            );
            let rest = most - i64::try_from(found.len()).unwrap_or(0);
            found.extend(self.session.rows(&holds, &[key.as_str().into(), rest.into()], offer)?);
        }
        Ok(found)
    }

    /// Members of the sides, by handle.
    ///
    /// # Errors
    /// The engine's.
    pub fn members_of(&self, side: Option<Side>) -> Result<Vec<(i64, String, String)>> {
        let hidden = super::hidden(&self.session, Kind::Member, "t")?;
        let sql = format!(
            "select t.id, t.handle, t.name from member t where t.removed is null and t.archived = 0 \
             and (?1 = '' or t.side = ?1){hidden} order by t.handle_key, t.id"
        );
        let side = side.map_or("", Side::word);
        self.session.rows(&sql, &[side.into()], |row| Ok((row.int(0)?, row.text(1)?, row.text(2)?)))
    }

    /// Where prospects come from, the most frequent first.
    ///
    /// # Errors
    /// The engine's.
    pub fn sources(&self) -> Result<Vec<String>> {
        let sql =
            "select source from tally where what = 1 and source <> '' group by source order by sum(n) desc, source";
        self.session.rows(sql, &[], |row| row.text(0))
    }

    /// Why deals were lost lately, the most frequent first.
    ///
    /// # Errors
    /// The engine's.
    pub fn close_reasons(&self) -> Result<Vec<String>> {
        let hidden = super::hidden(&self.session, Kind::DealEvent, "e")?;
        let sql = format!(
            "select reason from (select e.reason from deal_event e where e.step = 'lost' and e.removed is null \
             and e.reason is not null{hidden} order by e.at desc limit 1000) group by reason order by count(*) desc, reason"
        );
        self.session.rows(&sql, &[], |row| row.text(0))
    }

    /// The names of records by their numbers; a member's is the handle.
    ///
    /// # Errors
    /// The engine's.
    pub fn names_of(&self, kind: Kind, ids: &[i64]) -> Result<std::collections::HashMap<i64, String>> {
        let Some((_, field)) = rows::keys(kind).first() else { return Ok(std::collections::HashMap::new()) };
        let list = crate::store::filter::json(ids);
        let sql = format!("select t.id, t.\"{field}\" from json_each(?1) j join {} t on t.id = j.value", kind.word());
        let found = self.session.rows(&sql, &[list.as_str().into()], |row| Ok((row.int(0)?, row.text(1)?)))?;
        Ok(found.into_iter().collect())
    }
}
