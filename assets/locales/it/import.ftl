# Italian: import and export.
