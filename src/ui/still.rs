//! The cockpit without a terminal: a team file, keys, and the frame that is then to be seen. For pictures
//! in the documentation, and for tests that need the store behind the screens.

use std::time::Duration;

use crossbeam_channel::{Receiver, unbounded};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::app::texts::Texts;
use crate::app::worker::{Opening, Worker};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::ui::effect::Effect;
use crate::ui::keymap::{Key, Keymap, Sequence};
use crate::ui::model::Model;
use crate::ui::msg::Msg;
use crate::ui::session;
use crate::ui::theme::{Theme, picture};
use crate::ui::update::update;
use crate::ui::view::view;

/// After so long without a word from the worker nothing more is expected of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A cockpit without a terminal.
pub struct Still {
    model: Model,
    worker: Worker,
    replies: Receiver<Msg>,
    theme: Theme,
    now: fn(&Opening) -> crate::domain::time::Instant,
    opening: Opening,
}

impl Still {
    /// Opens a team file on a screen of `width` by `height`.
    ///
    /// # Errors
    /// `no-threads`.
    pub fn open(opening: Opening, theme: Theme, width: u16, height: u16) -> Result<Self, Refusal> {
        let team = std::fs::symlink_metadata(&opening.path).is_ok();
        let model = Model::new(Texts::new(opening.language), Keymap::standard(), opening.clock.now(), team);
        let (sender, replies) = unbounded();
        let worker = Worker::start(opening.clone(), move |reply| drop(sender.send(session::message(reply))))?;
        let now = |opening: &Opening| opening.clock.now();
        let mut still = Self { model, worker, replies, theme, now, opening };
        still.send(Msg::Resize(width, height))?;
        still.settle()?;
        Ok(still)
    }

    /// Presses keys written as in `keys.toml`, with spaces between; `'words'` are typed letter by letter.
    /// Each key waits for what it asked for.
    ///
    /// # Errors
    /// `not-a-key`; `no-answer` where the worker says nothing.
    pub fn keys(&mut self, keys: &str) -> Result<(), Refusal> {
        for (number, part) in keys.split('\'').enumerate() {
            let typed: Vec<Key> = if number % 2 == 1 {
                part.chars().map(Key::char).collect()
            } else if part.trim().is_empty() {
                Vec::new()
            } else {
                let wrong = |_| Refusal::new(RefusalKind::Usage, "not-a-key").with("value", part);
                part.parse::<Sequence>().map_err(wrong)?.0
            };
            for key in typed {
                self.send(Msg::Key { key, after_paste: false })?;
                self.settle()?;
            }
        }
        Ok(())
    }

    /// The frame that is to be seen now.
    ///
    /// # Errors
    /// `output-failed`, which a frame in memory does not.
    pub fn frame(&mut self) -> Result<Buffer, Refusal> {
        let (width, height) = self.model.size;
        let failed = |error| Refusal::new(RefusalKind::Internal, "output-failed").with("message", error);
        let mut terminal = Terminal::new(TestBackend::new(width, height)).map_err(failed)?;
        let mut hits = None;
        terminal.draw(|frame| hits = Some(view(&self.model, &self.theme, frame))).map_err(failed)?;
        self.model.painted(hits);
        Ok(terminal.backend().buffer().clone())
    }

    /// The frame as a picture.
    ///
    /// # Errors
    /// Those of [`Still::frame`].
    pub fn picture(&mut self, title: &str) -> Result<String, Refusal> {
        Ok(picture::svg(&self.frame()?, title))
    }

    fn send(&mut self, msg: Msg) -> Result<(), Refusal> {
        self.model.tick((self.now)(&self.opening));
        for effect in update(&mut self.model, msg) {
            match effect {
                Effect::Quit | Effect::Suspend | Effect::Copy(_) | Effect::Edit(_) | Effect::Redraw => {}
                other => session::perform(&self.worker, other),
            }
        }
        self.frame().map(drop)
    }

    /// Waits until every question is answered and every wish done.
    fn settle(&mut self) -> Result<(), Refusal> {
        loop {
            while let Ok(msg) = self.replies.try_recv() {
                self.send(msg)?;
            }
            // What came may let the view see more, and so ask for more.
            self.send(Msg::Focus(true))?;
            if !self.model.awaits() {
                return Ok(());
            }
            let silent = |_| Refusal::new(RefusalKind::Internal, "no-answer");
            let msg = self.replies.recv_timeout(PATIENCE).map_err(silent)?;
            self.send(msg)?;
        }
    }
}
