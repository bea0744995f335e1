//! The program that a file is from: under its name the ids of the file's rows are remembered, so that the
//! `7` of one program is not taken for the `7` of another.

use std::collections::BTreeSet;

use super::field::Kind as Rows;
use super::header;
use super::identity::stable;
use super::plan::Recipe;
use crate::app::service::Service;
use crate::domain::refusal::Refusal;

/// How much of a hash tells columns apart.
const SHORT: usize = 8;

/// The marks of a file's columns, that of its ids first; nothing for a file without ids.
pub(super) fn columns<'n>(names: impl Iterator<Item = &'n str>, id: Option<&str>) -> Vec<String> {
    let mark = |name: &str| stable(&[&header::plain(name)]).chars().take(SHORT).collect::<String>();
    let Some(id) = id.map(mark) else { return Vec::new() };
    let others: BTreeSet<String> = names.map(mark).filter(|mark| *mark != id).collect();
    std::iter::once(id).chain(others).collect()
}

/// The name of a program of which only its columns are known.
pub(super) fn named(rows: &str, columns: &[String]) -> String {
    let mut key = stable(&[rows, &columns.join(" ")]);
    key.truncate(12);
    format!("file-{key}")
}

/// The program that a planned file is from: that of an earlier import whose columns are nearly the same.
///
/// # Errors
/// The store's.
pub(super) fn of(service: &Service, rows: Rows, recipe: &Recipe) -> Result<String, Refusal> {
    if recipe.columns.is_empty() {
        return Ok(recipe.system.clone());
    }
    let mut best: Option<(f64, String)> = None;
    for (system, columns) in service.store().import_origins(rows.word())? {
        let columns: Vec<&str> = columns.split(' ').collect();
        let Some(near) = nearness(&recipe.columns, &columns) else { continue };
        // The newest comes first and stays among equals.
        if best.as_ref().is_none_or(|(known, _)| near > *known) {
            best = Some((near, system));
        }
    }
    Ok(best.map_or_else(|| recipe.system.clone(), |(_, system)| system))
}

/// How much of two files' columns they share, where that is so much that they are of one program: a column
/// more or less, as people add and leave them out of their exports.
fn nearness(here: &[String], there: &[&str]) -> Option<f64> {
    let ((id, here), (other, there)) = (here.split_first()?, there.split_first()?);
    if id != other {
        return None;
    }
    let here: BTreeSet<&str> = here.iter().map(String::as_str).collect();
    let there: BTreeSet<&str> = there.iter().copied().collect();
    let shared = here.intersection(&there).count();
    let all = here.union(&there).count();
    let share = if all == 0 { 1.0 } else { shared as f64 / all as f64 };
    let within = shared >= 2 && (here.is_subset(&there) || there.is_subset(&here));
    (within || share >= 0.75).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_more_or_less_is_the_same_program_and_other_columns_are_another() {
        let marks = |names: &[&'static str]| columns(names.iter().copied(), names.first().copied());
        let near = |one: &[&'static str], other: &[&'static str]| {
            let there = marks(other);
            let there: Vec<&str> = there.iter().map(String::as_str).collect();
            nearness(&marks(one), &there).is_some()
        };
        let crm = ["Id", "First Name", "E-mail", "Phone", "City"];
        assert!(near(&crm, &["id", "City", "first_name", "e mail", "PHONE"]), "in any order and spelling");
        assert!(near(&crm, &["Id", "First Name", "E-mail", "Phone"]));
        assert!(near(&crm, &["Id", "First Name", "E-mail", "Phone", "City", "Colour", "Size"]));
        assert!(!near(&crm, &["Id", "First Name", "E-mail", "Company", "Country"]));
        assert!(!near(&crm, &["Key", "First Name", "E-mail", "Phone", "City"]), "other ids are others");
        assert!(!near(&crm, &["Id", "City"]), "one column says too little");
        assert!(near(&["Id", "Name"], &["Id", "Name"]));
        assert!(columns(["a", "b"].into_iter(), None).is_empty());
    }
}
