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
refusal-weekday-differs = { $value } cae en otro día de la semana
    .hint = Quita el día de la semana o corrige la fecha
refusal-no-such-day = El día { $value } no existe en el calendario
refusal-not-an-instant = «{ $value }» no es un momento exacto
    .hint = Escríbelo con la diferencia respecto a UTC: 2026-11-21T09:14:00+01:00
refusal-date-out-of-range = { $value } está fuera de los años 1900 a 2199
    .hint = Revisa el año
refusal-unknown-zone = «{ $value }» no es una zona horaria
    .hint = Usa un nombre como Europe/Madrid o America/Mexico_City
refusal-not-a-period = «{ $value }» no es un periodo
    .hint = Escríbelo como 2026-Q4, 2026, 2026-12, 2026-W50, this-month, last-quarter, 2026-01-01..2026-03-31 o all
refusal-period-backwards = El periodo «{ $value }» termina antes de empezar
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
refusal-not-happened-yet = { $field }: está en el futuro, no puede haber ocurrido todavía
    .hint = Indica una fecha hasta ahora; los planes van en próximo paso, cierre previsto y espera
refusal-stage-in-the-future = { $what } no puede haber entrado en una fase en el futuro
    .hint = Quita la fecha o indica una hasta ahora
refusal-wait-in-the-past = { $field }: ese día ya pasó
    .hint = Indica un día a partir de hoy
refusal-campaign-backwards = La campaña termina antes de empezar
    .hint = Revisa el primer y el último día
refusal-amount-negative = { $field } no puede ser menor que cero
    .hint = Escribe el importe sin el menos; una devolución se corrige en el registro al que pertenece
refusal-spend-needs-amount = { $field }: no se gastó nada
    .hint = Indica lo que se gastó, más de cero
refusal-stage-has-deals = { $count ->
        [one] En { $stage } hay una oportunidad
       *[other] En { $stage } hay { $count } oportunidades
    }
    .hint = Muévelas antes a otra fase: smarketing deal list --filter "stage:{ $stage }"
refusal-stage-last = { $stage } es la única fase { $semantic ->
        [won] para las oportunidades ganadas
        [lost] para las oportunidades perdidas
       *[other] para las oportunidades abiertas
    }
    .hint = Añade antes otra del mismo tipo: smarketing stage add --semantic { $semantic }
refusal-fiscal-start-month = «{ $value }» no es un mes
    .hint = Indica el mes en que empieza el año fiscal, del 1 al 12
refusal-no-such-calendar = No hay ningún calendario laboral «{ $value }»
    .hint = { $found ->
        [0] Los calendarios del equipo: { $choices }. Para uno nuevo: smarketing calendar add
       *[other] ¿Querías decir { $nearest }? Los calendarios del equipo: { $choices }
    }
refusal-put-away-member = { $who } está en el archivo y ya no cambia nada
    .hint = Recupera a la persona, o di quién eres con --as
refusal-calendar-of-team = El equipo trabaja con el calendario { $what }
    .hint = Indica antes otro: smarketing workspace edit --calendar NOMBRE
refusal-before-opening = { $deal } no puede cambiar de etapa antes de haberse abierto
refusal-stage-already-entered = { $what } ya ha pasado por esa etapa en esta cualificación

## Historial

refusal-changed-meanwhile = Otra persona ha cambiado { $what } mientras tanto
    .detail = «{ $field }» ahora es «{ $theirs }»
    .hint = Mira el nuevo valor y vuelve a intentarlo
refusal-changed-since = { $what } ha cambiado desde entonces: «{ $field }» ya no está como lo dejó la entrada { $entry }
    .hint = Deshaz antes el cambio posterior o pon el valor a mano
refusal-in-use = { $by } usa { $what }, así que no se puede quitar
refusal-nothing-to-undo = No hay nada que deshacer
refusal-import-reverts-whole = La entrada { $entry } es una importación: solo se puede deshacer entera
refusal-undo-stands-alone = La entrada { $entry } se deshace sola, no junto con otros cambios

## El archivo del equipo

refusal-locked = El archivo del equipo está ocupado: otro programa lleva demasiado tiempo escribiendo en él
    .hint = Vuelve a intentarlo; si continúa, mira quién más lo tiene abierto con: smarketing doctor
refusal-read-only = Aquí el archivo del equipo solo se puede leer
    .hint = Pide permiso de escritura a su propietario o trabaja con una copia
