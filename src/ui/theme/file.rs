//! Reads a theme file.
//!
//! ```toml
//! extends = "dark"                                     # for what is left out; `terminal` if not said
//! [colours]
//! accent = "#7aa2f7"
//! base = { is = "#16181d", sixteen = "black" }         # and what to take where there are only sixteen
//! [roles]
//! accent = { fg = "accent", bg = "base", bold = true } # a name from above, or a colour
//! ```

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

use super::super::capability::Depth;
use super::colour::Colour;
use super::role::Role;
use crate::domain::refusal::{Refusal, RefusalKind};

/// Why a theme cannot be used. As a [`Refusal`] it has a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// The file cannot be read, and why.
    #[error("the theme cannot be read: {0}")]
    Unreadable(String),
    /// The file is no theme; the text says where.
    #[error("{0}")]
    Syntax(String),
    /// A role that does not exist.
    #[error("no role is called {0}")]
    Role(String),
    /// A role or name whose colour is none.
    #[error("{0} has no colour that is known")]
    Colour(String),
    /// `extends` names no delivered theme.
    #[error("no delivered theme is called {0}")]
    Extends(String),
}

impl From<ThemeError> for Refusal {
    fn from(error: ThemeError) -> Self {
        let (refusal, what) = match error {
            ThemeError::Unreadable(what) => (Self::new(RefusalKind::Configuration, "theme-unreadable"), what),
            ThemeError::Syntax(what) => (Self::new(RefusalKind::Configuration, "theme-syntax"), what),
            ThemeError::Role(what) => (Self::new(RefusalKind::Configuration, "theme-role"), what),
            ThemeError::Colour(what) => (Self::new(RefusalKind::Configuration, "theme-colour"), what),
            ThemeError::Extends(what) => (Self::new(RefusalKind::Configuration, "theme-extends"), what),
        };
        refusal.with("what", what)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    extends: Option<String>,
    #[serde(default)]
    colours: BTreeMap<String, Written>,
    #[serde(default)]
    roles: BTreeMap<String, Look>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Two { is: String, sixteen: String },
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

/// The styles in `text`; `find` gives the text of a delivered theme.
pub(super) fn read(
    text: &str,
    depth: Depth,
    find: &dyn Fn(&str) -> Option<&'static str>,
) -> Result<[Style; Role::COUNT], ThemeError> {
    let file = parse(text)?;
    let mut styles = [Style::new(); Role::COUNT];
    if Role::ALL.iter().any(|role| !file.roles.contains_key(role.name())) {
        let base = file.extends.as_deref().unwrap_or("terminal");
        let base_text = find(base).ok_or_else(|| ThemeError::Extends(base.to_owned()))?;
        let base_file = parse(base_text)?;
        fill(&base_file, depth, &mut styles)?;
    }
    fill(&file, depth, &mut styles)?;
    Ok(styles)
}

fn parse(text: &str) -> Result<File, ThemeError> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        ThemeError::Syntax(format!("{place}{}", error.message()))
    })
}

fn fill(file: &File, depth: Depth, styles: &mut [Style; Role::COUNT]) -> Result<(), ThemeError> {
    let colours = colours(file)?;
    for (name, look) in &file.roles {
        let role = Role::ALL.into_iter().find(|role| role.name() == name);
        let role = role.ok_or_else(|| ThemeError::Role(name.clone()))?;
        let colour = |written: &Option<String>| match written {
            None => Ok(None),
            Some(text) => colours
                .get(text.as_str())
                .copied()
                .or_else(|| Colour::parse(text))
                .map(|colour| Some(colour.at(depth)))
                .ok_or_else(|| ThemeError::Colour(name.clone())),
        };
        let mut style = Style { fg: colour(&look.fg)?, bg: colour(&look.bg)?, ..Style::new() };
        for (wanted, modifier) in [
            (look.bold, Modifier::BOLD),
            (look.dim, Modifier::DIM),
            (look.italic, Modifier::ITALIC),
            (look.underline, Modifier::UNDERLINED),
            (look.reverse, Modifier::REVERSED),
        ] {
            if wanted {
                style = style.add_modifier(modifier);
            }
        }
        if let Some(slot) = styles.get_mut(role.index()) {
            *slot = style;
        }
    }
    Ok(())
}

fn colours(file: &File) -> Result<BTreeMap<&str, Colour>, ThemeError> {
    let read = |(name, written): (_, &_)| {
        let unknown = || ThemeError::Colour(String::clone(name));
        let colour = match written {
            Written::One(text) => Colour::parse(text).ok_or_else(unknown)?,
            Written::Two { is, sixteen } => {
                Colour::parse(is).ok_or_else(unknown)?.or(Colour::parse(sixteen).ok_or_else(unknown)?)
            }
        };
        Ok((name.as_str(), colour))
    };
    file.colours.iter().map(read).collect()
}
