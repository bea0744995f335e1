//! Drafts and signatures, as either face asks for them.

use super::versions::{Version, versions};
use crate::app::service::Service;
use crate::domain::agreement::sign;
use crate::domain::change::{Change, Signing};
use crate::domain::nouns::{Agreement, AgreementVersion, Following, Side};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Day;
use crate::domain::together::made;

/// Of a hash, so many letters at least say that it was read.
const PREFIX: usize = 8;

/// What a new draft says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafting {
    /// The version whose terms it begins with.
    pub like: Option<i64>,
    /// The agreement's name, for its first draft.
    pub name: Option<String>,
    /// Its first day.
    pub from: Option<Day>,
    /// Its last day.
    pub until: Option<Day>,
    /// Whose calendar measures a clock after a transfer; nothing: as in the version that it is like.
    pub following: Option<Following>,
    /// After which time the manager is told; nothing: as in the version that it is like, empty: never.
    pub manager_after: Option<String>,
    /// After which time management is told, in the same way.
    pub management_after: Option<String>,
    /// What both sides say in words.
    pub note: Option<String>,
}

/// The change that makes a draft: the first one makes the agreement too.
///
/// # Errors
/// `field-missing` without a first day, or without a name where there is no agreement yet; `agreement-there` for a
/// second one; the spans'; the store's.
pub fn draft(service: &Service, asked: Drafting) -> Result<Change, Refusal> {
    let missing = |kind: Kind, field: &'static str| {
        Refusal::invalid("field-missing").with("kind", kind.word()).with("field", field)
    };
    let from = asked.from.ok_or_else(|| missing(Kind::AgreementVersion, "from"))?;
    if asked.until.is_some_and(|until| until < from) {
        return Err(Refusal::invalid("version-backwards").with("field", "until"));
    }
    let span = |field: &'static str, text: Option<&str>| {
        crate::domain::agreement::span::Span::optional(text).map_err(|refusal| refusal.with("field", field))
    };
    span("manager_after", asked.manager_after.as_deref())?;
    span("management_after", asked.management_after.as_deref())?;
    let agreements = service.store().records(Kind::Agreement, 0, 10_000)?;
    let known = agreements.iter().find(|record| !record.archived).map(Agreement::of);
    let like = match asked.like {
        Some(like) => service.store().record(Kind::AgreementVersion, like)?.map(|row| AgreementVersion::of(&row)),
        None => None,
    }
    .unwrap_or_default();
    let or_as = |said: Option<String>, before: Option<String>| said.or(before).filter(|text| !text.trim().is_empty());
    let version = AgreementVersion {
        agreement: known.as_ref().map_or_else(|| made(0), |agreement| agreement.id),
        from,
        until: asked.until,
        following: asked.following.unwrap_or(like.following),
        manager_after: or_as(asked.manager_after, like.manager_after),
        management_after: or_as(asked.management_after, like.management_after),
        note: asked.note,
        ..AgreementVersion::default()
    };
    let name = asked.name.filter(|name| !name.trim().is_empty());
    let drafted = Change::Draft { version, like: asked.like };
    match (known, name) {
        (Some(known), Some(name)) if known.name != name => {
            Err(Refusal::rule("agreement-there").with("name", known.name))
        }
        (Some(_), _) => Ok(drafted),
        (None, None) => Err(missing(Kind::Agreement, "name")),
        (None, Some(name)) => {
            let agreement = Agreement { name, ..Agreement::default() };
            Ok(Change::Together { changes: vec![Change::Add(agreement.record()), drafted], about: 1 })
        }
    }
}

/// The version that is meant to be signed where none is named: the newest draft.
fn newest_draft(all: &[Version]) -> Option<&Version> {
    all.iter().find(|version| version.state == "draft")
}

/// What is to be signed: the version, its content and the content's hash.
///
/// # Errors
/// `no-draft`; the store's.
pub fn signing(service: &Service, version: Option<i64>) -> Result<(i64, String), Refusal> {
    let id = match version {
        Some(id) => id,
        None => {
            let all = versions(service)?;
            newest_draft(&all).map(|version| version.row.id).ok_or_else(|| Refusal::rule("no-draft"))?
        }
    };
    Ok((id, sign::hash(&service.store().content(id)?)))
}

/// The signature over the content that begins with what the person read.
///
/// # Errors
/// `hash-too-short`; `content-changed` where the content is another one by now.
pub fn signature(version: i64, side: Side, now: &str, read: &str) -> Result<Change, Refusal> {
    let read = read.trim().to_lowercase();
    if read.len() < PREFIX {
        return Err(Refusal::invalid("hash-too-short").with("value", &read).with("count", PREFIX));
    }
    if !now.starts_with(&read) {
        return Err(Refusal::new(RefusalKind::Conflict, "content-changed")
            .with("what", Kind::AgreementVersion.label(version))
            .with("theirs", now.get(..12).unwrap_or(now))
            .with("yours", read.get(..12).unwrap_or(&read)));
    }
    Ok(Change::Sign(Signing { agreement_version: version, side, hash: now.to_owned() }))
}
