//! `smarketing today`: the day of the person who asks, as plain lines or JSON: the cockpit's first screen for scripts and
//! screen readers. Looking here leaves what is new there as it is.

use clap::Args;
use serde_json::{Map, Value as Json, json};

use super::desk::{Desk, Outcome};
use super::nouns::{row_json, value_text};
use super::out::{Face, Format, Table};
use crate::app::answers::{self, Caches, Setting};
use crate::app::service::Service;
use crate::app::texts::{Arg, Texts};
use crate::app::values::Shown;
use crate::app::views::{Answer, GoalRow, Mark, Message, Opens, Query, Rung, TodayItem, TodayPage, TodayTeam};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

/// The day of the person who asks.
#[derive(Debug, Args)]
pub struct Today {}

impl Today {
    /// Answers.
    pub fn run(self, desk: &Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let mut caches = Caches::new(Setting::default(), std::sync::Arc::default());
        let state = Some(desk.settings().paths.state.clone());
        caches.seen = crate::app::seen::Seen::reading(state);
        let Answer::Today(page) = answers::answer(&service, &mut caches, &Query::Today, &texts)? else {
            return Err(Refusal::rule("cancelled").into());
        };
        let Answer::TodayTeam(team) = answers::answer(&service, &mut caches, &Query::TodayTeam, &texts)? else {
            return Err(Refusal::rule("cancelled").into());
        };
        if desk.out.format() == Format::Json {
            return desk.out.json(&desk.head(Some(&service)), &json_of(&service, &texts, &page, &team));
        }
        print(desk, &service, &texts, &page, &team)
    }
}

