//! The agreement in words and tables.

use crate::app::agreement::{Late, cause, message};
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::{AgreementPage, ClockRow, DiffLine, Mark, TermRow, Value, VersionInfo};
use crate::cli::out::{Face, Format, Out, Table, Trouble};
use crate::domain::agreement::clock::State;
use crate::domain::time::Instant;

/// How a debt stands, as a code; `debt-<code>` is its text.
pub const fn state(row: &TermRow) -> &'static str {
    match row.mark {
        Mark::Kept => "kept",
        Mark::Due => "at-risk",
        Mark::Late => "broken",
        Mark::Paused => "nothing-due",
        Mark::None => "too-few",
    }
}

/// The scoreboard: the version on one line, then what each side owes.
pub fn page(out: &Out, shown: &Shown<'_>, page: &AgreementPage) -> Result<(), Trouble> {
    let texts = shown.texts();
    let Some(version) = &page.version else {
        return out.line(&texts.get("agreement-none"));
    };
    // A period in which the version changed has both, each with its own part.
    let mut shows: Vec<&VersionInfo> =
        page.versions.iter().filter(|one| page.terms.iter().any(|row| row.under == one.number)).collect();
    shows.sort_by_key(|one| one.number);
    if shows.is_empty() {
        shows.push(version);
    }
    for version in shows {
        out.line(&headline(shown, page, version))?;
        for side in ["marketing", "sales", "both"] {
            let own = page.terms.iter().filter(|row| row.side == side && row.under == version.number);
            let rows: Vec<TermRow> = own.cloned().collect();
            if !rows.is_empty() {
                out.heading(&texts.get(&format!("agreement-owes-{side}")))?;
                out.table(&terms(&Face::new(shown, Format::People), &rows))?;
            }
        }
    }
    Ok(())
}

/// The version on one line: name, state, days, who signed.
fn headline(shown: &Shown<'_>, page: &AgreementPage, version: &VersionInfo) -> String {
    let texts = shown.texts();
    let until = version.until.map(|day| shown.day(day)).unwrap_or_default();
    let valid = version.signatures.iter().filter(|one| one.valid);
    let signed: Vec<String> =
        valid.map(|one| format!("{} ({})", one.by, texts.get(&format!("choice-{}", one.side)))).collect();
    let signed = signed.join(", ");
    texts.with(
        "agreement-headline",
        &[
            ("name", (&page.name).into()),
            ("number", version.number.into()),
            ("state", (&texts.get(&format!("version-{}", version.state))).into()),
            ("from", (&shown.day(version.from)).into()),
            ("until", if until.is_empty() { "–".into() } else { (&until).into() }),
            ("signed", if signed.is_empty() { "–".into() } else { (&signed).into() }),
            ("hash", version.hash.get(..12).unwrap_or(&version.hash).into()),
        ],
    )
}

/// What would be signed, line by line.
pub fn content(shown: &Shown<'_>, page: &AgreementPage) -> Vec<String> {
    let texts = shown.texts();
    let mut lines: Vec<String> = page.version.iter().map(|version| headline(shown, page, version)).collect();
    for row in &page.terms {
        let side = texts.get(&format!("choice-{}", row.side));
        lines.push(format!("  {side}: {} – {}", row.name, message(texts, &row.promise)));
    }
    lines
}

/// The debts, one a line.
pub fn terms(face: &Face<'_>, rows: &[TermRow]) -> Table {
    let (texts, people) = (face.texts(), face.people());
    let mut table = Table::new();
    let interval: &[&str] = if people { &["interval"] } else { &["low", "high"] };
    let names = ["term", "promise", "delivered", "owed_now", "owed", "k", "n"].iter().chain(interval);
    let names: Vec<&str> = names.chain(&["state", "beside"]).copied().collect();
    let figures = names.len() - 2;
    let mut heads: Vec<String> = names.iter().map(|id| face.word("agreement", id)).collect();
    if !people {
        heads.push("under".to_owned());
    }
    table.head(heads);
    for column in 2..figures {
        table.right(column);
    }
    for row in rows {
        let share = row.strict.is_some() || row.kind == "quality" || row.kind == "data";
        let counts = |count: u64| if share { count.to_string() } else { String::new() };
        let mut cells = vec![
            row.name.clone(),
            message(texts, &row.promise),
            face.value(row.delivered, 0),
            face.value(row.owed_now, 0),
            face.value(row.owed, 0),
            counts(row.k),
            counts(row.n),
        ];
        let (low, high) =
            row.interval.map_or_else(Default::default, |(low, high)| (face.share(low, 0), face.share(high, 0)));
        match people {
            true if low.is_empty() => cells.push(low),
            true => cells.push(format!("{low} – {high}")),
            false => cells.extend([low, high]),
        }
        cells.push(face.word("debt", state(row)));
        cells.push(if people { beside(face, row) } else { row.why.unwrap_or_default().to_owned() });
        if !people {
            cells.push(row.under.to_string());
        }
        table.row(cells);
    }
    table
}

/// What stands beside the figure: why there is none, pauses and waivers with the figure without them, the projection.
fn beside(face: &Face<'_>, row: &TermRow) -> String {
    let texts = face.texts();
    let mut parts = Vec::new();
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    if let Some(why) = row.why {
        parts.push(texts.get(&format!("debt-why-{why}")));
    }
    if let Some(strict) = row.strict {
        let counted = [("overdue", strict.overdue), ("paused", strict.paused), ("waived", strict.waived)];
        for (id, number) in counted.into_iter().filter(|(_, number)| *number > 0) {
            parts.push(texts.with(&format!("debt-{id}"), &[("count", count(number).into())]));
        }
    }
    if let Some((k, n)) = row.without {
        parts.push(texts.with("debt-without", &[("k", count(k).into()), ("n", count(n).into())]));
    }
    if row.recycled > 0 {
        parts.push(texts.with("debt-recycled", &[("count", count(row.recycled).into())]));
    }
    if row.projected != Value::None {
        parts.push(texts.with("debt-projected", &[("value", (&face.value(row.projected, 0)).into())]));
    }
    parts.join(" · ")
}

