//! Import profiles: what is known of the exports of one program, and the names by which exports in
//! general call our fields. All of it is data, in `assets/importers`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::columns::words;
use super::field::{Field, Kind};
use super::header;
use crate::domain::refusal::Refusal;

/// What is known of one sort of export.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name: that of its file.
    #[serde(skip)]
    pub name: String,
    /// What its rows are.
    pub kind: Kind,
    /// The headers that a file of this sort has, among others.
    #[serde(default)]
    pub headers: Vec<String>,
    /// The currency of its amounts, where the file does not say.
    pub currency: Option<String>,
    /// The order of its dates (`dmy`, `mdy`, `ymd`), where it is known.
    pub dates: Option<String>,
    /// Its decimal mark (`.` or `,`), where it is known.
    pub decimal: Option<String>,
    /// Header → field, or fields; `field:NAME` for a custom field, `-` for a column to leave out.
    #[serde(default)]
    pub map: BTreeMap<String, OneOrMore>,
    /// Field → what it is in every row.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Field → word of the file → word of ours.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Field → spelling in the file → the spelling meant.
    #[serde(default)]
    pub alias: BTreeMap<String, BTreeMap<String, String>>,
    /// Field (or `*`) → cells that mean "nothing".
    #[serde(default)]
    pub blank: BTreeMap<String, Vec<String>>,
}

/// One text or a list of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    /// One.
    One(String),
    /// Several: one column fills several fields.
    More(Vec<String>),
}

impl OneOrMore {
    /// As a list.
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

impl Profile {
    /// Reads a profile from its TOML text.
    ///
    /// # Errors
    /// `import-bad-profile` with what is wrong and where.
    pub fn parse(name: &str, text: &str) -> Result<Self, Refusal> {
        let bad = |detail: &str| Refusal::invalid("import-bad-profile").with("profile", name).with("detail", detail);
        let mut profile: Self = toml::from_str(text).map_err(|error| bad(error.to_string().trim()))?;
        profile.name = name.to_owned();
        let targets = profile.map.values().flat_map(OneOrMore::list).filter(|field| !is_special(field));
        for field in targets.chain(profile.set.keys()).chain(profile.values.keys()).chain(profile.alias.keys()) {
            if profile.kind.field(field).is_none() {
                return Err(bad(&format!("{}: {field}", profile.kind.word())));
            }
        }
        Ok(profile)
    }

    /// The profile of that name that comes with the program.
    ///
    /// # Errors
    /// `import-unknown-profile`.
    pub fn named(name: &str) -> Result<&'static Self, Refusal> {
        let unknown = || {
            let names: Vec<&str> = BUILT_IN.iter().map(|profile| profile.name.as_str()).collect();
            Refusal::invalid("import-unknown-profile").with("value", name).with("profiles", names.join(", "))
        };
        BUILT_IN.iter().find(|profile| profile.name.eq_ignore_ascii_case(name.trim())).ok_or_else(unknown)
    }

    /// The profile whose headers the file has; of several the one that asks for most.
    pub fn of_headers(headers: &[Header]) -> Option<&'static Self> {
        let has = |name: &String| headers.iter().any(|header| header.is(&header::plain(name)));
        let fitting = BUILT_IN.iter().filter(|profile| profile.headers.iter().all(has));
        fitting.max_by_key(|profile| {
            (profile.headers.len(), profile.map.keys().filter(|name| has(name)).count(), &profile.name)
        })
    }
}

/// Whether a target is not a field of the kind: a custom field, or a column to leave out.
pub fn is_special(target: &str) -> bool {
    target == "-" || target.starts_with("field:")
}

/// A header in the forms in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// As a plain name.
    pub plain: String,
    /// As a plain name, without the currency in it.
    pub unpriced: Option<String>,
}

