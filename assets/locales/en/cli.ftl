# English: the command line.
