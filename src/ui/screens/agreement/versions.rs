//! Which version is on the screen, which one is being drafted, which one is compared with the one before.

use super::State;
use crate::app::views::VersionInfo;
use crate::ui::screens::Pane;

impl State {
    /// A draft is being made: once it is there it is shown.
    pub fn drafting(&mut self) {
        self.drafting = Some(self.page.as_ref().map_or(0, |page| page.versions.len()));
    }

    /// Whether a draft is being made.
    pub const fn is_drafting(&self) -> bool {
        self.drafting.is_some()
    }

    /// The version on the screen.
    pub fn shown(&self) -> Option<&VersionInfo> {
        self.page.as_ref()?.version.as_ref()
    }

    /// The draft that can be signed: the one on the screen, else the newest.
    pub fn draft(&self) -> Option<&VersionInfo> {
        let is_draft = |version: &&VersionInfo| version.state == "draft";
        self.shown().filter(is_draft).or_else(|| self.page.as_ref()?.versions.iter().find(is_draft))
    }

    /// The version that is selected among all.
    pub fn compared(&self) -> Option<&VersionInfo> {
        self.page.as_ref()?.versions.get(self.compared)
    }

    /// Another of the versions is selected.
    pub fn compare(&mut self, place: usize) {
        let last = self.page.as_ref().map_or(0, |page| page.versions.len()).saturating_sub(1);
        self.compared = place.min(last);
        let id = self.compared().map(|version| version.id);
        self.diff.want(id);
    }

    /// The list of versions is opened at the newest draft, else at the one on the screen.
    pub fn compare_first(&mut self) {
        let id = self.draft().or_else(|| self.shown()).map(|version| version.id);
        let versions = self.page.as_ref().map(|page| page.versions.as_slice()).unwrap_or_default();
        let place = versions.iter().position(|version| Some(version.id) == id).unwrap_or(0);
        self.compare(place);
    }

    /// Shows a version on the scoreboard.
    pub fn show_version(&mut self, id: Option<i64>) {
        self.version = id;
        self.stale = true;
        self.error = None;
        self.opened = None;
        self.pane = Pane::Terms;
    }
}
