//! Printing and reading are each other's inverse, nothing typed is unanswered, errors point at their place.

use proptest::prelude::*;

use super::*;
use crate::domain::language::Language;
use crate::domain::record::{Kind, Type};

fn ground(language: Language) -> Ground {
    Ground {
        language,
        today: Day::parse("2026-11-21").unwrap(),
        fiscal_start: 1,
        currency: Currency::EUR,
        aliases: None,
    }
}

fn deals(text: &str) -> Result<Expr, crate::domain::refusal::Refusal> {
    Expr::parse(text, Subject::Of(Kind::Deal), &ground(Language::En))
}

fn printed(text: &str) -> String {
    deals(text).map_or_else(|refusal| refusal.to_string(), |expr| expr.to_string())
}

#[test]
fn what_people_type() {
    for (typed, means) in [
        ("", ""),
        ("acme", "acme"),
        ("\"two words\" x", "\"two words\" x"),
        ("\"still open", "\"still open\""),
        ("stage:won", "stage:won"),
        ("-owner:me amount>10k", "-owner:me amount:10000.01.."),
        ("amount>=12k", "amount:12000.00.."),
        ("amount:10k..20k", "amount:10000.00..20000.00"),
        ("amount<5k USD", "amount:..4999.99 USD"),
        ("amount:5kUSD", "amount:5000.00USD"),
        ("created:2026-01..2026-03", "created:2026-01-01..2026-03-31"),
        ("created>2026-01", "created:2026-02-01.."),
        ("next_due<today", "next_due:..2026-11-20"),
        ("due:tomorrow", "due:2026-11-22"),
        ("closed:2026-W47", "closed:2026-11-16..2026-11-22"),
        ("a | b c", "a | b c"),
        ("(a | b) c", "(a | b) c"),
        ("a |", "a"),
        ("-(a b)", "-(a b)"),
        ("(a", "a"),
        ("has:touch -has:amount", "has:touch -has:amount"),
        ("field:Segment=SMB", "field:\"Segment=SMB\""),
        ("field:\"Head count=10 20\"", "field:\"Head count=10 20\""),
        ("status:open probability>50", "status:open probability:51.."),
        ("title=\"Acme | Co\"", "title=\"Acme | Co\""),
        ("owner=me", "owner=me"),
    ] {
        assert_eq!(printed(typed), means, "{typed}");
    }
}

#[test]
fn the_words_of_a_persons_language_are_read_too() {
    let italian = |id: &str| match id {
        "field-stage" => Some("Fase".to_owned()),
        "field-source" => Some("Fonte".to_owned()),
        "field-expected_close" => Some("Chiusura prevista".to_owned()),
        "choice-customer" => Some("cliente".to_owned()),
        "choice-won" => Some("vinta".to_owned()),
        _ => None,
    };
    let aliases: &'static Aliases = Box::leak(Box::new(Aliases::new(italian)));
    let ground = Ground { aliases: Some(aliases), ..ground(Language::It) };
    let read = |text, kind| Expr::parse(text, Subject::Of(kind), &ground).map(|expr| expr.to_string());
    assert_eq!(read("Fase:cliente fonte:web", Kind::Prospect).unwrap(), "stage:customer source:web");
    assert_eq!(
        read("status:vinta chiusura_prevista:domani", Kind::Deal).unwrap(),
        "status:won expected_close:2026-11-22"
    );
    assert_eq!(read("fase:vinta", Kind::Prospect).unwrap_err().code, "filter-unknown-value");
}

#[test]
fn errors_point_at_their_place_and_say_what_was_meant() {
    for (typed, code, at, length, near) in [
        ("acme stag:won", "filter-unknown-field", 5, 4, Some("stage")),
        ("é status:opne", "filter-unknown-value", 9, 4, Some("open")),
        ("has:tuch", "filter-unknown-value", 4, 4, Some("touch")),
        ("amount>lots", "not-an-amount", 7, 4, None),
        ("created:someday", "not-a-date", 8, 7, None),
        ("title>a", "filter-bad-comparison", 0, 7, None),
        ("stage:", "filter-empty-value", 0, 6, None),
        ("a ) b", "filter-unexpected", 2, 1, None),
        ("created:2026-05..2026-01", "period-backwards", 8, 16, None),
    ] {
        let refusal = deals(typed).unwrap_err();
        let value =
            |name: &str| refusal.values.iter().rfind(|(known, _)| *known == name).map(|(_, value)| value.clone());
        assert_eq!(refusal.code, code, "{typed}");
        assert_eq!((value("at"), value("length")), (Some(at.to_string()), Some(length.to_string())), "{typed}");
        assert_eq!(value("nearest").as_deref().filter(|near| !near.is_empty()), near, "{typed}");
    }
}

