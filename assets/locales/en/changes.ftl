# English: what was done. said-: to the person who did it; did-: in the journal, after the name of who did it;
# news-: what another member did meanwhile.

said-added = { $number } { $name } added
said-edited = { $number } { $name } changed
said-archived = { $number } { $name } put away
said-unarchived = { $number } { $name } is back
said-deal-moved = { $number } moved to { $stage }
said-deal-won = { $number } { $name } won
said-deal-lost = { $number } { $name } lost
said-deal-reopened = { $number } reopened in { $stage }
said-stage-entered = { $name } is now { $stage }
said-touch-added = Touch with { $name } logged
said-spend-added = Spend on { $name } recorded
said-undone = Undone: { $what }
said-redone = Done again: { $what }
said-imported = { $file } imported: { $rows } records
said-import-undone = Import of { $file } undone: { $rows } records
said-import-redone = Import of { $file } brought back: { $rows } records
said-team-made = The team is ready

ask-import-undone = Undo the import of { $file }? { $n ->
        [one] One record goes out or changes back
       *[other] { $n } records go out or change back
    }, such as:
ask-import-redone = Bring the import of { $file } back? { $n ->
        [one] One record comes back or changes again
       *[other] { $n } records come back or change again
    }, such as:
ask-undo-old = The last you changed here was { $when }. Take it back?
ask-many = This changes { $n ->
        [one] one record
       *[other] { $n } records
    } at once. Do it?

did-added = added { $number } { $name }
did-edited = changed { $number } { $name }
did-archived = put { $number } { $name } away
did-unarchived = brought { $number } { $name } back
did-deal-moved = moved { $number } { $name } to { $stage }
did-deal-won = won { $number } { $name }
did-deal-lost = lost { $number } { $name }
did-deal-reopened = reopened { $number } { $name } in { $stage }
did-stage-entered = made { $number } { $name } { $stage }
did-touch-added = logged a touch with { $name }
did-spend-added = recorded spend on { $name }
did-undone = undid entry { $entry }
did-redone = took back the undo in entry { $entry }
did-imported = imported { $file }: { $rows } records
did-import-undone = undid the import of { $file }: { $rows } records
did-import-redone = brought the import of { $file } back: { $rows } records
did-team-made = founded the team

news-added = { $member } added { $number } { $name }
news-edited = { $member } changed { $number } { $name }
news-archived = { $member } put { $number } { $name } away
news-unarchived = { $member } brought { $number } { $name } back
news-deal-moved = { $member } moved { $number } { $name } to { $stage }
news-deal-won = { $member } won { $number } { $name }
news-deal-lost = { $member } lost { $number } { $name }
news-deal-reopened = { $member } reopened { $number } { $name } in { $stage }
news-stage-entered = { $member } made { $number } { $name } { $stage }
news-touch-added = { $member } logged a touch with { $name }
news-spend-added = { $member } recorded spend on { $name }
news-undone = { $member } undid entry { $entry }
news-redone = { $member } took back the undo in entry { $entry }
news-imported = { $member } imported { $file }: { $rows } records
news-import-undone = { $member } undid the import of { $file }
news-import-redone = { $member } brought the import of { $file } back
news-team-made = { $member } founded the team
news-more = { $n ->
        [one] and one change before that
       *[other] and { $n } changes before that
    }
somebody = somebody

## A campaign's figures before and after a win

figure-won = { $n ->
        [one] { $n } deal won
       *[other] { $n } deals won
    }
figure-roi = ROI { $value }

## Why sales sends a prospect back; what a team stores is the words

refuse-too-small = Company too small
refuse-wrong-industry = Not our industry
refuse-no-authority = No say in the decision
refuse-no-answer = No answer after 3 attempts
refuse-bad-timing = Bad timing
refuse-no-budget = No budget
refuse-locked-in = Tied to another supplier
refuse-no-project = No concrete need
recycled-until = Back to nurturing until { $day }

## Why deals are lost

lost-price = Price
lost-competitor = Chose a competitor
lost-no-budget = No budget
lost-missing-feature = Something was missing in our offer
lost-too-long = The decision dragged on
lost-no-decider = We never met the decision maker
lost-no-answer = No answer any more
lost-poor-fit = Not a good fit
lost-other = Other

## Long work

job-import = Importing { $file }
job-demo = Making a demo team of { $n } prospects
job-demo-done = The demo team is ready: { $n } prospects
job-import-done = { $file } imported: { $added } new, { $updated } changed, { $unchanged } known already, { $rejected } rejected
job-import-partly = { $file } imported: { $added } new, { $updated } changed, { $unchanged } known already; { $rejected } rejected, kept with their reasons in { $path }
