# Spanish: import and export.

import-progress = { $done } de { $total } filas · { $rate } por segundo
import-plan = { $file }: { $rows } filas de { $kind }
import-plan-column = Columna
import-plan-field = Campo
import-plan-format = Leída como
import-plan-sample = Ejemplo
import-added = Añadidas
import-updated = Actualizadas
import-merged = Combinadas
import-unchanged = Sin cambios
import-rejected = Rechazadas
import-before = El mismo archivo ya se importó con E-{ $entry }: nada que añadir
import-stage-made = Nueva etapa en el pipeline: { $stage }
import-unlinked = { $count ->
        [one] { $count } oportunidad cita un prospecto que no está en el archivo del equipo
       *[other] { $count } oportunidades citan prospectos que no están en el archivo del equipo
    }
import-undated = { $count ->
        [one] { $count } oportunidad cerrada no tiene fecha de cierre
       *[other] { $count } oportunidades cerradas no tienen fecha de cierre
    }
import-rejected-file = Las filas rechazadas, cada una con su motivo, están en { $path }
