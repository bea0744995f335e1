# Italiano: la schermata dell’accordo, i suoi moduli e riquadri.

## Panes

pane-terms = I nostri impegni
pane-terms-marketing = Impegni del marketing
pane-terms-sales = Impegni delle vendite
pane-calendars = Calendari e assenze
pane-clocks = Scadenze
pane-clocks-all = Scadenze di tutti gli impegni
pane-term = Dietro il dato
pane-goal = Obiettivo
column-term = impegno
column-reason = motivo
column-clock = scadenza

## Nothing there

empty-agreement = Un accordo dice in numeri che cosa marketing e vendite si devono a vicenda: quanti lead, di che qualità, lavorati in quanto tempo. Lo firmano entrambe le parti; da quel momento le scadenze corrono e tutti vedono chi mantiene la parola.
empty-agreement-how = p ne pianifica uno dai vostri tassi, d apre una bozza vuota
empty-terms = Questa bozza non contiene ancora impegni
empty-terms-how = + aggiunge un impegno, p li pianifica dai vostri tassi
empty-side = ancora niente
empty-period-goals = Nessun obiettivo in questo periodo
empty-period-goals-how = N ne fissa uno
empty-calendars = Nessun calendario di lavoro: conta ogni ora di ogni giorno
empty-calendars-how = C ne aggiunge uno
empty-clocks = Nessuna scadenza
empty-clocks-how = ← e → mostrano le altre

## Versions

version-is-draft = bozza
version-is-coming = firmata, non ancora in vigore
version-is-in-force = in vigore
version-is-over = conclusa
version-from = dal { $day }
version-unsigned = { $side }: manca la firma
versions-title = Versioni
versions-differs = Che cosa cambia in { $label } rispetto alla versione precedente
versions-first = È la prima
versions-same = Niente: gli stessi impegni
versions-unsigned = nessuna firma
versions-itself = La versione stessa
sign-question = Firmi { $label } come { $side }, in vigore dal { $from }. Contenuto { $hash }
said-read-then-sign = Ecco che cosa firmeresti: leggi, poi ancora S

## Terms

term-kept = rispettato
term-broken = mancato
term-at-risk = a rischio
term-on-pace = in linea
term-behind = in ritardo
term-nothing-due = nessun caso
term-of = su { $owed }
term-leads-to = { $projected } su { $owed }
term-waived =
    { $n ->
        [one] { $n } in deroga
       *[other] { $n } in deroga
    }
term-paused =
    { $n ->
        [one] { $n } sospesa
       *[other] { $n } sospese
    }
term-without = { $counted } senza
term-without-leniency = Senza sospensioni e deroghe
term-recycled = Tornati, non contati di nuovo
term-open-view = Su tutte quelle avviate
term-nobody = di nessuno

## Clocks

clock-is-running = in corso
clock-is-due-soon = in scadenza
clock-is-overdue = scaduta, aperta
clock-is-met = in tempo
clock-is-breached = troppo tardi
clock-is-paused = sospesa
clock-is-waived = in deroga
clock-is-cancelled = annullata
clocks-open = aperte
clocks-overdue = scadute ora
clocks-breached = mancate
clocks-all = tutte
clocks-count =
    { $n ->
        [one] { $n } scadenza
       *[other] { $n } scadenze
    }
step-paused = sospesa
step-resumed = riavviata
step-waived = in deroga
section-agreed = Come concordato
section-strict = Scadenze del periodo
section-people = Per persona
section-by-campaign = Per campagna
section-leniency = Sospensioni e deroghe
section-rates = Quanto vale un lead

## Goals and calendars

goal-needs =
    { $days ->
        [one] { $needed } nell’ultimo giorno lavorativo
       *[other] { $needed } al giorno per { $days } giorni lavorativi
    }
goal-actual = Finora
goal-pace = Atteso a oggi
goal-target = Target
goal-gap = Manca ancora
goal-leads-to = Proiezione
goal-lever-marketing = Marketing:
goal-lever-sales = Vendite:
goal-at = { $day }: { $actual } su { $pace }
section-revisions = Revisioni
away = { $who } è assente
calendar-open = aperto ora
calendar-closed = chiuso ora

