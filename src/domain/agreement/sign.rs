//! Signatures: one content, one hash, a person of each side (DOMAIN section 2; RELIABILITY C9).

use sha2::{Digest, Sha256};

use super::{hours, term};
use crate::domain::change::Signing;
use crate::domain::edit::difference;
use crate::domain::nouns;
use crate::domain::nouns::{Agreement, AgreementVersion, Member, Side, Signature, Term, TermRate};
use crate::domain::pipeline::create;
use crate::domain::plan::{Context, Plan, World};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::{Refusal, RefusalKind};

/// The content that signatures cover, as text: what is agreed, never who wrote it or when. Fields that are empty
/// are left out, so that a field added by a later program changes no signed hash.
///
/// # Errors
/// The store's.
pub fn content<W: World>(world: &mut W, version: i64) -> Result<String, W::Error> {
    let missing = || {
        Refusal::not_found("no-such-record")
            .with("kind", "agreement_version")
            .with("what", Kind::AgreementVersion.label(version))
    };
    let row = world.record(Kind::AgreementVersion, version)?.ok_or_else(missing)?;
    let agreement = AgreementVersion::of(&row).agreement;
    let mut text = String::new();
    if let Some(agreement) = world.record(Kind::Agreement, agreement)? {
        line(&mut text, &agreement, &[]);
    }
    line(&mut text, &row, &["agreement", "hash", "signed_at"]);
    let mut calendars: Vec<i64> = Vec::new();
    for term in live(world.children(Kind::Term, "version_of", version)?) {
        line(&mut text, &term, &["version_of", "calendar"]);
        if let Some(calendar) = term.int("calendar") {
            text.push_str(&format!("  calendar {calendar}\n"));
            calendars.push(calendar);
        }
        for rate in live(world.children(Kind::TermRate, "term", term.id)?) {
            text.push_str("  ");
            line(&mut text, &rate, &["term"]);
        }
    }
    calendars.sort_unstable();
    calendars.dedup();
    for id in calendars {
        if let Some(calendar) = world.record(Kind::Calendar, id)? {
            line(&mut text, &calendar, &[]);
        }
    }
    Ok(text)
}

fn live(records: Vec<Record>) -> Vec<Record> {
    records.into_iter().filter(|record| !record.archived).collect()
}

fn line(text: &mut String, record: &Record, without: &[&str]) {
    let fields = serde_json::Value::Object(record.json(|field| !without.contains(&field.name)));
    text.push_str(&format!("{} {} {fields}\n", record.kind.word(), record.id));
}

