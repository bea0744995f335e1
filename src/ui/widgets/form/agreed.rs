//! The forms of the agreement: drafts, terms, goals, calendars and their exceptions, steps of clocks, the simulator.

use super::{Field, FieldKind, Form, Purpose};
use crate::app::views::{CalendarRow, ChoiceKind, ClockRow, GoalRow, Kind, TermDetail, TermRow, Value, VersionInfo};
use crate::ui::say::Say;

use FieldKind::{Amount, Choice, Codes, Day, Hours, Lines, Number, Text, Week};

const TERM_SIDES: FieldKind = Codes { family: "choice", codes: &["marketing", "sales", "both"] };
const TERM_KINDS: FieldKind = Codes {
    family: "choice",
    codes: &["volume", "value", "quality", "speed", "decision", "depth", "feedback", "data"],
};
const VOLUMES: FieldKind = Codes { family: "counts", codes: &["none", "leads", "mql", "handoffs", "accepted"] };
const WINDOWS: FieldKind = Codes { family: "choice", codes: &["month", "week", "quarter", "year"] };
const FOLLOWING: FieldKind = Codes { family: "choice", codes: &["owner", "team"] };
const SCOPES: FieldKind = Codes { family: "choice", codes: &["joint", "marketing", "sales"] };
const YES: FieldKind = Codes { family: "answer", codes: &["no", "yes"] };
const SIGNERS: FieldKind = Codes { family: "choice", codes: &["marketing", "sales"] };

/// A new draft, with the terms of the version before and what it says of clocks; the first one makes the agreement and so has a name.
pub fn draft(like: Option<&VersionInfo>) -> Form {
    let mut fields = Vec::new();
    if like.is_none() {
        fields.push(Field::new("name", Text).required());
    }
    fields.extend([
        Field::new("from", Day).required(),
        Field::new("until", Day),
        Field::new("following", FOLLOWING).with(like.map_or("", |version| version.following)),
        Field::new("note", Lines),
    ]);
    let (title, about) = match like {
        Some(version) => ("form-draft-like", version.label.as_str()),
        None => ("form-draft", ""),
    };
    Form::new(Purpose::Draft(like.map(|version| version.id)), title, about, fields)
}

/// A new term of a draft.
pub fn term(version: &VersionInfo) -> Form {
    Form::new(Purpose::AddTerm(version.id), "form-add-term", &version.label, term_fields(&|_| ""))
}

/// Other values of a draft's term.
pub fn edit_term(detail: &TermDetail, say: Say<'_>) -> Form {
    let value =
        |name: &str| detail.fields.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value.as_str());
    let mut fields = term_fields(&value);
    // A choice comes as the word that people read; the form has its code.
    for field in &mut fields {
        if let Codes { family, codes } = field.kind {
            let word = value(field.name);
            let code = codes.iter().find(|code| **code == word || say.code(family, code) == word);
            *field = Field::new(field.name, field.kind).with(code.copied().unwrap_or_default());
        }
    }
    let purpose = Purpose::Edit(Kind::Term, detail.row.id, detail.row.version);
    Form::new(purpose, "form-edit-term", &detail.row.name, fields)
}

fn term_fields<'a>(value: &dyn Fn(&str) -> &'a str) -> Vec<Field> {
    let typed = |name: &'static str, kind: FieldKind| Field::new(name, kind).with(value(name));
    vec![
        typed("name", Text).required(),
        typed("side", TERM_SIDES),
        typed("kind", TERM_KINDS),
        typed("target", Text).required(),
        typed("window", WINDOWS),
        typed("metric", VOLUMES),
        typed("within", Text),
        typed("attempts", Text),
        typed("days", Text),
        typed("spacing", Text),
        typed("subject", Text),
        typed("exclude", Text),
        typed("grace", Text),
        typed("warn", Text),
        typed("fields", Text),
    ]
}

