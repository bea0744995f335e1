# Italiano: l’accordo: i suoi nomi e campi, e perché una regola dice no.

## Nomi

kind-calendar = calendario di lavoro
    .many = calendari di lavoro
kind-calendar_day = eccezione di calendario
    .many = eccezioni di calendario
kind-reason = motivo di rifiuto
    .many = motivi di rifiuto
kind-handoff = passaggio
    .many = passaggi
kind-handoff_step = passo del passaggio
    .many = passi dei passaggi
kind-agreement = accordo
    .many = accordi
kind-agreement_version = versione dell’accordo
    .many = versioni dell’accordo
kind-term = impegno
    .many = impegni
kind-term_rate = valore del lead
    .many = valori dei lead
kind-signature = firma
    .many = firme
kind-clock = scadenza
    .many = scadenze
kind-clock_step = passo della scadenza
    .many = passi delle scadenze
kind-goal = obiettivo
    .many = obiettivi
kind-goal_revision = revisione dell’obiettivo
    .many = revisioni degli obiettivi

## Campi

field-agreed = Concordato, non misurato
field-agreement = Accordo
field-attempts = Tentativi
field-clock = Scadenza
field-code = Codice
field-days = Giorni
field-decided = Decisi
field-decided_at = Deciso il
field-decided_by = Deciso da
field-dispute = Contestazione
field-exclude = Esclusi
field-fields = Campi richiesti
field-following = Dopo un passaggio vale il calendario di
field-from = Dal
field-goal = Obiettivo
field-grace = Tolleranza
field-handoff = Passaggio
field-hash = Contenuto
field-hours = Orario
field-kind = Tipo
field-management_after = Direzione avvisata dopo
field-manager_after = Responsabile avvisato dopo
field-marketing_lever = Leva del marketing
field-metric = Indicatore
field-number = Numero
field-offered_at = Passato il
field-period = Periodo
field-revenue = Ricavo medio
field-rule = Poi
field-sales_lever = Leva delle vendite
field-scope = Di chi
field-signed_at = Firmato il
field-spacing = Tempo minimo tra i tentativi
field-started_at = Inizio
field-subject = Riguarda
field-target = Target
field-term = Impegno
field-to = A
field-verdict = Esito
field-version_of = Versione
field-warn = Avviso prima di
field-window = Per
field-within = Entro
field-won = Vinti

## Valori degli elenchi

choice-accepted = accettato
choice-answered = risposto
choice-archive = da non seguire
choice-both = entrambi
choice-by_marketing = contestato dal marketing
choice-by_sales = contestato dalle vendite
choice-cancelled = annullato
choice-data = dati completi
choice-decision = tempo per l’esito
choice-depth = numero di tentativi
choice-disputed = contestato
choice-feedback = risposta alle contestazioni
choice-joint = comune
choice-month = mese
choice-none = nessuna
choice-nurture = nurturing
choice-offered = in attesa
choice-owner = il nuovo responsabile
choice-passed_on = girato
choice-quality = accettazione
choice-quarter = trimestre
choice-recycle = in pausa, poi si ripropone
choice-refused = rifiutato
choice-resumed = riparte
choice-running = in corso
choice-speed = prima risposta
choice-taken_back = ritirato
choice-team = il team
choice-value = valore
choice-volume = volume
choice-waived = in deroga
choice-week = settimana
choice-year = anno

## Passaggi

refusal-prospect-archived = { $what } è archiviato
    .hint = Prima ripristinalo
refusal-already-offered = { $what } aspetta già un esito ({ $handoff })
    .hint = Le vendite lo accettano, rifiutano o riciclano; il marketing può ritirarlo
refusal-already-accepted = Le vendite hanno già accettato { $what }
refusal-offer-waits = { $what } aspetta il verdetto delle vendite ({ $handoff }): viene prima quello
    .hint = { $stage ->
        [recycled] R lo restituisce fino a un giorno, r lo rifiuta con un motivo, T ritira il passaggio; da riga di comando: prospect recycle, refuse, take-back
       *[other] r lo rifiuta con un motivo, T ritira il passaggio; da riga di comando: prospect refuse, take-back
    }
refusal-not-offered = { $what } non è stato passato alle vendite
    .hint = Prima lo passa il marketing
refusal-handoff-decided = { $what } è già deciso: { $verdict }
    .hint = Chi non è d’accordo può contestarlo
refusal-refuse-needs-reason = { $what } non si rifiuta senza un motivo
    .hint = Scegli uno dei motivi del team: si migliora solo ciò che si conta
refusal-recycle-needs-day = { $what } non si ricicla senza una data
    .hint = Di’ fino a quando resta in pausa: +60g, o una data
refusal-recycle-in-the-past = { $value } non è nel futuro
    .hint = Un prospect riciclato resta in pausa fino a un giorno successivo
refusal-before-offer = { $what }: la data indicata viene prima che esistesse
    .hint = Controlla la data
refusal-dispute-needs-note = Per contestare { $what } spiega perché
refusal-answer-needs-note = La risposta su { $what } ha bisogno di due parole
refusal-already-disputed = { $what } è già contestato
    .hint = La risposta spetta all’altra parte
refusal-nothing-to-dispute = Non c’è nulla da contestare su { $what } ({ $verdict })
    .hint = Il marketing contesta un rifiuto, le vendite un passaggio
