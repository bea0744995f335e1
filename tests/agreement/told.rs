//! What is told beside what waits: why a hand-off went back or is disputed, and that what is decided and disputed waits too.

use smarketing::app::answers::{self, Caches};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Answer, Judged, Mark, Query, TodayPage};
use smarketing::domain::change::Change;
use smarketing::domain::handoff::{Judgement, Objection, Offer};
use smarketing::domain::nouns::{Side, TermKind, Verdict};
use smarketing::domain::record::Kind;
use smarketing::store::read::{From, HandoffSet, Handoffs, Part};

use super::goals::service;
use super::team::{ANNA, LUCIA, MARCO, Team};

fn day(team: &Team, handle: &str) -> TodayPage {
    let texts = Texts::new(Language::En);
    match answers::answer(&service(team, handle), &mut Caches::default(), &Query::Today, &texts).unwrap() {
        Answer::Today(page) => *page,
        other => panic!("{other:?}"),
    }
}

/// The sentences beside the first thing of a rung, and how its hand-off stands.
fn beside(page: &TodayPage, rung: &str) -> (Vec<String>, Option<Judged>) {
    let rung = page.rungs.iter().find(|it| it.code == rung).unwrap_or_else(|| panic!("{:?}", page.rungs));
    let texts = Texts::new(Language::En);
    let say = |message: &smarketing::app::views::Message| {
        let values: Vec<_> = message.values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        texts.with(&message.id, &values)
    };
    (rung.items[0].said.iter().map(say).collect(), rung.items[0].handoff)
}

fn refused(team: &Team, name: &str) -> i64 {
    let handoff = team.offer(team.prospect(name), Some(ANNA));
    let note = Some("Twelve people, no budget".to_owned());
    let judgement =
        Judgement { handoff, version: None, verdict: Verdict::Refused, reason: Some(1), until: None, note, at: None };
    team.by(ANNA, Change::Judge(judgement)).unwrap();
    handoff
}

#[test]
fn a_dispute_comes_with_the_refusal_and_the_word_of_who_disputes() {
    let team = Team::new();
    let handoff = refused(&team, "Chiara Neri");
    // Marketing hears why, in the words of sales; it may dispute that.
    let (said, stands) = beside(&day(&team, "marco"), "waiting");
    assert_eq!(said, ["anna: “Twelve people, no budget”"], "the reason is what there is to know");
    assert_eq!(stands, Some(Judged { id: handoff, verdict: "refused", dispute: "none" }));
    let note = "They asked for a price".to_owned();
    team.by(MARCO, Change::Dispute(Objection { handoff, side: Side::Marketing, note, at: None })).unwrap();
    let (said, stands) = beside(&day(&team, "anna"), "answer");
    assert_eq!(said, ["Refused: FIT-02", "marco: “They asked for a price”"]);
    assert_eq!(stands, Some(Judged { id: handoff, verdict: "refused", dispute: "by_marketing" }));
    let (said, _) = beside(&day(&team, "marco"), "waiting");
    assert_eq!(said[0], "Marketing disputes it: sales owes an answer");
}

#[test]
fn an_offer_comes_with_what_sales_should_know() {
    let team = Team::new();
    let prospect = team.prospect("Chiara Neri");
    let note = Some("Wants a call on Friday".to_owned());
    team.by(MARCO, Change::Offer(Offer { prospect, to: Some(ANNA), note, ..Offer::default() })).unwrap();
    let (said, stands) = beside(&day(&team, "anna"), "verdict");
    assert_eq!(said, ["marco: “Wants a call on Friday”"]);
    assert_eq!(stands.map(|judged| judged.verdict), Some("offered"));
}

#[test]
fn what_is_decided_and_disputed_waits_beside_what_is_not_decided() {
    let team = Team::new();
    let waits = team.offer(team.prospect("a"), None);
    let (disputed, settled, gone) = (refused(&team, "b"), refused(&team, "c"), refused(&team, "d"));
    for handoff in [disputed, settled, gone] {
        let said = |side, note: &str| Objection { handoff, side, note: note.into(), at: None };
        team.by(MARCO, Change::Dispute(said(Side::Marketing, "why"))).unwrap();
        if handoff == settled {
            team.by(ANNA, Change::Answer(said(Side::Sales, "so"))).unwrap();
        }
    }
    let away = Change::Archive { kind: Kind::Prospect, id: team.handoff(gone).prospect, version: None, away: true };
    team.by(LUCIA, away).unwrap();
    let asked = Handoffs { set: HandoffSet::Open, to: None, now: team.now() };
    let part = Part { offset: 0, limit: 9, from: From::Start };
    assert_eq!(team.store.handoff_ids(asked, &part, None).unwrap(), [disputed, waits]);
    assert_eq!(team.store.handoff_count(asked).unwrap(), 2);
    let told: Vec<(&str, u64)> = day(&team, "anna").rungs.iter().map(|rung| (rung.code, rung.total)).collect();
    assert_eq!(told, [("answer", 1), ("verdict", 1)], "of who was put away nobody wants anything");
}

#[test]
fn what_ran_out_at_closing_time_is_late_though_no_working_time_has_passed() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.add(team.term(version, TermKind::Decision, "1d"));
    team.conclude(version);
    team.go("2026-09-25 12:30");
    team.offer(team.prospect("Chiara Neri"), Some(ANNA));
    // Friday's afternoon is four hours: the first answer was due when the office closed.
    team.go("2026-09-26 10:00");
    let page = day(&team, "anna");
    let item = &page.rungs[0].items[0];
    assert_eq!((page.rungs[0].code, item.left.map(|left| left / 60), item.mark), ("late", Some(0), Mark::Late));
}
