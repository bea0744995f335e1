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
refusal-no-such-day = Il giorno { $value } non esiste nel calendario
refusal-not-an-instant = «{ $value }» non è un istante
    .hint = Scrivilo con lo scarto dall'ora UTC: 2026-11-21T09:14:00+01:00
refusal-date-out-of-range = { $value } è fuori dagli anni 1900-2199
    .hint = Controlla l'anno
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
refusal-nothing-to-change = { $what } è già così: non c'è nulla da cambiare

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
refusal-before-opening = { $deal } non può cambiare fase prima di essere stata aperta
refusal-stage-already-entered = { $what } è già passato da quella fase in questa qualificazione

## Cronologia

refusal-changed-meanwhile = Nel frattempo qualcun altro ha modificato { $what }: «{ $field }» ora è «{ $theirs }»
    .hint = Guarda il nuovo valore, poi riprova
refusal-changed-since = { $what } è cambiato da allora: «{ $field }» non è più come l'aveva lasciato la voce { $entry }
    .hint = Annulla prima la modifica più recente, oppure imposta il valore a mano
refusal-in-use = { $what } è usato da { $by } e non si può togliere
refusal-nothing-to-undo = Non c'è nulla da annullare
refusal-import-reverts-whole = La voce { $entry } è un'importazione: si annulla solo per intero
