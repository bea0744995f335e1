//! Terms: what a debt must say to be one, and which version is in force on a day.

use super::clock::Rule;
use super::span::Span;
use crate::domain::nouns::{AgreementVersion, Following, Obliged, Term, TermKind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

/// What a volume may count.
pub const VOLUMES: &[&str] = &["leads", "mql", "handoffs", "accepted"];

impl TermKind {
    /// Whether clocks run under terms of this kind.
    pub const fn has_clocks(self) -> bool {
        matches!(self, Self::Speed | Self::Depth | Self::Decision | Self::Feedback)
    }

    /// Whether its target is a share in per cent.
    pub const fn is_share(self) -> bool {
        !matches!(self, Self::Volume | Self::Value)
    }
}

/// Checks that a term says all that its kind needs. Refusals: `term-needs-target`, `percent-out-of-range`,
/// `term-needs` with the field, `term-owed-by`, `term-warns-too-early`, `not-one-of`, the spans'.
///
/// # Errors
/// As above.
pub fn check(term: &Term) -> Result<(), Refusal> {
    let needs =
        |field: &'static str| Refusal::invalid("term-needs").with("field", field).with("kind", term.kind.word());
    if term.target <= 0 {
        return Err(Refusal::invalid("term-needs-target").with("field", "target").with("value", term.target));
    }
    if term.kind.is_share() && term.target > 100 {
        return Err(Refusal::invalid("percent-out-of-range").with("field", "target"));
    }
    match term.kind {
        TermKind::Volume => {
            let metric = term.metric.as_deref().ok_or_else(|| needs("metric"))?;
            if !VOLUMES.contains(&metric) {
                return Err(Refusal::invalid("not-one-of")
                    .with("field", "metric")
                    .with("value", metric)
                    .with("choices", VOLUMES.join(", ")));
            }
        }
        TermKind::Value if term.currency.is_none() => return Err(needs("currency")),
        TermKind::Data if term.fields.as_deref().is_none_or(str::is_empty) => return Err(needs("fields")),
        TermKind::Depth if term.attempts.is_none_or(|count| count < 1) => return Err(needs("attempts")),
        TermKind::Depth if term.days.is_some_and(|days| days < 1 || Some(days) > term.attempts) => {
            return Err(Refusal::invalid("term-days-over-attempts").with("field", "days"));
        }
        _ => {}
    }
    owed_by(term)?;
    if term.kind.has_clocks() {
        let rule = rule(term, Following::Owner)?;
        // Warned from the first second on, nobody is warned.
        if let (Span::Seconds(within), Some(warn)) = (rule.within, rule.warn)
            && warn >= within
        {
            return Err(Refusal::invalid("term-warns-too-early")
                .with("field", "warn")
                .with("value", term.warn.as_deref().unwrap_or_default())
                .with("within", term.within.as_deref().unwrap_or_default()));
        }
    }
    Ok(())
}

/// Some debts can only be one side's: marketing brings leads, sales works on them.
fn owed_by(term: &Term) -> Result<(), Refusal> {
    let side = match term.kind {
        TermKind::Volume | TermKind::Value | TermKind::Quality => Obliged::Marketing,
        TermKind::Speed | TermKind::Depth | TermKind::Decision => Obliged::Sales,
        TermKind::Feedback | TermKind::Data => return Ok(()),
    };
    if term.side == side {
        return Ok(());
    }
    Err(Refusal::invalid("term-owed-by").with("field", "side").with("kind", term.kind.word()).with("side", side.word()))
}

/// What a term asks of its clocks.
///
/// # Errors
/// `term-needs`, the spans'.
pub fn rule(term: &Term, following: Following) -> Result<Rule, Refusal> {
    let span =
        |field: &'static str, text: Option<&str>| Span::optional(text).map_err(|refusal| refusal.with("field", field));
    let within = span("within", term.within.as_deref())?
        .ok_or_else(|| Refusal::invalid("term-needs").with("field", "within").with("kind", term.kind.word()))?;
    let seconds = |field: &'static str, text: Option<&str>| match span(field, text)? {
        Some(Span::Seconds(seconds)) => Ok(Some(seconds)),
        Some(Span::Days(_)) => Err(Refusal::invalid("span-in-hours").with("field", field)),
        None => Ok(None),
    };
    let count = |value: Option<i64>| value.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).max(1);
    Ok(Rule {
        kind: term.kind,
        within,
        grace: seconds("grace", term.grace.as_deref())?.unwrap_or(0),
        warn: seconds("warn", term.warn.as_deref())?,
        attempts: count(term.attempts),
        days: count(term.days),
        spacing: seconds("spacing", term.spacing.as_deref())?.unwrap_or(0),
        team_calendar: following == Following::Team,
    })
}

/// The version in force on a day: the last signed one that began by then and has not ended.
pub fn in_force(versions: &[AgreementVersion], day: Day) -> Option<&AgreementVersion> {
    let signed = versions.iter().filter(|version| version.hash.is_some() && version.from <= day);
    signed
        .max_by_key(|version| (version.from, version.number))
        .filter(|version| version.until.is_none_or(|until| day <= until))
}
