//! Keys of counts, quickly: an import asks for them several times a row.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::domain::time::{Day, Instant, Zone};

/// A map whose keys are small numbers of ours, never what somebody typed: no defence against chosen
/// keys, a tenth of the time.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// Multiplies and turns.
#[derive(Debug, Default)]
pub(super) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, word: u64) {
        // 2⁶⁴ / φ, odd: every bit of the word reaches the high bits, the turn brings those down.
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }

    fn write_i64(&mut self, word: i64) {
        self.write_u64(word.cast_unsigned());
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }
}

/// The months of a zone, each worked out once.
#[derive(Debug, Default)]
pub(super) struct Months(Vec<(i64, i64, i64)>);

impl Months {
    /// The month of an instant in the zone, counted from year 0. One zone only for one of these.
    pub(super) fn month(&mut self, zone: &Zone, at: Instant) -> i64 {
        let place = self.0.partition_point(|(start, _, _)| *start <= at.0);
        if let Some((_, end, month)) = place.checked_sub(1).and_then(|before| self.0.get(before))
            && at.0 < *end
        {
            return *month;
        }
        let day = zone.day(at);
        let month = day.month();
        let first = |month: i64| {
            let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            let date = i32::try_from(year).ok().zip(u32::try_from(of_year).ok());
            date.and_then(|(year, month)| chrono::NaiveDate::from_ymd_opt(year, month, 1)).map(Day::from)
        };
        if let (Some(start), Some(end)) = (first(month), first(month + 1)) {
            let (start, end) = (zone.start(start).0, zone.start(end).0);
            // A zone that skipped a whole day could start a month twice: then nothing is kept.
            if (start..end).contains(&at.0) {
                self.0.insert(place, (start, end, month));
            }
        }
        month
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_kept_month_is_the_zones(
            instants in prop::collection::vec(-2_000_000_000i64..7_000_000_000, 1..60),
            zone in prop::sample::select(vec!["Europe/Rome", "Pacific/Apia", "America/Sao_Paulo", "UTC"]),
        ) {
            let zone = Zone::named(zone).unwrap();
            let mut months = Months::default();
            for second in instants {
                let at = Instant(second * Instant::SECOND + 1);
                prop_assert_eq!(months.month(&zone, at), zone.day(at).month());
            }
            let starts: Vec<i64> = months.0.iter().map(|(start, _, _)| *start).collect();
            prop_assert!(starts.is_sorted());
        }
    }
}
