//! The words of a generated team, read from `assets/demo`.

use serde::Deserialize;

use crate::domain::language::Language;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::text::slug;

/// Where a prospect lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Land {
    Italy,
    Spain,
    Britain,
}

impl Land {
    pub(super) const ALL: [Self; 3] = [Self::Italy, Self::Spain, Self::Britain];

    pub(super) fn of(code: &str) -> Option<Self> {
        match code {
            "it" => Some(Self::Italy),
            "es" => Some(Self::Spain),
            "en" => Some(Self::Britain),
            _ => None,
        }
    }
}

/// A name, and how it stands in an address.
#[derive(Debug)]
pub(super) struct Name {
    pub text: String,
    pub address: String,
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self { address: slug(&text), text }
    }
}

#[derive(Deserialize)]
struct RawNation {
    female: Vec<String>,
    male: Vec<String>,
    last: Vec<String>,
    cities: Vec<String>,
    stems: Vec<String>,
    marks: Vec<String>,
    legal: Vec<String>,
    titles_female: Vec<String>,
    titles_male: Vec<String>,
    phone: String,
    #[serde(default)]
    kind_last: bool,
}

#[derive(Deserialize)]
struct RawNations {
    it: RawNation,
    es: RawNation,
    en: RawNation,
}

/// What people, places and companies of a country are called.
#[derive(Debug)]
pub(super) struct Nation {
    /// The first so many are women's.
    pub women: usize,
    pub first: Vec<Name>,
    pub last: Vec<Name>,
    /// City and region.
    pub cities: Vec<(String, String)>,
    /// Kinds of company, each with the number of its line of business.
    pub stems: Vec<(Name, usize)>,
    pub marks: Vec<Name>,
    pub legal: Vec<String>,
    /// Whether the kind of company stands after the name: `Morgan Foods`, not `Foods Morgan`.
    pub kind_last: bool,
    pub titles_female: Vec<String>,
    pub titles_male: Vec<String>,
    pub phone: String,
}

fn halves(text: String) -> (String, String) {
    let (left, right) = text.split_once('|').unwrap_or((&text, ""));
    (left.to_owned(), right.to_owned())
}

impl From<RawNation> for Nation {
    fn from(raw: RawNation) -> Self {
        let stem = |text: String| {
            let (name, sector) = halves(text);
            (Name::from(name), sector.parse().unwrap_or(0))
        };
        let joined = |text: &String| Name { address: slug(text).replace('-', ""), text: text.clone() };
        Self {
            women: raw.female.len(),
            first: raw.female.iter().chain(&raw.male).map(joined).collect(),
            last: raw.last.iter().map(joined).collect(),
            cities: raw.cities.into_iter().map(halves).collect(),
            stems: raw.stems.into_iter().map(stem).collect(),
            // Many companies bear a family's name.
            marks: raw.marks.into_iter().chain(raw.last).map(Name::from).collect(),
            legal: raw.legal,
            kind_last: raw.kind_last,
            titles_female: raw.titles_female,
            titles_male: raw.titles_male,
            phone: raw.phone,
        }
    }
}

/// Notes by occasion.
#[derive(Debug, Deserialize)]
pub(super) struct Notes {
    pub form: Vec<String>,
    pub fair: Vec<String>,
    pub webinar: Vec<String>,
    pub click: Vec<String>,
    pub no_answer: Vec<String>,
    pub connected: Vec<String>,
    pub meeting: Vec<String>,
    pub proposal: Vec<String>,
    pub refused: Vec<String>,
    pub after: Vec<String>,
}

/// What the two sides agree on, and what they say under it.
#[derive(Debug, Deserialize)]
pub(super) struct Agreed {
    pub name: String,
    pub calendar: String,
    /// Of the summer and of Christmas.
    pub closures: [String; 2],
    pub leave: [String; 3],
    /// In the order of the list of reasons.
    pub reasons: [String; 6],
    /// In the order of the list of terms.
    pub terms: [String; 7],
    pub note: String,
    pub proposal: String,
    pub offers: Vec<String>,
    /// One for each reason.
    pub refusals: [String; 6],
    pub disputes: Vec<String>,
    pub objections: Vec<String>,
    pub answers: Vec<String>,
    pub pauses: Vec<String>,
    pub waivers: Vec<String>,
    pub passed: String,
    /// In the order of the list of goals.
    pub goals: [String; 5],
    /// Marketing's and sales' of the joint goals, in turn.
    pub levers: [String; 6],
    pub revised: String,
}

