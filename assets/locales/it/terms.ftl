# Italiano: gli impegni dell’accordo, i scadenze che li misurano e la loro riga di comando.

## Che cosa promette un impegno

span-days = { $count ->
        [one] un giorno lavorativo
       *[other] { $count } giorni lavorativi
    }
promise-volume = { $target } { $metric ->
        [leads] lead
        [mql] lead qualificati (MQL)
        [handoffs] passaggi
       *[other] passaggi accettati
    } { $window ->
        [week] a settimana
        [month] al mese
        [quarter] a trimestre
       *[other] all’anno
    }
promise-value = lead per un valore di { $target } { $window ->
        [week] a settimana
        [month] al mese
        [quarter] a trimestre
       *[other] all’anno
    }
promise-quality = passaggi accettati sui decisi: { $target }
promise-speed = prima risposta entro { $within }, { $target } dei casi
promise-depth = { $attempts } tentativi in { $days } giorni diversi entro { $within }, { $target } dei casi
promise-decision = esito entro { $within }, { $target } dei casi
promise-feedback = risposta alle contestazioni entro { $within }, { $target } dei casi
promise-data = { $fields }: campi compilati, { $target } dei passaggi

## A che punto sono impegni e scadenze

debt-kept = ✓ mantenuto
debt-at-risk = ● in ritardo sul ritmo
debt-broken = ▲ mancato
debt-nothing-due = – niente in scadenza
debt-too-few = troppo pochi per dirlo
debt-why-not-in-force = non ancora in vigore
debt-why-not-begun = non ancora cominciato
debt-why-nothing-due = niente era in scadenza
debt-why-none-decided = nessun esito
debt-why-no-handoffs = nessun passaggio
debt-why-no-working-time = nessun orario lavorativo
debt-why-unpriced = alcuni lead non hanno un valore concordato
debt-overdue = { $count ->
        [one] { $count } scaduta e aperta
       *[other] { $count } scadute e aperte
    }
debt-paused = { $count ->
        [one] { $count } sospesa
       *[other] { $count } sospese
    }
debt-waived = { $count } in deroga
debt-without = senza pause e deroghe { $k }/{ $n }
debt-recycled = { $count ->
        [one] uno di ritorno, non contato
       *[other] { $count } di ritorno, non contati
    }
debt-projected = proiezione { $value }
clock-state-running = in corso
clock-state-due_soon = in scadenza
clock-state-overdue = scaduta
clock-state-met = rispettata
clock-state-breached = mancata
clock-state-paused = sospesa
clock-state-waived = in deroga
clock-state-cancelled = annullata
clock-late-by = { $duration } di ritardo
clock-late-since = in ritardo (scadenza { $at })
clock-time-left = restano { $duration }
clock-line = { $label } { $owner }: { $term }, { $prospect } – { $left }
clock-tell-manager = avvisare { $who }
clock-tell-management = avvisare la direzione: { $who }
cause-late = { $kind ->
        [decision] l’esito è arrivato tardi
        [feedback] la risposta è arrivata tardi
        [depth] l’ultimo tentativo è arrivato tardi
       *[other] la prima risposta è arrivata tardi
    }
cause-nothing = { $kind ->
        [decision] ancora nessun esito
        [feedback] ancora nessuna risposta
        [depth] ancora nessun tentativo
       *[other] nessuno ha ancora risposto
    }
cause-too_few = { $made } tentativi su { $wanted }
version-draft = bozza
version-coming = firmata, non ancora in vigore
version-in-force = in vigore
version-over = non più in vigore
diff-added = nuovo
diff-removed = tolto
diff-changed = modificato

## La riga di comando

cli-group-agreement = Gli impegni reciproci
cli-agreement = Che cosa si devono marketing e vendite, e a che punto sono
cli-agreement-show = Gli impegni delle due parti uno accanto all’altro, con la versione in vigore
cli-agreement-terms = Solo gli impegni, uno per riga
cli-agreement-clocks = Le scadenze: di chi, su chi, quanto tempo resta
    .set = open, overdue, breached o all
    .term = Numero (TM-3) o nome di un impegno
    .owner = Solo quelli di questa persona
