//! Filters as conditions of SQL: the only place where one becomes the other. Values are parameters;
//! names of small nouns are looked up first, so that the engine compares numbers on indexes.

use super::Store;
use super::read::hidden;
use super::session::Param;
use super::{rows, session::Session};
use crate::domain::filter::{Expr, Ground, Known, Spot, Subject, Test, known, meant, nearest, things};
use crate::domain::language::Language;
use crate::domain::nouns::Semantic;
use crate::domain::record::{Kind, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::{Instant, Zone};
use crate::store::Result;

/// How many records a name may stand for; beyond, the engine looks them up itself.
const NAMED: usize = 200;

/// What a filter's meaning depends on.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Who `me` is.
    pub actor: Option<i64>,
    /// The team's zone: days of it are compared with instants.
    pub zone: &'a Zone,
}

/// A condition on the rows of a table under the alias `t`, with its parameters from `?1` on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// Empty for everything, else ` and …`.
    pub(super) sql: String,
    pub(super) params: Vec<Value>,
}

impl Condition {
    /// Whether it lets everything through.
    pub fn is_everything(&self) -> bool {
        self.sql.is_empty()
    }

    /// A parameter's place.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.params.push(value.into());
        format!("?{}", self.params.len())
    }

    /// The parameters as the session takes them.
    pub(super) fn given(&self) -> Vec<Param<'_>> {
        self.params.iter().map(Param::from).collect()
    }

    /// Only these records as well.
    #[must_use]
    pub(super) fn among(mut self, ids: &[i64]) -> Self {
        let place = self.bind(json(ids));
        self.sql.push_str(&format!(" and t.id in (select value from json_each({place}))"));
        self
    }
}

/// Numbers as one parameter: a statement of its own for every length would fill the cache of statements.
pub(super) fn json(ids: &[i64]) -> String {
    let list: Vec<String> = ids.iter().map(i64::to_string).collect();
    format!("[{}]", list.join(","))
}

struct Maker<'a> {
    session: &'a Session,
    subject: Subject,
    scope: Scope<'a>,
    made: Condition,
}

impl Store {
    /// Makes a condition of a filter on `subject`.
    ///
    /// # Errors
    /// `filter-unknown-value` for a name that nothing has, with `at`, `length` and `nearest`; the engine's.
    pub fn condition(&self, subject: Subject, filter: &Expr, scope: Scope<'_>) -> Result<Condition> {
        condition(&self.session, subject, filter, scope)
    }
}

fn condition(session: &Session, subject: Subject, filter: &Expr, scope: Scope<'_>) -> Result<Condition> {
    condition_behind(session, subject, filter, scope, Vec::new())
}

fn condition_behind(
    session: &Session,
    subject: Subject,
    filter: &Expr,
    scope: Scope<'_>,
    params: Vec<Value>,
) -> Result<Condition> {
    let mut maker = Maker { session, subject, scope, made: Condition { params, ..Condition::default() } };
    if !filter.is_everything() {
        let sql = maker.expr(filter)?;
        maker.made.sql = format!(" and {sql}");
    }
    Ok(maker.made)
}

/// The condition of a filter on prospects that the team keeps with an agreement: in the one language that it is stored
/// in, the same for everybody.
///
/// # Errors
/// The filter's; the engine's.
pub(super) fn kept(session: &Session, text: &str, now: Instant) -> Result<Condition> {
    kept_behind(session, text, now, Vec::new())
}

/// The same where the statement has parameters of its own already: the filter's come behind `given`.
pub(super) fn kept_behind(session: &Session, text: &str, now: Instant, given: Vec<Value>) -> Result<Condition> {
    let row = session.row("select zone, currency, fiscal_start from workspace where removed is null", &[], |row| {
        Ok((row.text(0)?, row.text(1)?, row.int(2)?))
    })?;
    let (zone, currency, fiscal) = row.unwrap_or_else(|| ("UTC".to_owned(), "EUR".to_owned(), 1));
    let zone = Zone::named(&zone)?;
    let ground = Ground {
        language: Language::En,
        today: zone.day(now),
        fiscal_start: u32::try_from(fiscal).unwrap_or(1),
        currency: currency.parse()?,
        aliases: None,
    };
    let subject = Subject::Of(Kind::Prospect);
    let filter = Expr::parse(text, subject, &ground)?;
    condition_behind(session, subject, &filter, Scope { actor: None, zone: &zone }, given)
}

