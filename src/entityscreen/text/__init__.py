"""Letters: folding, scripts, words, look-alikes, edit distance, sound keys."""
