//! The versions of the agreement: which is in force, who signed what, and the page that shows one of them.

use std::collections::HashMap;

use super::score::Board;
use crate::app::answers::members;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{AgreementPage, SignatureRow, TermRow, VersionInfo};
use crate::domain::agreement::sign;
use crate::domain::agreement::term::in_force;
use crate::domain::nouns::{AgreementVersion, Obliged, Signature, Term};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

/// A version with its terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The version.
    pub row: AgreementVersion,
    /// The record's version, for optimistic concurrency.
    pub version: i64,
    /// Its terms, marketing's first.
    pub terms: Vec<Term>,
    /// How often each of its terms was written, for optimistic concurrency.
    pub written: HashMap<i64, i64>,
    /// The last day on which it is in force.
    pub until: Option<Day>,
    /// Code: `draft`, `coming`, `in-force`, `over`.
    pub state: &'static str,
}

/// All versions that were not put away, newest first.
///
/// # Errors
/// The store's.
pub fn versions(service: &Service) -> Result<Vec<Version>, Refusal> {
    let store = service.store();
    let records = store.records(Kind::AgreementVersion, 0, 10_000)?;
    let live: Vec<_> = records.iter().filter(|record| !record.archived).collect();
    let rows: Vec<AgreementVersion> = live.iter().map(|record| AgreementVersion::of(record)).collect();
    let mut by_version: HashMap<i64, Vec<(Term, i64)>> = HashMap::new();
    for record in store.records(Kind::Term, 0, 100_000)?.iter().filter(|record| !record.archived) {
        let term = Term::of(record);
        by_version.entry(term.version_of).or_default().push((term, record.version));
    }
    let today = service.today();
    let now = in_force(&rows, today).map(|version| version.id);
    let mut all: Vec<Version> = rows
        .iter()
        .zip(&live)
        .map(|(row, record)| {
            let until = ends(row, &rows);
            let state = match (&row.hash, now == Some(row.id)) {
                (None, _) => "draft",
                (Some(_), true) => "in-force",
                (Some(_), false) if row.from > today => "coming",
                (Some(_), false) => "over",
            };
            let own = by_version.remove(&row.id).unwrap_or_default();
            let written = own.iter().map(|(term, version)| (term.id, *version)).collect();
            let mut terms: Vec<Term> = own.into_iter().map(|(term, _)| term).collect();
            terms.sort_by_key(|term| (side_order(term.side), term.id));
            Version { row: row.clone(), version: record.version, terms, written, until, state }
        })
        .collect();
    all.sort_by_key(|version| std::cmp::Reverse((version.row.agreement, version.row.number)));
    Ok(all)
}

/// The last day of a signed version: the one agreed, or the day before the next one begins.
fn ends(row: &AgreementVersion, all: &[AgreementVersion]) -> Option<Day> {
    if row.hash.is_none() {
        return row.until;
    }
    let later = all.iter().filter(|other| other.hash.is_some() && (other.from, other.number) > (row.from, row.number));
    let next = later.map(|other| other.from.plus(-1)).min();
    [row.until, next].into_iter().flatten().min()
}

const fn side_order(side: Obliged) -> u8 {
    match side {
        Obliged::Marketing => 0,
        Obliged::Sales => 1,
        Obliged::Both => 2,
    }
}

/// The version that is meant: the one asked for, else the one in force, else the newest draft.
pub fn chosen(all: &[Version], asked: Option<i64>) -> Option<&Version> {
    match asked {
        Some(id) => all.iter().find(|version| version.row.id == id),
        None => {
            let by = |state: &str| all.iter().find(|version| version.state == state);
            by("in-force").or_else(|| by("coming")).or_else(|| by("draft")).or(all.first())
        }
    }
}

/// The signed versions that were in force on any day of a period, oldest first.
pub fn within<'a>(all: &'a [Version], period: &Period) -> Vec<&'a Version> {
    let meets = |version: &&Version| {
        version.row.hash.is_some()
            && period.until().is_none_or(|until| version.row.from < until)
            && version
                .until
                .is_none_or(|last| last >= version.row.from && period.from().is_none_or(|from| from <= last))
    };
    let mut found: Vec<&Version> = all.iter().filter(meets).collect();
    found.sort_by_key(|version| (version.row.from, version.row.number));
    found
}

