//! What the words of a filter mean: its shape becomes typed, or is refused with the place and the
//! nearest known word.

use super::raw::{self, Op, Raw};
use super::{Aliases, Expr, Spot, Subject, Test, meant, nearest, things, words};
use crate::domain::amount;
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::domain::record::{Kind, Type};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::domain::when::{self, Lean};

/// What reading amounts and dates depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The language in which they are typed.
    pub language: Language,
    /// Today in the team's zone.
    pub today: Day,
    /// The month, 1 to 12, in which the fiscal year begins.
    pub fiscal_start: u32,
    /// The team's currency: it says how many decimals an amount without a currency has.
    pub currency: Currency,
    /// What the person's language calls fields and values.
    pub aliases: Option<&'static Aliases>,
}

/// One term as it was written.
struct Term<'a> {
    key: &'a str,
    key_at: (usize, usize),
    op: Op,
    value: &'a str,
    value_at: (usize, usize),
}

struct Reader<'a> {
    text: &'a str,
    subject: Subject,
    ground: &'a Ground,
}

pub(super) fn read(text: &str, subject: Subject, ground: &Ground) -> Result<Expr, Refusal> {
    let reader = Reader { text, subject, ground };
    match raw::parse(text) {
        Ok(raw) => reader.typed(&raw),
        Err(at) => {
            let rest: String = text.get(at..).unwrap_or_default().chars().take(12).collect();
            let spot = (at, at + rest.chars().next().map_or(0, char::len_utf8));
            Err(reader.at(spot, Refusal::invalid("filter-unexpected").with("value", rest.trim_end())))
        }
    }
}

