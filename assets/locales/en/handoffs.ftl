# English: hand-offs: what marketing offers, and what sales says to it.

## What was done

said-handoff-offered = { $name } handed over to { $to }
said-handoff-accepted = { $name } accepted: sales works on it
said-handoff-refused = { $name } refused: { $reason }
said-handoff-recycled = { $name } is back with marketing until { $until }
said-handoff-taken-back = { $name } taken back from sales
said-handoff-passed-on = { $name } passed on to { $to }
said-handoff-disputed = { $number } { $name } disputed: the other side owes an answer
said-handoff-answered = { $number } { $name }: the dispute is answered

did-handoff-offered = handed { $name } over to { $to }
did-handoff-accepted = accepted { $name }
did-handoff-refused = refused { $name }: { $reason }
did-handoff-recycled = gave { $name } back until { $until }
did-handoff-taken-back = took { $name } back from sales
did-handoff-passed-on = passed { $name } on to { $to }
did-handoff-disputed = disputed { $number } { $name }
did-handoff-answered = answered the dispute about { $number } { $name }

news-handoff-offered = { $member } handed { $name } over to { $to }
news-handoff-accepted = { $member } accepted { $name }
news-handoff-refused = { $member } refused { $name }: { $reason }
news-handoff-recycled = { $member } gave { $name } back until { $until }
news-handoff-taken-back = { $member } took { $name } back from sales
news-handoff-passed-on = { $member } passed { $name } on to { $to }
news-handoff-disputed = { $member } disputed { $number } { $name }
news-handoff-answered = { $member } answered the dispute about { $number } { $name }

journal-event-offered = handed over
journal-event-accepted = accepted
journal-event-refused = refused
journal-event-recycled = given back
journal-event-taken_back = taken back
journal-event-passed_on = passed on
journal-event-disputed = disputed
journal-event-answered = dispute answered

sales-side = the sales side
handed-to = to { $member }
event-given-back = given back to marketing
event-taken-back = taken back by marketing
event-passed-on = passed on
event-disputed = disputed
event-answered = dispute answered

## What a reason means for the prospect

reason-nurture = nurture
reason-recycle = { $days ->
        [one] rests one day
       *[other] rests { $days } days
    }
reason-archive = not to be won

## The screens

area-handoffs = Hand-offs
section-handoff = Hand-off
handoff-expired = waiting, time is over
handoff-with = for { $member }
handoff-until = rests until { $day }
handoff-answer-owed-sales = Marketing disputes it: sales owes an answer
handoff-answer-owed-marketing = Sales disputes it: marketing owes an answer
answer-owed-by_marketing = sales must answer
answer-owed-by_sales = marketing must answer
verdict-offered = waiting
verdict-accepted = accepted
verdict-refused = refused
verdict-recycled = given back
verdict-taken_back = taken back
form-hand-off = Hand { $name } over to sales
form-dispute = Dispute the hand-off of { $name }
form-reply = Answer the dispute about { $name }
form-pass-on = Pass { $name } on
form-open-deal = New deal with { $name }
command-take-back = Take the offer back from sales
    .short = take back
command-dispute = Dispute what the other side did with the hand-off
    .short = dispute
command-answer = Answer the other side’s dispute
    .short = answer
command-pass-on = Pass the hand-off on to another rep
    .short = pass on
command-open-deal = Open a deal with the accepted prospect
    .short = open a deal
reason-decided = sales has given its verdict already
reason-nothing-disputable = there is no hand-off here that could be disputed
reason-not-disputed = nobody disputes this hand-off
reason-not-accepted = sales accepts the prospect first

## Refusals

refusal-unknown-reason = There is no refusal reason “{ $value }”
    .hint = { $found ->
        [0] The team's reasons: { $choices }
       *[other] Did you mean { $nearest }? The team's reasons: { $choices }
    }
refusal-reason-archived = The reason { $value } is put away
    .hint = Choose another one, or take it out again: smarketing reason archive { $value } --back
