//! What facts are grouped by: the names behind ids, read once for the dimensions that need them.

use std::collections::HashMap;

use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::Groups;
use crate::domain::record::Kind;
use crate::store::read::hidden;
use crate::store::{Result, Store};

/// The names behind ids, read once for the dimensions that need them.
#[derive(Debug, Default)]
pub(super) struct Names {
    members: HashMap<i64, Member>,
    campaigns: HashMap<i64, (String, Option<String>)>,
    assets: HashMap<i64, String>,
    products: HashMap<i64, String>,
    accounts: HashMap<i64, (String, Option<String>)>,
    stages: HashMap<i64, String>,
    line_products: HashMap<i64, i64>,
}

#[derive(Debug, Clone, Default)]
struct Member {
    name: String,
    manager: Option<String>,
    region: Option<String>,
    side: String,
}

/// What a fact is linked with; each noun fills what it knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    pub deal: Option<i64>,
    pub owner: Option<i64>,
    pub marketing_owner: Option<i64>,
    pub campaign: Option<i64>,
    pub asset: Option<i64>,
    pub source: Option<String>,
    pub account: Option<i64>,
    pub region: Option<String>,
    pub stage: Option<i64>,
    pub reason: Option<String>,
    pub custom: Option<String>,
    pub prospect_custom: Option<String>,
}

fn custom_value(custom: Option<&str>, name: &str) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(custom?).ok()?;
    match json.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        serde_json::Value::Null => None,
        other => Some(other.to_string()),
    }
}

impl Names {
    fn group(&self, dimension: &Dimension, links: &Links) -> Option<String> {
        let member = |id: Option<i64>| id.and_then(|id| self.members.get(&id));
        let account = || links.account.and_then(|id| self.accounts.get(&id));
        match dimension {
            Dimension::Owner => member(links.owner).map(|found| found.name.clone()),
            Dimension::MarketingOwner => member(links.marketing_owner).map(|found| found.name.clone()),
            Dimension::Manager => member(links.owner).and_then(|found| found.manager.clone()),
            Dimension::Side => member(links.owner).map(|found| found.side.clone()),
            Dimension::Region => member(links.owner)
                .and_then(|found| found.region.clone())
                .or_else(|| account().and_then(|(_, region)| region.clone()))
                .or_else(|| links.region.clone()),
            Dimension::Campaign => links.campaign.and_then(|id| self.campaigns.get(&id)).map(|(name, _)| name.clone()),
            Dimension::Channel => {
                links.campaign.and_then(|id| self.campaigns.get(&id)).and_then(|(_, channel)| channel.clone())
            }
            Dimension::Asset => links.asset.and_then(|id| self.assets.get(&id)).cloned(),
            Dimension::Source => links.source.clone(),
            Dimension::Account => account().map(|(name, _)| name.clone()),
            Dimension::Product => {
                links.deal.and_then(|deal| self.line_products.get(&deal)).and_then(|id| self.products.get(id)).cloned()
            }
            Dimension::Stage => links.stage.and_then(|id| self.stages.get(&id)).cloned(),
            Dimension::Reason => links.reason.clone(),
            Dimension::Field(name) => custom_value(links.custom.as_deref(), name)
                .or_else(|| custom_value(links.prospect_custom.as_deref(), name)),
            Dimension::Month | Dimension::Quarter | Dimension::Week => None,
        }
    }

    pub(super) fn groups(&self, by: &[Dimension], links: &Links) -> Groups {
        by.iter().filter(|dimension| !dimension.is_time()).map(|dimension| self.group(dimension, links)).collect()
    }
}

impl Store {
    pub(super) fn names(&self, by: &[Dimension]) -> Result<Names> {
        let mut names = Names::default();
        let asks = |wanted: &[Dimension]| by.iter().any(|dimension| wanted.contains(dimension));
        if asks(&[Dimension::Owner, Dimension::MarketingOwner, Dimension::Manager, Dimension::Region, Dimension::Side])
        {
            self.session.each("select id, name, manager, region, side from member", &[], |row| {
                let member = Member {
                    name: row.text(1)?,
                    manager: row.opt_text(2)?,
                    region: row.opt_text(3)?,
                    side: row.text(4)?,
                };
                names.members.insert(row.int(0)?, member);
                Ok(())
            })?;
        }
        if asks(&[Dimension::Campaign, Dimension::Channel]) {
            self.session.each("select id, name, channel from campaign", &[], |row| {
                names.campaigns.insert(row.int(0)?, (row.text(1)?, row.opt_text(2)?));
                Ok(())
            })?;
        }
        if asks(&[Dimension::Account, Dimension::Region]) {
            self.session.each("select id, name, region from account", &[], |row| {
                names.accounts.insert(row.int(0)?, (row.text(1)?, row.opt_text(2)?));
                Ok(())
            })?;
        }
        let plain = |sql: &str| -> Result<HashMap<i64, String>> {
            Ok(self.session.rows(sql, &[], |row| Ok((row.int(0)?, row.text(1)?)))?.into_iter().collect())
        };
        if asks(&[Dimension::Asset]) {
            names.assets = plain("select id, name from asset")?;
        }
        if asks(&[Dimension::Stage]) {
            names.stages = plain("select id, name from stage")?;
        }
        if asks(&[Dimension::Product]) {
            names.products = plain("select id, name from product")?;
            let hidden = hidden(&self.session, Kind::DealLine, "l")?;
            let sql = format!(
                "select l.deal, l.product, min(l.id) from deal_line l where l.removed is null{hidden} group by l.deal"
            );
            self.session.each(&sql, &[], |row| {
                names.line_products.insert(row.int(0)?, row.int(1)?);
                Ok(())
            })?;
        }
        Ok(names)
    }
}
