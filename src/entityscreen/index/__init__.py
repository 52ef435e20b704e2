"""Which listed names may match: keys, postings, lookup, snapshot.

The index never scores. It answers with every name that the scorer could hit, and few others:

- `arrays.py`   what an index is: plain NumPy arrays, so that it can be mapped from a file
- `build.py`    from prepared names to arrays
- `expand.py`   from one queried word to the listed words that are like it
- `lookup.py`   from a prepared query to candidate names
- `syllables.py` the same for Chinese and Korean syllables
- `snapshot.py` arrays to a file and back
"""
