//! The nouns of the agreement: what both sides owe each other, who signed it, the clocks that run under it, and
//! the goals they share (DOMAIN sections 2 and 3).

use crate::domain::nouns::Side;
use crate::domain::record::{Kind, Type, choice, entity};
use crate::domain::time::{Day, Instant};

choice! {
    /// The side that owes a term.
    Obliged {
        /// Marketing owes it to sales.
        Marketing "marketing",
        /// Sales owes it to marketing.
        Sales "sales",
        /// Each owes it to the other.
        Both "both",
    }
}

choice! {
    /// What kind of debt a term is.
    TermKind {
        /// So many leads a period.
        Volume "volume",
        /// Leads worth so much a period.
        Value "value",
        /// Such a share of hand-offs accepted.
        Quality "quality",
        /// A first answer within a time.
        Speed "speed",
        /// So many attempts on so many days within a time.
        Depth "depth",
        /// A verdict within a time.
        Decision "decision",
        /// An answer to a dispute within a time.
        Feedback "feedback",
        /// Such a share of records with the fields filled in that the other side needs.
        Data "data",
    }
}

choice! {
    /// The period in which a term's target is to be reached.
    Window {
        /// Monday to Sunday.
        Week "week",
        /// A calendar month.
        Month "month",
        /// A calendar quarter.
        Quarter "quarter",
        /// A calendar year.
        Year "year",
    }
}

choice! {
    /// Whose calendar measures what is left of a clock that goes to another person.
    Following {
        /// The new owner's.
        Owner "owner",
        /// The team's, for everybody.
        Team "team",
    }
}

choice! {
    /// Where a clock stands, as far as events say; whether it is late, the instant says.
    Standing {
        /// It runs.
        Running "running",
        /// Somebody stopped it for a reason.
        Paused "paused",
        /// What was owed was done, in time or late.
        Answered "answered",
        /// Somebody let it go for a reason; it counts for nobody.
        Waived "waived",
        /// Its subject is gone.
        Cancelled "cancelled",
    }
}

choice! {
    /// A dated step of a clock.
    ClockMove {
        /// Stopped for a reason.
        Paused "paused",
        /// Runs again.
        Resumed "resumed",
        /// Let go for a reason.
        Waived "waived",
        /// Its subject is gone.
        Cancelled "cancelled",
    }
}

choice! {
    /// Whose goal it is.
    GoalScope {
        /// Both sides'.
        Joint "joint",
        /// Marketing's own.
        Marketing "marketing",
        /// Sales' own.
        Sales "sales",
    }
}

entity! {
    /// A working calendar: when time counts (DOMAIN R9).
    Calendar {
        /// Its name.
        name: String = Type::Text, required;
        /// The zone of its hours, an IANA name.
        zone: String = Type::Text, required;
        /// The weekly working hours: `mon-fri 09:00-12:30 13:30-17:30`.
        hours: String = Type::Text, required;
    }
}

entity! {
    /// An exception: a holiday or a special opening of a calendar, or a person's leave.
    CalendarDay {
        /// The calendar; nothing: it is a person's.
        calendar: Option<i64> = Type::Ref(Kind::Calendar);
        /// The person; nothing: it is the calendar's.
        member: Option<i64> = Type::Ref(Kind::Member);
        /// Its first day.
        from: Day = Type::Day, required;
        /// Its last day.
        to: Day = Type::Day, required;
        /// A calendar's: the working hours on those days, `09:00-13:00`. A person's: the hours they are away.
        /// Nothing: no work at all.
        hours: Option<String> = Type::Text;
        /// What it is.
        name: Option<String> = Type::Text, personal;
    }
}

entity! {
    /// What marketing and sales promise each other; its versions hold the terms.
    Agreement {
        /// Its name.
        name: String = Type::Text, required;
        /// What it is for.
        note: Option<String> = Type::Note, personal;
    }
}

entity! {
    /// One content of an agreement: a draft until a person of each side has signed it, immutable from then on.
    AgreementVersion {
        /// The agreement.
        agreement: i64 = Type::Ref(Kind::Agreement), required;
        /// Which version, from 1.
        number: i64 = Type::Int, required, derived;
        /// The first day on which it is in force.
        from: Day = Type::Day, required;
        /// The last day, where one was agreed; a later version ends it anyway.
        until: Option<Day> = Type::Day;
        /// Whose calendar measures a clock that goes to another person.
        following: Following = Type::Choice(Following::WORDS);
        /// How late a clock may be, in working time, before the owner's manager is told as well: `4h`.
        manager_after: Option<String> = Type::Text;
        /// How late before management is told: `2d`.
        management_after: Option<String> = Type::Text;
        /// What the two sides say in words.
        note: Option<String> = Type::Note, personal;
        /// The hash of the content that both sides signed; nothing for a draft.
        hash: Option<String> = Type::Text, derived;
        /// When the second side signed.
        signed_at: Option<Instant> = Type::Instant, derived;
    }
}

