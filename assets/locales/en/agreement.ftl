# English: the agreement: its nouns and fields, and why a rule says no.

## Nouns

kind-calendar = working calendar
    .many = working calendars
kind-calendar_day = calendar exception
    .many = calendar exceptions
kind-reason = refusal reason
    .many = refusal reasons
kind-handoff = hand-off
    .many = hand-offs
kind-handoff_step = hand-off step
    .many = hand-off steps
kind-agreement = agreement
    .many = agreements
kind-agreement_version = agreement version
    .many = agreement versions
kind-term = term
    .many = terms
kind-term_rate = lead value
    .many = lead values
kind-signature = signature
    .many = signatures
kind-clock = clock
    .many = clocks
kind-clock_step = clock step
    .many = clock steps
kind-goal = goal
    .many = goals
kind-goal_revision = goal revision
    .many = goal revisions

## Fields

field-agreed = Agreed, not measured
field-agreement = Agreement
field-attempts = Attempts
field-clock = Clock
field-code = Code
field-days = Days
field-decided = Decided
field-decided_at = Decided on
field-decided_by = Decided by
field-dispute = Dispute
field-exclude = Except
field-fields = Fields needed
field-following = After a transfer, calendar of
field-from = From
field-goal = Goal
field-grace = Grace
field-handoff = Hand-off
field-hash = Content
field-hours = Hours
field-kind = Kind
field-management_after = Management told after
field-manager_after = Manager told after
field-marketing_lever = Marketing's lever
field-metric = Figure
field-number = Number
field-offered_at = Offered on
field-period = Period
field-revenue = Average revenue
field-rule = Then
field-sales_lever = Sales' lever
field-scope = Whose
field-signed_at = Signed on
field-spacing = Least time between attempts
field-started_at = Started
field-subject = About
field-target = Target
field-term = Term
field-to = To
field-verdict = Verdict
field-version_of = Version
field-warn = Warning before
field-window = Per
field-within = Within
field-won = Won

## Values of closed lists

choice-accepted = accepted
choice-answered = answered
choice-archive = not to be won
choice-both = both sides
choice-by_marketing = disputed by marketing
choice-by_sales = disputed by sales
choice-cancelled = cancelled
choice-data = complete data
choice-decision = time to a verdict
choice-depth = number of attempts
choice-disputed = disputed
choice-feedback = answer to a dispute
choice-joint = joint
choice-month = month
choice-none = none
choice-nurture = nurture
choice-offered = offered
choice-owner = the new owner
choice-passed_on = passed on
choice-quality = acceptance
choice-quarter = quarter
choice-recycle = rest, then offer again
choice-refused = refused
choice-resumed = runs again
choice-running = running
choice-speed = first answer
choice-taken_back = taken back
choice-team = the team
choice-value = value
choice-volume = volume
choice-waived = waived
choice-week = week
choice-year = year

## Hand-offs

refusal-prospect-archived = { $what } is put away
    .hint = Bring it back first
refusal-already-offered = { $what } is waiting for a verdict already ({ $handoff })
    .hint = Sales accepts, refuses or recycles it; marketing can take it back
refusal-already-accepted = Sales has accepted { $what } already
refusal-offer-waits = { $what } waits for the verdict of sales ({ $handoff }), which comes first
    .hint = { $stage ->
        [recycled] R gives it back until a day, r refuses it with a reason, T takes the offer back; on the command line: prospect recycle, refuse, take-back
       *[other] r refuses it with a reason, T takes the offer back; on the command line: prospect refuse, take-back
    }
refusal-not-offered = { $what } was not offered to sales
    .hint = Marketing hands it off first
refusal-handoff-decided = { $what } was decided already: { $verdict }
    .hint = Who does not agree can dispute it
refusal-refuse-needs-reason = { $what } cannot be refused without a reason
    .hint = Choose one of the team's refusal reasons: only what is counted can be mended
refusal-recycle-needs-day = { $what } cannot be recycled without a day
    .hint = Say until when it rests: +60d, or a date
refusal-recycle-in-the-past = { $value } is not in the future
    .hint = A recycled prospect rests until a later day
refusal-before-offer = { $what }: the time given lies before it was there
    .hint = Check the date
refusal-dispute-needs-note = A dispute of { $what } needs a word of why
refusal-answer-needs-note = An answer about { $what } needs a word
refusal-already-disputed = { $what } is disputed already
    .hint = The other side owes the answer
refusal-nothing-to-dispute = There is nothing to dispute about { $what } ({ $verdict })
    .hint = Marketing disputes a refusal, sales an offer
