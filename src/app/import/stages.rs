//! New stages of the pipeline: a file tells their names in the order of its rows, their names tell where a
//! deal passes them.

use super::plan::{ImportPlan, Reading};
use super::report::StageMapped;
use super::writer::Writer;
use crate::domain::edit::difference;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Semantic, Stage};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;

/// What open stages are usually called, from the first conversation to the signature, in the languages of the
/// tool, and the chance that deals there are usually given. Beginnings of words; the first that fits counts.
const USUAL: &[(&[&str], i64)] = &[
    (&["prospect", "new", "nuov", "nuev", "lead", "target", "inbox", "primo contatto", "primer contacto"], 5),
    (&["qualif", "cualif", "contact", "contatt", "appointment", "appuntament"], 10),
    (&["engag", "discover", "scopert", "descubr", "need", "esigenz", "bisogn", "necesidad", "analy", "analis"], 25),
    (&["meeting", "incontr", "reunion", "visit", "demo", "present", "trial", "pilot", "value", "evalua"], 40),
    (&["propos", "quot", "offer", "preventiv", "presupuest", "pric"], 50),
    (&["negoti", "negoz", "negoci", "trattativ", "review", "contract", "contratt", "contrat"], 75),
    (&["commit", "verbal", "approv", "aprob", "sign", "firm", "clos", "chius", "cierr"], 90),
];

/// How many different words for stages are told about.
const MOST_WORDS: usize = 100;

/// The usual chance of deals in a stage of that name.
fn usual(name: &str) -> Option<i64> {
    let name = fold(name);
    let begins = |start: &&&str| {
        name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(**start)) || name.starts_with(**start)
    };
    USUAL.iter().find(|(starts, _)| starts.iter().any(|start| begins(&start))).map(|(_, chance)| *chance)
}

/// The order of open stages: those of before stay as they are, each new one goes before the first that is
/// usually passed later, new ones of unknown names behind the rest in the order of the file.
fn ordered(known: &[Stage], new: &[Stage]) -> Vec<Stage> {
    let mut order: Vec<Stage> = known.to_vec();
    let chance = |stage: &Stage| usual(&stage.name).unwrap_or(stage.probability);
    for stage in new {
        let place = usual(&stage.name).and_then(|mine| order.iter().position(|other| chance(other) > mine));
        order.insert(place.unwrap_or(order.len()), stage.clone());
    }
    order
}

