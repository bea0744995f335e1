# Italian: the command line.
