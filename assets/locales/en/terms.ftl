# English: the terms of the agreement, the clocks that run under them, and their command line.

## What a term promises

span-days = { $count ->
        [one] one working day
       *[other] { $count } working days
    }
promise-volume = { $target } { $metric ->
        [leads] leads
        [mql] qualified leads (MQL)
        [handoffs] hand-offs
       *[other] accepted hand-offs
    } a { $window ->
        [week] week
        [month] month
        [quarter] quarter
       *[other] year
    }
promise-value = leads worth { $target } a { $window ->
        [week] week
        [month] month
        [quarter] quarter
       *[other] year
    }
promise-quality = { $target } of the decided hand-offs accepted
promise-speed = first answer within { $within }, { $target } of the time
promise-depth = { $attempts } attempts on { $days } different days within { $within }, { $target } of the time
promise-decision = a verdict within { $within }, { $target } of the time
promise-feedback = disputes answered within { $within }, { $target } of the time
promise-data = { $fields } filled in for { $target } of the hand-offs

## How a debt and a clock stand

debt-kept = ✓ kept
debt-at-risk = ● behind
debt-broken = ▲ broken
debt-nothing-due = – nothing due
debt-too-few = too few to say
debt-why-not-in-force = not yet in force
debt-why-not-begun = not begun yet
debt-why-nothing-due = nothing was due
debt-why-none-decided = nothing was decided
debt-why-no-handoffs = no hand-offs
debt-why-no-working-time = no working time in it
debt-why-unpriced = some leads are of no agreed value
debt-overdue = { $count } late and open
debt-paused = { $count } paused
debt-waived = { $count } waived
debt-without = without pauses and waivers { $k }/{ $n }
debt-recycled = { $count ->
        [one] one came back, not counted
       *[other] { $count } came back, not counted
    }
debt-projected = leads to { $value }
clock-state-running = running
clock-state-due_soon = due soon
clock-state-overdue = late
clock-state-met = kept
clock-state-breached = broken
clock-state-paused = paused
clock-state-waived = waived
clock-state-cancelled = cancelled
clock-late-by = { $duration } late
clock-late-since = late since { $at }
clock-time-left = { $duration } left
clock-line = { $label } { $owner }: { $term }, { $prospect } – { $left }
clock-tell-manager = tell { $who }
clock-tell-management = tell management: { $who }
cause-late = { $kind ->
        [decision] the verdict came too late
        [feedback] the answer came too late
        [depth] the last attempt came too late
       *[other] the first answer came too late
    }
cause-nothing = { $kind ->
        [decision] no verdict yet
        [feedback] no answer yet
        [depth] no attempt yet
       *[other] nobody has answered yet
    }
cause-too_few = { $made } of { $wanted } attempts
version-draft = draft
version-coming = signed, not yet in force
version-in-force = in force
version-over = over
diff-added = new
diff-removed = taken out
diff-changed = changed

## The command line

cli-group-agreement = What both sides owe
cli-agreement = What marketing and sales owe each other, and how far they are
cli-agreement-show = Both sides' debts side by side, with the version in force
cli-agreement-terms = The debts alone, one a line
cli-agreement-clocks = Clocks: whose, about whom, how much time is left
    .set = open, overdue, breached or all
    .term = Number (TM-3) or name of a term
    .owner = Only this person's
cli-agreement-breaches = What was broken, by whom and why
    .by = Count them by person, campaign or term
    .term = Number (TM-3) or name of a term
cli-agreement-history = The versions and who signed them
cli-agreement-diff = What a version says otherwise than another, or than the one before it
    .against = The version to compare it with
cli-agreement-draft = Draft a new version; the first one makes the agreement
    .like = Begin with the terms of this version
    .from = First day in force
    .until = Last day in force
    .following = After a transfer, a clock goes on by the calendar of its new owner, or by the team's: owner or team
    .manager_after = The manager is told of what is so late, in working time: 4h
    .management_after = Management is told of what is so late: 2d
    .name = Name of the agreement, for its first draft
cli-agreement-sign = Sign a version for your side
    .side = marketing or sales
    .hash = First letters of the content's hash that you read; without it you are asked
cli-agreement-waive = Let a clock go, for a reason that both sides read
cli-agreement-pause = Stop a clock, for a reason that both sides read
cli-agreement-resume = Let a paused clock run on
cli-agreement-check = Print what is late, for cron: ends with 1 where there is something
    .fail_on = late: what is late; risk: also what is due soon
