//! Percentiles by linear interpolation between the two nearest ranks (type 7), as CLI.md promises.

/// The `q` quantile (0 to 1) of whole numbers, which need not be sorted; nothing of nothing.
pub fn quantile(values: &mut [i64], q: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_unstable();
    let rank = q.clamp(0.0, 1.0) * (values.len() - 1) as f64;
    let (low, part) = (rank.floor() as usize, rank.fract());
    let at = |index: usize| values.get(index).copied().unwrap_or_default() as f64;
    Some(if part == 0.0 { at(low) } else { at(low) + (at(low + 1) - at(low)) * part })
}

/// The median; nothing of nothing.
pub fn median(values: &mut [i64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpolates_between_ranks() {
        assert_eq!(median(&mut [3, 1, 2]), Some(2.0));
        assert_eq!(median(&mut [4, 1, 2, 3]), Some(2.5));
        assert_eq!(quantile(&mut [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), Some(9.1));
        assert_eq!(median(&mut []), None);
    }
}
