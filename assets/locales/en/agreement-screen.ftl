# English: the agreement’s screen, its forms and boxes.

## Panes

pane-terms = What we owe each other
pane-terms-marketing = Marketing owes
pane-terms-sales = Sales owes
pane-calendars = Calendars and leave
pane-clocks = Clocks
pane-clocks-all = Clocks of all terms
pane-term = Behind the figure
pane-goal = Goal
column-term = term
column-reason = reason
column-clock = clock

## Nothing there

empty-agreement = An agreement says what marketing and sales owe each other in numbers: how many leads, how good, how fast they are worked. Both sides sign it, and from then on clocks run and everyone sees who keeps their word.
empty-agreement-how = p plans one from your own rates, d drafts an empty one
empty-terms = This draft owes nothing yet
empty-terms-how = + adds a term, p plans them from your own rates
empty-side = nothing yet
empty-period-goals = No goals for this period
empty-period-goals-how = N sets one
empty-calendars = No working calendar: every hour of every day counts
empty-calendars-how = C adds one
empty-clocks = No clock here
empty-clocks-how = ← and → show others

## Versions

version-is-draft = draft
version-is-coming = signed, to come
version-is-in-force = in force
version-is-over = over
version-from = from { $day }
version-unsigned = { $side } has not signed
versions-title = Versions
versions-differs = What { $label } says otherwise than the version before
versions-first = It is the first one
versions-same = Nothing: the same terms
versions-unsigned = nobody has signed
versions-itself = The version itself
sign-question = You sign { $label } for { $side }, in force from { $from }. Content { $hash }
said-read-then-sign = This is what you would sign: read it, then S again

## Terms

term-kept = kept
term-broken = broken
term-at-risk = at risk
term-on-pace = on pace
term-behind = behind
term-nothing-due = nothing due
term-of = of { $owed }
term-leads-to = { $projected } of { $owed }
term-waived =
    { $n ->
        [one] { $n } waived
       *[other] { $n } waived
    }
term-paused =
    { $n ->
        [one] { $n } paused
       *[other] { $n } paused
    }
term-without = { $counted } without
term-without-leniency = Without pauses and waivers
term-recycled = Came back, not counted again
term-open-view = Of all started (open view)
term-nobody = nobody’s

## Clocks

clock-is-running = running
clock-is-due-soon = due soon
clock-is-overdue = late, still open
clock-is-met = in time
clock-is-breached = too late
clock-is-paused = paused
clock-is-waived = waived
clock-is-cancelled = cancelled
clocks-open = open
clocks-overdue = late now
clocks-breached = broken
clocks-all = all
clocks-count =
    { $n ->
        [one] { $n } clock
       *[other] { $n } clocks
    }
step-paused = paused
step-resumed = runs again
step-waived = waived
section-agreed = As agreed
section-strict = Clocks due in this window
section-people = By person
section-by-campaign = By campaign
section-leniency = Pauses and waivers
section-rates = What a lead is worth

## Goals and calendars

goal-needs =
    { $days ->
        [one] { $needed } on the last working day
       *[other] { $needed } a day for { $days } working days
    }
goal-actual = So far
goal-pace = Should be by now
goal-target = Target
goal-gap = Still missing
goal-leads-to = Leads to
goal-lever-marketing = Marketing:
goal-lever-sales = Sales:
goal-at = { $day }: { $actual } of { $pace }
section-revisions = Targets
away = { $who } is away
calendar-open = open now
calendar-closed = closed now

## The simulator

plan-title = Plan
plan-aside = empty: your own rates
plan-goal = Revenue goal
plan-period = Period
plan-share = Marketing’s share
plan-deal = Average deal
plan-opportunity_to_won = Opportunity → won
plan-sql_to_opportunity = SQL → opportunity
plan-mql_to_sql = MQL → SQL
plan-lead_to_mql = Lead → MQL
plan-reps = Reps
plan-capacity = Open deals a rep
plan-cycle = Days to win a deal
plan-unknown = unknown: type one
plan-origin-measured = measured
plan-origin-agreed = agreed
plan-need = Needed in the period
plan-marketing = Marketing owes a week
plan-sales = Sales owes a day
plan-stage-customers = customers
plan-stage-opportunities = opportunities
plan-stage-sql = SQLs
plan-stage-mql = MQLs
plan-stage-leads = leads
plan-stage-attempts = attempts
plan-stage-verdicts = verdicts
plan-question = The plan for { $period } becomes a draft of the agreement, for both sides to read and sign.

## Forms

form-draft = The first agreement
    .from = In force from
    .until = Until
form-draft-like = A new draft, like { $name }
    .from = In force from
    .until = Until
form-add-term = New term of { $name }
    .target = How much
    .metric = Counts
form-edit-term = { $name }
    .target = How much
    .metric = Counts
form-add-goal = New goal
form-revise-goal = New target: { $name }
form-clock-paused = Pause { $name }
form-clock-resumed = Resume { $name }
form-clock-waived = Waive { $name }
form-add-calendar = New working calendar
form-edit-calendar = Working calendar: { $name }
form-lead-value = What a lead is worth: { $name }
field-teams-calendar = The team’s calendar
field-lead-type = Lead type
answer-yes = yes
answer-no = no
calendar-team = the team’s
hint-hours = mon-fri 09:00-12:30 13:30-17:30
form-add-day = Exception or leave: { $name }
    .name = What it is
    .member = Only for
    .hours = Hours (empty: all day)
form-sign = Sign { $name } for
counts-none = nothing in particular
counts-leads = leads
counts-mql = MQLs
counts-handoffs = hand-offs
counts-accepted = accepted leads

## Commands

area-agreement = Agreement
command-tab-agreement = Go to the agreement
command-draft = Draft a new version of the agreement
    .short = draft
command-sign = Sign the draft
    .short = sign
command-versions = Versions and their differences
    .short = versions
command-plan = Plan from a revenue goal to weekly debts
    .short = plan
command-goal-add = Set a new goal
    .short = new goal
command-calendar-add = Add a working calendar
command-late-clocks = Clocks that are late now
    .short = late
command-clock-waive = Waive the clock, with a reason
    .short = waive
command-clock-pause = Pause the clock, or let it run again
    .short = pause
reason-no-draft = there is no draft to sign
reason-no-agreement = there is no agreement yet
reason-no-clock = no clock is selected
reason-clock-ended = this clock has ended
reason-clock-late = this clock is late: it can be waived, not paused
reason-signed-version = signed terms stay: d drafts a new version
reason-still-reading-term = the term is still being read
reason-plan-not-ready = this plan cannot become a draft yet
