"""Second names of an organisation or a ship in one field: formerly, trading as, 原名, and brackets that name it again.

Here belongs where such a field is cut, and whether what stands in brackets is the same body's other name. What is cut
at brackets and slashes of any name is in `words.py`.
"""

from __future__ import annotations

import re

from entityscreen.names.lexicon import find_concepts
from entityscreen.names.normalise import Folded
from entityscreen.names.organisation_words import pieces_of_organisation
from entityscreen.names.words import split_words

_MARKERS = (
    "formerly known as", "formerly", "previously known as", "previously", "f/k/a", "f.k.a.", "fka", "a/k/a", "a.k.a.",
    "also known as", "n/k/a", "now known as", "t/a", "trading as", "d/b/a", "d.b.a.", "dba", "doing business as",
    "operating as", "anciennement", "vormals", "ehemals", "anteriormente", "antiguamente", "anteriormente denominada",
    "ранее", "ранее именовавшееся", "прежнее название", "прежнее наименование", "он же", "она же", "раніше",
)  # fmt: skip
# Words of names as well: they mark another name only where a bracket begins with them.
_IN_BRACKETS = (
    "ex", "ex.", "antes", "gia", "now", "nee", "voorheen", "eski adi", "бывш.", "бывшее", "бывший", "бывшая",
)  # fmt: skip
_GLUED = (
    "原名称", "原名", "旧称", "旧名", "前称", "曾用名", "又名", "又称", "亦称", "旧社名", "旧商号",
    "구 상호", "옛 이름",
)  # fmt: skip
_MARKER = "|".join(map(re.escape, sorted(_MARKERS, key=len, reverse=True)))
_FIRST = "|".join(map(re.escape, sorted((*_MARKERS, *_IN_BRACKETS), key=len, reverse=True)))
_CHARACTERS = "|".join(map(re.escape, _GLUED))
_INSIDE = r"((?:[^()\[\]（）【】]|[(（][^()（）]*[)）])*)"
_BRACKET = re.compile(
    rf"[(\[（【]\s*(?:(?:{_FIRST})(?:[:：\s]\s*|-(?=\w{{4}}))|(?:{_CHARACTERS})\s*[:：为為]?\s*){_INSIDE}[)\]）】]"
)
_BETWEEN = re.compile(rf"[,;，；]?\s+(?:{_MARKER})[:：]?\s+|[,;，；]\s*(?:{_CHARACTERS})\s*[:：为為]?\s*")
_FIRST_WORDS = frozenset(marker.split()[0] for marker in _MARKERS)
_BRACKETS = frozenset("([（【")
_ANY_CHARACTERS = re.compile(_CHARACTERS)
_TRIMMED = " ,;:，；：\"'"


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
    inside = [found.group(1) for found in _BRACKET.finditer(text)]
    names = [*_BETWEEN.split(_BRACKET.sub(" ", text)), *inside]
    names = [" ".join(name.split()).strip(_TRIMMED) for name in names]
    if len(names) < len(("first", "second")) or not all(map(_is_name_like, names)):
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
    if not _FIRST_WORDS.isdisjoint(text.split()) or not _BRACKETS.isdisjoint(text):
        return True
    return not text.isascii() and _ANY_CHARACTERS.search(text) is not None


def _families(text: Folded) -> set[tuple[str, str]]:
    pieces = pieces_of_organisation(split_words(text, dotted_letters=True))
    return {(concept.family, concept.role) for _, _, concept in find_concepts(pieces)}


def _is_name_like(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1
