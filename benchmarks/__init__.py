"""How fast and how large: the core matcher, list readers and documents, beside what users have now."""
