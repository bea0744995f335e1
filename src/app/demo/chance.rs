//! Randomness that is the same on every machine: one named generator and sums instead of a library's
//! distributions, whose draws may change with a version.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A stream of draws.
pub(super) struct Chance(Pcg64Mcg);

impl Chance {
    /// The stream of that number under a seed; different numbers give unrelated streams.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        // The odd constant is 2⁶⁴ / φ, which spreads small numbers over all bits.
        Self(Pcg64Mcg::seed_from_u64(seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }

    fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A whole number from 0 to `count` - 1; 0 for a count of 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let high = u128::from(self.bits()) * count as u128;
        usize::try_from(high >> 64).unwrap_or(0)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// A number from 0 to 1, 1 not included.
    pub(super) fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something of that probability happens.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A normal number of mean 0 and deviation 1, as the sum of eight even ones: nothing beyond 4.9.
    fn normal(&mut self) -> f64 {
        let (first, second) = (self.bits(), self.bits());
        let part = |bits: u64, at: u32| (bits >> (16 * at) & 0xFFFF) as f64;
        let sum: f64 = (0..4).map(|at| part(first, at) + part(second, at)).sum();
        (sum / 65_536.0 - 4.0) / (8.0f64 / 12.0).sqrt()
    }

    /// A positive number around `median`: most near it, a few far above, as amounts and durations are.
    pub(super) fn around(&mut self, median: f64, spread: f64) -> f64 {
        median * (spread * self.normal()).exp()
    }

    /// One of a list; nothing where it is empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// One of a list of texts; the empty text where it is empty.
    pub(super) fn word<'a>(&mut self, list: &'a [String]) -> &'a str {
        self.pick(list).map_or("", String::as_str)
    }

    /// The position of one of some weights.
    pub(super) fn weighed(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.share() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (at, weight) in weights.enumerate() {
            last = at;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_named_generators() {
        let mut chance = Chance::new(1, 2);
        let drawn: Vec<usize> = (0..6).map(|_| chance.below(1000)).collect();
        // Written down once: another value means that every generated team changes.
        assert_eq!(drawn, DRAWN);
        let mean = (0..20_000).map(|_| chance.normal()).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03, "{mean}");
        let mut counts = [0; 3];
        for _ in 0..3_000 {
            counts[chance.weighed([1.0, 0.0, 2.0].into_iter())] += 1;
        }
        assert!(counts[1] == 0 && (850..1150).contains(&counts[0]), "{counts:?}");
    }

    const DRAWN: [usize; 6] = [224, 335, 355, 339, 608, 515];
}
