# Italiano: le schermate della plancia.

## La cornice

tab-prospects = Prospect
tab-revenue = Campagne|Pipeline
    .short = Pipeline
tab-metrics = Indicatori
tab-journal = Registro
tab-today = Oggi
tab-agreement = Accordo
tab-channel = Canale
alarm-late =
    { $n ->
        [one] { $n } in ritardo
       *[other] { $n } in ritardo
    }
alarm-due =
    { $n ->
        [one] { $n } per oggi
       *[other] { $n } per oggi
    }
shared = condiviso con { $group }
demo = demo
too-small = finestra troppo piccola (serve { $width }×{ $height })
undo-hint = { $key } annulla
redo-hint = { $key } ripristina
consequences = Che cosa ha cambiato
mark-late = in ritardo
mark-due = in scadenza
mark-kept = rispettato
mark-paused = in pausa
late-by = in ritardo di { $span }
due-in = entro { $span }
waiting-for = attesa { $span }

## Riquadri

pane-prospects = Prospect
pane-prospect = Chi è
pane-timeline = Cronologia
pane-campaigns = Campagne (marketing)
pane-hand-offs = Passaggi alle vendite
pane-pipeline = Pipeline (vendite)
pane-metrics = Indicatori
pane-journal = Registro
pane-entry = Voce
pane-waiting = caricamento…
pane-retry = F5 riprova
prospects-count = { $n }
campaigns-count =
    { $n ->
        [one] { $n }
       *[other] { $n }
    }
hand-offs-count =
    { $n ->
        [one] { $n } in attesa
       *[other] { $n } in attesa
    }
pipeline-count =
    { $n ->
        [one] { $n } aperta
       *[other] { $n } aperte
    }
pipeline-closed-too = { $key } mostra anche le chiuse
journal-count =
    { $n ->
        [one] { $n } voce
       *[other] { $n } voci
    }
board-more =
    { $n ->
        [one] ancora { $n }
       *[other] altri { $n }
    }
columns-earlier =
    { $n ->
        [one] { $n } mese prima
       *[other] altri { $n } mesi prima
    }
linked-campaign = trattative di { $name }
linked-deal = campagne di { $name }

## Niente da mostrare

empty-detail = Nessuno è selezionato
empty-filter = Niente corrisponde al filtro
empty-filter-how = Esc mostra di nuovo tutto
filter-examples = Per esempio: stage:won · amount>10k · owner:me · -source:web · created:2026-01..2026-03
empty-prospects = Ancora nessun prospect
empty-prospects-how = + ne aggiunge uno, i importa un file
empty-campaigns = Ancora nessuna campagna
empty-campaigns-how = + ne aggiunge una, i importa un file
empty-hand-offs = Nessun prospect attende la risposta delle vendite
empty-hand-offs-how = H su un prospect lo passa alle vendite
empty-deals = Ancora nessuna trattativa
empty-deals-how = + ne aggiunge una, i importa un file
empty-open = Nessuna trattativa aperta
empty-open-how = F mostra anche quelle chiuse
empty-me = Niente è tuo: nessuno ha detto chi sei
empty-me-how = Avvia con --as e il tuo nome breve; Esc mostra di nuovo tutto
empty-timeline = Ancora nessuna interazione
empty-timeline-how = t registra una telefonata, e-mail o riunione
empty-journal = Non è ancora successo nulla
empty-journal-how = Qui comparirà ogni modifica, e si potrà annullare
empty-figures = Niente in questo periodo
empty-figures-how = ← e → spostano il periodo, / lo sceglie
empty-figures-none = Non è ancora registrato niente: i importa un file
empty-figures-where = Ci sono dati da { $first } a { $last }: D ci porta
gone = Non c’è più
gone-how = u annulla l’ultima modifica, 7 mostra il registro

## Colonne

column-name = nome
column-account = azienda
column-stage = fase
column-status = stato
column-sales = vendite
column-marketing = marketing
column-source = fonte
column-touch = contatto
column-created = creato
column-channel = canale
column-owner = chi
column-spend = spesa
column-leads = lead
column-mql = MQL
column-sal = SAL
column-refused = rifiutati
column-won = vinte
column-roi = ROI
column-due = scadenza
column-number = n.
column-title = trattativa
column-amount = importo
column-days = in fase
column-close = chiusura
column-next = prossimo passo
column-when = quando
column-who = chi
column-what = che cosa
column-rows = righe
column-mark = { "" }
column-undone = { "" }
undone = annullata

## Dettagli