refusal-dispute-needs-side = Say for which side { $what } is disputed
refusal-not-disputed = { $what } is not disputed
refusal-answer-other-side = { $side } disputed { $what }: the other side answers
refusal-already-theirs = { $what } is theirs already

## Calendars

refusal-calendar-missing = The working calendar { $what } is not there
    .hint = Choose one of the team's calendars, or add it
refusal-calendar-day-whose = An exception belongs either to a calendar or to a person
refusal-calendar-days-backwards = The last day, { $value }, is before the first, { $first }
refusal-calendar-in-use = { $count ->
        [one] A clock runs
       *[other] { $count } clocks run
    } by { $what }
    .hint = Add a calendar, and name it in the next version of the agreement; holidays and leave can be added at any time
refusal-calendar-signed = Both sides signed { $what } with { $version }
    .hint = Add a calendar, and name it in the next version of the agreement
refusal-span-unreadable = “{ $value }” is not a length of time
    .hint = Write 30m, 4h, 1h30m or 10d (working days)
refusal-span-too-long = { $value } is longer than two years
refusal-span-in-hours = { $field } is measured in hours and minutes, not days
    .hint = Write 4h or 30m

## Reasons

refusal-reason-needs-days = A prospect that rests needs a number of days
refusal-reason-days = { $value } days cannot be
    .hint = From 1 to 3650

## Agreement

refusal-term-needs = A term of the kind “{ $kind }” needs { $field }
refusal-term-needs-target = A term needs a target above zero
    .hint = What is not owed is no term
refusal-term-days-over-attempts = There cannot be more days than attempts
refusal-term-owed-by = “{ $kind }” can only be owed by { $side }
refusal-value-needs-rates = { $what } owes value, but says of no lead type what it is worth
    .hint = Add lead values to the term
refusal-rate-needs-value = { $what } promises no value, so lead values mean nothing there
    .hint = Add them to a term of the kind value
refusal-term-unknown-field = Prospects have no field “{ $value }”
    .hint = { $found ->
        [0] Name fields that prospects have, such as email, phone or job_title, or one of your own that is filled in somewhere
       *[other] Did you mean { $nearest }?
    }
refusal-term-warns-too-early = A warning { $value } before the end of { $within } would come at once
    .hint = Warn later than at the start: less than { $within }
refusal-rate-not-a-share = { $field }: won must lie between zero and decided, revenue cannot be negative
refusal-version-signed = { $what } is signed by both sides and stays as it is
    .hint = Draft a new version from it
refusal-version-empty = { $what } has no terms yet
    .hint = Add what each side owes, then sign
refusal-version-in-the-past = A version takes effect today at the earliest
    .hint = What has happened was under another agreement; choose a later first day
refusal-content-changed = { $what } was changed since you read it
    .hint = Read it again; you signed { $yours }, it is { $theirs } now
refusal-sign-nobody = Nobody is signing
    .hint = Say who you are with --as
refusal-sign-wrong-side = { $who } cannot sign for { $side }
    .hint = A person of that side signs, or management
refusal-sign-both-sides = { $who } has signed for the other side
    .hint = Two people sign, one for each side
refusal-already-signed = { $side } has signed this content

## Clocks

refusal-clock-needs-reason = { $what } needs a reason
    .hint = It stands beside the figure for both sides to read
refusal-clock-ended = { $what } has ended ({ $state })
refusal-clock-paused = { $what } is paused already
refusal-clock-not-paused = { $what } is not paused
refusal-clock-overdue = { $what } is late: it cannot be paused any more
    .hint = It can be waived with a reason
refusal-clock-in-the-past = { $what }: that lies before its last step

## Goals

refusal-no-such-metric = There is no figure “{ $value }”
    .hint = smarketing metrics list shows them all
refusal-goal-needs-target = A goal needs a target above zero
refusal-goal-needs-period = A goal needs a period with a first and a last day
    .hint = 2026-Q4, 2026-12 or 2026-10-01..2026-12-31
refusal-period-in-the-past = { $value } is over
    .hint = A goal is set for a period that is not over yet
refusal-goal-needs-levers = A joint goal says what each side does for it: { $field } is missing
refusal-goal-needs-reason = { $what } gets no new target without a reason
refusal-goal-revise = The target of { $what } is revised, with a reason
    .hint = smarketing goal revise { $what } --target … --reason …
refusal-goal-fixed = Figure, period, scope and currency of { $what } stay
    .hint = Put it away and set a new goal
