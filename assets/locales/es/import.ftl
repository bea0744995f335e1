# Spanish: import and export.

## Lo que un archivo no es

refusal-import-is-excel = { $file } es un archivo de Excel
    .hint = Ábrelo en tu hoja de cálculo, guárdalo como CSV (UTF-8) e importa ese archivo
refusal-import-is-compressed = { $file } es un archivo comprimido
    .hint = Descomprímelo e importa el CSV que contiene
refusal-import-is-pdf = { $file } es un PDF, no una tabla
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-image = { $file } es una imagen, no una tabla
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-document = { $file } es un documento de texto, no una tabla
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-html = { $file } es una página web, se llame como se llame
    .hint = Ábrelo en tu hoja de cálculo, guárdalo como CSV (UTF-8) e importa ese archivo
refusal-import-is-json = { $file } es JSON, no CSV
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-vcard = { $file } es una ficha de contacto o un calendario, no una tabla
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-database = { $file } es una base de datos, no una tabla de texto
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-program = { $file } es un programa
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-utf32 = { $file } está en UTF-32, que aquí no se lee
    .hint = Guárdalo de nuevo como UTF-8
refusal-import-is-binary = { $file } no es texto
    .hint = Exporta la lista en CSV desde el programa que la tiene
refusal-import-is-directory = { $file } es una carpeta
    .hint = Indica el archivo que hay dentro
refusal-import-is-device = { $file } es un dispositivo o una tubería, no un archivo
    .hint = Para leer de otro programa escribe - y usa una tubería
refusal-import-is-team-file = { $file } es el archivo del equipo
    .hint = Para llevar su contenido a otra parte usa export
refusal-import-not-found = No existe el archivo { $file }
    .hint = Revisa la ruta
refusal-import-cannot-read = No se puede leer { $file }: { $detail }
refusal-import-cannot-write = No se pueden escribir las filas rechazadas: { $detail }
    .hint = No se ha importado nada. Libera espacio o elige una carpeta en la que puedas escribir
refusal-import-changed = { $file } ha cambiado mientras se leía
    .hint = No se ha importado nada. Espera a que esté completo y vuelve a intentarlo
refusal-import-cancelled = Importación cancelada: no ha cambiado nada
refusal-import-empty = { $file } está vacío
refusal-import-no-rows = { $file } tiene encabezado y ninguna fila
    .hint = Expórtalo de nuevo con sus filas
refusal-import-stdin-too-large = La entrada estándar supera { $gigabytes } GB
    .hint = Impórtalo desde un archivo

## Cómo está escrito

refusal-import-has-nul = { $file }, línea { $line }: bytes nulos, que ningún texto tiene
    .hint = Si es texto Unicode, indícalo: --encoding utf-16le
refusal-import-mixed-encoding = { $file } mezcla codificaciones: la línea { $line } no es UTF-8, otras sí
    .hint = --encoding mixed lee cada letra como lo que es; --encoding windows-1252 lee todo como texto antiguo de Windows
refusal-import-no-encoding = { $file }, línea { $line }: ninguna codificación encaja; el byte { $byte } no es una letra en ninguna de las posibles
    .hint = Si la conoces, indícala: --encoding windows-1252 (o mac-roman, mixed …); si no, vuelve a exportar el archivo en UTF-8
refusal-import-not-utf8 = { $file }, línea { $line }: esto no es UTF-8
    .hint = Quita --encoding para que se detecte, o prueba --encoding windows-1252
refusal-import-encoding-invalid = { $file }, línea { $line }: esto no es { $encoding }
    .hint = Elige otra con --encoding
refusal-import-unknown-encoding = «{ $value }» no es una codificación
    .hint = Por ejemplo: utf-8, windows-1252, utf-16le, mac-roman, mixed
refusal-import-unclosed-quote = { $file }, línea { $line }: las comillas abiertas aquí no se cierran
    .hint = Ciérralas o quítalas en esa línea; deben cerrarse en 1000 líneas y 1 MiB
