# Español: los traspasos a ventas: qué ofrece marketing y qué responde ventas.

## Qué se hizo

said-handoff-offered = { $name } pasa a { $to }
said-handoff-accepted = { $name } aceptado: lo lleva ventas
said-handoff-refused = { $name } rechazado: { $reason }
said-handoff-recycled = { $name } vuelve a marketing hasta el { $until }
said-handoff-taken-back = { $name } retirado de ventas
said-handoff-passed-on = { $name } reasignado a { $to }
said-handoff-disputed = { $number } { $name } en disputa: la otra parte debe una respuesta
said-handoff-answered = { $number } { $name }: la disputa tiene respuesta

did-handoff-offered = ha pasado { $name } a { $to }
did-handoff-accepted = ha aceptado a { $name }
did-handoff-refused = ha rechazado a { $name }: { $reason }
did-handoff-recycled = ha devuelto { $name } a marketing hasta el { $until }
did-handoff-taken-back = ha retirado de ventas a { $name }
did-handoff-passed-on = ha reasignado { $name } a { $to }
did-handoff-disputed = ha disputado { $number } { $name }
did-handoff-answered = ha respondido a la disputa sobre { $number } { $name }

news-handoff-offered = { $member } ha pasado { $name } a { $to }
news-handoff-accepted = { $member } ha aceptado a { $name }
news-handoff-refused = { $member } ha rechazado a { $name }: { $reason }
news-handoff-recycled = { $member } ha devuelto { $name } a marketing hasta el { $until }
news-handoff-taken-back = { $member } ha retirado de ventas a { $name }
news-handoff-passed-on = { $member } ha reasignado { $name } a { $to }
news-handoff-disputed = { $member } ha disputado { $number } { $name }
news-handoff-answered = { $member } ha respondido a la disputa sobre { $number } { $name }

journal-event-offered = pasado a ventas
journal-event-accepted = aceptado
journal-event-refused = rechazado
journal-event-recycled = devuelto a marketing
journal-event-taken_back = retirado
journal-event-passed_on = reasignado
journal-event-disputed = en disputa
journal-event-answered = disputa respondida

sales-side = todo el equipo de ventas
handed-to = a { $member }
event-given-back = devuelto a marketing
event-taken-back = retirado por marketing
event-passed-on = reasignado
event-disputed = en disputa
event-answered = disputa respondida

## Qué significa un motivo para el prospecto

reason-nurture = nurturing
reason-recycle = { $days ->
        [one] pausa de un día
       *[other] pausa de { $days } días
    }
reason-archive = no perseguir

## Las pantallas

area-handoffs = Traspasos a ventas
section-handoff = Traspaso a ventas
handoff-expired = en espera, plazo vencido
handoff-with = para { $member }
handoff-until = en pausa hasta el { $day }
handoff-answer-owed-sales = Marketing lo disputa: ventas debe una respuesta
handoff-answer-owed-marketing = Ventas lo disputa: marketing debe una respuesta
answer-owed-by_marketing = responde ventas
answer-owed-by_sales = responde marketing
verdict-offered = en espera
verdict-accepted = aceptados
verdict-refused = rechazados
verdict-recycled = devueltos
verdict-taken_back = retirados
form-hand-off = Pasar a { $name } a ventas
form-dispute = Disputar el traspaso de { $name }
form-reply = Responder a la disputa sobre { $name }
form-pass-on = Reasignar a { $name }
form-open-deal = Nueva oportunidad con { $name }
command-take-back = Retirar el prospecto de ventas
    .short = retirar
command-dispute = Disputar el traspaso o el rechazo de la otra parte
    .short = disputar
command-answer = Responder a la disputa de la otra parte
    .short = responder
command-pass-on = Reasignar el traspaso a otro comercial
    .short = reasignar
command-open-deal = Abrir una oportunidad con el prospecto aceptado
    .short = abrir oportunidad
reason-decided = ventas ya ha decidido
reason-nothing-disputable = aquí no hay ningún traspaso que disputar
reason-not-disputed = nadie disputa este traspaso
reason-not-accepted = primero ventas acepta el prospecto

## Rechazos

refusal-unknown-reason = No hay ningún motivo de rechazo «{ $value }»
    .hint = { $found ->
        [0] Los motivos del equipo: { $choices }
       *[other] ¿Querías decir { $nearest }? Los motivos del equipo: { $choices }
    }
refusal-reason-archived = El motivo { $value } está archivado
    .hint = Elige otro, o recupéralo: smarketing reason archive { $value } --back
refusal-handoff-in-the-future = { $what }: no puede haber ocurrido en el futuro
    .hint = Quita la fecha, o da una hasta ahora
