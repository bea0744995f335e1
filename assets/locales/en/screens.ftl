# English: the cockpit’s screens.

## The frame

tab-prospects = Prospects
tab-revenue = Campaigns|Pipeline
    .short = Pipeline
tab-metrics = Metrics
tab-journal = Journal
tab-today = Today
tab-agreement = Agreement
tab-channel = Channel
alarm-late =
    { $n ->
        [one] { $n } late
       *[other] { $n } late
    }
alarm-due =
    { $n ->
        [one] { $n } due today
       *[other] { $n } due today
    }
shared = shared with { $group }
demo = demo
too-small = window too small (need { $width }×{ $height })
undo-hint = { $key } undoes it
redo-hint = { $key } brings it back
consequences = What it did
mark-late = late
mark-due = due
mark-kept = kept
mark-paused = paused
late-by = { $span } late
due-in = in { $span }
waiting-for = waiting { $span }

## Panes

pane-prospects = Prospects
pane-prospect = Who
pane-timeline = Timeline
pane-campaigns = Campaigns (marketing)
pane-hand-offs = Hand-offs
pane-pipeline = Pipeline (sales)
pane-metrics = Metrics
pane-journal = Journal
pane-entry = Entry
pane-waiting = reading…
pane-retry = F5 tries again
prospects-count = { $n }
campaigns-count =
    { $n ->
        [one] { $n }
       *[other] { $n }
    }
hand-offs-count =
    { $n ->
        [one] { $n } waiting
       *[other] { $n } waiting
    }
pipeline-count =
    { $n ->
        [one] { $n } open
       *[other] { $n } open
    }
pipeline-closed-too = { $key } shows closed ones too
journal-count =
    { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }
board-more =
    { $n ->
        [one] { $n } more
       *[other] { $n } more
    }
columns-earlier =
    { $n ->
        [one] { $n } month before
       *[other] { $n } months before
    }
linked-campaign = deals of { $name }
linked-deal = campaigns of { $name }

## Nothing there

empty-detail = Nobody is selected
empty-filter = Nothing fits the filter
empty-filter-how = Esc shows everything again
filter-examples = For example: stage:won · amount>10k · owner:me · -source:web · created:2026-01..2026-03
empty-prospects = No prospects yet
empty-prospects-how = + adds one, i imports a file
empty-campaigns = No campaigns yet
empty-campaigns-how = + adds one, i imports a file
empty-hand-offs = Nobody waits for a verdict
empty-hand-offs-how = H on a prospect hands them over to sales
empty-deals = No deals yet
empty-deals-how = + adds one, i imports a file
empty-open = No open deals
empty-open-how = F shows the closed ones too
empty-me = Nothing is yours: nobody said who you are
empty-me-how = Start with --as and your short name; Esc shows everything again
empty-timeline = No touches yet
empty-timeline-how = t logs a call, mail or meeting
empty-journal = Nothing has happened yet
empty-journal-how = Every change will stand here, and can be undone
empty-figures = Nothing in this period
empty-figures-how = ← and → move the period, / types one
empty-figures-none = Nothing is recorded yet: i imports a file
empty-figures-where = There is something from { $first } to { $last }: D goes there
gone = It is no longer there
gone-how = u undoes your last change, 7 shows the journal

## Columns

column-name = name
column-account = account
column-stage = stage
column-status = status
column-sales = sales
column-marketing = marketing
column-source = source
column-touch = touched
column-created = created
column-channel = channel
column-owner = owner
column-spend = spend
column-leads = leads
column-mql = MQL
column-sal = SAL
column-refused = refused
column-won = won
column-roi = ROI
column-due = due
column-number = no.
column-title = deal
column-amount = amount
column-days = in stage
column-close = close
column-next = next step
column-when = when
column-who = who
column-what = what
column-rows = rows
column-mark = { "" }
column-undone = { "" }
undone = undone

## Details

