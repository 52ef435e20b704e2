"""The syllable channel: Chinese and Korean names of persons, in characters and in any Latin spelling.

A name is cut into syllables (`segmentation`, `latin_names`; `transcribed_names` for other writings), each of which
stands for characters (`character_candidates`) that can be spelled in several families of romanisations
(`character_spellings`). `compare` is the way in; `cross` compares characters with characters and with letters,
`spellings` letters with letters. `known_different` tells names in pinyin or in Korean
apart, `slots` serves the index, `telegraph` reads commercial codes.
"""

from entityscreen.syllables.candidates import is_korean
from entityscreen.syllables.characters import is_plainly_korean
from entityscreen.syllables.compare import compare_syllables, prepare_syllables
from entityscreen.syllables.known_different import (
    divided_otherwise,
    other_dialect,
    other_korean,
    other_length,
    other_surname,
    other_syllables,
)
from entityscreen.syllables.latin_names import divided, is_cuttable, is_syllable, most_foreign
from entityscreen.syllables.model import SyllableMatch, SyllableName, SyllablePart
from entityscreen.syllables.transcribed_names import decode_telegraph, find_telegraph

__all__ = [
    "SyllableMatch",
    "SyllableName",
    "SyllablePart",
    "compare_syllables",
    "decode_telegraph",
    "divided",
    "divided_otherwise",
    "find_telegraph",
    "is_cuttable",
    "is_korean",
    "is_plainly_korean",
    "is_syllable",
    "most_foreign",
    "other_dialect",
    "other_korean",
    "other_length",
    "other_surname",
    "other_syllables",
    "prepare_syllables",
]
