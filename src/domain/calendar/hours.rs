//! The hours of a day, and the hours of a week.
//!
//! Times of day are whole minutes of the wall clock, 0 to 1440: `24:00` is the end of the day, and a
//! night shift is written as two ranges.

use crate::domain::refusal::Refusal;

/// Minutes of a day whose clocks are not changed.
pub const DAY: u16 = 24 * 60;

/// From a minute of the day up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Range {
    from: u16,
    until: u16,
}

impl Range {
    /// The whole day.
    pub const WHOLE: Self = Self { from: 0, until: DAY };

    /// From minute `from` of the day up to minute `until`.
    ///
    /// # Errors
    /// `calendar-range-ends-first`; `calendar-range-unreadable` past 24:00.
    pub fn new(from: u16, until: u16) -> Result<Self, Refusal> {
        let range = Self { from, until };
        if until > DAY || from > DAY {
            return Err(Refusal::invalid("calendar-range-unreadable").with("value", range));
        }
        if from >= until {
            return Err(Refusal::invalid("calendar-range-ends-first").with("value", range));
        }
        Ok(range)
    }

    /// Its first minute.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// The first minute after it.
    pub const fn until(self) -> u16 {
        self.until
    }
}

/// The ranges of one day: in order, apart from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Hours(Vec<Range>);

impl Hours {
    /// No working time.
    pub const NONE: Self = Self(Vec::new());

    /// The whole day.
    pub fn whole() -> Self {
        Self(vec![Range::WHOLE])
    }

    /// These ranges, in any order. Ranges that touch become one.
    ///
    /// # Errors
    /// `calendar-range-overlaps` with the later of the two as `value` and the earlier as `other`.
    pub fn new(ranges: impl IntoIterator<Item = Range>) -> Result<Self, Refusal> {
        let mut sorted: Vec<Range> = ranges.into_iter().collect();
        sorted.sort_unstable();
        for (before, after) in sorted.iter().zip(sorted.iter().skip(1)) {
            if after.from < before.until {
                return Err(Refusal::invalid("calendar-range-overlaps").with("value", after).with("other", before));
            }
        }
        Ok(Self::joined(sorted))
    }

    /// Everything that at least one of these sorted ranges covers.
    fn joined(sorted: Vec<Range>) -> Self {
        let mut out: Vec<Range> = Vec::with_capacity(sorted.len());
        for range in sorted {
            match out.last_mut() {
                Some(last) if range.from <= last.until => last.until = last.until.max(range.until),
                _ => out.push(range),
            }
        }
        Self(out)
    }

    /// What is in `self` or in `other`.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut all: Vec<Range> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_unstable();
        Self::joined(all)
    }

    /// What is in `self` and not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut out = Vec::new();
        for range in &self.0 {
            let mut from = range.from;
            for hole in other.0.iter().filter(|hole| hole.until > range.from && hole.from < range.until) {
                if hole.from > from {
                    out.push(Range { from, until: hole.from });
                }
                from = from.max(hole.until);
            }
            if from < range.until {
                out.push(Range { from, until: range.until });
            }
        }
        Self(out)
    }

    /// Its ranges in order.
    pub fn ranges(&self) -> &[Range] {
        &self.0
    }

    /// Whether there is no working time at all.
    pub const fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// The hours of each weekday, Monday first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Week(pub [Hours; 7]);

impl Week {
    /// Every minute of every day.
    pub fn always() -> Self {
        Self(std::array::from_fn(|_| Hours::whole()))
    }

    /// The same hours from Monday to Friday.
    pub fn working_days(hours: &Hours) -> Self {
        Self(std::array::from_fn(|day| if day < 5 { hours.clone() } else { Hours::NONE }))
    }

    /// The hours of a weekday; Monday is 0, and the week repeats.
    pub fn of(&self, weekday: usize) -> &Hours {
        const NONE: &Hours = &Hours::NONE;
        self.0.get(weekday % 7).unwrap_or(NONE)
    }
}
