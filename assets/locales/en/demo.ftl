# English: the demonstration team.

refusal-broken-demo-words = The words of the demonstration team cannot be read ({ $path }: { $message })
refusal-demo-numbers = The demonstration team does not fit together: { $what } got the number { $found }
refusal-thread-failed = A part of smarketing stopped unexpectedly
