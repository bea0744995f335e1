//! The memory of rows that are written, for those that are still to be read.

use super::draft::{Draft, Spent};
use crate::domain::record::Value;

/// Drafts and texts that are used again. A row has some twenty texts: freed by the thread that writes,
/// they cost the thread that reads a good part of its time to get again.
#[derive(Debug, Default)]
pub(super) struct Pool {
    spent: Vec<Spent>,
    texts: Vec<String>,
}

impl Pool {
    /// How many texts are kept, and how long ones.
    const TEXTS: usize = 512;
    const LENGTH: usize = 256;

    /// Takes drafts back.
    pub(super) fn recycle(&mut self, spent: Vec<Spent>) {
        self.spent.extend(spent);
    }

    /// A draft like `template`.
    pub(super) fn draft(&mut self, template: &Draft) -> Box<Draft> {
        let Some(mut draft) = self.spent.pop() else { return Box::new(template.clone()) };
        let values = draft.record.values.drain(..).filter_map(|value| match value {
            Value::Text(text) => Some(text),
            Value::Null | Value::Int(_) => None,
        });
        let names = draft.links.drain(..).map(|link| link.name);
        for text in values.chain(names) {
            if self.texts.len() < Self::TEXTS && text.capacity() <= Self::LENGTH {
                self.texts.push(text);
            }
        }
        (*draft).clone_from(template);
        draft
    }

    /// A text of one's own.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut own = self.texts.pop().unwrap_or_default();
        own.clear();
        own.push_str(text);
        own
    }
}

impl Clone for Draft {
    fn clone(&self) -> Self {
        Self {
            line: self.line,
            record: self.record.clone(),
            ext: self.ext.clone(),
            by: self.by,
            stable: self.stable.clone(),
            links: self.links.clone(),
            prospect: self.prospect.clone(),
            deal: self.deal.clone(),
            product: self.product.clone(),
            stage: self.stage.clone(),
            status: self.status,
            closed: self.closed,
            entries: self.entries.clone(),
            handed_off: self.handed_off,
            undated: self.undated,
            assumed: self.assumed.clone(),
            custom: self.custom.clone(),
            cells: self.cells.clone(),
        }
    }

    /// Keeps the memory of what it held.
    fn clone_from(&mut self, source: &Self) {
        self.line = source.line;
        self.record.kind = source.record.kind;
        self.record.id = source.record.id;
        self.record.version = source.record.version;
        self.record.archived = source.record.archived;
        self.record.values.clone_from(&source.record.values);
        self.ext.clone_from(&source.ext);
        self.by = source.by;
        self.stable.clone_from(&source.stable);
        self.links.clone_from(&source.links);
        self.prospect.clone_from(&source.prospect);
        self.deal.clone_from(&source.deal);
        self.product.clone_from(&source.product);
        self.stage.clone_from(&source.stage);
        self.status = source.status;
        self.closed = source.closed;
        self.entries.clone_from(&source.entries);
        self.handed_off = source.handed_off;
        self.undated = source.undated;
        self.assumed.clone_from(&source.assumed);
        self.custom.clone_from(&source.custom);
        self.cells.clone_from(&source.cells);
    }
}
