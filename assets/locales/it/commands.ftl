# Italian: names and explanations of the commands.
