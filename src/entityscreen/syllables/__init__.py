"""Chinese, Korean and Vietnamese persons, compared syllable by syllable in one system a name.

A name in Latin letters is cut into syllables and taken in the ways that make it a surname and a given name
(`latin_names.py`); `comparison.py` compares two, by the spellings of characters and their bits (`readings/`).
"""