impl Maker<'_> {
    fn expr(&mut self, expr: &Expr) -> Result<String> {
        match expr {
            Expr::All(parts) if parts.is_empty() => Ok("1 = 1".to_owned()),
            Expr::All(parts) => self.joined(parts, " and "),
            Expr::Any(parts) => self.joined(parts, " or "),
            // What is unknown is not what was asked: `-city:rome` finds those without a city too.
            Expr::Not(inner) => Ok(format!("case when {} then 0 else 1 end = 1", self.expr(inner)?)),
            Expr::Words(text) => self.words(text),
            Expr::Field { word, test, spot } => self.field(word, test, *spot),
            Expr::Has(word) => self.has(word),
            Expr::Custom { name, text, whole } => Ok(self.custom(name, text, *whole)),
        }
    }

    fn joined(&mut self, parts: &[Expr], between: &str) -> Result<String> {
        let parts = parts.iter().map(|part| self.expr(part)).collect::<Result<Vec<String>>>()?;
        Ok(format!("({})", parts.join(between)))
    }

    fn kind(&self) -> Kind {
        match self.subject {
            Subject::Of(kind) => kind,
            Subject::Journal => Kind::Workspace,
        }
    }

    fn words(&mut self, text: &str) -> Result<String> {
        let key = fold(text);
        if key.is_empty() {
            return Ok("1 = 1".to_owned());
        }
        if self.subject == Subject::Journal {
            return Ok(self.journal_words(text, &key));
        }
        let kind = self.kind();
        if let Some(id) = kind.parse_label(text).filter(|_| text.contains('-')) {
            return Ok(format!("t.id = {id}"));
        }
        let place = self.made.bind(key);
        let mut any: Vec<String> =
            rows::keys(kind).iter().map(|(column, _)| format!("instr(t.\"{column}\", {place}) > 0")).collect();
        if kind == Kind::Prospect {
            // Looked for, never sorted by: a folded copy of each address would be a sixth of the file.
            any.push(format!("instr(fold(t.email), {place}) > 0"));
        }
        if any.is_empty() {
            let texts =
                kind.fields().iter().filter(|field| matches!(field.ty, Type::Text | Type::Note | Type::Choice(_)));
            any.extend(texts.map(|field| format!("instr(fold(t.\"{}\"), {place}) > 0", field.name)));
        }
        for (field, parent) in [("account", Kind::Account), ("prospect", Kind::Prospect), ("campaign", Kind::Campaign)]
        {
            let of_deal_or_person = matches!(kind, Kind::Deal | Kind::Prospect) && parent == Kind::Account;
            let of_small = rows::keys(kind).is_empty();
            if kind.field(field).is_some() && (of_deal_or_person || of_small) {
                any.push(format!(
                    "exists (select 1 from {} n where n.id = t.\"{field}\" and instr(n.name_key, {place}) > 0)",
                    parent.word()
                ));
            }
        }
        if any.is_empty() {
            any.push("1 = 0".to_owned());
        }
        Ok(format!("({})", any.join(" or ")))
    }

    fn journal_words(&mut self, text: &str, key: &str) -> String {
        let code = self.made.bind(key.replace(' ', "."));
        let who = self.made.bind(key);
        let mut any = vec![
            format!("instr(t.code, {code}) > 0"),
            format!("exists (select 1 from member m where m.id = t.actor and instr(m.handle_key, {who}) > 0)"),
        ];
        any.extend(self.about(text));
        format!("({})", any.join(" or "))
    }

    /// The entries that touched the record of that label.
    fn about(&mut self, label: &str) -> Option<String> {
        let found =
            Kind::ALL.iter().find_map(|kind| Some((*kind, kind.parse_label(label).filter(|_| label.contains('-'))?)));
        let (kind, id) = found?;
        Some(format!(
            "exists (select 1 from journal_touch x where x.kind = '{}' and x.id = {id} and x.seq = t.seq)",
            kind.word()
        ))
    }

    fn field(&mut self, word: &str, test: &Test, spot: Spot) -> Result<String> {
        let Some(asked) = known(self.subject).find(|known| known.word == word) else { return Ok("1 = 0".to_owned()) };
        if asked.word == "about" && self.subject == Subject::Journal {
            let label = if let Test::Text { text, .. } = test { self.about(text) } else { None };
            return Ok(label.unwrap_or_else(|| "1 = 0".to_owned()));
        }
        let ids = self.reference(&asked, test, spot)?;
        let mut any = Vec::with_capacity(asked.fields.len());
        for field in asked.fields {
            any.push(self.one(field, asked.ty, test, ids.as_deref())?);
        }
        Ok(if any.len() == 1 { any.pop().unwrap_or_default() } else { format!("({})", any.join(" or ")) })
    }

    /// One field's condition; `ids` is what a name stands for, as SQL.
    fn one(&mut self, field: &str, ty: Type, test: &Test, ids: Option<&str>) -> Result<String> {
        let column = format!("t.\"{field}\"");
        Ok(match test {
            Test::Number { min, max } => self.bounds(&column, *min, *max),
            Test::Money { min, max, currency, only } => {
                let mut sql = self.bounds(&column, *min, *max);
                if *only {
                    let code = self.made.bind(currency.code());
                    sql = format!("({sql} and t.currency = {code})");
                }
                sql
            }
            Test::Days { from, until } => {
                let edge = |day: crate::domain::time::Day| match ty {
                    Type::Instant => self.scope.zone.start(day).0,
                    _ => day.0,
                };
                let (from, until) = (from.map(edge), until.map(|day| edge(day) - 1));
                self.bounds(&column, from, until)
            }
            Test::Choice(code) => format!("{column} = {}", self.made.bind(*code)),
            Test::Text { text, whole } => {
                let key = rows::keys(self.kind()).iter().find(|(_, keyed)| *keyed == field);
                let key = key.map_or_else(|| format!("fold({column})"), |(key, _)| format!("t.\"{key}\""));
                let place = self.made.bind(fold(text));
                if *whole { format!("{key} = {place}") } else { format!("instr({key}, {place}) > 0") }
            }
            Test::Me => match self.scope.actor {
                Some(actor) => format!("{column} = {actor}"),
                // An empty list would say that nothing is mine.
                None => return Err(Refusal::invalid("filter-nobody-acts").with("value", "me")),
            },
            Test::Named(_) => format!("{column} in ({})", ids.unwrap_or_default()),
        })
    }

    fn bounds(&mut self, column: &str, min: Option<i64>, max: Option<i64>) -> String {
        match (min, max) {
            (Some(min), Some(max)) if min == max => format!("{column} = {}", self.made.bind(min)),
            (Some(min), Some(max)) => format!("{column} between {} and {}", self.made.bind(min), self.made.bind(max)),
            (Some(min), None) => format!("{column} >= {}", self.made.bind(min)),
            (None, Some(max)) => format!("{column} <= {}", self.made.bind(max)),
            (None, None) => format!("{column} is not null"),
        }
    }

    /// The numbers that a name stands for: by label, by whole name, by a part of it.
    fn reference(&mut self, asked: &Known, test: &Test, spot: Spot) -> Result<Option<String>> {
        let (Type::Ref(kind), Test::Named(name)) = (asked.ty, test) else { return Ok(None) };
        if let Some(id) = kind.parse_label(name).filter(|_| name.contains('-')) {
            return Ok(Some(id.to_string()));
        }
        let list = |ids: &[i64]| ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let mut ids = match rows::keys(kind).first() {
            Some((_, field)) => rows::named(self.session, kind, field, name)?,
            None => return Ok(Some(name.parse::<i64>().unwrap_or(0).to_string())),
        };
        if kind == Kind::Stage && Semantic::named(&name.to_lowercase()).is_some() {
            let meant = "select id from stage where removed is null and semantic = ?1";
            ids.extend(self.session.rows(meant, &[name.to_lowercase().as_str().into()], |row| row.int(0))?);
        }
        if !ids.is_empty() {
            return Ok(Some(list(&ids)));
        }
        let (column, field) = rows::keys(kind).first().copied().unwrap_or(("name_key", "name"));
        let key = fold(name);
        let sql =
            format!("select id from {} where removed is null and instr(\"{column}\", ?1) > 0 limit ?2", kind.word());
        let limit = i64::try_from(NAMED + 1).unwrap_or(i64::MAX);
        let found = self.session.rows(&sql, &[key.as_str().into(), limit.into()], |row| row.int(0))?;
        if found.is_empty() {
            return Err(self.nobody(kind, field, name, asked.word, spot));
        }
        if found.len() > NAMED {
            let place = self.made.bind(key);
            let table = kind.word();
            return Ok(Some(format!(
                "select n.id from {table} n where n.removed is null and instr(n.\"{column}\", {place}) > 0"
            )));
        }
        Ok(Some(list(&found)))
    }

    /// Nothing has that name: says which has nearly that one.
    fn nobody(&self, kind: Kind, field: &str, name: &str, word: &str, spot: Spot) -> Refusal {
        let sql = format!("select \"{field}\" from {} where removed is null limit 5000", kind.word());
        let names = self.session.rows(&sql, &[], |row| row.text(0)).unwrap_or_default();
        let near = nearest(name, names.iter().map(String::as_str));
        let refusal = Refusal::invalid("filter-unknown-value").with("field", word).with("value", name);
        meant(refusal, near).with("at", spot.at).with("length", spot.length)
    }

    fn has(&mut self, word: &str) -> Result<String> {
        if let Some((_, kind, field)) = things(self.kind()).iter().find(|(thing, ..)| *thing == word) {
            let hidden = hidden(self.session, *kind, "x")?;
            return Ok(format!(
                "exists (select 1 from {} x where x.\"{field}\" = t.id and x.removed is null{hidden})",
                kind.word()
            ));
        }
        let asked = known(self.subject).find(|known| known.word == word);
        let fields = asked.map(|known| known.fields).unwrap_or_default();
        let any: Vec<String> = fields.iter().map(|field| format!("t.\"{field}\" is not null")).collect();
        Ok(if any.is_empty() { "1 = 0".to_owned() } else { format!("({})", any.join(" or ")) })
    }

    fn custom(&mut self, name: &str, text: &str, whole: bool) -> String {
        let (name, key) = (self.made.bind(name), self.made.bind(fold(text)));
        let value = format!("fold(cast(case when json_valid(t.custom) then t.custom ->> {name} end as text))");
        if whole { format!("{value} = {key}") } else { format!("instr({value}, {key}) > 0") }
    }
}
