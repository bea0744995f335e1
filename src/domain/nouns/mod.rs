//! The nouns of the field (DOMAIN section 2) and their fields.

use crate::domain::lifecycle::{EntryOrigin, Lifecycle};
use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::{Day, Instant};

mod agreement;
mod handoff;

pub use agreement::{
    Agreement, AgreementVersion, Calendar, CalendarDay, Clock, ClockMove, ClockStep, Following, Goal, GoalRevision,
    GoalScope, Obliged, Signature, Standing, Term, TermKind, TermRate, Window,
};
pub use handoff::{Dispute, Handoff, HandoffMove, HandoffStep, Reason, RecycleRule, Verdict};

choice! {
    /// The side of the team that a member works on.
    Side {
        /// Brings and qualifies prospects.
        Marketing "marketing",
        /// Turns them into customers.
        Sales "sales",
        /// Answers for both.
        Management "management",
    }
}

choice! {
    /// What a member does in the team.
    Role {
        /// Sells.
        Rep "rep",
        /// Runs campaigns.
        Marketer "marketer",
        /// Leads the reps.
        SalesManager "sales_manager",
        /// Leads the marketers.
        MarketingManager "marketing_manager",
        /// Keeps the data right.
        DataSteward "data_steward",
        /// Reads only.
        Auditor "auditor",
    }
}

choice! {
    /// Where a campaign stands.
    CampaignStatus {
        /// Not yet begun.
        Planned "planned",
        /// Running.
        Active "active",
        /// Held for now.
        Paused "paused",
        /// Over.
        Done "done",
    }
}

choice! {
    /// How a touch reached the other side.
    Channel {
        /// E-mail.
        Email "email",
        /// A telephone or video call.
        Call "call",
        /// A meeting.
        Meeting "meeting",
        /// An event, fair or webinar.
        Event "event",
        /// A visit or form on the web.
        Web "web",
        /// An advertisement.
        Ad "ad",
        /// A chat.
        Chat "chat",
        /// Anything else.
        Other "other",
    }
}

choice! {
    /// Who reached out.
    Direction {
        /// The prospect to us.
        In "in",
        /// We to the prospect.
        Out "out",
    }
}

choice! {
    /// What became of a touch.
    Outcome {
        /// Delivered, nothing more known.
        Sent "sent",
        /// Spoke or wrote with the person.
        Connected "connected",
        /// No answer.
        NoAnswer "no_answer",
        /// They answered.
        Replied "replied",
        /// A meeting was agreed.
        MeetingBooked "meeting_booked",
        /// They are not interested.
        NotInterested "not_interested",
        /// It bounced or the number is wrong.
        Unreachable "unreachable",
    }
}

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

choice! {
    /// What a prospect allows us.
    Consent {
        /// Nothing known.
        Unknown "unknown",
        /// Agreed to be contacted.
        Given "given",
        /// Took the agreement back.
        Withdrawn "withdrawn",
    }
}

entity! {
    /// One team file.
    Workspace {
        /// The team's name.
        name: String = Type::Text, required;
        /// The base currency, ISO 4217.
        currency: String = Type::Currency, required;
        /// The reporting zone, an IANA name.
        zone: String = Type::Text, required;
        /// The month in which the fiscal year starts, 1 to 12.
        fiscal_start: i64 = Type::Int, required;
        /// The language of reports: en, it or es.
        language: String = Type::Choice(&["en", "it", "es"]), required;
        /// The name of the working calendar.
        calendar: String = Type::Text;
    }
}