/// A version by its number (`2`) or its label (`AV-2`).
///
/// # Errors
/// `no-such-record`.
pub fn find<'a>(all: &'a [Version], text: &str) -> Result<&'a Version, Refusal> {
    let text = text.trim();
    let labelled = Kind::AgreementVersion.parse_label(text).filter(|_| text.contains('-'));
    let number = text.trim_start_matches(['v', 'V']).parse::<i64>().ok();
    let found = all.iter().find(|version| match labelled {
        Some(id) => version.row.id == id,
        None => number == Some(version.row.number),
    });
    found.ok_or_else(|| Refusal::not_found("no-such-record").with("kind", "agreement_version").with("what", text))
}

/// What is known of a version beside its terms.
fn info(
    service: &Service,
    version: &Version,
    signatures: &[Signature],
    handles: &HashMap<i64, (String, &'static str)>,
) -> Result<VersionInfo, Refusal> {
    let row = &version.row;
    let hash = match &row.hash {
        Some(hash) => hash.clone(),
        None => sign::hash(&service.store().content(row.id)?),
    };
    let mut own: Vec<&Signature> = signatures.iter().filter(|signature| signature.version_of == row.id).collect();
    own.sort_by_key(|signature| std::cmp::Reverse((signature.at, signature.id)));
    let signatures = own
        .into_iter()
        .map(|signature| SignatureRow {
            side: signature.side.word(),
            by: handles.get(&signature.member).map(|(handle, _)| handle.clone()).unwrap_or_default(),
            at: signature.at,
            valid: signature.hash == hash,
        })
        .collect();
    Ok(VersionInfo {
        id: row.id,
        label: Kind::AgreementVersion.label(row.id),
        number: row.number,
        from: row.from,
        until: version.until,
        state: version.state,
        hash,
        signatures,
        terms: version.terms.len() as u64,
        following: row.following.word(),
        version: version.version,
    })
}

/// The scoreboard of a version for the current windows of its terms, or for a period. Where no version is named, a
/// period is judged by the versions that were in force in it, each its own part. Calendars, goals and who is away
/// are not on it.
///
/// # Errors
/// `no-such-record` for a version that is not there; the store's.
pub fn scoreboard(
    service: &Service,
    texts: &Texts,
    asked: Option<i64>,
    period: Option<Period>,
) -> Result<AgreementPage, Refusal> {
    let all = versions(service)?;
    let judges = period.filter(|_| asked.is_none()).map(|period| within(&all, &period)).unwrap_or_default();
    let Some(version) = judges.last().copied().or_else(|| chosen(&all, asked)) else {
        let missing = |id: i64| {
            Refusal::not_found("no-such-record")
                .with("kind", "agreement_version")
                .with("what", Kind::AgreementVersion.label(id))
        };
        return asked.map_or_else(|| Ok(AgreementPage::default()), |id| Err(missing(id)));
    };
    let store = service.store();
    let handles = members(service)?;
    let own = || all.iter().filter(|one| one.row.agreement == version.row.agreement);
    let signatures = store.signatures_of(&own().map(|one| one.row.id).collect::<Vec<_>>())?;
    let infos = own().map(|one| info(service, one, &signatures, &handles)).collect::<Result<Vec<_>, _>>()?;
    let mut board = Board::new(service, texts)?;
    let mut terms: Vec<TermRow> = Vec::new();
    for version in if judges.is_empty() { vec![version] } else { judges } {
        for term in &version.terms {
            // A clock belongs to its term whenever it is due; the rest belongs to the version of its day.
            let part = period.map(|period| match asked {
                None if !term.kind.has_clocks() && version.row.hash.is_some() => board.part(version, term, period),
                _ => period,
            });
            terms.push(board.row(version, term, part)?);
        }
    }
    let name = store.record(Kind::Agreement, version.row.agreement)?.map(|record| record.title().to_owned());
    Ok(AgreementPage {
        agreement: version.row.agreement,
        name: name.unwrap_or_default(),
        version: infos.iter().find(|info| info.id == version.row.id).cloned(),
        versions: infos,
        terms,
        ..AgreementPage::default()
    })
}
