//! What a command works with: where it answers, whose settings hold, how the team file is opened.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::args::Global;
use super::noun;
use super::out::{Format, Head, Out, Trouble};
use crate::app::actions::accepted_beside;
use crate::app::config::{Dates, Settings};
use crate::app::demo;
use crate::app::opening::{Launch, Opening};
use crate::app::service::{Applied, Service};
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::domain::change::{Change, Risk};
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Zone;

/// An exit code, or why there is no answer.
pub type Outcome = Result<u8, Trouble>;

/// The exit code of what is done in part.
const PARTLY: u8 = 8;

/// One command's work place.
#[derive(Debug)]
pub struct Desk {
    /// Where it answers.
    pub out: Out,
    settings: Settings,
    opening: Opening,
    texts: Arc<Texts>,
    yes: bool,
    warnings: Vec<Refusal>,
}

impl Desk {
    /// A desk under these settings and flags.
    pub fn new(launch: Launch, texts: Arc<Texts>, global: &Global, out: Out) -> Self {
        let Launch { settings, opening, .. } = launch;
        let warnings = settings.warnings.clone();
        Self { out, settings, opening, texts, yes: global.yes, warnings }
    }

    /// The texts.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The texts, to keep while the desk is used.
    pub fn texts_handle(&self) -> Arc<Texts> {
        Arc::clone(&self.texts)
    }

    /// The settings.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Which team file, for whom, with which clock.
    pub const fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Whether the person said `--yes` to what would be asked.
    pub const fn yes(&self) -> bool {
        self.yes
    }

    /// How dates are shown.
    pub fn dates(&self) -> Dates {
        self.settings.dates()
    }

    /// Opens the team file.
    ///
    /// # Errors
    /// Those of [`Opening::open`].
    pub fn open(&self) -> Result<Service, Refusal> {
        self.opening.open().map_err(|refusal| match demo::latest() {
            // Whoever looks for what they saw in the demonstration finds it.
            Some(demo) if refusal.code == "no-such-file" => refusal.with("demo", demo.display()),
            _ => refusal,
        })
    }

    /// What stands around the data of a JSON answer.
    pub fn head(&self, service: Option<&Service>) -> Head {
        let utc = Zone::utc();
        let zone = service.map_or(&utc, Service::zone);
        let as_of = zone.rfc3339(self.opening.clock.now());
        let warnings = self.warnings.iter().map(|warning| self.texts.refusal(warning).0).collect();
        Head { as_of, zone: zone.name().to_owned(), warnings }
    }

    /// Answers with JSON where that was asked for, else with what `people` writes.
    ///
    /// # Errors
    /// [`Trouble`] of standard output, and `people`'s.
    pub fn answer(
        &self,
        service: Option<&Service>,
        data: impl FnOnce() -> Json,
        people: impl FnOnce(&Out) -> Result<(), Trouble>,
    ) -> Outcome {
        if self.out.format() == Format::Json {
            return self.out.json(&self.head(service), &data());
        }
        people(&self.out)?;
        Ok(0)
    }

    /// Asks before what many records or no undo depend on, unless `--yes` was said.
    ///
    /// # Errors
    /// `needs-yes` where nobody can be asked, `not-confirmed` where the answer was no.
    pub fn confirm(&self, question: &str) -> Result<(), Refusal> {
        if self.yes {
            return Ok(());
        }
        match self.out.ask(question) {
            Some(true) => Ok(()),
            Some(false) => Err(Refusal::rule("not-confirmed")),
            None => Err(Refusal::new(RefusalKind::Usage, "needs-yes")),
        }
    }

    /// Does a change, asking first where its risk wants that, and answers what it did.
    ///
    /// # Errors
    /// The change's refusals; those of [`Desk::confirm`].
    pub fn apply(&mut self, service: &Service, change: &Change) -> Outcome {
        if change.risk() != Risk::Reversible {
            let question = match change {
                Change::RevertImport { entry, records } => {
                    self.tell_extent(service, change, *entry, *records)?;
                    self.texts.with("cli-ask-revert-import", &[("entry", (&entry.to_string()).into())])
                }
                _ => self.texts.get("cli-ask"),
            };
            self.confirm(&question)?;
        }
        // Asked before: afterwards the last entry is this one's own, just after the one that is ahead.
        let behind = service.clock_behind()?;
        let applied = service.apply(change).map_err(|refusal| self.told(service, change, refusal))?;
        if let Some(behind) = behind {
            if self.out.format() != Format::Json {
                self.out.warn(&behind);
            }
            self.warnings.push(behind);
        }
        match self.applied(service, &applied) {
            // It is done, and a script that did it again because of the exit code would do it twice.
            Err(Trouble::Refused(refusal)) if refusal.code.starts_with("output-") => {
                self.out.refuse(&Refusal::rule("done-but-untold").with("entry", applied.entry));
                Ok(PARTLY)
            }
            told => told,
        }
    }

