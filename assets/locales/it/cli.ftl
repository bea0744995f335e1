# Italian: the command line.

cli = La cabina di regia nel terminale in cui vendite e marketing lavorano come un’unica squadra

## Titoli dell’aiuto

cli-heading-usage = Uso:
cli-heading-commands = Comandi
cli-heading-arguments = Argomenti
cli-heading-options = Opzioni
cli-heading-global = Opzioni generali
cli-heading-examples = Esempi
cli-heading-filters = Parole per --filter (parola:valore, parola=intero, parola>valore, -non, a | b):
cli-group-team = Il lavoro del team
cli-group-set-up = Per cominciare
cli-group-figures = Cifre
cli-group-history = Cronologia
cli-group-files = Dati in entrata e in uscita
cli-group-tool = Lo strumento
cli-examples =
    smarketing                                              apre la cabina di regia
    smarketing init --name "Rossi & Figli" --currency EUR   avvia un team
    smarketing deal list --filter "stage:negoziazione amount>10k"
    smarketing deal move D-1042 negoziazione --note "La bozza è al legale"
    smarketing deal win D-1042 --on ieri
    smarketing --json deal show D-1042 | jq .data.amount

## Comandi

cli-init = Avvia un team in un file nuovo
    .name = Nome del team
    .currency = Valuta di base, ISO 4217 (EUR se non dici altro)
    .zone = Fuso orario dei report, per esempio Europe/Rome (quello di questo computer se non dici altro)
    .language = Lingua dei report e dei nomi delle fasi: en, it o es
    .fiscal_start = Mese in cui inizia l’esercizio, da 1 a 12
    .member = Il tuo nome breve nel team; altrimenti --as, altrimenti quello con cui accedi al computer
    .side = Da che parte lavori: marketing, sales o management
    .role = Che cosa fai: rep, marketer, sales_manager, marketing_manager, data_steward o auditor
    .holidays = Un calendario lun-ven 09:00-13:00 14:00-18:00 con le festività di questo paese: it, es, gb …, o it/milano per una città
cli-prospect = Persone che il team può conquistare
cli-account = Aziende
cli-touch = Interazioni con i prospect: la cronologia che le due parti condividono
cli-campaign = Campagne e quanto si è speso
cli-asset = Contenuti
cli-deal = Trattative e pipeline
cli-product = Prodotti e servizi offerti
cli-stage = Fasi della pipeline
cli-member = Persone del team
cli-workspace = Il team stesso: nome, valuta, fuso orario
cli-noun-list = Elenca { $kind ->
        [account] le aziende
        [asset] i contenuti
        [campaign] le campagne
        [deal] le trattative
        [member] i membri
        [product] i prodotti
        [prospect] i prospect
        [stage] le fasi
        [term] gli impegni
        [term_rate] i valori dei lead
        [touch] le interazioni
       *[other] il team
    }
cli-noun-show = Mostra { $kind ->
        [account] un’azienda
        [asset] un contenuto
        [campaign] una campagna con le sue spese
        [deal] una trattativa con la sua storia
        [member] un membro
        [product] un prodotto
        [prospect] un prospect con la cronologia condivisa
        [stage] una fase
        [term] un impegno
        [term_rate] un valore dei lead
        [touch] un’interazione
       *[other] il team
    }
cli-noun-add = Aggiunge { $kind ->
        [account] un’azienda
        [asset] un contenuto
        [campaign] una campagna
        [deal] una trattativa
        [member] un membro
        [product] un prodotto
        [prospect] un prospect
        [stage] una fase
        [term] un impegno
        [term_rate] un valore dei lead
        [touch] un’interazione
       *[other] un record
    }
cli-noun-edit = Modifica i campi di { $kind ->
        [account] un’azienda
        [asset] un contenuto
        [campaign] una campagna
        [deal] una trattativa
        [member] un membro
        [product] un prodotto
        [prospect] un prospect
        [stage] una fase
        [term] un impegno
        [term_rate] un valore dei lead
        [touch] un’interazione
       *[other] tutto il team
    }
