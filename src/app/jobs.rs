//! Long work: imports and the generated team, with one way to follow and to stop them.

use std::path::{Path, PathBuf};

use crate::app::demo::{self, Spec};
use crate::app::files;
use crate::app::import::columns::{dates::DateOrder, numbers::DecimalMark};
use crate::app::import::field::Kind;
use crate::app::import::plan::{ColumnPlan, Notice, Question};
use crate::app::import::report::Report;
use crate::app::import::run::{self as import, APART, Choices};
use crate::app::import::source::Source;
use crate::app::import::trial::{self, LookAlike};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{
    ImportColumn, ImportQuestion, ImportReject, ImportStage, ImportTrial, ImportView, Job, Message,
};
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
        Job::Import { path, .. } | Job::Survey { path, .. } => Message::new("job-import").with("file", path),
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
        Job::Import { path, answers } => import_file(opening, path, answers, texts, progress),
        // A survey leaves nothing: the worker answers with what it found.
        Job::Survey { .. } => Err(Refusal::rule("cancelled")),
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
    answers: &[(String, String)],
    texts: &Texts,
    progress: &mut dyn FnMut(u64, Option<u64>) -> bool,
) -> Result<Done, Refusal> {
    let service = Service::open(&opening.path, &opening.options, opening.clock, &opening.actor)?;
    let source = Source::open(&home(path), Some(&opening.path))?;
    let prepared = import::prepare(source, choices(answers)?, &service)?;
    let told = &mut |at: import::Progress| progress(at.done, Some(at.total));
    let report = import::run(&prepared, &service, texts, told).map_err(|refusal| match refusal.code {
        "import-cancelled" => Refusal::rule("cancelled"),
        _ => files::with_room(refusal, &opening.path, Some(files::room_for_import(prepared.plan.bytes))),
    })?;
    let id = if report.rejected_file.is_some() { "job-import-partly" } else { "job-import-done" };
    let rejected_file = report.rejected_file.as_deref().unwrap_or(Path::new("")).display();
    let summary = Message::new(id)
        .with("path", rejected_file)
        .with("file", &prepared.plan.file)
        .with("added", report.added)
        .with("updated", report.updated + report.merged)
        .with("unchanged", report.unchanged)
        .with("rejected", report.rejected);
    Ok(Done { summary, entry: report.entry, opened: None })
}

/// Looks at a file, and says what reading it would do.
///
/// # Errors
/// Those of opening the team file, of [`import::prepare`] and of [`trial::attempt`].
pub fn survey(
    opening: &Opening,
    path: &str,
    answers: &[(String, String)],
    go_on: &dyn Fn() -> bool,
) -> Result<ImportView, Refusal> {
    let service = Service::open(&opening.path, &opening.options, opening.clock, &opening.actor)?;
    let source = Source::open(&home(path), Some(&opening.path))?;
    let prepared = import::prepare(source, choices(answers)?, &service)?;
    let tried = trial::attempt(&prepared, &service, go_on)?;
    let shown = shown(&tried.report, &prepared.rejected_file(&service).to_string_lossy());
    let plan = prepared.plan;
    let column = |column: &ColumnPlan| ImportColumn {
        header: column.header.clone(),
        targets: column.targets.clone(),
        format: column.format.clone().unwrap_or_default(),
        reason: column.reason,
        samples: column.samples.clone(),
    };
    let note = |notice: &Notice| {
        let values = notice.values.iter().map(|(name, value)| (*name, value.clone())).collect();
        Message { id: notice.code.to_owned(), values }
    };
    Ok(ImportView {
        file: plan.file.clone(),
        rows: plan.rows,
        kind: plan.kind.map(Kind::word),
        encoding: plan.encoding.name.clone(),
        delimiter: plan.dialect.delimiter,
        columns: plan.columns.iter().map(column).collect(),
        question: plan.questions.first().map(question).or(tried.alike.as_ref().map(which)),
        notes: plan.warnings.iter().map(note).collect(),
        trial: shown,
    })
}

/// What a trial showed, for the cockpit.
fn shown(report: &Report, rejected_file: &str) -> ImportTrial {
    let stages = report.mapped.iter().map(|mapped| ImportStage {
        word: mapped.word.clone(),
        count: mapped.count,
        stage: mapped.stage.clone(),
        place: mapped.place,
        made: mapped.made,
    });
    let rejects = report.rejects.iter().map(|reject| ImportReject {
        line: reject.line,
        column: reject.column.clone(),
        why: Message::new(format!("reject-{}", reject.code)).with("value", &reject.value),
    });
    ImportTrial {
        stages: stages.collect(),
        rejected: report.rejected,
        rejects: rejects.collect(),
        rejected_file: if report.rejected > 0 { rejected_file.to_owned() } else { String::new() },
    }
}

fn question(question: &Question) -> ImportQuestion {
    let readings = question.readings.iter().cloned().chain(std::iter::repeat(String::new()));
    ImportQuestion {
        choice: question.choice,
        column: question.column.clone().unwrap_or_default(),
        sample: question.sample.clone(),
        options: question.options.iter().cloned().zip(readings).collect(),
    }
}

/// Whether a name is another spelling of a known one: most often it is.
fn which(alike: &LookAlike) -> ImportQuestion {
    let answer = |name: &str, means: &str| [alike.kind.word(), name, means].join(PART);
    let mut options = vec![(answer(&alike.name, &alike.known), alike.known.clone())];
    options.push((answer(&alike.name, APART), String::new()));
    if alike.others > 0 {
        options.push((answer("*", APART), String::new()));
    }
    ImportQuestion { choice: "alias", column: String::new(), sample: alike.name.clone(), options }
}

/// Stands between the parts of an answer about names, which may hold any other sign.
const PART: &str = "\u{1f}";

/// The answers as what the command line's flags say.
fn choices(answers: &[(String, String)]) -> Result<Choices, Refusal> {
    let mut choices = Choices::default();
    let options = &mut choices.options;
    for (choice, answer) in answers {
        match choice.as_str() {
            "kind" => options.kind = Kind::named(answer),
            "dates" => options.dates = DateOrder::named(answer),
            "decimal" => options.decimal = DecimalMark::named(answer),
            "currency" => options.currency = Some(answer.parse()?),
            "alias" => {
                let mut parts = answer.split(PART).map(str::to_owned);
                if let (Some(thing), Some(name), Some(means)) = (parts.next(), parts.next(), parts.next()) {
                    options.aliases.push((thing, name, means));
                }
            }
            _ => options.add_map(answer)?,
        }
    }
    Ok(choices)
}

/// A path as people type it: `~` is their home.
fn home(path: &str) -> PathBuf {
    let typed = path.trim();
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(typed),
    }
}
