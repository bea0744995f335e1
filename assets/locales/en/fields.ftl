# English: names of fields, stages, channels and other codes.
