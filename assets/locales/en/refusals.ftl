# English: why a rule says no; id refusal-<code>, attribute .hint says what to do.

## Amounts

refusal-not-an-amount = “{ $value }” is not an amount
    .hint = Write it like 12,000 or 12000.50, or shorter: 12k, 1.5M
refusal-too-many-decimals = { $digits ->
        [0] “{ $value }” has decimals, and this currency has none
        [one] “{ $value }” has more than one decimal
       *[other] “{ $value }” has more than { $digits } decimals
    }
    .hint = Round it first: amounts are kept exactly as written
refusal-amount-too-large = { $value } is larger than any amount the team file can hold
    .hint = Check the number of zeros
refusal-unknown-currency = “{ $value }” is not a currency
    .hint = Use the three letters of ISO 4217: EUR, USD, GBP
refusal-percent-out-of-range = { $field } must lie between 0 and 100 %

## Dates and times

refusal-not-a-day = “{ $value }” is not a date
    .hint = Write it as year-month-day: 2026-12-31
refusal-not-a-date = “{ $value }” is not a date
    .hint = Write it like tomorrow, fri, fri 14:30, +3d, +2w, 31/12 or 2026-12-31
refusal-not-a-time = “{ $value }” is not a time of day
    .hint = Write hours and minutes: 14:30
refusal-weekday-differs = { $value } is another day of the week
    .hint = Leave the weekday out, or correct the date
refusal-no-such-day = { $value } does not exist in the calendar
refusal-not-an-instant = “{ $value }” is not a point in time
    .hint = Write it with its offset: 2026-11-21T09:14:00+01:00
refusal-date-out-of-range = { $value } is outside the years 1900 to 2199
    .hint = Check the year
refusal-unknown-zone = “{ $value }” is not a time zone
    .hint = Use a name such as Europe/Rome or America/New_York
refusal-not-a-period = “{ $value }” is not a period
    .hint = Write it like 2026-Q4, 2026, 2026-12, 2026-W50, this-month, last-quarter, 2026-01-01..2026-03-31 or all
refusal-period-backwards = The period “{ $value }” ends before it begins
    .hint = Swap the two dates

## Values and fields

refusal-unknown-language = “{ $value }” is not a language of smarketing
    .hint = Choose en, it or es
refusal-not-an-email = “{ $value }” is not an e-mail address
    .hint = It should look like name@company.com
refusal-not-one-of = “{ $value }” is not one of the values allowed here
    .hint = Choose one of: { $choices }
refusal-wrong-type = “{ $value }” does not fit in this field
refusal-field-missing = { $field } is required
refusal-no-such-field = There is no field called “{ $field }”
refusal-set-by-a-rule = { $field } is worked out by smarketing and cannot be set by hand
refusal-name-taken = “{ $value }” is already taken by { $what }
    .hint = Choose another name, or edit { $what }
refusal-no-such-record = { $what } does not exist
refusal-no-such-reference = { $field }: { $what } does not exist
refusal-nothing-to-change = { $what } is already like that: nothing to change

## The pipeline

refusal-no-such-deal = Deal { $deal } does not exist
refusal-no-such-stage = There is no stage “{ $value }”
refusal-no-open-stage = The pipeline has no open stage
    .hint = Add a stage before opening deals
refusal-deal-closed = { $deal } is closed
    .hint = Reopen it first
refusal-deal-not-closed = { $deal } is not closed, so it cannot be reopened
refusal-reopen-needs-open-stage = A deal cannot be reopened into “{ $stage }”
    .hint = Choose a stage in which deals are still open
refusal-already-there = { $deal } is already in { $stage }
refusal-lost-needs-reason = { $deal } needs a reason to be marked lost
    .hint = Say why: it is what marketing and sales both learn from
refusal-not-happened-yet = { $field }: that lies in the future and cannot have happened yet
    .hint = Give a date up to now; plans go into next step, expected close and wait until
refusal-stage-in-the-future = { $what } cannot have entered a stage in the future
    .hint = Leave the date out, or give one up to now
refusal-wait-in-the-past = { $field }: that day is over
    .hint = Give a day from today on
refusal-campaign-backwards = The campaign ends before it begins
    .hint = Check first and last day
refusal-amount-negative = { $field } cannot be below zero
    .hint = Write the amount without the minus; what was returned is corrected in the record it belongs to
