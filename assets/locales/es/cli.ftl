# Spanish: the command line.

cli = La cabina de mando en el terminal donde ventas y marketing trabajan como un solo equipo

## Títulos de la ayuda

cli-heading-usage = Uso:
cli-heading-commands = Comandos
cli-heading-arguments = Argumentos
cli-heading-options = Opciones
cli-heading-global = Opciones generales
cli-heading-examples = Ejemplos
cli-heading-filters = Palabras para --filter (palabra:valor, palabra=entero, palabra>valor, -no, a | b):
cli-group-team = El trabajo del equipo
cli-group-set-up = Para empezar
cli-group-figures = Cifras
cli-group-history = Historial
cli-group-files = Datos que entran y salen
cli-group-tool = La herramienta
cli-examples =
    smarketing                                              abre la cabina de mando
    smarketing init --name "Rossi e Hijos" --currency EUR   crea un equipo
    smarketing deal list --filter "stage:negociación amount>10k"
    smarketing deal move D-1042 negociación --note "Legal tiene el borrador"
    smarketing deal win D-1042 --on ayer
    smarketing --json deal show D-1042 | jq .data.amount

## Comandos

cli-init = Crea un equipo en un archivo nuevo
    .name = Nombre del equipo
    .currency = Moneda base, ISO 4217 (EUR si no dices otra)
    .zone = Zona horaria de los informes, como Europe/Madrid (la de este ordenador si no dices otra)
    .language = Idioma de los informes y de los nombres de las etapas: en, it o es
    .fiscal_start = Mes en que empieza el ejercicio, de 1 a 12
    .member = Tu nombre corto en el equipo; si no, --as, y si no el de tu sesión
    .side = En qué lado trabajas: marketing, sales o management
    .role = Qué haces: rep, marketer, sales_manager, marketing_manager, data_steward o auditor
    .holidays = Un calendario lun-vie 09:00-13:00 14:00-18:00 con los festivos de este país: it, es, gb …, o es/MD para una región
cli-prospect = Personas que el equipo puede ganar
cli-account = Empresas
cli-touch = Interacciones con los prospectos: la cronología que comparten los dos lados
cli-campaign = Campañas y lo que se gastó en ellas
cli-asset = Contenidos
cli-deal = Oportunidades y pipeline
cli-product = Productos y servicios que se ofrecen
cli-stage = Etapas del pipeline
cli-member = Personas del equipo
cli-workspace = El equipo mismo: nombre, moneda, zona horaria
cli-noun-list = Lista { $kind ->
        [account] las empresas
        [asset] los contenidos
        [campaign] las campañas
        [deal] las oportunidades
        [member] los miembros
        [product] los productos
        [prospect] los prospectos
        [stage] las etapas
        [term] los compromisos
        [term_rate] los valores de los leads
        [touch] las interacciones
       *[other] el equipo
    }
cli-noun-show = Muestra { $kind ->
        [account] una empresa
        [asset] un contenido
        [campaign] una campaña con sus gastos
        [deal] una oportunidad con su historia
        [member] un miembro
        [product] un producto
        [prospect] un prospecto con la cronología compartida
        [stage] una etapa
        [term] un compromiso
        [term_rate] un valor de los leads
        [touch] una interacción
       *[other] el equipo
    }
cli-noun-add = Añade { $kind ->
        [account] una empresa
        [asset] un contenido
        [campaign] una campaña
        [deal] una oportunidad
        [member] un miembro
        [product] un producto
        [prospect] un prospecto
        [stage] una etapa
        [term] un compromiso
        [term_rate] un valor de los leads
        [touch] una interacción
       *[other] un registro
    }
cli-noun-edit = Cambia campos de { $kind ->
        [account] una empresa
        [asset] un contenido
        [campaign] una campaña
        [deal] una oportunidad
        [member] un miembro
        [product] un producto
        [prospect] un prospecto
        [stage] una etapa
        [term] un compromiso
        [term_rate] un valor de los leads
        [touch] una interacción
       *[other] todo el equipo
    }
