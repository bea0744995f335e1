# English: import and export.

## What a file is not

refusal-import-is-excel = { $file } is an Excel file
    .hint = Open it in your spreadsheet and save it as CSV (UTF-8), then import that
refusal-import-is-compressed = { $file } is a compressed file
    .hint = Unpack it and import the CSV inside
refusal-import-is-pdf = { $file } is a PDF, not a table
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-image = { $file } is a picture, not a table
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-document = { $file } is a text document, not a table
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-html = { $file } is a web page, whatever its name says
    .hint = Open it in your spreadsheet and save it as CSV (UTF-8), then import that
refusal-import-is-json = { $file } is JSON, not CSV
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-vcard = { $file } is a contact card or calendar, not a table
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-database = { $file } is a database, not a table of text
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-program = { $file } is a program
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-utf32 = { $file } is in UTF-32, which nothing here reads
    .hint = Save it again as UTF-8
refusal-import-is-binary = { $file } is not text
    .hint = Export the list as CSV from the program that holds it
refusal-import-is-directory = { $file } is a folder
    .hint = Name the file inside it
refusal-import-is-device = { $file } is a device or a pipe, not a file
    .hint = To read from another program write - and pipe into this one
refusal-import-is-team-file = { $file } is the team's own file
    .hint = To take its contents elsewhere use export
refusal-import-not-found = There is no file { $file }
    .hint = Check the path
refusal-import-cannot-read = { $file } cannot be read: { $detail }
refusal-import-cannot-write = The rejected rows cannot be written: { $detail }
    .hint = Nothing was imported. Make room or choose a folder you may write to
refusal-import-changed = { $file } changed while it was being read
    .hint = Nothing was imported. Wait until it is complete and try again
refusal-import-cancelled = The import was cancelled: nothing changed
refusal-import-empty = { $file } is empty
refusal-import-no-rows = { $file } has a header and no rows
    .hint = Export it again with its rows
refusal-import-stdin-too-large = Standard input is larger than { $gigabytes } GB
    .hint = Import it from a file

## How it is written

refusal-import-has-nul = { $file }, line { $line }: zero bytes, which no text has
    .hint = If it is Unicode text, say so: --encoding utf-16le
refusal-import-mixed-encoding = { $file } mixes encodings: line { $line } is not UTF-8, other lines are
    .hint = --encoding mixed reads each letter as what it is; --encoding windows-1252 reads all as old Windows text
refusal-import-no-encoding = { $file }, line { $line }: no encoding fits; the byte { $byte } is no letter in any that could be meant
    .hint = If you know it, say it: --encoding windows-1252 (or mac-roman, mixed …); else export the file again as UTF-8
refusal-import-not-utf8 = { $file }, line { $line }: this is not UTF-8
    .hint = Leave --encoding out to have it guessed, or try --encoding windows-1252
refusal-import-encoding-invalid = { $file }, line { $line }: this is not { $encoding }
    .hint = Choose another one with --encoding
refusal-import-unknown-encoding = “{ $value }” is not an encoding
    .hint = For instance: utf-8, windows-1252, utf-16le, mac-roman, mixed
refusal-import-unclosed-quote = { $file }, line { $line }: a quote opened here is not closed
    .hint = Close it, or remove it, on that line; within 1,000 lines and 1 MiB it must be closed
refusal-import-field-too-long = { $file }, line { $line }, column { $column }: a cell is longer than 1 MiB
    .hint = Check the delimiter: --delimiter
refusal-import-record-too-long = { $file }, line { $line }: the row is longer than 4 MiB
    .hint = Leave out the columns with long texts
refusal-import-too-many-columns = { $file }, line { $line }: { $columns } columns; at most { $limit } are read
    .hint = Leave out columns you do not need, or check --delimiter
refusal-import-bad-delimiter = “{ $value }” is not a delimiter
    .hint = One character: , ; | or the word tab

## What has to be said

refusal-import-needs-kind = { $file } does not show what its rows are
    .hint = Say it: { $flag } { $options }
refusal-import-needs-dates = Column “{ $column }” of { $file } does not prove whether day or month comes first: line { $line } has { $sample }
    .hint = Say it: { $flag } { $options } (dmy = day first, mdy = month first)
refusal-import-mixed-dates = Column “{ $column }” of { $file } has dates of both orders, day first and month first: line { $line } has { $sample }
    .hint = Say which one most rows have: { $flag } { $options } (dmy = day first, mdy = month first); rows of the other are rejected with their lines
refusal-import-needs-decimal = Column “{ $column }” of { $file } does not prove which mark stands before the decimals: line { $line } has { $sample }
    .hint = Say it: { $flag } { $options }
refusal-import-needs-currency = Nothing tells the currency of column “{ $column }” of { $file }
    .hint = Say it: { $flag } with the three letters, such as { $options }
refusal-import-needs-map = No column of { $file } tells what a row cannot do without: { $sample }
    .hint = Say which one does: { $flag } "COLUMN=field"; the columns are { $options }
