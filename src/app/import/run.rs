//! An import from the file to the journal: prepared, tried, run.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufWriter, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Stopwatch};

use crossbeam_channel::{Receiver, Sender, bounded};

use super::draft::{Drafter, Spent, noun};
use super::feed::{self, BATCH, Batch, Item, WAITING};
use super::field::Kind as Rows;
use super::identity::{KeyMap, stable};
use super::lookups;
use super::names::Names;
use super::origin;
use super::plan::ImportPlan;
use super::reader::Record as Cells;
use super::rejects::RejectWriter;
use super::rows::{Reject, Row, Rows as TypedRows, Step};
use super::sink::Sink;
use super::source::Source;
use super::stages::lifecycle_words;
use super::survey::survey;
use super::writer::{Verdict, Writer};
use crate::app::files;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Zone};
use crate::store::bulk;

pub use super::settle::APART;

pub use super::report::{Choices, Progress, RejectShown, Report, reason};

/// How the name of a file of rejected rows ends.
const REJECTED: &str = ".rejected.csv";
/// How often somebody is told how far it is.
const TELL: Duration = Duration::from_millis(100);

/// An import that is ready to run once its plan has no questions.
#[derive(Debug)]
pub struct Prepared {
    /// What it will do.
    pub plan: ImportPlan,
    pub(super) source: Source,
    choices: Choices,
}

/// Looks at a source and plans its import. The plan may hold questions.
///
/// # Errors
/// Those of [`survey`].
pub fn prepare(source: Source, mut choices: Choices, service: &Service) -> Result<Prepared, Refusal> {
    let options = &mut choices.options;
    options.home_currency = options.home_currency.or(Some(service.currency()));
    options.language.get_or_insert_with(|| service.workspace().language.clone());
    let plan = survey(&source, options)?;
    Ok(Prepared { plan, source, choices })
}

impl Prepared {
    /// Where the rejected rows will be, if there are any: with a number behind the name where that is taken.
    pub fn rejected_file(&self, service: &Service) -> PathBuf {
        let folder = self.reject_folders(service).into_iter().next().unwrap_or_default();
        folder.join(format!("{}{REJECTED}", self.stem()))
    }

    /// What the file of rejected rows is called after.
    fn stem(&self) -> &str {
        let stem = Path::new(&self.plan.file).file_stem().and_then(|stem| stem.to_str()).unwrap_or("import");
        if stem == "-" || stem.is_empty() { "import" } else { stem }
    }

    /// The folders that it may be written to, the better first.
    fn reject_folders(&self, service: &Service) -> Vec<PathBuf> {
        match &self.choices.rejects_folder {
            Some(folder) => vec![folder.clone()],
            None => {
                let beside = service.path().parent().map(Path::to_owned);
                std::env::current_dir().ok().into_iter().chain(beside).collect()
            }
        }
    }

    /// How far a reading of the source is, and the way to stop it.
    pub fn gauge(&self) -> std::sync::Arc<super::gauge::Gauge> {
        self.source.gauge()
    }

    /// The mark of this content, read in this way: what tells the same import coming again.
    pub(super) fn mark(&self) -> String {
        let plan = &self.plan;
        let columns: Vec<String> =
            plan.columns.iter().map(|column| format!("{}={:?}", column.targets.join("+"), column.format)).collect();
        let kind = plan.kind.map_or("", Rows::word);
        let told = format!(
            "{:?} {:?} {:?} {}",
            plan.currency,
            plan.constants,
            plan.recipe.replacements,
            self.choices.on_duplicate.word()
        );
        stable(&[&plan.hash, kind, &columns.join(";"), &told])
    }
}

