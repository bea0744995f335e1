//! What a column of numbers and amounts proves: its decimal mark, its currency signs.

use super::{Decision, Sample, is_blank, is_else, keep, too_much};

pub use super::numbers_text::{DecimalMark, Number, Sign, is_of_formula, read, was_meant};

/// What the cells of a column of numbers show.
#[derive(Debug, Default)]
pub struct NumberColumn {
    cells: u64,
    /// Cells that are no number and were never meant as one.
    unlike: u64,
    beyond_one: u64,
    percents: u64,
    fractions: u64,
    signs: Vec<(Sign, u64, Sample)>,
    point_sample: Option<Sample>,
    comma_sample: Option<Sample>,
    either_sample: Option<Sample>,
    unlike_sample: Option<Sample>,
    point_only: u64,
    comma_only: u64,
}

impl NumberColumn {
    /// Takes in one cell.
    pub fn see(&mut self, line: u64, cell: &str) {
        if is_blank(cell) {
            return;
        }
        self.cells += 1;
        let point = read(cell, DecimalMark::Point);
        // Without either mark both readings are the same.
        let marked = cell.contains([',', '.']);
        let comma = if marked { read(cell, DecimalMark::Comma) } else { point };
        let number = match (point, comma) {
            (Ok(point), Ok(comma)) => {
                if point.mantissa != comma.mantissa || point.scale != comma.scale {
                    keep(&mut self.either_sample, line, cell);
                }
                point
            }
            (Ok(point), Err(_)) => {
                self.point_only += 1;
                keep(&mut self.point_sample, line, cell);
                point
            }
            (Err(_), Ok(comma)) => {
                self.comma_only += 1;
                keep(&mut self.comma_sample, line, cell);
                comma
            }
            (Err(_), Err(_)) => {
                if !was_meant(cell) {
                    self.unlike += 1;
                    keep(&mut self.unlike_sample, line, cell);
                }
                return;
            }
        };
        self.percents += u64::from(number.percent);
        self.fractions += u64::from(number.scale > 0);
        self.beyond_one += u64::from(number.to_f64().abs() > 1.0);
        if let Some(sign) = number.sign {
            self.sign(sign, line, cell);
        }
    }

    fn sign(&mut self, sign: Sign, line: u64, cell: &str) {
        if let Some(known) = self.signs.iter_mut().find(|known| known.0 == sign) {
            known.1 += 1;
        } else if self.signs.len() < 32 {
            let mut sample = None;
            keep(&mut sample, line, cell);
            self.signs.push((sign, 1, sample.unwrap_or_default()));
        }
    }

    /// Whether any cell was seen.
    pub fn is_blank(&self) -> bool {
        self.cells == 0
    }

    /// The currency signs in it, with how often and where first.
    pub fn signs(&self) -> &[(Sign, u64, Sample)] {
        &self.signs
    }

    /// Whether its numbers are shares of one (0.35) rather than percent points (35).
    pub fn is_ratio(&self) -> bool {
        self.cells > 0 && self.beyond_one == 0 && self.percents == 0
    }

    /// How many cells that mark does not read.
    fn unread_by(&self, mark: DecimalMark) -> u64 {
        match mark {
            DecimalMark::Point => self.comma_only,
            DecimalMark::Comma => self.point_only,
        }
    }

    /// Whether the column plainly proves the other mark.
    fn disproves(&self, mark: DecimalMark) -> bool {
        let speaks_for_it = match mark {
            DecimalMark::Point => self.point_only,
            DecimalMark::Comma => self.comma_only,
        };
        speaks_for_it == 0 && too_much(self.unread_by(mark), self.cells)
    }

