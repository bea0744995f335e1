# Italian: import and export.

## Che cosa non è un file

refusal-import-is-excel = { $file } è un file Excel
    .hint = Aprilo nel foglio di calcolo e salvalo come CSV (UTF-8), poi importa quello
refusal-import-is-compressed = { $file } è un file compresso
    .hint = Decomprimilo e importa il CSV che contiene
refusal-import-is-pdf = { $file } è un PDF, non una tabella
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-image = { $file } è un’immagine, non una tabella
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-document = { $file } è un documento di testo, non una tabella
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-html = { $file } è una pagina web, qualunque nome abbia
    .hint = Aprilo nel foglio di calcolo e salvalo come CSV (UTF-8), poi importa quello
refusal-import-is-json = { $file } è JSON, non CSV
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-vcard = { $file } è una scheda di contatti o un calendario, non una tabella
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-database = { $file } è un database, non una tabella di testo
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-program = { $file } è un programma
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-utf32 = { $file } è in UTF-32, che qui non si legge
    .hint = Salvalo di nuovo come UTF-8
refusal-import-is-binary = { $file } non è testo
    .hint = Esporta l’elenco in CSV dal programma che lo contiene
refusal-import-is-directory = { $file } è una cartella
    .hint = Indica il file al suo interno
refusal-import-is-device = { $file } è un dispositivo o una pipe, non un file
    .hint = Per leggere da un altro programma scrivi - e usa una pipe
refusal-import-is-team-file = { $file } è il file del team
    .hint = Per portarne altrove il contenuto usa export
refusal-import-not-found = Il file { $file } non esiste
    .hint = Controlla il percorso
refusal-import-cannot-read = Impossibile leggere { $file }: { $detail }
refusal-import-cannot-write = Impossibile scrivere le righe scartate: { $detail }
    .hint = Non è stato importato nulla. Libera spazio o scegli una cartella in cui puoi scrivere
refusal-import-changed = { $file } è cambiato durante la lettura
    .hint = Non è stato importato nulla. Aspetta che sia completo e riprova
refusal-import-cancelled = Importazione annullata: non è cambiato nulla
refusal-import-empty = { $file } è vuoto
refusal-import-no-rows = { $file } ha un’intestazione e nessuna riga
    .hint = Esportalo di nuovo con le righe
refusal-import-stdin-too-large = Lo standard input supera { $gigabytes } GB
    .hint = Importalo da un file

## Come è scritto

refusal-import-has-nul = { $file }, riga { $line }: byte nulli, che in un testo non esistono
    .hint = Se è testo Unicode, indicalo: --encoding utf-16le
refusal-import-mixed-encoding = { $file } mescola codifiche: la riga { $line } non è UTF-8, altre sì
    .hint = --encoding mixed legge ogni lettera per quello che è; --encoding windows-1252 legge tutto come vecchio testo Windows
refusal-import-no-encoding = { $file }, riga { $line }: nessuna codifica va bene; il byte { $byte } non è una lettera in nessuna di quelle possibili
    .hint = Se la conosci, indicala: --encoding windows-1252 (o mac-roman, mixed …); altrimenti esporta di nuovo il file in UTF-8
refusal-import-not-utf8 = { $file }, riga { $line }: non è UTF-8
    .hint = Togli --encoding per farlo riconoscere, o prova --encoding windows-1252
refusal-import-encoding-invalid = { $file }, riga { $line }: non è { $encoding }
    .hint = Scegline un’altra con --encoding
refusal-import-unknown-encoding = «{ $value }» non è una codifica
    .hint = Per esempio: utf-8, windows-1252, utf-16le, mac-roman, mixed
refusal-import-unclosed-quote = { $file }, riga { $line }: le virgolette aperte qui non si chiudono
    .hint = Chiudile o toglile in quella riga; devono chiudersi entro 1.000 righe e 1 MiB