refusal-spend-needs-amount = { $field }: nothing was spent
    .hint = Give what was spent, more than zero
refusal-stage-has-deals = { $count ->
        [one] One deal stands in { $stage }
       *[other] { $count } deals stand in { $stage }
    }
    .hint = Move them to another stage first: smarketing deal list --filter "stage:{ $stage }"
refusal-stage-last = { $stage } is the only stage { $semantic ->
        [won] for deals that are won
        [lost] for deals that are lost
       *[other] for open deals
    }
    .hint = Add another one of that kind first: smarketing stage add --semantic { $semantic }
refusal-fiscal-start-month = “{ $value }” is not a month
    .hint = Give the month in which the fiscal year begins, from 1 to 12
refusal-no-such-calendar = There is no working calendar “{ $value }”
    .hint = { $found ->
        [0] The team’s calendars: { $choices }. A new one: smarketing calendar add
       *[other] Did you mean { $nearest }? The team’s calendars: { $choices }
    }
refusal-put-away-member = { $who } was put away and changes nothing any more
    .hint = Bring them back, or say who you are with --as
refusal-calendar-of-team = The team works by the calendar { $what }
    .hint = Name another one first: smarketing workspace edit --calendar NAME
refusal-before-opening = { $deal } cannot move before it was opened
refusal-stage-already-entered = { $what } has already entered that stage in this qualification

## History

refusal-changed-meanwhile = Someone else has changed { $what } in the meantime
    .detail = { $field } is now “{ $theirs }”
    .hint = Look at the new value, then try again
refusal-changed-since = { $what } has changed since: { $field } is no longer what entry { $entry } left
    .hint = Undo the later change first, or set the value by hand
refusal-in-use = { $what } is in use by { $by } and cannot be removed
refusal-nothing-to-undo = There is nothing to undo
refusal-import-reverts-whole = Entry { $entry } is an import: it can only be undone as a whole
refusal-undo-stands-alone = Entry { $entry } is undone on its own, not together with other changes

## The team file

refusal-locked = The team file is busy: another program has been writing to it for too long
    .hint = Try again; if it lasts, see who else has it open with: smarketing doctor
refusal-read-only = The team file can only be read here
    .hint = Ask its owner for write access, or work on a copy
refusal-reads-only = { $who } is an auditor and only reads
    .hint = Somebody else of the team does it; another role: smarketing member edit { $who } --role …
refusal-read-only-with-wal = { $path } is read-only and holds changes that were not yet folded in, so it cannot be read safely
    .hint = Open it once with write access, or copy it together with its -wal file
refusal-disk-full = The disk is full; nothing was changed
    .detail = { $needed } MB are needed, { $free } MB are free
    .part = { $free } MB are free
    .hint = Free some space and try again
refusal-disk-failed = The disk could not be read or written: { $message }
    .hint = Check the disk, then: smarketing verify
refusal-damaged-file = The team file is damaged: { $message }
    .hint = Restore the latest backup with: smarketing restore
refusal-damaged-journal = The team file's journal is damaged ({ $what })
    .hint = Check it with: smarketing verify
refusal-writing-stopped = The team file is damaged ({ $checks }), so nothing more is written into it
    .hint = Put a backup back with: smarketing restore, or save what can be read with: smarketing export all. Writing goes on once smarketing verify finds nothing
refusal-check-failed = does not hold: { $found }
refusal-rows-not-covered = { $count ->
        [one] one row came with an import by an older smarketing, which kept no checksum of it
       *[other] { $count } rows came with imports by an older smarketing, which kept no checksums of them
    }
refusal-words-not-covered = { $count ->
        [one] the names and texts of one imported row can no longer be checked, because personal data were erased
       *[other] the names and texts of { $count } imported rows can no longer be checked, because personal data were erased
    }
refusal-not-a-database = This is not a team file
    .hint = Check the path, or start a new one with: smarketing init
refusal-foreign-file = { $path } belongs to another program ({ $id })
    .hint = Choose another file
refusal-crafted-file = { $path } holds things that no team file has; it may have been tampered with
    .hint = Do not use it; ask whoever gave it to you
refusal-early-file = { $path } was written by a smarketing from before its first release
    .hint = Export everything with that one, and import it here
refusal-newer-file = { $path } was written by a newer smarketing (format { $found }, this one knows { $known })
    .hint = Update smarketing
