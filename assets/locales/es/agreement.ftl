# Español: el acuerdo: sus nombres y campos, y por qué una regla dice que no.

## Nombres

kind-calendar = calendario laboral
    .many = calendarios laborales
kind-calendar_day = excepción de calendario
    .many = excepciones de calendario
kind-reason = motivo de rechazo
    .many = motivos de rechazo
kind-handoff = traspaso
    .many = traspasos
kind-handoff_step = paso del traspaso
    .many = pasos de los traspasos
kind-agreement = acuerdo
    .many = acuerdos
kind-agreement_version = versión del acuerdo
    .many = versiones del acuerdo
kind-term = compromiso
    .many = compromisos
kind-term_rate = valor del lead
    .many = valores de los leads
kind-signature = firma
    .many = firmas
kind-clock = plazo
    .many = plazos
kind-clock_step = paso del plazo
    .many = pasos de los plazos
kind-goal = objetivo
    .many = objetivos
kind-goal_revision = revisión del objetivo
    .many = revisiones de los objetivos

## Campos

field-agreed = Acordado, no medido
field-agreement = Acuerdo
field-attempts = Intentos
field-clock = Plazo
field-code = Código
field-days = Días
field-decided = Decididos
field-decided_at = Decidido el
field-decided_by = Decidido por
field-dispute = Disputa
field-exclude = Excepto
field-fields = Campos necesarios
field-following = Tras un cambio vale el calendario de
field-from = Desde
field-goal = Objetivo
field-grace = Margen
field-handoff = Traspaso
field-hash = Contenido
field-hours = Horario
field-kind = Tipo
field-management_after = Dirección avisada tras
field-manager_after = Responsable avisado tras
field-marketing_lever = Palanca de marketing
field-metric = Indicador
field-number = Número
field-offered_at = Traspasado el
field-period = Periodo
field-revenue = Ingreso medio
field-rule = Después
field-sales_lever = Palanca de ventas
field-scope = De quién
field-signed_at = Firmado el
field-spacing = Tiempo mínimo entre intentos
field-started_at = Inicio
field-subject = Sobre
field-target = Meta
field-term = Compromiso
field-to = A
field-verdict = Decisión
field-version_of = Versión
field-warn = Aviso antes de
field-window = Por
field-within = En un plazo de
field-won = Ganados

## Valores de las listas

choice-accepted = aceptado
choice-answered = respondido
choice-archive = no perseguir
choice-both = ambas partes
choice-by_marketing = disputado por marketing
choice-by_sales = disputado por ventas
choice-cancelled = cancelado
choice-data = datos completos
choice-decision = tiempo hasta la decisión
choice-depth = número de intentos
choice-disputed = disputado
choice-feedback = respuesta a las disputas
choice-joint = común
choice-month = mes
choice-none = ninguna
choice-nurture = nurturing
choice-offered = pendiente
choice-owner = el nuevo responsable
choice-passed_on = reasignado
choice-quality = aceptación
choice-quarter = trimestre
choice-recycle = en pausa, luego se ofrece de nuevo
choice-refused = rechazado
choice-resumed = en marcha de nuevo
choice-running = en marcha
choice-speed = primera respuesta
choice-taken_back = retirado
choice-team = el equipo
choice-value = valor
choice-volume = volumen
choice-waived = exento
choice-week = semana
choice-year = año

## Traspasos

refusal-prospect-archived = { $what } está archivado
    .hint = Recupéralo primero
refusal-already-offered = { $what } ya espera una decisión ({ $handoff })
    .hint = Ventas lo acepta, lo rechaza o lo recicla; marketing puede retirarlo
refusal-already-accepted = Ventas ya ha aceptado { $what }
refusal-offer-waits = { $what } espera el veredicto de ventas ({ $handoff }), que va primero
    .hint = { $stage ->
        [recycled] R lo devuelve hasta un día, r lo rechaza con un motivo, T retira el traspaso; en la línea de comandos: prospect recycle, refuse, take-back
       *[other] r lo rechaza con un motivo, T retira el traspaso; en la línea de comandos: prospect refuse, take-back
    }
refusal-not-offered = { $what } no se ha traspasado a ventas
    .hint = Primero lo traspasa marketing
refusal-handoff-decided = { $what } ya está decidido: { $verdict }
    .hint = Quien no esté de acuerdo puede disputarlo
refusal-refuse-needs-reason = { $what } no se rechaza sin un motivo
    .hint = Elige uno de los motivos del equipo: solo se mejora lo que se cuenta
refusal-recycle-needs-day = { $what } no se recicla sin una fecha
    .hint = Di hasta cuándo descansa: +60d, o una fecha
refusal-recycle-in-the-past = { $value } no está en el futuro
    .hint = Un prospecto reciclado descansa hasta un día posterior
refusal-before-offer = { $what }: la fecha indicada es anterior a su existencia
    .hint = Revisa la fecha
refusal-dispute-needs-note = Para disputar { $what } explica por qué
refusal-answer-needs-note = La respuesta sobre { $what } necesita unas palabras
refusal-already-disputed = { $what } ya está en disputa
    .hint = La respuesta le toca a la otra parte
refusal-nothing-to-dispute = No hay nada que disputar en { $what } ({ $verdict })
    .hint = Marketing disputa un rechazo; ventas, un traspaso
