//! What the rows are and which column fills which field, with the reason for each guess.
//!
//! What somebody said comes first, then a profile whose headers the file has, then the names by which
//! exports in general call a field, then a name one typing slip away, then what the cells are. A
//! column that fits nothing is kept as a custom field.

mod kind;

use self::kind::are_emails;
use super::field::{Field, FieldType, Kind};
use super::profile::{self, Header, OneOrMore, Profile};
use crate::domain::refusal::Refusal;

pub use self::kind::{kind, profile_for};

/// What a column fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A field of the kind.
    Field(&'static Field),
    /// A custom field of that name.
    Custom(String),
    /// Nothing: the column is left out.
    Nothing,
}

impl Target {
    /// The target as `--map` and profiles write it.
    pub fn word(&self) -> String {
        match self {
            Self::Field(field) => field.name.to_owned(),
            Self::Custom(name) => format!("field:{name}"),
            Self::Nothing => "-".to_owned(),
        }
    }

    fn named(word: &str, kind: Kind) -> Result<Self, Refusal> {
        let word = word.trim();
        if word == "-" {
            return Ok(Self::Nothing);
        }
        if let Some(name) = word.strip_prefix("field:") {
            return Ok(Self::Custom(name.trim().to_owned()));
        }
        kind.field(word).map(Self::Field).ok_or_else(|| {
            let fields: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
            let refusal = Refusal::invalid("import-unknown-field").with("value", word).with("kind", kind.word());
            refusal.with("fields", fields.join(", "))
        })
    }
}

/// Why a column fills what it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Somebody said so.
    Given,
    /// The profile says so.
    Profile(String),
    /// Exports call the field by this name.
    Header,
    /// Its name is one slip away from this one.
    NearHeader(String),
    /// Its cells are of that sort.
    Cells,
    /// No field of ours is called so.
    Unknown,
    /// Another column fills the field already.
    Taken(String),
    /// It would be the field, but its cells are something else.
    NotReadable,
}

impl Reason {
    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Profile(_) => "profile",
            Self::Header => "header",
            Self::NearHeader(_) => "near-header",
            Self::Cells => "cells",
            Self::Unknown => "unknown",
            Self::Taken(_) => "taken",
            Self::NotReadable => "not-readable",
        }
    }
}

/// A column and what it fills.
#[derive(Debug, Clone)]
pub struct ColumnGuess {
    /// What it fills; one column may fill several fields.
    pub targets: Vec<Target>,
    /// Why.
    pub reason: Reason,
}

/// What somebody said about the rows.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// What they are.
    pub kind: Option<Kind>,
    /// The profile to read them by.
    pub profile: Option<Profile>,
    /// Column → field, as `--map` has them.
    pub map: Vec<(String, String)>,
}

/// What the rows are, as far as it is known.
#[derive(Debug, Clone)]
pub enum KindGuess {
    /// Known, and from what.
    Known(Kind, Reason),
    /// Not proven: the kinds that it may be, the likelier first.
    Unknown(Vec<Kind>),
}

/// The columns' names, some of their cells, and the file's name: what is guessed from.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The columns' names.
    pub names: &'a [String],
    /// A few cells of each column, the blank ones left out.
    pub cells: &'a [Vec<String>],
}

/// What each column fills.
///
/// # Errors
/// `import-unknown-column`, `import-unknown-field`, `import-field-twice`: only of what somebody said.
pub fn columns(
    evidence: Evidence<'_>,
    given: &Given,
    kind: Kind,
    profile: Option<&Profile>,
) -> Result<Vec<ColumnGuess>, Refusal> {
    let headers: Vec<Header> = evidence.names.iter().map(|name| Header::new(name)).collect();
    let mut mapping = Mapping { names: evidence.names, columns: vec![None; headers.len()], fills: Vec::new() };
    for (column, field) in &given.map {
        let at = find_column(column, evidence.names, &headers)?;
        mapping.given(at, Target::named(field, kind)?)?;
    }
    if let Some(profile) = profile {
        mapping.profile(profile, &headers)?;
    }
    mapping.aliases(kind, &headers);
    mapping.cells(kind, evidence.cells);
    Ok(mapping.finish())
}

