//! The only clock. Everything else gets the time as a parameter.

use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;

/// The variable that fixes "now" for reproducible runs, demos and tests.
pub const VARIABLE: &str = "SMARKETING_NOW";

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// This computer's clock.
    System,
    /// An instant that stands still, but for a microsecond a reading, so that entries keep their order.
    Fixed(Instant),
}

impl Clock {
    /// The clock that the environment asks for.
    ///
    /// # Errors
    /// `bad-now` where the variable holds no instant.
    pub fn from_environment() -> Result<Self, Refusal> {
        match std::env::var(VARIABLE) {
            Ok(text) if !text.is_empty() => Instant::parse(&text).map(Self::Fixed).map_err(|_| {
                Refusal::new(RefusalKind::Configuration, "bad-now").with("value", text).with("variable", VARIABLE)
            }),
            _ => Ok(Self::System),
        }
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the one room in which the clock is read")]
    pub fn now(self) -> Instant {
        match self {
            Self::System => chrono::Utc::now().into(),
            Self::Fixed(at) => at,
        }
    }
}
