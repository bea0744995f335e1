//! What can be imported, and into which fields: the lists of the command line's promise.

use serde::{Deserialize, Serialize};

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// People whom the team may win.
    Prospects,
    /// Deals of the pipeline.
    Deals,
    /// Companies.
    Accounts,
    /// Campaigns.
    Campaigns,
    /// Contacts with prospects.
    Touches,
    /// People of the team.
    Members,
    /// The offer.
    Products,
    /// Money spent on campaigns.
    Spend,
}

impl Kind {
    /// All of them, in the order in which one needs the other's rows.
    pub const ALL: [Self; 8] = [
        Self::Members,
        Self::Products,
        Self::Accounts,
        Self::Campaigns,
        Self::Prospects,
        Self::Deals,
        Self::Touches,
        Self::Spend,
    ];

    /// The word of `--kind`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prospects => "prospects",
            Self::Deals => "deals",
            Self::Accounts => "accounts",
            Self::Campaigns => "campaigns",
            Self::Touches => "touches",
            Self::Members => "members",
            Self::Products => "products",
            Self::Spend => "spend",
        }
    }

    /// The kind that `--kind` calls `word`, in the singular or plural.
    pub fn named(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|kind| kind.word() == word || kind.word().strip_suffix('s') == Some(word.as_str()))
    }

    /// The fields that its rows can fill.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Prospects => &PROSPECTS,
            Self::Deals => &DEALS,
            Self::Accounts => &ACCOUNTS,
            Self::Campaigns => &CAMPAIGNS,
            Self::Touches => &TOUCHES,
            Self::Members => &MEMBERS,
            Self::Products => &PRODUCTS,
            Self::Spend => &SPEND,
        }
    }

    /// The field of that name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        let name = name.trim();
        self.fields().iter().find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// A row is about somebody or something only if one of these is filled.
    pub const fn identity(self) -> &'static [&'static str] {
        match self {
            Self::Prospects => &["id", "name", "first_name", "last_name", "email", "phone"],
            Self::Deals => &["id", "title", "prospect", "account"],
            Self::Accounts | Self::Campaigns | Self::Products => &["name"],
            Self::Touches => &["prospect"],
            Self::Members => &["handle", "name", "email"],
            Self::Spend => &["campaign"],
        }
    }
}

/// How the cells of a field are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// As it is, without blanks around it.
    Text,
    /// Text that may come from several columns, or several in one cell: e-mails, phones, tags.
    Many,
    /// A date, perhaps with a time.
    Date,
    /// An amount.
    Money,
    /// A number.
    Number,
    /// A share: percent points, or parts of one.
    Percent,
    /// Yes or no.
    Bool,
    /// An ISO 4217 code.
    Currency,
    /// One of a few words that the program knows.
    Words,
}

/// A field that a column can fill.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its name on the command line and in profiles.
    pub name: &'static str,
    /// How its cells are read.
    pub kind: FieldType,
}

const fn field(name: &'static str, kind: FieldType) -> Field {
    Field { name, kind }
}

use FieldType::{Bool, Currency, Date, Many, Money, Number, Percent, Text, Words};

static PROSPECTS: [Field; 29] = [
    field("id", Text),
    field("name", Text),
    field("first_name", Text),
    field("last_name", Text),
    field("email", Many),
    field("phone", Many),
    field("job_title", Text),
    field("account", Text),
    field("website", Text),
    field("country", Text),
    field("region", Text),
    field("city", Text),
    field("source", Text),
    field("campaign", Text),
    field("asset", Text),
    field("marketing_owner", Text),
    field("sales_owner", Text),
    field("stage", Words),
    field("created_at", Date),
    field("mql_at", Date),
    field("handed_off_at", Date),
    field("first_contact_at", Date),
    field("score_fit", Number),
    field("score_engagement", Number),
    field("consent", Text),
    field("do_not_contact", Bool),
    field("tags", Many),
    field("needs", Text),
    field("note", Many),
];

static DEALS: [Field; 27] = [
    field("id", Text),
    field("title", Text),
    field("account", Text),
    field("prospect", Text),
    field("product", Text),
    field("amount", Money),
    field("currency", Currency),
    field("stage", Text),
    field("status", Words),
    field("probability", Percent),
    field("owner", Text),
    field("source", Text),
    field("campaign", Text),
    field("created_at", Date),
    field("engaged_at", Date),
    field("expected_close", Date),
    field("closed_at", Date),
    field("won_at", Date),
    field("lost_at", Date),
    field("close_reason", Text),
    field("competitor", Text),
    field("next_step", Text),
    field("next_due", Date),
    field("wait_until", Date),
    field("wait_reason", Text),
    field("marketing_owner", Text),
    field("note", Many),
];

static ACCOUNTS: [Field; 5] =
    [field("id", Text), field("name", Text), field("sector", Text), field("country", Text), field("parent", Text)];

static CAMPAIGNS: [Field; 6] = [
    field("id", Text),
    field("name", Text),
    field("channel", Text),
    field("start", Date),
    field("end", Date),
    field("budget", Money),
];

static TOUCHES: [Field; 11] = [
    field("id", Text),
    field("prospect", Text),
    field("channel", Words),
    field("direction", Words),
    field("outcome", Text),
    field("on", Date),
    field("campaign", Text),
    field("asset", Text),
    field("member", Text),
    field("deal", Text),
    field("note", Many),
];

static MEMBERS: [Field; 7] = [
    field("handle", Text),
    field("name", Text),
    field("email", Text),
    field("side", Words),
    field("role", Words),
    field("manager", Text),
    field("region", Text),
];

static PRODUCTS: [Field; 5] = [
    field("id", Text),
    field("name", Text),
    field("list_price", Money),
    field("currency", Currency),
    field("series", Text),
];

static SPEND: [Field; 4] =
    [field("campaign", Text), field("on", Date), field("amount", Money), field("currency", Currency)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_identities_exist() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.word()), Some(kind));
            for name in kind.identity() {
                assert!(kind.field(name).is_some(), "{} {name}", kind.word());
            }
        }
        assert_eq!(Kind::named("Deal"), Some(Kind::Deals));
        assert_eq!(Kind::named("lead"), None);
    }
}
