"""The tests of the names of organisations, vessels, aircraft, and of two kinds, that the rules name.

Here belongs what two such names say against being one thing's, however much of them meets. Amounts and reasons are in
`resources/scoring/rules.tsv`.
"""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.likeness import BY_GIVEN_NAME, BY_ORTHOGRAPHY, BY_SOUND, BY_SURNAME
from entityscreen.names.prepared import TRADES, Role, Variant
from entityscreen.scoring.adjustments.met import SOUGHT, Meeting

SHORT_WORD = 4  # letters, of which other words sound the same
OF_PERSONS = frozenset({BY_GIVEN_NAME, BY_SURNAME, BY_ORTHOGRAPHY})
GENITIVE = ("а", "ого", "его")
# What a company or a person says of itself, and no ship.
NO_CRAFT_ROLES = TRADES | {Role.LEGAL, Role.NAME, Role.PATRONYMIC}


def alike_only(met: Meeting) -> bool:
    """`King House` against `CJNG`, and `Jean Co.` against `Ian Ltd`: the one name that meets is another word.

    What is usual between spellings of a person's name (Lee and Li, Bill and William) is none between brands.
    """
    own, other = met.places_a.named, met.places_b.named
    named = [pair for pair in met.pairs if own >> pair.a_start & 1 or other >> pair.b_start & 1]
    if len(named) != 1 or named[0].similarity < SOUGHT:
        return False
    (pair,) = named
    a, b = (part.token for part in met.parts_of(pair))
    if pair.relation == BY_SURNAME and (_of_a_body(met.a, pair.a_start) or _of_a_body(met.b, pair.b_start)):
        return False
    short = min(len(a.text), len(b.text)) <= SHORT_WORD and a.script is b.script is Script.LATIN
    return pair.relation in OF_PERSONS or (short and pair.relation == BY_SOUND)


def _of_a_body(variant: Variant, place: int) -> bool:
    """Whether a name in Cyrillic stands in the genitive behind a body: Лаборатория Дятлова is Dyatlov's."""
    if not place or not variant.parts[place].token.text.endswith(GENITIVE):
        return False
    return variant.parts[place - 1].role is Role.ORGANISATION


def numbers_differ(met: Meeting) -> bool:
    """`Fund 5` against `Fund 8`."""
    return other_numbers(met.a, met.b)


def other_numbers(a: Variant, b: Variant) -> bool:
    """Whether each of two names has a number that the other has not."""
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)


def no_craft(met: Meeting) -> bool:
    """`Loyal Hospitality Private Limited` against the vessel `Loyal`, and Park Seong-won against the `Song Won`.

    What a company says of itself, and a person's further names, no ship has.
    """
    return _says_more(met.a, met.met_a) is not _says_more(met.b, met.met_b)


def _says_more(variant: Variant, met: int) -> bool:
    return any(part.role in NO_CRAFT_ROLES and not met >> place & 1 for place, part in enumerate(variant.parts))


TESTS = {"alike-only": alike_only, "other-numbers": numbers_differ, "no-craft": no_craft}
