//! The forms there are: for each purpose its fields. What a field is called and means stands in the texts.

use super::{Field, FieldKind, Form, Purpose};
use crate::app::views::{
    CampaignRow, ChoiceKind, DealCard, HandoffOf, Kind, ProspectDetail, ProspectRow, StageInfo, StageKind,
};
use crate::domain::time::Day as Date;
use crate::ui::say::Say;

use FieldKind::{Amount, Choice, Codes, Day, Lines, Number, Open, Past, Text};

const CHANNELS: FieldKind =
    Codes { family: "choice", codes: &["call", "email", "meeting", "event", "chat", "web", "ad", "other"] };
const DIRECTIONS: FieldKind = Codes { family: "choice", codes: &["out", "in"] };
const OUTCOMES: FieldKind = Codes {
    family: "choice",
    codes: &["connected", "no_answer", "replied", "meeting_booked", "not_interested", "unreachable", "sent"],
};
const STATUSES: FieldKind = Codes { family: "choice", codes: &["planned", "active", "paused", "done"] };
const LANGUAGES: FieldKind = Codes { family: "choice", codes: &["en", "it", "es"] };
const SIDES: FieldKind = Codes { family: "choice", codes: &["sales", "marketing", "management"] };

/// The delivered themes.
const THEMES: FieldKind =
    Codes { family: "theme", codes: &["terminal", "dark", "light", "high-contrast", "colour-blind", "mono"] };

/// A new thing of a kind, for the kinds that have a form.
pub fn add(kind: Kind) -> Option<Form> {
    let (title, fields) = match kind {
        Kind::Prospect => ("form-add-prospect", prospect(None)),
        Kind::Campaign => ("form-add-campaign", campaign(None)),
        Kind::Deal => ("form-add-deal", deal(None)),
        _ => return None,
    };
    Some(Form::new(Purpose::Add(kind), title, "", fields))
}

/// Other values of a prospect; the detail has what the row has not.
pub fn edit_prospect(row: &ProspectRow, detail: Option<&ProspectDetail>) -> Form {
    let purpose = Purpose::Edit(Kind::Prospect, row.id, row.version);
    Form::new(purpose, "form-edit-prospect", &row.name, prospect(Some((row, detail))))
}

/// Other values of a campaign.
pub fn edit_campaign(row: &CampaignRow, say: Say<'_>) -> Form {
    Form::new(
        Purpose::Edit(Kind::Campaign, row.id, row.version),
        "form-edit-campaign",
        &row.name,
        campaign(Some((row, say))),
    )
}

/// Other values of a deal.
pub fn edit_deal(card: &DealCard, say: Say<'_>) -> Form {
    Form::new(Purpose::Edit(Kind::Deal, card.id, card.version), "form-edit-deal", &card.title, deal(Some((card, say))))
}

fn prospect(old: Option<(&ProspectRow, Option<&ProspectDetail>)>) -> Vec<Field> {
    let row = |get: fn(&ProspectRow) -> &str| old.map_or("", |(row, _)| get(row));
    let more = |name: &str| {
        let fields = old.and_then(|(_, detail)| detail).map(|detail| detail.fields.as_slice()).unwrap_or_default();
        fields.iter().find(|field| !field.custom && field.name == name).map_or("", |field| field.value.as_str())
    };
    vec![
        Field::new("name", Text).required().with(row(|row| &row.name)),
        Field::new("account", Open(ChoiceKind::Accounts)).with(row(|row| &row.account)),
        Field::new("job_title", Text).with(more("job_title")),
        Field::new("email", Text).with(row(|row| &row.email)),
        Field::new("phone", Text).with(more("phone")),
        Field::new("source", Open(ChoiceKind::Sources)).with(row(|row| &row.source)),
        Field::new("campaign", Choice(ChoiceKind::Campaigns)).with(row(|row| &row.campaign)),
        Field::new("marketing_owner", Choice(ChoiceKind::Marketers)).with(row(|row| &row.marketing_owner)),
        Field::new("sales_owner", Choice(ChoiceKind::Sellers)).with(row(|row| &row.sales_owner)),
        Field::new("note", Lines).with(more("note")),
    ]
}

