//! The loop: wait for a message, take all that are there, let the model answer each, do what it asks,
//! draw once. With nothing to do it sleeps; the system is asked for nothing.

mod csi;
mod decoder;
mod editor;
mod input;

use std::io;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, after, never, select, unbounded};
use crossterm::event::Event;
use ratatui::Terminal;
use signal_hook::consts::SIGHUP;

use self::input::{Heard, Input};
use super::capability;
use super::clipboard;
use super::effect::Effect;
use super::model::Model;
use super::msg::{Key, Mouse, Msg};
use super::terminal::crash::Crash;
use super::terminal::guard::Guard;
use super::terminal::screen::{Screen, Tty};
use super::terminal::sentinel::Sentinel;
use super::terminal::signals::{self, Notice};
use super::terminal::{ending, suspend};
use super::theme::{Theme, Wardrobe};
use super::{update, view};
use crate::app::clock::Clock;

/// What the loop needs to know.
#[derive(Debug)]
pub struct Options {
    /// How things look.
    pub theme: Theme,
    /// The themes that can be changed to.
    pub wardrobe: Wardrobe,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// The application's clock.
    pub clock: Clock,
    /// What the sentinel says where this process was ended at once.
    pub killed: String,
    /// A death that a test asked for, after the first frame.
    pub crash: Option<Crash>,
}

/// Both ends of the channel on which everything reaches the model.
#[derive(Debug)]
pub struct Inbox {
    sender: Sender<Msg>,
    receiver: Receiver<Msg>,
}

impl Inbox {
    /// A new channel.
    pub fn new() -> Self {
        let (sender, receiver) = unbounded();
        Self { sender, receiver }
    }

    /// For a worker, a watcher: whoever tells the model something.
    pub fn sender(&self) -> Sender<Msg> {
        self.sender.clone()
    }
}

impl Default for Inbox {
    fn default() -> Self {
        Self::new()
    }
}

/// How the cockpit was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person quit.
    Quit,
    /// A signal or a lost terminal: exit with 128 and this number.
    Signal(i32),
}

impl Outcome {
    /// The process's exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => ending::exit_code(signal),
        }
    }
}

/// What reaches the loop beside the model's messages.
enum Control {
    Stop,
    Continued,
    Resized,
}

/// The drawing half and the reading half of the terminal, and who has it.
struct Stage {
    guard: Guard,
    terminal: Terminal<Screen<Tty>>,
    input: Input,
    control: Receiver<Control>,
    options: Options,
    /// Whether the screen must be painted even where the model has nothing new.
    stale: bool,
    /// Whether the terminal is somebody else's until the end.
    away: bool,
}

/// Runs the cockpit on this process's terminal until the person quits or a signal ends it. `outside`
/// does what is not the terminal's: load, apply, start a job. It must not block.
///
/// # Errors
/// Where the terminal cannot be taken, or is lost while it is drawn on.
pub fn run(options: Options, model: &mut Model, inbox: &Inbox, outside: &mut dyn FnMut(Effect)) -> io::Result<Outcome> {
    let mut stage = Stage::set(options, inbox)?;
    let played = stage.play(model, inbox, outside);
    drop(stage);
    match played {
        Err(error) if lost(&error) => {
            // The drawing failed before the loss was told: the model still finishes, unseen.
            ending::begin(SIGHUP, || {});
            let last = update::update(model, Msg::Shutdown);
            last.into_iter().filter(|effect| !own(effect)).for_each(outside);
        }
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    Ok(ending::cause().map_or(Outcome::Quit, Outcome::Signal))
}

/// Whether an effect is done here, with the terminal.
const fn own(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Quit
            | Effect::Suspend
            | Effect::Copy(_)
            | Effect::Edit(_)
            | Effect::Redraw
            | Effect::Dress(_)
            | Effect::ReleaseMouse(_)
    )
}

/// Whether an error of the terminal says that it is gone.
fn lost(error: &io::Error) -> bool {
    let code = rustix::io::Errno::from_io_error(error);
    matches!(code, Some(rustix::io::Errno::IO | rustix::io::Errno::NXIO | rustix::io::Errno::PIPE))
}