/// The hash of a content: SHA-256, in hexadecimal.
pub fn hash(content: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(content.as_bytes()).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a text cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Signs a version for a side. The second side's signature makes it immutable and, from its first day on, the one in force.
/// Refusals: `version-signed`, `version-empty`, `version-in-the-past`, `content-changed`, `sign-nobody`,
/// `sign-wrong-side`, `sign-both-sides`, `already-signed`; those of terms.
pub(in crate::domain) fn sign<W: World>(world: &mut W, context: &Context, asked: &Signing) -> Result<Plan, W::Error> {
    let label = Kind::AgreementVersion.label(asked.agreement_version);
    let missing = || Refusal::not_found("no-such-record").with("kind", "agreement_version").with("what", &label);
    let row = world.record(Kind::AgreementVersion, asked.agreement_version)?.ok_or_else(missing)?;
    let version = AgreementVersion::of(&row);
    if version.hash.is_some() {
        return Err(Refusal::rule("version-signed").with("what", label).into());
    }
    checked(world, &version, context)?;
    let now = hash(&content(world, version.id)?);
    if now != asked.hash {
        return Err(Refusal::new(RefusalKind::Conflict, "content-changed")
            .with("what", label)
            .with("theirs", start(&now))
            .with("yours", start(&asked.hash))
            .into());
    }
    let member = context.actor.ok_or_else(|| Refusal::rule("sign-nobody"))?;
    let signer =
        world.record(Kind::Member, member)?.map(|row| Member::of(&row)).ok_or_else(|| Refusal::rule("sign-nobody"))?;
    let valid: Vec<Signature> = world
        .children(Kind::Signature, "version_of", version.id)?
        .iter()
        .map(Signature::of)
        .filter(|signature| signature.hash == now)
        .collect();
    check_side(&signer, asked.side, &valid)?;
    let signature =
        Signature { id: 0, version_of: version.id, member, side: asked.side, at: context.now, hash: now.clone() };
    let mut edits = vec![create(world, &signature.record())?];
    let other = if asked.side == Side::Marketing { Side::Sales } else { Side::Marketing };
    let mut code = "agreement.signed";
    if valid.iter().any(|signature| signature.side == other) {
        code = "agreement.concluded";
        let after = row.clone().with("hash", now).with("signed_at", context.now.0);
        edits.extend(difference(&row, &after));
    }
    Ok(Plan { code: code.to_owned(), subject: (Kind::AgreementVersion, version.id), occurred: context.now, edits })
}

/// The start of a hash, by which people tell contents apart.
fn start(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// A person signs for their own side; management for either; nobody for both.
fn check_side(signer: &Member, side: Side, valid: &[Signature]) -> Result<(), Refusal> {
    let refused = |code: &'static str| Refusal::rule(code).with("who", &signer.handle).with("side", side.word());
    if side == Side::Management || (signer.side != Side::Management && signer.side != side) {
        return Err(refused("sign-wrong-side"));
    }
    if valid.iter().any(|signature| signature.side == side) {
        return Err(refused("already-signed"));
    }
    if valid.iter().any(|signature| signature.member == signer.id) {
        return Err(refused("sign-both-sides"));
    }
    Ok(())
}

/// What a version must be to be signed.
fn checked<W: World>(world: &mut W, version: &AgreementVersion, context: &Context) -> Result<(), W::Error> {
    let label = Kind::AgreementVersion.label(version.id);
    let terms: Vec<Term> = live(world.children(Kind::Term, "version_of", version.id)?).iter().map(Term::of).collect();
    if terms.is_empty() {
        return Err(Refusal::rule("version-empty").with("what", label).into());
    }
    for one in &terms {
        term::check(one).map_err(|refusal| refusal.with("what", Kind::Term.label(one.id)))?;
        if one.kind == nouns::TermKind::Value && live(world.children(Kind::TermRate, "term", one.id)?).is_empty() {
            return Err(Refusal::rule("value-needs-rates").with("what", Kind::Term.label(one.id)).into());
        }
        if one.kind.has_clocks() {
            // A calendar that never works is refused before anybody signs it.
            let hours = hours::gather(world, one.calendar, &[])?;
            hours.of(None).next_opening(context.now)?;
        }
    }
    let zone = hours::zone(world)?;
    if version.from < zone.day(context.now) {
        return Err(Refusal::rule("version-in-the-past").with("what", label).with("field", "from").into());
    }
    Ok(())
}

/// Whether a version, or what belongs to it, may still be changed. Refusal: `version-signed`.
pub(in crate::domain) fn check_open<W: World>(world: &mut W, version: i64) -> Result<(), W::Error> {
    match world.record(Kind::AgreementVersion, version)? {
        Some(row) if row.text("hash").is_some() => {
            Err(Refusal::rule("version-signed").with("what", Kind::AgreementVersion.label(version)).into())
        }
        _ => Ok(()),
    }
}

/// A new draft with the terms of another version, or none. Refusal: `version-in-the-past`.
pub(in crate::domain) fn draft<W: World>(
    world: &mut W,
    context: &Context,
    new: &AgreementVersion,
    like: Option<i64>,
) -> Result<Plan, W::Error> {
    let missing = || {
        Refusal::not_found("no-such-record")
            .with("kind", "agreement")
            .with("what", Kind::Agreement.label(new.agreement))
    };
    let agreement = Agreement::of(&world.record(Kind::Agreement, new.agreement)?.ok_or_else(missing)?);
    let zone = hours::zone(world)?;
    if new.from < zone.day(context.now) {
        return Err(Refusal::rule("version-in-the-past").with("field", "from").with("value", new.from).into());
    }
    let earlier = world.children(Kind::AgreementVersion, "agreement", agreement.id)?;
    let number = earlier.iter().filter_map(|row| row.int("number")).max().unwrap_or(0) + 1;
    let version = AgreementVersion { id: 0, number, hash: None, signed_at: None, ..new.clone() };
    let made = create(world, &version.record())?;
    let subject = made.subject();
    let mut edits = vec![made];
    if let Some(like) = like {
        for old in live(world.children(Kind::Term, "version_of", like)?) {
            let copy = create(world, &Record { version: 0, ..old.clone().with("version_of", subject.1) })?;
            let term = copy.subject().1;
            edits.push(copy);
            for rate in live(world.children(Kind::TermRate, "term", old.id)?) {
                edits.push(create(world, &TermRate { id: 0, term, ..TermRate::of(&rate) }.record())?);
            }
        }
    }
    Ok(Plan { code: "agreement.drafted".to_owned(), subject, occurred: context.now, edits })
}

/// Whether a calendar's hours or zone may still change, or the calendar go: clocks run by it, people signed it.
/// Refusals: `calendar-in-use`, `calendar-signed`.
pub(in crate::domain) fn check_calendar<W: World>(world: &mut W, calendar: i64) -> Result<(), W::Error> {
    let label = Kind::Calendar.label(calendar);
    let terms = world.children(Kind::Term, "calendar", calendar)?;
    let mut running = 0;
    for term in &terms {
        running += world.running_clocks(term.id)?;
    }
    if running > 0 {
        return Err(Refusal::rule("calendar-in-use").with("what", label).with("count", running).into());
    }
    for term in terms {
        let version = term.int("version_of").unwrap_or_default();
        if world.record(Kind::AgreementVersion, version)?.is_some_and(|row| row.text("hash").is_some()) {
            return Err(Refusal::rule("calendar-signed")
                .with("what", label)
                .with("version", Kind::AgreementVersion.label(version))
                .into());
        }
    }
    Ok(())
}