impl Reader<'_> {
    fn typed(&self, raw: &Raw) -> Result<Expr, Refusal> {
        Ok(match raw {
            Raw::All(parts) => Expr::all(self.each(parts)?),
            Raw::Any(parts) => Expr::any(self.each(parts)?),
            Raw::Not(inner) => match self.typed(inner)? {
                everything if everything.is_everything() => everything,
                inner => Expr::Not(Box::new(inner)),
            },
            Raw::Words(text) if text.trim().is_empty() => Expr::everything(),
            Raw::Words(text) => Expr::Words(text.clone()),
            Raw::Test { key, key_at, op, value, value_at } => {
                self.term(&Term { key, key_at: *key_at, op: *op, value, value_at: *value_at })?
            }
        })
    }

    fn each(&self, parts: &[Raw]) -> Result<Vec<Expr>, Refusal> {
        parts.iter().map(|part| self.typed(part)).collect()
    }

    /// A refusal with its place, in characters.
    fn at(&self, (from, until): (usize, usize), refusal: Refusal) -> Refusal {
        let spot = self.spot((from, until));
        refusal.with("at", spot.at).with("length", spot.length)
    }

    fn spot(&self, (from, until): (usize, usize)) -> Spot {
        let count = |part: Option<&str>| part.map_or(0, |part| part.chars().count());
        Spot { at: count(self.text.get(..from)), length: count(self.text.get(from..until)) }
    }

    fn term(&self, term: &Term<'_>) -> Result<Expr, Refusal> {
        let key = term.key.to_lowercase();
        let whole = (term.key_at.0, term.value_at.1);
        if term.value.is_empty() && term.value_at.0 == term.value_at.1 {
            return Err(self.at(whole, Refusal::invalid("filter-empty-value").with("field", term.key)));
        }
        match (key.as_str(), self.subject) {
            ("has", Subject::Of(kind)) => return self.has(kind, term),
            ("field", Subject::Of(kind)) if kind.field("custom").is_some() => return self.custom(term),
            _ => {}
        }
        let alias = || self.ground.aliases?.field(self.subject, &key);
        let Some(known) = words::find(self.subject, &key).or_else(alias) else {
            let extra = ["has", "field"].into_iter().filter(|_| matches!(self.subject, Subject::Of(_)));
            let near = nearest(&key, words::known(self.subject).map(|known| known.word).chain(extra));
            let refusal = Refusal::invalid("filter-unknown-field").with("value", term.key);
            return Err(self.at(term.key_at, meant(refusal, near)));
        };
        let test = self.test(known.ty, term)?;
        Ok(Expr::Field { word: known.word, test, spot: self.spot(whole) })
    }

    fn has(&self, kind: Kind, term: &Term<'_>) -> Result<Expr, Refusal> {
        let wanted = term.value.to_lowercase();
        let names =
            || things(kind).iter().map(|(word, ..)| *word).chain(words::known(self.subject).map(|known| known.word));
        match names().find(|word| *word == wanted).filter(|_| matches!(term.op, Op::Has | Op::Is)) {
            Some(word) => Ok(Expr::Has(word)),
            None => Err(self.unknown_value(term, nearest(&wanted, names()))),
        }
    }

    fn unknown_value(&self, term: &Term<'_>, near: Option<&str>) -> Refusal {
        let refusal = Refusal::invalid("filter-unknown-value").with("field", term.key).with("value", term.value);
        self.at(term.value_at, meant(refusal, near))
    }

    /// `field:NAME=value`; `field:NAME:value` is content with a part.
    fn custom(&self, term: &Term<'_>) -> Result<Expr, Refusal> {
        let at = term.value.find(['=', ':']);
        let split = at.and_then(|at| Some((term.value.get(..at)?, term.value.get(at..)?)));
        match split {
            Some((name, rest)) if !name.is_empty() && rest.len() > 1 => Ok(Expr::Custom {
                name: name.to_owned(),
                text: rest.get(1..).unwrap_or_default().to_owned(),
                whole: rest.starts_with('='),
            }),
            _ => Err(self.at(term.value_at, Refusal::invalid("filter-empty-value").with("field", "field:NAME=…"))),
        }
    }

    fn test(&self, ty: Type, term: &Term<'_>) -> Result<Test, Refusal> {
        let ordered = !matches!(term.op, Op::Has | Op::Is);
        match ty {
            // What lies ahead is planned by days, what happened has an instant: `fri` is the one meant.
            Type::Day => self.days(term, Lean::Ahead),
            Type::Instant => self.days(term, Lean::Back),
            Type::Int => self.numbers(term),
            Type::Money => self.amounts(term),
            _ if ordered => Err(self.at(
                (term.key_at.0, term.value_at.1),
                Refusal::invalid("filter-bad-comparison").with("field", term.key),
            )),
            Type::Choice(codes) => {
                let wanted = term.value.to_lowercase();
                let own = codes.iter().copied().find(|code| *code == wanted || code.replace('_', "-") == wanted);
                let alias = || self.ground.aliases?.choice(codes, &wanted);
                match own.or_else(alias) {
                    Some(code) => Ok(Test::Choice(code)),
                    None => Err(self.unknown_value(term, nearest(&wanted, codes.iter().copied()))),
                }
            }
            Type::Ref(Kind::Member) if term.op == Op::Has && term.value.eq_ignore_ascii_case("me") => Ok(Test::Me),
            Type::Ref(_) => Ok(Test::Named(term.value.to_owned())),
            _ => Ok(Test::Text { text: term.value.to_owned(), whole: term.op == Op::Is }),
        }
    }

    /// The two ends of `a..b`, either of which may be missing, or the same twice.
    fn ends<'v>(&self, term: &Term<'v>) -> (Option<&'v str>, Option<&'v str>) {
        let end = |text: &'v str| Some(text.trim()).filter(|text| !text.is_empty());
        match term.value.split_once("..") {
            Some((from, last)) => (end(from), end(last)),
            None => (end(term.value), end(term.value)),
        }
    }

    fn bounded(
        &self,
        term: &Term<'_>,
        read: impl Fn(&str) -> Result<i64, Refusal>,
    ) -> Result<(Option<i64>, Option<i64>), Refusal> {
        let refused = |refusal: Refusal| self.at(term.value_at, refusal);
        if matches!(term.op, Op::Has | Op::Is) {
            let (min, max) = self.ends(term);
            let read = |end: Option<&str>| end.map(&read).transpose().map_err(refused);
            let (min, max) = (read(min)?, read(max)?);
            return match (min, max) {
                (None, None) => Err(refused(Refusal::invalid("filter-empty-value").with("field", term.key))),
                (Some(least), Some(most)) if most < least => Ok((max, min)),
                ends => Ok(ends),
            };
        }
        let value = read(term.value).map_err(refused)?;
        Ok(match term.op {
            Op::More => (Some(value.saturating_add(1)), None),
            Op::Least => (Some(value), None),
            Op::Less => (None, Some(value.saturating_sub(1))),
            _ => (None, Some(value)),
        })
    }

    fn numbers(&self, term: &Term<'_>) -> Result<Test, Refusal> {
        let read = |text: &str| text.parse::<i64>().map_err(|_| Refusal::invalid("not-a-number").with("value", text));
        let (min, max) = self.bounded(term, read)?;
        Ok(Test::Number { min, max })
    }

    fn amounts(&self, term: &Term<'_>) -> Result<Test, Refusal> {
        let named = self.ends(term).0.or(self.ends(term).1).and_then(|end| self.named_currency(end));
        let currency = named.unwrap_or(self.ground.currency);
        let read = |text: &str| amount::parse(text, currency, self.ground.language).map(|money| money.minor);
        let (min, max) = self.bounded(term, read)?;
        Ok(Test::Money { min, max, currency, only: named.is_some() })
    }

    /// The currency that stands beside an amount.
    fn named_currency(&self, text: &str) -> Option<Currency> {
        let sure =
            |currency: Currency| amount::parse(text, currency, self.ground.language).ok().map(|money| money.currency);
        let (one, other) = (sure(Currency::EUR)?, sure(Currency::USD)?);
        (one == other).then_some(one)
    }

    fn days(&self, term: &Term<'_>, lean: Lean) -> Result<Test, Refusal> {
        let read = |text: &str| -> Result<(Option<Day>, Option<Day>), Refusal> {
            if let Ok(period) = Period::parse(text, self.ground.today, self.ground.fiscal_start) {
                return Ok((period.from(), period.until()));
            }
            let day = when::day(text, self.ground.today, self.ground.language, lean)?;
            Ok((Some(day), Some(day.plus(1))))
        };
        let refused = |refusal: Refusal| self.at(term.value_at, refusal);
        let (from, until) = if matches!(term.op, Op::Has | Op::Is) {
            match self.ends(term) {
                (None, None) => return Err(refused(Refusal::invalid("filter-empty-value").with("field", term.key))),
                (first, last) => {
                    let first = first.map(&read).transpose().map_err(refused)?;
                    let last = last.map(&read).transpose().map_err(refused)?;
                    (first.and_then(|(from, _)| from), last.and_then(|(_, until)| until))
                }
            }
        } else {
            let (from, until) = read(term.value).map_err(refused)?;
            match term.op {
                Op::More => (until, None),
                Op::Least => (from, None),
                Op::Less => (None, from),
                _ => (None, until),
            }
        };
        match (from, until) {
            (Some(first), Some(end)) if end <= first => {
                Err(refused(Refusal::invalid("period-backwards").with("value", term.value)))
            }
            _ => Ok(Test::Days { from, until }),
        }
    }
}
