//! What marketing does: campaigns, their content and what was spent on them.

use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::Day;

choice! {
    /// Where a campaign stands.
    CampaignStatus {
        /// Not yet begun.
        Planned "planned",
        /// Running.
        Active "active",
        /// Held for now.
        Paused "paused",
        /// Over.
        Done "done",
    }
}

entity! {
    /// A campaign.
    Campaign {
        /// Its name.
        name: String = Type::Text, required;
        /// Its channel.
        channel: Option<String> = Type::Text;
        /// Where it stands.
        status: CampaignStatus = Type::Choice(CampaignStatus::WORDS), required;
        /// Its first day.
        start: Option<Day> = Type::Day;
        /// Its last day.
        end: Option<Day> = Type::Day;
        /// What it is for.
        objective: Option<String> = Type::Note, personal;
        /// Whom it addresses.
        audience: Option<String> = Type::Note, personal;
        /// Its budget, minor units.
        budget: Option<i64> = Type::Money;
        /// The budget's currency.
        currency: Option<String> = Type::Currency;
        /// Who runs it.
        owner: Option<i64> = Type::Ref(Kind::Member);
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// A content piece.
    Asset {
        /// Its name.
        name: String = Type::Text, required;
        /// The campaign it belongs to.
        campaign: Option<i64> = Type::Ref(Kind::Campaign);
        /// Where it is.
        link: Option<String> = Type::Text, personal;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// Money spent on a campaign.
    Spend {
        /// The campaign.
        campaign: i64 = Type::Ref(Kind::Campaign), required;
        /// The day.
        on: Day = Type::Day, required;
        /// Minor units.
        amount: i64 = Type::Money, required;
        /// The currency.
        currency: String = Type::Currency, required;
        /// What for.
        note: Option<String> = Type::Note, personal;
    }
}
