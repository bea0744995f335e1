//! `smarketing init`: a new team file.

use clap::Args;
use serde_json::json;

use super::desk::{Desk, Outcome};
use crate::app::founding::{Founding, system_zone};
use crate::app::opening;
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::domain::nouns::{Role, Side};
use crate::domain::refusal::Refusal;
use crate::domain::text::slug;
use crate::domain::time::Zone;

/// What the team begins with.
#[derive(Debug, Args)]
pub struct Init {
    #[arg(long, value_name = "text")]
    name: String,
    #[arg(long, value_name = "currency")]
    currency: Option<String>,
    #[arg(long, value_name = "zone")]
    zone: Option<String>,
    #[arg(long, value_name = "language")]
    language: Option<String>,
    #[arg(long, value_name = "number")]
    fiscal_start: Option<u32>,
    #[arg(long, value_name = "text")]
    member: Option<String>,
    #[arg(long, value_name = "word")]
    side: Option<String>,
    #[arg(long, value_name = "word")]
    role: Option<String>,
    #[arg(long, value_name = "word")]
    holidays: Option<String>,
}

impl Init {
    /// Founds the team.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let founding = self.founding(desk)?;
        let opening = desk.opening();
        let make_folder = desk.settings().is_default_file();
        let service = founding.found(&opening.path, make_folder, opening.clock, &opening.members)?;
        let (path, name) = (opening.path.to_string_lossy().into_owned(), founding.name.as_str());
        let mut text = desk.texts().with("cli-founded", &[("name", name.into()), ("path", (&path).into())]);
        let member = service.actor().map(|member| member.handle.clone());
        text.push('\n');
        text.push_str(&match service.actor() {
            Some(member) => {
                let side = desk.texts().get(&format!("choice-{}", member.side.word()));
                desk.texts().with("cli-founded-by", &[("handle", (&member.handle).into()), ("side", (&side).into())])
            }
            None => desk.texts().get("cli-founded-by-nobody"),
        });
        desk.answer(
            Some(&service),
            || json!({"path": path, "name": name, "currency": founding.currency.to_string(), "zone": founding.zone.name(), "language": founding.language.code(), "member": member}),
            |out| text.lines().try_for_each(|line| out.line(line)),
        )
    }

    fn founding(self, desk: &Desk) -> Result<Founding, Refusal> {
        let zone = self.zone.as_deref().map_or_else(|| Ok(system_zone()), Zone::named)?;
        let language = self.language.map_or_else(|| Ok(desk.texts().language()), |text| text.parse::<Language>())?;
        let fiscal_start = self.fiscal_start.unwrap_or(1);
        if !(1..=12).contains(&fiscal_start) {
            return Err(Refusal::invalid("not-a-month").with("value", fiscal_start));
        }
        let handle = self.member.or_else(|| desk.settings().actor()).or_else(opening::login);
        let side = word(self.side.as_deref(), Side::WORDS)?.and_then(Side::named).unwrap_or(Side::Management);
        let usual = match side {
            Side::Marketing => Role::Marketer,
            Side::Sales => Role::Rep,
            Side::Management => Role::SalesManager,
        };
        let role = word(self.role.as_deref(), Role::WORDS)?.and_then(Role::named).unwrap_or(usual);
        // A whole name is a name; the handle is made of it.
        let member = handle.map(|name| match name.contains(char::is_whitespace) {
            true => (slug(&name), name, side, role),
            false => (name.clone(), name, side, role),
        });
        let currency = self.currency.map_or(Ok(Currency::EUR), |text| text.parse())?;
        Ok(Founding { name: self.name, currency, zone, fiscal_start, language, member, holidays: self.holidays })
    }
}

fn word(text: Option<&str>, words: &'static [&'static str]) -> Result<Option<&'static str>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let missing = || Refusal::invalid("not-one-of").with("value", text).with("choices", words.join(", "));
    words.iter().find(|word| **word == text.replace('-', "_")).copied().map(Some).ok_or_else(missing)
}
