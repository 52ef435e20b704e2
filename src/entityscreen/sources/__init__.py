"""Outside data becomes the model here: official lists, documents, downloads.

Readers raise on surprise and drop nothing silently. What the data means to a match belongs to `names/` and
`scoring/`. Only `download` opens the network.
"""