#[test]
fn amounts_and_dates_are_read_in_the_persons_language() {
    let italian = Expr::parse("amount:1.500,50 close:31/12", Subject::Of(Kind::Deal), &ground(Language::It)).unwrap();
    assert_eq!(italian.to_string(), "amount:1500.50 close:2026-12-31");
}

#[test]
fn deep_nesting_is_refused_not_a_crash() {
    assert_eq!(deals(&"(".repeat(10_000)).unwrap_err().code, "filter-unexpected");
    assert_eq!(deals(&"-".repeat(10_000)).unwrap_err().code, "filter-unexpected");
}

#[test]
fn every_word_of_every_kind_stands_once() {
    for kind in Kind::ALL {
        let mut all: Vec<_> = known(Subject::Of(*kind)).map(|known| known.word).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "{kind:?}");
    }
}

fn test_of(ty: Type) -> BoxedStrategy<Test> {
    let number = || prop::option::of(-1_000i64..1_000_000);
    let ordered = |min: Option<i64>, max: Option<i64>| match (min, max) {
        (None, None) => (Some(0), None),
        (Some(least), Some(most)) if most < least => (max, min),
        ends => ends,
    };
    let day = || prop::option::of(-20_000i64..80_000);
    match ty {
        Type::Day | Type::Instant => (day(), day())
            .prop_map(|(from, until)| match (from, until) {
                (Some(from), Some(until)) => (Some(from.min(until)), Some(from.max(until) + 1)),
                (None, None) => (Some(0), None),
                ends => ends,
            })
            .prop_map(|(from, until)| Test::Days { from: from.map(Day), until: until.map(Day) })
            .boxed(),
        Type::Int => (number(), number())
            .prop_map(move |(min, max)| ordered(min, max))
            .prop_map(|(min, max)| Test::Number { min, max })
            .boxed(),
        Type::Money => (number(), number(), prop::option::of(prop::sample::select(vec!["USD", "JPY", "GBP"])))
            .prop_map(move |(min, max, typed)| {
                let (min, max) = ordered(min, max);
                let currency = typed.map_or(Currency::EUR, |code| code.parse().unwrap());
                Test::Money { min, max, currency, only: typed.is_some() }
            })
            .boxed(),
        Type::Choice(codes) => prop::sample::select(codes).prop_map(Test::Choice).boxed(),
        Type::Ref(Kind::Member) => {
            prop_oneof![Just(Test::Me), text().prop_map(Test::Named), Just(Test::Named("me".into()))].boxed()
        }
        Type::Ref(_) => text().prop_map(Test::Named).boxed(),
        _ => (text(), any::<bool>()).prop_map(|(text, whole)| Test::Text { text, whole }).boxed(),
    }
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        "[a-zàé0-9.]{1,6}",
        "[ -~é]{1,8}".prop_filter("blank is nothing", |text: &String| !text.trim().is_empty())
    ]
    .boxed()
}

fn expr() -> impl Strategy<Value = Expr> {
    let words: Vec<_> = known(Subject::Of(Kind::Deal)).collect();
    let field = prop::sample::select(words).prop_flat_map(|known| {
        test_of(known.ty).prop_map(move |test| Expr::Field { word: known.word, test, spot: Spot::default() })
    });
    let leaf = prop_oneof![
        text().prop_map(Expr::Words),
        field,
        Just(Expr::Has("touch")),
        ("[A-Z][a-z ]{0,5}", text(), any::<bool>()).prop_map(|(name, text, whole)| Expr::Custom { name, text, whole }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::all),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expr::any),
            inner
                .prop_filter("not everything", |expr| !expr.is_everything())
                .prop_map(|expr| Expr::Not(Box::new(expr))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(expr in expr(), language in prop::sample::select(Language::ALL.to_vec())) {
        let text = expr.to_string();
        prop_assert_eq!(Expr::parse(&text, Subject::Of(Kind::Deal), &ground(language)), Ok(expr), "{}", text);
    }

    #[test]
    fn anything_typed_is_answered(text in "[-()|\"\\\\:=<>.a-z0-9é ]{0,24}", journal in any::<bool>()) {
        let subject = if journal { Subject::Journal } else { Subject::Of(Kind::Prospect) };
        match Expr::parse(&text, subject, &ground(Language::It)) {
            Ok(expr) => prop_assert_eq!(Expr::parse(&expr.to_string(), subject, &ground(Language::It)), Ok(expr)),
            Err(refusal) => {
                let at = refusal.values.iter().rfind(|(name, _)| *name == "at").and_then(|(_, at)| at.parse::<usize>().ok());
                prop_assert!(at.is_some_and(|at| at <= text.chars().count()), "{} {}", refusal, text);
            }
        }
    }
}
