//! Pages of long lists: what the virtual tables ask for and get.

/// Some consecutive rows of a list, and how long the list is.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// How many rows the list has. While [`Page::counted`] is false, at least this many.
    pub total: u64,
    /// Whether `total` is exact; an exact count may arrive later with another page.
    pub counted: bool,
    /// Where in the list the first of `rows` stands, from 0.
    pub offset: u64,
    /// The rows, at most as many as were asked for.
    pub rows: Vec<T>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { total: 0, counted: true, offset: 0, rows: Vec::new() }
    }
}

impl<T> Page<T> {
    /// A page that is the whole list.
    pub fn whole(rows: Vec<T>) -> Self {
        Self { total: rows.len() as u64, counted: true, offset: 0, rows }
    }
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The place of the first wanted row, from 0.
    pub offset: u64,
    /// How many rows.
    pub limit: u32,
    /// A known neighbour, so that the store can seek instead of counting rows off.
    pub anchor: Anchor,
}

impl Window {
    /// The first `limit` rows.
    pub const fn first(limit: u32) -> Self {
        Self { offset: 0, limit, anchor: Anchor::Start }
    }
}

/// From where the store may seek to a [`Window`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The window begins with the list.
    Start,
    /// The window ends with the list.
    End,
    /// The row before the window's first one has this id.
    After(i64),
    /// The row after the window's last one has this id.
    Before(i64),
    /// No neighbour is known: only the offset says where.
    Offset,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The field, by its name in the filter language and in `--sort`.
    pub field: &'static str,
    /// From the greatest to the least.
    pub descending: bool,
}

impl Sort {
    /// From the least to the greatest.
    pub const fn ascending(field: &'static str) -> Self {
        Self { field, descending: false }
    }

    /// From the greatest to the least.
    pub const fn descending(field: &'static str) -> Self {
        Self { field, descending: true }
    }
}