cli-noun-archive = Archiva { $kind ->
        [account] una empresa, o la recupera
        [asset] un contenido, o lo recupera
        [campaign] una campaña, o la recupera
        [deal] una oportunidad, o la recupera
        [member] un miembro, o lo recupera
        [product] un producto, o lo recupera
        [prospect] un prospecto, o lo recupera
        [stage] una etapa, o la recupera
        [term] un compromiso
        [term_rate] un valor de los leads
        [touch] una interacción, o la recupera
       *[other] un registro, o lo recupera
    }
cli-prospect-stage = Pasa a mano un prospecto a una etapa del ciclo de vida
    .stage = subscriber, lead, mql, sal, sql, opportunity, customer, advocate, recycled o disqualified
cli-campaign-spend = Registra un gasto de una campaña
    .on = Día del gasto (hoy si no dices otro)
cli-touch-log = Registra en una línea una llamada, un correo, una reunión
    .direction = out: de nosotros a ellos, in: de ellos a nosotros
    .channel = email, call, meeting, event, web, ad, chat u other
    .outcome = sent, connected, no_answer, replied, meeting_booked, not_interested o unreachable
    .on = Cuándo fue (ahora si no dices otra cosa)
cli-deal-move = Mueve una oportunidad a una etapa
cli-deal-win = Marca una oportunidad como ganada
cli-deal-lose = Marca una oportunidad como perdida
    .reason = Por qué se perdió: de ahí aprenden tanto marketing como ventas
cli-deal-reopen = Reabre una oportunidad cerrada
    .stage = Etapa abierta a la que vuelve
cli-deal-next = Fija el próximo paso de una oportunidad
    .text = Qué se hace ahora
    .due = Para cuándo
cli-deal-wait = Deja en espera una oportunidad hasta un día
    .until = Día en que se retoma
    .reason = Por qué espera
cli-workspace-show = Muestra los datos del equipo
cli-workspace-edit = Cambia el nombre, la moneda, la zona horaria o el idioma del equipo
cli-demo = Da una vuelta por un equipo generado pero creíble
    .prospects = Cuántos prospectos, hasta millones
    .seed = Otra semilla, otro equipo
    .out = Lo escribe en este archivo nuevo en vez de abrirlo
cli-metrics = Las cifras que leen los dos lados
cli-metrics-list = El catálogo: nombres, unidades, definiciones
cli-metrics-show = Muestra las cifras de un periodo
    .ids = Nombres de las cifras, véase: smarketing metrics list
    .by = Agrupa por uno o dos criterios, separados por coma: owner, marketing_owner, manager, campaign, asset, source, channel, product, account, region, stage, reason, month, quarter, week, side, field:NOMBRE
    .within = Solo las conversiones en tantos días
    .outcome = A qué oportunidades cerradas se refieren las cifras de oportunidades cerradas
cli-metrics-joint = Las cifras de la página común
cli-journal = Todo lo que pasó, lo más reciente primero
cli-undo = Deshace tu último cambio, o la entrada que indiques
cli-redo = Rehace lo último que se deshizo
cli-import = Importa un archivo CSV; - lee la entrada estándar
    .source = El archivo
    .kind = Qué son sus filas: prospects, deals, accounts, campaigns, touches, members, products o spend
    .profile = Una exportación conocida (como maven-pipeline), o la ruta de un perfil tuyo
    .map = Una columna y el campo que llena: "Responsable=owner"; se puede repetir
    .delimiter = Qué separa las celdas: comma, semicolon, tab o pipe
    .encoding = Cómo están escritas las letras: utf-8, windows-1252 …
    .dates = Cómo están escritas las fechas: dmy, mdy o ymd
    .decimal = Qué va delante de los decimales: , o .
    .currency = Moneda de los importes que no nombran ninguna
    .alias = Una grafía del archivo y lo que significa: product:GTXPro="GTX Pro"
    .dry_run = Muestra lo que haría, sin hacerlo
    .on_duplicate = Qué pasa con los registros que ya están: update, skip o merge
