# English: the simulator (refusals and warnings of a plan) and where a goal stands.

## Rates of the funnel, as refusals name them

field-opportunity_to_won = Opportunity → won
field-sql_to_opportunity = SQL → opportunity
field-mql_to_sql = MQL → SQL
field-lead_to_mql = Lead → MQL

## What cannot be planned with

refusal-plan-goal-zero = A plan needs a revenue goal above zero
    .hint = Give the revenue to reach in the period
refusal-plan-average-zero = The average deal must be above zero
    .hint = Give what a new customer brings on average
refusal-plan-average-unknown = There is no won deal yet to take an average from
    .hint = Give the average deal yourself
refusal-plan-share = Marketing's share must be above 0 and at most 100 %
    .hint = Write 0.6 or 60%
refusal-plan-rate-unknown = { $field }: there is nothing measured yet
    .hint = Give the rate yourself, or agree on one
refusal-plan-rate-zero = { $field }: at a rate of zero no number of leads is enough
    .detail = { $k } of { $n } so far
    .hint = Give a rate above zero, or measure over a longer period
refusal-plan-rate-over-one = { $field }: a rate cannot be above 100 %
    .detail = { $k } of { $n }
    .hint = Write 0.25 or 25%
refusal-plan-attempts = Sales must owe each lead at least one attempt
    .hint = Five attempts in two weeks are a common agreement
refusal-plan-cycle = A sales cycle cannot be shorter than zero days
refusal-plan-capacity = Say how many reps there are and how much each can carry, at least 1
refusal-plan-too-large = The numbers of this plan are too large to count with
    .hint = Check the number of zeros in the goal, and the rates
refusal-plan-needs-period = “{ $value }” has no beginning or no end to plan for
    .hint = Choose a period such as 2026-Q4

## Plans that cannot be kept

refusal-plan-infeasible-days = No working day is left up to { $last }
    .hint = Choose a later period, or check the working calendar
refusal-plan-infeasible-cycle = { $days ->
        [one] A deal takes { $cycle } days to win, and only one day is left
       *[other] A deal takes { $cycle } days to win, and only { $days } days are left
    }
    .hint = New deals had to begin by { $start }; a period up to { $until } or later would do
refusal-plan-infeasible-capacity = { $load ->
        [month] The plan brings { $asked } new opportunities a month, and sales can take on { $possible }
       *[other] The plan keeps { $asked } deals open at a time, and sales can carry { $possible }
    }
    .hint = At { $each } a rep it takes { $reps_needed } reps instead of { $reps }; or lower the goal, or win more of the opportunities

## Warnings beside a plan

refusal-plan-capacity-tight = { $load ->
        [month] Sales can take on { $possible } new opportunities a month; if the rates turn out low, { $asked } will come
       *[other] Sales can carry { $possible } open deals; if the rates turn out low, there will be { $asked }
    }
    .hint = At { $each } a rep that would take { $reps_needed } reps instead of { $reps }
refusal-plan-capacity-unjudged = Whether sales can carry this plan cannot be said
    .hint = It takes a known sales cycle, and rates measured on enough cases
refusal-plan-too-few = { $field } is measured on too few: { $k } of { $n }
    .hint = Under 20 cases a rate says little: look at the range
refusal-plan-average-thin = { $n ->
        [one] The average deal comes from a single won deal
       *[other] The average deal comes from only { $n } won deals
    }
refusal-plan-next-quarter = The quarter that is running is too short for a plan, so this one is for { $period }
    .hint = Give a period to plan for another one
refusal-plan-cycle-unknown = No sales cycle is known: whether the deals close in time was not checked
    .hint = Give the usual days from opportunity to won

## Where a goal stands

goal-state-not_begun = not begun
goal-state-reached = reached
goal-state-on_pace = on pace
goal-state-behind = behind
goal-state-over = missed
goal-needed-reached = nothing more, it is reached
goal-needed-no_days_left = no working day is left
goal-needed-not_a_sum = it does not add up day by day