cli-noun-archive = Archivia { $kind ->
        [account] un’azienda, o la riprende
        [asset] un contenuto, o lo riprende
        [campaign] una campagna, o la riprende
        [deal] una trattativa, o la riprende
        [member] un membro, o lo riprende
        [product] un prodotto, o lo riprende
        [prospect] un prospect, o lo riprende
        [stage] una fase, o la riprende
        [term] un impegno
        [term_rate] un valore dei lead
        [touch] un’interazione, o la riprende
       *[other] un record, o lo riprende
    }
cli-prospect-stage = Fa entrare a mano un prospect in una fase del ciclo di vita
    .stage = subscriber, lead, mql, sal, sql, opportunity, customer, advocate, recycled o disqualified
cli-campaign-spend = Registra una spesa di una campagna
    .on = Giorno della spesa (oggi se non dici altro)
cli-touch-log = Registra in una riga una telefonata, un’e-mail, un incontro
    .direction = out: da noi a loro, in: da loro a noi
    .channel = email, call, meeting, event, web, ad, chat o other
    .outcome = sent, connected, no_answer, replied, meeting_booked, not_interested o unreachable
    .on = Quando è avvenuto (adesso se non dici altro)
cli-deal-move = Sposta una trattativa in una fase
cli-deal-win = Segna una trattativa come vinta
cli-deal-lose = Segna una trattativa come persa
    .reason = Perché si è persa: è da lì che imparano sia il marketing sia le vendite
cli-deal-reopen = Riapre una trattativa chiusa
    .stage = Fase aperta in cui torna
cli-deal-next = Fissa il prossimo passo di una trattativa
    .text = Che cosa si fa adesso
    .due = Entro quando
cli-deal-wait = Mette in attesa una trattativa fino a un giorno
    .until = Giorno in cui si riprende
    .reason = Perché aspetta
cli-workspace-show = Mostra i dati del team
cli-workspace-edit = Modifica nome, valuta, fuso orario o lingua del team
cli-demo = Fa un giro in un team generato ma credibile
    .prospects = Quanti prospect, fino a milioni
    .seed = Un altro seme, un altro team
    .out = Lo scrive in questo nuovo file invece di aprirlo
cli-metrics = Le cifre che leggono le due parti
cli-metrics-list = Il catalogo: nomi, unità, definizioni
cli-metrics-show = Mostra le cifre di un periodo
    .ids = Nomi delle cifre, vedi: smarketing metrics list
    .by = Raggruppa per uno o due criteri, separati da virgola: owner, marketing_owner, manager, campaign, asset, source, channel, product, account, region, stage, reason, month, quarter, week, side, field:NOME
    .within = Solo le conversioni entro tanti giorni
    .outcome = A quali trattative chiuse si riferiscono le cifre sulle trattative chiuse
cli-metrics-joint = Le cifre della pagina comune
cli-journal = Tutto quello che è successo, dal più recente
cli-undo = Annulla la tua ultima modifica, o la voce che indichi
cli-redo = Ripete l’ultima cosa annullata
cli-import = Importa un file CSV; - legge lo standard input
    .source = Il file
    .kind = Che cosa sono le righe: prospects, deals, accounts, campaigns, touches, members, products o spend
    .profile = Un export conosciuto (per esempio maven-pipeline), o il percorso di un tuo profilo
    .map = Una colonna e il campo che riempie: "Responsabile=owner"; si può ripetere
    .delimiter = Che cosa separa le celle: comma, semicolon, tab o pipe
    .encoding = Come sono scritte le lettere: utf-8, windows-1252 …
    .dates = Come sono scritte le date: dmy, mdy o ymd
    .decimal = Che cosa sta prima dei decimali: , o .
    .currency = Valuta degli importi che non ne indicano una
    .alias = Una grafia del file e che cosa significa: product:GTXPro="GTX Pro"
    .dry_run = Mostra che cosa farebbe, senza farlo
    .on_duplicate = Che cosa succede ai record già presenti: update, skip o merge
