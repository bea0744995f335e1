//! Long work: imports and the generated team, with one way to follow and to stop them.

use std::path::PathBuf;

use crate::app::demo::{self, Spec};
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
        // The seam for imports: `app::import` reads the file into the open team file.
        Job::Import { .. } => Err(Refusal::rule("not-built-yet").with("what", "import")),
        Job::Demo { prospects } => {
            let usual = Spec::usual(opening.clock.now(), texts.language());
            let spec = Spec { prospects: *prospects, ..usual };
            let path = demo::file(&spec, &mut |done, total| progress(done, Some(total)))?;
            Ok(Done { summary: Message::new("job-demo-done").with("n", prospects), entry: None, opened: Some(path) })
        }
    }
}