## The simulator

plan-title = Pianificazione
plan-aside = campo vuoto: i vostri tassi
plan-goal = Obiettivo di ricavi
plan-period = Periodo
plan-share = Quota del marketing
plan-deal = Valore medio
plan-opportunity_to_won = Opportunità → vinta
plan-sql_to_opportunity = SQL → opportunità
plan-mql_to_sql = MQL → SQL
plan-lead_to_mql = Lead → MQL
plan-reps = Venditori
plan-capacity = Trattative a testa
plan-cycle = Giorni per vincere
plan-unknown = non noto: inseriscilo tu
plan-origin-measured = misurato
plan-origin-agreed = concordato
plan-need = Cosa serve nel periodo
plan-marketing = Impegni del marketing a settimana
plan-sales = Impegni delle vendite al giorno
plan-stage-customers = clienti
plan-stage-opportunities = opportunità
plan-stage-sql = SQL
plan-stage-mql = MQL
plan-stage-leads = lead
plan-stage-attempts = tentativi
plan-stage-verdicts = decisioni
plan-question = La pianificazione per { $period } diventa una bozza dell’accordo, da leggere e firmare insieme.

## Forms

form-draft = Il primo accordo
    .from = In vigore dal
    .until = Fino al
form-draft-like = Nuova bozza, come { $name }
    .from = In vigore dal
    .until = Fino al
form-add-term = Nuovo impegno di { $name }
    .target = Quanto
    .metric = Si contano
form-edit-term = { $name }
    .target = Quanto
    .metric = Si contano
form-add-goal = Nuovo obiettivo
form-revise-goal = Nuovo target: { $name }
form-clock-paused = Sospendi { $name }
form-clock-resumed = Riavvia { $name }
form-clock-waived = Deroga per { $name }
form-add-calendar = Nuovo calendario di lavoro
form-edit-calendar = Calendario di lavoro: { $name }
form-lead-value = Quanto vale un lead: { $name }
field-teams-calendar = Calendario della squadra
field-lead-type = Tipo di lead
answer-yes = sì
answer-no = no
calendar-team = della squadra
hint-hours = mon-fri 09:00-12:30 13:30-17:30
form-add-day = Eccezione o assenza: { $name }
    .name = Che cosa
    .member = Solo per
    .hours = Orario (vuoto: tutto il giorno)
form-sign = Firma { $name } per
counts-none = niente di preciso
counts-leads = lead
counts-mql = MQL
counts-handoffs = passaggi
counts-accepted = lead accettati

## Commands

area-agreement = Accordo
command-tab-agreement = Vai all’accordo
command-draft = Apri una nuova bozza dell’accordo
    .short = bozza
command-sign = Firma la bozza
    .short = firma
command-versions = Versioni e differenze
    .short = versioni
command-plan = Pianifica dai ricavi agli impegni settimanali
    .short = pianifica
command-goal-add = Fissa un nuovo obiettivo
    .short = nuovo obiettivo
command-calendar-add = Aggiungi un calendario di lavoro
command-late-clocks = Scadenze mancate e ancora aperte
    .short = scadute
command-clock-waive = Concedi una deroga alla scadenza, con un motivo
    .short = deroga
command-clock-pause = Sospendi la scadenza, o riavviala
    .short = sospendi
reason-no-draft = non c’è nessuna bozza da firmare
reason-no-agreement = non c’è ancora un accordo
reason-no-clock = nessuna scadenza selezionata
reason-clock-ended = questa scadenza è conclusa
reason-clock-late = questa scadenza è passata: si può concedere una deroga, non sospenderla
reason-signed-version = gli impegni firmati restano: d apre una nuova bozza
reason-still-reading-term = l’impegno è ancora in lettura
reason-plan-not-ready = questa pianificazione non può ancora diventare una bozza
