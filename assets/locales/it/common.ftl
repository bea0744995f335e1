# Italian: words that several areas share.

## Giorni e mesi

month-1 = gennaio
    .short = gen
month-2 = febbraio
    .short = feb
month-3 = marzo
    .short = mar
month-4 = aprile
    .short = apr
month-5 = maggio
    .short = mag
month-6 = giugno
    .short = giu
month-7 = luglio
    .short = lug
month-8 = agosto
    .short = ago
month-9 = settembre
    .short = set
month-10 = ottobre
    .short = ott
month-11 = novembre
    .short = nov
month-12 = dicembre
    .short = dic
weekday-1 = lunedì
    .short = lun
weekday-2 = martedì
    .short = mar
weekday-3 = mercoledì
    .short = mer
weekday-4 = giovedì
    .short = gio
weekday-5 = venerdì
    .short = ven
weekday-6 = sabato
    .short = sab
weekday-7 = domenica
    .short = dom

quoted = «{ $text }»
hours-always = 24 ore su 24, tutti i giorni
hours-never = mai
today = oggi
tomorrow = domani
yesterday = ieri

# $day, $month e $year hanno qui due cifre
date-short = { $day }/{ $month }/{ $year }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $date }
date-and-time = { $date } { $time }

## Durate: abbastanza corte per una tabella

duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $count } h
duration-days = { $count } g
duration-two = { $first } { $second }
just-now = adesso
ago = { $duration } fa
in-future = tra { $duration }

## Periodi

period-all = dall’inizio
period-quarter = Q{ $quarter } { $year }
period-month = { $month } { $year }
period-week = settimana { $week } del { $year }
period-fiscal-year = esercizio { $year }
period-fiscal-quarter = Q{ $quarter } dell’esercizio { $year }
period-span = { $from } – { $until }
period-since = da: { $from }
period-until = fino a: { $until }

## Cifre

percent = { $value }%
money = { $sign }{ $value } { $symbol }
compact-thousands = { $value }k
compact-millions = { $value } Mln
compact-billions = { $value } Mrd
