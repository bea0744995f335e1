//! `smarketing import`: what a file proves is guessed, what it does not is asked, or refused by the name
//! of the option that says it.

mod show;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Args;

use super::desk::{Desk, Outcome};
use super::ending::Ending;
use super::out::Trouble;
use crate::app::files;
use crate::app::import::columns::dates::DateOrder;
use crate::app::import::columns::numbers::DecimalMark;
use crate::app::import::encoding::Charset;
use crate::app::import::plan::delimiter;
use crate::app::import::profile::Profile;
use crate::app::import::{
    Choices, Kind, OnDuplicate, Options, Prepared, Progress, Question, Source, dry_run, prepare, run,
};
use crate::app::service::Service;
use crate::domain::refusal::{Refusal, RefusalKind};

/// The exit code of an import that left rows out.
const PARTLY: u8 = 8;

/// What to read, and what the file does not prove.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "path")]
    source: PathBuf,
    #[arg(long, value_name = "kind")]
    kind: Option<String>,
    #[arg(long, value_name = "name")]
    profile: Option<String>,
    #[arg(long, value_name = "column-field")]
    map: Vec<String>,
    #[arg(long, value_name = "sign")]
    delimiter: Option<String>,
    #[arg(long, value_name = "encoding")]
    encoding: Option<String>,
    #[arg(long, value_name = "order")]
    dates: Option<String>,
    #[arg(long, value_name = "sign")]
    decimal: Option<String>,
    #[arg(long, value_name = "currency")]
    currency: Option<String>,
    #[arg(long, value_name = "alias")]
    alias: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "word")]
    on_duplicate: Option<String>,
}

/// The word that somebody typed for a choice, or the refusal that lists the words.
fn choice<T>(text: Option<&str>, named: impl Fn(&str) -> Option<T>, words: &str) -> Result<Option<T>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let missing = || Refusal::new(RefusalKind::Usage, "not-one-of").with("value", text).with("choices", words);
    named(text).map(Some).ok_or_else(missing)
}

impl Import {
    /// Reads it in, or shows what that would do.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let mut choices = self.choices()?;
        let ending = Ending::listen();
        let prepared_with = |choices: &Choices| -> Result<Prepared, Trouble> {
            let source = self.source(desk)?;
            let gauge = source.gauge();
            ending.during(move || gauge.cancel(), || prepare(source, choices.clone(), &service))
        };
        let mut prepared = prepared_with(&choices)?;
        while let Some(question) = prepared.plan.questions.first() {
            if !ask(desk, question, &mut choices.options)? {
                break;
            }
            prepared = prepared_with(&choices)?;
        }
        if self.dry_run {
            try_out(desk, &service, &prepared, &ending)
        } else {
            read_in(desk, &service, &prepared, &ending)
        }
    }

    fn choices(&self) -> Result<Choices, Refusal> {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        let mut options = Options {
            kind: choice(self.kind.as_deref(), Kind::named, &kinds.join(", "))?,
            profile: self.profile.as_deref().map(profile).transpose()?,
            delimiter: self.delimiter.as_deref().map(delimiter).transpose()?,
            encoding: self.encoding.as_deref().map(Charset::named).transpose()?,
            dates: choice(self.dates.as_deref(), DateOrder::named, "dmy, mdy, ymd")?,
            decimal: choice(self.decimal.as_deref(), DecimalMark::named, ", .")?,
            currency: self.currency.as_deref().map(str::parse).transpose()?,
            ..Options::default()
        };
        for text in &self.map {
            options.add_map(text)?;
        }
        for text in &self.alias {
            options.add_alias(text)?;
        }
        let known = [OnDuplicate::Update, OnDuplicate::Skip, OnDuplicate::Merge];
        let named = |text: &str| known.into_iter().find(|known| known.word() == text);
        let on_duplicate = choice(self.on_duplicate.as_deref(), named, "update, skip, merge")?.unwrap_or_default();
        Ok(Choices { options, on_duplicate, rejects_folder: None })
    }

    fn source(&self, desk: &Desk) -> Result<Source, Refusal> {
        if self.source == Path::new("-") {
            return Source::spool("stdin", std::io::stdin().lock());
        }
        Source::open(&self.source, Some(&desk.opening().path))
    }
}

/// A profile that comes with the program, or one in a file.
fn profile(text: &str) -> Result<Profile, Refusal> {
    let path = Path::new(text);
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        return Profile::parse(&name, &files::read_text(path)?);
    }
    Profile::named(text).cloned()
}

/// Asks a person what the file does not prove. Answers whether there was a person, and an answer.
fn ask(desk: &Desk, question: &Question, options: &mut Options) -> Result<bool, Refusal> {
    let texts = desk.texts();
    let mut text = texts.get(&format!("import-question-{}", question.choice));
    let place = texts.with(
        "cli-import-sample-line",
        &[
            ("column", question.column.as_deref().unwrap_or_default().into()),
            ("line", (&question.line.to_string()).into()),
            ("sample", (&question.sample).into()),
        ],
    );
    if question.column.is_some() {
        text = format!("{place}\n{text}");
    }
    let readings = question.readings.iter().map(String::as_str).chain(std::iter::repeat(""));
    for ((at, option), reading) in question.options.iter().enumerate().zip(readings) {
        text.push_str(&format!("\n  {}  {option}  {reading}", at + 1));
    }
    let Some(answer) = desk.out.question(&text) else { return Ok(false) };
    let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let picked = number.and_then(|at| question.options.get(at)).cloned().unwrap_or(answer);
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

fn try_out(desk: &Desk, service: &Service, prepared: &Prepared, ending: &Ending) -> Outcome {
    let gauge = prepared.gauge();
    let tried = || ending.during(move || gauge.cancel(), || dry_run(prepared, service));
    let report = if prepared.plan.questions.is_empty() { Some(tried()?) } else { None };
    show::plan(desk, service, &prepared.plan, report.as_ref())?;
    // What is still open is the answer's end: a script must not take the plan for done.
    prepared.plan.settled()?;
    Ok(report.map_or(0, |report| if report.rejected > 0 { PARTLY } else { 0 }))
}

fn read_in(desk: &Desk, service: &Service, prepared: &Prepared, ending: &Ending) -> Outcome {
    let gauge = prepared.gauge();
    let stop = std::sync::Arc::clone(&gauge);
    let watched = std::io::stderr().is_terminal();
    let texts = desk.texts_handle();
    let mut told = |progress: Progress| {
        if watched {
            let count = |number: u64| texts.integer(i64::try_from(number).unwrap_or(i64::MAX));
            let (done, total, rate) = (count(progress.done), count(progress.total), count(progress.rate));
            let words = [("done", (&done).into()), ("total", (&total).into()), ("rate", (&rate).into())];
            desk.out.progress(&texts.with("cli-import-progress", &words));
        }
        !gauge.cancelled()
    };
    // The first signal gives the import up and leaves nothing of it.
    let report = ending.during(move || stop.cancel(), || run(prepared, service, &texts, &mut told));
    if watched {
        desk.out.progress("");
    }
    let needed = files::room_for_import(prepared.plan.bytes);
    let report = report.map_err(|trouble| trouble.with_room(&desk.opening().path, Some(needed)))?;
    show::report(desk, service, &prepared.plan, &report)?;
    Ok(if report.rejected > 0 { PARTLY } else { 0 })
}