    /// The mark that reads the column; `given` is what somebody said (`--decimal`). It is said for all
    /// columns of a file, so it does not overrule one that plainly proves the other mark.
    pub fn decide(&self, given: Option<DecimalMark>) -> Decision<DecimalMark> {
        if is_else(self.unlike, self.cells) {
            return Decision::Impossible(self.unlike_sample.clone().unwrap_or_default());
        }
        if let Some(mark) = given.filter(|mark| !self.disproves(*mark)) {
            return Decision::Decided(mark);
        }
        let both = [DecimalMark::Point, DecimalMark::Comma];
        match (&self.point_sample, &self.comma_sample, &self.either_sample) {
            (Some(point), Some(comma), _) => {
                let by_point = self.point_only >= self.comma_only;
                let choices = if by_point { both } else { [DecimalMark::Comma, DecimalMark::Point] };
                let sample = if by_point { comma } else { point }.clone();
                Decision::Ambiguous { choices: choices.to_vec(), sample, contradictory: true }
            }
            (None, Some(_), _) => Decision::Decided(DecimalMark::Comma),
            (Some(_), None, _) | (None, None, None) => Decision::Decided(DecimalMark::Point),
            (None, None, Some(sample)) => {
                Decision::Ambiguous { choices: both.to_vec(), sample: sample.clone(), contradictory: false }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use proptest::prelude::*;

    fn word(cells: &[&str], given: Option<DecimalMark>) -> String {
        let mut column = NumberColumn::default();
        for (at, cell) in cells.iter().enumerate() {
            column.see(at as u64 + 2, cell);
        }
        match column.decide(given) {
            Decision::Decided(mark) => mark.sign().to_string(),
            Decision::Ambiguous { choices, sample, contradictory } => {
                let marks: String = choices.iter().map(|mark| mark.sign()).collect();
                format!("{marks}{} {}:{}", if contradictory { "!" } else { "?" }, sample.line, sample.value)
            }
            Decision::Impossible(sample) => format!("impossible {}:{}", sample.line, sample.value),
        }
    }

    #[test]
    fn a_column_is_decided_by_what_it_proves() {
        assert_eq!(word(&["1,234", "12.50"], None), ".");
        assert_eq!(word(&["10.000", "200,00"], None), ",");
        assert_eq!(word(&["1,234", "100"], None), ".,? 2:1,234");
        assert_eq!(word(&["1,234", "100"], Some(DecimalMark::Comma)), ",");
        assert_eq!(word(&["1.50", "1.75", "1,50"], None), ".,! 4:1,50");
        assert_eq!(word(&["1.234.567", "1.234"], None), ",");
        assert_eq!(word(&["100", "1 200"], None), ".");
        assert_eq!(word(&["a", "b", "1"], None), "impossible 2:a");
        assert_eq!(word(&["", "n/a"], None), ".");
        assert_eq!(word(&["NaN", "#REF!"], None), ".");
        assert_eq!(word(&["100", "soon"], None), ".");
        assert_eq!(word(&["1,50", "inf", "2,75"], None), ",");
    }

    /// As programs of that place write it.
    fn written(minor: i64, style: usize) -> (String, DecimalMark) {
        let (group, mark) = [(",", '.'), (".", ','), (" ", ','), ("'", '.'), ("\u{a0}", ','), ("", '.')][style];
        let whole = (minor.abs() / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push_str(group);
            }
            grouped.push(digit);
        }
        let sign = if minor < 0 { "-" } else { "" };
        let mark = if mark == '.' { DecimalMark::Point } else { DecimalMark::Comma };
        (format!("{sign}{grouped}{}{:02}", mark.sign(), minor.abs() % 100), mark)
    }

    proptest! {
        /// Print, then parse, is the same in each place's way of writing; and the column proves it.
        #[test]
        fn print_then_parse_is_the_same(minors in prop::collection::vec(-1_000_000_000_000i64..1_000_000_000_000, 1..20), style in 0usize..6) {
            let mut column = NumberColumn::default();
            for &minor in &minors {
                column.see(1, &written(minor, style).0);
            }
            let Decision::Decided(mark) = column.decide(None) else { return Err(TestCaseError::fail("undecided")) };
            for &minor in &minors {
                let (text, expected) = written(minor, style);
                prop_assert_eq!(mark, expected);
                prop_assert_eq!(read(&text, mark).unwrap().money(Currency::EUR).map(|money| money.minor), Ok(minor));
            }
        }
    }
}
