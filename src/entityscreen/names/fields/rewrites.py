"""The texts that one name field may hold, and the plan of rewrites of each.

Here belongs which texts a folded field is taken for, and what it costs to take it so: it is cut at words around the
name (`addressing.py`), at words and marks between names (`several_names.py`, `text/words.py`), and each text may be
rewritten by the steps of `PLAN`. How one text becomes parts belongs to `prepare.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from entityscreen.model.kind import Family
from entityscreen.names.fields.addressing import (
    WITHOUT_ADDRESS,
    WITHOUT_PLACE,
    WITHOUT_SEAT,
    addressed,
    before_address,
    without_address,
)
from entityscreen.names.fields.brand_forms import in_english, spelled_out, with_group_brand, with_initials, with_numeral
from entityscreen.names.fields.several_names import (
    alias_fields,
    bracketed,
    has_marker,
    names_again,
)
from entityscreen.names.organisation_parts import looks_like_organisation, organisation_parts
from entityscreen.names.prepared import CORE_ROLES
from entityscreen.syllables.transcribed_names import find_telegraph
from entityscreen.text.folding import Folded
from entityscreen.text.words import MAX_TEXTS, name_texts, split_words

WITHOUT_BRACKETS, BRACKET, SECOND = "without brackets", "bracket", "second name"
IN_GROUP, LETTERED = "brand of a group", "initials or a numeral as they are said"
IN_ENGLISH, SPELLED_OUT = "loan words in English", "short form spelled out"
NO_PERSONS = frozenset(Family) - {Family.PERSON}


class Rewrite(NamedTuple):
    """A way to take one text of a field otherwise than as it is written.

    Attributes:
        id: which way it is, in a reviewer's words.
        cost: of taking the text so, in points of score.
        families: of the names that it is for.
        function: the texts that it makes of one; none for nearly all.
    """

    id: str
    cost: float
    families: frozenset[Family]
    function: Callable[[Folded], tuple[Folded, ...]]


# In this order they stand behind the texts that a field is cut into.
PLAN = (
    Rewrite(IN_GROUP, 0.02, NO_PERSONS, with_group_brand),
    Rewrite(LETTERED, 0.02, NO_PERSONS, with_initials),
    Rewrite(LETTERED, 0.02, NO_PERSONS, with_numeral),
    Rewrite(IN_ENGLISH, 0.02, NO_PERSONS, in_english),
    Rewrite(SPELLED_OUT, 0.02, NO_PERSONS, spelled_out),
)
# What it costs to take a text of a field for its name, by how the field is cut or rewritten, in points of score.
TEXT_COSTS = {
    "whole": 0.0, WITHOUT_BRACKETS: 0.0, BRACKET: 0.03, "telegraph code": 0.02, SECOND: 0.02,
    WITHOUT_ADDRESS: 0.02, WITHOUT_SEAT: 0.05, WITHOUT_PLACE: 0.12,
    **{rewrite.id: rewrite.cost for rewrite in PLAN},
}  # fmt: skip
IN_LETTERS = frozenset({IN_GROUP, LETTERED})
OF_ORGANISATIONS = IN_LETTERS | {IN_ENGLISH}  # readings of organisations' names alone
LETTERS_OF_A_PLACE = 2  # in brackets: (UK), (MA)
_DIGIT = re.compile(r"\d")


def field_texts(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts that one field may hold.

    Args:
        folded: the field.
        family: how names of its kind are built.

    Returns:
        Each text with what it is, see `TEXT_COSTS`; the likeliest first.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> field_texts(fold("Meridon Trading t/a Zelta"), Family.ORGANISATION)
        (('meridon trading', 'whole'), ('zelta', 'bracket'))
    """
    texts: dict[Folded, str] = {}
    for number, name in enumerate(without_address(name, family) for name in addressed(folded)):
        for text, what in _texts_of(name, family):
            texts.setdefault(text, what if not number or what != "whole" else SECOND)
        bare = before_address(name)
        if bare is not None:
            for text, what in _texts_of(bare[0], family):
                texts.setdefault(text, bare[1] if what == "whole" else what)
    return tuple(texts.items())


def _texts_of(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts that a field without words around its names may hold."""
    folded = bracketed(folded) if family is Family.PERSON else folded
    texts = _names_in(folded, family)
    rewritten = [
        (made, rewrite.id)
        for rewrite in PLAN
        if family in rewrite.families
        for text, _ in texts
        for made in rewrite.function(text)
    ]
    return (*texts, *rewritten) if rewritten else texts


def _names_in(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts of a field: cut at words and marks between names, with what its digits stand for."""
    texts = _aliases(folded, family) if has_marker(folded) else name_texts(folded)
    if _DIGIT.search(folded):
        texts += tuple((Folded(characters), "telegraph code") for _, _, characters, _ in find_telegraph(folded))
    return texts if family is Family.PERSON or len(texts) < 2 else _telling(texts)


def _aliases(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts of a field that may hold several names by its words; one that is a single word is as in brackets."""
    of_persons = family is Family.PERSON or (
        family is Family.ANY and not looks_like_organisation(split_words(folded, dotted_letters=True))
    )
    fields = alias_fields(folded, of_persons=of_persons) or (folded,)
    found: dict[Folded, str] = {}
    for field in fields:
        for text, what in name_texts(field):
            found.setdefault(text, "bracket" if len(fields) > 1 and text.isascii() and " " not in text else what)
    return tuple(found.items())[:MAX_TEXTS]


def _telling(texts: tuple[tuple[Folded, str], ...]) -> tuple[tuple[Folded, str], ...]:
    """Without readings that lose what a bracket tells of an organisation.

    `(Limited Partnership)` and `(Shanghai)` are no names, and what they say is part of the whole.
    """
    inside = {text for text, what in texts if what == "bracket"}
    # A bracket in the midst names what is before it, and not the whole: Guard Corps (IRGC) Base Quds.
    wholes = tuple(text for text, what in texts if what == "whole")
    outside = [t for t, what in texts if what == "without brackets" and any(whole.startswith(t) for whole in wholes)]
    names = {text for text in inside if _stands_alone(text) or any(names_again(text, other) for other in outside)}
    if inside and not names:
        return tuple((text, what) for text, what in texts if what == "whole") or texts[:1]
    return tuple((text, what) for text, what in texts if what != "bracket" or text in names)


def _stands_alone(text: Folded) -> bool:
    """Whether a bracket's content can be an organisation's name: it has a word of its own, and is no state's code."""
    if text.isascii() and sum(map(str.isalpha, text)) <= LETTERS_OF_A_PLACE:
        return False
    return any(part.role in CORE_ROLES for part in organisation_parts(split_words(text, dotted_letters=True)).parts)
