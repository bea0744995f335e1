# Italiano: comandi, motivi, tasti.

## Gruppi

area-records = Prospect, campagne, trattative
area-lists = Elenchi
area-figures = Indicatori
area-moving = Spostarsi
area-general = Generale
area-typing = Mentre si scrive

## Schede; .short sta nella riga dei tasti

command-move = Sposta la trattativa in un’altra fase
    .short = sposta
command-next-step = Imposta il prossimo passo della trattativa
    .short = prossimo passo
command-accept = Accetta il prospect dal marketing
    .short = accetta
command-refuse = Rifiuta il prospect, con un motivo
    .short = rifiuta
command-recycle = Rimanda il prospect al nurturing fino a una data
    .short = ricicla
command-hand-off = Passa il prospect alle vendite
    .short = passa alle vendite
command-touch = Registra una telefonata, e-mail o riunione
    .short = interazione
command-spend = Registra una spesa della campagna
    .short = spesa
command-edit = Modifica
    .short = modifica
command-add = Aggiungi
    .short = nuovo
command-archive = Archivia
command-copy = Copia il numero

## Elenchi

command-filter = Filtra
    .short = filtra
    .period = periodo
command-filter-clear = Mostra di nuovo tutto
    .short = togli il filtro
command-mark-filter = Mostra solo ciò che è evidenziato, o tutto
    .short = solo evidenziati
command-view = Passa dalla lavagna alla tabella e viceversa
    .short = lavagna/tabella
command-closed = Mostra nella tabella anche le trattative chiuse
    .short = anche chiuse
command-zoom = Apri il riquadro a tutto schermo
    .short = ingrandisci
command-divide-left = Sposta il divisorio a sinistra
command-divide-right = Sposta il divisorio a destra
command-order-name = Ordina per nome
command-order-account = Ordina per azienda
command-order-stage = Ordina per fase
command-order-created = Ordina per data di creazione
command-order-touch = Ordina per ultima interazione
command-order-amount = Ordina per importo
command-order-close = Ordina per chiusura prevista
command-order-leads = Ordina per lead
command-order-won = Ordina per trattative vinte
command-order-reverse = Inverti l’ordine

## Indicatori

command-explain = Spiega l’indicatore
    .short = spiega
command-to-data = Vai all’ultimo trimestre con dati
    .short = ultimi dati

## Spostarsi

command-down = Giù
command-up = Su
command-left = A sinistra
command-right = A destra
command-page-down = Pagina giù
command-page-up = Pagina su
command-half-down = Mezza pagina giù
command-half-up = Mezza pagina su
command-first = Al primo
command-last = All’ultimo
command-detail-down = Scorri giù il dettaglio
command-detail-up = Scorri su il dettaglio
command-open = Apri
    .short = apri
    .import = importa
    .answer = conferma la risposta
command-back = Indietro, chiudi
    .short = chiudi
command-next-pane = Riquadro successivo
    .short = riquadro
command-previous-pane = Riquadro precedente
command-tab-today = Vai alla tua giornata
command-tab-prospects = Vai ai prospect
command-tab-revenue = Vai a campagne e pipeline
command-tab-metrics = Vai agli indicatori
command-tab-journal = Vai al registro

## Generale

command-undo = Annulla
    .short = annulla
command-redo = Ripristina
command-confirm = Sì, procedi
    .short = sì
command-import = Importa un file
command-demo = Apri il team dimostrativo
command-language = Scegli la lingua
command-theme = Scegli i colori (tema)
command-reload = Rileggi
command-log = Mostra tutti i messaggi
command-mouse = Lascia il mouse al terminale, o riprendilo
command-redraw = Ridisegna lo schermo
command-palette = Tutti i comandi
    .short = comandi
command-help = Aiuto
    .short = aiuto
command-suspend = Sospendi e torna alla shell
command-quit = Esci

## Mentre si scrive

command-typing-accept = Campo successivo; sull’ultimo salva
    .short = avanti e salva
    .choose = scegli
    .keep = conferma
command-typing-save = Salva
    .short = salva
command-typing-next = Campo o riga successiva
    .short = avanti
command-typing-previous = Campo o riga precedente
command-typing-down = Giù
command-typing-up = Su
command-typing-editor = Scrivi nel tuo editor
    .short = editor
command-typing-clear = Svuota il campo
command-typing-leave = Esci
    .short = esci

## Perché un comando non è possibile

reason-elsewhere = non in questa schermata
reason-nothing-selected = niente è selezionato
reason-no-filter = nessun filtro attivo
reason-no-marks = niente è evidenziato
reason-no-deal = nessuna trattativa selezionata
reason-no-campaign = nessuna campagna selezionata
reason-no-prospect = nessun prospect selezionato
reason-not-handed-off = il marketing non ha ancora passato questo prospect
reason-with-sales = questo prospect è già in mano alle vendite
reason-still-reading = le fasi non sono ancora state lette
reason-same-stage = la trattativa è già in questa fase
reason-no-such-order = questo elenco non ha questo ordine
reason-board = la lavagna mostra già le trattative chiuse
reason-no-data = non è ancora registrato niente
reason-asked-while-typing = C’era una domanda mentre scrivevi: non è stato fatto nulla. Richiedilo quando hai finito
reason-working = c’è un lavoro ancora in corso
reason-undone = questa voce è già annullata
reason-not-undone = questa voce non è stata annullata
reason-no-such-key = { $name } qui non fa nulla
reason-to-come = { $name } non c’è ancora: schermata in arrivo
reason-paste-nowhere = qui non si può incollare testo
reason-after-paste = ignorato: è arrivato subito dopo un testo incollato

## Tasti

key-enter = Invio
key-esc = Esc
key-tab = Tab
key-backspace = Backspace
key-delete = Canc
key-insert = Ins
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Inizio
key-end = Fine
key-pageup = Pag↑
key-pagedown = Pag↓
key-space = Spazio
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maiusc

## Che cosa non va in un file di tasti

keys-format = Il file dei tasti non è leggibile: { $why }
keys-layer = Il file dei tasti ha una parte «{ $name }»; esistono solo «screen» e «typing»
keys-unreadable = «{ $keys }» non è un tasto
keys-command = { $keys }: il comando { $command } non esiste
keys-twice = { $keys } ha due significati; vale { $kept }, non { $dropped }
keys-beginning = { $longer } non si può digitare, perché { $keys } da solo ha già un significato
