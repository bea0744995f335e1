# English: the day of the person who asks, and the goals.

pane-today = What waits for you
    .team = What waits for the team
pane-now = Why it stands here
pane-goals = Goals
pane-news = Since you last looked
today-news =
    { $n ->
        [one] Since you last looked: { $n } change
       *[other] Since you last looked: { $n } changes
    }
today-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }
today-count =
    { $n ->
        [one] { $n } thing
       *[other] { $n } things
    }
empty-today = Nothing waits for you
empty-today-how = 2 shows the prospects, 3 the pipeline, n on a deal sets its next step
empty-goals = No goal in this period
empty-goals-how = 4, then N sets one
empty-news = Nothing new from your colleagues
next-clock = Next: { $name }, by { $when }
next-step = Next: { $name }, { $day }
today-owner = { $owner }’s
today-nobody = nobody’s yet
today-by = by { $when }
today-late-by = { $span } late
today-in = in { $span }
today-at-once = now
today-said = { $by }: “{ $note }”
today-just-late = just late
today-left = { $span } of working time left
today-over = { $span } of working time late
today-what = What to do
today-or = If nothing is done

## The rungs of the ladder, in their order, and why each stands where it stands

today-late = Late
    .why = A promise is broken already: each hour more costs the chance to reach them.
today-answer = Disputes to answer
    .why = The other side does not agree and waits for you.
today-verdict = Wait for a verdict
    .why = Marketing handed them over; without a verdict nobody works on them.
today-due = Due soon
    .why = The warning time of the agreement has begun: in time now, late soon.
today-step-late = Next steps overdue
    .why = Its day has passed: a deal without a step that holds goes quiet.
today-step-today = Next steps today
    .why = It was set for today.
today-escalated = Escalated to you
    .why = Late for so long that the agreement tells you beside the owner.
today-resting = Rest is over
    .why = They were to be left alone until now; only marketing thinks of them.
today-waiting = Your hand-offs
    .why = Nothing to do at once: what became of them since you last looked.

## What to do

todo-speed = First answer: call or write
todo-depth = Try again: { $made } of { $needed } attempts made
todo-verdict = Accept, refuse or recycle
todo-answer = Answer the dispute
todo-step = { $step }
todo-step-unnamed = Do the next step, and name the one after it
todo-offer-again = Rest ended { $day }: offer again, or go on nurturing
todo-refused = Refused: { $reason }
todo-recycled = Not now; rests until { $day }
todo-waits = Waits for sales since { $when }

## What happens if nothing is done

or-breached = Broken since { $when } ({ $term }): it stays open and late until somebody does it.
or-expired = Silence since { $when } counts as expired ({ $term }), as if it had not been accepted.
or-breach = From { $when } on the promise is broken ({ $term }).
or-expires = From { $when } on silence counts as expired ({ $term }).
or-escalated = Broken since { $when } ({ $term }); the owner has not done it. Nobody else is told after you.
or-waits = Waiting since { $when }, and no clock runs: only you will notice.
or-unanswered = The dispute stays open, and the figures of both sides with it.
or-slipped = The step was due { $day }; the deal is quiet since.
or-slips = After { $day } it stands among the overdue steps.
or-forgotten = They stay in nurturing, and nobody is reminded again.
or-accepted-silently = It stands as sales said it. You may dispute it.
or-sales-decides = Sales owes the verdict; you need do nothing.

## Goals

goal-level = { $actual } of { $target } ({ $share })
goal-state-unknown = no figure yet
goal-needed = { $needed } a day for { $days } working days
goal-projected = heading for { $projected }
goal-by-now = { $pace } expected by now
goal-before = { $period }: { $then } at this share, { $end } at its end
goals-id = no.
goals-name = goal
goals-metric = figure
goals-period = period
goals-side = whose
goals-owner = owner
goals-actual = so far
goals-why = because
goals-pace = by now
goals-target = target
goals-gap = missing
goals-projected = heading for
goals-needed = a working day
goals-days_left = working days left
goals-state = state
goals-marketing_lever = marketing does
goals-sales_lever = sales does
goals-before = the period before
goals-revisions = Targets
metric-goal_attainment = Goal attainment
    .definition = What was reached of each goal of the period, against the target in force. Goals have different units: there is no figure over all of them.
said-goal-revised = { $number } { $name }: the target is { $target } now
did-goal-revised = set the target of { $number } { $name } to { $target }
news-goal-revised = { $member } set the target of { $number } { $name } to { $target }
journal-event-revised = revised

## The command line

cli-today = Your day: what waits for you, in a fixed and explained order
cli-goal = Goals: targets, how far they are, and why they were revised
cli-goal-revise = Give a goal another target, with a reason
cli-goal-list = List goals with what was reached and their pace
cli-goal-show = Show a goal with its targets and the period before
cli-goal-add = Set a goal for a figure of a period
cli-goal-edit = Change fields of a goal; its target: goal revise
cli-goal-archive = Put a goal away, or take it out again
cli-arg-target = The new target in the figure’s unit: 320000, 25 %, 45
