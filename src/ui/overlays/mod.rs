//! Boxes over the screens. The uppermost has the keys.

pub mod confirm;
pub mod conflict;
pub mod explain;
pub mod filter;
pub mod help;
pub mod import;
pub mod job;
pub mod log;
pub mod menu;
pub mod offer;
pub mod palette;
pub mod plan;
pub mod prefix;
pub mod versions;

use crate::ui::keymap::Key;
use crate::ui::screens::revenue::Drawer;
use crate::ui::widgets::form::Form;

/// A box.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// All keys that can be pressed here.
    Help(help::Help),
    /// All commands, found by typing.
    Palette(palette::Palette),
    /// The filter of a list, typed at its top.
    Filter(filter::FilterBox),
    /// A form.
    Form(Box<Form>),
    /// What was typed before the cockpit was ended.
    Offer(Box<offer::Offer>),
    /// Something to choose.
    Menu(Box<menu::Menu>),
    /// Something that must be meant.
    Confirm(Box<confirm::Confirm>),
    /// Somebody else was faster.
    Conflict(Box<conflict::ConflictBox>),
    /// All messages; lines scrolled away.
    Log(u16),
    /// A deal or campaign in full.
    Drawer(Drawer),
    /// Why a figure is what it is; its state is the page's.
    Explain,
    /// Long work; its state is the model's.
    Job,
    /// What an import would do.
    Import(Box<import::ImportBox>),
    /// The simulator.
    Plan(Box<plan::Plan>),
    /// All versions of the agreement; its state is the screen's.
    Versions,
}

/// Which box, without what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the boxes are")]
pub enum OverlayKind {
    Help,
    Palette,
    Filter,
    Form,
    Offer,
    Menu,
    Confirm,
    Conflict,
    Log,
    Drawer,
    Explain,
    Job,
    Import,
    Plan,
    Versions,
}

impl Overlay {
    /// Which box it is.
    pub const fn kind(&self) -> OverlayKind {
        match self {
            Self::Help(_) => OverlayKind::Help,
            Self::Palette(_) => OverlayKind::Palette,
            Self::Filter(_) => OverlayKind::Filter,
            Self::Form(_) => OverlayKind::Form,
            Self::Offer(_) => OverlayKind::Offer,
            Self::Menu(_) => OverlayKind::Menu,
            Self::Confirm(_) => OverlayKind::Confirm,
            Self::Conflict(_) => OverlayKind::Conflict,
            Self::Log(_) => OverlayKind::Log,
            Self::Drawer(_) => OverlayKind::Drawer,
            Self::Explain => OverlayKind::Explain,
            Self::Job => OverlayKind::Job,
            Self::Import(_) => OverlayKind::Import,
            Self::Plan(_) => OverlayKind::Plan,
            Self::Versions => OverlayKind::Versions,
        }
    }

    /// Whether letters are text in it.
    pub fn typing(&self) -> bool {
        match self {
            Self::Palette(_) | Self::Filter(_) | Self::Form(_) | Self::Menu(_) | Self::Plan(_) => true,
            Self::Confirm(confirm) => confirm.name.is_some(),
            _ => false,
        }
    }

    /// A key that is text here. Says whether the filter of a list was changed by it.
    pub fn key(&mut self, key: &Key) -> bool {
        match self {
            Self::Palette(palette) => palette.key(key),
            Self::Filter(filter) => {
                filter.error = None;
                return filter.line.key(key);
            }
            Self::Form(form) => form.key(key),
            Self::Menu(menu) => menu.key(key),
            Self::Plan(plan) => plan.key(key),
            Self::Confirm(confirm) => {
                confirm.line.key(key);
            }
            _ => {}
        }
        false
    }

    /// Pasted text. Says whether some of it had to be left out.
    pub fn paste(&mut self, text: &str) -> bool {
        match self {
            Self::Palette(palette) => palette.paste(text),
            Self::Filter(filter) => filter.line.paste(text, false),
            Self::Form(form) => form.paste(text),
            Self::Menu(menu) => menu.line.paste(text, false),
            Self::Plan(plan) => plan.form.paste(text),
            // What must be typed to be meant is not pasted.
            _ => false,
        }
    }
}