/// Runs an import: all of it, or nothing. `progress` is told how far it is ten times a second; where it
/// answers `false`, the import is given up.
///
/// # Errors
/// The plan's open questions; `import-looks-alike`; `import-cancelled`; `import-changed`; `locked`,
/// `import-running`, and those of reading and of the store. Nothing is then left of it.
pub fn run(
    prepared: &Prepared,
    service: &Service,
    texts: &Texts,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Report, Refusal> {
    let rows = prepared.plan.settled()?;
    let started = Stopwatch::now();
    let mark = prepared.mark();
    if let Some(entry) = service.store().imported_before(&mark)? {
        return seen_before(prepared, service, rows, entry, started);
    }
    let source = bulk::Source {
        file_name: prepared.plan.file.clone(),
        file_hash: mark,
        kind: rows.word().to_owned(),
        expected: prepared.plan.rows,
    };
    let stamp = service.stamp();
    let loader = service.store().load_alone(&source, &stamp)?;
    let mut job = Job::new(prepared, service, rows, Sink::load(loader), Some(texts))?;
    job.go(progress)?;
    let mut report = job.report();
    report.rejected_file = job.write_rejects(service)?;
    let changes = report.added + report.updated + report.merged;
    if changes > 0
        && let Some(loader) = job.writer.sink.into_loader()
    {
        report.batch = Some(loader.batch());
        let facts = report.facts(&job.writer.system, &prepared.plan.recipe.columns);
        report.entry = Some(loader.publish("import.published", &stamp, &facts)?.entry);
    }
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

/// The same content was imported before and stands: nothing is new in it.
pub(super) fn seen_before(
    prepared: &Prepared,
    service: &Service,
    rows: Rows,
    entry: i64,
    started: Stopwatch,
) -> Result<Report, Refusal> {
    let mut report = Report { earlier: Some(entry), ..Report::default() };
    let mut typed = TypedRows::open(&prepared.source, &prepared.plan)?;
    let mut drafter = Drafter::new(&prepared.plan, rows, service.zone(), service.now());
    let mut row = Row::default();
    loop {
        match typed.read(&mut row)? {
            Step::End => break,
            Step::Read if drafter.draft(&row).is_ok() => report.unchanged += 1,
            Step::Read | Step::Rejected(_) => report.rejected += 1,
        }
    }
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

pub(super) struct Job<'a> {
    prepared: &'a Prepared,
    rows: Rows,
    zone: &'a Zone,
    now: Instant,
    pub(super) writer: Writer<'a>,
    report: Report,
    texts: Option<&'a Texts>,
    rejects: Option<RejectWriter<BufWriter<std::fs::File>>>,
}

impl<'a> Job<'a> {
    pub(super) fn new(
        prepared: &'a Prepared,
        service: &'a Service,
        rows: Rows,
        sink: Sink<'a>,
        texts: Option<&'a Texts>,
    ) -> Result<Self, Refusal> {
        let kind = noun(rows);
        let recipe = &prepared.plan.recipe;
        let store = service.store();
        let system = origin::of(service, rows, recipe)?;
        let index = lookups::index(service, kind, &system)?;
        let mut writer = Writer {
            store,
            recipe,
            system,
            zone: service.zone(),
            now: service.now(),
            currency: service.currency().to_string(),
            kind,
            mode: prepared.choices.on_duplicate,
            sink,
            names: Names::new(store, kind, &recipe.apart),
            index,
            held: KeyMap::default(),
            held_order: Vec::new(),
            ordinals: KeyMap::default(),
            stages: Vec::new(),
            new_stages: Vec::new(),
            stage_words: BTreeMap::new(),
            entered: HashSet::new(),
            stage_now: HashMap::new(),
            taken_back: HashSet::new(),
            handed: HashSet::new(),
            entries_now: HashMap::new(),
            contacted: HashMap::new(),
            unlinked: 0,
            undated: 0,
            alike: 0,
            alikes: Vec::new(),
            spent: Vec::with_capacity(BATCH),
        };
        writer.look_before()?;
        if kind == Kind::Deal {
            writer.load_stages()?;
        }
        let zone = service.zone();
        Ok(Self { prepared, rows, zone, now: service.now(), writer, report: Report::default(), texts, rejects: None })
    }

    /// Reads in one thread and writes in this one.
    pub(super) fn go(&mut self, progress: &mut dyn FnMut(Progress) -> bool) -> Result<(), Refusal> {
        self.read(progress)?;
        self.settle()?;
        self.looks_alike()
    }

    pub(super) fn read(&mut self, progress: &mut dyn FnMut(Progress) -> bool) -> Result<(), Refusal> {
        let (sender, receiver) = bounded::<Batch>(WAITING);
        let (back, spent) = bounded::<Vec<Spent>>(WAITING);
        let (prepared, rows, zone, now) = (self.prepared, self.rows, self.zone, self.now);
        std::thread::scope(|scope| {
            scope.spawn(move || feed::read(prepared, rows, zone, now, &sender, &spent));
            // Given away, so that it is closed when the writing ends early: the reading must not wait on it.
            self.receive(receiver, &back, progress)
        })?;
        self.prepared.source.unchanged()
    }

    fn receive(
        &mut self,
        receiver: Receiver<Batch>,
        back: &Sender<Vec<Spent>>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(), Refusal> {
        let started = Stopwatch::now();
        let mut told = started;
        let mut done = 0;
        for batch in receiver {
            for item in batch? {
                done += 1;
                self.take(item)?;
            }
            // Where the reading is at its end or does not keep up with them, they are freed here.
            drop(back.try_send(std::mem::replace(&mut self.writer.spent, Vec::with_capacity(BATCH))));
            if told.elapsed() >= TELL {
                told = Stopwatch::now();
                let millis = started.elapsed().as_millis().max(1);
                let rate = u64::try_from(u128::from(done) * 1000 / millis).unwrap_or(u64::MAX);
                if !progress(Progress { done, total: self.prepared.plan.rows, rate }) {
                    return Err(Refusal::rule("import-cancelled"));
                }
            }
        }
        progress(Progress { done, total: self.prepared.plan.rows, rate: 0 });
        Ok(())
    }

    fn take(&mut self, item: Item) -> Result<(), Refusal> {
        match item {
            Item::Rejected(rejected) => self.reject(&rejected.0, &rejected.1),
            Item::Draft(draft) => {
                let line = draft.line;
                let cells = draft.cells.clone();
                match self.writer.take(draft)? {
                    Verdict::Rejected(field, code, value) => {
                        let column = self.header(field);
                        self.reject(&Reject { line, column, code, value }, &cells.unwrap_or_default())
                    }
                    verdict => {
                        self.report.count(&verdict);
                        Ok(())
                    }
                }
            }
        }
    }

    /// The name of the column that fills a field.
    fn header(&self, field: &str) -> String {
        let plan = &self.prepared.plan;
        let column = plan.slot(field).and_then(|slot| plan.recipe.slots.get(slot)).map(|slot| slot.column);
        column.and_then(|column| plan.recipe.dialect.names.get(column)).cloned().unwrap_or_default()
    }

    fn reject(&mut self, reject: &Reject, cells: &Cells) -> Result<(), Refusal> {
        self.report.reject(reject);
        let Some(texts) = self.texts else { return Ok(()) };
        if self.rejects.is_none() {
            let file =
                tempfile::tempfile().map_err(|error| Refusal::rule("import-cannot-write").with("detail", error))?;
            let titles =
                ["import-rejects-line", "import-rejects-column", "import-rejects-reason"].map(|id| texts.get(id));
            let titles = [titles[0].as_str(), titles[1].as_str(), titles[2].as_str()];
            self.rejects = Some(RejectWriter::new(BufWriter::new(file), &self.prepared.plan.recipe, titles)?);
        }
        let reason = reason(texts, reject);
        self.rejects.as_mut().map_or(Ok(()), |writer| writer.write(reject, &reason, cells))
    }

    /// What is left to do when all rows are in.
    pub(super) fn settle(&mut self) -> Result<(), Refusal> {
        let report = &mut self.report;
        self.writer.release(|verdict| report.count(verdict))?;
        self.writer.names.keep_promises(&mut self.writer.sink)?;
        self.writer.settle_stages()?;
        self.writer.settle_contacts()
    }

    pub(super) fn report(&mut self) -> Report {
        let mut report = std::mem::take(&mut self.report);
        report.made = self.writer.names.made().iter().map(|(kind, count)| (kind.word().to_owned(), *count)).collect();
        report.stages.clone_from(&self.writer.new_stages);
        if !report.stages.is_empty() {
            report.pipeline = self.writer.open_stages();
        }
        report.mapped = match self.rows {
            Rows::Prospects => lifecycle_words(&self.prepared.plan),
            _ => self.writer.stages_of_words(),
        };
        report.unlinked = self.writer.unlinked;
        report.undated = self.writer.undated;
        report.alike = self.writer.alike;
        report.alikes = std::mem::take(&mut self.writer.alikes);
        report
    }

    /// Puts the rejected rows where somebody finds them.
    fn write_rejects(&mut self, service: &Service) -> Result<Option<PathBuf>, Refusal> {
        let Some(writer) = self.rejects.take() else { return Ok(None) };
        let fault = |error: &dyn std::fmt::Display| Refusal::rule("import-cannot-write").with("detail", error);
        let mut file = writer.finish()?.into_inner().map_err(|error| fault(error.error()))?;
        let stem = self.prepared.stem();
        let folders = self.prepared.reject_folders(service);
        let mut last = fault(&stem);
        for folder in folders {
            // What was rejected earlier may be half mended by now: it is never overwritten.
            let written = files::write_beside(&folder, stem, REJECTED, |out| {
                file.seek(SeekFrom::Start(0))?;
                std::io::copy(&mut file.by_ref().take(u64::MAX), out).map(drop)
            });
            match written {
                Ok(path) => return Ok(Some(path)),
                Err(refusal) => last = refusal,
            }
        }
        Err(last)
    }
}