refusal-dispute-needs-side = Di’ per quale parte contesti { $what }
refusal-not-disputed = { $what } non è contestato
refusal-answer-other-side = { $what } è contestato da { $side }: risponde l’altra parte
refusal-already-theirs = { $what } è già di questa persona

## Calendari

refusal-calendar-missing = Il calendario di lavoro { $what } non c’è
    .hint = Scegli uno dei calendari del team, o aggiungilo
refusal-calendar-day-whose = Un’eccezione è di un calendario oppure di una persona
refusal-calendar-days-backwards = L’ultimo giorno, { $value }, viene prima del primo, { $first }
refusal-calendar-in-use = { $count ->
        [one] Una scadenza usa
       *[other] { $count } scadenze usano
    } { $what }
    .hint = Aggiungi un calendario e indicalo nella prossima versione dell’accordo; festività e ferie si aggiungono sempre
refusal-calendar-signed = Entrambe le parti hanno firmato { $what } con { $version }
    .hint = Aggiungi un calendario e indicalo nella prossima versione dell’accordo
refusal-span-unreadable = «{ $value }» non è una durata
    .hint = Scrivi 30m, 4h, 1h30m o 10d (giorni lavorativi)
refusal-span-too-long = { $value } supera i due anni
refusal-span-in-hours = { $field } si misura in ore e minuti, non in giorni
    .hint = Scrivi 4h o 30m

## Motivi

refusal-reason-needs-days = Per mettere in pausa un prospect serve il numero di giorni
refusal-reason-days = { $value } giorni non è possibile
    .hint = Da 1 a 3650

## Accordo

refusal-term-needs = Un impegno di tipo «{ $kind }» ha bisogno di { $field }
refusal-term-needs-target = Un impegno ha bisogno di un target maggiore di zero
    .hint = Ciò che non è dovuto non è un impegno
refusal-term-days-over-attempts = I giorni non possono superare i tentativi
refusal-term-owed-by = «{ $kind }» può essere un impegno solo di { $side }
refusal-value-needs-rates = { $what } promette valore, ma non dice quanto vale alcun tipo di lead
    .hint = Aggiungi all’impegno i valori dei lead
refusal-rate-needs-value = { $what } non promette valore: lì i valori dei lead non dicono niente
    .hint = Aggiungili a un impegno di tipo valore
refusal-term-unknown-field = I prospect non hanno un campo «{ $value }»
    .hint = { $found ->
        [0] Indica campi che i prospect hanno, per esempio email, phone o job_title, o uno vostro già compilato da qualche parte
       *[other] Volevi dire { $nearest }?
    }
refusal-term-warns-too-early = Un avviso { $value } prima della fine di { $within } arriverebbe subito
    .hint = L'avviso deve venire dopo l'inizio: meno di { $within }
refusal-rate-not-a-share = { $field }: i vinti stanno tra zero e i decisi, il ricavo non può essere negativo
refusal-version-signed = { $what } è firmata da entrambe le parti e non cambia più
    .hint = Parti da questa per una nuova bozza
refusal-version-empty = { $what } non ha ancora impegni
    .hint = Aggiungi che cosa deve ciascuna parte, poi firma
refusal-version-in-the-past = Una versione vale al più presto da oggi
    .hint = Quel che è successo stava sotto un altro accordo; scegli un giorno successivo
refusal-content-changed = { $what } è cambiata da quando l’hai letta
    .hint = Rileggila: hai firmato { $yours }, ora è { $theirs }
refusal-sign-nobody = Nessuno sta firmando
    .hint = Di’ chi sei con --as
refusal-sign-wrong-side = { $who } non può firmare per { $side }
    .hint = Firma una persona di quella parte, o la direzione
refusal-sign-both-sides = { $who } ha firmato per l’altra parte
    .hint = Firmano due persone, una per parte
refusal-already-signed = { $side }: questo contenuto è già firmato

## Cronometri

refusal-clock-needs-reason = { $what } ha bisogno di un motivo
    .hint = Sta accanto al dato, lo leggono entrambe le parti
refusal-clock-ended = { $what } è conclusa ({ $state })
refusal-clock-paused = { $what } è già sospesa
refusal-clock-not-paused = { $what } non è sospesa
refusal-clock-overdue = { $what } è in ritardo: non si può più sospendere
    .hint = Si può concedere una deroga, con un motivo
refusal-clock-in-the-past = { $what }: la data viene prima del suo ultimo passo

## Obiettivi

refusal-no-such-metric = L’indicatore «{ $value }» non esiste
    .hint = smarketing metrics list li mostra tutti
refusal-goal-needs-target = Un obiettivo ha bisogno di un target maggiore di zero
refusal-goal-needs-period = Un obiettivo ha bisogno di un periodo con un primo e un ultimo giorno
    .hint = 2026-Q4, 2026-12 o 2026-10-01..2026-12-31
refusal-period-in-the-past = { $value } è finito
    .hint = Un obiettivo vale per un periodo che non è ancora finito
refusal-goal-needs-levers = Un obiettivo comune dice che cosa fa ciascuna parte: manca { $field }
refusal-goal-needs-reason = { $what } non cambia target senza un motivo
refusal-goal-revise = Il target di { $what } si rivede, con un motivo
    .hint = smarketing goal revise { $what } --target … --reason …
refusal-goal-fixed = Indicatore, periodo, ambito e valuta di { $what } restano
    .hint = Archivialo e fissa un nuovo obiettivo
