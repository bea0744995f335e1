# English: the terminal and how things look on it.

terminal-panicked = smarketing ran into a bug and has closed. Everything that was saved is safe
terminal-panic-note = A note about the bug, without any of your data, is in { $path }
terminal-killed = smarketing was ended abruptly; your terminal is in order again

refusal-no-terminal-dumb = This terminal cannot show the cockpit (TERM is “dumb” or not set)
    .hint = Every screen is also a command: see smarketing --help
refusal-no-terminal-input = The cockpit needs a keyboard, but its input is not a terminal
    .hint = In scripts and pipes use the commands: see smarketing --help
refusal-no-terminal-output = The cockpit needs a screen, but its output is not a terminal
    .hint = In scripts and pipes use the commands: see smarketing --help

refusal-theme-unknown = There is no theme called “{ $what }”
    .hint = Choose one of { $themes }
refusal-theme-unreadable = The theme cannot be read: { $what }
refusal-theme-syntax = The theme cannot be understood: { $what }
refusal-theme-role = The theme gives a look to “{ $what }”, which does not exist
refusal-theme-colour = The theme gives “{ $what }” a colour that is not known
    .hint = Write #rrggbb, a name such as bright-blue, default, or a number from 0 to 255
refusal-theme-extends = The theme extends “{ $what }”, which does not exist
