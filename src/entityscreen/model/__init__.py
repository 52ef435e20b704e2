"""What the data is: entities and their names, watchlists, parties, mentions, settings, hits and evidence."""
