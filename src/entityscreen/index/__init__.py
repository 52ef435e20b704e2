"""Which listed names may match: keys, postings, lookup, snapshot.

The index never scores. It answers with every name that the scorer could hit, and few others:

- `arrays.py`, `hashes.py`  packed texts, postings, tables of hashed keys, and how they are made
- `name_index.py`  what an index is: plain NumPy arrays, so that it is mapped from a file
- `builder.py`  from prepared names to arrays, one pass and a few sorts
- `spellings.py`  by what words are alike: letters, sound within and across scripts
- `expand.py`  from a queried word, or several written as one, to the names that have a listed word like it
- `pairs.py`, `parts.py`, `bound.py`  the pairs that cannot be ruled out, what each covers at most, its highest score
- `syllables.py`, `wholes.py`, `cross_script.py`  the other ways in which two names match
- `brands.py`  which brands in characters the words of a Latin name may be, all of a list at once
- `lookup.py`  from a prepared query to candidate names, by all of them
- `snapshot.py`  arrays to a file and back
"""