entity! {
    /// A person of the team.
    Member {
        /// The short name that they are called by on the command line.
        handle: String = Type::Text, required, personal;
        /// Their name.
        name: String = Type::Text, required, personal;
        /// Their e-mail address.
        email: Option<String> = Type::Email, personal;
        /// The side they work on.
        side: Side = Type::Choice(Side::WORDS), required;
        /// What they do.
        role: Role = Type::Choice(Role::WORDS), required;
        /// The name of the person they report to.
        manager: Option<String> = Type::Text, personal;
        /// Their region or office.
        region: Option<String> = Type::Text;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
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
    /// A company.
    Account {
        /// Its name.
        name: String = Type::Text, required;
        /// Its line of business.
        sector: Option<String> = Type::Text;
        /// Its country.
        country: Option<String> = Type::Text;
        /// Its region.
        region: Option<String> = Type::Text;
        /// Its website.
        website: Option<String> = Type::Text, personal;
        /// The company it belongs to.
        parent: Option<i64> = Type::Ref(Kind::Account);
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// A campaign.
    Campaign {
        /// Its name.
        name: String = Type::Text, required;
        /// Its channel.
        channel: Option<String> = Type::Text;
        /// Where it stands.
        status: CampaignStatus = Type::Choice(CampaignStatus::WORDS), required;
        /// Its first day.
        start: Option<Day> = Type::Day;
        /// Its last day.
        end: Option<Day> = Type::Day;
        /// What it is for.
        objective: Option<String> = Type::Note, personal;
        /// Whom it addresses.
        audience: Option<String> = Type::Note, personal;
        /// Its budget, minor units.
        budget: Option<i64> = Type::Money;
        /// The budget's currency.
        currency: Option<String> = Type::Currency;
        /// Who runs it.
        owner: Option<i64> = Type::Ref(Kind::Member);
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// A content piece.
    Asset {
        /// Its name.
        name: String = Type::Text, required;
        /// The campaign it belongs to.
        campaign: Option<i64> = Type::Ref(Kind::Campaign);
        /// Where it is.
        link: Option<String> = Type::Text, personal;
        /// The team's own fields.
        custom: Option<String> = Type::Custom, personal;
    }
}

entity! {
    /// Money spent on a campaign.
    Spend {
        /// The campaign.
        campaign: i64 = Type::Ref(Kind::Campaign), required;
        /// The day.
        on: Day = Type::Day, required;
        /// Minor units.
        amount: i64 = Type::Money, required;
        /// The currency.
        currency: String = Type::Currency, required;
        /// What for.
        note: Option<String> = Type::Note, personal;
    }
}

entity! {
    /// A person whom the team may win.
    Prospect {
        /// The name as it is written.
        name: String = Type::Text, required, personal;
        /// First name.
        first_name: Option<String> = Type::Text, personal;
        /// Last name.
        last_name: Option<String> = Type::Text, personal;
        /// E-mail address.
        email: Option<String> = Type::Email, personal;
        /// Phone number.
        phone: Option<String> = Type::Phone, personal;
        /// Job title.
        job_title: Option<String> = Type::Text, personal;
        /// The company.
        account: Option<i64> = Type::Ref(Kind::Account);
        /// Website.
        website: Option<String> = Type::Text, personal;
        /// Country.
        country: Option<String> = Type::Text;
        /// Region.
        region: Option<String> = Type::Text;
        /// City.
        city: Option<String> = Type::Text;
        /// Where the prospect came from; empty is not "unknown".
        source: Option<String> = Type::Text;
        /// The campaign that brought the prospect.
        campaign: Option<i64> = Type::Ref(Kind::Campaign);
        /// The content piece that brought the prospect.
        asset: Option<i64> = Type::Ref(Kind::Asset);
        /// Marketing's owner.
        marketing_owner: Option<i64> = Type::Ref(Kind::Member);
        /// Sales' owner.
        sales_owner: Option<i64> = Type::Ref(Kind::Member);
        /// The lifecycle stage now.
        stage: Lifecycle = Type::Choice(Lifecycle::WORDS), derived;
        /// When the prospect was first recorded.
        created_at: Instant = Type::Instant, required;
        /// The first contact.
        first_contact_at: Option<Instant> = Type::Instant;
        /// How well the prospect fits, 0 to 100.
        score_fit: Option<i64> = Type::Int;
        /// How engaged the prospect is, 0 to 100.
        score_engagement: Option<i64> = Type::Int;
        /// What the prospect allows us.
        consent: Consent = Type::Choice(Consent::WORDS);
        /// Channels on which the prospect must not be contacted.
        do_not_contact: Option<String> = Type::Tags;
        /// Tags.
        tags: Option<String> = Type::Tags;
        /// What the prospect needs.
        needs: Option<String> = Type::Note, personal;
        /// Notes.
        note: Option<String> = Type::Note, personal;
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

entity! {
    /// A dated stage of a qualification episode.
    StageEntry {
        /// The prospect.
        prospect: i64 = Type::Ref(Kind::Prospect), required, derived;
        /// Which passage from lead to verdict, from 1.
        episode: i64 = Type::Int, required, derived;
        /// The stage entered.
        stage: Lifecycle = Type::Choice(Lifecycle::WORDS), required, derived;
        /// When.
        at: Instant = Type::Instant, required, derived;
        /// The deal that caused it.
        deal: Option<i64> = Type::Ref(Kind::Deal), derived;
        /// Where the date came from.
        origin: EntryOrigin = Type::Choice(EntryOrigin::WORDS), derived;
    }
}

entity! {
    /// One contact between anyone of the team and a prospect.
    Touch {
        /// The prospect.
        prospect: i64 = Type::Ref(Kind::Prospect), required;
        /// When.
        at: Instant = Type::Instant, required;
        /// Who reached out.
        direction: Direction = Type::Choice(Direction::WORDS), required;
        /// How.
        channel: Channel = Type::Choice(Channel::WORDS), required;
        /// What became of it.
        outcome: Option<Outcome> = Type::Choice(Outcome::WORDS);
        /// The campaign it belongs to.
        campaign: Option<i64> = Type::Ref(Kind::Campaign);
        /// The content piece used.
        asset: Option<i64> = Type::Ref(Kind::Asset);
        /// The member who did it.
        member: Option<i64> = Type::Ref(Kind::Member);
        /// The deal it was about.
        deal: Option<i64> = Type::Ref(Kind::Deal);
        /// What was said.
        note: Option<String> = Type::Note, personal;
    }
}
