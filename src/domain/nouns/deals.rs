//! What sales works on: the offer, the pipeline, the deals and their dated steps.

use crate::domain::lifecycle::EntryOrigin;
use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::{Day, Instant};

choice! {
    /// What a stage means, apart from its name.
    Semantic {
        /// The deal is being worked on.
        Open "open",
        /// The deal was won.
        Won "won",
        /// The deal was lost.
        Lost "lost",
    }
}

choice! {
    /// A dated step of a deal.
    DealStep {
        /// It entered an open stage.
        Entered "entered",
        /// It was won.
        Won "won",
        /// It was lost.
        Lost "lost",
        /// A closing was cancelled from then on (DOMAIN R7).
        Reopened "reopened",
    }
}

choice! {
    /// How a product is paid for.
    Billing {
        /// Once.
        OneOff "one_off",
        /// Every month.
        Monthly "monthly",
        /// Every year.
        Yearly "yearly",
    }
}

entity! {
    /// A stage of the pipeline.
    Stage {
        /// Its name.
        name: String = Type::Text, required;
        /// Its place in the pipeline, from 1.
        position: i64 = Type::Int, required;
        /// What it means.
        semantic: Semantic = Type::Choice(Semantic::WORDS), required;
        /// The default chance to win from here, in per cent.
        probability: i64 = Type::Int, required;
    }
}

entity! {
    /// A product or service on offer.
    Product {
        /// Its name.
        name: String = Type::Text, required;
        /// Its list price, minor units.
        list_price: Option<i64> = Type::Money;
        /// The price's currency.
        currency: Option<String> = Type::Currency;
        /// How it is paid for.
        billing: Billing = Type::Choice(Billing::WORDS);
        /// Gross margin in per cent.
        margin: Option<i64> = Type::Int;
        /// The series or family.
        series: Option<String> = Type::Text;
        /// What it is worth to the customer.
        value_proposition: Option<String> = Type::Note, personal;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// A deal.
    Deal {
        /// Its title.
        title: String = Type::Text, required, personal;
        /// The company.
        account: Option<i64> = Type::Ref(Kind::Account);
        /// The prospect it is about.
        prospect: Option<i64> = Type::Ref(Kind::Prospect);
        /// Minor units; empty: the list price of its lines.
        amount: Option<i64> = Type::Money;
        /// The amount's currency.
        currency: Option<String> = Type::Currency;
        /// The stage it is in.
        stage: i64 = Type::Ref(Kind::Stage), required;
        /// What that stage means.
        status: Semantic = Type::Choice(Semantic::WORDS), derived;
        /// When it entered that stage.
        stage_since: Instant = Type::Instant, derived;
        /// Sales' owner.
        owner: Option<i64> = Type::Ref(Kind::Member);
        /// Marketing's owner.
        marketing_owner: Option<i64> = Type::Ref(Kind::Member);
        /// The campaign that brought it.
        campaign: Option<i64> = Type::Ref(Kind::Campaign);
        /// Where it came from.
        source: Option<String> = Type::Text;
        /// When it was opened.
        created_at: Option<Instant> = Type::Instant;
        /// When the prospect first engaged with it.
        engaged_at: Option<Instant> = Type::Instant;
        /// The day on which it should close.
        expected_close: Option<Day> = Type::Day;
        /// When it closed, while it is closed.
        closed_at: Option<Instant> = Type::Instant, derived;
        /// Why it closed.
        close_reason: Option<String> = Type::Text, personal;
        /// Who else was in the race.
        competitor: Option<String> = Type::Text, personal;
        /// What happens next.
        next_step: Option<String> = Type::Text, personal;
        /// By when.
        next_due: Option<Day> = Type::Day;
        /// Not to be worked on before.
        wait_until: Option<Day> = Type::Day;
        /// Why it waits.
        wait_reason: Option<String> = Type::Text, personal;
        /// A chance of its own, in per cent; empty: the stage's.
        probability: Option<i64> = Type::Int;
        /// Notes.
        note: Option<String> = Type::Note, personal;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// A product in a deal.
    DealLine {
        /// The deal.
        deal: i64 = Type::Ref(Kind::Deal), required;
        /// The product.
        product: i64 = Type::Ref(Kind::Product), required;
        /// How many.
        quantity: i64 = Type::Int, required;
    }
}

entity! {
    /// A prospect's role in a deal, beside the one it is about.
    DealContact {
        /// The deal.
        deal: i64 = Type::Ref(Kind::Deal), required;
        /// The prospect.
        prospect: i64 = Type::Ref(Kind::Prospect), required;
        /// Their role: decides, uses, pays …
        role: Option<String> = Type::Text, personal;
    }
}

entity! {
    /// A dated step of a deal, with what was true of the deal then (DOMAIN R7, R13).
    DealEvent {
        /// The deal.
        deal: i64 = Type::Ref(Kind::Deal), required, derived;
        /// What happened.
        step: DealStep = Type::Choice(DealStep::WORDS), required, derived;
        /// The stage entered.
        stage: i64 = Type::Ref(Kind::Stage), required, derived;
        /// When it happened.
        at: Instant = Type::Instant, required, derived;
        /// The amount then, minor units.
        amount: Option<i64> = Type::Money, derived;
        /// Its currency.
        currency: Option<String> = Type::Currency, derived;
        /// Sales' owner then.
        owner: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Marketing's owner then.
        marketing_owner: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Why it closed or reopened.
        reason: Option<String> = Type::Text, derived, personal;
        /// Typed by a person or imported.
        origin: EntryOrigin = Type::Choice(EntryOrigin::WORDS), derived;
    }
}
