//! `x`: a term's figure opens over the agreement, with what it stands on.

use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::Query;
use crate::ui::screens::Tab;

#[test]
fn a_terms_figure_is_explained_where_it_stands() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("4 x");
    assert_eq!(stage.model.tab, Tab::Agreement, "it opens over the page");
    let term = stage.model.agreement.current_term().map(|term| term.id);
    let asked = stage.model.metrics.term;
    assert!(term.is_some() && asked == term, "{asked:?} {term:?}");
    stage.sees("Volume attainment · T-");
    stage.sees("zone Europe/Rome");
    stage.sees("rows count");
    stage.keys("esc");
    stage.misses("zone Europe/Rome");
    assert!(!matches!(stage.model.metrics.awaited(), Some(Query::Explain { .. })));
}