refusal-import-field-too-long = { $file }, línea { $line }, columna { $column }: una celda supera 1 MiB
    .hint = Revisa el separador: --delimiter
refusal-import-record-too-long = { $file }, línea { $line }: la fila supera 4 MiB
    .hint = Quita las columnas con textos largos
refusal-import-too-many-columns = { $file }, línea { $line }: { $columns } columnas; se leen como mucho { $limit }
    .hint = Quita las columnas que no necesites o revisa --delimiter
refusal-import-bad-delimiter = «{ $value }» no es un separador
    .hint = Un carácter: , ; | o la palabra tab

## Lo que hay que indicar

refusal-import-needs-kind = { $file } no deja claro qué contienen sus filas
    .hint = Indícalo: { $flag } { $options }
refusal-import-needs-dates = La columna «{ $column }» de { $file } no demuestra si va antes el día o el mes: la línea { $line } tiene { $sample }
    .hint = Indícalo: { $flag } { $options } (dmy = primero el día, mdy = primero el mes)
refusal-import-mixed-dates = La columna «{ $column }» de { $file } tiene fechas en los dos órdenes, primero el día y primero el mes: la línea { $line } tiene { $sample }
    .hint = Indica el de la mayoría de las filas: { $flag } { $options } (dmy = primero el día, mdy = primero el mes); las otras se rechazan, con su línea
refusal-import-needs-decimal = La columna «{ $column }» de { $file } no demuestra qué signo va antes de los decimales: la línea { $line } tiene { $sample }
    .hint = Indícalo: { $flag } { $options }
refusal-import-needs-currency = Nada dice en qué moneda está la columna «{ $column }» de { $file }
    .hint = Indícala: { $flag } con las tres letras, como { $options }
refusal-import-needs-map = Ninguna columna de { $file } dice lo que una fila necesita: { $sample }
    .hint = Indica cuál: { $flag } "COLUMNA=campo"; las columnas son { $options }
refusal-import-looks-alike = «{ $name }» ({ $count } filas) se parece a «{ $known }», que ya existe
    .hint = Si es el mismo: { $same }  Si es otro: { $apart }{ $others ->
        [0] {""}
       *[other] {"  "}(otros casos así: { $others })
    }
refusal-import-unknown-column = El archivo no tiene la columna «{ $value }»
    .hint = Sus columnas son: { $columns }; #3 es la tercera
refusal-import-unknown-field = { $kind }: no existe el campo «{ $value }»
    .hint = Los campos son: { $fields }; field:NOMBRE lo guarda con un nombre tuyo, - lo excluye
refusal-import-field-twice = Dos columnas no pueden rellenar a la vez { $value }
    .hint = Asígnalo a una sola con --map
refusal-import-bad-map = «{ $value }» no dice qué columna rellena qué campo
    .hint = Escribe --map "COLUMNA=campo"
refusal-import-bad-alias = «{ $value }» no dice qué grafía corresponde a qué nombre
    .hint = Escribe --alias product:GTXPro="GTX Pro", o =new si es otro producto
refusal-import-unknown-profile = No existe el perfil de importación «{ $value }»
    .hint = Indica un archivo .toml tuyo o uno de: { $profiles }
refusal-import-bad-profile = El perfil de importación { $profile } no es correcto: { $detail }
refusal-import-column-not-dates = La columna «{ $column }» no contiene fechas para { $field }: la línea { $line } tiene «{ $sample }»
    .hint = Guárdala como campo propio o déjala fuera: --map { $options }
refusal-import-column-not-numbers = La columna «{ $column }» no contiene números para { $field }: la línea { $line } tiene «{ $sample }»
    .hint = Guárdala como campo propio o déjala fuera: --map { $options }
refusal-import-column-not-words = La columna «{ $column }» no contiene palabras que { $field } admite: la línea { $line } tiene «{ $sample }»
    .hint = Guárdala como campo propio o déjala fuera: --map { $options }

