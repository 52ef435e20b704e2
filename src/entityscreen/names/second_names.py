"""Second names of an organisation or a ship in one field: formerly, trading as, 原名, and brackets that name it again.

Here belongs where such a field is cut, and whether what stands in brackets is the same body's other name. Which words
mark it is a table (`resources/lexicon/second_names.tsv`); what is cut at brackets and slashes is in `words.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.lexicon import find_concepts
from entityscreen.names.normalise import Folded
from entityscreen.names.organisation_words import pieces_of_organisation
from entityscreen.names.words import split_words

_BRACKET = re.compile(r"[(\[（【]")
_TRIMMED = " ,;:，；：\"'"
_INSIDE = r"((?:[^()\[\]（）【】]|[(（][^()（）]*[)）])*)"


class _Marks(NamedTuple):
    """What marks another name.

    Attributes:
        first_words: of what stands between two names.
        between: finds it.
        bracket: finds a bracket that begins with a mark, and what is behind it there.
        glued: finds a mark in characters.
    """

    first_words: frozenset[str]
    between: re.Pattern[str]
    bracket: re.Pattern[str]
    glued: re.Pattern[str]


@named_cache("names.second_names", maxsize=1)
def _marks() -> _Marks:
    rows = read_rows("lexicon_second_names")
    between, glued = ([marker for place, marker in rows if place == own] for own in ("between", "glued"))
    first = sorted((marker for place, marker in rows if place != "glued"), key=len, reverse=True)
    apart, head, characters = ("|".join(map(re.escape, markers)) for markers in (between, first, glued))
    ending = r"\s*[:：为為]?\s*"
    return _Marks(
        frozenset(marker.split()[0] for marker in between),
        re.compile(rf"[,;，；]?\s+(?:{apart})[:：]?\s+|[,;，；]\s*(?:{characters}){ending}"),
        re.compile(
            rf"[(\[（【]\s*(?:(?:{head})(?:[:：\s]\s*|-(?=\w{{4}}))|(?:{characters}){ending}){_INSIDE}[)\]）】]"
        ),
        re.compile(characters),
    )


def second_names(text: Folded) -> tuple[Folded, ...]:
    """The names that a field holds by its markers, the first one first.

    Args:
        text: a folded field of an organisation's or a ship's name.

    Returns:
        Two names or more; nothing where no marker stands between two names.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> second_names(fold("Meridon Trading (formerly Zelta (HK) Ltd)"))
        ('meridon trading', 'zelta (hk) ltd')
        >>> second_names(fold("Nur Foundation t/a Nur Trading")), second_names(fold("Meridon (Ex-Im) Trading"))
        (('nur foundation', 'nur trading'), ())
    """
    if not _may_hold_several(text):
        return ()
    marks = _marks()
    inside = [found.group(1) for found in marks.bracket.finditer(text)]
    names = [*marks.between.split(marks.bracket.sub(" ", text)), *inside]
    names = [" ".join(name.split()).strip(_TRIMMED) for name in names]
    if len(names) < 2 or not all(map(_is_name_like, names)):
        return ()
    return tuple(dict.fromkeys(map(Folded, names)))


def names_again(bracket: Folded, outside: Folded) -> bool:
    """Whether a bracket without a brand names the body before it again: what it is, is told by both.

    Args:
        bracket: what stands in it, folded.
        outside: the rest of the field.

    Example:
        >>> names_again(Folded("agricultural bank of iran"), Folded("bank keshavarzi"))
        True
        >>> names_again(Folded("ministry of health"), Folded("city hospital"))
        False
    """
    said = {family for family, role in _families(bracket) if role == "organisation"}
    return bool(said) and not said.isdisjoint(family for family, _ in _families(outside))


def says_enough(bracket: Folded) -> bool:
    """Whether a bracket is a name by itself: MOIS, a word of one meaning, says again what stands before it.

    Example:
        >>> says_enough(Folded("national guard of russia")), says_enough(Folded("mois"))
        (True, False)
    """
    pieces = pieces_of_organisation(split_words(bracket, dotted_letters=True))
    found = find_concepts(pieces)
    return len(found) != 1 or found[0][1] - found[0][0] < len(pieces)


def _may_hold_several(text: Folded) -> bool:
    """Whether it is worth while to look for markers: most names have neither brackets nor such a word."""
    marks = _marks()
    if not marks.first_words.isdisjoint(text.split()) or _BRACKET.search(text):
        return True
    return not text.isascii() and marks.glued.search(text) is not None


def _families(text: Folded) -> set[tuple[str, str]]:
    pieces = pieces_of_organisation(split_words(text, dotted_letters=True))
    return {(concept.family, concept.role) for _, _, concept in find_concepts(pieces)}


def _is_name_like(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1
