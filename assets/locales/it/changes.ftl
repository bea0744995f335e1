# Italiano: che cosa è stato fatto. said-: a chi l’ha fatto; did-: nel registro, dopo il nome di chi l’ha
# fatto; news-: che cosa ha fatto intanto un altro membro.

said-added = Hai aggiunto { $number } { $name }
said-edited = Hai modificato { $number } { $name }
said-archived = Hai archiviato { $number } { $name }
said-unarchived = Hai ripristinato { $number } { $name }
said-deal-moved = { $number } passa a { $stage }
said-deal-won = Trattativa { $number } { $name } vinta
said-deal-lost = Trattativa { $number } { $name } persa
said-deal-reopened = Trattativa { $number } riaperta in { $stage }
said-stage-entered = { $name } ora è { $stage }
said-touch-added = Interazione con { $name } registrata
said-spend-added = Spesa per { $name } registrata
said-undone = Annullato: { $what }
said-redone = Ripetuto: { $what }
said-imported = { $file } importato: { $rows } record
said-import-undone = Importazione di { $file } annullata: { $rows } record
said-import-redone = Importazione di { $file } ripristinata: { $rows } record
said-team-made = Il team è pronto

ask-import-undone = Annullare l’importazione di { $file }? { $n ->
        [one] Un record viene tolto o torna com’era
       *[other] { $n } record vengono tolti o tornano com’erano
    }, per esempio:
ask-import-redone = Ripristinare l’importazione di { $file }? { $n ->
        [one] Un record ritorna o cambia di nuovo
       *[other] { $n } record ritornano o cambiano di nuovo
    }, per esempio:
ask-undo-old = L’ultima tua modifica qui è di { $when }. Annullarla?
ask-many = { $n ->
        [one] Viene modificato un record
       *[other] Vengono modificati { $n } record in una volta
    }. Procedere?

did-added = ha aggiunto { $number } { $name }
did-edited = ha modificato { $number } { $name }
did-archived = ha archiviato { $number } { $name }
did-unarchived = ha ripristinato { $number } { $name }
did-deal-moved = ha portato { $number } { $name } in { $stage }
did-deal-won = ha vinto { $number } { $name }
did-deal-lost = ha perso { $number } { $name }
did-deal-reopened = ha riaperto { $number } { $name } in { $stage }
did-stage-entered = ha portato { $number } { $name } a { $stage }
did-touch-added = ha registrato un’interazione con { $name }
did-spend-added = ha registrato una spesa per { $name }
did-undone = ha annullato l’operazione { $entry }
did-redone = ha ritirato l’annullamento { $entry }
did-imported = ha importato { $file }: { $rows } record
did-import-undone = ha annullato l’importazione di { $file }: { $rows } record
did-import-redone = ha ripristinato l’importazione di { $file }: { $rows } record
did-team-made = ha creato il team

news-added = { $member } ha aggiunto { $number } { $name }
news-edited = { $member } ha modificato { $number } { $name }
news-archived = { $member } ha archiviato { $number } { $name }
news-unarchived = { $member } ha ripristinato { $number } { $name }
news-deal-moved = { $member } ha portato { $number } { $name } in { $stage }
news-deal-won = { $member } ha vinto { $number } { $name }
news-deal-lost = { $member } ha perso { $number } { $name }
news-deal-reopened = { $member } ha riaperto { $number } { $name } in { $stage }
news-stage-entered = { $member } ha portato { $number } { $name } a { $stage }
news-touch-added = { $member } ha registrato un’interazione con { $name }
news-spend-added = { $member } ha registrato una spesa per { $name }
news-undone = { $member } ha annullato l’operazione { $entry }
news-redone = { $member } ha ritirato l’annullamento { $entry }
news-imported = { $member } ha importato { $file }: { $rows } record
news-import-undone = { $member } ha annullato l’importazione di { $file }
news-import-redone = { $member } ha ripristinato l’importazione di { $file }
news-team-made = { $member } ha creato il team
news-more = { $n ->
        [one] e un’altra modifica prima
       *[other] e altre { $n } modifiche prima
    }
somebody = qualcuno

## I numeri di una campagna prima e dopo una vittoria

figure-won = { $n ->
        [one] { $n } trattativa vinta
       *[other] { $n } trattative vinte
    }
figure-roi = ROI { $value }

## Perché le vendite rimandano indietro un contatto; il team conserva le parole

refuse-too-small = Azienda troppo piccola
refuse-wrong-industry = Settore fuori target
refuse-no-authority = Non ha potere decisionale
refuse-no-answer = Non risponde dopo 3 tentativi
refuse-bad-timing = Momento sbagliato
refuse-no-budget = Nessun budget
refuse-locked-in = Vincolato a un altro fornitore
refuse-no-project = Nessun bisogno concreto
recycled-until = Di nuovo in nurturing fino al { $day }

## Perché si perdono le trattative

lost-price = Prezzo
lost-competitor = Ha scelto un concorrente
lost-no-budget = Nessun budget
lost-missing-feature = Mancava qualcosa nella nostra offerta
lost-too-long = Decisione trascinata troppo a lungo
lost-no-decider = Mai arrivati a chi decide
lost-no-answer = Non risponde più
lost-poor-fit = Esigenze non adatte a noi
lost-other = Altro

## Lavori lunghi

job-import = Importazione di { $file }
job-demo = Creazione di un team dimostrativo con { $n } prospect
job-demo-done = Il team dimostrativo è pronto: { $n } prospect
job-import-done = { $file } importato: { $added } nuovi, { $updated } modificati, { $unchanged } già noti, { $rejected } scartati
job-import-partly = { $file } importato: { $added } nuovi, { $updated } modificati, { $unchanged } già noti; { $rejected } scartati, conservati con il motivo in { $path }
