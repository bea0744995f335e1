# Italiano: la giornata di chi la chiede, e gli obiettivi.

pane-today = Cosa aspetta te
    .team = Cosa aspetta la squadra
pane-now = Perché è qui
pane-goals = Obiettivi
pane-news = Da quando hai guardato
today-news =
    { $n ->
        [one] Da quando hai guardato: { $n } modifica
       *[other] Da quando hai guardato: { $n } modifiche
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
empty-today = Niente ti aspetta
empty-today-how = 2 mostra i prospect, 3 la pipeline, n su una trattativa fissa il prossimo passo
empty-goals = Nessun obiettivo in questo periodo
empty-goals-how = smarketing goal add ne fissa uno
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
today-or = Se non si fa niente

## I gradini della scala, nel loro ordine, e perché ognuno è dov’è

today-late = In ritardo
    .why = Una promessa è già rotta: ogni ora in più toglie possibilità di raggiungerli.
today-answer = Contestazioni a cui rispondere
    .why = L’altra parte non è d’accordo e aspetta te.
today-verdict = Aspettano un verdetto
    .why = Il marketing li ha passati; senza un verdetto nessuno ci lavora.
today-due = In scadenza
    .why = È cominciato il preavviso dell’accordo: ora in tempo, presto in ritardo.
today-step-late = Prossimi passi scaduti
    .why = Il suo giorno è passato: senza un passo che regga la trattativa si spegne.
today-step-today = Prossimi passi di oggi
    .why = Era fissato per oggi.
today-escalated = Passati a te
    .why = In ritardo da tanto che l’accordo avvisa anche te.
today-resting = Riposo finito
    .why = Andavano lasciati in pace fino a ora; solo il marketing se ne ricorda.
today-waiting = I tuoi passaggi
    .why = Niente da fare subito: che ne è stato da quando hai guardato.

## Cosa fare

todo-speed = Dai la prima risposta: chiama o scrivi
todo-depth = Riprova: { $made } tentativi fatti su { $needed }
todo-verdict = Di’ accettato, rifiutato o non ora
todo-answer = Rispondi alla contestazione
todo-step = { $step }
todo-step-unnamed = Fai il prossimo passo, e fissa quello dopo
todo-offer-again = Riposo finito { $day }: ripassalo alle vendite, o continua il nurturing
todo-refused = Rifiutato: { $reason }
todo-recycled = Non ora; riposa fino a { $day }
todo-waits = Aspetta le vendite da { $when }

## Cosa succede se non si fa niente

or-breached = Rotta da { $when } ({ $term }): resta aperta e in ritardo finché qualcuno non lo fa.
or-expired = Il silenzio da { $when } conta come scaduto ({ $term }), come se non fosse stato accettato.
or-breach = Da { $when } la promessa è rotta ({ $term }).
or-expires = Da { $when } il silenzio conta come scaduto ({ $term }).
or-escalated = Rotta da { $when } ({ $term }); il responsabile non l’ha fatto. Dopo di te non viene avvisato nessuno.
or-waits = Aspetta da { $when } e nessun orologio corre: te ne accorgi solo tu.
or-unanswered = La contestazione resta aperta, e con lei i numeri di entrambi.
or-slipped = Il passo era per { $day }; da allora la trattativa tace.
or-slips = Dopo { $day } starà tra i passi scaduti.
or-forgotten = Restano nel nurturing, e nessuno verrà più avvisato.
or-accepted-silently = Vale quello che hanno detto le vendite. Puoi contestarlo.
or-sales-decides = Il verdetto tocca alle vendite; tu non devi fare niente.

## Obiettivi

goal-level = { $actual } di { $target } ({ $share })
goal-state-unknown = ancora nessun dato
goal-needed = { $needed } per giorno lavorativo, ne restano { $days }
goal-projected = porta a { $projected }
goal-by-now = { $pace } a oggi
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
goals-target = traguardo
goals-gap = mancano
goals-projected = porta a
goals-needed = al giorno
goals-days_left = giorni lavorativi rimasti
goals-state = stato
goals-marketing_lever = il marketing fa
goals-sales_lever = le vendite fanno
goals-before = il periodo prima
goals-revisions = Traguardi
metric-goal_attainment = Obiettivo raggiunto
    .definition = Quanto è stato raggiunto di ogni obiettivo del periodo, rispetto al traguardo in vigore. Gli obiettivi hanno unità diverse: non c’è un dato su tutti.
said-goal-revised = { $number } { $name }: il traguardo ora è { $target }
did-goal-revised = ha portato il traguardo di { $number } { $name } a { $target }
news-goal-revised = { $member } ha portato il traguardo di { $number } { $name } a { $target }
journal-event-revised = rivisto

## La riga di comando

cli-today = La tua giornata: cosa ti aspetta, in un ordine fisso e spiegato
cli-goal = Obiettivi: traguardi, a che punto sono, e perché sono stati rivisti
cli-goal-revise = Dà a un obiettivo un altro traguardo, con un motivo
cli-goal-list = Elenca gli obiettivi con quanto è stato raggiunto e il loro passo
cli-goal-show = Mostra un obiettivo con i suoi traguardi e il periodo prima
cli-arg-target = Il nuovo traguardo, nell’unità dell’indicatore: 320000, 25 %, 45
