# Español: qué se ha hecho. said-: a quien lo ha hecho; did-: en el registro, tras el nombre de quien lo ha
# hecho; news-: qué ha hecho entretanto otro miembro.

said-added = Se ha añadido { $number } { $name }
said-edited = Se ha modificado { $number } { $name }
said-archived = Se ha archivado { $number } { $name }
said-unarchived = Se ha recuperado { $number } { $name }
said-deal-moved = { $number } pasa a { $stage }
said-deal-won = Oportunidad { $number } { $name } ganada
said-deal-lost = Oportunidad { $number } { $name } perdida
said-deal-reopened = Oportunidad { $number } reabierta en { $stage }
said-stage-entered = { $name } ya es { $stage }
said-touch-added = Interacción con { $name } registrada
said-spend-added = Gasto en { $name } registrado
said-undone = Deshecho: { $what }
said-redone = Hecho de nuevo: { $what }
said-imported = { $file } importado: { $rows } registros
said-import-undone = Importación de { $file } deshecha: { $rows } registros
said-import-redone = Importación de { $file } recuperada: { $rows } registros
said-team-made = El equipo está listo

ask-import-undone = ¿Deshacer la importación de { $file }? { $n ->
        [one] Un registro sale o vuelve a como estaba
       *[other] { $n } registros salen o vuelven a como estaban
    }, por ejemplo:
ask-import-redone = ¿Recuperar la importación de { $file }? { $n ->
        [one] Un registro vuelve o cambia de nuevo
       *[other] { $n } registros vuelven o cambian de nuevo
    }, por ejemplo:
ask-undo-old = Lo último que cambiaste aquí es de { $when }. ¿Deshacerlo?
ask-many = { $n ->
        [one] Se modifica un registro
       *[other] Se modifican { $n } registros a la vez
    }. ¿Continuar?

did-added = ha añadido { $number } { $name }
did-edited = ha modificado { $number } { $name }
did-archived = ha archivado { $number } { $name }
did-unarchived = ha recuperado { $number } { $name }
did-deal-moved = ha movido { $number } { $name } a { $stage }
did-deal-won = ha ganado { $number } { $name }
did-deal-lost = ha perdido { $number } { $name }
did-deal-reopened = ha reabierto { $number } { $name } en { $stage }
did-stage-entered = ha pasado { $number } { $name } a { $stage }
did-touch-added = ha registrado una interacción con { $name }
did-spend-added = ha registrado un gasto en { $name }
did-undone = ha deshecho la operación { $entry }
did-redone = ha retirado la anulación { $entry }
did-imported = ha importado { $file }: { $rows } registros
did-import-undone = ha deshecho la importación de { $file }: { $rows } registros
did-import-redone = ha recuperado la importación de { $file }: { $rows } registros
did-team-made = ha creado el equipo

news-added = { $member } ha añadido { $number } { $name }
news-edited = { $member } ha modificado { $number } { $name }
news-archived = { $member } ha archivado { $number } { $name }
news-unarchived = { $member } ha recuperado { $number } { $name }
news-deal-moved = { $member } ha movido { $number } { $name } a { $stage }
news-deal-won = { $member } ha ganado { $number } { $name }
news-deal-lost = { $member } ha perdido { $number } { $name }
news-deal-reopened = { $member } ha reabierto { $number } { $name } en { $stage }
news-stage-entered = { $member } ha pasado { $number } { $name } a { $stage }
news-touch-added = { $member } ha registrado una interacción con { $name }
news-spend-added = { $member } ha registrado un gasto en { $name }
news-undone = { $member } ha deshecho la operación { $entry }
news-redone = { $member } ha retirado la anulación { $entry }
news-imported = { $member } ha importado { $file }: { $rows } registros
news-import-undone = { $member } ha deshecho la importación de { $file }
news-import-redone = { $member } ha recuperado la importación de { $file }
news-team-made = { $member } ha creado el equipo
news-more = { $n ->
        [one] y otro cambio antes
       *[other] y otros { $n } cambios antes
    }
somebody = alguien

## Las cifras de una campaña antes y después de ganar

figure-won = { $n ->
        [one] { $n } oportunidad ganada
       *[other] { $n } oportunidades ganadas
    }
figure-roi = ROI { $value }

## Por qué ventas devuelve un contacto; el equipo guarda las palabras

refuse-too-small = Empresa demasiado pequeña
refuse-wrong-industry = Fuera de nuestro sector
refuse-no-authority = No decide
refuse-no-answer = No responde tras 3 intentos
refuse-bad-timing = Mal momento
refuse-no-budget = Sin presupuesto
refuse-locked-in = Atado a otro proveedor
refuse-no-project = Sin necesidad concreta
recycled-until = De nuevo en nurturing hasta el { $day }

## Por qué se pierden oportunidades

lost-price = Precio
lost-competitor = Eligió a un competidor
lost-no-budget = Sin presupuesto
lost-missing-feature = Faltaba algo en nuestra oferta
lost-too-long = La decisión se alargó demasiado
lost-no-decider = No llegamos a quien decide
lost-no-answer = Dejó de responder
lost-poor-fit = No encajaba
lost-other = Otro

## Trabajos largos

job-import = Importando { $file }
job-demo = Creando un equipo de demostración con { $n } prospectos
job-demo-done = El equipo de demostración está listo: { $n } prospectos
job-import-done = { $file } importado: { $added } nuevos, { $updated } modificados, { $unchanged } ya conocidos, { $rejected } rechazados
job-import-partly = { $file } importado: { $added } nuevos, { $updated } modificados, { $unchanged } ya conocidos; { $rejected } rechazados, guardados con el motivo en { $path }