refusal-reads-only = { $who } es auditor y solo puede leer
    .hint = Lo hace otra persona del equipo; para cambiar de rol: smarketing member edit { $who } --role …
refusal-read-only-with-wal = { $path } es de solo lectura y contiene cambios aún sin consolidar, así que no se puede leer con seguridad
    .hint = Ábrelo una vez con permiso de escritura o cópialo junto con su archivo -wal
refusal-disk-full = El disco está lleno; no se ha cambiado nada
    .detail = hacen falta { $needed } MB, quedan { $free } MB libres
    .part = quedan { $free } MB libres
    .hint = Libera espacio y vuelve a intentarlo
refusal-disk-failed = No se ha podido leer o escribir en el disco: { $message }
    .hint = Comprueba el disco y después: smarketing verify
refusal-damaged-file = El archivo del equipo está dañado: { $message }
    .hint = Restaura la última copia de seguridad con: smarketing restore
refusal-damaged-journal = El registro del archivo del equipo está dañado ({ $what })
    .hint = Compruébalo con: smarketing verify
refusal-writing-stopped = El archivo del equipo está dañado ({ $checks }): ya no se escribe nada en él
    .hint = Recupera una copia con: smarketing restore, o guarda lo que aún se pueda leer con: smarketing export all. Se vuelve a escribir cuando smarketing verify no encuentre nada
refusal-check-failed = no cuadra: { $found }
refusal-rows-not-covered = { $count ->
        [one] una fila viene de una importación hecha con un smarketing anterior, que no guardó su suma de comprobación
       *[other] { $count } filas vienen de importaciones hechas con un smarketing anterior, que no guardó sus sumas de comprobación
    }
refusal-words-not-covered = { $count ->
        [one] los nombres y textos de una fila importada ya no se pueden comprobar, porque se borraron datos personales
       *[other] los nombres y textos de { $count } filas importadas ya no se pueden comprobar, porque se borraron datos personales
    }
refusal-not-a-database = Esto no es un archivo de equipo
    .hint = Revisa la ruta o crea uno nuevo con: smarketing init
refusal-foreign-file = { $path } pertenece a otro programa ({ $id })
    .hint = Elige otro archivo
refusal-crafted-file = { $path } contiene cosas que ningún archivo de equipo tiene; puede que lo hayan manipulado
    .hint = No lo uses; pregunta a quien te lo dio
refusal-early-file = { $path } lo escribió un smarketing anterior a la primera versión
    .hint = Expórtalo todo con aquel e impórtalo aquí
refusal-newer-file = { $path } lo escribió un smarketing más nuevo (formato { $found }, este llega al { $known })
    .hint = Actualiza smarketing
refusal-empty-team-file = { $path } está vacío
    .hint = Crea el equipo con: smarketing init
refusal-file-replaced = No guardado: el archivo se movió o se sustituyó ({ $path })
    .hint = Cierra smarketing y vuelve a abrirlo
refusal-file-exists = { $path } ya existe
    .hint = Elige otro nombre: smarketing nunca sobrescribe un archivo
refusal-taken-file = { $path } ya existe y se ha dejado como estaba
    .hint = Elige otro nombre, o añade --yes para sustituirlo
refusal-name-too-long = La ruta es demasiado larga para este ordenador
    .hint = Elige un nombre más corto
refusal-file-limit = { $path } superaría el tamaño que este usuario puede escribir; no se ha cambiado nada
    .hint = Sube el límite (véase: ulimit -f), o escribe menos datos
refusal-team-file-itself = { $path } forma parte del propio archivo del equipo
    .hint = Elige otro nombre: se perderían los datos del equipo
refusal-no-such-file = { $path } no existe
    .detail = el equipo de demostración es otro archivo, --file { $demo }
    .hint = Revisa la ruta o crea un equipo nuevo con: smarketing init
refusal-no-such-folder = La carpeta { $path } no existe
    .hint = Créala primero
refusal-no-access = No se puede abrir { $path }: { $message }
    .hint = Revisa sus permisos
refusal-cannot-open = No se puede abrir el archivo del equipo: { $message }
    .hint = Revisa la ruta y sus permisos
refusal-linked-file = { $path } es un enlace o tiene un segundo nombre: los cambios podrían perderse
    .hint = Indica la ruta real del archivo
