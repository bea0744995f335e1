//! The team: its file, its people and the sides they work on.

use crate::domain::record::{Type, choice, entity};

choice! {
    /// The side of the team that a member works on.
    Side {
        /// Brings and qualifies prospects.
        Marketing "marketing",
        /// Turns them into customers.
        Sales "sales",
        /// Answers for both.
        Management "management",
    }
}

choice! {
    /// What a member does in the team.
    Role {
        /// Sells.
        Rep "rep",
        /// Runs campaigns.
        Marketer "marketer",
        /// Leads the reps.
        SalesManager "sales_manager",
        /// Leads the marketers.
        MarketingManager "marketing_manager",
        /// Keeps the data right.
        DataSteward "data_steward",
        /// Reads only.
        Auditor "auditor",
    }
}

entity! {
    /// One team file.
    Workspace {
        /// The team's name.
        name: String = Type::Text, required;
        /// The base currency, ISO 4217.
        currency: String = Type::Currency, required;
        /// The reporting zone, an IANA name.
        zone: String = Type::Text, required;
        /// The month in which the fiscal year starts, 1 to 12.
        fiscal_start: i64 = Type::Int, required;
        /// The language of reports: en, it or es.
        language: String = Type::Choice(&["en", "it", "es"]), required;
        /// The name of the working calendar.
        calendar: String = Type::Text;
    }
}

entity! {
    /// A person of the team.
    Member {
        /// The short name that they are called by on the command line.
        handle: String = Type::Text, required, personal;
        /// Their name.
        name: String = Type::Text, required, personal;
        /// Their e-mail address.
        email: Option<String> = Type::Email, personal;
        /// The side they work on.
        side: Side = Type::Choice(Side::WORDS), required;
        /// What they do.
        role: Role = Type::Choice(Role::WORDS), required;
        /// The name of the person they report to.
        manager: Option<String> = Type::Text, personal;
        /// Their region or office.
        region: Option<String> = Type::Text;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}
