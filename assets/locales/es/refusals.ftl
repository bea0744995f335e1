# Spanish: why a rule says no; id refusal-<code>, attribute .hint says what to do.

## Importes

refusal-not-an-amount = «{ $value }» no es un importe
    .hint = Escríbelo como 12.000 o 12000,50, o abreviado: 12k, 1,5M
refusal-too-many-decimals = { $digits ->
        [0] «{ $value }» tiene decimales y esta moneda no los usa
        [one] «{ $value }» tiene más de un decimal
       *[other] «{ $value }» tiene más de { $digits } decimales
    }
    .hint = Redondéalo antes: los importes se guardan tal como se escriben
refusal-amount-too-large = { $value } supera cualquier importe que quepa en el archivo del equipo
    .hint = Revisa el número de ceros
refusal-unknown-currency = «{ $value }» no es una moneda
    .hint = Usa las tres letras ISO 4217: EUR, USD, GBP
refusal-percent-out-of-range = { $field }: el valor debe estar entre 0 y 100 %

## Fechas y horas

refusal-not-a-day = «{ $value }» no es una fecha
    .hint = Escríbela como año-mes-día: 2026-12-31
refusal-not-a-date = «{ $value }» no es una fecha
    .hint = Escríbela como mañana, vie, vie 14:30, +3d, +2s, 31/12 o 2026-12-31
refusal-not-a-time = «{ $value }» no es una hora
    .hint = Escribe horas y minutos: 14:30
refusal-no-such-day = El día { $value } no existe en el calendario
refusal-not-an-instant = «{ $value }» no es un momento exacto
    .hint = Escríbelo con la diferencia respecto a UTC: 2026-11-21T09:14:00+01:00
refusal-date-out-of-range = { $value } está fuera de los años 1900 a 2199
    .hint = Revisa el año
refusal-unknown-zone = «{ $value }» no es una zona horaria
    .hint = Usa un nombre como Europe/Madrid o America/Mexico_City
refusal-not-a-period = «{ $value }» no es un período
    .hint = Escríbelo como 2026-Q4, 2026, 2026-12, 2026-W50, this-month, last-quarter, 2026-01-01..2026-03-31 o all
refusal-period-backwards = El período «{ $value }» termina antes de empezar
    .hint = Intercambia las dos fechas

## Valores y campos

refusal-unknown-language = «{ $value }» no es un idioma de smarketing
    .hint = Elige en, it o es
refusal-not-an-email = «{ $value }» no es una dirección de correo
    .hint = Debe parecerse a nombre@empresa.es
refusal-not-one-of = «{ $value }» no está entre los valores admitidos aquí
    .hint = Elige uno de estos: { $choices }
refusal-wrong-type = «{ $value }» no sirve en este campo
refusal-field-missing = El campo «{ $field }» es obligatorio
refusal-no-such-field = No existe ningún campo «{ $field }»
refusal-set-by-a-rule = «{ $field }» lo calcula smarketing: no se puede cambiar a mano
refusal-name-taken = «{ $value }» ya lo usa { $what }
    .hint = Elige otro nombre o edita { $what }
refusal-no-such-record = { $what } no existe
refusal-no-such-reference = { $field }: { $what } no existe
refusal-nothing-to-change = { $what } ya está así: no hay nada que cambiar

## El pipeline

refusal-no-such-deal = La oportunidad { $deal } no existe
refusal-no-such-stage = No existe ninguna etapa «{ $value }»
refusal-no-open-stage = El pipeline no tiene ninguna etapa abierta
    .hint = Añade una etapa antes de abrir oportunidades
refusal-deal-closed = { $deal } está cerrada
    .hint = Reábrela primero
refusal-deal-not-closed = { $deal } no está cerrada, así que no se puede reabrir
refusal-reopen-needs-open-stage = Una oportunidad no se puede reabrir en «{ $stage }»
    .hint = Elige una etapa en la que las oportunidades sigan abiertas
refusal-already-there = { $deal } ya está en { $stage }
refusal-lost-needs-reason = Para marcar { $deal } como perdida hace falta un motivo
    .hint = Di por qué: de ahí aprenden tanto marketing como ventas
refusal-before-opening = { $deal } no puede cambiar de etapa antes de haberse abierto
refusal-stage-already-entered = { $what } ya ha pasado por esa etapa en esta cualificación

## Historial

refusal-changed-meanwhile = Otra persona ha cambiado { $what } mientras tanto: «{ $field }» ahora es «{ $theirs }»
    .hint = Mira el nuevo valor y vuelve a intentarlo
refusal-changed-since = { $what } ha cambiado desde entonces: «{ $field }» ya no está como lo dejó la entrada { $entry }
    .hint = Deshaz antes el cambio posterior o pon el valor a mano
refusal-in-use = { $by } usa { $what }, así que no se puede quitar
refusal-nothing-to-undo = No hay nada que deshacer
refusal-import-reverts-whole = La entrada { $entry } es una importación: solo se puede deshacer entera
