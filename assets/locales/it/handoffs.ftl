# Italiano: i passaggi alle vendite: che cosa propone il marketing, e che cosa rispondono le vendite.

## Che cosa è stato fatto

said-handoff-offered = { $name } passa a { $to }
said-handoff-accepted = { $name } accettato: lo seguono le vendite
said-handoff-refused = { $name } rifiutato: { $reason }
said-handoff-recycled = { $name } torna al marketing fino al { $until }
said-handoff-taken-back = { $name } ritirato dalle vendite
said-handoff-passed-on = { $name } girato a { $to }
said-handoff-disputed = { $number } { $name } contestato: l’altra parte deve una risposta
said-handoff-answered = { $number } { $name }: contestazione chiusa con una risposta

did-handoff-offered = ha passato { $name } a { $to }
did-handoff-accepted = ha accettato { $name }
did-handoff-refused = ha rifiutato { $name }: { $reason }
did-handoff-recycled = ha rimandato { $name } al marketing fino al { $until }
did-handoff-taken-back = ha ritirato { $name } dalle vendite
did-handoff-passed-on = ha girato { $name } a { $to }
did-handoff-disputed = ha contestato { $number } { $name }
did-handoff-answered = ha risposto alla contestazione su { $number } { $name }

news-handoff-offered = { $member } ha passato { $name } a { $to }
news-handoff-accepted = { $member } ha accettato { $name }
news-handoff-refused = { $member } ha rifiutato { $name }: { $reason }
news-handoff-recycled = { $member } ha rimandato { $name } al marketing fino al { $until }
news-handoff-taken-back = { $member } ha ritirato { $name } dalle vendite
news-handoff-passed-on = { $member } ha girato { $name } a { $to }
news-handoff-disputed = { $member } ha contestato { $number } { $name }
news-handoff-answered = { $member } ha risposto alla contestazione su { $number } { $name }

journal-event-offered = passato alle vendite
journal-event-accepted = accettato
journal-event-refused = rifiutato
journal-event-recycled = rimandato al marketing
journal-event-taken_back = ritirato
journal-event-passed_on = girato
journal-event-disputed = contestato
journal-event-answered = risposta alla contestazione

sales-side = tutto il team vendite
handed-to = a { $member }
event-given-back = rimandato al marketing
event-taken-back = ritirato dal marketing
event-passed-on = girato
event-disputed = contestato
event-answered = risposta alla contestazione

## Che cosa comporta un motivo per il prospect

reason-nurture = nurturing
reason-recycle = { $days ->
        [one] pausa di un giorno
       *[other] pausa di { $days } giorni
    }
reason-archive = da non seguire

## Le schermate

area-handoffs = Passaggi alle vendite
section-handoff = Passaggio alle vendite
handoff-expired = in attesa, tempo scaduto
handoff-with = per { $member }
handoff-until = in pausa fino al { $day }
handoff-answer-owed-sales = Il marketing contesta: le vendite devono una risposta
handoff-answer-owed-marketing = Le vendite contestano: il marketing deve una risposta
answer-owed-by_marketing = rispondono le vendite
answer-owed-by_sales = risponde il marketing
verdict-offered = in attesa
verdict-accepted = accettati
verdict-refused = rifiutati
verdict-recycled = rimandati
verdict-taken_back = ritirati
form-hand-off = Passa { $name } alle vendite
form-dispute = Contesta il passaggio di { $name }
form-reply = Rispondi alla contestazione su { $name }
form-pass-on = Gira { $name }
form-open-deal = Nuova trattativa con { $name }
command-take-back = Ritira il prospect dalle vendite
    .short = ritira
command-dispute = Contesta il passaggio o il rifiuto dell’altra parte
    .short = contesta
command-answer = Rispondi alla contestazione dell’altra parte
    .short = rispondi
command-pass-on = Gira il passaggio a un altro venditore
    .short = gira
command-open-deal = Apri una trattativa con il prospect accettato
    .short = apri trattativa
reason-decided = le vendite hanno già dato un esito
reason-nothing-disputable = qui non c’è un passaggio da contestare
reason-not-disputed = nessuno contesta questo passaggio
reason-not-accepted = prima le vendite devono accettare il prospect

## Rifiuti

refusal-unknown-reason = Non c’è un motivo di rifiuto «{ $value }»
    .hint = { $found ->
        [0] I motivi del team: { $choices }
       *[other] Volevi dire { $nearest }? I motivi del team: { $choices }
    }
refusal-reason-archived = Il motivo { $value } è archiviato
    .hint = Scegline un altro, o riprendilo: smarketing reason archive { $value } --back
refusal-handoff-in-the-future = { $what }: non può essere successo nel futuro
    .hint = Togli la data, o indicane una fino a adesso