impl Header {
    /// The forms of a header.
    pub fn new(name: &str) -> Self {
        let unpriced = header::currency(name).map(|(rest, _)| header::plain(rest));
        Self { plain: header::plain(name), unpriced }
    }

    /// Whether it is that plain name.
    pub fn is(&self, plain: &str) -> bool {
        self.plain == plain || self.unpriced.as_deref() == Some(plain)
    }
}

macro_rules! profiles {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../assets/importers/profiles/", $name, ".toml")))),*]
    };
}

const TEXTS: [(&str, &str); 23] = profiles![
    "dynamics-leads",
    "facebook-leads",
    "google-ads-leads",
    "google-ads-spend",
    "hubspot-companies",
    "hubspot-contacts",
    "hubspot-deals",
    "maven-accounts",
    "maven-pipeline",
    "maven-products",
    "maven-teams",
    "meta-ads",
    "meta-ads-it",
    "olist-closed",
    "olist-mql",
    "pipedrive-deals",
    "pipedrive-organizations",
    "pipedrive-persons",
    "salesforce-leads",
    "salesforce-opportunities",
    "zoho-campaigns",
    "zoho-deals",
    "zoho-leads",
];

static BUILT_IN: LazyLock<Vec<Profile>> =
    LazyLock::new(|| TEXTS.iter().filter_map(|(name, text)| Profile::parse(name, text).ok()).collect());

/// A name by which exports call a field.
#[derive(Debug, Clone, Copy)]
pub struct Alias {
    /// The field.
    pub field: &'static Field,
    /// Whether the name alone says what kind of rows the file has.
    pub strong: bool,
    /// Its place among the names of the field: the earlier wins.
    pub rank: usize,
}

type AliasTable = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;

static ALIASES: LazyLock<HashMap<Kind, HashMap<String, Alias>>> = LazyLock::new(|| {
    let table: AliasTable = toml::from_str(include_str!("../../../assets/importers/aliases.toml")).unwrap_or_default();
    let mut all: HashMap<Kind, HashMap<String, Alias>> = HashMap::new();
    for (kind, strengths) in &table {
        let Some(kind) = Kind::named(kind) else { continue };
        let names = all.entry(kind).or_default();
        for field in kind.fields() {
            let mut rank = 0;
            for strong in [true, false] {
                let list = strengths.get(if strong { "strong" } else { "weak" }).and_then(|map| map.get(field.name));
                for name in list.into_iter().flatten() {
                    names.entry(name.clone()).or_insert(Alias { field, strong, rank });
                    rank += 1;
                }
            }
        }
    }
    all
});

/// The field of `kind` that exports call by this header.
pub fn alias(kind: Kind, header: &Header) -> Option<Alias> {
    let names = ALIASES.get(&kind)?;
    let found = names.get(&header.plain).or_else(|| names.get(header.unpriced.as_ref()?));
    found.copied()
}

/// The field of `kind` whose name is one typing slip away, and that name.
pub fn near_alias(kind: Kind, header: &Header) -> Option<(Alias, &'static str)> {
    let names = ALIASES.get(&kind)?;
    let near = names.iter().filter(|(name, _)| header::one_slip(&header.plain, name));
    near.min_by_key(|(name, alias)| (!alias.strong, alias.rank, name.len(), *name))
        .map(|(name, alias)| (*alias, name.as_str()))
}

/// Whether some kind's exports use this plain header.
pub fn is_known_header(plain: &str) -> bool {
    static PROFILE_HEADERS: LazyLock<std::collections::HashSet<String>> = LazyLock::new(|| {
        BUILT_IN.iter().flat_map(|profile| profile.map.keys()).map(|name| header::plain(name)).collect()
    });
    ALIASES.values().any(|names| names.contains_key(plain)) || PROFILE_HEADERS.contains(plain)
}

type WordTable = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;

