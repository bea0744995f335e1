# Italian: import and export.

