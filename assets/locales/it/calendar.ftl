# Italiano: i calendari di lavoro nella riga di comando e le risposte del simulatore.

## Calendari

cli-calendar = Quando lavora il team, le festività, chi è assente
cli-calendar-list = Elenca i calendari di lavoro
cli-calendar-show = Mostra un calendario con festività e chiusure
cli-calendar-add = Aggiunge un calendario di lavoro
cli-calendar-edit = Modifica un calendario che nessuna scadenza usa
cli-calendar-archive = Archivia un calendario
cli-calendar-holidays = Aggiunge a un calendario le festività di un paese
    .calendar = Il calendario, per nome o numero
    .country = Il paese: it, es, gb … (calendar countries li elenca)
    .region = Regioni o città con festività proprie, separate da virgole
    .years = Quali anni, per esempio 2026..2036 (quest’anno e i prossimi dieci se non indichi altro)
cli-calendar-countries = Elenca i paesi e le regioni di cui si conoscono le festività
cli-calendar-import = Aggiunge i giorni liberi di un file di calendario (.ics)
    .path = Il file di calendario
    .calendar = Per questo calendario
    .member = Per questa persona
    .years = Per quali anni scrivere ciò che si ripete (quest’anno e i prossimi dieci se non indichi altro)
cli-calendar-leave = Registra che qualcuno è assente
    .member = Chi è assente
    .from = Il primo giorno
    .to = L’ultimo giorno (il primo se non indichi altro)
    .hours = Solo queste ore, per esempio 09:00-11:00 (giorni interi se non indichi altro)
    .name = Per quale motivo
cli-calendar-day = Registra una chiusura o un’apertura straordinaria
    .calendar = Il calendario, per nome o numero
    .from = Il primo giorno
    .to = L’ultimo giorno (il primo se non indichi altro)
    .hours = L’orario di lavoro in quei giorni, per esempio 09:00-13:00 (chiuso se non indichi altro)
    .name = Che cos’è
cli-calendar-remove = Toglie di nuovo una festività, una chiusura o un’assenza
    .id = Il suo numero, per esempio CD-12 (calendar show li elenca)
cli-calendar-check = Chiede se il team lavora in un giorno o a un’ora, e perché
    .when = Un giorno, oppure un giorno e un’ora: 2026-12-24, "2026-12-24 10:00"
    .calendar = Su questo calendario (quello del team se non indichi altro)
    .member = Con le assenze di questa persona
    .within = Entro quando scadrebbe, per esempio 4h o 2d
cli-init-holidays-name = Ufficio
cli-value-share = QUOTA
cli-calendar-refused = riga { $line }, { $name }: { $why }
cli-calendar-filled = { $added ->
        [0] Niente da aggiungere
        [one] { $added } giorno aggiunto
       *[other] { $added } giorni aggiunti
    }{ $skipped ->
        [0] {""}
       *[other] , { $skipped } c’erano già
    }
cli-calendar-open = { $day }: orario di lavoro{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-closed = { $day }: non si lavora, { $why ->
        [leave] assente
        [exception] chiuso
        [weekday] la settimana non ha orario in quel giorno
       *[other] fuori orario
    }{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-next = Prossimo orario di lavoro: { $at }
cli-calendar-due = Scadenza: { $at }
refusal-years-unreadable = «{ $value }» non è un intervallo di anni
    .hint = Scrivi 2026..2036, al massimo { $most } anni

## Il simulatore

cli-agreement-plan = Calcola che cosa chiede alle due parti un obiettivo di ricavi
    .goal = Ricavi da raggiungere (l’obiettivo di ordini del team se non indichi altro)
    .deal = Valore medio di una trattativa (quello del team se non indichi altro)
    .share = Quota dei clienti portata dal marketing, per esempio 0,6
    .opportunity_to_won = Delle opportunità, quelle vinte
    .sql_to_opportunity = Degli SQL, quelli che diventano opportunità
    .mql_to_sql = Degli MQL, quelli che diventano SQL
    .lead_to_mql = Dei lead, quelli che diventano MQL
    .period = Il periodo da pianificare (questo trimestre se non indichi altro)
    .reps = Quanti venditori ci sono
    .capacity = Quanto regge ciascuno: 12 nuove opportunità al mese, oppure "30 open" aperte insieme
    .cycle = Giorni dall’opportunità alla vincita
    .draft = Trasforma il piano in una bozza dell’accordo
cli-plan-for = Piano · { $period }
cli-plan-inputs = Da che cosa parte
cli-plan-need = Che cosa serve alla quota del marketing
cli-plan-marketing = Che cosa deve il marketing ogni settimana
cli-plan-sales = Che cosa devono le vendite ogni giorno lavorativo
cli-plan-latest = Le opportunità devono nascere entro il { $day } per essere vinte in tempo
cli-plan-unknown = non si sa
cli-plan-origin-given = indicato
cli-plan-origin-measured = del team
cli-plan-origin-agreed = concordato
cli-plan-goal = Obiettivo di ricavi
cli-plan-deal = Trattativa media
cli-plan-share = Quota del marketing
cli-plan-opportunity-to-won = Opportunità → vinta
cli-plan-sql-to-opportunity = SQL → opportunità
cli-plan-mql-to-sql = MQL → SQL
cli-plan-lead-to-mql = Lead → MQL
cli-plan-reps = Venditori
cli-plan-capacity = Ciascuno regge
cli-plan-cycle = Ciclo di vendita
cli-plan-attempts = Tentativi
cli-plan-verdicts = Decisioni
cli-plan-customers = Clienti
cli-plan-opportunities = Opportunità
cli-plan-sql = SQL
cli-plan-mql = MQL
cli-plan-leads = Lead
plan-agreement = Accordo tra marketing e vendite
plan-term-volume = Lead qualificati
plan-term-speed = Prima risposta
plan-term-depth = Numero di tentativi
plan-term-decision = Tempo per decidere
refusal-plan-needs-goal = Un piano ha bisogno di un obiettivo di ricavi, e per { $period } non ce n’è
    .hint = Indicalo con --goal, o fissa un obiettivo di ordini per il periodo
refusal-plan-rate-unreadable = «{ $value }» non è una quota
    .hint = Scrivi 0,25 o 25%
refusal-plan-capacity-unreadable = «{ $value }» non dice quanto regge un venditore
    .hint = Scrivi 12 per le nuove opportunità al mese, o «30 open» per le trattative aperte insieme
