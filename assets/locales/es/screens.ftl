# Español: las pantallas del panel.

## El marco

tab-prospects = Prospectos
tab-revenue = Campañas|Pipeline
    .short = Pipeline
tab-metrics = Indicadores
tab-journal = Registro
tab-today = Hoy
tab-agreement = Acuerdo
tab-channel = Canal
alarm-late =
    { $n ->
        [one] { $n } con retraso
       *[other] { $n } con retraso
    }
alarm-due =
    { $n ->
        [one] { $n } vence hoy
       *[other] { $n } vencen hoy
    }
shared = compartido con { $group }
demo = demo
too-small = ventana demasiado pequeña (mín. { $width }×{ $height })
undo-hint = { $key } lo deshace
redo-hint = { $key } lo recupera
consequences = Qué ha cambiado
mark-late = con retraso
mark-due = por vencer
mark-kept = cumplido
mark-paused = en pausa
late-by = { $span } de retraso
due-in = en { $span }
waiting-for = espera { $span }

## Paneles

pane-prospects = Prospectos
pane-prospect = Quién es
pane-timeline = Cronología
pane-campaigns = Campañas (marketing)
pane-hand-offs = Traspasos a ventas
pane-pipeline = Pipeline (ventas)
pane-metrics = Indicadores
pane-journal = Registro
pane-entry = Entrada
pane-waiting = cargando…
pane-retry = F5 lo intenta de nuevo
prospects-count = { $n }
campaigns-count =
    { $n ->
        [one] { $n }
       *[other] { $n }
    }
hand-offs-count =
    { $n ->
        [one] { $n } en espera
       *[other] { $n } en espera
    }
pipeline-count =
    { $n ->
        [one] { $n } abierta
       *[other] { $n } abiertas
    }
pipeline-closed-too = { $key } muestra también las cerradas
journal-count =
    { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }
board-more =
    { $n ->
        [one] { $n } más
       *[other] { $n } más
    }
columns-earlier =
    { $n ->
        [one] { $n } mes antes
       *[other] otros { $n } meses antes
    }
linked-campaign = oportunidades de { $name }
linked-deal = campañas de { $name }

## No hay nada

empty-detail = No hay nadie seleccionado
empty-filter = Nada cumple el filtro
empty-filter-how = Esc vuelve a mostrar todo
filter-examples = Por ejemplo: stage:won · amount>10k · owner:me · -source:web · created:2026-01..2026-03
empty-prospects = Aún no hay prospectos
empty-prospects-how = + añade uno, i importa un archivo
empty-campaigns = Aún no hay campañas
empty-campaigns-how = + añade una, i importa un archivo
empty-hand-offs = Ningún prospecto espera la respuesta de ventas
empty-hand-offs-how = H sobre un prospecto lo pasa a ventas
empty-deals = Aún no hay oportunidades
empty-deals-how = + añade una, i importa un archivo
empty-open = Ninguna oportunidad abierta
empty-open-how = F muestra también las cerradas
empty-me = Nada es tuyo: nadie ha dicho quién eres
empty-me-how = Empieza con --as y tu alias; Esc muestra todo de nuevo
empty-timeline = Aún no hay interacciones
empty-timeline-how = t registra una llamada, correo o reunión
empty-journal = Aún no ha pasado nada
empty-journal-how = Aquí aparecerá cada cambio, y se podrá deshacer
empty-figures = Nada en este periodo
empty-figures-how = ← y → mueven el periodo, / lo elige
empty-figures-none = Todavía no hay nada registrado: i importa un archivo
empty-figures-where = Hay datos de { $first } a { $last }: D lleva allí
gone = Ya no existe
gone-how = u deshace tu último cambio, 7 muestra el registro

## Columnas

column-name = nombre
column-account = empresa
column-stage = etapa
column-status = estado
column-sales = ventas
column-marketing = marketing
column-source = origen
column-touch = contacto
column-created = creado
column-channel = canal
column-owner = quién
column-spend = gasto
column-leads = leads
column-mql = MQL
column-sal = SAL
column-refused = rechazados
column-won = ganadas
column-roi = ROI
column-due = plazo
column-number = n.º
column-title = oportunidad
column-amount = importe
column-days = en etapa
column-close = cierre
column-next = próximo paso
column-when = cuándo
column-who = quién
column-what = qué
column-rows = filas
column-mark = { "" }
column-undone = { "" }
undone = deshecha

## Detalles