section-contact = Contatti
section-scores = Punteggi
section-needs = Esigenze
section-deals = Trattative
section-fields = Altro
section-stays = Fasi
section-fate = Esito dei suoi lead
section-spends = Spese
episode-number = ciclo { $n }
score-of = { $kind } { $value }, soglia { $threshold }
score-fit = affinità
score-engagement = interesse
basis-consent = consenso
basis-legitimate = legittimo interesse
basis-unknown = non chiesto
basis-do-not-contact = non contattare
clock-first-attempt = primo tentativo
clock-decision = decisione
clock-attempts = tentativi
clock-response = risposta
event-created = creato
event-stage-lead = è diventato lead
event-stage-mql = è diventato MQL
event-stage-sal = accettato dalle vendite
event-stage-sql = è diventato SQL
event-stage-opportunity = è diventato opportunità
event-stage-customer = è diventato cliente
event-stage-recycled = tornato al nurturing
event-stage-disqualified = scartato
event-handed-off = passato alle vendite
event-accepted = accettato
event-refused = rifiutato
event-moved = spostata
event-won = vinta
event-lost = persa
event-reopened = riaperta
deal-unpriced = senza importo
deal-open = aperta
deal-won = vinta
deal-lost = persa
deal-derived = da listino
deal-no-step = Nessun prossimo passo: n lo imposta
campaign-revenue = Ricavi da trattative vinte
person-no-part = coinvolto
spent-of = { $spent } su { $budget }

## Moduli

form-required = * obbligatorio
form-choose = Scegli con ← e →, o con l’iniziale
form-leave = Esc di nuovo scarta ciò che hai scritto
form-saving = salvataggio…
hint-day = ven, +3g, 31/12
hint-amount = 1200, 12k
hint-lines = Ctrl-O apre il tuo editor
hint-zone = la grande città più vicina: Europe/Rome
hint-handle = breve, come ti chiamano i colleghi: anna
hint-currency = tre lettere: EUR
hint-open = dall’elenco, o un nome nuovo
hint-new = nuovo: viene aggiunto
field-own-handle = Il tuo nome breve
form-add-prospect = Nuovo prospect
form-add-campaign = Nuova campagna
form-add-deal = Nuova trattativa
form-team = Un nuovo team
form-team-first = Prima il team, poi il suo file
form-import = Importa un file
form-language = Lingua
form-theme = Tema
form-who = Chi sei?
field-who = Membro
field-theme = Tema
theme-terminal = colori del terminale
theme-dark = scuro
theme-light = chiaro
theme-high-contrast = alto contrasto
theme-colour-blind = blu e arancio
theme-mono = senza colori
said-draft-aside = Un testo non salvato di un’altra versione non si può leggere; resta in { $name }
said-draft-failed = Quello che scrivi non si può mettere al sicuro prima di salvare: { $why }
said-language-kept = Da ora in italiano, e così a ogni avvio
owner-everybody = il reparto
said-nobody-acts = Ogni modifica porta un nome: scegli il tuo. All’avvio lo sceglie --as NOME
said-acting = Da ora agisci come { $name }, in questo file anche al prossimo avvio
said-theme-kept = Da ora questi colori, e così a ogni avvio
form-demo = Il team dimostrativo
form-edit-prospect = { $name }
form-edit-campaign = { $name }
form-edit-deal = { $name }
form-next-step = Prossimo passo: { $name }
form-win = Vinta: { $name }
form-lose = Persa: { $name }
form-touch = Interazione con { $name }
form-refuse = Rifiuta { $name }
form-recycle = Torna al nurturing: { $name }
form-spend = Spesa: { $name }
field-team = Nome del team
field-path = File
field-prospects = Prospect
field-until = Fino al
refusal-field-empty = non può essere vuoto
refusal-not-a-number = «{ $value }» non è un numero intero
refusal-not-a-key = «{ $value }» non è un tasto
refusal-no-answer = Il file del team non risponde
refusal-not-a-choice = «{ $value }» non è nell’elenco: scegli da lì, o svuota il campo

## Riquadri sopra lo schermo

help-title = Che cosa puoi fare qui
help-legend = Che cosa vogliono dire i segni
legend-late = in ritardo: una data o un tempo è scaduto
legend-due = in scadenza oggi o presto; una campagna attiva
legend-kept = fatto o mantenuto; una trattativa vinta
legend-cross = rifiutato; una trattativa persa; non contattare
legend-paused = in pausa: aspetta una data
legend-linked = collegato a ciò che è selezionato nell’altro riquadro
legend-in = sono stati loro a farsi vivi
legend-out = li abbiamo contattati noi
legend-share = 12 casi su 50
legend-cases = calcolato su 50 casi
palette-title = Comandi
palette-none = Nessun comando somiglia a questo. Ctrl-U cancella la riga e li mostra tutti
prefix-more = altro…
menu-move = Sposta { $name } in
menu-hint = una cifra, o parte del nome
menu-none = Nessuna fase si chiama così. Ctrl-U cancella la riga e le mostra tutte
confirm-title = Confermi?
# The letter that means yes
confirm-letter = s
confirm-no = no, lascia stare
confirm-name = Non si può annullare. Scrivi «{ $name }» e Invio
offer-title = Non ancora salvato
offer-said = Lo stavi scrivendo quando il programma è stato chiuso. Nei dati del team non c’è ancora nulla.
offer-filter = Filtro di { $pane }
offer-more =
    { $n ->
        [one] e un altro campo
       *[other] e altri { $n } campi
    }
