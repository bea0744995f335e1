# Spanish: import and export.
