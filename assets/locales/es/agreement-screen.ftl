# Español: la pantalla del acuerdo, sus formularios y cuadros.

## Panes

pane-terms = Nuestros compromisos
pane-terms-marketing = Compromisos de marketing
pane-terms-sales = Compromisos de ventas
pane-calendars = Calendarios y ausencias
pane-clocks = Plazos
pane-clocks-all = Plazos de todos los compromisos
pane-term = Detrás de la cifra
pane-goal = Objetivo
column-term = compromiso
column-reason = motivo
column-clock = plazo

## Nothing there

empty-agreement = Un acuerdo dice en cifras qué se deben marketing y ventas: cuántos leads, de qué calidad y en cuánto tiempo se trabajan. Lo firman ambas partes; desde entonces corren los plazos y todos ven quién cumple su palabra.
empty-agreement-how = p planifica uno con vuestras tasas, d abre un borrador vacío
empty-terms = Este borrador aún no tiene compromisos
empty-terms-how = + añade un compromiso, p los planifica con vuestras tasas
empty-side = nada todavía
empty-period-goals = Ningún objetivo en este periodo
empty-period-goals-how = N fija uno
empty-calendars = Sin calendario laboral: cuenta cada hora de cada día
empty-calendars-how = C añade uno
empty-clocks = Ningún plazo
empty-clocks-how = ← y → muestran otros

## Versions

version-is-draft = borrador
version-is-coming = firmada, aún no en vigor
version-is-in-force = en vigor
version-is-over = terminada
version-from = desde el { $day }
version-unsigned = { $side }: sin firma
versions-title = Versiones
versions-differs = Qué cambia { $label } respecto a la versión anterior
versions-first = Es la primera
versions-same = Nada: los mismos compromisos
versions-unsigned = nadie ha firmado
versions-itself = La propia versión
sign-question = Firmas { $label } como { $side }, en vigor desde el { $from }. Contenido { $hash }
said-read-then-sign = Esto es lo que firmarías: léelo y pulsa S otra vez

## Terms

term-kept = cumplido
term-broken = incumplido
term-at-risk = en riesgo
term-on-pace = en ritmo
term-behind = atrasado
term-nothing-due = sin casos
term-of = de { $owed }
term-leads-to = { $projected } de { $owed }
term-waived =
    { $n ->
        [one] { $n } exento
       *[other] { $n } exentos
    }
term-paused =
    { $n ->
        [one] { $n } en pausa
       *[other] { $n } en pausa
    }
term-without = { $counted } sin ellos
term-without-leniency = Sin pausas ni exenciones
term-recycled = Han vuelto, no se cuentan otra vez
term-open-view = De todos los iniciados
term-nobody = de nadie

## Clocks

clock-is-running = en curso
clock-is-due-soon = vence pronto
clock-is-overdue = vencido, abierto
clock-is-met = a tiempo
clock-is-breached = demasiado tarde
clock-is-paused = en pausa
clock-is-waived = exento
clock-is-cancelled = cancelado
clocks-open = abiertos
clocks-overdue = vencidos ahora
clocks-breached = incumplidos
clocks-all = todos
clocks-count =
    { $n ->
        [one] { $n } plazo
       *[other] { $n } plazos
    }
step-paused = en pausa
step-resumed = reanudado
step-waived = exento
section-agreed = Según lo acordado
section-strict = Plazos de este periodo
section-people = Por persona
section-by-campaign = Por campaña
section-leniency = Pausas y exenciones
section-rates = Cuánto vale un lead

## Goals and calendars

goal-needs =
    { $days ->
        [one] { $needed } el último día laborable
       *[other] { $needed } al día durante { $days } días laborables
    }
goal-actual = Hasta ahora
goal-pace = Previsto a hoy
goal-target = Meta
goal-gap = Falta
goal-leads-to = Proyección
goal-lever-marketing = Marketing:
goal-lever-sales = Ventas:
goal-at = { $day }: { $actual } de { $pace }
section-revisions = Revisiones
away = { $who } está ausente
calendar-open = abierto ahora
calendar-closed = cerrado ahora

