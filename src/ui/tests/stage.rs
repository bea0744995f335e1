//! A stage for stories: keys in, frames out, the fixture's team behind.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::fixture::{NOW, World};
use crate::app::texts::{Language, Texts};
use crate::app::views::{Loaded, Query};
use crate::domain::time::Instant;
use crate::ui::capability::{Capability, Depth};
use crate::ui::effect::Effect;
use crate::ui::keymap::{Key, Keymap, Sequence};
use crate::ui::model::Model;
use crate::ui::msg::{Mouse, MouseDid, Msg};
use crate::ui::theme::Theme;
use crate::ui::update::update;
use crate::ui::view::view;

/// A stage.
pub struct Stage {
    pub model: Model,
    pub world: World,
    pub theme: Theme,
    /// Effects that the stage does not do itself.
    pub asked: Vec<Effect>,
    /// Among them, apart: what was asked of the keeper of drafts.
    pub typed: Vec<Effect>,
    /// Questions are kept unanswered.
    pub slow: bool,
    pub waiting: Vec<Query>,
    terminal: Terminal<TestBackend>,
}

/// A theme for the tests: the default one in colour, or without colour in ASCII.
pub fn theme(colour: bool) -> Theme {
    let depth = if colour { Depth::Ansi16 } else { Depth::Mono };
    Theme::standard(&Capability { depth, unicode: colour })
}

impl Stage {
    /// The cockpit over the fixture's team.
    pub fn new(language: Language, width: u16, height: u16) -> Self {
        Self::over(World::new(), language, width, height, true)
    }

    /// The cockpit over another team, or none.
    pub fn over(world: World, language: Language, width: u16, height: u16, team: bool) -> Self {
        let model = Model::new(Texts::new(language), Keymap::standard(), NOW, team);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut stage = Self {
            model,
            world,
            theme: theme(true),
            asked: vec![],
            typed: vec![],
            slow: false,
            waiting: vec![],
            terminal,
        };
        stage.send(Msg::Resize(width, height));
        stage
    }

    /// A message, and everything that comes of it.
    pub fn send(&mut self, msg: Msg) {
        let mut messages = vec![msg];
        while let Some(msg) = messages.pop() {
            for effect in update(&mut self.model, msg) {
                match effect {
                    Effect::Load(query) if self.slow => self.waiting.push(query),
                    Effect::Load(query) => messages.push(self.answered(query)),
                    Effect::Apply(action) => {
                        messages.push(Msg::Applied(self.world.act(&action)));
                        self.asked.push(Effect::Apply(action));
                    }
                    Effect::Keep(_) | Effect::Forget(_) | Effect::SetAside(_) => self.typed.push(effect),
                    other => self.asked.push(other),
                }
            }
        }
        self.draw();
    }

    fn answered(&self, query: Query) -> Msg {
        let answer = self.world.answer(&query);
        Msg::Loaded(Loaded { query, answer })
    }

    /// Answers what was kept unanswered.
    pub fn answer_all(&mut self) {
        self.slow = false;
        for query in std::mem::take(&mut self.waiting) {
            let msg = self.answered(query);
            self.send(msg);
        }
    }

    /// Keys, as in `keys.toml`, with spaces between; `'words'` are typed letter by letter.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for (number, part) in keys.split('\'').enumerate() {
            if number % 2 == 1 {
                part.chars().for_each(|c| self.key(Key::char(c)));
            } else if !part.trim().is_empty() {
                let sequence: Sequence = part.parse().unwrap();
                sequence.0.into_iter().for_each(|key| self.key(key));
            }
        }
        self
    }

    fn key(&mut self, key: Key) {
        self.send(Msg::Key { key, after_paste: false });
    }

    /// The terminal gets another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Msg::Resize(width, height));
    }

    /// Movements that every screen and box takes without harm.
    pub fn go_on(&mut self) {
        for key in ["down", "up", "pagedown", "home"] {
            self.key(key.parse().unwrap());
        }
    }

    /// Time passes.
    pub fn wait(&mut self, micros: i64) {
        self.send(Msg::Tick(Instant(self.model.now.0 + micros)));
    }

    /// The mouse at the first place where `text` stands.
    pub fn mouse(&mut self, text: &str, did: MouseDid) {
        let (x, y) = self.place(text);
        self.send(Msg::Mouse(Mouse { x, y, did }));
    }

    fn place(&self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().zip(0u16..).find_map(|(line, y)| {
            let at = line.find(text)?;
            Some((crate::domain::text::width(&line[..at]) as u16, y))
        });
        found.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"))
    }

    /// Draws a frame.
    pub fn draw(&mut self) {
        // A fresh terminal each time: the backend for tests keeps the second half of a wide character
        // that was overwritten, as no real terminal does.
        let (width, height) = self.model.size;
        self.terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let (model, theme) = (&self.model, &self.theme);
        let mut hits = None;
        self.terminal.draw(|frame| hits = Some(view(model, theme, frame))).unwrap();
        self.model.painted(hits);
    }

    /// The drawn cells.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// What is on the screen, line by line.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                let symbol = buffer.cell(Position { x, y }).unwrap().symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = crate::domain::text::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// Fails where `text` is not on the screen.
    pub fn sees(&self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "{text} is not on the screen:\n{screen}");
    }

    /// Fails where `text` is on the screen.
    pub fn misses(&self, text: &str) {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text} is on the screen:\n{screen}");
    }

    /// The actions that were asked for.
    pub fn actions(&self) -> Vec<&crate::app::views::Action> {
        self.asked
            .iter()
            .filter_map(|effect| match effect {
                Effect::Apply(action) => Some(action),
                _ => None,
            })
            .collect()
    }
}

/// On the pipeline: the day has stories of its own.
fn on_pipeline(language: Language) -> Stage {
    let mut stage = Stage::new(language, 120, 40);
    stage.keys("3");
    stage
}

/// The same in English.
pub fn english() -> Stage {
    on_pipeline(Language::En)
}

/// The same in Italian.
pub fn italian() -> Stage {
    on_pipeline(Language::It)
}
