//! Hand-offs as people name them, for both faces: by their own number or by the prospect; and the reasons for refusing.

use crate::app::service::Service;
use crate::domain::filter::{meant, nearest};
use crate::domain::nouns::{Reason, RecycleRule};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::store::read::{From, Part};

pub use crate::store::read::{HandoffLine, HandoffSet, Handoffs};

/// The reasons with which a team begins: code, the text of its name, what it means, and for how many days it rests.
pub const DEFAULT_REASONS: [(&str, &str, RecycleRule, Option<i64>); 8] = [
    ("FIT-01", "refuse-too-small", RecycleRule::Nurture, None),
    ("FIT-02", "refuse-wrong-industry", RecycleRule::Archive, None),
    ("FIT-03", "refuse-no-authority", RecycleRule::Nurture, None),
    ("ENG-01", "refuse-no-answer", RecycleRule::Recycle, Some(90)),
    ("ENG-02", "refuse-bad-timing", RecycleRule::Recycle, Some(60)),
    ("QUAL-01", "refuse-no-budget", RecycleRule::Recycle, Some(90)),
    ("QUAL-02", "refuse-locked-in", RecycleRule::Recycle, Some(180)),
    ("QUAL-03", "refuse-no-project", RecycleRule::Archive, None),
];

/// Those reasons as records, named in the language of `texts`.
pub fn default_reasons(texts: &crate::app::texts::Texts) -> Vec<Record> {
    let reason = |(code, name, rule, days): &(&str, &str, RecycleRule, Option<i64>)| {
        Reason { id: 0, code: (*code).to_owned(), name: texts.get(name), rule: *rule, days: *days }.record()
    };
    DEFAULT_REASONS.iter().map(reason).collect()
}

/// The hand-off that a person names: `H-3`, or the last one of a prospect by number, name or a unique part of it.
///
/// # Errors
/// `no-such-record`, `ambiguous-name`; `not-offered` for a prospect that was never handed off.
pub fn find(service: &Service, text: &str) -> Result<i64, Refusal> {
    let own = text.trim().get(..2).is_some_and(|head| head.eq_ignore_ascii_case("h-"));
    if own && let Some(id) = Kind::Handoff.parse_label(text) {
        let missing = || Refusal::not_found("no-such-record").with("kind", Kind::Handoff.word()).with("what", text);
        return service.store().record(Kind::Handoff, id)?.map(|record| record.id).ok_or_else(missing);
    }
    last_of(service, service.find(Kind::Prospect, text)?.id)
}

/// The last hand-off of a prospect.
///
/// # Errors
/// `not-offered`; the store's.
pub fn last_of(service: &Service, prospect: i64) -> Result<i64, Refusal> {
    let last = service.store().last_handoff(prospect)?;
    last.map(|line| line.id)
        .ok_or_else(|| Refusal::rule("not-offered").with("what", Kind::Prospect.label(prospect)).with("field", ""))
}

/// The reason for refusing that a person names by its code or by what it says.
///
/// # Errors
/// `unknown-reason` with the nearest code, or with the codes there are; `ambiguous-name`.
pub fn reason(service: &Service, text: &str) -> Result<i64, Refusal> {
    let all = service.store().reasons()?;
    let text = text.trim();
    let code = all.iter().find(|reason| reason.code.eq_ignore_ascii_case(text)).map_or(text, |reason| &reason.code);
    match service.find(Kind::Reason, code) {
        Ok(record) => Ok(record.id),
        Err(refusal) if refusal.code == "no-such-record" => {
            let key = crate::domain::text::fold(text);
            if let Some(named) = all.iter().find(|reason| crate::domain::text::fold(&reason.name) == key) {
                return service.find(Kind::Reason, &named.code).map(|record| record.id);
            }
            let near = nearest(text, all.iter().map(|reason| reason.code.as_str()));
            let codes = all.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>().join(", ");
            let refusal = Refusal::invalid("unknown-reason").with("field", "reason").with("value", text);
            Err(meant(refusal.with("choices", codes), near))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Hand-offs of a list, from its beginning, and how many it has.
///
/// # Errors
/// The store's.
pub fn list(service: &Service, asked: Handoffs, limit: u64) -> Result<(Vec<HandoffLine>, u64), Refusal> {
    let store = service.store();
    store.snapshot(|| {
        let total = store.handoff_count(asked)?;
        let part = Part { offset: 0, limit: limit.min(total), from: From::Start };
        Ok((store.handoff_lines(&store.handoff_ids(asked, &part, Some(total))?)?, total))
    })
}
