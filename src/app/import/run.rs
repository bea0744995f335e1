//! An import from the file to the journal: prepared, tried, run.

use std::collections::{HashMap, HashSet};
use std::io::{BufWriter, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Stopwatch};

use crossbeam_channel::{Receiver, Sender, bounded};
use serde_json::{Map, Value as Json};

use super::draft::{Draft, Drafter, Spent, noun};
use super::field::Kind as Rows;
use super::identity::{KeyMap, of_ext, stable};
use super::lookups::{Index, stable_key};
use super::names::Names;
use super::origin;
use super::plan::ImportPlan;
use super::reader::Record as Cells;
use super::rejects::RejectWriter;
use super::rows::{Reject, Row, Rows as TypedRows, Step};
use super::sink::Sink;
use super::source::Source;
use super::survey::survey;
use super::writer::{ROWS, Verdict, Writer};
use crate::app::files;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Zone};
use crate::store::bulk;

pub use super::settle::APART;

pub use super::report::{Choices, Progress, RejectShown, Report, reason};

/// How many rows travel at once from the reading to the writing thread, and how many such batches wait.
const BATCH: usize = 256;
const WAITING: usize = 16;
/// How often somebody is told how far it is.
const TELL: Duration = Duration::from_millis(100);

/// An import that is ready to run once its plan has no questions.
#[derive(Debug)]
pub struct Prepared {
    /// What it will do.
    pub plan: ImportPlan,
    source: Source,
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
    /// How far a reading of the source is, and the way to stop it.
    pub fn gauge(&self) -> std::sync::Arc<super::gauge::Gauge> {
        self.source.gauge()
    }