fn campaign(old: Option<(&CampaignRow, Say<'_>)>) -> Vec<Field> {
    let text = |get: fn(&CampaignRow) -> String| old.map(|(row, _)| get(row)).unwrap_or_default();
    let budget = old.and_then(|(row, say)| row.budget.map(|money| say.amount_typed(money))).unwrap_or_default();
    let day = |get: fn(&CampaignRow) -> Option<Date>| old.map(|(row, say)| written(get(row), say)).unwrap_or_default();
    vec![
        Field::new("name", Text).required().with(&text(|row| row.name.clone())),
        Field::new("channel", Text).with(&text(|row| row.channel.clone())),
        Field::new("status", STATUSES).with(&text(|row| row.status.to_owned())),
        Field::new("start", Day).with(&day(|row| row.start)),
        Field::new("end", Day).with(&day(|row| row.end)),
        Field::new("budget", Amount).with(&budget),
        Field::new("owner", Choice(ChoiceKind::Marketers)).with(&text(|row| row.owner.clone())),
        Field::new("objective", Lines),
        Field::new("audience", Lines),
    ]
}

/// A day as people of the language write it.
fn written(day: Option<Date>, say: Say<'_>) -> String {
    day.map(|day| say.day(day)).unwrap_or_default()
}

fn deal(old: Option<(&DealCard, Say<'_>)>) -> Vec<Field> {
    let text = |get: fn(&DealCard) -> String| old.map(|(card, _)| get(card)).unwrap_or_default();
    let amount = old.and_then(|(card, say)| card.amount.map(|money| say.amount_typed(money))).unwrap_or_default();
    let close = old.map(|(card, say)| written(card.expected_close, say)).unwrap_or_default();
    let mut fields = vec![
        Field::new("title", Text).required().with(&text(|card| card.title.clone())),
        Field::new("account", Open(ChoiceKind::Accounts)).with(&text(|card| card.account.clone())),
        Field::new("product", Choice(ChoiceKind::Products)).with(&text(|card| card.product.clone())),
        Field::new("amount", Amount).with(&amount),
        Field::new("expected_close", Day).with(&close),
        Field::new("owner", Choice(ChoiceKind::Sellers)).with(&text(|card| card.owner.clone())),
    ];
    if old.is_none() {
        fields.push(Field::new("stage", Choice(ChoiceKind::Stages)));
    }
    fields.push(Field::new("note", Lines));
    fields
}

/// A deal goes to a stage that asks something: a reason where it is lost, an amount where it is won
/// and has none. `None` where nothing has to be asked.
pub fn move_deal(card: &DealCard, stage: &StageInfo) -> Option<Form> {
    let fields = match stage.kind {
        StageKind::Open => return None,
        StageKind::Won if card.amount.is_some() => return None,
        StageKind::Won => vec![Field::new("amount", Amount).required()],
        StageKind::Lost => {
            vec![Field::new("close_reason", Choice(ChoiceKind::CloseReasons)).required(), Field::new("note", Lines)]
        }
    };
    let title = if stage.kind == StageKind::Won { "form-win" } else { "form-lose" };
    Some(Form::new(Purpose::Move(card.id, card.version, stage.id), title, &card.title, fields))
}

/// A deal's next step.
pub fn next_step(card: &DealCard, say: Say<'_>) -> Form {
    next_step_of((card.id, card.version), &card.title, &card.next_step, card.next_due, say)
}

/// The same, of a deal by its number and version.
pub fn next_step_of((id, version): (i64, i64), title: &str, step: &str, due: Option<Date>, say: Say<'_>) -> Form {
    let fields = vec![
        Field::new("next_step", Text).required().giving_way().with(step),
        Field::new("next_due", Day).required().with(&written(due, say)),
    ];
    Form::new(Purpose::NextStep(id, version), "form-next-step", title, fields)
}

/// A touch with a prospect.
pub fn touch(prospect: i64, name: &str) -> Form {
    let fields = vec![
        Field::new("channel", CHANNELS),
        Field::new("direction", DIRECTIONS),
        Field::new("outcome", OUTCOMES),
        Field::new("on", Past),
        Field::new("campaign", Choice(ChoiceKind::Campaigns)),
        Field::new("note", Lines),
    ];
    Form::new(Purpose::Touch(prospect), "form-touch", name, fields)
}

/// Marketing offers a prospect to sales; `owner` is whose verdict is asked for unless another is named.
pub fn hand_off(prospect: i64, version: i64, name: &str, owner: &str) -> Form {
    let fields = vec![Field::new("to", Choice(ChoiceKind::Sellers)).with(owner), Field::new("note", Lines)];
    Form::new(Purpose::HandOff(prospect, version), "form-hand-off", name, fields)
}

/// Sales refuses a hand-off, and says why.
pub fn refuse(of: HandoffOf, version: i64, name: &str) -> Form {
    let fields = vec![Field::new("reason", Choice(ChoiceKind::RefusalReasons)).required(), Field::new("note", Lines)];
    Form::new(Purpose::Refuse(of, version), "form-refuse", name, fields)
}

/// A prospect goes back to nurture until a day.
pub fn recycle(of: HandoffOf, version: i64, name: &str) -> Form {
    let fields = vec![Field::new("until", Day).required(), Field::new("note", Lines)];
    Form::new(Purpose::Recycle(of, version), "form-recycle", name, fields)
}

/// What a side says; management says for which.
fn said(both: bool) -> Vec<Field> {
    let side = Codes { family: "choice", codes: &["marketing", "sales"] };
    let side = both.then(|| Field::new("side", side));
    side.into_iter().chain([Field::new("note", Lines).required()]).collect()
}

/// A side does not agree.
pub fn dispute(of: HandoffOf, name: &str, both: bool) -> Form {
    Form::new(Purpose::Dispute(of), "form-dispute", name, said(both))
}

/// The other side answers.
pub fn reply(of: HandoffOf, name: &str, both: bool) -> Form {
    Form::new(Purpose::Reply(of), "form-reply", name, said(both))
}

/// A hand-off goes to another rep.
pub fn pass_on(of: HandoffOf, name: &str) -> Form {
    let fields = vec![Field::new("to", Choice(ChoiceKind::Sellers)).required(), Field::new("note", Lines)];
    Form::new(Purpose::PassOn(of), "form-pass-on", name, fields)
}

/// A deal with an accepted prospect: who brought them and who works on them comes along.
pub fn open_deal(row: &ProspectRow) -> Form {
    let title = if row.account.is_empty() { &row.name } else { &row.account };
    let mut fields = deal(None);
    for field in &mut fields {
        let known = match field.name {
            "title" => title,
            "account" => &row.account,
            _ => continue,
        };
        *field = field.clone().with(known);
    }
    if let Some(title) = fields.first_mut() {
        *title = title.clone().giving_way();
    }
    Form::new(Purpose::OpenDeal(row.id), "form-open-deal", &row.name, fields)
}

/// Money spent on a campaign.
pub fn spend(campaign: i64, name: &str) -> Form {
    let fields = vec![Field::new("amount", Amount).required(), Field::new("on", Past)];
    Form::new(Purpose::Spend(campaign), "form-spend", name, fields)
}

/// What a new team's form is filled with from the start.
#[derive(Debug, Clone, Default)]
pub struct Guess {
    /// This computer's time zone.
    pub zone: String,
    /// The login name of the person.
    pub handle: String,
}

/// A new team file. `language` is the one of the interface.
pub fn team(language: &str, guess: &Guess) -> Form {
    let fields = vec![
        Field::new("team", Text).required(),
        Field::new("handle", Text).called("field-own-handle").required().giving_way().with(&guess.handle),
        Field::new("side", SIDES),
        Field::new("currency", Text).required().giving_way().with("EUR"),
        Field::new("zone", Text).required().giving_way().with(&guess.zone),
        Field::new("language", LANGUAGES).with(language),
    ];
    Form::new(Purpose::Team, "form-team", "", fields)
}

/// The language of the interface.
pub fn language(now: &str) -> Form {
    Form::new(Purpose::Setting("language"), "form-language", "", vec![Field::new("language", LANGUAGES).with(now)])
}

/// The theme.
pub fn theme() -> Form {
    Form::new(Purpose::Setting("theme"), "form-theme", "", vec![Field::new("theme", THEMES)])
}

/// Who acts, where nobody does.
pub fn who() -> Form {
    let member = Field::new("as", Choice(ChoiceKind::Members)).called("field-who").required();
    Form::new(Purpose::Setting("as"), "form-who", "", vec![member])
}

/// A file to import.
pub fn import() -> Form {
    Form::new(Purpose::Import, "form-import", "", vec![Field::new("path", Text).required()])
}

/// A generated team to look around in.
pub fn demo() -> Form {
    Form::new(Purpose::Demo, "form-demo", "", vec![Field::new("prospects", Number).required().with("10000")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Theme;

    #[test]
    fn the_themes_to_choose_from_are_those_that_are_delivered() {
        let Codes { codes, .. } = THEMES else { panic!("themes are codes") };
        assert_eq!(codes.to_vec(), Theme::names().collect::<Vec<_>>());
    }
}