section-contact = Contacto
section-scores = Puntuaciones
section-needs = Necesidades
section-deals = Oportunidades
section-fields = Más
section-stays = Etapas
section-fate = Resultado de sus leads
section-spends = Gastos
episode-number = ciclo { $n }
score-of = { $kind } { $value }, umbral { $threshold }
score-fit = afinidad
score-engagement = interés
basis-consent = consentimiento
basis-legitimate = interés legítimo
basis-unknown = sin preguntar
basis-do-not-contact = no contactar
clock-first-attempt = primer intento
clock-decision = decisión
clock-attempts = intentos
clock-response = respuesta
event-created = creado
event-stage-lead = pasó a lead
event-stage-mql = pasó a MQL
event-stage-sal = aceptado por ventas
event-stage-sql = pasó a SQL
event-stage-opportunity = pasó a oportunidad
event-stage-customer = pasó a cliente
event-stage-recycled = devuelto a nurturing
event-stage-disqualified = descartado
event-handed-off = pasado a ventas
event-accepted = aceptado
event-refused = rechazado
event-moved = movida
event-won = ganada
event-lost = perdida
event-reopened = reabierta
deal-unpriced = sin importe
deal-open = abierta
deal-won = ganada
deal-lost = perdida
deal-derived = según tarifa
deal-no-step = Sin próximo paso: n lo fija
campaign-revenue = Ingresos de oportunidades ganadas
person-no-part = participa
spent-of = { $spent } de { $budget }

## Formularios

form-required = * obligatorio
form-choose = Elige con ← y →, o con la inicial
form-leave = Esc otra vez descarta lo escrito
form-saving = guardando…
hint-day = vie, +3d, 31/12
hint-amount = 1200, 12k
hint-lines = Ctrl-O abre tu editor
hint-zone = la gran ciudad más cercana: Europe/Madrid
hint-handle = corto, como te llaman: anna
hint-currency = tres letras: EUR
hint-open = de la lista, o un nombre nuevo
hint-new = nuevo: se añade al guardar
field-own-handle = Tu propio alias
form-add-prospect = Nuevo prospecto
form-add-campaign = Nueva campaña
form-add-deal = Nueva oportunidad
form-team = Un equipo nuevo
form-team-first = Primero el equipo, luego su archivo
form-import = Importar un archivo
form-language = Idioma
form-theme = Tema
form-who = ¿Quién es usted?
field-who = Miembro
field-theme = Tema
theme-terminal = colores del terminal
theme-dark = oscuro
theme-light = claro
theme-high-contrast = alto contraste
theme-colour-blind = azul y naranja
theme-mono = sin colores
said-draft-aside = Un texto sin guardar de otra versión no se puede leer; queda en { $name }
said-draft-failed = Lo que escribe no se puede poner a salvo antes de guardar: { $why }
said-language-kept = Desde ahora en español, y así en cada inicio
owner-everybody = el equipo
said-nobody-acts = Cada cambio lleva un nombre: elija el suyo. Al iniciar lo elige --as NOMBRE
said-acting = Desde ahora actúa como { $name }, en este archivo también en el próximo inicio
said-theme-kept = Desde ahora estos colores, y así en cada inicio
form-demo = El equipo de demostración
form-edit-prospect = { $name }
form-edit-campaign = { $name }
form-edit-deal = { $name }
form-next-step = Próximo paso: { $name }
form-win = Ganada: { $name }
form-lose = Perdida: { $name }
form-touch = Interacción con { $name }
form-refuse = Rechazar a { $name }
form-recycle = De vuelta a nurturing: { $name }
form-spend = Gasto: { $name }
field-team = Nombre del equipo
field-path = Archivo
field-prospects = Prospectos
field-until = Hasta
refusal-field-empty = no puede quedar vacío
refusal-not-a-number = «{ $value }» no es un número entero
refusal-not-a-key = «{ $value }» no es una tecla
refusal-no-answer = El archivo del equipo no responde
refusal-not-a-choice = «{ $value }» no está en la lista: elige de ella o vacía el campo

## Cuadros sobre la pantalla

help-title = Qué puedes hacer aquí
help-legend = Qué significan los signos
legend-late = con retraso: una fecha o un plazo ha vencido
legend-due = vence hoy o pronto; una campaña activa
legend-kept = hecho o cumplido; una oportunidad ganada
legend-cross = rechazado; una oportunidad perdida; no contactar
legend-paused = en pausa: espera una fecha
legend-linked = vinculado con lo seleccionado en el otro panel
legend-in = ellos nos contactaron
legend-out = los contactamos nosotros
legend-share = 12 casos de 50
legend-cases = calculado sobre 50 casos
palette-title = Comandos
palette-none = Ningún comando se parece a eso. Ctrl-U borra la línea y los muestra todos
prefix-more = más…
menu-move = Mover { $name } a
menu-hint = una cifra, o parte del nombre
menu-none = Ninguna etapa se llama así. Ctrl-U borra la línea y las muestra todas
confirm-title = ¿Seguro?
# The letter that means yes
confirm-letter = s
confirm-no = no, dejarlo
confirm-name = No se puede deshacer. Escribe «{ $name }» e Intro
offer-title = Aún sin guardar
offer-said = Lo estabas escribiendo cuando se cerró el programa. En los datos del equipo todavía no hay nada.
offer-filter = Filtro de { $pane }
offer-more =
    { $n ->
        [one] y un campo más
       *[other] y { $n } campos más
    }
