# Spanish: words that several areas share.
