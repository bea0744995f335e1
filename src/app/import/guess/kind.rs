//! What the rows of a file are: by what somebody said, a profile, the columns' names and cells, the file's name.

use super::{Evidence, Given, KindGuess, Reason};
use crate::app::import::columns::numbers::{self, DecimalMark};
use crate::app::import::columns::{dates_text, is_nothing};
use crate::app::import::dialect::is_email;
use crate::app::import::field::{Field, FieldType, Kind};
use crate::app::import::header::plain;
use crate::app::import::profile::{self, Header, Profile, is_special};

/// The profile that applies: the given one, else the one whose headers the file has.
pub fn profile_for(evidence: Evidence<'_>, given: &Given) -> Option<Profile> {
    if let Some(profile) = &given.profile {
        return Some(profile.clone());
    }
    let headers: Vec<Header> = evidence.names.iter().map(|name| Header::new(name)).collect();
    let found = Profile::of_headers(&headers)?;
    given.kind.is_none_or(|kind| kind == found.kind).then(|| found.clone())
}

/// What the rows are.
pub fn kind(evidence: Evidence<'_>, given: &Given, profile: Option<&Profile>) -> KindGuess {
    if let Some(kind) = given.kind {
        return KindGuess::Known(kind, Reason::Given);
    }
    if let Some(profile) = profile {
        return KindGuess::Known(profile.kind, Reason::Profile(profile.name.clone()));
    }
    let headers: Vec<Header> = evidence.names.iter().map(|name| Header::new(name)).collect();
    let mapped: Vec<&str> = given.map.iter().map(|(_, field)| field.as_str()).collect();
    let mut scores: Vec<(usize, Kind)> = Kind::ALL
        .into_iter()
        .filter(|kind| mapped.iter().all(|field| is_special(field) || kind.field(field).is_some()))
        .map(|kind| (score(kind, &headers, evidence.cells, &mapped), kind))
        .filter(|(score, _)| *score > 0)
        .collect();
    scores.sort_by_key(|score| std::cmp::Reverse(score.0));
    let hinted = hinted(evidence.file);
    let candidates = || scores.iter().map(|(_, kind)| *kind).collect();
    match (scores.first(), scores.get(1)) {
        (Some((best, kind)), next) => {
            let clear = *best >= 3 && next.is_none_or(|(score, _)| score < best);
            let agrees = hinted.is_empty()
                || hinted.contains(kind)
                || !hinted.iter().any(|hint| scores.iter().any(|score| score.1 == *hint));
            // A tie or a weak lead is settled by the file's name, where that names one of the leaders.
            let settled = scores.iter().find(|(score, kind)| *score >= 3 && *score + 1 >= *best && hinted == [*kind]);
            match settled {
                _ if clear && agrees => KindGuess::Known(*kind, Reason::Header),
                Some((_, kind)) => KindGuess::Known(*kind, Reason::Header),
                None => KindGuess::Unknown(candidates()),
            }
        }
        (None, _) => KindGuess::Unknown(Vec::new()),
    }
}

/// How much the columns look like rows of that kind.
fn score(kind: Kind, headers: &[Header], cells: &[Vec<String>], mapped: &[&str]) -> usize {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (index, header) in headers.iter().enumerate() {
        let exact = profile::alias(kind, header);
        let near = || profile::near_alias(kind, header).map(|(alias, _)| alias);
        let called = exact.or_else(near).filter(|alias| are_readable(alias.field, cells.get(index)));
        let field = match called {
            Some(alias) => Some((alias.field.name, if alias.strong && alias.field.name != "id" { 3 } else { 1 })),
            None if kind == Kind::Prospects && are_emails(cells.get(index)) => Some(("email", 3)),
            None => None,
        };
        if let Some((name, weight)) = field {
            match found.iter_mut().find(|known| known.0 == name) {
                Some(known) => known.1 = known.1.max(weight),
                None => found.push((name, weight)),
            }
        }
    }
    found.extend(mapped.iter().filter(|field| !is_special(field)).map(|field| (*field, 3)));
    let is_about = found.iter().any(|(name, _)| kind.identity().contains(name));
    // Money spent on a campaign says nothing without the money, nor does the id of a deal alone.
    let complete = |one_of: &[&str]| found.iter().any(|(name, _)| one_of.contains(name));
    let complete = match kind {
        Kind::Spend => complete(&["amount"]),
        Kind::Touches => complete(&["channel", "on", "outcome"]),
        Kind::Deals => complete(&["title", "amount", "stage", "status", "expected_close", "won_at", "closed_at"]),
        _ => true,
    };
    if is_about && complete { found.iter().map(|(_, weight)| weight).sum() } else { 0 }
}

/// Whether the cells are what a column of that name should hold, as far as a few can tell.
fn are_readable(field: &Field, cells: Option<&Vec<String>>) -> bool {
    let Some(cells) = cells.filter(|cells| !cells.is_empty()) else { return true };
    let reads = |cell: &&String| match field.kind {
        FieldType::Date => dates_text::parse(cell).is_some(),
        FieldType::Money | FieldType::Number | FieldType::Percent => {
            let marks = [DecimalMark::Point, DecimalMark::Comma];
            marks.iter().any(|mark| numbers::read(cell, *mark).is_ok()) || numbers::is_of_formula(cell)
        }
        _ => true,
    };
    cells.iter().filter(|cell| is_nothing(cell) || reads(cell)).count() * 2 > cells.len()
}

pub(super) fn are_emails(cells: Option<&Vec<String>>) -> bool {
    cells.is_some_and(|cells| !cells.is_empty() && cells.iter().all(|cell| is_email(cell)))
}

/// The kinds that a file's name speaks of.
fn hinted(file: &str) -> Vec<Kind> {
    let words = plain(file);
    let speaks = |stems: &[&str]| words.split(' ').any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let hints: [(Kind, &[&str]); 8] = [
        (Kind::Prospects, &["lead", "contact", "prospect", "person", "people", "contatt", "mql"]),
        (Kind::Deals, &["deal", "opportunit", "oportunidad", "potential", "trattativ", "negocio", "pipeline"]),
        (Kind::Accounts, &["account", "compan", "organi", "aziend", "empresa", "cuenta"]),
        (Kind::Campaigns, &["campaign", "campagn", "campana"]),
        (Kind::Touches, &["activit", "touch", "call", "meeting", "attivita", "actividad"]),
        (Kind::Members, &["owner", "user", "team", "agent", "member", "rep"]),
        (Kind::Products, &["product", "prodott", "pricelist", "listino"]),
        (Kind::Spend, &["spend", "cost", "spes", "gasto"]),
    ];
    hints.into_iter().filter(|(_, stems)| speaks(stems)).map(|(kind, _)| kind).collect()
}