cli-export = Scrive un tipo di record, o tutti, in CSV o JSON
    .kind = prospect, deal, campaign … o all
    .format = Formato del file
    .raw = Celle esattamente come sono conservate, da reimportare; senza, nessuna cella può iniziare una formula
    .archived = Anche quelli archiviati
    .out = Dove: un file che finisce in .csv, .json o .ndjson, oppure per all una cartella nuova di tabelle
    .force = Sovrascrive ciò che c’è già
cli-backup = Scrive una copia verificata del file del team
    .target = Dove; non deve ancora esserci nulla
cli-restore = Rimette nel file del team il contenuto di una copia
    .copy = La copia
cli-verify = Controlla che il file del team sia integro
cli-doctor = Scopre che cosa non va: percorsi, versioni, file, terminale
cli-config = Impostazioni
cli-config-show = Mostra le impostazioni in vigore
    .origin = E da dove viene ciascuna
cli-config-set = Cambia un’impostazione nel tuo config.toml
    .name = L’impostazione
    .value = Il nuovo valore; senza, l’impostazione torna quella predefinita
cli-setting-set = { $name } ora vale { $value } ({ $path })
cli-setting-unset = { $name } torna al valore predefinito ({ $path })
cli-setting-overruled = La variabile { $variable } è impostata e ha ancora la precedenza
cli-keys = Che cosa fa ogni tasto nella cabina di regia
    .default = I tasti di fabbrica, da cui partire per i tuoi
cli-paths = Mostra dove stanno i file
cli-completions = Scrive i completamenti per una shell
    .shell = La shell
cli-man = Scrive la pagina di manuale
    .out = Una cartella: vi si scrive una pagina per comando

## Opzioni

cli-arg-file = Il file del team (SMARKETING_FILE)
cli-arg-actor = Il membro che agisce (SMARKETING_AS)
cli-arg-lang = Lingua: en, it o es (SMARKETING_LANG)
cli-arg-at = Risponde com’era in quell’istante
cli-arg-json = Risponde con un documento JSON
cli-arg-csv = Risponde con valori separati da virgole
cli-arg-plain = Risponde con tabulazioni, date ISO e decimali col punto
cli-arg-yes = Non chiede conferma prima di modificare molti record
cli-arg-quiet = Non dice nulla oltre alla risposta
cli-arg-color = Quando usare i colori
cli-arg-i_am_the_only_user = Nessun altro usa il file: lo apre anche su un disco di rete
cli-arg-crash_test = Come deve interrompersi la cabina di regia, per le prove
cli-arg-help = Mostra questo aiuto
cli-arg-version = Mostra la versione
cli-arg-id = Il numero (D-1042), il nome, o una parte del nome che nessun altro ha
cli-arg-filter = Solo quelli che corrispondono: parole, campo:valore, amount>10k, -campo:valore
cli-arg-sort = Campo per cui ordinare; con - davanti, prima i più grandi
cli-arg-limit = Al massimo tanti; 0 per tutti
cli-arg-archived = Anche quelli archiviati
cli-arg-if_version = Solo se nessuno lo ha modificato da quella versione
cli-arg-back = Lo riprende dall’archivio
cli-arg-stage = Nome della fase
cli-arg-amount = Importo: 12000, 12k, 1.200,50, 12k USD
cli-arg-currency = Valuta dell’importo
cli-arg-on = Quando è successo: ieri, 12/11, 2026-11-12, ven 14:30
cli-arg-note = Un’annotazione
cli-arg-reason = Perché
cli-arg-prospect = Il prospect
cli-arg-channel = Canale
cli-arg-direction = Direzione
cli-arg-outcome = Com’è andata
cli-arg-explain = Perché ogni dato è quello che è: formula, righe che contano e che non contano, su che cosa si basa
cli-arg-campaign = La campagna
cli-arg-deal = La trattativa
cli-arg-since = Solo quello che è stato registrato da allora
cli-arg-by = Solo quello che ha fatto quel membro
cli-arg-entry = Numero della voce della cronologia
cli-arg-period = Giorni che contano: 2026-Q4, 2026-11, 2026-W47, last-quarter, 2026-01-01..2026-03-31, all
cli-arg-out = Il file da scrivere

