//! The words that a filter may use of each kind of thing.

use crate::domain::record::{Kind, Type};

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
