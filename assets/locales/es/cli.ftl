# Spanish: the command line.
