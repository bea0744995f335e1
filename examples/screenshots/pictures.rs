//! Draws the README's pictures: real frames of the cockpit on the generated team, with the time standing
//! still.

use std::path::Path;

use smarketing::app::answers::Setting;
use smarketing::app::clock::Clock;
use smarketing::app::demo::{self, Spec};
use smarketing::app::service::{Actor, Options};
use smarketing::app::texts::Language;
use smarketing::app::worker::Opening;
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Instant;
use smarketing::ui::still::Still;
use smarketing::ui::theme::Theme;

/// Saturday 21 November 2026, 09:14 in Rome.
const NOW: Instant = Instant(1_795_248_840_000_000);

type Picture = (&'static str, Language, (u16, u16), &'static str, &'static str);

/// Each picture: its file, its language and size, the keys that lead to it, and what is to be seen.
const PICTURES: [Picture; 7] = [
    (
        "pipeline.svg",
        Language::En,
        (140, 42),
        "3 shift-tab shift-tab j j",
        "Campaigns beside the pipeline: the deals that the selected campaign touched are marked on the board",
    ),
    (
        "prospects.svg",
        Language::En,
        (140, 38),
        "2 / 'stage:mql' enter j j",
        "Prospects under a filter, who the selected one is, and the timeline of every touch by either side",
    ),
    (
        "metrics.svg",
        Language::En,
        (140, 38),
        "5 left j j",
        "The joint figures of a quarter: funnel, bookings, spend, win rates",
    ),
    (
        "agreement.svg",
        Language::En,
        (140, 44),
        "4",
        "What marketing and sales owe each other, how far both are, and the goals they share",
    ),
    (
        "today.svg",
        Language::En,
        (140, 36),
        "1 j",
        "What waits for one person today, why each thing stands where it stands, and what happens otherwise",
    ),
    (
        "commands.svg",
        Language::Es,
        (120, 34),
        "3 : 'oport'",
        "Every command by its words, its keys beside it, in Spanish",
    ),
    (
        "next-step.svg",
        Language::It,
        (120, 34),
        "3 n 'Chiamare dopo la fiera' tab 'ven'",
        "A form that reads “ven” as a date, in Italian",
    ),
];

/// The pictures: file names and contents.
///
/// # Errors
/// The generator's and the store's.
pub fn pictures() -> Result<Vec<(&'static str, String)>, Refusal> {
    let folder = tempfile::tempdir().map_err(|error| Refusal::rule("output-failed").with("message", error))?;
    PICTURES
        .iter()
        .map(|(name, language, (width, height), keys, title)| {
            let path = folder.path().join(format!("{}.db", language.code()));
            if !path.exists() {
                demo::generate(&path, &Spec::usual(NOW, *language), &mut |_, _| true)?;
            }
            let opening = Opening {
                path,
                options: Options::default(),
                clock: Clock::Fixed(NOW),
                actor: Actor::Named(demo::HANDLE.to_owned()),
                language: *language,
                setting: Setting { group: None, demo: false, state: None },
                members: smarketing::app::config::Members::default(),
            };
            let mut still = Still::open(opening, Theme::terminal(), *width, *height)?;
            still.keys(keys)?;
            Ok((*name, still.picture(title)?))
        })
        .collect()
}

/// Where the pictures are.
pub fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots")
}
