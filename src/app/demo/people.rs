//! Companies and people: names that repeat only when all have been used, so that no two prospects of a
//! generated team have the same e-mail address.

use super::chance::Chance;
use super::words::{Land, Library, Name, Nation};
use crate::domain::nouns::{Account, Prospect};

/// The company's place in the streams of draws; its number is added.
const COMPANIES: u64 = 1 << 40;

/// Goes through the numbers below `size` in an order without a visible pattern, each once a round:
/// answers the number and the round.
fn spread(id: i64, size: usize) -> (usize, usize) {
    let id = usize::try_from(id).unwrap_or(0);
    // The step nearest to the golden section that shares no divisor with the size.
    let mut step = size * 618 / 1_000;
    while step > 1 && divisor(step, size) > 1 {
        step -= 1;
    }
    if size == 0 { (0, 0) } else { (id % size * step % size, id / size) }
}

const fn divisor(mut a: usize, mut b: usize) -> usize {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// A company as its people need it.
#[derive(Debug)]
pub(super) struct Company {
    pub id: i64,
    /// Its name without the legal form.
    pub name: String,
    pub domain: String,
    sector: usize,
    city: usize,
    legal: usize,
}

/// The company of that number in that country: always the same.
pub(super) fn company(nation: &Nation, seed: u64, id: i64) -> Company {
    let (at, round) = spread(id, nation.stems.len() * nation.marks.len());
    let kinds = nation.stems.len().max(1);
    let mut chance = Chance::new(seed, COMPANIES + id.unsigned_abs());
    let city = chance.below(nation.cities.len());
    let none = Name::from(String::new());
    let (stem, sector) = nation.stems.get(at % kinds).map_or((&none, 0), |(name, sector)| (name, *sector));
    let mark = nation.marks.get(at / kinds).unwrap_or(&none);
    let (left, right) = if nation.kind_last { (mark, stem) } else { (stem, mark) };
    let (mut name, mut domain) =
        (format!("{} {}", left.text, right.text), format!("{}-{}", left.address, right.address));
    if round > 0 {
        name = format!("{name} {}", nation.cities.get(city).map_or("", |(city, _)| city));
        domain = format!("{domain}-{round}");
    }
    domain.push_str(".example");
    Company { id, name, domain, sector, city, legal: chance.below(nation.legal.len()) }
}

/// The record of a company.
pub(super) fn account(library: &Library, land: Land, company: &Company) -> Account {
    let nation = library.nation(land);
    let legal = nation.legal.get(company.legal).map_or("", String::as_str);
    Account {
        id: company.id,
        name: format!("{} {legal}", company.name),
        sector: library.words.sectors.get(company.sector).cloned(),
        country: library.words.countries.get(land as usize).cloned(),
        region: nation.cities.get(company.city).map(|(_, region)| region.clone()),
        website: Some(format!("https://{}", company.domain)),
        parent: None,
        custom: None,
    }
}

/// Who somebody is: the part of a prospect that nothing happened to yet.
pub(super) fn person(
    library: &Library,
    land: Land,
    id: i64,
    company: Option<&Company>,
    chance: &mut Chance,
) -> Prospect {
    let nation = library.nation(land);
    let (at, round) = spread(id, nation.first.len() * nation.last.len());
    let count = nation.first.len().max(1);
    let woman = at % count < nation.women;
    let none = Name::from(String::new());
    let first = nation.first.get(at % count).unwrap_or(&none);
    let last = nation.last.get(at / count).unwrap_or(&none);
    let city = company.map_or_else(|| chance.below(nation.cities.len()), |company| company.city);
    let place = nation.cities.get(city);
    let titles = if woman { &nation.titles_female } else { &nation.titles_male };
    Prospect {
        id,
        name: format!("{} {}", first.text, last.text),
        first_name: Some(first.text.clone()),
        last_name: Some(last.text.clone()),
        email: chance.happens(0.94).then(|| address(first, last, round, company)),
        phone: chance.happens(0.55).then(|| phone(&nation.phone, chance)),
        job_title: chance.happens(0.86).then(|| chance.word(titles).to_owned()),
        account: company.map(|company| company.id),
        country: library.words.countries.get(land as usize).cloned(),
        region: place.map(|(_, region)| region.clone()),
        city: place.map(|(city, _)| city.clone()),
        ..Prospect::default()
    }
}

fn address(first: &Name, last: &Name, round: usize, company: Option<&Company>) -> String {
    let domain = company.map_or("posta.example", |company| &company.domain);
    let mut address = String::with_capacity(first.address.len() + last.address.len() + domain.len() + 6);
    address.push_str(&first.address);
    address.push('.');
    address.push_str(&last.address);
    if round > 0 {
        address.push_str(&round.to_string());
    }
    address.push('@');
    address.push_str(domain);
    address
}

fn phone(shape: &str, chance: &mut Chance) -> String {
    let mut digits = chance.between(0, 999_999_999);
    let mut digit = || {
        let last = u32::try_from(digits % 10).unwrap_or(0);
        digits /= 10;
        char::from_digit(last, 10).unwrap_or('0')
    };
    shape.chars().map(|c| if c == '#' { digit() } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    #[test]
    fn every_name_is_used_before_one_comes_again() {
        for size in [1, 2, 7, 360, 5_760] {
            let mut seen: Vec<usize> = (10..10 + size as i64).map(|id| spread(id, size).0).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..size).collect::<Vec<_>>());
        }
        assert_eq!(spread(3, 0), (0, 0));
    }

    #[test]
    fn addresses_are_nobodys() {
        let library = Library::new(Language::It).unwrap();
        let mut chance = Chance::new(1, 1);
        let mut seen = std::collections::HashSet::new();
        for id in 1..20_000 {
            let company = company(library.nation(Land::Italy), 1, id % 5_000);
            let person = person(&library, Land::Italy, id, Some(&company), &mut chance);
            if let Some(email) = person.email {
                assert!(email.is_ascii() && email.ends_with(".example") && !email.contains("--"), "{email}");
                assert!(seen.insert(email.clone()), "{email}");
            }
        }
    }
}