refusal-import-field-too-long = { $file }, riga { $line }, colonna { $column }: una cella supera 1 MiB
    .hint = Controlla il separatore: --delimiter
refusal-import-record-too-long = { $file }, riga { $line }: la riga supera 4 MiB
    .hint = Togli le colonne con testi lunghi
refusal-import-too-many-columns = { $file }, riga { $line }: { $columns } colonne; se ne leggono al massimo { $limit }
    .hint = Togli le colonne che non servono, o controlla --delimiter
refusal-import-bad-delimiter = «{ $value }» non è un separatore
    .hint = Un carattere: , ; | oppure la parola tab

## Che cosa va indicato

refusal-import-needs-kind = Da { $file } non si capisce che cosa contengono le righe
    .hint = Indicalo: { $flag } { $options }
refusal-import-needs-dates = La colonna «{ $column }» di { $file } non dimostra se viene prima il giorno o il mese: la riga { $line } ha { $sample }
    .hint = Indicalo: { $flag } { $options } (dmy = prima il giorno, mdy = prima il mese)
refusal-import-mixed-dates = La colonna «{ $column }» di { $file } ha date scritte in entrambi gli ordini, prima il giorno e prima il mese: la riga { $line } ha { $sample }
    .hint = Indica quello della maggior parte delle righe: { $flag } { $options } (dmy = prima il giorno, mdy = prima il mese); le altre vengono scartate, con la loro riga
refusal-import-needs-decimal = La colonna «{ $column }» di { $file } non dimostra quale segno precede i decimali: la riga { $line } ha { $sample }
    .hint = Indicalo: { $flag } { $options }
refusal-import-needs-currency = Niente dice in che valuta è la colonna «{ $column }» di { $file }
    .hint = Indicala: { $flag } con le tre lettere, come { $options }
refusal-import-needs-map = Nessuna colonna di { $file } dice ciò di cui una riga ha bisogno: { $sample }
    .hint = Indica quale: { $flag } "COLONNA=campo"; le colonne sono { $options }
refusal-import-looks-alike = «{ $name }» ({ $count } righe) somiglia a «{ $known }», che c’è già
    .hint = Se è lo stesso: { $same }  Se è un altro: { $apart }{ $others ->
        [0] {""}
       *[other] {"  "}(altri casi simili: { $others })
    }
refusal-import-unknown-column = Il file non ha la colonna «{ $value }»
    .hint = Le sue colonne sono: { $columns }; #3 è la terza
refusal-import-unknown-field = { $kind }: il campo «{ $value }» non esiste
    .hint = I campi sono: { $fields }; field:NOME lo tiene con un nome tuo, - lo esclude
refusal-import-field-twice = Due colonne non possono riempire entrambe { $value }
    .hint = Assegnalo a una sola con --map
refusal-import-bad-map = «{ $value }» non dice quale colonna riempie quale campo
    .hint = Scrivi --map "COLONNA=campo"
refusal-import-bad-alias = «{ $value }» non dice quale grafia sta per quale nome
    .hint = Scrivi --alias product:GTXPro="GTX Pro", o =new se è un altro prodotto
refusal-import-unknown-profile = Il profilo di importazione «{ $value }» non esiste
    .hint = Indica un tuo file .toml, oppure uno di: { $profiles }
refusal-import-bad-profile = Il profilo di importazione { $profile } non è corretto: { $detail }
refusal-import-column-not-dates = La colonna «{ $column }» non contiene date per { $field }: la riga { $line } ha «{ $sample }»
    .hint = Tienila come campo tuo, oppure lasciala fuori: --map { $options }
refusal-import-column-not-numbers = La colonna «{ $column }» non contiene numeri per { $field }: la riga { $line } ha «{ $sample }»
    .hint = Tienila come campo tuo, oppure lasciala fuori: --map { $options }
refusal-import-column-not-words = La colonna «{ $column }» non contiene parole che { $field } accetta: la riga { $line } ha «{ $sample }»
    .hint = Tienila come campo tuo, oppure lasciala fuori: --map { $options }

