# English: import and export.
