"""What clients of yente and OpenRefine ask: match, search, entities, reconcile, texts; and the shapes of answers."""
