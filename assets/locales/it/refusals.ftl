# Italian: why a rule says no; id refusal-<code>, attribute .hint says what to do.

## Importi

refusal-not-an-amount = «{ $value }» non è un importo
    .hint = Scrivilo come 12.000 o 12000,50, oppure in breve: 12k, 1,5 mln
refusal-too-many-decimals = { $digits ->
        [0] «{ $value }» ha decimali, ma questa valuta non ne ha
        [one] «{ $value }» ha più di un decimale
       *[other] «{ $value }» ha più di { $digits } decimali
    }
    .hint = Arrotondalo prima: gli importi si conservano esattamente come scritti
refusal-amount-too-large = { $value } supera qualsiasi importo che il file del team possa contenere
    .hint = Controlla il numero di zeri
refusal-unknown-currency = «{ $value }» non è una valuta
    .hint = Usa le tre lettere ISO 4217: EUR, USD, GBP
refusal-percent-out-of-range = { $field }: il valore deve stare tra 0 e 100%

## Date e orari

refusal-not-a-day = «{ $value }» non è una data
    .hint = Scrivila come anno-mese-giorno: 2026-12-31
refusal-not-a-date = «{ $value }» non è una data
    .hint = Scrivila come domani, ven, ven 14:30, +3g, +2s, 31/12 o 2026-12-31
refusal-not-a-time = «{ $value }» non è un orario
    .hint = Scrivi ore e minuti: 14:30
refusal-weekday-differs = { $value } è un altro giorno della settimana
    .hint = Togli il giorno della settimana, o correggi la data
refusal-no-such-day = Il giorno { $value } non esiste nel calendario
refusal-not-an-instant = «{ $value }» non è un istante
    .hint = Scrivilo con lo scarto dall’ora UTC: 2026-11-21T09:14:00+01:00
refusal-date-out-of-range = { $value } è fuori dagli anni 1900-2199
    .hint = Controlla l’anno
refusal-unknown-zone = «{ $value }» non è un fuso orario
    .hint = Usa un nome come Europe/Rome o America/New_York
refusal-not-a-period = «{ $value }» non è un periodo
    .hint = Scrivilo come 2026-Q4, 2026, 2026-12, 2026-W50, this-month, last-quarter, 2026-01-01..2026-03-31 o all
refusal-period-backwards = Il periodo «{ $value }» finisce prima di cominciare
    .hint = Scambia le due date

## Valori e campi

refusal-unknown-language = «{ $value }» non è una lingua di smarketing
    .hint = Scegli en, it o es
refusal-not-an-email = «{ $value }» non è un indirizzo e-mail
    .hint = Deve essere simile a nome@azienda.it
refusal-not-one-of = «{ $value }» non è tra i valori ammessi qui
    .hint = Scegli uno di questi: { $choices }
refusal-wrong-type = «{ $value }» non va bene in questo campo
refusal-field-missing = Il campo «{ $field }» è obbligatorio
refusal-no-such-field = Non esiste un campo «{ $field }»
refusal-set-by-a-rule = «{ $field }» lo calcola smarketing: non si può impostare a mano
refusal-name-taken = «{ $value }» è già usato da { $what }
    .hint = Scegli un altro nome, oppure modifica { $what }
refusal-no-such-record = { $what } non esiste
refusal-no-such-reference = { $field }: { $what } non esiste
refusal-nothing-to-change = { $what } è già così: non c’è nulla da cambiare

## La pipeline

refusal-no-such-deal = La trattativa { $deal } non esiste
refusal-no-such-stage = Non esiste una fase «{ $value }»
refusal-no-open-stage = La pipeline non ha fasi aperte
    .hint = Aggiungi una fase prima di aprire trattative
refusal-deal-closed = { $deal } è chiusa
    .hint = Prima riaprila
refusal-deal-not-closed = { $deal } non è chiusa, quindi non si può riaprire
refusal-reopen-needs-open-stage = Una trattativa non si può riaprire in «{ $stage }»
    .hint = Scegli una fase in cui le trattative sono ancora aperte
refusal-already-there = { $deal } è già in { $stage }
refusal-lost-needs-reason = Per segnare { $deal } come persa serve un motivo
    .hint = Scrivi il perché: è da lì che imparano sia il marketing sia le vendite
