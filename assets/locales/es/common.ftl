# Spanish: words that several areas share.

## Días y meses

month-1 = enero
    .short = ene
month-2 = febrero
    .short = feb
month-3 = marzo
    .short = mar
month-4 = abril
    .short = abr
month-5 = mayo
    .short = may
month-6 = junio
    .short = jun
month-7 = julio
    .short = jul
month-8 = agosto
    .short = ago
month-9 = septiembre
    .short = sep
month-10 = octubre
    .short = oct
month-11 = noviembre
    .short = nov
month-12 = diciembre
    .short = dic
weekday-1 = lunes
    .short = lun
weekday-2 = martes
    .short = mar
weekday-3 = miércoles
    .short = mié
weekday-4 = jueves
    .short = jue
weekday-5 = viernes
    .short = vie
weekday-6 = sábado
    .short = sáb
weekday-7 = domingo
    .short = dom

quoted = «{ $text }»
hours-always = 24 horas, todos los días
hours-never = nunca
today = hoy
tomorrow = mañana
yesterday = ayer

# $day, $month y $year tienen aquí dos cifras
date-short = { $day }/{ $month }/{ $year }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-long = { $day } de { $month } de { $year }
date-with-weekday = { $weekday } { $date }
date-and-time = { $date } { $time }

## Duraciones: cortas para caber en una tabla

duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $count } h
duration-days = { $count } d
duration-two = { $first } { $second }
just-now = ahora mismo
ago = hace { $duration }
in-future = dentro de { $duration }

## Períodos

period-all = desde el inicio
period-quarter = T{ $quarter } { $year }
period-month = { $month } de { $year }
period-week = semana { $week } de { $year }
period-fiscal-year = ejercicio { $year }
period-fiscal-quarter = T{ $quarter } del ejercicio { $year }
period-span = { $from } – { $until }
period-since = desde: { $from }
period-until = hasta: { $until }

## Cifras

percent = { $value } %
money = { $sign }{ $value } { $symbol }
compact-thousands = { $value }k
compact-millions = { $value }M
# Mil millones: un «billón» español es un millón de millones
compact-billions = { $value } mil M
