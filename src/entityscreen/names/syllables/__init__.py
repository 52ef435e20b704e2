"""The syllable channel: Chinese and Korean names of persons, in characters and in any Latin spelling.

Modules: `fold` (one form of a character), `telegraph` (codes), `tables`, `readings` (what a character can
be spelled as), `korean`, `inventory` (what is a syllable), `latin` (Latin names), `characters`, `cross`
and `spellings` (the comparisons), `keys` (for the index), `compare` (the way in).
"""

from entityscreen.names.syllables.compare import compare_syllables, prepare_syllables
from entityscreen.names.syllables.fold import fold_han, lookalike_han
from entityscreen.names.syllables.keys import syllable_keys
from entityscreen.names.syllables.model import SyllableMatch, SyllableName, SyllablePart
from entityscreen.names.syllables.telegraph import decode_telegraph, find_telegraph

__all__ = [
    "SyllableMatch",
    "SyllableName",
    "SyllablePart",
    "compare_syllables",
    "decode_telegraph",
    "find_telegraph",
    "fold_han",
    "lookalike_han",
    "prepare_syllables",
    "syllable_keys",
]
