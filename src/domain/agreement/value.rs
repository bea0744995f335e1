//! What leads are worth: close rate × average revenue of a customer, by lead type, frozen by the signatures
//! (DOMAIN 3.1, 4.2).

/// What so many leads of a type are worth, in minor units: count × won ÷ decided × revenue, exact, rounded once, half
/// up.
pub fn worth(count: u64, won: i64, decided: i64, revenue: i64) -> i64 {
    if decided <= 0 {
        return 0;
    }
    let decided = i128::from(decided);
    let rate = i128::from(won).checked_mul(i128::from(revenue));
    let twice = rate.and_then(|rate| rate.checked_mul(i128::from(count))?.checked_mul(2)?.checked_add(decided));
    twice.and_then(|twice| i64::try_from(twice.div_euclid(2 * decided)).ok()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::worth;

    #[test]
    fn a_whitepaper_lead_is_worth_its_close_rate_times_its_revenue() {
        // 160,000 × 1 % = 1,600 a lead (DOMAIN 3.1).
        assert_eq!(worth(1, 1, 100, 16_000_000), 160_000);
        assert_eq!(worth(25, 1, 100, 16_000_000), 4_000_000);
        // Rounded once, not a lead at a time: 3 × 1/3 of 1.00 is 1.00.
        assert_eq!(worth(3, 1, 3, 100), 100);
        assert_eq!(worth(1, 1, 3, 100), 33);
        assert_eq!(worth(2, 1, 3, 100), 67);
        assert_eq!(worth(9, 0, 40, 100), 0);
        assert_eq!(worth(u64::MAX, i64::MAX, 1, i64::MAX), i64::MAX);
    }
}
