# Spanish: the terminal and how things look on it.

terminal-panicked = smarketing ha tropezado con un error interno y se ha cerrado. Todo lo guardado está a salvo
terminal-panic-note = Hay una nota sobre el error, sin ninguno de tus datos, en { $path }
terminal-killed = smarketing se cerró de golpe; el terminal vuelve a estar en orden

refusal-no-terminal-dumb = Este terminal no puede mostrar las pantallas (TERM es «dumb» o no está definido)
    .hint = Cada pantalla es también un comando: mira smarketing --help
refusal-no-terminal-input = Las pantallas necesitan un teclado, pero la entrada no es un terminal
    .hint = En scripts y tuberías usa los comandos: mira smarketing --help
refusal-no-terminal-output = Las pantallas necesitan un terminal, pero la salida no lo es
    .hint = En scripts y tuberías usa los comandos: mira smarketing --help

refusal-theme-unknown = No hay ningún tema «{ $what }»
    .hint = Elige uno de { $themes }
refusal-theme-unreadable = No se puede leer el tema: { $what }
refusal-theme-syntax = El tema no se entiende: { $what }
refusal-theme-role = El tema da un aspecto a «{ $what }», que no existe
refusal-theme-colour = El tema da a «{ $what }» un color desconocido
    .hint = Escribe #rrggbb, un nombre como bright-blue, default, o un número de 0 a 255
refusal-theme-extends = El tema amplía «{ $what }», que no existe
