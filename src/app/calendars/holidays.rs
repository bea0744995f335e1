//! Holidays of countries and regions, from the rules in `assets/holidays`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::calendar::{Exception, Rule, holidays_on};
use crate::domain::filter::{meant, nearest};
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;

/// A text in each of the languages, in their order.
type Names = [String; 3];

/// A holiday of a data file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHoliday {
    on: String,
    name: Option<String>,
    names: Option<Names>,
    #[serde(default)]
    r#in: Vec<String>,
    #[serde(default)]
    years: String,
    #[serde(default)]
    observed: String,
    #[serde(default)]
    moved: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCountry {
    names: Names,
    #[serde(default)]
    default: Vec<String>,
    holidays: Vec<RawHoliday>,
    #[serde(default)]
    regions: BTreeMap<String, Names>,
}

/// The names that several countries share, and the pattern for a substitute day's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    shifted: Names,
    names: BTreeMap<String, Names>,
}

/// A holiday of a country, everywhere in it or in some regions.
#[derive(Debug)]
struct Holiday {
    rule: Rule,
    names: Names,
    regions: Vec<String>,
}

/// A part of a country with holidays of its own: a city, a canton, an autonomous community.
#[derive(Debug)]
pub struct Region {
    /// Its code, such as `CT` or `milano`.
    pub code: String,
    names: Names,
}

impl Region {
    /// What it is called.
    pub fn name(&self, language: Language) -> &str {
        said(&self.names, language)
    }
}

/// A country whose holidays are known.
#[derive(Debug)]
pub struct Country {
    /// Its ISO 3166 code in lower case, such as `it`.
    pub code: &'static str,
    names: Names,
    /// The regions that are meant where none is named.
    default: Vec<String>,
    regions: Vec<Region>,
    holidays: Vec<Holiday>,
}

fn said(names: &Names, language: Language) -> &str {
    let [en, it, es] = names;
    match language {
        Language::En => en,
        Language::It => it,
        Language::Es => es,
    }
}

/// Whether that is what it is called, in whichever language.
fn is_named(names: &Names, text: &str) -> bool {
    names.iter().any(|name| fold(name) == fold(text))
}

macro_rules! texts {
    ($($code:literal),*) => {
        &[$(($code, include_str!(concat!("../../../assets/holidays/", $code, ".toml")))),*]
    };
}

const TEXTS: &[(&str, &str)] =
    texts!("ar", "at", "be", "ch", "de", "es", "fr", "gb", "gr", "ie", "it", "mx", "nl", "pl", "pt", "us");

static SHARED: LazyLock<Option<Shared>> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/holidays/names.toml")).ok());

static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| TEXTS.iter().filter_map(|(code, text)| Country::parse(code, text).ok()).collect());

/// The countries that come with the program, by code.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// The country of that code, whatever its case.
///
/// # Errors
/// `holiday-country-unknown` with the `choices`.
pub fn country(code: &str) -> Result<&'static Country, Refusal> {
    let wanted = code.trim().to_ascii_lowercase();
    let wanted = if wanted == "uk" { "gb" } else { &wanted };
    countries().iter().find(|country| country.code == wanted || is_named(&country.names, code)).ok_or_else(|| {
        let choices: Vec<&str> = countries().iter().map(|country| country.code).collect();
        let names = || countries().iter().flat_map(|country| country.names.iter().map(String::as_str));
        let near = nearest(code, names()).and_then(|name| countries().iter().find(|one| is_named(&one.names, name)));
        meant(Refusal::not_found("holiday-country-unknown"), near.map(|country| country.code))
            .with("value", code)
            .with("choices", choices.join(", "))
    })
}

impl Country {
    /// Reads a country's data file.
    fn parse(code: &'static str, text: &str) -> Result<Self, Refusal> {
        let bad = |value: &str| Refusal::invalid("holiday-rule-unreadable").with("value", value);
        let raw: RawCountry = toml::from_str(text).map_err(|error| bad(error.message()))?;
        let known = SHARED.as_ref();
        let mut holidays = Vec::with_capacity(raw.holidays.len());
        for one in raw.holidays {
            let shared = || known?.names.get(one.name.as_deref()?).cloned();
            let names = one.names.clone().or_else(shared).ok_or_else(|| bad(&one.on))?;
            if let Some(region) = one.r#in.iter().find(|region| !raw.regions.contains_key(*region)) {
                return Err(bad(region));
            }
            let rule = Rule::parse(&one.on, &one.years, &one.observed, &one.moved)?;
            holidays.push(Holiday { rule, names, regions: one.r#in });
        }
        let regions = raw.regions.into_iter().map(|(code, names)| Region { code, names }).collect();
        Ok(Self { code, names: raw.names, default: raw.default, regions, holidays })
    }

    /// What it is called.
    pub fn name(&self, language: Language) -> &str {
        said(&self.names, language)
    }

    /// Its parts with holidays of their own, by code.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The code of a region as it is written here, whatever its case.
    fn region(&self, code: &str) -> Result<&str, Refusal> {
        let wanted = code.trim();
        let here = |region: &&Region| region.code.eq_ignore_ascii_case(wanted) || is_named(&region.names, wanted);
        let found = self.regions.iter().find(here);
        found.map(|region| region.code.as_str()).ok_or_else(|| {
            let choices: Vec<&str> = self.regions.iter().map(|region| region.code.as_str()).collect();
            let names = || self.regions.iter().flat_map(|region| region.names.iter().map(String::as_str));
            let near = nearest(wanted, names());
            let near = near.and_then(|name| self.regions.iter().find(|region| is_named(&region.names, name)));
            meant(Refusal::not_found("holiday-region-unknown"), near.map(|region| region.code.as_str()))
                .with("value", code)
                .with("country", self.code)
                .with("choices", choices.join(", "))
        })
    }

    /// The holidays of `years` in the whole country and in those regions, by date, as days off named
    /// in `language`: ready to be a calendar's exceptions.
    ///
    /// # Errors
    /// `holiday-region-unknown` with the `choices`.
    pub fn holidays(
        &self,
        regions: &[&str],
        years: RangeInclusive<i32>,
        language: Language,
    ) -> Result<Vec<Exception>, Refusal> {
        let mut wanted = regions.iter().map(|code| self.region(code)).collect::<Result<Vec<_>, _>>()?;
        if wanted.is_empty() {
            wanted.extend(self.default.iter().map(String::as_str));
        }
        let here = |holiday: &&Holiday| {
            holiday.regions.is_empty() || holiday.regions.iter().any(|region| wanted.contains(&region.as_str()))
        };
        let (rules, names): (Vec<_>, Vec<_>) =
            self.holidays.iter().filter(here).map(|holiday| (holiday.rule.clone(), &holiday.names)).unzip();
        let pattern = SHARED.as_ref().map_or("{name}", |shared| said(&shared.shifted, language));
        let mut days = Vec::new();
        for holiday in years.flat_map(|year| holidays_on(&rules, year)) {
            let Some(name) = names.get(holiday.rule).map(|names| said(names, language)) else { continue };
            let name = if holiday.shifted { pattern.replace("{name}", name) } else { name.to_owned() };
            days.push(Exception::off(holiday.day, &name));
        }
        Ok(days)
    }
}

#[cfg(test)]
mod tests;
