# Italian: the demonstration team.

refusal-broken-demo-words = Le parole del team dimostrativo non si leggono ({ $path }: { $message })
refusal-demo-numbers = Il team dimostrativo non torna: { $what } ha ricevuto il numero { $found }
refusal-thread-failed = Una parte di smarketing si è fermata all’improvviso
