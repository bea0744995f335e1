# English: import and export.