refusal-directory = { $path } es una carpeta
    .hint = Indica la ruta de un archivo
refusal-not-a-file = { $path } no es un archivo normal
    .hint = Elige otro archivo
refusal-network-file = { $path } está en una unidad de red ({ $system }), donde dos personas escribiendo pueden dañarlo
    .hint = Guárdalo en un solo ordenador y trabaja allí, por ejemplo por ssh
refusal-backup-failed = No se ha podido escribir la copia de seguridad { $path }: { $message }
refusal-backup-not-whole = La copia no está íntegra ({ $message }) y no se ha conservado
    .hint = Comprueba el archivo del equipo con: smarketing verify
refusal-import-running = { $by } está importando { $file } ahora mismo
    .hint = Espera a que termine
refusal-import-worked-on = La importación { $entry } no se puede deshacer: { $count ->
        [one] desde entonces se ha trabajado en { $what }
       *[other] desde entonces se ha trabajado en { $count } de sus fichas, entre ellas { $what }
    }
    .hint = Deshaz antes esos cambios o conserva la importación
refusal-no-such-entry = En el registro no existe la entrada { $entry }
refusal-entry-erased = La entrada { $entry } no se puede deshacer: sus datos personales se han borrado
refusal-already-undone = La entrada { $entry } ya la deshizo la entrada { $by }
    .hint = Para recuperarla, deshaz la entrada { $by }
refusal-already-founded = Este archivo ya contiene un equipo
refusal-outcome-unknown = La conexión se cortó al guardar: no se sabe si el cambio quedó registrado ({ $op })
    .hint = Mira el historial antes de repetirlo
refusal-no-randomness = Este ordenador no da números aleatorios, así que no se puede guardar nada con seguridad
refusal-sqlite-too-old = La biblioteca SQLite { $version } es demasiado antigua para ser segura
    .hint = Instala un smarketing más nuevo
refusal-wrong-column-type = El archivo del equipo contiene algo inesperado en { $column } ({ $found })
    .hint = Compruébalo con: smarketing verify
refusal-cancelled = Cancelado; no se ha cambiado nada
refusal-store-failed = No se ha podido usar el archivo del equipo: { $message }
    .hint = Compruébalo con: smarketing doctor

## El servicio

refusal-ambiguous-name = «{ $what }» puede ser más de uno: { $candidates }
    .hint = Escribe más letras del nombre o el número
refusal-bad-now = { $variable } contiene «{ $value }», que no es un momento exacto
    .hint = Escríbelo con la diferencia respecto a UTC: 2026-11-21T09:14:00+01:00, o elimina la variable
refusal-file-too-large = { $path } es demasiado grande para leerlo aquí
refusal-not-text = { $path } no es un texto en UTF-8
    .hint = Guárdalo de nuevo en UTF-8
refusal-founding-stays = La creación del equipo no se puede deshacer
    .hint = Para empezar de nuevo, crea otro archivo con: smarketing init
refusal-not-founded = { $path } aún no contiene ningún equipo
    .hint = Créalo con: smarketing init
refusal-nothing-to-redo = No hay nada que rehacer
refusal-unknown-member = En el equipo nadie se llama «{ $value }»
    .hint = Mira quién está: smarketing member list

refusal-unknown-metric = No existe un indicador llamado { $value }
    .hint = { $found ->
        [0] `smarketing metrics list` los muestra todos
       *[other] El más parecido es { $nearest }; `smarketing metrics list` los muestra todos
    }

refusal-dimension-does-not-fit = { $metric } no se puede agrupar por { $dimension }
    .hint = Quita esa agrupación o pide el indicador por separado

refusal-too-many-dimensions = Un indicador se puede agrupar por dos dimensiones como máximo
    .hint = Indica una o dos, por ejemplo --by quarter,region

refusal-unknown-dimension = Los indicadores no se pueden agrupar por «{ $value }»
    .hint = Elige entre: { $choices }, o field:NOMBRE para un campo propio
refusal-flag-value = { $flag } no puede ser «{ $value }»
    .hint = `smarketing import --help` muestra los valores admitidos

## Filtros, listas y trabajos largos

refusal-filter-unknown-field = { $found ->
        [0] No se puede filtrar por «{ $value }»: no existe
       *[other] No se puede filtrar por «{ $value }»: ¿quizá { $nearest }?
    }
    .hint = Para buscar esas mismas palabras, escríbelas entre "comillas"
