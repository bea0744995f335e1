//! The nouns of the field (DOMAIN section 2) and their fields.

mod agreement;
mod campaigns;
mod deals;
mod handoff;
mod people;
mod team;

pub use agreement::{
    Agreement, AgreementVersion, Calendar, CalendarDay, Clock, ClockMove, ClockStep, Following, Goal, GoalRevision,
    GoalScope, Obliged, Signature, Standing, Term, TermKind, TermRate, Window,
};
pub use campaigns::{Asset, Campaign, CampaignStatus, Spend};
pub use deals::{Billing, Deal, DealContact, DealEvent, DealLine, DealStep, Product, Semantic, Stage};
pub use handoff::{Dispute, Handoff, HandoffMove, HandoffStep, Reason, RecycleRule, Verdict};
pub use people::{Account, Channel, Consent, Direction, Outcome, Prospect, StageEntry, Touch};
pub use team::{Member, Role, Side, Workspace};
