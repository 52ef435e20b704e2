"""What is a ship's or an aircraft's own in how its name is built: words of meaning are the name.

Here belongs only that; all else is as in an organisation's name (`organisation_parts.py`).
"""

from __future__ import annotations

from dataclasses import replace

from entityscreen.caches import BoundedDict
from entityscreen.names.lexicon import NAME, Concept
from entityscreen.names.parts import Parts
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token, concept_token, word_token
from entityscreen.names.words import CJK
from entityscreen.syllables import is_syllable

NAME_WEIGHT = 1.0
_NAMING = frozenset({"industry", "generic"})
# What a ship is, or carries, and one register writes before its name (LPG Al Marjan).
_SORTS = frozenset({"shipping", "gas"})
_NAMES = BoundedDict("names.craft_concepts", 5_000)


def name_words(parts: Parts) -> None:
    """Make words of trades and other meanings in an alphabet the name that they are: `Ocean Star` is no marine firm.

    They weigh as a brand, and keep their meaning for characters and for a ship in another script (بحر عمان, Oman Sea):
    within one script `Sea Star` is another ship. A phrase of syllables is spelled, and means nothing (Dong Fang Zhi
    Xing).

    Args:
        parts: of a craft's name; changed in place.
    """
    built = list(zip(parts.tokens, parts.roles, parts.weights, strict=True))
    if not any(_is_name(token) for token, _, _ in built):
        return
    parts.tokens, parts.roles, parts.weights = [], [], []
    for token, role, weight in built:
        words = token.text.split(" ")
        if token.concept is None or not _is_name(token):
            parts.add(token, role, weight)
        elif len(words) > 1 and all(map(is_syllable, words)):
            for word in words:
                parts.add(word_token(word), Role.BRAND, NAME_WEIGHT)
        else:
            parts.add(concept_token(token.text, _as_name(token.concept)), Role.BRAND, NAME_WEIGHT)


def _is_name(token: Token) -> bool:
    meaning = token.concept
    return meaning is not None and token.script not in CJK and meaning.role in _NAMING and meaning.id not in _SORTS


def _as_name(meaning: Concept) -> Concept:
    known: Concept | None = _NAMES.get(meaning.id)
    if known is None:
        known = _NAMES[meaning.id] = replace(meaning, role=NAME, weight=NAME_WEIGHT)
    return known