## Lo que conviene saber

import-note-encoding-guessed = La codificación se ha deducido: { $encoding }; revisa los acentos en la vista previa
import-note-no-header = La primera línea es un dato, no un encabezado: las columnas van numeradas
import-note-preamble = Líneas omitidas antes del encabezado: { $count }
import-note-short-rows = Filas con celdas de menos: { $count }, la primera en la línea { $line }; las que faltan cuentan como vacías
import-note-long-rows = Filas con más celdas que columnas: { $count }, la primera en la línea { $line }; se rechazarán
import-note-repeated-header = El encabezado se repite en el archivo, veces: { $count } ({ $line }); se omite
import-note-footer = Líneas de resumen bajo la tabla omitidas: { $count } ({ $line })
import-note-not-readable = «{ $column }» sería { $field }, pero la línea { $line } tiene «{ $value }»: queda como campo propio
import-note-emptied = «{ $column }»: { $words } cuenta como vacío, celdas: { $count }
import-note-unknown-words = «{ $column }» tiene palabras desconocidas: { $words }; las filas que las contienen se rechazarán: { $count }
import-note-dollar = «{ $column }» tiene { $value }: se lee como dólares de EE. UU.; si no, usa --currency
import-note-several-currencies = «{ $column }» mezcla monedas: { $currencies }; cada importe conserva la suya
import-note-home-currency = «{ $column }» no indica moneda: se lee como { $currency }, la del equipo

## Por qué una columna rellena un campo

import-reason-given = lo has indicado tú
import-reason-profile = exportación conocida
import-reason-header = por el nombre
import-reason-near-header = nombre casi igual
import-reason-cells = por el contenido
import-reason-unknown = campo propio
import-reason-taken = lo rellena otra columna
import-reason-not-readable = contenido de otro tipo

## Preguntas

import-question-kind = ¿Qué son las filas?
import-question-dates = ¿Va antes el día o el mes?
import-question-decimal = ¿Qué signo va antes de los decimales?
import-question-currency = ¿En qué moneda?
import-question-not-dates = Esta columna no contiene fechas. ¿Qué hacemos con ella?
import-question-not-numbers = Esta columna no contiene importes. ¿Qué hacemos con ella?
import-question-map = ¿Qué columna dice de quién o de qué trata la fila?
import-question-alias = «{ $name }» es nuevo aquí, pero se parece a un nombre que ya existe. ¿Es el mismo?
import-column-keep = Guardarla como campo propio «{ $name }»
import-column-leave = Dejarla fuera
import-alias-same = Sí, es «{ $known }»
import-alias-new = No, «{ $name }» es otro: créalo
import-alias-all-new = No, ni este ni los demás parecidos

## Filas rechazadas

import-rejects-line = línea
import-rejects-column = columna
import-rejects-reason = motivo
reject-too-many-cells = más celdas que columnas: «{ $value }»
reject-nobody = nada dice de quién o de qué se trata
reject-not-a-number = «{ $value }» no es un número
reject-number-too-large = { $value } es demasiado grande
reject-amount-too-large = { $value } supera cualquier importe
reject-amount-negative = { $value } es menor que cero
reject-too-many-decimals = { $value } tiene más decimales que su moneda
reject-not-a-date = «{ $value }» no es una fecha
reject-no-such-day = { $value } no existe
reject-date-out-of-range = { $value } está fuera de los años 1900-2199
reject-unknown-currency = «{ $value }» no es una moneda
reject-other-currency = { $value } indica otra moneda que la importación
reject-no-currency = { $value } no tiene moneda
reject-not-yes-or-no = «{ $value }» no es ni sí ni no
reject-unknown-word = «{ $value }» no es una palabra conocida aquí
reject-unknown-prospect = no existe el prospecto «{ $value }»
reject-no-date = no tiene fecha
reject-no-amount = no tiene importe
