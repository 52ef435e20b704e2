"""What a name is: folding, scripts, tokens, readings, and the one way in, `prepare.prepare_name`."""
