//! The thread that does what the person wants.

use std::convert::Infallible;

use crossbeam_channel::{Receiver, select};

use super::{Reply, Shared, lock};
use crate::app::actions::{self, Outcome};
use crate::app::files;
use crate::app::founding::Founding;
use crate::app::service::{Actor, Service};
use crate::app::views::{Action, Input};
use crate::domain::nouns::{Role, Side};
use crate::domain::refusal::Refusal;
use crate::domain::time::Zone;

/// Writes until nobody wants anything any more.
pub(super) fn run(shared: &Shared, orders: &Receiver<Action>, begin: &Receiver<Infallible>) {
    let mut open: Option<(u64, Service)> = None;
    let early = select! {
        recv(orders) -> action => match action {
            Ok(action) => Some(action),
            Err(_) => return,
        },
        recv(begin) -> _ => None,
    };
    // Opened before the first wish, so that it is done at once; why it cannot be is said with the wish.
    drop(ready(shared, &mut open));
    for action in early.into_iter().chain(orders) {
        let outcome = match &action {
            Action::CreateTeam(inputs) => create(shared, inputs).map(|()| None),
            _ => ready(shared, &mut open).and_then(|service| act(shared, service, &action)).map(Some),
        };
        match outcome {
            Ok(Some(Outcome::Applied(applied))) => shared.send(Reply::Applied(applied)),
            Ok(Some(Outcome::Conflict(conflict))) => shared.send(Reply::Conflict(conflict)),
            Ok(Some(Outcome::Asked(asked))) => shared.send(Reply::Asked(asked)),
            Ok(None) => {}
            Err(refusal) => shared.send(Reply::Refused(files::with_room(refusal, &shared.opening().path, None))),
        }
    }
}

fn ready<'a>(shared: &Shared, open: &'a mut Option<(u64, Service)>) -> Result<&'a Service, Refusal> {
    let generation = shared.generation();
    if open.as_ref().is_none_or(|(of, _)| *of != generation) {
        let service = shared.opening().service()?;
        // One change at a time touches few pages.
        service.store().keep(1_024)?;
        *open = Some((generation, service));
    }
    let (_, service) = open.as_mut().ok_or_else(|| Refusal::rule("cancelled"))?;
    service.follow()?;
    Ok(service)
}

fn act(shared: &Shared, service: &Service, action: &Action) -> Result<Outcome, Refusal> {
    let mut own = lock(&shared.own);
    let outcome = actions::act(service, action, &shared.texts());
    if let Ok(Outcome::Applied(applied)) = &outcome {
        own.extend(applied.entry);
    }
    outcome
}

/// Founds the team that the first form describes, and makes it the team file.
fn create(shared: &Shared, inputs: &[Input]) -> Result<(), Refusal> {
    let opening = shared.opening();
    let text = |name: &str| inputs.iter().find(|input| input.field == name).map_or("", |input| input.value.trim());
    let named = |field: &'static str| move |refusal: Refusal| refusal.with("field", field);
    let handle = Some(text("handle")).filter(|handle| !handle.is_empty()).unwrap_or_else(|| text("member"));
    let side = Side::named(text("side")).unwrap_or_default();
    let role = match side {
        Side::Marketing => Role::Marketer,
        Side::Sales => Role::Rep,
        Side::Management => Role::SalesManager,
    };
    let founding = Founding {
        name: text("team").to_owned(),
        currency: text("currency").parse().map_err(named("currency"))?,
        zone: Zone::named(text("zone")).map_err(named("zone"))?,
        fiscal_start: 1,
        language: text("language").parse().unwrap_or(opening.language),
        member: (!handle.is_empty()).then(|| (handle.to_owned(), handle.to_owned(), side, role)),
        holidays: None,
    };
    founding.found(&opening.path, true, opening.clock, &opening.members)?;
    let actor = Actor::Perhaps(handle.to_owned());
    shared.open(|opening| opening.actor = actor);
    Ok(())
}
