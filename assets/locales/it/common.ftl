# Italian: words that several areas share.