refusal-offer-by-marketing = { $who } no está en marketing: es marketing quien entrega los prospectos y los retira
    .hint = Lo hace una persona de marketing o de la dirección. A quien encontró ventas no hace falta entregarlo: abre la oportunidad
refusal-verdict-by-sales = { $who } no está en ventas: sobre { $what } decide ventas
    .hint = Lo dice una persona de ventas o de la dirección
refusal-handoff-to-sales = No se le puede pedir a { $who }: no está, o ya no está, en ventas
    .hint = Indica a una persona de ventas, o a nadie: entonces se pide a todo el equipo de ventas
refusal-still-resting = { $how ->
        [refused] { $what } descansa hasta el { $until }: ventas lo rechazó ({ $handoff }, { $reason })
       *[other] { $what } descansa hasta el { $until }: ventas lo devolvió ({ $handoff })
    }
    .hint = Entrégalo a partir de ese día. Si vuelve antes por su cuenta, anótalo primero: smarketing prospect stage { $what } mql --note "por qué"
refusal-not-to-be-won = { $how ->
        [refused] Para ventas no hay que perseguir { $what } ({ $handoff }, { $reason })
       *[other] Para ventas no hay que perseguir { $what } ({ $handoff })
    }
    .hint = Si lo ves de otra manera, impúgnalo. Si algo ha cambiado desde entonces, anótalo primero: smarketing prospect stage { $what } mql --note "por qué"
refusal-disqualified = No hay que perseguir { $what }
    .hint = Si algo ha cambiado desde entonces, anótalo primero: smarketing prospect stage { $what } mql --note "por qué"
refusal-speaks-for-other-side = { $who } no puede hablar por { $side }
    .hint = Lo dice una persona de esa parte, o la dirección

## La línea de órdenes

cli-reason = Por qué ventas puede rechazar un traspaso: la lista del equipo
cli-reason-list = Lista los motivos de rechazo
cli-reason-show = Muestra un motivo
cli-reason-add = Añade un motivo
cli-reason-edit = Cambia un motivo
cli-reason-archive = Archiva un motivo, o lo recupera
cli-prospect-hand-off = Marketing pasa un prospecto a ventas
    .to = De quién se espera la decisión; si falta, de quien lleva el prospecto en ventas, o de todo el equipo de ventas
cli-prospect-hand-offs = Lista los traspasos a ventas
    .state = Solo los que están así; waiting: en espera, primero los más antiguos; expired: en espera con el plazo vencido
    .to = Solo los de este miembro; me eres tú
cli-prospect-accept = Ventas acepta el prospecto traspasado
cli-prospect-refuse = Ventas lo rechaza, con un motivo que se cuenta
    .reason = Código del motivo, véase: smarketing reason list
cli-prospect-recycle = Ventas lo devuelve a marketing hasta una fecha
    .until = Hasta cuándo descansa: +60d, o una fecha
cli-prospect-take-back = Marketing retira el prospecto antes de la decisión
cli-prospect-dispute = Una parte no está de acuerdo: marketing con un rechazo, ventas con un traspaso
    .side = Por qué parte, si eres de la dirección
    .note = Por qué
cli-prospect-answer = La otra parte responde a una disputa
    .side = Por qué parte, si eres de la dirección
    .note = La respuesta
    .accept = Ventas se queda con el prospecto después de todo
cli-prospect-pass-on = Reasigna un traspaso, con sus plazos, a otro comercial
    .to = A quién; si falta, de nuevo a todo el equipo de ventas
cli-stage-no-offer = Una etapa puesta a mano no pasa el prospecto a ventas: smarketing prospect hand-off { $what } pide su decisión
cli-offer-accepted = Con esto queda aceptado el traspaso { $handoff }, que esperaba
consequence-hand-off = Traspaso { $name }
cli-arg-to = A quién
cli-arg-state = Cuáles
cli-arg-until = Hasta cuándo
cli-arg-accept = Aceptar
cli-value-code = CÓDIGO
cli-value-side = PARTE

## Indicadores

metric-acceptance_rate = Tasa de aceptación
    .definition = De los traspasos decididos en el periodo, la parte que ventas aceptó; el silencio más allá del plazo acordado cuenta como un no; los que esperan o se devolvieron van aparte.
metric-decision_time_median = Tiempo hasta la decisión, mediana
    .definition = Tiempo laborable del traspaso a la aceptación o el rechazo, sin las pausas; mediana del periodo.
metric-handoffs_waiting = Traspasos en espera
    .definition = Traspasos sin decidir en este momento, a tiempo o con retraso.
excluded-waiting = espera una decisión
excluded-expired = espera, plazo vencido
excluded-given-back = devuelto, ni aceptado ni rechazado
excluded-taken-back = retirado antes de la decisión
excluded-decided = decidido
