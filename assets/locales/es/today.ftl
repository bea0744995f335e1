# Español: el día de quien lo pide, y los objetivos.

pane-today = Qué te espera
    .team = Qué espera al equipo
pane-now = Por qué está aquí
pane-goals = Objetivos
pane-news = Desde tu última visita
today-news =
    { $n ->
        [one] Desde tu última visita: { $n } cambio
       *[other] Desde tu última visita: { $n } cambios
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
empty-today = No te espera nada
empty-today-how = 2 muestra los prospectos, 3 el pipeline, n en una oportunidad fija su próximo paso
empty-goals = Ningún objetivo en este periodo
empty-goals-how = 4, luego N fija uno
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
today-or = Si no haces nada

## Los peldaños de la escala, en su orden, y por qué está cada uno donde está

today-late = Con retraso
    .why = Un compromiso ya está incumplido: cada hora que pasa reduce las opciones de contactar con ellos.
today-answer = Disputas por responder
    .why = La otra parte no está de acuerdo y espera tu respuesta.
today-verdict = Por aceptar o rechazar
    .why = Marketing los pasó a ventas: mientras nadie decida, nadie los trabaja.
today-due = Vencen pronto
    .why = Ha empezado el preaviso del acuerdo: ahora llegas a tiempo, dentro de poco no.
today-step-late = Próximos pasos vencidos
    .why = La fecha ya pasó: sin un paso concreto la oportunidad se enfría.
today-step-today = Próximos pasos de hoy
    .why = Estaba previsto para hoy.
today-escalated = Escalados a ti
    .why = El retraso es tal que el acuerdo te avisa también a ti, además de al responsable.
today-resting = Pausa terminada
    .why = Había que dejarlos tranquilos hasta hoy; solo marketing se acuerda de ellos.
today-waiting = Tus traspasos
    .why = Nada que hacer de momento: qué ha sido de ellos desde tu última visita.

## Qué hacer

todo-speed = Primera respuesta: llama o escribe
todo-depth = Reinténtalo: { $made } de { $needed } intentos
todo-verdict = Acepta, rechaza o recicla
todo-answer = Responde a la disputa
todo-step = { $step }
todo-step-unnamed = Da el próximo paso y fija el siguiente
todo-offer-again = Pausa terminada { $day }: pásalo otra vez a ventas o sigue con el nurturing
todo-refused = Rechazado: { $reason }
todo-recycled = Ahora no; en pausa hasta { $day }
todo-waits = Pasado a ventas { $when }, en espera

## Qué pasa si no se hace nada

or-breached = Compromiso incumplido ({ $term }), plazo { $when }: seguirá abierto y con retraso hasta que alguien se ocupe.
or-expired = Vencido { $when } ({ $term }): el silencio cuenta como un no.
or-breach = Plazo { $when }: después el compromiso queda incumplido ({ $term }).
or-expires = Plazo { $when }: después el silencio cuenta como un no ({ $term }).
or-escalated = Compromiso incumplido ({ $term }), plazo { $when }: el responsable no se ha ocupado, y después de ti no se avisa a nadie.
or-waits = En espera ({ $when }) y sin plazo: solo tú te darás cuenta.
or-unanswered = La disputa sigue abierta, y con ella las cifras de ambas partes.
or-slipped = El paso estaba previsto para { $day }; desde entonces la oportunidad está parada.
or-slips = Después de { $day } pasará a los pasos vencidos.
or-forgotten = Siguen en nurturing, y nadie recibirá más avisos.
or-accepted-silently = Vale lo que decidió ventas. Puedes disputarlo.
or-sales-decides = La decisión es de ventas; tú no tienes que hacer nada.

## Objetivos

goal-level = { $actual } de { $target } ({ $share })
goal-state-unknown = aún sin dato
goal-needed = { $needed } al día durante { $days } días laborables
goal-projected = proyección { $projected }
goal-by-now = previsto a hoy { $pace }
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
goals-projected = proyección
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
did-goal-revised = ha fijado la meta de { $number } { $name } en { $target }
news-goal-revised = { $member } ha fijado la meta de { $number } { $name } en { $target }
journal-event-revised = revisado

## La línea de órdenes

cli-today = Tu día: lo que te espera, en un orden fijo y explicado
cli-goal = Objetivos: metas, cómo van y por qué se revisaron
cli-goal-revise = Da a un objetivo otra meta, con un motivo
cli-goal-list = Lista los objetivos con lo alcanzado y su ritmo
cli-goal-show = Muestra un objetivo con sus metas y el periodo anterior
cli-goal-add = Fija un objetivo para un indicador y un periodo
cli-goal-edit = Cambia campos de un objetivo; la meta: goal revise
cli-goal-archive = Archiva un objetivo, o lo recupera
cli-arg-target = La nueva meta, en la unidad del indicador: 320000, 25 %, 45
