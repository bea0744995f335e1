# English: words that several areas share.
