//! The agreement as JSON.

use serde_json::{Value as Json, json};

use super::agreement_text::{late_since, state};
use crate::app::agreement::{Late, cause, message};
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::{AgreementPage, ClockRow, DiffLine, TermRow, Value, VersionInfo};
use crate::domain::record::Kind;
use crate::domain::time::Instant;

/// A figure: a number, an amount, or nothing.
fn value(value: Value) -> Json {
    match value {
        Value::Count(count) | Value::Seconds(count) => Json::from(count),
        Value::Money(money) => json!({"minor": money.minor, "currency": money.currency.to_string()}),
        Value::Ratio(number) | Value::Days(number) => Json::from(number),
        Value::None => Json::Null,
    }
}

/// A version with who signed it.
pub fn version(shown: &Shown<'_>, version: &VersionInfo) -> Json {
    let signatures: Vec<Json> = version
        .signatures
        .iter()
        .map(|one| json!({"side": one.side, "by": one.by, "at": shown.instant_json(one.at), "valid": one.valid}))
        .collect();
    json!({
        "id": version.label,
        "number": version.number,
        "from": version.from.to_string(),
        "until": version.until.map(|day| day.to_string()),
        "state": version.state,
        "hash": version.hash,
        "terms": version.terms,
        "signatures": signatures,
    })
}

/// The scoreboard.
pub fn page(shown: &Shown<'_>, page: &AgreementPage) -> Json {
    let agreement =
        (page.agreement > 0).then(|| json!({"id": Kind::Agreement.label(page.agreement), "name": page.name}));
    json!({
        "agreement": agreement,
        "version": page.version.as_ref().map(|one| version(shown, one)),
        "terms": page.terms.iter().map(|row| term(shown.texts(), row)).collect::<Vec<Json>>(),
        "why": page.version.is_none().then_some("no-agreement"),
    })
}

/// A debt and how far it is.
pub fn term(texts: &Texts, row: &TermRow) -> Json {
    let strict = row.strict.map(|strict| {
        json!({
            "met": strict.met, "late": strict.late, "overdue": strict.overdue, "waived": strict.waived,
            "cancelled": strict.cancelled, "paused": strict.paused, "met_after_pause": strict.met_after_pause,
        })
    });
    let open = row.open.map(|open| {
        json!({
            "started": open.started, "met": open.met, "running": open.running, "due_soon": open.due_soon,
            "breached": open.breached, "overdue": open.overdue, "paused": open.paused, "let_go": open.let_go,
        })
    });
    json!({
        "id": Kind::Term.label(row.id),
        "name": row.name,
        "side": row.side,
        "kind": row.kind,
        "under": row.under,
        "promise": message(texts, &row.promise),
        "from": row.from.to_string(),
        "until": row.until.plus(-1).to_string(),
        "owed": value(row.owed),
        "owed_now": value(row.owed_now),
        "delivered": value(row.delivered),
        "recycled": row.recycled,
        "projected": value(row.projected),
        "k": row.k,
        "n": row.n,
        "interval": row.interval.map(|(low, high)| [low, high]),
        "strict": strict,
        "open": open,
        "without_pauses_and_waivers": row.without.map(|(k, n)| json!({"k": k, "n": n})),
        "keeps": row.keeps,
        "state": state(row),
        "why": row.why,
        "trend": row.trend,
    })
}

/// A clock.
pub fn clock(shown: &Shown<'_>, row: &ClockRow) -> Json {
    let at = |at: Option<Instant>| at.map(|at| shown.instant_json(at));
    let depth = row.depth.map(|(made, wanted, days, days_wanted)| {
        json!({"attempts": made, "attempts_wanted": wanted, "days": days, "days_wanted": days_wanted})
    });
    let why = cause(row);
    json!({
        "id": row.label,
        "term": Kind::Term.label(row.term),
        "term_name": row.term_name,
        "kind": row.kind,
        "prospect": Kind::Prospect.label(row.prospect),
        "name": row.name,
        "account": row.account,
        "handoff": Kind::Handoff.label(row.handoff),
        "owner": (!row.owner.is_empty()).then_some(&row.owner),
        "started_at": shown.instant_json(row.started),
        "due_at": at(row.due),
        "late_at": at(row.late),
        "late_since": at(late_since(row)),
        "ended_at": at(row.ended),
        "state": row.state.word(),
        "left": row.left,
        "unit": "s",
        "depth": depth,
        "cause": why.map(|(cause, _)| cause.word()),
        "reason": (!row.reason.is_empty()).then_some(&row.reason),
    })
}

/// A clock that is late, with who must know.
pub fn late(shown: &Shown<'_>, late: &Late) -> Json {
    let mut json = clock(shown, &late.clock);
    if let Json::Object(object) = &mut json {
        object.insert("level".to_owned(), Json::from(late.level));
        object.insert("tell".to_owned(), Json::from(late.tell.clone()));
    }
    json
}

/// A difference of two versions.
pub fn difference(line: &DiffLine) -> Json {
    json!({"term": line.term, "change": line.change, "field": line.field, "before": line.before, "after": line.after})
}
