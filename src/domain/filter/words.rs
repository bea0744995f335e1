//! The words that a filter may use of each kind of thing.

use crate::domain::record::{Kind, Type};
use crate::domain::text::fold;

/// What a filter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Records of a kind.
    Of(Kind),
    /// Entries of the journal.
    Journal,
}

/// A word of the language, the fields that it asks (any of them may hold), and what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The word.
    pub word: &'static str,
    /// The fields by name.
    pub fields: &'static [&'static str],
    /// What they hold.
    pub ty: Type,
}

/// Shorter words for fields, and words that ask two fields.
const SHORT: &[(Kind, &str, &[&str])] = &[
    (Kind::Prospect, "created", &["created_at"]),
    (Kind::Prospect, "contacted", &["first_contact_at"]),
    (Kind::Prospect, "owner", &["sales_owner", "marketing_owner"]),
    (Kind::Prospect, "fit", &["score_fit"]),
    (Kind::Prospect, "engagement", &["score_engagement"]),
    (Kind::Prospect, "title", &["job_title"]),
    (Kind::Deal, "created", &["created_at"]),
    (Kind::Deal, "closed", &["closed_at"]),
    (Kind::Deal, "close", &["expected_close"]),
    (Kind::Deal, "reason", &["close_reason"]),
    (Kind::Deal, "due", &["next_due"]),
    (Kind::Deal, "since", &["stage_since"]),
];

const JOURNAL: &[Known] = &[
    Known { word: "by", fields: &["actor"], ty: Type::Ref(Kind::Member) },
    Known { word: "on", fields: &["recorded_at"], ty: Type::Instant },
    Known { word: "what", fields: &["code"], ty: Type::Text },
    Known { word: "about", fields: &["subject"], ty: Type::Text },
    Known { word: "kind", fields: &["subject_kind"], ty: Type::Choice(KIND_WORDS) },
];

const KIND_WORDS: &[&str] =
    &["deal", "prospect", "campaign", "account", "touch", "product", "member", "spend", "stage"];

/// What a person's language calls fields and values. The language's own words come first; these are read
/// too, and never printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    fields: Vec<(String, &'static str)>,
    choices: Vec<(String, &'static str)>,
}

/// As it may be typed: case, accents and what joins the words aside.
fn spelling(text: &str) -> String {
    fold(text).replace([' ', '-'], "_")
}

impl Aliases {
    /// Aliases as `name` gives them: for fields by `field-…`, for values by `choice-…`.
    pub fn new(name: impl Fn(&str) -> Option<String>) -> Self {
        let mut aliases = Self::default();
        for field in Kind::ALL.iter().flat_map(|kind| kind.fields()) {
            let alias = |family, word| name(&format!("{family}-{word}")).map(|text: String| (spelling(&text), word));
            aliases.fields.extend(alias("field", field.name));
            if let Type::Choice(words) = field.ty {
                aliases.choices.extend(words.iter().filter_map(|word| alias("choice", word)));
            }
        }
        for list in [&mut aliases.fields, &mut aliases.choices] {
            list.sort_unstable();
            list.dedup();
        }
        aliases
    }

    /// The field that the subject calls so.
    pub(super) fn field(&self, subject: Subject, typed: &str) -> Option<Known> {
        let typed = spelling(typed);
        self.fields.iter().filter(|(alias, _)| *alias == typed).find_map(|(_, word)| find(subject, word))
    }

    /// The one of a closed list of words that is called so.
    pub(super) fn choice(&self, words: &'static [&'static str], typed: &str) -> Option<&'static str> {
        let typed = spelling(typed);
        let meant = self.choices.iter().filter(|(alias, _)| *alias == typed);
        meant.map(|(_, word)| *word).find(|word| words.contains(word))
    }
}

/// The word of that spelling.
pub fn find(subject: Subject, word: &str) -> Option<Known> {
    known(subject).find(|known| known.word == word)
}

/// Every word that asks a field.
pub fn known(subject: Subject) -> impl Iterator<Item = Known> {
    let (kind, journal) = match subject {
        Subject::Of(kind) => (Some(kind), [].as_slice()),
        Subject::Journal => (None, JOURNAL),
    };
    let fields = kind.map(Kind::fields).unwrap_or_default();
    let own = fields.iter().filter(|field| !matches!(field.ty, Type::Custom)).map(|field| Known {
        word: field.name,
        fields: std::slice::from_ref(&field.name),
        ty: field.ty,
    });
    let short = SHORT.iter().filter(move |(of, ..)| Some(*of) == kind).filter_map(|(of, word, fields)| {
        let ty = of.field(fields.first()?)?.ty;
        Some(Known { word, fields, ty })
    });
    own.chain(short).chain(journal.iter().copied())
}

/// What `has:` can ask beside fields: the kinds whose records refer to it, and by which field.
pub const fn things(kind: Kind) -> &'static [(&'static str, Kind, &'static str)] {
    match kind {
        Kind::Prospect => &[
            ("touch", Kind::Touch, "prospect"),
            ("deal", Kind::Deal, "prospect"),
            ("entry", Kind::StageEntry, "prospect"),
        ],
        Kind::Deal => &[
            ("touch", Kind::Touch, "deal"),
            ("product", Kind::DealLine, "deal"),
            ("contact", Kind::DealContact, "deal"),
        ],
        Kind::Campaign => &[
            ("deal", Kind::Deal, "campaign"),
            ("prospect", Kind::Prospect, "campaign"),
            ("spend", Kind::Spend, "campaign"),
            ("touch", Kind::Touch, "campaign"),
        ],
        Kind::Account => &[("deal", Kind::Deal, "account"), ("prospect", Kind::Prospect, "account")],
        _ => &[],
    }
}