cli-agreement-breaches = Che cosa è stato mancato, da chi e perché
    .by = Conta per persona, campagna o impegno: person, campaign o term
    .term = Numero (TM-3) o nome di un impegno
cli-agreement-history = Le versioni e chi le ha firmate
cli-agreement-diff = In che cosa una versione è diversa da un’altra, o dalla precedente
    .against = La versione con cui confrontarla
cli-agreement-draft = Prepara una nuova bozza; la prima crea l’accordo
    .like = Parti dagli impegni di questa versione
    .from = Primo giorno in vigore
    .until = Ultimo giorno in vigore
    .following = Se cambia responsabile, la scadenza segue il calendario del nuovo o del team: owner o team
    .manager_after = Il responsabile viene avvisato dopo questo ritardo, in orario lavorativo: 4h
    .management_after = La direzione viene avvisata dopo questo ritardo: 2d
    .name = Nome dell’accordo, per la prima bozza
cli-agreement-sign = Firma una versione per la tua parte
    .side = marketing o sales
    .hash = Prime lettere dell’hash del contenuto che hai letto; senza, ti viene chiesto
cli-agreement-waive = Concede una deroga a una scadenza, con un motivo che entrambe le parti leggono
cli-agreement-pause = Sospende una scadenza, con un motivo che entrambe le parti leggono
cli-agreement-resume = Fa ripartire una scadenza sospesa
cli-agreement-check = Stampa che cosa è scaduto, per cron: termina con 1 se c’è qualcosa
    .fail_on = late: ciò che è scaduto; risk: anche ciò che sta per scadere
cli-agreement-term = Gli impegni: che cosa deve una parte
cli-agreement-rate = Quanto valgono i lead di un impegno a valore
cli-arg-av = Versione: numero (2) o sigla (AV-2)
cli-arg-clock = La scadenza (K-12)
cli-value-time = DURATA
agreement-none = Non c’è ancora un accordo; smarketing agreement draft ne comincia uno
agreement-owes-marketing = Il marketing deve
agreement-owes-sales = Le vendite devono
agreement-owes-both = Entrambi devono
agreement-headline = { $name }, versione { $number }: { $state } · { $from } → { $until } · firme: { $signed } · { $hash }
agreement-term = Impegno
agreement-promise = Impegno in breve
agreement-delivered = Finora
agreement-owed-now = Dovuto a oggi
agreement-owed = Target
agreement-k = k
agreement-n = n
agreement-interval = 95 %
agreement-state = Stato
agreement-beside = Nota
agreement-prospect = Prospect
agreement-account = Azienda
agreement-owner = Responsabile
agreement-due = Scadenza
agreement-left = Tempo
agreement-version = Versione
agreement-from = Dal
agreement-until = Al
agreement-terms = Impegni
agreement-hash = Contenuto
agreement-signed = Firme
agreement-person = Persona
agreement-campaign = Campagna
agreement-breached = Mancati
agreement-decided = Decisi
agreement-nobody = nessuno
agreement-ask-sign = Firmare { $label } con il contenuto { $hash }? [s/N]
journal-event-paused = sospesa
journal-event-resumed = riparte
journal-event-waived = in deroga
journal-event-drafted = bozza
journal-event-signed = firmato
journal-event-concluded = firmato da entrambe le parti
doctor-clocks = Scadenze

## Che cosa è stato fatto

