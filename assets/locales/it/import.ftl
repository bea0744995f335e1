# Italian: import and export.

import-progress = { $done } righe su { $total } · { $rate } al secondo
import-plan = { $file }: { $rows } righe di { $kind }
import-plan-column = Colonna
import-plan-field = Campo
import-plan-format = Letta come
import-plan-sample = Esempio
import-added = Aggiunte
import-updated = Aggiornate
import-merged = Unite
import-unchanged = Invariate
import-rejected = Scartate
import-before = Lo stesso file è già stato importato con E-{ $entry }: niente da aggiungere
import-stage-made = Nuova fase nella pipeline: { $stage }
import-unlinked = { $count ->
        [one] { $count } trattativa cita un prospect che non c'è nel file del team
       *[other] { $count } trattative citano prospect che non ci sono nel file del team
    }
import-undated = { $count ->
        [one] { $count } trattativa chiusa è senza data di chiusura
       *[other] { $count } trattative chiuse sono senza data di chiusura
    }
import-rejected-file = Le righe scartate, ciascuna con il motivo, sono in { $path }
