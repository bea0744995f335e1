# Italian: the terminal and how things look on it.

terminal-panicked = smarketing ha incontrato un errore interno e si è chiuso. Tutto ciò che era salvato è al sicuro
terminal-panic-note = Una nota sull’errore, senza nessuno dei tuoi dati, è in { $path }
terminal-killed = smarketing è stato chiuso bruscamente; il terminale è di nuovo a posto

refusal-no-terminal-dumb = Questo terminale non può mostrare le schermate (TERM è «dumb» o non è impostato)
    .hint = Ogni schermata è anche un comando: vedi smarketing --help
refusal-no-terminal-input = Le schermate hanno bisogno di una tastiera, ma l’ingresso non è un terminale
    .hint = Negli script e nelle pipe usa i comandi: vedi smarketing --help
refusal-no-terminal-output = Le schermate hanno bisogno di un terminale, ma l’uscita non lo è
    .hint = Negli script e nelle pipe usa i comandi: vedi smarketing --help

refusal-theme-unknown = Non c’è nessun tema «{ $what }»
    .hint = Scegline uno tra { $themes }
refusal-theme-unreadable = Impossibile leggere il tema: { $what }
refusal-theme-syntax = Il tema non è comprensibile: { $what }
refusal-theme-role = Il tema descrive l’aspetto di «{ $what }», che non esiste
refusal-theme-colour = Il tema assegna a «{ $what }» un colore sconosciuto
    .hint = Scrivi #rrggbb, un nome come bright-blue, default, oppure un numero da 0 a 255
refusal-theme-extends = Il tema estende «{ $what }», che non esiste
