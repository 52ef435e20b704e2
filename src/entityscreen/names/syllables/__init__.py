"""The syllable channel: Chinese and Korean names of persons, in characters and in any Latin spelling.

Modules: `fold` (one form of a character), `telegraph` (codes), `tables`, `readings` (what a character can be spelled
as), `korean`, `inventory` (what is a syllable), `words`, `latin`, `arrange` (Latin names), `plausible` (which can be
Chinese or Korean), `transcribed_names` (names in other writings), `characters`, `cross` and `spellings` (the
comparisons), `surely` (which names are Korean), `apart` (what tells names in pinyin or in Korean apart), `keys` and
`slots` (for the index), `compare` (the way in).
"""

from entityscreen.names.syllables.apart import (
    divided_otherwise,
    half_left_out,
    other_dialect,
    other_korean,
    other_length,
    other_surname,
    other_syllables,
)
from entityscreen.names.syllables.compare import compare_syllables, prepare_syllables
from entityscreen.names.syllables.fold import fold_han, lookalike_han
from entityscreen.names.syllables.inventory import is_cuttable, is_syllable
from entityscreen.names.syllables.korean import is_plainly_korean
from entityscreen.names.syllables.latin import most_foreign
from entityscreen.names.syllables.model import SyllableMatch, SyllableName, SyllablePart
from entityscreen.names.syllables.surely import is_hardly_chinese, is_korean
from entityscreen.names.syllables.telegraph import decode_telegraph, find_telegraph
from entityscreen.names.syllables.transcribed_names import LETTER_SYSTEMS
from entityscreen.names.syllables.transcribed_names import cuts as transcribed_cuts
from entityscreen.names.syllables.words import divided

__all__ = [
    "LETTER_SYSTEMS",
    "SyllableMatch",
    "SyllableName",
    "SyllablePart",
    "compare_syllables",
    "decode_telegraph",
    "divided",
    "divided_otherwise",
    "find_telegraph",
    "fold_han",
    "half_left_out",
    "is_cuttable",
    "is_hardly_chinese",
    "is_korean",
    "is_plainly_korean",
    "is_syllable",
    "lookalike_han",
    "most_foreign",
    "other_dialect",
    "other_korean",
    "other_length",
    "other_surname",
    "other_syllables",
    "prepare_syllables",
    "transcribed_cuts",
]
