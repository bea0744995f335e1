//! `smarketing export`: everything comes out again.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::desk::{Desk, Outcome};
use super::out::{Format, enveloped};
use crate::app::export::{self, Broken, all_csv, all_json, to_file};
use crate::app::files::Taken;
use crate::app::lists::{self, Ask};
use crate::app::service::Service;
use crate::app::values::Shown;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};

/// What comes out, and how.
#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "kind")]
    kind: String,
    #[arg(long, value_name = "filter", allow_hyphen_values = true)]
    filter: Option<String>,
    #[arg(long, value_name = "format")]
    format: Option<FileFormat>,
    #[arg(long, short = 'o', value_name = "path")]
    out: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    raw: bool,
    #[arg(long)]
    archived: bool,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    Csv,
    Json,
    Ndjson,
}

/// What an export is of.
enum Wanted {
    Everything,
    One(Kind),
}

fn wanted(word: &str) -> Result<Wanted, Refusal> {
    if word == "all" {
        return Ok(Wanted::Everything);
    }
    let single = word.replace('-', "_");
    let found = Kind::named(&single).or_else(|| Kind::named(single.strip_suffix('s').unwrap_or_default()));
    let found = found.or_else(|| (single == "touches").then_some(Kind::Touch));
    let kinds: Vec<&str> = std::iter::once("all").chain(Kind::ALL.iter().map(|kind| kind.word())).collect();
    let missing =
        || Refusal::new(RefusalKind::Usage, "unknown-kind").with("value", word).with("choices", kinds.join(", "));
    found.map(Wanted::One).ok_or_else(missing)
}

impl Export {
    /// Writes it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let wanted = wanted(&self.kind)?;
        let force = self.force;
        if matches!(wanted, Wanted::Everything) && self.filter.is_some() {
            return Err(Refusal::new(RefusalKind::Usage, "export-all-is-whole").into());
        }
        let format = self.format(&wanted, desk.out.format())?;
        let service = desk.open()?;
        if let Some(path) = &self.out {
            service.store().check_apart(path)?;
        }
        let texts = desk.texts_handle();
        let shown = Shown::new(&service, &texts, desk.dates());
        // On a person's terminal nothing is raw: what was imported must not command it.
        let to_terminal = self.out.as_deref().is_none_or(is_standard_output) && desk.out.is_terminal();
        let raw = self.raw && !to_terminal;
        if self.raw && !raw {
            desk.out.say(&texts.get("cli-raw-on-terminal"))?;
        }
        let export = export::Export { service: &service, texts: &texts, shown: &shown, raw };
        match wanted {
            Wanted::One(kind) => {
                let filter = self.filter.as_deref();
                let ask = Ask { kind, filter, sort: None, limit: None, archived: self.archived };
                lists::check(&service, &texts, &ask)?;
                let format_of = match format {
                    FileFormat::Csv => export::Format::Csv,
                    FileFormat::Json => export::Format::Json,
                    FileFormat::Ndjson => export::Format::Ndjson,
                };
                deliver(desk, &service, (self.out.as_deref(), taken(desk, force)), format, |out| {
                    export.write(&ask, format_of, out)
                })
            }
            Wanted::Everything if format == FileFormat::Csv => {
                let folder = self.out.ok_or_else(|| Refusal::new(RefusalKind::Usage, "export-needs-folder"))?;
                let count = all_csv(&export, &folder, taken(desk, force))?;
                written(desk, &service, &folder, count)
            }
            Wanted::Everything => deliver(desk, &service, (self.out.as_deref(), taken(desk, force)), format, |out| {
                all_json(&export, format == FileFormat::Ndjson, out)
            }),
        }
    }
}

