//! How sure a share is: Wilson's 95 % interval (DOMAIN R3).

/// Below this many decided cases no coloured verdict is given.
pub const FEW: u64 = 20;

/// Wilson's 95 % interval of `k` out of `n`, both ends 0 to 1; nothing for no cases.
pub fn wilson(k: u64, n: u64) -> Option<(f64, f64)> {
    if n == 0 || k > n {
        return None;
    }
    const Z: f64 = 1.959_963_984_540_054;
    let (k, n) = (k as f64, n as f64);
    let share = k / n;
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let middle = share + Z * Z / (2.0 * n);
    let scale = 1.0 + Z * Z / n;
    Some((((middle - spread) / scale).max(0.0), ((middle + spread) / scale).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_the_domain_page() {
        let percent =
            |k, n| wilson(k, n).map(|(low, high)| ((low * 1000.0).round() / 10.0, (high * 1000.0).round() / 10.0));
        assert_eq!(percent(5, 20), Some((11.2, 46.9)));
        assert_eq!(percent(0, 8), Some((0.0, 32.4)));
        assert_eq!(percent(40, 160), Some((18.9, 32.2)));
        assert_eq!(percent(0, 0), None);
    }
}