cli-export = Escribe un tipo de registro, o todos, en CSV o JSON
    .kind = prospect, deal, campaign … o all
    .format = Formato del archivo
    .raw = Celdas exactamente como se guardan, para volver a importarlas; sin esto ninguna celda puede empezar una fórmula
    .archived = También los archivados
    .out = Dónde: un archivo que termine en .csv, .json o .ndjson, o para all una carpeta nueva de tablas
    .force = Sobrescribe lo que ya existe
cli-backup = Escribe una copia verificada del archivo del equipo
    .target = Dónde; todavía no debe haber nada
cli-restore = Devuelve al archivo del equipo el contenido de una copia
    .copy = La copia
cli-verify = Comprueba que el archivo del equipo está íntegro
cli-doctor = Averigua qué falla: rutas, versiones, archivo, terminal
cli-config = Ajustes
cli-config-show = Muestra los ajustes en vigor
    .origin = Y de dónde viene cada uno
cli-config-set = Cambia un ajuste en tu config.toml
    .name = El ajuste
    .value = El nuevo valor; sin él, el ajuste vuelve al predefinido
cli-setting-set = { $name } vale ahora { $value } ({ $path })
cli-setting-unset = { $name } vuelve al valor predefinido ({ $path })
cli-setting-overruled = La variable { $variable } está definida y sigue mandando
cli-keys = Qué hace cada tecla en la cabina de mando
    .default = Las teclas de fábrica, para empezar las tuyas
cli-paths = Muestra dónde están los archivos
cli-completions = Escribe el autocompletado para un shell
    .shell = El shell
cli-man = Escribe la página de manual
    .out = Una carpeta: en ella se escribe una página por comando

## Opciones

cli-arg-file = El archivo del equipo (SMARKETING_FILE)
cli-arg-actor = El miembro que actúa (SMARKETING_AS)
cli-arg-lang = Idioma: en, it o es (SMARKETING_LANG)
cli-arg-at = Responde como era en ese instante
cli-arg-json = Responde con un documento JSON
cli-arg-csv = Responde con valores separados por comas
cli-arg-plain = Responde con tabuladores, fechas ISO y decimales con punto
cli-arg-yes = No pregunta antes de cambiar muchos registros
cli-arg-quiet = No dice nada aparte de la respuesta
cli-arg-color = Cuándo usar colores
cli-arg-i_am_the_only_user = Nadie más usa el archivo: lo abre incluso en un disco de red
cli-arg-crash_test = Cómo debe fallar la cabina de mando, para las pruebas
cli-arg-help = Muestra esta ayuda
cli-arg-version = Muestra la versión
cli-arg-id = Su número (D-1042), su nombre, o una parte que ningún otro tenga
cli-arg-filter = Solo los que encajan: palabras, campo:valor, amount>10k, -campo:valor
cli-arg-sort = Campo por el que ordenar; con - delante, primero los mayores
cli-arg-limit = Como máximo tantos; 0 para todos
cli-arg-archived = También los archivados
cli-arg-if_version = Solo si nadie lo ha cambiado desde esa versión
cli-arg-back = Lo recupera del archivo
cli-arg-stage = Nombre de la etapa
cli-arg-amount = Importe: 12000, 12k, 1.200,50, 12k USD
cli-arg-currency = Moneda del importe
cli-arg-on = Cuándo pasó: ayer, 12/11, 2026-11-12, vie 14:30
cli-arg-note = Una observación
cli-arg-reason = Por qué
cli-arg-prospect = El prospecto
cli-arg-channel = Canal
cli-arg-direction = Dirección
cli-arg-outcome = Cómo fue
cli-arg-explain = Por qué cada cifra es la que es: fórmula, filas que cuentan y que no, en qué se basa
cli-arg-campaign = La campaña
cli-arg-deal = La oportunidad
cli-arg-since = Solo lo registrado desde entonces
cli-arg-by = Solo lo que hizo ese miembro
cli-arg-entry = Número de la entrada del historial
cli-arg-period = Días que cuentan: 2026-Q4, 2026-11, 2026-W47, last-quarter, 2026-01-01..2026-03-31, all
cli-arg-out = El archivo que se escribe

