//! What stands around every screen: who and where we are, alarms, messages, choices for forms.

use serde::{Deserialize, Serialize};

use crate::domain::money::Currency;
use crate::domain::time::{Day, Zone};

/// The identity line and what formatting needs to know of the team.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// The team's name.
    pub team: String,
    /// The member who acts: handle, or empty where nobody is known yet.
    pub member: String,
    /// Whether there are members to choose from where nobody acts.
    pub members: bool,
    /// Code of the member's side: `marketing`, `sales`, `management`.
    pub side: &'static str,
    /// Today in the team's zone.
    pub today: Day,
    /// The month, 1 to 12, in which the fiscal year begins.
    pub fiscal_start: u32,
    /// The team's reporting zone.
    pub zone: Zone,
    /// The team's base currency.
    pub currency: Currency,
    /// How many of this member's clocks and steps are late.
    pub late: u32,
    /// How many are due today.
    pub due: u32,
    /// The group that may open the file too, where it was shared so.
    pub group: Option<String>,
    /// Whether the file is the generated demo.
    pub demo: bool,
    /// Whether the file can only be read here.
    pub read_only: bool,
}

/// The state that a row is marked with; each has a glyph and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing to say.
    #[default]
    None,
    /// Past its due time.
    Late,
    /// Due today or soon.
    Due,
    /// Met.
    Kept,
    /// Its clock stands still, or it waits until a day.
    Paused,
}

/// The kinds of things that a change can touch and a screen can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A person whom the team may win.
    Prospect,
    /// A company.
    Account,
    /// A campaign.
    Campaign,
    /// A deal.
    Deal,
    /// A touch.
    Touch,
    /// A hand-off.
    HandOff,
    /// A product.
    Product,
    /// A member of the team.
    Member,
    /// A goal.
    Goal,
    /// A working calendar, or somebody's leave.
    Calendar,
    /// An exception of a calendar, or somebody's leave, where one is added.
    CalendarDay,
    /// The agreement, its versions and terms.
    Agreement,
    /// A debt of the agreement.
    Term,
    /// A clock.
    Clock,
    /// A reason for refusing a hand-off.
    Reason,
    /// A pipeline stage.
    Stage,
    /// The workspace itself.
    Workspace,
}

/// One thing that a change touched. `id` is `None` where all of the kind may have changed (imports).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Option<i64>,
}

/// A sentence for people, not yet in any language: the text's id and its variables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// The id of the text.
    pub id: String,
    /// Its variables by name.
    pub values: Vec<(&'static str, String)>,
}

impl Message {
    /// The text `id` without variables.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), values: Vec::new() }
    }

    /// Adds a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// What came of an action of this session.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The journal entry that undo takes back; `None` where nothing was changed.
    pub entry: Option<i64>,
    /// What was done: `said-deal-moved` with `number` and `stage`.
    pub message: Message,
    /// What must be read again.
    pub touched: Vec<Touched>,
    /// What it did elsewhere: to the joint goal, to a campaign's return.
    pub consequences: Vec<Consequence>,
}

/// A figure elsewhere that an action moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Consequence {
    /// Whose figure: a goal's or a campaign's name.
    pub name: String,
    /// The figure before, ready to print.
    pub before: String,
    /// The figure now, ready to print.
    pub after: String,
}

/// News from another process.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The journal's last entry that is in the news.
    pub seq: i64,
    /// What must be read again.
    pub touched: Vec<Touched>,
    /// What to tell, newest last: `news-deal-moved` with `member`, `number`, `stage`.
    pub news: Vec<Message>,
}

/// What a form's choice field can be filled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChoiceKind {
    /// Members of the team.
    Members,
    /// Members of the sales side.
    Sellers,
    /// Members of the marketing side.
    Marketers,
    /// Campaigns.
    Campaigns,
    /// Accounts.
    Accounts,
    /// Products.
    Products,
    /// Pipeline stages.
    Stages,
    /// Why sales refuses a hand-off.
    RefusalReasons,
    /// Why a deal was lost.
    CloseReasons,
    /// Where prospects come from.
    Sources,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is sent: a code, a handle, or an id in digits.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A quieter word beside it.
    pub note: String,
}