/// How much time is left, or how late it is.
fn left(shown: &Shown<'_>, row: &ClockRow) -> String {
    let texts = shown.texts();
    match row.left {
        None => String::new(),
        // Late since closing time: no working time has passed since, so that only the instant tells.
        Some(left) if left > -60 && late_since(row).is_some() => {
            let at = late_since(row).map(|at| shown.instant(at)).unwrap_or_default();
            texts.with("clock-late-since", &[("at", (&at).into())])
        }
        Some(left) => {
            let duration = texts.duration_exact(left);
            let id = if left < 0 { "clock-late-by" } else { "clock-time-left" };
            texts.with(id, &[("duration", (&duration).into())])
        }
    }
}

/// Clocks, one a line.
pub fn clocks(face: &Face<'_>, rows: &[ClockRow]) -> Table {
    let (texts, people) = (face.texts(), face.people());
    let mut table = Table::new();
    let names = ["id", "term", "prospect", "account", "owner", "due", "state", "left", "beside"];
    table.head(names.map(|id| match (people, id) {
        (true, "id") => String::new(),
        (true, id) => texts.get(&format!("agreement-{id}")),
        (false, id) => id.to_owned(),
    }));
    table.figures(7);
    for row in rows {
        let why = cause(row).map(|(cause, told)| if people { message(texts, &told) } else { cause.word().to_owned() });
        let beside = [why.unwrap_or_default(), row.reason.clone()].into_iter().filter(|part| !part.is_empty());
        table.row(vec![
            row.label.clone(),
            row.term_name.clone(),
            row.name.clone(),
            row.account.clone(),
            row.owner.clone(),
            row.due.map(|at| face.instant(at)).unwrap_or_default(),
            face.code("clock-state", row.state.word()),
            if people { left(face.shown(), row) } else { row.left.map(|left| left.to_string()).unwrap_or_default() },
            beside.collect::<Vec<_>>().join(" · "),
        ]);
    }
    table
}

/// Late clocks for programs, one a line.
pub fn late_table(face: &Face<'_>, late: &[Late]) -> Table {
    let mut table = Table::new();
    let names = ["id", "state", "term", "prospect", "owner", "left", "level", "tell", "due", "late_since"];
    table.head(names.map(str::to_owned));
    table.figures(5);
    for one in late {
        let row = &one.clock;
        let instant = |at: Option<Instant>| at.map(|at| face.instant(at)).unwrap_or_default();
        table.row(vec![
            row.label.clone(),
            row.state.word().to_owned(),
            row.term_name.clone(),
            row.name.clone(),
            row.owner.clone(),
            row.left.map(|left| left.to_string()).unwrap_or_default(),
            one.level.to_owned(),
            one.tell.join(","),
            instant(row.due),
            instant(late_since(row)),
        ]);
    }
    table
}

/// Since when a clock that runs is late: the first instant past what was due.
pub fn late_since(row: &ClockRow) -> Option<Instant> {
    if row.state == State::Overdue { row.late.or(row.due) } else { None }
}

/// A late clock on one line, for a mail from cron.
pub fn late(shown: &Shown<'_>, late: &Late) -> String {
    let (texts, row) = (shown.texts(), &late.clock);
    let owner = if row.owner.is_empty() { texts.get("agreement-nobody") } else { row.owner.clone() };
    let mut line = texts.with(
        "clock-line",
        &[
            ("label", (&row.label).into()),
            ("owner", (&owner).into()),
            ("term", (&row.term_name).into()),
            ("prospect", (&row.name).into()),
            ("left", (&left(shown, row)).into()),
        ],
    );
    if !late.tell.is_empty() {
        let told = late.tell.join(", ");
        line.push_str(" · ");
        line.push_str(&texts.with(&format!("clock-tell-{}", late.level), &[("who", (&told).into())]));
    }
    line
}

/// The versions with their signatures.
pub fn versions(face: &Face<'_>, versions: &[VersionInfo]) -> Table {
    let mut table = Table::new();
    let names = ["version", "state", "from", "until", "terms", "hash", "signed"];
    table.head(names.map(|id| face.code("agreement", id)));
    for version in versions {
        let signed = version
            .signatures
            .iter()
            .filter(|one| one.valid)
            .map(|one| format!("{}: {} {}", face.code("choice", one.side), one.by, face.instant(one.at)));
        table.row(vec![
            version.label.clone(),
            face.code("version", version.state),
            face.day(version.from),
            version.until.map(|day| face.day(day)).unwrap_or_default(),
            version.terms.to_string(),
            version.hash.get(..12).unwrap_or(&version.hash).to_owned(),
            signed.collect::<Vec<_>>().join(", "),
        ]);
    }
    table
}

/// What two versions say otherwise.
pub fn differences(texts: &Texts, lines: &[DiffLine], people: bool) -> Table {
    let mut table = Table::new();
    if !people {
        table.head(["term", "change", "field", "before", "after"].map(str::to_owned));
    }
    for line in lines {
        let word = |id: String, code: &str| if people { texts.get(&id) } else { code.to_owned() };
        let field =
            if line.field.is_empty() { String::new() } else { word(format!("field-{}", line.field), line.field) };
        table.row(vec![
            line.term.clone(),
            word(format!("diff-{}", line.change), line.change),
            field,
            line.before.clone(),
            if people && !line.field.is_empty() { format!("→ {}", line.after) } else { line.after.clone() },
        ]);
    }
    table
}