refusal-not-happened-yet = { $field }: è nel futuro, non può essere già successo
    .hint = Indica una data fino a ora; i piani vanno in prossimo passo, chiusura prevista e attesa
refusal-stage-in-the-future = { $what } non può essere entrato in una fase nel futuro
    .hint = Togli la data, o indicane una fino a ora
refusal-wait-in-the-past = { $field }: quel giorno è già passato
    .hint = Indica un giorno da oggi in poi
refusal-campaign-backwards = La campagna finisce prima di cominciare
    .hint = Controlla il primo e l'ultimo giorno
refusal-amount-negative = { $field } non può essere sotto zero
    .hint = Scrivi l'importo senza il meno; un rimborso si corregge nel record a cui appartiene
refusal-spend-needs-amount = { $field }: non è stato speso niente
    .hint = Indica quanto è stato speso, più di zero
refusal-stage-has-deals = { $count ->
        [one] In { $stage } c'è una trattativa
       *[other] In { $stage } ci sono { $count } trattative
    }
    .hint = Prima spostale in un'altra fase: smarketing deal list --filter "stage:{ $stage }"
refusal-stage-last = { $stage } è l'unica fase { $semantic ->
        [won] per le trattative vinte
        [lost] per le trattative perse
       *[other] per le trattative aperte
    }
    .hint = Prima aggiungine un'altra dello stesso tipo: smarketing stage add --semantic { $semantic }
refusal-fiscal-start-month = «{ $value }» non è un mese
    .hint = Indica il mese in cui comincia l'anno fiscale, da 1 a 12
refusal-no-such-calendar = Non c'è un calendario di lavoro «{ $value }»
    .hint = { $found ->
        [0] I calendari del team: { $choices }. Per uno nuovo: smarketing calendar add
       *[other] Volevi dire { $nearest }? I calendari del team: { $choices }
    }
refusal-put-away-member = { $who } è in archivio e non modifica più niente
    .hint = Ripristina la persona, oppure di’ chi sei con --as
refusal-calendar-of-team = Il team lavora con il calendario { $what }
    .hint = Prima scegline un altro: smarketing workspace edit --calendar NOME
refusal-before-opening = { $deal } non può cambiare fase prima di essere stata aperta
refusal-stage-already-entered = { $what } è già passato da quella fase in questa qualificazione

## Cronologia

refusal-changed-meanwhile = Nel frattempo qualcun altro ha modificato { $what }
    .detail = «{ $field }» ora è «{ $theirs }»
    .hint = Guarda il nuovo valore, poi riprova
refusal-changed-since = { $what } è cambiato da allora: «{ $field }» non è più come l’aveva lasciato la voce { $entry }
    .hint = Annulla prima la modifica più recente, oppure imposta il valore a mano
refusal-in-use = { $what } è usato da { $by } e non si può togliere
refusal-nothing-to-undo = Non c’è nulla da annullare
refusal-import-reverts-whole = La voce { $entry } è un’importazione: si annulla solo per intero
refusal-undo-stands-alone = La voce { $entry } si annulla da sola, non insieme ad altre modifiche

## Il file del team

refusal-locked = Il file del team è occupato: un altro programma ci sta scrivendo da troppo tempo
    .hint = Riprova; se continua, guarda chi altro lo tiene aperto con: smarketing doctor
refusal-read-only = Qui il file del team si può solo leggere
    .hint = Chiedi al proprietario il permesso di scrittura, o lavora su una copia
refusal-reads-only = { $who } è revisore e può solo leggere
    .hint = Lo fa un altro della squadra; per cambiare ruolo: smarketing member edit { $who } --role …
refusal-read-only-with-wal = { $path } è in sola lettura e contiene modifiche non ancora consolidate: non si può leggere in modo sicuro
    .hint = Aprilo una volta con il permesso di scrittura, o copialo insieme al suo file -wal
refusal-disk-full = Il disco è pieno; non è stato modificato nulla
    .detail = servono { $needed } MB, liberi sono { $free } MB
    .part = liberi sono { $free } MB
    .hint = Libera un po' di spazio e riprova
