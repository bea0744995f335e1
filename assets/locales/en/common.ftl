# English: words that several areas share.

## Days and months

month-1 = January
    .short = Jan
month-2 = February
    .short = Feb
month-3 = March
    .short = Mar
month-4 = April
    .short = Apr
month-5 = May
    .short = May
month-6 = June
    .short = Jun
month-7 = July
    .short = Jul
month-8 = August
    .short = Aug
month-9 = September
    .short = Sep
month-10 = October
    .short = Oct
month-11 = November
    .short = Nov
month-12 = December
    .short = Dec
weekday-1 = Monday
    .short = Mon
weekday-2 = Tuesday
    .short = Tue
weekday-3 = Wednesday
    .short = Wed
weekday-4 = Thursday
    .short = Thu
weekday-5 = Friday
    .short = Fri
weekday-6 = Saturday
    .short = Sat
weekday-7 = Sunday
    .short = Sun

quoted = “{ $text }”
hours-always = all hours, all days
hours-never = never
today = today
tomorrow = tomorrow
yesterday = yesterday

# $day, $month and $year have two digits here
date-short = { $day }/{ $month }/{ $year }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $date }
date-and-time = { $date } { $time }

## Spans of time: short enough for a table

duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $count } h
duration-days = { $count } d
duration-two = { $first } { $second }
just-now = just now
ago = { $duration } ago
in-future = in { $duration }

## Periods

period-all = all time
period-quarter = Q{ $quarter } { $year }
period-month = { $month } { $year }
period-week = week { $week }, { $year }
period-fiscal-year = fiscal year { $year }
period-fiscal-quarter = Q{ $quarter } of fiscal year { $year }
period-span = { $from } – { $until }
period-since = since { $from }
period-until = until { $until }

## Figures

percent = { $value }%
money = { $sign }{ $symbol }{ $value }
compact-thousands = { $value }k
compact-millions = { $value }M
compact-billions = { $value }B
