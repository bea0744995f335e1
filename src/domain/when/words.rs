//! The words for days that each language has, as search keys: without accents and in lower case.

use super::super::language::Language;

/// What a shift counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// One language's words.
pub struct Words {
    near: &'static [(&'static str, i64)],
    weekdays: [&'static str; 7],
    months: [&'static str; 12],
    units: &'static [(&'static str, Unit)],
    directions: &'static [(&'static str, i64)],
}

impl Words {
    /// The language's own words first, then the English ones.
    pub fn of(language: Language) -> &'static [Self] {
        match language {
            Language::En => &[EN],
            Language::It => &[IT, EN],
            Language::Es => &[ES, EN],
        }
    }

    /// How many days away a word such as "tomorrow" is.
    pub fn near(&self, text: &str) -> Option<i64> {
        self.near.iter().find(|(word, _)| *word == text).map(|&(_, away)| away)
    }

    /// Monday is 0; three letters suffice.
    pub fn weekday(&self, token: &str) -> Option<u32> {
        by_prefix(&self.weekdays, token).map(|at| at - 1)
    }

    /// January is 1; three letters suffice.
    pub fn month(&self, token: &str) -> Option<u32> {
        by_prefix(&self.months, token)
    }

    /// The unit of a shift; none typed means days.
    pub fn unit(&self, token: &str) -> Option<Unit> {
        match token {
            "" => Some(Unit::Day),
            _ => self.units.iter().find(|(word, _)| *word == token).map(|&(_, unit)| unit),
        }
    }

    /// 1 for "in", -1 for "ago".
    pub fn direction(&self, token: &str) -> Option<i64> {
        self.directions.iter().find(|(word, _)| *word == token).map(|&(_, sign)| sign)
    }
}

/// The place, from 1, of the word that begins with `token`.
fn by_prefix(words: &[&str], token: &str) -> Option<u32> {
    let token = token.trim_end_matches('.');
    let found = words.iter().position(|word| token.len() >= 3 && word.starts_with(token))?;
    u32::try_from(found + 1).ok()
}

/// Words that may stand anywhere and say nothing.
pub fn is_filler(language: Language, token: &str) -> bool {
    let fillers: &[&str] = match language {
        Language::En => &["on", "at", "the", "of", "next"],
        Language::It => &["il", "alle", "ore", "di", "prossimo", "prossima"],
        Language::Es => &["el", "a", "las", "de", "del", "proximo", "proxima"],
    };
    fillers.contains(&token)
}

const EN: Words = Words {
    near: &[("today", 0), ("tomorrow", 1), ("tmrw", 1), ("yesterday", -1)],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    months: [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    units: &[
        ("d", Unit::Day),
        ("day", Unit::Day),
        ("days", Unit::Day),
        ("w", Unit::Week),
        ("week", Unit::Week),
        ("weeks", Unit::Week),
        ("m", Unit::Month),
        ("month", Unit::Month),
        ("months", Unit::Month),
        ("y", Unit::Year),
        ("year", Unit::Year),
        ("years", Unit::Year),
    ],
    directions: &[("in", 1), ("ago", -1)],
};

const IT: Words = Words {
    near: &[("oggi", 0), ("domani", 1), ("dopodomani", 2), ("ieri", -1), ("l'altro ieri", -2), ("altroieri", -2)],
    weekdays: ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"],
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    units: &[
        ("g", Unit::Day),
        ("gg", Unit::Day),
        ("giorno", Unit::Day),
        ("giorni", Unit::Day),
        ("s", Unit::Week),
        ("sett", Unit::Week),
        ("settimana", Unit::Week),
        ("settimane", Unit::Week),
        ("m", Unit::Month),
        ("mese", Unit::Month),
        ("mesi", Unit::Month),
        ("a", Unit::Year),
        ("anno", Unit::Year),
        ("anni", Unit::Year),
    ],
    directions: &[("tra", 1), ("fra", 1), ("fa", -1)],
};

const ES: Words = Words {
    near: &[("hoy", 0), ("manana", 1), ("pasado manana", 2), ("pasado", 2), ("ayer", -1), ("anteayer", -2)],
    weekdays: ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    units: &[
        ("d", Unit::Day),
        ("dia", Unit::Day),
        ("dias", Unit::Day),
        ("s", Unit::Week),
        ("sem", Unit::Week),
        ("semana", Unit::Week),
        ("semanas", Unit::Week),
        ("m", Unit::Month),
        ("mes", Unit::Month),
        ("meses", Unit::Month),
        ("a", Unit::Year),
        ("ano", Unit::Year),
        ("anos", Unit::Year),
    ],
    directions: &[("dentro", 1), ("en", 1), ("hace", -1)],
};
