//! What figures can be grouped by.

use crate::domain::period::Period;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Day;

/// A way to group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Sales' owner at the event.
    Owner,
    /// Marketing's owner.
    MarketingOwner,
    /// The person to whom the owner reports.
    Manager,
    /// The campaign that brought it.
    Campaign,
    /// The content piece that brought it.
    Asset,
    /// Where it came from; blank is not "unknown".
    Source,
    /// The campaign's channel.
    Channel,
    /// The product; the first of several.
    Product,
    /// The company.
    Account,
    /// The owner's region or office, else the company's, else the prospect's.
    Region,
    /// The stage of the deal.
    Stage,
    /// Why it closed.
    Reason,
    /// The month of the event.
    Month,
    /// The quarter of the event.
    Quarter,
    /// The ISO week of the event.
    Week,
    /// The side of the owner.
    Side,
    /// One of the team's own fields.
    Field(String),
}

impl Dimension {
    /// Its word on the command line.
    pub fn word(&self) -> String {
        match self {
            Self::Owner => "owner".to_owned(),
            Self::MarketingOwner => "marketing_owner".to_owned(),
            Self::Manager => "manager".to_owned(),
            Self::Campaign => "campaign".to_owned(),
            Self::Asset => "asset".to_owned(),
            Self::Source => "source".to_owned(),
            Self::Channel => "channel".to_owned(),
            Self::Product => "product".to_owned(),
            Self::Account => "account".to_owned(),
            Self::Region => "region".to_owned(),
            Self::Stage => "stage".to_owned(),
            Self::Reason => "reason".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Quarter => "quarter".to_owned(),
            Self::Week => "week".to_owned(),
            Self::Side => "side".to_owned(),
            Self::Field(name) => format!("field:{name}"),
        }
    }

    const PLAIN: &'static [Self] = &[
        Self::Owner,
        Self::MarketingOwner,
        Self::Manager,
        Self::Campaign,
        Self::Asset,
        Self::Source,
        Self::Channel,
        Self::Product,
        Self::Account,
        Self::Region,
        Self::Stage,
        Self::Reason,
        Self::Month,
        Self::Quarter,
        Self::Week,
        Self::Side,
    ];

    /// Reads `quarter,region`: two at most.
    ///
    /// # Errors
    /// `unknown-dimension`, `too-many-dimensions`.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, Refusal> {
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 2 {
            return Err(Refusal::new(RefusalKind::Usage, "too-many-dimensions"));
        }
        parts.into_iter().map(Self::parse).collect()
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        if let Some(name) = text.strip_prefix("field:").filter(|name| !name.is_empty()) {
            return Ok(Self::Field(name.to_owned()));
        }
        let known = || Self::PLAIN.iter().map(Self::word).collect::<Vec<_>>().join(", ");
        Self::PLAIN.iter().find(|dimension| dimension.word() == text).cloned().ok_or_else(|| {
            Refusal::new(RefusalKind::Usage, "unknown-dimension").with("value", text).with("choices", known())
        })
    }

    /// The group of a day, for the dimensions of time.
    pub fn of_day(&self, day: Day) -> Option<String> {
        let period = match self {
            Self::Month => Period::month_of(day),
            Self::Quarter => Period::quarter_of(day),
            Self::Week => Period::week_of(day),
            _ => return None,
        };
        Some(period.code())
    }

    /// Whether it groups by time.
    pub const fn is_time(&self) -> bool {
        matches!(self, Self::Month | Self::Quarter | Self::Week)
    }
}
