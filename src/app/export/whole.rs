//! The whole team: every kind, in the order in which one may be imported after the other.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Broken, Export, Format};
use crate::app::files::{self, Taken};
use crate::app::lists::{self, Ask};
use crate::app::service::Service;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};

fn everything(kind: Kind) -> Ask<'static> {
    Ask { kind, filter: None, sort: None, limit: None, archived: true }
}

/// Writes every record of every kind: one JSON object with an array a kind, or one line a record with
/// its `kind`. Answers how many.
///
/// # Errors
/// The engine's, and what the writing says.
pub fn all_json(export: &Export<'_>, lines: bool, out: &mut dyn Write) -> Result<u64, Broken> {
    one_state(export, || if lines { all_lines(export, out) } else { all_arrays(export, out) })
}

/// Runs `body` on one unchanging state of the data, so that what refers to each other comes out together.
fn one_state<T>(export: &Export<'_>, body: impl FnOnce() -> Result<T, Broken>) -> Result<T, Broken> {
    let mut came = None;
    export.service.store().snapshot(|| {
        came = Some(body());
        Ok(())
    })?;
    came.unwrap_or_else(|| Err(std::io::Error::from(std::io::ErrorKind::Interrupted).into()))
}

fn all_lines(export: &Export<'_>, out: &mut dyn Write) -> Result<u64, Broken> {
    let mut count = 0;
    for kind in Kind::ALL {
        let ask = everything(*kind);
        let length = lists::each(export.service, export.texts, &ask, |record| export.line(record, Some(*kind), out))?;
        count += length.shown;
    }
    Ok(count)
}

fn all_arrays(export: &Export<'_>, out: &mut dyn Write) -> Result<u64, Broken> {
    let mut count = 0;
    out.write_all(b"{")?;
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        out.write_all(format!("{comma}\"{}\":", kind.word()).as_bytes())?;
        count += export.write(&everything(*kind), Format::Json, out)?;
    }
    out.write_all(b"}")?;
    Ok(count)
}

/// Writes one table a kind into a folder: `prospect.csv` and its like. Answers how many records.
///
/// # Errors
/// The engine's, and those of [`files::write_at`].
pub fn all_csv(export: &Export<'_>, folder: &Path, taken: Taken) -> Result<u64, Refusal> {
    files::make_folder(folder)?;
    // All of them before the first is written.
    Kind::ALL.iter().map(|kind| table_in(folder, *kind)).try_for_each(|path| {
        export.service.store().check_apart(&path)?;
        files::check_place(&path, taken)
    })?;
    let tables = || {
        let mut count = 0;
        for kind in Kind::ALL {
            count += table(export, *kind, folder, taken)?;
        }
        Ok(count)
    };
    one_state(export, tables).map_err(|broken| match broken {
        Broken::Refused(refusal) => refusal,
        Broken::Io(error) => Refusal::new(RefusalKind::Internal, "output-failed").with("message", error),
    })
}

fn table_in(folder: &Path, kind: Kind) -> PathBuf {
    folder.join(format!("{}.csv", kind.word()))
}

fn table(export: &Export<'_>, kind: Kind, folder: &Path, taken: Taken) -> Result<u64, Refusal> {
    to_file(export.service, &table_in(folder, kind), taken, |out| export.write(&everything(kind), Format::Csv, out))
}

/// Writes a file whole or not at all by `write`; never over the open team file.
///
/// # Errors
/// `team-file-itself`, `write`'s, and those of [`files::write_at`].
pub fn to_file(
    service: &Service,
    path: &Path,
    taken: Taken,
    write: impl FnOnce(&mut dyn Write) -> Result<u64, Broken>,
) -> Result<u64, Refusal> {
    service.store().check_apart(path)?;
    let mut count = 0;
    let mut refused = None;
    let written = files::write_at(path, taken, |out| match write(out) {
        Ok(done) => {
            count = done;
            Ok(())
        }
        Err(Broken::Io(error)) => Err(error),
        Err(Broken::Refused(refusal)) => {
            let error = std::io::Error::other(refusal.code);
            refused = Some(refusal);
            Err(error)
        }
    });
    match refused {
        Some(refusal) => Err(refusal),
        None => written.map(|()| count),
    }
}
