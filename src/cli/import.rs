//! `smarketing import FILE`: what was understood, what must be said first, and what came of it.

use std::path::{Path, PathBuf};
use std::str::FromStr;

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
use crate::app::import::plan::{ImportPlan, Options, delimiter};
use crate::app::import::profile::Profile;
use crate::app::import::run::{Choices, Prepared, Progress, Report, dry_run, prepare, run};
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

    /// Imports, or shows what an import would do.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let choices = Choices {
            options: self.options()?,
            on_duplicate: match self.on_duplicate {
                Some(Duplicate::Skip) => OnDuplicate::Skip,
                Some(Duplicate::Merge) => OnDuplicate::Merge,
                _ => OnDuplicate::Update,
            },
            rejects_folder: self.rejects.clone(),
        };
        let service = desk.open()?;
        let source = if self.path == Path::new("-") {
            Source::spool("stdin", std::io::stdin().lock())?
        } else {
            Source::open(&self.path, Some(service.store().path()))?
        };
        let prepared = prepare(source, choices, &service)?;
        if self.dry_run {
            return try_it(desk, &service, &prepared);
        }
        let texts = desk.texts_handle();
        let out = desk.out.clone();
        let report = run(&prepared, &service, &texts, &mut |progress| {
            tell(&out, &texts, progress);
            true
        })?;
        out.progress("");
        let code = if report.rejected > 0 { PARTLY } else { 0 };
        desk.answer(Some(&service), || result(&report), |out| show_report(out, &texts, &report))?;
        Ok(code)
    }
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
        None => Ok(0),
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
    if let Some(path) = &report.rejected_file {
        out.say(&texts.with("import-rejected-file", &[("path", path.to_string_lossy().as_ref().into())]))?;
    }
    Ok(())
}