## Che cosa sta per un valore

cli-value-command = COMANDO
cli-value-options = OPZIONI
cli-value-path = PERCORSO
cli-value-handle = NOME BREVE
cli-value-language = LINGUA
cli-value-instant = QUANDO
cli-value-when = QUANDO
cli-value-day = GIORNO
cli-value-text = TESTO
cli-value-number = NUMERO
cli-value-amount = IMPORTO
cli-value-currency = VALUTA
cli-value-name = NOME
cli-value-word = PAROLA
cli-value-tags = ETICHETTE
cli-value-key-value = CHIAVE=VALORE
cli-value-id = ID
cli-value-filter = FILTRO
cli-value-field = CAMPO
cli-value-stage = FASE
cli-value-prospect = PROSPECT
cli-value-zone = FUSO
cli-value-entry = VOCE
cli-value-kind = TIPO
cli-value-format = FORMATO
cli-value-metric = CIFRA
cli-value-period = PERIODO
cli-value-dimension = CRITERIO
cli-value-setting = IMPOSTAZIONE
cli-value-value = VALORE
cli-value-column-field = COLONNA=CAMPO
cli-value-sign = SEGNO
cli-value-encoding = CODIFICA
cli-value-order = ORDINE
cli-value-alias = CAMPO:QUESTO=QUELLO
cli-value-shell = SHELL

## Risposte

cli-done = ✓ { $what } · { $label } { $title } · smarketing undo { $entry }
cli-done-again = di nuovo: { $what }
cli-demo-written = ✓ { $path }: { $prospects } prospect, { $deals } trattative, { $touches } interazioni
cli-founded = ✓ { $name } comincia in { $path }
cli-founded-by = Qui agisci come { $handle } ({ $side })
cli-founded-by-nobody = Non ha ancora membri: aggiungiti con: smarketing member add --handle NOME --name NOME --side sales --role rep
cli-more-rows = { $count ->
        [one] Si vede solo la prima riga; con --limit 0 tutte
       *[other] Si vedono solo le prime { $count } righe; con --limit 0 tutte
    }
cli-raw-on-terminal = Su un terminale le celle vengono ripulite; per averle esatte usa --out o una pipe
cli-exported = { $count ->
        [one] ✓ Un record scritto in { $path }
       *[other] ✓ { $count } record scritti in { $path }
    }
cli-backed-up = { $count ->
        [one] ✓ Copia verificata con una voce di cronologia: { $path }
       *[other] ✓ Copia verificata con { $count } voci di cronologia: { $path }
    }
cli-restored = ✓ { $path } contiene ora quello che c’era in { $copy }
cli-restored-before = Quello che c’era prima: { $path }
cli-pages-written = { $count ->
        [one] ✓ Una pagina scritta in { $path }
       *[other] ✓ { $count } pagine scritte in { $path }
    }
cli-ask = Procedere? [s/N]
cli-revert-import = Importazione { $entry }, { $file }: { $count ->
    [one] un record entra, esce o cambia
   *[other] { $count } record entrano, escono o cambiano
} ({ $sample })
cli-ask-revert-import = Si annulla tutta l’importazione { $entry }. Procedere? [s/N]
cli-ask-restore = Quello che c’è in { $path } viene sostituito da { $copy }; se ne conserva una copia. Procedere? [s/N]

## Import