refusal-disk-failed = Non è stato possibile leggere o scrivere sul disco: { $message }
    .hint = Controlla il disco, poi: smarketing verify
refusal-damaged-file = Il file del team è danneggiato: { $message }
    .hint = Ripristina l’ultima copia di sicurezza con: smarketing restore
refusal-damaged-journal = Il registro del file del team è danneggiato ({ $what })
    .hint = Controllalo con: smarketing verify
refusal-writing-stopped = Il file del team è danneggiato ({ $checks }): non ci viene più scritto nulla
    .hint = Ripristina un backup con: smarketing restore, oppure salva ciò che si legge ancora con: smarketing export all. Si torna a scrivere quando smarketing verify non trova più nulla
refusal-check-failed = non torna: { $found }
refusal-rows-not-covered = { $count ->
        [one] una riga viene da un’importazione fatta con uno smarketing precedente, che non ne ha conservato la somma di controllo
       *[other] { $count } righe vengono da importazioni fatte con uno smarketing precedente, che non ne ha conservato le somme di controllo
    }
refusal-words-not-covered = { $count ->
        [one] nomi e testi di una riga importata non si possono più verificare, perché sono stati cancellati dati personali
       *[other] nomi e testi di { $count } righe importate non si possono più verificare, perché sono stati cancellati dati personali
    }
refusal-not-a-database = Questo non è un file del team
    .hint = Controlla il percorso, o creane uno nuovo con: smarketing init
refusal-foreign-file = { $path } appartiene a un altro programma ({ $id })
    .hint = Scegli un altro file
refusal-crafted-file = { $path } contiene elementi che nessun file del team ha: potrebbe essere stato manomesso
    .hint = Non usarlo; chiedi a chi te l’ha dato
refusal-early-file = { $path } è stato scritto da uno smarketing precedente alla prima versione
    .hint = Esporta tutto con quello e importalo qui
refusal-newer-file = { $path } è stato scritto da una versione più recente di smarketing (formato { $found }, questa arriva al { $known })
    .hint = Aggiorna smarketing
refusal-empty-team-file = { $path } è vuoto
    .hint = Crea il team con: smarketing init
refusal-file-replaced = Non salvato: il file è stato spostato o sostituito ({ $path })
    .hint = Chiudi smarketing e riaprilo
refusal-file-exists = { $path } esiste già
    .hint = Scegli un altro nome: smarketing non sovrascrive mai un file
refusal-taken-file = { $path } esiste già ed è rimasto com’è
    .hint = Scegli un altro nome, o aggiungi --yes per sostituirlo
refusal-name-too-long = Il percorso è troppo lungo per questo computer
    .hint = Scegli un nome più corto
refusal-file-limit = { $path } supererebbe la dimensione che questo utente può scrivere; nulla è stato modificato
    .hint = Alza il limite (vedi: ulimit -f), o scrivi meno dati
refusal-team-file-itself = { $path } fa parte del file del team
    .hint = Scegli un altro nome: i dati del team andrebbero persi
refusal-no-such-file = { $path } non esiste
    .detail = il team dimostrativo è un altro file, --file { $demo }
    .hint = Controlla il percorso, o crea un nuovo team con: smarketing init
refusal-no-such-folder = La cartella { $path } non esiste
    .hint = Prima creala
refusal-no-access = Impossibile aprire { $path }: { $message }
    .hint = Controlla i permessi
refusal-cannot-open = Impossibile aprire il file del team: { $message }
    .hint = Controlla il percorso e i permessi
refusal-linked-file = { $path } è un collegamento o ha un secondo nome: le modifiche potrebbero andare perse
    .hint = Indica il percorso reale del file
refusal-directory = { $path } è una cartella
    .hint = Indica il percorso di un file
refusal-not-a-file = { $path } non è un file normale
    .hint = Scegli un altro file
refusal-network-file = { $path } è su un’unità di rete ({ $system }), dove due persone che scrivono possono danneggiarlo
    .hint = Tienilo su un solo computer e lavoraci da lì, per esempio via ssh
refusal-backup-failed = Non è stato possibile scrivere la copia di sicurezza { $path }: { $message }
refusal-backup-not-whole = La copia non è integra ({ $message }) e non è stata conservata
    .hint = Controlla il file del team con: smarketing verify
