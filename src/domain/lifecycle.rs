//! The lifecycle of a prospect and its qualification episodes (DOMAIN section 2, R5, R6).

use super::nouns::StageEntry;
use super::record::choice;
use super::time::Instant;

choice! {
    /// Where a prospect stands between the first contact and the loyal customer. The order is the
    /// funnel's; the last two stand beside it.
    Lifecycle {
        /// Reads what we send.
        Subscriber "subscriber",
        /// Known to us.
        Lead "lead",
        /// Marketing qualified.
        Mql "mql",
        /// Sales accepted.
        Sal "sal",
        /// Sales qualified.
        Sql "sql",
        /// Has an open deal.
        Opportunity "opportunity",
        /// Bought.
        Customer "customer",
        /// Recommends us.
        Advocate "advocate",
        /// Handed back to be nurtured.
        Recycled "recycled",
        /// Not to be won.
        Disqualified "disqualified",
    }
}

choice! {
    /// Where a date came from.
    EntryOrigin {
        /// Typed by a person.
        Hand "hand",
        /// Read from a file.
        Import "import",
        /// Set by a rule.
        Rule "rule",
    }
}

impl Lifecycle {
    /// Its place in the funnel; nothing for the stages beside it.
    pub const fn rank(self) -> Option<u8> {
        match self {
            Self::Recycled | Self::Disqualified => None,
            stage => Some(stage as u8),
        }
    }

    /// The number under which counts keep it.
    pub const fn number(self) -> i64 {
        self as i64
    }

    /// The stage of that number.
    pub fn numbered(number: i64) -> Option<Self> {
        usize::try_from(number).ok().and_then(|at| Self::ALL.get(at)).copied()
    }
}

/// One passage of a prospect from lead to a verdict, folded from its dated entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Episode {
    /// Which passage, from 1.
    pub number: i64,
    /// The first entry of each stage, in the order of the funnel.
    pub entered: Vec<(Lifecycle, Instant)>,
}

impl Episode {
    /// The episodes in a prospect's entries, oldest first. Entries may come in any order.
    pub fn fold(entries: &[StageEntry]) -> Vec<Self> {
        let mut episodes: Vec<Self> = Vec::new();
        let mut sorted: Vec<&StageEntry> = entries.iter().collect();
        sorted.sort_by_key(|entry| (entry.episode, entry.stage, entry.at));
        for entry in sorted {
            if episodes.last().is_none_or(|last| last.number != entry.episode) {
                episodes.push(Self { number: entry.episode, entered: Vec::new() });
            }
            let Some(episode) = episodes.last_mut() else { continue };
            if episode.entered.last().is_none_or(|(stage, _)| *stage != entry.stage) {
                episode.entered.push((entry.stage, entry.at));
            }
        }
        episodes
    }

    /// When the stage was reached: its own entry, or the earliest of a later stage where it was skipped.
    pub fn reached_at(&self, stage: Lifecycle) -> Option<Instant> {
        let own = self.entered.iter().find(|(entered, _)| *entered == stage).map(|(_, at)| *at);
        let Some(rank) = stage.rank() else { return own };
        let later = self.entered.iter().filter(|(entered, _)| entered.rank().is_some_and(|other| other > rank));
        own.or_else(|| later.map(|(_, at)| *at).min())
    }

    /// Whether the stage was reached: entered, or skipped on the way to a later one (DOMAIN 4.2).
    pub fn reached(&self, stage: Lifecycle) -> bool {
        self.reached_at(stage).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(episode: i64, stage: Lifecycle, at: i64) -> StageEntry {
        StageEntry { episode, stage, at: Instant(at), ..StageEntry::default() }
    }

    #[test]
    fn a_skipped_stage_counts_as_passed() {
        let episodes = Episode::fold(&[entry(1, Lifecycle::Lead, 1), entry(1, Lifecycle::Customer, 9)]);
        assert_eq!(episodes.len(), 1);
        assert!(episodes[0].reached(Lifecycle::Mql));
        assert!(!episodes[0].reached(Lifecycle::Advocate));
        assert!(!episodes[0].reached(Lifecycle::Recycled));
    }

    proptest! {
        #[test]
        fn order_of_entries_does_not_matter(mut entries in prop::collection::vec((1i64..4, 0usize..10, 0i64..100), 0..20), seed in any::<u64>()) {
            let build = |list: &[(i64, usize, i64)]| Episode::fold(&list.iter().map(|&(e, s, at)| entry(e, Lifecycle::ALL[s], at)).collect::<Vec<_>>());
            let before = build(&entries);
            let length = entries.len();
            if length > 0 {
                entries.rotate_left((seed as usize) % length);
            }
            prop_assert_eq!(build(&entries), before);
        }
    }
}
