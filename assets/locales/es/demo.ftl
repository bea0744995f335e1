# Spanish: the demonstration team.
