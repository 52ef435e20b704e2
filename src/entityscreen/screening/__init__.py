"""Parties against a watchlist: the screener, batches, files of parties."""