## Che cosa conviene sapere

import-note-encoding-guessed = La codifica è stata riconosciuta per indizi: { $encoding }; controlla gli accenti nell’anteprima
import-note-no-header = La prima riga è un dato, non un’intestazione: le colonne sono numerate
import-note-preamble = Righe saltate prima dell’intestazione: { $count }
import-note-short-rows = Righe con celle mancanti: { $count }, la prima alla riga { $line }; le celle mancanti contano come vuote
import-note-long-rows = Righe con più celle che colonne: { $count }, la prima alla riga { $line }; saranno scartate
import-note-repeated-header = L’intestazione si ripete nel file, volte: { $count } ({ $line }); viene saltata
import-note-footer = Righe di riepilogo sotto la tabella saltate: { $count } ({ $line })
import-note-not-readable = «{ $column }» sarebbe { $field }, ma la riga { $line } ha «{ $value }»: resta un campo tuo
import-note-emptied = «{ $column }»: { $words } vale come vuoto, celle: { $count }
import-note-unknown-words = «{ $column }» ha parole sconosciute: { $words }; le righe che le contengono saranno scartate: { $count }
import-note-dollar = «{ $column }» ha { $value }: letto come dollari USA; per altro usa --currency
import-note-several-currencies = «{ $column }» mescola valute: { $currencies }; ogni importo tiene la sua
import-note-home-currency = «{ $column }» non indica la valuta: letta come { $currency }, quella del team

## Perché una colonna riempie un campo

import-reason-given = lo hai indicato tu
import-reason-profile = esportazione conosciuta
import-reason-header = dal nome
import-reason-near-header = nome quasi uguale
import-reason-cells = dal contenuto
import-reason-unknown = campo tuo
import-reason-taken = lo riempie un’altra colonna
import-reason-not-readable = contenuto di altro tipo

## Domande

import-question-kind = Che cosa sono le righe?
import-question-dates = Viene prima il giorno o il mese?
import-question-decimal = Quale segno precede i decimali?
import-question-currency = In quale valuta?
import-question-not-dates = Questa colonna non contiene date. Che cosa ne facciamo?
import-question-not-numbers = Questa colonna non contiene importi. Che cosa ne facciamo?
import-question-map = Quale colonna dice di chi o di che cosa tratta la riga?
import-question-alias = «{ $name }» qui è nuovo, ma somiglia a un nome che c’è già. È lo stesso?
import-column-keep = Tenerla come nostro campo «{ $name }»
import-column-leave = Lasciarla fuori
import-alias-same = Sì, è «{ $known }»
import-alias-new = No, «{ $name }» è un altro: crealo
import-alias-all-new = No, né questo né gli altri simili

## Righe scartate

import-rejects-line = riga
import-rejects-column = colonna
import-rejects-reason = motivo
reject-too-many-cells = più celle che colonne: «{ $value }»
reject-nobody = niente dice di chi o di che cosa si tratta
reject-not-a-number = «{ $value }» non è un numero
reject-number-too-large = { $value } è troppo grande
reject-amount-too-large = { $value } supera qualsiasi importo
reject-amount-negative = { $value } è sotto zero
reject-too-many-decimals = { $value } ha più decimali della sua valuta
reject-not-a-date = «{ $value }» non è una data
reject-no-such-day = il { $value } non esiste
reject-date-out-of-range = { $value } è fuori dagli anni 1900-2199
reject-unknown-currency = «{ $value }» non è una valuta
reject-other-currency = { $value } indica una valuta diversa dall’importazione
reject-no-currency = { $value } non ha valuta
reject-not-yes-or-no = «{ $value }» non è né sì né no
reject-unknown-word = «{ $value }» qui non è una parola conosciuta
reject-unknown-prospect = il prospect «{ $value }» non esiste
reject-no-date = non ha data
reject-no-amount = non ha importo
