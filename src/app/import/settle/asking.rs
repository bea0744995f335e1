//! What the columns as a whole leave open: what rows are known by, and columns that hold something else than
//! their names say.

use super::Settling;
use crate::app::import::columns::Sample;
use crate::app::import::field::{Field, FieldType};
use crate::app::import::guess::Reason;
use crate::app::import::plan::Question;
use crate::domain::refusal::Refusal;

impl Settling<'_> {
    /// Rows that name nobody and nothing cannot be imported.
    pub(super) fn ask_for_identity(&mut self) {
        let Some(kind) = self.kind else { return };
        if self.identity().is_empty() {
            let question = Question {
                choice: "map",
                column: None,
                options: self.found.dialect.names.clone(),
                readings: Vec::new(),
                flag: "--map",
                line: 0,
                sample: kind.identity().join(", "),
                contradictory: false,
                field: None,
            };
            self.ask(question);
        }
    }

    /// Whether somebody has to say what becomes of a column that is called a date or an amount and holds
    /// neither. A name that is only nearly right says nothing, and scores are written in many ways.
    pub(super) fn must_say(&self, field: &Field, reason: &Reason) -> bool {
        matches!(field.kind, FieldType::Date | FieldType::Money)
            && matches!(reason, Reason::Header | Reason::Profile(_))
    }

    /// Asks what becomes of a column that does not hold what its name says.
    pub(super) fn ask_for_column(&mut self, at: usize, field: &'static Field, sample: &Sample) {
        let question = Question {
            choice: if field.kind == FieldType::Date { "not-dates" } else { "not-numbers" },
            column: Some(self.header(at)),
            options: vec![self.kept(at), format!("{}=-", self.reference(at))],
            readings: Vec::new(),
            flag: "--map",
            line: sample.line,
            sample: sample.value.clone(),
            contradictory: false,
            field: Some(field.name),
        };
        self.ask(question);
    }

    /// A column that was named for a field and does not hold what it takes.
    pub(super) fn not_readable(&self, at: usize, field: &Field, sample: &Sample) -> Refusal {
        let code = match field.kind {
            FieldType::Date => "import-column-not-dates",
            FieldType::Money | FieldType::Number | FieldType::Percent => "import-column-not-numbers",
            _ => "import-column-not-words",
        };
        let refusal = Refusal::invalid(code).with("column", self.header(at)).with("field", field.name);
        let refusal = refusal.with("line", sample.line).with("sample", &sample.value);
        refusal.with("options", format!("\"{}\"", self.kept(at)))
    }

    /// What `--map` takes to keep a column as a field of the team's own.
    fn kept(&self, at: usize) -> String {
        format!("{}=field:{}", self.reference(at), self.header(at).replace('=', " ").trim())
    }

    /// What `--map` calls a column: its name, or its place where the name is no name of its own.
    fn reference(&self, at: usize) -> String {
        let header = self.header(at);
        let same = self.found.dialect.names.iter().filter(|name| name.eq_ignore_ascii_case(&header)).count();
        if same == 1 && !header.contains('=') { header } else { format!("#{}", at + 1) }
    }
}