impl Stage {
    fn set(options: Options, inbox: &Inbox) -> io::Result<Self> {
        let (tell, control) = unbounded();
        // Heard before the terminal is taken: no signal may end us in between.
        let messages = inbox.sender();
        signals::listen(move |notice| {
            let told = match notice {
                Notice::End(signal) => {
                    return ending::begin(signal, || {
                        editor::end(signal);
                        drop(messages.send(Msg::Shutdown));
                    });
                }
                Notice::Stop => Control::Stop,
                Notice::Continued => Control::Continued,
                Notice::Resized => Control::Resized,
            };
            // The loop is over: nobody needs to hear it.
            let _ = tell.send(told);
        })?;
        let guard = Guard::enter(options.mouse, Sentinel::start(&options.killed).ok())?;
        let messages = inbox.sender();
        let input = Input::start(move |heard| {
            let sent = match heard {
                Heard::Event(event, shadowed) => translate(event, shadowed).and_then(|msg| messages.send(msg).err()),
                Heard::Lost => {
                    ending::begin(SIGHUP, || drop(messages.send(Msg::Shutdown)));
                    None
                }
            };
            drop(sent);
        })?;
        let terminal = Terminal::new(Screen::new(Tty, capability::size()))?;
        Ok(Self { guard, terminal, input, control, options, stale: true, away: false })
    }

    fn play(&mut self, model: &mut Model, inbox: &Inbox, outside: &mut dyn FnMut(Effect)) -> io::Result<()> {
        for msg in [Msg::Tick(self.options.clock.now()), self.measure()] {
            self.answer(model, msg, outside)?;
        }
        self.draw(model)?;
        if let Some(crash) = self.options.crash.take() {
            self.guard.wait_for_sentinel();
            crash.now();
        }
        loop {
            for msg in self.wait(inbox, model.next_tick())? {
                if self.answer(model, msg, outside)? {
                    return Ok(());
                }
            }
            self.draw(model)?;
        }
    }

    /// Waits for something to do, then takes all that is there; of many new sizes only the last.
    fn wait(&mut self, inbox: &Inbox, tick: Option<Duration>) -> io::Result<Vec<Msg>> {
        let mut messages = Vec::new();
        let mut told = Vec::new();
        select! {
            recv(inbox.receiver) -> msg => messages.extend(msg),
            recv(self.control) -> control => told.extend(control),
            recv(tick.map_or_else(never, after)) -> _ => {}
        }
        // The model knows how late it is before it hears anything else.
        messages.insert(0, Msg::Tick(self.options.clock.now()));
        messages.extend(inbox.receiver.try_iter());
        told.extend(self.control.try_iter());
        let mut resized = false;
        for control in told {
            match control {
                Control::Resized => resized = true,
                Control::Stop => {
                    self.suspend()?;
                    resized = true;
                }
                Control::Continued => {
                    self.input.pause();
                    if self.come_back() {
                        self.guard.refresh()?;
                        self.input.resume();
                        self.repaint()?;
                    }
                    resized = true;
                }
            }
        }
        if resized {
            messages.push(self.measure());
        }
        Ok(messages)
    }

