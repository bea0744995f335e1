# Español: el día de quien lo pide, y los objetivos.

pane-today = Qué te espera
    .team = Qué espera al equipo
pane-now = Por qué está aquí
pane-goals = Objetivos
pane-news = Desde que miraste
today-news =
    { $n ->
        [one] Desde que miraste: { $n } cambio
       *[other] Desde que miraste: { $n } cambios
    }
today-more =
    { $n ->
        [one] y otra más
       *[other] y otras { $n }
    }
today-count =
    { $n ->
        [one] { $n } cosa
       *[other] { $n } cosas
    }
empty-today = Nada te espera
empty-today-how = 2 muestra los prospectos, 3 el pipeline, n en una oportunidad fija su próximo paso
empty-goals = Ningún objetivo en este periodo
empty-goals-how = smarketing goal add fija uno
empty-news = Nada nuevo de tus compañeros
next-clock = Después: { $name }, antes de { $when }
next-step = Después: { $name }, { $day }
today-owner = de { $owner }
today-nobody = de nadie aún
today-by = antes de { $when }
today-late-by = { $span } de retraso
today-in = en { $span }
today-at-once = ahora
today-said = { $by }: «{ $note }»
today-just-late = recién vencido
today-left = quedan { $span } de trabajo
today-over = { $span } de trabajo de retraso
today-what = Qué hacer
today-or = Si no se hace nada

## Los peldaños de la escala, en su orden, y por qué está cada uno donde está

today-late = Con retraso
    .why = Una promesa ya está rota: cada hora más resta opciones de dar con ellos.
today-answer = Disputas por responder
    .why = La otra parte no está de acuerdo y te espera.
today-verdict = Esperan un veredicto
    .why = Marketing los pasó a ventas; sin veredicto nadie trabaja con ellos.
today-due = Vencen pronto
    .why = Ha empezado el preaviso del acuerdo: ahora a tiempo, pronto con retraso.
today-step-late = Próximos pasos vencidos
    .why = Su día ya pasó: sin un paso que se sostenga la oportunidad se apaga.
today-step-today = Próximos pasos de hoy
    .why = Estaba fijado para hoy.
today-escalated = Escalados a ti
    .why = Con tanto retraso que el acuerdo te avisa también a ti.
today-resting = Descanso terminado
    .why = Había que dejarlos tranquilos hasta ahora; solo marketing piensa en ellos.
today-waiting = Tus traspasos
    .why = Nada que hacer enseguida: qué fue de ellos desde que miraste.

## Qué hacer

todo-speed = Da la primera respuesta: llama o escribe
todo-depth = Inténtalo otra vez: { $made } de { $needed } intentos hechos
todo-verdict = Di aceptado, rechazado o ahora no
todo-answer = Responde a la disputa
todo-step = { $step }
todo-step-unnamed = Da el próximo paso y fija el siguiente
todo-offer-again = Descanso terminado { $day }: pásalo otra vez a ventas o sigue nutriéndolo
todo-refused = Rechazado: { $reason }
todo-recycled = Ahora no; descansa hasta { $day }
todo-waits = Espera a ventas desde { $when }

## Qué pasa si no se hace nada

or-breached = Rota desde { $when } ({ $term }): sigue abierta y con retraso hasta que alguien lo haga.
or-expired = El silencio desde { $when } cuenta como vencido ({ $term }), como si no se hubiera aceptado.
or-breach = Desde { $when } la promesa está rota ({ $term }).
or-expires = Desde { $when } el silencio cuenta como vencido ({ $term }).
or-escalated = Rota desde { $when } ({ $term }); el responsable no lo ha hecho. Después de ti no se avisa a nadie.
or-waits = Espera desde { $when } y no corre ningún reloj: solo tú lo notarás.
or-unanswered = La disputa sigue abierta, y con ella las cifras de ambas partes.
or-slipped = El paso era para { $day }; desde entonces la oportunidad calla.
or-slips = Después de { $day } estará entre los pasos vencidos.
or-forgotten = Siguen en nutrición, y a nadie se le volverá a avisar.
or-accepted-silently = Vale lo que dijo ventas. Puedes disputarlo.
or-sales-decides = El veredicto le toca a ventas; tú no tienes que hacer nada.

## Objetivos

goal-level = { $actual } de { $target } ({ $share })
goal-state-unknown = aún sin dato
goal-needed = { $needed } por día laborable, quedan { $days }
goal-projected = lleva a { $projected }
goal-by-now = { $pace } a día de hoy
goal-before = { $period }: { $then } a esta altura, { $end } al final
goals-id = n.º
goals-name = objetivo
goals-metric = indicador
goals-period = periodo
goals-side = de quién
goals-owner = responsable
goals-actual = hasta ahora
goals-why = porque
goals-pace = a día de hoy
goals-target = meta
goals-gap = falta
goals-projected = lleva a
goals-needed = por día
goals-days_left = días laborables restantes
goals-state = estado
goals-marketing_lever = marketing hace
goals-sales_lever = ventas hace
goals-before = el periodo anterior
goals-revisions = Metas
metric-goal_attainment = Cumplimiento de objetivos
    .definition = Lo alcanzado de cada objetivo del periodo frente a la meta en vigor. Los objetivos tienen unidades distintas: no hay una cifra de todos.
said-goal-revised = { $number } { $name }: la meta es ahora { $target }
did-goal-revised = fijó la meta de { $number } { $name } en { $target }
news-goal-revised = { $member } fijó la meta de { $number } { $name } en { $target }
journal-event-revised = revisado

## La línea de órdenes

cli-today = Tu día: lo que te espera, en un orden fijo y explicado
cli-goal = Objetivos: metas, cómo van y por qué se revisaron
cli-goal-revise = Da a un objetivo otra meta, con un motivo
cli-goal-list = Lista los objetivos con lo alcanzado y su ritmo
cli-goal-show = Muestra un objetivo con sus metas y el periodo anterior
cli-arg-target = La nueva meta, en la unidad del indicador: 320000, 25 %, 45