offer-continue = Seguir donde estabas
offer-discard = Descartar
offer-later = Preguntarme en el próximo inicio
conflict-title = Alguien se adelantó
conflict-said = { $member } cambió { $number } { $name } { $ago }. ¿Qué debe quedar?
conflict-theirs = Dejar lo que hizo { $member }
conflict-yours = Aplicar mi cambio
conflict-compare = Comparar ambos
conflict-value = { $name }: { $value }
conflict-value-yours = tú: { $value }
log-title = Mensajes
log-empty = Aún no hay mensajes
job-rows-of = { $done } de { $total } · { $rate } por segundo
job-rows = { $done } · { $rate } por segundo
job-keys = Esc lo detiene y deshace todo
job-cancelling = Deshaciéndolo…
job-cancelled = Detenido. No ha quedado nada
job-close = Intro o Esc cierra
said-copied = { $name } está en el portapapeles
said-mouse-released = El ratón es ahora del terminal: puedes seleccionar texto
said-mouse-taken = El ratón vuelve a estar activo
said-paste-cut = El texto pegado era demasiado largo; falta el final
said-editor-failed = No se pudo usar el editor: { $name }

## Importación

import-rows =
    { $n ->
        [one] { $n } fila: { $kind }
       *[other] { $n } filas: { $kind }
    }
import-kind-prospects = prospectos
import-kind-deals = oportunidades
import-kind-accounts = empresas
import-kind-campaigns = campañas
import-kind-touches = interacciones
import-kind-members = miembros
import-kind-products = productos
import-kind-spend = gastos
import-dates-dmy = día, mes, año
    .short = dd/mm/aaaa
import-dates-mdy = mes, día, año
    .short = mm/dd/aaaa
import-dates-ymd = año, mes, día
    .short = aaaa-mm-dd
import-sample = La columna «{ $column }» tiene { $sample }
import-left-out = se omite
import-stages = Etapas: la palabra del archivo y en qué se convierte
import-stage-rows =
    { $count ->
        [one] una fila
       *[other] { $count } filas
    }
import-stage-new = nueva
import-rejects = Se rechazarían: { $count }, guardadas con el motivo en { $path }
import-reject = Línea { $line }, { $column }: { $why }
import-reject-row = Línea { $line }: { $why }
import-more-rejects = y { $count } más
import-answer = Intro confirma la respuesta · Esc sale
import-run = Intro importa · Esc sale · después u lo deshace
read-only = solo lectura
nobody-acts = nadie actúa: solo lectura

## Indicadores

section-figures = Indicadores
section-funnel = El recorrido de estos leads
section-bookings = Ventas cerradas por mes
section-campaigns = Gasto y leads
section-goals = Objetivos
section-win-rates = Tasa de cierre por comercial
column-each = por lead
no-campaign = sin campaña
too-few = pocos casos
rate-few = { $won }/{ $decided }, muy pocas
period-prompt = Periodo
period-examples = Por ejemplo: 2026 · 2026-Q3 · 2026-10 · last-year · all. Tab propone algunos
value-none = n/d
value-days = { $n } d
explain-formula = Fórmula
explain-above = marca los { $k } casos logrados
explain-rows =
    { $n ->
        [one] Cuenta { $n } fila
       *[other] Cuentan { $n } filas
    }
explain-excluded =
    { $n ->
        [one] { $n } fila excluida
       *[other] { $n } filas excluidas
    }
explain-calendar = Medido con { $names }
explain-version = Versión { $number } del acuerdo, en vigor desde el { $from }
explain-as-of = A fecha de { $at }, zona { $zone }
explain-sum-holds = Las filas suman el valor
explain-sum-fails = Las filas no suman el valor: avísanos

## Registro

entry-rows =
    { $n ->
        [one] { $n } fila en un solo paso
       *[other] { $n } filas en un solo paso
    }
entry-undo = u deshace esta entrada
entry-redo = U la rehace

## La primera vez

welcome-title = Te damos la bienvenida a smarketing
welcome-words = Ventas y marketing, un solo equipo, un solo archivo. Aquí aún no hay un archivo de equipo: ¿cómo quieres empezar?
welcome-team = Crear un equipo
    .why = un nombre, una moneda, tú
welcome-import = Importar un archivo
    .why = un CSV de tu CRM: prospectos, oportunidades, campañas
welcome-demo = Dar una vuelta por la demo
    .why = un equipo creíble con dos años de historia