offer-continue = Riprendi da dov’ero
offer-discard = Scarta
offer-later = Chiedimelo al prossimo avvio
conflict-title = Qualcuno è arrivato prima
conflict-said = { $member } ha modificato { $number } { $name } { $ago }. Che cosa deve valere?
conflict-theirs = Tieni quello che ha fatto { $member }
conflict-yours = Applica la mia modifica
conflict-compare = Confronta
conflict-value = { $name }: { $value }
conflict-value-yours = tu: { $value }
log-title = Messaggi
log-empty = Ancora nessun messaggio
job-rows-of = { $done } di { $total } · { $rate } al secondo
job-rows = { $done } · { $rate } al secondo
job-keys = Esc interrompe e annulla tutto
job-cancelling = Annullamento in corso…
job-cancelled = Interrotto. Non ne è rimasto nulla
job-close = Invio o Esc chiude
said-copied = { $name } è negli appunti
said-mouse-released = Ora il mouse è del terminale: puoi selezionare il testo
said-mouse-taken = Il mouse è di nuovo attivo
said-paste-cut = Il testo incollato era troppo lungo; manca la fine
said-editor-failed = Non è stato possibile usare l’editor: { $name }

## Importazione

import-rows =
    { $n ->
        [one] { $n } riga: { $kind }
       *[other] { $n } righe: { $kind }
    }
import-kind-prospects = prospect
import-kind-deals = trattative
import-kind-accounts = aziende
import-kind-campaigns = campagne
import-kind-touches = interazioni
import-kind-members = membri
import-kind-products = prodotti
import-kind-spend = spese
import-dates-dmy = giorno, mese, anno
    .short = gg/mm/aaaa
import-dates-mdy = mese, giorno, anno
    .short = mm/gg/aaaa
import-dates-ymd = anno, mese, giorno
    .short = aaaa-mm-gg
import-sample = La colonna «{ $column }» contiene { $sample }
import-left-out = tralasciata
import-stages = Fasi: la parola nel file e che cosa diventa
import-stage-rows =
    { $count ->
        [one] una riga
       *[other] { $count } righe
    }
import-stage-new = nuova
import-rejects = Sarebbero scartate: { $count }, conservate con il motivo in { $path }
import-reject = Riga { $line }, { $column }: { $why }
import-reject-row = Riga { $line }: { $why }
import-more-rejects = e altre { $count }
import-answer = Invio conferma la risposta · Esc esce
import-run = Invio importa · Esc esce · poi u annulla tutto
read-only = sola lettura
nobody-acts = nessuno agisce: sola lettura

## Indicatori

section-figures = Indicatori
section-funnel = Il percorso di questi lead
section-bookings = Ordini acquisiti per mese
section-campaigns = Spesa e lead
section-goals = Obiettivi
section-win-rates = Tasso di chiusura per venditore
column-each = per lead
no-campaign = senza campagna
too-few = pochi casi
rate-few = { $won }/{ $decided }, troppo poche
period-prompt = Periodo
period-examples = Per esempio: 2026 · 2026-Q3 · 2026-10 · last-year · all. Tab ne propone
value-none = n/d
value-days = { $n } g
explain-formula = Formula
explain-above = segna i { $k } casi riusciti
explain-rows =
    { $n ->
        [one] { $n } riga considerata
       *[other] { $n } righe considerate
    }
explain-excluded =
    { $n ->
        [one] { $n } riga esclusa
       *[other] { $n } righe escluse
    }
explain-calendar = Misurato con { $names }
explain-version = Versione { $number } dell’accordo, in vigore dal { $from }
explain-as-of = Al { $at }, fuso { $zone }
explain-sum-holds = La somma delle righe corrisponde al valore
explain-sum-fails = La somma delle righe non corrisponde al valore: segnalalo

## Registro

entry-rows =
    { $n ->
        [one] { $n } riga in un solo passo
       *[other] { $n } righe in un solo passo
    }
entry-undo = u annulla questa voce
entry-redo = U la ripristina

## Il primo avvio

welcome-title = Ti diamo il benvenuto in smarketing
welcome-words = Vendite e marketing, un solo team, un solo file. Qui non c’è ancora un file del team: come vuoi cominciare?
welcome-team = Crea un team
    .why = un nome, una valuta, tu
welcome-import = Importa un file
    .why = un CSV dal tuo CRM: prospect, trattative, campagne
welcome-demo = Fai un giro nella demo
    .why = un team credibile con due anni di storia
