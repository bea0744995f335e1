//! Every noun as a table of fields.
//!
//! One description of a noun serves the file, the journal, the command line, the forms and the
//! imports: a field added to a table in [`super::nouns`] (and to a migration) appears in all of them.

use serde_json::{Map, Value as Json};

mod declare;
mod value;

pub(crate) use declare::{choice, entity};
pub use value::{FieldValue, Value, ValueRef};

/// What a field's value means, hence how it is typed in, shown and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// One line of text.
    Text,
    /// Several lines of text.
    Note,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Days since 1970-01-01.
    Day,
    /// Microseconds of UTC.
    Instant,
    /// A whole number.
    Int,
    /// Minor units; the currency stands in the record's `currency` field, else it is the workspace's.
    Money,
    /// Three letters.
    Currency,
    /// The id of a record of that kind.
    Ref(Kind),
    /// One of a closed list of words, never translated in the file.
    Choice(&'static [&'static str]),
    /// Words joined by commas.
    Tags,
    /// A JSON object of a team's own fields.
    Custom,
}

/// One field of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the file, in JSON and on the command line; `field-<name>` is its label's text.
    pub name: &'static str,
    /// What its value means.
    pub ty: Type,
    /// Whether a record without it is refused.
    pub required: bool,
    /// Whether it tells something of a person or is free text: kept apart in the journal, so that an
    /// erasure can remove it without breaking the chain.
    pub personal: bool,
    /// Whether only a rule sets it, never a form or `edit`.
    pub derived: bool,
}

impl Field {
    /// A field that may be empty, is not personal, and that a person may set.
    pub const fn new(name: &'static str, ty: Type) -> Self {
        Self { name, ty, required: false, personal: false, derived: false }
    }

    /// It must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It is personal or free text.
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// Only rules set it.
    #[must_use]
    pub const fn derived(mut self) -> Self {
        self.derived = true;
        self
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $word:literal $prefix:literal $fields:path;)*) => {
        /// The nouns that the team file keeps.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind, in the order in which one may refer to the ones before it.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The word used on the command line, in JSON and as the table's name; never translated.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// The letters before the number that people see: `D` in `D-1042`.
            pub const fn prefix(self) -> &'static str {
                match self { $(Self::$kind => $prefix,)* }
            }

            /// Its fields, in the order of the table's columns.
            pub const fn fields(self) -> &'static [Field] {
                match self { $(Self::$kind => $fields,)* }
            }
        }
    };
}

use super::nouns::{
    Account, Agreement, AgreementVersion, Asset, Calendar, CalendarDay, Campaign, Clock, ClockStep, Deal, DealContact,
    DealEvent, DealLine, Goal, GoalRevision, Handoff, HandoffStep, Member, Product, Prospect, Reason, Signature, Spend,
    Stage, StageEntry, Term, TermRate, Touch, Workspace,
};

kinds! {
    /// The team.
    Workspace "workspace" "W" Workspace::FIELDS;
    /// A person of the team.
    Member "member" "M" Member::FIELDS;
    /// A stage of the pipeline.
    Stage "stage" "ST" Stage::FIELDS;
    /// A product or service on offer.
    Product "product" "PR" Product::FIELDS;
    /// A company.
    Account "account" "A" Account::FIELDS;
    /// A campaign.
    Campaign "campaign" "C" Campaign::FIELDS;
    /// A content piece.
    Asset "asset" "AS" Asset::FIELDS;
    /// Money spent on a campaign.
    Spend "spend" "SP" Spend::FIELDS;
    /// A person whom the team may win.
    Prospect "prospect" "P" Prospect::FIELDS;
    /// A deal.
    Deal "deal" "D" Deal::FIELDS;
    /// A product in a deal.
    DealLine "deal_line" "DL" DealLine::FIELDS;
    /// A prospect's role in a deal.
    DealContact "deal_contact" "DC" DealContact::FIELDS;
    /// A dated step of a deal: a stage entered, a closing, a reopening.
    DealEvent "deal_event" "DE" DealEvent::FIELDS;
    /// A dated stage of a qualification episode.
    StageEntry "stage_entry" "SE" StageEntry::FIELDS;
    /// One contact with a prospect.
    Touch "touch" "T" Touch::FIELDS;
    /// A working calendar.
    Calendar "calendar" "CA" Calendar::FIELDS;
    /// An exception of a calendar, or a person's leave.
    CalendarDay "calendar_day" "CD" CalendarDay::FIELDS;
    /// A reason for refusing a hand-off.
    Reason "reason" "RR" Reason::FIELDS;
    /// A prospect that marketing gave to sales.
    Handoff "handoff" "H" Handoff::FIELDS;
    /// A dated step of a hand-off.
    HandoffStep "handoff_step" "HS" HandoffStep::FIELDS;
    /// What both sides promise each other.
    Agreement "agreement" "AG" Agreement::FIELDS;
    /// One content of an agreement.
    AgreementVersion "agreement_version" "AV" AgreementVersion::FIELDS;
    /// One debt of one side to the other.
    Term "term" "TM" Term::FIELDS;
    /// What a lead of one type is worth in a value term.
    TermRate "term_rate" "TR" TermRate::FIELDS;
    /// A signature over one content.
    Signature "signature" "SG" Signature::FIELDS;
    /// A term that runs on one subject.
    Clock "clock" "K" Clock::FIELDS;
    /// A dated step of a clock.
    ClockStep "clock_step" "KS" ClockStep::FIELDS;
    /// A target for a period.
    Goal "goal" "G" Goal::FIELDS;
    /// A target that a goal had from an instant on.
    GoalRevision "goal_revision" "GR" GoalRevision::FIELDS;
}

