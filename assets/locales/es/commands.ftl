# Español: comandos, motivos, teclas.

## Grupos

area-records = Prospectos, campañas, oportunidades
area-lists = Listas
area-figures = Indicadores
area-moving = Moverse
area-general = General
area-typing = Al escribir

## Fichas; .short va en la línea de teclas

command-move = Mover la oportunidad a otra etapa
    .short = mover
command-next-step = Fijar el próximo paso de la oportunidad
    .short = próximo paso
command-accept = Aceptar el prospecto de marketing
    .short = aceptar
command-refuse = Rechazar el prospecto, con un motivo
    .short = rechazar
command-recycle = Devolver el prospecto a nurturing hasta una fecha
    .short = reciclar
command-hand-off = Pasar el prospecto a ventas
    .short = pasar a ventas
command-touch = Registrar una llamada, correo o reunión
    .short = interacción
command-spend = Registrar un gasto de la campaña
    .short = gasto
command-edit = Editar
    .short = editar
command-add = Añadir
    .short = nuevo
command-archive = Archivar
command-copy = Copiar el número

## Listas

command-filter = Filtrar
    .short = filtrar
    .period = periodo
command-filter-clear = Mostrar todo de nuevo
    .short = quitar filtro
command-mark-filter = Mostrar solo lo marcado, o todo
    .short = solo marcados
command-view = Alternar entre tablero y tabla
    .short = tablero/tabla
command-closed = Mostrar en la tabla también las cerradas
    .short = también cerradas
command-zoom = Ampliar este panel
    .short = ampliar
command-divide-left = Mover la división a la izquierda
command-divide-right = Mover la división a la derecha
command-order-name = Ordenar por nombre
command-order-account = Ordenar por empresa
command-order-stage = Ordenar por etapa
command-order-created = Ordenar por fecha de creación
command-order-touch = Ordenar por última interacción
command-order-amount = Ordenar por importe
command-order-close = Ordenar por cierre previsto
command-order-leads = Ordenar por leads
command-order-won = Ordenar por ganadas
command-order-reverse = Invertir el orden

## Indicadores

command-explain = Explicar el indicador
    .short = explicar
command-to-data = Ir al último trimestre con datos
    .short = últimos datos

## Moverse

command-down = Abajo
command-up = Arriba
command-left = Izquierda
command-right = Derecha
command-page-down = Página abajo
command-page-up = Página arriba
command-half-down = Media página abajo
command-half-up = Media página arriba
command-first = Al primero
command-last = Al último
command-detail-down = Bajar por el detalle
command-detail-up = Subir por el detalle
command-open = Abrir
    .short = abrir
    .import = importar
    .answer = confirmar la respuesta
command-back = Atrás, cerrar
    .short = cerrar
command-next-pane = Panel siguiente
    .short = panel
command-previous-pane = Panel anterior
command-tab-today = Ir a tu día
command-tab-prospects = Ir a prospectos
command-tab-revenue = Ir a campañas y pipeline
command-tab-metrics = Ir a los indicadores
command-tab-journal = Ir al registro

## General

command-undo = Deshacer
    .short = deshacer
command-redo = Rehacer
command-confirm = Sí, adelante
    .short = sí
command-import = Importar un archivo
command-demo = Abrir el equipo de demostración
command-language = Elegir el idioma
command-theme = Elegir los colores (tema)
command-reload = Volver a leer
command-log = Ver todos los mensajes
command-mouse = Ceder el ratón al terminal, o recuperarlo
command-redraw = Redibujar la pantalla
command-palette = Todos los comandos
    .short = comandos
command-help = Ayuda
    .short = ayuda
command-suspend = Suspender y volver al shell
command-quit = Salir

## Al escribir

command-typing-accept = Campo siguiente; en el último, guardar
    .short = siguiente y guardar
    .choose = elegir
    .keep = aplicar
command-typing-save = Guardar
    .short = guardar
command-typing-next = Campo o línea siguiente
    .short = siguiente
command-typing-previous = Campo o línea anterior
command-typing-down = Abajo
command-typing-up = Arriba
command-typing-editor = Escribir en tu editor
    .short = editor
command-typing-clear = Vaciar el campo
command-typing-leave = Salir
    .short = salir

## Por qué no se puede ejecutar un comando

reason-elsewhere = no en esta pantalla
reason-nothing-selected = no hay nada seleccionado
reason-no-filter = no hay ningún filtro
reason-no-marks = no hay nada marcado
reason-no-deal = ninguna oportunidad seleccionada
reason-no-campaign = ninguna campaña seleccionada
reason-no-prospect = ningún prospecto seleccionado
reason-not-handed-off = marketing aún no ha pasado este prospecto
reason-with-sales = este prospecto ya está en ventas
reason-still-reading = aún se están leyendo las etapas
reason-same-stage = la oportunidad ya está en esta etapa
reason-no-such-order = esta lista no tiene ese orden
reason-board = el tablero ya muestra las cerradas
reason-no-data = todavía no hay nada registrado
reason-asked-while-typing = Había una pregunta mientras escribías: no se ha hecho nada. Pídelo de nuevo cuando termines
reason-working = todavía hay un trabajo en curso
reason-undone = esta entrada ya está deshecha
reason-not-undone = esta entrada no se ha deshecho
reason-no-such-key = { $name } no hace nada aquí
reason-to-come = { $name } aún no existe: pantalla por llegar
reason-paste-nowhere = aquí no se puede pegar texto
reason-after-paste = ignorado: llegó justo después de pegar

## Teclas

key-enter = Intro
key-esc = Esc
key-tab = Tab
key-backspace = Retroceso
key-delete = Supr
key-insert = Ins
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Inicio
key-end = Fin
key-pageup = RePág
key-pagedown = AvPág
key-space = Espacio
key-ctrl = Ctrl
key-alt = Alt
key-shift = Mayús

## Qué falla en un archivo de teclas

keys-format = No se puede leer el archivo de teclas: { $why }
keys-layer = El archivo de teclas tiene una parte «{ $name }»; solo existen «screen» y «typing»
keys-unreadable = «{ $keys }» no es una tecla
keys-command = { $keys }: no existe el comando { $command }
keys-twice = { $keys } tiene dos significados; vale { $kept }, no { $dropped }
keys-beginning = { $longer } no se puede teclear, porque { $keys } ya tiene un significado por sí sola
