# Italiano: la giornata di chi la chiede, e gli obiettivi.

pane-today = Cosa ti aspetta
    .team = Cosa aspetta il team
pane-now = Perché è qui
pane-goals = Obiettivi
pane-news = Dalla tua ultima visita
today-news =
    { $n ->
        [one] Dalla tua ultima visita: { $n } modifica
       *[other] Dalla tua ultima visita: { $n } modifiche
    }
today-more =
    { $n ->
        [one] e un’altra
       *[other] e altre { $n }
    }
today-count =
    { $n ->
        [one] { $n } cosa
       *[other] { $n } cose
    }
empty-today = Niente in attesa per te
empty-today-how = 2 mostra i prospect, 3 la pipeline, n su una trattativa fissa il prossimo passo
empty-goals = Nessun obiettivo in questo periodo
empty-goals-how = 4, poi N ne fissa uno
empty-news = Niente di nuovo dai colleghi
next-clock = Poi: { $name }, entro { $when }
next-step = Poi: { $name }, { $day }
today-owner = di { $owner }
today-nobody = ancora di nessuno
today-by = entro { $when }
today-late-by = { $span } di ritardo
today-in = tra { $span }
today-at-once = adesso
today-said = { $by }: «{ $note }»
today-just-late = appena scaduto
today-left = ancora { $span } di lavoro
today-over = in ritardo di { $span } di lavoro
today-what = Cosa fare
today-or = Se non fai niente

## I gradini della scala, nel loro ordine, e perché ognuno è dov’è

today-late = In ritardo
    .why = Un impegno è già mancato: ogni ora in più riduce le possibilità di raggiungerli.
today-answer = Contestazioni a cui rispondere
    .why = L’altra parte non è d’accordo e aspetta una tua risposta.
today-verdict = Da accettare o rifiutare
    .why = Il marketing li ha passati alle vendite: finché nessuno decide, nessuno ci lavora.
today-due = In scadenza
    .why = È cominciato il preavviso dell’accordo: ora sei in tempo, tra poco no.
today-step-late = Prossimi passi scaduti
    .why = La data è passata: senza un passo concreto la trattativa si raffredda.
today-step-today = Prossimi passi di oggi
    .why = Era previsto per oggi.
today-escalated = Escalation
    .why = Il ritardo è tale che l’accordo avvisa anche te, oltre al responsabile.
today-resting = Pausa finita
    .why = Andavano lasciati in pace fino a oggi; solo il marketing se ne ricorda.
today-waiting = I tuoi passaggi
    .why = Niente da fare subito: che cosa ne è stato dalla tua ultima visita.

## Cosa fare

todo-speed = Prima risposta: chiama o scrivi
todo-depth = Riprova: { $made } tentativi su { $needed }
todo-verdict = Accetta, rifiuta o ricicla
todo-answer = Rispondi alla contestazione
todo-step = { $step }
todo-step-unnamed = Fai il prossimo passo e fissa quello dopo
todo-offer-again = Pausa finita { $day }: ripassalo alle vendite o continua il nurturing
todo-refused = Rifiutato: { $reason }
todo-recycled = Non ora; in pausa fino a { $day }
todo-waits = Passato alle vendite { $when }, in attesa

## Cosa succede se non si fa niente

or-breached = Impegno mancato ({ $term }), scadenza { $when }: resta aperto e in ritardo finché qualcuno non se ne occupa.
or-expired = Scaduto { $when } ({ $term }): il silenzio vale come un no.
or-breach = Scadenza { $when }: poi l’impegno risulta mancato ({ $term }).
or-expires = Scadenza { $when }: poi il silenzio vale come un no ({ $term }).
or-escalated = Impegno mancato ({ $term }), scadenza { $when }: il responsabile non se n’è occupato, e dopo di te non viene avvisato nessuno.
or-waits = In attesa ({ $when }) e senza scadenza: te ne accorgi solo tu.
or-unanswered = La contestazione resta aperta, e con lei i numeri di entrambi.
or-slipped = Il passo era previsto per { $day }; da allora la trattativa è ferma.
or-slips = Dopo { $day } finirà tra i passi scaduti.
or-forgotten = Restano nel nurturing, e nessuno riceverà altri avvisi.
or-accepted-silently = Vale quello che hanno deciso le vendite. Puoi contestarlo.
or-sales-decides = La decisione spetta alle vendite; tu non devi fare niente.

## Obiettivi

goal-level = { $actual } su { $target } ({ $share })
goal-state-unknown = ancora nessun dato
goal-needed = { $needed } al giorno per { $days } giorni lavorativi
goal-projected = proiezione { $projected }
goal-by-now = atteso a oggi { $pace }
goal-before = { $period }: { $then } a questa quota, { $end } alla fine
goals-id = n.
goals-name = obiettivo
goals-metric = indicatore
goals-period = periodo
goals-side = di chi
goals-owner = responsabile
goals-actual = finora
goals-why = perché
goals-pace = a oggi
goals-target = target
goals-gap = mancano
goals-projected = proiezione
goals-needed = al giorno
goals-days_left = giorni lavorativi rimasti
goals-state = stato
goals-marketing_lever = il marketing fa
goals-sales_lever = le vendite fanno
goals-before = il periodo precedente
goals-revisions = Revisioni del target
metric-goal_attainment = Obiettivo raggiunto
    .definition = Quanto è stato raggiunto di ogni obiettivo del periodo, rispetto al target in vigore. Gli obiettivi hanno unità diverse: non c’è un dato complessivo.
said-goal-revised = { $number } { $name }: il target ora è { $target }
did-goal-revised = ha portato il target di { $number } { $name } a { $target }
news-goal-revised = { $member } ha portato il target di { $number } { $name } a { $target }
journal-event-revised = rivisto

## La riga di comando

cli-today = La tua giornata: cosa ti aspetta, in un ordine fisso e spiegato
cli-goal = Obiettivi: target, a che punto sono e perché sono stati rivisti
cli-goal-revise = Dà a un obiettivo un altro target, con un motivo
cli-goal-list = Elenca gli obiettivi con quanto è stato raggiunto e il ritmo
cli-goal-show = Mostra un obiettivo con i suoi target e il periodo precedente
cli-goal-add = Fissa un obiettivo per un indicatore e un periodo
cli-goal-edit = Modifica i campi di un obiettivo; per il target: goal revise
cli-goal-archive = Archivia un obiettivo, o lo riprende
cli-arg-target = Il nuovo target, nell’unità dell’indicatore: 320000, 25 %, 45
