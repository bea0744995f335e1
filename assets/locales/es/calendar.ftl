# Español: los calendarios laborales en la línea de comandos y las respuestas del simulador.

## Calendarios

cli-calendar = Cuándo trabaja el equipo, sus festivos, quién está ausente
cli-calendar-list = Lista los calendarios laborales
cli-calendar-show = Muestra un calendario con sus festivos y cierres
cli-calendar-add = Añade un calendario laboral
cli-calendar-edit = Cambia un calendario que ningún plazo usa
cli-calendar-archive = Archiva un calendario
cli-calendar-holidays = Añade a un calendario los festivos de un país
    .calendar = El calendario, por nombre o número
    .country = El país: it, es, gb … (calendar countries los lista)
    .region = Regiones o ciudades con festivos propios, separadas por comas
    .years = Qué años, por ejemplo 2026..2036 (este año y los diez siguientes si no indicas otra cosa)
cli-calendar-countries = Lista los países y regiones cuyos festivos se conocen
cli-calendar-import = Añade los días libres de un archivo de calendario (.ics)
    .path = El archivo de calendario
    .calendar = Para este calendario
    .member = Para esta persona
    .years = Para qué años se escribe lo que se repite (este año y los diez siguientes si no indicas otra cosa)
cli-calendar-leave = Registra que alguien está ausente
    .member = Quién está ausente
    .from = El primer día
    .to = El último día (el primero si no indicas otra cosa)
    .hours = Solo estas horas, por ejemplo 09:00-11:00 (días enteros si no indicas otra cosa)
    .name = Por qué motivo
cli-calendar-day = Registra un cierre o una apertura especial
    .calendar = El calendario, por nombre o número
    .from = El primer día
    .to = El último día (el primero si no indicas otra cosa)
    .hours = El horario de esos días, por ejemplo 09:00-13:00 (cerrado si no indicas otra cosa)
    .name = Qué es
cli-calendar-remove = Quita de nuevo un festivo, un cierre o una ausencia
    .id = Su número, por ejemplo CD-12 (calendar show los lista)
cli-calendar-check = Pregunta si el equipo trabaja un día o a una hora, y por qué
    .when = Un día, o un día y una hora: 2026-12-24, "2026-12-24 10:00"
    .calendar = En este calendario (el del equipo si no indicas otra cosa)
    .member = Con las ausencias de esta persona
    .within = Cuándo vencería, por ejemplo 4h o 2d
cli-init-holidays-name = Oficina
cli-value-share = PARTE
cli-calendar-refused = línea { $line }, { $name }: { $why }
cli-calendar-filled = { $added ->
        [0] Nada que añadir
        [one] { $added } día añadido
       *[other] { $added } días añadidos
    }{ $skipped ->
        [0] {""}
       *[other] , { $skipped } ya estaban
    }
cli-calendar-open = { $day }: horario laboral{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-closed = { $day }: no se trabaja, { $why ->
        [leave] ausente
        [exception] cerrado
        [weekday] la semana no tiene horario ese día
       *[other] fuera de horario
    }{ $name ->
        [none] {""}
       *[other] {" "}({ $name })
    }
cli-calendar-next = Próximo horario laboral: { $at }
cli-calendar-due = Vence: { $at }
refusal-years-unreadable = «{ $value }» no es un intervalo de años
    .hint = Escribe 2026..2036, como mucho { $most } años

## El simulador

cli-agreement-plan = Calcula lo que un objetivo de ingresos pide a las dos partes
    .goal = Ingresos por alcanzar (el objetivo de ventas del equipo si no indicas otra cosa)
    .deal = Importe medio de una oportunidad (el del equipo si no indicas otra cosa)
    .share = Parte de los clientes que trae marketing, por ejemplo 0,6
    .opportunity_to_won = De las oportunidades, las ganadas
    .sql_to_opportunity = De los SQL, los que pasan a oportunidad
    .mql_to_sql = De los MQL, los que pasan a SQL
    .lead_to_mql = De los leads, los que pasan a MQL
    .period = El periodo que se planifica (este trimestre si no indicas otra cosa)
    .reps = Cuántos comerciales hay
    .capacity = Lo que puede llevar cada uno: 12 oportunidades nuevas al mes, o "30 open" abiertas a la vez
    .cycle = Días desde la oportunidad hasta ganarla
    .draft = Convierte el plan en un borrador del acuerdo
cli-plan-for = Plan · { $period }
cli-plan-inputs = De qué parte
cli-plan-need = Lo que necesita la parte de marketing
cli-plan-marketing = Lo que debe marketing cada semana
cli-plan-sales = Lo que debe ventas cada día laborable
cli-plan-latest = Las oportunidades deben empezar antes del { $day } para ganarse a tiempo
cli-plan-unknown = no se sabe
cli-plan-origin-given = indicado
cli-plan-origin-measured = del equipo
cli-plan-origin-agreed = acordado
cli-plan-goal = Objetivo de ingresos
cli-plan-deal = Oportunidad media
cli-plan-share = Parte de marketing
cli-plan-opportunity-to-won = Oportunidad → ganada
cli-plan-sql-to-opportunity = SQL → oportunidad
cli-plan-mql-to-sql = MQL → SQL
cli-plan-lead-to-mql = Lead → MQL
cli-plan-reps = Comerciales
cli-plan-capacity = Cada uno lleva
cli-plan-cycle = Ciclo de venta
cli-plan-attempts = Intentos
cli-plan-verdicts = Decisiones
cli-plan-customers = Clientes
cli-plan-opportunities = Oportunidades
cli-plan-sql = SQL
cli-plan-mql = MQL
cli-plan-leads = Leads
plan-agreement = Acuerdo entre marketing y ventas
plan-term-volume = Leads cualificados
plan-term-speed = Primera respuesta
plan-term-depth = Número de intentos
plan-term-decision = Tiempo para decidir
refusal-plan-needs-goal = Un plan necesita un objetivo de ingresos, y para { $period } no hay ninguno
    .hint = Indícalo con --goal, o fija un objetivo de ventas para el periodo
refusal-plan-rate-unreadable = «{ $value }» no es una parte
    .hint = Escribe 0,25 o 25%
refusal-plan-capacity-unreadable = «{ $value }» no dice lo que puede llevar un comercial
    .hint = Escribe 12 para oportunidades nuevas al mes, o «30 open» para las abiertas a la vez
