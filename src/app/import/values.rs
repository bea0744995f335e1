//! What cells become that are more than a value: several addresses in one, scores, consent, outcomes;
//! and what a row as a whole says of a prospect or a touch.

use serde_json::Value as Json;

use super::columns::numbers::Number;
use super::draft::Draft;
use super::field::Kind as Rows;
use super::profile;
use super::rows::{Value as Cell, parts};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Channel, Consent, Direction, Outcome};
use crate::domain::record::{Kind, Type};
use crate::domain::time::Instant;

/// Several values of one sort, from one cell or from several columns.
pub(super) fn several(draft: &mut Draft, (at, ty): (usize, Type), name: &str, text: &str) {
    use crate::domain::record::Value;
    let Some(place) = draft.record.values.get_mut(at) else { return };
    if matches!(ty, Type::Note | Type::Tags) {
        let (gap, text) = match ty {
            Type::Tags => (",", parts(text).collect::<Vec<_>>().join(",")),
            _ => ("\n", text.to_owned()),
        };
        *place = match place.text() {
            Some(before) => Value::Text(format!("{before}{gap}{text}")),
            None => Value::Text(text),
        };
        return;
    }
    let fits = |part: &str| ty != Type::Email || (part.contains('@') && !part.starts_with('@') && !part.ends_with('@'));
    let mut rest = Vec::new();
    // A phone number may hold a comma (an extension); addresses are told apart by it.
    let pieces: Vec<&str> =
        if ty == Type::Email || text.matches(',').count() > 0 { parts(text).collect() } else { vec![text] };
    for part in pieces {
        if place.is_null() && fits(part) {
            *place = Value::Text(part.to_owned());
        } else {
            rest.push(part.to_owned());
        }
    }
    if !rest.is_empty() {
        let before = draft.custom.get(name).and_then(Json::as_str).map(str::to_owned);
        let all: Vec<String> = before.into_iter().chain(rest).collect();
        draft.custom.insert(name.to_owned(), Json::from(all.join(", ")));
    }
}

pub(super) fn percent(draft: &mut Draft, at: usize, name: &str, cell: Cell, text: &str) {
    let (Cell::Number(number) | Cell::Percent(number)) = cell else { return };
    match whole(number).filter(|value| (0..=100).contains(value)) {
        Some(value) => {
            if let Some(place) = draft.record.values.get_mut(at) {
                *place = value.into();
            }
        }
        None => drop(draft.custom.insert(name.to_owned(), Json::from(text))),
    }
}

/// Rounded half away from zero.
fn whole(number: Number) -> Option<i64> {
    let unit = 10i64.checked_pow(number.scale)?;
    let half = if number.mantissa < 0 { -(unit / 2) } else { unit / 2 };
    number.mantissa.checked_add(half).map(|shifted| shifted / unit)
}

pub(super) fn consent(text: &str) -> Consent {
    match super::columns::words::boolean(text) {
        Some(true) => Consent::Given,
        Some(false) => Consent::Withdrawn,
        None => match super::columns::words::bare(text).as_str() {
            "given"
            | "granted"
            | "optin"
            | "subscribed"
            | "freelygivenconsentfromcontact"
            | "concesso"
            | "otorgado" => Consent::Given,
            "withdrawn" | "revoked" | "optout" | "unsubscribed" | "revocato" | "retirado" => Consent::Withdrawn,
            _ => Consent::Unknown,
        },
    }
}

/// What nobody may be contacted by who is not to be contacted at all.
pub(super) const NO_CONTACT: &str = "email,call,chat";

/// The channels that a cell lists, as the file keeps them; `yes` means all on which somebody is reached.
/// None where it says something else.
pub(super) fn channels(text: &str) -> Option<String> {
    match super::columns::words::boolean(text) {
        Some(true) => return Some(NO_CONTACT.to_owned()),
        Some(false) => return Some(String::new()),
        None => {}
    }
    let words: Option<Vec<&str>> = parts(text).map(|part| profile::word(Rows::Touches, "channel", part)).collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join(","))
}

pub(super) fn outcome(draft: &mut Draft, text: &str) {
    let word = super::columns::words::bare(text);
    let known = match word.as_str() {
        "sent" | "delivered" | "done" | "completed" | "inviata" | "enviada" => Some(Outcome::Sent),
        "connected" | "answered" | "spoke" | "risposto" | "contestada" | "held" => Some(Outcome::Connected),
        "noanswer" | "missed" | "leftvoicemail" | "busy" | "nessunarisposta" | "sinrespuesta" => {
            Some(Outcome::NoAnswer)
        }
        "replied" | "reply" | "responded" => Some(Outcome::Replied),
        "meetingbooked" | "booked" | "scheduled" => Some(Outcome::MeetingBooked),
        "notinterested" | "declined" | "noninteressato" | "nointeresado" => Some(Outcome::NotInterested),
        "unreachable" | "bounced" | "wrongnumber" => Some(Outcome::Unreachable),
        _ => None,
    };
    match known.or(Outcome::named(text)) {
        Some(outcome) => draft.set("outcome", outcome.word()),
        None => drop(draft.custom.insert("outcome".to_owned(), Json::from(text))),
    }
}

/// A prospect's name, dates and stage.
pub(super) fn finish_prospect(draft: &mut Draft, now: Instant) {
    let text = |draft: &Draft, name: &str| draft.record.text(name).unwrap_or_default().trim().to_owned();
    if text(draft, "name").is_empty() {
        let full = format!("{} {}", text(draft, "first_name"), text(draft, "last_name"));
        let account = draft.links.iter().find(|link| link.kind == Kind::Account).map(|link| link.name.clone());
        let names = [
            full.trim().to_owned(),
            text(draft, "email"),
            account.unwrap_or_default(),
            draft.ext.clone(),
            text(draft, "phone"),
        ];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| format!("#{}", draft.line));
        draft.set("name", name);
        draft.assumed.push("name");
    }
    let first_contact = draft.record.int("first_contact_at");
    let created = draft.record.int("created_at").or_else(|| {
        let entered = draft.entries.iter().map(|(_, at)| at.0).min();
        [first_contact, entered].into_iter().flatten().min()
    });
    if draft.record.get("created_at").is_null() {
        draft.assumed.push("created_at");
    }
    let created = created.unwrap_or(now.0);
    draft.set("created_at", created);
    let highest = draft.entries.iter().map(|(stage, _)| *stage).max_by_key(|stage| stage.rank());
    let told = draft.record.text("stage").and_then(Lifecycle::named);
    let stage = told.or(highest).unwrap_or(Lifecycle::Lead);
    draft.set("stage", stage.word());
    let entered = draft.entries.iter().any(|(known, _)| *known == stage);
    if !entered && !matches!(stage, Lifecycle::Subscriber | Lifecycle::Lead) {
        draft.undated = Some(stage);
    }
}

/// What a touch's row leaves open.
pub(super) fn complete_touch(draft: &mut Draft) {
    if draft.record.get("channel").is_null() {
        draft.set("channel", Channel::Other.word());
    }
    if draft.record.get("direction").is_null() {
        draft.set("direction", Direction::Out.word());
    }
    // A touch has no fields of the team's own: what else its row says goes into the note.
    let more: Vec<String> = std::mem::take(&mut draft.custom)
        .into_iter()
        .map(|(name, value)| format!("{name}: {}", value.as_str().unwrap_or_default()))
        .collect();
    let note = draft.record.text("note").map(str::to_owned).into_iter().chain(more).collect::<Vec<_>>().join("\n");
    if !note.is_empty() {
        draft.set("note", note);
    }
}
