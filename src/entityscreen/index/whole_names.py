"""The keys of names as wholes: as they are written, their letters, an acronym, an only word.

Here belong the keys of a listed name and those that a query asks for. Which names meet as wholes is
`scoring/score.py`; the keys by which a brand in characters meets a company's name are `names/segment/crossing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.kind import Family
from entityscreen.names.prepared import CORE_ROLES, NAMED, Variant
from entityscreen.names.segment.brands import brand_tokens

_OF_PERSONS = frozenset({Family.PERSON, Family.ANY})
_ACRONYM, _LETTERS, _SINGLE, _TEXT = "A", "L", "S", "T"


def letters_key(words: str) -> str:
    """The key of a name by its letters.

    Args:
        words: its words, joined.
    """
    return _LETTERS + words


def listed_keys(variant: Variant, family: Family) -> Iterator[str]:
    """The keys under which a name is listed.

    Args:
        variant: of the name.
        family: how names of its kind are built.
    """
    yield _TEXT + variant.text
    if variant.letters:
        yield _LETTERS + variant.letters
    if variant.acronym:
        yield _ACRONYM + variant.acronym
    if family in _OF_PERSONS and not variant.characters:
        named = "".join([part.token.text for part in variant.parts if part.role in NAMED])
        if named != variant.letters:  # a title or a particle beside a brand
            yield _LETTERS + named
    core = _core(variant)
    if len(core) == 1:
        yield _SINGLE + core[0]


def queried_keys(variant: Variant, family: Family) -> Iterator[str]:
    """The keys that a query asks for.

    Args:
        variant: of the name.
        family: how names of its kind are built.
    """
    yield _TEXT + variant.text
    if variant.letters:
        yield _LETTERS + variant.letters
    if variant.acronym:
        yield _SINGLE + variant.acronym
    if family is not Family.PERSON and variant.characters:  # what looks like a person may be named as the brand is read
        for token in brand_tokens(variant.parts):
            for spelling in token.spellings:
                yield _LETTERS + spelling.text
    core = _core(variant)
    if len(core) == 1:
        yield _ACRONYM + core[0]


def _core(variant: Variant) -> list[str]:
    return [part.token.text for part in variant.parts if part.role in CORE_ROLES]
