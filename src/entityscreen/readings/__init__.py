"""How a Chinese character or a Korean syllable is read: its spellings, the system of each, and how likely it is.

One table and one model for persons, firms and documents: `readings/characters.py` has the spellings, `likelihood.py`
what two spellings of one name say in bits.
"""