refusal-offer-by-marketing = { $who } non è nel marketing: è il marketing che passa i prospect e li ritira
    .hint = Lo fa una persona del marketing o della direzione. Chi è stato trovato dalle vendite non ha bisogno del passaggio: apri la trattativa
refusal-verdict-by-sales = { $who } non è nelle vendite: su { $what } decidono le vendite
    .hint = Lo dice una persona delle vendite o della direzione
refusal-handoff-to-sales = A { $who } non si può chiedere: non è, o non è più, nelle vendite
    .hint = Indica una persona delle vendite, o nessuno: allora si chiede a tutte le vendite
refusal-still-resting = { $how ->
        [refused] { $what } è a riposo fino al { $until }: le vendite l'hanno rifiutato ({ $handoff }, { $reason })
       *[other] { $what } è a riposo fino al { $until }: le vendite l'hanno restituito ({ $handoff })
    }
    .hint = Passalo da quel giorno in poi. Se torna prima di sua iniziativa, prima registralo: smarketing prospect stage { $what } mql --note "perché"
refusal-not-to-be-won = { $how ->
        [refused] Per le vendite { $what } non è da seguire ({ $handoff }, { $reason })
       *[other] Per le vendite { $what } non è da seguire ({ $handoff })
    }
    .hint = Se non sei d'accordo, contestalo. Se nel frattempo qualcosa è cambiato, prima registralo: smarketing prospect stage { $what } mql --note "perché"
refusal-disqualified = { $what } non è da seguire
    .hint = Se nel frattempo qualcosa è cambiato, prima registralo: smarketing prospect stage { $what } mql --note "perché"
refusal-speaks-for-other-side = { $who } non può parlare per { $side }
    .hint = Lo dice una persona di quella parte, o la direzione

## La riga di comando

cli-reason = Perché le vendite possono rifiutare un passaggio: l’elenco del team
cli-reason-list = Elenca i motivi di rifiuto
cli-reason-show = Mostra un motivo
cli-reason-add = Aggiunge un motivo
cli-reason-edit = Modifica un motivo
cli-reason-archive = Archivia un motivo, o lo riprende
cli-prospect-hand-off = Il marketing passa un prospect alle vendite
    .to = A chi si chiede l’esito; se manca, a chi segue il prospect nelle vendite, altrimenti a tutte le vendite
cli-prospect-hand-offs = Elenca i passaggi alle vendite
    .state = Solo quelli in questo stato; waiting: in attesa, prima i più vecchi; expired: in attesa oltre il tempo per l’esito
    .to = Solo quelli di questo membro; me sei tu
cli-prospect-accept = Le vendite accettano il prospect passato
cli-prospect-refuse = Le vendite lo rifiutano, con un motivo che si conta
    .reason = Codice del motivo, vedi: smarketing reason list
cli-prospect-recycle = Le vendite lo rimandano al marketing fino a una data
    .until = Fino a quando resta in pausa: +60d, o una data
cli-prospect-take-back = Il marketing ritira il prospect prima dell’esito
cli-prospect-dispute = Una parte non è d’accordo: il marketing con un rifiuto, le vendite con un passaggio
    .side = Per quale parte, se sei della direzione
    .note = Perché
cli-prospect-answer = L’altra parte risponde a una contestazione
    .side = Per quale parte, se sei della direzione
    .note = La risposta
    .accept = Le vendite prendono il prospect dopo tutto
cli-prospect-pass-on = Gira un passaggio, con i suoi tempi, a un altro venditore
    .to = A chi; se manca, di nuovo a tutte le vendite
cli-stage-no-offer = Una fase impostata a mano non passa il prospect alle vendite: smarketing prospect hand-off { $what } chiede il loro esito
cli-offer-accepted = Con questo è accettato anche il passaggio { $handoff }, che aspettava
consequence-hand-off = Passaggio { $name }
cli-arg-to = A chi
cli-arg-state = Quali
cli-arg-until = Fino a quando
cli-arg-accept = Accetta
cli-value-code = CODICE
cli-value-side = PARTE

## Indicatori

metric-acceptance_rate = Tasso di accettazione
    .definition = Dei passaggi decisi nel periodo, la quota accettata dalle vendite; il silenzio oltre il tempo concordato conta come un no; quelli in attesa o rimandati stanno a parte.
metric-decision_time_median = Tempo per l’esito, mediana
    .definition = Tempo lavorativo dal passaggio all’accettazione o al rifiuto, senza le pause; mediana del periodo.
metric-handoffs_waiting = Passaggi in attesa
    .definition = Passaggi senza esito in questo momento, in tempo o in ritardo.
excluded-waiting = in attesa di un esito
excluded-expired = in attesa, tempo scaduto
excluded-given-back = rimandato, né accettato né rifiutato
excluded-taken-back = ritirato prima dell’esito
excluded-decided = deciso
