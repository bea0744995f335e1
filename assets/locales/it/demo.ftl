# Italian: the demonstration team.