cli-agreement-term = Terms: what one side owes
cli-agreement-rate = What the leads of a value term are worth
cli-arg-av = Version: its number (2) or label (AV-2)
cli-arg-clock = The clock (K-12)
cli-value-time = TIME
agreement-none = There is no agreement yet; smarketing agreement draft begins one
agreement-owes-marketing = Marketing owes
agreement-owes-sales = Sales owes
agreement-owes-both = Both sides owe
agreement-headline = { $name }, version { $number }: { $state } · { $from } → { $until } · signed by { $signed } · { $hash }
agreement-term = Term
agreement-promise = Promise
agreement-delivered = So far
agreement-owed-now = Owed by now
agreement-owed = Target
agreement-k = k
agreement-n = n
agreement-interval = 95 %
agreement-state = State
agreement-beside = Beside
agreement-prospect = Prospect
agreement-account = Company
agreement-owner = Owner
agreement-due = Due
agreement-left = Time
agreement-version = Version
agreement-from = From
agreement-until = Until
agreement-terms = Terms
agreement-hash = Content
agreement-signed = Signatures
agreement-person = Person
agreement-campaign = Campaign
agreement-breached = Broken
agreement-decided = Decided
agreement-nobody = nobody
agreement-ask-sign = Sign { $label } with the content { $hash }? [y/N]
journal-event-paused = paused
journal-event-resumed = runs again
journal-event-waived = waived
journal-event-drafted = drafted
journal-event-signed = signed
journal-event-concluded = signed by both sides
doctor-clocks = Clocks

## What was done

said-clock-paused = { $number } paused: { $name }
said-clock-resumed = { $number } runs again: { $name }
said-clock-waived = { $number } waived: { $name }
said-agreement-drafted = Draft { $number } of { $name } begun
said-agreement-signed = { $number } of { $name } signed
said-agreement-concluded = { $number } of { $name } signed by both sides
did-clock-paused = paused { $number } ({ $name })
did-clock-resumed = let { $number } ({ $name }) run on
did-clock-waived = waived { $number } ({ $name })
did-agreement-drafted = drafted { $number } of { $name }
did-agreement-signed = signed { $number } of { $name }
did-agreement-concluded = signed { $number } of { $name } as the second side
news-clock-paused = { $member } paused { $number } ({ $name })
news-clock-resumed = { $member } let { $number } ({ $name }) run on
news-clock-waived = { $member } waived { $number } ({ $name })
news-agreement-drafted = { $member } drafted { $number } of { $name }
news-agreement-signed = { $member } signed { $number } of { $name }
news-agreement-concluded = { $member } signed { $number } of { $name }: both sides have signed

## Why not

refusal-version-backwards = The last day lies before the first
refusal-agreement-there = There is an agreement already: { $name }
    .hint = Leave the name out to draft its next version
refusal-no-draft = There is no draft to sign
    .hint = smarketing agreement draft begins one
refusal-hash-too-short = “{ $value }” is too short to say what was read
    .hint = Give at least { $count } letters of the content's hash
refusal-sign-needs-hash = Nobody is there to be asked whether { $what } was read
    .hint = Read it, then sign with --hash { $hash }

## Figures

metric-speed_to_lead_median = First answer, median
    .definition = Working time from the hand-off to the first genuine attempt by a person, median of the hand-offs of the period. Who waits still counts as waiting longer.
metric-speed_to_lead_p90 = First answer, 90th percentile
    .definition = Nine in ten hand-offs of the period were answered within so much working time.
metric-attempts_depth = Attempts kept
    .definition = Of the leads whose time for attempts ended in the period, the share with enough attempts on enough days, or with an outcome before.
metric-sla_attainment = SLA attainment
    .definition = Clocks kept over clocks due in the period that were decided or are late; what is late and open is a breach. Waived ones are left out.
metric-sla_open_view = SLA, open view
    .definition = Clocks kept over all clocks started in the period; for the standup, not for the agreement.
metric-volume_attainment = Volume attainment
    .definition = Delivered over what is owed by now, by term of the version in force; owed grows with working time.
metric-value_delivered = Value delivered
    .definition = Leads delivered times close rate times average revenue of their type, as the version in force was signed.
why-not-in-force = not yet in force
why-not-begun = not begun yet
why-nothing-due = nothing was due
why-nothing-started = nothing started
why-no-handoffs = no hand-offs
why-not-answered-yet = not answered yet
why-no-working-time = no working time

excluded-paused = paused: no due time until it goes on
excluded-waived = waived, with a reason
excluded-cancelled = cancelled, its subject is gone
excluded-not-yet-due = not yet due

part-met = In time
part-breached = Too late
part-overdue = Late and still open
part-waived = Waived
part-cancelled = Cancelled
part-paused = Paused
part-due_soon = Due soon
part-running = Running
part-let-go = Waived or cancelled
part-answered = Answered
part-unanswered = Not answered yet
part-delivered = Delivered
part-owed-now = Owed by now
part-owed = Owed in all
part-target = Target

refusal-term-without-figure = “{ $name }” has no figure of its own to explain
    .hint = Open the term to see what it counts