impl Export {
    /// How it is written: as was said, else as the file's name ends, else as fits what is wanted.
    fn format(&self, wanted: &Wanted, answer: Format) -> Result<FileFormat, Refusal> {
        let ending = self.out.as_deref().and_then(Path::extension).and_then(std::ffi::OsStr::to_str);
        let by_name = match ending.map(str::to_lowercase).as_deref() {
            Some("csv") => Some(FileFormat::Csv),
            Some("json") => Some(FileFormat::Json),
            Some("ndjson" | "jsonl") => Some(FileFormat::Ndjson),
            _ => None,
        };
        let everything = matches!(wanted, Wanted::Everything);
        if everything && self.format.is_none() && by_name == Some(FileFormat::Csv) {
            // One table holds one kind: `all` makes a folder of them.
            return Err(Refusal::new(RefusalKind::Usage, "export-all-in-one-table"));
        }
        Ok(self.format.or(by_name).unwrap_or(match (answer, self.out.is_some()) {
            (_, true) if everything => FileFormat::Csv,
            (Format::Json, _) => FileFormat::Json,
            _ if everything => FileFormat::Json,
            _ => FileFormat::Csv,
        }))
    }
}

/// Whether the path is a way to say standard output: none of them is a file to be put in place.
fn is_standard_output(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// A person's file is replaced where they said `--force` or `--yes`.
const fn taken(desk: &Desk, force: bool) -> Taken {
    if force || desk.yes() { Taken::IsReplaced } else { Taken::Stays }
}

/// Has an export written to a file, else to standard output; JSON within its envelope.
fn deliver(
    desk: &Desk,
    service: &Service,
    (path, how): (Option<&Path>, Taken),
    format: FileFormat,
    write: impl FnOnce(&mut dyn Write) -> Result<u64, Broken>,
) -> Outcome {
    let head = desk.head(Some(service));
    let whole = |out: &mut dyn Write| match format {
        FileFormat::Json => enveloped(&head, out, write),
        FileFormat::Csv | FileFormat::Ndjson => write(out),
    };
    match path.filter(|path| !is_standard_output(path)) {
        Some(path) => {
            let count = to_file(service, path, how, whole)?;
            written(desk, service, path, count)
        }
        None => {
            desk.out.bytes(|out| whole(out).map(drop))?;
            Ok(0)
        }
    }
}

fn written(desk: &Desk, service: &Service, path: &Path, count: u64) -> Outcome {
    let rows = i64::try_from(count).unwrap_or(i64::MAX);
    let place = path.to_string_lossy().into_owned();
    let text = desk.texts().with("cli-exported", &[("count", rows.into()), ("path", (&place).into())]);
    desk.answer(Some(service), || json!({"path": place, "records": count}), |out| out.say(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_how_it_is_written() {
        let format = |wanted: Wanted, out: Option<&str>, answer| {
            let out = out.map(PathBuf::from);
            let export = Export {
                kind: String::new(),
                filter: None,
                format: None,
                out,
                force: false,
                raw: false,
                archived: false,
            };
            export.format(&wanted, answer).map_err(|refusal| refusal.code)
        };
        let deals = |out| format(Wanted::One(Kind::Deal), out, Format::People);
        assert_eq!(deals(Some("a.JSON")), Ok(FileFormat::Json));
        assert_eq!(deals(Some("a.jsonl")), Ok(FileFormat::Ndjson));
        assert_eq!(deals(Some("a")), Ok(FileFormat::Csv));
        let all = |out| format(Wanted::Everything, out, Format::People);
        assert_eq!(all(Some("folder")), Ok(FileFormat::Csv));
        assert_eq!(all(Some("all.json")), Ok(FileFormat::Json));
        assert_eq!(all(Some("all.csv")), Err("export-all-in-one-table"));
        assert_eq!(all(None), Ok(FileFormat::Json));
        assert_eq!(format(Wanted::One(Kind::Deal), Some("a.csv"), Format::Json), Ok(FileFormat::Csv));
    }

    #[test]
    fn kinds_are_named_in_singular_or_plural() {
        for (word, kind) in
            [("deal", Kind::Deal), ("deals", Kind::Deal), ("touches", Kind::Touch), ("deal-line", Kind::DealLine)]
        {
            assert!(matches!(wanted(word), Ok(Wanted::One(found)) if found == kind), "{word}");
        }
        assert!(matches!(wanted("all"), Ok(Wanted::Everything)));
        assert_eq!(wanted("shoes").err().map(|refusal| refusal.code), Some("unknown-kind"));
    }
}
