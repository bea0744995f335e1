//! How things look: a style for each role, signs for each state. Nothing outside this room names a colour.
//!
//! A theme is a file (`assets/themes`, or the person's own). Its colours are fitted to what the terminal
//! can show when it is read: 24 bits, 256, the person's own sixteen, or none at all.

mod colour;
mod file;
mod glyphs;
pub mod picture;
mod role;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use ratatui::style::Style;

pub use self::file::ThemeError;
pub use self::glyphs::Glyphs;
pub use self::role::Role;
use super::capability::{Capability, Depth};
use crate::domain::refusal::{Refusal, RefusalKind};

/// The themes that are delivered; the first is the one without a choice.
const DELIVERED: [(&str, &str); 6] = [
    ("terminal", include_str!("../../../assets/themes/terminal.toml")),
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../../assets/themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../../assets/themes/colour-blind.toml")),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
];

/// A theme, fitted to a terminal.
#[derive(Debug, Clone)]
pub struct Theme {
    name: String,
    styles: [Style; Role::COUNT],
    glyphs: &'static Glyphs,
}

/// Where themes come from on this terminal.
#[derive(Debug, Clone)]
pub struct Wardrobe {
    /// The person's own.
    pub folder: Option<PathBuf>,
    /// What they are fitted to.
    pub terminal: Capability,
}

impl Wardrobe {
    /// A theme by its name.
    ///
    /// # Errors
    /// Those of [`Theme::chosen`].
    pub fn theme(&self, name: &str) -> Result<Theme, Refusal> {
        Theme::chosen(name, self.folder.as_deref(), &self.terminal)
    }
}

impl Theme {
    /// The names of the delivered themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        DELIVERED.into_iter().map(|(name, _)| name)
    }

    /// The theme without a choice, `terminal`: the person's own sixteen colours on their own background.
    pub fn standard(terminal: &Capability) -> Self {
        Self::named("terminal", terminal).unwrap_or_else(|| Self::bare(terminal))
    }

    /// A delivered theme, or None where there is none of this name. Without colours every theme is `mono`.
    pub fn named(name: &str, terminal: &Capability) -> Option<Self> {
        let name = if terminal.depth == Depth::Mono { "mono" } else { name };
        let (name, text) = DELIVERED.into_iter().find(|(delivered, _)| *delivered == name)?;
        Self::parse(name, text, terminal).ok()
    }

    /// The theme that a person chose: a delivered one, or `<name>.toml` in their own folder, which wins.
    ///
    /// # Errors
    /// `theme-unknown`, or what is wrong with their file.
    pub fn chosen(name: &str, folder: Option<&Path>, terminal: &Capability) -> Result<Self, Refusal> {
        // A name is a name: it leads to no other folder.
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let own = folder.filter(|_| plain).map(|folder| folder.join(format!("{name}.toml")));
        match own.filter(|path| path.is_file()) {
            Some(path) => Self::read(&path, terminal).map_err(Refusal::from),
            None => DELIVERED.into_iter().find(|(delivered, _)| *delivered == name).map_or_else(
                || {
                    let themes = Self::names().collect::<Vec<_>>().join(", ");
                    let unknown = Refusal::new(RefusalKind::Configuration, "theme-unknown");
                    Err(unknown.with("what", name).with("themes", themes))
                },
                |(name, _)| Ok(Self::named(name, terminal).unwrap_or_else(|| Self::standard(terminal))),
            ),
        }
    }

    /// A person's own theme. What it leaves out is as in the delivered theme that it `extends`.
    ///
    /// # Errors
    /// Where the file cannot be read or understood; the error names the role or the line.
    pub fn read(path: &Path, terminal: &Capability) -> Result<Self, ThemeError> {
        let text = crate::app::files::read_text(path).map_err(|refusal| ThemeError::Unreadable(refusal.to_string()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let theme = Self::parse(&name, &text, terminal)?;
        Ok(if terminal.depth == Depth::Mono { Self::bare(terminal) } else { theme })
    }

    /// The theme in `text`.
    ///
    /// # Errors
    /// Where it cannot be understood; the error names the role or the line.
    pub fn parse(name: &str, text: &str, terminal: &Capability) -> Result<Self, ThemeError> {
        let find = |name: &str| DELIVERED.into_iter().find(|(delivered, _)| *delivered == name).map(|(_, text)| text);
        let styles = file::read(text, terminal.depth, &find)?;
        Ok(Self { name: name.to_owned(), styles, glyphs: Glyphs::fitting(terminal.unicode) })
    }

    /// `terminal` with sixteen colours and all signs: what tests draw with.
    pub fn terminal() -> Self {
        Self::standard(&Capability { depth: Depth::Ansi16, unicode: true })
    }

    /// `mono`, in ASCII or not.
    pub fn mono(ascii: bool) -> Self {
        Self::bare(&Capability { depth: Depth::Mono, unicode: !ascii })
    }

    fn bare(terminal: &Capability) -> Self {
        Self::named("mono", terminal).unwrap_or_else(|| Self {
            name: "mono".to_owned(),
            styles: [Style::new(); Role::COUNT],
            glyphs: Glyphs::fitting(terminal.unicode),
        })
    }

    /// The theme's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How a role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role.index()).copied().unwrap_or_default()
    }

    /// The signs that this terminal can show.
    pub const fn glyphs(&self) -> &Glyphs {
        self.glyphs
    }
}
