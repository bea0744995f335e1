//! Prospects: the rows of the list, and all that is known of one.

use super::Mark;
use crate::domain::money::Money;
use crate::domain::time::{Day, Instant};

/// One line of the list of prospects.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectRow {
    /// The store's id.
    pub id: i64,
    /// What people call it by: `P-1042`.
    pub number: String,
    /// Full name.
    pub name: String,
    /// The account's name, or empty.
    pub account: String,
    /// First e-mail, or empty; masked where the member may not read it.
    pub email: String,
    /// Code of the lifecycle stage: `lead`, `mql`, `sal`, `sql`, `opportunity`, `customer` …
    pub stage: &'static str,
    /// Where they came from, or empty.
    pub source: String,
    /// Name of the first campaign that touched them, or empty.
    pub campaign: String,
    /// Handle of the owner in sales, or empty.
    pub sales_owner: String,
    /// Handle of the owner in marketing, or empty.
    pub marketing_owner: String,
    /// Fit score, 0 to 100.
    pub fit: Option<i64>,
    /// Engagement score, 0 to 100.
    pub engagement: Option<i64>,
    /// When they entered the file's history.
    pub created: Option<Instant>,
    /// The last touch by either side.
    pub last_touch: Option<Instant>,
    /// How their running clock stands.
    pub mark: Mark,
    /// Whether some channel is forbidden.
    pub do_not_contact: bool,
    /// For optimistic concurrency.
    pub version: i64,
}

/// All that is known of one prospect, but for the rest of a long timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectDetail {
    /// The list's row of them.
    pub row: ProspectRow,
    /// Job title, phones, web, country, tags, custom fields … in reading order.
    pub fields: Vec<Field>,
    /// What may be written to them, channel by channel.
    pub contact: Vec<Contact>,
    /// The running or last qualification episode.
    pub episode: Option<Episode>,
    /// Their last hand-off.
    pub handoff: Option<HandoffInfo>,
    /// Both scores with their reasons.
    pub scores: Vec<Score>,
    /// What they need.
    pub needs: Vec<Need>,
    /// Their deals.
    pub deals: Vec<DealLine>,
    /// Touches and events, newest first.
    pub timeline: Vec<TimelineItem>,
    /// How many items the timeline has in all.
    pub timeline_total: u64,
}

/// A field as shown in a detail: a known one by its code, a custom one by the team's name for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// `job_title` … : the text is `field-<code>`; for custom fields the name itself.
    pub name: String,
    /// Whether `name` is the team's own word and not a code.
    pub custom: bool,
    /// The value, ready to print.
    pub value: String,
}

/// Channels of touches and of consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Electronic mail.
    Email,
    /// Telephone.
    Call,
    /// In person or by video.
    Meeting,
    /// Fair, webinar.
    Event,
    /// A visit or a form on the web.
    Web,
    /// An advertisement.
    Ad,
    /// Chat and messengers.
    Chat,
    /// Anything else.
    Other,
}

impl Channel {
    /// The code, as in the filter language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Event => "event",
            Self::Web => "web",
            Self::Ad => "ad",
            Self::Chat => "chat",
            Self::Other => "other",
        }
    }
}

/// What may be done on a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The channel.
    pub channel: Channel,
    /// The address or number, or empty; masked where the member may not read it.
    pub address: String,
    /// Code: `consent`, `legitimate`, `unknown`, `do-not-contact`.
    pub basis: &'static str,
}

/// A qualification episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The how-manieth of this prospect, from 1.
    pub number: u32,
    /// Code of the stage it is in.
    pub stage: &'static str,
    /// When it began.
    pub since: Instant,
    /// Code of the running clock's term: `first-attempt`, `decision` …; empty where none runs.
    pub clock: &'static str,
    /// When the clock is due.
    pub due: Option<Instant>,
    /// How the clock stands.
    pub mark: Mark,
}

/// A prospect's hand-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffInfo {
    /// The store's id.
    pub id: i64,
    /// `H-12`.
    pub number: String,
    /// Code of what sales said: `offered`, `accepted`, `refused`, `recycled`, `taken_back`.
    pub verdict: &'static str,
    /// Whether it waits though the time for a verdict is over.
    pub expired: bool,
    /// Handle of whose verdict it waits for, or who works on it; empty: the whole sales side.
    pub owner: String,
    /// When it was offered.
    pub offered: Instant,
    /// When it was decided.
    pub decided: Option<Instant>,
    /// Code and name of the reason of a refusal, or empty.
    pub reason: String,
    /// Until when it rests.
    pub until: Option<Day>,
    /// Code: `none`, `by_marketing`, `by_sales`, `answered`.
    pub dispute: &'static str,
    /// For optimistic concurrency.
    pub version: i64,
}

/// A score and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// `fit` or `engagement`.
    pub kind: &'static str,
    /// 0 to 100.
    pub value: i64,
    /// The threshold for MQL.
    pub threshold: i64,
    /// Reasons with their points.
    pub reasons: Vec<(String, i64)>,
}

/// A recorded need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// In the prospect's words.
    pub text: String,
    /// After the sale: satisfied or not; `None` while not judged.
    pub satisfied: Option<bool>,
}

/// A deal of the prospect, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealLine {
    /// The store's id.
    pub id: i64,
    /// `D-1042`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Name of the pipeline stage.
    pub stage: String,
    /// Amount, where priced.
    pub amount: Option<Money>,
    /// Expected close.
    pub close: Option<Day>,
}

/// One touch or event of the shared timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineItem {
    /// When it happened.
    pub at: Instant,
    /// Code of the side that did it: `marketing`, `sales`, `management`; empty for the prospect or an import.
    pub side: &'static str,
    /// Handle of who did it, or empty.
    pub by: String,
    /// For a touch its channel; `None` for an event of the lifecycle.
    pub channel: Option<Channel>,
    /// For a touch: inbound?
    pub inbound: bool,
    /// Code of an outcome (`connected`) or event (`stage-mql`, `handed-off`, `accepted`, `refused`, `disputed` …).
    pub what: String,
    /// Campaign, asset or deal it belongs to, or empty.
    pub about: String,
    /// What was noted, or empty. May have several lines.
    pub note: String,
}
