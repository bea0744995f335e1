//! What a version says otherwise than another one, field by field.

use super::versions::{Version, versions};
use crate::app::config::Dates;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::DiffLine;
use crate::domain::record::{Field, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;

/// What `version` says otherwise than `against`, or than the version before it. Terms are the same that have the same
/// name and kind.
///
/// # Errors
/// `no-such-record`; the store's.
pub fn differences(
    service: &Service,
    texts: &Texts,
    version: i64,
    against: Option<i64>,
) -> Result<Vec<DiffLine>, Refusal> {
    told(service, texts, (version, against), false)
}

/// The same for programs: days as ISO, amounts with a point, codes instead of words.
///
/// # Errors
/// Those of [`differences`].
pub fn differences_raw(
    service: &Service,
    texts: &Texts,
    version: i64,
    against: Option<i64>,
) -> Result<Vec<DiffLine>, Refusal> {
    told(service, texts, (version, against), true)
}

/// With what a version is compared where nobody says: one that is not in force yet with the one that is, as that is what
/// would change; else with the one before it.
fn usual<'a>(all: &'a [Version], after: &Version) -> Option<&'a Version> {
    let others = || all.iter().filter(|one| one.row.agreement == after.row.agreement && one.row.id != after.row.id);
    let in_force = others().find(|one| one.state == "in-force");
    let before = || others().filter(|one| one.row.number < after.row.number).max_by_key(|one| one.row.number);
    in_force.filter(|_| matches!(after.state, "draft" | "coming")).or_else(before)
}

/// Prints the values of what differs.
struct Teller<'a> {
    shown: Shown<'a>,
    raw: bool,
}

impl Teller<'_> {
    fn tell(&self, record: &Record, field: &Field) -> Result<String, Refusal> {
        if self.raw { self.shown.plain(record, field, false) } else { self.shown.text(record, field) }
    }
}

fn told(
    service: &Service,
    texts: &Texts,
    (version, against): (i64, Option<i64>),
    raw: bool,
) -> Result<Vec<DiffLine>, Refusal> {
    let all = versions(service)?;
    let find = |id: i64| {
        all.iter().find(|one| one.row.id == id).ok_or_else(|| {
            Refusal::not_found("no-such-record")
                .with("kind", "agreement_version")
                .with("what", Kind::AgreementVersion.label(id))
        })
    };
    let after = find(version)?;
    let before = match against {
        Some(id) => Some(find(id)?),
        None => usual(&all, after),
    };
    let shown = Teller { shown: Shown::new(service, texts, Dates::Local), raw };
    let mut lines = Vec::new();
    let store = service.store();
    if let (Some(before), Some(new)) = (before, store.record(Kind::AgreementVersion, after.row.id)?)
        && let Some(old) = store.record(Kind::AgreementVersion, before.row.id)?
    {
        fields(&shown, "", (&old, &new), &mut lines)?;
    }
    terms(service, &shown, before, after, &mut lines)?;
    Ok(lines)
}

/// Terms added, taken out, and changed.
fn terms(
    service: &Service,
    shown: &Teller<'_>,
    before: Option<&Version>,
    after: &Version,
    lines: &mut Vec<DiffLine>,
) -> Result<(), Refusal> {
    let records = |version: Option<&Version>| -> Result<Vec<Record>, Refusal> {
        let Some(version) = version else { return Ok(Vec::new()) };
        let mut all = service.store().children(Kind::Term, "version_of", version.row.id)?;
        all.retain(|record| !record.archived);
        Ok(all)
    };
    let (mut old, new) = (records(before)?, records(Some(after))?);
    let line = |record: &Record, change| DiffLine {
        term: record.text("name").unwrap_or_default().to_owned(),
        change,
        field: "",
        before: String::new(),
        after: String::new(),
    };
    for term in &new {
        let key = |record: &Record| (record.text("kind").map(str::to_owned), record.text("name").map(fold));
        match old.iter().position(|other| key(other) == key(term)) {
            Some(place) => {
                let other = old.remove(place);
                let name = term.text("name").unwrap_or_default();
                fields(shown, name, (&other, term), lines)?;
                rates(service, shown, (&other, term), lines)?;
            }
            None => lines.push(line(term, "added")),
        }
    }
    lines.extend(old.iter().map(|term| line(term, "removed")));
    Ok(())
}

/// The lead values of a term that differ, by the lead type's name.
fn rates(
    service: &Service,
    shown: &Teller<'_>,
    (old, new): (&Record, &Record),
    lines: &mut Vec<DiffLine>,
) -> Result<(), Refusal> {
    let of = |term: &Record| -> Result<Vec<Record>, Refusal> {
        let mut all = service.store().children(Kind::TermRate, "term", term.id)?;
        all.retain(|record| !record.archived);
        Ok(all)
    };
    let (mut old_rates, new_rates) = (of(old)?, of(new)?);
    let name = |record: &Record| record.text("name").unwrap_or_default().to_owned();
    let title = |record: &Record| format!("{} · {}", new.text("name").unwrap_or_default(), name(record));
    let line = |record: &Record, change| DiffLine {
        term: title(record),
        change,
        field: "",
        before: String::new(),
        after: String::new(),
    };
    for rate in &new_rates {
        match old_rates.iter().position(|other| fold(&name(other)) == fold(&name(rate))) {
            Some(place) => {
                let other = old_rates.remove(place);
                fields(shown, &title(rate), (&other, rate), lines)?;
            }
            None => lines.push(line(rate, "added")),
        }
    }
    lines.extend(old_rates.iter().map(|rate| line(rate, "removed")));
    Ok(())
}

/// The fields of two records that differ, ready to print. What rules write and what a record belongs to is no difference.
fn fields(
    shown: &Teller<'_>,
    term: &str,
    (old, new): (&Record, &Record),
    lines: &mut Vec<DiffLine>,
) -> Result<(), Refusal> {
    let told = |field: &&'static Field| {
        !field.derived
            && !matches!(field.name, "agreement" | "version_of" | "term")
            && old.get(field.name) != new.get(field.name)
    };
    for field in new.kind.fields().iter().filter(told) {
        lines.push(DiffLine {
            term: term.to_owned(),
            change: "changed",
            field: field.name,
            before: shown.tell(old, field)?,
            after: shown.tell(new, field)?,
        });
    }
    Ok(())
}