impl Writer<'_> {
    /// A new stage of the pipeline. It is written when all are known and none moves any more.
    pub(super) fn make_stage(&mut self, name: &str, semantic: Semantic) -> Result<i64, Refusal> {
        let id = self.sink.next_id(Kind::Stage)?;
        let end = self.stages.iter().map(|stage| stage.position).max().unwrap_or(0);
        let probability = match semantic {
            Semantic::Open => usual(name).unwrap_or(50),
            Semantic::Won => 100,
            Semantic::Lost => 0,
        };
        let stage = Stage { id, name: name.to_owned(), position: end + 1, semantic, probability };
        self.new_stages.push(name.to_owned());
        self.stages.push(stage);
        Ok(id)
    }

    /// Puts the new stages into their places, open ones before those that end the pipeline, and writes them.
    pub(super) fn settle_stages(&mut self) -> Result<(), Refusal> {
        if self.new_stages.is_empty() {
            return Ok(());
        }
        let before = self.stages.len().saturating_sub(self.new_stages.len());
        let (known, new) = self.stages.split_at(before.min(self.stages.len()));
        let is = |open: bool| move |stage: &&Stage| (stage.semantic == Semantic::Open) == open;
        let part = |stages: &[Stage], open| stages.iter().filter(is(open)).cloned().collect::<Vec<_>>();
        let mut all = ordered(&part(known, true), &part(new, true));
        all.extend(part(known, false));
        all.extend(part(new, false));
        let made: Vec<i64> = new.iter().map(|stage| stage.id).collect();
        let mut last = 0;
        for stage in &mut all {
            // Gaps that a team left stay where nothing has to move.
            let free = !made.contains(&stage.id) && stage.position > last;
            let position = if free { stage.position } else { last + 1 };
            last = position;
            if made.contains(&stage.id) {
                stage.position = position;
                self.sink.add(stage.record())?;
            } else if position != stage.position
                && let Some(record) = self.store.record(Kind::Stage, stage.id)?
                && let Some(edit) = difference(&record, &record.clone().with("position", position))
            {
                stage.position = position;
                self.sink.edit(edit);
            }
        }
        self.stages = all;
        let place = |name: &String| self.stages.iter().position(|stage| stage.name == *name);
        self.new_stages.sort_by_key(place);
        Ok(())
    }

    /// Notes what a word of the file became. A file with more words than that has no stages in that column.
    pub(super) fn note_stage_word(&mut self, word: &str, stage: i64) {
        let room = self.stage_words.len() < MOST_WORDS;
        match self.stage_words.get_mut(word) {
            Some((known, count)) => (*known, *count) = (stage, *count + 1),
            None if room => {
                self.stage_words.insert(word.to_owned(), (stage, 1));
            }
            None => {}
        }
    }

    /// What the file's words for stages became, in the order of the pipeline.
    pub(super) fn stages_of_words(&self) -> Vec<StageMapped> {
        let mut all: Vec<StageMapped> = Vec::new();
        for (word, (id, count)) in &self.stage_words {
            let Some(place) = self.stages.iter().position(|stage| stage.id == *id) else { continue };
            let stage = self.stages.get(place).map(|stage| stage.name.clone()).unwrap_or_default();
            let made = self.new_stages.contains(&stage);
            all.push(StageMapped { word: word.clone(), count: *count, stage, place: place + 1, made });
        }
        all.sort_by(|a, b| (a.place, &a.word).cmp(&(b.place, &b.word)));
        all
    }

    /// The names of the open stages in their order.
    pub(super) fn open_stages(&self) -> Vec<String> {
        self.stages.iter().filter(|stage| stage.semantic == Semantic::Open).map(|stage| stage.name.clone()).collect()
    }
}

/// What the file's words for the stage of a prospect mean, in the order of the lifecycle.
pub(super) fn lifecycle_words(plan: &ImportPlan) -> Vec<StageMapped> {
    let Some(slot) = plan.slot("stage").and_then(|at| plan.recipe.slots.get(at)) else { return Vec::new() };
    let Reading::Words(known, otherwise) = &slot.reading else { return Vec::new() };
    let words = plan.columns.get(slot.column).map(|column| column.words.as_slice()).unwrap_or_default();
    let mapped = words.iter().filter_map(|(word, count)| {
        let stage = known.get(word).copied().or(*otherwise)?;
        let place = Lifecycle::ALL.iter().position(|known| known.word() == stage)? + 1;
        Some(StageMapped { word: word.clone(), count: *count, stage: stage.to_owned(), place, made: false })
    });
    let mut all: Vec<StageMapped> = mapped.collect();
    all.sort_by(|a, b| (a.place, &a.word).cmp(&(b.place, &b.word)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_stages_go_where_deals_pass_them() {
        let stage = |id, name: &str, probability| Stage { id, name: name.into(), probability, ..Stage::default() };
        let team = [stage(1, "Qualifica", 10), stage(2, "Proposta", 50), stage(3, "Trattativa", 75)];
        let new = [stage(4, "Engaging", 50), stage(5, "Our step", 50), stage(6, "Prospecting", 50)];
        let names = |stages: Vec<Stage>| stages.into_iter().map(|stage| stage.name).collect::<Vec<_>>().join(" ");
        assert_eq!(names(ordered(&team, &new)), "Prospecting Qualifica Engaging Proposta Trattativa Our step");
        assert_eq!(names(ordered(&[], &new)), "Prospecting Engaging Our step");
        assert_eq!(usual("Closing the deal"), Some(90));
        assert_eq!(usual("Xyz"), None);
    }
}
