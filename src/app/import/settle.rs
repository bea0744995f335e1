//! Turns what the columns showed into how they are read: decided, asked, or kept as text.

mod amounts;
mod asking;

use std::collections::HashMap;
use std::sync::Arc;

use super::columns::dates::DateOrder;
use super::columns::numbers::Sign;
use super::columns::{Decision, Sample, words};
use super::field::{Field, FieldType, Kind};
use super::guess::{ColumnGuess, KindGuess, Reason, Target};
use super::origin;
use super::plan::{Notice, Question, Reading, Recipe, Slot};
use super::profile::{self, Profile};
use super::survey::{Findings, Watch, date_readings};
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;

/// How many words of a column a plan shows.
const SHOWN_WORDS: usize = 20;

pub(super) struct Settled {
    pub columns: Vec<SettledColumn>,
    pub questions: Vec<Question>,
    pub warnings: Vec<Notice>,
    pub recipe: Recipe,
}

pub(super) struct SettledColumn {
    pub guess: ColumnGuess,
    pub format: Option<String>,
    pub words: Vec<(String, u64)>,
}

struct Settling<'a> {
    found: &'a Findings<'a>,
    kind: Option<Kind>,
    currency: Option<Currency>,
    signs: Vec<(Sign, Currency)>,
    slots: Vec<Slot>,
    replacements: Vec<String>,
    questions: Vec<Question>,
    warnings: Vec<Notice>,
}

/// What becomes of one target.
enum Outcome {
    Read(Reading, Option<String>),
    /// Its cells are something else: this one, for instance.
    Else(Sample),
}

pub(super) fn settle(found: &Findings<'_>) -> Result<Settled, Refusal> {
    let kind = match found.kind {
        KindGuess::Known(kind, _) => Some(kind),
        KindGuess::Unknown(_) => None,
    };
    let currency = known_currency(found);
    let mut settling = Settling {
        found,
        kind,
        currency,
        signs: Vec::new(),
        slots: Vec::new(),
        replacements: Vec::new(),
        questions: Vec::new(),
        warnings: Vec::new(),
    };
    let mut columns = Vec::with_capacity(found.columns.len());
    let implied = settling.implied_status();
    for (at, guess) in found.columns.iter().enumerate() {
        let mut guess = guess.clone();
        if let Some(status) = implied.filter(|(column, _)| *column == at) {
            guess.targets.push(Target::Field(status.1));
        }
        columns.push(settling.column(at, guess)?);
    }
    settling.ask_for_identity();
    settling.ask_for_currency();
    let identity = settling.identity();
    let (system, marks) = system(found);
    let recipe = Recipe {
        charset: found.examined.charset,
        dialect: found.dialect.clone(),
        slots: settling.slots,
        currency: settling.currency,
        given_currency: found.options.currency,
        signs: settling.signs,
        replacements: settling.replacements,
        identity,
        rule: found.seen.identity.clone(),
        repeated: Arc::clone(&found.seen.repeated),
        system,
        columns: marks,
        apart: apart(found),
    };
    Ok(Settled { columns, questions: settling.questions, warnings: settling.warnings, recipe })
}

/// The currency of amounts that name none: what somebody said, what the profile knows, the workspace's.
fn known_currency(found: &Findings<'_>) -> Option<Currency> {
    let of_profile = found.profile.as_ref().and_then(|profile| profile.currency.as_ref()?.parse().ok());
    found.options.currency.or(of_profile).or(found.options.home_currency)
}

/// What `--alias product:GTXPro=new` has for the name that is meant: a new thing of that name.
pub const APART: &str = "new";

/// The sort of thing whose name a field holds, as `--alias` calls it.
fn thing(kind: Option<Kind>, field: &Field) -> &'static str {
    match (field.name, kind) {
        ("name", Some(Kind::Products)) => "product",
        ("name", Some(Kind::Accounts)) | ("parent", _) => "account",
        ("name", Some(Kind::Campaigns)) => "campaign",
        ("name", Some(Kind::Members)) | ("owner" | "marketing_owner" | "sales_owner", _) => "member",
        (name, _) => name,
    }
}

