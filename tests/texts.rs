//! The three languages say the same things, and nothing is asked for that they do not say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use smarketing::app::texts::{Language, Texts};
use smarketing::domain::record::{Kind, Type};

/// Id (or `id.attribute`) to the source of the text.
type Messages = BTreeMap<String, String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
}

/// Reads a language's files line by line: a check of its own, not the parser that the program uses.
fn messages(language: Language) -> Messages {
    let mut paths = Vec::new();
    files(&root().join("assets/locales").join(language.code()), "ftl", &mut paths);
    let mut all = Messages::new();
    for path in paths {
        let (mut id, mut key) = (String::new(), String::new());
        for line in fs::read_to_string(&path).unwrap().lines() {
            let trimmed = line.trim_start();
            if trimmed.starts_with('#') {
                continue;
            }
            if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
                id = line.split([' ', '=']).next().unwrap().to_owned();
                key.clone_from(&id);
                assert!(!all.contains_key(&key), "{key} twice in {language}: {}", path.display());
            } else if let Some(attribute) = trimmed.strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
                key = format!("{id}.{}", attribute.0);
            }
            if !key.is_empty() {
                let text = all.entry(key.clone()).or_default();
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    all
}

fn variables(text: &str) -> BTreeSet<&str> {
    text.split('$')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').next().unwrap_or(""))
        .collect()
}

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let english = messages(Language::En);
    assert!(english.len() > 30);
    for language in [Language::It, Language::Es] {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(*id)).collect();
        let extra: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language}: missing {missing:?}, extra {extra:?}");
        for (id, text) in &english {
            assert_eq!(variables(text), variables(&other[id]), "variables of {id} in {language}");
        }
    }
}

#[test]
fn every_text_is_understood() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for (id, source) in messages(language) {
            if id.starts_with('-') {
                continue;
            }
            let only_attributes = !id.contains('.') && source.trim_end().ends_with('=');
            assert!(only_attributes || texts.find(&id).is_some(), "{language}: {id} cannot be read");
            let selectors = source.matches("->").count();
            assert_eq!(source.matches("*[other]").count(), selectors, "{language}: {id} needs *[other]");
            let names = source.replace('{', " { ");
            let mut referred = names.split('{').skip(1).filter_map(|rest| rest.split_whitespace().next());
            let message = referred.find(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
            assert_eq!(message, None, "{language}: {id} refers to another message; only terms (-name) may be");
        }
    }
}

/// The ids that the sources name literally: `texts.get("…")`, `texts.with("…")`, `texts.find("…")` and
/// the codes of refusals. Ids that are put together at run time are their owners' tests' work.
fn asked_for() -> BTreeMap<String, PathBuf> {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    let mut ids = BTreeMap::new();
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let code: String = source.split("#[cfg(test)]").next().unwrap().split_whitespace().collect();
        for call in ["texts.get(\"", "texts.with(\"", "texts().get(\"", "texts().with(\""] {
            for rest in code.split(call).skip(1) {
                ids.insert(rest.split('"').next().unwrap().to_owned(), path.clone());
            }
        }
        for call in ["Refusal::rule(\"", "Refusal::invalid(\"", "Refusal::not_found(\"", "Err(data(\""] {
            for rest in code.split(call).skip(1) {
                ids.insert(format!("refusal-{}", rest.split('"').next().unwrap()), path.clone());
            }
        }
        for rest in code.split("RefusalKind::").skip(1) {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            if let Some(code) = after.strip_prefix(",\"") {
                ids.insert(format!("refusal-{}", code.split('"').next().unwrap()), path.clone());
            }
        }
    }
    ids
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let texts = Texts::new(Language::En);
    let asked = asked_for();
    assert!(asked.contains_key("refusal-not-an-amount"), "the scan reads the sources");
    let missing: Vec<_> = asked.iter().filter(|(id, _)| texts.find(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_field_kind_and_choice_has_a_word() {
    let texts = Texts::new(Language::En);
    for kind in Kind::ALL {
        let mut ids = vec![format!("kind-{}", kind.word()), format!("kind-{}.many", kind.word())];
        for field in kind.fields() {
            ids.push(format!("field-{}", field.name));
            if let Type::Choice(words) = field.ty {
                ids.extend(words.iter().map(|word| format!("choice-{word}")));
            }
        }
        for id in ids {
            assert!(texts.find(&id).is_some(), "{id}");
        }
    }
}

/// Every value that a plan's refusals and warnings speak of is given, in every language.
#[test]
fn plans_are_refused_with_their_numbers() {
    use smarketing::domain::agreement::simulate::{Average, Capacity, Horizon, Load, Rate, Rates, Scenario, simulate};
    use smarketing::domain::ratio::Ratio;
    use smarketing::domain::time::Day;

    let half = Rate::Given(Ratio::parse("0.5").unwrap());
    let rates = Rates { opportunity_to_won: half, sql_to_opportunity: half, mql_to_sql: half, lead_to_mql: half };
    let horizon = Horizon { from: Day(20_000), until: Day(20_030), working_days: 20, days_a_week: 5 };
    let possible = Scenario {
        goal: 1_000_000,
        average: Average::Given(1_000),
        share: smarketing::domain::agreement::simulate::Rate::Given(Ratio::ONE),
        rates,
        horizon,
        cycle: Some(10),
        capacity: None,
        attempts: 5,
    };
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = possible;
        change(&mut scenario);
        scenario
    };
    let carries = |each, load| Some(Capacity { reps: 2, each, load });
    let thin = Rate::Measured { k: 3, n: 8 };
    let asked = [
        with(&|plan| plan.goal = -1),
        with(&|plan| plan.rates.mql_to_sql = Rate::Measured { k: 0, n: 8 }),
        with(&|plan| plan.rates.mql_to_sql = Rate::Measured { k: 9, n: 8 }),
        with(&|plan| plan.rates.mql_to_sql = Rate::Measured { k: 0, n: 0 }),
        with(&|plan| plan.attempts = 0),
        with(&|plan| plan.horizon.working_days = 0),
        with(&|plan| plan.cycle = Some(31)),
        with(&|plan| plan.capacity = carries(10, Load::OpenDeals)),
        with(&|plan| plan.capacity = carries(10, Load::OpportunitiesAMonth)),
        with(&|plan| (plan.rates.opportunity_to_won, plan.capacity) = (thin, carries(1400, Load::OpportunitiesAMonth))),
        with(&|plan| (plan.cycle, plan.average) = (None, Average::Measured { sum: 9_000, count: 9, won: 9 })),
    ];
    for language in Language::ALL {
        let texts = Texts::new(language);
        for scenario in &asked {
            let told = simulate(scenario).map_or_else(|refusal| vec![refusal], |plan| plan.warnings);
            assert!(!told.is_empty(), "{scenario:?}");
            for refusal in told {
                let (sentence, hint) = texts.refusal(&refusal);
                let whole = format!("{sentence} {}", hint.unwrap_or_default());
                assert!(!whole.contains(['{', '\u{27e8}']) && !whole.contains("mql_to_"), "{language}: {whole}");
            }
        }
    }
}