cli-import-sample-line = Colonna «{ $column }», riga { $line }: { $sample }
cli-import-progress = { $done } righe su { $total } · { $rate } righe/s
cli-import-column = Colonna
cli-import-fields = Campi
cli-import-format = Formato
cli-import-reason = Perché
cli-import-sample = Esempio
cli-import-would = Il risultato sarebbe questo:
cli-import-done = Importazione conclusa
cli-import-added = nuovi
cli-import-updated = modificati
cli-import-merged = completati
cli-import-unchanged = già noti
cli-import-rejected = scartati
cli-import-made = Creati perché il file li nomina: { $kind }, { $count }
cli-import-own = campo vostro «{ $name }»
cli-import-stages = Nuove fasi della pipeline: { $stages }
cli-import-pipeline = Fasi aperte in quest’ordine: { $stages } (per cambiarlo: smarketing stage edit NOME --position N)
cli-import-unlinked = Trattative che nominano un prospect che non c’è: { $count }
cli-import-alike = Riga { $line }: { $name } è stato aggiunto e somiglia a { $like }; in comune c'è solo il nome
cli-import-alike-more = … e altri { $count } che somigliano a qualcuno
cli-import-undated = Trattative chiuse senza data di chiusura: { $count }
cli-import-reject = Riga { $line }, { $column }: { $why }
cli-import-rejects = Le righe scartate sono in { $path }
cli-import-earlier = Lo stesso file è già stato importato, con la voce { $entry }
cli-import-undo = Per annullare tutto: smarketing undo { $entry }

## La cronologia

journal-event = { $kind }: { $verb }
journal-event-created = avvio
journal-event-added = aggiunta
journal-event-edited = modifica
journal-event-archived = archiviazione
journal-event-unarchived = ripresa dall’archivio
journal-event-moved = cambio di fase
journal-event-won = vinta
journal-event-lost = persa
journal-event-reopened = riapertura
journal-event-stage_entered = nuova fase
journal-event-reverted = annullamento
journal-event-published = importazione
journal-entry = Voce
journal-when = Quando
journal-who = Chi
journal-what = Che cosa
journal-record = Record
journal-reverts = { $what } (annulla { $entry })

## Cifre

metrics-metric = Cifra
metrics-month = Mese
metrics-quarter = Trimestre
metrics-week = Settimana
metrics-value = Valore
metrics-k = k
metrics-n = n
metrics-why = Perché
metrics-days = { $days } g

## Impostazioni

origin-built-in = predefinita
origin-file = file
origin-environment = ambiente
origin-flag = opzione

## Il dottore

doctor-version = smarketing
doctor-sqlite = SQLite
doctor-config = File delle impostazioni
doctor-settings = Impostazioni
doctor-data = Cartella dei dati
doctor-file = File del team
doctor-open = Apertura
doctor-access = Accesso
doctor-member = Tu sei
doctor-integrity = Integrità
doctor-chain = Catena della cronologia
doctor-counts = Conteggi pronti
doctor-rows = Righe come dice la cronologia
doctor-imports = Righe importate, com’erano al caricamento
doctor-touches = Indice della cronologia
doctor-references = Riferimenti
doctor-terminal = Terminale
doctor-clipboard = Appunti

## Perché no

refusal-demo-needs-terminal = La dimostrazione si apre nella cabina di regia, che ha bisogno di un terminale
    .hint = Scrivila in un file con --out
refusal-unknown-argument = Qui non c’è un’opzione «{ $value }»
    .detail = intendevi { $suggestion }?
    .hint = --help mostra che cosa c’è
refusal-unknown-command = Non c’è un comando «{ $value }»
    .detail = intendevi { $suggestion }?
    .hint = smarketing --help mostra che cosa c’è
refusal-value-missing = { $argument } richiede un valore
refusal-bad-choice = «{ $value }» non è possibile per { $argument }
    .hint = Scegli uno di questi: { $choices }
refusal-bad-value = «{ $value }» non è possibile per { $argument }
refusal-argument-missing = Manca qualcosa: { $arguments }
    .hint = --help mostra come si scrive
