//! What winning a deal, or taking a win back, did to the goals and to the campaign that it counts for.

use super::Doing;
use crate::app::goals;
use crate::app::views::Consequence;
use crate::domain::metrics::sums::{given, returned};
use crate::domain::nouns::{Deal, Semantic, Stage};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::store::read::Brought;

/// The goals and a campaign's figures before a move.
pub(super) struct Watched {
    campaign: Option<(i64, String, Brought)>,
    goals: Vec<(String, String)>,
}

impl Doing<'_> {
    /// What a move changes: of a win, or of a win that is taken back. Goals on lost deals move with a loss too.
    pub(super) fn watched(&self, deal: &Deal, target: &Stage) -> Result<Option<Watched>, Refusal> {
        if target.semantic == Semantic::Open && deal.status == Semantic::Open {
            return Ok(None);
        }
        let goals = goals::levels(self.service, self.texts)?;
        if target.semantic != Semantic::Won && deal.status != Semantic::Won {
            return Ok(Some(Watched { campaign: None, goals }));
        }
        let store = self.service.store();
        let brought = match (deal.campaign, deal.prospect) {
            (Some(campaign), _) => Some(campaign),
            (None, Some(prospect)) => store.record(Kind::Prospect, prospect)?.and_then(|found| found.int("campaign")),
            (None, None) => None,
        };
        let Some(campaign) = brought else { return Ok(Some(Watched { campaign: None, goals })) };
        let name = store.names_of(Kind::Campaign, &[campaign])?.remove(&campaign).unwrap_or_default();
        let before = self.figures(campaign)?;
        Ok(Some(Watched { campaign: Some((campaign, name, before)), goals }))
    }

    fn figures(&self, campaign: i64) -> Result<Brought, Refusal> {
        let all = self.service.store().campaign_figures(self.service.zone(), self.service.as_of()?);
        Ok(all?.remove(&campaign).unwrap_or_default())
    }

    /// The figures that moved, goals first.
    pub(super) fn consequences(&self, watched: Option<Watched>) -> Result<Vec<Consequence>, Refusal> {
        let Some(Watched { campaign, goals: before }) = watched else { return Ok(Vec::new()) };
        let mut moved = Vec::new();
        if !before.is_empty() {
            let pairs = before.into_iter().zip(goals::levels(self.service, self.texts)?);
            moved.extend(
                pairs
                    .filter(|((name, old), (same, new))| name == same && old != new)
                    .map(|((name, before), (_, after))| Consequence { name, before, after }),
            );
        }
        let Some((campaign, name, before)) = campaign else { return Ok(moved) };
        let after = self.figures(campaign)?;
        let told = |brought: &Brought| {
            let won = self.texts.with("figure-won", &[("n", i64::try_from(brought.deals_won).unwrap_or(0).into())]);
            [Some(won), self.revenue(brought), self.roi(brought)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        let (before, after) = (told(&before), told(&after));
        if before != after {
            moved.push(Consequence { name, before, after });
        }
        Ok(moved)
    }

    fn revenue(&self, brought: &Brought) -> Option<String> {
        given(&brought.revenue, self.service.currency()).0.map(|money| self.texts.money(money))
    }

    /// The return, where there is a cost in the same currency.
    fn roi(&self, brought: &Brought) -> Option<String> {
        let base = self.service.currency();
        let roi = returned(given(&brought.spend, base), given(&brought.revenue, base)).0?;
        Some(self.texts.with("figure-roi", &[("value", (&self.texts.percent_signed(roi, 0)).into())]))
    }
}
