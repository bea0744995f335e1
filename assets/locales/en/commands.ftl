# English: commands, reasons, keys.

## Groups

area-records = Prospects, campaigns, deals
area-lists = Lists
area-figures = Figures
area-moving = Moving about
area-general = General
area-typing = While typing

## Records; .short stands in the line of keys

command-move = Move the deal to another stage
    .short = move
command-next-step = Set the deal’s next step
    .short = next step
command-accept = Accept the prospect from marketing
    .short = accept
command-refuse = Refuse the prospect, with a reason
    .short = refuse
command-recycle = Give the prospect back to nurturing until a day
    .short = recycle
command-hand-off = Hand the prospect over to sales
    .short = hand over
command-touch = Log a call, mail or meeting
    .short = touch
command-spend = Record money spent on the campaign
    .short = spend
command-edit = Edit
    .short = edit
command-add = Add a new one
    .short = new
command-archive = Archive
command-copy = Copy the number

## Lists

command-filter = Filter
    .short = filter
    .period = period
command-filter-clear = Show everything again
    .short = no filter
command-mark-filter = Show only what is marked, or everything
    .short = only marked
command-view = Switch between board and table
    .short = board/table
command-closed = Show closed deals in the table too
    .short = closed too
command-zoom = Give this pane the whole screen
    .short = zoom
command-divide-left = Move the divide to the left
command-divide-right = Move the divide to the right
command-order-name = Order by name
command-order-account = Order by account
command-order-stage = Order by stage
command-order-created = Order by creation
command-order-touch = Order by last touch
command-order-amount = Order by amount
command-order-close = Order by expected close
command-order-leads = Order by leads
command-order-won = Order by deals won
command-order-reverse = Reverse the order

## Figures

command-explain = Explain the figure
    .short = explain
command-to-data = Go to the last quarter with data
    .short = last data

## Moving about

command-down = Down
command-up = Up
command-left = Left
command-right = Right
command-page-down = A page down
command-page-up = A page up
command-half-down = Half a page down
command-half-up = Half a page up
command-first = To the first
command-last = To the last
command-detail-down = Scroll the detail down
command-detail-up = Scroll the detail up
command-open = Open
    .short = open
    .import = import
    .answer = take the answer
command-back = Back, close
    .short = close
command-next-pane = Next pane
    .short = next pane
command-previous-pane = Previous pane
command-tab-today = Go to your day
command-tab-prospects = Go to prospects
command-tab-revenue = Go to campaigns and pipeline
command-tab-metrics = Go to the metrics
command-tab-journal = Go to the journal

## General

command-undo = Undo
    .short = undo
command-redo = Redo
command-confirm = Yes, do it
    .short = yes
command-import = Import a file
command-demo = Open the demo team
command-language = Choose the language
command-theme = Choose the colours (theme)
command-reload = Read again
command-log = Show all messages
command-mouse = Leave the mouse to the terminal, or take it back
command-redraw = Draw the screen again
command-palette = All commands
    .short = commands
command-help = Help
    .short = help
command-suspend = Suspend to the shell
command-quit = Quit

## While typing

command-typing-accept = Next field; on the last one save
    .short = next, save at the end
    .choose = choose
    .keep = keep
command-typing-save = Save
    .short = save
command-typing-next = Next field or line
    .short = next
command-typing-previous = Previous field or line
command-typing-down = Down
command-typing-up = Up
command-typing-editor = Write in your editor
    .short = editor
command-typing-clear = Empty the field
command-typing-leave = Leave
    .short = leave

## Why a command cannot run

reason-elsewhere = not on this screen
reason-nothing-selected = nothing is selected
reason-no-filter = nothing is filtered
reason-no-marks = nothing is marked
reason-no-deal = no deal is selected
reason-no-campaign = no campaign is selected
reason-no-prospect = no prospect is selected
reason-not-handed-off = marketing has not handed this prospect over
reason-with-sales = this prospect is already with sales
reason-still-reading = the stages are still being read
reason-same-stage = the deal is in this stage already
reason-no-such-order = this list has no such order
reason-board = the board shows closed deals already
reason-no-data = nothing is recorded yet
reason-asked-while-typing = A question came up while you were typing: nothing was done. Ask again when you are done
reason-working = a job is still running
reason-undone = this entry is undone already
reason-not-undone = this entry was not undone
reason-no-such-key = { $name } does nothing here
reason-to-come = { $name } is not there yet: a screen to come
reason-paste-nowhere = nothing takes text here
reason-after-paste = ignored: it came right after a paste

## Keys

key-enter = Enter
key-esc = Esc
key-tab = Tab
key-backspace = Backspace
key-delete = Del
key-insert = Ins
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Home
key-end = End
key-pageup = PgUp
key-pagedown = PgDn
key-space = Space
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

## What is wrong with a file of keys

keys-format = The file of keys cannot be read: { $why }
keys-layer = The file of keys has a part called “{ $name }”; there are only “screen” and “typing”
keys-unreadable = “{ $keys }” is no key
keys-command = { $keys }: there is no command { $command }
keys-twice = { $keys } has two meanings; { $kept } counts, { $dropped } does not
keys-beginning = { $longer } cannot be typed, as { $keys } alone has a meaning
