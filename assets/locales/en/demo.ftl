# English: the demonstration team.