impl Kind {
    /// The kind of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The position of a field in the kind's table.
    pub fn position(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.name == name)
    }

    /// The field of that name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// The name that people see of a record: `D-1042`.
    pub fn label(self, id: i64) -> String {
        format!("{}-{id}", self.prefix())
    }

    /// Reads `D-1042`, `d-1042` or `1042` back.
    pub fn parse_label(self, text: &str) -> Option<i64> {
        let text = text.trim();
        let digits = match text.rsplit_once('-') {
            Some((prefix, digits)) if prefix.eq_ignore_ascii_case(self.prefix()) => digits,
            Some(_) => return None,
            None => text,
        };
        (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
    }
}

/// One row of a noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Which noun.
    pub kind: Kind,
    /// Its number, unique in its kind and never used again.
    pub id: i64,
    /// How often it was written: what optimistic concurrency compares.
    pub version: i64,
    /// Whether it was put away.
    pub archived: bool,
    /// Its values, in the order of [`Kind::fields`].
    pub values: Vec<Value>,
}

impl Record {
    /// An empty, not yet stored record.
    pub fn new(kind: Kind) -> Self {
        Self { kind, id: 0, version: 0, archived: false, values: vec![Value::Null; kind.fields().len()] }
    }

    /// The value of a field; nothing where there is no such field.
    pub fn get(&self, name: &str) -> &Value {
        static NULL: Value = Value::Null;
        self.kind.position(name).and_then(|at| self.values.get(at)).unwrap_or(&NULL)
    }

    /// The number in a field.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).int()
    }

    /// The text in a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).text()
    }

    /// Sets a field that the kind has; says whether it has it.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> bool {
        match self.kind.position(name).and_then(|at| self.values.get_mut(at)) {
            Some(place) => {
                *place = value.into();
                true
            }
            None => false,
        }
    }

    /// The same with a field set.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    /// What people call it: its name, title or handle.
    pub fn title(&self) -> &str {
        ["name", "title", "text", "handle"].iter().find_map(|name| self.text(name)).unwrap_or_default()
    }

    /// Its non-empty fields as JSON, those where `keep` holds.
    pub fn json(&self, keep: impl Fn(&Field) -> bool) -> Map<String, Json> {
        let fields = self.kind.fields().iter().zip(&self.values);
        fields
            .filter(|(field, value)| !value.is_null() && keep(field))
            .map(|(field, value)| (field.name.to_owned(), value.json()))
            .collect()
    }
}

/// A noun as a Rust type.
pub trait Entity: Sized {
    /// Which noun it is.
    const KIND: Kind;
    /// From a record of that kind.
    fn of(record: &Record) -> Self;
    /// To a record, with its id.
    fn record(&self) -> Record;
    /// Its number; 0 before it is stored.
    fn id(&self) -> i64;
    /// Shows its values in the order of [`Kind::fields`]: those of [`Entity::record`], not copied.
    fn each_value<'a>(&'a self, each: impl FnMut(ValueRef<'a>));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_back() {
        assert_eq!(Kind::Deal.label(1042), "D-1042");
        assert_eq!(Kind::Deal.parse_label("d-1042"), Some(1042));
        assert_eq!(Kind::Deal.parse_label("1042"), Some(1042));
        assert_eq!(Kind::Deal.parse_label("P-1042"), None);
        assert_eq!(Kind::Deal.parse_label("D-"), None);
        assert_eq!(Kind::Deal.parse_label("Acme 3-4"), None);
    }

    #[test]
    fn a_noun_and_its_record_are_the_same() {
        let deal = Deal { id: 7, title: "Acme".into(), amount: Some(1200), ..Deal::default() };
        assert_eq!(Deal::of(&deal.record()), deal);
        let mut seen = Vec::new();
        deal.each_value(|value| seen.push(value));
        assert_eq!(seen, deal.record().values.iter().map(ValueRef::from).collect::<Vec<_>>());
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.word()), Some(*kind));
            let mut names: Vec<_> = kind.fields().iter().map(|field| field.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), kind.fields().len());
        }
    }
}