section-contact = Contact
section-scores = Scores
section-needs = Needs
section-deals = Deals
section-fields = More
section-stays = Stages
section-fate = What became of its leads
section-spends = Spend
episode-number = round { $n }
score-of = { $kind } { $value }, needs { $threshold }
score-fit = fit
score-engagement = engagement
basis-consent = consent
basis-legitimate = legitimate interest
basis-unknown = not asked
basis-do-not-contact = do not contact
clock-first-attempt = first attempt
clock-decision = verdict
clock-attempts = attempts
clock-response = answer
event-created = created
event-stage-lead = became a lead
event-stage-mql = became MQL
event-stage-sal = accepted by sales
event-stage-sql = became SQL
event-stage-opportunity = became an opportunity
event-stage-customer = became a customer
event-stage-recycled = back to nurturing
event-stage-disqualified = disqualified
event-handed-off = handed over to sales
event-accepted = accepted
event-refused = refused
event-moved = moved
event-won = won
event-lost = lost
event-reopened = reopened
deal-unpriced = no amount
deal-open = open
deal-won = won
deal-lost = lost
deal-derived = from list prices
deal-no-step = No next step: n sets one
campaign-revenue = Revenue won
person-no-part = takes part
spent-of = { $spent } of { $budget }

## Forms

form-required = * must be filled in
form-choose = ← and → or a first letter choose
form-leave = Esc again throws away what you typed
form-saving = saving…
hint-day = fri, +3d, 31/12
hint-amount = 1200, 12k
hint-lines = Ctrl-O opens your editor
hint-zone = the nearest big city: Europe/Rome
hint-handle = short, as colleagues call you: anna
hint-currency = three letters: EUR
hint-open = from the list, or a new one
hint-new = new: saving adds it
field-own-handle = Your own short name
form-add-prospect = New prospect
form-add-campaign = New campaign
form-add-deal = New deal
form-team = A new team
form-team-first = First the team, then its file
form-import = Import a file
form-language = Language
form-theme = Theme
form-who = Who are you?
field-who = Member
field-theme = Theme
theme-terminal = the terminal’s colours
theme-dark = dark
theme-light = light
theme-high-contrast = high contrast
theme-colour-blind = blue and orange
theme-mono = no colours
said-draft-aside = An unsaved text of another version cannot be read here; it is kept as { $name }
said-draft-failed = What you type cannot be kept safe before it is saved: { $why }
said-language-kept = From now on in English, and so at every start
owner-everybody = whole team
said-nobody-acts = Changes carry a name: choose yours. --as NAME chooses it at the start
said-acting = You act as { $name } from now on, in this team file also at the next start
said-theme-kept = These colours from now on, and so at every start
form-demo = The demo team
form-edit-prospect = { $name }
form-edit-campaign = { $name }
form-edit-deal = { $name }
form-next-step = Next step: { $name }
form-win = Won: { $name }
form-lose = Lost: { $name }
form-touch = Touch with { $name }
form-refuse = Refuse { $name }
form-recycle = Back to nurturing: { $name }
form-spend = Spend: { $name }
field-team = Team name
field-path = File
field-prospects = Prospects
field-until = Until
refusal-field-empty = must not be empty
refusal-not-a-number = “{ $value }” is no whole number
refusal-not-a-key = “{ $value }” is no key
refusal-no-answer = The team file does not answer
refusal-not-a-choice = “{ $value }” is not in the list: choose from it, or empty the field

## Boxes

help-title = What you can do here
help-legend = What the signs mean
legend-late = late: a date or a clock has run out
legend-due = due today or soon; a campaign that runs
legend-kept = done or kept; a deal won
legend-cross = refused; a deal lost; do not contact
legend-paused = paused: it waits until a day
legend-linked = linked with what is selected in the other pane
legend-in = they came to us
legend-out = we went to them
legend-share = 12 of 50 cases
legend-cases = taken over 50 cases
palette-title = Commands
palette-none = No command sounds like that. Ctrl-U clears the line and shows all of them
prefix-more = more…
menu-move = Move { $name } to
menu-hint = a digit, or part of the name
menu-none = No stage is called that. Ctrl-U clears the line and shows all of them
confirm-title = Are you sure?
# The letter that means yes
confirm-letter = y
confirm-no = no, leave it
confirm-name = This cannot be undone. Type “{ $name }” and Enter
offer-title = Not saved yet
offer-said = You were typing this when the cockpit was ended. Nothing of it is in the team’s data.
offer-filter = Filter of { $pane }
offer-more =
    { $n ->
        [one] and one more field
       *[other] and { $n } more fields
    }