refusal-handoff-in-the-future = { $what }: that cannot have happened in the future
    .hint = Leave the date out, or give one up to now
refusal-offer-by-marketing = { $who } is not in marketing: marketing hands prospects over, and takes them back
    .hint = Somebody of marketing or management does it. Whom sales found itself needs no hand-off: open the deal
refusal-verdict-by-sales = { $who } is not in sales: what becomes of { $what } is for sales to say
    .hint = Somebody of sales or management says it
refusal-handoff-to-sales = { $who } cannot be asked: not, or no longer, in sales
    .hint = Name somebody of sales, or nobody: then the whole side is asked
refusal-still-resting = { $how ->
        [refused] { $what } rests until { $until }: sales refused it ({ $handoff }, { $reason })
       *[other] { $what } rests until { $until }: sales gave it back ({ $handoff })
    }
    .hint = Hand it over from that day on. If they come back earlier by themselves, write that down first: smarketing prospect stage { $what } mql --note "why"
refusal-not-to-be-won = { $how ->
        [refused] Sales says that { $what } is not to be won ({ $handoff }, { $reason })
       *[other] Sales says that { $what } is not to be won ({ $handoff })
    }
    .hint = Dispute it if you see it differently. If things have changed since, write that down first: smarketing prospect stage { $what } mql --note "why"
refusal-disqualified = { $what } is not to be won
    .hint = If things have changed since, write that down first: smarketing prospect stage { $what } mql --note "why"
refusal-speaks-for-other-side = { $who } cannot speak for { $side }
    .hint = A person of that side says it, or management

## The command line

cli-reason = Why sales may refuse a hand-off: the team's list
cli-reason-list = List the reasons for refusing
cli-reason-show = Show one reason
cli-reason-add = Add a reason
cli-reason-edit = Change a reason
cli-reason-archive = Put a reason away, or take it out again
cli-prospect-hand-off = Marketing offers a prospect to sales
    .to = Whose verdict is asked for; without it the prospect's owner in sales, else the whole side
cli-prospect-hand-offs = List hand-offs
    .state = Only those that are so; waiting ones come oldest first, expired ones wait though the time for a verdict is over
    .to = Only those of this member; me is you
cli-prospect-accept = Sales accepts what was handed over
cli-prospect-refuse = Sales refuses it, with a reason that is counted
    .reason = Code of the reason, see: smarketing reason list
cli-prospect-recycle = Sales gives it back to marketing until a day
    .until = Until when it rests: +60d, or a date
cli-prospect-take-back = Marketing takes an offer back before the verdict
cli-prospect-dispute = A side does not agree: marketing with a refusal, sales with an offer
    .side = For which side, where you are management
    .note = Why
cli-prospect-answer = The other side answers a dispute
    .side = For which side, where you are management
    .note = The answer
    .accept = Sales takes the prospect after all
cli-prospect-pass-on = Give a hand-off, with its clocks, to another rep
    .to = To whom; without it back to the whole side
cli-stage-no-offer = A stage set by hand offers nothing: smarketing prospect hand-off { $what } asks sales for a verdict
cli-offer-accepted = The hand-off { $handoff } that waited is accepted with it
consequence-hand-off = Hand-off { $name }
cli-arg-to = To whom
cli-arg-state = Which ones
cli-arg-until = Until when
cli-arg-accept = Accept
cli-value-code = CODE
cli-value-side = SIDE

## Figures

metric-acceptance_rate = Acceptance rate
    .definition = Of the hand-offs decided in the period, the share that sales accepted; silence past the agreed time counts as decided against, those that wait or were given back stand apart.
metric-decision_time_median = Time to a verdict, median
    .definition = Working time from the hand-off to accepting or refusing it, without pauses; median of the period.
metric-handoffs_waiting = Hand-offs waiting
    .definition = Hand-offs without a verdict now, in time or late.
excluded-waiting = waits for a verdict
excluded-expired = waits, time is over
excluded-given-back = given back, neither accepted nor refused
excluded-taken-back = taken back before a verdict
excluded-decided = decided
