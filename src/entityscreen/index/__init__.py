"""Which listed names may match: keys, postings, lookup, snapshot.

The index never scores. It answers with every name that the scorer could hit, and few others:

- `arrays.py`, `hashes.py`  packed texts, postings, tables of hashed keys, and how they are made
- `name_index.py`  what an index is: plain NumPy arrays, so that it is mapped from a file
- `builder.py`  from prepared names to arrays, one pass and a few sorts
- `spellings.py`  by what listed words are found: letters, sound within and across scripts
- `kernel.py`  compiled: from queried words to listed names, what each pair covers at most and its highest score
- `kernel_arrays.py`, `kernel_codes.py`, `parts.py`  what the kernel is given, and queries as columns for it
- `bound.py`  the highest score that a pair can have
- `syllables.py`, `wholes.py`, `cross_script.py`  the other ways in which two names match
- `brands.py`  which brands in characters the words of a Latin name may be, all of a list at once
- `lookup.py`  from a prepared query to candidate names, by all of them
- `snapshot.py`  arrays to a file and back
"""
