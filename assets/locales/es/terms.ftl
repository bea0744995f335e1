# Español: los compromisos del acuerdo, los plazos que los miden y su línea de órdenes.

## Qué promete un compromiso

span-days = { $count ->
        [one] un día laborable
       *[other] { $count } días laborables
    }
promise-volume = { $target } { $metric ->
        [leads] leads
        [mql] leads cualificados (MQL)
        [handoffs] traspasos
       *[other] traspasos aceptados
    } { $window ->
        [week] a la semana
        [month] al mes
        [quarter] al trimestre
       *[other] al año
    }
promise-value = leads por valor de { $target } { $window ->
        [week] a la semana
        [month] al mes
        [quarter] al trimestre
       *[other] al año
    }
promise-quality = traspasos aceptados sobre los decididos: { $target }
promise-speed = primera respuesta en { $within }, el { $target } de las veces
promise-depth = { $attempts } intentos en { $days } días distintos en { $within }, el { $target } de las veces
promise-decision = decisión en { $within }, el { $target } de las veces
promise-feedback = disputas respondidas en { $within }, el { $target } de las veces
promise-data = { $fields }: campos rellenos en el { $target } de los traspasos

## Cómo van compromisos y plazos

debt-kept = ✓ cumplido
debt-at-risk = ● por debajo del ritmo
debt-broken = ▲ incumplido
debt-nothing-due = – nada vence
debt-too-few = muy pocos para decirlo
debt-why-not-in-force = aún no está en vigor
debt-why-not-begun = aún no ha empezado
debt-why-nothing-due = nada vencía
debt-why-none-decided = nada decidido
debt-why-no-handoffs = ningún traspaso
debt-why-no-working-time = sin horas laborables
debt-why-unpriced = algunos leads no tienen un valor acordado
debt-overdue = { $count ->
        [one] { $count } vencido y abierto
       *[other] { $count } vencidos y abiertos
    }
debt-paused = { $count } en pausa
debt-waived = { $count ->
        [one] { $count } exento
       *[other] { $count } exentos
    }
debt-without = sin pausas ni exenciones { $k }/{ $n }
debt-recycled = { $count ->
        [one] uno de vuelta, sin contar
       *[other] { $count } de vuelta, sin contar
    }
debt-projected = proyección { $value }
clock-state-running = en marcha
clock-state-due_soon = vence pronto
clock-state-overdue = vencido
clock-state-met = cumplido
clock-state-breached = incumplido
clock-state-paused = en pausa
clock-state-waived = exento
clock-state-cancelled = cancelado
clock-late-by = { $duration } de retraso
clock-late-since = con retraso (vencimiento { $at })
clock-time-left = quedan { $duration }
clock-line = { $label } { $owner }: { $term }, { $prospect } – { $left }
clock-tell-manager = avisar a { $who }
clock-tell-management = avisar a dirección: { $who }
cause-late = { $kind ->
        [decision] la decisión llegó tarde
        [feedback] la respuesta llegó tarde
        [depth] el último intento llegó tarde
       *[other] la primera respuesta llegó tarde
    }
cause-nothing = { $kind ->
        [decision] aún sin decisión
        [feedback] aún sin respuesta
        [depth] aún sin intentos
       *[other] nadie ha respondido aún
    }
cause-too_few = { $made } de { $wanted } intentos
version-draft = borrador
version-coming = firmada, aún no en vigor
version-in-force = en vigor
version-over = ya no está en vigor
diff-added = nuevo
diff-removed = quitado
diff-changed = modificado

## La línea de órdenes

cli-group-agreement = Los compromisos mutuos
cli-agreement = Qué se deben marketing y ventas, y cómo van
cli-agreement-show = Los compromisos de ambas partes lado a lado, con la versión en vigor
cli-agreement-terms = Solo los compromisos, uno por línea
cli-agreement-clocks = Los plazos: de quién, sobre quién, cuánto tiempo queda
    .set = open, overdue, breached o all
    .term = Número (TM-3) o nombre de un compromiso
    .owner = Solo los de esta persona
cli-agreement-breaches = Qué se incumplió, quién y por qué
    .by = Cuenta por persona, campaña o compromiso: person, campaign o term
    .term = Número (TM-3) o nombre de un compromiso
cli-agreement-history = Las versiones y quién las ha firmado
cli-agreement-diff = En qué se distingue una versión de otra, o de la anterior
    .against = La versión con la que se compara
cli-agreement-draft = Prepara un nuevo borrador; el primero crea el acuerdo
    .like = Empieza con los compromisos de esta versión
    .from = Primer día en vigor
    .until = Último día en vigor
    .following = Si cambia de responsable, el plazo sigue el calendario del nuevo o el del equipo: owner o team
    .manager_after = Se avisa al responsable con este retraso, en horas laborables: 4h
    .management_after = Se avisa a dirección con este retraso: 2d
    .name = Nombre del acuerdo, para su primer borrador
cli-agreement-sign = Firma una versión por tu parte
    .side = marketing o sales
    .hash = Primeras letras del hash del contenido que has leído; sin él se te pregunta
cli-agreement-waive = Exime de un plazo, con un motivo que leen ambas partes
cli-agreement-pause = Detiene un plazo, con un motivo que leen ambas partes
cli-agreement-resume = Reanuda un plazo en pausa
cli-agreement-check = Muestra lo vencido, para cron: termina con 1 si hay algo
    .fail_on = late: lo vencido; risk: también lo que vence pronto