offer-continue = Continue where I was
offer-discard = Discard it
offer-later = Ask me again at the next start
conflict-title = Somebody was faster
conflict-said = { $member } changed { $number } { $name } { $ago }. What shall stand?
conflict-theirs = Keep what { $member } did
conflict-yours = Put mine over it
conflict-compare = Compare both
conflict-value = { $name }: { $value }
conflict-value-yours = you: { $value }
log-title = Messages
log-empty = No messages yet
job-rows-of = { $done } of { $total } · { $rate } a second
job-rows = { $done } · { $rate } a second
job-keys = Esc stops it and takes everything back
job-cancelling = Taking it back…
job-cancelled = Stopped. Nothing of it is left
job-close = Enter or Esc closes
said-copied = { $name } is on the clipboard
said-mouse-released = The mouse belongs to the terminal now: select text with it
said-mouse-taken = The mouse is back
said-paste-cut = The pasted text was too long; its end is missing
said-editor-failed = The editor could not be used: { $name }

## Import

import-rows =
    { $n ->
        [one] { $n } row: { $kind }
       *[other] { $n } rows: { $kind }
    }
import-kind-prospects = prospects
import-kind-deals = deals
import-kind-accounts = accounts
import-kind-campaigns = campaigns
import-kind-touches = touches
import-kind-members = members
import-kind-products = products
import-kind-spend = spend
import-dates-dmy = day, month, year
    .short = dd/mm/yyyy
import-dates-mdy = month, day, year
    .short = mm/dd/yyyy
import-dates-ymd = year, month, day
    .short = yyyy-mm-dd
import-sample = Column “{ $column }” has { $sample }
import-left-out = left out
import-stages = Stages: the word in the file, and what it becomes
import-stage-rows =
    { $count ->
        [one] one row
       *[other] { $count } rows
    }
import-stage-new = new
import-rejects = Would be rejected: { $count }, kept with their reasons in { $path }
import-reject = Line { $line }, { $column }: { $why }
import-reject-row = Line { $line }: { $why }
import-more-rejects = and { $count } more
import-answer = Enter takes the answer · Esc leaves
import-run = Enter imports · Esc leaves · u undoes it afterwards
read-only = read-only
nobody-acts = nobody acts: reading only

## Metrics

section-figures = Figures
section-funnel = What became of these leads
section-bookings = Bookings by month
section-campaigns = Spend and leads
section-goals = Goals
section-win-rates = Win rate by owner
column-each = per lead
no-campaign = without a campaign
too-few = few cases
rate-few = { $won }/{ $decided }, too few
period-prompt = Period
period-examples = For example: 2026 · 2026-Q3 · 2026-10 · last-year · all. Tab offers some
value-none = n/a
value-days = { $n } d
explain-formula = Formula
explain-above = marks the { $k } that made it
explain-rows =
    { $n ->
        [one] { $n } row counts
       *[other] { $n } rows count
    }
explain-excluded =
    { $n ->
        [one] { $n } row is left out
       *[other] { $n } rows are left out
    }
explain-calendar = Measured by { $names }
explain-version = Version { $number } of the agreement, in force from { $from }
explain-as-of = As of { $at }, zone { $zone }
explain-sum-holds = The rows add up to the figure
explain-sum-fails = The rows do not add up to the figure: please report it

## Journal

entry-rows =
    { $n ->
        [one] { $n } row in one step
       *[other] { $n } rows in one step
    }
entry-undo = u undoes this entry
entry-redo = U does it again

## The first run

welcome-title = Welcome to smarketing
welcome-words = Sales and marketing, one team, one file. There is no team file here yet: how do you want to begin?
welcome-team = Make a team
    .why = a name, a currency, you
welcome-import = Import a file
    .why = a CSV from your CRM: prospects, deals, campaigns
welcome-demo = Look around in the demo
    .why = a believable team with two years of history
