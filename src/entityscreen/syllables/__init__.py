"""The syllable channel: Chinese and Korean names of persons, in characters and in any Latin spelling.

A name is cut into syllables (`latin_names.py`; `transcribed_names.py` for other writings), each of which stands for
characters (`candidates.py`) that can be spelled in several families of romanisations (`characters.py`). The way in is
`comparison.py`; `known_different.py` tells names in pinyin or in Korean apart; `slots.py` serves the index.
"""
