//! How a hand-off stands and what was said of it last, beside what wants something of a person.

use crate::domain::nouns::{Dispute, Verdict};
use crate::domain::time::Day;
use crate::store::Result;
use crate::store::session::Row;

/// How a hand-off stands, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stands {
    /// What sales said.
    pub verdict: Verdict,
    /// Whether a side disputes it.
    pub dispute: Dispute,
    /// Why it was refused, or empty.
    pub reason: String,
    /// Until when it rests.
    pub until: Option<Day>,
    /// The last word with it, or empty: what sales should know, why it went back, why it is disputed.
    pub note: String,
    /// Handle of whose word that is, or empty.
    pub by: String,
}

/// Its columns, of a hand-off `h` with [`JOIN`].
pub(super) const COLUMNS: &str = "h.verdict, h.dispute, r.name, h.until, s.note, sm.handle";

/// What they come from. The last step is the one with the highest number.
pub(super) const JOIN: &str = "left join reason r on r.id = h.reason left join handoff_step s on s.id = \
    (select max(x.id) from handoff_step x where x.handoff = h.id and x.note is not null and x.removed is null) \
    left join member sm on sm.id = s.member";

impl Stands {
    /// Reads [`COLUMNS`] from `first` on.
    pub(super) fn read(row: &Row<'_>, first: usize) -> Result<Self> {
        Ok(Self {
            verdict: Verdict::named(row.str(first)?).unwrap_or_default(),
            dispute: Dispute::named(row.str(first + 1)?).unwrap_or_default(),
            reason: row.text(first + 2)?,
            until: row.opt_int(first + 3)?.map(Day),
            note: row.text(first + 4)?,
            by: row.text(first + 5)?,
        })
    }
}