## Lo que representa un valor

cli-value-command = COMANDO
cli-value-options = OPCIONES
cli-value-path = RUTA
cli-value-handle = NOMBRE CORTO
cli-value-language = IDIOMA
cli-value-instant = CUÁNDO
cli-value-when = CUÁNDO
cli-value-day = DÍA
cli-value-text = TEXTO
cli-value-number = NÚMERO
cli-value-amount = IMPORTE
cli-value-currency = MONEDA
cli-value-name = NOMBRE
cli-value-word = PALABRA
cli-value-tags = ETIQUETAS
cli-value-key-value = CLAVE=VALOR
cli-value-id = ID
cli-value-filter = FILTRO
cli-value-field = CAMPO
cli-value-stage = ETAPA
cli-value-prospect = PROSPECTO
cli-value-zone = ZONA
cli-value-entry = ENTRADA
cli-value-kind = TIPO
cli-value-format = FORMATO
cli-value-metric = CIFRA
cli-value-period = PERIODO
cli-value-dimension = CRITERIO
cli-value-setting = AJUSTE
cli-value-value = VALOR
cli-value-column-field = COLUMNA=CAMPO
cli-value-sign = SIGNO
cli-value-encoding = CODIFICACIÓN
cli-value-order = ORDEN
cli-value-alias = CAMPO:ESTO=AQUELLO
cli-value-shell = SHELL

## Respuestas

cli-done = ✓ { $what } · { $label } { $title } · smarketing undo { $entry }
cli-done-again = de nuevo: { $what }
cli-demo-written = ✓ { $path }: { $prospects } prospectos, { $deals } oportunidades, { $touches } interacciones
cli-founded = ✓ { $name } empieza en { $path }
cli-founded-by = Aquí actúas como { $handle } ({ $side })
cli-founded-by-nobody = Aún no tiene miembros: añádete con: smarketing member add --handle NOMBRE --name NOMBRE --side sales --role rep
cli-more-rows = { $count ->
        [one] Solo se ve la primera fila; con --limit 0 se ven todas
       *[other] Solo se ven las primeras { $count } filas; con --limit 0 se ven todas
    }
cli-raw-on-terminal = En un terminal las celdas se limpian; para tenerlas exactas usa --out o una tubería
cli-exported = { $count ->
        [one] ✓ Un registro escrito en { $path }
       *[other] ✓ { $count } registros escritos en { $path }
    }
cli-backed-up = { $count ->
        [one] ✓ Copia verificada con una entrada del historial: { $path }
       *[other] ✓ Copia verificada con { $count } entradas del historial: { $path }
    }
cli-restored = ✓ { $path } contiene ahora lo que había en { $copy }
cli-restored-before = Lo que había antes: { $path }
cli-pages-written = { $count ->
        [one] ✓ Una página escrita en { $path }
       *[other] ✓ { $count } páginas escritas en { $path }
    }
cli-ask = ¿Continuar? [s/N]
cli-revert-import = Importación { $entry }, { $file }: { $count ->
    [one] un registro entra, sale o cambia
   *[other] { $count } registros entran, salen o cambian
} ({ $sample })
cli-ask-revert-import = Se deshace toda la importación { $entry }. ¿Continuar? [s/N]
cli-ask-restore = Lo que hay en { $path } se sustituye por { $copy }; se guarda una copia. ¿Continuar? [s/N]

## Import