/// What the team writes, in one language.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    pub countries: Vec<String>,
    pub sectors: Vec<String>,
    pub sources: Vec<String>,
    pub tags: Vec<String>,
    pub objective: Vec<String>,
    pub audience: Vec<String>,
    pub spend: Vec<String>,
    pub assets: Vec<String>,
    pub needs: Vec<String>,
    pub lost: Vec<String>,
    pub won: Vec<String>,
    pub competitors: Vec<String>,
    pub next_steps: Vec<String>,
    pub waits: Vec<String>,
    pub deal_titles: Vec<String>,
    pub roles: Vec<String>,
    pub stages: Vec<String>,
    pub notes: Notes,
    pub agreement: Agreed,
}

/// A member with how they work.
#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub handle: String,
    pub name: String,
    pub side: String,
    pub role: String,
    pub manager: Option<String>,
    pub region: Option<String>,
    #[serde(default)]
    pub lands: Vec<String>,
    #[serde(default)]
    pub load: u32,
    #[serde(default)]
    pub win: u32,
    #[serde(default)]
    pub pace: u32,
    #[serde(default)]
    pub answer: u32,
    /// On leave since so many days.
    pub left: Option<i64>,
    /// With the team since so many days.
    pub joined: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct Team {
    member: Vec<Person>,
}

/// A product in three languages: name and value.
#[derive(Debug, Deserialize)]
pub(super) struct Offer {
    pub price: i64,
    pub billing: String,
    pub margin: i64,
    pub series: String,
    it: (String, String),
    es: (String, String),
    en: (String, String),
}

impl Offer {
    pub(super) fn said(&self, language: Language) -> &(String, String) {
        match language {
            Language::It => &self.it,
            Language::Es => &self.es,
            Language::En => &self.en,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Offers {
    product: Vec<Offer>,
}

/// A campaign that comes back every year, or runs all the time.
#[derive(Debug, Deserialize)]
pub(super) struct Drive {
    #[serde(default)]
    pub month: u32,
    pub days: i64,
    pub leads: f64,
    pub quality: f64,
    pub euros: i64,
    pub channel: String,
    pub source: usize,
    pub owner: String,
    pub only: Option<String>,
    /// Begun so many days ago, once.
    pub ago: Option<i64>,
    it: String,
    es: String,
    en: String,
}

impl Drive {
    pub(super) fn name(&self, language: Language) -> &str {
        match language {
            Language::It => &self.it,
            Language::Es => &self.es,
            Language::En => &self.en,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Drives {
    campaign: Vec<Drive>,
}

/// Everything that a team's texts are made of.
#[derive(Debug)]
pub(super) struct Library {
    pub language: Language,
    nations: [Nation; 3],
    pub words: Words,
    pub people: Vec<Person>,
    pub offers: Vec<Offer>,
    pub drives: Vec<Drive>,
}

fn read<T: for<'de> Deserialize<'de>>(file: &'static str, text: &str) -> Result<T, Refusal> {
    toml::from_str(text).map_err(|error| {
        Refusal::new(RefusalKind::Internal, "broken-demo-words").with("path", file).with("message", error.message())
    })
}

impl Library {
    /// The words for a team that writes in `language`.
    pub(super) fn new(language: Language) -> Result<Self, Refusal> {
        macro_rules! asset {
            ($name:literal) => {
                read($name, include_str!(concat!("../../../assets/demo/", $name)))?
            };
        }
        let nations: RawNations = asset!("people.toml");
        let team: Team = asset!("team.toml");
        let offers: Offers = asset!("offer.toml");
        let drives: Drives = asset!("campaigns.toml");
        let words: Words = match language {
            Language::It => asset!("words-it.toml"),
            Language::Es => asset!("words-es.toml"),
            Language::En => asset!("words-en.toml"),
        };
        Ok(Self {
            language,
            nations: [nations.it.into(), nations.es.into(), nations.en.into()],
            words,
            people: team.member,
            offers: offers.product,
            drives: drives.campaign,
        })
    }

    /// The names of a country.
    pub(super) const fn nation(&self, land: Land) -> &Nation {
        let [italy, spain, britain] = &self.nations;
        match land {
            Land::Italy => italy,
            Land::Spain => spain,
            Land::Britain => britain,
        }
    }
}
