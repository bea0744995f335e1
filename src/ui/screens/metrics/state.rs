//! What the page of figures knows.

use crate::app::views::{Answer, Explanation, MetricsPage, Query, Touched};
use crate::domain::refusal::Refusal;
use crate::ui::screens::prospects::scrolled;
use crate::ui::widgets::list::Motion;

/// What the page of figures knows.
#[derive(Debug, Clone)]
pub struct State {
    /// The period as typed, or moved to.
    pub period: String,
    /// The figures, of [`MetricsPage::period`].
    pub page: Option<Box<MetricsPage>>,
    /// Why they could not be read.
    pub error: Option<Refusal>,
    /// The place of the selected figure.
    pub selected: usize,
    /// Why the selected figure is what it is; `None` inside while it is awaited.
    pub explained: Option<(&'static str, Option<Box<Explanation>>)>,
    /// Of which term of the agreement it is the figure; of none on the page of figures.
    pub term: Option<i64>,
    /// Why it could not be explained.
    pub unexplained: Option<Refusal>,
    /// Lines of the explanation scrolled away.
    pub scroll: u16,
    stale: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            period: "this-quarter".to_owned(),
            page: None,
            error: None,
            selected: 0,
            explained: None,
            term: None,
            unexplained: None,
            scroll: 0,
            stale: true,
        }
    }
}

impl State {
    /// What must be asked for.
    pub fn missing(&self) -> Vec<Query> {
        let page = (self.stale && self.error.is_none()).then(|| Query::Metrics { period: self.period.clone() });
        page.into_iter().chain(self.awaited()).collect()
    }

    /// The explanation that is awaited, whatever screen it stands before.
    pub fn awaited(&self) -> Option<Query> {
        match &self.explained {
            Some((metric, None)) if self.unexplained.is_none() => {
                Some(Query::Explain { metric, period: self.period.clone(), term: self.term })
            }
            _ => None,
        }
    }

    /// The period of the figure that is explained, as typed; of a term's, its window once that is known.
    pub fn explained_period(&self) -> &str {
        match &self.explained {
            Some((_, Some(explanation))) if self.term.is_some() => &explanation.period,
            Some((_, None)) if self.term.is_some() => "",
            _ => &self.period,
        }
    }

    /// Takes in what came back.
    pub fn accept(&mut self, query: &Query, answer: Result<Answer, Refusal>) {
        match (query, answer) {
            (Query::Metrics { period }, answer) if *period == self.period => match answer {
                Ok(Answer::Metrics(page)) => {
                    self.selected = self.selected.min(page.figures.len().saturating_sub(1));
                    self.page = Some(page);
                    self.stale = false;
                }
                Ok(_) => {}
                Err(refusal) => self.error = Some(refusal),
            },
            (Query::Explain { metric, period, term }, answer) if *period == self.period && *term == self.term => {
                let wanted = self.explained.as_mut().filter(|(wanted, _)| wanted == metric);
                match (wanted, answer) {
                    (Some(wanted), Ok(Answer::Explain(explanation))) => wanted.1 = Some(explanation),
                    (Some(_), Err(refusal)) => self.unexplained = Some(refusal),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Another period.
    pub fn set_period(&mut self, period: &str) {
        if self.period != period {
            period.clone_into(&mut self.period);
            self.stale = true;
            self.error = None;
            self.explained = None;
        }
    }

    /// Whether the figures at hand are of another period than the one wanted.
    pub const fn waiting(&self) -> bool {
        self.stale && self.error.is_none()
    }

    /// The selected figure's metric.
    pub fn metric(&self) -> Option<&'static str> {
        self.page.as_ref()?.figures.get(self.selected).map(|figure| figure.id)
    }

    /// Asks why the selected figure is what it is.
    pub fn explain(&mut self) {
        self.ask(self.metric(), None);
    }

    /// Asks why a term's figure is what it is.
    pub fn explain_term(&mut self, metric: &'static str, term: i64) {
        self.ask(Some(metric), Some(term));
    }

    fn ask(&mut self, metric: Option<&'static str>, term: Option<i64>) {
        self.explained = metric.map(|metric| (metric, None));
        self.term = term;
        self.unexplained = None;
        self.scroll = 0;
    }

    /// Some things changed: all figures may have.
    pub fn age(&mut self, _touched: &[Touched]) {
        self.stale = true;
        self.error = None;
    }

    /// Moves: rows through the figures, left and right through time.
    pub fn go(&mut self, motion: Motion) {
        let count = self.page.as_ref().map_or(0, |page| page.figures.len());
        let last = count.saturating_sub(1);
        match motion {
            Motion::Rows(rows) => {
                let rows = isize::try_from(rows).unwrap_or(0);
                self.selected = self.selected.saturating_add_signed(rows).min(last);
            }
            Motion::Pages(pages) | Motion::Halves(pages) => self.selected = if pages < 0 { 0 } else { last },
            Motion::First => self.selected = 0,
            Motion::Last => self.selected = last,
            Motion::Left => self.shift(-1),
            Motion::Right => self.shift(1),
        }
    }

    /// Goes to the last quarter in which there is anything. Says whether there is one.
    pub fn to_data(&mut self) -> bool {
        use chrono::Datelike;
        let Some((_, last)) = self.page.as_ref().and_then(|page| page.data) else { return false };
        let date = last.date();
        self.set_period(&format!("{}-Q{}", date.year(), date.month0() / 3 + 1));
        true
    }

    /// Moves through the explanation.
    pub fn scroll(&mut self, motion: Motion) {
        self.scroll = scrolled(self.scroll, motion);
    }

    /// The period before or after the one that is shown, of the same length.
    fn shift(&mut self, by: i32) {
        let Some(next) = self.page.as_ref().and_then(|page| shifted(page, by)) else { return };
        self.set_period(&next);
    }
}

/// The quarter, month or year before or after; other periods do not move.
fn shifted(page: &MetricsPage, by: i32) -> Option<String> {
    use chrono::{Datelike, Months};
    let (from, until) = (page.from?.date(), page.until?.date());
    let months = (until.year() - from.year()) * 12 + until.month() as i32 - from.month() as i32;
    if from.day() != 1 || until.day() != 1 || !matches!(months, 1 | 3 | 12) {
        return None;
    }
    let step = Months::new(months.unsigned_abs());
    let start = if by < 0 { from.checked_sub_months(step)? } else { from.checked_add_months(step)? };
    Some(match months {
        1 => start.format("%Y-%m").to_string(),
        3 if start.month0() % 3 == 0 => format!("{}-Q{}", start.year(), start.month0() / 3 + 1),
        12 if start.month() == 1 => start.year().to_string(),
        // A fiscal quarter or year that is no calendar one: by its days, the last one included.
        _ => {
            let end = start.checked_add_months(step)?.pred_opt()?;
            format!("{}..{}", start.format("%Y-%m-%d"), end.format("%Y-%m-%d"))
        }
    })
}