refusal-empty-team-file = { $path } is empty
    .hint = Start a team in it with: smarketing init
refusal-file-replaced = Not saved: the file was moved or replaced on disk ({ $path })
    .hint = Close smarketing and open it again
refusal-file-exists = { $path } already exists
    .hint = Choose another name; smarketing never overwrites a file
refusal-taken-file = { $path } already exists; it was left as it is
    .hint = Choose another name, or say --yes to replace it
refusal-name-too-long = The path is too long for this computer
    .hint = Choose a shorter name
refusal-file-limit = { $path } would be larger than this account may write; nothing was changed
    .hint = Raise the limit (see: ulimit -f), or write less
refusal-team-file-itself = { $path } belongs to the team file itself
    .hint = Choose another name: the team’s data would be lost
refusal-no-such-file = { $path } does not exist
    .detail = the demonstration team is another file, --file { $demo }
    .hint = Check the path, or start a new team with: smarketing init
refusal-no-such-folder = The folder { $path } does not exist
    .hint = Create it first
refusal-no-access = { $path } cannot be opened: { $message }
    .hint = Check its permissions
refusal-cannot-open = The team file cannot be opened: { $message }
    .hint = Check the path and its permissions
refusal-linked-file = { $path } is a link or has a second name; changes through it could be lost
    .hint = Give the file's real path
refusal-directory = { $path } is a folder
    .hint = Give the path of a file
refusal-not-a-file = { $path } is not an ordinary file
    .hint = Choose another file
refusal-network-file = { $path } is on a network drive ({ $system }), where two people writing can damage it
    .hint = Keep it on one computer and work on it there, for instance through ssh
refusal-backup-failed = The backup { $path } could not be written: { $message }
refusal-backup-not-whole = The copy is not whole ({ $message }) and was not kept
    .hint = Check the team file with: smarketing verify
refusal-import-running = { $by } is importing { $file } right now
    .hint = Wait for it to finish
refusal-import-worked-on = The import { $entry } cannot be undone: { $count ->
        [one] { $what } has been worked on since
       *[other] { $count } of its records have been worked on since, { $what } among them
    }
    .hint = Undo those changes first, or keep the import
refusal-no-such-entry = There is no entry { $entry } in the journal
refusal-entry-erased = Entry { $entry } cannot be undone: its personal data have been erased
refusal-already-undone = Entry { $entry } has already been undone by entry { $by }
    .hint = To bring it back, undo entry { $by }
refusal-already-founded = This file already holds a team
refusal-outcome-unknown = The connection broke while saving: it is not known whether the change was kept ({ $op })
    .hint = Look at the journal before doing it again
refusal-no-randomness = This computer gives no random numbers, so nothing can be saved safely
refusal-sqlite-too-old = The SQLite library { $version } is too old to be safe
    .hint = Install a newer smarketing
refusal-wrong-column-type = The team file holds something unexpected in { $column } ({ $found })
    .hint = Check it with: smarketing verify
refusal-cancelled = Cancelled; nothing was changed
refusal-store-failed = The team file could not be used: { $message }
    .hint = Check it with: smarketing doctor

## The service

refusal-ambiguous-name = “{ $what }” could be more than one: { $candidates }
    .hint = Type more of the name, or the number
refusal-bad-now = { $variable } holds “{ $value }”, which is not a point in time
    .hint = Write it with its offset: 2026-11-21T09:14:00+01:00, or unset the variable
refusal-file-too-large = { $path } is too large to be read here
refusal-not-text = { $path } is not a text in UTF-8
    .hint = Save it again as UTF-8
refusal-founding-stays = The founding of the team cannot be undone
    .hint = To start over, make a new file with: smarketing init
refusal-not-founded = { $path } holds no team yet
    .hint = Start one with: smarketing init
refusal-nothing-to-redo = There is nothing to redo
refusal-unknown-member = Nobody in the team is called “{ $value }”
    .hint = See who is: smarketing member list

refusal-unknown-metric = There is no figure called { $value }
    .hint = { $found ->
        [0] `smarketing metrics list` shows them all
       *[other] The nearest is { $nearest }; `smarketing metrics list` shows them all
    }

refusal-dimension-does-not-fit = { $metric } cannot be grouped by { $dimension }
    .hint = Leave that grouping out, or ask for this figure on its own