cli-import-sample-line = Columna «{ $column }», línea { $line }: { $sample }
cli-import-progress = { $done } de { $total } filas · { $rate } filas/s
cli-import-column = Columna
cli-import-fields = Campos
cli-import-format = Formato
cli-import-reason = Por
cli-import-sample = Ejemplo
cli-import-would = El resultado sería este:
cli-import-done = Importación terminada
cli-import-added = nuevos
cli-import-updated = modificados
cli-import-merged = completados
cli-import-unchanged = ya conocidos
cli-import-rejected = rechazados
cli-import-made = Creados porque el archivo los nombra: { $kind }, { $count }
cli-import-own = campo propio «{ $name }»
cli-import-stages = Etapas nuevas del pipeline: { $stages }
cli-import-pipeline = Etapas abiertas en este orden: { $stages } (para cambiarlo: smarketing stage edit NOMBRE --position N)
cli-import-unlinked = Oportunidades que nombran un prospecto que no está: { $count }
cli-import-alike = Línea { $line }: { $name } se añadió y se parece a { $like }; solo coincide el nombre
cli-import-alike-more = … y { $count } más que se parecen a alguien
cli-import-undated = Oportunidades cerradas sin fecha de cierre: { $count }
cli-import-reject = Línea { $line }, { $column }: { $why }
cli-import-rejects = Las filas rechazadas están en { $path }
cli-import-earlier = El mismo archivo ya se importó, con la entrada { $entry }
cli-import-undo = Para deshacerlo todo: smarketing undo { $entry }

## El historial

journal-event = { $kind }: { $verb }
journal-event-created = creación
journal-event-added = alta
journal-event-edited = cambio
journal-event-archived = archivado
journal-event-unarchived = recuperación
journal-event-moved = cambio de etapa
journal-event-won = ganada
journal-event-lost = perdida
journal-event-reopened = reapertura
journal-event-stage_entered = nueva etapa
journal-event-reverted = deshecho
journal-event-published = importación
journal-entry = Entrada
journal-when = Cuándo
journal-who = Quién
journal-what = Qué
journal-record = Registro
journal-reverts = { $what } (deshace { $entry })

## Cifras

metrics-metric = Cifra
metrics-month = Mes
metrics-quarter = Trimestre
metrics-week = Semana
metrics-value = Valor
metrics-k = k
metrics-n = n
metrics-why = Por qué
metrics-days = { $days } d

## Ajustes

origin-built-in = de fábrica
origin-file = archivo
origin-environment = entorno
origin-flag = opción

## El doctor

doctor-version = smarketing
doctor-sqlite = SQLite
doctor-config = Archivo de ajustes
doctor-settings = Ajustes
doctor-data = Carpeta de datos
doctor-file = Archivo del equipo
doctor-open = Apertura
doctor-access = Acceso
doctor-member = Eres
doctor-integrity = Integridad
doctor-chain = Cadena del historial
doctor-counts = Recuentos preparados
doctor-rows = Filas según el historial
doctor-imports = Filas importadas, tal como se cargaron
doctor-touches = Índice del historial
doctor-references = Referencias
doctor-terminal = Terminal
doctor-clipboard = Portapapeles

## Por qué no

refusal-demo-needs-terminal = La demostración se abre en la cabina de mando, que necesita un terminal
    .hint = Escríbela en un archivo con --out
refusal-unknown-argument = Aquí no hay una opción «{ $value }»
    .detail = ¿querías decir { $suggestion }?
    .hint = --help muestra lo que hay
refusal-unknown-command = No hay un comando «{ $value }»
    .detail = ¿querías decir { $suggestion }?
    .hint = smarketing --help muestra lo que hay
refusal-value-missing = { $argument } necesita un valor
refusal-bad-choice = «{ $value }» no es posible para { $argument }
    .hint = Elige uno de estos: { $choices }
