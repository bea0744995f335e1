# English: names and explanations of the commands.
