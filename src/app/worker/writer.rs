//! The thread that does what the person wants.

use crossbeam_channel::Receiver;

use super::{Opening, Reply, Shared, lock};
use crate::app::actions::{self, Outcome};
use crate::app::founding;
use crate::app::service::Service;
use crate::app::views::{Action, Input};
use crate::domain::refusal::Refusal;

/// Writes until nobody wants anything any more.
pub(super) fn run(shared: &Shared, orders: &Receiver<Action>) {
    let mut open: Option<(u64, Service)> = None;
    // Opened before the first wish, so that it is done at once; why it cannot be is said with the wish.
    drop(ready(shared, &mut open));
    for action in orders {
        let outcome = match &action {
            Action::CreateTeam(inputs) => create(shared, inputs).map(|()| None),
            _ => ready(shared, &mut open).and_then(|service| act(shared, service, &action)).map(Some),
        };
        match outcome {
            Ok(Some(Outcome::Applied(applied))) => shared.send(Reply::Applied(applied)),
            Ok(Some(Outcome::Conflict(conflict))) => shared.send(Reply::Conflict(conflict)),
            Ok(None) => {}
            Err(refusal) => shared.send(Reply::Refused(refusal)),
        }
    }
}

fn ready<'a>(shared: &Shared, open: &'a mut Option<(u64, Service)>) -> Result<&'a Service, Refusal> {
    let generation = shared.generation();
    if open.as_ref().is_none_or(|(of, _)| *of != generation) {
        *open = Some((generation, shared.opening().service()?));
    }
    open.as_ref().map(|(_, service)| service).ok_or_else(|| Refusal::rule("cancelled"))
}

fn act(shared: &Shared, service: &Service, action: &Action) -> Result<Outcome, Refusal> {
    let mut own = lock(&shared.own);
    let (before, _) = service.store().chain_head()?;
    let outcome = actions::act(service, action, &shared.texts);
    // An action may be several changes, such as a new company for a new deal. Between them another session
    // may have written: only what this member wrote is ours.
    let actor = service.actor().map(|member| member.id);
    let part = crate::store::journal::Part { after: Some(before), limit: 1_000, ..Default::default() };
    own.extend(service.store().journal(&part)?.iter().filter(|entry| entry.actor == actor).map(|entry| entry.seq));
    outcome
}

fn create(shared: &Shared, inputs: &[Input]) -> Result<(), Refusal> {
    let opening: Opening = shared.opening();
    let member = founding::found(&opening.path, inputs, opening.clock, &shared.texts)?;
    shared.open(|opening| opening.actor = member);
    Ok(())
}