## The simulator

plan-title = Planificación
plan-aside = campo vacío: vuestras tasas
plan-goal = Objetivo de ingresos
plan-period = Periodo
plan-share = Parte de marketing
plan-deal = Importe medio
plan-opportunity_to_won = Oportunidad → ganada
plan-sql_to_opportunity = SQL → oportunidad
plan-mql_to_sql = MQL → SQL
plan-lead_to_mql = Lead → MQL
plan-reps = Comerciales
plan-capacity = Oportunidades por persona
plan-cycle = Días hasta ganar
plan-unknown = desconocido: indícalo
plan-origin-measured = medido
plan-origin-agreed = acordado
plan-need = Lo que hace falta en el periodo
plan-marketing = Compromisos de marketing por semana
plan-sales = Compromisos de ventas al día
plan-stage-customers = clientes
plan-stage-opportunities = oportunidades
plan-stage-sql = SQL
plan-stage-mql = MQL
plan-stage-leads = leads
plan-stage-attempts = intentos
plan-stage-verdicts = decisiones
plan-question = El plan para { $period } se convierte en un borrador del acuerdo, para que ambas partes lo lean y lo firmen.

## Forms

form-draft = El primer acuerdo
    .from = En vigor desde
    .until = Hasta
form-draft-like = Nuevo borrador, como { $name }
    .from = En vigor desde
    .until = Hasta
form-add-term = Nuevo compromiso de { $name }
    .target = Cuánto
    .metric = Se cuentan
form-edit-term = { $name }
    .target = Cuánto
    .metric = Se cuentan
form-add-goal = Nuevo objetivo
form-revise-goal = Nueva meta: { $name }
form-clock-paused = Poner en pausa { $name }
form-clock-resumed = Reanudar { $name }
form-clock-waived = Eximir a { $name }
form-add-calendar = Nuevo calendario laboral
form-edit-calendar = Calendario laboral: { $name }
form-lead-value = Cuánto vale un lead: { $name }
field-teams-calendar = Calendario del equipo
field-lead-type = Tipo de lead
answer-yes = sí
answer-no = no
calendar-team = del equipo
hint-hours = mon-fri 09:00-12:30 13:30-17:30
form-add-day = Excepción o ausencia: { $name }
    .name = Qué es
    .member = Solo para
    .hours = Horario (vacío: todo el día)
form-sign = Firmar { $name } por
counts-none = nada en concreto
counts-leads = leads
counts-mql = MQL
counts-handoffs = traspasos
counts-accepted = leads aceptados

## Commands

area-agreement = Acuerdo
command-tab-agreement = Ir al acuerdo
command-draft = Abrir un nuevo borrador del acuerdo
    .short = borrador
command-sign = Firmar el borrador
    .short = firmar
command-versions = Versiones y diferencias
    .short = versiones
command-plan = Planificar de los ingresos a los compromisos semanales
    .short = planificar
command-goal-add = Fijar un nuevo objetivo
    .short = nuevo objetivo
command-calendar-add = Añadir un calendario laboral
command-late-clocks = Plazos vencidos y aún abiertos
    .short = vencidos
command-clock-waive = Eximir del plazo, con un motivo
    .short = eximir
command-clock-pause = Poner el plazo en pausa, o reanudarlo
    .short = pausa
reason-no-draft = no hay ningún borrador que firmar
reason-no-agreement = todavía no hay acuerdo
reason-no-clock = ningún plazo seleccionado
reason-clock-ended = este plazo ha terminado
reason-clock-late = este plazo ya venció: se puede eximir, no poner en pausa
reason-signed-version = lo firmado se queda: d abre un nuevo borrador
reason-still-reading-term = el compromiso aún se está leyendo
reason-plan-not-ready = este plan aún no puede convertirse en borrador