refusal-dispute-needs-side = Di por qué parte disputas { $what }
refusal-not-disputed = { $what } no está en disputa
refusal-answer-other-side = { $what } lo disputó { $side }: responde la otra parte
refusal-already-theirs = { $what } ya es de esa persona

## Calendarios

refusal-calendar-missing = El calendario laboral { $what } no existe
    .hint = Elige uno de los calendarios del equipo, o añádelo
refusal-calendar-day-whose = Una excepción es de un calendario o de una persona
refusal-calendar-days-backwards = El último día, { $value }, es anterior al primero, { $first }
refusal-calendar-in-use = { $count ->
        [one] Un plazo usa
       *[other] { $count } plazos usan
    } { $what }
    .hint = Añade un calendario e indícalo en la próxima versión del acuerdo; festivos y vacaciones se añaden siempre
refusal-calendar-signed = Ambas partes firmaron { $what } con { $version }
    .hint = Añade un calendario e indícalo en la próxima versión del acuerdo
refusal-span-unreadable = «{ $value }» no es una duración
    .hint = Escribe 30m, 4h, 1h30m o 10d (días laborables)
refusal-span-too-long = { $value } supera los dos años
refusal-span-in-hours = { $field } se mide en horas y minutos, no en días
    .hint = Escribe 4h o 30m

## Motivos

refusal-reason-needs-days = Para dejar descansar a un prospecto hace falta el número de días
refusal-reason-days = { $value } días no puede ser
    .hint = De 1 a 3650

## Acuerdo

refusal-term-needs = Un compromiso de tipo «{ $kind }» necesita { $field }
refusal-term-needs-target = Un compromiso necesita una meta mayor que cero
    .hint = Lo que no se debe no es un compromiso
refusal-term-days-over-attempts = No puede haber más días que intentos
refusal-term-owed-by = «{ $kind }» solo puede deberlo { $side }
refusal-value-needs-rates = { $what } promete valor, pero no dice cuánto vale ningún tipo de lead
    .hint = Añade al compromiso los valores de los leads
refusal-rate-needs-value = { $what } no promete valor: allí los valores de los leads no dicen nada
    .hint = Añádelos a un compromiso de tipo valor
refusal-term-unknown-field = Los prospectos no tienen el campo «{ $value }»
    .hint = { $found ->
        [0] Indica campos que tengan los prospectos, como email, phone o job_title, o uno propio que ya esté relleno en alguno
       *[other] ¿Querías decir { $nearest }?
    }
refusal-term-warns-too-early = Un aviso { $value } antes del final de { $within } llegaría enseguida
    .hint = El aviso debe llegar después del inicio: menos de { $within }
refusal-rate-not-a-share = { $field }: los ganados van de cero a los decididos, el ingreso no puede ser negativo
refusal-version-signed = { $what } está firmada por ambas partes y ya no cambia
    .hint = Parte de ella para un nuevo borrador
refusal-version-empty = { $what } aún no tiene compromisos
    .hint = Añade lo que debe cada parte y después firma
refusal-version-in-the-past = Una versión vale como pronto desde hoy
    .hint = Lo pasado estaba bajo otro acuerdo; elige un día posterior
refusal-content-changed = { $what } ha cambiado desde que la leíste
    .hint = Léela de nuevo: firmaste { $yours }, ahora es { $theirs }
refusal-sign-nobody = Nadie está firmando
    .hint = Di quién eres con --as
refusal-sign-wrong-side = { $who } no puede firmar por { $side }
    .hint = Firma una persona de esa parte, o la dirección
refusal-sign-both-sides = { $who } ha firmado por la otra parte
    .hint = Firman dos personas, una por parte
refusal-already-signed = { $side }: este contenido ya está firmado

## Cronómetros

refusal-clock-needs-reason = { $what } necesita un motivo
    .hint = Queda junto a la cifra, a la vista de ambas partes
refusal-clock-ended = { $what } ha terminado ({ $state })
refusal-clock-paused = { $what } ya está en pausa
refusal-clock-not-paused = { $what } no está en pausa
refusal-clock-overdue = { $what } va con retraso: ya no se puede pausar
    .hint = Se puede eximir con un motivo
refusal-clock-in-the-past = { $what }: la fecha es anterior a su último paso

## Objetivos

refusal-no-such-metric = El indicador «{ $value }» no existe
    .hint = smarketing metrics list los muestra todos
refusal-goal-needs-target = Un objetivo necesita una meta mayor que cero
refusal-goal-needs-period = Un objetivo necesita un periodo con primer y último día
    .hint = 2026-Q4, 2026-12 o 2026-10-01..2026-12-31
refusal-period-in-the-past = { $value } ha terminado
    .hint = Un objetivo se fija para un periodo que no ha terminado
refusal-goal-needs-levers = Un objetivo común dice qué hace cada parte: falta { $field }
refusal-goal-needs-reason = { $what } no cambia de meta sin un motivo
refusal-goal-revise = La meta de { $what } se revisa, con un motivo
    .hint = smarketing goal revise { $what } --target … --reason …
refusal-goal-fixed = Indicador, periodo, ámbito y moneda de { $what } se quedan
    .hint = Archívalo y fija un objetivo nuevo
