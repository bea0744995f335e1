# English: working calendars on the command line, and the simulator's answers.

## Calendars

cli-calendar = When the team works, its holidays, who is away
cli-calendar-list = List working calendars
cli-calendar-show = Show one calendar with its holidays and closures
cli-calendar-add = Add a working calendar
cli-calendar-edit = Change a calendar that nothing runs by
cli-calendar-archive = Put a calendar away
cli-calendar-holidays = Add a country's holidays to a calendar
    .calendar = The calendar, by name or number
    .country = The country: it, es, gb … (calendar countries lists them)
    .region = Regions or cities with holidays of their own, separated by commas
    .years = Which years, such as 2026..2036 (this year and the next ten unless you say otherwise)
cli-calendar-countries = List the countries and regions whose holidays are known
cli-calendar-import = Add the days off of a calendar file (.ics)
    .path = The calendar file
    .calendar = For this calendar
    .member = For this person
    .years = For which years what comes back is written out (this year and the next ten unless you say otherwise)
cli-calendar-leave = Record that somebody is away
    .member = Who is away
    .from = The first day
    .to = The last day (the first one unless you say otherwise)
    .hours = Only these hours, such as 09:00-11:00 (whole days unless you say otherwise)
    .name = What for
cli-calendar-day = Record a closure or a special opening
    .calendar = The calendar, by name or number
    .from = The first day
    .to = The last day (the first one unless you say otherwise)
    .hours = The working hours on those days, such as 09:00-13:00 (no work at all unless you say otherwise)
    .name = What it is
cli-calendar-remove = Take a holiday, a closure or a leave out again
    .id = Its number, such as CD-12 (calendar show lists them)
cli-calendar-check = Ask whether the team works on a day or at a time, and why
    .when = A day, or a day and a time: 2026-12-24, "2026-12-24 10:00"
    .calendar = On this calendar (the team's unless you say otherwise)
    .member = With this person's leave
    .within = When it would be due, such as 4h or 2d
cli-init-holidays-name = Office
cli-value-share = SHARE
cli-calendar-refused = line { $line }, { $name }: { $why }
cli-calendar-filled = { $added ->
        [0] Nothing to add
        [one] { $added } day added
       *[other] { $added } days added
    }{ $skipped ->
        [0] {""}
       *[other] , { $skipped } were there already
    }
cli-calendar-open = { $day }: working time{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-closed = { $day }: no working time, { $why ->
        [leave] on leave
        [exception] closed
        [weekday] the week has no hours on that day
       *[other] outside working hours
    }{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-next = Next working time: { $at }
cli-calendar-due = Due: { $at }
refusal-years-unreadable = “{ $value }” is not a span of years
    .hint = Write 2026..2036, at most { $most } years

## The simulator

cli-agreement-plan = Work out what a revenue goal asks of both sides
    .goal = Revenue to reach (the team's goal of bookings unless you say otherwise)
    .deal = Average deal (the team's own unless you say otherwise)
    .share = Marketing's share of the customers, such as 0.6
    .opportunity_to_won = Of opportunities, those won
    .sql_to_opportunity = Of SQLs, those that become opportunities
    .mql_to_sql = Of MQLs, those that become SQLs
    .lead_to_mql = Of leads, those that become MQLs
    .period = The period to plan (this quarter unless you say otherwise)
    .reps = How many reps there are
    .capacity = What each can carry: 12 new opportunities a month, or "30 open" at a time
    .cycle = Days from opportunity to won
    .draft = Turn the plan into a draft of the agreement
cli-plan-for = Plan for { $period }
cli-plan-inputs = What it starts from
cli-plan-need = What marketing's share needs
cli-plan-marketing = What marketing owes a week
cli-plan-sales = What sales owes a working day
cli-plan-latest = Opportunities must begin by { $day } to be won in time
cli-plan-unknown = not known
cli-plan-origin-given = given
cli-plan-origin-measured = the team's own
cli-plan-origin-agreed = agreed
cli-plan-goal = Revenue goal
cli-plan-deal = Average deal
cli-plan-share = Marketing's share
cli-plan-opportunity-to-won = Opportunity → won
cli-plan-sql-to-opportunity = SQL → opportunity
cli-plan-mql-to-sql = MQL → SQL
cli-plan-lead-to-mql = Lead → MQL
cli-plan-reps = Reps
cli-plan-capacity = Each can carry
cli-plan-cycle = Sales cycle
cli-plan-attempts = Attempts
cli-plan-verdicts = Verdicts
cli-plan-customers = Customers
cli-plan-opportunities = Opportunities
cli-plan-sql = SQLs
cli-plan-mql = MQLs
cli-plan-leads = Leads
plan-agreement = Marketing and sales agreement
plan-term-volume = Qualified leads
plan-term-speed = First answer
plan-term-depth = Number of attempts
plan-term-decision = Time to a verdict
refusal-plan-needs-goal = A plan needs a revenue goal, and none is set for { $period }
    .hint = Give it with --goal, or set a goal of bookings for the period
refusal-plan-rate-unreadable = “{ $value }” is not a share
    .hint = Write 0.25 or 25%
refusal-plan-capacity-unreadable = “{ $value }” is not what a rep can carry
    .hint = Write 12 for new opportunities a month, or “30 open” for deals at a time
