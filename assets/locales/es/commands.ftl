# Spanish: names and explanations of the commands.