refusal-filter-unknown-value = { $found ->
        [0] { $field } no tiene «{ $value }»
       *[other] { $field } no tiene «{ $value }»: ¿quizá { $nearest }?
    }
refusal-filter-bad-comparison = { $field } no se puede comparar con < o >
    .hint = Escribe { $field }:valor, o { $field }=valor para el texto entero
refusal-filter-empty-value = { $field } necesita un valor
    .hint = Escribe por ejemplo stage:won, amount>10k o created:2026-01..2026-03
refusal-filter-unexpected = «{ $value }» no va aquí
refusal-filter-nobody-acts = «{ $value }» no es nadie aquí: esta sesión no tiene nombre
    .hint = Di quién eres con --as, o de una vez por todas con: smarketing config set as NOMBRE
refusal-clock-behind = El reloj de este ordenador va { $count } { $unit ->
        [minutes] min
        [hours] h
       *[other] días
    } por detrás de la última anotación
    .hint = Revisa la fecha y la hora: lo que hagas ahora llevará la fecha de este reloj
refusal-done-but-untold = Hecho, anotación E-{ $entry }, pero no se pudo escribir la respuesta
    .hint = No lo repitas; mira: smarketing journal
refusal-filter-too-long = El filtro tiene más de { $limit } términos
    .hint = Divídelo en varios
refusal-sort-not-offered = Esta lista no se puede ordenar por { $field }
    .hint = Elige entre: { $choices }
refusal-job-running = Ya hay un trabajo en marcha
    .hint = Espera a que termine o detenlo
refusal-no-threads = Este equipo no concede hilos: { $message }
refusal-before-last-step = { $deal } se cerró o se reabrió después de esa fecha
    .hint = Indica un día igual o posterior a su último paso; `smarketing deal show` los muestra
refusal-in-the-future = { $deal } no puede haberse movido en el futuro
    .hint = Quita la fecha o indica una hasta hoy
refusal-imported-again = El mismo archivo se ha vuelto a importar: recuperar E-{ $entry } duplicaría los registros
    .hint = Deshaz primero la importación más reciente

## Calendarios laborales

refusal-calendar-range-overlaps = El horario { $value } se solapa con { $other }
    .hint = Los horarios de un día pueden tocarse pero no solaparse: 09:00-12:30 13:30-17:30
refusal-calendar-range-ends-first = «{ $value }» termina antes de empezar
    .hint = Escribe un turno de noche en dos partes: hasta las 24:00, y desde las 00:00 del día siguiente
refusal-calendar-range-unreadable = «{ $value }» no se puede leer como horario laboral
    .hint = Escríbelo como lun-vie 09:00-12:30 13:30-17:30; sáb 09:00-13:00, o bien 24x7
refusal-calendar-zone-unknown = «{ $value }» no es una zona horaria
    .hint = Usa un nombre como Europe/Madrid o America/New_York
refusal-calendar-never-works = El calendario laboral no tiene horas de trabajo en los { $days } días desde el { $since }
    .hint = Revisa el horario semanal y lo que duran los cierres y las vacaciones
refusal-holiday-rule-unreadable = «{ $value }» no es una regla para un festivo
    .hint = Escríbela como 12-25, easter+1, 3 mon 1 o mon from 05-24
refusal-holiday-country-unknown = { $found ->
        [0] No hay festivos para «{ $value }»
       *[other] No hay festivos para «{ $value }»: ¿quizá { $nearest }?
    }
    .hint = Elige entre: { $choices }
refusal-holiday-region-unknown = { $found ->
        [0] { $country } no tiene ninguna región «{ $value }»
       *[other] { $country } no tiene ninguna región «{ $value }»: ¿quizá { $nearest }?
    }
    .hint = Elige entre: { $choices }
refusal-ics-not-a-calendar = Esto no es un archivo de calendario
    .hint = Exporta el calendario como iCalendar: un archivo que termina en .ics
refusal-ics-too-large = El archivo de calendario es demasiado grande: el límite es { $limit }
    .hint = Exporta menos calendarios, o menos años
refusal-ics-rule-unknown = El evento se repite según una regla que smarketing no lee: { $value }
    .hint = Añade sus días a mano al calendario laboral
refusal-ics-no-time = El evento no tiene una fecha legible: «{ $value }»
refusal-ics-no-length = El evento termina cuando empieza, o antes
