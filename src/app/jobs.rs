//! Long work: imports and the generated team, with one way to follow and to stop them.

use std::path::PathBuf;

use crate::app::demo::{self, Spec};
use crate::app::import::run::{self as import, Choices};
use crate::app::import::source::Source;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{Job, Message};
use crate::app::worker::Opening;
use crate::domain::refusal::Refusal;

/// What a job left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The summary for people.
    pub summary: Message,
    /// The journal entry that it wrote into the open team file.
    pub entry: Option<i64>,
    /// A team file to open instead.
    pub opened: Option<PathBuf>,
}

/// What a job is called.
pub fn title(job: &Job) -> Message {
    match job {
        Job::Import { path } => Message::new("job-import").with("file", path),
        Job::Demo { prospects } => Message::new("job-demo").with("n", prospects),
    }
}

/// Runs a job. `progress` is told what is done and how much there is, and says whether to go on.
///
/// # Errors
/// `cancelled` once `progress` said no; the job's own.
pub fn run(
    opening: &Opening,
    job: &Job,
    texts: &Texts,
    progress: &mut dyn FnMut(u64, Option<u64>) -> bool,
) -> Result<Done, Refusal> {
    match job {
        Job::Import { path } => import_file(opening, path, texts, progress),
        Job::Demo { prospects } => {
            let usual = Spec::usual(opening.clock.now(), texts.language());
            let spec = Spec { prospects: *prospects, ..usual };
            let path = demo::file(&spec, &mut |done, total| progress(done, Some(total)))?;
            Ok(Done { summary: Message::new("job-demo-done").with("n", prospects), entry: None, opened: Some(path) })
        }
    }
}

/// Reads a file into the open team file. What the file does not prove is a refusal that names the choice.
fn import_file(
    opening: &Opening,
    path: &str,
    texts: &Texts,
    progress: &mut dyn FnMut(u64, Option<u64>) -> bool,
) -> Result<Done, Refusal> {
    let service = Service::open(&opening.path, &opening.options, opening.clock, &opening.actor)?;
    let source = Source::open(&home(path), Some(&opening.path))?;
    let prepared = import::prepare(source, Choices::default(), &service)?;
    let told = &mut |at: import::Progress| progress(at.done, Some(at.total));
    let report = import::run(&prepared, &service, texts, told).map_err(|refusal| match refusal.code {
        "import-cancelled" => Refusal::rule("cancelled"),
        _ => refusal,
    })?;
    let summary = Message::new("job-import-done")
        .with("file", &prepared.plan.file)
        .with("added", report.added)
        .with("updated", report.updated + report.merged)
        .with("unchanged", report.unchanged)
        .with("rejected", report.rejected);
    Ok(Done { summary, entry: report.entry, opened: None })
}

/// A path as people type it: `~` is their home.
fn home(path: &str) -> PathBuf {
    let typed = path.trim();
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(typed),
    }
}
