//! The nouns of the hand-off: what marketing gives to sales, and what sales says to it (DOMAIN section 2).

use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::{Day, Instant};

choice! {
    /// What a refusal means for the prospect.
    RecycleRule {
        /// Back to marketing, to be nurtured until it qualifies again.
        Nurture "nurture",
        /// Back to marketing for a number of days, then it may be offered again.
        Recycle "recycle",
        /// Not to be won.
        Archive "archive",
    }
}

choice! {
    /// What sales said to a hand-off.
    Verdict {
        /// Nothing yet.
        Offered "offered",
        /// Sales works on it.
        Accepted "accepted",
        /// Sales does not want it, for a reason that is counted.
        Refused "refused",
        /// Not now: back to marketing until a day.
        Recycled "recycled",
        /// Marketing took it back before a verdict.
        Withdrawn "taken_back",
    }
}

choice! {
    /// A dated step of a hand-off.
    HandoffMove {
        /// Marketing offered the prospect.
        Offered "offered",
        /// Sales accepted it.
        Accepted "accepted",
        /// Sales refused it.
        Refused "refused",
        /// Sales gave it back until a day.
        Recycled "recycled",
        /// Marketing took it back.
        Withdrawn "taken_back",
        /// It went to another rep.
        PassedOn "passed_on",
        /// A side does not agree with what the other did.
        Disputed "disputed",
        /// The other side answered the dispute.
        Answered "answered",
    }
}

choice! {
    /// Whether a hand-off is disputed.
    Dispute {
        /// Nobody disputes it.
        None "none",
        /// Marketing disputes it; sales owes the answer.
        ByMarketing "by_marketing",
        /// Sales disputes it; marketing owes the answer.
        BySales "by_sales",
        /// The dispute was answered.
        Answered "answered",
    }
}

entity! {
    /// A reason for refusing a hand-off: one of a list that the team keeps, so that it can be counted.
    Reason {
        /// Its short code: `FIT-01`.
        code: String = Type::Text, required;
        /// What it says.
        name: String = Type::Text, required;
        /// What it means for the prospect.
        rule: RecycleRule = Type::Choice(RecycleRule::WORDS), required;
        /// For how many days a recycled prospect rests.
        days: Option<i64> = Type::Int;
    }
}

entity! {
    /// Marketing gives a qualified prospect to sales, once per qualification episode.
    Handoff {
        /// The prospect.
        prospect: i64 = Type::Ref(Kind::Prospect), required, derived;
        /// Which passage from lead to verdict; above 1 the prospect was recycled before (DOMAIN R6).
        episode: i64 = Type::Int, required, derived;
        /// Who offered it.
        from: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Whose verdict it waits for; nobody's: the whole sales side's.
        to: Option<i64> = Type::Ref(Kind::Member), derived;
        /// When it was offered.
        offered_at: Instant = Type::Instant, required, derived;
        /// What sales said.
        verdict: Verdict = Type::Choice(Verdict::WORDS), derived;
        /// When it was said.
        decided_at: Option<Instant> = Type::Instant, derived;
        /// Who said it.
        decided_by: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Why it was refused.
        reason: Option<i64> = Type::Ref(Kind::Reason), derived;
        /// Until when it rests.
        until: Option<Day> = Type::Day, derived;
        /// Whether somebody disputes it.
        dispute: Dispute = Type::Choice(Dispute::WORDS), derived;
    }
}

entity! {
    /// A dated step of a hand-off, never changed afterwards.
    HandoffStep {
        /// The hand-off.
        handoff: i64 = Type::Ref(Kind::Handoff), required, derived;
        /// What happened.
        step: HandoffMove = Type::Choice(HandoffMove::WORDS), required, derived;
        /// When.
        at: Instant = Type::Instant, required, derived;
        /// Who did it.
        member: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Who has it from then on, where it was offered or passed on.
        to: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Why it was refused.
        reason: Option<i64> = Type::Ref(Kind::Reason), derived;
        /// Until when it rests.
        until: Option<Day> = Type::Day, derived;
        /// What was said.
        note: Option<String> = Type::Note, derived, personal;
    }
}
