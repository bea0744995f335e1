//! The reading half of an import: rows become drafts in a thread of their own.

use crossbeam_channel::{Receiver, Sender};

use super::draft::{Draft, Drafter, Spent};
use super::field::Kind as Kinds;
use super::reader::Record as Cells;
use super::rows::{Reject, Row, Rows, Step};
use super::run::Prepared;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Zone};

/// How many rows travel at once from the reading to the writing thread, and how many such batches wait.
pub(super) const BATCH: usize = 256;
pub(super) const WAITING: usize = 16;

/// A row on its way from the reading to the writing thread.
pub(super) enum Item {
    Draft(Box<Draft>),
    Rejected(Box<(Reject, Cells)>),
}

pub(super) type Batch = Result<Vec<Item>, Refusal>;

/// Reads rows and makes drafts of them, until the end or until nobody listens any more.
pub(super) fn read(
    prepared: &Prepared,
    rows: Kinds,
    zone: &Zone,
    now: Instant,
    sender: &Sender<Batch>,
    spent: &Receiver<Vec<Spent>>,
) {
    let drafter = Drafter::new(&prepared.plan, rows, zone, now);
    if let Err(refusal) = read_all(prepared, drafter, sender, spent) {
        drop(sender.send(Err(refusal)));
    }
}

fn read_all(
    prepared: &Prepared,
    mut drafter: Drafter<'_>,
    sender: &Sender<Batch>,
    spent: &Receiver<Vec<Spent>>,
) -> Result<(), Refusal> {
    let mut typed = Rows::open(&prepared.source, &prepared.plan)?;
    let mut row = Row::default();
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let item = match typed.read(&mut row)? {
            Step::End => break,
            Step::Rejected(reject) => Item::Rejected(Box::new((reject, row.record().clone()))),
            Step::Read => match drafter.draft(&row) {
                Ok(draft) => Item::Draft(draft),
                Err((slot, code)) => Item::Rejected(Box::new((typed.reject(&row, slot, code), row.record().clone()))),
            },
        };
        batch.push(item);
        if batch.len() == BATCH {
            spent.try_iter().for_each(|drafts| drafter.recycle(drafts));
        }
        if batch.len() == BATCH && sender.send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))).is_err() {
            return Ok(()); // the writer gave up and says why
        }
    }
    drop(sender.send(Ok(batch)));
    Ok(())
}
