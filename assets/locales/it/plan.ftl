# Italiano: il simulatore (rifiuti e avvisi di un piano) e a che punto è un obiettivo.

## Tassi del funnel, come li chiamano i rifiuti

field-opportunity_to_won = Opportunità → vinta
field-sql_to_opportunity = SQL → opportunità
field-mql_to_sql = MQL → SQL
field-lead_to_mql = Lead → MQL

## Con che cosa non si può pianificare

refusal-plan-goal-zero = Un piano richiede un obiettivo di fatturato maggiore di zero
    .hint = Indica il fatturato da raggiungere nel periodo
refusal-plan-average-zero = Il valore medio per trattativa deve essere maggiore di zero
    .hint = Indica quanto porta in media un nuovo cliente
refusal-plan-average-unknown = Non c’è ancora nessuna trattativa vinta da cui ricavare una media
    .hint = Indica tu il valore medio per trattativa
refusal-plan-share = La quota del marketing deve essere maggiore di 0 e al massimo del 100 %
    .hint = Scrivi 0.6 oppure 60%
refusal-plan-rate-unknown = { $field }: non è stato ancora misurato nulla
    .hint = Indica tu il tasso, oppure concordatene uno
refusal-plan-rate-zero = { $field }: con un tasso pari a zero nessun numero di lead basta
    .detail = { $k } su { $n } finora
    .hint = Indica un tasso maggiore di zero, oppure misuralo su un periodo più lungo
refusal-plan-rate-over-one = { $field }: un tasso non può superare il 100 %
    .detail = { $k } su { $n }
    .hint = Scrivi 0.25 oppure 25%
refusal-plan-attempts = Le vendite devono almeno un tentativo a ogni lead
    .hint = Cinque tentativi in due settimane sono un accordo diffuso
refusal-plan-cycle = Un ciclo di vendita non può durare meno di zero giorni
refusal-plan-capacity = Indica quanti sono i venditori e quanto può gestire ciascuno, almeno 1
refusal-plan-too-large = I numeri di questo piano sono troppo grandi per fare i conti
    .hint = Controlla il numero di zeri dell’obiettivo, e i tassi
refusal-plan-needs-period = «{ $value }» non ha un inizio o una fine per cui pianificare
    .hint = Scegli un periodo come 2026-Q4

## Piani che non si possono rispettare

refusal-plan-infeasible-days = Non restano giorni lavorativi fino al { $last }
    .hint = Scegli un periodo successivo, oppure controlla il calendario di lavoro
refusal-plan-infeasible-cycle = { $days ->
        [one] Per vincere una trattativa servono { $cycle } giorni, e ne resta solo uno
       *[other] Per vincere una trattativa servono { $cycle } giorni, e ne restano solo { $days }
    }
    .hint = Le nuove trattative dovevano iniziare entro il { $start }; andrebbe bene un periodo fino al { $until } o oltre
refusal-plan-infeasible-capacity = { $load ->
        [month] Il piano porta { $asked } nuove opportunità al mese, e le vendite possono prenderne in carico { $possible }
       *[other] Il piano tiene aperte { $asked } trattative alla volta, e le vendite possono gestirne { $possible }
    }
    .hint = Con { $each } a venditore servono { $reps_needed } venditori invece di { $reps }; oppure abbassa l’obiettivo, o vincete più opportunità

## Avvisi accanto a un piano

refusal-plan-capacity-tight = { $load ->
        [month] Le vendite possono prendere in carico { $possible } nuove opportunità al mese; se i tassi risultano bassi, ne arriveranno { $asked }
       *[other] Le vendite possono gestire { $possible } trattative aperte; se i tassi risultano bassi, saranno { $asked }
    }
    .hint = Con { $each } a venditore servirebbero { $reps_needed } venditori invece di { $reps }
refusal-plan-capacity-unjudged = Non si può dire se le vendite riescono a gestire questo piano
    .hint = Servono un ciclo di vendita noto e tassi misurati su un numero sufficiente di casi
refusal-plan-too-few = { $field } è misurato su troppo pochi casi: { $k } su { $n }
    .hint = Sotto i 20 casi un tasso dice poco: guarda l’intervallo
refusal-plan-average-thin = { $n ->
        [one] Il valore medio viene da una sola trattativa vinta
       *[other] Il valore medio viene da sole { $n } trattative vinte
    }
refusal-plan-next-quarter = Il trimestre in corso è troppo breve per un piano: questo vale per { $period }
    .hint = Indica un periodo per pianificarne un altro
refusal-plan-cycle-unknown = Il ciclo di vendita non è noto: non è stato verificato se le trattative si chiudono in tempo
    .hint = Indica i giorni che passano di solito dall’opportunità alla vincita

## A che punto è un obiettivo

goal-state-not_begun = non iniziato
goal-state-reached = raggiunto
goal-state-on_pace = in linea
goal-state-behind = in ritardo
goal-state-over = mancato
goal-needed-reached = nient’altro, è raggiunto
goal-needed-no_days_left = non restano giorni lavorativi
goal-needed-not_a_sum = non si somma giorno per giorno