/// Of a kind's field: what people write, and the word that the file keeps.
type Spoken = HashMap<(Kind, &'static str), HashMap<String, &'static str>>;

static WORDS: LazyLock<Spoken> = LazyLock::new(|| {
    static TABLE: LazyLock<WordTable> =
        LazyLock::new(|| toml::from_str(include_str!("../../../assets/importers/words.toml")).unwrap_or_default());
    let mut all = Spoken::new();
    for (kind, fields) in TABLE.iter() {
        let Some(kind) = Kind::named(kind) else { continue };
        for (field, meanings) in fields {
            let Some(field) = kind.field(field) else { continue };
            let known = all.entry((kind, field.name)).or_default();
            for (meaning, words) in meanings {
                for word in std::iter::once(meaning).chain(words) {
                    known.insert(bare(word), meaning.as_str());
                }
            }
        }
    }
    all
});

/// A word as words are compared: without case, accents, blanks and punctuation.
fn bare(word: &str) -> String {
    words::bare(&header::plain(word))
}

/// The word of ours that a cell of that field means.
pub fn word(kind: Kind, field: &str, cell: &str) -> Option<&'static str> {
    let field = kind.field(field)?;
    WORDS.get(&(kind, field.name))?.get(&bare(cell)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn all_that_comes_with_the_program_reads() {
        for (name, text) in TEXTS {
            let profile = Profile::parse(name, text).unwrap();
            assert!(!profile.headers.is_empty(), "{name}");
            for word in profile.set.iter().chain(profile.values.values().flatten()) {
                assert!(!word.1.is_empty(), "{name}");
            }
        }
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/importers/profiles")).unwrap();
        assert_eq!(files.count(), TEXTS.len());
    }

    #[test]
    fn aliases_are_plain_unique_and_of_real_fields() {
        let table: AliasTable = toml::from_str(include_str!("../../../assets/importers/aliases.toml")).unwrap();
        for (kind_name, strengths) in &table {
            let kind = Kind::named(kind_name).unwrap();
            let mut seen = HashSet::new();
            for (strength, fields) in strengths {
                assert!(["strong", "weak"].contains(&strength.as_str()));
                for (field, names) in fields {
                    assert!(kind.field(field).is_some(), "{kind_name}.{field}");
                    for name in names {
                        assert_eq!(&header::plain(name), name);
                        assert!(seen.insert(name.clone()), "{kind_name}: {name} twice");
                    }
                }
            }
        }
        assert_eq!(table.len(), Kind::ALL.len());
    }

    #[test]
    fn words_mean_one_thing() {
        let table: WordTable = toml::from_str(include_str!("../../../assets/importers/words.toml")).unwrap();
        for (kind_name, fields) in &table {
            let kind = Kind::named(kind_name).unwrap();
            for (field, meanings) in fields {
                assert!(kind.field(field).is_some(), "{kind_name}.{field}");
                let mut seen: HashMap<String, &str> = HashMap::new();
                for (meaning, words) in meanings {
                    for word in words {
                        let before = seen.insert(bare(word), meaning);
                        assert!(before.is_none_or(|before| before == meaning), "{kind_name}.{field}: {word}");
                    }
                }
            }
        }
        assert_eq!(word(Kind::Deals, "status", "Closed Won"), Some("won"));
        assert_eq!(word(Kind::Deals, "status", "Ganada"), Some("won"));
        assert_eq!(word(Kind::Deals, "status", "Negotiation"), None);
        assert_eq!(word(Kind::Prospects, "stage", "marketingqualifiedlead"), Some("mql"));
    }

    #[test]
    fn a_bad_profile_says_what_is_wrong() {
        let code = |text: &str| Profile::parse("mine", text).unwrap_err();
        assert!(code("kind = \"deals\"\n[map]\nX = \"ammount\"").to_string().contains("ammount"));
        assert!(code("kind = \"deals\"\ncolour = 1").to_string().contains("colour"));
        assert_eq!(Profile::named("hubspot").unwrap_err().code, "import-unknown-profile");
    }
}