entity! {
    /// One debt of one side to the other.
    Term {
        /// The version it belongs to.
        version_of: i64 = Type::Ref(Kind::AgreementVersion), required;
        /// Its name.
        name: String = Type::Text, required;
        /// Who owes it.
        side: Obliged = Type::Choice(Obliged::WORDS), required;
        /// What kind of debt.
        kind: TermKind = Type::Choice(TermKind::WORDS), required;
        /// What a volume counts: `leads`, `mql`, `handoffs` or `accepted`.
        metric: Option<String> = Type::Text;
        /// Which prospects it is about, in the filter language; nothing: all.
        subject: Option<String> = Type::Text;
        /// Which of them it is not about.
        exclude: Option<String> = Type::Text;
        /// Volume: how many a window. Value: minor units a window. Else: the share in per cent.
        target: i64 = Type::Int, required;
        /// The currency of a value.
        currency: Option<String> = Type::Currency;
        /// The period of the target.
        window: Window = Type::Choice(Window::WORDS);
        /// Within which working time: `4h`, `10d`.
        within: Option<String> = Type::Text;
        /// Depth: how many attempts.
        attempts: Option<i64> = Type::Int;
        /// Depth: on how many different days.
        days: Option<i64> = Type::Int;
        /// Depth: two attempts closer than this are one: `15m`.
        spacing: Option<String> = Type::Text;
        /// How much working time after the due time still counts as kept.
        grace: Option<String> = Type::Text;
        /// How much working time before the due time the owner is warned.
        warn: Option<String> = Type::Text;
        /// The working calendar; nothing: the workspace's.
        calendar: Option<i64> = Type::Ref(Kind::Calendar);
        /// Data: the fields that must be filled in.
        fields: Option<String> = Type::Tags;
    }
}

entity! {
    /// What a lead of one type is worth in a value term, frozen by the signatures.
    TermRate {
        /// The term.
        term: i64 = Type::Ref(Kind::Term), required;
        /// The lead type's name.
        name: String = Type::Text, required;
        /// Which prospects are of that type, in the filter language; nothing: all others.
        subject: Option<String> = Type::Text;
        /// How many of `decided` were won.
        won: i64 = Type::Int, required;
        /// How many were decided; the close rate is `won` of `decided`.
        decided: i64 = Type::Int, required;
        /// The average revenue of a customer of that type, minor units.
        revenue: i64 = Type::Money, required;
        /// Its currency.
        currency: String = Type::Currency, required;
        /// 1 where the team had no history and agreed on the rate.
        agreed: i64 = Type::Int;
    }
}

entity! {
    /// A person's signature over one content of a version.
    Signature {
        /// The version.
        version_of: i64 = Type::Ref(Kind::AgreementVersion), required, derived;
        /// Who signed.
        member: i64 = Type::Ref(Kind::Member), required, derived;
        /// For which side.
        side: Side = Type::Choice(Side::WORDS), required, derived;
        /// When.
        at: Instant = Type::Instant, required, derived;
        /// The hash of the content they saw.
        hash: String = Type::Text, required, derived;
    }
}

entity! {
    /// A term that runs on one subject from an instant on. What it is at any instant is derived from this, from the
    /// shared record and from its own steps; nothing of that is kept here.
    Clock {
        /// The term.
        term: i64 = Type::Ref(Kind::Term), required, derived;
        /// The prospect.
        prospect: i64 = Type::Ref(Kind::Prospect), required, derived;
        /// The hand-off that started it.
        handoff: i64 = Type::Ref(Kind::Handoff), required, derived;
        /// Which side owes it.
        side: Side = Type::Choice(Side::WORDS), required, derived;
        /// Who owed it at the start; nobody: the whole side.
        owner: Option<i64> = Type::Ref(Kind::Member), derived;
        /// When it started.
        started_at: Instant = Type::Instant, required, derived;
    }
}

entity! {
    /// A dated step of a clock, never changed afterwards.
    ClockStep {
        /// The clock.
        clock: i64 = Type::Ref(Kind::Clock), required, derived;
        /// What happened.
        step: ClockMove = Type::Choice(ClockMove::WORDS), required, derived;
        /// When.
        at: Instant = Type::Instant, required, derived;
        /// Who did it.
        member: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Why.
        reason: Option<String> = Type::Note, derived, personal;
    }
}

entity! {
    /// A target that the team, or one side of it, wants to reach in a period.
    Goal {
        /// Its name.
        name: String = Type::Text, required;
        /// The figure, an id of the catalogue.
        metric: String = Type::Text, required;
        /// Whose goal.
        scope: GoalScope = Type::Choice(GoalScope::WORDS), required;
        /// Who answers for it.
        owner: Option<i64> = Type::Ref(Kind::Member);
        /// The period: `2026-Q4`.
        period: String = Type::Text, required;
        /// The target in force: things, minor units, per cent or days, by the figure's unit.
        target: i64 = Type::Int, required;
        /// The currency of a target in money.
        currency: Option<String> = Type::Currency;
        /// What marketing does for it.
        marketing_lever: Option<String> = Type::Text, personal;
        /// What sales does for it.
        sales_lever: Option<String> = Type::Text, personal;
    }
}

entity! {
    /// A target that a goal had from an instant on, and why.
    GoalRevision {
        /// The goal.
        goal: i64 = Type::Ref(Kind::Goal), required, derived;
        /// The target from then on.
        target: i64 = Type::Int, required, derived;
        /// From when.
        at: Instant = Type::Instant, required, derived;
        /// Who set it.
        member: Option<i64> = Type::Ref(Kind::Member), derived;
        /// Why; the first one needs no reason.
        reason: Option<String> = Type::Note, derived, personal;
    }
}