    /// The mark of this content, read in this way: what tells the same import coming again.
    fn mark(&self) -> String {
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

/// What an import would do, without doing it.
///
/// # Errors
/// The plan's open questions; `import-looks-alike`; those of reading.
pub fn dry_run(prepared: &Prepared, service: &Service) -> Result<Report, Refusal> {
    let rows = prepared.plan.settled()?;
    if let Some(entry) = service.store().imported_before(&prepared.mark())? {
        return seen_before(prepared, service, rows, entry, Stopwatch::now());
    }
    let mut job = Job::new(prepared, service, rows, Sink::trial(), None)?;
    job.go(&mut |_| true)?;
    Ok(job.report())
}

/// A new name in a file that looks like one that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// What it names.
    pub kind: Kind,
    /// The name in the file.
    pub name: String,
    /// How many rows have it.
    pub count: u64,
    /// The known name.
    pub known: String,
    /// How many other names of the file look like known ones.
    pub others: usize,
}

/// The first name of which somebody has to say whether it is a known one, without doing anything. Reads the
/// file as long as `go_on` says so; nothing while the plan has open questions, for they come first.
///
/// # Errors
/// `import-cancelled`; those of reading.
pub fn look_alike(
    prepared: &Prepared,
    service: &Service,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<LookAlike>, Refusal> {
    let Ok(rows) = prepared.plan.settled() else { return Ok(None) };
    if service.store().imported_before(&prepared.mark())?.is_some() {
        return Ok(None);
    }
    let mut job = Job::new(prepared, service, rows, Sink::trial(), None)?;
    job.read(&mut |_| go_on())?;
    job.settle()?;
    job.look_alike()
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
fn seen_before(
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

/// A row on its way from the reading to the writing thread.
enum Item {
    Draft(Box<Draft>),
    Rejected(Box<(Reject, Cells)>),
}

type Batch = Result<Vec<Item>, Refusal>;

struct Job<'a> {
    prepared: &'a Prepared,
    rows: Rows,
    zone: &'a Zone,
    now: Instant,
    writer: Writer<'a>,
    report: Report,
    texts: Option<&'a Texts>,
    rejects: Option<RejectWriter<BufWriter<std::fs::File>>>,
}

impl<'a> Job<'a> {
    fn new(
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
        let index = index(service, kind, &system)?;
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
    fn go(&mut self, progress: &mut dyn FnMut(Progress) -> bool) -> Result<(), Refusal> {
        self.read(progress)?;
        self.settle()?;
        self.looks_alike()
    }

    fn read(&mut self, progress: &mut dyn FnMut(Progress) -> bool) -> Result<(), Refusal> {
        let (sender, receiver) = bounded::<Batch>(WAITING);
        let (back, spent) = bounded::<Vec<Spent>>(WAITING);
        let (prepared, rows, zone, now) = (self.prepared, self.rows, self.zone, self.now);
        std::thread::scope(|scope| {
            scope.spawn(move || read(prepared, rows, zone, now, &sender, &spent));
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
    fn settle(&mut self) -> Result<(), Refusal> {
        let report = &mut self.report;
        self.writer.release(|verdict| report.count(verdict))?;
        self.writer.names.keep_promises(&mut self.writer.sink)?;
        self.writer.settle_stages()?;
        self.writer.settle_contacts()
    }

    fn look_alike(&self) -> Result<Option<LookAlike>, Refusal> {
        let suspects: Vec<_> = self.writer.names.suspects().collect();
        let Some(first) = suspects.first() else { return Ok(None) };
        let record = self.writer.store.record(first.kind, first.known)?;
        let known = record.map(|record| record.title().to_owned()).unwrap_or_default();
        let (name, others) = (first.name.clone(), suspects.len() - 1);
        Ok(Some(LookAlike { kind: first.kind, name, count: first.count, known, others }))
    }

    /// Refuses where a name looks like a known one: somebody has to say whether it is.
    fn looks_alike(&self) -> Result<(), Refusal> {
        let Some(first) = self.look_alike()? else { return Ok(()) };
        let known = &first.known;
        let alias = |to: &str| {
            let to = if to.contains(' ') { format!("\"{to}\"") } else { to.to_owned() };
            let from = &first.name;
            let from = if from.contains(' ') { format!("\"{from}\"") } else { from.clone() };
            format!("--alias {}:{from}={to}", first.kind.word())
        };
        Err(Refusal::invalid("import-looks-alike")
            .with("kind", first.kind.word())
            .with("name", &first.name)
            .with("count", first.count)
            .with("known", known)
            .with("same", alias(known))
            .with("apart", alias("new"))
            .with("others", first.others))
    }

    fn report(&mut self) -> Report {
        let mut report = std::mem::take(&mut self.report);
        report.made = self.writer.names.made().iter().map(|(kind, count)| (kind.word().to_owned(), *count)).collect();
        report.stages.clone_from(&self.writer.new_stages);
        if !report.stages.is_empty() {
            report.pipeline = self.writer.open_stages();
        }
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
        let stem =
            Path::new(&self.prepared.plan.file).file_stem().map_or("import", |stem| stem.to_str().unwrap_or("import"));
        let stem = if stem == "-" || stem.is_empty() { "import" } else { stem };
        let here = std::env::current_dir().ok();
        let beside = service.path().parent().map(Path::to_owned);
        let chosen = self.prepared.choices.rejects_folder.clone();
        let folders: Vec<PathBuf> = match chosen {
            Some(folder) => vec![folder],
            None => here.into_iter().chain(beside).collect(),
        };
        let mut last = fault(&stem);
        for folder in folders {
            // What was rejected earlier may be half mended by now: it is never overwritten.
            let written = files::write_beside(&folder, stem, ".rejected.csv", |out| {
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

/// Reads rows and makes drafts of them, until the end or until nobody listens any more.
fn read(
    prepared: &Prepared,
    rows: Rows,
    zone: &Zone,
    now: Instant,
    sender: &Sender<Batch>,
    spent: &Receiver<Vec<Spent>>,
) {
    let drafter = Drafter::new(&prepared.plan, rows, zone, now);
    if let Err(refusal) = read_all(prepared, drafter, sender, spent) {
        drop(sender.send(Err(refusal)));
    }
}

fn read_all(
    prepared: &Prepared,
    mut drafter: Drafter<'_>,
    sender: &Sender<Batch>,
    spent: &Receiver<Vec<Spent>>,
) -> Result<(), Refusal> {
    let mut typed = TypedRows::open(&prepared.source, &prepared.plan)?;
    let mut row = Row::default();
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let item = match typed.read(&mut row)? {
            Step::End => break,
            Step::Rejected(reject) => Item::Rejected(Box::new((reject, row.record().clone()))),
            Step::Read => match drafter.draft(&row) {
                Ok(draft) => Item::Draft(draft),
                Err((slot, code)) => Item::Rejected(Box::new((typed.reject(&row, slot, code), row.record().clone()))),
            },
        };
        batch.push(item);
        if batch.len() == BATCH {
            spent.try_iter().for_each(|drafts| drafter.recycle(drafts));
        }
        if batch.len() == BATCH && sender.send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))).is_err() {
            return Ok(()); // the writer gave up and says why
        }
    }
    drop(sender.send(Ok(batch)));
    Ok(())
}

/// What the team's file knows of earlier imports.
fn index(service: &Service, kind: Kind, system: &str) -> Result<Index, Refusal> {
    let store = service.store();
    let mut index = Index::default();
    store.each_known(kind, |source, ext, id| {
        if source == system {
            index.known.insert(of_ext(ext), id);
        } else if source == ROWS {
            index.known.insert(of_ext(&stable_key(ext)), id);
        }
    })?;
    if matches!(kind, Kind::Deal | Kind::Touch) {
        store.each_known(Kind::Prospect, |source, ext, id| {
            if source != ROWS {
                index.any.insert(of_ext(ext), id);
            }
        })?;
    }
    if kind == Kind::Touch {
        store.each_known(Kind::Deal, |source, ext, id| {
            if source != ROWS {
                index.deals.insert(of_ext(ext), id);
            }
        })?;
    }
    if kind == Kind::Prospect {
        store.each_unlinked_deal(|deal, custom| {
            let custom: Option<Map<String, Json>> = serde_json::from_str(custom).ok();
            if let Some(name) = custom.as_ref().and_then(|custom| custom.get("prospect")).and_then(Json::as_str) {
                index.waiting.entry(name.to_owned()).or_default().push(deal);
            }
        })?;
    }
    Ok(index)
}