/// A sentence from below in the person's language.
fn told(texts: &Texts, message: &Message) -> String {
    let number = |value: &str| value.parse::<i64>().ok().filter(|n| n.to_string() == value);
    let values: Vec<(&str, Arg<'_>)> =
        message.values.iter().map(|(name, value)| (*name, number(value).map_or(Arg::Str(value), Arg::Int))).collect();
    texts.with(&message.id, &values)
}

fn label(opens: Opens) -> String {
    match opens {
        Opens::Handoff(id, _) => Kind::Handoff.label(id),
        Opens::Deal(id) => Kind::Deal.label(id),
        Opens::Prospect(id) => Kind::Prospect.label(id),
        Opens::Clock(id, _) => Kind::Clock.label(id),
    }
}

fn json_of(service: &Service, texts: &Texts, page: &TodayPage, team: &TodayTeam) -> Json {
    let zone = service.zone();
    let item = |item: &TodayItem| {
        let values: Map<String, Json> =
            item.todo.values.iter().map(|(name, value)| ((*name).to_owned(), Json::from(value.as_str()))).collect();
        json!({
            "id": label(item.opens),
            "prospect": item.prospect.map(|id| Kind::Prospect.label(id)),
            "name": item.name,
            "account": item.account,
            "todo": item.todo.id.trim_start_matches("todo-"),
            "values": values,
            "text": told(texts, &item.todo),
            "otherwise": told(texts, &item.otherwise),
            "said": item.said.iter().map(|said| told(texts, said)).collect::<Vec<_>>(),
            "verdict": item.handoff.map(|handoff| handoff.verdict),
            "dispute": item.handoff.map(|handoff| handoff.dispute),
            "owner": item.owner,
            "due": item.due.map(|due| zone.rfc3339(due)),
            "late_since": item.due.filter(|_| item.mark == Mark::Late).map(|due| zone.rfc3339(due)),
            "left": item.left,
            "unit": "s",
        })
    };
    let rung = |rung: &Rung| {
        json!({
            "rung": rung.code,
            "why": texts.get(&format!("today-{}.why", rung.code)),
            "total": rung.total,
            "items": rung.items.iter().map(item).collect::<Vec<_>>(),
        })
    };
    let goal = |goal: &GoalRow| {
        let mut object = Map::new();
        object.insert("id".to_owned(), Json::from(goal.label.as_str()));
        object.insert("name".to_owned(), Json::from(goal.name.as_str()));
        object.insert("metric".to_owned(), Json::from(goal.metric.as_str()));
        object.insert("period".to_owned(), Json::from(goal.period.as_str()));
        object.insert("scope".to_owned(), Json::from(goal.scope));
        if let Json::Object(more) = row_json(goal) {
            object.extend(more);
        }
        Json::Object(object)
    };
    let news = team
        .news
        .iter()
        .map(|row| json!({"entry": row.id, "at": zone.rfc3339(row.at), "by": row.by, "what": told(texts, &row.what)}));
    json!({
        "rungs": page.rungs.iter().map(rung).collect::<Vec<_>>(),
        "next": page.next.as_ref().map(|next| told(texts, next)),
        "goals": team.goals.iter().map(goal).collect::<Vec<_>>(),
        "news": news.collect::<Vec<_>>(),
        "news_total": team.news_total,
    })
}

/// Working time for a person: hours are never days here, as a working day has fewer than 24 of them.
fn left(service: &Service, texts: &Texts, item: &TodayItem) -> String {
    let Some(left) = item.left else { return String::new() };
    let size = left.abs();
    match item.mark {
        // No working time has passed since it was due, so that only the instant tells.
        Mark::Late if left > -60 => {
            let at = item.due.map(|due| texts.moment(due, service.now(), service.zone())).unwrap_or_default();
            return texts.with("clock-late-since", &[("at", (&at).into())]);
        }
        _ if size < 60 => return texts.get("today-at-once"),
        _ => {}
    }
    let span = match size {
        0..3_600 => texts.with("duration-minutes", &[("count", (size / 60).into())]),
        _ => texts.with("duration-hours", &[("count", (size / 3_600).into())]),
    };
    texts.with(if left < 0 { "today-late-by" } else { "today-in" }, &[("span", (&span).into())])
}

fn print(desk: &Desk, service: &Service, texts: &Texts, page: &TodayPage, team: &TodayTeam) -> Outcome {
    let people = desk.out.format() == Format::People;
    if page.rungs.is_empty() && people {
        desk.out.line(&texts.get("empty-today"))?;
        if let Some(next) = &page.next {
            desk.out.line(&told(texts, next))?;
        }
    }
    if !people {
        let mut table = Table::new();
        table.head(["rung", "id", "name", "account", "todo", "owner", "due", "left"].map(str::to_owned));
        table.figures(7);
        for rung in &page.rungs {
            for item in &rung.items {
                let due = item.due.map(|due| service.zone().rfc3339(due)).unwrap_or_default();
                table.row(vec![
                    rung.code.to_owned(),
                    label(item.opens),
                    item.name.clone(),
                    item.account.clone(),
                    told(texts, &item.todo),
                    item.owner.clone(),
                    due,
                    item.left.map(|left| left.to_string()).unwrap_or_default(),
                ]);
            }
        }
        desk.out.table(&table)?;
        return Ok(0);
    }
    for rung in &page.rungs {
        desk.out.heading(&format!(
            "{} ({})",
            texts.get(&format!("today-{}", rung.code)),
            texts.integer(i64::try_from(rung.total).unwrap_or(i64::MAX))
        ))?;
        desk.out.line(&texts.get(&format!("today-{}.why", rung.code)))?;
        let mut table = Table::new();
        for item in &rung.items {
            table.row(vec![
                label(item.opens),
                item.name.clone(),
                item.account.clone(),
                told(texts, &item.todo),
                item.owner.clone(),
                left(service, texts, item),
                told(texts, &item.otherwise),
            ]);
        }
        desk.out.table(&table)?;
        let more = rung.total.saturating_sub(rung.items.len() as u64);
        if more > 0 {
            desk.out.line(&texts.with("board-more", &[("n", i64::try_from(more).unwrap_or(i64::MAX).into())]))?;
        }
    }
    if !team.goals.is_empty() {
        desk.out.heading(&texts.get("section-goals"))?;
        let mut table = Table::new();
        let shown = Shown::new(service, texts, desk.dates());
        let face = Face::new(&shown, Format::People);
        for goal in &team.goals {
            let values = [value_text(&face, goal.actual), value_text(&face, goal.target)];
            table.row(vec![
                goal.label.clone(),
                goal.name.clone(),
                values.join(" / "),
                texts.get(&format!("goal-state-{}", goal.state)),
            ]);
        }
        desk.out.table(&table)?;
    }
    if !team.news.is_empty() {
        let total = i64::try_from(team.news_total).unwrap_or(i64::MAX);
        desk.out.heading(&texts.with("today-news", &[("n", total.into())]))?;
        let mut table = Table::new();
        for row in &team.news {
            table.row(vec![
                texts.moment(row.at, service.now(), service.zone()),
                row.by.clone(),
                told(texts, &row.what),
            ]);
        }
        desk.out.table(&table)?;
    }
    Ok(0)
}