refusal-arguments-conflict = { $argument } e { $other } non si possono usare insieme
refusal-not-utf8 = Una parola della riga di comando non è UTF-8 valido
refusal-bad-usage = Queste parole non stanno insieme
    .hint = --help mostra come si scrive
refusal-no-command = Indica un comando: la cabina di regia ha bisogno di un terminale
refusal-no-server-here = Questa versione lavora su un file, non su un server
    .hint = Indica un percorso con --file
refusal-no-home = Non c’è una cartella home, quindi manca il posto per impostazioni e dati
    .hint = Imposta HOME, oppure XDG_CONFIG_HOME e XDG_DATA_HOME
refusal-config-syntax = { $path }, riga { $line }, colonna { $column }: { $message }
    .hint = Correggi il file, oppure spostalo per usare le impostazioni predefinite
refusal-config-value = { $path }, riga { $line }, colonna { $column }: «{ $value }» non è possibile per { $name }
    .hint = Possibili: { $choices }
refusal-config-unknown = { $path }, riga { $line }, colonna { $column }: non c’è un’impostazione «{ $name }»
    .hint = Le impostazioni sono: { $choices }
refusal-config-variable = { $variable } vale «{ $value }», che non è possibile
    .hint = Possibili: { $choices }
refusal-unknown-setting = Non c’è un’impostazione «{ $name }»
    .hint = Ci sono: { $choices }
refusal-setting-value = { $name } non può essere «{ $value }»
    .hint = Può essere: { $choices }
refusal-unknown-stage = Non c’è una fase «{ $value }»
    .hint = Le fasi sono: { $choices }
refusal-no-closing-stage = La pipeline non ha una fase per questo
    .hint = Aggiungila con: smarketing stage add --semantic { $semantic }
refusal-not-an-entry = «{ $value }» non è il numero di una voce della cronologia
    .hint = Guardale con: smarketing journal
refusal-not-a-month = { $value } non è un mese
    .hint = Usa un numero da 1 per gennaio a 12 per dicembre
refusal-not-an-own-field = «{ $value }» non è un campo personalizzato
    .hint = Scrivi CHIAVE=VALORE; CHIAVE= lo toglie
refusal-two-currencies = «{ $value }» è in una valuta diversa da quella di --currency
refusal-unknown-kind = Non ci sono record che si chiamano «{ $value }»
    .hint = Scegli uno di questi: { $choices }
refusal-export-all-is-whole = Tutti i record escono per intero: il filtro vale per un solo tipo
    .hint = Indica un tipo, oppure togli --filter
refusal-export-needs-folder = Tutti i record in CSV sono un file per tipo
    .hint = Indica una cartella con --out
refusal-export-all-in-one-table = Tutti i record non stanno in una sola tabella
    .hint = Indica una cartella per un CSV per tipo, oppure un file .json
refusal-at-with-a-change = Il passato non si può cambiare: --at serve a guardare
refusal-at-not-here = Questo comando non sa ancora rispondere com’era in un istante passato
    .hint = Togli --at
refusal-needs-yes = Così cambiano molte cose in una volta, e non c’è nessuno a cui chiedere
    .hint = Se è quello che vuoi, aggiungi --yes
refusal-not-confirmed = Non è cambiato nulla
refusal-nobody-acts = Registrato senza un nome: di' chi sei con --as, o una volta per tutte con: smarketing config set as NOME
refusal-nobody-here = Nessuno: { $login } non è un membro di questo team
    .hint = Di’ chi sei con --as, o una volta per tutte con: smarketing config set as NOME (i nomi brevi: smarketing member list)
cli-told-nobody = Nessuno ha ricevuto la risposta: lo standard output è chiuso
refusal-output-full = La risposta non si è potuta scrivere: il disco è pieno
refusal-output-failed = La risposta non si è potuta scrivere: { $message }
refusal-file-failed = { $path } non si è potuto leggere o scrivere: { $message }