cli-agreement-term = Los compromisos: qué debe una parte
cli-agreement-rate = Cuánto valen los leads de un compromiso de valor
cli-arg-av = Versión: su número (2) o su sigla (AV-2)
cli-arg-clock = El plazo (K-12)
cli-value-time = DURACIÓN
agreement-none = Aún no hay acuerdo; smarketing agreement draft empieza uno
agreement-owes-marketing = Marketing debe
agreement-owes-sales = Ventas debe
agreement-owes-both = Ambas partes deben
agreement-headline = { $name }, versión { $number }: { $state } · { $from } → { $until } · firmas: { $signed } · { $hash }
agreement-term = Compromiso
agreement-promise = Promesa
agreement-delivered = Hasta ahora
agreement-owed-now = Debido hasta hoy
agreement-owed = Meta
agreement-k = k
agreement-n = n
agreement-interval = 95 %
agreement-state = Estado
agreement-beside = Nota
agreement-prospect = Prospecto
agreement-account = Empresa
agreement-owner = Responsable
agreement-due = Vence
agreement-left = Tiempo
agreement-version = Versión
agreement-from = Desde
agreement-until = Hasta
agreement-terms = Compromisos
agreement-hash = Contenido
agreement-signed = Firmas
agreement-person = Persona
agreement-campaign = Campaña
agreement-breached = Incumplidos
agreement-decided = Decididos
agreement-nobody = nadie
agreement-ask-sign = ¿Firmar { $label } con el contenido { $hash }? [s/N]
journal-event-paused = en pausa
journal-event-resumed = en marcha de nuevo
journal-event-waived = exento
journal-event-drafted = borrador
journal-event-signed = firmado
journal-event-concluded = firmado por ambas partes
doctor-clocks = Plazos

## Qué se ha hecho

said-clock-paused = { $number } en pausa: { $name }
said-clock-resumed = { $number } sigue: { $name }
said-clock-waived = { $number } exento: { $name }
said-agreement-drafted = Borrador { $number } de { $name } empezado
said-agreement-signed = Has firmado { $number } de { $name }
said-agreement-concluded = { $number } de { $name } tiene las firmas de ambas partes
did-clock-paused = ha detenido { $number } ({ $name })
did-clock-resumed = ha reanudado { $number } ({ $name })
did-clock-waived = ha eximido de { $number } ({ $name })
did-agreement-drafted = ha preparado { $number } de { $name }
did-agreement-signed = ha firmado { $number } de { $name }
did-agreement-concluded = ha firmado { $number } de { $name } como segunda parte
news-clock-paused = { $member } ha detenido { $number } ({ $name })
news-clock-resumed = { $member } ha reanudado { $number } ({ $name })
news-clock-waived = { $member } ha eximido de { $number } ({ $name })
news-agreement-drafted = { $member } ha preparado { $number } de { $name }
news-agreement-signed = { $member } ha firmado { $number } de { $name }
news-agreement-concluded = { $member } ha firmado { $number } de { $name }: ya están las dos firmas

## Por qué no

refusal-version-backwards = El último día es anterior al primero
refusal-agreement-there = Ya hay un acuerdo: { $name }
    .hint = Para su próxima versión, omite el nombre
refusal-no-draft = No hay ningún borrador que firmar
    .hint = smarketing agreement draft empieza uno
refusal-hash-too-short = «{ $value }» es demasiado corto para decir qué se leyó
    .hint = Indica al menos { $count } letras del hash del contenido
refusal-sign-needs-hash = No hay nadie a quien preguntar si { $what } se ha leído
    .hint = Léelo y firma con --hash { $hash }

## Cifras

metric-speed_to_lead_median = Primera respuesta, mediana
    .definition = Tiempo laborable desde el traspaso hasta el primer intento real de una persona, mediana de los traspasos del periodo. Quien aún espera cuenta como espera más larga.
metric-speed_to_lead_p90 = Primera respuesta, percentil 90
    .definition = Nueve de cada diez traspasos del periodo se respondieron en este tiempo laborable.
metric-attempts_depth = Intentos cumplidos
    .definition = De los leads cuyo plazo de intentos acabó en el periodo, la parte con bastantes intentos en bastantes días, o con un resultado antes.
metric-sla_attainment = Cumplimiento del SLA
    .definition = Plazos cumplidos sobre los que vencían en el periodo, decididos o vencidos; lo vencido y abierto es un incumplimiento. Los exentos quedan fuera.
metric-sla_open_view = SLA, vista abierta
    .definition = Plazos cumplidos sobre todos los iniciados en el periodo; para la reunión, no para el acuerdo.
metric-volume_attainment = Volumen entregado
    .definition = Entregado sobre lo debido hasta hoy, por compromiso de la versión en vigor; lo debido crece con las horas laborables.
metric-value_delivered = Valor entregado
    .definition = Leads entregados por tasa de cierre por ingreso medio de su tipo, según se firmó la versión en vigor.
why-not-in-force = aún no está en vigor
why-not-begun = aún no ha empezado
why-nothing-due = nada vencía
why-nothing-started = nada empezó
why-no-handoffs = ningún traspaso
why-not-answered-yet = aún sin respuesta
why-no-working-time = sin horas laborables

excluded-paused = en pausa: sin vencimiento hasta que siga
excluded-waived = dispensado, con un motivo
excluded-cancelled = anulado, su contacto ya no está
excluded-not-yet-due = aún no vence

part-met = A tiempo
part-breached = Demasiado tarde
part-overdue = Vencidos y aún abiertos
part-waived = Dispensados
part-cancelled = Anulados
part-paused = En pausa
part-due_soon = A punto de vencer
part-running = En curso
part-let-go = Dispensados o anulados
part-answered = Con respuesta
part-unanswered = Aún sin respuesta
part-delivered = Entregado
part-owed-now = Debido hasta hoy
part-owed = Debido en total
part-target = Meta

refusal-term-without-figure = «{ $name }» no tiene una cifra propia que explicar
    .hint = Abre el compromiso para ver qué cuenta
