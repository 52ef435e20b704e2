"""How alike two names are: alignment, evidence, the one score, attributes."""
