# Spanish: the demonstration team.

refusal-broken-demo-words = No se pueden leer las palabras del equipo de demostración ({ $path }: { $message })
refusal-demo-numbers = El equipo de demostración no cuadra: { $what } recibió el número { $found }
refusal-thread-failed = Una parte de smarketing se ha detenido de repente
