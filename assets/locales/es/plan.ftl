# Español: el simulador (rechazos y avisos de un plan) y cómo va un objetivo.

## Tasas del embudo, como las nombran los rechazos

field-opportunity_to_won = Oportunidad → ganada
field-sql_to_opportunity = SQL → oportunidad
field-mql_to_sql = MQL → SQL
field-lead_to_mql = Lead → MQL

## Con qué no se puede planificar

refusal-plan-goal-zero = Un plan necesita un objetivo de ingresos mayor que cero
    .hint = Indica los ingresos que hay que alcanzar en el periodo
refusal-plan-average-zero = El valor medio por venta debe ser mayor que cero
    .hint = Indica cuánto aporta de media un cliente nuevo
refusal-plan-average-unknown = Todavía no hay ninguna venta ganada de la que sacar una media
    .hint = Indica tú el valor medio por venta
refusal-plan-share = La parte de marketing debe ser mayor que 0 y como máximo del 100 %
    .hint = Escribe 0.6 o 60%
refusal-plan-rate-unknown = { $field }: todavía no se ha medido nada
    .hint = Indica tú la tasa, o acordad una
refusal-plan-rate-zero = { $field }: con una tasa de cero no bastan los leads, por muchos que sean
    .detail = { $k } de { $n } hasta ahora
    .hint = Indica una tasa mayor que cero, o mídela en un periodo más largo
refusal-plan-rate-over-one = { $field }: una tasa no puede superar el 100 %
    .detail = { $k } de { $n }
    .hint = Escribe 0.25 o 25%
refusal-plan-attempts = Ventas debe al menos un intento a cada lead
    .hint = Cinco intentos en dos semanas es un acuerdo habitual
refusal-plan-cycle = Un ciclo de venta no puede durar menos de cero días
refusal-plan-capacity = Indica cuántos comerciales hay y cuánto puede llevar cada uno, al menos 1
refusal-plan-too-large = Los números de este plan son demasiado grandes para hacer cuentas
    .hint = Revisa el número de ceros del objetivo, y las tasas
refusal-plan-needs-period = «{ $value }» no tiene un principio o un final para el que planificar
    .hint = Elige un periodo como 2026-Q4

## Planes que no se pueden cumplir

refusal-plan-infeasible-days = No queda ningún día laborable hasta el { $last }
    .hint = Elige un periodo posterior, o revisa el calendario laboral
refusal-plan-infeasible-cycle = { $days ->
        [one] Ganar una oportunidad lleva { $cycle } días, y solo queda uno
       *[other] Ganar una oportunidad lleva { $cycle } días, y solo quedan { $days }
    }
    .hint = Las nuevas oportunidades tenían que empezar antes del { $start } o ese mismo día; valdría un periodo hasta el { $until } o más tarde
refusal-plan-infeasible-capacity = { $load ->
        [month] El plan trae { $asked } oportunidades nuevas al mes, y ventas puede asumir { $possible }
       *[other] El plan mantiene { $asked } oportunidades abiertas a la vez, y ventas puede llevar { $possible }
    }
    .hint = Con { $each } por comercial hacen falta { $reps_needed } comerciales en vez de { $reps }; o baja el objetivo, o ganad más oportunidades

## Avisos junto a un plan

refusal-plan-capacity-tight = { $load ->
        [month] Ventas puede asumir { $possible } oportunidades nuevas al mes; si las tasas resultan bajas, llegarán { $asked }
       *[other] Ventas puede llevar { $possible } oportunidades abiertas; si las tasas resultan bajas, serán { $asked }
    }
    .hint = Con { $each } por comercial harían falta { $reps_needed } comerciales en vez de { $reps }
refusal-plan-capacity-unjudged = No se puede saber si ventas puede llevar este plan
    .hint = Hacen falta un ciclo de venta conocido y tasas medidas con suficientes casos
refusal-plan-too-few = { $field } se ha medido con muy pocos casos: { $k } de { $n }
    .hint = Con menos de 20 casos una tasa dice poco: mira el intervalo
refusal-plan-average-thin = { $n ->
        [one] El valor medio sale de una sola venta ganada
       *[other] El valor medio sale de solo { $n } ventas ganadas
    }
refusal-plan-next-quarter = El trimestre en curso es demasiado corto para un plan: este es para { $period }
    .hint = Indica un periodo para planificar otro
refusal-plan-cycle-unknown = No se conoce el ciclo de venta: no se ha comprobado si las oportunidades se cierran a tiempo
    .hint = Indica los días que suelen pasar de oportunidad a ganada

## Cómo va un objetivo

goal-state-not_begun = sin empezar
goal-state-reached = alcanzado
goal-state-on_pace = al ritmo previsto
goal-state-behind = por detrás
goal-state-over = no alcanzado
goal-needed-reached = nada más, está alcanzado
goal-needed-no_days_left = no queda ningún día laborable
goal-needed-not_a_sum = no se suma día a día
