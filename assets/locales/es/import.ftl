# Spanish: import and export.