refusal-import-running = { $by } sta importando { $file } proprio ora
    .hint = Aspetta che finisca
refusal-import-worked-on = L’importazione { $entry } non si può annullare: { $count ->
        [one] nel frattempo si è lavorato su { $what }
       *[other] nel frattempo si è lavorato su { $count } delle sue schede, tra cui { $what }
    }
    .hint = Annulla prima quelle modifiche, o tieni l’importazione
refusal-no-such-entry = Nel registro non c’è la voce { $entry }
refusal-entry-erased = La voce { $entry } non si può annullare: i suoi dati personali sono stati cancellati
refusal-already-undone = La voce { $entry } è già stata annullata dalla voce { $by }
    .hint = Per ripristinarla, annulla la voce { $by }
refusal-already-founded = Questo file contiene già un team
refusal-outcome-unknown = La connessione si è interrotta durante il salvataggio: non si sa se la modifica sia stata registrata ({ $op })
    .hint = Guarda la cronologia prima di rifarla
refusal-no-randomness = Questo computer non fornisce numeri casuali: non si può salvare nulla in modo sicuro
refusal-sqlite-too-old = La libreria SQLite { $version } è troppo vecchia per essere sicura
    .hint = Installa una versione più recente di smarketing
refusal-wrong-column-type = Il file del team contiene un valore inatteso in { $column } ({ $found })
    .hint = Controllalo con: smarketing verify
refusal-cancelled = Annullato: non è stato modificato nulla
refusal-store-failed = Non è stato possibile usare il file del team: { $message }
    .hint = Controllalo con: smarketing doctor

## Il servizio

refusal-ambiguous-name = «{ $what }» può essere più di uno: { $candidates }
    .hint = Scrivi una parte più lunga del nome, o il numero
refusal-bad-now = { $variable } contiene «{ $value }», che non è un istante
    .hint = Scrivilo con lo scarto dall’ora UTC: 2026-11-21T09:14:00+01:00, o togli la variabile
refusal-file-too-large = { $path } è troppo grande per essere letto qui
refusal-not-text = { $path } non è un testo in UTF-8
    .hint = Salvalo di nuovo in UTF-8
refusal-founding-stays = La creazione del team non si può annullare
    .hint = Per ricominciare, crea un nuovo file con: smarketing init
refusal-not-founded = { $path } non contiene ancora un team
    .hint = Crealo con: smarketing init
refusal-nothing-to-redo = Non c’è nulla da ripristinare
refusal-unknown-member = Nel team nessuno si chiama «{ $value }»
    .hint = Guarda chi c’è: smarketing member list

refusal-unknown-metric = Non esiste un indicatore chiamato { $value }
    .hint = { $found ->
        [0] `smarketing metrics list` li elenca tutti
       *[other] Il più simile è { $nearest }; `smarketing metrics list` li elenca tutti
    }

refusal-dimension-does-not-fit = { $metric } non si può raggruppare per { $dimension }
    .hint = Togli questo raggruppamento, o chiedi l’indicatore da solo

refusal-too-many-dimensions = Un indicatore si può raggruppare al massimo per due dimensioni
    .hint = Indicane una o due, per esempio --by quarter,region

refusal-unknown-dimension = Gli indicatori non si possono raggruppare per «{ $value }»
    .hint = Scegli tra: { $choices }, oppure field:NOME per un campo vostro
refusal-flag-value = { $flag } non può essere «{ $value }»
    .hint = `smarketing import --help` elenca i valori ammessi

## Filtri, elenchi e lavori lunghi

refusal-filter-unknown-field = { $found ->
        [0] Non si può filtrare per «{ $value }»: non esiste
       *[other] Non si può filtrare per «{ $value }»: forse { $nearest }?
    }
    .hint = Per cercare proprio quelle parole, scrivile tra "virgolette"
refusal-filter-unknown-value = { $found ->
        [0] { $field } non ha «{ $value }»
       *[other] { $field } non ha «{ $value }»: forse { $nearest }?
    }
