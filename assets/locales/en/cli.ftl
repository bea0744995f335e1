# English: the command line.

cli = The terminal cockpit in which sales and marketing work as one revenue team

## Headings of the help

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-global = General options
cli-heading-examples = Examples
cli-heading-filters = Words for --filter (word:value, word=whole, word>value, -not, a | b):
cli-group-team = The team's work
cli-group-set-up = Setting up
cli-group-figures = Figures
cli-group-history = History
cli-group-files = Data in and out
cli-group-tool = The tool itself
cli-examples =
    smarketing                                              opens the cockpit
    smarketing init --name "Rossi & Sons" --currency EUR    starts a team
    smarketing deal list --filter "stage:negotiation amount>10k"
    smarketing deal move D-1042 negotiation --note "Legal has the draft"
    smarketing deal win D-1042 --on yesterday
    smarketing --json deal show D-1042 | jq .data.amount

## Commands

cli-init = Start a team in a new file
    .name = Name of the team
    .currency = Base currency, ISO 4217 (EUR unless you say otherwise)
    .zone = Time zone of the reports, such as Europe/Rome (this computer's unless you say otherwise)
    .language = Language of the reports and of the stages' names: en, it or es
    .fiscal_start = Month in which the fiscal year starts, 1 to 12
    .member = Your handle in the team; else --as, else your login name
    .side = The side you work on: marketing, sales or management
    .role = What you do: rep, marketer, sales_manager, marketing_manager, data_steward or auditor
    .holidays = A calendar mon-fri 09:00-13:00 14:00-18:00 with the holidays of this country: it, es, gb …, or it/milano for a region
cli-prospect = People whom the team may win
cli-account = Companies
cli-touch = Contacts with prospects: the timeline both sides share
cli-campaign = Campaigns and what was spent on them
cli-asset = Content pieces
cli-deal = Deals and the pipeline
cli-product = Products and services on offer
cli-stage = Stages of the pipeline
cli-member = People of the team
cli-workspace = The team itself: name, currency, time zone
cli-noun-list = List { $kind ->
        [account] accounts
        [asset] content pieces
        [campaign] campaigns
        [deal] deals
        [member] members
        [product] products
        [prospect] prospects
        [stage] stages
        [term] terms
        [term_rate] lead values
        [touch] touches
       *[other] the team
    }
cli-noun-show = Show { $kind ->
        [account] one account
        [asset] one content piece
        [campaign] one campaign with its spending
        [deal] one deal with its history
        [member] one member
        [product] one product
        [prospect] one prospect with the shared timeline
        [stage] one stage
        [term] one term
        [term_rate] one lead value
        [touch] one touch
       *[other] the team
    }
cli-noun-add = Add { $kind ->
        [account] an account
        [asset] a content piece
        [campaign] a campaign
        [deal] a deal
        [member] a member
        [product] a product
        [prospect] a prospect
        [stage] a stage
        [term] a term
        [term_rate] a lead value
        [touch] a touch
       *[other] a record
    }
cli-noun-edit = Change fields of { $kind ->
        [account] an account
        [asset] a content piece
        [campaign] a campaign
        [deal] a deal
        [member] a member
        [product] a product
        [prospect] a prospect
        [stage] a stage
        [term] a term
        [term_rate] a lead value
        [touch] a touch
       *[other] the team
    }
cli-noun-archive = Put { $kind ->
        [account] an account
        [asset] a content piece
        [campaign] a campaign
        [deal] a deal
        [member] a member
        [product] a product
        [prospect] a prospect
        [stage] a stage
        [term] a term
        [term_rate] a lead value
        [touch] a touch
       *[other] a record
    } away, or take it out again
cli-prospect-stage = Enter a prospect into a lifecycle stage by hand
    .stage = subscriber, lead, mql, sal, sql, opportunity, customer, advocate, recycled or disqualified
cli-campaign-spend = Record money spent on a campaign
    .on = Day on which it was spent (today unless you say otherwise)
cli-touch-log = Log a call, an e-mail, a meeting in one line
    .direction = out: from us, in: from them
    .channel = email, call, meeting, event, web, ad, chat or other
    .outcome = sent, connected, no_answer, replied, meeting_booked, not_interested or unreachable
    .on = When it took place (now unless you say otherwise)
cli-deal-move = Move a deal to a stage
cli-deal-win = Mark a deal won
cli-deal-lose = Mark a deal lost
    .reason = Why it was lost: what marketing and sales both learn from
cli-deal-reopen = Take a closed deal up again
    .stage = Open stage that it goes back to
cli-deal-next = Set a deal's next step
    .text = What happens next
    .due = By when
cli-deal-wait = Let a deal rest until a day
    .until = Day on which it is taken up again
    .reason = Why it waits
cli-workspace-show = Show the team's own record
cli-workspace-edit = Change the team's name, currency, time zone or language
cli-demo = Look around in a believable generated team
    .prospects = How many prospects, up to millions
    .seed = Another seed, another team
    .out = Write it to this new file instead of opening it
cli-metrics = Figures that both sides read
cli-metrics-list = The catalogue: ids, units, definitions
cli-metrics-show = Show figures of a period
    .ids = Ids of figures, see: smarketing metrics list
    .by = Group by one or two, separated by a comma: owner, marketing_owner, manager, campaign, asset, source, channel, product, account, region, stage, reason, month, quarter, week, side, field:NAME
    .within = Only conversions within so many days
    .outcome = Which closed deals the figures about closed deals are of
cli-metrics-joint = The figures of the joint page
cli-journal = Everything that happened, newest first
cli-undo = Take back your last change, or the entry you name
cli-redo = Do again what was taken back last
cli-import = Bring a CSV file in; - reads standard input
    .source = The file
    .kind = What its rows are: prospects, deals, accounts, campaigns, touches, members, products or spend
    .profile = A known export (such as maven-pipeline), or the path of a profile of your own
    .map = A column and the field that it fills: "Deal owner=owner"; may be given several times
    .delimiter = What stands between the cells: comma, semicolon, tab or pipe
    .encoding = How the letters are written: utf-8, windows-1252 …
    .dates = How dates are written: dmy, mdy or ymd
    .decimal = What stands before the decimals: , or .
    .currency = Currency of amounts that name none
    .alias = A spelling in the file and what it means: product:GTXPro="GTX Pro"
    .dry_run = Show what it would do, and do nothing
    .on_duplicate = What becomes of records that are there already: update, skip or merge
cli-export = Write a kind of record, or all of them, as CSV or JSON
    .kind = prospect, deal, campaign … or all
    .format = Format of the file
    .raw = Cells exactly as they are kept, to be imported again; without it no cell can start a formula
    .archived = Those put away too
    .out = Where to: a file that ends in .csv, .json or .ndjson, or for all a new folder of tables
    .force = Write over what is there
cli-backup = Write a verified copy of the team file
    .target = Where to; nothing may be there yet
cli-restore = Put a copy's content back into the team file
    .copy = The copy
cli-verify = Check that the team file is whole
cli-doctor = Find out what is wrong: paths, versions, file, terminal
cli-config = Settings
cli-config-show = Show the settings in force
    .origin = And where each comes from
cli-config-set = Change a setting in your config.toml
    .name = The setting
    .value = What it shall be; without it the setting is as delivered again
cli-setting-set = { $name } is now { $value } ({ $path })
cli-setting-unset = { $name } is as delivered again ({ $path })
cli-setting-overruled = The variable { $variable } is set and still wins
cli-keys = What each key does in the cockpit
    .default = The keys as delivered, to begin a keymap of your own with
cli-paths = Show where files lie
cli-completions = Write completions for a shell
    .shell = The shell
cli-man = Write the manual page
    .out = A folder: one page for each command is written into it

## Options

cli-arg-file = The team file (SMARKETING_FILE)
cli-arg-actor = The member who acts (SMARKETING_AS)
cli-arg-lang = Language: en, it or es (SMARKETING_LANG)
cli-arg-at = Answer as of that instant
cli-arg-json = Answer with one JSON document
cli-arg-csv = Answer with comma-separated values
cli-arg-plain = Answer with tabs, ISO dates and plain decimals
cli-arg-yes = Do not ask before changes of many records
cli-arg-quiet = Say nothing beside the answer
cli-arg-color = When to use colour
cli-arg-i_am_the_only_user = Nobody else uses the file: open it even on a network drive
cli-arg-crash_test = How the cockpit shall crash, for tests
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-id = Its number (D-1042), its name, or a part of it that no other has
cli-arg-filter = Only those that fit: words, field:value, amount>10k, -field:value
cli-arg-sort = Field to sort by; with - before it, largest first
cli-arg-limit = At most so many; 0 for all
cli-arg-archived = Those put away too
cli-arg-if_version = Only if nobody has changed it since that version
cli-arg-back = Take it out again
cli-arg-stage = Name of the stage
cli-arg-amount = Amount: 12000, 12k, 1,200.50, 12k USD
cli-arg-currency = Currency of the amount
cli-arg-on = When it happened: yesterday, 12/11, 2026-11-12, fri 14:30
cli-arg-note = A remark
cli-arg-reason = Why
cli-arg-prospect = The prospect
cli-arg-channel = Channel
cli-arg-direction = Direction
cli-arg-outcome = What became of it
cli-arg-explain = Why each figure is what it is: formula, rows that count and that do not, what it stands on
cli-arg-campaign = The campaign
cli-arg-deal = The deal
cli-arg-since = Only what was recorded from then on
cli-arg-by = Only what that member did
cli-arg-entry = Number of the journal's entry
cli-arg-period = Days that count: 2026-Q4, 2026-11, 2026-W47, last-quarter, 2026-01-01..2026-03-31, all
cli-arg-out = The file to write

## What stands for a value

cli-value-command = COMMAND
cli-value-options = OPTIONS
cli-value-path = PATH
cli-value-handle = HANDLE
cli-value-language = LANGUAGE
cli-value-instant = WHEN
cli-value-when = WHEN
cli-value-day = DAY
cli-value-text = TEXT
cli-value-number = NUMBER
cli-value-amount = AMOUNT
cli-value-currency = CURRENCY
cli-value-name = NAME
cli-value-word = WORD
cli-value-tags = TAGS
cli-value-key-value = KEY=VALUE
cli-value-id = ID
cli-value-filter = FILTER
cli-value-field = FIELD
cli-value-stage = STAGE
cli-value-prospect = PROSPECT
cli-value-zone = ZONE
cli-value-entry = ENTRY
cli-value-kind = KIND
cli-value-format = FORMAT
cli-value-metric = METRIC
cli-value-period = PERIOD
cli-value-dimension = DIMENSION
cli-value-setting = SETTING
cli-value-value = VALUE
cli-value-column-field = COLUMN=FIELD
cli-value-sign = SIGN
cli-value-encoding = ENCODING
cli-value-order = ORDER
cli-value-alias = FIELD:THIS=THAT
cli-value-shell = SHELL

## Answers

cli-done = ✓ { $what } · { $label } { $title } · smarketing undo { $entry }
cli-done-again = done again: { $what }
cli-demo-written = ✓ { $path }: { $prospects } prospects, { $deals } deals, { $touches } touches
cli-founded = ✓ { $name } has started in { $path }
cli-founded-by = You act in it as { $handle } ({ $side })
cli-founded-by-nobody = It has no members yet: add yourself with: smarketing member add --handle HANDLE --name NAME --side sales --role rep
cli-more-rows = { $count ->
        [one] Only the first row is shown; --limit 0 shows all
       *[other] Only the first { $count } rows are shown; --limit 0 shows all
    }
cli-raw-on-terminal = Raw cells are cleaned on a terminal; use --out or a pipe for the exact ones
cli-exported = { $count ->
        [one] ✓ One record written to { $path }
       *[other] ✓ { $count } records written to { $path }
    }
cli-backed-up = { $count ->
        [one] ✓ Verified copy with one journal entry: { $path }
       *[other] ✓ Verified copy with { $count } journal entries: { $path }
    }
cli-restored = ✓ { $path } holds what { $copy } held
cli-restored-before = What was in it before: { $path }
cli-pages-written = { $count ->
        [one] ✓ One page written to { $path }
       *[other] ✓ { $count } pages written to { $path }
    }
cli-ask = Go on? [y/N]
cli-revert-import = Import { $entry }, { $file }: { $count ->
    [one] one record goes in or out, or changes
   *[other] { $count } records go in or out, or change
} ({ $sample })
cli-ask-revert-import = This takes back all of import { $entry }. Go on? [y/N]
cli-ask-restore = This replaces what is in { $path } by { $copy }; a copy of it is kept. Go on? [y/N]

## Import

cli-import-sample-line = Column “{ $column }”, line { $line }: { $sample }
cli-import-progress = { $done } of { $total } rows · { $rate } rows/s
cli-import-column = Column
cli-import-fields = Fields
cli-import-format = Format
cli-import-reason = Because of
cli-import-sample = Sample
cli-import-would = It would come to this:
cli-import-done = Imported
cli-import-added = new
cli-import-updated = changed
cli-import-merged = filled in
cli-import-unchanged = known already
cli-import-rejected = rejected
cli-import-made = Made because the file names them: { $kind }, { $count }
cli-import-own = own field “{ $name }”
cli-import-stages = New stages of the pipeline: { $stages }
cli-import-pipeline = Open stages in this order: { $stages } (change it with: smarketing stage edit NAME --position N)
cli-import-unlinked = Deals that name a prospect who is not there: { $count }
cli-import-alike = Line { $line }: { $name } was added and looks like { $like }; only the name is the same
cli-import-alike-more = … and { $count } more who look like somebody
cli-import-undated = Closed deals without a date of closing: { $count }
cli-import-reject = Line { $line }, { $column }: { $why }
cli-import-rejects = The rejected rows are in { $path }
cli-import-earlier = The same file was imported before, by entry { $entry }
cli-import-undo = To take it all back: smarketing undo { $entry }

## The journal

journal-event = { $kind }: { $verb }
journal-event-created = started
journal-event-added = added
journal-event-edited = changed
journal-event-archived = put away
journal-event-unarchived = taken out again
journal-event-moved = moved
journal-event-won = won
journal-event-lost = lost
journal-event-reopened = reopened
journal-event-stage_entered = new stage
journal-event-reverted = taken back
journal-event-published = imported
journal-entry = Entry
journal-when = When
journal-who = Who
journal-what = What
journal-record = Record
journal-reverts = { $what } (takes back { $entry })

## Figures

metrics-metric = Figure
metrics-month = Month
metrics-quarter = Quarter
metrics-week = Week
metrics-value = Value
metrics-k = k
metrics-n = n
metrics-why = Why
metrics-days = { $days } d

## Settings

origin-built-in = built in
origin-file = file
origin-environment = environment
origin-flag = option

## The doctor

doctor-version = smarketing
doctor-sqlite = SQLite
doctor-config = Settings file
doctor-settings = Settings
doctor-data = Data folder
doctor-file = Team file
doctor-open = Opening it
doctor-access = Access
doctor-member = You are
doctor-integrity = Integrity
doctor-chain = Journal chain
doctor-counts = Ready-made counts
doctor-rows = Rows as the journal tells them
doctor-imports = Imported rows as they were loaded
doctor-touches = Journal index
doctor-references = References
doctor-terminal = Terminal
doctor-clipboard = Clipboard

## Why not

refusal-demo-needs-terminal = The demonstration opens in the cockpit, which needs a terminal
    .hint = Write it to a file with --out
refusal-unknown-argument = There is no option “{ $value }” here
    .detail = did you mean { $suggestion }?
    .hint = --help shows what there is
refusal-unknown-command = There is no command “{ $value }”
    .detail = did you mean { $suggestion }?
    .hint = smarketing --help shows what there is
refusal-value-missing = { $argument } needs a value
refusal-bad-choice = “{ $value }” is not possible for { $argument }
    .hint = Choose one of: { $choices }
refusal-bad-value = “{ $value }” is not possible for { $argument }
refusal-argument-missing = Something is missing: { $arguments }
    .hint = --help shows how it is written
refusal-arguments-conflict = { $argument } and { $other } cannot be used together
refusal-not-utf8 = A word of the command line is not valid UTF-8
refusal-bad-usage = These words do not fit together
    .hint = --help shows how it is written
refusal-no-command = Name a command: the cockpit needs a terminal
refusal-no-server-here = This build works on a file, not on a server
    .hint = Give a path with --file
refusal-no-home = There is no home folder, so there is no place for settings and data
    .hint = Set HOME, or XDG_CONFIG_HOME and XDG_DATA_HOME
refusal-config-syntax = { $path }, line { $line }, column { $column }: { $message }
    .hint = Correct the file, or move it away to use the built-in settings
refusal-config-value = { $path }, line { $line }, column { $column }: “{ $value }” is not possible for { $name }
    .hint = Possible: { $choices }
refusal-config-unknown = { $path }, line { $line }, column { $column }: there is no setting “{ $name }”
    .hint = The settings are: { $choices }
refusal-config-variable = { $variable } is “{ $value }”, which it cannot be
    .hint = Possible: { $choices }
refusal-unknown-setting = There is no setting “{ $name }”
    .hint = There are: { $choices }
refusal-setting-value = { $name } cannot be “{ $value }”
    .hint = It can be: { $choices }
refusal-unknown-stage = There is no stage “{ $value }”
    .hint = The stages are: { $choices }
refusal-no-closing-stage = The pipeline has no stage for that
    .hint = Add one with: smarketing stage add --semantic { $semantic }
refusal-not-an-entry = “{ $value }” is not the number of a journal entry
    .hint = See them with: smarketing journal
refusal-not-a-month = { $value } is not a month
    .hint = Use 1 for January to 12 for December
refusal-not-an-own-field = “{ $value }” is not a field of your own
    .hint = Write KEY=VALUE; KEY= takes it out
refusal-two-currencies = “{ $value }” is in another currency than --currency says
refusal-unknown-kind = There are no records called “{ $value }”
    .hint = Choose one of: { $choices }
refusal-export-all-is-whole = All records come out whole: a filter is for one kind
    .hint = Name a kind, or leave --filter out
refusal-export-needs-folder = All records as CSV are one file each
    .hint = Name a folder with --out
refusal-export-all-in-one-table = All records do not fit into one table
    .hint = Name a folder for one CSV a kind, or a .json file
refusal-at-with-a-change = The past cannot be changed: --at is for looking
refusal-at-not-here = This command cannot yet answer as of an earlier instant
    .hint = Leave --at out
refusal-needs-yes = This changes a lot at once, and nobody is there to be asked
    .hint = Say --yes if that is what you want
refusal-not-confirmed = Nothing was changed
refusal-nobody-acts = Recorded without a name: say who you are with --as, or for good with: smarketing config set as HANDLE
refusal-nobody-here = Nobody: { $login } is no member of this team
    .hint = Say who you are with --as, or for good with: smarketing config set as HANDLE (smarketing member list shows the handles)
cli-told-nobody = Nobody got the answer: standard output is closed
refusal-output-full = The answer could not be written: the disk is full
refusal-output-failed = The answer could not be written: { $message }
refusal-file-failed = { $path } could not be read or written: { $message }