    /// A refusal because somebody else was faster, with its values as people read them: rules know raw ones only.
    fn told(&self, service: &Service, change: &Change, mut refusal: Refusal) -> Refusal {
        let Change::Edit { kind, id, set, .. } = change else { return refusal };
        let named = refusal.values.iter().find(|(name, _)| *name == "field").map(|(_, field)| field.clone());
        let Some(field) = named.and_then(|name| kind.field(&name)).filter(|_| refusal.code == "changed-meanwhile")
        else {
            return refusal;
        };
        let Ok(Some(theirs)) = service.store().record(*kind, *id) else { return refusal };
        let mut yours = theirs.clone();
        if let Some((_, value)) = set.iter().find(|(name, _)| *name == field.name) {
            yours.set(field.name, value.clone());
        }
        let shown = Shown::new(service, &self.texts, self.dates());
        for (name, value) in &mut refusal.values {
            let record = match *name {
                "theirs" => &theirs,
                "yours" => &yours,
                _ => continue,
            };
            // What cannot be shown stays as the rule said it.
            if let Ok(text) = shown.text(record, field) {
                *value = text;
            }
        }
        refusal
    }

    /// How many records a bulk step moves, with the first of them: said before it is asked, and also where
    /// nobody is asked. With JSON the error stream holds errors alone.
    fn tell_extent(&self, service: &Service, change: &Change, entry: i64, records: u64) -> Result<(), Trouble> {
        if self.out.format() == Format::Json {
            return Ok(());
        }
        let sample = service.sample(change)?;
        let count = i64::try_from(records).unwrap_or(i64::MAX);
        let mut first = sample.records.join(", ");
        if sample.records.len() as u64 != records {
            first.push_str(", …");
        }
        let text = self.texts.with(
            "cli-revert-import",
            &[
                ("entry", (&entry.to_string()).into()),
                ("file", (&sample.file).into()),
                ("count", count.into()),
                ("sample", (&first).into()),
            ],
        );
        self.out.say(&text)
    }

    fn applied(&mut self, service: &Service, applied: &Applied) -> Outcome {
        if service.actor().is_none() {
            self.warnings.push(Refusal::rule("nobody-acts"));
            self.out.say(&self.texts.refusal(&Refusal::rule("nobody-acts")).0)?;
        }
        if let Some(handoff) = accepted_beside(applied).filter(|_| self.out.format() != Format::Json) {
            let label = Kind::Handoff.label(handoff);
            self.out.say(&self.texts.with("cli-offer-accepted", &[("handoff", (&label).into())]))?;
        }
        let (kind, id) = applied.subject;
        match self.out.format() {
            Format::Json => {
                let mut touched: Vec<String> = Vec::new();
                for (kind, id) in applied.edits.iter().map(|edit| edit.subject()) {
                    let label = kind.label(id);
                    if !touched.contains(&label) {
                        touched.push(label);
                    }
                }
                let record = noun::record_json(self, service, kind, id)?;
                let data = json!({
                    "entry": applied.entry,
                    "code": applied.code,
                    "kind": kind.word(),
                    "id": kind.label(id),
                    "record": record,
                    "touched": touched,
                });
                self.out.json(&self.head(Some(service)), &data)
            }
            Format::Plain | Format::Csv => {
                self.out.line(&kind.label(id))?;
                Ok(0)
            }
            Format::People => {
                let title = service.called(kind, id)?;
                let depth = service.store().entry(applied.entry)?.map_or(0, |entry| entry.depth);
                let mut what = event(&self.texts, &applied.code);
                if depth > 0 && depth % 2 == 0 {
                    what = self.texts.with("cli-done-again", &[("what", (&what).into())]);
                }
                let text = self.texts.with(
                    "cli-done",
                    &[
                        ("what", (&what).into()),
                        ("label", (&kind.label(id)).into()),
                        ("title", title.as_deref().unwrap_or_default().into()),
                        ("entry", (&applied.entry.to_string()).into()),
                    ],
                );
                // A person reads the sentence; a script that catches standard output gets the number.
                self.out.say(&text)?;
                if !self.out.is_terminal() {
                    self.out.line(&kind.label(id))?;
                }
                Ok(0)
            }
        }
    }
}

/// What an entry of the journal did, in words: `deal: won`.
pub fn event(texts: &Texts, code: &str) -> String {
    let (kind, verb) = code.split_once('.').unwrap_or(("", code));
    let kind = Kind::named(kind).map(|kind| texts.get(&format!("kind-{}", kind.word()))).unwrap_or_default();
    let verb = texts.find(&format!("journal-event-{verb}")).unwrap_or_else(|| code.to_owned());
    if kind.is_empty() {
        verb
    } else {
        texts.with("journal-event", &[("kind", (&kind).into()), ("verb", (&verb).into())])
    }
}
