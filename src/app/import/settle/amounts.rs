//! Columns of amounts and numbers: which mark stands before the decimals, and in which currency they are.

use super::{Outcome, Settling};
use crate::app::import::columns::numbers::{self, DecimalMark, Sign};
use crate::app::import::columns::{Decision, Sample};
use crate::app::import::field::{Field, FieldType};
use crate::app::import::header;
use crate::app::import::plan::{Notice, Question, Reading, Slot};
use crate::domain::money::Currency;

impl Settling<'_> {
    pub(super) fn number(&mut self, at: usize, field: &'static Field, header: &str) -> Outcome {
        let told = self.profile().and_then(|profile| DecimalMark::named(profile.decimal.as_ref()?));
        let given = self.found.options.decimal.or(told);
        let Some(column) = self.watch(at).and_then(|watch| watch.numbers.as_ref()) else {
            return Outcome::Else(Sample::default());
        };
        let (mark, proven) = match column.decide(given) {
            Decision::Decided(mark) => (mark, true),
            Decision::Impossible(sample) => return Outcome::Else(sample),
            Decision::Ambiguous { choices, sample, contradictory } => {
                let likely = choices.first().copied().unwrap_or(DecimalMark::Point);
                let reading = |mark: &DecimalMark| {
                    numbers::read(&sample.value, *mark).map_or_else(|_| "–".to_owned(), numbers::Number::plain)
                };
                let question = Question {
                    choice: "decimal",
                    column: Some(header.to_owned()),
                    options: choices.iter().map(|mark| mark.sign().to_string()).collect(),
                    readings: choices.iter().map(reading).collect(),
                    flag: "--decimal",
                    line: sample.line,
                    sample: sample.value.clone(),
                    contradictory,
                    field: None,
                };
                self.ask(question);
                (likely, false)
            }
        };
        let ratio =
            self.watch(at).and_then(|watch| watch.numbers.as_ref()).is_some_and(numbers::NumberColumn::is_ratio);
        let reading = match field.kind {
            FieldType::Money => {
                self.currency_signs(at, header);
                Reading::Money(mark, header::currency(header).map(|(_, currency)| currency))
            }
            FieldType::Percent => Reading::Percent(mark, ratio),
            _ => Reading::Number(mark),
        };
        Outcome::Read(reading, proven.then(|| mark.sign().to_string()))
    }

    /// Settles what the currency signs of a column of amounts mean.
    fn currency_signs(&mut self, at: usize, header: &str) {
        let signs = self.watch(at).and_then(|watch| watch.numbers.as_ref()).map(|numbers| numbers.signs().to_vec());
        let signs = signs.unwrap_or_default();
        let in_header = header::currency(header).map(|(_, currency)| currency);
        for (sign, _, sample) in &signs {
            if matches!(sign, Sign::Of(_)) || self.signs.iter().any(|known| known.0 == *sign) {
                continue;
            }
            let could_be = sign.currencies();
            let fits = |currency: &Option<Currency>| currency.is_some_and(|currency| could_be.contains(&currency));
            let known = [in_header, self.currency].into_iter().find(fits).flatten();
            match known {
                Some(currency) => self.signs.push((*sign, currency)),
                None if *sign == Sign::Dollar => {
                    self.signs.push((*sign, Currency::USD));
                    let notice = Notice::new("import-note-dollar").with("column", header);
                    self.warnings.push(notice.with("value", &sample.value));
                }
                None => self.ask(currency_question(Some(header), &could_be, sample)),
            }
        }
        if signs.len() > 1 {
            let all: Vec<String> =
                signs.iter().filter_map(|(sign, ..)| sign.currencies().first().map(Currency::to_string)).collect();
            let notice = Notice::new("import-note-several-currencies").with("column", header);
            self.warnings.push(notice.with("currencies", all.join(", ")));
        }
    }

    /// Amounts of which nothing tells the currency.
    pub(super) fn ask_for_currency(&mut self) {
        let is_money = |slot: &&Slot| matches!(slot.reading, Reading::Money(_, None));
        let has_column = self.slots.iter().any(|slot| matches!(slot.reading, Reading::Currency));
        let Some(slot) = self.slots.iter().find(is_money) else { return };
        let numbers = self.watch(slot.column).and_then(|watch| watch.numbers.as_ref());
        let signed = numbers.is_some_and(|numbers| numbers.is_blank() || !numbers.signs().is_empty());
        let header = self.found.dialect.names.get(slot.column).cloned().unwrap_or_default();
        if has_column || signed {
            return;
        }
        match self.currency {
            None => self.ask(currency_question(Some(&header), &[Currency::EUR, Currency::USD], &Sample::default())),
            Some(currency)
                if self.found.options.currency.is_none() && Some(currency) == self.found.options.home_currency =>
            {
                let notice = Notice::new("import-note-home-currency").with("column", header);
                self.warnings.push(notice.with("currency", currency));
            }
            Some(_) => {}
        }
    }
}

fn currency_question(column: Option<&str>, currencies: &[Currency], sample: &Sample) -> Question {
    Question {
        choice: "currency",
        column: column.map(str::to_owned),
        options: currencies.iter().map(Currency::to_string).collect(),
        readings: Vec::new(),
        flag: "--currency",
        line: sample.line,
        sample: sample.value.clone(),
        contradictory: false,
        field: None,
    }
}
