//! `smarketing import FILE`: what was understood, what must be said first, and what came of it.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};
use serde_json::{Value as Json, json};

use super::desk::{Desk, Outcome};
use super::out::{Format, Out, Table, Trouble};
use crate::app::files;
use crate::app::import::OnDuplicate;
use crate::app::import::columns::dates::DateOrder;
use crate::app::import::columns::numbers::DecimalMark;
use crate::app::import::encoding::Charset;
use crate::app::import::field::Kind;
use crate::app::import::plan::{ImportPlan, Options, Question, delimiter};
use crate::app::import::profile::Profile;
use crate::app::import::run::{Choices, Prepared, Progress, RejectShown, Report, dry_run, prepare, run};
use crate::app::import::source::Source;
use crate::app::service::Service;
use crate::app::texts::{Arg, Texts};
use crate::domain::money::Currency;
use crate::domain::refusal::{Refusal, RefusalKind};

/// The exit code where some rows were rejected.
const PARTLY: u8 = 8;

/// A file and what is known about it.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "path")]
    path: PathBuf,
    #[arg(long, value_name = "word")]
    kind: Option<String>,
    #[arg(long, value_name = "name")]
    profile: Option<String>,
    #[arg(long, value_name = "mapping")]
    map: Vec<String>,
    #[arg(long, value_name = "word")]
    delimiter: Option<String>,
    #[arg(long, value_name = "word")]
    encoding: Option<String>,
    #[arg(long, value_name = "word")]
    dates: Option<String>,
    #[arg(long, value_name = "word")]
    decimal: Option<String>,
    #[arg(long, value_name = "currency")]
    currency: Option<String>,
    #[arg(long, value_name = "mapping")]
    alias: Vec<String>,
    #[arg(long, value_name = "folder")]
    rejects: Option<PathBuf>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "word")]
    on_duplicate: Option<Duplicate>,
}

/// What happens to rows whose record is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Duplicate {
    Update,
    Skip,
    Merge,
}

/// The answer of a flag, or a refusal that names the flag.
fn said<T>(flag: &'static str, text: Option<&String>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let bad = || Refusal::new(RefusalKind::Usage, "flag-value").with("flag", flag).with("value", text);
    read(text).map(Some).ok_or_else(bad)
}

impl Import {
    fn options(&self) -> Result<Options, Refusal> {
        let mut options = Options {
            kind: said("--kind", self.kind.as_ref(), Kind::named)?,
            delimiter: self.delimiter.as_deref().map(delimiter).transpose()?,
            encoding: self.encoding.as_deref().map(Charset::named).transpose()?,
            dates: said("--dates", self.dates.as_ref(), DateOrder::named)?,
            decimal: said("--decimal", self.decimal.as_ref(), DecimalMark::named)?,
            currency: self.currency.as_deref().map(Currency::from_str).transpose()?,
            profile: self.profile.as_deref().map(profile).transpose()?,
            ..Options::default()
        };
        self.map.iter().try_for_each(|text| options.add_map(text))?;
        self.alias.iter().try_for_each(|text| options.add_alias(text))?;
        Ok(options)
    }

    fn source(&self, service: &Service) -> Result<Source, Refusal> {
        if self.path == Path::new("-") {
            return Source::spool("stdin", std::io::stdin().lock());
        }
        Source::open(&self.path, Some(service.store().path()))
    }

    /// Imports, or shows what an import would do.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let mut choices = Choices {
            options: self.options()?,
            on_duplicate: match self.on_duplicate {
                Some(Duplicate::Skip) => OnDuplicate::Skip,
                Some(Duplicate::Merge) => OnDuplicate::Merge,
                _ => OnDuplicate::Update,
            },
            rejects_folder: self.rejects.clone(),
        };
        let service = desk.open()?;
        let mut prepared = prepare(self.source(&service)?, choices.clone(), &service)?;
        while let Some(question) = prepared.plan.questions.first() {
            if !ask(&desk.out, desk.texts(), question, &mut choices.options)? {
                break;
            }
            prepared = prepare(self.source(&service)?, choices.clone(), &service)?;
        }
        if self.dry_run {
            return try_it(desk, &service, &prepared);
        }
        let texts = desk.texts_handle();
        let out = desk.out.clone();
        // The first Ctrl-C gives the import up, and nothing of it is left.
        let stop = Arc::new(AtomicBool::new(false));
        let listening = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
        let report = run(&prepared, &service, &texts, &mut |progress| {
            tell(&out, &texts, progress);
            !stop.load(Ordering::Relaxed)
        });
        if let Ok(id) = listening {
            signal_hook::low_level::unregister(id);
        }
        out.progress("");
        let report = report?;
        let code = if report.rejected > 0 { PARTLY } else { 0 };
        desk.answer(Some(&service), || result(&report), |out| show_report(out, &texts, &report))?;
        Ok(code)
    }
}