fn apart(found: &Findings<'_>) -> Vec<(String, String)> {
    let aliases = found.options.aliases.iter().filter(|alias| alias.2 == APART);
    aliases.map(|(thing, name, _)| (thing.clone(), crate::domain::text::fold(name))).collect()
}

/// The program that the file is from, and the marks of its columns: its profile's name up to the dash; else
/// the columns themselves stand for it.
fn system(found: &Findings<'_>) -> (String, Vec<String>) {
    if let Some(profile) = &found.profile {
        return (profile.name.split('-').next().unwrap_or(&profile.name).to_owned(), Vec::new());
    }
    let kind = match found.kind {
        KindGuess::Known(kind, _) => kind.word(),
        KindGuess::Unknown(_) => "",
    };
    let is_id = |guess: &ColumnGuess| {
        guess.targets.iter().any(|target| matches!(target, Target::Field(field) if field.name == "id"))
    };
    let names = &found.dialect.names;
    let id = found.columns.iter().position(is_id).and_then(|at| names.get(at)).map(String::as_str);
    let columns = origin::columns(names.iter().map(String::as_str), id);
    (origin::named(kind, &columns), columns)
}

impl Settling<'_> {
    fn header(&self, at: usize) -> String {
        self.found.dialect.names.get(at).cloned().unwrap_or_default()
    }

    fn watch(&self, at: usize) -> Option<&Watch> {
        self.found.seen.columns.get(at)
    }

    fn profile(&self) -> Option<&Profile> {
        self.found.profile.as_ref()
    }

    /// A deal's status from its stage, where no column tells it and some stages are won or lost.
    fn implied_status(&self) -> Option<(usize, &'static Field)> {
        let kind = self.kind.filter(|kind| *kind == Kind::Deals)?;
        let status = kind.field("status")?;
        let fills = |column: &ColumnGuess, name: &str| {
            column.targets.iter().any(|target| matches!(target, Target::Field(field) if field.name == name))
        };
        let told = self.found.columns.iter().any(|column| fills(column, "status"));
        if told || self.profile().is_some_and(|profile| profile.set.contains_key("status")) {
            return None;
        }
        let at = self.found.columns.iter().position(|column| fills(column, "stage"))?;
        let words = self.watch(at)?.words.as_ref()?.words();
        let ends = words.iter().any(|(word, _)| matches!(profile::word(kind, "status", word), Some("won" | "lost")));
        ends.then_some((at, status))
    }

    fn column(&mut self, at: usize, guess: ColumnGuess) -> Result<SettledColumn, Refusal> {
        let header = self.header(at);
        self.tell_emptied(at, &header);
        let mut format = None;
        let mut targets = Vec::with_capacity(guess.targets.len());
        let mut reason = guess.reason.clone();
        for target in &guess.targets {
            match target {
                Target::Nothing => targets.push(Target::Nothing),
                Target::Custom(name) => {
                    self.slots.push(self.plain_slot(at, None, name));
                    targets.push(target.clone());
                }
                Target::Field(field) => match self.target(at, field, &guess, &header) {
                    Outcome::Read(reading, of) => {
                        self.add_slot(at, field, reading);
                        format = format.or(of);
                        targets.push(target.clone());
                    }
                    Outcome::Else(sample) if guess.reason == Reason::Given => {
                        return Err(self.not_readable(at, field, &sample));
                    }
                    Outcome::Else(sample) if self.must_say(field, &guess.reason) => {
                        self.ask_for_column(at, field, &sample);
                        reason = Reason::NotReadable;
                    }
                    Outcome::Else(sample) => {
                        let notice = Notice::new("import-note-not-readable").with("column", &header);
                        let notice = notice.with("field", field.name).with("line", sample.line);
                        self.warnings.push(notice.with("value", sample.value));
                        reason = Reason::NotReadable;
                    }
                },
            }
        }
        if targets.is_empty() {
            self.slots.push(self.plain_slot(at, None, &header));
            targets.push(Target::Custom(header));
        }
        let words = self.watch(at).and_then(|watch| watch.words.as_ref());
        let words = words.map(|words| {
            words.words().into_iter().take(SHOWN_WORDS).map(|(word, count)| (word.to_owned(), count)).collect()
        });
        Ok(SettledColumn { guess: ColumnGuess { targets, reason }, format, words: words.unwrap_or_default() })
    }

    /// Says which words of a column count as nothing.
    fn tell_emptied(&mut self, at: usize, header: &str) {
        if let Some(emptied) = self.watch(at).map(|watch| &watch.emptied).filter(|emptied| emptied.count > 0) {
            let words: Vec<String> = emptied.words.iter().map(|word| format!("“{word}”")).collect();
            let notice = Notice::new("import-note-emptied").with("column", header).with("count", emptied.count);
            self.warnings.push(notice.with("words", words.join(", ")));
        }
    }

    fn plain_slot(&self, column: usize, field: Option<&'static Field>, name: &str) -> Slot {
        let blanks = self.profile().map(|profile| {
            let of = |key: &str| profile.blank.get(key).cloned().unwrap_or_default();
            [of("*"), of(name)].concat()
        });
        let blanks = blanks.unwrap_or_default();
        Slot { column, field, name: name.to_owned(), reading: Reading::Text, blanks, aliases: HashMap::new() }
    }

    fn add_slot(&mut self, at: usize, field: &'static Field, reading: Reading) {
        let mut slot = Slot { reading, ..self.plain_slot(at, Some(field), field.name) };
        let of_profile = self.profile().and_then(|profile| profile.alias.get(field.name)).cloned().unwrap_or_default();
        let thing = thing(self.kind, field);
        let means = |alias: &&(String, String, String)| (alias.0 == field.name || alias.0 == thing) && alias.2 != APART;
        let given = self.found.options.aliases.iter().filter(means);
        let given = given.map(|(_, from, to)| (from.clone(), to.clone()));
        for (from, to) in of_profile.into_iter().chain(given) {
            slot.aliases.insert(from, self.replacements.len());
            self.replacements.push(to);
        }
        self.slots.push(slot);
    }

    fn target(&mut self, at: usize, field: &'static Field, guess: &ColumnGuess, header: &str) -> Outcome {
        let plain = Outcome::Read(Reading::Text, None);
        match field.kind {
            FieldType::Text | FieldType::Many => plain,
            FieldType::Date => self.date(at, header),
            FieldType::Money | FieldType::Number | FieldType::Percent => self.number(at, field, header),
            // Our own exports list the channels.
            FieldType::Bool if field.name == "do_not_contact" && self.lists_channels(at) => plain,
            FieldType::Bool => {
                let strange = |word: &str| words::boolean(word).is_none();
                self.of_words(at, guess, header, &strange, Reading::Bool)
            }
            FieldType::Currency => {
                let strange = |word: &str| word.parse::<Currency>().is_err();
                self.of_words(at, guess, header, &strange, Reading::Currency)
            }
            FieldType::Words => {
                let (known, otherwise) = self.dictionary(at, field, guess);
                let strange = |word: &str| otherwise.is_none() && !known.contains_key(word);
                let reading = Reading::Words(known.clone(), otherwise);
                self.of_words(at, guess, header, &strange, reading)
            }
        }
    }

    /// Whether the cells of a column list channels, and not only yes and no.
    fn lists_channels(&self, at: usize) -> bool {
        let Some(column) = self.watch(at).and_then(|watch| watch.words.as_ref()) else { return false };
        let others = column.strangers(|word| words::boolean(word).is_some());
        !others.is_empty() && others.iter().all(|(word, _)| super::values::channels(word).is_some())
    }

    fn date(&mut self, at: usize, header: &str) -> Outcome {
        let told = self.profile().and_then(|profile| DateOrder::named(profile.dates.as_ref()?));
        let given = self.found.options.dates.or(told);
        let Some(column) = self.watch(at).and_then(|watch| watch.dates.as_ref()) else {
            return Outcome::Else(Sample::default());
        };
        match column.decide(given) {
            Decision::Decided(form) => Outcome::Read(Reading::Date(form), Some(form.word().to_owned())),
            Decision::Impossible(sample) => Outcome::Else(sample),
            Decision::Ambiguous { choices, sample, contradictory } => {
                let likely = choices.first().copied();
                self.ask(Question {
                    choice: "dates",
                    column: Some(header.to_owned()),
                    options: choices.iter().map(|form| form.word().to_owned()).collect(),
                    readings: date_readings(&sample.value, &choices),
                    flag: "--dates",
                    line: sample.line,
                    sample: sample.value.clone(),
                    contradictory,
                    field: None,
                });
                likely.map_or(Outcome::Else(sample), |form| Outcome::Read(Reading::Date(form), None))
            }
        }
    }

    /// The words of a column and what they mean; with the meaning of all others, if they have one.
    fn dictionary(
        &self,
        at: usize,
        field: &Field,
        guess: &ColumnGuess,
    ) -> (HashMap<String, &'static str>, Option<&'static str>) {
        let mut known = HashMap::new();
        let Some(kind) = self.kind else { return (known, None) };
        let of_profile = self.profile().and_then(|profile| profile.values.get(field.name));
        let words =
            self.watch(at).and_then(|watch| watch.words.as_ref()).map(|words| words.words()).unwrap_or_default();
        for (word, _) in words {
            let told = of_profile.and_then(|values| values.get(word)).map(String::as_str).unwrap_or(word);
            if let Some(meaning) = profile::word(kind, field.name, told) {
                known.insert(word.to_owned(), meaning);
            }
        }
        // A stage that is neither won nor lost is open, whatever it is called.
        let also_stage =
            guess.targets.iter().any(|target| matches!(target, Target::Field(field) if field.name == "stage"));
        let open = (kind == Kind::Deals && field.name == "status" && also_stage).then_some("open");
        (known, open)
    }

    /// A column of few words: what nobody said is believed only where most words are known.
    fn of_words(
        &mut self,
        at: usize,
        guess: &ColumnGuess,
        header: &str,
        strange: &dyn Fn(&str) -> bool,
        reading: Reading,
    ) -> Outcome {
        let Some(column) = self.watch(at).and_then(|watch| watch.words.as_ref()) else {
            return Outcome::Else(Sample::default());
        };
        let strangers = column.strangers(|word| !strange(word));
        let Some((first, _)) = strangers.first().copied() else { return Outcome::Read(reading, None) };
        let first = first.to_owned();
        let cells: u64 = column.words().iter().map(|(_, count)| count).sum();
        let strange_cells: u64 = strangers.iter().map(|(_, count)| count).sum();
        let said = matches!(guess.reason, Reason::Given);
        if !said && (strange_cells * 5 > cells || column.overflowed()) {
            let line = column.line_of(&first);
            return Outcome::Else(Sample { line, value: first });
        }
        let list: Vec<&str> = strangers.iter().take(5).map(|(word, _)| *word).collect();
        let notice = Notice::new("import-note-unknown-words").with("column", header).with("count", strange_cells);
        let notice = notice.with("words", list.join(", "));
        self.warnings.push(notice);
        Outcome::Read(reading, None)
    }

    fn ask(&mut self, question: Question) {
        self.questions.push(question);
    }

    fn identity(&self) -> Vec<usize> {
        let names = self.kind.map(Kind::identity).unwrap_or_default();
        let is_one = |slot: &Slot| slot.field.is_some_and(|field| names.contains(&field.name));
        self.slots.iter().enumerate().filter(|(_, slot)| is_one(slot)).map(|(at, _)| at).collect()
    }
}
