//! `smarketing backup`, `restore`, `verify`, `doctor`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use super::desk::{Desk, Outcome};
use super::out::{Format, Table};
use crate::app::doctor::{self, Finding, Verdict};
use crate::app::household;
use crate::app::texts::Texts;
use crate::domain::refusal::RefusalKind;

/// A verified copy.
#[derive(Debug, Args)]
pub struct Backup {
    #[arg(value_name = "path")]
    target: PathBuf,
}

/// A copy's content into the team file.
#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "path")]
    copy: PathBuf,
}

/// Is the file whole?
#[derive(Debug, Args)]
pub struct Verify {}

/// What is wrong?
#[derive(Debug, Args)]
pub struct Doctor {}

impl Backup {
    /// Writes it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        household::backup(&service, &self.target)?;
        let (entries, head) = household::chain_head(&service)?;
        let path = self.target.to_string_lossy().into_owned();
        let text = desk.texts().with("cli-backed-up", &[("path", (&path).into()), ("count", entries.into())]);
        desk.answer(Some(&service), || json!({"path": path, "entries": entries, "head": head}), |out| out.line(&text))
    }
}

impl Restore {
    /// Puts it back.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let opening = desk.opening();
        let (path, now) = (opening.path.clone(), opening.clock.now());
        let (file, copy) = (path.to_string_lossy().into_owned(), self.copy.to_string_lossy().into_owned());
        let places = [("path", (&file).into()), ("copy", (&copy).into())];
        if household::is_there(&path) {
            desk.confirm(&desk.texts().with("cli-ask-restore", &places))?;
        }
        let restored = household::restore(&path, &self.copy, now)?;
        let before = restored.before.map(|before| before.to_string_lossy().into_owned());
        let mut text = desk.texts().with("cli-restored", &places);
        if let Some(before) = &before {
            text.push('\n');
            text.push_str(&desk.texts().with("cli-restored-before", &[("path", before.into())]));
        }
        let service = desk.open()?;
        desk.answer(
            Some(&service),
            || json!({"path": file, "copy": copy, "before": before}),
            |out| text.lines().try_for_each(|line| out.line(line)),
        )
    }
}

impl Verify {
    /// Looks.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let findings: Vec<Finding> = household::verify(&service)?.into_iter().map(doctor::told).collect();
        // Of a file that is damaged the end of the journal may be what cannot be read.
        let (entries, head) = household::chain_head(&service).unwrap_or_default();
        let whole = findings.iter().all(|finding| finding.verdict != Verdict::Bad);
        let list: Vec<Json> = findings.iter().map(|finding| finding_json(desk.texts(), finding)).collect();
        let table = table(desk.texts(), &findings, desk.out.format() == Format::People);
        desk.answer(
            Some(&service),
            || json!({"whole": whole, "checks": list, "entries": entries, "head": head}),
            |out| out.table(&table),
        )?;
        if let (false, Err(stopped)) = (desk.out.format() == Format::Json, service.store().check_sound()) {
            desk.out.warn(&stopped);
        }
        Ok(if whole { 0 } else { RefusalKind::Data.exit_code() })
    }
}

impl Doctor {
    /// Looks.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let findings = doctor::examine(desk.settings(), desk.opening());
        let list: Vec<Json> = findings.iter().map(|finding| finding_json(desk.texts(), finding)).collect();
        let table = table(desk.texts(), &findings, desk.out.format() == Format::People);
        desk.answer(None, || json!({"checks": list}), |out| out.table(&table))?;
        // A missing file or a damaged one keeps the code that opening it would have.
        let bad = findings.iter().find(|finding| finding.verdict == Verdict::Bad);
        Ok(bad.map_or(0, |finding| finding.refusal.as_ref().map_or(1, |refusal| refusal.kind.exit_code())))
    }
}

fn finding_json(texts: &Texts, finding: &Finding) -> Json {
    json!({
        "check": finding.check,
        "verdict": finding.verdict.word(),
        "detail": finding.detail,
        "why": finding.refusal.as_ref().map(|refusal| texts.refusal(refusal).0),
    })
}

fn table(texts: &Texts, findings: &[Finding], people: bool) -> Table {
    let mut table = Table::new();
    for finding in findings {
        let told = finding.refusal.as_ref().map(|refusal| texts.refusal(refusal));
        let mut detail = told.as_ref().map_or_else(|| finding.detail.clone(), |(sentence, _)| sentence.clone());
        if let Some((_, Some(hint))) = &told {
            detail = format!("{detail} — {hint}");
        }
        if people {
            let glyph = match finding.verdict {
                Verdict::Good => "✓",
                Verdict::Note => "•",
                Verdict::Bad => "✗",
            };
            table.row(vec![glyph.to_owned(), texts.get(&format!("doctor-{}", finding.check)), detail]);
        } else {
            table.row(vec![finding.verdict.word().to_owned(), finding.check.to_owned(), detail]);
        }
    }
    table
}