refusal-bad-value = «{ $value }» no es posible para { $argument }
refusal-argument-missing = Falta algo: { $arguments }
    .hint = --help muestra cómo se escribe
refusal-arguments-conflict = { $argument } y { $other } no se pueden usar juntos
refusal-not-utf8 = Una palabra de la línea de comandos no es UTF-8 válido
refusal-bad-usage = Estas palabras no encajan
    .hint = --help muestra cómo se escribe
refusal-no-command = Indica un comando: la cabina de mando necesita un terminal
refusal-no-server-here = Esta versión trabaja con un archivo, no con un servidor
    .hint = Indica una ruta con --file
refusal-no-home = No hay carpeta personal, así que no hay lugar para ajustes y datos
    .hint = Define HOME, o XDG_CONFIG_HOME y XDG_DATA_HOME
refusal-config-syntax = { $path }, línea { $line }, columna { $column }: { $message }
    .hint = Corrige el archivo, o quítalo de ahí para usar los ajustes de fábrica
refusal-config-value = { $path }, línea { $line }, columna { $column }: «{ $value }» no es posible para { $name }
    .hint = Posibles: { $choices }
refusal-config-unknown = { $path }, línea { $line }, columna { $column }: no hay un ajuste «{ $name }»
    .hint = Los ajustes son: { $choices }
refusal-config-variable = { $variable } vale «{ $value }», y eso no es posible
    .hint = Posibles: { $choices }
refusal-unknown-setting = No hay un ajuste «{ $name }»
    .hint = Hay: { $choices }
refusal-setting-value = { $name } no puede ser «{ $value }»
    .hint = Puede ser: { $choices }
refusal-unknown-stage = No hay una etapa «{ $value }»
    .hint = Las etapas son: { $choices }
refusal-no-closing-stage = El pipeline no tiene una etapa para eso
    .hint = Añádela con: smarketing stage add --semantic { $semantic }
refusal-not-an-entry = «{ $value }» no es el número de una entrada del historial
    .hint = Míralas con: smarketing journal
refusal-not-a-month = { $value } no es un mes
    .hint = Usa de 1 para enero a 12 para diciembre
refusal-not-an-own-field = «{ $value }» no es un campo propio
    .hint = Escribe CLAVE=VALOR; CLAVE= lo quita
refusal-two-currencies = «{ $value }» está en otra moneda que la de --currency
refusal-unknown-kind = No hay registros que se llamen «{ $value }»
    .hint = Elige uno de estos: { $choices }
refusal-export-all-is-whole = Todos los registros salen enteros: el filtro es para un solo tipo
    .hint = Indica un tipo, o quita --filter
refusal-export-needs-folder = Todos los registros en CSV son un archivo por tipo
    .hint = Indica una carpeta con --out
refusal-export-all-in-one-table = Todos los registros no caben en una sola tabla
    .hint = Indica una carpeta para un CSV por tipo, o un archivo .json
refusal-at-with-a-change = El pasado no se puede cambiar: --at sirve para mirar
refusal-at-not-here = Este comando todavía no sabe responder como era en un instante anterior
    .hint = Quita --at
refusal-needs-yes = Así cambian muchas cosas de una vez, y no hay nadie a quien preguntar
    .hint = Si es lo que quieres, añade --yes
refusal-not-confirmed = No ha cambiado nada
refusal-nobody-acts = Registrado sin nombre: di quién eres con --as, o de una vez por todas con: smarketing config set as NOMBRE
refusal-nobody-here = Nadie: { $login } no es miembro de este equipo
    .hint = Di quién eres con --as, o de una vez por todas con: smarketing config set as NOMBRE (los nombres cortos: smarketing member list)
cli-told-nobody = Nadie ha recibido la respuesta: la salida estándar está cerrada
refusal-output-full = No se pudo escribir la respuesta: el disco está lleno
refusal-output-failed = No se pudo escribir la respuesta: { $message }
refusal-file-failed = No se pudo leer o escribir { $path }: { $message }