said-clock-paused = { $number } sospesa: { $name }
said-clock-resumed = { $number } riparte: { $name }
said-clock-waived = { $number } in deroga: { $name }
said-agreement-drafted = Bozza { $number } di { $name } cominciata
said-agreement-signed = Hai firmato { $number } di { $name }
said-agreement-concluded = { $number } di { $name } ha le firme delle due parti
did-clock-paused = ha sospeso { $number } ({ $name })
did-clock-resumed = ha fatto ripartire { $number } ({ $name })
did-clock-waived = ha concesso una deroga a { $number } ({ $name })
did-agreement-drafted = ha preparato { $number } di { $name }
did-agreement-signed = ha firmato { $number } di { $name }
did-agreement-concluded = ha firmato { $number } di { $name } come seconda parte
news-clock-paused = { $member } ha sospeso { $number } ({ $name })
news-clock-resumed = { $member } ha fatto ripartire { $number } ({ $name })
news-clock-waived = { $member } ha concesso una deroga a { $number } ({ $name })
news-agreement-drafted = { $member } ha preparato { $number } di { $name }
news-agreement-signed = { $member } ha firmato { $number } di { $name }
news-agreement-concluded = { $member } ha firmato { $number } di { $name }: ora le firme ci sono tutte

## Perché no

refusal-version-backwards = L’ultimo giorno viene prima del primo
refusal-agreement-there = C’è già un accordo: { $name }
    .hint = Per la prossima versione lascia via il nome
refusal-no-draft = Non c’è una bozza da firmare
    .hint = smarketing agreement draft ne comincia una
refusal-hash-too-short = «{ $value }» è troppo corto per dire che cosa è stato letto
    .hint = Indica almeno { $count } lettere dell’hash del contenuto
refusal-sign-needs-hash = Non c’è nessuno a cui chiedere se { $what } è stato letto
    .hint = Leggilo, poi firma con --hash { $hash }

## Cifre

metric-speed_to_lead_median = Prima risposta, mediana
    .definition = Tempo lavorativo dal passaggio al primo vero tentativo di una persona, mediana dei passaggi del periodo. Chi aspetta ancora conta come attesa più lunga.
metric-speed_to_lead_p90 = Prima risposta, 90° percentile
    .definition = Nove passaggi su dieci del periodo hanno avuto risposta entro questo tempo lavorativo.
metric-attempts_depth = Tentativi rispettati
    .definition = Dei lead con il tempo dei tentativi finito nel periodo, la quota con abbastanza tentativi in abbastanza giorni, o con un esito prima.
metric-sla_attainment = Rispetto dello SLA
    .definition = Scadenze rispettate su quelle del periodo già decise o passate; ciò che è scaduto e ancora aperto è mancato. Quelle in deroga restano fuori.
metric-sla_open_view = SLA, vista aperta
    .definition = Scadenze rispettate su tutte quelle partite nel periodo; per lo standup, non per l’accordo.
metric-volume_attainment = Volume consegnato
    .definition = Consegnato su dovuto a oggi, per impegno della versione in vigore; il dovuto cresce con l’orario lavorativo.
metric-value_delivered = Valore consegnato
    .definition = Lead consegnati per tasso di chiusura per ricavo medio del loro tipo, come firmati nella versione in vigore.
why-not-in-force = non ancora in vigore
why-not-begun = non ancora cominciato
why-nothing-due = niente era in scadenza
why-nothing-started = niente è partito
why-no-handoffs = nessun passaggio
why-not-answered-yet = ancora senza risposta
why-no-working-time = nessun orario lavorativo

excluded-paused = in pausa: nessuna scadenza finché non riparte
excluded-waived = condonato, con un motivo
excluded-cancelled = annullato, il contatto non c’è più
excluded-not-yet-due = non ancora in scadenza

part-met = In tempo
part-breached = Troppo tardi
part-overdue = Scaduti e ancora aperti
part-waived = Condonati
part-cancelled = Annullati
part-paused = In pausa
part-due_soon = In scadenza
part-running = In corso
part-let-go = Condonati o annullati
part-answered = Con risposta
part-unanswered = Ancora senza risposta
part-delivered = Consegnato
part-owed-now = Dovuto a oggi
part-owed = Dovuto in tutto
part-target = Traguardo

refusal-term-without-figure = «{ $name }» non ha un proprio dato da spiegare
    .hint = Apri l’impegno per vedere che cosa conta