/// A new goal.
pub fn goal(period: &str) -> Form {
    let fields = vec![
        Field::new("name", Text).required(),
        Field::new("metric", Text).required().giving_way().with("bookings"),
        Field::new("period", Text).required().giving_way().with(period),
        Field::new("target", Text).required(),
        Field::new("scope", SCOPES),
        Field::new("marketing_lever", Text),
        Field::new("sales_lever", Text),
        Field::new("owner", Choice(ChoiceKind::Members)),
    ];
    Form::new(Purpose::Add(Kind::Goal), "form-add-goal", "", fields)
}

/// Another target of a goal, and why.
pub fn revise(goal: &GoalRow, say: Say<'_>) -> Form {
    let target = match goal.target {
        Value::Money(money) => say.amount_typed(money),
        Value::Count(n) => n.to_string(),
        value => say.value(value),
    };
    let fields =
        vec![Field::new("target", Text).required().giving_way().with(&target), Field::new("reason", Lines).required()];
    Form::new(Purpose::ReviseGoal(goal.id, goal.version), "form-revise-goal", &goal.name, fields)
}

/// A clock is paused, resumed or waived: why.
pub fn step(clock: &ClockRow, step: &'static str) -> Form {
    let title = match step {
        "paused" => "form-clock-paused",
        "resumed" => "form-clock-resumed",
        _ => "form-clock-waived",
    };
    let about = format!("{} {}", clock.label, clock.name);
    Form::new(Purpose::StepClock(clock.id, step), title, about, vec![Field::new("reason", Text).required()])
}

/// A new working calendar.
pub fn calendar(zone: &str) -> Form {
    let fields = vec![
        Field::new("name", Text).required(),
        Field::new("zone", Text).required().giving_way().with(zone),
        Field::new("hours", Week).required().with("mon-fri 09:00-12:30 13:30-17:30"),
    ];
    Form::new(Purpose::Add(Kind::Calendar), "form-add-calendar", "", fields)
}

/// Another name, zone or week of a calendar; one that is not the team's can become it.
pub fn edit_calendar(row: &CalendarRow) -> Form {
    let mut fields = vec![
        Field::new("name", Text).required().giving_way().with(&row.name),
        Field::new("zone", Text).required().giving_way().with(&row.zone),
        Field::new("hours", Week).required().with(&row.hours),
    ];
    if !row.team {
        fields.push(Field::new("team", YES).called("field-teams-calendar"));
    }
    Form::new(Purpose::Edit(Kind::Calendar, row.id, row.version), "form-edit-calendar", &row.name, fields)
}

/// What a lead of a type is worth, in a draft's value term.
pub fn lead_value(term: &TermRow) -> Form {
    let fields = vec![
        Field::new("name", Text).required().called("field-lead-type"),
        Field::new("subject", Text),
        Field::new("won", Number).required(),
        Field::new("decided", Number).required(),
        Field::new("revenue", Amount).required(),
    ];
    Form::new(Purpose::LeadValue(term.id), "form-lead-value", &term.name, fields)
}

/// An exception of a calendar, or a person's leave where a person is named.
pub fn day(calendar: i64, name: &str) -> Form {
    let fields = vec![
        Field::new("from", Day).required(),
        Field::new("to", Day).required(),
        Field::new("name", Text),
        Field::new("member", Choice(ChoiceKind::Members)),
        Field::new("hours", Hours),
    ];
    Form::new(Purpose::AddDay(calendar), "form-add-day", name, fields)
}

/// For which side management signs.
pub fn sign(version: &VersionInfo) -> Form {
    let fields = vec![Field::new("side", SIGNERS)];
    Form::new(Purpose::Sign(version.id), "form-sign", &version.label, fields)
}

/// The simulator's fields: what is left empty is the team's own rate.
pub fn plan(period: &str) -> Form {
    let fields = vec![
        Field::new("goal", Amount),
        Field::new("period", Text).giving_way().with(period),
        Field::new("share", Text),
        Field::new("deal", Amount),
        Field::new("opportunity_to_won", Text),
        Field::new("sql_to_opportunity", Text),
        Field::new("mql_to_sql", Text),
        Field::new("lead_to_mql", Text),
        Field::new("reps", Number),
        Field::new("capacity", Number),
        Field::new("cycle", Number),
    ];
    Form::new(Purpose::Plan, "plan-title", "", fields)
}