    /// Lets the model answer, and does what it asks. True where that is the end.
    fn answer(&mut self, model: &mut Model, msg: Msg, outside: &mut dyn FnMut(Effect)) -> io::Result<bool> {
        let mut effects = update::update(model, msg);
        // An effect may have an answer, whose effects come before the next message.
        while !effects.is_empty() {
            let mut next = Vec::new();
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(true),
                    other => next.extend(self.perform(model, other, outside)?),
                }
            }
            effects = next;
        }
        Ok(false)
    }

    fn perform(
        &mut self,
        model: &mut Model,
        effect: Effect,
        outside: &mut dyn FnMut(Effect),
    ) -> io::Result<Vec<Effect>> {
        match effect {
            Effect::Suspend => {
                self.suspend()?;
                return Ok(update::update(model, self.measure()));
            }
            Effect::Copy(text) => {
                let (bytes, _cut) = clipboard::copy(&text);
                self.terminal.backend_mut().add(bytes.as_bytes());
                self.terminal.backend_mut().present()?;
            }
            Effect::Edit(text) => {
                let edited = self.lend(|| editor::edit(&text))?;
                let mut effects = update::update(model, self.measure());
                effects.extend(update::update(model, Msg::Edited(edited.map_err(|error| error.to_string()))));
                return Ok(effects);
            }
            Effect::Redraw => self.repaint()?,
            Effect::Dress(name) => match self.options.wardrobe.theme(&name) {
                Ok(theme) => {
                    self.options.theme = theme;
                    self.repaint()?;
                }
                Err(refusal) => return Ok(update::update(model, Msg::Refused(refusal))),
            },
            Effect::ReleaseMouse(released) => self.guard.mouse(!released)?,
            other => outside(other),
        }
        Ok(Vec::new())
    }

    fn draw(&mut self, model: &mut Model) -> io::Result<()> {
        if self.away || (!model.dirty() && !self.stale) {
            return Ok(());
        }
        self.stale = false;
        let mut hits = None;
        self.terminal.draw(|frame| hits = Some(view::view(model, &self.options.theme, frame)))?;
        self.terminal.backend_mut().present()?;
        model.painted(hits);
        Ok(())
    }

    /// Learns the terminal's size, and says it to the model.
    fn measure(&mut self) -> Msg {
        let now = capability::size();
        self.terminal.backend_mut().resized(now);
        self.stale = true;
        Msg::Resize(now.width, now.height)
    }

    /// Forgets what is on the screen, so that the next drawing paints all of it.
    fn repaint(&mut self) -> io::Result<()> {
        self.stale = true;
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }

    fn suspend(&mut self) -> io::Result<()> {
        if suspend::possible() {
            self.input.pause();
            self.guard.leave();
            // What was told before the stop is no news after it.
            self.control.try_iter().for_each(drop);
            suspend::stop();
            // The stop may take effect a moment after the call: going on is told.
            let _ = self.control.recv_timeout(Duration::from_millis(100));
            suspend::over();
            if !self.come_back() {
                return Ok(());
            }
            self.guard.reenter()?;
            self.input.resume();
        }
        self.repaint()
    }

    /// Waits until we are in the foreground, where the terminal may be taken. False where we are to end
    /// instead: nothing is drawn any more.
    fn come_back(&mut self) -> bool {
        while !suspend::in_foreground() {
            if ending::cause().is_some() {
                self.away = true;
                return false;
            }
            // The shell tells by a signal; whoever else brings us back may not.
            let _ = self.control.recv_timeout(Duration::from_millis(250));
        }
        true
    }

    /// Lets another program have the terminal.
    fn lend<T>(&mut self, borrow: impl FnOnce() -> T) -> io::Result<T> {
        self.input.pause();
        self.guard.leave();
        let line = self.guard.line();
        signals::lend(true);
        let answer = borrow();
        signals::lend(false);
        if ending::cause().is_some() {
            // The borrower was cut short: what it left on the terminal is not ours to draw on, but to put in order.
            self.away = true;
            self.guard.tidy(&line);
            return Ok(answer);
        }
        self.guard.reenter()?;
        self.input.resume();
        self.repaint()?;
        Ok(answer)
    }
}

impl Drop for Stage {
    /// What is typed from here on is the shell's.
    fn drop(&mut self) {
        self.input.pause();
    }
}

/// The terminal's event as a message, where it is one for the model.
fn translate(event: Event, shadowed: bool) -> Option<Msg> {
    Some(match event {
        Event::Key(key) => Msg::Key { key: Key::from_terminal(&key)?, after_paste: shadowed },
        Event::Mouse(mouse) => Msg::Mouse(Mouse::from_terminal(&mouse)?),
        Event::Paste(text) => Msg::Paste(text),
        Event::FocusGained => Msg::Focus(true),
        Event::FocusLost => Msg::Focus(false),
        Event::Resize(..) => return None,
    })
}