refusal-filter-bad-comparison = { $field } non si può confrontare con < o >
    .hint = Scrivi { $field }:valore, oppure { $field }=valore per il testo intero
refusal-filter-empty-value = { $field } ha bisogno di un valore
    .hint = Scrivi per esempio stage:won, amount>10k o created:2026-01..2026-03
refusal-filter-unexpected = Qui «{ $value }» è fuori posto
refusal-filter-nobody-acts = «{ $value }» qui non è nessuno: questa sessione non ha un nome
    .hint = Di’ chi sei con --as, o una volta per tutte con: smarketing config set as NOME
refusal-clock-behind = L’orologio di questo computer è indietro di { $count } { $unit ->
        [minutes] min
        [hours] ore
       *[other] giorni
    } rispetto all’ultima registrazione
    .hint = Controlla data e ora: quello che fai adesso prende la data di questo orologio
refusal-done-but-untold = Fatto, registrazione E-{ $entry }, ma la risposta non è stata scritta
    .hint = Non ripeterlo; vedi: smarketing journal
refusal-filter-too-long = Il filtro ha più di { $limit } termini
    .hint = Dividilo in più filtri
refusal-sort-not-offered = Questo elenco non si può ordinare per { $field }
    .hint = Scegli tra: { $choices }
refusal-job-running = C’è già un lavoro in corso
    .hint = Aspetta che finisca, oppure fermalo
refusal-no-threads = Questo computer non concede thread: { $message }
refusal-before-last-step = { $deal } è stata chiusa o riaperta dopo quella data
    .hint = Indica un giorno non anteriore all’ultimo passaggio; `smarketing deal show` li elenca
refusal-in-the-future = { $deal } non può essersi spostata nel futuro
    .hint = Togli la data, o indicane una non oltre oggi
refusal-imported-again = Lo stesso file è stato importato di nuovo: ripristinare E-{ $entry } raddoppierebbe i record
    .hint = Annulla prima l’importazione più recente

## Calendari di lavoro

refusal-calendar-range-overlaps = L’orario { $value } si sovrappone a { $other }
    .hint = Gli orari di un giorno possono toccarsi ma non sovrapporsi: 09:00-12:30 13:30-17:30
refusal-calendar-range-ends-first = «{ $value }» finisce prima di cominciare
    .hint = Scrivi un turno di notte in due parti: fino alle 24:00, e dalle 00:00 del giorno dopo
refusal-calendar-range-unreadable = «{ $value }» non si legge come orario di lavoro
    .hint = Scrivilo come lun-ven 09:00-12:30 13:30-17:30; sab 09:00-13:00, oppure 24x7
refusal-calendar-zone-unknown = «{ $value }» non è un fuso orario
    .hint = Usa un nome come Europe/Rome o America/New_York
refusal-calendar-never-works = Il calendario di lavoro non ha orario lavorativo nei { $days } giorni dal { $since }
    .hint = Controlla gli orari settimanali e la durata di chiusure e ferie
refusal-holiday-rule-unreadable = «{ $value }» non è una regola per una festività
    .hint = Scrivila come 12-25, easter+1, 3 mon 1 oppure mon from 05-24
refusal-holiday-country-unknown = { $found ->
        [0] Non ci sono festività per «{ $value }»
       *[other] Non ci sono festività per «{ $value }»: forse { $nearest }?
    }
    .hint = Scegli tra: { $choices }
refusal-holiday-region-unknown = { $found ->
        [0] { $country } non ha una regione «{ $value }»
       *[other] { $country } non ha una regione «{ $value }»: forse { $nearest }?
    }
    .hint = Scegli tra: { $choices }
refusal-ics-not-a-calendar = Questo non è un file di calendario
    .hint = Esporta il calendario come iCalendar: un file che finisce in .ics
refusal-ics-too-large = Il file di calendario è troppo grande: il limite è { $limit }
    .hint = Esporta meno calendari, o meno anni
refusal-ics-rule-unknown = L’evento si ripete con una regola che smarketing non legge: { $value }
    .hint = Aggiungi a mano i suoi giorni al calendario di lavoro
refusal-ics-no-time = L’evento non ha una data leggibile: «{ $value }»
refusal-ics-no-length = L’evento finisce quando comincia, o prima