/// Asks a person what the file does not prove. Answers whether there was a person, and an answer.
fn ask(out: &Out, texts: &Texts, question: &Question, options: &mut Options) -> Result<bool, Refusal> {
    let mut text = texts.get(&format!("import-question-{}", question.choice));
    if let Some(column) = &question.column {
        let line = question.line.to_string();
        let values: [(&str, Arg<'_>); 3] =
            [("column", column.into()), ("line", (&line).into()), ("sample", (&question.sample).into())];
        text = format!("{}\n{text}", texts.with("cli-import-place", &values));
    }
    let readings = question.readings.iter().map(String::as_str).chain(std::iter::repeat(""));
    for ((option, number), reading) in question.options.iter().zip(1..).zip(readings) {
        text.push_str(&format!("\n  {number}  {option}  {reading}"));
    }
    let Some(answer) = out.question(&text) else { return Ok(false) };
    let numbered = answer.parse::<usize>().ok().and_then(|number| question.options.get(number.checked_sub(1)?));
    let picked = numbered.cloned().unwrap_or(answer);
    let taken = match question.choice {
        "kind" => Kind::named(&picked).map(|kind| options.kind = Some(kind)),
        "dates" => DateOrder::named(&picked).map(|order| options.dates = Some(order)),
        "decimal" => DecimalMark::named(&picked).map(|mark| options.decimal = Some(mark)),
        "currency" => {
            options.currency = Some(picked.parse()?);
            Some(())
        }
        _ => Some(options.add_map(&picked)?),
    };
    Ok(taken.is_some())
}

/// A profile that comes with the program, or one in a file.
fn profile(name: &str) -> Result<Profile, Refusal> {
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        return Profile::parse(&stem, &files::read_text(path)?);
    }
    Profile::named(name).cloned()
}

fn tell(out: &Out, texts: &Texts, progress: Progress) {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let values: [(&str, Arg<'_>); 3] = [
        ("done", count(progress.done).into()),
        ("total", count(progress.total).into()),
        ("rate", count(progress.rate).into()),
    ];
    out.progress(&texts.with("import-progress", &values));
}

fn try_it(desk: &mut Desk, service: &Service, prepared: &Prepared) -> Outcome {
    let texts = desk.texts_handle();
    let plan = &prepared.plan;
    // An open question is what a dry run is for: it is shown, with the rest of the plan.
    let report = if plan.questions.is_empty() { Some(dry_run(prepared, service)?) } else { None };
    desk.answer(
        Some(service),
        || json!({ "plan": plan, "result": report.as_ref().map(result) }),
        |out| show_plan(out, &texts, plan, report.as_ref()),
    )?;
    match plan.questions.first() {
        Some(question) => Err(question.refusal(&plan.file).into()),
        None => Ok(if report.is_some_and(|report| report.rejected > 0) { PARTLY } else { 0 }),
    }
}

/// The promise of the command line, and what else is known.
fn result(report: &Report) -> Json {
    serde_json::to_value(report).unwrap_or(Json::Null)
}

fn show_plan(out: &Out, texts: &Texts, plan: &ImportPlan, report: Option<&Report>) -> Result<(), Trouble> {
    if out.format() == Format::People {
        let rows = i64::try_from(plan.rows).unwrap_or(i64::MAX);
        let kind = plan.kind.map_or("?", Kind::word);
        out.heading(
            &texts.with("import-plan", &[("file", (&plan.file).into()), ("rows", rows.into()), ("kind", kind.into())]),
        )?;
    }
    let mut table = Table::new();
    table.head(
        ["import-plan-column", "import-plan-field", "import-plan-format", "import-plan-sample"].map(|id| texts.get(id)),
    );
    for column in &plan.columns {
        let format = column.format.clone().unwrap_or_default();
        let sample = column.samples.first().cloned().unwrap_or_default();
        table.row(vec![column.header.clone(), column.targets.join(", "), format, sample]);
    }
    out.table(&table)?;
    for warning in &plan.warnings {
        let values: Vec<(&str, Arg<'_>)> = warning.values.iter().map(|(name, value)| (*name, value.into())).collect();
        out.say(&texts.with(warning.code, &values))?;
    }
    match report {
        Some(report) => show_report(out, texts, report),
        None => Ok(()),
    }
}

fn show_report(out: &Out, texts: &Texts, report: &Report) -> Result<(), Trouble> {
    let counts = [
        ("added", report.added),
        ("updated", report.updated),
        ("merged", report.merged),
        ("unchanged", report.unchanged),
        ("rejected", report.rejected),
    ];
    let mut table = Table::new();
    table.right(1);
    for (name, count) in counts {
        let shown = if out.format() == Format::People {
            texts.integer(i64::try_from(count).unwrap_or(i64::MAX))
        } else {
            count.to_string()
        };
        table.row(vec![texts.get(&format!("import-{name}")), shown]);
    }
    out.table(&table)?;
    if let Some(entry) = report.earlier {
        out.say(&texts.with("import-before", &[("entry", entry.into())]))?;
    }
    for stage in &report.stages {
        out.say(&texts.with("import-stage-made", &[("stage", stage.into())]))?;
    }
    if report.unlinked > 0 {
        out.say(
            &texts.with("import-unlinked", &[("count", i64::try_from(report.unlinked).unwrap_or(i64::MAX).into())]),
        )?;
    }
    if report.undated > 0 {
        out.say(&texts.with("import-undated", &[("count", i64::try_from(report.undated).unwrap_or(i64::MAX).into())]))?;
    }
    for reject in &report.rejects {
        out.say(&rejected(texts, reject))?;
    }
    if let Some(path) = &report.rejected_file {
        out.say(&texts.with("import-rejected-file", &[("path", path.to_string_lossy().as_ref().into())]))?;
    }
    if let Some(entry) = report.entry {
        out.say(&texts.with("cli-import-undo", &[("entry", (&entry.to_string()).into())]))?;
    }
    Ok(())
}

/// One of the first rejected rows, with its reason.
fn rejected(texts: &Texts, reject: &RejectShown) -> String {
    let id = format!("reject-{}", reject.code);
    let why = match texts.find(&id) {
        Some(_) => texts.with(&id, &[("value", (&reject.value).into())]),
        None => reject.code.to_owned(),
    };
    let line = reject.line.to_string();
    let values: [(&str, Arg<'_>); 3] =
        [("line", (&line).into()), ("column", (&reject.column).into()), ("why", (&why).into())];
    texts.with("cli-import-reject", &values)
}
