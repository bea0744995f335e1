//! Numbers and money as the language writes them.

use std::cell::OnceCell;

use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

use super::Language;

thread_local! {
    /// One formatter a language: 5 µs to make, and not shareable between threads.
    static FORMATTERS: [OnceCell<Option<DecimalFormatter>>; 3] = const { [const { OnceCell::new() }; 3] };
}

fn locale_of(language: Language) -> Locale {
    match language {
        Language::En => locale!("en"),
        Language::It => locale!("it"),
        Language::Es => locale!("es"),
    }
}

fn decimal(language: Language, value: &Decimal) -> String {
    FORMATTERS.with(|formatters| {
        formatters
            .get(language as usize)
            .and_then(|cell| {
                cell.get_or_init(|| DecimalFormatter::try_new(locale_of(language).into(), Default::default()).ok())
                    .as_ref()
            })
            .map_or_else(|| value.to_string(), |formatter| formatter.format(value).to_string())
    })
}

/// A whole number.
pub fn integer(language: Language, value: i64) -> String {
    decimal(language, &Decimal::from(value))
}
