//! Whom the team may win: companies, people, the stages they reached and every contact with them.

use crate::domain::lifecycle::{EntryOrigin, Lifecycle};
use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::Instant;

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