/// The column that somebody named: by its header, or `#3` by its place.
fn find_column(wanted: &str, names: &[String], headers: &[Header]) -> Result<usize, Refusal> {
    let wanted = wanted.trim();
    let exact = names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let plain =
        || headers.iter().position(|header| !header.plain.is_empty() && header.is(&super::header::plain(wanted)));
    let place = || wanted.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < names.len());
    exact.or_else(plain).or_else(place).ok_or_else(|| {
        Refusal::invalid("import-unknown-column").with("value", wanted).with("columns", names.join(", "))
    })
}

struct Mapping<'a> {
    names: &'a [String],
    columns: Vec<Option<ColumnGuess>>,
    /// The fields that are filled, and by which column.
    fills: Vec<(&'static str, usize)>,
}

impl Mapping<'_> {
    fn filler(&self, field: &Field) -> Option<usize> {
        let many = field.kind == FieldType::Many;
        self.fills.iter().find(|(name, _)| *name == field.name && !many).map(|(_, column)| *column)
    }

    fn fill(&mut self, at: usize, target: Target, reason: Reason) {
        if let Target::Field(field) = &target {
            self.fills.push((field.name, at));
        }
        match self.columns.get_mut(at) {
            Some(Some(column)) => column.targets.push(target),
            Some(empty) => *empty = Some(ColumnGuess { targets: vec![target], reason }),
            None => {}
        }
    }

    fn given(&mut self, at: usize, target: Target) -> Result<(), Refusal> {
        if let Target::Field(field) = &target
            && self.filler(field).is_some()
        {
            return Err(Refusal::invalid("import-field-twice").with("value", field.name));
        }
        self.fill(at, target, Reason::Given);
        Ok(())
    }

    fn profile(&mut self, profile: &Profile, headers: &[Header]) -> Result<(), Refusal> {
        let wanted: Vec<(String, &OneOrMore)> =
            profile.map.iter().map(|(name, targets)| (super::header::plain(name), targets)).collect();
        for (at, header) in headers.iter().enumerate() {
            if self.columns.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let Some((_, targets)) = wanted.iter().find(|(name, _)| header.is(name)) else { continue };
            for target in targets.list() {
                let target = Target::named(target, profile.kind)?;
                let taken = matches!(&target, Target::Field(field) if self.filler(field).is_some());
                if !taken {
                    self.fill(at, target, Reason::Profile(profile.name.clone()));
                }
            }
        }
        Ok(())
    }

    /// The columns that are called as exports call a field, the best name first; then those that are
    /// nearly called so.
    fn aliases(&mut self, kind: Kind, headers: &[Header]) {
        let free = |mapping: &Self, at: usize| mapping.columns.get(at).is_some_and(Option::is_none);
        let mut exact: Vec<_> = headers
            .iter()
            .enumerate()
            .filter(|(at, _)| free(self, *at))
            .filter_map(|(at, header)| profile::alias(kind, header).map(|alias| (alias, at)))
            .collect();
        exact.sort_by_key(|(alias, at)| (alias.rank, *at));
        for (alias, at) in exact {
            self.offer(at, alias.field, Reason::Header);
        }
        for (at, header) in headers.iter().enumerate() {
            if free(self, at)
                && let Some((alias, name)) = profile::near_alias(kind, header)
            {
                self.offer(at, alias.field, Reason::NearHeader(name.to_owned()));
            }
        }
    }

    fn offer(&mut self, at: usize, field: &'static Field, reason: Reason) {
        match self.filler(field) {
            None => self.fill(at, Target::Field(field), reason),
            Some(other) => {
                let by = self.names.get(other).cloned().unwrap_or_default();
                self.custom(at, Reason::Taken(by));
            }
        }
    }

    fn custom(&mut self, at: usize, reason: Reason) {
        let name = self.names.get(at).cloned().unwrap_or_default();
        self.fill(at, Target::Custom(name), reason);
    }

    /// A column of e-mail addresses is one, whatever its name.
    fn cells(&mut self, kind: Kind, cells: &[Vec<String>]) {
        let Some(field) = (kind == Kind::Prospects).then(|| kind.field("email")).flatten() else { return };
        for at in 0..self.columns.len() {
            let free = self.columns.get(at).is_some_and(Option::is_none);
            if free && are_emails(cells.get(at)) {
                self.fill(at, Target::Field(field), Reason::Cells);
            }
        }
    }

    fn finish(mut self) -> Vec<ColumnGuess> {
        for at in 0..self.columns.len() {
            if self.columns.get(at).is_some_and(Option::is_none) {
                self.custom(at, Reason::Unknown);
            }
        }
        self.columns.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(file: &str, headers: &str, given: &Given) -> (String, String) {
        let names: Vec<String> = headers.split(',').map(str::to_owned).collect();
        let cells = vec![Vec::new(); names.len()];
        let evidence = Evidence { file, names: &names, cells: &cells };
        let profile = profile_for(evidence, given);
        let found = match kind(evidence, given, profile.as_ref()) {
            KindGuess::Known(kind, _) => kind,
            KindGuess::Unknown(kinds) => {
                let words: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
                return (format!("? {}", words.join(" ")), String::new());
            }
        };
        let columns = columns(evidence, given, found, profile.as_ref()).unwrap();
        let words: Vec<String> = columns
            .iter()
            .map(|column| column.targets.iter().map(Target::word).collect::<Vec<_>>().join("+"))
            .collect();
        (found.word().to_owned(), words.join(","))
    }

    fn plain(file: &str, headers: &str) -> (String, String) {
        guess(file, headers, &Given::default())
    }

    fn is(kind: &str, columns: &str) -> (String, String) {
        (kind.to_owned(), columns.to_owned())
    }

    #[test]
    fn profiles_map_known_exports() {
        assert_eq!(
            plain("olist.csv", "mql_id,first_contact_date,landing_page_id,origin"),
            is("prospects", "id,created_at+mql_at+first_contact_at,asset,source")
        );
        assert_eq!(
            plain("x.csv", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"),
            is("deals", "id,owner,product,account,stage+status,engaged_at,closed_at,amount")
        );
        assert_eq!(
            plain("x.csv", "Nome della campagna,Risultati,Importo speso (EUR),Giorno"),
            is("spend", "campaign,field:Risultati,amount,on")
        );
    }

    #[test]
    fn names_in_three_languages() {
        assert_eq!(
            plain("a.csv", "Nome,Cognome,E-mail,Telefono,Azienda,Città,Colore"),
            is("prospects", "name,last_name,email,phone,account,city,field:Colore")
        );
        assert_eq!(
            plain("a.csv", "Nombre del negocio,Importe,Etapa,Fecha de cierre prevista,Propietario del negocio"),
            is("deals", "title,amount,stage,expected_close,owner")
        );
        assert_eq!(
            plain("a.csv", "Nmae,Emial,Phne,Compny,Statu"),
            is("prospects", "name,email,phone,account,field:Statu")
        );
        assert_eq!(
            plain("a.csv", "Name,Email,Phone,Name (2),Email (2)").1,
            "name,email,phone,field:Name (2),field:Email (2)"
        );
    }

    #[test]
    fn what_is_not_proven_is_left_open() {
        assert_eq!(plain("data_dictionary.csv", "Table,Field,Description").0, "? ");
        assert!(plain("a.csv", "Name,Id").0.starts_with('?'));
        assert_eq!(plain("products.csv", "Name,Id,Category").0, "products");
        assert!(plain("products.csv", "Name,Id").0.starts_with('?'));
        // The name of the file speaks of the team, the columns of prospects.
        assert!(plain("owner_data.csv", "owner_id,email,first_name,last_name").0.starts_with("? prospects"));
    }

    #[test]
    fn what_somebody_said_goes_first() {
        let given = Given {
            kind: Some(Kind::Deals),
            map: vec![("Betrag".into(), "amount".into()), ("#3".into(), "-".into()), ("name".into(), "title".into())],
            ..Given::default()
        };
        assert_eq!(guess("a.csv", "Name,Betrag,Rest", &given), is("deals", "title,amount,-"));
        let names = ["Name".to_owned()];
        let evidence = Evidence { file: "", names: &names, cells: &[] };
        let refused = |column: &str, field: &str| {
            let given = Given { map: vec![(column.into(), field.into())], ..Given::default() };
            columns(evidence, &given, Kind::Deals, None).unwrap_err().code
        };
        assert_eq!(refused("Nome", "title"), "import-unknown-column");
        assert_eq!(refused("#2", "title"), "import-unknown-column");
        assert_eq!(refused("Name", "titel"), "import-unknown-field");
    }
}