refusal-too-many-dimensions = A figure can be grouped by two dimensions at most
    .hint = Name one or two, as in --by quarter,region

refusal-unknown-dimension = Figures cannot be grouped by “{ $value }”
    .hint = Choose among: { $choices }, or field:NAME for a field of your own
refusal-flag-value = { $flag } cannot be “{ $value }”
    .hint = `smarketing import --help` lists what it takes

## Filters, lists and long work

refusal-filter-unknown-field = { $found ->
        [0] There is nothing called “{ $value }” to filter by
       *[other] There is nothing called “{ $value }” to filter by; did you mean { $nearest }?
    }
    .hint = To search for the words themselves, put them in "quotation marks"
refusal-filter-unknown-value = { $found ->
        [0] { $field } has no “{ $value }”
       *[other] { $field } has no “{ $value }”; did you mean { $nearest }?
    }
refusal-filter-bad-comparison = { $field } cannot be compared with < or >
    .hint = Write { $field }:value, or { $field }=value for the whole text
refusal-filter-empty-value = { $field } needs a value
    .hint = Write it like stage:won, amount>10k or created:2026-01..2026-03
refusal-filter-unexpected = “{ $value }” does not belong here
refusal-filter-nobody-acts = “{ $value }” is nobody here: this session has no name
    .hint = Say who you are with --as, or for good with: smarketing config set as HANDLE
refusal-clock-behind = This computer’s clock is { $count } { $unit ->
        [minutes] min
        [hours] h
       *[other] days
    } behind the last entry
    .hint = Check date and time; what you do now is dated by this clock
refusal-done-but-untold = Done as entry E-{ $entry }, but the answer could not be written
    .hint = Do not repeat it; see: smarketing journal
refusal-filter-too-long = The filter has more than { $limit } terms
    .hint = Split it into several
refusal-sort-not-offered = This list cannot be sorted by { $field }
    .hint = Choose one of: { $choices }
refusal-job-running = Another job is still running
    .hint = Wait for it, or stop it first
refusal-no-threads = This computer gives no threads: { $message }
refusal-before-last-step = { $deal } was closed or reopened later than that
    .hint = Give a day on or after its last step; `smarketing deal show` lists them
refusal-in-the-future = { $deal } cannot have moved in the future
    .hint = Leave the date out, or give one up to today
refusal-imported-again = The same file was imported again since: bringing E-{ $entry } back would double its records
    .hint = Undo the later import first

## Working calendars

refusal-calendar-range-overlaps = The hours { $value } overlap { $other }
    .hint = Hours of one day may touch but not overlap: 09:00-12:30 13:30-17:30
refusal-calendar-range-ends-first = “{ $value }” ends before it begins
    .hint = Write a night shift as two: until 24:00, and from 00:00 of the next day
refusal-calendar-range-unreadable = “{ $value }” cannot be read as working hours
    .hint = Write them like mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00, or 24x7
refusal-calendar-zone-unknown = “{ $value }” is not a time zone
    .hint = Use a name such as Europe/Rome or America/New_York
refusal-calendar-never-works = The working calendar has no working time in the { $days } days from { $since }
    .hint = Check its weekly hours and how long its closings and leave last
refusal-holiday-rule-unreadable = “{ $value }” is not a rule for a holiday
    .hint = Write it like 12-25, easter+1, 3 mon 1 or mon from 05-24
refusal-holiday-country-unknown = { $found ->
        [0] There are no holidays for “{ $value }”
       *[other] There are no holidays for “{ $value }”; did you mean { $nearest }?
    }
    .hint = Choose one of: { $choices }
refusal-holiday-region-unknown = { $found ->
        [0] { $country } has no region “{ $value }”
       *[other] { $country } has no region “{ $value }”; did you mean { $nearest }?
    }
    .hint = Choose one of: { $choices }
refusal-ics-not-a-calendar = This is not a calendar file
    .hint = Export the calendar as iCalendar: a file that ends in .ics
refusal-ics-too-large = The calendar file is too large: the limit is { $limit }
    .hint = Export fewer calendars, or fewer years of them
refusal-ics-rule-unknown = The event comes back by a rule that smarketing does not read: { $value }
    .hint = Add its days to the working calendar by hand
refusal-ics-no-time = The event has no time that can be read: “{ $value }”
refusal-ics-no-length = The event ends when it begins, or before
