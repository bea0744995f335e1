//! The pipeline as people speak of it: stages by name, days for instants, the changes of a deal.

use chrono::NaiveTime;

use crate::app::service::Service;
use crate::domain::nouns::{Deal, Semantic, Stage};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::{Day, Instant};

/// A page large enough for every stage that a team can have.
const ALL: u64 = 10_000;

/// The stages in the order of the pipeline, those put away left out.
///
/// # Errors
/// The engine's.
pub fn stages(service: &Service) -> Result<Vec<Stage>, Refusal> {
    let records = service.store().records(Kind::Stage, 0, ALL)?;
    let mut stages: Vec<Stage> = records.iter().filter(|record| !record.archived).map(Stage::of).collect();
    stages.sort_by_key(|stage| (stage.position, stage.id));
    Ok(stages)
}

/// The stage of that name, number, or unique beginning of a name.
///
/// # Errors
/// `unknown-stage`, which lists those there are.
pub fn stage(service: &Service, text: &str) -> Result<Stage, Refusal> {
    let stages = stages(service)?;
    let key = fold(text);
    let id = Kind::Stage.parse_label(text);
    let exact = stages.iter().find(|stage| fold(&stage.name) == key || Some(stage.id) == id);
    let mut begun = stages.iter().filter(|stage| !key.is_empty() && fold(&stage.name).starts_with(&key));
    let found = exact.or_else(|| match (begun.next(), begun.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    });
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
        Refusal::not_found("unknown-stage").with("value", text).with("choices", names.join(", "))
    })
}

/// The team's first stage of that meaning: where a deal goes that is won or lost.
///
/// # Errors
/// `no-closing-stage`.
pub fn closing_stage(service: &Service, semantic: Semantic) -> Result<Stage, Refusal> {
    let found = stages(service)?.into_iter().find(|stage| stage.semantic == semantic);
    found.ok_or_else(|| Refusal::rule("no-closing-stage").with("semantic", semantic.word()))
}

/// When something happened of which only the day was said: now on today, else noon, but not before what is
/// known of the deal on that day.
pub fn within_day(service: &Service, day: Day, deal: Option<&Deal>) -> Instant {
    if day == service.today() {
        return service.now();
    }
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let noon = service.zone().at(day, noon);
    let steps = deal.into_iter().flat_map(|deal| [deal.created_at, Some(deal.stage_since)]).flatten();
    let known = steps.filter(|at| service.zone().day(*at) == day).max();
    known.map_or(noon, |at| at.max(noon))
}