refusal-import-looks-alike = “{ $name }” ({ $count } rows) looks like “{ $known }”, which is there already
    .hint = The same: { $same }  Another one: { $apart }{ $others ->
        [0] {""}
       *[other] {"  "}(others like this: { $others })
    }
refusal-import-unknown-column = The file has no column “{ $value }”
    .hint = Its columns are: { $columns }; #3 is the third
refusal-import-unknown-field = { $kind } have no field “{ $value }”
    .hint = The fields are: { $fields }; field:NAME keeps it under a name of your own, - leaves it out
refusal-import-field-twice = Two columns cannot both fill { $value }
    .hint = Give it to one of them with --map
refusal-import-bad-map = “{ $value }” does not say which column fills which field
    .hint = Write --map "COLUMN=field"
refusal-import-bad-alias = “{ $value }” does not say which spelling means which name
    .hint = Write --alias product:GTXPro="GTX Pro", or =new for another product
refusal-import-unknown-profile = There is no import profile “{ $value }”
    .hint = Name a .toml file of your own, or one of: { $profiles }
refusal-import-bad-profile = The import profile { $profile } is not right: { $detail }
refusal-import-column-not-dates = Column “{ $column }” does not hold dates for { $field }: line { $line } has “{ $sample }”
    .hint = Keep it as a field of your own, or leave it out: --map { $options }
refusal-import-column-not-numbers = Column “{ $column }” does not hold numbers for { $field }: line { $line } has “{ $sample }”
    .hint = Keep it as a field of your own, or leave it out: --map { $options }
refusal-import-column-not-words = Column “{ $column }” does not hold words that { $field } takes: line { $line } has “{ $sample }”
    .hint = Keep it as a field of your own, or leave it out: --map { $options }

## What somebody should know

import-note-encoding-guessed = The encoding was guessed: { $encoding }; look at the accents in the preview
import-note-no-header = The first line is a row, not a header: the columns are numbered
import-note-preamble = Lines before the header were passed over: { $count }
import-note-short-rows = Rows with missing cells: { $count }, the first on line { $line }; the missing cells count as empty
import-note-long-rows = Rows with more cells than columns: { $count }, the first on line { $line }; they will be rejected
import-note-repeated-header = The header comes again in the file, times: { $count } ({ $line }); it is passed over
import-note-footer = Report lines below the table were passed over: { $count } ({ $line })
import-note-not-readable = “{ $column }” would be { $field }, but line { $line } has “{ $value }”: kept as a field of your own
import-note-emptied = “{ $column }”: { $words } counts as empty, in cells: { $count }
import-note-unknown-words = “{ $column }” has words that are not known: { $words }; rows with them will be rejected: { $count }
import-note-dollar = “{ $column }” has { $value }: read as US dollars; --currency says otherwise
import-note-several-currencies = “{ $column }” mixes currencies: { $currencies }; each amount keeps its own
import-note-home-currency = “{ $column }” names no currency: read as { $currency }, the team's own

## Why a column fills a field

import-reason-given = you said so
import-reason-profile = known export
import-reason-header = its name
import-reason-near-header = nearly its name
import-reason-cells = its cells
import-reason-unknown = a field of your own
import-reason-taken = another column fills it
import-reason-not-readable = cells of another sort

## Questions

import-question-kind = What are the rows?
import-question-dates = Does day or month come first?
import-question-decimal = Which mark stands before the decimals?
import-question-currency = In which currency?
import-question-not-dates = This column does not hold dates. What becomes of it?
import-question-not-numbers = This column does not hold amounts. What becomes of it?
import-question-map = Which column says who or what a row is about?
import-question-alias = “{ $name }” is new here, but looks like a name that is there. Is it the same?
import-column-keep = Keep it as our own field “{ $name }”
import-column-leave = Leave it out
import-alias-same = Yes, it is “{ $known }”
import-alias-new = No, “{ $name }” is another one: make it new
import-alias-all-new = No, neither this one nor any other like it

## Rejected rows

import-rejects-line = line
import-rejects-column = column
import-rejects-reason = reason
reject-too-many-cells = more cells than columns: “{ $value }”
reject-nobody = nothing says who or what it is about
reject-not-a-number = “{ $value }” is not a number
reject-number-too-large = { $value } is too large
reject-amount-too-large = { $value } is larger than any amount
reject-amount-negative = { $value } is below zero
reject-too-many-decimals = { $value } has more decimals than its currency
reject-not-a-date = “{ $value }” is not a date
reject-no-such-day = { $value } does not exist
reject-date-out-of-range = { $value } is outside the years 1900 to 2199
reject-unknown-currency = “{ $value }” is not a currency
reject-other-currency = { $value } names another currency than the import
reject-no-currency = { $value } has no currency
reject-not-yes-or-no = “{ $value }” is neither yes nor no
reject-unknown-word = “{ $value }” is not a known word here
reject-unknown-prospect = there is no prospect “{ $value }”
reject-no-date = it has no date
reject-no-amount = it has no amount
