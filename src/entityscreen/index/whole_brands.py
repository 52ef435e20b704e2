"""Persons' names that are all of an organisation's brand in characters: Zhang Zhan Peng and a company called 張展鵬.

Without its kind a name may be an organisation's, and what looks like a person's is then its brand. Here belongs which
organisations these are. A query that is known to be an organisation's has other ways (`organisations.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from entityscreen.index.arrays import I64
from entityscreen.index.expand import Expander
from entityscreen.index.expansion import Expansion
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.names.match_signature import SPELLING
from entityscreen.names.ordinary import OrdinaryNames
from entityscreen.names.prepared import NAMED, Join, Variant
from entityscreen.text.sounds import sound_key

# Words written as one: the first place, behind the last, what they are like.
Joined = tuple[int, int, Expansion]
FEWEST, LONGEST_WINDOW = 3, 4  # words that are not joined anyway: two neighbours are


def organisations_of(expander: Expander, variant: Variant) -> set[int]:
    """The organisations in characters of which a person's whole name may be the brand.

    Args:
        expander: of the index.
        variant: of the name.
    """
    words = expander.words([part.token for part in variant.parts])
    written = [*variant.joins, *_as_one_word(variant)]
    joins = expander.joins(written)
    joined = [(join.start, join.end, met) for join, met in zip(written, joins, strict=True) if met is not None]
    return in_characters_of_all([(i, met) for i, met in enumerate(words) if variant.parts[i].role in NAMED], joined)


def _as_one_word(variant: Variant) -> list[Join]:
    """All words as one, particles left out, unless they are too few or too many for it."""
    named = (part.token.spellings for part in variant.parts if part.role in NAMED)
    spelled = [spellings[0].text for spellings in named if spellings]
    if not FEWEST <= len(spelled) <= LONGEST_WINDOW:
        return []
    text = "".join(spelled)
    return [Join(0, len(variant.parts), text, sound_key(text), 1.0)]


def may_be_brands(index: NameIndex, names: OrdinaryNames) -> I64:
    """Which ordinary names are a listed word when they are written as one, with repetitions."""
    sizes = np.bincount(names.owners[names.named], minlength=len(names))
    asked = (sizes >= FEWEST) & (sizes <= LONGEST_WINDOW)
    hashes = key_hashes(SPELLING + "".join(words) for words in names.where(asked).spellings())
    numbers, features = index.exact_keys.find_each(hashes)
    found: I64 = np.flatnonzero(asked)[numbers[features < index.first_join]]
    return found


def in_characters_of_all(
    words: Sequence[tuple[int, Expansion]], joins: Sequence[tuple[int, int, Expansion]]
) -> set[int]:
    """The organisations in characters that every one of some words meets, alone or written as one with its neighbours.

    Args:
        words: (the place, what it is like) of each; at least one.
        joins: of the same name.
    """
    common: set[int] | None = None
    for place, expansion in words:
        met = set(expansion.in_characters)
        for start, end, joined in joins:
            if start <= place < end:
                met.update(joined.in_characters)
        common = met if common is None else common & met
        if not common:
            return set()
    return common or set()
